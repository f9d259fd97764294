"""Each attack in each text of the model: kept letter by letter, or refused at its line. There is no third outcome."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from cpts.errors import Probleme
from cpts.exports.schema import SCHEMAS
from cpts.model.base import Modele
from cpts.model.refus import REFUS
from cpts.model.site import Site
from cpts.model.types import Ligne
from cpts.validate import load_site
from tests.attaques.champs import TypeInconnu, list_feuilles, list_racines, walk
from tests.attaques.charges import CHARGES, NATURES, PAR_NOM, TOUTES, Charge, list_acceptees, tame
from tests.attaques.donnees import LIBRES, SAGES, repeat, write_dossier, write_hostiles, write_valeur
from tests.factories import JOUR

CONTROLEES = [feuille for feuille in list_feuilles() if not feuille.est_libre]


class Nouveau(Modele):
    """A field somebody adds to the model: a text, alone or in a list, is attacked without a word to the tests."""

    texte: Ligne | None
    textes: tuple[Ligne, ...]


class Brut(Modele):
    """A text that nothing reads: what no model may have."""

    texte: str


def test_every_field_of_the_model_is_attacked_or_has_a_checked_shape(tmp_path: Path) -> None:
    feuilles = list_feuilles()
    assert len(feuilles) > 300
    ecrits = write_dossier(tmp_path, lambda *_: "Sage", 2)
    assert set(ecrits.values()) == {f.chemin for f in feuilles if f.est_libre}
    assert [(f.chemin, f.nature) for f in walk("x", Nouveau)] == [("x.texte", "ligne"), ("x.textes", "ligne")]
    with pytest.raises(TypeInconnu, match=r"^x\.texte : "):
        list(walk("x", Brut))


def test_every_file_that_volunteers_may_write_is_attacked() -> None:
    assert {racine.partition(".")[0] for racine in list_racines()} == set(SCHEMAS)


def test_the_attacks_are_many_different_and_meant_for_every_nature_of_text() -> None:
    assert len(CHARGES) == len(PAR_NOM) == len({charge.texte for charge in CHARGES}) == 62
    assert {nature: len(list_acceptees(nature)) for nature in NATURES} == {
        "texte": 50,
        "ligne": 47,
        "nom": 46,
        "commune": 47,
    }
    assert set(LIBRES.values()) == TOUTES


@pytest.mark.parametrize("charge", CHARGES, ids=lambda charge: charge.nom)
def test_an_attack_is_refused_by_every_checked_shape(charge: Charge) -> None:
    for type_ in {str(feuille.type): feuille.type for feuille in CONTROLEES}.values():
        with pytest.raises(ValidationError) as refus:
            make_adapter(type_).validate_python(charge.texte)
        (erreur,) = refus.value.errors()
        assert erreur["type"] == REFUS, type_
        assert erreur["ctx"]["defauts"][0].trouve, type_


@cache
def make_adapter(type_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


@pytest.mark.parametrize("charge", CHARGES, ids=lambda charge: charge.nom)
def test_an_attack_is_refused_at_each_line_whose_text_cannot_hold_it(tmp_path: Path, charge: Charge) -> None:
    """And nowhere else: a text that may hold it is not said to be wrong."""
    places = write_dossier(tmp_path, lambda *_: charge.texte, 2)
    problemes = load_site(tmp_path, JOUR, "data").problemes
    assert list_places(problemes) == list_refuses(places, charge, tmp_path)


@pytest.mark.parametrize("charge", [c for c in CHARGES if c.refusee_par != TOUTES], ids=lambda charge: charge.nom)
def test_an_attack_is_kept_letter_by_letter_by_each_text_that_may_hold_it(tmp_path: Path, charge: Charge) -> None:
    write_dossier(tmp_path, repeat(charge.nom), 2)
    textes = Counter(iter_textes(load_site(tmp_path, JOUR, "data").unwrap()))
    refuses = textes.pop("Sage", 0)
    assert textes == {unicodedata.normalize("NFC", charge.texte): textes.total()}
    assert textes.total() + refuses > 150
    assert (refuses > 0) == bool(charge.refusee_par)


def list_places(problemes: tuple[Probleme, ...]) -> set[tuple[str, int]]:
    """Where the errors of the YAML files are; a table whose column has such a name is refused as well."""
    assert all(p.trouve and p.code for p in problemes)
    erreurs = [p for p in problemes if p.est_erreur and p.fichier.endswith(".yaml")]
    return {(p.fichier.removeprefix("data/"), p.ligne) for p in erreurs}


def list_refuses(places: dict[tuple[str, int], str], charge: Charge, dossier: Path) -> set[tuple[str, int]]:
    """The lines that hold the attack in a text that must refuse it."""
    ecrit = write_valeur(charge.texte)
    lignes = {nom: (dossier / nom).read_text("utf-8").split("\n") for nom in {fichier for fichier, _ in places}}
    return {
        (fichier, ligne)
        for (fichier, ligne), chemin in places.items()
        if LIBRES[chemin] in charge.refusee_par and ecrit in lignes[fichier][ligne - 1]
    }


def iter_textes(site: Site) -> Iterator[str]:
    """Every free text of a read site, without the harmless ones."""
    yield from walk_textes(site.cpts, "cpts")
    yield from walk_textes(site.accessibilite, "accessibilite")
    yield from walk_textes([m.indicateur for m in site.territoire.mesures], "territoire.indicateurs")
    for chemin in list_racines():
        yield from walk_textes(getattr(site, chemin.split(".")[-1], ()), chemin) if "." in chemin else ()


def walk_textes(noeud: Any, chemin: str) -> Iterator[str]:
    if isinstance(noeud, BaseModel):
        for cle in type(noeud).model_fields:
            yield from walk_textes(getattr(noeud, cle), f"{chemin}.{cle}")
    elif isinstance(noeud, list | tuple):
        for valeur in noeud:
            yield from walk_textes(valeur, chemin)
    elif chemin in LIBRES and noeud is not None and noeud != SAGES.get(chemin):
        yield noeud


def test_a_small_site_has_every_attack_and_attacks_every_text(tmp_path: Path) -> None:
    write_hostiles(tmp_path, 4)
    site = load_site(tmp_path, JOUR, "data").unwrap()
    vus = set(iter_textes(site))
    gardees = {unicodedata.normalize("NFC", c.texte) for c in CHARGES if c.refusee_par != TOUTES}
    assert gardees <= vus


def test_a_tamed_attack_has_the_same_words_and_nothing_to_fear() -> None:
    assert tame("<img src=x>\n{{ 7*7 }}") == "·img src·x·\n·· 7·7 ··"
    assert tame("![](https://x.example/p.png)") == "····https://x.example/p.png)"
    assert tame("Élodie ſ") == "Élodie ſ"
