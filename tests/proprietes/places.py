"""Every place of the data where something may be written, read from the models: a new field is there by itself.

A place is one field of one model, or an item of its list. Its file holds what the model requires around it, with the
examples of the model as values, so that a test can write one value there and nothing else that is wrong.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import PlainValidator

from cpts.exports.schema import SCHEMAS
from cpts.horaires import Horaires
from cpts.model.accessibilite import ResultatCritere
from cpts.model.agenda import Evenement, RegleRecurrence
from cpts.model.annuaire import Diffusion, Exercice, Professionnel, ProfessionnelOppose
from cpts.model.base import Modele
from cpts.model.documents import Document
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.views.guide_forme import find_meta, is_liste, read_forme
from cpts.yaml_source import read_yaml
from tests.factories import ACTIONS, ANNUAIRE, CPTS, TERRITOIRE, change

Chemin = tuple[str | int, ...]
ESSAI = "essai"
"""The identifier of the entry that is tried."""
LIGNE_HORAIRES = "lundi"
_CABINET = """\
structures:
  - id: msp-des-tilleuls
    nom: Maison de santé des Tilleuls
    type: maison-de-sante
    adresse:
      code_postal: "01001"
      commune: Exempleville
"""
_CRISES = """\
  - id: crises
    titre: Tenir dans une crise
    type: socle
"""
_PARCOURS = """\
parcours:
  - id: retour-a-domicile
    titre: Rentrer chez soi
    resume: Votre retour se prépare.
    etapes:
      - titre: Avant la sortie
"""
_PARTENAIRES = """\
partenaires:
  - id: ars-exemple
    nom: Agence Exemple
    role: ars
"""
_EVALUATION = """\
evaluation:
  genre: auto-evaluation
  auteur: Camille Exemple
  date: 2026-10-12
"""
# What the examples of the models cite, and what a criterion needs.
TEXTES: Mapping[str, str] = {
    "cpts": CPTS + _CRISES,
    "annuaire": change(ANNUAIRE, ("structures:\n", _CABINET)),
    "territoire": TERRITOIRE,
    "actions": ACTIONS + _PARCOURS,
    "partenaires": _PARTENAIRES,
    "accessibilite": _EVALUATION,
}
# What a model asks of a field besides its own value: (model, field or "" for all the others) → fields to add.
COMPAGNONS: Mapping[tuple[type[Modele], str], Mapping[str, Any]] = {
    (Diffusion, ""): {"informe_le": "2026-09-01"},
    (Exercice, ""): {"structure": "msp-des-tilleuls"},
    (Exercice, "structure"): {},
    (Exercice, "adresse"): {},
    (Exercice, "position"): {"adresse": {"code_postal": "01001", "commune": "Exempleville"}},
    (Document, ""): {"lien": "https://documents.example.org/"},
    (Document, "lien"): {},
    (Document, "fichier"): {},
    (Professionnel, "specialite"): {"profession": "medecin-specialiste"},
    (Evenement, "reporte_au"): {"statut": "reporte"},
    (Evenement, "recurrence"): {"debut": "2026-12-15 20h30"},
    (RegleRecurrence, "rang"): {"frequence": "mensuelle", "jours": ["mardi"]},
    (RegleRecurrence, "jour_du_mois"): {"frequence": "mensuelle"},
    (ResultatCritere, ""): {"preuve": "La photo du cabinet n’a pas de texte."},
}
# Where the example of the model is true of another event.
EXEMPLES: Mapping[tuple[type[Modele], str], Any] = {(RegleRecurrence, "rang"): "3e"}


class Place(NamedTuple):
    """`chemin` leads from the top of the file `genre` to the value; `nom` is the field of `modele` that it belongs to.

    `exemple` is what the model gives there: texts, lists and mappings.
    """

    genre: str
    chemin: Chemin
    modele: type[Modele]
    nom: str
    exemple: Any

    def __str__(self) -> str:
        suite = " (opposé)" if _leads_to_oppose(self) else ""
        return f"{self.genre}:{'.'.join(map(str, self.chemin))}{suite}"


def simplify(valeur: Any) -> Any:
    """An example of a model as a reader of YAML sees it: texts, lists and mappings."""
    if isinstance(valeur, Mapping):
        return {cle: simplify(v) for cle, v in valeur.items()}
    return [simplify(v) for v in valeur] if isinstance(valeur, list | tuple) else str(valeur)


def make_objet(modele: type[Modele], champ: str = "") -> dict[str, Any]:
    """What `modele` requires, and what it requires beside `champ`."""
    requis = {nom: make_exemple(modele, nom) for nom, info in modele.model_fields.items() if info.is_required()}
    plus = COMPAGNONS.get((modele, champ), COMPAGNONS.get((modele, ""), {}))
    return requis | simplify(plus)


def make_exemple(modele: type[Modele], nom: str) -> Any:
    """The value of the field `nom`: its example, or an object of the model that it holds."""
    champ = modele.model_fields[nom]
    forme = read_forme(champ)
    if nom == "id":
        return ESSAI
    if (modele, nom) in EXEMPLES:
        return EXEMPLES[modele, nom]
    if forme.modeles and not (champ.examples and isinstance(champ.examples[0], str)):
        objet = make_objet(forme.modeles[0])
        if not objet:
            return simplify(champ.examples[0])
        return [objet] if is_liste(champ.annotation) else objet
    return simplify(champ.examples[0]) if champ.examples else []


@cache
def read_base(genre: str) -> Any:
    """The file `genre` that holds what the examples cite, as a tree of texts."""
    document, problemes = read_yaml(TEXTES[genre].encode(), genre)
    assert document is not None, problemes
    return simplify(document.racine)


def list_places() -> list[Place]:
    """All of them, in the order of the models."""
    return [place for genre, (modele, _) in SCHEMAS.items() for place in _walk(genre, (), modele, ())]


def _walk(genre: str, chemin: Chemin, modele: type[Modele], dedans: tuple[type[Modele], ...]) -> Iterator[Place]:
    for nom, champ in modele.model_fields.items():
        ici, exemple = (*chemin, nom), make_exemple(modele, nom)
        exemple = [*_list_deja(genre, chemin, nom), *exemple] if isinstance(exemple, list) else exemple
        yield Place(genre, ici, modele, nom, exemple)
        if champ.annotation is Horaires or Horaires in getattr(champ.annotation, "__args__", ()):
            yield Place(genre, (*ici, LIGNE_HORAIRES), modele, nom, "9h-12h")
        rang = len(_list_deja(genre, chemin, nom))
        liste = is_liste(champ.annotation)
        modeles = read_forme(champ).modeles
        if liste and not modeles:
            yield Place(genre, (*ici, 0), modele, nom, exemple[0] if exemple else "")
        for dessous in modeles:
            if dessous not in dedans:
                yield from _walk(genre, (*ici, rang) if liste else ici, dessous, (*dedans, modele))


def _list_deja(genre: str, chemin: Chemin, nom: str) -> list[Any]:
    """The entries that are already in the file under a top key; what is tried is written after them."""
    deja = read_base(genre).get(nom, []) if not chemin and genre in TEXTES and genre != "territoire" else []
    return deja if isinstance(deja, list) else []


def is_texte(place: Place) -> bool:
    """Whether people write free text there."""
    champ = place.modele.model_fields[place.nom]
    meta = [*champ.metadata, *find_meta(champ.annotation)]
    libre = any(isinstance(m, PlainValidator) and m.func in (parse_texte, parse_ligne, parse_nom) for m in meta)
    return libre and isinstance(place.exemple, str)


def build_arbre(place: Place, valeur: Any) -> Any:
    """The tree of the file of `place`, with `valeur` there; what is around it is what the models require."""
    racine = simplify(read_base(place.genre)) if place.genre in TEXTES else {}
    noeud, modele = racine, SCHEMAS[place.genre][0]
    for rang, pas in enumerate(place.chemin[:-1]):
        suivant = place.chemin[rang + 1]
        if isinstance(pas, str):
            dessous = _find_modele(modele, pas, place)
            noeud.setdefault(pas, [] if isinstance(suivant, int) else _make_parent(dessous, suivant))
            modele = dessous or modele
        else:
            noeud[pas:] = [_make_parent(modele, suivant)]
        noeud = noeud[pas]
        if isinstance(noeud, dict) and isinstance(suivant, str):
            _add_compagnons(noeud, modele, suivant)
    _put(noeud, place.chemin[-1], valeur)
    return racine


def _make_parent(modele: type[Modele] | None, suivant: str | int) -> dict[str, Any]:
    return make_objet(modele, str(suivant)) if modele else {}


def _add_compagnons(noeud: dict[str, Any], modele: type[Modele], champ: str) -> None:
    for nom, valeur in COMPAGNONS.get((modele, champ), {}).items():
        noeud[nom] = simplify(valeur)


def _find_modele(modele: type[Modele], nom: str, place: Place) -> type[Modele] | None:
    """The model held by the field `nom`; of several, the one that leads to `place`."""
    modeles = read_forme(modele.model_fields[nom]).modeles if nom in modele.model_fields else ()
    if ProfessionnelOppose in modeles:
        return modeles[_leads_to_oppose(place)]
    return modeles[0] if modeles else None


def _leads_to_oppose(place: Place) -> bool:
    return place.modele.__name__ in ("ProfessionnelOppose", "DiffusionOpposee")


def _put(noeud: Any, pas: str | int, valeur: Any) -> None:
    if isinstance(noeud, list):
        noeud[:] = [valeur]
    else:
        noeud[pas] = valeur
