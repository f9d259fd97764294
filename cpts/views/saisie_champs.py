"""Views: one field of a form of « Contribuer », read from the model."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from cpts.model.agenda import parse_fin
from cpts.model.base import Modele
from cpts.model.contacts import parse_courriel, parse_lien, parse_tel
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.model.horaires import parse_horaires
from cpts.model.types import CodePostal, parse_commune
from cpts.model.valeurs import (
    ListeFermee,
    parse_date,
    parse_decimal,
    parse_entier,
    parse_id,
    parse_instant,
    parse_oui_non,
)
from cpts.text import slugify
from cpts.views.guide_forme import find_meta, is_liste, read_forme
from cpts.views.saisie_formes import ACCORD, FICHE, JOURS_HORAIRES, Question

CHOIX_COURTS = 13
"""Boxes shown at once; the others of a longer list are folded."""


class Regle(NamedTuple):
    """How a value is checked on the device (a key of `REGLES` in lib/regles.mjs), asked, and typed on a phone."""

    nom: str
    forme: str = "ligne"
    clavier: str = "text"


_REGLES: Mapping[Callable[..., Any], Regle] = {
    parse_id: Regle("id"),
    parse_texte: Regle("texte", "texte"),
    parse_ligne: Regle("ligne"),
    parse_nom: Regle("nom"),
    parse_commune: Regle("commune"),
    get_args(CodePostal)[1].func: Regle("code-postal", clavier="numeric"),
    parse_tel: Regle("telephone", clavier="tel"),
    parse_courriel: Regle("courriel", clavier="email"),
    parse_lien: Regle("lien", clavier="url"),
    parse_date: Regle("date", "date"),
    parse_instant: Regle("instant", "instant"),
    parse_fin: Regle("fin", "instant"),
    parse_entier: Regle("entier", clavier="numeric"),
    parse_decimal: Regle("decimal", clavier="decimal"),
    parse_oui_non: Regle("oui-non", "oui-non"),
    parse_horaires: Regle("plages", "horaires"),
}
_SANS_EXEMPLE = frozenset({"date", "instant", "oui-non", "horaires"})
_LISTE = Regle("liste", "choix")
_CASES = Regle("liste", "cases")


class ChoixSaisie(NamedTuple):
    """`valeur`: as in the file; `libelle`: as people say it."""

    valeur: str
    libelle: str


class JourSaisie(NamedTuple):
    """One line of the hours."""

    nom: str
    ident: str
    libelle: str


class ChampSaisie(NamedTuple):
    """blocs/saisie.html. `nom`: path in the entry; `ident`: in the page. `forme`: which control.

    `regle`: how it is checked on the device; `plusieurs`: one value a line. `autres`: choices that are folded.
    `si`, `vide`: see `Question`. `suggestions`: id of a list of suggestions, or "". `jours`: of `horaires` alone.
    """

    nom: str
    ident: str
    titre: str
    aide: str
    exemple: str
    requis: bool
    forme: str
    regle: str
    clavier: str
    plusieurs: bool
    si: str
    vide: str
    suggestions: str
    choix: tuple[ChoixSaisie, ...] = ()
    autres: tuple[ChoixSaisie, ...] = ()
    jours: tuple[JourSaisie, ...] = ()


class Listes(NamedTuple):
    """What a question may be answered with beside the closed lists: path of the question → choices."""

    choix: Mapping[str, tuple[ChoixSaisie, ...]]


def find_champ(modele: type[Modele], chemin: str) -> FieldInfo:
    """The field at a dotted path; KeyError when the model has none."""
    premier, _, reste = chemin.partition(".")
    champ = modele.model_fields[premier]
    if not reste:
        return champ
    dessous = [m for m in read_forme(champ).modeles if reste.split(".")[0] in m.model_fields]
    return find_champ(dessous[0], reste)


def make_champ(modele: type[Modele], question: Question, rang: str, listes: Listes) -> ChampSaisie:
    """`rang`: of the item of the repeated list that holds the field, with its point (« exercices.0. »), or ""."""
    if question.chemin in (ACCORD, FICHE):
        return _make_sans_modele(question)
    champ = find_champ(modele, question.chemin)
    regle, plusieurs = read_regle(champ)
    choix = listes.choix.get(question.chemin) or tuple(_list_choix(champ))
    if choix:
        regle = _CASES if plusieurs else _LISTE
    nom = _number(question.chemin, rang)
    return ChampSaisie(
        nom=nom,
        ident=f"saisie-{slugify(nom)}",
        titre=question.titre or champ.title or question.chemin,
        aide=(champ.description or "") if question.aide is None else question.aide,
        exemple="" if choix or regle.forme in _SANS_EXEMPLE else write_exemple(champ),
        requis=champ.is_required() if question.requise is None else question.requise,
        forme=question.forme or ("texte" if plusieurs and not choix else regle.forme),
        regle="date" if question.forme == "date" else regle.nom,
        clavier=regle.clavier,
        plusieurs=plusieurs,
        si=_number(question.si, rang),
        vide=question.vide,
        suggestions="saisie-communes" if regle.nom == "commune" and not plusieurs else "",
        choix=choix[:CHOIX_COURTS] if regle is _CASES else choix,
        autres=choix[CHOIX_COURTS:] if regle is _CASES else (),
        jours=tuple(_list_jours(nom)) if regle.forme == "horaires" else (),
    )


def _make_sans_modele(question: Question) -> ChampSaisie:
    fiche = question.chemin == FICHE
    return ChampSaisie(
        nom=question.chemin,
        ident=f"saisie-{question.chemin}",
        titre=question.titre,
        aide=question.aide or "",
        exemple="",
        requis=True,
        forme=question.forme or "ligne",
        regle="fiche" if fiche else "accord",
        clavier="text",
        plusieurs=False,
        si="",
        vide="",
        suggestions="saisie-fiches" if fiche else "",
    )


def _number(chemin: str, rang: str) -> str:
    """« exercices.telephone » → « exercices.0.telephone »; a path of another list is left as it is."""
    liste = rang.partition(".")[0]
    return rang + chemin.removeprefix(f"{liste}.") if liste and chemin.startswith(f"{liste}.") else chemin


def read_regle(champ: FieldInfo) -> tuple[Regle, bool]:
    """How the values of a field are checked, and whether it holds several."""
    metas = [*champ.metadata, *find_meta(champ.annotation)]
    connues = (_REGLES[m.func] for m in metas if isinstance(m, PlainValidator) and m.func in _REGLES)
    return next(connues, _LISTE), is_liste(champ.annotation)


def _list_choix(champ: FieldInfo) -> Iterator[ChoixSaisie]:
    """The closed list of a field, in the words of people."""
    metas = [*champ.metadata, *find_meta(champ.annotation)]
    table = next((m.table for m in metas if isinstance(m, ListeFermee)), {})
    for valeur, brut in table.items():
        libelle = brut if isinstance(brut, str) else getattr(brut, "libelle", "")
        yield ChoixSaisie(valeur, libelle or valeur)


def _list_jours(nom: str) -> Iterable[JourSaisie]:
    for jour in JOURS_HORAIRES:
        yield JourSaisie(f"{nom}.{jour}", f"saisie-{slugify(nom)}-{slugify(jour)}", jour[:1].upper() + jour[1:])


def write_exemple(champ: FieldInfo) -> str:
    """The example of the model as somebody would type it, "" when it is no text."""
    exemple = next(iter(champ.examples or ()), "")
    if isinstance(exemple, list):
        exemple = exemple[0] if exemple and isinstance(exemple[0], str) else ""
    return "" if isinstance(exemple, dict) else str(exemple)
