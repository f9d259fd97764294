"""Data folders made from the model: every free text is asked of `ecrire`, everything else is valid and dull."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cpts.nomenclatures.rgaa import CRITERES
from cpts.validate.donnees import LISTES
from tests.attaques.champs import SEULS, get_annotation, is_modele, list_feuilles, split, walk
from tests.attaques.charges import NATURES, PAR_NOM, list_acceptees, tame
from tests.factories import make_geojson

Ecriture = Callable[[str, str, int], str]
"""(place of the field, its nature, rank of the entry) → what is written there."""
Places = dict[tuple[str, int], str]
"""(file, line) → place of the free text that is written there."""
COMMUNES = ("Exempleville", "Rivebourg <img src=x onerror=window.__hit=1>")
"""Those of the territory; the second one attacks, for an outline of another make is data too."""

SAGES_COMMUNES = (COMMUNES[0], tame(COMMUNES[1]))
"""The same addresses, with nothing to fear."""

LIEN = "https://piege.example.org/(javascript:window.__hit=1);,&lt;b&gt;!$*+/%22%3E%0D%0ABEGIN:VEVENT?a=%27&b=%5Bc%5D(d)#~x"
"""A link that the rules accept, with every sign that they allow: it goes in attributes, calendars and Markdown."""

# What is not a text, as volunteers write it; `{r}` is the rank, a tuple holds the value of each rank.
# An optional field that is not here is left out.
VALEURS: dict[str, Any] = {
    "cpts.depot": "https://github.com/exemple/cpts",
    "cpts.adresse.code_postal": "01001",
    "cpts.projet_sante.axes.mission": "missions-{r}",
    "cpts.projet_sante.document.lien": LIEN,
    "cpts.projet_sante.valide_le": "2025-03-12",
    "cpts.documents.lien": LIEN,
    "cpts.missions.type": "socle",
    "cpts.missions.verifie_le": "2026-09-01",
    "cpts.sigles.sigle": "QZ{r}",
    "accessibilite.evaluation.genre": "auto-evaluation",
    "accessibilite.evaluation.date": "2026-10-12",
    "accessibilite.evaluation.pages.adresse": "/agenda/",
    "accessibilite.criteres.critere": tuple(CRITERES),
    "accessibilite.criteres.resultat": "non-conforme",
    "territoire.communes": ["01001", "01002"],
    "territoire.indicateurs.fichier": "indicateur-{r}.csv",
    "annuaire.structures.adresse.code_postal": "01002",
    "annuaire.structures.position": {"latitude": "46.0{r:03}", "longitude": "5.15"},
    "annuaire.structures.telephone": "03 53 01 00 10",
    "annuaire.structures.courriel": "lieu@example.org",
    "annuaire.structures.horaires": {"lundi": "9h-12h"},
    "annuaire.structures.services": ["vaccination"],
    "annuaire.structures.acces.pmr": "oui",
    "annuaire.professionnels.profession": "infirmier",
    "annuaire.professionnels.exercices.structure": "structures-{r}",
    "annuaire.professionnels.exercices.telephone": "03 53 01 00 11",
    "annuaire.professionnels.fin_activite.le": "2027-01-31",
    "annuaire.professionnels.fin_activite.relais": ["structures-{r}"],
    "annuaire.professionnels.visites_a_domicile": "oui",
    "annuaire.professionnels.diffusion.informe_le": "2026-09-01",
    "actions.actions.mission": "missions-{r}",
    "actions.actions.lieux": ["structures-{r}"],
    "actions.actions.participants": ["professionnels-{r}"],
    "actions.actions.partenaires": ["partenaires-{r}"],
    "actions.actions.inscription.courriel": "action@example.org",
    "actions.parcours.actions": ["actions-{r}"],
    "actions.parcours.etapes.qui": ["infirmier"],
    "actions.parcours.documents.lien": LIEN,
    "actions.actions.bilan.au": "2026-10-31",
    "agenda.evenements.debut": "2026-12-03 18h",
    "agenda.evenements.fin": "20h",
    "agenda.evenements.action": "actions-{r}",
    "agenda.evenements.publics": ["habitants"],
    "soins.etapes.verifie_le": "2026-10-02",
    "soins.creneaux.structure": "structures-{r}",
    "soins.gardes.qui": "structures-{r}",
    "alertes.alertes.du": "2026-11-20",
    "alertes.alertes.au": "2026-11-30",
    "alertes.alertes.type": "crise",
    "offres.offres.structure": "structures-{r}",
    "offres.offres.courriel": "stage@example.org",
    "territoire.voisins.site": LIEN,
    "annuaire.structures.site": LIEN,
    "annuaire.professionnels.exercices.rendez_vous": LIEN,
    "actions.actions.inscription.lien": LIEN,
    "agenda.evenements.visio": LIEN,
    "soins.etapes.lien": LIEN,
    "alertes.alertes.lien": LIEN,
    "partenaires.partenaires.site": LIEN,
    "actualites.actualites.lien": LIEN,
    "actualites.actualites.date": "2026-10-01",
    "actualites.actualites.documents.lien": LIEN,
}
# One or the other, never both: an entry of even rank has the first, an entry of odd rank the second.
ALTERNATIVES = {
    "annuaire.professionnels.exercices": ("structure", "adresse"),
    "offres.offres": ("structure", "commune"),
    "agenda.evenements": ("lieu", "commune"),
}
SAGES = {"annuaire.structures.adresse.commune": "01002"}
"""Texts that an entry of even rank leaves alone, so that the pages of a covered commune are attacked too."""


PAS = 17
"""From an entry to the next one: four entries have every attack."""
LIBRES = {feuille.chemin: feuille.nature for feuille in list_feuilles() if feuille.est_libre}
"""The places of every free text of the model, and its nature."""
_PAR_NATURE = {n: [chemin for chemin, nature in LIBRES.items() if nature == n] for n in NATURES}


def write_dossier(dossier: Path, ecrire: Ecriture, nombre: int, communes: tuple[str, str] = COMMUNES) -> Places:
    """A data folder of `nombre` entries in each list, and where its free texts are."""
    dossier.mkdir(parents=True, exist_ok=True)
    objets = {genre: fill(modele, genre, ecrire, 0, nombre) for genre, modele in SEULS.items()}
    for indicateur in objets["territoire"]["indicateurs"]:
        _write_indicateur(dossier / indicateur["fichier"], indicateur["colonne"])
    contours = make_geojson(("01001", communes[0]), ("01002", communes[1]))
    (dossier / "territoire.geojson").write_text(json.dumps(contours), encoding="utf-8")
    for genre, listes in LISTES.items():
        objets[genre] = {c: [fill(m, f"{genre}.{c}", ecrire, r) for r in range(nombre)] for c, m in listes.items()}
    return {place: chemin for genre, objet in objets.items() for place, chemin in _write_yaml(dossier, genre, objet)}


def _write_yaml(dossier: Path, genre: str, objet: dict[str, Any]) -> Iterator[tuple[tuple[str, int], str]]:
    """Writes a file; its free texts, as `write_dossier` returns them."""
    lignes = list(iter_lignes(objet, genre))
    texte = "".join(f"{ligne}\n" for _, ligne in lignes)
    (dossier / f"{genre}.yaml").write_text(texte, encoding="utf-8")
    return ((((f"{genre}.yaml", n), c)) for n, (c, _) in enumerate(lignes, 1) if c in LIBRES)


def write_hostiles(dossier: Path, nombre: int) -> Path:
    """In each text another attack, which changes with the rank of the entry."""
    write_dossier(dossier, rotate, nombre)
    return dossier


def write_sages(dossier: Path, nombre: int) -> Path:
    """The same entries, with nothing to fear."""
    write_dossier(dossier, lambda *place: tame(rotate(*place)), nombre, SAGES_COMMUNES)
    return dossier


def rotate(chemin: str, nature: str, rang: int) -> str:
    """The attack of a text: neighbours have different ones, and so have the entries of a list."""
    possibles = list_acceptees(nature)
    return possibles[(_PAR_NATURE[nature].index(chemin) + PAS * rang) % len(possibles)].texte


def write_produit(dossier: Path) -> Path:
    """Every attack in every text of every list: as many entries as attacks, of each of the two kinds."""
    write_dossier(dossier, get_produit, 2 * len(list_acceptees("texte")))
    return dossier


def get_produit(_chemin: str, nature: str, rang: int) -> str:
    """The attack of the entry of this rank, in a text of this nature."""
    possibles = list_acceptees(nature)
    return possibles[rang // 2 % len(possibles)].texte


def repeat(nom: str) -> Ecriture:
    """The same attack in every text that keeps it; the others have a harmless word."""
    charge = PAR_NOM[nom]
    return lambda _chemin, nature, _rang: "Sage" if nature in charge.refusee_par else charge.texte


def fill(modele: type[BaseModel], chemin: str, ecrire: Ecriture, rang: int, nombre: int = 1) -> dict[str, Any]:
    """An object as YAML has it; its lists of objects have `nombre` of them, and theirs a single one."""
    objet: dict[str, Any] = {}
    absent = ALTERNATIVES[chemin][1 - rang % 2] if chemin in ALTERNATIVES else ""
    for nom, champ in modele.model_fields.items():
        place = f"{chemin}.{nom}"
        rangs = range(nombre) if nombre > 1 and get_origin(champ.annotation) is tuple else (rang,)
        suite = 1 if len(rangs) > 1 else nombre
        valeurs = [_fill_champ(champ, place, ecrire, r, suite) for r in rangs] if nom != absent else [None]
        if valeurs[0] is not None:
            en_liste = get_origin(champ.annotation) is tuple and not isinstance(valeurs[0], list)
            objet[nom] = valeurs if en_liste else valeurs[0]
    return objet


def _fill_champ(champ: FieldInfo, chemin: str, ecrire: Ecriture, rang: int, nombre: int) -> Any:
    """A value of a field, or the whole list of a dull one; None when it is left out."""
    types = list(split(get_annotation(champ)))
    if chemin in VALEURS:
        return _number(VALEURS[chemin], rang)
    if modeles := list(filter(is_modele, types)):
        vide = not any(feuille.est_libre for feuille in walk(chemin, modeles[0]))
        return None if vide and not champ.is_required() else fill(modeles[0], chemin, ecrire, rang, nombre)
    if chemin in LIBRES:
        return SAGES[chemin] if chemin in SAGES and rang % 2 == 0 else ecrire(chemin, LIBRES[chemin], rang)
    if chemin.endswith(".id"):
        return f"{chemin.split('.')[-2]}-{rang}"
    return champ.examples[0] if champ.is_required() and champ.examples else None


def _number(valeur: Any, rang: int) -> Any:
    """A value of VALEURS for the entry of this rank."""
    if isinstance(valeur, tuple):
        return valeur[rang]
    if isinstance(valeur, list):
        return [_number(v, rang) for v in valeur]
    if isinstance(valeur, dict):
        return {cle: _number(v, rang) for cle, v in valeur.items()}
    return valeur.format(r=rang)


def iter_lignes(objet: dict[str, Any], chemin: str, marge: str = "") -> Iterator[tuple[str, str]]:
    """(place, line) of each value of an object, in YAML of one value a line: a text is written as in JSON."""
    for cle, valeur in objet.items():
        place = f"{chemin}.{cle}"
        if isinstance(valeur, dict):
            yield place, f"{marge}{cle}:"
            yield from iter_lignes(valeur, place, marge + "  ")
        elif isinstance(valeur, list) and valeur and isinstance(valeur[0], dict):
            yield place, f"{marge}{cle}:"
            for element in valeur:
                (tete, premiere), *suite = iter_lignes(element, place, marge + "    ")
                yield from [(tete, f"{marge}  - {premiere.lstrip()}"), *suite]
        else:
            yield place, f"{marge}{cle}: {write_valeur(valeur)}"


def write_valeur(valeur: Any) -> str:
    """A value as YAML and JSON have it."""
    return json.dumps(valeur, ensure_ascii=False)


def _write_indicateur(fichier: Path, colonne: str) -> None:
    with fichier.open("w", encoding="utf-8", newline="") as sortie:
        csv.writer(sortie, delimiter=";").writerows([("code", colonne), ("01001", "3,5"), ("01002", "12")])
