"""Views: which entries a hand-written page asks for, `liste(profession="infirmier", commune="exempleville")`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from cpts.errors import BuildError
from cpts.model.annuaire import Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import SERVICES, TYPES_STRUCTURE, TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import did_you_mean, quote
from cpts.views.contexte import Contexte
from cpts.views.mots import at_commune, lower_first


@dataclass(frozen=True, slots=True)
class Criteres:
    """Slugs; every one that is given must agree. A `service` or a `type` keeps places, the others people."""

    profession: str | None = None
    commune: str | None = None
    service: str | None = None
    type: str | None = None
    langue: str | None = None


def check_criteres(contexte: Contexte, criteres: Criteres) -> None:
    """Raises BuildError, in French, for a slug that does not exist."""
    listes: dict[str, Mapping[str, Any]] = {
        "profession": PROFESSIONS,
        "commune": contexte.communes_par_slug,
        "service": SERVICES,
        "type": TYPES_STRUCTURE,
        "langue": LANGUES,
    }
    for champ in fields(criteres):
        valeur = getattr(criteres, champ.name)
        if valeur is not None and valeur not in listes[champ.name]:
            conseil = did_you_mean(valeur, listes[champ.name])
            raise BuildError(f"{champ.name}={quote(valeur)} est inconnu. {conseil}".strip())


def select(contexte: Contexte, criteres: Criteres) -> list[Professionnel | Structure]:
    """People then places that meet every criterion, alphabetical."""
    check_criteres(contexte, criteres)
    lieux_seuls, personnes_seules = criteres.service or criteres.type, criteres.profession or criteres.langue
    personnes = [] if lieux_seuls else select_professionnels(contexte, criteres)
    structures = [] if personnes_seules else select_structures(contexte, criteres)
    return [*personnes, *structures]


def select_professionnels(contexte: Contexte, criteres: Criteres) -> list[Professionnel]:
    """Those who still work."""
    if criteres.profession:
        fiches = contexte.professionnels_par_profession.get(criteres.profession, ())
    else:
        fiches = tuple(p for p in contexte.professionnels if not contexte.is_parti(p))
    return [
        p
        for p in fiches
        if _is_la(contexte, p.id, criteres.commune) and (not criteres.langue or criteres.langue in p.langues)
    ]


def select_structures(contexte: Contexte, criteres: Criteres) -> list[Structure]:
    return [
        s
        for s in contexte.structures
        if _is_la(contexte, s.id, criteres.commune)
        and (not criteres.type or s.type == criteres.type)
        and (not criteres.service or criteres.service in s.services)
    ]


def _is_la(contexte: Contexte, ident: str, commune: str | None) -> bool:
    if commune is None:
        return True
    return any(c.slug == commune and not c.voisine for c in contexte.communes_par_fiche.get(ident, ()))


def describe(contexte: Contexte, criteres: Criteres) -> str:
    """« médecins généralistes à Exempleville », for the sentence that counts them."""
    mots = []
    if criteres.profession:
        mots.append(lower_first(PROFESSIONS[criteres.profession].pluriel))
    if criteres.type:
        mots.append(lower_first(TYPES_STRUCTURE_PLURIEL[criteres.type]))
    if criteres.service:
        mots.append(f"service\u00a0: {lower_first(SERVICES[criteres.service])}")
    if criteres.langue:
        mots.append(f"langue\u00a0: {LANGUES[criteres.langue]}")
    if criteres.commune:
        mots.append(at_commune(contexte.communes_par_slug[criteres.commune].nom))
    return " ".join(mots)
