"""The page of the dependencies says what requirements*.in and package.json say; an unknown licence stops it."""

import json

import pytest

from outils.dependances import (
    ADMISES,
    ADMISES_A_COTE,
    PAGE,
    RACINE,
    Dependance,
    check_licences,
    list_dependances,
    write_page,
)


def test_the_page_of_the_dependencies_is_in_step_and_each_has_a_licence_and_a_reason() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == write_page()
    assert "| pydantic | MIT | le modèle" in page
    assert "| typescript | Apache-2.0 | relit les types" in page
    assert "non dite" not in page
    assert "UNKNOWN" not in page
    assert page.count("\n| ") - 2 >= 40
    assert not any(
        cellule.strip() == ""
        for ligne in page.splitlines()
        if ligne.startswith("| ")
        for cellule in ligne[1:-1].split("|")
    )


def test_what_the_dependencies_bring_is_there_too_once_in_each_part() -> None:
    page = PAGE.read_text(encoding="utf-8")
    site, verification = page.split("## Pour le vérifier")
    assert "urllib3" in site
    assert "certifi" in site
    assert "vscode-jsonrpc" in verification
    assert "numpy" in verification
    assert verification.count("numpy") == 1


def test_each_line_of_the_requirements_has_its_reason() -> None:
    for nom in ("requirements.in", "requirements-territoire.in", "requirements-dev.in"):
        lignes = (RACINE / nom).read_text(encoding="utf-8").splitlines()
        voulues = [ligne for ligne in lignes if ligne and not ligne.startswith(("#", "-"))]
        assert len(list_dependances(RACINE / nom)) == len(voulues)


def test_each_npm_package_that_we_ask_for_has_its_reason_beside_it() -> None:
    voulus = json.loads((RACINE / "package.json").read_bytes())
    assert list(voulus["raisons"]) == list(voulus["devDependencies"])


@pytest.mark.parametrize("licence", ["GPL-2.0", "AGPL-3.0-only", "MIT AND SSPL-1.0", "non dite", "Proprietary", ""])
def test_a_licence_that_nobody_accepted_is_refused_by_name(licence: str) -> None:
    with pytest.raises(SystemExit, match=r"^exemple : la licence « .*» n’est pas admise"):
        check_licences([Dependance("exemple", licence, "essai")], ADMISES)


def test_a_program_that_is_only_run_beside_the_tests_may_be_under_the_gpl() -> None:
    check_licences([Dependance("exemple", "GPL-2.0", ""), Dependance("autre", "MIT OR Apache-2.0", "")], ADMISES_A_COTE)
    with pytest.raises(SystemExit, match="AGPL"):
        check_licences([Dependance("exemple", "AGPL-3.0-only", "")], ADMISES_A_COTE)
