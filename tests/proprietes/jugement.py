"""What is owed to whoever writes one value: it is kept as it is written, or refused at its place, in French."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from cpts.dossier import open_dossier
from cpts.errors import Probleme
from cpts.horaires import Horaires
from cpts.model.base import Modele
from cpts.model.lieu import Position
from cpts.validate.donnees import read_donnees
from cpts.yaml_messages import CODES
from tests.proprietes.ecriture import Ecrit
from tests.proprietes.places import LIGNE_HORAIRES, Place

# What pydantic, PyYAML, json and csv say; a French sentence has none of these words.
ANGLAIS = re.compile(
    r"\b(should|required|inputs?|invalid|expected|mapping|found|errors?|values?|strings?|must|could|unexpected|Traceback"
    r"|field|permitted|while|scanning|parsing|None|null|True|False|dict|tuple|str|int|float|object|the|not|is|of)\b"
)
# What a message quotes, and the closed lists that it tells.
_CITATIONS = re.compile(r"«[^»]*»|\([^)]*\)|parmi [\w, -]*")


def find_tort(place: Place, ecrit: Ecrit, problemes: tuple[Probleme, ...], dossier: Path, brut: str) -> str:
    """What is wrong in what was said of `brut` written at `place`, or ""."""
    erreurs = [p for p in problemes if p.est_erreur]
    for probleme in problemes:
        if anglais := find_anglais(probleme.message):
            return f"de l’anglais, « {anglais} » : {probleme.message}"
    if not erreurs:
        return find_ecart(place, dossier, brut)
    ici = [p for p in erreurs if ecrit.contains(p) or is_ailleurs(place, p)]
    if not ici:
        return f"dit ailleurs : {[(p.fichier, p.ligne, p.colonne, p.champ, p.message[:80]) for p in erreurs]}"
    if not any(place.nom in p.champ or p.code in CODES or is_ailleurs(place, p) for p in ici):
        return f"le champ n’est pas nommé : {[(p.champ, p.code) for p in ici]}"
    return ""


def find_anglais(message: str) -> str:
    """The first English word of a message, outside what it quotes, or ""."""
    trouve = ANGLAIS.search(_CITATIONS.sub("", message))
    return trouve[0] if trouve else ""


def is_ailleurs(place: Place, probleme: Probleme) -> bool:
    """Whether the mistake belongs to two places, and is told at the other one.

    A point is out of France by its latitude and its longitude; a column is missing in the CSV file; an event does not
    begin on a day of its rule; a territory of one commune, which has no outline, is empty.
    """
    if place.genre == "agenda" and probleme.code.startswith("recurrence-"):
        return "recurrence" in place.chemin or place.nom == "debut"
    if place.genre == "territoire" and probleme.code == "territoire-vide":
        return place.chemin[0] == "communes"
    if place.nom == "colonne":
        return probleme.fichier == "data/indicateurs.csv" and probleme.code == "csv-colonne"
    return place.modele is Position and probleme.code == "position-hors-de-france"


def find_ecart(place: Place, dossier: Path, brut: str) -> str:
    """How the model differs from the accepted text, or ""."""
    attendu = normalize(yaml.load(f"ici: {brut}\n", yaml.CBaseLoader)["ici"])
    lu = read_lu(place, dossier)
    return "" if is_meme(lu, attendu, place) else f"écrit {attendu!r:.80}, lu {lu!r:.80}"


def normalize(attendu: Any) -> Any:
    """NFC, without the blanks around: the only two things that the reader may change."""
    if isinstance(attendu, Mapping):
        return {cle: normalize(v) for cle, v in attendu.items()}
    if isinstance(attendu, list):
        return [normalize(v) for v in attendu]
    return unicodedata.normalize("NFC", attendu).strip()


def read_lu(place: Place, dossier: Path) -> Any:
    """The value of the model at `place`."""
    donnees = read_donnees(open_dossier(dossier, "data"))
    racine, *suite = place.chemin
    if place.genre in ("cpts", "territoire", "accessibilite"):
        objet = getattr(donnees, place.genre)
        assert objet is not None
        valeur = getattr(objet.modele, str(racine))
    else:
        valeur = tuple(entree.modele for entree in donnees.listes.get(str(racine), ()))
    for pas in suite:
        if pas != LIGNE_HORAIRES or not isinstance(valeur, Horaires):
            valeur = valeur[pas] if isinstance(pas, int) else getattr(valeur, pas)
    return valeur


def is_meme(lu: Any, attendu: Any, place: Place) -> bool:
    if isinstance(lu, Modele):
        champs = {cle: getattr(lu, cle) for cle in lu.model_fields_set}
        return (
            isinstance(attendu, dict)
            and champs.keys() == attendu.keys()
            and all(is_meme(v, attendu[cle], place) for cle, v in champs.items())
        )
    if isinstance(lu, tuple):
        return (
            isinstance(attendu, list)
            and len(lu) == len(attendu)
            and all(is_meme(a, b, place) for a, b in zip(lu, attendu, strict=True))
        )
    return isinstance(lu, Horaires) or (isinstance(attendu, str) and is_meme_texte(lu, attendu))


def is_meme_texte(lu: Any, attendu: str) -> bool:
    """Whether `lu` is what a person reads in `attendu`."""
    if isinstance(lu, bool):
        return attendu == ("oui" if lu else "non")
    if isinstance(lu, datetime):
        jour, _, heure = attendu.partition(" ")
        return jour == lu.date().isoformat() and is_meme_heure(lu.time(), heure or "0h")
    if isinstance(lu, date):
        return attendu == lu.isoformat()
    if isinstance(lu, time):
        return is_meme_heure(lu, attendu)
    if isinstance(lu, int | float):
        return bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", attendu)) and float(attendu) == lu
    return lu == attendu or write_national(lu) == re.sub(r"[ .\u00a0-]", "", attendu)


def is_meme_heure(lu: time, attendu: str) -> bool:
    ecrit = re.fullmatch(r"([0-9]{1,2})(?:h|:)([0-9]{2})?", attendu)
    return ecrit is not None and (int(ecrit[1]), int(ecrit[2] or 0)) == (lu.hour, lu.minute)


def write_national(numero: str) -> str:
    """A French phone number as people write it, without spaces; anything else as it is."""
    return re.sub(r"^(tel:)?\+33", r"\g<1>0", numero)
