"""Views: the page of a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from cpts.model.annuaire import Structure
from cpts.nomenclatures.listes import SERVICES, TYPES_STRUCTURE, TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import plural
from cpts.views import fiche_parties as parties
from cpts.views.contexte import Contexte
from cpts.views.fiche_json_ld import make_json_ld
from cpts.views.horaires import JourHoraires, list_fermetures_a_venir, list_jours
from cpts.views.mots import Lien, Telephone, at_commune, make_telephone
from cpts.views.page import EntreeRecherche, Page
from cpts.views.resultats import Pastille, Resultat, list_pastilles_acces, list_resultats, write_ouvert_structure

SANS_HORAIRES = "Les horaires ne sont plus affichés\u00a0: appelez avant de vous déplacer."


@dataclass(frozen=True, slots=True)
class Equipe:
    """The people of one profession at the place."""

    titre: str
    resultats: tuple[Resultat, ...]


@dataclass(frozen=True, slots=True)
class VueStructure:
    """pages/fiche_structure.html. `jours` is empty when the hours are unknown or too old."""

    id: str
    nom: str
    chapeau: str
    pastilles: tuple[Pastille, ...]
    telephone: Telephone | None
    ouvert: str | None
    courriel: str | None
    site: str | None
    adresse: str
    itineraire: str
    carte: str | None
    acces: tuple[str, ...]
    jours: tuple[JourHoraires, ...]
    fermetures: tuple[str, ...]
    masquee: str | None
    cles: tuple[parties.Cle, ...]
    equipes: tuple[Equipe, ...]
    verification: parties.Verification | None
    contact: str
    signaler: str


def make_page(contexte: Contexte, structure: Structure) -> Page:
    titre, vue = contexte.titres_par_fiche[structure.id], make_vue(contexte, structure)
    return Page(
        chemin=f"annuaire/{structure.id}/",
        titre=titre,
        description=write_description(titre, vue),
        gabarit="pages/fiche_structure.html",
        vue=vue,
        section="annuaire/",
        fil=(
            ("Trouver un soignant", "annuaire/"),
            (TYPES_STRUCTURE_PLURIEL[structure.type], f"lieux/{structure.type}/"),
        ),
        json_ld=make_json_ld(contexte, structure),
        recherche=make_recherche(contexte, structure),
    )


def make_vue(contexte: Contexte, structure: Structure) -> VueStructure:
    masquee = contexte.is_masquee(structure.verifie_le)
    adresse = parties.write_adresse(contexte, structure.adresse)
    return VueStructure(
        id=structure.id,
        nom=structure.nom,
        chapeau=f"{TYPES_STRUCTURE[structure.type]} {at_commune(contexte.site.get_nom_commune(structure.adresse))}",
        pastilles=list_pastilles_acces(structure.acces),
        telephone=make_telephone(structure.telephone) if structure.telephone else None,
        ouvert=None if masquee else write_ouvert_structure(contexte, structure),
        courriel=structure.courriel,
        site=structure.site,
        adresse=adresse,
        itineraire=parties.write_itineraire(adresse, structure.position),
        carte=parties.write_geo(structure.nom, structure.position),
        acces=parties.list_acces(structure.acces),
        jours=list_jours(contexte, None if masquee else structure.horaires),
        fermetures=list_fermetures_a_venir(contexte, structure.fermetures),
        masquee=parties.write_masquee(contexte, structure.verifie_le, SANS_HORAIRES),
        cles=tuple(list_cles(contexte, structure)),
        equipes=list_equipes(contexte, structure),
        verification=parties.make_verification(contexte, structure.verifie_le),
        contact=f"donnees/annuaire/{structure.id}.vcf",
        signaler=parties.write_signaler(contexte, structure),
    )


def list_cles(contexte: Contexte, structure: Structure) -> Iterator[parties.Cle]:
    if structure.sans_rendez_vous:
        yield parties.Cle("Sans rendez-vous", (Lien(structure.sans_rendez_vous, ""),))
    if structure.services:
        yield parties.Cle("Services", tuple(Lien(SERVICES[service], "") for service in structure.services))
    if actions := parties.list_actions(contexte, structure.id):
        yield parties.Cle("Actions ici", actions)


def list_equipes(contexte: Contexte, structure: Structure) -> tuple[Equipe, ...]:
    """In the order of the professions' list, people by name."""
    personnes = contexte.professionnels_par_structure.get(structure.id, ())
    presentes = {p.profession for p in personnes}
    return tuple(
        Equipe(
            profession.pluriel,
            list_resultats(contexte, (p for p in personnes if p.profession == slug)),
        )
        for slug, profession in PROFESSIONS.items()
        if slug in presentes
    )


def write_description(titre: str, vue: VueStructure) -> str:
    personnes = sum(len(equipe.resultats) for equipe in vue.equipes)
    faits = [vue.adresse]
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
