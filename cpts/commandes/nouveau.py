"""`cpts nouveau`."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpts.commandes.cadre import RACINE, commande, get_aujourdhui, name_version, option_date
from cpts.depot.questions import QUESTIONS, REPONSES_PROPOSEES, Question
from cpts.errors import BuildError
from cpts.rapport import format_problemes

if TYPE_CHECKING:
    from cpts.depot.communes import Territoire

_COMMUNES = "Les communes de la CPTS : code INSEE et nom, séparés par des virgules"
_EXEMPLE_COMMUNES = "par exemple 01001 Exempleville, 01002 Rivebourg"


def _add_options(fonction: Callable[..., None]) -> Callable[..., None]:
    """One option a question, in their order."""
    for question in reversed(QUESTIONS):
        aide = f"{question.texte} ({question.conseil})."
        fonction = click.option(f"--{question.option}", metavar="TEXTE", help=aide)(fonction)
    return fonction


@commande("nouveau", "Crée le dépôt d’une CPTS : le moteur, et des données valides à remplir.")
@click.argument("dossier", metavar="DOSSIER")
@_add_options
@click.option("--communes", metavar="TEXTE", help=f"{_COMMUNES} ({_EXEMPLE_COMMUNES}).")
@click.option("--contours", metavar="FICHIER", help="GeoJSON des contours des communes, s’il existe déjà.")
@click.option(
    "--relecteurs",
    metavar="COMPTES",
    default="",
    help="Qui relit les changements sur GitHub (@compte, @organisation/equipe).",
)
@click.option("--git", is_flag=True, help="Prépare aussi l’historique Git.")
@option_date
def nouveau(
    dossier: str,
    communes: str | None,
    contours: str | None,
    relecteurs: str,
    git: bool,
    jour: date | None,
    **options: Any,
) -> None:
    """Asks what is missing on a terminal, then creates the repository, whole or not at all."""
    from cpts.depot import creation  # noqa: PLC0415 - `cpts --aide` answers at once
    from cpts.depot.relecteurs import read_relecteurs  # noqa: PLC0415 - idem

    cible, jour = Path(dossier), jour or get_aujourdhui()
    creation.check_place(cible, RACINE)
    comptes = read_relecteurs(relecteurs)  # before the questions: a mistake typed there is told at once
    # click names « --nom-court » nom_court.
    reponses = _complete({option.replace("_", "-"): v for option, v in options.items() if v is not None})
    territoire = _find_territoire(communes, Path(contours) if contours else None)
    demande = creation.Demande(RACINE, cible, reponses, territoire, name_version(jour), jour, git, comptes)
    if avertissements := creation.create(demande):
        click.echo(format_problemes(avertissements, "texte"), err=True)
    click.echo(_write_suite(dossier, provisoire=territoire.provisoire, git=git))


def _complete(reponses: dict[str, str]) -> dict[str, str]:
    """Every answer, judged: asked for on a terminal; elsewhere, what is missing or wrong is told at once."""
    from cpts.depot.identite import judge  # noqa: PLC0415 - `cpts --aide` answers at once

    if sys.stdin.isatty():
        manquantes = [q for q in QUESTIONS if q.option not in reponses]
        if manquantes:
            click.echo("Quelques questions. Ctrl+C arrête tout, et rien n’est écrit.", err=True)
        reponses |= {question.option: _ask(question) for question in manquantes}
    else:
        reponses = REPONSES_PROPOSEES | reponses
    if fautes := judge(reponses):
        raise BuildError(_write_fautes(fautes))
    return reponses


def _ask(question: Question) -> str:
    """Asks until the answer is right."""
    from cpts.depot.identite import judge_reponse  # noqa: PLC0415 - idem

    propose = "" if question.facultative else REPONSES_PROPOSEES.get(question.option)
    texte = question.texte if propose else f"{question.texte} ({question.conseil})"
    while True:
        reponse = _prompt(texte, propose)
        faute = judge_reponse(question, reponse)
        if not faute:
            return reponse
        click.echo(f"  {faute}", err=True)


def _prompt(texte: str, propose: str | None = None) -> str:
    reponse = click.prompt(texte, default=propose, show_default=bool(propose), prompt_suffix=" : ", err=True)
    return str(reponse).strip()


def _find_territoire(communes: str | None, contours: Path | None) -> "Territoire":
    """The communes of the options, or asked for until they are understood."""
    from cpts.depot.communes import choose_communes  # noqa: PLC0415 - idem

    if communes is not None or contours is not None:
        return choose_communes(communes or "", contours)
    if not sys.stdin.isatty():
        raise BuildError("Il manque --communes (codes INSEE et noms) ou --contours (un fichier GeoJSON).")
    while True:
        try:
            return choose_communes(_prompt(f"{_COMMUNES} ({_EXEMPLE_COMMUNES})"), None)
        except BuildError as erreur:
            click.echo(f"  {erreur}", err=True)


def _write_fautes(fautes: Mapping[str, str]) -> str:
    lignes = (f"  --{option} : {faute}" for option, faute in fautes.items())
    return "\n".join(["Rien n’a été créé :", *lignes])


def _write_suite(dossier: str, *, provisoire: bool, git: bool) -> str:
    """What to do next, in order."""
    python, construire = (".venv/bin/python", "make site")
    if sys.platform == "win32":
        python, construire = "py", "py -m cpts construire"
    etapes = [
        f"cd {dossier}",
        f"{construire}    (le site est dans site/, déjà en ordre, presque vide)",
        *(
            [f"{python} -m cpts territoire    (les vrais contours, à la place des carrés provisoires)"]
            if provisoire
            else []
        ),
        "ouvrez data/README.md : chaque fichier porte des exemples",
        *([] if git else ["git init --initial-branch main && git add --all"]),
        "mettez en ligne : docs/contribuer/mettre-en-ligne.md",
    ]
    lignes = (f"  {rang}. {etape}" for rang, etape in enumerate(etapes, 1))
    return "\n".join([f"Le dépôt est prêt dans {dossier}. La suite :", *lignes])
