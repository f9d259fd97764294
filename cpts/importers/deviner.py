"""The columns of a sheet guessed from their titles, for a person to approve: never used without their word."""

import re
from collections.abc import Iterable, Mapping

from cpts.errors import DataError, Probleme
from cpts.importers.champs import GENRES, HEURES, find_champ, list_champs
from cpts.importers.correspondance import Correspondance, get_table
from cpts.importers.tableur import Tableau
from cpts.nomenclatures.titres_colonnes import MARQUEURS, SYNONYMES
from cpts.text import join_fr, quote, slugify

_PARENTHESE = re.compile(r"\([^)]*\)|\*")

_REPONSE, _DECLARE_LE = "nouveaux_patients.reponse", "nouveaux_patients.declare_le"
"""An answer about new patients expires: without the column of its date, it is left aside."""


def guess_genre(titres: Iterable[str]) -> str:
    """The kind that most titles speak of, "" when none does."""
    slugs = {_slug(titre) for titre in titres}
    notes = {
        genre: sum(bool(slugs & set(SYNONYMES[genre][champ])) for champ in champs)
        for genre, champs in MARQUEURS.items()
    }
    genre = max(MARQUEURS, key=lambda cle: notes[cle])
    return genre if notes[genre] else ""


def guess_correspondance(tableau: Tableau, genre: str, source: str, *, a_relire: bool = False) -> Correspondance:
    """The likely field of each column; `source`: where the people come from, "" when nobody said.

    Raises `DataError` when no kind fits, or when two columns want one field: a person has to choose. When they are
    about to (`a_relire`), the first column has the field and the others are left aside.
    """
    genre = genre or guess_genre(tableau.titres)
    if not genre:
        trouve = "aucun titre de colonne n’est reconnu"
        suggestion = f"Ajoutez --genre ({', '.join(GENRES)}) et --ecrire-correspondance colonnes.yaml"
        raise DataError([Probleme(tableau.fichier, 1, 1, "", "colonnes-inconnues", trouve, "", suggestion)])
    formes = _list_formes(genre)
    colonnes = {titre: formes[_slug(titre)] for titre in tableau.titres if _slug(titre) in formes}
    if _DECLARE_LE not in colonnes.values():
        colonnes = {titre: champ for titre, champ in colonnes.items() if champ != _REPONSE}
    if a_relire:
        premieres = {champ: titre for titre, champ in reversed(colonnes.items())}
        colonnes = {titre: champ for titre, champ in colonnes.items() if premieres[champ] == titre}
    else:
        _check_choix(tableau, colonnes)
    ignorees = tuple(dict.fromkeys(t for t in tableau.titres if t and t not in colonnes))
    return Correspondance(genre, colonnes, _guess_constantes(genre, colonnes.values(), source), {}, ignorees)


def _guess_constantes(genre: str, champs: Iterable[str], source: str) -> dict[str, str]:
    """People are kept to the team until somebody writes that they were told."""
    if genre != "professionnels":
        return {}
    pris = set(champs)
    constantes = {} if "diffusion.statut" in pris else {"diffusion.statut": "pro"}
    return constantes | ({"diffusion.source": source} if source and "diffusion.source" not in pris else {})


def _check_choix(tableau: Tableau, colonnes: Mapping[str, str]) -> None:
    """Raises `DataError` when two columns want one field."""
    problemes = []
    for champ in dict.fromkeys(colonnes.values()):
        rangs = [rang for rang, titre in enumerate(tableau.titres, 1) if colonnes.get(titre) == champ]
        if len(rangs) > 1:
            problemes.append(_tell_choix(tableau, champ, rangs))
    if problemes:
        raise DataError(problemes)


def _tell_choix(tableau: Tableau, champ: str, rangs: list[int]) -> Probleme:
    titres = [tableau.titres[rang - 1] for rang in rangs]
    noms = join_fr([f"{quote(titre)} ({rang}e)" for titre, rang in zip(titres, rangs, strict=True)])
    trouve = f"plusieurs colonnes vont dans le champ {quote(champ)} : {noms}"
    suite = "Choisissez avec --ecrire-correspondance colonnes.yaml"
    if len(set(titres)) < len(titres):
        suite = "Renommez l’une d’elles dans le tableur"
    place = (tableau.fichier, 1, rangs[1], titres[1])
    return Probleme(*place, "champ-deux-fois", trouve, "une colonne par champ", suite)


def _list_formes(genre: str) -> dict[str, str]:
    """Slug of a title → field."""
    formes = {slugify(champ.chemin): champ.chemin for champ in list_champs(genre).values()}
    formes |= {slugify(chemin): chemin for chemin in HEURES if find_champ(genre, chemin)}
    for champ in list_champs(genre).values():
        formes.setdefault(slugify(champ.titre), champ.chemin)
    return formes | {mot: chemin for chemin, mots in SYNONYMES[genre].items() for mot in mots}


def _slug(titre: str) -> str:
    """« Téléphone (cabinet) * » → `telephone`."""
    return slugify(_PARENTHESE.sub("", titre))


def list_inconnues(tableau: Tableau, c: Correspondance, maximum: int = 30) -> dict[str, list[str]]:
    """Closed-list field → the different cells that mean none of its keys, the first ones only."""
    inconnues: dict[str, list[str]] = {}
    for titre, chemin in c.colonnes.items():
        champ = find_champ(c.genre, chemin)
        if champ is None or not champ.cles:
            continue
        rang = tableau.titres.index(titre)
        cellules = dict.fromkeys(mot for ligne in tableau.lignes for mot in champ.split(ligne.cellules[rang]))
        muettes = [m for m in cellules if m not in get_table(c, chemin) and champ.mise(m)[0] not in champ.cles]
        if muettes:
            inconnues[chemin] = muettes[:maximum]
    return inconnues
