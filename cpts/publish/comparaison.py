"""The new site beside the published one: a sudden fall, or addresses that vanish, deserve a human look."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cpts.errors import Gravite, Probleme
from cpts.text import join_fr

BAISSE_MAXIMALE = 0.20
_COMPTES = ("professionnels", "structures", "pages")


@dataclass(frozen=True, slots=True)
class Ancien:
    """What is known of the published site: the counts of its version.json, and the ids of its fiches."""

    comptes: dict[str, int] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()


def read_ancien(dossier: Path | None) -> Ancien | None:
    """The site published in `dossier`, None when there is none of ours."""
    if dossier is None:
        return None
    try:
        version: Any = json.loads((dossier / "version.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(version, dict) or not {"jour", *_COMPTES} <= version.keys():
        return None
    comptes = {nom: version[nom] for nom in _COMPTES if isinstance(version.get(nom), int)}
    ids = frozenset(d.name for d in (dossier / "annuaire").glob("*") if d.is_dir())
    return Ancien(comptes, ids)


def compare(
    ancien: Ancien | None, nouveaux: dict[str, int], ids: frozenset[str], *, accepter: bool
) -> Iterator[Probleme]:
    """A fall of more than 20 %, no fiche at all where there were some, and addresses that are gone."""
    if ancien is None:
        return
    if ancien.ids and not ids:
        yield _tell("plus-de-fiche", "le nouveau site n’a plus aucune fiche", "")
    for nom, avant in ancien.comptes.items():
        apres = nouveaux.get(nom, 0)
        if apres < avant * (1 - BAISSE_MAXIMALE) and not accepter:
            yield _tell(
                "baisse", f"{nom} : {avant} avant, {apres} maintenant", "Si c’est voulu, ajoutez --accepter-baisse"
            )
    if partis := sorted(ancien.ids - ids):
        trouve = (
            f"{len(partis)} adresse(s) de fiche ont disparu : {join_fr(partis[:10])}{'…' if len(partis) > 10 else ''}"
        )
        yield _tell("adresse-disparue", trouve, "Gardez l’ancien identifiant dans anciens_ids", Gravite.AVERTISSEMENT)


def _tell(code: str, trouve: str, suggestion: str, gravite: Gravite = Gravite.ERREUR) -> Probleme:
    return Probleme("site", 1, 1, "", code, trouve, "", suggestion, gravite)
