"""accessibilite.yaml: what an evaluation may say, and where the mistake is."""

from pathlib import Path

import pytest

from cpts.nomenclatures.rgaa import CRITERES, THEMES
from tests.factories import CPTS, assert_problemes, list_problemes

EVALUATION = """\
evaluation:
  genre: auto-evaluation
  auteur: Camille Exemple
  date: 2026-11-02
criteres:
"""
TOUS = "".join(f'  - {{critere: "{numero}", resultat: non-evalue}}\n' for numero in CRITERES)


def write(*lignes: str, tete: str = EVALUATION) -> dict[str, str]:
    """The file with the 106 criteria, then the lines given."""
    return {"accessibilite": tete + TOUS + "".join(f"  {ligne}\n" for ligne in lignes)}


def change(avant: str, apres: str) -> dict[str, str]:
    texte = write()["accessibilite"]
    assert texte.count(avant) == 1
    return {"accessibilite": texte.replace(avant, apres)}


PREMIER = '{critere: "1.1", resultat: non-evalue}'
BLOC = 'critere: "1.1"\n    resultat: {}\n    preuve: Vu le 2 novembre.'

# (files of a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
CAS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a criterion held without evidence": (
        change(PREMIER, '{critere: "1.1", resultat: conforme}'),
        [
            (
                "accessibilite.yaml:6:32 criteres[1].resultat",
                "critere-sans-preuve",
                "Le critère 1.1 est dit « conforme » sans preuve. Attendu : une ligne preuve",
            )
        ],
    ),
    "a criterion without object that nobody explains": (
        change(PREMIER, '{critere: "1.1", resultat: non-applicable}'),
        [("accessibilite.yaml:6:32 criteres[1].resultat", "critere-sans-preuve", "Le critère 1.1 est dit")],
    ),
    "a defect that nobody corrects": (
        change(PREMIER, BLOC.format("non-conforme")),
        [
            (
                "accessibilite.yaml:7:15 criteres[1].resultat",
                "~critere-sans-remede",
                "Le critère 1.1 n’est pas respecté, et rien ne dit ce qui est fait. Attendu : une ligne remede.",
            )
        ],
    ),
    "a criterion written twice": (
        write('- {critere: "13.12", resultat: non-evalue}'),
        [
            (
                "accessibilite.yaml:112:15 criteres[107].critere",
                "critere-double",
                "Le critère 13.12 a déjà un résultat plus haut. Gardez l’un des deux.",
            )
        ],
    ),
    "a criterion that does not exist": (
        change('"13.12"', '"13.13"'),
        [("accessibilite.yaml:111:15 criteres[106].critere", "valeur-inconnue", "« 13.13 » est inconnu.")],
    ),
    "a result of another list": (
        change(PREMIER, '{critere: "1.1", resultat: oui}'),
        [("accessibilite.yaml:6:32 criteres[1].resultat", "valeur-inconnue", "« oui » est inconnu. Attendu : un")],
    ),
    "criteria that nobody looked at": (
        {"accessibilite": EVALUATION + f"  - {PREMIER}\n"},
        [
            (
                "accessibilite.yaml:6:3 criteres",
                "~criteres-absents",
                "105 critères sans résultat : 1.2, 1.3, 1.4, 1.5, 1.6, 1.7 et 99 autres. Attendu : les 106 critères.",
            )
        ],
    ),
    "results that nobody signs": (
        write(tete="criteres:\n"),
        [
            (
                "accessibilite.yaml:2:3 criteres",
                "evaluation-absente",
                "Des critères ont un résultat, et personne ne dit qui les a évalués. Attendu : une ligne evaluation.",
            )
        ],
    ),
    "an evaluation of tomorrow": (
        change("2026-11-02", "2026-11-22"),
        [
            (
                "accessibilite.yaml:4:9 evaluation.date",
                "date-future",
                "Le 22 novembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "an evaluation of the last day that a date can have": (
        change("2026-11-02", "9999-12-31"),
        [("accessibilite.yaml:4:9 evaluation.date", "date-future", "Le 31 décembre 9999 n’est pas encore arrivé.")],
    ),
    "an evaluation of three years ago": (
        change("2026-11-02", "2023-11-21"),
        [
            (
                "accessibilite.yaml:4:9 evaluation.date",
                "~evaluation-perimee",
                "L’évaluation du 21 novembre 2023 a plus de trois ans : elle ne vaut plus. Évaluez de nouveau le site.",
            )
        ],
    ),
    "an audit of oneself": (
        change("genre: auto-evaluation\n  auteur: Camille Exemple", "genre: audit\n  auteur: cpts exemple"),
        [
            (
                "accessibilite.yaml:2:10 evaluation.genre",
                "audit-de-soi",
                "« cpts exemple » publie ce site : ce n’est pas un audit. Écrivez « genre: auto-evaluation ».",
            )
        ],
    ),
    "an audit that nobody signs": (
        change("genre: auto-evaluation\n  auteur: Camille Exemple", "genre: audit"),
        [("accessibilite.yaml:1:1 evaluation.auteur", "champ-absent", "Le champ « auteur » manque.")],
    ),
    "a page that is not of this site": (
        change("criteres:\n", "  pages:\n    - {nom: Une fiche, adresse: /annuaire/camile-exemple/}\ncriteres:\n"),
        [
            (
                "accessibilite.yaml:6:33 evaluation.pages[1].adresse",
                "page-absente",
                "Aucune page de ce site n’a l’adresse « /annuaire/camile-exemple/ ». Vouliez-vous dire « camille-",
            )
        ],
    ),
    "a page of another site": (
        change("criteres:\n", '  pages:\n    - {nom: Ailleurs, adresse: "https://x.example.org/"}\ncriteres:\n'),
        [
            (
                "accessibilite.yaml:6:32 evaluation.pages[1].adresse",
                "page-invalide",
                "« https://x.example.org/ » n’est pas une page de ce site. Attendu : son adresse après le nom du site",
            )
        ],
    ),
    "a state written by hand": (
        {"accessibilite": "etat: totalement conforme\n" + write()["accessibilite"]},
        [("accessibilite.yaml:1:1 etat", "champ-inconnu", "Le champ « etat » est inconnu.")],
    ),
    "a statement older than the evaluation": (
        {**write(), "cpts": CPTS + "accessibilite: {declaree_le: 2026-11-01}\n"},
        [
            (
                "cpts.yaml:22:30 accessibilite.declaree_le",
                "~declaration-ancienne",
                "La déclaration, du 1er novembre 2026, est plus ancienne que l’évaluation.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), CAS.values(), ids=CAS.keys())
def test_what_an_evaluation_may_not_say_is_told_where_it_is_written(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


def test_a_whole_evaluation_and_the_pages_of_this_site_are_accepted(tmp_path: Path) -> None:
    pages = "  pages:\n" + "".join(
        f"    - {{nom: Page, adresse: {adresse}}}\n"
        for adresse in ("/", "/annuaire/camille-exemple/", "/agenda/", "/agenda/2026/11/", "/404.html")
    )
    assert list_problemes(tmp_path, **change("criteres:\n", f"{pages}criteres:\n")) == []


def test_a_file_that_cannot_be_read_hides_no_page(tmp_path: Path) -> None:
    """Its entries may be the pages that are named: nothing is said of them until it is read."""
    pages = "  pages:\n    - {nom: Une fiche, adresse: /annuaire/camile-exemple/}\ncriteres:\n"
    fichiers = {**change("criteres:\n", pages), "annuaire": "structures: {\n"}
    assert "page-absente" not in {code for _, code, _ in list_problemes(tmp_path, **fichiers)}


def test_the_reference_has_its_thirteen_themes_and_its_criteria_in_order() -> None:
    comptes = [sum(critere.theme == theme for critere in CRITERES.values()) for theme in THEMES]
    assert comptes == [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
    assert [*CRITERES][:2] == ["1.1", "1.2"]
    assert [*CRITERES][-1] == "13.12"
    assert all(critere.wcag and critere.sujet for critere in CRITERES.values())
    assert len({critere.sujet for critere in CRITERES.values()}) == 106
