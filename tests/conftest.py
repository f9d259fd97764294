"""What every test shares."""

import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import settings

from tests.golden import Mode


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="réécrire les fichiers de référence de tests/golden/")
    parser.addoption("--campagne", action="store_true", help="lancer aussi les tests trop longs pour make test")


def pytest_configure(config: pytest.Config) -> None:
    Mode.reecrire = bool(config.getoption("--update-golden"))
    _hear_signaux()


def _hear_signaux() -> None:
    """Undoes `nohup` and « & »: a command that the tests start would ignore what they ask it to obey."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`make test` runs a fixed sample; `--campagne` runs everything that is asked."""
    if config.getoption("--campagne"):
        return
    longs = [item for item in items if item.get_closest_marker("campagne")]
    config.hook.pytest_deselected(items=longs)
    items[:] = [item for item in items if not item.get_closest_marker("campagne")]


@pytest.fixture(scope="session", autouse=True)
def _sortie_sans_couleurs() -> Iterator[None]:
    """Stops TatSu, under `ics`, from wrapping standard output once more at each line it parses (5.15.1)."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("tatsu.color.init", lambda: None)
        yield


# A timing is a benchmark: a loaded machine is no defect.
settings.register_profile("sans-delai", deadline=None)
# « make fuzz »: twenty seconds is not slow any more, even on a loaded machine: it is a loop that does not end.
# The number is that of the properties that ask for none: each tests/fuzz asks for its own (reglages.py).
settings.register_profile("campagne", deadline=timedelta(seconds=20), max_examples=250)
settings.load_profile("sans-delai")
