"""The problems of a change told to a person, a workflow or a tool: those it answers for, then the older ones apart."""

import json
from collections.abc import Iterator, Sequence

from cpts.comparaison.controle import Tri, put_erreurs_first
from cpts.errors import Probleme
from cpts.rapport import capitalize, format_github, format_problemes, format_texte, summarize, to_dict

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
