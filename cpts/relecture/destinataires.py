"""Who is asked: the person, else the place where they work, else the team."""

from collections.abc import Mapping
from typing import NamedTuple

from cpts.model.annuaire import Professionnel, Structure


class Destinataire(NamedTuple):
    """Somebody to ask; two facts with the same `cle` are asked at once. `telephone` is in E.164."""

    cle: str
    nom: str
    courriel: str | None = None
    telephone: str | None = None


EQUIPE = Destinataire("", "L’équipe de la CPTS")
"""For what nobody else can answer: it is told first, and writes no mail to itself."""


def ask_structure(structure: Structure) -> Destinataire:
    """Whoever keeps the entry of a place up to date, by mail, else by phone."""
    return _ask(_name(structure), structure.courriel, structure.telephone) or EQUIPE


def ask_professionnel(pro: Professionnel, structures: Mapping[str, Structure]) -> Destinataire:
    """The person's own mail, else that of a place of theirs, else their phone, else that of the place."""
    lieux = [lieu for e in pro.exercices if (lieu := structures.get(e.structure or ""))]
    courriel = next((e.courriel for e in pro.exercices if e.courriel), None)
    telephone = next((e.telephone for e in pro.exercices if e.telephone), None)
    secretariat = next((lieu for lieu in lieux if lieu.courriel), None)
    if courriel is None and secretariat:
        return ask_structure(secretariat)
    seul = _ask(pro.nom_complet, courriel, telephone)
    return seul or next((ask_structure(lieu) for lieu in lieux if lieu.telephone), EQUIPE)


def _ask(nom: str, courriel: str | None, telephone: str | None) -> Destinataire | None:
    cle = courriel or telephone
    return Destinataire(cle, nom, courriel, telephone) if cle else None


def _name(structure: Structure) -> str:
    responsable = structure.responsable_donnees
    return f"{structure.nom} ({responsable})" if responsable else structure.nom
