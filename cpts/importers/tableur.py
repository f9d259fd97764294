"""The bytes of a spreadsheet saved as text → its titles and its lines, or why it cannot be read.

Excel and LibreOffice write « CSV » in many ways: `;`, `,` or a tab, UTF-8 with or without its mark, Windows-1252,
UTF-16. All of them are recognised; what is damaged is refused with its line, never repaired in silence.
"""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cpts.dossier import MEGA
from cpts.errors import DataError, Probleme
from cpts.text import plural, quote
from cpts.yaml_messages import name_caractere
from cpts.yaml_texte import find_interdit

TAILLE_TABLEAU = 32 * MEGA
SEPARATEURS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre"}
_UTF16 = "UTF-16"
_SIGNATURES = {
    b"PK\x03\x04": "un classeur Excel ou LibreOffice, ou une archive",
    b"\xd0\xcf\x11\xe0": "un ancien classeur Excel",
    b"%PDF": "un PDF",
}
_ENREGISTREZ = "Dans votre tableur, enregistrez la feuille sous « CSV UTF-8 »"
# « é » and « à » of an old Macintosh, and of UTF-8 read twice, once read as Windows-1252.
_ABIMES = ("Ã©", "Ã¨", "Ã ", "â€™", "Ž", "ˆ")


class Ligne(NamedTuple):
    """A line of the sheet: the number of its first line in the file, from 1, and its cells, blanks around removed."""

    numero: int
    cellules: tuple[str, ...]


@dataclass(frozen=True)
class Tableau:
    """A sheet; every line has as many cells as there are titles. `refus` are the lines that could not be kept."""

    fichier: str
    encodage: str
    separateur: str
    titres: tuple[str, ...]
    lignes: tuple[Ligne, ...]
    refus: tuple[Probleme, ...]


def read_tableau(octets: bytes, fichier: str) -> Tableau:
    """The sheet in `octets`, called `fichier` in messages. Raises `DataError` when it cannot be trusted as a whole."""
    texte, encodage = decode_tableau(octets, fichier)
    separateur = _guess_separateur(texte)
    lues = list(_read_lignes(texte, separateur, fichier))
    if not lues:
        raise _refuse(fichier, 1, "tableau-vide", "ce fichier ne contient rien", "une ligne de titres puis des lignes")
    titres = tuple(" ".join(titre.split()) for titre in lues[0].cellules)
    if sum(map(bool, titres)) < 2:
        trouve = f"la première ligne n’a qu’un titre : {quote(' '.join(titres).strip())}"
        attendu = "une ligne de titres, séparés par « ; », « , » ou une tabulation"
        raise _refuse(fichier, lues[0].numero, "tableau-sans-titres", trouve, attendu, _ENREGISTREZ)
    lignes, refus = _sort_lignes(fichier, titres, lues[1:])
    if not lignes and not refus:
        trouve = "ce tableau n’a que sa ligne de titres"
        raise _refuse(fichier, lues[0].numero, "tableau-sans-ligne", trouve, "une ligne par fiche")
    return Tableau(fichier, encodage, separateur, titres, tuple(lignes), tuple(refus))


def _refuse(fichier: str, ligne: int, code: str, trouve: str, attendu: str = "", suggestion: str = "") -> DataError:
    return DataError([Probleme(fichier, ligne, 1, "", code, trouve, attendu, suggestion)])


def decode_tableau(octets: bytes, fichier: str) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for signature, quoi in _SIGNATURES.items():
        if octets.startswith(signature):
            raise _refuse(fichier, 1, "pas-un-tableau", f"ce fichier est {quoi}", "un fichier CSV", _ENREGISTREZ)
    encodage, nom = _guess_encodage(octets)
    try:
        texte = octets.decode(encodage)
    except UnicodeDecodeError as erreur:
        ligne = octets.count(b"\n", 0, erreur.start) + 1
        trouve = f"l’octet 0x{octets[erreur.start]:02x} n’est d’aucun encodage connu"
        attendu = "UTF-8, Windows-1252 ou UTF-16"
        raise _refuse(fichier, ligne, "encodage-inconnu", trouve, attendu, _ENREGISTREZ) from None
    for signe in _ABIMES:
        if signe in texte:
            ligne = texte.count("\n", 0, texte.index(signe)) + 1
            trouve = f"les accents sont abîmés : on lit « {signe} »"
            raise _refuse(fichier, ligne, "accents-abimes", trouve, "des lettres accentuées", _ENREGISTREZ)
    return texte, nom


def _guess_encodage(octets: bytes) -> tuple[str, str]:
    """The codec, and its name for people."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16", _UTF16
    if octets.startswith(BOM_UTF8):
        return "utf-8-sig", "UTF-8"
    debut = octets[:400]
    if debut[1::2].count(0) > len(debut) // 4:
        return "utf-16-le", _UTF16
    if debut[0::2].count(0) > len(debut) // 4:
        return "utf-16-be", _UTF16
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _guess_separateur(texte: str) -> str:
    """The separator that cuts the first line in most cells; quoted ones do not count."""
    premiere = texte.lstrip().partition("\n")[0]
    return max(SEPARATEURS, key=lambda signe: _count_cellules(premiere, signe))


def _count_cellules(ligne: str, separateur: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(ligne, newline=""), delimiter=separateur), []))
    except csv.Error:
        return 0


def _read_lignes(texte: str, separateur: str, fichier: str) -> Iterator[Ligne]:
    """The lines that hold something. Raises `DataError` at a quote that is never closed or a cell without end."""
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True)
    while True:
        avant = lecteur.line_num
        try:
            cellules = tuple(cellule.replace("\r\n", "\n").replace("\r", "\n").strip() for cellule in next(lecteur))
        except StopIteration:
            return
        except csv.Error as erreur:
            raise _refuse(fichier, avant + 1, *_explain(str(erreur))) from None
        if any(cellules):
            yield Ligne(avant + 1, cellules)


def _explain(erreur: str) -> tuple[str, str, str, str]:
    """Code and sentences for what the csv module says, in English, of a line."""
    if "limit" in erreur:
        trouve = "une cellule a plus de 131 072 signes"
        return "cellule-trop-longue", trouve, "un guillemet fermé par cellule", _GUILLEMET
    if "end of data" in erreur:
        trouve = "un guillemet ouvert à partir de cette ligne n’est jamais fermé : le fichier est coupé ou abîmé"
        return "guillemet-ouvert", trouve, "un fichier complet", _GUILLEMET
    trouve = "un guillemet est au milieu d’une cellule"
    return "guillemet-mal-place", trouve, "un guillemet doublé, ou aucun", _GUILLEMET


_GUILLEMET = "Exportez de nouveau le fichier depuis votre tableur"


def _sort_lignes(fichier: str, titres: tuple[str, ...], lues: list[Ligne]) -> tuple[list[Ligne], list[Probleme]]:
    """The lines that can be read cell by cell, and why the others cannot."""
    bonnes, refus = [], []
    for ligne in lues:
        cellules = ligne.cellules
        while len(cellules) > len(titres) and not cellules[-1]:
            cellules = cellules[:-1]
        if probleme := _judge_ligne(fichier, titres, Ligne(ligne.numero, cellules)):
            refus.append(probleme)
        else:
            bonnes.append(Ligne(ligne.numero, cellules))
    return bonnes, refus


def _judge_ligne(fichier: str, titres: tuple[str, ...], ligne: Ligne) -> Probleme | None:
    if len(ligne.cellules) != len(titres):
        trouve = f"cette ligne a {plural(len(ligne.cellules), 'cellule')}"
        attendu = f"{plural(len(titres), 'cellule')}, comme la ligne de titres"
        suite = "Une cellule manque ou déborde : le contenu serait décalé"
        return Probleme(fichier, ligne.numero, 1, "", "ligne-decalee", trouve, attendu, suite)
    for rang, cellule in enumerate(ligne.cellules, 1):
        if interdit := find_interdit(cellule):
            trouve = f"un signe invisible est écrit : {name_caractere(interdit)}"
            return Probleme(fichier, ligne.numero, rang, titres[rang - 1], "caractere-interdit", trouve, "du texte")
    return None


def list_doublons(titres: tuple[str, ...]) -> dict[str, list[int]]:
    """Titles that several columns bear, with the ranks of those columns from 1."""
    rangs: dict[str, list[int]] = {}
    for rang, titre in enumerate(titres, 1):
        if titre:
            rangs.setdefault(titre, []).append(rang)
    return {titre: places for titre, places in rangs.items() if any(a != b for a, b in pairwise(places))}
