"""The exports of the demonstration, read again by parsers that are not ours, against the YAML read as plain text."""

import csv
import io
import json
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import ics
import pytest
import vobject
import yaml
from dateutil.rrule import rrulestr

from tests.construction import RACINE, list_fichiers, read_page

DONNEES = RACINE / "data"


def read_yaml(motif: str, cle: str) -> list[dict[str, Any]]:
    """The entries under `cle` of the files of data/ that match, every scalar as text."""
    fichiers = [*sorted(DONNEES.glob(f"{motif}.yaml")), *sorted(DONNEES.glob(f"{motif}/*.yaml"))]
    arbres = (yaml.load(f.read_text(encoding="utf-8"), yaml.BaseLoader) for f in fichiers)
    return [entree for arbre in arbres for entree in arbre.get(cle, ())]


@pytest.fixture(scope="module")
def professionnels() -> list[dict[str, Any]]:
    return read_yaml("annuaire", "professionnels")


@pytest.fixture(scope="module")
def publics(professionnels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [p for p in professionnels if p["diffusion"]["statut"] == "public"]


@pytest.fixture(scope="module")
def structures() -> list[dict[str, Any]]:
    return read_yaml("annuaire", "structures")


@pytest.fixture(scope="module")
def evenements() -> list[dict[str, Any]]:
    return read_yaml("agenda", "evenements")


@pytest.fixture(scope="module")
def vevents(demonstration: Path) -> dict[str, Any]:
    """Event id → VEVENT, as vobject reads donnees/agenda.ics; without the dates moved from a rule."""
    texte = (demonstration / "donnees/agenda.ics").read_bytes().decode()
    vevents = [v for v in vobject.readOne(texte).vevent_list if "recurrence-id" not in v.contents]
    par_id = {v.uid.value.partition("@")[0]: v for v in vevents}
    assert len(par_id) == len(vevents)
    return par_id


def get_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"


# The calendars


def test_two_parsers_find_every_event_of_the_agenda(
    demonstration: Path, evenements: list[dict[str, Any]], vevents: dict[str, Any]
) -> None:
    attendus = {e["id"] for e in evenements}
    calendrier = ics.Calendar((demonstration / "donnees/agenda.ics").read_bytes().decode())
    assert {e.uid.partition("@")[0] for e in calendrier.events} == attendus
    assert set(vevents) == attendus
    assert len(attendus) == len(evenements)


def test_each_event_has_the_title_status_and_first_day_of_the_yaml(
    evenements: list[dict[str, Any]], vevents: dict[str, Any]
) -> None:
    statuts = {"annule": "CANCELLED"}  # the postponed ones have a new date, which holds
    for evenement in evenements:
        vevent = vevents[evenement["id"]]
        attendu = evenement["reporte_au"] if "reporte_au" in evenement else evenement["debut"]
        assert evenement["titre"] in vevent.summary.value
        assert f"{vevent.dtstart.value:%Y-%m-%d}" == attendu.split()[0]
        assert vevent.status.value == statuts.get(evenement.get("statut", ""), "CONFIRMED")


@pytest.mark.parametrize(
    ("ident", "debut", "fin"),
    [
        ("soiree-kines-2026", "2026-12-03 19:30", "2026-12-03 21:30"),  # winter, an hour ahead of UTC
        ("forum-sante-2027", "2027-06-19 08:00", "2027-06-19 15:00"),  # summer, two hours
        ("octobre-rose-2026", "2026-10-15 17:00", "2026-10-15 19:00"),
        ("atelier-diabete", "2027-01-21 17:00", "2027-01-21 19:00"),  # postponed to that day
    ],
)
def test_an_hour_of_paris_is_the_right_instant_for_both_parsers(
    demonstration: Path, vevents: dict[str, Any], ident: str, debut: str, fin: str
) -> None:
    vevent = vevents[ident]
    assert (get_utc(vevent.dtstart.value), get_utc(vevent.dtend.value)) == (debut, fin)
    calendrier = ics.Calendar((demonstration / f"donnees/agenda/{ident}.ics").read_bytes().decode())
    (evenement,) = calendrier.events
    assert (get_utc(evenement.begin.datetime), get_utc(evenement.end.datetime)) == (debut, fin)


def test_whole_days_end_on_the_day_after(vevents: dict[str, Any]) -> None:
    vevent = vevents["week-end-du-coeur"]
    assert (vevent.dtstart.value, vevent.dtend.value) == (date(2027, 3, 20), date(2027, 3, 22))


def test_a_rule_keeps_its_hour_across_the_change_to_summer(vevents: dict[str, Any]) -> None:
    vevent = vevents["marche-du-jeudi"]
    debut = vevent.dtstart.value.replace(tzinfo=None)
    regle = rrulestr(vevent.rrule.value, dtstart=debut)
    jeudis = regle.between(debut.replace(2027, 3, 20), debut.replace(2027, 4, 5))
    assert [f"{j:%Y-%m-%d %H:%M}" for j in jeudis] == ["2027-03-25 09:30", "2027-04-01 09:30"]
    sauf = {f"{j:%Y-%m-%d}" for exdate in vevent.exdate_list for j in exdate.value}
    assert sauf == {"2026-12-24", "2026-12-31"}


def test_a_date_moved_from_a_rule_replaces_that_date_alone(demonstration: Path) -> None:
    texte = (demonstration / "donnees/agenda/groupe-sans-tabac.ics").read_bytes().decode()
    _, deplace = sorted(vobject.readOne(texte).vevent_list, key=lambda v: "recurrence-id" in v.contents)
    assert get_utc(deplace.contents["recurrence-id"][0].value) == "2026-12-17 17:30"
    assert get_utc(deplace.dtstart.value) == "2026-12-10 17:30"


def test_calendars_of_an_audience_and_of_a_commune_hold_their_events_alone(
    demonstration: Path, evenements: list[dict[str, Any]]
) -> None:
    for public in ("seniors", "masseur-kinesitherapeute", "habitants"):
        calendrier = ics.Calendar((demonstration / f"donnees/agenda-{public}.ics").read_bytes().decode())
        attendus = {e["id"] for e in evenements if public in e.get("publics", ())}
        assert {e.uid.partition("@")[0] for e in calendrier.events} == attendus
    cassel = ics.Calendar((demonstration / "donnees/agenda-commune-cassel.ics").read_bytes().decode())
    assert {e.uid.partition("@")[0] for e in cassel.events} == {"rencontre-des-elus-2027", "accueil-des-etudiants-2027"}


def test_every_calendar_file_is_read_and_folded_at_75_bytes(demonstration: Path) -> None:
    fichiers = sorted((demonstration / "donnees").rglob("*.ics"))
    assert len(fichiers) > 40
    for fichier in fichiers:
        octets = fichier.read_bytes()
        assert len(ics.Calendar(octets.decode()).events) >= 1
        assert max(map(len, octets.split(b"\r\n"))) <= 75
        assert b"\n" not in octets.replace(b"\r\n", b"")


# The feeds


@pytest.mark.parametrize("nom", ["agenda", "alertes"])
def test_a_feed_is_well_formed_and_its_links_lead_to_pages(demonstration: Path, nom: str) -> None:
    flux = feedparser.parse((demonstration / f"donnees/{nom}.atom").read_bytes())
    assert (flux.bozo, flux.version, flux.feed.language) == (False, "atom10", "fr")
    for entree in flux.entries:
        chemin, _, ancre = entree.link.removeprefix("https://cpts.example.org/").partition("#")
        page = read_page(demonstration, chemin)
        assert not ancre or f'id="{ancre}"' in page
        assert entree.title
        assert entree.updated_parsed
    assert len({e.id for e in flux.entries}) == len(flux.entries)


def test_the_feeds_hold_every_event_and_every_alert_that_has_begun(
    demonstration: Path, evenements: list[dict[str, Any]]
) -> None:
    agenda = feedparser.parse((demonstration / "donnees/agenda.atom").read_bytes())
    assert {e.link.split("/")[-2] for e in agenda.entries} == {e["id"] for e in evenements}
    alertes = feedparser.parse((demonstration / "donnees/alertes.atom").read_bytes())
    commencees = [a for a in read_yaml("alertes", "alertes") if a["du"] <= "2026-11-21"]
    assert {e.id.rpartition("/")[2] for e in alertes.entries} == {a["id"] for a in commencees}


# The directory


def read_tableur(site: Path) -> list[dict[str, str]]:
    texte = (site / "donnees/annuaire.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";", strict=True))


def test_the_spreadsheet_has_a_line_for_each_person_and_place(
    demonstration: Path, publics: list[dict[str, Any]], structures: list[dict[str, Any]]
) -> None:
    assert (demonstration / "donnees/annuaire.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    lignes = read_tableur(demonstration)
    attendus = Counter({p["id"]: len(p["exercices"]) for p in publics}) + Counter(s["id"] for s in structures)
    assert Counter(ligne["id"] for ligne in lignes) == attendus
    assert all(None not in ligne and None not in ligne.values() for ligne in lignes)
    pages = {ligne["page"].removeprefix("https://cpts.example.org/") for ligne in lignes}
    assert [page for page in pages if not (demonstration / page / "index.html").is_file()] == []


def test_the_spreadsheet_keeps_phones_postal_codes_and_professions(
    demonstration: Path, publics: list[dict[str, Any]]
) -> None:
    lignes = read_tableur(demonstration)
    for personne in publics:
        siennes = [ligne for ligne in lignes if ligne["id"] == personne["id"]]
        for ligne, exercice in zip(siennes, personne["exercices"], strict=True):
            assert (ligne["nom"], ligne["profession"]) == (personne["nom"], personne["profession"])
            assert ligne["telephone"] == exercice.get("telephone", ligne["telephone"])
            if adresse := exercice.get("adresse"):
                assert ligne["code_postal"] == adresse["code_postal"]


def test_the_json_says_the_same_as_the_yaml(
    demonstration: Path, publics: list[dict[str, Any]], structures: list[dict[str, Any]]
) -> None:
    annuaire = json.loads((demonstration / "donnees/annuaire.json").read_bytes())
    for cle, entrees in (("professionnels", publics), ("structures", structures)):
        fiches = {fiche["id"]: fiche for fiche in annuaire[cle]}
        assert len(fiches) == len(annuaire[cle])
        assert set(fiches) == {e["id"] for e in entrees}
        for entree in entrees:
            fiche = fiches[entree["id"]]
            for champ in ("nom", "prenom", "profession", "type", "courriel", "site", "verifie_le", "langues"):
                assert fiche.get(champ) == entree.get(champ)


def test_a_page_shows_the_phone_and_the_address_that_the_exports_give(demonstration: Path) -> None:
    features = json.loads((demonstration / "donnees/annuaire.geojson").read_bytes())["features"]
    assert len(features) > 100
    for feature in features:
        p = feature["properties"]
        html = unescape(read_page(demonstration, f"annuaire/{p['id']}"))
        parti = "A cessé son activité" in html
        assert parti or "telephone" not in p or f"tel:{p['telephone']}" in html, p["id"]
        assert p["code_postal"] in html
        assert p["commune"] in html
        longitude, latitude = feature["geometry"]["coordinates"]
        assert (2 < longitude < 3, 50 < latitude < 51) == (True, True)


def test_every_contact_card_is_read_and_agrees_with_the_json(demonstration: Path) -> None:
    annuaire = json.loads((demonstration / "donnees/annuaire.json").read_bytes())
    fiches = {fiche["id"]: fiche for cle in ("professionnels", "structures") for fiche in annuaire[cle]}
    cartes = sorted((demonstration / "donnees/annuaire").glob("*.vcf"))
    assert {carte.stem for carte in cartes} == set(fiches)
    for fichier in cartes:
        fiche, carte = fiches[fichier.stem], vobject.readOne(fichier.read_bytes().decode())
        assert fiche["nom"] in carte.fn.value
        assert carte.uid.value == f"{fichier.stem}@cpts.example.org"
        if prenom := fiche.get("prenom"):
            assert (carte.n.value.family, carte.n.value.given) == (fiche["nom"], prenom)
        numeros = {tel.value for tel in carte.contents.get("tel", ())}
        assert {e["telephone"] for e in fiche.get("exercices", ()) if "telephone" in e} <= numeros


def test_a_fiche_shows_each_value_of_its_contact_card(demonstration: Path) -> None:
    html = unescape(read_page(demonstration, "annuaire/claire-martin"))
    carte = vobject.readOne((demonstration / "donnees/annuaire/claire-martin.vcf").read_bytes().decode())
    assert carte.adr.value.street in html
    assert f"{carte.adr.value.code} {carte.adr.value.city}" in html
    assert carte.fn.value in html


# What must not leave the team


def test_no_value_of_a_person_who_objects_or_is_for_the_team_alone_is_anywhere(
    demonstration: Path,
    professionnels: list[dict[str, Any]],
    publics: list[dict[str, Any]],
    structures: list[dict[str, Any]],
) -> None:
    caches = [p for p in professionnels if p["diffusion"]["statut"] != "public"]
    assert len(caches) >= 4
    publies = {texte for entree in (*publics, *structures) for texte in identify(entree)}
    secrets = {texte for personne in caches for texte in identify(personne)} - publies
    assert len(secrets) > 3 * len(caches) - 2
    motif = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(secrets))) + r")(?!\w)", re.IGNORECASE)
    for fichier, octets in list_fichiers(demonstration).items():
        # Folded lines of calendars and cards, entities of HTML and escapes of JSON could hide a name.
        texte = unescape(re.sub(r"\r\n[ \t]", "", octets.decode(errors="replace")))
        assert not (trouve := motif.search(texte)), f"{fichier} : {trouve[0]}"


def identify(entree: dict[str, Any]) -> set[str]:
    """What tells who a person is: id, names in both orders, phones as written and as links, mail, own address, RPPS."""
    lieux = entree.get("exercices", [entree])
    nom, prenom = entree.get("nom", ""), entree.get("prenom", "")
    textes = {entree["id"], entree.get("rpps"), *entree.get("anciens_ids", ())}
    if prenom:
        textes |= {f"{prenom} {nom}", f"{nom} {prenom}", f"{nom}, {prenom}", f"{nom};{prenom}"}
    for lieu in lieux:
        textes |= {lieu.get("courriel"), lieu.get("rendez_vous"), (lieu.get("adresse") or {}).get("voie")}
        if numero := lieu.get("telephone"):
            textes |= {numero, numero.replace(" ", ""), "+33" + numero.replace(" ", "")[1:]}
    return {texte for texte in textes if texte}


def test_a_hidden_person_has_neither_page_nor_contact_card(
    demonstration: Path, professionnels: list[dict[str, Any]]
) -> None:
    for personne in professionnels:
        if personne["diffusion"]["statut"] != "public":
            assert not (demonstration / "annuaire" / personne["id"]).exists()
            assert not (demonstration / "donnees/annuaire" / f"{personne['id']}.vcf").exists()


# The counts


def test_version_json_counts_what_is_published(
    demonstration: Path,
    publics: list[dict[str, Any]],
    structures: list[dict[str, Any]],
    evenements: list[dict[str, Any]],
) -> None:
    version = json.loads((demonstration / "version.json").read_bytes())
    assert set(version) == {
        *("commit", "date", "jour", "professionnels", "structures", "actions", "evenements", "pages"),
    }
    assert version["jour"] == "2026-11-21"
    assert re.fullmatch(r"([0-9a-f]{40})?", version["commit"])
    assert datetime.fromisoformat(version["date"]).utcoffset() == timedelta(0)
    assert (version["professionnels"], version["structures"]) == (len(publics), len(structures))
    assert version["evenements"] == len(evenements)
    assert version["actions"] == len(read_yaml("actions", "actions"))
    assert version["pages"] == len(list(demonstration.rglob("*.html")))
