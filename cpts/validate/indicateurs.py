"""The CSV files of the indicators → measures by commune."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from cpts.dossier import TAILLE_YAML, Dossier, is_fichier, read_octets
from cpts.errors import Gravite, Probleme
from cpts.model.site import MesureCommunale
from cpts.model.territoire import FichierTerritoire, Indicateur
from cpts.model.types import CODE_COMMUNE
from cpts.text import did_you_mean, format_entier, join_fr, quote
from cpts.validate.champs import Entree
from cpts.yaml_texte import has_interdit, list_interdits

_NOMBRE = re.compile(r"-?\d{1,12}(?:[.,]\d{1,12})?", re.ASCII)
LIGNES_MAX, COLONNES_MAX, CASES_MAX = 50_000, 200, 1_000_000
"""There are 35 000 communes in France."""
PROBLEMES_MAX = 200
"""Problems told of one column."""
_ESPACES = str.maketrans("", "", " \u00a0\u202f")


class _Table:
    """A CSV file read once: `entete` is its first line, `lignes` the others with their number."""

    def __init__(self, fichier: str, texte: str) -> None:
        self.fichier = fichier
        lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=";")
        lignes = [(lecteur.line_num, [case.strip() for case in ligne]) for ligne in lecteur]
        self.entete = lignes[0][1] if lignes else []
        self.lignes = [(numero, ligne) for numero, ligne in lignes[1:] if any(ligne)]

    def tell(self, ligne: int, champ: str, code: str, trouve: str, attendu: str = "", suggestion: str = "") -> Probleme:
        return Probleme(self.fichier, ligne, 1, champ, code, trouve, attendu, suggestion)


def read_mesures(
    dossier: Dossier, entree: Entree[FichierTerritoire], codes: Collection[str]
) -> tuple[tuple[MesureCommunale, ...], list[Probleme]]:
    """The values of each indicator; `codes` are those of the known communes."""
    mesures, problemes = [], list(_list_inutiles(dossier, entree))
    tables: dict[str, _Table | None] = {}
    for rang, indicateur in enumerate(entree.modele.indicateurs):
        if indicateur.fichier not in tables:
            table = _open(dossier, entree, rang, indicateur.fichier)
            tables[indicateur.fichier] = table if isinstance(table, _Table) else None
            problemes += islice(_check_codes(table, codes), PROBLEMES_MAX) if isinstance(table, _Table) else [table]
        if lue := tables[indicateur.fichier]:
            valeurs: dict[str, float] = {}
            problemes += islice(_read_colonne(lue, indicateur, valeurs), PROBLEMES_MAX)
            mesures.append(MesureCommunale(indicateur, valeurs))
    return tuple(mesures), problemes


def _list_inutiles(dossier: Dossier, entree: Entree[FichierTerritoire]) -> Iterator[Probleme]:
    """CSV files that no indicator names."""
    nommes = {indicateur.fichier for indicateur in entree.modele.indicateurs}
    presents: list[Path] = sorted(dossier.chemin.glob("*.csv"))
    for fichier in presents if "indicateurs" not in entree.muets else ():
        if fichier.name not in nommes and not fichier.name.startswith(".") and is_fichier(fichier):
            nom, trouve = dossier.name_fichier(fichier.name), "aucun indicateur de territoire.yaml ne nomme ce fichier"
            yield Probleme(nom, 1, 1, "", "fichier-inconnu", trouve, "", "Supprimez-le, ou nommez-le dans « fichier »")


def _open(dossier: Dossier, entree: Entree[FichierTerritoire], rang: int, fichier: str) -> _Table | Probleme:
    champ, nom = ("indicateurs", rang, "fichier"), dossier.name_fichier(fichier)
    if not is_fichier(dossier.chemin / fichier):
        presents = [f.name for f in dossier.chemin.glob("*.csv")]
        return entree.tell(
            champ, "csv-absent", f"le fichier {quote(fichier)} n’existe pas", "", did_you_mean(fichier, presents)
        )
    octets = read_octets(dossier.chemin / fichier, nom, TAILLE_YAML)
    if isinstance(octets, Probleme):
        return octets
    if trop := _tell_trop(octets):
        return Probleme(nom, 1, 1, "", "csv-trop-grand", trop, "une ligne par commune", _CONSEIL)
    try:
        texte = octets.decode("utf-8-sig")
        for constat in list_interdits(texte) if has_interdit(texte) else ():
            return Probleme(nom, constat.ligne, constat.colonne, "", *constat[2:6])
        return _Table(nom, texte)
    except (UnicodeDecodeError, csv.Error):
        conseil = "Enregistrez-le en « CSV UTF-8 »"
        return Probleme(nom, 1, 1, "", "csv-illisible", "ce fichier n’est pas un CSV en UTF-8", "", conseil)


_CONSEIL = "Vérifiez que c’est bien le tableau des communes"


def _tell_trop(octets: bytes) -> str:
    """Why a file is no table of communes, seen before it is read; "" when it may be one."""
    if max(octets.count(b"\n"), octets.count(b"\r")) > LIGNES_MAX:
        return f"ce fichier a plus de {format_entier(LIGNES_MAX)} lignes"
    if octets.partition(b"\n")[0].count(b";") >= COLONNES_MAX:
        return f"ce fichier a plus de {COLONNES_MAX} colonnes"
    return f"ce fichier a plus de {format_entier(CASES_MAX)} cases" if octets.count(b";") > CASES_MAX else ""


def _check_codes(table: _Table, codes: Collection[str]) -> Iterator[Probleme]:
    """The column « code »: INSEE codes, each of them once; one that the territory does not know is an avertissement."""
    if "code" not in table.entete:
        trouve = f"les colonnes sont {join_fr([quote(nom) for nom in table.entete]) or 'absentes'}"
        suggestion = "Séparez les colonnes par des points-virgules" if "," in "".join(table.entete[:1]) else ""
        yield table.tell(1, "code", "csv-colonne", trouve, "une colonne « code »", suggestion)
        return
    rang, vus = table.entete.index("code"), set()
    for numero, ligne in table.lignes:
        code = ligne[rang] if rang < len(ligne) else ""
        if not CODE_COMMUNE.fullmatch(code):
            trouve = f"{quote(code)} n’est pas un code INSEE de commune"
            yield table.tell(numero, "code", "code-commune-invalide", trouve, "cinq signes, comme 01001")
        elif code in vus:
            yield table.tell(
                numero, "code", "commune-en-double", f"la commune {code} a deux lignes", "une ligne par commune"
            )
        elif code not in codes:
            trouve = f"la commune {code} n’est pas dans le territoire : sa ligne ne sert pas"
            yield Probleme(
                table.fichier, numero, 1, "code", "commune-hors-territoire", trouve, gravite=Gravite.AVERTISSEMENT
            )
        vus.add(code)


def _read_colonne(table: _Table, indicateur: Indicateur, valeurs: dict[str, float]) -> Iterator[Probleme]:
    """Fills `valeurs` with the column of the indicator; an empty cell is unknown."""
    nom = indicateur.colonne
    if nom not in table.entete:
        trouve = f"la colonne {quote(nom)} n’existe pas"
        attendu = f"une des colonnes {join_fr([quote(autre) for autre in table.entete], 'ou')}"
        yield table.tell(1, nom, "csv-colonne", trouve, attendu, did_you_mean(nom, table.entete))
        return
    rang, rang_code = table.entete.index(nom), table.entete.index("code") if "code" in table.entete else 0
    for numero, ligne in table.lignes:
        if len(ligne) <= rang:
            trouve = f"cette ligne a {len(ligne)} colonnes sur {len(table.entete)}"
            yield table.tell(numero, nom, "csv-ligne", trouve, "autant de colonnes que la première ligne")
        elif brut := ligne[rang]:
            nombre = brut.translate(_ESPACES)
            if _NOMBRE.fullmatch(nombre):
                valeurs[ligne[rang_code]] = float(nombre.replace(",", "."))
            else:
                trouve = f"{quote(brut)} n’est pas un nombre"
                yield table.tell(numero, nom, "csv-nombre", trouve, "un nombre, ou rien s’il est inconnu")
