"""The page of the dependencies says what requirements*.in says."""

from outils.dependances import PAGE, write_page


def test_the_page_of_the_dependencies_is_in_step_and_each_has_a_licence_and_a_reason() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == write_page()
    assert "| pydantic | MIT | le modèle" in page
    assert "UNKNOWN" not in page
    assert page.count("\n| ") - 2 >= 30
    assert not any(
        cellule.strip() == ""
        for ligne in page.splitlines()
        if ligne.startswith("| ")
        for cellule in ligne[1:-1].split("|")
    )
