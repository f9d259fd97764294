"""A hook or a macro of the project that fails: a French word, exit code 1, the old site."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.construction import copy_projet
from tests.fautes.conftest import Chantier

EVENEMENTS = (
    *("on_startup", "on_config", "on_files", "on_page_markdown"),
    *("on_page_content", "on_post_page", "on_post_build"),
)
GESTES = {
    "lève une erreur": "raise RuntimeError('panne')",
    "s’en va sans rien dire": "raise SystemExit(0)",
    "se fait tuer": "os.kill(os.getpid(), 9)",
}
GRIFFONNAGES = {
    "rien": "b''",
    "la moitié d’un JSON": 'b\'{"coquille": "\'',
    "un autre JSON": "b'[1, 2]'",
    "des octets": "b'\\xff\\xfe\\x00'",
}


@pytest.fixture
def projet(vrai_chantier: Chantier, tmp_path: Path) -> Path:
    """A project whose hooks the test may break; the commands of `vrai_chantier` are typed in another."""
    return copy_projet(tmp_path / "projet")


def refuse(chantier: Chantier, projet: Path) -> str:
    """What the command says of `projet`; the old site is there, and nothing else."""
    essai = replace(chantier, banc=replace(chantier.banc, dossier=projet))
    fait = essai.construire()
    assert (fait.code, fait.sortie) == (1, ""), fait.erreurs
    assert (essai.etat, essai.restes) == ("ancien", [])
    return fait.erreurs


def append(fichier: Path, texte: str) -> None:
    fichier.write_text(fichier.read_text(encoding="utf-8") + texte, encoding="utf-8")


def break_crochet(projet: Path, evenement: str, geste: str) -> None:
    """The event of hooks/site.py, and what it did until now, replaced by `geste`."""
    append(projet / "hooks" / "site.py", f"\n\ndef {evenement}(*_, **__):\n    {geste}\n")


def test_a_hook_that_raises_at_the_end_leaves_the_old_site(vrai_chantier: Chantier, projet: Path) -> None:
    break_crochet(projet, "on_post_build", GESTES["lève une erreur"])
    dit = refuse(vrai_chantier, projet)
    assert "MkDocs n’a pas pu construire les pages de docs/" in dit
    assert "RuntimeError: panne" in dit
    assert dit.splitlines()[-1] == "Le site n’a pas changé."


@pytest.mark.campagne
@pytest.mark.parametrize("geste", GESTES)
@pytest.mark.parametrize("evenement", EVENEMENTS)
def test_a_hook_that_fails_anywhere_leaves_the_old_site(
    vrai_chantier: Chantier, projet: Path, evenement: str, geste: str
) -> None:
    break_crochet(projet, evenement, GESTES[geste])
    assert "MkDocs n’a pas pu construire les pages de docs/" in refuse(vrai_chantier, projet)


@pytest.mark.campagne
@pytest.mark.parametrize("griffonnage", GRIFFONNAGES)
def test_a_hook_that_writes_anything_is_told_without_a_traceback(
    vrai_chantier: Chantier, projet: Path, griffonnage: str
) -> None:
    ecrit = f"Path(os.environ['CPTS_SQUELETTE']).write_bytes({GRIFFONNAGES[griffonnage]})"
    break_crochet(projet, "on_post_build", ecrit)
    dit = refuse(vrai_chantier, projet)
    assert "Ce que MkDocs a préparé ne se lit pas" in dit
    assert "Traceback" not in dit


@pytest.mark.campagne
def test_a_macro_that_raises_leaves_the_old_site(vrai_chantier: Chantier, projet: Path) -> None:
    append(projet / "hooks" / "macros.py", "\n\ndef _make_jeton(env, **_):\n    raise RuntimeError('macro')\n")
    assert "RuntimeError" in refuse(vrai_chantier, projet)
