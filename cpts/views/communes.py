"""Views: one page per covered commune, and the index « ma commune est-elle couverte ? »."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import asin, cos, radians, sin, sqrt
from typing import Any

from cpts.model.site import Commune
from cpts.nomenclatures.listes import TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import fold, format_entier, plural
from cpts.views.contexte import Contexte
from cpts.views.listes import Groupe
from cpts.views.mots import Lien, at_commune
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.professions import count
from cpts.views.resultats import Resultat, list_resultats
from cpts.views.territoire import VueTerritoire, view_voisinage

RAYON_TERRE_KM = 6371.0


@dataclass(frozen=True, slots=True)
class VueCommune:
    """pages/commune.html. `absentes`: for each profession missing here, the nearest commune that has it."""

    nom: str
    titre: str
    chapeau: str
    mairies: tuple[Resultat, ...]
    professions: tuple[Groupe, ...]
    partis: tuple[Resultat, ...]
    lieux: tuple[Groupe, ...]
    evenements: tuple[Any, ...]
    absentes: tuple[Lien, ...]
    voisines: tuple[Lien, ...]
    voisines_hors: tuple[str, ...]
    dessin: VueTerritoire
    vide: str | None


@dataclass(frozen=True, slots=True)
class CptsVoisine:
    nom: str
    site: str | None
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VueCommunes:
    """blocs/communes.html. `limitrophes`: the neighbouring communes of no known CPTS."""

    nombre: int
    population: str | None
    communes: tuple[Lien, ...]
    cpts_voisines: tuple[CptsVoisine, ...]
    limitrophes: tuple[str, ...]
    courriel: str


def view_communes(contexte: Contexte) -> VueCommunes:
    territoire, noms = contexte.site.territoire, contexte.communes_par_code
    voisines = tuple(
        CptsVoisine(v.nom, v.site, tuple(noms[code].nom for code in v.communes if code in noms))
        for v in territoire.cpts_voisines
    )
    connues = {code for v in territoire.cpts_voisines for code in v.communes}
    return VueCommunes(
        nombre=len(territoire.communes),
        population=format_entier(territoire.population) if territoire.population else None,
        communes=tuple(make_lien(c) for c in territoire.communes),
        cpts_voisines=voisines,
        limitrophes=tuple(c.nom for c in territoire.voisines if c.code not in connues),
        courriel=contexte.site.cpts.courriel,
    )


def make_lien(commune: Commune) -> Lien:
    """Its page, with its population."""
    note = plural(commune.population, "habitant") if commune.population is not None else None
    return Lien(commune.nom, f"communes/{commune.slug}/", None, note)


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    """Exactly one per covered commune, empty ones too."""
    communes = contexte.site.territoire.communes
    return [PagePrevue(f"communes/{c.slug}/", partial(make_page, contexte, c)) for c in communes]


def make_page(contexte: Contexte, commune: Commune) -> Page:
    vue = make_vue(contexte, commune)
    return Page(
        chemin=f"communes/{commune.slug}/",
        titre=f"Se soigner {at_commune(commune.nom)} ({', '.join(commune.codes_postaux) or commune.code})",
        description=f"{vue.titre}\u00a0: {vue.chapeau}",
        gabarit="pages/commune.html",
        vue=vue,
        section="annuaire/",
        fil=(("Communes", "communes/"),),
        recherche=EntreeRecherche("Commune", commune.nom, vue.chapeau, (*commune.codes_postaux, "commune", "mairie")),
    )


def make_vue(contexte: Contexte, commune: Commune) -> VueCommune:
    structures = contexte.structures_par_commune.get(commune.code, ())
    voisines = contexte.voisines_par_code.get(commune.code, ())
    professions, lieux = list_par_profession(contexte, commune), list_par_type(contexte, commune)
    evenements = contexte.evenements_par_commune.get(commune.slug, ())
    return VueCommune(
        nom=commune.nom,
        titre=f"Se soigner {at_commune(commune.nom)}",
        chapeau=write_chapeau(contexte, commune),
        mairies=list_resultats(contexte, (s for s in structures if s.type == "mairie")),
        professions=professions,
        partis=list_resultats(contexte, contexte.partis_par_commune.get(commune.code, ())),
        lieux=lieux,
        evenements=evenements,
        absentes=tuple(list_absentes(contexte, commune)),
        voisines=tuple(make_lien(c) for c in voisines if not c.voisine),
        voisines_hors=tuple(c.nom for c in voisines if c.voisine),
        dessin=view_voisinage(contexte, commune),
        vide=None
        if professions or lieux
        else f"Aucun professionnel ni lieu de soin n’est inscrit {at_commune(commune.nom)}.",
    )


def write_chapeau(contexte: Contexte, commune: Commune) -> str:
    """« 1 617 habitants, 6 professionnels, 3 lieux. »."""
    personnes = len(contexte.professionnels_par_commune.get(commune.code, ()))
    lieux = sum(s.type != "mairie" for s in contexte.structures_par_commune.get(commune.code, ()))
    faits = [plural(commune.population, "habitant")] if commune.population is not None else []
    faits += [plural(personnes, "professionnel")] if personnes else []
    faits += [plural(lieux, "lieu", "lieux")] if lieux else []
    return f"{', '.join(faits)}." if faits else "Qui appeler, et où aller."


def list_par_profession(contexte: Contexte, commune: Commune) -> tuple[Groupe, ...]:
    """The people of the commune by profession, in the order of the nomenclature."""
    groupes = (
        Groupe(f"profession-{slug}", profession.pluriel, list_resultats(contexte, personnes))
        for slug, profession in PROFESSIONS.items()
        if (personnes := contexte.professionnels_par_profession_et_commune.get(f"{slug} {commune.code}"))
    )
    return tuple(groupes)


def list_par_type(contexte: Contexte, commune: Commune) -> tuple[Groupe, ...]:
    """The places of the commune by type, the town hall left out: it has its own part."""
    structures = contexte.structures_par_commune.get(commune.code, ())
    presents = {s.type for s in structures} - {"mairie"}
    return tuple(
        Groupe(f"lieux-{slug}", pluriel, list_resultats(contexte, (s for s in structures if s.type == slug)))
        for slug, pluriel in TYPES_STRUCTURE_PLURIEL.items()
        if slug in presents
    )


def list_absentes(contexte: Contexte, commune: Commune) -> Iterable[Lien]:
    """« Infirmiers → Exempleville, 4 km » for each profession of the directory that is not in the commune."""
    proches = list_proches(contexte, commune)
    for slug, profession in PROFESSIONS.items():
        if count(contexte, slug, commune):
            continue
        trouvee = next(((autre, km) for autre, km in proches if count(contexte, slug, autre)), None)
        if trouvee:
            autre, km = trouvee
            note = f"{at_commune(autre.nom)}, {format_km(km)}"
            yield Lien(profession.libelle, f"professions/{slug}/{autre.slug}/", None, note)


def list_proches(contexte: Contexte, commune: Commune) -> list[tuple[Commune, float]]:
    """The other covered communes and their distance in km as the crow flies, nearest first."""
    centres = get_centres(contexte)
    if commune.code not in centres:
        return []
    ici = centres[commune.code]
    autres = (
        (c, compute_distance_km(ici, centres[c.code]))
        for c in contexte.site.territoire.communes
        if c.code != commune.code and c.code in centres
    )
    return sorted(autres, key=lambda paire: (paire[1], fold(paire[0].nom)))


def get_centres(contexte: Contexte) -> dict[str, tuple[float, float]]:
    """INSEE code → (latitude, longitude), for the covered communes that have an outline."""
    if "centres" not in contexte.memo:
        contexte.memo["centres"] = {c.code: c.centre for c in contexte.site.territoire.communes if c.polygones}
    centres: dict[str, tuple[float, float]] = contexte.memo["centres"]
    return centres


def compute_distance_km(depart: tuple[float, float], but: tuple[float, float]) -> float:
    """Great circle between two (latitude, longitude) points (haversine)."""
    (lat0, lon0), (lat1, lon1) = (tuple(map(radians, point)) for point in (depart, but))
    corde = sin((lat1 - lat0) / 2) ** 2 + cos(lat0) * cos(lat1) * sin((lon1 - lon0) / 2) ** 2
    return 2 * RAYON_TERRE_KM * asin(sqrt(corde))


def format_km(km: float) -> str:
    """« 4 km »; « moins de 1 km »."""
    return f"{round(km)}\u00a0km" if km >= 1 else "moins de 1\u00a0km"
