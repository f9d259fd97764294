"""An entry as a card: what its page says, line by line, whatever the spelling of its file.

Two entries that make one card are the same for visitors.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from pydantic.fields import FieldInfo

from cpts.comparaison.noms import Noms
from cpts.comparaison.valeurs import write_modele, write_moment, write_quand, write_regle, write_valeur
from cpts.model.agenda import Deplace, Evenement, RegleRecurrence
from cpts.model.annuaire import Exercice, Professionnel
from cpts.model.base import Modele

Cle: TypeAlias = tuple[str, ...]
"""What a line is, whatever its entry: ("telephone",), ("exercices", "msp-des-tilleuls", "telephone")."""
Carte: TypeAlias = "dict[Cle, Ligne]"

INVISIBLES = frozenset(("id", "anciens_ids", "diffusion", "modifie_le", "responsable_donnees", "adherent"))
"""Fields that no page shows; the address, which is the id, is told apart."""


class Ligne(NamedTuple):
    """A line of a card, never empty. `titre`: the field as its documentation calls it."""

    titre: str
    texte: str


class Difference(NamedTuple):
    """A line that is not the same before and after; "" where there was none, or where there is none any more."""

    cle: Cle
    titre: str
    avant: str
    apres: str


def make_carte(modele: Modele, noms: Noms) -> Carte:
    """The lines of an entry, in the order of its model."""
    return {cle: ligne for cle, ligne in _list_lignes(modele, noms) if ligne.texte}


def compare_cartes(avant: Carte, apres: Carte) -> tuple[Difference, ...]:
    """The lines that differ, in the order of the card after, then of those that are gone."""
    avant = _follow_lieu(avant, apres)
    cles = [*apres, *(cle for cle in avant if cle not in apres)]
    vide = Ligne("", "")
    paires = ((cle, avant.get(cle, vide), apres.get(cle, vide)) for cle in cles)
    return tuple(
        Difference(c, (a if a.titre else b).titre, b.texte, a.texte) for c, b, a in paires if a.texte != b.texte
    )


def _follow_lieu(avant: Carte, apres: Carte) -> Carte:
    """`avant`, where a place left for another one stands at its side: one line says both, and the rest may not move."""
    lieux = [{cle[1]: None for cle in carte if cle[0] == "exercices"} for carte in (avant, apres)]
    quittes, rejoints = [x for x in lieux[0] if x not in lieux[1]], [x for x in lieux[1] if x not in lieux[0]]
    if len(quittes) != 1 or len(rejoints) != 1:
        return avant
    ancien, nouveau = ("exercices", quittes[0]), ("exercices", rejoints[0])
    return {(*nouveau, *cle[2:]) if cle[:2] == ancien else cle: ligne for cle, ligne in avant.items()}


def _list_lignes(modele: Modele, noms: Noms) -> Iterator[tuple[Cle, Ligne]]:
    for nom, champ in modele.__class__.model_fields.items():
        valeur = getattr(modele, nom)
        if nom in INVISIBLES:
            continue
        if nom == "exercices" and isinstance(modele, Professionnel):
            yield from _list_exercices(modele.exercices, noms)
        elif isinstance(modele, Evenement) and nom in ("debut", "fin", "journee_entiere", "recurrence"):
            yield from _list_dates(modele, nom)
        else:
            yield (nom,), _write_ligne(nom, champ, valeur, noms)


def _write_ligne(nom: str, champ: FieldInfo, valeur: Any, noms: Noms) -> Ligne:
    """A closure that is over is not shown."""
    if nom == "fermetures":
        valeur = tuple(fermeture for fermeture in valeur if fermeture.au >= noms.etat.jour)
    return Ligne(champ.title or nom, write_valeur(nom, champ, valeur, noms))


def _list_exercices(exercices: Iterable[Exercice], noms: Noms) -> Iterator[tuple[Cle, Ligne]]:
    """Each place of practice: its name, then its lines; two at one place are told apart by their rank."""
    vus: dict[str, int] = {}
    for exercice in exercices:
        lieu, cle = name_lieu(exercice, noms), identify_lieu(exercice)
        vus[cle] = vus.get(cle, 0) + 1
        prefixe = ("exercices", cle if vus[cle] == 1 else f"{cle} {vus[cle]}")
        yield prefixe, Ligne("Lieu d’exercice", lieu)
        for nom, champ in Exercice.model_fields.items():
            if nom not in ("structure", "adresse"):
                ligne = _write_ligne(nom, champ, getattr(exercice, nom), noms)
                yield (*prefixe, nom), Ligne(f"{ligne.titre} ({lieu})", ligne.texte)


def identify_lieu(exercice: Exercice) -> str:
    """What stays the same as long as the person works there."""
    if exercice.structure or exercice.adresse is None:
        return exercice.structure or ""
    return f"{exercice.adresse.code_postal} {exercice.adresse.commune}"


def name_lieu(exercice: Exercice, noms: Noms) -> str:
    """The place as people call it: the structure, else the address."""
    if exercice.adresse:
        return write_modele(exercice.adresse, noms)
    return noms.find("structures", exercice.structure or "") or exercice.structure or ""


def _list_dates(evenement: Evenement, nom: str) -> Iterator[tuple[Cle, Ligne]]:
    """When an event takes place, in one line, then how it comes back."""
    if nom == "debut":
        yield ("quand",), Ligne("Date", write_quand(evenement))
    if nom == "recurrence" and evenement.recurrence:
        yield from _list_retours(evenement, evenement.recurrence)


def _list_retours(evenement: Evenement, regle: RegleRecurrence) -> Iterator[tuple[Cle, Ligne]]:
    yield ("recurrence",), Ligne("Revient", write_regle(regle, evenement.debut))
    for nom in ("sauf", "deplace"):
        champ, valeurs = RegleRecurrence.model_fields[nom], getattr(regle, nom)
        yield ("recurrence", nom), Ligne(champ.title or nom, _write_exceptions(valeurs))


def _write_exceptions(valeurs: Iterable[Any]) -> str:
    return "\n".join(
        f"{write_moment(v.de)} → {write_moment(v.debut)}" if isinstance(v, Deplace) else write_moment(v)
        for v in valeurs
    )
