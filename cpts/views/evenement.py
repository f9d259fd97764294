"""Views: the page of one meeting, /agenda/<id>/."""

from functools import partial
from typing import NamedTuple

from cpts.dates import format_date, format_date_longue
from cpts.model.actions import PUBLICS
from cpts.model.agenda import Evenement
from cpts.model.site import Site
from cpts.nomenclatures.listes import THEMES
from cpts.recurrence import phrase_recurrence
from cpts.text import join_fr
from cpts.views.agenda_commun import (
    FIL,
    SECTION,
    Agenda,
    LigneCle,
    Pastille,
    ValeurCle,
    choose_date,
    find_chemin_choix,
    find_theme,
    list_dates,
    write_adresse,
)
from cpts.views.evenement_json_ld import make_json_ld
from cpts.views.inscription import list_inscription
from cpts.views.lieu_evenement import LieuEvenement
from cpts.views.lieux_carte import view_lieux
from cpts.views.mots import at_commune
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.quand import capitalize, format_moment
from cpts.views.rendez_vous import LigneEvenement, RendezVous, list_publics, make_ligne
from cpts.views.territoire import VueTerritoire

MAX_DATES = 8


class Avis(NamedTuple):
    """What changed. `ton`: of the component `avis`."""

    titre: str
    ton: str
    phrases: tuple[str, ...]


class VueEvenement(NamedTuple):
    """View of pages/evenement.html. `ics` and `affiche`: paths, "" when nobody can come any more.

    `prochaines`: the next dates of a meeting that comes back; `reste`: how many more there are.
    """

    titre: str
    surtitre: str
    chapeau: str
    pastilles: tuple[Pastille, ...]
    avis: Avis | None
    description: str
    cles: tuple[LigneCle, ...]
    prochaines: tuple[LigneEvenement, ...]
    reste: int
    compte_rendu: str
    ics: str
    affiche: str
    carte: VueTerritoire | None = None


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    """/agenda/<id>/ of every event, past ones included: what was announced stays at its address."""
    return [
        PagePrevue(f"agenda/{evenement.id}/", partial(build_page, agenda, evenement))
        for evenement in agenda.site.evenements
    ]


def build_page(agenda: Agenda, evenement: Evenement) -> Page:
    dates = list_dates(agenda, evenement)
    montre = choose_date(dates)
    chemin = f"agenda/{evenement.id}/"
    adresse = write_adresse(agenda.site, chemin)
    return Page(
        chemin=chemin,
        titre=_write_titre(evenement, montre),
        description=_write_description(evenement, montre),
        gabarit="pages/evenement.html",
        vue=view_evenement(agenda, evenement, dates, montre),
        section=SECTION,
        fil=FIL,
        json_ld=(make_json_ld(agenda.site.cpts, montre, adresse),) if montre else (),
        recherche=_make_recherche(agenda.site, evenement, montre),
    )


def _write_titre(evenement: Evenement, montre: RendezVous | None) -> str:
    if evenement.recurrence or montre is None:
        return evenement.titre
    return f"{evenement.titre}, {format_date_longue(montre.debut)}"


def _write_description(evenement: Evenement, montre: RendezVous | None) -> str:
    parts = [capitalize(montre.quand_complet), montre.lieu_court] if montre else []
    return " · ".join(part for part in (evenement.resume, *parts) if part)


def _make_recherche(site: Site, evenement: Evenement, montre: RendezVous | None) -> EntreeRecherche:
    lieu = montre.lieu if montre else None
    details = [montre.quand_complet, montre.lieu_court] if montre else []
    theme = find_theme(site, evenement)
    mots = (*list_publics(evenement), *([THEMES[theme]] if theme else []))
    commune = (lieu.commune,) if lieu and lieu.commune else ()
    return EntreeRecherche(
        genre="Rendez-vous",
        titre=evenement.titre,
        detail=capitalize(", ".join(d for d in details if d)),
        mots=(*mots, *commune),
        telephone=(evenement.inscription.telephone if evenement.inscription else None) or "",
    )


def view_evenement(
    agenda: Agenda, evenement: Evenement, dates: tuple[RendezVous, ...], montre: RendezVous | None
) -> VueEvenement:
    a_venir, theme = [r for r in dates if not r.passe], find_theme(agenda.site, evenement)
    tient = bool(a_venir) and evenement.statut != "annule" and montre is not None and montre.statut != "reporte"
    plusieurs = a_venir if evenement.recurrence and len(a_venir) > 1 else []
    return VueEvenement(
        titre=evenement.titre,
        surtitre=THEMES[theme] if theme else "Rendez-vous",
        chapeau=evenement.resume or "",
        pastilles=_list_pastilles(evenement, a_venir),
        avis=make_avis(evenement, montre, passe=not a_venir),
        description=evenement.description or "",
        cles=tuple(ligne for ligne in list_cles(agenda, evenement, montre, tient=tient) if ligne.valeurs),
        prochaines=tuple(make_ligne(r, complet=False) for r in plusieurs[:MAX_DATES]),
        reste=max(0, len(plusieurs) - MAX_DATES),
        compte_rendu=evenement.compte_rendu or "",
        ics=f"donnees/agenda/{evenement.id}.ics" if tient else "",
        affiche=f"agenda/{evenement.id}/affiche/" if tient else "",
        carte=view_lieux(agenda, [montre.lieu] if tient and montre and montre.lieu else []),
    )


def _list_pastilles(evenement: Evenement, a_venir: list[RendezVous]) -> tuple[Pastille, ...]:
    if evenement.statut == "annule":
        return (Pastille("Annulé", "annule"),)
    if evenement.statut == "reporte":
        return (Pastille("Reporté", "reporte"),)
    return () if a_venir else (Pastille("Passé", "neutre"),)


def make_avis(evenement: Evenement, montre: RendezVous | None, *, passe: bool) -> Avis | None:
    """The notice above the details, None when all goes as announced."""
    annonce = (f"Changement annoncé le {format_date(evenement.modifie_le)}.",) if evenement.modifie_le else ()
    if evenement.statut == "annule":
        return Avis("Ce rendez-vous est annulé", "urgence", annonce or ("Il n’aura pas lieu.",))
    if evenement.statut == "reporte":
        return Avis("Ce rendez-vous est reporté", "vigilance", (_write_report(evenement), *annonce))
    if passe:
        return Avis("Ce rendez-vous est passé", "info", ("Cette page reste pour mémoire.",))
    if montre and montre.statut == "deplace" and montre.note:
        return Avis("La prochaine date a changé", "vigilance", (f"{montre.note}.", *annonce))
    return None


def _write_report(evenement: Evenement) -> str:
    prevu = format_moment(evenement.debut)
    if evenement.reporte_au is None:
        return f"Il devait avoir lieu le {prevu}. La nouvelle date sera écrite ici."
    return f"Nouvelle date : {format_moment(evenement.reporte_au)}, au lieu du {prevu}."


def list_cles(agenda: Agenda, evenement: Evenement, montre: RendezVous | None, *, tient: bool) -> tuple[LigneCle, ...]:
    """Every line people need; those without value are left out by the caller."""
    site, lieu = agenda.site, montre.lieu if montre else None
    inscription = list_inscription(evenement.inscription, site.jour) if tient else ()
    return (
        LigneCle("Quand", _list_quand(evenement, montre)),
        LigneCle("Où", (*list_lieu(lieu), *_list_commune(agenda, lieu))),
        LigneCle("En ligne", _list_visio(evenement, tient=tient)),
        LigneCle("Pour qui", _list_pour(agenda, evenement)),
        LigneCle("Thème", _list_theme(agenda, evenement)),
        LigneCle("Inscription", inscription),
        LigneCle("Dans le cadre de", _list_action(site, evenement)),
        LigneCle("Avec", list_partenaires(site, evenement.partenaires)),
        LigneCle("Mis à jour", (ValeurCle(f"Le {format_date(evenement.modifie_le)}"),) if evenement.modifie_le else ()),
    )


def _list_quand(evenement: Evenement, montre: RendezVous | None) -> tuple[ValeurCle, ...]:
    if montre is None:
        return (ValeurCle("Aucune date n’est prévue pour le moment."),)
    quand = montre.quand_complet
    if evenement.recurrence is None:
        return (ValeurCle(capitalize(quand)),)
    rythme = phrase_recurrence(evenement.recurrence.regle, evenement.debut)
    etiquette = "Dernière date" if montre.passe else "Prochaine date"
    return ValeurCle(rythme), ValeurCle(f"{etiquette} : {quand}")


def list_lieu(lieu: LieuEvenement | None) -> tuple[ValeurCle, ...]:
    """Name with a link to its page, address, access, and the point that a phone opens in its map."""
    if lieu is None:
        return ()
    nom = (ValeurCle(lieu.nom, lien=lieu.lien),) if lieu.nom else ()
    adresse = ", ".join(lieu.lignes or ((lieu.commune,) if lieu.commune else ()))
    suite = [ValeurCle(texte) for texte in (adresse, *lieu.acces) if texte]
    carte = (ValeurCle("Ouvrir dans l’application de cartes du téléphone", lien=lieu.geo),) if lieu.geo else ()
    return (*nom, *suite, *carte)


def _list_visio(evenement: Evenement, *, tient: bool) -> tuple[ValeurCle, ...]:
    if not evenement.visio:
        return ()
    if not tient:
        return (ValeurCle("Le rendez-vous se suivait aussi en ligne."),)
    return (ValeurCle("Rejoindre le rendez-vous en ligne", lien=evenement.visio),)


def _list_commune(agenda: Agenda, lieu: LieuEvenement | None) -> tuple[ValeurCle, ...]:
    """The list of what is to come in the same commune."""
    chemin = find_chemin_choix(agenda, ("commune", lieu.commune_slug)) if lieu else ""
    return (ValeurCle(f"Tous les rendez-vous {at_commune(lieu.commune)}", lien=chemin),) if lieu and chemin else ()


def _list_pour(agenda: Agenda, evenement: Evenement) -> tuple[ValeurCle, ...]:
    """Each audience, with the list of its meetings when there is one."""
    return tuple(ValeurCle(PUBLICS[p], find_chemin_choix(agenda, ("public", p))) for p in evenement.publics)


def _list_theme(agenda: Agenda, evenement: Evenement) -> tuple[ValeurCle, ...]:
    theme = find_theme(agenda.site, evenement)
    return (ValeurCle(THEMES[theme], find_chemin_choix(agenda, ("theme", theme))),) if theme else ()


def _list_action(site: Site, evenement: Evenement) -> tuple[ValeurCle, ...]:
    action = site.actions_par_id.get(evenement.action or "")
    return (ValeurCle(action.titre, lien=f"prevention/{action.id}/"),) if action else ()


def list_partenaires(site: Site, idents: tuple[str, ...]) -> tuple[ValeurCle, ...]:
    """Partners by name, with a link to their own site."""
    trouves = [site.partenaires_par_id[ident] for ident in idents if ident in site.partenaires_par_id]
    return tuple(ValeurCle(p.nom, lien=p.site or "") for p in trouves)


def write_pour(evenement: Evenement) -> str:
    """« Pour les aidants… » on one line, for paper."""
    return f"Pour : {join_fr(list_publics(evenement))}" if evenement.publics else ""
