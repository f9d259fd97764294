"""`cpts importer csv`: a sheet that people made, from its bytes to the changed files."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cpts.dossier import read_octets
from cpts.errors import DataError, Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.correspondance import Correspondance, check_titres, read_correspondance, write_correspondance
from cpts.importers.deviner import guess_correspondance, list_inconnues
from cpts.importers.existant import Existant
from cpts.importers.fusion import MODELES, Fusion
from cpts.importers.lignes import Lecture
from cpts.importers.oppositions import Oppositions
from cpts.importers.tableur import TAILLE_TABLEAU, Tableau, list_doublons, read_tableau
from cpts.text import quote

CONSEIL_SOURCE = "Ajoutez --source : declaration, adhesion, rpps, finess ou site-public"


class Fichier(NamedTuple):
    """A file on disk and its name as the person typed it."""

    chemin: Path
    nom: str


def open_tableau(fichier: Fichier) -> Tableau:
    """The sheet. Raises `DataError` when it cannot be read."""
    return read_tableau(read_fichier(fichier, TAILLE_TABLEAU), fichier.nom)


def open_correspondance(fichier: Fichier, tableau: Tableau) -> Correspondance:
    """The file of a person, which speaks of columns that are there. Raises `DataError`."""
    correspondance = read_correspondance(read_fichier(fichier, TAILLE_TABLEAU), fichier.nom)
    check_titres(tableau, correspondance, list_doublons(tableau.titres))
    return correspondance


def write_fichier_correspondance(tableau: Tableau, genre: str, source: str) -> str:
    """The guess as a file to correct."""
    correspondance = guess_correspondance(tableau, genre, source, a_relire=True)
    return write_correspondance(tableau, correspondance, list_inconnues(tableau, correspondance))


def check_requis(correspondance: Correspondance, nom: str) -> None:
    """Raises `DataError` once for what no line of the file `nom` would have, rather than at each of them."""
    dits = {*correspondance.constantes, *correspondance.colonnes.values()}
    groupes = {chemin.partition(".")[0] for chemin in dits}
    modele = MODELES[correspondance.genre]
    absents = [
        (champ, info.description.rstrip("."))
        for champ, info in modele.model_fields.items()
        if info.is_required() and champ not in groupes | {"id", "diffusion"}
    ]
    problemes = [_tell_absent(nom, champ, f"rien ne donne le champ {quote(champ)} ({quoi})") for champ, quoi in absents]
    if correspondance.genre == "professionnels" and "diffusion.source" not in dits:
        trouve = "rien ne dit d’où viennent ces personnes : la fiche de chacune doit le dire"
        problemes.append(Probleme(nom, 1, 1, "diffusion.source", "source-absente", trouve, "", CONSEIL_SOURCE))
    if problemes:
        raise DataError(problemes)


def _tell_absent(nom: str, champ: str, trouve: str) -> Probleme:
    attendu = "une colonne, ou la même valeur pour toutes les lignes sous « constantes »"
    suite = "Écrivez-la avec --ecrire-correspondance colonnes.yaml, puis --correspondance colonnes.yaml"
    return Probleme(nom, 1, 1, champ, "champ-absent", trouve, attendu, suite)


def import_feuille(
    tableau: Tableau,
    correspondance: Correspondance,
    existant: Existant,
    oppositions: Oppositions,
    advance: Callable[[int], None],
) -> Bilan:
    """The account of the import; the changed texts are in `existant`."""
    bilan = Bilan(lus=len(tableau.lignes) + len(tableau.refus), refuses=list(tableau.refus))
    fusion = Fusion(existant, oppositions, bilan)
    fusion.take(Lecture(tableau, correspondance, existant, bilan).read(), advance)
    fusion.finish()
    return bilan


def read_fichier(fichier: Fichier, taille_max: int) -> bytes:
    """The bytes of a file. Raises `DataError` when there is none, or too many."""
    if not fichier.chemin.is_file():
        trouve = "c’est un dossier" if fichier.chemin.is_dir() else "ce fichier n’existe pas"
        raise DataError([Probleme(fichier.nom, 1, 1, "", "fichier-absent", trouve, "un fichier", "Vérifiez son nom")])
    octets = read_octets(fichier.chemin, fichier.nom, taille_max)
    if isinstance(octets, Probleme):
        raise DataError([octets])
    return octets
