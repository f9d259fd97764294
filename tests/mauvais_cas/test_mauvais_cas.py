"""Every bad input of the register, through the command that people run."""

import ast
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from cpts.validate import load_site
from tests.cli.commande import lancer
from tests.construction import RACINE, list_fichiers, run_cpts
from tests.factories import JOUR
from tests.mauvais_cas.registre import DATE, ISSUES, Cas, list_cas, make_dossier, read_registre

LISTE = """
A3 A5 A8 A9 A11 A14 A15
B1 B4 B5 B6 B7 B8 B10 B12 B17 B19 B20 B22
C1 C4 C5 C6 C7 C9 C10 C12 C13 C15 C16 C17 C18 C20
D3 D5 D7 D8 D9 D10 D12 D13 D14 D15 D16 D17 D18 D19 D20
E2 E3 E4 E5 E8 E10
F1 F3 F7 F8 F10 F11 F12 F13 F14
G1 G2 G3 G7 G8 G9 G10 G12 G16 G17 G22 G23 G24 G25 G26
H1 H3 H4 H5 H6
I1 I2 I3 I7 I8 I12 I13
"""
"""The cases that were agreed on; the others of the register are their neighbours."""
LIEU = re.compile(r"data\S*( \S+)*:\d+:\d+( \S.*)?")
ANGLAIS = re.compile(r"\b(expected|invalid|mapping|found|error|input|should|value_error|string)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def verify() -> tuple[int, str]:
    fait = lancer("verifier", "--date", DATE)
    return fait.code, fait.sortie


def test_the_folder_that_the_cases_change_has_nothing_wrong(tmp_path: Path) -> None:
    make_dossier(tmp_path)
    assert verify() == (0, "")


@pytest.mark.parametrize("cas", list_cas("REF", "WARN", grave=False), ids=lambda cas: cas.code)
def test_a_bad_input_is_told_with_all_that_is_wrong_and_nothing_else(cas: Cas, tmp_path: Path) -> None:
    cas.write(tmp_path)
    assert verify() == (int(cas.issue == "REF"), cas.lit)


@pytest.mark.parametrize("cas", list_cas("NORM", "TXT"), ids=lambda cas: cas.code)
def test_a_strange_but_right_input_is_accepted_in_silence_for_what_it_says(cas: Cas, tmp_path: Path) -> None:
    donnees = cas.write(tmp_path)
    assert verify() == (0, "")
    site = load_site(donnees, JOUR).unwrap()
    assert cas.devient
    assert [[chemin, read_valeur(site, chemin)] for chemin, _ in cas.devient] == cas.devient


def read_valeur(objet: Any, chemin: str) -> Any:
    """What is at `structures.0.nom`, as the register writes it: lists, texts and yes or no."""
    for pas in chemin.split("."):
        objet = objet[int(pas)] if pas.isdecimal() else getattr(objet, pas)
    if isinstance(objet, tuple):
        return list(objet)
    return objet if isinstance(objet, bool) else objet.isoformat() if hasattr(objet, "isoformat") else str(objet)


def list_seuls() -> dict[str, list[Cas]]:
    """The cases that change one file, and of which nothing is told elsewhere, by file."""
    par_fichier: dict[str, list[Cas]] = defaultdict(list)
    for cas in list_cas("REF", grave=False):
        lieux = {ligne.split(":")[0] for ligne in cas.lit.splitlines() if not ligne.startswith(" ")}
        if not cas.fabrique and not cas.efface and {f"data/{nom}" for nom in cas.fichiers} == lieux and len(lieux) == 1:
            par_fichier[next(iter(cas.fichiers))].append(cas)
    return par_fichier


def test_the_mistakes_of_all_the_files_are_told_in_one_run(tmp_path: Path) -> None:
    par_fichier = list_seuls()
    assert {"annuaire.yaml", "agenda.yaml", "actions.yaml", "cpts.yaml", "territoire.yaml"} <= set(par_fichier)
    # As many runs as the second longest list: every case of the others is in one, beside those of the longest.
    for tour in range(sorted(map(len, par_fichier.values()))[-2]):
        choisis = [liste[tour % len(liste)] for _, liste in sorted(par_fichier.items())]
        donnees = make_dossier(tmp_path / str(tour))
        for cas in choisis:
            cas.apply(donnees)
        chargement = load_site(donnees, JOUR, "data")
        lieux = [f"{p.fichier}:{p.ligne}:{p.colonne} {p.champ}".rstrip() for p in chargement.problemes]
        attendus = [ligne for cas in choisis for ligne in cas.lit.splitlines() if not ligne.startswith(" ")]
        assert lieux == attendus, [cas.code for cas in choisis]


def test_a_folder_with_a_mistake_in_every_file_changes_no_byte_of_the_site(tmp_path: Path) -> None:
    donnees = make_dossier(tmp_path)
    choisis = [liste[0] for _, liste in sorted(list_seuls().items())]
    for cas in choisis:
        cas.apply(donnees)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>Le site d’hier", encoding="utf-8")
    version = {"jour": "2026-11-20"}
    (site / "version.json").write_text(
        json.dumps({**version, "professionnels": 1, "structures": 1, "pages": 1}), encoding="utf-8"
    )
    avant = list_fichiers(site)
    fait = run_cpts("construire", "--donnees", "data", "--sortie", "site", "--date", DATE, dossier=tmp_path)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert "".join(cas.lit for cas in choisis) in fait.stderr
    assert "Traceback" not in fait.stderr
    assert list_fichiers(site) == avant
    assert sorted(f.name for f in tmp_path.iterdir()) == ["data", "site"]


# The register itself


def test_every_case_that_was_agreed_on_is_in_the_register() -> None:
    assert [code for code in LISTE.split() if code not in read_registre()] == []


@pytest.mark.parametrize("cas", read_registre().values(), ids=lambda cas: cas.code)
def test_a_case_says_what_must_come_of_it(cas: Cas) -> None:
    assert re.fullmatch(r"[A-I]\d{1,2}[a-z]?", cas.code)
    assert cas.issue in ISSUES
    if cas.montre:
        assert [reference for reference in cas.montre if not is_test(reference)] == []
        return
    if cas.nombre:
        assert cas.grave
        return
    assert bool(cas.lit) == (cas.issue in ("REF", "WARN"))
    lignes = cas.lit.splitlines()
    assert all(LIEU.fullmatch(ligne) for ligne in lignes[::2])
    assert all(re.fullmatch(r"  \S.*[.?!…]", ligne) for ligne in lignes[1::2])
    # What people typed is quoted; around it, nothing is in English.
    assert not any(ANGLAIS.search(re.sub("«[^»]*»", "", ligne)) for ligne in lignes[1::2])
    assert any("(avertissement)" not in ligne for ligne in lignes[1::2]) == (cas.issue == "REF")


def is_test(reference: str) -> bool:
    """Whether « file::name » is a test of this project."""
    chemin, _, nom = reference.partition("::")
    fichier = RACINE / chemin
    arbre = ast.parse(fichier.read_text(encoding="utf-8")) if fichier.is_file() else ast.Module([], [])
    return nom.startswith("test_") and nom in {n.name for n in arbre.body if isinstance(n, ast.FunctionDef)}


def test_a_case_shown_by_a_test_that_is_gone_would_be_seen() -> None:
    assert is_test("tests/mauvais_cas/test_mauvais_cas.py::test_a_case_shown_by_a_test_that_is_gone_would_be_seen")
    assert not is_test("tests/mauvais_cas/test_mauvais_cas.py::test_that_is_gone")
    assert not is_test("tests/mauvais_cas/absent.py::test_a_case_says_what_must_come_of_it")
