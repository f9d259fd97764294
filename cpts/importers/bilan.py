"""What an import did, or would do, told to the person who asked for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cpts.errors import Probleme, sort_problemes
from cpts.rapport import format_texte
from cpts.text import format_entier, plural

LIGNES_MAX = 40
"""Lines of one part that a terminal shows; the rest is counted, and is all there in a file."""


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


def format_bilan(bilan: Bilan, *, essai: bool, maximum: int | None = None) -> str:
    """The whole account, most useful first; `essai`: nothing was written; `maximum`: lines shown of each part."""
    parties = (
        ("Refusées", _list_problemes(bilan.refuses)),
        ("Nouvelles", bilan.nouveaux),
        ("Complétées", bilan.completes),
        ("Laissées telles que vous les avez écrites", bilan.laisses),
        ("À relire", _list_problemes(bilan.remarques)),
        ("Mises en forme", _count(bilan.notes)),
        ("Écartées sans être refusées", _count(bilan.ecartes)),
    )
    blocs = [_summarize(bilan), *(_write_partie(titre, phrases, maximum) for titre, phrases in parties if phrases)]
    blocs += [_write_informer(bilan.a_informer, maximum)] if bilan.a_informer else []
    blocs += ["Essai : rien n’a été écrit."] if essai else []
    return "\n\n".join(blocs)


def _summarize(bilan: Bilan) -> str:
    faits = (
        plural(len(bilan.nouveaux), "fiche nouvelle", "fiches nouvelles"),
        plural(len(bilan.completes), "complétée"),
        plural(bilan.inchanges, "inchangée"),
        plural(len(bilan.laisses), "différence laissée", "différences laissées"),
        plural(len({(p.fichier, p.ligne) for p in bilan.refuses}), "ligne refusée", "lignes refusées"),
    )
    return f"{plural(bilan.lus, 'ligne lue', 'lignes lues')} : {', '.join(faits)}."


def _write_partie(titre: str, phrases: Sequence[str], maximum: int | None) -> str:
    """The title and its sentences, the first ones only when `maximum` is passed."""
    lignes = [f"{titre} :", *(f"  {phrase}" for phrase in phrases[:maximum])]
    if maximum is not None and len(phrases) > maximum:
        reste = format_entier(len(phrases) - maximum)
        lignes.append(f"  … et {reste} de plus. Pour tout lire : ajoutez « > bilan.txt » à la commande.")
    return "\n".join(lignes)


def _list_problemes(problemes: Sequence[Probleme]) -> list[str]:
    return [format_texte(p).replace("\n", "\n  ") for p in sort_problemes(problemes)]


def _count(raisons: Counter[str]) -> list[str]:
    return [f"{format_entier(fois)} : {raison}" for raison, fois in sorted(raisons.items())]


def _write_informer(ids: Sequence[str], maximum: int | None) -> str:
    nombre = plural(len(ids), "personne à informer", "personnes à informer")
    titre = (
        f"{nombre} avant de publier (« statut: pro », le site ne montre pas leur fiche). Informez chacune,\n"
        "puis écrivez dans sa fiche « statut: public » et une ligne « informe_le » avec la date"
    )
    return _write_partie(titre, list(_wrap(ids)), maximum)


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
