"""One message for fields that are all written at the wrong level: what follows is only told of the first line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from cpts.errors import Probleme
from cpts.horaires import HorairesInvalides, parse_jours
from cpts.model.refus import Defaut
from cpts.text import join_fr, quote
from cpts.validate.traduction import Chemin, find_modele, locate
from cpts.yaml_source import Document


def find_sous_champs(modele: type[BaseModel], valeur: Any) -> dict[str, list[str]]:
    """For each field of an entry that has no value, the fields right after it that it should hold."""
    if not isinstance(valeur, Mapping):
        return {}
    trouves = {}
    noms = list(valeur)
    for rang, nom in enumerate(noms):
        if valeur[nom] is None and nom in modele.model_fields and (suite := _list_suite(modele, nom, noms[rang + 1 :])):
            trouves[nom] = suite
    return trouves


def _list_suite(modele: type[BaseModel], nom: str, suivants: Sequence[str]) -> list[str]:
    """The first of `suivants` that the entry does not know and that its field `nom` does."""
    dedans = find_modele(modele, (nom,))
    suite = []
    for autre in suivants:
        connu = _is_jours(autre) if nom == "horaires" else dedans is not None and autre in dedans.model_fields
        if autre in modele.model_fields or not connu:
            break
        suite.append(autre)
    return suite


def _is_jours(texte: str) -> bool:
    try:
        parse_jours(texte)
    except HorairesInvalides:
        return False
    return True


def merge_sous_champs(
    document: Document, chemin: Chemin, sous_champs: Mapping[str, Sequence[str]], problemes: Sequence[Probleme]
) -> Iterator[Probleme]:
    """`problemes` of the entry at `chemin`, those of the fields of `sous_champs` told as one."""
    couverts = {(*chemin, n) for nom, suite in sous_champs.items() for n in (nom, *suite)}
    muets = {document.position(c, cle=cle) for c in couverts for cle in (True, False)}
    yield from (p for p in problemes if (p.ligne, p.colonne) not in muets)
    for nom, suite in sous_champs.items():
        yield _tell_decalage(document, (*chemin, suite[0]), nom, suite)


def _tell_decalage(document: Document, ici: Chemin, nom: str, suite: Sequence[str]) -> Probleme:
    verbe = "va" if len(suite) == 1 else "vont"
    trouve = f"{join_fr([quote(champ) for champ in suite])} {verbe} sous « {nom}: », qui n’a rien à lui"
    attendu = f"deux espaces de plus que « {nom}: » au début de {'la ligne' if len(suite) == 1 else 'ces lignes'}"
    probleme = locate(document, ici, Defaut("decalage-sous-champ", trouve, attendu, cle=True))
    lignes = document.lignes
    return replace(probleme, corrige=f"  {lignes[probleme.ligne - 1]}" if probleme.ligne <= len(lignes) else "")


def merge_tiret_en_trop(
    document: Document, chemin: Chemin, modele: type[BaseModel], valeurs: Sequence[Any], problemes: list[Probleme]
) -> list[Probleme]:
    """`problemes` of the entry at `chemin`; one dash too many cuts it in two, and makes all its fields missing."""
    rang = int(chemin[-1])
    requis = [nom for nom, champ in modele.model_fields.items() if champ.is_required()]
    suite, reste = _is_reste(valeurs, rang, requis), _is_reste(valeurs, rang + 1, requis)
    if not (suite or reste):
        return problemes
    autres = [p for p in problemes if p.code != "champ-absent"]
    return [*autres, _tell_tiret(document, chemin, next(iter(valeurs[rang])))] if suite else autres


def _is_reste(valeurs: Sequence[Any], rang: int, requis: Sequence[str]) -> bool:
    """Whether the entry at `rang` is the rest of the one above: it has no `id`, and what that one misses."""
    if not 0 < rang < len(valeurs) or not all(isinstance(valeurs[n], Mapping) for n in (rang - 1, rang)):
        return False
    dessus, ici = valeurs[rang - 1], valeurs[rang]
    manquants = [nom for nom in requis if nom not in dessus]
    return "id" not in ici and "id" in dessus and bool(manquants) and all(nom in ici for nom in manquants)


def _tell_tiret(document: Document, ici: Chemin, nom: str) -> Probleme:
    trouve = f"le tiret devant {quote(nom)} commence une nouvelle fiche, sans identifiant"
    attendu = "un seul tiret par fiche, devant « id: »"
    suggestion = "Si ces lignes vont avec la fiche d’au-dessus, remplacez ce tiret par un espace"
    probleme = locate(document, ici, Defaut("tiret-en-trop", trouve, attendu, suggestion))
    ligne = document.lignes[probleme.ligne - 1] if probleme.ligne <= len(document.lignes) else ""
    return replace(probleme, corrige=ligne.replace("- ", "  ", 1))


def tell_autre_liste(document: Document, ici: Chemin, liste: str) -> Probleme:
    """The entry at `ici` is right, but under the wrong top key: that of `liste` was forgotten above it."""
    trouve = f"cette fiche est écrite sous « {ici[0]}: » et va sous « {liste}: »"
    suggestion = f"Ajoutez la ligne « {liste}: » au-dessus, au début de la ligne, ou déplacez la fiche"
    return locate(document, ici, Defaut("mauvaise-liste", trouve, "", suggestion))
