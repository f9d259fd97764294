"""Exports: donnees/annuaire/<id>.vcf, one contact card for each person and place.

vCard 3.0 and not 4.0: it is the version that the address books of iOS, Android, Outlook and Google all import;
Outlook reads no 4.0, and Android's reader calls its own support of 4.0 partial. Source: RFC 2426.
"""

import re
from collections.abc import Iterable, Iterator

from cpts.dates import format_date
from cpts.exports.places import Place, make_places
from cpts.exports.texte import clean_texte, get_domaine, make_url, round_degres
from cpts.model.annuaire import FinActivite, Professionnel, Structure
from cpts.model.lieu import Adresse, Position
from cpts.nomenclatures.listes import CIVILITES, TYPES_STRUCTURE
from cpts.views.contexte import Contexte
from cpts.views.mots import write_role

_ECHAPPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_A_ECHAPPER = re.compile(r"[\\;,\n]").search
_LIGNE = 75


def iter_vcards(
    contexte: Contexte, fiches: Iterable[Professionnel | Structure], base_url: str
) -> Iterator[tuple[str, bytes]]:
    """(path, card) of each of `fiches`, in their order: two processes can share the directory."""
    domaine = get_domaine(contexte.site.cpts.site)
    racine = make_url(base_url, "annuaire/")
    for fiche in fiches:
        yield get_chemin(fiche.id), _join_lignes(fiche, _list_lignes(contexte, fiche), f"{racine}{fiche.id}/", domaine)


def get_chemin(ident: str) -> str:
    return f"donnees/annuaire/{ident}.vcf"


def fold_ligne(ligne: str) -> bytes:
    """`ligne` in lines of 75 octets at most, no character cut in two, with its line end."""
    octets = ligne.encode()
    if len(octets) <= _LIGNE:
        return octets + b"\r\n"
    morceaux, debut, place = [], 0, _LIGNE
    while len(octets) - debut > place:
        fin = debut + place
        while octets[fin] & 0xC0 == 0x80:
            fin -= 1
        morceaux.append(octets[debut:fin])
        debut, place = fin, _LIGNE - 1
    morceaux.append(octets[debut:])
    return b"\r\n ".join(morceaux) + b"\r\n"


def _join_lignes(fiche: Professionnel | Structure, lignes: Iterable[str], page: str, domaine: str) -> bytes:
    toutes = ["BEGIN:VCARD", "VERSION:3.0", *lignes, f"URL:{page}", f"UID:{fiche.id}@{domaine}"]
    if fiche.verifie_le:
        toutes.append(f"REV:{fiche.verifie_le.isoformat()}")
    toutes.append("END:VCARD")
    octets = "\r\n".join(toutes).encode()
    if max(map(len, octets.split(b"\r\n"))) <= _LIGNE:  # as nearly always: nothing to cut, at a third of the cost
        return octets + b"\r\n"
    return b"".join(map(fold_ligne, toutes))


def _list_lignes(contexte: Contexte, fiche: Professionnel | Structure) -> Iterator[str]:
    return _list_structure(contexte, fiche) if isinstance(fiche, Structure) else _list_personne(contexte, fiche)


def _list_personne(contexte: Contexte, personne: Professionnel) -> Iterator[str]:
    prefixe = CIVILITES.get(personne.civilite or "", "")
    yield f"N:{_escape(personne.nom)};{_escape(personne.prenom)};;{prefixe};"
    yield f"FN:{_escape(personne.nom_complet)}"
    yield f"TITLE:{_escape(write_role(personne.profession, personne.specialite))}"
    if not contexte.is_parti(personne):
        places = tuple(make_places(contexte.site, personne))
        if structure := next((place.structure for place in places if place.structure), None):
            yield f"ORG:{_escape(structure.nom)}"
        yield from _list_lieux(contexte, places)
    if personne.fin_activite:
        yield f"NOTE:{_escape(_write_fin(contexte, personne.fin_activite))}"


def _list_lieux(contexte: Contexte, places: tuple[Place, ...]) -> Iterator[str]:
    """Each number and mail once; one position only, the first known, because GEO cannot be repeated."""
    for telephone in dict.fromkeys(place.telephone for place in places if place.telephone):
        yield f"TEL;TYPE=WORK,VOICE:{telephone}"
    for courriel in dict.fromkeys(place.exercice.courriel for place in places if place.exercice.courriel):
        yield f"EMAIL;TYPE=INTERNET,WORK:{courriel}"
    for place in places:
        yield _write_adresse(contexte, place.adresse)
    yield from _list_geo(next((place.position for place in places if place.position), None))


def _list_structure(contexte: Contexte, structure: Structure) -> Iterator[str]:
    nom = _escape(structure.nom)
    yield f"N:{nom};;;;"
    yield f"FN:{nom}"
    yield f"ORG:{nom}"
    yield "X-ABShowAs:COMPANY"  # without it, the iOS address book files the place among the people
    yield f"CATEGORIES:{_escape(TYPES_STRUCTURE[structure.type])}"
    if structure.telephone:
        yield f"TEL;TYPE=WORK,VOICE:{structure.telephone}"
    if structure.courriel:
        yield f"EMAIL;TYPE=INTERNET,WORK:{structure.courriel}"
    yield _write_adresse(contexte, structure.adresse)
    yield from _list_geo(structure.position)


def _write_adresse(contexte: Contexte, adresse: Adresse) -> str:
    """Post box, extended address, street, town, region, postal code, country."""
    complement, voie = _escape(adresse.complement or ""), _escape(adresse.voie or "")
    commune = _escape(contexte.site.get_nom_commune(adresse))
    return f"ADR;TYPE=WORK:;{complement};{voie};{commune};;{adresse.code_postal};France"


def _list_geo(position: Position | None) -> Iterator[str]:
    if position:
        yield f"GEO:{round_degres(position.latitude)};{round_degres(position.longitude)}"


def _write_fin(contexte: Contexte, fin: FinActivite) -> str:
    phrase = f"{'A cessé' if fin.le < contexte.jour else 'Cesse'} son activité le {format_date(fin.le)}."
    return f"{phrase} {fin.message}" if fin.message else phrase


def _escape(texte: str) -> str:
    propre = clean_texte(texte)
    return propre.translate(_ECHAPPES) if _A_ECHAPPER(propre) else propre
