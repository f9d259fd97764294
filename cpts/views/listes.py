"""Views: complete lists of people or places, with what is near (professions, specialties, types of place)."""

from collections.abc import Sequence
from typing import NamedTuple

from cpts.model.annuaire import Professionnel, Structure
from cpts.text import fold
from cpts.views.contexte import Contexte
from cpts.views.mots import Lien
from cpts.views.resultats import Resultat, list_resultats

SEUIL_LETTRES = 60
"""Above it a list has an index by letter."""
SEUIL_LEGER = 500
"""Above it each entry takes one line."""
ORDRE_PERSONNES = "Liste complète, par ordre alphabétique du nom."
ORDRE_LIEUX = "Liste complète, par ordre alphabétique."


class Lettre(NamedTuple):
    """See the component `lettres`; `ancre` is None when nobody's name starts with it."""

    lettre: str
    ancre: str | None


class Groupe(NamedTuple):
    """A part of a list. `titre` is "" when the list is in one part."""

    ancre: str
    titre: str
    resultats: tuple[Resultat, ...]


class VueListe(NamedTuple):
    """pages/liste.html. `voir`: (title, links) groups below the list. `partis`: people whose activity has ended."""

    titre: str
    chapeau: str
    ordre: str
    groupes: tuple[Groupe, ...]
    lettres: tuple[Lettre, ...]
    leger: bool
    partis: tuple[Resultat, ...]
    voir: tuple[tuple[str, tuple[Lien, ...]], ...]
    vide: str = "Personne n’est encore inscrit ici."


def make_liste(
    contexte: Contexte,
    titre: str,
    chapeau: str,
    fiches: Sequence[Professionnel | Structure],
    partis: Sequence[Professionnel] = (),
    voir: Sequence[tuple[str, tuple[Lien, ...]]] = (),
) -> VueListe:
    """`fiches` and `partis` are alphabetical; an empty group of `voir` is left out."""
    groupes = split_lettres(contexte, fiches)
    return VueListe(
        titre=titre,
        chapeau=chapeau,
        ordre=ORDRE_LIEUX if fiches and isinstance(fiches[0], Structure) else ORDRE_PERSONNES,
        groupes=groupes,
        lettres=list_lettres(groupes) if len(groupes) > 1 else (),
        leger=len(fiches) > SEUIL_LEGER,
        partis=list_resultats(contexte, partis),
        voir=tuple((nom, liens) for nom, liens in voir if liens),
    )


def split_lettres(contexte: Contexte, fiches: Sequence[Professionnel | Structure]) -> tuple[Groupe, ...]:
    """By initial when the list is long, else in one part; () when it is empty."""
    if len(fiches) <= SEUIL_LETTRES:
        return (Groupe("liste", "", list_resultats(contexte, fiches)),) if fiches else ()
    initiales: dict[str, list[Professionnel | Structure]] = {}
    for fiche in fiches:
        initiales.setdefault(find_initiale(fiche.nom), []).append(fiche)
    return tuple(
        Groupe(f"lettre-{initiale.lower() if initiale != '#' else '0'}", initiale, list_resultats(contexte, membres))
        for initiale, membres in initiales.items()
    )


def find_initiale(nom: str) -> str:
    """« É » → « E »; « # » when the name starts with no Latin letter."""
    lettre = fold(nom)[:1].upper()
    return lettre if "A" <= lettre <= "Z" else "#"


def list_lettres(groupes: Sequence[Groupe]) -> tuple[Lettre, ...]:
    """The whole alphabet, with the letters nobody has; other initials last."""
    ancres = {g.titre: g.ancre for g in groupes}
    alphabet = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    return tuple(Lettre(lettre, ancres.get(lettre)) for lettre in [*alphabet, *(["#"] if "#" in ancres else [])])
