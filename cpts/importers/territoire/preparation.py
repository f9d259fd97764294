"""From what a person asks to the two files of the territory, as texts: nothing is written here."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cpts.dossier import TAILLE_YAML, Dossier, read_octets
from cpts.errors import BuildError, DataError, Probleme
from cpts.importers.territoire.choix import Choisies, Demande, choose_communes
from cpts.importers.territoire.contours import Dessin, find_voisines, load_shapely, simplify_contours
from cpts.importers.territoire.ecriture import read_territoire, write_geojson, write_territoire
from cpts.importers.territoire.noms import Morceau
from cpts.importers.territoire.sources import Source
from cpts.model.site import Commune
from cpts.text import fold, join_fr, plural

YAML, GEOJSON = "territoire.yaml", "territoire.geojson"


class Bilan(NamedTuple):
    """What the files will say, names in alphabetical order, and what deserves a look."""

    communes: tuple[str, ...]
    ajoutees: tuple[str, ...]
    retirees: tuple[str, ...]
    voisines: tuple[str, ...]
    remarques: tuple[str, ...]


class Preparation(NamedTuple):
    """Texts by path, ready to be written together."""

    textes: dict[Path, str]
    bilan: Bilan


class _Present(NamedTuple):
    """territoire.yaml as it is: its text, None when there is none, its codes where they are written."""

    texte: str | None = None
    morceaux: tuple[Morceau, ...] = ()
    source_population: str = ""


def prepare_territoire(source: Source, dossier: Dossier, demande: Demande) -> Preparation:
    """`DataError` with every unknown name at once; `BuildError` when an outline or shapely is missing."""
    load_shapely()
    nom = dossier.name_fichier(YAML)
    present = _read_present(dossier.chemin / YAML, nom)
    choisies = choose_communes(source, present.morceaux, nom, demande)
    contours = source.read_contours(choisies.codes)
    _check_contours(source, choisies.codes, contours)
    dessin = _draw(source, contours, choisies.codes, demande)
    noms = {c.code: c.nom for c in dessin.communes}
    textes = {
        dossier.chemin / YAML: write_territoire(present.texte, {code: noms[code] for code in choisies.codes}),
        dossier.chemin / GEOJSON: write_geojson(dessin.communes, choisies.codes),
    }
    remarques = (*choisies.remarques, *_list_remarques(source, present, choisies, dessin))
    return Preparation(textes, _compare(choisies, noms, remarques))


def _read_present(chemin: Path, nom: str) -> _Present:
    if not chemin.is_file():
        return _Present()
    octets = read_octets(chemin, nom, TAILLE_YAML)
    if isinstance(octets, Probleme):
        raise DataError([octets])
    document = read_territoire(octets, nom)
    codes = document.racine.get("communes")
    morceaux = [
        Morceau(code, *document.position(("communes", rang)))
        for rang, code in enumerate(codes if isinstance(codes, list) else ())
        if isinstance(code, str)
    ]
    source_population = document.racine.get("source_population", "")
    return _Present(octets.decode("utf-8"), tuple(morceaux), str(source_population))


def _check_contours(source: Source, codes: Collection[str], contours: Sequence[Commune]) -> None:
    if manquants := sorted(set(codes) - {c.code for c in contours}):
        raise BuildError(f"{source.nom} ne donne pas le contour de {join_fr(manquants)} : rien n’est écrit.")


def _draw(source: Source, contours: Sequence[Commune], codes: frozenset[str], demande: Demande) -> Dessin:
    """The covered communes and, unless it was asked not to, those that touch them."""
    try:
        voisines = set() if demande.sans_voisins else find_voisines(contours, codes)
        return simplify_contours([c for c in contours if c.code in codes | voisines], demande.tolerance_m)
    except load_shapely().GEOSException as erreur:
        raise BuildError(f"Un contour de {source.nom} est trop abîmé pour être dessiné.") from erreur


def _list_remarques(source: Source, present: _Present, choisies: Choisies, dessin: Dessin) -> Iterator[str]:
    """What deserves a look before the files are committed."""
    sorties = set(choisies.avant) - choisies.codes
    if len(sorties) > max(2, len(choisies.avant) / 2):
        avant = plural(len(choisies.avant), "commune")
        yield f"Attention : {len(sorties)} des {avant} sortent du territoire. Leurs pages disparaîtront du site."
    if dessin.fautives:
        suite = "ils sont recousus" if dessin.recousues else "ils sont gardés tels quels, sans être simplifiés"
        yield (
            f"Les contours de {source.nom} se croisent ou laissent des vides ({_cite(dessin.fautives)}) : {suite}. "
            "Regardez la carte avant de publier."
        )
    yield from _list_manques(source.nom, "code postal", [c for c in dessin.communes if not c.codes_postaux])
    yield from _list_manques(source.nom, "nombre d’habitants", [c for c in dessin.communes if c.population is None])
    if present.source_population:
        yield (
            f"Les nombres d’habitants viennent maintenant de {source.nom} : relisez « source_population » "
            f"(« {present.source_population} ») dans {YAML}."
        )


def _list_manques(source: str, quoi: str, communes: Sequence[Commune]) -> Iterator[str]:
    """What a file does not say is left unknown, and told."""
    if communes:
        noms = _cite([c.nom for c in communes])
        yield f"{source} ne donne pas de {quoi} pour {plural(len(communes), 'commune')} : {noms}."


def _cite(noms: Sequence[str]) -> str:
    """The first three, and that there are more."""
    return ", ".join(noms[:3]) + ("…" if len(noms) > 3 else "")


def _sort(noms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(noms, key=fold))


def _compare(choisies: Choisies, noms: Mapping[str, str], remarques: tuple[str, ...]) -> Bilan:
    codes, avant = choisies.codes, choisies.avant
    return Bilan(
        communes=_sort(noms[code] for code in codes),
        ajoutees=_sort(noms[code] for code in codes if code not in avant),
        retirees=_sort(nom for code, nom in avant.items() if code not in codes),
        voisines=_sort(nom for code, nom in noms.items() if code not in codes),
        remarques=remarques,
    )
