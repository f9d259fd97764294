"""Views: the page of a place."""

from collections.abc import Iterator

from cpts.model.annuaire import Professionnel, Structure
from cpts.nomenclatures.listes import SERVICES, TYPES_STRUCTURE, TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import plural
from cpts.views import fiche_parties as parties
from cpts.views.contexte import Contexte
from cpts.views.fiche_json_ld import make_json_ld
from cpts.views.horaires import list_fermetures_a_venir, list_jours
from cpts.views.mots import at_commune, make_telephone
from cpts.views.page import EntreeRecherche, Page
from cpts.views.resultats import list_pastilles_acces, list_resultats, write_ouvert_structure

_RANGS = {slug: rang for rang, slug in enumerate(PROFESSIONS)}
SANS_HORAIRES = "Les horaires ne sont plus affichés\u00a0: appelez avant de vous déplacer."


def make_page(contexte: Contexte, structure: Structure) -> Page:
    titre, vue = contexte.titres_par_fiche[structure.id], make_vue(contexte, structure)
    return Page(
        chemin=f"annuaire/{structure.id}/",
        titre=titre,
        description=write_description(titre, vue),
        gabarit="pages/fiche.html",
        vue=vue,
        section="annuaire/",
        fil=(
            ("Trouver un soignant", "annuaire/"),
            (TYPES_STRUCTURE_PLURIEL[structure.type], f"lieux/{structure.type}/"),
        ),
        json_ld=make_json_ld(contexte, structure),
        recherche=make_recherche(contexte, structure),
    )


def make_vue(contexte: Contexte, structure: Structure) -> parties.VueFiche:
    masquee = contexte.is_masquee(structure.verifie_le)
    return parties.VueFiche(
        nom=structure.nom,
        chapeau=f"{TYPES_STRUCTURE[structure.type]} {at_commune(contexte.site.get_nom_commune(structure.adresse))}",
        pastilles=list_pastilles_acces(structure.acces),
        telephone=make_telephone(structure.telephone) if structure.telephone else None,
        ouvert=None if masquee else write_ouvert_structure(contexte, structure),
        masquee=parties.write_masquee(contexte, structure.verifie_le, SANS_HORAIRES),
        lieux=(make_lieu(contexte, structure, masquee=masquee),),
        cles=tuple(list_cles(contexte, structure)),
        verification=parties.make_verification(contexte, structure.verifie_le),
        contact=f"donnees/annuaire/{structure.id}.vcf",
        signaler=parties.write_signaler(contexte, structure),
        equipes=list_equipes(contexte, structure),
    )


def make_lieu(contexte: Contexte, structure: Structure, *, masquee: bool) -> parties.VueLieu:
    return parties.VueLieu(
        ancre="venir",
        titre="Venir",
        situation=parties.get_situation(contexte, structure),
        jours=list_jours(contexte, None if masquee else structure.horaires),
        fermetures=list_fermetures_a_venir(contexte, structure.fermetures),
        courriel=structure.courriel,
        site=structure.site,
    )


def list_cles(contexte: Contexte, structure: Structure) -> Iterator[parties.Cle]:
    if structure.sans_rendez_vous:
        yield parties.Cle("Sans rendez-vous", (structure.sans_rendez_vous,))
    if structure.services:
        yield parties.Cle("Services", tuple(SERVICES[service] for service in structure.services))
    for terme, ici in (("Actions ici", True), ("Participe à", False)):
        if actions := parties.list_actions(contexte, structure.id, ici=ici):
            yield parties.Cle(terme, (), actions)


def list_equipes(contexte: Contexte, structure: Structure) -> tuple[parties.Equipe, ...]:
    """In the order of the professions' list, people by name."""
    par_profession: dict[str, list[Professionnel]] = {}
    for personne in contexte.professionnels_par_structure.get(structure.id, ()):
        par_profession.setdefault(personne.profession, []).append(personne)
    return tuple(
        parties.Equipe(PROFESSIONS[slug].pluriel, list_resultats(contexte, par_profession[slug]))
        for slug in sorted(par_profession, key=_RANGS.__getitem__)
    )


def write_description(titre: str, vue: parties.VueFiche) -> str:
    personnes = sum(len(equipe.resultats) for equipe in vue.equipes)
    faits = [vue.lieux[0].situation.adresse]
    if vue.telephone:
        faits.append(f"téléphone {vue.telephone.affiche}")
    if personnes:
        faits.append(plural(personnes, "professionnel"))
    return f"{titre}. {', '.join(faits)}."


def make_recherche(contexte: Contexte, structure: Structure) -> EntreeRecherche:
    professions = {p.profession: 0 for p in contexte.professionnels_par_structure.get(structure.id, ())}
    return EntreeRecherche(
        genre="Lieu",
        titre=structure.nom,
        detail=f"{TYPES_STRUCTURE[structure.type]} · {contexte.site.get_nom_commune(structure.adresse)}",
        mots=(*(SERVICES[s] for s in structure.services), *(PROFESSIONS[slug].libelle for slug in professions)),
        telephone=make_telephone(structure.telephone).affiche if structure.telephone else "",
    )
