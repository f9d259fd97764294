"""The name or the code of an intercommunalité → its communes."""

from collections.abc import Mapping, Sequence

from cpts.importers.territoire.noms import Inconnu, Morceau
from cpts.importers.territoire.proches import find_proches
from cpts.importers.territoire.sources import Repere
from cpts.text import join_fr, quote, slugify

_GENRES = (
    ("communaute-de-communes", "cc"),
    ("communaute-d-agglomeration", "ca"),
    ("communaute-urbaine", "cu"),
)
_VIDES = {"de", "du", "des", "d", "la", "le", "les", "l", "et"}


def find_membres(texte: str, epci: Mapping[str, str], reperes: Sequence[Repere]) -> Inconnu | list[Repere]:
    """The communes of the intercommunalité called `texte`, or why there are none."""
    code = texte.strip() if texte.strip() in epci else _find_code(texte, epci)
    if isinstance(code, Inconnu):
        return code
    membres = [r for r in reperes if code in r.epci]
    return membres or _refuse(texte, f"aucune commune n’est connue dans l’intercommunalité {quote(texte)}")


def _find_code(texte: str, epci: Mapping[str, str]) -> str | Inconnu:
    """By its whole name, else by what only one name contains."""
    voulu = _normalize(texte)
    formes = {code: _normalize(nom) for code, nom in epci.items()}
    exacts = [code for code, forme in formes.items() if forme == voulu]
    larges = exacts or [code for code, forme in formes.items() if voulu and f"-{voulu}-" in f"-{forme}-"]
    if len(larges) == 1:
        return larges[0]
    if larges:
        noms = join_fr([f"{epci[code]} ({code})" for code in larges[:5]], "ou")
        return _refuse(texte, f"plusieurs intercommunalités s’appellent {quote(texte)}", f"{noms} ?")
    noms = join_fr([f"{epci[code]} ({code})" for code in _find_proches(voulu, formes)], "ou")
    trouve = f"aucune intercommunalité ne s’appelle {quote(texte)}"
    return _refuse(texte, trouve, f"Vouliez-vous dire {noms} ?" if noms else "")


def _find_proches(voulu: str, formes: Mapping[str, str]) -> list[str]:
    """The codes of at most three names that look like `voulu`, else that have a word that looks like one of its own."""
    par_forme = {forme: code for code, forme in formes.items()}
    if proches := find_proches(voulu, par_forme, 3):
        return [par_forme[forme] for forme in proches]
    mots = {mot for forme in formes.values() for mot in forme.split("-") if len(mot) > 3}
    voisins = {proche for mot in voulu.split("-") for proche in find_proches(mot, mots, 2)}
    return [code for code, forme in formes.items() if voisins & set(forme.split("-"))][:3]


def _refuse(texte: str, trouve: str, suggestion: str = "") -> Inconnu:
    return Inconnu(Morceau(texte), trouve, suggestion)


def _normalize(nom: str) -> str:
    """« Communauté de communes de la Vallée » and « CC Vallée » are one name."""
    forme = slugify(nom)
    for long, court in _GENRES:
        forme = forme.replace(long, court)
    return "-".join(mot for mot in forme.split("-") if mot not in _VIDES)
