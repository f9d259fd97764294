"""The whole demonstration through `make site`: 2 clones × 2 time zones × 2 hash seeds, one SHA-256."""

import os
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest

from outils.empreinte import compute_empreinte
from tests.clone import install, make, make_clone
from tests.construction import JOUR


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
