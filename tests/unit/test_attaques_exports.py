"""Each attack in each exported text: every file is read again by parsers that are not ours, and gives the text back."""

import csv
import io
import json
import re
from typing import Any

import feedparser
import ics
import pytest
import vobject

from cpts import exports
from cpts.exports.annuaire import write_annuaire_geojson, write_annuaire_json
from cpts.exports.atom import write_actualites_atom, write_agenda_atom, write_alertes_atom
from cpts.exports.ics import iter_ics
from cpts.exports.tableur import write_annuaire_csv
from cpts.exports.territoire import write_territoire_geojson
from cpts.model.agenda import LieuLibre
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.site import Site
from cpts.validate import load_site
from cpts.views.contexte import Contexte, make_contexte
from tests.attaques.charges import list_acceptees
from tests.attaques.donnees import COMMUNES, write_produit
from tests.factories import JOUR

BASE = "https://cpts.example.org/"
NOMBRE = 2 * len(list_acceptees("texte"))
FORMULE = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet runs. Source: OWASP, « CSV Injection », full-width signs included."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load_site(write_produit(tmp_path_factory.mktemp("produit") / "data"), JOUR, "data").unwrap()


@pytest.fixture(scope="module")
def contexte(site: Site) -> Contexte:
    return make_contexte(site)


@pytest.fixture(scope="module")
def calendriers(site: Site) -> dict[str, bytes]:
    return dict(iter_ics(site, BASE))


def write_une_ligne(texte: str | None) -> str:
    """`texte` with the line ends of a calendar that has been read."""
    return (texte or "").replace("\r\n", "\n").replace("\r", "\n")


def test_a_calendar_has_one_event_for_each_and_its_texts_unchanged(site: Site, calendriers: dict[str, bytes]) -> None:
    vevents = {
        v.uid.value.partition("@")[0]: v
        for v in vobject.readOne(calendriers["donnees/agenda.ics"].decode()).vevent_list
    }
    assert len(vevents) == NOMBRE
    for evenement in site.evenements:
        vevent = vevents[evenement.id]
        assert vevent.summary.value == evenement.titre
        assert vevent.description.value.startswith(
            "\n\n".join(map(write_une_ligne, (evenement.resume, evenement.description)))
        )
        if isinstance(evenement.lieu, LieuLibre):
            assert vevent.location.value.startswith(evenement.lieu.nom)
        assert set(vevent.contents) <= {
            "uid", "dtstamp", "status", "dtstart", "dtend", "summary", "description", "location", "url", "categories"
        }  # fmt: skip


def test_the_calendar_of_an_event_holds_one_event_alone(site: Site, calendriers: dict[str, bytes]) -> None:
    for evenement in site.evenements[::2]:
        octets = calendriers[f"donnees/agenda/{evenement.id}.ics"]
        (lu,) = ics.Calendar(octets.decode()).events
        if (
            "\\" not in evenement.titre
        ):  # `ics` 0.7.3 takes the end of an escaped \\ and the letter after it for another one
            assert lu.name == evenement.titre
        assert octets.count(b"\r\nBEGIN:VEVENT\r\n") == 1
        assert max(map(len, octets.split(b"\r\n"))) <= 75
        assert b"\n" not in octets.replace(b"\r\n", b"")


def test_a_contact_card_is_one_card_and_gives_the_names_back(contexte: Contexte) -> None:
    cartes = dict(exports.iter_vcards(contexte, exports.list_fiches(contexte), BASE))
    assert len(cartes) == 2 * NOMBRE
    for fiche in (*contexte.structures, *contexte.professionnels):
        octets = cartes[f"donnees/annuaire/{fiche.id}.vcf"]
        (carte,) = vobject.readComponents(octets.decode())
        assert max(map(len, octets.split(b"\r\n"))) <= 75
        check_carte(carte, fiche)


def check_carte(carte: Any, fiche: Structure | Professionnel) -> None:
    if isinstance(fiche, Structure):
        assert (carte.fn.value, carte.org.value) == (fiche.nom, [fiche.nom])
        assert (carte.adr.value.street, carte.adr.value.extended) == (fiche.adresse.voie, fiche.adresse.complement)
    else:
        assert (carte.n.value.family, carte.n.value.given) == (fiche.nom, fiche.prenom)
        assert carte.note.value.endswith(f" {write_une_ligne(fiche.fin_activite and fiche.fin_activite.message)}")
    assert {cle for cle in carte.contents if cle.startswith("x-")} <= {"x-abshowas"}


@pytest.mark.parametrize(
    ("write", "liste"),
    [(write_agenda_atom, "evenements"), (write_alertes_atom, "alertes"), (write_actualites_atom, "actualites")],
)
def test_a_feed_is_read_and_its_titles_are_text(site: Site, write: Any, liste: str) -> None:
    flux = feedparser.parse(write(site, BASE), sanitize_html=False)
    assert not flux.bozo
    titres = {entree.id.rpartition("/")[2]: entree.title for entree in flux.entries}
    assert len(titres) == min(100, NOMBRE)
    attendus = {entree.id: entree.titre for entree in getattr(site, liste)}
    assert all(titre.endswith(write_une_ligne(attendus[ident])) for ident, titre in titres.items())
    assert {entree.content[0].type for entree in flux.entries} == {"text/plain"}
    assert {lien.href.startswith(BASE) for entree in flux.entries for lien in entree.links} == {True}


def test_the_spreadsheet_has_its_cells_and_runs_none(contexte: Contexte) -> None:
    octets = write_annuaire_csv(contexte, BASE)
    lignes = list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert len(lignes) == 2 * NOMBRE
    assert [cellule for ligne in lignes for cellule in ligne.values() if FORMULE.match(cellule)] == []
    par_id = {ligne["id"]: ligne for ligne in lignes}
    for structure in contexte.structures:
        assert par_id[structure.id]["nom"].removeprefix("'" if FORMULE.match(structure.nom) else "") == structure.nom
    assert FORMULE.match("＝cmd|' /C calc'!A0")
    assert not FORMULE.match("'=1+1")


def test_the_json_files_give_every_text_back(contexte: Contexte) -> None:
    annuaire = json.loads(write_annuaire_json(contexte, BASE))
    assert {s["id"]: (s["nom"], s["sans_rendez_vous"]) for s in annuaire["structures"]} == {
        s.id: (s.nom, s.sans_rendez_vous) for s in contexte.structures
    }
    assert {p["id"]: (p["nom"], p["competences"]) for p in annuaire["professionnels"]} == {
        p.id: (p.nom, list(p.competences)) for p in contexte.professionnels
    }


def test_the_maps_give_every_name_back(contexte: Contexte) -> None:
    points = json.loads(write_annuaire_geojson(contexte, BASE))["features"]
    assert {p["id"]: p["properties"]["nom"] for p in points} == {s.id: s.nom for s in contexte.structures}
    contours = json.loads(write_territoire_geojson(contexte.site, BASE))["features"]
    assert {c["properties"]["nom"] for c in contours} == set(COMMUNES)
