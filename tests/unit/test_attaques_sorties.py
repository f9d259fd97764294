"""Each attack in what the commands print: annotations of GitHub, lists to check, drafts of mails."""

import csv
import json
import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from tests.attaques.charges import CHARGES, TOUTES, Charge
from tests.attaques.donnees import repeat, write_dossier, write_produit
from tests.cli.commande import lancer
from tests.unit.test_attaques_exports import FORMULE

DATE = ("--date", "2026-11-21")
PLUS_TARD = ("--date", "2028-11-21")
"""A day when nothing has been checked for long."""
ANNOTATION = re.compile(
    r"::(?:error|warning|notice) (?:file=[^,:]+,line=\d+,col=\d+,)?title=[^:,]*::[^\x00-\x1f\u2028\u2029]*"
)
ENTETES = {"From", "To", "Subject", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}


@pytest.fixture(autouse=True)
def _ici(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("charge", CHARGES, ids=lambda charge: charge.nom)
def test_a_problem_is_one_annotation_and_no_other_command(charge: Charge) -> None:
    write_dossier(Path("data"), lambda *_: charge.texte, 1)
    problemes = json.loads(lancer("verifier", *DATE, "--format", "json").sortie)
    lignes = lancer("verifier", *DATE, "--format", "github").sortie.rstrip("\n").split("\n")
    assert len(lignes) == len(problemes) > 0
    assert [ligne for ligne in lignes if not ANNOTATION.fullmatch(ligne) or "##[" in ligne] == []


def test_a_problem_is_two_lines_of_text_whatever_it_quotes() -> None:
    write_produit(Path("data"))
    problemes = json.loads(lancer("verifier", *DATE, "--format", "json").sortie)
    sortie = lancer("verifier", *DATE)
    lignes = [ligne for ligne in (sortie.sortie + sortie.erreurs).split("\n") if ligne.startswith(("data/", "  "))]
    assert len(lignes) == 2 * len(problemes) > 100
    assert [ligne for ligne in lignes if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e]", ligne)] == []


def test_the_announcement_of_a_change_is_one_command() -> None:
    write_dossier(Path("avant"), lambda *_: "Sage", 2)
    write_produit(Path("apres"))
    (ligne,) = lancer("comparer", "avant", "apres", *DATE, "--format", "github").sortie.rstrip("\n").split("\n")
    assert ANNOTATION.fullmatch(ligne)


def test_the_list_to_check_runs_no_cell_and_has_one_line_each() -> None:
    write_produit(Path("data"))
    lancer("a-verifier", *PLUS_TARD, "--format", "csv", "--sortie", "liste")
    with Path("liste/a-verifier.csv").open(encoding="utf-8-sig", newline="") as tableau:
        lignes = list(csv.DictReader(tableau, delimiter=";", strict=True))
    assert len(lignes) > 100
    assert {None} & {cle for ligne in lignes for cle in ligne} == set()
    assert [c for ligne in lignes for c in ligne.values() if FORMULE.match(c)] == []


@pytest.mark.parametrize("nom", ["en-tete-de-courriel", "fin-d-evenement", "annonce", "arabe", "pliure", "image"])
def test_a_draft_is_one_mail_with_our_headers_alone(nom: str) -> None:
    check_brouillons(nom)


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("nom", [charge.nom for charge in CHARGES if charge.refusee_par != TOUTES])
def test_no_attack_adds_a_header_to_a_draft(nom: str) -> None:
    check_brouillons(nom)


def check_brouillons(nom: str) -> None:
    write_dossier(Path("data"), repeat(nom), 2)
    lancer("a-verifier", *PLUS_TARD, "--format", "courriels", "--sortie", "brouillons")
    brouillons = list(Path("brouillons").glob("*.eml"))
    assert brouillons
    for brouillon in brouillons:
        check_brouillon(brouillon.read_bytes())


def check_brouillon(octets: bytes) -> None:
    lu = BytesParser(policy=policy.default).parsebytes(octets)
    assert set(lu.keys()) <= ENTETES
    assert [adresse.addr_spec for adresse in lu["To"].addresses] == ["lieu@example.org"]
    assert lu.get_content_type() == "text/plain"
