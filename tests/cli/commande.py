"""A command run as people do, without the cost of a process: its exit code and what it prints."""

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from cpts.cli import cli
from cpts.errors import BuildError, DataError
from cpts.rapport import format_problemes


class Fait(NamedTuple):
    code: int
    sortie: str
    erreurs: str


def lancer(*arguments: str) -> Fait:
    """`cpts arguments…` in the current folder; what `cpts.cli.main` would print of a failure is in `erreurs`."""
    sortie, erreurs = io.StringIO(), io.StringIO()
    code = 0
    with redirect_stdout(sortie), redirect_stderr(erreurs):
        try:
            cli.main(list(arguments), prog_name="cpts", standalone_mode=False)
        except SystemExit as fin:
            code = int(fin.code or 0)
        except DataError as refus:
            code = 1
            erreurs.write(format_problemes(refus.problemes, "texte"))
        except BuildError as refus:
            code = 1
            erreurs.write(str(refus))
    return Fait(code, sortie.getvalue(), erreurs.getvalue())
