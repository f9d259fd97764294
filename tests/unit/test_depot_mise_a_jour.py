"""An upgrade is whole, or not begun, wherever it is interrupted."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cpts.depot import mise_a_jour
from cpts.depot.creation import deliver
from cpts.depot.plan import is_a_jour, make_plan
from cpts.errors import BuildError
from tests.construction import list_fichiers

ANCIEN = {
    "mkdocs.yml": "site_name: x\n",
    "hooks/site.py": "# hooks\n",
    "overrides/main.html": "<main>1</main>\n",
    "docs/faq.md": "# Questions\n",
    "docs/index.md": "# Accueil\n",
    "docs/vieux/page.md": "# Retirée\n",
    "cpts/text.py": "VERSION = 1\n",
    "cpts/vieux.py": "VERSION = 0\n",
}
NOUVEAU = {
    **{chemin: texte for chemin, texte in ANCIEN.items() if "vieux" not in chemin},
    "overrides/main.html": "<main>2</main>\n",
    "docs/faq.md": "# Questions et réponses\n",
    "docs/index.md": "# Bienvenue\n",
    "docs/neuve.md": "# Neuve\n",
    "cpts/text.py": "VERSION = 2\n",
}
DE_LA_CPTS = {
    "docs/faq.md": "# Nos questions\n",
    "docs/la-notre.md": "# La nôtre\n",
    "data/cpts.yaml": "nom: CPTS\n",
    "overrides/composants/ligne.html": "à nous\n",
}
COIN = ".mise-a-jour"


def write(dossier: Path, fichiers: Mapping[str, str]) -> Path:
    for chemin, texte in fichiers.items():
        (dossier / chemin).parent.mkdir(parents=True, exist_ok=True)
        (dossier / chemin).write_text(texte, encoding="utf-8")
    return dossier


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    """A repository of the old engine, that a CPTS has made its own."""
    (tmp_path / "depot").mkdir()
    deliver(write(tmp_path / "ancien", ANCIEN), tmp_path / "depot", "1")
    write(tmp_path / "nouveau", NOUVEAU)
    return write(tmp_path / "depot", DE_LA_CPTS)


def upgrade(depot: Path) -> None:
    mise_a_jour.finish(depot)
    plan = make_plan(depot.parent / "nouveau", depot, "2")
    if not is_a_jour(plan):
        mise_a_jour.apply(plan)


def list_textes(depot: Path) -> dict[str, str]:
    """What is in the repository, but its list and the file that our template gives to all."""
    propres = ("moteur.json", "Makefile", f"{COIN}/.gitignore")
    return {chemin: octets.decode() for chemin, octets in list_fichiers(depot).items() if chemin not in propres}


A_LA_FIN = {**NOUVEAU, **DE_LA_CPTS, f"{COIN}/a-comparer/docs/faq.md": "# Questions et réponses\n"}


def test_what_the_cpts_wrote_stays_and_the_rest_is_the_new_engine(depot: Path) -> None:
    upgrade(depot)
    assert list_textes(depot) == A_LA_FIN
    assert not (depot / "docs/vieux").exists()
    suite = make_plan(depot.parent / "nouveau", depot, "2")
    assert suite.sorts == {}


def break_renames(monkeypatch: pytest.MonkeyPatch, apres: int) -> None:
    """Lets `apres` renames happen, then fails."""
    vrai, faits = Path.replace, iter(range(apres))

    def replace(source: Path, cible: Path) -> Path:
        if next(faits, None) is None:
            raise OSError(28, "disque plein")
        return vrai(source, cible)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("nombre", range(7))
def test_an_upgrade_stopped_at_any_rename_ends_the_next_time(
    depot: Path, monkeypatch: pytest.MonkeyPatch, nombre: int
) -> None:
    avant = list_textes(depot)
    with monkeypatch.context() as patch:
        break_renames(patch, nombre)
        with pytest.raises(BuildError, match="Rien n’a changé" if nombre == 0 else "n’est pas finie"):
            upgrade(depot)
    if nombre == 0:
        assert {c: t for c, t in list_textes(depot).items() if not c.startswith(COIN)} == avant
    upgrade(depot)
    assert list_textes(depot) == A_LA_FIN


def test_a_disk_that_fills_up_before_the_journal_changes_nothing(depot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    avant = list_fichiers(depot)

    def fill_up(source: Path, cible: Path) -> None:
        raise OSError(28, "disque plein")

    monkeypatch.setattr(mise_a_jour, "_copy", fill_up)
    with pytest.raises(BuildError, match=r"disque plein\. Rien n’a changé\."):
        upgrade(depot)
    assert {c: o for c, o in list_fichiers(depot).items() if not c.startswith(COIN)} == avant


def test_what_a_killed_upgrade_had_prepared_goes_even_when_nothing_is_left_to_do(depot: Path) -> None:
    upgrade(depot)
    write(depot / COIN / "atelier", {"docs/faq.md": "# Préparée\n"})
    assert mise_a_jour.finish(depot) is False
    assert list_textes(depot) == A_LA_FIN


def test_a_folder_that_is_a_link_is_not_followed_out_of_the_repository(depot: Path, tmp_path: Path) -> None:
    ailleurs = write(tmp_path / "ailleurs", {"faq.md": "# Ailleurs\n", "index.md": "# Accueil\n"})
    for fichier in (depot / "docs").rglob("*"):
        if fichier.is_file():
            fichier.unlink()
    (depot / "docs/vieux").rmdir()
    (depot / "docs").rmdir()
    (depot / "docs").symlink_to(ailleurs)
    avant = list_fichiers(ailleurs)
    upgrade(depot)
    assert list_fichiers(ailleurs) == avant
    assert (depot / COIN / "a-comparer/docs/index.md").read_text(encoding="utf-8") == "# Bienvenue\n"
