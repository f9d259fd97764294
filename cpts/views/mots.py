"""Views, leaf: French phrases and formatted values, each distinct value formatted once."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from cpts.dates import format_date, format_intervalle
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.telephone import format_telephone


class Telephone(NamedTuple):
    """A number to read and to dial."""

    affiche: str
    uri: str


class Lien(NamedTuple):
    """A link of this site; `lien` is a path from its root. `nombre` and `note` are formatted, or None.

    `langue`, `sens`: of its words when they are not French, else None.
    """

    titre: str
    lien: str
    nombre: str | None = None
    note: str | None = None
    langue: str | None = None
    sens: str | None = None


@lru_cache(maxsize=65536)
def make_telephone(numero: str) -> Telephone:
    return Telephone(format_telephone(numero), f"tel:{numero}")


@lru_cache(maxsize=8192)
def write_jour(jour: date) -> str:
    """« 1er décembre 2026 »."""
    return format_date(jour)


@lru_cache(maxsize=8192)
def write_fermeture(du: date, au: date, motif: str | None) -> str:
    """« Fermé du 24 décembre 2026 au 2 janvier 2027 (congés) »."""
    quand = f"le {write_jour(du)}" if du == au else format_intervalle(du, au)
    return f"Fermé {quand}{f' ({motif})' if motif else ''}"


@lru_cache(maxsize=16384)
def lower_first(texte: str) -> str:
    """« Médecin généraliste » → « médecin généraliste »; a sigle stays as it is."""
    return texte if texte[:2].isupper() else texte[:1].lower() + texte[1:]


def raise_first(texte: str) -> str:
    """« à Exempleville » → « À Exempleville »."""
    return texte[:1].upper() + texte[1:]


@lru_cache(maxsize=4096)
def at_commune(nom: str) -> str:
    """« à Exempleville », « au Village », « aux Bourgs »."""
    if nom.startswith("Le "):
        return f"au {nom[3:]}"
    return f"aux {nom[4:]}" if nom.startswith("Les ") else f"à {nom}"


@lru_cache(maxsize=1024)
def write_role(profession: str, specialite: str | None) -> str:
    """« Médecin spécialiste : cardiologie », « Infirmier »."""
    libelle = PROFESSIONS[profession].libelle
    if specialite is None:
        return libelle
    detail = lower_first(SPECIALITES[specialite].libelle)
    return f"{libelle}\u00a0: {detail}" if profession == "medecin-specialiste" else f"{libelle} ({detail})"


@lru_cache(maxsize=1024)
def write_metier(profession: str, specialite: str | None) -> str:
    """The same inside a sentence: « médecin spécialiste en cardiologie »."""
    libelle = lower_first(PROFESSIONS[profession].libelle)
    if specialite is None:
        return libelle
    detail = lower_first(SPECIALITES[specialite].libelle)
    return f"{libelle} en {detail}" if profession == "medecin-specialiste" else f"{libelle} ({detail})"


@lru_cache(maxsize=65536)
def quote_adresse(texte: str) -> str:
    """`texte` inside an address, every sign that has a meaning there escaped."""
    return quote(texte, safe="")
