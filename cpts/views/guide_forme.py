"""Views: what a field of a model accepts, read from its annotation and told in French."""

from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from cpts.model.agenda import parse_fin
from cpts.model.base import Modele
from cpts.model.contacts import parse_courriel, parse_depot, parse_lien, parse_tel
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.model.horaires import parse_horaires
from cpts.model.types import parse_commune
from cpts.model.valeurs import (
    ListeFermee,
    parse_date,
    parse_decimal,
    parse_entier,
    parse_heure,
    parse_id,
    parse_instant,
    parse_mois,
    parse_oui_non,
)
from cpts.text import slugify

_FORMES: Mapping[Callable[..., Any], str] = {
    parse_id: "un identifiant",
    parse_texte: "un texte",
    parse_ligne: "une ligne de texte",
    parse_nom: "un nom",
    parse_oui_non: "oui ou non",
    parse_date: "une date, AAAA-MM-JJ",
    parse_heure: "une heure, 9h ou 9h30",
    parse_instant: "une date et une heure, AAAA-MM-JJ 20h30",
    parse_fin: "une heure, ou une date et une heure",
    parse_entier: "un nombre entier",
    parse_decimal: "un nombre",
    parse_mois: "un nombre de mois",
    parse_commune: "le nom d’une commune, ou son code INSEE",
    parse_depot: "l’adresse d’un dépôt GitHub",
    parse_tel: "un numéro de téléphone",
    parse_courriel: "une adresse de courriel",
    parse_lien: "un lien en https://",
    parse_horaires: "des horaires, une ligne par jour",
}


class Choix(NamedTuple):
    """A value of a closed list; `libelle`: how people read it, or ""."""

    valeur: str
    libelle: str


class Forme(NamedTuple):
    """`texte`: in words, "" when only the description of the field can say it.

    `choix`: the values of a closed list. `modeles`: the objects it holds, one or more kinds.
    """

    texte: str
    choix: tuple[Choix, ...] = ()
    modeles: tuple[type[Modele], ...] = ()


def read_forme(champ: FieldInfo) -> Forme:
    liste = is_liste(champ.annotation)
    modeles = tuple(dict.fromkeys(_find_modeles(champ.annotation)))
    meta = [*champ.metadata, *find_meta(champ.annotation)]
    choix = _find_choix(meta)
    return Forme(_write_forme(meta, choix, modeles, liste=liste), choix, modeles)


def _write_forme(
    meta: Iterable[Any], choix: tuple[Choix, ...], modeles: tuple[type[Modele], ...], *, liste: bool
) -> str:
    connue = next((_FORMES[m.func] for m in meta if isinstance(m, PlainValidator) and m.func in _FORMES), "")
    if modeles:
        bloc = "une liste de blocs" if liste else "un bloc de champs"
        return f"{connue}, ou {bloc}" if connue else bloc
    if choix:
        return "une ou plusieurs valeurs de la liste" if liste else "une valeur de la liste"
    return (f"une liste\u00a0: {connue} par élément" if connue else "une liste") if liste else connue


def is_liste(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(is_liste(a) for a in _get_parts(annotation))


def _find_modeles(annotation: Any) -> Iterable[type[Modele]]:
    if isinstance(annotation, type) and issubclass(annotation, Modele):
        yield annotation
    for partie in _get_parts(annotation):
        yield from _find_modeles(partie)


def find_meta(annotation: Any) -> Iterable[Any]:
    """What the annotations inside the type say, outermost first."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for partie in _get_parts(annotation):
        yield from find_meta(partie)


def _get_parts(annotation: Any) -> tuple[Any, ...]:
    """The types inside a type: `X | None` → X; `tuple[X, ...]` → X; `Annotated[X, …]` → X."""
    origine = get_origin(annotation)
    if origine is Annotated:
        return get_args(annotation)[:1]
    if origine in (tuple, Union, UnionType):
        return tuple(a for a in get_args(annotation) if a not in (Ellipsis, type(None)))
    return ()


def _find_choix(meta: Iterable[Any]) -> tuple[Choix, ...]:
    """The closed list, with the label of each value when it says more than the value itself."""
    table = next((m.table for m in meta if isinstance(m, ListeFermee)), {})
    return tuple(Choix(valeur, _find_libelle(valeur, brut)) for valeur, brut in table.items())


def _find_libelle(valeur: str, brut: Any) -> str:
    libelle = brut if isinstance(brut, str) else getattr(brut, "libelle", "")
    return "" if slugify(libelle) == valeur else libelle
