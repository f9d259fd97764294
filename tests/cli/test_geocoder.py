"""`cpts geocoder`, as people run it: what it prints, what it writes, and how it goes on after a failure."""

import subprocess
from pathlib import Path

import pytest

from tests.construction import run_cpts
from tests.factories import ANNUAIRE, change, write_donnees
from tests.geo_api import make_adresse, reply_adresses
from tests.services import Reponse, Service, serve

SANS_POSITION = change(ANNUAIRE, ("    position: {latitude: 46.05, longitude: 5.05}\n", ""))
EVENEMENT = """\
evenements:
  - id: bal
    titre: Bal
    debut: 2026-12-03 20h30
    publics: [habitants]
    lieu:
      nom: Salle des fêtes
      adresse:
        voie: 5 rue du Bal
        code_postal: "01002"
        commune: Rivebourg
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_donnees(tmp_path / "data", annuaire=SANS_POSITION, agenda=EVENEMENT)
    return tmp_path


def run(dossier: Path, service: Service, *options: str) -> subprocess.CompletedProcess[str]:
    journal = ("--journal", str(dossier / "journal.jsonl"))
    return run_cpts("geocoder", *options, *journal, "--service", service.adresse, dossier=dossier)


def answer(_chemin: str, parametres: dict[str, str]) -> Reponse:
    if "Tilleuls" in parametres["q"]:
        return reply_adresses(make_adresse("12 Rue des Tilleuls 01001 Exempleville", "01001"))
    return reply_adresses(make_adresse("5 Rue du Val 01002 Rivebourg", "01002", 0.41))


def test_positions_that_are_sure_are_written_and_every_address_is_told(dossier: Path) -> None:
    with serve(answer) as service:
        fait = run(dossier, service)
    assert fait.returncode == 0
    assert fait.stdout == (
        "data/annuaire.yaml:5:5 structures[pharmacie-des-tilleuls]\n"
        "  Trouvée (0,97) : 12 Rue des Tilleuls 01001 Exempleville, 46.04988, 5.05123.\n"
        "data/agenda.yaml:8:7 evenements[bal].lieu\n"
        "  Sans position : trop incertaine (0,41), « 5 Rue du Val 01002 Rivebourg ».\n"
        "1 position trouvée, 1 sans réponse sûre.\n"
    )
    assert fait.stderr.splitlines()[-1] == "Écrit : data/annuaire.yaml."
    assert (dossier / "data/annuaire.yaml").read_text(encoding="utf-8") == change(
        ANNUAIRE, ("latitude: 46.05, longitude: 5.05", "latitude: 46.04988, longitude: 5.05123")
    )
    assert run_cpts("verifier", "--date", "2026-11-21", dossier=dossier).returncode == 0


def test_a_run_that_fails_keeps_what_it_found_and_the_next_one_goes_on(dossier: Path) -> None:
    en_panne = [True]

    def fail_at_second(chemin: str, parametres: dict[str, str]) -> Reponse:
        return Reponse(b"", statut=403) if en_panne[0] and "Bal" in parametres["q"] else answer(chemin, parametres)

    with serve(fail_at_second) as service:
        fait = run(dossier, service)
        assert (fait.returncode, fait.stdout.splitlines()[-1]) == (
            1,
            "1 position trouvée, 0 sans réponse sûre, 1 pas encore cherchée.",
        )
        assert fait.stderr.splitlines()[-1].endswith(
            "(erreur 403). Ce qui est trouvé est gardé : relancez la commande, elle reprendra ici."
        )
        assert "latitude: 46.04988" in (dossier / "data/annuaire.yaml").read_text(encoding="utf-8")
        en_panne[0] = False
        assert run(dossier, service).returncode == 0
        assert run(dossier, service).returncode == 0
        assert [p["q"][:5] for _, p, _ in service.questions] == ["12 ru", "5 rue", "5 rue"]
        assert run(dossier, service, "--refaire").returncode == 0
        assert [p["q"][:5] for _, p, _ in service.questions][3:] == ["5 rue"]


def test_a_trial_writes_nothing_but_what_it_was_answered(dossier: Path) -> None:
    with serve(answer) as service:
        fait = run(dossier, service, "--essai")
    assert (fait.returncode, fait.stderr.splitlines()[-1]) == (0, "Essai, rien n’est écrit : data/annuaire.yaml.")
    assert (dossier / "data/annuaire.yaml").read_text(encoding="utf-8") == SANS_POSITION
    assert (dossier / "journal.jsonl").read_text(encoding="utf-8").count("\n") == 2
