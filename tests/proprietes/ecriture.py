"""A data folder with one value written as it is, and where it stands."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cpts.errors import Probleme
from cpts.yaml_messages import CODES
from tests.factories import make_png, write_donnees
from tests.proprietes.places import TEXTES, Place, build_arbre

ICI = "ICI"
PNG = make_png()
# Files that an example names; one that nothing names is refused.
FICHIERS: Mapping[str, bytes] = {
    "medias/logo.png": PNG,
    "medias/partenaire.png": PNG,
    "medias/fiche-de-liaison.pdf": b"%PDF-1.7",
    "indicateurs.csv": b"code;sans_medecin\n01001;3\n",
}


class Ecrit(NamedTuple):
    """`fichier` and `ligne` of the value; `cle`: the column of its key, `debut` and `fin`: its own, from 1."""

    fichier: str
    ligne: int
    cle: int
    debut: int
    fin: int

    def contains(self, probleme: Probleme) -> bool:
        """Whether a problem is told in the value, on its key, or where it should begin.

        What is opened and never closed is only seen in the next line.
        """
        if probleme.fichier != self.fichier:
            return False
        if probleme.ligne == self.ligne + 1:
            return probleme.code in CODES
        return probleme.ligne == self.ligne and probleme.colonne in (self.cle, *range(self.debut - 1, self.fin + 1))


def write_arbre(noeud: Any) -> list[str]:
    """The lines of a tree in block style, each text between double quotes but the mark."""
    lignes: list[str] = []
    if isinstance(noeud, Mapping):
        for cle, valeur in noeud.items():
            lignes += _attach(f"{cle}:", valeur, write_arbre(valeur))
    elif isinstance(noeud, list):
        for valeur in noeud:
            premiere, *suite = write_arbre(valeur)
            lignes += [f"- {premiere}", *(f"  {ligne}" for ligne in suite)]
    return lignes if isinstance(noeud, Mapping | list) and noeud else [write_texte(noeud)]


def _attach(tete: str, valeur: Any, lignes: list[str]) -> list[str]:
    if isinstance(valeur, Mapping | list) and valeur:
        return [tete, *(f"  {ligne}" for ligne in lignes)]
    return [f"{tete} {lignes[0]}"]


def write_texte(valeur: Any) -> str:
    """A text between quotes, every sign that YAML or JSON could refuse written by its number."""
    if not isinstance(valeur, str):
        return "[]" if isinstance(valeur, list) else "{}"
    return valeur if valeur == ICI else f'"{"".join(map(_escape, valeur))}"'


def _escape(signe: str) -> str:
    if signe in '"\\':
        return f"\\{signe}"
    if signe.isprintable():
        return signe
    return f"\\U{ord(signe):08x}"


def write_place(dossier: Path, place: Place, brut: str | None) -> Ecrit:
    """Writes the folder with `brut` as it is at `place`; None writes the example of the model."""
    lignes = write_arbre(build_arbre(place, place.exemple if brut is None else ICI))
    ecrit = Ecrit("", 1, 1, 1, 1)
    if brut is not None:
        ecrit = _find(place, lignes, brut)
        lignes[ecrit.ligne - 1] = lignes[ecrit.ligne - 1][: ecrit.debut - 1] + brut
    textes = {**TEXTES, place.genre: "\n".join(lignes) + "\n"}
    tout = "".join(textes.values())
    cites = {nom: octets for nom, octets in FICHIERS.items() if f'"{nom.rpartition("/")[2]}"' in tout}
    shutil.rmtree(dossier, ignore_errors=True)
    write_donnees(dossier, **textes)
    for nom, octets in cites.items():
        (dossier / nom).parent.mkdir(exist_ok=True)
        (dossier / nom).write_bytes(octets)
    return ecrit


def _find(place: Place, lignes: list[str], brut: str) -> Ecrit:
    ((rang, ligne),) = [(rang, ligne) for rang, ligne in enumerate(lignes) if ligne.endswith(f" {ICI}")]
    debut, nue = len(ligne) - len(ICI) + 1, ligne.lstrip(" -")
    cle = debut if nue == ICI else len(ligne) - len(nue) + 1
    return Ecrit(f"data/{place.genre}.yaml", rang + 1, cle, debut, debut + len(brut))
