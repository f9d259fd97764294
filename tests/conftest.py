"""What every test shares."""

import pytest

from tests.golden import Mode


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="réécrire les fichiers de référence de tests/golden/")


def pytest_configure(config: pytest.Config) -> None:
    Mode.reecrire = bool(config.getoption("--update-golden"))
