"""A value of the model as a visitor reads it: two spellings of one fact give one text."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from itertools import groupby
from typing import Any, get_args

from pydantic.fields import FieldInfo

from cpts.comparaison.noms import Noms
from cpts.dates import format_date, format_date_longue, format_heure, format_intervalle
from cpts.horaires import Horaires
from cpts.model.actions import Periode
from cpts.model.agenda import Deplace, Evenement, LieuLibre, RegleRecurrence, resolve_fin
from cpts.model.annuaire import Fermeture, NouveauxPatients
from cpts.model.base import Modele
from cpts.model.lieu import Adresse, Position
from cpts.model.valeurs import ListeFermee
from cpts.nomenclatures.listes import NOUVEAUX_PATIENTS
from cpts.recurrence import phrase_recurrence
from cpts.telephone import format_telephone
from cpts.views.mots import lower_first, write_fermeture

# What the identifiers of a field cite; see `Noms.find`.
CITES = {
    "structure": "structures",
    "structures": "structures",
    "lieux": "structures",
    "lieu": "structures",
    "participants": "fiches",
    "relais": "fiches",
    "partenaires": "partenaires",
    "mission": "missions",
    "action": "actions",
    "actions": "actions",
    "parcours": "parcours",
}
_COMMUNES = ("commune", "communes", "communes_visites")
_SANS_ORDRE = ("services", "langues", "publics", "jours", "quand", "lieux", "participants", "fermetures", "sauf")
_OUI_NON = {True: "oui", False: "non"}


def write_valeur(nom: str, champ: FieldInfo, valeur: Any, noms: Noms) -> str:
    """The text of the field `nom`, lines separated by line ends; "" when there is nothing to read."""
    if valeur is None or valeur == ():
        return ""
    if isinstance(valeur, tuple):
        textes = [texte for v in valeur if (texte := _write_un(nom, champ, v, noms))]
        separateur = "\n" if nom == "conseils" or isinstance(valeur[0], Modele) else ", "
        return separateur.join(sorted(textes) if nom in _SANS_ORDRE else textes)
    return _write_un(nom, champ, valeur, noms)


def _write_un(nom: str, champ: FieldInfo, valeur: Any, noms: Noms) -> str:
    if isinstance(valeur, Modele):
        return write_modele(valeur, noms)
    if isinstance(valeur, Horaires):
        return "\n".join(list_semaine(valeur))
    if isinstance(valeur, str):
        return _write_texte(nom, champ, valeur, noms)
    return write_moment(valeur) if isinstance(valeur, date | time) else _write_nombre(valeur)


def _write_texte(nom: str, champ: FieldInfo, texte: str, noms: Noms) -> str:
    """A name for an identifier, a label for a word of a closed list, a phone as people read it."""
    if nom in _COMMUNES:
        return noms.name_commune(texte)
    if nom == "telephone":
        return format_telephone(texte)
    if (liste := find_liste(champ)) is not None:
        libelle = liste.table.get(texte)
        libelle = getattr(libelle, "libelle", libelle)
        return libelle if isinstance(libelle, str) and libelle else texte
    if nom == "qui" or nom in CITES:
        return noms.find(CITES.get(nom, "fiches"), texte) or ""
    return texte


_LISTES: dict[int, ListeFermee | None] = {}
"""By the identity of a field, which cannot be hashed and lives as long as its model."""


def find_liste(champ: FieldInfo) -> ListeFermee | None:
    """The closed list of a field, or of the items of its list."""
    if id(champ) not in _LISTES:
        _LISTES[id(champ)] = _find_liste((*champ.metadata, champ.annotation))
    return _LISTES[id(champ)]


def _find_liste(parts: Iterable[Any]) -> ListeFermee | None:
    for part in parts:
        if isinstance(part, ListeFermee):
            return part
        if trouve := _find_liste((*getattr(part, "__metadata__", ()), *get_args(part))):
            return trouve
    return None


def write_moment(valeur: date | time) -> str:
    """« 3 décembre 2026 », « jeudi 3 décembre 2026 à 20 h 30 », « 20 h 30 »."""
    if isinstance(valeur, time):
        return format_heure(valeur)
    if isinstance(valeur, datetime):
        heure = f" à {format_heure(valeur)}" if valeur.time() != time() else ""
        return f"{format_date_longue(valeur.date())}{heure}"
    return format_date(valeur)


def _write_nombre(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return _OUI_NON[valeur]
    return f"{valeur:g}".replace(".", ",") if isinstance(valeur, float) else str(valeur)


def list_semaine(horaires: Horaires) -> list[str]:
    """« lundi, mardi : 9 h – 12 h », neighbouring days of one timetable together, then the public holidays."""
    lignes = horaires.lignes()
    jours = [ligne for ligne in lignes if ligne.indice is not None]
    groupes = [(texte, [ligne.jour for ligne in groupe]) for texte, groupe in groupby(jours, key=lambda x: x.texte)]
    semaine = [f"{write_jours(noms)}\u00a0: {lower_first(texte)}" for texte, noms in groupes]
    return [*semaine, *(f"{x.jour}\u00a0: {lower_first(x.texte)}" for x in lignes if x.indice is None)]


def write_jours(jours: list[str]) -> str:
    """« lundi », « lundi et mardi », « du lundi au vendredi », of days that follow each other."""
    return " et ".join(jours) if len(jours) < 3 else f"du {jours[0]} au {jours[-1]}"


def write_modele(valeur: Modele, noms: Noms) -> str:
    """A part of an entry on one line."""
    if isinstance(valeur, Adresse):
        commune = f"{valeur.code_postal} {noms.name_commune(valeur.commune)}"
        return ", ".join(part for part in (valeur.voie, valeur.complement, commune) if part)
    if isinstance(valeur, LieuLibre):
        return ", ".join([valeur.nom, *([write_modele(valeur.adresse, noms)] if valeur.adresse else [])])
    if (ecrire := _CONNUS.get(valeur.__class__)) is not None:
        return ecrire(valeur)
    return "\u00a0; ".join(f"{titre}\u00a0: {texte}" for titre, texte in _list_champs(valeur, noms))


# The parts that have a phrase of their own.
_CONNUS: Mapping[type[Modele], Callable[[Any], str]] = {
    Position: lambda p: f"{_write_nombre(p.latitude)}\u00a0; {_write_nombre(p.longitude)}",
    Fermeture: lambda f: write_fermeture(f.du, f.au, f.motif),
    Periode: lambda p: format_intervalle(p.du, p.au),
    NouveauxPatients: lambda n: f"{NOUVEAUX_PATIENTS[n.reponse]} (réponse du {format_date(n.declare_le)})",
    Deplace: lambda d: f"celui du {format_date(d.de)} passe au {write_moment(d.debut)}",
}


def _list_champs(valeur: Modele, noms: Noms) -> Iterator[tuple[str, str]]:
    for nom, champ in valeur.__class__.model_fields.items():
        if texte := write_valeur(nom, champ, getattr(valeur, nom), noms):
            yield champ.title or nom, texte


@lru_cache(maxsize=1024)
def write_regle(regle: RegleRecurrence, debut: datetime) -> str:
    """How an event comes back, exceptions left out."""
    return phrase_recurrence(regle.regle, debut)


def write_quand(evenement: Evenement) -> str:
    """« jeudi 3 décembre 2026 à 20 h, jusqu’à 22 h »."""
    fin = resolve_fin(evenement.debut, evenement.fin)
    if evenement.journee_entiere:
        jours = f" au {format_date(fin.date())}" if fin and fin.date() != evenement.debut.date() else ""
        return f"{'du ' if jours else ''}{format_date_longue(evenement.debut.date())}{jours}, toute la journée"
    if fin is None:
        return write_moment(evenement.debut)
    fini = format_heure(fin) if fin.date() == evenement.debut.date() else write_moment(fin)
    return f"{write_moment(evenement.debut)}, jusqu’à {fini}"
