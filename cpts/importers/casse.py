"""Registers write in capitals: the same words as people write them, accents excepted, which nobody can give back."""

import re

_LETTRES = re.compile(r"[^\W\d_]+")
_PETITS_MOTS = frozenset(
    {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "sous", "sur"}
)
_ARTICLES = frozenset({"la", "le", "les"})
_SIGLES = frozenset({"BP", "CS", "ZA", "ZI", "ZAC", "RN", "RD", "CD", "HLM", "CHU", "CH", "EHPAD", "SSIAD", "HAD"}) | {
    *("CMP", "PMI", "MSP", "MSPU", "SELARL", "SCM", "SARL", "SAS", "CPTS", "DAC", "MDPH", "CCAS", "USLD", "SMR", "LBM")
}
_TYPES_DE_VOIE = {
    "ALL": "allée",
    "AV": "avenue",
    "BD": "boulevard",
    "BRG": "bourg",
    "CHE": "chemin",
    "CITE": "cité",
    "CRS": "cours",
    "GR": "grande rue",
    "HAM": "hameau",
    "IMP": "impasse",
    "LD": "lieu-dit",
    "LOT": "lotissement",
    "PAS": "passage",
    "PL": "place",
    "PLN": "plaine",
    "QU": "quai",
    "QUA": "quartier",
    "R": "rue",
    "RES": "résidence",
    "RPT": "rond-point",
    "RTE": "route",
    "SQ": "square",
    "TRA": "traverse",
    "VLA": "villa",
    "VC": "voie communale",
}
"""Abbreviations of the kinds of streets. Source: TRE_R35-TypeVoie, Nomenclature des objets de santé, ANS."""
_GENRES_ENTIERS = frozenset(_TYPES_DE_VOIE.values())
_NUMERO = re.compile(r"\d+(?:\s?(?:BIS|TER|QUATER|[A-F]))?,?\s+")


def lower_nom(nom: str) -> str:
    """« DE LA TOUR-DUPIN » → « De La Tour-Dupin »; a name that is not all in capitals stays as it is."""
    if not nom.isupper() or len(nom) < 3:
        return nom
    return _LETTRES.sub(lambda mot: mot[0].capitalize(), nom)


def lower_lieu(nom: str) -> str:
    """« PHARMACIE DE L'ARBRE ROND » → « Pharmacie de l'Arbre Rond »; acronyms stay."""
    propre = lower_suite(nom)
    return propre[:1].upper() + propre[1:] if nom.isupper() else nom


def lower_voie(voie: str) -> str:
    """« 4 R DE LA GARE » → « 4 rue de la Gare »."""
    lu = _NUMERO.match(voie)
    numero, reste = (lu[0], voie[lu.end() :]) if lu and voie.isupper() else ("", voie)
    premier, _, suite = reste.partition(" ")
    genre = _TYPES_DE_VOIE.get(premier.upper()) or (premier.lower() if premier.lower() in _GENRES_ENTIERS else "")
    return numero.lower() + (f"{genre} {lower_suite(suite)}" if genre and suite else lower_suite(reste))


def lower_suite(texte: str) -> str:
    """The same as `lower_lieu`, in the middle of a line."""
    if not texte.isupper():
        return texte
    precedent = ""

    def lower(trouve: re.Match[str]) -> str:
        nonlocal precedent
        mot, avant = trouve[0], precedent
        precedent = mot.lower()
        if mot in _SIGLES:
            return mot
        article = mot.lower() in _ARTICLES and avant not in _PETITS_MOTS  # « EHPAD Les Saules », « rue de la Gare »
        return mot.capitalize() if article or mot.lower() not in _PETITS_MOTS else mot.lower()

    return _LETTRES.sub(lower, texte)
