"""Golden files: what an export must be, byte for byte, kept under tests/golden/.

`pytest --update-golden` writes them again; every change is then read in the diff by a person.
"""

from pathlib import Path

DOSSIER = Path(__file__).parent / "golden"


class Mode:
    """Set by tests/conftest.py from the command line."""

    reecrire = False


def check_golden(nom: str, octets: bytes) -> None:
    """`octets` are those of tests/golden/`nom`, or become them under --update-golden."""
    chemin = DOSSIER / nom
    if Mode.reecrire:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(octets)
    assert chemin.is_file(), f"{chemin} manque : lancez pytest --update-golden"
    attendus = chemin.read_bytes()
    # Lines first: pytest then shows which one changed.
    assert octets.decode().splitlines() == attendus.decode().splitlines()
    assert octets == attendus
