"""The cases that could hang, crash or fill the memory, each in a process of its own; `bench/refus.py` times all."""

import sys
from pathlib import Path

import pytest

from tests.mauvais_cas.fourche import Essai, run_fourche
from tests.mauvais_cas.registre import Cas, list_cas, make_dossier

GRAVES = list_cas("REF", grave=True)
LONGS = frozenset(["A8d", "A8e", "A8f", "A8g", "A15f", "B8e", "D22e", "D22f", "G23e"])
"""Half of the processor for a third of the cases: run with `--campagne`, and by `python -m bench.refus`."""
OCTETS_MAX = 200_000_000
SORTIE_MAX = 200_000
"""Characters printed: nobody reads more, and a screen of ten million takes minutes to scroll."""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mesure la mémoire comme Linux la compte")


@pytest.fixture(scope="module")
def essais(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Essai]:
    """Every case, then the folder without mistake, run one after the other."""
    choisis = [cas for cas in GRAVES if request.config.getoption("--campagne") or cas.code not in LONGS]
    dossiers = {cas.code: tmp_path_factory.mktemp(cas.code) for cas in choisis}
    for cas in choisis:
        cas.write(dossiers[cas.code])
    dossiers[""] = tmp_path_factory.mktemp("bon")
    make_dossier(dossiers[""])
    return dict(zip(dossiers, run_fourche(list(dossiers.values())), strict=True))


@pytest.mark.parametrize(
    "cas",
    [pytest.param(c, id=c.code, marks=[pytest.mark.campagne] if c.code in LONGS else []) for c in GRAVES],
)
def test_a_dangerous_folder_is_refused_as_any_other(cas: Cas, essais: dict[str, Essai]) -> None:
    essai = essais[cas.code]
    assert (essai.code, "Traceback" in essai.sortie + essai.erreurs) == (1, False)
    if cas.nombre:
        assert sum(not ligne.startswith(" ") for ligne in essai.sortie.splitlines()) == cas.nombre
    else:
        assert essai.sortie == cas.lit
    assert essai.octets <= OCTETS_MAX
    assert len(essai.sortie) <= SORTIE_MAX


def test_a_good_folder_is_accepted_under_the_same_limits(essais: dict[str, Essai]) -> None:
    bon = essais[""]
    assert (bon.code, bon.sortie) == (0, "")
    assert bon.octets > 20_000_000


def test_the_limits_can_be_reached(tmp_path: Path) -> None:
    make_dossier(tmp_path)
    (essai,) = run_fourche([tmp_path], memoire=2**20)
    assert essai.code != 0
