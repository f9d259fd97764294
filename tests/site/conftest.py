"""One build of each territory for all the tests that only read it."""

from pathlib import Path

import pytest

from tests.construction import build
from tests.site.petit_territoire import write_petit_territoire


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def petites_donnees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_petit_territoire(tmp_path_factory.mktemp("petit") / "donnees")


@pytest.fixture(scope="session")
def petit_site(petites_donnees: Path) -> Path:
    """Published once; a test that changes it takes a copy."""
    return build(petites_donnees.parent / "site", "--donnees", petites_donnees)
