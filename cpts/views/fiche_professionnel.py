"""Views: the page of a person."""

from collections.abc import Iterator

from cpts.horaires import Horaires
from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import CONVENTIONNEMENTS
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.views import fiche_parties as parties
from cpts.views.contexte import Contexte
from cpts.views.fiche_json_ld import make_json_ld
from cpts.views.horaires import list_fermetures_a_venir, list_jours, write_ouvert
from cpts.views.mots import Telephone, at_commune, lower_first, raise_first, write_role
from cpts.views.page import EntreeRecherche, Page
from cpts.views.resultats import find_appel, find_ouvert, get_acces, list_fermetures, make_nouveaux

# What the sector means for the patient. Source: code de la sécurité sociale, articles L162-5 and L162-14-1.
TARIFS = {
    "conventionne": "tarifs fixés avec l’Assurance Maladie",
    "secteur-1": "tarifs de l’Assurance Maladie",
    "secteur-1-dp": "dépassements d’honoraires possibles",
    "secteur-1-optam": "dépassements d’honoraires limités",
    "secteur-2": "dépassements d’honoraires possibles",
    "secteur-2-optam": "dépassements d’honoraires limités",
    "non-conventionne": "l’Assurance Maladie ne rembourse presque rien",
}
TIERS_PAYANT = {True: "oui, pas d’avance de frais sur la part remboursée", False: "non, il faut avancer les frais"}
SANS_HORAIRES = (
    "Les horaires et l’accueil de nouveaux patients ne sont plus affichés\u00a0: appelez avant de vous déplacer."
)


def make_page(contexte: Contexte, professionnel: Professionnel) -> Page:
    profession = PROFESSIONS[professionnel.profession]
    titre, vue = contexte.titres_par_fiche[professionnel.id], make_vue(contexte, professionnel)
    return Page(
        chemin=f"annuaire/{professionnel.id}/",
        titre=titre,
        description=write_description(titre, vue),
        gabarit="pages/fiche.html",
        vue=vue,
        section="annuaire/",
        fil=(("Trouver un soignant", "annuaire/"), (profession.pluriel, f"professions/{profession.slug}/")),
        json_ld=make_json_ld(contexte, professionnel),
        recherche=make_recherche(contexte, professionnel, vue.telephone),
    )


def make_vue(contexte: Contexte, professionnel: Professionnel) -> parties.VueFiche:
    parti, masquee = contexte.is_parti(professionnel), contexte.is_masquee(professionnel.verifie_le)
    appel = None if parti else find_appel(contexte, professionnel.exercices)
    nouveaux = None if professionnel.fin_activite else make_nouveaux(contexte, professionnel)
    lieux = make_lieux(contexte, professionnel, joignables=not parti, sans_horaires=parti or masquee)
    return parties.VueFiche(
        nom=professionnel.nom_complet,
        chapeau=write_chapeau(professionnel),
        pastilles=(nouveaux,) if nouveaux else (),
        telephone=appel.telephone if appel else None,
        ouvert=None if parti else find_ouvert(contexte, professionnel),
        masquee=parties.write_masquee(contexte, professionnel.verifie_le, SANS_HORAIRES),
        lieux=lieux,
        cles=tuple(list_cles(contexte, professionnel)),
        verification=parties.make_verification(contexte, professionnel.verifie_le),
        contact=f"donnees/annuaire/{professionnel.id}.vcf",
        signaler=parties.write_signaler(contexte, professionnel),
        telephone_chez=appel.chez if appel else None,
        rendez_vous=None if parti or len(lieux) > 1 else professionnel.exercices[0].rendez_vous,
        depart=parties.make_vue_depart(contexte, professionnel.fin_activite),
    )


def make_lieux(
    contexte: Contexte, professionnel: Professionnel, *, joignables: bool, sans_horaires: bool
) -> tuple[parties.VueLieu, ...]:
    """The places; the number and appointments are told at the top when there is only one."""
    plusieurs = joignables and len(professionnel.exercices) > 1
    return tuple(
        make_lieu(contexte, exercice, f"lieu-{rang}", None if sans_horaires else exercice.horaires, plusieurs)
        for rang, exercice in enumerate(professionnel.exercices, 1)
    )


def make_lieu(
    contexte: Contexte, exercice: Exercice, ancre: str, horaires: Horaires | None, joignable: bool
) -> parties.VueLieu:
    structure = contexte.site.structures_par_id.get(exercice.structure or "")
    titre = structure.nom if structure else raise_first(at_commune(contexte.get_nom_commune(exercice)))
    appel = find_appel(contexte, (exercice,)) if joignable else None
    return parties.VueLieu(
        ancre=ancre,
        titre=titre,
        situation=get_situation(contexte, exercice, structure, titre),
        jours=list_jours(contexte, horaires),
        fermetures=list_fermetures_du_lieu(contexte, exercice, structure),
        courriel=exercice.courriel,
        lien=f"annuaire/{structure.id}/" if structure else None,
        ouvert=write_ouvert(contexte, horaires, list_fermetures(contexte, exercice)) if joignable else None,
        telephone=appel.telephone if appel else None,
        rendez_vous=exercice.rendez_vous if joignable else None,
    )


def get_situation(contexte: Contexte, exercice: Exercice, structure: Structure | None, titre: str) -> parties.Situation:
    """That of the structure, when the person says nothing else."""
    site = contexte.site
    if structure and not (exercice.adresse or exercice.position or exercice.acces):
        return parties.get_situation(contexte, structure)
    adresse = parties.write_adresse(contexte, site.get_adresse(exercice))
    return parties.make_situation(titre, adresse, site.get_position(exercice), get_acces(contexte, exercice))


def list_fermetures_du_lieu(contexte: Contexte, exercice: Exercice, structure: Structure | None) -> tuple[str, ...]:
    """Those of the person there, then those of the place, which is named."""
    siennes = list_fermetures_a_venir(contexte, exercice.fermetures)
    if structure is None or not structure.fermetures:
        return siennes
    return (*siennes, *list_fermetures_a_venir(contexte, structure.fermetures, structure.nom))


def write_chapeau(professionnel: Professionnel) -> str:
    """« Médecin généraliste · secteur 1 · carte Vitale acceptée »."""
    faits = [write_role(professionnel.profession, professionnel.specialite)]
    if professionnel.conventionnement:
        faits.append(lower_first(CONVENTIONNEMENTS[professionnel.conventionnement]))
    if professionnel.carte_vitale is not None:
        faits.append("carte Vitale acceptée" if professionnel.carte_vitale else "carte Vitale non acceptée")
    if professionnel.tiers_payant is not None:
        faits.append("tiers payant" if professionnel.tiers_payant else "sans tiers payant")
    return " · ".join(faits)


def list_cles(contexte: Contexte, professionnel: Professionnel) -> Iterator[parties.Cle]:
    """What one must know before calling, known facts only."""
    if professionnel.sans_rendez_vous:
        yield parties.Cle("Sans rendez-vous", (professionnel.sans_rendez_vous,))
    yield from list_deplacements(contexte, professionnel)
    if professionnel.langues:
        yield parties.Cle("Langues", (", ".join(LANGUES[langue] for langue in professionnel.langues),))
    if professionnel.competences:
        yield parties.Cle("Compétences", (", ".join(professionnel.competences),))
    if secteur := professionnel.conventionnement:
        yield parties.Cle("Tarifs", (f"{lower_first(CONVENTIONNEMENTS[secteur])}\u00a0: {TARIFS[secteur]}",))
    if professionnel.tiers_payant is not None:
        yield parties.Cle("Tiers payant", (TIERS_PAYANT[professionnel.tiers_payant],))
    if actions := parties.list_actions(contexte, professionnel.id):
        yield parties.Cle("Participe à", (), actions)


def list_deplacements(contexte: Contexte, professionnel: Professionnel) -> Iterator[parties.Cle]:
    """Home visits and the communes they reach, teleconsultation."""
    communes = [write_commune(contexte, nom) for nom in professionnel.communes_visites]
    if professionnel.visites_a_domicile is False:
        yield parties.Cle("Visites à domicile", ("non",))
    elif communes:
        yield parties.Cle("Visites à domicile", (f"oui, dans ces communes\u00a0: {', '.join(communes)}",))
    elif professionnel.visites_a_domicile:
        yield parties.Cle("Visites à domicile", ("oui",))
    if professionnel.teleconsultation is not None:
        yield parties.Cle("Téléconsultation", ("oui" if professionnel.teleconsultation else "non",))


def write_commune(contexte: Contexte, nom_ou_code: str) -> str:
    commune = contexte.communes_par_code.get(nom_ou_code)
    return commune.nom if commune else nom_ou_code


def write_description(titre: str, vue: parties.VueFiche) -> str:
    """One sentence for search engines: who, where, the number, the state."""
    morceaux = [titre, vue.lieux[0].situation.adresse]
    if vue.telephone:
        morceaux.append(f"téléphone {vue.telephone.affiche}")
    if vue.depart:
        morceaux.append(lower_first(vue.depart.titre))
    elif vue.pastilles:
        morceaux.append(f"{lower_first(vue.pastilles[0].texte)} ({vue.pastilles[0].note})")
    return f"{'. '.join(morceaux[:2])}. {raise_first(', '.join(morceaux[2:]))}".strip(". ") + "."


def make_recherche(contexte: Contexte, professionnel: Professionnel, telephone: Telephone | None) -> EntreeRecherche:
    site = contexte.site
    communes = {contexte.get_nom_commune(e): 0 for e in professionnel.exercices}
    structures = [site.structures_par_id[e.structure].nom for e in professionnel.exercices if e.structure]
    specialite = SPECIALITES[professionnel.specialite].mots if professionnel.specialite else ()
    langues = [LANGUES[langue] for langue in professionnel.langues if langue != "fr"]
    return EntreeRecherche(
        genre="Professionnel",
        titre=professionnel.nom_complet,
        detail=f"{write_role(professionnel.profession, professionnel.specialite)} · {', '.join(communes)}",
        mots=(
            *PROFESSIONS[professionnel.profession].mots,
            *specialite,
            *structures,
            *langues,
            *professionnel.competences,
        ),
        telephone=telephone.affiche if telephone else "",
    )
