"""`cpts importer rpps` and `cpts importer finess`: the national registers, from their files to the changed texts."""

from collections.abc import Callable, Iterable
from typing import IO

from cpts.errors import DataError, Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat
from cpts.importers.etablissements import Etablissements
from cpts.importers.existant import Existant
from cpts.importers.feuille import Fichier, read_fichier
from cpts.importers.finess import TAILLE_FINESS, Tri, read_fiches
from cpts.importers.flux import Source, open_source
from cpts.importers.fusion import Fusion
from cpts.importers.oppositions import Oppositions
from cpts.importers.personnes import Personnes
from cpts.importers.rpps import MOTIF, Zone, read_activites
from cpts.model.types import CODE_COMMUNE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import did_you_mean, quote

Avance = Callable[[int], None]


def import_rpps(
    fichier: Fichier,
    entree: IO[bytes],
    existant: Existant,
    oppositions: Oppositions,
    choix: tuple[frozenset[str], frozenset[str]],
    open_avance: Callable[[Source], Avance],
) -> Bilan:
    """The account of the import; `choix`: codes of communes, and slugs of professions, none meaning all of them.

    `entree`: standard input, read when the file is « - ».
    """
    codes, professions = choix
    bilan = Bilan()
    with open_source(fichier.chemin, fichier.nom, entree, MOTIF) as source:
        activites = read_activites(source, make_zone(existant, codes), bilan, open_avance(source))
        candidats = list(Personnes(source.fichier, existant, professions, bilan).read(activites))
    return _merge(existant, oppositions, bilan, candidats)


def import_finess(fichier: Fichier, existant: Existant, codes: frozenset[str], advance: Avance) -> Bilan:
    """The account of the import of establishments in the communes `codes`."""
    octets = read_fichier(fichier, TAILLE_FINESS)
    bilan = Bilan()
    etablissements = Etablissements(fichier.nom, existant, codes, bilan)
    fiches = read_fiches(octets, fichier.nom, Tri(etablissements.is_ici, bilan))
    advance(bilan.lus)
    candidats = list(etablissements.read(fiches))
    return _merge(existant, Oppositions(), bilan, candidats)


def _merge(existant: Existant, oppositions: Oppositions, bilan: Bilan, candidats: Iterable[Candidat]) -> Bilan:
    fusion = Fusion(existant, oppositions, bilan)
    fusion.take(candidats)
    fusion.finish()
    return bilan


def make_zone(existant: Existant, codes: frozenset[str]) -> Zone:
    """The communes as the bytes of the file have them."""
    connues = (existant.communes.par_code[code] for code in codes if code in existant.communes.par_code)
    postaux = {postal for commune in connues for postal in commune.codes_postaux}
    return Zone(frozenset(c.encode() for c in codes), frozenset(p.encode() for p in postaux))


def choose_communes(existant: Existant, demandees: str) -> frozenset[str]:
    """The INSEE codes of « Exempleville, 01001 »; those of the territory when nothing is asked. Raises `DataError`."""
    if not demandees.strip():
        territoire = existant.donnees.territoire
        return frozenset(territoire.modele.communes) if territoire else frozenset()
    codes = set()
    for nom in filter(None, (mot.strip() for mot in demandees.split(","))):
        commune = existant.communes.find(nom)
        if commune is None and not CODE_COMMUNE.fullmatch(nom):
            trouve = f"la commune {quote(nom)} n’est pas dans territoire.geojson, ou plusieurs portent ce nom"
            proche = did_you_mean(nom, [c.nom for c in existant.communes.par_code.values()])
            raise DataError([_tell_option("--communes", trouve, "des noms ou des codes INSEE", proche)])
        codes.add(commune.code if commune else nom)
    return frozenset(codes)


def choose_professions(demandees: str) -> frozenset[str]:
    """The slugs of « infirmier, sage-femme ». Raises `DataError`."""
    slugs = [mot.strip() for mot in demandees.split(",") if mot.strip()]
    for slug in slugs:
        if slug not in PROFESSIONS:
            trouve = f"la profession {quote(slug)} est inconnue"
            raise DataError([_tell_option("--professions", trouve, "", did_you_mean(slug, PROFESSIONS))])
    return frozenset(slugs)


def _tell_option(option: str, trouve: str, attendu: str, suggestion: str) -> Probleme:
    return Probleme(option, 1, 1, "", "option-invalide", trouve, attendu, suggestion)
