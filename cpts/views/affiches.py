"""Views: the posters, one A4 page each, of a meeting, of a month and of an action."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import segno
from markupsafe import Markup

from cpts.dates import format_date_longue, format_intervalle, format_mois
from cpts.model.actions import PUBLICS, Action, Inscription
from cpts.model.agenda import Evenement
from cpts.nomenclatures.listes import THEMES
from cpts.recurrence import phrase_recurrence
from cpts.telephone import format_telephone
from cpts.text import join_fr, plural
from cpts.views.agenda_commun import (
    FIL,
    SECTION,
    Agenda,
    Mois,
    choose_date,
    find_theme,
    list_dates,
    write_adresse,
    write_chemin_mois,
)
from cpts.views.evenement import write_pour
from cpts.views.inscription import is_close, write_inscription
from cpts.views.lieu_evenement import LieuEvenement, make_lieu_structure
from cpts.views.mots import lower_first
from cpts.views.page import Page, PagePrevue
from cpts.views.quand import capitalize, format_heures, format_quantiemes
from cpts.views.rendez_vous import RendezVous

MAX_LIGNES = 18
MAX_DATES = 4
_SVG = Markup(
    '<svg aria-hidden="true" focusable="false" viewBox="0 0 {0} {0}" class="cpts-affiche__code"><path d="{1}"/></svg>'
)
_MARGE_QR = 4
"""Modules left blank around the code. Source: ISO/IEC 18004, quiet zone."""
_SOMBRES = re.compile(rb"\x01+").finditer

_STATUTS = {"annule": "Annulé", "reporte": "Reporté"}


class LigneAffiche(NamedTuple):
    quand: str
    titre: str
    lieu: str


class Affiche(NamedTuple):
    """What the component `affiche` shows; "" and () are left out. `adresse`: the page behind the QR code."""

    titre: str
    qr: Markup
    adresse: str
    organisateur: str
    contact: str
    surtitre: str = ""
    statut: str | None = None
    statut_libelle: str | None = None
    resume: str = ""
    quand: tuple[str, ...] = ()
    lieu: tuple[str, ...] = ()
    acces: str = ""
    pour: str = ""
    inscription: str = ""
    lignes: tuple[LigneAffiche, ...] = ()
    logo: str | None = None


class VueAffiche(NamedTuple):
    """View of pages/affiche.html and pages/affiche_mois.html. `retour`: the page it was made from."""

    affiche: Affiche
    retour: str


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    """A poster for every event, every month with a page and every action."""
    site = agenda.site
    return [
        *(PagePrevue(f"agenda/{e.id}/affiche/", partial(build_evenement, agenda, e)) for e in site.evenements),
        *(PagePrevue(f"{write_chemin_mois(m)}affiche/", partial(build_mois, agenda, m)) for m in agenda.par_mois),
        *(PagePrevue(f"prevention/{a.id}/affiche/", partial(build_action, agenda, a)) for a in site.actions),
    ]


def build_evenement(agenda: Agenda, evenement: Evenement) -> Page:
    affiche = view_evenement(agenda, evenement)
    return _make_page(affiche, f"agenda/{evenement.id}/", "pages/affiche.html", SECTION, FIL)


def build_mois(agenda: Agenda, mois: Mois) -> Page:
    return _make_page(view_mois(agenda, mois), write_chemin_mois(mois), "pages/affiche_mois.html", SECTION, FIL)


def build_action(agenda: Agenda, action: Action) -> Page:
    fil = (("Prévention", "prevention/"),)
    return _make_page(view_action(agenda, action), f"prevention/{action.id}/", "pages/affiche.html", "prevention/", fil)


def _make_page(affiche: Affiche, retour: str, gabarit: str, section: str, fil: tuple[tuple[str, str], ...]) -> Page:
    """Posters are for paper: search engines and our own search give the page itself."""
    return Page(
        chemin=f"{retour}affiche/",
        titre=f"Affiche : {affiche.titre}",
        description=f"Une affiche A4 à imprimer : {affiche.titre}",
        gabarit=gabarit,
        vue=VueAffiche(affiche, retour),
        section=section,
        fil=(*fil, (affiche.titre, retour)),
        robots="noindex",
    )


def view_evenement(agenda: Agenda, evenement: Evenement) -> Affiche:
    dates = list_dates(agenda, evenement)
    montre = choose_date(dates)
    annonce = [r for r in dates if not r.passe][:MAX_DATES] if evenement.recurrence else []
    statut = evenement.statut if evenement.statut in _STATUTS else None
    theme = find_theme(agenda.site, evenement)
    return _make_affiche(agenda, evenement.titre, f"agenda/{evenement.id}/")._replace(
        surtitre=THEMES[theme] if theme else "",
        statut=statut,
        statut_libelle=_write_statut(statut, montre),
        resume=evenement.resume or "",
        quand=_list_rythme(evenement, annonce) if annonce else list_quand(montre),
        lieu=list_lieu(montre.lieu if montre else None, en_ligne=evenement.visio is not None),
        acces=" · ".join(montre.lieu.acces) if montre and montre.lieu else "",
        pour=write_pour(evenement),
        inscription=_write_inscription(agenda, evenement.inscription),
    )


def _make_affiche(agenda: Agenda, titre: str, chemin: str) -> Affiche:
    cpts, adresse = agenda.site.cpts, write_adresse(agenda.site, chemin)
    return Affiche(
        titre=titre,
        qr=make_qr(adresse),
        adresse=adresse.removeprefix("https://").removeprefix("http://").rstrip("/"),
        organisateur=cpts.nom,
        contact=format_telephone(cpts.telephone) if cpts.telephone else cpts.courriel,
        logo=f"medias/{cpts.logo}" if cpts.logo else None,
    )


def make_qr(adresse: str) -> Markup:
    """A QR code as an inline drawing, hidden from screen readers: the address is written under it.

    The mask is fixed: trying all eight takes four times as long, and readers accept any of them.
    """
    code = segno.make(adresse, error="m", micro=False, mask=3, boost_error=False)
    cote = len(code.matrix) + 2 * _MARGE_QR
    return _SVG.format(cote, "".join(_iter_traits(code.matrix)))


def _iter_traits(matrice: Sequence[bytes | bytearray]) -> Iterator[str]:
    """The dark modules of each row, side by side in one bar: segno's own drawing takes as long as the code itself."""
    for rang, ligne in enumerate(matrice, _MARGE_QR):
        for suite in _SOMBRES(ligne):
            largeur = suite.end() - suite.start()
            yield f"M{suite.start() + _MARGE_QR} {rang}h{largeur}v1h-{largeur}z"


def _write_statut(statut: str | None, montre: RendezVous | None) -> str | None:
    """« Reporté : nouvelle date à venir »; once the new date is put forward, the poster shows it alone."""
    if statut is None:
        return None
    note = montre.note if montre and montre.statut == "reporte" else ""
    return f"{_STATUTS[statut]} : {note}" if note else _STATUTS[statut]


def list_quand(montre: RendezVous | None) -> tuple[str, ...]:
    """The date, then the hours, each on its line."""
    if montre is None:
        return ()
    heures = None if montre.evenement.journee_entiere else format_heures(montre.debut, montre.fin)
    if heures is None:
        return (capitalize(montre.quand_complet),)
    return tuple(capitalize(ligne) for ligne in (format_date_longue(montre.debut), heures) if ligne)


def _list_rythme(evenement: Evenement, annonce: list[RendezVous]) -> tuple[str, ...]:
    rythme = phrase_recurrence(evenement.recurrence.regle, evenement.debut) if evenement.recurrence else ""
    return (rythme, *(capitalize(r.quand) for r in annonce))


def list_lieu(lieu: LieuEvenement | None, *, en_ligne: bool) -> tuple[str, ...]:
    """The name, then the address; where nothing is said, that it can be followed online."""
    if lieu is None:
        return ("En ligne",) if en_ligne else ()
    lignes = (lieu.nom, *(lieu.lignes or (lieu.commune,)))
    return (*(ligne for ligne in lignes if ligne), *(["et en ligne"] if en_ligne else []))


def _write_inscription(agenda: Agenda, inscription: Inscription | None) -> str:
    close = inscription is not None and is_close(inscription, agenda.site.jour)
    return "Inscriptions closes" if close else write_inscription(inscription)


def view_mois(agenda: Agenda, mois: Mois) -> Affiche:
    tenus = [r for r in agenda.par_mois[mois] if r.tient]
    lignes = list_lignes(mois, tenus)
    suite = len(lignes) - MAX_LIGNES
    return _make_affiche(agenda, f"Agenda santé\u00a0: {format_mois(*mois)}", write_chemin_mois(mois))._replace(
        resume=f"Et {plural(suite, 'autre rendez-vous', 'autres rendez-vous')} sur le site." if suite > 0 else "",
        quand=() if lignes else ("Rien n’est prévu ce mois-ci",),
        lignes=tuple(lignes[:MAX_LIGNES]),
    )


def list_lignes(mois: Mois, rendez_vous: Iterable[RendezVous]) -> list[LigneAffiche]:
    """One line per event and hour: the dates of a weekly meeting are joined."""
    groupes: dict[tuple[str, str | None], list[RendezVous]] = {}
    for r in rendez_vous:
        heures = None if r.evenement.journee_entiere else format_heures(r.debut, r.fin)
        groupes.setdefault((r.evenement.id, heures), []).append(r)
    return [_make_ligne(mois, heures, groupe) for (_, heures), groupe in groupes.items()]


def _make_ligne(mois: Mois, heures: str | None, groupe: list[RendezVous]) -> LigneAffiche:
    premier, jours = groupe[0], [r.debut.date() for r in groupe if (r.debut.year, r.debut.month) == mois]
    quand = premier.quand
    if len(jours) > 1:
        quand = f"Les {format_quantiemes(jours)}{f', {heures}' if heures else ''}"
    return LigneAffiche(capitalize(quand), premier.evenement.titre, premier.lieu_court)


def view_action(agenda: Agenda, action: Action) -> Affiche:
    site = agenda.site
    dates = [r for r in agenda.par_action.get(action.id, ()) if not r.passe and r.tient]
    periode = format_intervalle(action.periode.du, action.periode.au) if action.periode else ""
    structures = [site.structures_par_id[ident] for ident in action.lieux if ident in site.structures_par_id]
    lieux = [make_lieu_structure(site, agenda.communes, s).court for s in structures[:MAX_DATES]]
    return _make_affiche(agenda, action.titre, f"prevention/{action.id}/")._replace(
        surtitre=THEMES[action.theme],
        resume=action.resume,
        quand=tuple(capitalize(q) for q in ([r.quand for r in dates[:MAX_DATES]] or [periode]) if q),
        lieu=(*lieux, *(["et d’autres lieux sur le site"] if len(structures) > MAX_DATES else [])),
        pour=f"Pour : {join_fr([lower_first(PUBLICS[p]) for p in action.publics])}",
        inscription=_write_inscription(agenda, action.inscription),
    )
