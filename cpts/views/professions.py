"""Views: the pages of professions, alone and by commune, of specialties, and their index."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cpts.model.site import Commune
from cpts.nomenclatures.professions import FAMILLES, PROFESSIONS, SPECIALITES, Profession
from cpts.text import format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.listes import make_liste
from cpts.views.mots import Lien, at_commune, lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue

ANNUAIRE = ("Trouver un soignant", "annuaire/")
PROFESSIONS_FIL = ("Professions", "professions/")


class Famille(NamedTuple):
    titre: str
    ancre: str
    professions: tuple[Lien, ...]


class VueProfessions(NamedTuple):
    """blocs/professions.html: the professions present, by family, with counts; then the specialties."""

    familles: tuple[Famille, ...]
    specialites: tuple[Lien, ...]


def view_professions(contexte: Contexte) -> VueProfessions:
    familles = (
        Famille(titre, f"famille-{slug}", tuple(list_professions(contexte, slug))) for slug, titre in FAMILLES.items()
    )
    return VueProfessions(tuple(f for f in familles if f.professions), tuple(list_specialites(contexte)))


def list_professions(contexte: Contexte, famille: str | None = None) -> Iterator[Lien]:
    """The professions with someone, in the order of the nomenclature, with counts."""
    for profession in PROFESSIONS.values():
        if (famille is None or profession.famille == famille) and (nombre := count(contexte, profession.slug)):
            yield Lien(profession.pluriel, f"professions/{profession.slug}/", format_entier(nombre))


def list_specialites(contexte: Contexte) -> Iterator[Lien]:
    for slug, specialite in SPECIALITES.items():
        if personnes := contexte.professionnels_par_specialite.get(slug):
            yield Lien(specialite.libelle, f"specialites/{slug}/", format_entier(len(personnes)))


def count(contexte: Contexte, profession: str, commune: Commune | None = None) -> int:
    """The people of that profession, there or in the whole directory."""
    if commune is None:
        return len(contexte.professionnels_par_profession.get(profession, ()))
    return len(contexte.professionnels_par_profession_et_commune.get(f"{profession} {commune.code}", ()))


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    """Professions with someone present or gone, those by commune with someone present, specialties."""
    communes = contexte.site.territoire.communes
    presentes = {**contexte.professionnels_par_profession, **contexte.partis_par_profession}
    professions = [p for p in PROFESSIONS.values() if p.slug in presentes]
    return [
        *(PagePrevue(f"professions/{p.slug}/", partial(make_page, contexte, p)) for p in professions),
        *(
            PagePrevue(f"professions/{p.slug}/{c.slug}/", partial(make_page_commune, contexte, p, c))
            for p in professions
            for c in communes
            if count(contexte, p.slug, c)
        ),
        *(
            PagePrevue(f"specialites/{slug}/", partial(make_page_specialite, contexte, slug))
            for slug in SPECIALITES
            if slug in contexte.professionnels_par_specialite
        ),
    ]


def make_page(contexte: Contexte, profession: Profession) -> Page:
    personnes = contexte.professionnels_par_profession.get(profession.slug, ())
    chapeau = f"{write_nombre(profession, len(personnes))} sur le territoire de la {contexte.site.cpts.nom_court}."
    voir = [("Par commune", tuple(list_communes(contexte, profession, contexte.site.territoire.communes)))]
    if profession.slug == "medecin-specialiste":
        voir.append(("Par spécialité", tuple(list_specialites(contexte))))
    partis = contexte.partis_par_profession.get(profession.slug, ())
    return Page(
        chemin=f"professions/{profession.slug}/",
        titre=profession.pluriel,
        description=f"{chapeau} Adresses, téléphones et horaires, par ordre alphabétique.",
        gabarit="pages/liste.html",
        vue=make_liste(contexte, profession.pluriel, chapeau, personnes, partis, voir),
        section="annuaire/",
        fil=(ANNUAIRE, PROFESSIONS_FIL),
        recherche=EntreeRecherche("Profession", profession.pluriel, plural(len(personnes), "fiche"), profession.mots),
    )


def make_page_commune(contexte: Contexte, profession: Profession, commune: Commune) -> Page:
    personnes = contexte.professionnels_par_profession_et_commune[f"{profession.slug} {commune.code}"]
    titre = f"{profession.pluriel} {at_commune(commune.nom)}"
    chapeau = f"{write_nombre(profession, len(personnes))} {at_commune(commune.nom)}."
    return Page(
        chemin=f"professions/{profession.slug}/{commune.slug}/",
        titre=titre,
        description=f"{chapeau} Adresse, téléphone et horaires, et ce qu’il y a dans les communes voisines.",
        gabarit="pages/liste.html",
        vue=make_liste(contexte, titre, chapeau, personnes, voir=list_voir_commune(contexte, profession, commune)),
        section="annuaire/",
        fil=(ANNUAIRE, (profession.pluriel, f"professions/{profession.slug}/")),
    )


def list_voir_commune(
    contexte: Contexte, profession: Profession, commune: Commune
) -> list[tuple[str, tuple[Lien, ...]]]:
    voisines = contexte.voisines_par_code.get(commune.code, ())
    ailleurs = (
        Lien(f"Toutes les fiches\u00a0: {lower_first(profession.pluriel)}", f"professions/{profession.slug}/"),
        Lien(f"Tout ce qui soigne {at_commune(commune.nom)}", f"communes/{commune.slug}/"),
    )
    return [
        ("Dans les communes voisines", tuple(list_communes(contexte, profession, voisines))),
        ("Voir aussi", ailleurs),
    ]


def make_page_specialite(contexte: Contexte, slug: str) -> Page:
    specialite, personnes = SPECIALITES[slug], contexte.professionnels_par_specialite[slug]
    chapeau = f"{plural(len(personnes), 'professionnel')} en {lower_first(specialite.libelle)}."
    return Page(
        chemin=f"specialites/{slug}/",
        titre=specialite.libelle,
        description=f"{chapeau} Adresses, téléphones et horaires, par ordre alphabétique.",
        gabarit="pages/liste.html",
        vue=make_liste(contexte, specialite.libelle, chapeau, personnes),
        section="annuaire/",
        fil=(ANNUAIRE, ("Médecins spécialistes", "professions/medecin-specialiste/")),
        recherche=EntreeRecherche("Spécialité", specialite.libelle, plural(len(personnes), "fiche"), specialite.mots),
    )


def list_communes(contexte: Contexte, profession: Profession, communes: tuple[Commune, ...]) -> Iterator[Lien]:
    """The covered communes among `communes` where the profession is present, with counts."""
    for commune in communes:
        if nombre := count(contexte, profession.slug, commune):
            yield Lien(commune.nom, f"professions/{profession.slug}/{commune.slug}/", format_entier(nombre))


def write_nombre(profession: Profession, nombre: int) -> str:
    """« 12 médecins généralistes »; « Aucun médecin généraliste » when there is none left."""
    if nombre == 0:
        return f"Plus de {lower_first(profession.libelle)} en activité"
    return plural(nombre, lower_first(profession.libelle), lower_first(profession.pluriel))
