"""The scan of the project finds what is planted, and allows only what it has a reason to allow."""

import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from cpts.validate import load_site
from outils.fuites import PERMIS, list_fuites
from tests.construction import RACINE

# In two pieces: whole, they would be found in this very file.
PLANTES = {
    "AWS Access Key": "cle = " + "AKIA" + "IOSFODNN7" + "EXAMPLX",
    "GitHub Token": "GH_TOKEN=" + "ghp_" + "a1B2c3D4e5" * 3 + "F6g7H8",
    "GitLab Token": "jeton: " + "glpat-" + "a1B2c3D4e5F6g7H8i9J0",
    "Private Key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "Basic Auth Credentials": "url: https://moi:" + "motdepasse@serveur.example/",
    "Slack Token": "xoxb-" + "123456789012-123456789012-" + "a1B2c3D4e5F6g7H8i9J0k1L2",
    "clé d’un registre ou d’un coffre": "//serveur.example/:_auth" + "Token=abc",
    "adresse d’un registre": "registry = https://registry." + "npmjs.org/",
    "chemin d’une personne": "python: /ho" + "me/camille/site/.venv/bin/python",
    "courriel d’une personne": "# écrire à camille.exemple@" + "gmail.com",
}


@pytest.mark.parametrize(("genre", "ligne"), PLANTES.items(), ids=PLANTES)
def test_what_is_planted_is_found_at_its_line(genre: str, ligne: str) -> None:
    trouves = list(list_fuites("docs/faq.md", f"# Questions\n\n{ligne}\n"))
    assert ("docs/faq.md", 3, genre) in trouves


@pytest.mark.parametrize(
    "ligne",
    [
        "écrire à contact@example.org ou à nina@val.example.net",
        "le dossier personnel de chacun, et /srv/cpts/site",
        "uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0",
        "GH_TOKEN: ${{ github.token }}",
        "l’adresse est mal écrite. Attendu : nom@domaine.fr.",
        "mot de passe : le vôtre, jamais écrit ici",
    ],
)
def test_ordinary_lines_are_not_found(ligne: str) -> None:
    assert list(list_fuites("docs/faq.md", ligne)) == []


def test_a_permission_is_for_some_files_and_one_kind_only() -> None:
    mairie = "    courriel: mairie@" + "exempleville.fr"
    assert list(list_fuites("data/annuaire/exempleville.yaml", mairie)) == []
    assert [f.genre for f in list_fuites("data/actions.yaml", mairie)] == ["courriel d’une personne"]
    cle = PLANTES["AWS Access Key"]
    assert [f.genre for f in list_fuites("data/annuaire/exempleville.yaml", cle)] == ["AWS Access Key"]
    assert [p for p in PERMIS if not p.raison or not p.motif or p.genre == "*"] == []


def test_the_command_says_where_and_never_what(tmp_path: Path) -> None:
    (tmp_path / "outils").mkdir()
    for nom in ("__init__", "fuites", "suivis"):
        (tmp_path / f"outils/{nom}.py").write_bytes((RACINE / f"outils/{nom}.py").read_bytes())
    (tmp_path / "notes.md").write_text(f"un\n{PLANTES['GitHub Token']}\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    commande = [sys.executable, "-m", "outils.fuites"]
    fait = subprocess.run(commande, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (fait.returncode, fait.stdout) == (1, "notes.md:2 GitHub Token\n")
    assert "ghp_" not in fait.stdout + fait.stderr


# --- the people of the demonstration ---


def read_textes(valeur: Any) -> list[str]:
    """Every text of a part of the model, however deep."""
    if isinstance(valeur, str):
        return [valeur]
    if isinstance(valeur, BaseModel):
        valeur = [getattr(valeur, champ) for champ in type(valeur).model_fields]
    elif isinstance(valeur, Mapping):
        valeur = valeur.values()
    elif not isinstance(valeur, Collection):
        return []
    return [texte for partie in valeur for texte in read_textes(partie)]


def list_reels(objets: dict[str, Any]) -> list[tuple[str, str]]:
    """The e-mails and the phones that are not among those kept for fiction."""
    trouves = [
        (nom, contact)
        for nom, objet in objets.items()
        for texte in read_textes(objet)
        for contact in re.findall(r"[\w.+-]+@[\w.-]+|(?:\+33|\b0)[ .]?[1-9](?:[ .]?\d\d){4}", texte)
    ]
    fiction = re.compile(r"[^@]+@example\.org\.?|(\+33|0)(35301|63998)\d{4}")
    return [(nom, contact) for nom, contact in trouves if not fiction.fullmatch(re.sub(r"(?<=\d)[ .]", "", contact))]


def test_nobody_invented_has_a_real_phone_or_a_real_address() -> None:
    site = load_site(RACINE / "data", date(2026, 11, 21), "data").unwrap()
    mairies = {s.id: s for s in site.structures if str(s.type) == "mairie"}
    structures = {s.id: s for s in site.structures if s.id not in mairies}
    gens = {p.id: p for p in site.professionnels}
    reste = {o.id: o for o in (*site.actions, *site.evenements)}
    assert (len(mairies), len(gens) > 100, len(structures) > 30) == (51, True, True)
    assert list_reels(structures | gens | reste | {"cpts": site.cpts}) == []
    # The control: the town halls are real, and are seen to be.
    assert len({nom for nom, _ in list_reels(mairies)}) == 51
