"""`cpts mettre-a-jour`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts.commandes.cadre import RACINE, commande, get_aujourdhui, name_version, option_date
from cpts.errors import BuildError
from cpts.rapport import capitalize, format_problemes
from cpts.text import plural

if TYPE_CHECKING:
    from cpts.depot.plan import Plan

_NOMBRE_MONTRE = 10


@commande("mettre-a-jour", "Met à jour le moteur d’un dépôt créé par « cpts nouveau », sans toucher à vos données.")
@click.argument("dossier", metavar="DOSSIER")
@click.option("--appliquer", is_flag=True, help="Fait la mise à jour ; sans elle, la commande dit ce qui changerait.")
@click.option("--tout", is_flag=True, help="Nomme chaque fichier, même quand il y en a beaucoup.")
@option_date
def mettre_a_jour(dossier: str, appliquer: bool, tout: bool, jour: date | None) -> None:
    """Shows what the engine of this command would change in `dossier`, or changes it, whole or not at all."""
    from cpts.depot import mise_a_jour, plan  # noqa: PLC0415 - `cpts --aide` answers at once

    depot, jour = Path(dossier), jour or get_aujourdhui()
    if depot.resolve() == RACINE.resolve():
        raise BuildError(
            "Ce dossier est celui du moteur qui tourne. Prenez une copie récente du moteur, et lancez d’ici : "
            "cd moteur && python -m cpts mettre-a-jour ../ce-dossier"
        )
    if mise_a_jour.finish(depot):
        click.echo("Une mise à jour interrompue vient d’être terminée.", err=True)
    projet = plan.make_plan(RACINE, depot, name_version(jour))
    if plan.is_a_jour(projet):
        click.echo("Le moteur est déjà à jour.")
        return
    click.echo(_write_plan(projet, tout=tout))
    _check_donnees(depot, dossier, jour)
    if appliquer:
        mise_a_jour.apply(projet)
    click.echo(_write_fin(projet, appliquer=appliquer))


def _write_plan(projet: "Plan", *, tout: bool) -> str:
    """The files, by what becomes of them."""
    from cpts.depot.plan import Sort  # noqa: PLC0415 - idem

    lignes: list[str] = []
    for sort in Sort:
        chemins = projet.list(sort)
        if chemins:
            lignes += [f"{capitalize(sort.value)} ({len(chemins)}) :", *_cut(chemins, tout=tout)]
    return "\n".join(lignes) or "Seule la liste moteur.json change : vos fichiers sont déjà ceux du nouveau moteur."


def _cut(chemins: tuple[str, ...], *, tout: bool) -> list[str]:
    montres = chemins if tout else chemins[:_NOMBRE_MONTRE]
    reste = len(chemins) - len(montres)
    return [*(f"  {chemin}" for chemin in montres), *([f"  … et {reste} de plus (--tout les nomme)"] if reste else [])]


def _check_donnees(depot: Path, nom: str, jour: date) -> None:
    """Tells whether the new engine still accepts the data: better known before than after."""
    from cpts.validate import load_site  # noqa: PLC0415 - idem

    problemes = [p for p in load_site(depot / "data", jour, f"{nom.rstrip('/')}/data").problemes if p.est_erreur]
    if problemes:
        click.echo(format_problemes(problemes, "texte"), err=True)
        click.echo(f"Le nouveau moteur refuse {plural(len(problemes), 'ligne')} de vos données.", err=True)


def _write_fin(projet: "Plan", *, appliquer: bool) -> str:
    from cpts.depot.mise_a_jour import A_COMPARER  # noqa: PLC0415 - idem
    from cpts.depot.plan import Sort  # noqa: PLC0415 - idem

    if not appliquer:
        return "Rien n’a été écrit. Pour le faire, ajoutez --appliquer."
    lignes = ["La mise à jour est faite. Construisez le site, regardez-le, puis enregistrez avec Git."]
    if projet.list(Sort.GARDE):
        lignes.append(f"Ce que vous aviez changé est resté. La nouvelle version est à côté, dans {A_COMPARER}/.")
    return "\n".join(lignes)
