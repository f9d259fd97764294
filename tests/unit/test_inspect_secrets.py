"""What must be nowhere is found wherever it is a whole word, alone or among thousands of others, however written."""

import json
import struct
import unicodedata
import zlib
from base64 import b64encode
from urllib.parse import quote

import pytest

from cpts.inspect.decodage import list_textes
from cpts.inspect.secrets import Secrets

NOM, NUMERO, IDENT, COURRIEL = "Élodie Réservée-Œuvrard", "03 53 01 00 13", "fiche-9731", "a.b@example.org"
PEU = [NOM, NUMERO, IDENT, COURRIEL, "Li d'Or", "Wałęsa Łódź", "https://rdv.example.org/é?x=1&y=2"]
SECRETS = [Secrets(PEU), Secrets([*PEU, *(f"personne-{rang}" for rang in range(5000))])]


def find(texte: str | bytes, suffixe: str = "") -> str:
    """The same answer, whether the secrets are few or thousands."""
    octets = texte.encode() if isinstance(texte, str) else texte
    un, deux = (secrets.find(octets, suffixe) for secrets in SECRETS)
    assert un == deux
    return un


@pytest.mark.parametrize(
    "texte",
    [
        f"<p>{NOM}</p>",
        NOM.upper(),
        "élodie réservée œuvrard",
        "Elodie Reservee-Oeuvrard",
        "annuaire/elodie-reservee-oeuvrard/index.html",
        "elodie_reservee_oeuvrard.pdf",
        NOM.replace(" ", "\u00a0").replace("-", "\u2011"),
        NOM.replace(" ", "\n   "),
        NOM.replace("serv", "ser\u00adv"),
        NOM.replace("serv", "ser\u200bv"),
        NOM.replace("serv", "ser&shy;v"),
        unicodedata.normalize("NFD", NOM),
        "&Eacute;lodie R&#233;serv&#xE9;e-&OElig;uvrard",
        quote(NOM),
        quote(NOM).replace("%20", "+").lower(),
        json.dumps(NOM),
        "\\u{c9}lodie R\\u00E9serv\\xe9e-\\u0152uvrard".replace("\\xe9", "\\u00e9"),
        "Bonjour\\n\\u00c9lodie R\\u00e9serv\\u00e9e-\\u0152uvrard",
        "<b>Élodie</b> <span>Réservée-Œuvrard</span>",
        "Élodie <em>Réservée</em>-Œuvrard",
        '<img alt="Élodie Réservée-Œuvrard">',
        f'url("data:image/svg+xml;base64,{b64encode(f"<svg><text>{NOM}</text></svg>".encode()).decode()}")',
    ],
)
def test_a_name_is_seen_in_every_spelling_and_every_encoding(texte: str) -> None:
    assert find(texte) == NOM


@pytest.mark.parametrize(
    ("texte", "suffixe"),
    [
        ("SUMMARY:Avec Élodie Rés\r\n ervée-Œuvrard", "ics"),
        ("FN:Élodie Rés\n\tervée-Œuvrard", "vcf"),
        ("DESCRIPTION:Demain\\nÉlodie Réservée-Œuvrard\\, à 9 h", "ics"),
        ('p::after{content:"\\C9 lodie R\\e9 serv\\e9 e-\\152 uvrard"}', "css"),
    ],
)
def test_a_name_is_seen_through_the_escapes_of_a_format(texte: str, suffixe: str) -> None:
    assert find(texte, suffixe) == NOM


@pytest.mark.parametrize(
    "texte",
    [
        "le 12 03 53 01 00 13 20",
        "0353010013",
        "353010013",
        "03.53.01.00.13",
        "03-53-01-00-13",
        "03/53/01/00/13",
        "03\u202f53\u00a001 00\n13",
        "03&nbsp;53&nbsp;01&nbsp;00&nbsp;13",
        'href="tel:+33353010013"',
        "+33 3 53 01 00 13",
        "+33 (0)3 53 01 00 13",
        "0033 3 53 01 00 13",
        "0033353010013",
        "tel%3A%2B33353010013",
    ],
)
def test_a_phone_is_seen_in_every_spelling(texte: str) -> None:
    assert find(texte) == NUMERO


@pytest.mark.parametrize(
    ("texte", "trouve"),
    [
        ("/annuaire/personne/fiche-9731/", IDENT),
        ("Fiche 9731", IDENT),
        ("mailto:A.B@example.org", COURRIEL),
        ("mailto:a.b%40example.org", COURRIEL),
        ("Li d’Or", "Li d'Or"),
        ("Li d&#x27;Or", "Li d'Or"),
        ("Li d&#39;Or", "Li d'Or"),
        ("Wałęsa Łódź", "Wałęsa Łódź"),
        ('<a href="https://rdv.example.org/%C3%A9?x=1&amp;y=2">', "https://rdv.example.org/é?x=1&y=2"),
    ],
)
def test_the_other_values_are_seen_too(texte: str, trouve: str) -> None:
    assert find(texte) == trouve


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "personne-50000 fiche-97310 xfiche-9731 fiche-9731-bis",
        "Élodie Réservée-Œuvrardet, Marie-Élodie Réservée-Œuvrard, Réservée-Œuvrard Élodie",
        "103 53 01 00 13, 03 53 01 00 135, +4 53 01 00 13, 53 01 00 13, 13 53 01 00 13",
        "Élodie, et Réservée-Œuvrard",
        "Élodie</li><li>Œuvrard Réservée",
        "xa.b@example.organe",
    ],
)
def test_what_only_looks_like_a_secret_is_not_one(texte: str) -> None:
    assert find(texte) == ""


def test_without_secrets_nothing_is_found() -> None:
    assert Secrets(()).find(b"03 53 01 00 13") == ""


def make_png(genre: bytes, contenu: bytes) -> bytes:
    morceau = struct.pack(">I", len(contenu)) + genre + contenu + b"\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + morceau + b"\0\0\0\0IEND\xaeB`\x82"


@pytest.mark.parametrize(
    "octets",
    [
        make_png(b"tEXt", b"Author\0" + NOM.replace("Œ", "Oe").encode("latin-1")),
        make_png(b"zTXt", b"Author\0\0" + zlib.compress(NOM.replace("Œ", "Oe").encode("latin-1"))),
        make_png(b"iTXt", b"Author\0\1\0fr\0Auteur\0" + zlib.compress(NOM.encode())),
        b"\xff\xd8\xff\xe1Exif\0\0" + NOM.replace("Œ", "Oe").encode("utf-16-le"),
        b"%PDF-1.7\n1 0 obj\n<</Author(\xfe\xff" + NOM.replace("Œ", "Oe").encode("utf-16-be") + b")>>",
        b"%PDF-1.7\n4 0 obj\nstream\r\n" + zlib.compress(f"({NOM})".encode()) + b"\nendstream",
    ],
    ids=["tEXt", "zTXt", "iTXt", "Exif", "PDF auteur", "PDF comprimé"],
)
def test_a_name_is_seen_in_what_pictures_and_documents_say_of_themselves(octets: bytes) -> None:
    assert any(find(texte) == NOM for texte in list_textes(octets))
    assert not any(find(texte) for texte in list_textes(octets[:12]))
