"""The id of a new entry, the same at each import, and the file it goes to."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticCustomError

from cpts.importers.existant import HORS_TERRITOIRE, Existant
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.lieu import Adresse
from cpts.model.refus import REFUS
from cpts.model.valeurs import LONGUEUR_ID, parse_id
from cpts.text import slugify


def make_id(existant: Existant, modele: Any) -> str:
    """A free id made from words of the entry, never from a number; "" when every one is taken."""
    pris = existant.evenements_pris if isinstance(modele, Evenement) else existant.pris
    libres = (ident for mots in _list_mots(existant, modele) if (ident := _cut(slugify(mots))) not in pris)
    return next((ident for ident in libres if _is_permis(ident)), "")


def _list_mots(existant: Existant, modele: Any) -> Iterator[str]:
    """From the shortest to the most precise."""
    if isinstance(modele, Professionnel):
        nom = f"{modele.prenom} {modele.nom}"
        yield from (nom, f"{nom} {modele.profession}")
        for adresse in existant.list_adresses(modele):
            yield from (f"{nom} {_name(existant, adresse)}", f"{nom} {modele.profession} {_name(existant, adresse)}")
    elif isinstance(modele, Structure):
        commune = _name(existant, modele.adresse)
        yield from (modele.nom, f"{modele.nom} {commune}", f"{modele.nom} {modele.type} {commune}")
        yield from (f"{modele.nom} {modele.adresse.voie}",) if modele.adresse.voie else ()
    else:
        yield from (f"{modele.titre} {modele.debut.date()}", f"{modele.titre} {modele.debut:%Y-%m-%d %Hh%M}")


def _name(existant: Existant, adresse: Adresse) -> str:
    commune = existant.find_commune(adresse)
    return commune.nom if commune else adresse.commune


def _cut(slug: str) -> str:
    """`slug` within the length of an id, whole words when they are several."""
    if len(slug) <= LONGUEUR_ID:
        return slug
    return slug[: LONGUEUR_ID + 1].rpartition("-")[0] or slug[:LONGUEUR_ID]


def _is_permis(ident: str) -> bool:
    try:
        parse_id(ident)
    except PydanticCustomError as refus:
        if refus.type != REFUS:
            raise
        return False
    return True


def choose_fichier(existant: Existant, modele: Any) -> str:
    """The path in the folder of the file of a new entry: one a commune, one a year for events."""
    if isinstance(modele, Evenement):
        return f"agenda/{modele.debut.year}.yaml"
    adresse = modele.adresse if isinstance(modele, Structure) else next(existant.list_adresses(modele), None)
    commune = existant.find_commune(adresse) if adresse else None
    slug = HORS_TERRITOIRE if commune is None or commune.voisine else commune.slug
    return f"annuaire/{slug}.yaml"


def write_entete(existant: Existant, relatif: str) -> str:
    """The first comment of a file that an import creates."""
    dossier, _, nom = relatif.removesuffix(".yaml").partition("/")
    if dossier == "agenda":
        titre = f"Agenda : les rendez-vous de {nom}"
    else:
        communes = {c.slug: c.nom for c in existant.communes.par_code.values() if not c.voisine}
        titre = f"Lieux et professionnels de santé : {communes.get(nom, 'hors du territoire')}"
    return f"{_write_schema(existant, dossier)}{titre}\nUne entrée par bloc, une ligne vide entre deux entrées."


def _write_schema(existant: Existant, genre: str) -> str:
    """The line that tells editors where the schema of the file is, when the folder has it."""
    schema = f"schemas/{genre}.json"
    return f"yaml-language-server: $schema=../{schema}\n" if (existant.dossier.chemin / schema).is_file() else ""
