"""Which column of a sheet fills which field: read from a file that a person wrote, or written for them to correct."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cpts.dossier import MEGA
from cpts.edition.ecriture import write_scalaire
from cpts.errors import DataError, Probleme
from cpts.importers.champs import GENRES, HEURES, find_champ, list_champs
from cpts.importers.tableur import Tableau
from cpts.model.refus import Defaut
from cpts.text import did_you_mean, join_fr, plural, quote
from cpts.validate.traduction import locate
from cpts.yaml_source import Document, read_yaml

CLES = ("genre", "colonnes", "constantes", "valeurs", "ignorees")
_MODELE_DE_CORRESPONDANCE = "Écrivez-en une avec « cpts importer csv FICHIER --ecrire-correspondance colonnes.yaml »"
_FORMES = (("constantes", dict, "champ: valeur"), ("valeurs", dict, "champ:"), ("ignorees", list, "- titre"))


@dataclass(frozen=True)
class Correspondance:
    """`colonnes`: title → dotted field; `constantes`: field → the same value for every line;
    `valeurs`: field → cell → value; `ignorees`: titles left aside.
    """

    genre: str
    colonnes: Mapping[str, str]
    constantes: Mapping[str, str] = field(default_factory=dict)
    valeurs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ignorees: tuple[str, ...] = ()


def read_correspondance(octets: bytes, fichier: str) -> Correspondance:
    """The file of a person, called `fichier` in messages. Raises `DataError` with everything wrong in it."""
    document, problemes = read_yaml(octets, fichier, taille_max=MEGA)
    if document is None or any(p.est_erreur for p in problemes):
        raise DataError(problemes)
    problemes = list(_check(document))
    if problemes:
        raise DataError(problemes)
    racine = document.racine
    return Correspondance(
        racine["genre"],
        dict(racine["colonnes"]),
        dict(racine.get("constantes", {})),
        {champ: dict(table) for champ, table in racine.get("valeurs", {}).items()},
        tuple(racine.get("ignorees", ())),
    )


def _check(document: Document) -> Iterator[Probleme]:
    racine = document.racine
    for cle in racine:
        if cle not in CLES:
            trouve = f"le champ {quote(cle)} est inconnu"
            attendu = f"un de ces champs ({', '.join(CLES)})"
            yield locate(document, (cle,), Defaut("champ-inconnu", trouve, attendu, did_you_mean(cle, CLES), cle=True))
    genre = racine.get("genre")
    if genre not in GENRES:
        trouve = f"le genre {quote(str(genre))} est inconnu" if genre else "le champ « genre » manque"
        yield locate(document, ("genre",), Defaut("genre-inconnu", trouve, join_fr(GENRES, "ou")))
        return
    yield from _check_formes(document)
    for cle in ("colonnes", "constantes", "valeurs"):
        yield from _check_champs(document, cle, str(genre))


def _check_formes(document: Document) -> Iterator[Probleme]:
    racine = document.racine
    if not isinstance(racine.get("colonnes"), dict):
        attendu = "sous « colonnes: », une ligne « titre de la colonne: champ »"
        defaut = Defaut("colonnes-absentes", "aucune colonne n’est décrite", attendu, _MODELE_DE_CORRESPONDANCE)
        yield locate(document, ("colonnes",), defaut)
    for cle, forme, quoi in (
        ("constantes", dict, "champ: valeur"),
        ("valeurs", dict, "champ:"),
        ("ignorees", list, "- titre"),
    ):
        if cle in racine and not isinstance(racine[cle], forme):
            defaut = Defaut("forme-inattendue", f"{quote(cle)} n’a pas la forme attendue", f"des lignes « {quoi} »")
            yield locate(document, (cle,), defaut)


def _check_champs(document: Document, cle: str, genre: str) -> Iterator[Probleme]:
    groupe = document.racine.get(cle)
    vus: dict[str, str] = {}
    for nom, valeur in (groupe if isinstance(groupe, dict) else {}).items():
        champ, est_cle = (valeur, False) if cle == "colonnes" else (nom, True)
        if not isinstance(valeur, dict if cle == "valeurs" else str):
            yield locate(document, (cle, nom), Defaut("forme-inattendue", f"{quote(nom)} n’a pas la forme attendue"))
        elif not find_champ(genre, champ):
            possibles = [*list_champs(genre), *(HEURES if genre == "evenements" else ())]
            trouve = f"le champ {quote(champ)} n’existe pas pour {genre}"
            suggestion = did_you_mean(champ, possibles) or _MODELE_DE_CORRESPONDANCE
            yield locate(document, (cle, nom), Defaut("champ-inconnu", trouve, "", suggestion, cle=est_cle))
        elif cle == "colonnes" and champ in vus:
            trouve = f"les colonnes {quote(vus[champ])} et {quote(nom)} vont toutes deux dans {quote(champ)}"
            yield locate(document, (cle, nom), Defaut("champ-deux-fois", trouve, "une colonne par champ"))
        else:
            vus[champ] = nom


def check_titres(tableau: Tableau, correspondance: Correspondance, doublons: Mapping[str, list[int]]) -> None:
    """Raises `DataError` when a column of the file of a person is not in the sheet, or is there twice."""
    problemes = []
    for titre in correspondance.colonnes:
        if titre not in tableau.titres:
            trouve = f"la colonne {quote(titre)} n’est pas dans le tableau"
            suggestion = did_you_mean(titre, tableau.titres)
            problemes.append(Probleme(tableau.fichier, 1, 1, titre, "colonne-absente", trouve, "", suggestion))
        elif rangs := doublons.get(titre):
            trouve = f"{plural(len(rangs), 'colonne')} s’appellent {quote(titre)} ({join_fr([f'{r}e' for r in rangs])})"
            suggestion = "Renommez l’une d’elles dans le tableur"
            problemes.append(
                Probleme(
                    tableau.fichier, 1, rangs[1], titre, "titre-en-double", trouve, "un titre par colonne", suggestion
                )
            )
    if problemes:
        raise DataError(problemes)


def write_correspondance(tableau: Tableau, c: Correspondance, inconnues: Mapping[str, Iterable[str]]) -> str:
    """The same as a file to correct, every choice explained; `inconnues`: field → cells that no key of it matches."""
    lignes = [
        f"# Les colonnes de {tableau.fichier} et les champs du site. Relisez, corrigez, puis lancez :",
        f"#   cpts importer csv {tableau.fichier} --correspondance CE-FICHIER.yaml",
        f"genre: {c.genre}",
        "",
        "# Titre de la colonne: champ du site",
        "colonnes:",
        *(f"  {write_scalaire(titre)}: {champ}" for titre, champ in c.colonnes.items()),
    ]
    if c.ignorees:
        lignes += [
            "",
            "# Colonnes laissées de côté : pour en reprendre une, déplacez-la sous « colonnes »",
            "ignorees:",
        ]
        lignes += [f"  - {write_scalaire(titre)}" for titre in c.ignorees]
    if c.constantes:
        lignes += ["", "# La même valeur pour toutes les lignes", "constantes:"]
        lignes += [f"  {champ}: {write_scalaire(valeur)}" for champ, valeur in c.constantes.items()]
    return "\n".join([*lignes, *_write_valeurs(c, inconnues), *_list_possibles(c.genre)]) + "\n"


def _list_possibles(genre: str) -> list[str]:
    """Every field, as comments."""
    champs = [f"#   {champ.chemin} : {champ.titre}" for champ in list_champs(genre).values()]
    heures = [f"#   {chemin} : {titre}" for chemin, titre in HEURES.items() if genre == "evenements"]
    return ["", f"# Tous les champs possibles pour {genre} :", *champs, *heures]


def _write_valeurs(c: Correspondance, inconnues: Mapping[str, Iterable[str]]) -> list[str]:
    """What cells mean; those that nothing translates are shown, commented out, to be completed."""
    corps: list[str] = []
    for champ in [*c.valeurs, *(i for i in inconnues if i not in c.valeurs)]:
        connues = [f"    {write_scalaire(cellule)}: {v}" for cellule, v in c.valeurs.get(champ, {}).items()]
        marque = "  " if connues else "  # "
        corps += [f"{marque}{champ}:", *connues]
        corps += [f"  #   {write_scalaire(cellule)}: à compléter" for cellule in inconnues.get(champ, ())]
    if not corps:
        return []
    tete = ["", "# Ce que veut dire une cellule, champ par champ (retirez le # et écrivez la valeur du site)"]
    return [*tete, "valeurs:" if c.valeurs else "# valeurs:", *corps]


def describe_correspondance(c: Correspondance) -> str:
    """The choices on a few lines, to be approved."""
    lignes = [f"Genre : {c.genre}", "Colonnes reprises :"]
    lignes += [f"  {titre} → {champ}" for titre, champ in c.colonnes.items()]
    lignes += [f"  (toutes les lignes) {champ} = {valeur}" for champ, valeur in c.constantes.items()]
    if c.ignorees:
        montrees = ", ".join(quote(titre, 40) for titre in c.ignorees[:12])
        reste = f" et {len(c.ignorees) - 12} de plus" if len(c.ignorees) > 12 else ""
        lignes.append(f"Colonnes laissées de côté : {montrees}{reste}")
    return "\n".join(lignes)


def get_table(c: Correspondance, champ: str) -> Mapping[str, Any]:
    """What the cells of a field mean."""
    return c.valeurs.get(champ, {})
