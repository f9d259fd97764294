"""The whole demonstration through `make site`: 2 clones × 2 time zones × 2 hash seeds, one SHA-256."""

import os
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest

from outils.empreinte import compute_empreinte
from tests.clone import install, make, make_clone
from tests.construction import JOUR, list_fichiers, run_cpts
from tests.site.depot import create_depot


@pytest.mark.campagne
def test_make_site_gives_one_digest_in_two_clones_two_time_zones_and_two_hash_seeds(tmp_path: Path) -> None:
    clones = [install(make_clone(tmp_path / nom)) for nom in ("a", "ailleurs/plus-loin/b")]
    empreintes = {
        (clone.name, fuseau, graine): make_site(clone, {"TZ": fuseau, "PYTHONHASHSEED": graine})
        for clone, fuseau, graine in product(clones, ("UTC", "Pacific/Auckland"), ("1", "2"))
    }
    assert len(empreintes) == 8
    assert len(set(empreintes.values())) == 1, empreintes


def make_site(clone: Path, variables: dict[str, str]) -> str:
    """The digest of the site that `make site` makes there from nothing."""
    shutil.rmtree(clone / "site", ignore_errors=True)
    environnement = {nom: valeur for nom, valeur in os.environ.items() if nom != "PYTHONPATH"} | variables
    commande = make("site", f"OPTIONS=--date {JOUR}")
    fait = subprocess.run(commande, cwd=clone, env=environnement, capture_output=True, text=True, check=False)
    assert fait.returncode == 0, fait.stderr
    assert len(list((clone / "site").rglob("*.html"))) > 600
    return compute_empreinte(clone / "site")


@pytest.mark.campagne
def test_a_new_repository_and_its_schemas_are_the_same_on_two_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nom, fuseau, graine in (("a", "UTC", "1"), ("b", "Pacific/Auckland", "2")):
        monkeypatch.setenv("TZ", fuseau)
        monkeypatch.setenv("PYTHONHASHSEED", graine)
        (tmp_path / nom).mkdir()
        assert create_depot(tmp_path / nom / "cpts").returncode == 0
        assert run_cpts("schemas", "--donnees", tmp_path / nom / "cpts/data").returncode == 0
    un, autre = (list_fichiers(tmp_path / nom) for nom in ("a", "b"))
    assert [nom for nom in un.keys() | autre.keys() if un.get(nom) != autre.get(nom)] == []
    assert len(un) > 300
