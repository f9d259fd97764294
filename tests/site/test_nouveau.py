"""`cpts nouveau`: a repository that builds at once, holds nothing of the demonstration, and is never half there."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from cpts.depot.moteur import is_reserve
from tests.construction import JOUR, RACINE, get_main, list_fichiers, read_page
from tests.factories import make_geojson
from tests.site.depot import create_depot, make_options, run_chez_soi


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository, and its site built by its own engine."""
    dossier = tmp_path_factory.mktemp("nouveau") / "ma-cpts"
    fait = create_depot(dossier)
    assert fait.returncode == 0, fait.stderr
    construit = run_chez_soi(dossier, "construire", "--date", JOUR)
    assert construit.returncode == 0, construit.stderr
    return dossier


def list_textes(depot: Path) -> Iterator[tuple[str, str]]:
    """Every text of the repository as delivered, its site and the caches left out."""
    for chemin, octets in list_fichiers(depot).items():
        if not chemin.startswith(("site/", ".cache/", ".site.")) and "__pycache__" not in chemin:
            yield chemin, octets.decode("utf-8")


def list_noms_de_la_demonstration() -> set[str]:
    """Its communes, its people and its places, as its data write them."""
    communes = json.loads((RACINE / "data/territoire.geojson").read_text(encoding="utf-8"))["features"]
    noms = {feature["properties"]["nom"] for feature in communes}
    for fichier in (RACINE / "data").rglob("*.yaml"):
        texte = fichier.read_text(encoding="utf-8")
        noms |= {
            f"{prenom} {nom}" for nom, prenom in re.findall(r"^    nom: (.+)\n    prenom: (.+)$", texte, re.MULTILINE)
        }
        noms |= set(re.findall(r"^  - id: \S+\n    nom: (.+)\n    type:", texte, re.MULTILINE))
        noms |= set(re.findall(r"^      - nom: (.+)$", texte, re.MULTILINE))
    return {nom.strip("\"'") for nom in noms}


def test_the_new_repository_is_checked_and_built_by_its_own_engine(depot: Path) -> None:
    fait = run_chez_soi(depot, "verifier", "--date", JOUR)
    assert (fait.returncode, fait.stderr) == (0, "0 erreur, 1 avertissement.\n")
    assert "contours sont provisoires" in fait.stdout
    livres = {fichier.name for fichier in depot.iterdir()}
    assert {"README.md", "Makefile", ".gitignore", "mkdocs.yml", "requirements.txt", "moteur.json"} <= livres
    flux = {fichier.name for fichier in (depot / ".github/workflows").iterdir()}
    assert {"donnees.yml", "publication.yml", "nuit.yml", "liens.yml"} <= flux
    assert "# Le site de CPTS du Val d’Exemple" in (depot / "README.md").read_text(encoding="utf-8")
    # Nobody was named: each rule of the file waits in a comment.
    relecteurs = (depot / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert "# /data/ @organisation/donnees" in relecteurs
    assert [ligne for ligne in relecteurs if not ligne.startswith("#")] == []


def test_nothing_of_the_demonstration_nor_of_its_tests_is_delivered(depot: Path) -> None:
    noms = list_noms_de_la_demonstration()
    assert {"Hazebrouck", "Claire Martin", "Maison de santé du Houblon"} <= noms
    trouves = [
        (chemin, nom)
        for chemin, texte in list_textes(depot)
        for nom in noms
        if nom in texte and re.search(rf"\b{re.escape(nom)}\b", texte)
    ]
    assert trouves == [], trouves
    assert not [nom for nom in ("tests", "bench", ".ci", "package.json") if (depot / nom).exists()]


def test_each_make_target_and_workflow_only_names_what_is_delivered(depot: Path) -> None:
    makefile = (depot / "Makefile").read_text(encoding="utf-8")
    cibles = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    flux = (depot / ".github/workflows").glob("*.yml")
    appelees = {cible for f in flux for cible in re.findall(r"\bmake ([a-z-]+)", f.read_text(encoding="utf-8"))}
    assert {"site", "socle"} <= appelees <= cibles
    assert [f for f in re.findall(r"outils/\S+\.py", makefile) if not (depot / f).is_file()] == []


def test_empty_pages_are_honest_and_welcoming(depot: Path) -> None:
    site = depot / "site"
    annuaire = get_main(read_page(site, "annuaire"))
    assert "L’annuaire est en cours de constitution." in annuaire
    assert "Filtrer" not in annuaire
    assert "2 communes, un même territoire" in get_main(read_page(site, ""))
    for page in ("", "carte", "communes/exempleville", "la-cpts/territoire"):
        assert "Plan provisoire : chaque commune est un carré" in get_main(read_page(site, page)).replace("\xa0", " ")
    assert "Aucun rendez-vous n’est annoncé pour le moment." in get_main(read_page(site, "agenda"))
    assert "Hébergeur du Val" in get_main(read_page(site, "mentions-legales"))


def test_the_list_of_the_engine_holds_every_file_but_those_of_the_cpts(depot: Path) -> None:
    liste = json.loads((depot / "moteur.json").read_text(encoding="utf-8"))
    livres = {chemin for chemin, _ in list_textes(depot)}
    assert set(liste["fichiers"]) == {c for c in livres if not is_reserve(c)} - {"README.md", "moteur.json"}


def test_real_outlines_are_taken_from_a_file_and_git_is_ready(tmp_path: Path) -> None:
    contours = tmp_path / "contours.geojson"
    contours.write_text(json.dumps(make_geojson(voisines=(("01003", "Voisinville"),))), encoding="utf-8")
    fait = create_depot(tmp_path / "cpts", communes=None, contours=str(contours), relecteurs="@exemple/donnees")
    assert (fait.returncode, fait.stderr) == (0, "")
    assert "git init" in fait.stdout
    assert "\n/data/ @exemple/donnees\n" in (tmp_path / "cpts/.github/CODEOWNERS").read_text(encoding="utf-8")
    territoire = (tmp_path / "cpts/data/territoire.yaml").read_text(encoding="utf-8")
    assert '  - "01001"  # Exempleville\n  - "01002"  # Rivebourg\n' in territoire


@pytest.mark.parametrize(
    ("changes", "dit"),
    [
        ({"nom": None, "courriel": None}, "  --nom : Il faut une réponse.\n  --courriel : Il faut une réponse."),
        ({"couleur_accent": "#ffee00"}, "--couleur-accent : #ffee00 se lit mal sur le fond clair"),
        ({"communes": "Exempleville"}, "« Exempleville » : il manque le code INSEE."),
        ({"communes": None}, "Il manque --communes"),
        ({"communes": "01001 \u202eville"}, "Rien n’a été créé :\n  La commune 01001 n’a pas de nom lisible.\n"),
        ({"nom": "CPTS\nslogan: faux"}, "--nom : Le texte va à la ligne."),
        ({"relecteurs": "camille"}, "--relecteurs : « camille » n’est pas un compte GitHub."),
        ({"contours": "absent.geojson"}, "absent.geojson n’existe pas"),
    ],
)
def test_a_refusal_says_why_and_leaves_nothing(tmp_path: Path, changes: dict[str, str | None], dit: str) -> None:
    fait = create_depot(tmp_path / "cpts", **changes)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert dit in fait.stderr
    assert "Traceback" not in fait.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "pris").mkdir()
    (tmp_path / "pris" / "note.txt").write_text("à moi", encoding="utf-8")
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    (tmp_path / "vide").mkdir()
    for nom, dit in (("pris", "n’est pas vide"), ("fichier", "n’est pas un dossier"), ("a/b", "n’existe pas")):
        fait = create_depot(tmp_path / nom)
        assert (fait.returncode, fait.stdout) == (1, "")
        assert dit in fait.stderr
    assert "est dans le dossier du moteur" in create_depot(RACINE / "ma-cpts").stderr
    assert create_depot(tmp_path / "vide").returncode == 0
    assert sorted(f.name for f in tmp_path.iterdir()) == ["fichier", "pris", "vide"]
    assert list_fichiers(tmp_path / "pris") == {"note.txt": "à moi".encode()}


class Terminal:
    """The command run in a terminal of its own: what it shows is read, what a person types is written."""

    def __init__(self, *arguments: str) -> None:
        self.maitre, esclave = pty.openpty()
        self.processus = subprocess.Popen(
            [sys.executable, "-m", "cpts", *arguments],
            cwd=RACINE,
            stdin=esclave,
            stdout=esclave,
            stderr=esclave,
            close_fds=True,
            start_new_session=True,
        )
        os.close(esclave)
        self.vu = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves no process behind, whatever the test found."""
        self.processus.kill()
        self.processus.wait()
        os.close(self.maitre)

    def wait_for(self, attendu: str) -> None:
        """Reads until `attendu` is shown; what comes after it is kept for the next call."""
        fin = time.monotonic() + 60
        while attendu.encode() not in self.vu:
            prets, _, _ = select.select([self.maitre], [], [], max(0, fin - time.monotonic()))
            assert prets, self.vu.decode(errors="replace")
            self.vu += os.read(self.maitre, 4096)
        self.vu = self.vu.partition(attendu.encode())[2]

    def type(self, texte: str) -> None:
        os.write(self.maitre, f"{texte}\n".encode())


def test_on_a_terminal_what_is_missing_is_asked_again_until_it_is_right(tmp_path: Path) -> None:
    options = make_options(nom=None, couleur_accent=None, communes=None, telephone="", voie="", depot="")
    with Terminal("nouveau", str(tmp_path / "cpts"), *options) as terminal:
        terminal.wait_for("Le nom complet de la CPTS (par exemple CPTS du Val d’Exemple) : ")
        terminal.type("CPTS de la Vallée")
        terminal.wait_for("La couleur d’accent [#b34700] : ")
        terminal.type("#ffff00")
        terminal.wait_for("Choisissez une couleur plus foncée.")
        terminal.wait_for("La couleur d’accent [#b34700] : ")
        terminal.type("")
        terminal.wait_for("01002 Rivebourg) : ")
        terminal.type("Exempleville")
        terminal.wait_for("« Exempleville » : il manque le code INSEE.")
        terminal.wait_for("01002 Rivebourg) : ")
        terminal.type("01001 Exempleville")
        terminal.wait_for("Le dépôt est prêt")
        assert terminal.processus.wait(60) == 0
    ecrit = (tmp_path / "cpts/data/cpts.yaml").read_text(encoding="utf-8")
    assert "nom: CPTS de la Vallée\n" in ecrit
    assert 'accent: "#b34700"' in ecrit


def interrupt(processus: subprocess.Popen[bytes]) -> int:
    """The exit code after Ctrl+C, pressed again while the process has not seen it: one may come just before a read."""
    for _ in range(60):
        os.killpg(processus.pid, signal.SIGINT)
        try:
            return processus.wait(1)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("le processus ne s’arrête pas")


def test_an_interruption_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal("nouveau", str(tmp_path / "cpts")) as terminal:
        terminal.wait_for("Le nom complet de la CPTS")
        assert interrupt(terminal.processus) == 130
        terminal.wait_for("Interrompu.")
    assert list(tmp_path.iterdir()) == []
