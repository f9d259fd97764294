"""Commands started from a process that has already loaded the product: the same runs, without half a second each.

One request a line, in JSON; each is a new process (a fork), with its own group, environment and folder. The answer,
its exit code, comes once it is gone with all that it started.
"""

import ctypes
import json
import os
import sys
from typing import Any

_PR_SET_CHILD_SUBREAPER = 36


def adopt_orphelins() -> None:
    """Processes whose parent was killed become children of this one, which can wait for them."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def wait_orphelins(groupe: int) -> None:
    """Returns once no process of the group is left: those who would write after the death of the command."""
    while True:
        try:
            os.waitpid(-groupe, 0)
        except ChildProcessError:
            return


def _answer(demande: dict[str, Any]) -> int:
    enfant = os.fork()
    if not enfant:
        _become(demande)
    _, etat = os.waitpid(enfant, 0)
    wait_orphelins(enfant)
    return os.waitstatus_to_exitcode(etat)


def _become(demande: dict[str, Any]) -> None:
    """The fork becomes `python -m cpts …`."""
    import sitecustomize

    from cpts.cli import main

    os.setsid()
    os.chdir(demande["dossier"])
    os.environ.update(demande["environnement"])
    for descripteur, chemin in ((1, demande["sortie"]), (2, demande["erreurs"])):
        fichier = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(fichier, descripteur)
    sys.argv = ["cpts", *demande["arguments"]]
    sitecustomize.arm("cpts")
    main()


if __name__ == "__main__":
    import cpts.cli
    import cpts.demandes.traitement
    import cpts.depot.creation
    import cpts.publish.fabrication  # noqa: F401 - so that no run has to
    from cpts.exports.schema import SCHEMAS, write_schema

    for genre in SCHEMAS:
        write_schema(genre)  # the models, made once for all the runs
    adopt_orphelins()
    for ligne in sys.stdin:
        sys.stdout.write(f"{_answer(json.loads(ligne))}\n")
        sys.stdout.flush()
