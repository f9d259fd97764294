"""Every leaf of the model and what may be written in it, found by walking its classes: a new field needs no word."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, PlainValidator
from pydantic.fields import FieldInfo

from cpts.model import types, valeurs
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.agenda import parse_fin
from cpts.model.contacts import parse_courriel, parse_depot, parse_lien, parse_tel
from cpts.model.cpts import Cpts
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.model.horaires import parse_horaires
from cpts.model.territoire import FichierTerritoire, _parse_fichier_csv
from cpts.validate.donnees import LISTES

LIBRES = {parse_texte: "texte", parse_ligne: "ligne", parse_nom: "nom", types.parse_commune: "commune"}
"""Those that read a free text, and its nature."""
CONTROLES = {
    parse_courriel: "courriel",
    parse_depot: "lien",
    parse_lien: "lien",
    parse_tel: "telephone",
    parse_fin: "date",
    parse_horaires: "horaires",
    _parse_fichier_csv: "fichier",
    types.parse_numero: "code",
    valeurs.parse_date: "date",
    valeurs.parse_decimal: "nombre",
    valeurs.parse_entier: "nombre",
    valeurs.parse_heure: "date",
    valeurs.parse_id: "id",
    valeurs.parse_instant: "date",
    valeurs.parse_mois: "nombre",
    valeurs.parse_oui_non: "liste",
    valeurs.parse_sigle: "code",
}
"""Those that read a value of a checked shape, in which no attack can be written."""
SEULS: dict[str, type[BaseModel]] = {
    "cpts": Cpts,
    "territoire": FichierTerritoire,
    "accessibilite": FichierAccessibilite,
}
"""The files that are one object, and not lists of entries."""
_MOTIF = valeurs.make_parse_motif.__qualname__


class Feuille(NamedTuple):
    """A field that holds a value: where it is, « annuaire.structures.acces.transport », and its nature."""

    chemin: str
    nature: str
    type: Any

    @property
    def est_libre(self) -> bool:
        return self.nature in LIBRES.values()


class TypeInconnu(AssertionError):
    """A field whose type is neither a free text nor a checked shape: say which in LIBRES or in CONTROLES."""


def list_racines() -> dict[str, type[BaseModel]]:
    """« cpts », « territoire »… then « annuaire.structures »…: where a model begins in the files."""
    listes = {f"{genre}.{cle}": modele for genre, cles in LISTES.items() for cle, modele in cles.items()}
    return {**SEULS, **listes}


def list_feuilles() -> tuple[Feuille, ...]:
    """All of them, in the order of the model."""
    return tuple(f for chemin, modele in list_racines().items() for f in walk(chemin, modele))


def walk(chemin: str, modele: type[BaseModel]) -> Iterator[Feuille]:
    for nom, champ in modele.model_fields.items():
        for type_ in split(get_annotation(champ)):
            place = f"{chemin}.{nom}"
            if is_modele(type_):
                yield from walk(place, type_)
            else:
                yield Feuille(place, name_nature(type_, place), type_)


def get_annotation(champ: FieldInfo) -> Any:
    """The type of a field with what marks it, which pydantic sometimes keeps apart."""
    return Annotated[champ.annotation, *champ.metadata] if champ.metadata else champ.annotation


def split(annotation: Any) -> Iterator[Any]:
    """The types that an annotation is made of: of an union its parts, of a tuple its items."""
    origine, arguments = get_origin(annotation), get_args(annotation)
    if origine is tuple:
        yield from split(arguments[0])
    elif origine in (Union, UnionType):
        for argument in arguments:
            if argument is not type(None):
                yield from split(argument)
    elif origine is Annotated and not any(map(find_nature, arguments[1:])):
        yield from split(arguments[0])
    else:
        yield annotation


def is_modele(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, BaseModel)


def name_nature(type_: Any, place: str) -> str:
    trouvees = list(filter(None, map(find_nature, get_args(type_)[1:])))
    if len(trouvees) != 1:
        raise TypeInconnu(f"{place} : {type_}")
    return trouvees[0]


def find_nature(marque: Any) -> str:
    """What an annotation says of the value; "" when it says nothing."""
    if isinstance(marque, valeurs.ListeFermee):
        return "liste"
    if not isinstance(marque, PlainValidator):
        return ""
    lecture: Any = marque.func
    if getattr(lecture, "__qualname__", "").startswith(_MOTIF):
        return "code"
    return LIBRES.get(lecture) or CONTROLES.get(lecture, "")
