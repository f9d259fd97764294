"""`cpts territoire`, as people run it: what it prints, what it writes, and that it writes all or nothing."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.construction import run_cpts
from tests.geo_api import TERRITOIRE, answer_geo
from tests.services import Service, serve

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture
def service() -> Iterator[Service]:
    with serve(answer_geo) as service:
        yield service


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A folder whose territory is Cassel alone, without its outline yet."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/territoire.yaml").write_text(
        '# À nous.\ncommunes:\n  - "59135"  # Cassel, ici\n', encoding="utf-8"
    )
    shutil.copy(RACINE / "data/cpts.yaml", tmp_path / "data")
    return tmp_path


def run(dossier: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_cpts("territoire", *arguments, dossier=dossier)


def read_messages(fait: subprocess.CompletedProcess[str]) -> list[str]:
    """What is told on standard error but the progress, whose lines end with « … »."""
    return [ligne for ligne in fait.stderr.splitlines() if not ligne.endswith("…")]


def read_codes(dossier: Path, *, voisins: bool) -> list[str]:
    features = json.loads((dossier / "data/territoire.geojson").read_text(encoding="utf-8"))["features"]
    return [f["properties"]["code"] for f in features if f["properties"].get("voisin", False) is voisins]


def test_communes_are_added_with_their_outlines_and_their_neighbours(dossier: Path, service: Service) -> None:
    fait = run(dossier, "--ajouter", "59670 Oxelaere", "--service", service.adresse)
    assert (fait.returncode, fait.stdout.splitlines()[:2]) == (
        0,
        ["2 communes : Cassel et Oxelaëre.", "1 ajoutée : Oxelaëre."],
    )
    assert (dossier / "data/territoire.yaml").read_text(encoding="utf-8") == (
        '# À nous.\ncommunes:\n  - "59135"  # Cassel, ici\n  - "59454"  # Oxelaëre\n'
    )
    assert read_codes(dossier, voisins=False) == ["59135", "59454"]
    assert "59546" not in read_codes(dossier, voisins=True)
    assert "59536" in read_codes(dossier, voisins=True)
    demandes = [(chemin, p.get("codeDepartement")) for chemin, p, _ in service.questions]
    assert demandes == [("/communes", None), ("/communes", "59"), ("/communes", "62")]
    assert "(+https://" in service.questions[0][2]["User-Agent"]


def test_an_intercommunalite_a_list_and_no_neighbour(dossier: Path, service: Service) -> None:
    (dossier / "liste.txt").write_bytes("• 59114 Godewaersvelde\r\n• Boëseghem\r\n".encode("cp1252"))
    options = ("--epci", "Flandre intérieure", "--liste", "liste.txt", "--sans-voisins")
    fait = run(dossier, *options, "--service", service.adresse)
    assert fait.returncode == 1
    assert read_messages(fait)[:2] == [
        "liste.txt:1:3",
        "  Aucune commune ne va avec « 59114 Godewaersvelde ». Godewaersvelde (59270, code INSEE 59262) ?",
    ]
    (dossier / "liste.txt").write_bytes("• Godewaersvelde\r\n• Boëseghem\r\n".encode("cp1252"))
    assert run(dossier, *options, "--service", service.adresse).returncode == 0
    assert read_codes(dossier, voisins=False) == ["59087", "59135", "59262", "59454", "59580"]
    assert read_codes(dossier, voisins=True) == []


def test_a_trial_writes_nothing(dossier: Path, service: Service) -> None:
    avant = (dossier / "data/territoire.yaml").read_bytes()
    fait = run(dossier, "Oxelaëre", "--essai", "--service", service.adresse)
    assert (fait.returncode, fait.stdout.splitlines()[:2]) == (0, ["1 commune : Oxelaëre.", "1 retirée : Cassel."])
    assert read_messages(fait) == ["Essai : rien n’est écrit."]
    assert ((dossier / "data/territoire.yaml").read_bytes(), (dossier / "data/territoire.geojson").exists()) == (
        avant,
        False,
    )


def test_unknown_names_are_told_together_and_nothing_is_written(dossier: Path, service: Service) -> None:
    avant = (dossier / "data/territoire.yaml").read_bytes()
    fait = run(dossier, "Oxelaëre, Saint-Denis", "Hazebrouk", "--epci", "Flandres", "--service", service.adresse)
    assert (fait.returncode, fait.stdout) == (1, "")
    assert read_messages(fait)[:6] == [
        "ligne de commande:1:1",
        (
            "  Aucune intercommunalité ne s’appelle « Flandres ». Vouliez-vous dire "
            "CC de Flandre Intérieure (200040947) ou CC des Hauts de Flandre (200040954) ?"
        ),
        "ligne de commande:1:1",
        "  Plusieurs communes s’appellent « Saint-Denis ». Saint-Denis (30), Saint-Denis (93) ou Saint-Denis (974) ?",
        "ligne de commande:1:2",
        "  Aucune commune ne s’appelle « Hazebrouk ». Vouliez-vous dire Hazebrouck (59) ?",
    ]
    assert ((dossier / "data/territoire.yaml").read_bytes(), (dossier / "data/territoire.geojson").exists()) == (
        avant,
        False,
    )


def test_a_pasted_list_and_a_file_of_outlines_make_a_territory_without_network(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(TERRITOIRE, tmp_path / "communes.geojson")
    fait = subprocess.run(
        [sys.executable, "-m", "cpts", "territoire", "--liste", "-", "--contours", "communes.geojson"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(RACINE), "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
        input="Cassel et Oxelaëre\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (fait.returncode, fait.stdout.splitlines()[0]) == (0, "2 communes : Cassel et Oxelaëre.")
    assert read_codes(tmp_path, voisins=False) == ["59135", "59454"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--ajouter",), 2, "--ajouter : dites quelles communes, par exemple « --ajouter 01001 »."),
        (("--liste", "absente.txt"), 1, "La liste absente.txt ne peut pas être ouverte : vérifiez son nom."),
        (("--liste", "data/nulle"), 1, "La liste data/nulle n’est pas un fichier de texte."),
        (("--liste", "data/vide"), 2, "La liste data/vide ne contient aucune commune."),
        (("--retirer", "Cassel"), 1, "Il ne reste aucune commune : un territoire en a au moins une."),
        (
            ("--service", "http://127.0.0.1:1"),
            1,
            (
                "Le service 127.0.0.1:1 refuse la connexion : vérifiez votre connexion à Internet. "
                "Sans connexion, donnez un fichier de contours avec --contours."
            ),
        ),
        (("--contours", "x.geojson"), 1, "Le fichier de contours x.geojson n’existe pas."),
        (
            ("--service", "http://geo.example.org"),
            1,
            "L’adresse du service, « http://geo.example.org », doit commencer par https://.",
        ),
    ],
)
def test_a_command_that_cannot_be_followed_is_told(
    dossier: Path, service: Service, arguments: tuple[str, ...], code: int, message: str
) -> None:
    (dossier / "data/nulle").write_bytes(b"a\0b")
    (dossier / "data/vide").write_bytes(b"\n# rien\n")
    suite = () if "--service" in arguments else ("--service", service.adresse)
    fait = run(dossier, *arguments, *suite)
    assert (fait.returncode, fait.stdout, read_messages(fait)) == (code, "", [message])


def test_without_shapely_the_way_to_install_it_is_told(dossier: Path, service: Service) -> None:
    (dossier / "shapely.py").write_text("raise ImportError\n", encoding="utf-8")
    fait = run_cpts(
        *("territoire", "Cassel", "--service", service.adresse),
        dossier=dossier,
        environnement={"PYTHONPATH": f"{dossier}:{RACINE}"},
    )
    assert fait.returncode == 1
    assert fait.stderr.splitlines() == [
        (
            "Pour dessiner un territoire, il faut le module « shapely », qui n’est pas installé. "
            "Installez-le, puis relancez la commande :"
        ),
        f'  "{sys.executable}" -m pip install --require-hashes -r requirements-territoire.txt',
    ]
    assert service.questions == []
