"""Exports: donnees/annuaire.csv, for spreadsheets. Source: RFC 4180, with « ; » as French spreadsheets expect."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple, TypedDict

from cpts.exports.fiches import dump_horaires, is_declaration_montree
from cpts.exports.places import Place, iter_places
from cpts.exports.texte import make_url, round_degres
from cpts.horaires import Horaires
from cpts.model.annuaire import Acces, Structure
from cpts.model.lieu import Adresse, Position
from cpts.telephone import format_telephone
from cpts.views.contexte import Contexte

# A spreadsheet takes a cell that starts so for a formula, and may run it; those of some languages read the full-width
# signs as well. Free text only: ids, lists, links cannot. Source: OWASP, « CSV Injection ».
_FORMULES = frozenset("=+-@\t\r\n＝＋－＠")
_OUI_NON = {True: "oui", False: "non", None: ""}
_BOM = b"\xef\xbb\xbf"


class Ligne(NamedTuple):
    """A line; the fields are the columns, in order. What is unknown is an empty cell."""

    genre: str
    id: str
    civilite: str | None = None
    nom: str | None = None
    prenom: str | None = None
    profession: str = ""
    specialite: str | None = None
    type: str = ""
    structure: str | None = None
    nom_structure: str | None = None
    voie: str | None = None
    complement: str | None = None
    code_postal: str = ""
    commune: str | None = None
    code_commune: str = ""
    latitude: float | None = None
    longitude: float | None = None
    telephone: str | None = None
    courriel: str | None = None
    site: str | None = None
    rendez_vous: str | None = None
    horaires: str = ""
    sans_rendez_vous: str | None = None
    conventionnement: str | None = None
    carte_vitale: str = ""
    tiers_payant: str = ""
    nouveaux_patients: str = ""
    nouveaux_patients_declare_le: str = ""
    visites_a_domicile: str = ""
    communes_visites: str | None = None
    teleconsultation: str = ""
    langues: str = ""
    competences: str | None = None
    services: str = ""
    acces_pmr: str = ""
    rpps: str | None = None
    finess: str | None = None
    adherent: str = ""
    fin_activite: str = ""
    verifie_le: str = ""
    page: str = ""


class Lieu(TypedDict):
    """The columns that say where."""

    voie: str | None
    complement: str | None
    code_postal: str
    commune: str | None
    code_commune: str
    latitude: float | None
    longitude: float | None
    acces_pmr: str


def write_annuaire_csv(contexte: Contexte, base_url: str) -> bytes:
    """A line for each person at each place, then for each place."""
    sortie = io.StringIO()
    table = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    table.writerow(Ligne._fields)
    table.writerows(_iter_lignes(contexte, make_url(base_url, "annuaire/")))
    return _BOM + sortie.getvalue().encode()


def protect(texte: str | None) -> str | None:
    """`texte` after an apostrophe when a spreadsheet would run it."""
    return f"'{texte}" if texte and texte[0] in _FORMULES else texte


def _iter_lignes(contexte: Contexte, racine: str) -> Iterator[Ligne]:
    for place in iter_places(contexte):
        yield _make_ligne_place(contexte, place, racine)
    for structure in contexte.structures:
        yield _make_ligne_structure(contexte, structure, racine)


def _make_ligne_place(contexte: Contexte, place: Place, racine: str) -> Ligne:
    personne, exercice, structure = place.professionnel, place.exercice, place.structure
    nouveaux = personne.nouveaux_patients if is_declaration_montree(contexte, personne) else None
    acces = exercice.acces or (structure.acces if structure else None)
    return Ligne(
        genre="professionnel",
        id=personne.id,
        civilite=personne.civilite,
        nom=protect(personne.nom),
        prenom=protect(personne.prenom),
        profession=personne.profession,
        specialite=personne.specialite,
        structure=exercice.structure,
        nom_structure=protect(structure.nom) if structure else "",
        telephone=protect(format_telephone(place.telephone)) if place.telephone else "",
        courriel=protect(exercice.courriel),
        rendez_vous=exercice.rendez_vous,
        horaires="" if contexte.is_masquee(personne.verifie_le) else _write_horaires(contexte, exercice.horaires),
        sans_rendez_vous=protect(personne.sans_rendez_vous),
        conventionnement=personne.conventionnement,
        carte_vitale=_OUI_NON[personne.carte_vitale],
        tiers_payant=_OUI_NON[personne.tiers_payant],
        nouveaux_patients=nouveaux.reponse if nouveaux else "",
        nouveaux_patients_declare_le=nouveaux.declare_le.isoformat() if nouveaux else "",
        visites_a_domicile=_OUI_NON[personne.visites_a_domicile],
        communes_visites=protect(", ".join(personne.communes_visites)),
        teleconsultation=_OUI_NON[personne.teleconsultation],
        langues=", ".join(personne.langues),
        competences=protect(", ".join(personne.competences)),
        rpps=personne.rpps,
        adherent=_OUI_NON[personne.adherent],
        fin_activite=personne.fin_activite.le.isoformat() if personne.fin_activite else "",
        verifie_le=personne.verifie_le.isoformat() if personne.verifie_le else "",
        page=f"{racine}{personne.id}/",
        **_locate(contexte, place.adresse, place.position, acces),
    )


def _make_ligne_structure(contexte: Contexte, structure: Structure, racine: str) -> Ligne:
    return Ligne(
        genre="structure",
        id=structure.id,
        nom=protect(structure.nom),
        type=structure.type,
        telephone=protect(format_telephone(structure.telephone)) if structure.telephone else "",
        courriel=protect(structure.courriel),
        site=structure.site,
        horaires="" if contexte.is_masquee(structure.verifie_le) else _write_horaires(contexte, structure.horaires),
        sans_rendez_vous=protect(structure.sans_rendez_vous),
        services=", ".join(structure.services),
        finess=structure.finess,
        verifie_le=structure.verifie_le.isoformat() if structure.verifie_le else "",
        page=f"{racine}{structure.id}/",
        **_locate(contexte, structure.adresse, structure.position, structure.acces),
    )


def _locate(contexte: Contexte, adresse: Adresse, position: Position | None, acces: Acces | None) -> Lieu:
    commune = contexte.site.find_commune(adresse)
    return {
        "voie": protect(adresse.voie),
        "complement": protect(adresse.complement),
        "code_postal": adresse.code_postal,
        "commune": protect(commune.nom if commune else adresse.commune),
        "code_commune": commune.code if commune else "",
        "latitude": round_degres(position.latitude) if position else None,
        "longitude": round_degres(position.longitude) if position else None,
        "acces_pmr": _OUI_NON[acces.pmr] if acces else "",
    }


def _write_horaires(contexte: Contexte, horaires: Horaires | None) -> str:
    """« lundi-vendredi : 9h-12h, 14h-19h | samedi : 9h-12h », "" when unknown."""
    if horaires is None:
        return ""
    return contexte.once(
        ("exports.horaires-csv", id(horaires)),
        lambda: " | ".join([f"{jours} : {plages}" for jours, plages in dump_horaires(horaires).items()]),
    )
