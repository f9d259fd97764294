"""The workflow that reads the data of a pull request: its own steps, run in a real repository as GitHub would.

The `run:` blocks are taken from the YAML. GitHub's part is played here: the merge commit of a fork checked out at
depth 2, the files of outputs and summary, the `if:` of each step, and the label. `make` is replaced: building a site
has its own tests.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from tests.factories import AGENDA, ANNUAIRE, change, write_donnees

RACINE = Path(__file__).resolve().parents[2]
FLUX = yaml.safe_load((RACINE / ".github/workflows/donnees.yml").read_text(encoding="utf-8"))
TRAVAIL = FLUX["jobs"]["relecture"]
ETIQUETTE = (
    "${{ contains(github.event.pull_request.labels.*.name, 'suppression voulue') && '--accepter-baisse' || '' }}"
)
MAKE = '#!/bin/sh\necho "make $*" >> "$RUNNER_TEMP/make.txt"\nmkdir -p site\necho ok > site/index.html\n'
FAUTE = change(ANNUAIRE, ("profession: infirmier", "profession: infirmer"))
SEUL = AGENDA.split("\n", 1)[1]
DOUZE = "evenements:\n" + "".join(SEUL.replace("cafe-des-aidants", f"cafe-{rang}") for rang in range(12))


def git(dossier: Path, *arguments: str) -> None:
    identite = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false")
    subprocess.run(["git", *identite, *arguments], cwd=dossier, check=True, capture_output=True)


@dataclass
class Passage:
    """What a run of the workflow left: the output of each step by name, which steps failed, the summary."""

    sorties: dict[str, str] = field(default_factory=dict)
    echecs: list[str] = field(default_factory=list)
    resume: str = ""
    make: str = ""


class Depot:
    """A repository with its data on `main`, and a fork of it where a volunteer works."""

    def __init__(self, dossier: Path, **avant: str | None) -> None:
        self.dossier, self.origine, self.copie = dossier, dossier / "origine", dossier / "copie"
        write_donnees(self.origine / "data", **avant)
        git(self.origine, "init", "--quiet", "--initial-branch=main")
        git(self.origine, "add", "-A")
        git(self.origine, "commit", "--quiet", "-m", "avant")
        git(dossier, "clone", "--quiet", str(self.origine), str(self.copie))

    def propose(self, *, etiquette: bool = False) -> Passage:
        """The pull request of what the fork now holds, read by the workflow."""
        git(self.copie, "add", "-A")
        git(self.copie, "commit", "--quiet", "--allow-empty", "-m", "proposition")
        git(self.origine, "checkout", "--quiet", "--detach")
        git(self.origine, "fetch", "--quiet", str(self.copie), "HEAD:proposition")
        git(self.origine, "merge", "--quiet", "--no-ff", "-m", "fusion", "proposition")
        ici = self.dossier / "ici"
        git(self.dossier, "clone", "--quiet", "--depth", "2", self.origine.as_uri(), str(ici))
        return run_flux(ici, self.dossier / "temp", etiquette=etiquette)


def run_flux(ici: Path, temp: Path, *, etiquette: bool) -> Passage:
    """Every `run:` step of the job, in order, in the checked out folder."""
    outils = temp / "outils"
    for fichier, texte in (
        (outils / "make", MAKE),
        (ici / ".venv/bin/python", f'#!/bin/sh\nexec {sys.executable} "$@"\n'),
    ):
        fichier.parent.mkdir(parents=True)
        fichier.write_text(texte)
        fichier.chmod(0o755)
    resume, sortie = temp / "resume.md", temp / "sortie"
    environnement = {
        "PATH": f"{outils}:{os.environ['PATH']}",
        "PYTHONPATH": str(RACINE),
        "PYTHONUTF8": "1",
        "RUNNER_TEMP": str(temp),
        "GITHUB_STEP_SUMMARY": str(resume),
        "GITHUB_OUTPUT": str(sortie),
    }
    passage = Passage()
    for etape in TRAVAIL["steps"]:
        if "run" in etape and _is_voulue(etape, passage, sortie):
            variables = {nom: _evaluate(valeur, etiquette=etiquette) for nom, valeur in etape.get("env", {}).items()}
            fait = subprocess.run(
                ["bash", "-e", "-c", etape["run"]],
                cwd=ici,
                env=environnement | variables,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            passage.sorties[etape["name"]] = fait.stdout + fait.stderr
            passage.echecs += [etape["name"]] if fait.returncode else []
    passage.resume = resume.read_text(encoding="utf-8") if resume.exists() else ""
    passage.make = (temp / "make.txt").read_text() if (temp / "make.txt").exists() else ""
    return passage


def _is_voulue(etape: dict, passage: Passage, sortie: Path) -> bool:
    """The conditions that the workflow uses, and no other: a new one must be taught here."""
    pret = sortie.exists() and "pret=oui" in sortie.read_text()
    conditions = {
        None: not passage.echecs,
        "${{ !cancelled() && steps.avant.outcome == 'success' }}": "Données d'avant" not in passage.echecs,
        "${{ !cancelled() && steps.site.outputs.pret == 'oui' }}": pret,
        "${{ !cancelled() && steps.apercu.outcome == 'success' }}": pret,
    }
    return conditions[etape.get("if")]


def _evaluate(valeur: str, *, etiquette: bool) -> str:
    connues = {
        ETIQUETTE: "--accepter-baisse" if etiquette else "",
        "${{ steps.apercu.outputs.artifact-url }}": "https://x",
    }
    return connues[valeur]


CONTROLE, COMPARAISON = "Ce qui ne va pas", "Ce qui change pour les visiteurs"


def test_a_change_from_a_fork_is_told_and_its_site_is_built(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    (depot.copie / "data/annuaire.yaml").write_text(change(ANNUAIRE, ("03 53 01 00 10", "03 53 01 00 12")))
    passage = depot.propose()
    assert passage.echecs == []
    assert passage.make == "make socle\nmake site\n"
    titres = [ligne for ligne in passage.resume.splitlines() if ligne.startswith("## ")]
    assert titres == [
        "## Rien n’empêche de publier",
        "## Ce qui change pour les visiteurs",
        "## Le site, tel qu'il serait",
    ]
    assert "numéro de téléphone changé" in passage.resume
    assert "[Télécharger le site](https://x)" in passage.resume


def test_only_old_problems_do_not_fail(tmp_path: Path) -> None:
    depot = Depot(tmp_path, annuaire=FAUTE)
    (depot.copie / "data/agenda.yaml").write_text(AGENDA)
    passage = depot.propose()
    assert passage.echecs == []
    assert passage.sorties[CONTROLE].startswith("::notice file=data/annuaire.yaml,line=17,col=17,")
    assert "Nouveau rendez-vous\u00a0: **Café des aidants**" in passage.resume
    assert "Le site à télécharger viendra quand" in passage.resume
    assert passage.make == "make socle\n"


def test_a_new_problem_fails_at_its_line_and_the_comparison_is_still_made(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    (depot.copie / "data/annuaire.yaml").write_text(FAUTE)
    passage = depot.propose()
    assert passage.echecs == [CONTROLE]
    assert passage.sorties[CONTROLE].splitlines()[0] == (
        "::error file=data/annuaire.yaml,line=17,col=17,title=professionnels[camille-exemple].profession::"
        "« infirmer » est inconnu. Vouliez-vous dire « infirmier » ? "
        "Ligne corrigée : «     profession: infirmier »."
    )
    assert "## Ce qui empêche de publier\n\n- **data/annuaire.yaml**, ligne 17\u00a0:" in passage.resume
    assert "1 entrée n’est pas comparée" in passage.resume


@pytest.mark.parametrize("etiquette", [False, True])
def test_a_mass_deletion_needs_its_label(tmp_path: Path, etiquette: bool) -> None:
    depot = Depot(tmp_path, agenda=DOUZE)
    (depot.copie / "data/agenda.yaml").unlink()
    passage = depot.propose(etiquette=etiquette)
    assert passage.echecs == ([] if etiquette else [COMPARAISON])
    ordres = [ligne for ligne in passage.sorties[COMPARAISON].splitlines() if ligne.startswith("::")]
    assert ordres[0] == "::notice title=Ce qui change pour les visiteurs::12 rendez-vous supprimés."
    assert [ordre.split("::")[1] for ordre in ordres[1:]] == ([] if etiquette else ["error title=Modification refusée"])
    assert ("Modification refusée" in passage.resume) is not etiquette
    assert "**12 rendez-vous supprimés.**" in passage.resume
    assert passage.make == "make socle\nmake site\n"


def test_a_required_file_deleted_fails_and_a_file_renamed_or_from_windows_changes_nothing(tmp_path: Path) -> None:
    depot = Depot(tmp_path / "retire")
    (depot.copie / "data/cpts.yaml").unlink()
    passage = depot.propose()
    assert passage.echecs == [CONTROLE]
    assert (
        "::error file=data/cpts.yaml,line=1,col=1,title=::Ce fichier obligatoire manque." in passage.sorties[CONTROLE]
    )
    autre = Depot(tmp_path / "renomme", agenda=AGENDA)
    (autre.copie / "data/agenda").mkdir()
    (autre.copie / "data/agenda.yaml").rename(autre.copie / "data/agenda/2026.yaml")
    (autre.copie / "data/annuaire.yaml").write_text(ANNUAIRE, newline="\r\n")
    passage = autre.propose()
    assert passage.echecs == []
    assert "Rien ne change pour les visiteurs." in passage.resume


def test_a_file_whose_name_gives_orders_is_only_named(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    (depot.copie / "data/a b\n::error::lu ![x](y) @equipe.yaml").write_text("x: y\n")
    (depot.copie / "data").joinpath(os.fsdecode(b"caf\xe9.yaml")).write_text("x: y\n")
    passage = depot.propose()
    assert passage.echecs == [CONTROLE]
    assert "Traceback" not in passage.sorties[CONTROLE]
    ordres = [ligne for ligne in passage.sorties[CONTROLE].splitlines() if ligne.startswith("::")]
    assert [ligne.split(",line=")[0] for ligne in ordres] == [
        "::error file=data/a b%0A%3A%3Aerror%3A%3Alu ![x](y) @equipe.yaml",
        "::error file=data/caf\ufffd.yaml",
    ]
    assert "![x]" not in passage.resume
    assert "@equipe" not in passage.resume


def test_the_first_data_of_a_project_has_nothing_before_it(tmp_path: Path) -> None:
    depot = Depot(tmp_path)
    git(depot.origine, "mv", "data", "donnees")
    git(depot.origine, "commit", "--quiet", "-m", "sans data")
    git(depot.copie, "pull", "--quiet")
    write_donnees(depot.copie / "data")
    passage = depot.propose()
    assert passage.echecs == []
    assert "**2 nouvelles fiches.**" in passage.resume


def test_the_job_owns_nothing() -> None:
    assert set(FLUX[True]) == {"pull_request"}
    assert (FLUX["permissions"], TRAVAIL["permissions"]) == ({}, {"contents": "read"})
    texte = (RACINE / ".github/workflows/donnees.yml").read_text(encoding="utf-8")
    assert "secrets." not in texte
    assert all(re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", e["uses"]) for e in TRAVAIL["steps"] if "uses" in e)
    assert not any("${{" in etape.get("run", "") for etape in TRAVAIL["steps"])
