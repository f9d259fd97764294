"""The reading of heavy folders by several processes: the same site and the same problems, and nobody left behind."""

import os
from pathlib import Path

import pytest

from cpts.dossier import MEGA, open_dossier
from cpts.errors import BuildError
from cpts.validate import load_dossier, load_site
from tests.factories import ANNUAIRE, JOUR, write_donnees

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="ce système lit dans un seul processus")


def make_annuaires(nombre: int, **changes: str) -> dict[str, str]:
    """`nombre` files of two entries each, over a megabyte together; `changes`: rank of a file → its whole text."""
    lourd = "# relu\n" * (MEGA // 7 // nombre + 1)
    fichiers = {}
    for rang in range(nombre):
        texte = ANNUAIRE.replace("id: pharmacie-des-tilleuls", f"id: pharmacie-{rang}")
        texte = texte.replace("id: camille-exemple", f"id: camille-{rang}")
        texte = texte.replace("structure: pharmacie-des-tilleuls", f"structure: pharmacie-{rang}")
        fichiers[f"annuaire/f{rang:02d}.yaml"] = lourd + changes.get(f"f{rang:02d}", texte)
    return fichiers


def test_two_processes_read_the_same_site(tmp_path: Path) -> None:
    dossier = write_donnees(tmp_path, **make_annuaires(12))
    un, deux = (load_site(dossier, JOUR, "data", processus).unwrap() for processus in (1, 2))
    assert len(deux.structures) == 13
    assert un == deux


def test_two_processes_tell_the_same_mistakes_at_the_same_places(tmp_path: Path) -> None:
    """Every file has one mistake of each kind: syntax, unknown field, value, reference, double, encoding."""
    fautes = {
        "f00": "structures:\n\t- id: x\n",
        "f01": "structures: []\nprofesionnels: []\n",
        "f02": ANNUAIRE,
        "f03": ANNUAIRE.replace("id: pharmacie-des-tilleuls", "id: ailleurs").replace("camille-exemple", "Camille !"),
        "f04": "structures:\n  - id: é\n    nom: http://exemple.fr\n",
        "f05": "",
    }
    dossier = write_donnees(tmp_path, **make_annuaires(24, **fautes))
    un, deux = (load_site(dossier, JOUR, "data", processus).problemes for processus in (1, 2))
    assert len({p.fichier for p in un}) >= 6
    assert un == deux


def test_a_reading_that_is_given_up_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enfants, fork = [], os.fork

    def note_fork() -> int:
        enfants.append(fork())
        return enfants[-1]

    monkeypatch.setattr(os, "fork", note_fork)
    open_dossier(write_donnees(tmp_path, **make_annuaires(12)), "data", 2).close()
    (enfant,) = enfants
    with pytest.raises(ProcessLookupError):
        os.kill(enfant, 0)


def test_a_file_emptied_while_it_is_read_stops_the_command(tmp_path: Path) -> None:
    """The place of a mistake is looked for in the file again, and the file is no longer the same."""
    chemin = write_donnees(tmp_path, **make_annuaires(2, f00="structures:\n  - nom: x\n"))
    dossier = open_dossier(chemin, "data", 2)
    assert dossier.partage is not None
    dossier.partage.elements = iter(())  # the other process reads everything
    assert "annuaire/f00.yaml" in dossier.lectures
    (chemin / "annuaire" / "f00.yaml").write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match=r"^data/annuaire/f00.yaml a changé pendant la lecture"):
        load_dossier(dossier, JOUR)
