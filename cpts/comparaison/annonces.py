"""The problems of a change told to a person, a workflow or a tool: those it answers for, then the older ones apart."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cpts.comparaison.baisse import Baisse
from cpts.comparaison.comparaison import Comparaison
from cpts.comparaison.controle import Tri, put_erreurs_first
from cpts.comparaison.markdown import cut_blocs
from cpts.comparaison.resume import TITRE, list_discretes, list_refus, write_compte
from cpts.errors import Probleme
from cpts.markdown_github import escape_markdown
from cpts.rapport import (
    capitalize,
    escape_commande,
    format_github,
    format_problemes,
    format_texte,
    summarize,
    to_dict,
    write_message,
)
from cpts.text import plural

PROBLEMES_MAX = 50
DEJA_LA = "Déjà là avant cette modification, à corriger à part\u00a0:"


def format_tri(tri: Tri, format_: str) -> str:
    """Both parts in one text, "" when there is nothing to say; the JSON says of each problem whether it is older."""
    if format_ == "json":
        objets = [to_dict(p) | {"ancien": False} for p in tri.nouveaux]
        objets += [to_dict(p) | {"ancien": True} for p in tri.anciens]
        return json.dumps(objets, ensure_ascii=False, indent=1)
    if format_ == "github":
        return "\n".join(_list_annotations(tri))
    return "\n".join(part for part in (format_problemes(tri.nouveaux, "texte"), _write_anciens(tri.anciens)) if part)


def _list_annotations(tri: Tri) -> Iterator[str]:
    """Older problems are notices: they are seen, and stop nobody."""
    yield from (format_github(p) for p in put_erreurs_first(tri.nouveaux))
    yield from (format_github(p, "notice") for p in put_erreurs_first(tri.anciens))


def _write_anciens(anciens: Sequence[Probleme]) -> str:
    return "\n".join([f"\n{DEJA_LA}", *map(format_texte, anciens)]) if anciens else ""


def summarize_tri(tri: Tri) -> str:
    """« 1 erreur, 0 avertissement. Déjà là avant : 2 erreurs, 1 avertissement. »."""
    anciens = f" Déjà là avant\u00a0: {summarize(tri.anciens)}." if tri.anciens else ""
    return f"{capitalize(summarize(tri.nouveaux))}.{anciens}"


def format_comparaison(comparaison: Comparaison, refus: tuple[Baisse, ...]) -> str:
    """What a change does in one notice, and why it is refused in one error: the rest is in the summary."""
    phrases = [write_compte(comparaison), *list_discretes(comparaison)]
    lignes = [_annotate("notice", TITRE, [capitalize(phrase) for phrase in phrases if phrase])]
    if refus:
        lignes.append(_annotate("error", "Modification refusée", list(list_refus(refus))))
    return "\n".join(lignes)


def _annotate(commande: str, titre: str, phrases: Sequence[str]) -> str:
    return f"::{commande} title={escape_commande(titre, ',:')}::{escape_commande(' '.join(phrases))}"


def write_resume(tri: Tri, mask: Callable[[str], str]) -> str:
    """The same for the summary of a workflow: errors first, since it shows every one and annotations only ten.

    `mask`: see `Discretion`; an annotation stands beside the line it speaks of, a summary stands alone.
    """
    tri = Tri(*(tuple(replace(p, trouve=mask(p.trouve), suggestion=mask(p.suggestion)) for p in part) for part in tri))
    erreurs = [p for p in tri.nouveaux if p.est_erreur]
    titre = "Ce qui empêche de publier" if erreurs else "Rien n’empêche de publier"
    restes = [p for p in tri.nouveaux if not p.est_erreur]
    blocs = [f"## {titre}", *_write_liste(erreurs), *_write_replie("À relire, sans bloquer", restes)]
    return cut_blocs([*blocs, *_write_replie("Déjà là avant cette modification", tri.anciens)])


def _write_liste(problemes: Sequence[Probleme]) -> Iterator[str]:
    lignes = [f"- {_locate(p)} {escape_markdown(write_message(p))}" for p in problemes[:PROBLEMES_MAX]]
    if (reste := len(problemes) - PROBLEMES_MAX) > 0:
        lignes.append(f"- … et {plural(reste, 'autre')}.")
    if lignes:
        yield "\n".join(lignes)


def _locate(p: Probleme) -> str:
    """« **data/agenda.yaml**, ligne 12 : »."""
    return f"**{escape_markdown(p.fichier)}**, ligne {p.ligne}\u00a0:"


def _write_replie(titre: str, problemes: Sequence[Probleme]) -> Iterator[str]:
    if problemes:
        yield f"<details><summary>{titre}\u00a0: {summarize(problemes)}</summary>"
        yield from _write_liste(list(put_erreurs_first(problemes)))
        yield "</details>"
