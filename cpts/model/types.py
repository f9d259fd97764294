"""The types of the fields: how each one is read from text, and what it looks like in the editor's schema."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from cpts.model.contacts import parse_courriel, parse_depot, parse_lien, parse_tel
from cpts.model.ecriture import LONGUEUR_LIGNE, LONGUEUR_NOM, LONGUEUR_TEXTE, parse_ligne, parse_nom, parse_texte
from cpts.model.refus import parse_scalaire, refuse
from cpts.model.valeurs import (
    DECIMAL,
    HEURE,
    ID,
    LONGUEUR_ID,
    SIGLE,
    closed_list,
    make_parse_motif,
    parse_date,
    parse_decimal,
    parse_entier,
    parse_heure,
    parse_id,
    parse_instant,
    parse_mois,
    parse_oui_non,
    parse_sigle,
)
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.text import quote

CODE_COMMUNE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_DEUX_LETTRES = re.compile(r"[^\W\d_]{2}")
_CODE_POSTAL = re.compile(r"[0-9]{5}")
_COULEUR = re.compile(r"#[0-9a-fA-F]{6}")
_MEDIA = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:pdf|png|jpg|jpeg|webp)")
_IMAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:png|jpg|jpeg|webp)")
_RPPS = re.compile(r"[0-9]{11}")
_RNA = re.compile(r"W[0-9]{9}")
_SIREN = re.compile(r"[0-9]{9}")
_FINESS = re.compile(r"[0-9][0-9AB][0-9]{7}")


def parse_commune(valeur: Any) -> str:
    """The name of a commune, or its INSEE code: a value without two letters in a row can only be a code."""
    texte = parse_ligne(valeur)
    if not CODE_COMMUNE.fullmatch(texte) and not _DEUX_LETTRES.search(texte):
        attendu = "le nom de la commune, ou ses cinq signes à l’INSEE"
        raise refuse("code-commune-invalide", f"{quote(texte)} n’est pas un code INSEE de commune", attendu)
    return texte


_NUMERO = closed_list(NUMEROS_COURTS, "un numéro court")


def parse_numero(valeur: Any) -> str:
    """A short number of our table; « 116 117 » is written with or without its space."""
    return _NUMERO.parse(parse_scalaire(valeur).replace(" ", ""))


def _texte_libre(longueur: int) -> dict[str, Any]:
    return {"type": ["string", "number"], "minLength": 1, "maxLength": longueur}


def _motif(motif: re.Pattern[str], **plus: Any) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{motif.pattern}$", **plus}


# An editor reads YAML 1.2: 0353010010, 59190 or 15 without quotes are numbers there, and a number between quotes is a
# text. We accept both, so its schema does too.
_CHIFFRES = {"type": ["string", "integer"]}
_ENTIER: dict[str, Any] = {"type": ["integer", "string"], "pattern": r"^\d{1,9}$"}
_NUMEROS_COURTS = [*NUMEROS_COURTS, *(int(numero) for numero in NUMEROS_COURTS if numero.isdecimal())]

Ident = Annotated[str, PlainValidator(parse_id), WithJsonSchema(_motif(ID, **_CHIFFRES, maxLength=LONGUEUR_ID))]
Texte = Annotated[str, PlainValidator(parse_texte), WithJsonSchema(_texte_libre(LONGUEUR_TEXTE))]
Ligne = Annotated[str, PlainValidator(parse_ligne), WithJsonSchema(_texte_libre(LONGUEUR_LIGNE))]
Nom = Annotated[str, PlainValidator(parse_nom), WithJsonSchema(_texte_libre(LONGUEUR_NOM))]
NomCommune = Annotated[str, PlainValidator(parse_commune), WithJsonSchema(_CHIFFRES)]
SigleEcrit = Annotated[str, PlainValidator(parse_sigle), WithJsonSchema(_motif(SIGLE))]
OuiNon = Annotated[bool, PlainValidator(parse_oui_non), WithJsonSchema({"enum": ["oui", "non"]})]
Jour = Annotated[date, PlainValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
Heure = Annotated[time, PlainValidator(parse_heure), WithJsonSchema(_motif(HEURE))]
Instant = Annotated[datetime, PlainValidator(parse_instant), WithJsonSchema({"type": "string"})]
Entier = Annotated[int, PlainValidator(parse_entier), WithJsonSchema({**_ENTIER, "minimum": 0})]
Mois = Annotated[int, PlainValidator(parse_mois), WithJsonSchema({**_ENTIER, "minimum": 1, "maximum": 120})]
Decimal = Annotated[float, PlainValidator(parse_decimal), WithJsonSchema(_motif(DECIMAL, type=["number", "string"]))]
Telephone = Annotated[str, PlainValidator(parse_tel), WithJsonSchema(_CHIFFRES)]
NumeroCourt = Annotated[str, PlainValidator(parse_numero), WithJsonSchema({"enum": _NUMEROS_COURTS})]
Courriel = Annotated[str, PlainValidator(parse_courriel), WithJsonSchema({"type": "string", "format": "email"})]
Lien = Annotated[str, PlainValidator(parse_lien), WithJsonSchema({"type": "string", "format": "uri"})]
Depot = Annotated[str, PlainValidator(parse_depot), WithJsonSchema({"type": "string", "format": "uri"})]
CodePostal = Annotated[
    str,
    PlainValidator(make_parse_motif(_CODE_POSTAL, "code-postal-invalide", "un code postal", "cinq chiffres")),
    WithJsonSchema(_CHIFFRES),
]
CodeCommune = Annotated[
    str,
    PlainValidator(
        make_parse_motif(
            CODE_COMMUNE, "code-commune-invalide", "un code INSEE de commune", "cinq signes, comme 01001 ou 2A004"
        )
    ),
    WithJsonSchema(_CHIFFRES),
]
Couleur = Annotated[
    str,
    PlainValidator(
        make_parse_motif(
            _COULEUR, "couleur-invalide", "une couleur", 'un dièse et six signes entre guillemets, comme "#0b5c6b"'
        )
    ),
    WithJsonSchema(_motif(_COULEUR)),
]
Image = Annotated[
    str,
    PlainValidator(
        make_parse_motif(
            _IMAGE,
            "media-invalide",
            "une image du dossier medias/",
            "un nom de fichier simple en .png, .jpg ou .webp, sans dossier ni adresse",
        )
    ),
    WithJsonSchema(_motif(_IMAGE)),
]
Media = Annotated[
    str,
    PlainValidator(
        make_parse_motif(
            _MEDIA,
            "media-invalide",
            "un fichier du dossier medias/",
            "un nom de fichier simple en .pdf, .png, .jpg ou .webp, sans dossier ni adresse",
        )
    ),
    WithJsonSchema(_motif(_MEDIA)),
]
Rpps = Annotated[
    str,
    PlainValidator(make_parse_motif(_RPPS, "rpps-invalide", "un numéro RPPS", "onze chiffres")),
    WithJsonSchema(_CHIFFRES),
]
Rna = Annotated[
    str,
    PlainValidator(
        make_parse_motif(_RNA, "rna-invalide", "un numéro RNA", "la lettre W et neuf chiffres, sans espace")
    ),
    WithJsonSchema(_motif(_RNA)),
]
Siren = Annotated[
    str,
    PlainValidator(make_parse_motif(_SIREN, "siren-invalide", "un numéro SIREN", "neuf chiffres, sans espace")),
    WithJsonSchema(_CHIFFRES),
]
Finess = Annotated[
    str,
    PlainValidator(make_parse_motif(_FINESS, "finess-invalide", "un numéro FINESS", "neuf signes, sans espace")),
    WithJsonSchema(_CHIFFRES),
]
