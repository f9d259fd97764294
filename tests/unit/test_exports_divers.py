"""Feeds, territory, schemas: read again by other parsers."""

import json
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import feedparser
import pytest

from cpts.exports.atom import write_actualites_atom, write_agenda_atom, write_alertes_atom
from cpts.exports.schema import SCHEMAS, make_schema
from cpts.exports.territoire import write_territoire_geojson
from cpts.exports.texte import clean_texte, dump_json, make_url, round_degres
from cpts.exports.version import write_version
from cpts.model.agenda import Evenement
from tests.unit.exports_site import BASE, CARRE, JOUR, SOIREE, TROU, make_site

SITE = make_site()


# --- Atom


@pytest.mark.parametrize("write", [write_actualites_atom, write_agenda_atom, write_alertes_atom])
def test_feedparser_finds_nothing_to_say(write):
    flux = feedparser.parse(write(SITE, BASE))
    assert flux.bozo == 0
    assert flux.version == "atom10"
    assert all(entree.id.startswith("tag:cpts.example.org,2026:") and entree.updated for entree in flux.entries)


def test_the_feed_lists_the_last_changes_first():
    entrees = feedparser.parse(write_agenda_atom(SITE, BASE)).entries
    assert [e.id.rpartition("/")[2] for e in entrees][:3] == ["marche-annulee", "atelier-reporte", "cafe-des-aidants"]
    assert [e.updated for e in entrees] == sorted((e.updated for e in entrees), reverse=True)
    assert entrees[0].title == "Annulé : Marche"
    assert entrees[-1].link == "https://cpts.example.org/agenda/journees-portes-ouvertes/"


def test_titles_come_back_as_they_were():
    titres = [e.title for e in feedparser.parse(write_agenda_atom(SITE, BASE)).entries]
    assert SOIREE["titre"] in titres


def test_an_alert_waits_for_its_first_day():
    alertes = [e.title for e in feedparser.parse(write_alertes_atom(SITE, BASE)).entries]
    assert alertes == ["Vigilance : Fortes chaleurs <script>"]


def test_the_feed_of_news_leads_to_each_news_the_newest_first():
    flux = feedparser.parse(write_actualites_atom(SITE, BASE))
    assert [(e.title, e.updated, e.link) for e in flux.entries] == [
        (
            "Un guide & une affiche",
            "2026-10-12T00:00:00Z",
            "https://cpts.example.org/la-cpts/actualites/guide-2026/",
        ),
        ("Bureau élu <script>", "2026-06-18T00:00:00Z", "https://cpts.example.org/la-cpts/actualites/bureau-2026/"),
    ]
    assert flux.feed.links[1].href == "https://cpts.example.org/la-cpts/actualites/"


def test_an_empty_feed_is_dated_from_the_data():
    vide = make_site(evenements=(), alertes=())
    assert feedparser.parse(write_agenda_atom(vide, BASE)).feed.updated == "2026-11-01T00:00:00Z"


def test_a_feed_keeps_the_hundred_last_changes():
    evenements = tuple(Evenement.model_validate(SOIREE | {"id": f"e{n}"}) for n in range(120))
    assert len(feedparser.parse(write_agenda_atom(make_site(evenements=evenements), BASE)).entries) == 100


def test_control_characters_do_not_break_the_xml():
    soiree = Evenement.model_validate(SOIREE)
    hostile = Evenement.model_construct(**{**soiree.__dict__, "titre": "a\x00\x1b\ufffe]]>&<b", "resume": "x\x0cy"})
    racine = ET.fromstring(write_agenda_atom(make_site(evenements=(hostile,)), BASE))
    assert [n.text for n in racine.iter("{http://www.w3.org/2005/Atom}title")][1] == "a]]>&<b"


# --- Territory


def test_outlines_keep_their_points_and_neighbours_are_marked():
    features = json.loads(write_territoire_geojson(SITE, BASE))["features"]
    exempleville, saint_elan, voisine = features
    assert exempleville["geometry"] == {"type": "Polygon", "coordinates": [[list(p) for p in a] for a in (CARRE, TROU)]}
    assert saint_elan["geometry"]["type"] == "MultiPolygon"
    assert [f["properties"].get("voisin") for f in features] == [None, None, True]
    assert exempleville["properties"] == {
        "code": "59001",
        "nom": "Exempleville",
        "codes_postaux": ["59001"],
        "population": 1200,
    }
    assert "population" not in saint_elan["properties"]
    assert voisine["properties"]["code"] == "59009"


# --- Schemas


def list_noeuds(noeud):
    if isinstance(noeud, dict):
        yield noeud
        for valeur in noeud.values():
            yield from list_noeuds(valeur)
    if isinstance(noeud, list):
        for valeur in noeud:
            yield from list_noeuds(valeur)


@pytest.mark.parametrize("fichier", SCHEMAS)
def test_every_field_of_a_schema_has_a_title_a_description_and_an_example(fichier):
    schema = make_schema(fichier)
    for objet in (schema, *schema.get("$defs", {}).values()):
        for champ in objet["properties"].values():
            assert {"title", "description", "examples"} <= champ.keys()
            assert champ["title"]


@pytest.mark.parametrize("fichier", SCHEMAS)
def test_a_schema_refuses_unknown_keys_and_never_speaks_of_null(fichier):
    schema = make_schema(fichier)
    assert all(o["additionalProperties"] is False for o in (schema, *schema.get("$defs", {}).values()))
    assert not [n for n in list_noeuds(schema) if n.get("type") == "null" or ("default" in n and n["default"] is None)]


@pytest.mark.parametrize("fichier", SCHEMAS)
def test_every_reference_of_a_schema_exists(fichier):
    schema = make_schema(fichier)
    noms = {n["$ref"].removeprefix("#/$defs/") for n in list_noeuds(schema) if isinstance(n.get("$ref"), str)}
    assert noms == schema.get("$defs", {}).keys()


# --- version.json and what everything stands on


def test_version_is_in_universal_time():
    moment = datetime(2026, 11, 21, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    lue = json.loads(write_version(SITE, commit="abc", moment=moment, pages=7))
    assert lue["date"] == "2026-11-20T23:30:00Z"
    assert lue["jour"] == JOUR.isoformat()
    assert list(lue) == ["commit", "date", "jour", "professionnels", "structures", "actions", "evenements", "pages"]
    assert moment.astimezone(UTC).year == 2026


def test_a_number_that_json_does_not_have_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        dump_json([float("nan")])
    with pytest.raises(ValueError, match="Out of range"):
        dump_json({"indice": float("-inf")})
    assert dump_json(["NaN", "Infinity"]) == b'["NaN","Infinity"]\n'


def test_every_line_break_becomes_the_same_one():
    assert clean_texte("a\r\nb\rc\u2028d\x0be\x85f\x00g\ng") == "a\nb\nc\nd\ne\nfg\ng"
    assert clean_texte("« déjà propre »") == "« déjà propre »"


def test_addresses_have_one_slash():
    assert (
        make_url("https://x.example.org", "a/")
        == make_url("https://x.example.org/", "a/")
        == "https://x.example.org/a/"
    )


def test_degrees_that_would_need_an_exponent_are_rounded():
    assert (round_degres(0.00009), round_degres(-2.5)) == (0.0, -2.5)
