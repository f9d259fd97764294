"""`cpts corriger`, as people run it: what is shown, what is written, what is left."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cpts.cli import cli
from tests.factories import AGENDA, ANNUAIRE, change, write_donnees

FAUX = change(
    ANNUAIRE, ("    type: pharmacie", "    type:pharmacie  # à voir"), ("9h-12h, 14h-19h", "9 h - 12 h, 14h à 19h")
)


@pytest.fixture(autouse=True)
def _dossier(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def corriger(*options: str) -> tuple[int, str, str]:
    fait = CliRunner().invoke(cli, ["corriger", "--date", "2026-11-21", *options])
    return fait.exit_code, fait.stdout, fait.stderr


def test_corrections_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=FAUX)
    code, sortie, erreurs = corriger()
    assert code == 1
    assert sortie == (
        "data/annuaire.yaml:4\n"
        "  avant : «     type:pharmacie  # à voir »\n"
        "  après : «     type: pharmacie  # à voir »\n"
        "  Il n'y a pas d'espace après « : ».\n"
        "data/annuaire.yaml:12\n"
        "  avant : «       lundi-vendredi: 9 h - 12 h, 14h à 19h »\n"
        "  après : «       lundi-vendredi: 9h-12h, 14h-19h »\n"
        "  « 9 h - 12 h, 14h à 19h » n’est pas un horaire.\n"
    )
    assert erreurs == (
        "2 lignes à corriger : ajoutez --appliquer pour les écrire.\nResterait : 0 erreur, 0 avertissement.\n"
    )
    assert (tmp_path / "data/annuaire.yaml").read_text(encoding="utf-8") == FAUX


def test_corrections_are_written_and_what_is_left_is_told(tmp_path: Path) -> None:
    agenda = change(AGENDA, ("publics: [aidants]", "publics: [aidents]"), ("    fin: 20h", "\t\tfin: 20 h"))
    write_donnees(tmp_path / "data", annuaire=FAUX, agenda=agenda)
    code, sortie, erreurs = corriger("--appliquer")
    assert code == 1
    assert sortie.partition("\n\n")[2] == (
        "À corriger à la main :\n"
        "data/agenda.yaml:7:15 evenements[cafe-des-aidants].publics[1]\n"
        "  « aidents » est inconnu. Vouliez-vous dire « aidants » ? "
        "Ligne corrigée : «     publics: [aidants] ».\n"
    )
    assert erreurs == "3 lignes corrigées.\nReste : 1 erreur, 0 avertissement.\n"
    assert (tmp_path / "data/agenda.yaml").read_text(encoding="utf-8") == change(
        AGENDA, ("publics: [aidants]", "publics: [aidents]")
    )
    assert corriger("--appliquer")[2] == "Rien à corriger sans vous.\nReste : 1 erreur, 0 avertissement.\n"


def test_tabs_have_the_width_that_makes_the_best_file(tmp_path: Path) -> None:
    """Three widths of tab, in one file that an editor indented with them."""
    attendu = "  - id: a\n    titre: A\n    debut: 2026-12-03 18h\n    lieu:\n      nom: Salle\n      adresse:\n"
    attendu += '        code_postal: "01001"\n        commune: Exempleville\n    publics: [aidants]\n'
    for pas in ("  ", "    "):
        texte = "evenements:\n" + attendu.replace(pas, "\t")
        write_donnees(tmp_path / "data", agenda=texte)
        assert corriger("--appliquer")[0] == 0
        assert (tmp_path / "data/agenda.yaml").read_text(encoding="utf-8") == "evenements:\n" + attendu


def test_windows_line_ends_and_other_lines_are_left(tmp_path: Path) -> None:
    octets = ANNUAIRE.replace("\n", "\r\n").encode()
    write_donnees(tmp_path / "data")
    (tmp_path / "data/annuaire.yaml").write_bytes(octets.replace(b"nom: Exemple\r", b"nom:Exemple\r"))
    assert corriger("--appliquer")[0] == 0
    assert (tmp_path / "data/annuaire.yaml").read_bytes() == octets


def test_a_date_that_can_be_two_days_is_left_to_the_person(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", agenda=change(AGENDA, ("2026-12-03 18h", "03/12/2026 18h")))
    code, sortie, _ = corriger("--appliquer")
    assert code == 1
    assert "Ligne corrigée : «     debut: 2026-12-03 18h »" in sortie
    assert "03/12/2026" in (tmp_path / "data/agenda.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("octets", [b"\xff\xfea\x00", b"structures:\n  - nom: Caf\xe9\n", b"", b"a: [\n" * 50])
def test_a_file_that_is_not_yaml_is_told_and_left(octets: bytes, tmp_path: Path) -> None:
    write_donnees(tmp_path / "data")
    (tmp_path / "data/agenda.yaml").write_bytes(octets)
    code, sortie, _ = corriger("--appliquer")
    assert code == 1
    assert "À corriger à la main :\ndata/agenda.yaml:" in sortie
    assert (tmp_path / "data/agenda.yaml").read_bytes() == octets


def test_a_folder_that_does_not_exist_is_told() -> None:
    from cpts.errors import DataError

    fait = CliRunner().invoke(cli, ["corriger", "--donnees", "ailleurs"])
    assert isinstance(fait.exception, DataError)
    assert "« ailleurs » n’existe pas" in fait.exception.problemes[0].trouve


def test_a_line_never_speaks_to_the_terminal(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data", annuaire=change(ANNUAIRE, ("    nom: Exemple", "    nom:Exemple\x1b[31m")))
    _, sortie, _ = corriger()
    assert "avant : «     nom:Exemple" in sortie
    assert "\x1b" not in sortie


def test_the_demonstration_has_nothing_to_correct(monkeypatch) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    code, sortie, erreurs = corriger()
    assert (code, sortie) == (0, "")
    assert erreurs.startswith("Rien à corriger sans vous.\n")
