"""What an import did, or would do, told to the person who asked for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cpts.errors import Probleme, sort_problemes
from cpts.rapport import format_texte
from cpts.text import format_entier, plural

LIGNES_MAX = 40
"""Lines of one part that are shown; the rest is counted."""


@dataclass
class Bilan:
    """Sentences by what happened to an entry.

    `ecartes` counts, by reason, the lines that were read and are none of our business. `a_informer`: the people who
    must be told before they are published. `notes`: what was put right on the way, counted.
    """

    lus: int = 0
    nouveaux: list[str] = field(default_factory=list)
    completes: list[str] = field(default_factory=list)
    inchanges: int = 0
    laisses: list[str] = field(default_factory=list)
    refuses: list[Probleme] = field(default_factory=list)
    remarques: list[Probleme] = field(default_factory=list)
    ecartes: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    a_informer: list[str] = field(default_factory=list)

    @property
    def est_vide(self) -> bool:
        """Whether nothing at all could be used."""
        return bool(self.refuses) and not (self.nouveaux or self.completes or self.inchanges)


def format_bilan(bilan: Bilan, *, essai: bool) -> str:
    """The whole account, most useful first; `essai`: nothing was written."""
    parties = [
        [_summarize(bilan)],
        _list_partie("Refusées", [format_texte(p).replace("\n", "\n  ") for p in sort_problemes(bilan.refuses)]),
        _list_partie("Nouvelles", bilan.nouveaux),
        _list_partie("Complétées", bilan.completes),
        _list_partie("Laissées telles que vous les avez écrites", bilan.laisses),
        _list_partie("À relire", [format_texte(p).replace("\n", "\n  ") for p in sort_problemes(bilan.remarques)]),
        _list_partie("Mises en forme", _count(bilan.notes)),
        _list_partie("Écartées sans être refusées", _count(bilan.ecartes)),
        _list_informer(bilan.a_informer),
        ["Essai : rien n’a été écrit."] if essai else [],
    ]
    return "\n\n".join("\n".join(partie) for partie in parties if partie)


def _summarize(bilan: Bilan) -> str:
    faits = (
        plural(len(bilan.nouveaux), "fiche nouvelle", "fiches nouvelles"),
        plural(len(bilan.completes), "complétée"),
        plural(bilan.inchanges, "inchangée"),
        plural(len(bilan.laisses), "différence laissée", "différences laissées"),
        plural(len({(p.fichier, p.ligne) for p in bilan.refuses}), "ligne refusée", "lignes refusées"),
    )
    return f"{plural(bilan.lus, 'ligne lue', 'lignes lues')} : {', '.join(faits)}."


def _list_partie(titre: str, phrases: Sequence[str]) -> list[str]:
    """The title and its sentences, the first ones only when there are many."""
    if not phrases:
        return []
    lignes = [f"{titre} :", *(f"  {phrase}" for phrase in phrases[:LIGNES_MAX])]
    if reste := len(phrases) - LIGNES_MAX:
        lignes += [f"  … et {format_entier(reste)} de plus."] if reste > 0 else []
    return lignes


def _count(raisons: Counter[str]) -> list[str]:
    return [f"{format_entier(fois)} : {raison}" for raison, fois in sorted(raisons.items())]


def _list_informer(ids: Sequence[str]) -> list[str]:
    if not ids:
        return []
    nombre = plural(len(ids), "personne à informer", "personnes à informer")
    return [
        f"{nombre} avant de publier : « statut: pro », le site ne montre pas leur fiche.",
        "  Informez chacune, puis écrivez dans sa fiche « statut: public » et « informe_le » avec la date.",
        *_list_partie("  Leurs fiches", list(_wrap(ids)))[:LIGNES_MAX],
    ]


def _wrap(ids: Iterable[str], largeur: int = 90) -> Iterator[str]:
    """The ids, as many on a line as fit."""
    ligne = ""
    for ident in ids:
        if ligne and len(ligne) + len(ident) + 2 > largeur:
            yield ligne + ","
            ligne = ""
        ligne = f"{ligne}, {ident}" if ligne else ident
    if ligne:
        yield ligne
