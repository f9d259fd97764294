"""The open extract of the national directory of professionals → the activities of the territory, in one pass.

Two gigabytes go by and only the lines of the asked communes are kept. The columns are checked one by one before
anything is read, and every line is counted: a shifted file is refused, never misread.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cpts.errors import DataError, Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.flux import LigneBrute, Source, read_lignes
from cpts.nomenclatures.rpps import CATEGORIE_CIVILE, COLONNES
from cpts.text import fold, plural, quote

SEPARATEUR = "|"
REFUS_MAX = 100
"""Wrong lines after which the file is not the one that was asked for."""
MOTIF = "personne_activite"
_TELECHARGEZ = "Prenez « PS_LibreAcces_Personne_activite » sur data.gouv.fr, et ne l’ouvrez pas dans un tableur"
_RANG = {nom: rang for rang, nom in enumerate(COLONNES)}
_IDENTIFIANT, _COMMUNE = _RANG["Identifiant PP"], _RANG["Code commune (coord. structure)"]
_CATEGORIE, _PROFESSION = _RANG["Code catégorie professionnelle"], _RANG["Code profession"]
_POSTAL = _RANG["Code postal (coord. structure)"]


class Activite(NamedTuple):
    """One line: a person, a profession, a place."""

    ligne: int
    cellules: Sequence[str]

    def get(self, colonne: str) -> str:
        """The cell under `colonne`, without blanks around it."""
        return self.cellules[_RANG[colonne]].strip()


class Zone(NamedTuple):
    """What is asked for: INSEE codes, and the postal codes that go with them."""

    communes: frozenset[bytes]
    postaux: frozenset[bytes]


def read_activites(source: Source, zone: Zone, bilan: Bilan, advance: Callable[[int], None]) -> Iterator[Activite]:
    """The activities in `zone`. Raises `DataError` when the file is not the expected one, or stops halfway."""
    lignes = read_lignes(source, advance)
    nombre = _check_entete(source.fichier, next(lignes, LigneBrute(1, b"", True)))
    for ligne in lignes:
        cellules = ligne.octets.split(b"|")
        if len(cellules) == nombre + 1 and not cellules[-1]:
            del cellules[-1]
        bilan.lus += 1
        if len(cellules) != nombre or not _is_plausible(cellules):
            _refuse(source.fichier, ligne, cellules, nombre, bilan)
        elif cellules[_COMMUNE] in zone.communes:
            if activite := _keep(source.fichier, ligne, cellules, bilan):
                yield activite
        elif not cellules[_COMMUNE] and cellules[_POSTAL] in zone.postaux:
            bilan.ecartes["ligne sans code de commune, avec un code postal du territoire"] += 1


def _is_plausible(cellules: list[bytes]) -> bool:
    """Whether the two codes that every line has stand in their columns."""
    return cellules[_IDENTIFIANT].isalnum() and len(cellules[_PROFESSION]) == 2 and cellules[_PROFESSION].isdigit()


def _keep(fichier: str, ligne: LigneBrute, cellules: list[bytes], bilan: Bilan) -> Activite | None:
    """The activity of a civilian who is not a student."""
    if cellules[_CATEGORIE].decode("ascii", "replace") != CATEGORIE_CIVILE:
        bilan.ecartes["étudiant ou militaire"] += 1
        return None
    try:
        return Activite(ligne.numero, [cellule.decode("utf-8") for cellule in cellules])
    except UnicodeDecodeError:
        trouve = "cette ligne n’est pas en UTF-8"
        bilan.refuses.append(Probleme(fichier, ligne.numero, 1, "", "pas-utf8", trouve, "", _TELECHARGEZ))
        return None


def _refuse(fichier: str, ligne: LigneBrute, cellules: list[bytes], nombre: int, bilan: Bilan) -> None:
    """Tells a wrong line; too many of them, or a last one that stops, and the whole file is refused."""
    if not ligne.octets.strip():
        return
    trouve = f"cette ligne a {plural(len(cellules), 'colonne')}"
    attendu = plural(nombre, "colonne")
    if len(cellules) == nombre:
        trouve = f"ses colonnes sont décalées : {quote(cellules[_IDENTIFIANT].decode('utf-8', 'replace'), 30)} en 2e"
        attendu = "un identifiant en 2e colonne, un code de profession en 10e"
    probleme = Probleme(fichier, ligne.numero, 1, "", "ligne-decalee", trouve, attendu)
    if not ligne.complete:
        trouve = "le fichier s’arrête au milieu de cette ligne : il est coupé"
        raise DataError([Probleme(fichier, ligne.numero, 1, "", "fichier-coupe", trouve, "", _TELECHARGEZ)])
    bilan.refuses.append(probleme)
    if len(bilan.refuses) >= REFUS_MAX:
        trouve = f"plus de {REFUS_MAX} lignes ont des colonnes décalées : rien n’est repris"
        raise DataError(
            [*bilan.refuses[:5], Probleme(fichier, ligne.numero, 1, "", "fichier-decale", trouve, "", _TELECHARGEZ)]
        )


def _check_entete(fichier: str, entete: LigneBrute) -> int:
    """The number of columns, once their names are those expected. Raises `DataError` with each one that is not."""
    try:
        titres = [titre.strip().strip('"') for titre in entete.octets.decode("utf-8-sig").split(SEPARATEUR)]
    except UnicodeDecodeError:
        trouve = "la ligne de titres n’est pas en UTF-8 : le fichier a été enregistré par un tableur"
        raise DataError([Probleme(fichier, 1, 1, "", "pas-utf8", trouve, "", _TELECHARGEZ)]) from None
    if titres and not titres[-1]:
        titres.pop()
    if len(titres) < 2:
        trouve = "la première ligne n’a pas de colonnes séparées par « | »"
        raise DataError(
            [Probleme(fichier, 1, 1, "", "pas-une-extraction", trouve, f"{len(COLONNES)} colonnes", _TELECHARGEZ)]
        )
    if problemes := list(_compare_titres(fichier, titres)):
        raise DataError(problemes)
    return len(titres)


def _compare_titres(fichier: str, titres: list[str]) -> Iterator[Probleme]:
    """Each column that is missing, unexpected or named otherwise; new ones at the end harm nothing."""
    attendus, lus = [fold(nom) for nom in COLONNES], [fold(titre) for titre in titres]
    for genre, debut, fin, place, suite in SequenceMatcher(None, attendus, lus, autojunk=False).get_opcodes():
        if genre == "equal" or (genre == "insert" and debut == len(attendus)):
            continue
        for ecart in range(max(fin - debut, suite - place)):
            voulu = COLONNES[debut + ecart] if debut + ecart < fin else ""
            lu = titres[place + ecart] if place + ecart < suite else ""
            yield _tell_colonne(fichier, min(place + ecart, len(titres)) + 1, lu, voulu)


def _tell_colonne(fichier: str, rang: int, lu: str, voulu: str) -> Probleme:
    if lu and voulu:
        trouve, attendu = f"la {rang}e colonne s’appelle {quote(lu)}", quote(voulu)
    elif voulu:
        trouve = f"la colonne {quote(voulu)} manque : celles d’après sont décalées"
        attendu = f"{quote(voulu)} en {rang}e"
    else:
        trouve, attendu = f"la colonne {quote(lu)}, en {rang}e, est en trop : celles d’après sont décalées", ""
    return Probleme(fichier, 1, rang, lu or voulu, "colonne-inattendue", trouve, attendu, _TELECHARGEZ)
