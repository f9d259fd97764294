"""`python -m bench.agenda`: what 2 000 events, 50 of them recurring over three years, add to a build.

Two builds of the demonstration's pages and exports, interleaved: without any event, and with all of them.
"""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from bench.__main__ import DEMONSTRATION, build_pages, make_squelette
from bench.donnees import JOUR
from bench.mesure import run_interleaved

EVENEMENTS, REGLES, FOIS = 2_000, 50, 5
_DEBUT = date.fromisoformat(JOUR) - timedelta(days=365)


def main() -> None:
    memoire = Path("/dev/shm")  # noqa: S108 - the one place on Linux that is surely in memory
    with tempfile.TemporaryDirectory(dir=memoire if memoire.is_dir() else None) as dossier:
        bench(Path(dossier))


def bench(dossier: Path) -> None:
    squelette = make_squelette(dossier)
    sans, avec = (write_donnees(dossier / nom, nombre) for nom, nombre in (("petit", 0), ("grand", EVENEMENTS)))
    candidats = [
        build_pages("sans rendez-vous", sans, dossier, squelette, 2),
        build_pages(f"{EVENEMENTS} rendez-vous", avec, dossier, squelette, 2),
    ]
    mesures = run_interleaved(candidats, FOIS)
    for nom, mesure in mesures.items():
        print(f"  {nom:24} {mesure.mediane:6.2f} s   {mesure.memoire:5.0f} Mio")
    surcout = mesures[candidats[1].nom].mediane - mesures[candidats[0].nom].mediane
    octets = (candidats[1].sortie / "donnees" / "agenda.ics").stat().st_size
    print(f"\n  l’agenda seul   {surcout:.2f} s   attendu : 3 au plus")
    print(f"  agenda.ics      {octets / 1000:.0f} ko   attendu : 1000 au plus")


def write_donnees(dossier: Path, nombre: int) -> Path:
    """The demonstration with `nombre` events in place of its own, and without its actions, which cite them."""
    shutil.copytree(DEMONSTRATION, dossier)
    for relatif in ("actions", "agenda"):
        (dossier / f"{relatif}.yaml").unlink(missing_ok=True)
        shutil.rmtree(dossier / relatif, ignore_errors=True)
    evenements = "".join(write_evenement(rang, nombre) for rang in range(nombre))
    (dossier / "agenda.yaml").write_text(f"evenements:\n{evenements}" if nombre else "evenements: []\n", "utf-8")
    return dossier


def write_evenement(rang: int, nombre: int) -> str:
    """The first ones come back every week; the others are spread over three years."""
    jour = _DEBUT + timedelta(days=rang if rang < REGLES else rang * 3 * 365 // nombre)
    texte = f"  - id: rendez-vous-{rang}\n    titre: Atelier numéro {rang}\n    debut: {jour} {8 + rang % 10}h\n"
    texte += f"    fin: {9 + rang % 10}h\n    publics: [habitants]\n    lieu: {{nom: Salle des fêtes}}\n"
    if rang >= REGLES:
        return texte
    fin = _DEBUT + timedelta(days=3 * 365)
    return f"{texte}    recurrence: {{frequence: hebdomadaire, jusqu_au: {fin}}}\n"


if __name__ == "__main__":
    main()
