"""Views: whom to answer — a mail already begun, a number to dial, or a name alone."""

from collections.abc import Callable
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from cpts.model.contacts import parse_courriel, parse_lien, parse_tel
from cpts.model.cpts import Cpts
from cpts.model.divers import Offre
from cpts.views.mots import make_telephone, quote_adresse


class ContactVue(NamedTuple):
    """`adresse`: where it leads, or "" for a name; `genre`: courriel, telephone, lien or ""."""

    texte: str
    adresse: str = ""
    genre: str = ""


def list_contacts(cpts: Cpts, offre: Offre) -> tuple[ContactVue, ...]:
    """Each once, a name first; those of the CPTS when the offer gives no address."""
    sujet = f"Offre\u00a0: {offre.titre}"
    contacts = [make_contact(offre.contact, sujet)] if offre.contact else []
    contacts += _list_directs(offre.telephone, offre.courriel, sujet)
    if not any(c.adresse for c in contacts):
        contacts += [ContactVue(cpts.nom), *_list_directs(cpts.telephone, cpts.courriel, sujet)]
    return tuple(dict.fromkeys(contacts))


def _list_directs(telephone: str | None, courriel: str | None, sujet: str) -> list[ContactVue]:
    appel = [_make_appel(telephone)] if telephone else []
    return [*appel, *([_make_courriel(courriel, sujet)] if courriel else [])]


def make_contact(texte: str, sujet: str) -> ContactVue:
    """A free text as a link when it is nothing but an address; words around an address make it plain text."""
    if courriel := _try(parse_courriel, texte):
        return _make_courriel(courriel, sujet)
    if lien := _try(parse_lien, texte):
        return ContactVue(texte, lien, "lien")
    numero = _try(parse_tel, texte)
    return _make_appel(numero) if numero else ContactVue(texte)


def _make_courriel(courriel: str, sujet: str) -> ContactVue:
    return ContactVue(courriel, f"mailto:{courriel}?subject={quote_adresse(sujet)}", "courriel")


def _make_appel(numero: str) -> ContactVue:
    return ContactVue(*make_telephone(numero), "telephone")


def _try(lire: Callable[[str], str], texte: str) -> str:
    try:
        return lire(texte)
    except PydanticCustomError:
        return ""
