"""Which deletions are refused."""

from pathlib import Path

import pytest

from cpts.comparaison.resume import list_refus
from tests.factories import ANNUAIRE, SOINS
from tests.unit.comparaison_dossiers import GARDE, make_lieux, run

PERSONNE = ANNUAIRE[ANNUAIRE.index("  - id: camille-exemple") :]


@pytest.mark.parametrize(
    ("avant", "apres", "refus"),
    [(20, 16, 0), (20, 15, 2), (100, 80, 0), (98, 77, 2), (4, 0, 0), (5, 0, 2)],
)
def test_a_change_that_takes_out_more_than_a_fifth_and_at_least_five_is_refused(
    tmp_path: Path, avant: int, apres: int, refus: int
) -> None:
    comparaison = run(tmp_path, make_lieux(avant), make_lieux(apres))
    assert len(comparaison.refuses(accepter=False)) == refus
    assert comparaison.refuses(accepter=True) == ()


def test_new_entries_do_not_make_up_for_those_that_go(tmp_path: Path) -> None:
    autres = {"annuaire/rivebourg.yaml": str(make_lieux(20)["annuaire/rivebourg.yaml"]).replace("ieu", "ieux")}
    comparaison = run(tmp_path, make_lieux(20), autres)
    phrases = list(list_refus(comparaison.refuses(accepter=False)))
    assert phrases[:2] == [
        "Fiches de l’annuaire\u00a0: 20 sur 22 disparaissent.",
        "Lieux\u00a0: 20 sur 21 disparaissent.",
    ]
    assert "«\u00a0suppression voulue\u00a0»" in phrases[-1]


def test_communes_and_people_who_are_hidden_are_counted_too(tmp_path: Path) -> None:
    def make_communes(nombre: int) -> dict[str, str]:
        return {"territoire": "communes:\n" + "".join(f'  - "010{rang:02}"\n' for rang in range(1, nombre + 1))}

    communes = run(tmp_path / "communes", make_communes(20), make_communes(14))
    assert [(b.nom, b.avant, b.partis) for b in communes.baisses] == [("communes du territoire", 20, 6)]
    gens = ANNUAIRE + "".join(PERSONNE.replace("camille-exemple", f"personne-{rang}") for rang in range(9))
    retenus = run(tmp_path / "gens", {"annuaire": gens}, {"annuaire": gens.replace("statut: public", "statut: pro")})
    assert ("professionnels", 10, 10) in [(b.nom, b.avant, b.partis) for b in retenus.baisses]


def test_an_empty_directory_is_refused_whatever_is_accepted(tmp_path: Path) -> None:
    apres = {"annuaire": "structures: []\n", "actions": None, "agenda": None}
    comparaison = run(tmp_path, {}, apres)
    assert [b.totale for b in comparaison.refuses(accepter=True)] == [True]


def test_rosters_and_offers_that_are_over_may_go(tmp_path: Path) -> None:
    gardes = "gardes:\n" + "".join(
        GARDE.split("\n", 1)[1].replace("2026-11-28", f"2026-10-{jour:02}").replace("2026-11-30", f"2026-10-{jour:02}")
        .replace("8h", "20h") for jour in range(1, 12)
    )  # fmt: skip
    assert run(tmp_path, {"soins": SOINS + gardes}, {}).est_vide
