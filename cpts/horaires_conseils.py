"""Beside the opening hours' grammar: what a refused expression most likely meant.

Everything here is a guess shown to a volunteer, never used as data. The grammar checks each guess before it is told.
"""

import re
from collections.abc import Iterable, Iterator

from cpts.dates import JOURS
from cpts.text import closest, fold, quote

JOURS_ATTENDUS = (
    "« lundi », « lundi-vendredi », « 1er mardi », « semaines paires lundi », « tous les jours » ou « jours fériés »"
)
PLAGE = "« 9h-12h, 14h-18h », « 24h/24 » ou « fermé »"

_EXACTS = {
    "week-end": "samedi-dimanche",
    "weekend": "samedi-dimanche",
    "semaine": "lundi-vendredi",
    "7j/7": "tous les jours",
    "tlj": "tous les jours",
    "tous les jours": "tous les jours",
    "toute la semaine": "tous les jours",
    "chaque jour": "tous les jours",
    "jours ouvres": "lundi-vendredi",
    "jours ouvrables": "lundi-samedi",
}
_MOTS = (
    (r"^(?:tous les|toutes les|le|les|du|chaque|de) (?!jours)", ""),
    (r" (?:du|de chaque|par) mois$", ""),
    (r"\b(?:jours? )?feries?\b", "jours fériés"),
    (r"\bsemaines? (im)?paires?\b", r"semaines \1paires"),
    (r"\b(?:premiers?|1eres?|1er|1)(?=[ ,])", "1er"),
    (r"\b(?:deuxiemes?|seconds?|2emes?|2nd|2)(?=[ ,])", "2e"),
    (r"\b(?:troisiemes?|3emes?|3)(?=[ ,])", "3e"),
    (r"\b(?:quatriemes?|4emes?|4)(?=[ ,])", "4e"),
    (r"\b(?:cinquiemes?|5emes?|5)(?=[ ,])", "5e"),
    (r"\bderniers\b", "dernier"),
)
_REECRITURES = (
    (r"\b(?:le matin|l.apres-midi|matin|apres-midi|ouvert|de|des)\b\s*:?", ""),
    (r"(?<=[0-9]:[0-9]{2})\s*h(?:eures?)?\b", ""),
    (r"\bmidi\b", "12h"),
    (r"\bminuit\b", "24h"),
    (r"([0-9])\s*(?:heures?|hrs?|h|:|\.)\s*([0-9]{2})(?!\s*[0-9h:])", r"\1h\2"),
    (r"([0-9])\s*(?:heures?|hrs?|h|:|\.)\s*([0-9])(?!\s*[0-9h:])", r"\1h0\2"),
    (r"([0-9])\s*(?:heures?|hrs?|h)(?![0-9])", r"\1h"),
    (r"\s*(?:\ba\b|\bau\b|\bjusqu.a\b|->|-)\s*", "-"),
    (r"\s*(?:[,;/+&]|\bet\b|\bpuis\b)\s*", ", "),
    (r"(?<![0-9h])([0-9]{1,2})(?![0-9h])", r"\1h"),
    (r"(?<=[0-9h]) +(?=[0-9])", ", "),
)
_MOTS_FIXES = frozenset(("et", "au", "a", "er", "e", "dernier", "semaines", "paires", "impaires", "jours", "fériés"))
_FERMES = frozenset(("ferme", "fermee", "fermes", "fermeture", "non", "off", "closed", "repos", "absent"))
_CONTINUS = frozenset(("24/24", "24h", "24h/24h", "24/7", "7j/7", "24h/24 7j/7", "24h/24, 7j/7", "24h sur 24", "h24"))


def write_jours(jours: Iterable[int]) -> list[str]:
    """Days as the keys to type, « lundi-mardi » then « jeudi »."""
    suites: list[list[int]] = []
    for jour in sorted(set(jours)):
        if suites and suites[-1][-1] == jour - 1:
            suites[-1].append(jour)
        else:
            suites.append([jour])
    return [JOURS[s[0]] if len(s) == 1 else f"{JOURS[s[0]]}-{JOURS[s[-1]]}" for s in suites]


def suggest_lignes(lignes: list[str]) -> str:
    """« Écrivez « lundi » », or one line for each; "" without a guess."""
    if len(lignes) <= 1:
        return "".join(f"Écrivez {quote(ligne)}" for ligne in lignes)
    return f"Écrivez une ligne par jour : {', '.join(map(quote, lignes))}"


def repair_jours(texte: str) -> Iterator[list[str]]:
    """Guesses, best first; each is the list of the keys to type instead of `texte`."""
    propre = _clean_jours(texte)
    yield [propre]
    yield [re.sub(r"(er|e|dernier), ", r"\1 et ", propre)]
    if trouve := re.fullmatch(r"(\w+),? ?\(?(semaines (?:im)?paires)\)?", propre):
        yield [f"{trouve[2]} {trouve[1]}"]
    if trouve := re.fullmatch(r"((?:semaines (?:im)?paires)|[\w ]+) (\w+)-(\w+)", propre):
        yield [f"{trouve[1]} {jour}" for jour in _list_suite(trouve[2], trouve[3])]
    yield from _repair_liste(propre)


def explain_plages(texte: str) -> tuple[str, str, str] | None:
    """trouve, attendu, suggestion of the mistakes that need their own words, else None."""
    if not texte.strip():
        return "l’horaire est vide", PLAGE, ""
    if re.search("rendez|rdv", fold(texte)) and not re.search(r"[0-9]", texte):
        return f"{quote(texte)} ne dit pas à quelles heures", PLAGE, "Écrivez « 9h-12h sur rendez-vous »"
    if re.fullmatch(r"[0-9]{1,2}[h:](?:[0-9]{2})? ?-?", texte) and texte != "24h":
        return f"{quote(texte)} n’a pas d’heure de fin", PLAGE, ""
    if re.fullmatch(r"- ?[0-9]{1,2}[h:](?:[0-9]{2})?", texte):
        return f"{quote(texte)} n’a pas d’heure de début", PLAGE, ""
    return None


def repair_plages(texte: str) -> str:
    """The most likely value, « 9h à 12h » → « 9h-12h »; it may still be wrong."""
    propre = re.sub(r"[‐‑‒–—−]", "-", fold(texte).strip(" .\u00a0"))
    if propre in _FERMES:
        return "fermé"
    if propre in _CONTINUS:
        return "24h/24"
    sans_rdv = re.sub(r"[\s,(]*(uniquement |seulement )?(sur |avec )?(rdv|rendez[- ]?vous)\)?$", "", propre)
    note = " sur rendez-vous" if sans_rdv != propre else ""
    return _rewrite_plages(sans_rdv) + note


def _rewrite_plages(texte: str) -> str:
    """Words and signs as the grammar wants them; the order of the substitutions matters."""
    for motif, remplacement in _REECRITURES:
        texte = re.sub(motif, remplacement, texte.strip())
    return texte


def _clean_jours(texte: str) -> str:
    """`texte` in the grammar's own words, as far as they are recognised."""
    propre = re.sub(r"\s*[‐‑‒–—−-]\s*", "-", fold(texte).strip(" .:\u00a0"))
    if propre in _EXACTS:
        return _EXACTS[propre]
    for motif, remplacement in _MOTS:
        propre = re.sub(motif, remplacement, propre)
    propre = re.sub(r"[a-zé]+\.?", lambda mot: _find_jour(mot[0].rstrip(".")), propre)
    return re.sub(r" (?:au|a) ", "-", propre)


def _find_jour(mot: str) -> str:
    """The day that `mot` abbreviates or misspells, else `mot`."""
    if mot in _MOTS_FIXES:
        return mot
    abreges = [jour for jour in JOURS if jour.startswith(mot.removesuffix("s")) and len(mot) >= 2]
    return abreges[0] if len(abreges) == 1 else closest(mot, JOURS) or mot


def _list_suite(premier: str, dernier: str) -> list[str]:
    if premier not in JOURS or dernier not in JOURS:
        return [f"{premier}-{dernier}"]
    return list(JOURS[JOURS.index(premier) : JOURS.index(dernier) + 1])


def _repair_liste(propre: str) -> Iterator[list[str]]:
    """« lundi et mardi » → « lundi-mardi »; « lundi, jeudi » → one line each."""
    for motif in (r"\s*(?:[,;/+&]|\bet\b)\s*|\s+|-", r"\s*(?:[,;/+&]|\bet\b)\s*"):
        morceaux = [morceau for morceau in re.split(motif, propre) if morceau]
        if len(morceaux) > 1 and all(morceau in JOURS for morceau in morceaux):
            yield write_jours(JOURS.index(morceau) for morceau in morceaux)
    yield morceaux or [propre]
