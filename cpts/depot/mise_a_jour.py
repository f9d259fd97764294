"""An upgrade carried out: all of it, or nothing, even when the machine stops in the middle.

Everything is first copied beside (`.mise-a-jour/`). Then a journal is written, which is the moment of no return:
whoever finds it carries on from there. Each step may be done twice without harm.
"""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from cpts.depot.moteur import LISTE, write_livraison
from cpts.depot.plan import Plan, Sort
from cpts.errors import BuildError, explain

COIN = ".mise-a-jour"
A_COMPARER = f"{COIN}/a-comparer"
"""Where the new version of what people changed is left, for them to compare."""
_ATELIER, _JOURNAL = f"{COIN}/atelier", f"{COIN}/journal.json"


def apply(plan: Plan) -> None:
    """Carries out `plan`; raises `BuildError`, and then nothing has changed."""
    try:
        _stage(plan).replace(plan.dossier / _JOURNAL)
    except OSError as erreur:
        shutil.rmtree(plan.dossier / _ATELIER, ignore_errors=True)
        raise BuildError(f"Écriture impossible dans {plan.dossier} : {explain(erreur)}. Rien n’a changé.") from erreur
    finish(plan.dossier)


def finish(dossier: Path) -> bool:
    """Ends what an interrupted upgrade had begun; whether there was one."""
    journal = dossier / _JOURNAL
    if not journal.is_file():
        shutil.rmtree(dossier / _ATELIER, ignore_errors=True)  # a preparation that was cut, or the end of a removal
        return False
    try:
        etapes = json.loads(journal.read_text(encoding="utf-8"))
        for chemin in etapes["retirer"]:
            _remove(dossier, chemin)
        for chemin in etapes["poser"]:
            _place(dossier, chemin)
        _place(dossier, LISTE)
        journal.unlink()
    except OSError as erreur:
        raise BuildError(
            f"La mise à jour de {dossier} n’est pas finie : {explain(erreur)}. Relancez la même commande."
        ) from erreur
    shutil.rmtree(dossier / _ATELIER, ignore_errors=True)
    return True


def _stage(plan: Plan) -> Path:
    """Copies what is new beside; the journal, under a name that nobody looks for yet."""
    atelier = plan.dossier / _ATELIER
    shutil.rmtree(atelier, ignore_errors=True)
    a_poser = {chemin: chemin for sort in (Sort.REMPLACE, Sort.AJOUTE) for chemin in plan.list(sort)}
    a_poser |= {f"{A_COMPARER}/{chemin}": chemin for chemin in plan.list(Sort.GARDE)}
    for cible, chemin in a_poser.items():
        _copy(plan.sources[chemin], atelier / cible)
    (atelier / LISTE).parent.mkdir(parents=True, exist_ok=True)
    (atelier / LISTE).write_text(write_livraison(plan.livraison), encoding="utf-8")
    (plan.dossier / COIN / ".gitignore").write_text("*\n", encoding="utf-8")
    return _write_journal(atelier, a_poser, plan.list(Sort.RETIRE))


def _write_journal(atelier: Path, a_poser: Iterable[str], a_retirer: Iterable[str]) -> Path:
    journal = atelier / "journal.json"
    etapes = {"poser": list(a_poser), "retirer": list(a_retirer)}
    with journal.open("w", encoding="utf-8") as flux:
        flux.write(json.dumps(etapes))
        flux.flush()
        os.fsync(flux.fileno())
    return journal


def _copy(source: Path, cible: Path) -> None:
    cible.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, cible)


def _place(dossier: Path, chemin: str) -> None:
    """Moves a prepared file to its place; already moved by an interrupted run, there is nothing left to do."""
    prepare = dossier / _ATELIER / chemin
    if prepare.is_file():
        (dossier / chemin).parent.mkdir(parents=True, exist_ok=True)
        prepare.replace(dossier / chemin)


def _remove(dossier: Path, chemin: str) -> None:
    """Removes a file, and the folders that it leaves empty."""
    fichier = dossier / chemin
    fichier.unlink(missing_ok=True)
    for parent in fichier.relative_to(dossier).parents[:-1]:
        try:
            (dossier / parent).rmdir()
        except OSError:
            return
