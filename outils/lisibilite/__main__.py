"""`python -m outils.lisibilite`: the table, worst page first, or its JSON."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from cpts.text import quote
from outils.lisibilite.mesure import HORS_HABITANTS, MOTS_MAXIMUM, PHRASE_LONGUE, Mesure, list_mesures
from outils.lisibilite.sigles import list_inconnus

LIGNES = 25
EXTRAITS = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0, 1 when a page is too long, 2 when there is no site."""
    options = _read_options(arguments)
    if not (options.site / "index.html").is_file():
        sys.stderr.write(f"{options.site} ne contient pas de site : lancez d’abord « make site ».\n")
        return 2
    mesures = list_mesures(options.site)
    trop = [m for m in mesures if m.est_trop_longue]
    if options.format == "json":
        sys.stdout.write(write_json(mesures))
    else:
        sys.stdout.write(write_table(mesures, toutes=options.toutes) + write_inconnus(list_inconnus(options.site)))
    return 1 if trop else 0


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    lecteur = argparse.ArgumentParser(prog="python -m outils.lisibilite", description="Mesure les phrases du site.")
    lecteur.add_argument("site", nargs="?", type=Path, default=Path("site"), help="dossier du site (par défaut : site)")
    lecteur.add_argument("--format", choices=("texte", "json"), default="texte")
    lecteur.add_argument("--toutes", action="store_true", help=f"toutes les pages, et non les {LIGNES} premières")
    return lecteur.parse_args(arguments)


def write_json(mesures: Sequence[Mesure]) -> str:
    return json.dumps([m._asdict() for m in mesures], ensure_ascii=False, indent=1) + "\n"


def write_table(mesures: Sequence[Mesure], *, toutes: bool) -> str:
    """One line a page, then what stands for all of them."""
    vues = mesures if toutes else mesures[:LIGNES]
    lignes = [f"{'phrases':>7} {'mots':>5} {f'> {PHRASE_LONGUE}':>5} {'max':>4} {'lisib.':>6} {'LIX':>5}  page"]
    lignes += map(_write_ligne, vues)
    if len(vues) < len(mesures):
        lignes.append(f"… et {len(mesures) - len(vues)} pages de phrases plus courtes (--toutes)")
    return "\n".join([*lignes, "", *_write_extraits(mesures), *_write_bilan(mesures)]) + "\n"


def write_inconnus(inconnus: Mapping[str, Sequence[str]]) -> str:
    """The acronyms that nothing explains; they do not change the exit code: a name may be written in capitals."""
    if not inconnus:
        return "Chaque sigle est expliqué.\n"
    lignes = (f"  {sigle} : {', '.join('/' + adresse for adresse in pages[:3])}" for sigle, pages in inconnus.items())
    return "\n".join(("Sigles que rien n’explique :", *lignes)) + "\n"


def _write_ligne(m: Mesure) -> str:
    lisibilite, lix = ("–" if f is None else f"{f:.0f}" for f in (m.lisibilite, m.lix))
    alerte = "  ← trop long" if m.est_trop_longue else ""
    return (
        f"{m.phrases:>7} {_write_decimal(m.moyenne):>5} {f'{m.part_longues:.0%}':>5} {m.plus_longue:>4} "
        f"{lisibilite:>6} {lix:>5}  /{m.adresse}{alerte}"
    )


def _write_extraits(mesures: Sequence[Mesure]) -> list[str]:
    """The longest sentences of the site, each once: what to cut first."""
    par_phrase = {m.extrait: m for m in reversed(mesures) if m.plus_longue > PHRASE_LONGUE}
    pires = sorted(par_phrase.values(), key=lambda m: -m.plus_longue)[:EXTRAITS]
    lignes = [f"{m.plus_longue:>3} mots  /{m.adresse}  {quote(m.extrait, 150)}" for m in pires]
    return ["Les phrases les plus longues :", *lignes, ""] if lignes else []


def _write_bilan(mesures: Sequence[Mesure]) -> list[str]:
    if not mesures:
        return ["Aucune phrase en français dans ce site."]
    trop, phrases = sum(m.est_trop_longue for m in mesures), sum(m.phrases for m in mesures)
    mots = sum(m.moyenne * m.phrases for m in mesures) / phrases
    indices = [m.lisibilite for m in mesures if m.lisibilite is not None]
    lisibilite = f"{median(indices):.0f}" if indices else "–"
    resume = (
        f"{len(mesures)} pages pour les habitants, {phrases} phrases, {_write_decimal(mots)} mots par phrase. "
        f"Lisibilité médiane : {lisibilite} (Kandel-Moles ; 60 : journal, 80 : lettre à tous)."
    )
    return [
        resume,
        f"{trop} page(s) au-dessus de {MOTS_MAXIMUM} mots par phrase en moyenne.",
        f"Non comptées : {', '.join('/' + chemin for chemin in HORS_HABITANTS)} (voir outils/lisibilite/mesure.py).",
    ]


def _write_decimal(nombre: float) -> str:
    return f"{nombre:.1f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
