"""Who reviews the changes of a CPTS's repository: .github/CODEOWNERS, with the names given, or commented until then."""

import re
from pathlib import Path

from cpts.errors import BuildError
from cpts.text import quote

CHEMIN = ".github/CODEOWNERS"
"""Belongs to the CPTS: no upgrade touches it."""
_GABARIT = Path(__file__).parent / "gabarits" / "CODEOWNERS"
_COMPTE = re.compile(r"@[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:/[A-Za-z0-9][\w.-]*)?")
_LIGNE = re.compile(r"^@(\*|/[a-z]+/)@$", re.MULTILINE)
_SANS_NOM = (
    "# Personne n’est encore nommé : écrivez vos noms dans les lignes qui suivent, puis enlevez « # » devant elles."
)


def read_relecteurs(texte: str) -> tuple[str, ...]:
    """The accounts of « @camille @exemple/donnees »; raises `BuildError` for what GitHub would not read.

    Source: https://docs.github.com/repositories (about code owners).
    """
    comptes = tuple(texte.replace(",", " ").split())
    faux = [compte for compte in comptes if not _COMPTE.fullmatch(compte)]
    if faux:
        raise BuildError(
            f"--relecteurs : {quote(faux[0])} n’est pas un compte GitHub. Écrivez @compte ou @organisation/equipe."
        )
    return comptes


def write_codeowners(comptes: tuple[str, ...]) -> str:
    """The whole file; without any account each rule is a comment that shows how to write it."""
    texte = _GABARIT.read_text(encoding="utf-8")
    if comptes:
        texte = texte.replace("@EXPLICATION@\n", "")
        return _LIGNE.sub(lambda ligne: " ".join((ligne[1], *comptes)), texte)
    texte = texte.replace("@EXPLICATION@", _SANS_NOM)
    return _LIGNE.sub(lambda ligne: f"# {ligne[1]} @organisation/{'depot' if ligne[1] == '*' else 'donnees'}", texte)
