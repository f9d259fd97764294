"""What is installed is what was locked: a wrong digest, no digest or a source package is refused, and nothing stays."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from outils.node import find_npm
from tests.clone import install
from tests.construction import RACINE

VERROUS = ("requirements.txt", "requirements-dev.txt", "requirements-territoire.txt")
MODULE = "SALUT = 'installé'\n"
PYPROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "projet-exemple"
version = "1"

[tool.setuptools]
packages = []
"""


def write_wheel(dossier: Path) -> str:
    """A wheel of one module in `dossier`; its SHA-256."""
    dossier.mkdir(exist_ok=True)
    fichier = dossier / "paquet_exemple-1.0-py3-none-any.whl"
    infos = "paquet_exemple-1.0.dist-info"
    contenu = {
        "paquet_exemple.py": MODULE,
        f"{infos}/METADATA": "Metadata-Version: 2.1\nName: paquet-exemple\nVersion: 1.0\n",
        f"{infos}/WHEEL": "Wheel-Version: 1.0\nGenerator: essai\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(fichier, "w") as archive:
        for nom, texte in contenu.items():
            archive.writestr(nom, texte)
        archive.writestr(f"{infos}/RECORD", "".join(f"{nom},,\n" for nom in (*contenu, f"{infos}/RECORD")))
    return hashlib.sha256(fichier.read_bytes()).hexdigest()


def write_source(dossier: Path) -> str:
    """A source package, whose setup.py would run at once if it were built; its SHA-256."""
    dossier.mkdir(exist_ok=True)
    temoin = dossier / "execute"
    (dossier / "setup.py").write_text(f"open({str(temoin)!r}, 'w')\n", encoding="utf-8")
    archive = dossier / "paquet_exemple-1.0.tar.gz"
    with tarfile.open(archive, "w:gz") as ouverte:
        ouverte.add(dossier / "setup.py", "paquet_exemple-1.0/setup.py")
    return hashlib.sha256(archive.read_bytes()).hexdigest()


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """A project with our script of installation, and a lock that a test writes."""
    (tmp_path / "projet/outils").mkdir(parents=True)
    projet = tmp_path / "projet"
    script = (RACINE / "outils/environnement.py").read_bytes()
    (projet / "outils/environnement.py").write_bytes(script)
    (projet / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (projet / "requirements.txt").touch()
    install(projet)
    return projet


def run_make_socle(projet: Path) -> subprocess.CompletedProcess[str]:
    """The first step of `make site`, with one shelf of packages and no network."""
    environnement = {
        "PATH": "/usr/bin:/bin",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(projet.parent / "paquets"),
        "PIP_NO_CACHE_DIR": "1",
    }
    commande = [sys.executable, "outils/environnement.py", "site"]
    return subprocess.run(commande, cwd=projet, env=environnement, capture_output=True, text=True, check=False)


def list_installes(projet: Path) -> list[str]:
    return [f.name for f in (projet / ".venv").rglob("paquet_exemple*")]


def test_a_package_with_its_own_digest_is_installed(projet: Path) -> None:
    empreinte = write_wheel(projet.parent / "paquets")
    (projet / "requirements.txt").write_text(f"paquet-exemple==1.0 --hash=sha256:{empreinte}\n", encoding="ascii")
    fait = run_make_socle(projet)
    assert fait.returncode == 0, fait.stderr
    assert "paquet_exemple.py" in list_installes(projet)


def write_ligne(cas: str, empreinte: str) -> str:
    """The line of the lock for each way of being wrong."""
    autre = ("1" if empreinte[0] == "0" else "0") + empreinte[1:]
    return {
        "un chiffre changé": f"paquet-exemple==1.0 --hash=sha256:{autre}\n",
        "sans empreinte": "paquet-exemple==1.0\n",
        "paquet source": f"paquet-exemple==1.0 --hash=sha256:{empreinte}\n",
    }[cas]


@pytest.mark.parametrize(
    ("cas", "dit"),
    [
        ("un chiffre changé", "THESE PACKAGES DO NOT MATCH THE HASHES"),
        ("sans empreinte", "Hashes are required"),
        ("paquet source", "No matching distribution found"),
    ],
)
def test_what_is_not_what_was_locked_is_refused_and_nothing_stays(projet: Path, cas: str, dit: str) -> None:
    avant = (projet / ".venv/.cpts-requirements.txt").read_bytes()
    write = write_source if cas == "paquet source" else write_wheel
    ligne = write_ligne(cas, write(projet.parent / "paquets"))
    (projet / "requirements.txt").write_text(ligne, encoding="ascii")
    fait = run_make_socle(projet)
    assert fait.returncode == 1
    assert dit in fait.stderr
    assert "L'installation de requirements.txt a échoué" in fait.stderr
    assert list_installes(projet) == []
    assert not (projet.parent / "paquets/execute").exists()
    # The stamp still tells the former lock: the next `make` tries again.
    assert (projet / ".venv/.cpts-requirements.txt").read_bytes() == avant


@pytest.mark.parametrize("verrou", VERROUS)
def test_every_package_is_pinned_with_its_digests_and_no_line_names_a_server(verrou: str) -> None:
    texte = (RACINE / verrou).read_text(encoding="ascii").replace("\\\n", " ")
    lignes = [ligne for ligne in texte.splitlines() if ligne and not ligne.lstrip().startswith("#")]
    forme = re.compile(r"[a-z0-9][a-z0-9.-]*==[\w.]+( ; [^#@]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [ligne[:80] for ligne in lignes if not forme.fullmatch(ligne)] == []
    assert len(lignes) == {"requirements.txt": 47, "requirements-dev.txt": 56, "requirements-territoire.txt": 2}[verrou]
    assert not re.search(r"https?:|--index|--find-links|--trusted|@ |\.whl", texte)


def test_each_npm_package_has_its_integrity_and_none_runs_a_script_or_names_a_server() -> None:
    paquets = json.loads((RACINE / "package-lock.json").read_bytes())["packages"]
    voulus = json.loads((RACINE / "package.json").read_bytes())
    assert paquets.pop("")["devDependencies"] == voulus["devDependencies"]
    assert len(paquets) > 20
    assert [nom for nom, p in paquets.items() if not re.fullmatch(r"sha512-[\w+/]{86}==", p["integrity"])] == []
    assert [nom for nom, p in paquets.items() if p.keys() & {"resolved", "link"}] == []
    # Its script only says where the program is; .npmrc does not let it run.
    assert [nom for nom, p in paquets.items() if "hasInstallScript" in p] == ["node_modules/vnu-jar"]
    assert [v for v in voulus["devDependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert "dependencies" not in voulus
    reglages = (RACINE / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert {"ignore-scripts=true", "omit-lockfile-registry-resolved=true", "save-exact=true"} <= set(reglages)
    assert not [ligne for ligne in reglages if "registry=" in ligne or "_auth" in ligne]


def write_paquet_npm(dossier: Path, integrite: str) -> None:
    """A project locked on a package beside it, with the `integrite` written in the lock."""
    verrou = {
        "name": "exemple",
        "lockfileVersion": 3,
        "requires": True,
        "packages": {
            "": {"name": "exemple", "dependencies": {"paquet": "file:paquet.tgz"}},
            "node_modules/paquet": {"version": "1.0.0", "resolved": "file:paquet.tgz", "integrity": integrite},
        },
    }
    (dossier / "package.json").write_text(json.dumps(verrou["packages"][""]), encoding="utf-8")
    (dossier / "package-lock.json").write_text(json.dumps(verrou), encoding="utf-8")
    (dossier / ".npmrc").write_bytes((RACINE / ".npmrc").read_bytes())


def write_archive_npm(dossier: Path) -> str:
    """paquet.tgz, whose script would leave a trace; its integrity."""
    scripts = {"install": "touch ../../execute"}
    infos = dossier / "infos.json"
    infos.write_text(json.dumps({"name": "paquet", "version": "1.0.0", "scripts": scripts}), encoding="utf-8")
    with tarfile.open(dossier / "paquet.tgz", "w:gz") as archive:
        archive.add(infos, "package/package.json")
    return "sha512-" + base64.b64encode(hashlib.sha512((dossier / "paquet.tgz").read_bytes()).digest()).decode()


@pytest.mark.parametrize("juste", [True, False])
def test_npm_refuses_a_wrong_integrity_and_runs_no_script(tmp_path: Path, juste: bool) -> None:
    integrite = write_archive_npm(tmp_path)
    autre = "sha512-" + ("B" if integrite[7] == "A" else "A") + integrite[8:]
    write_paquet_npm(tmp_path, integrite if juste else autre)
    commande = [*find_npm(), "ci", "--offline", "--loglevel=error", f"--cache={tmp_path / 'cache'}"]
    fait = subprocess.run(commande, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (fait.returncode == 0, "EINTEGRITY" in fait.stderr) == (juste, not juste), fait.stderr
    assert (tmp_path / "node_modules/paquet/package.json").is_file() is juste
    assert not (tmp_path / "execute").exists()
