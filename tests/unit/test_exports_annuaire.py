"""The directory read again from each of its formats by another parser."""

import csv
import io
import json
from datetime import date

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from cpts import exports
from cpts.exports.annuaire import write_annuaire_geojson, write_annuaire_json
from cpts.exports.annuaire_recherche import write_annuaire_recherche
from cpts.exports.carte import write_carte_json
from cpts.exports.fiches import dump_horaires
from cpts.exports.tableur import Ligne, protect, write_annuaire_csv
from cpts.exports.vcard import fold_ligne
from cpts.horaires import compile_horaires
from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.model.lieu import Adresse, Position
from cpts.views.annuaire import list_fiches
from cpts.views.contexte import make_contexte
from tests.unit.exports_site import BASE, CLAIRE, HOPITAL, JEAN, PHARMACIE, ZOE, make_contexte_exemple, make_site

CONTEXTE = make_contexte_exemple()
# What YAML may bring into a text that is not a name; the model refuses the rest.
HOSTILES = (
    "=1+1",
    "+33",
    "-2",
    "@SUM(A1)",
    "\tx",
    'a"b;c',
    "a\nb",
    "<img src=x>",
    "{{ 7*7 }}",
    "\\,;",
    "é" * 80,
    "'",
    "a\\nb",
)


def read_csv(contexte=CONTEXTE):
    octets = write_annuaire_csv(contexte, BASE)
    assert octets.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_vcards(contexte=CONTEXTE):
    """Fiche id → card."""
    cartes = exports.iter_vcards(contexte, exports.list_fiches(contexte), BASE)
    return {c.chemin.rpartition("/")[2].removesuffix(".vcf"): vobject.readOne(c.octets.decode()) for c in cartes}


def read_json(contexte=CONTEXTE):
    return json.loads(write_annuaire_json(contexte, BASE))


def make_contexte_avec(structure=None, professionnel=None):
    """The example with one place and one person changed without the checks of the model."""
    site = make_site()
    structures = tuple(Structure.model_construct(**{**s.__dict__, **(structure or {})}) for s in site.structures[:1])
    personnes = tuple(
        Professionnel.model_construct(**{**p.__dict__, **(professionnel or {})}) for p in site.professionnels[:1]
    )
    return make_contexte(make_site(structures=structures, professionnels=personnes))


# --- JSON


def test_json_has_the_keys_and_values_of_the_yaml():
    pharmacie = next(s for s in read_json()["structures"] if s["id"] == "pharmacie-des-tilleuls")
    assert pharmacie.keys() == PHARMACIE.keys()
    assert pharmacie["nom"] == PHARMACIE["nom"]
    assert pharmacie["horaires"] == PHARMACIE["horaires"]
    assert pharmacie["fermetures"] == PHARMACIE["fermetures"]
    assert pharmacie["telephone"] == "+33353010010"
    assert pharmacie["acces"] == {"pmr": True, "boucle_magnetique": False}


def test_json_says_where_it_comes_from():
    lu = read_json()
    assert lu["source"] == "CPTS Exemple, « Vallée »"
    assert lu["licence"].startswith("Licence Ouverte")
    assert lu["demonstration"] is True


def test_what_the_pages_hide_is_hidden_in_every_file():
    contexte = CONTEXTE
    zoe = next(p for p in read_json()["professionnels"] if p["id"] == "zoe-ancienne")
    assert zoe["exercices"] == [{"structure": "cabinet-ancien"}]
    assert "nouveaux_patients" not in zoe
    [ligne] = [ligne for ligne in read_csv() if ligne["id"] == "zoe-ancienne"]
    assert (ligne["horaires"], ligne["nouveaux_patients"]) == ("", "")
    assert contexte.is_masquee(date(2024, 1, 2))


def test_an_old_answer_about_new_patients_is_hidden_alone():
    personne = ZOE | {"verifie_le": "2026-10-02"}
    contexte = make_contexte(make_site(professionnels=(Professionnel.model_validate(personne),)))
    [lue] = read_json(contexte)["professionnels"]
    assert "nouveaux_patients" not in lue
    assert lue["exercices"][0]["horaires"] == {"lundi": "9h-12h"}


@pytest.mark.parametrize(
    "horaires",
    [
        PHARMACIE["horaires"],
        {"lundi": "9h-12h", "jours fériés": "10h-11h sur rendez-vous"},
        {"tous les jours": "24h/24", "jours fériés": "ouvert"},
        {"tous les jours": "24h/24", "jours fériés": "24h/24"},
        {"samedi": "18h-2h", "2e et dernier lundi": "8h30-12h, 14h-24h"},
        {"semaines paires lundi": "fermé", "semaines impaires lundi": "9h-10h sur rendez-vous"},
        {"osm": "Mo-Fr 09:00-12:00; PH off"},
    ],
)
def test_hours_are_read_back_as_the_same_hours(horaires):
    ecrits = dump_horaires(compile_horaires(horaires))
    assert ecrits == horaires
    assert compile_horaires(ecrits) == compile_horaires(horaires)


# --- GeoJSON


def test_geojson_puts_longitude_first_and_no_point_without_position():
    features = json.loads(write_annuaire_geojson(CONTEXTE, BASE))["features"]
    points = {f["id"]: f["geometry"]["coordinates"] for f in features}
    assert points["pharmacie-des-tilleuls"] == [2.4881, 50.8006]
    assert points["claire-martin/2"] == [2.5512345, 50.8512345]
    assert points.keys() == {"pharmacie-des-tilleuls", "cabinet-ancien", "claire-martin/2"}


# --- CSV


def test_csv_has_one_line_per_person_and_place_then_the_places():
    lignes = [(ligne["genre"], ligne["id"], ligne["structure"]) for ligne in read_csv()]
    assert lignes == [
        ("professionnel", "claire-martin", "pharmacie-des-tilleuls"),
        ("professionnel", "claire-martin", ""),
        ("professionnel", "jean-parti", "pharmacie-des-tilleuls"),
        ("professionnel", "zoe-ancienne", "cabinet-ancien"),
        ("structure", "hopital-sans-position", ""),
        ("structure", "cabinet-ancien", ""),
        ("structure", "pharmacie-des-tilleuls", ""),
    ]


def test_csv_phones_are_spaced_and_formulas_are_text():
    lignes = {ligne["id"]: ligne for ligne in read_csv() if ligne["genre"] == "structure"}
    assert lignes["pharmacie-des-tilleuls"]["telephone"] == "03 53 01 00 10"
    assert lignes["hopital-sans-position"]["telephone"] == "'+32 57 22 12 34"
    assert lignes["hopital-sans-position"]["nom"] == f"'{HOPITAL['nom']}"
    assert lignes["hopital-sans-position"]["complement"] == "'+Bâtiment B"
    assert lignes["pharmacie-des-tilleuls"]["nom"] == PHARMACIE["nom"]


@pytest.mark.parametrize("texte", HOSTILES)
def test_no_text_field_becomes_a_formula_and_all_come_back(texte):
    adresse = make_site().structures[0].adresse
    adresse = type(adresse).model_construct(
        **{**adresse.__dict__, "voie": texte, "complement": texte, "commune": texte}
    )
    contexte = make_contexte_avec(
        {"nom": texte, "adresse": adresse, "courriel": texte, "sans_rendez_vous": texte},
        {
            "nom": texte,
            "prenom": texte,
            "sans_rendez_vous": texte,
            "competences": (texte,),
            "communes_visites": (texte,),
        },
    )
    lignes = read_csv(contexte)
    assert not [v for ligne in lignes for v in ligne.values() if v[:1] in tuple("=+-@\t\r\n")]
    [structure] = [ligne for ligne in lignes if ligne["genre"] == "structure"]
    personne = lignes[0]
    colonnes = ("nom", "voie", "complement", "commune", "courriel", "sans_rendez_vous")
    assert {structure[c] for c in colonnes} == {protect(texte)}
    assert {personne[c] for c in ("nom", "prenom", "nom_structure", "competences", "communes_visites")} == {
        protect(texte)
    }


def test_csv_columns_are_the_keys_of_the_yaml_where_there_is_one():
    modeles = (Professionnel, Structure, Exercice, Adresse, Position)
    cles = {cle for modele in modeles for cle in modele.model_fields}
    calculees = {"genre", "nom_structure", "code_commune", "nouveaux_patients_declare_le", "acces_pmr", "page"}
    assert set(Ligne._fields) - cles == calculees


# --- vCard


def test_contact_cards_hold_the_data():
    cartes = read_vcards()
    claire = cartes["claire-martin"]
    assert (claire.n.value.family, claire.n.value.given, claire.n.value.prefix) == (
        "Martin-Œuvray",
        "Éloïse Noëlle",
        "Dr",
    )
    assert claire.fn.value == "Dr Éloïse Noëlle Martin-Œuvray"
    assert claire.org.value == [PHARMACIE["nom"]]
    assert claire.tel.value == "+33353010011"
    assert [(a.value.street, a.value.code, a.value.city) for a in claire.adr_list] == [
        (PHARMACIE["adresse"]["voie"], "59001", "Exempleville"),
        ("1 place Basse", "59002", "Saint-Élan"),
    ]
    assert claire.email.value == "secretariat@example.org"
    assert claire.url.value == "https://cpts.example.org/annuaire/claire-martin/"


def test_someone_who_has_left_has_no_number_but_a_note():
    jean = read_vcards()["jean-parti"]
    assert "tel" not in jean.contents
    assert "adr" not in jean.contents
    assert jean.note.value == f"A cessé son activité le 31 octobre 2026. {JEAN['fin_activite']['message']}"


def test_a_position_on_the_meridian_of_greenwich_has_no_exponent():
    assert read_vcards()["cabinet-ancien"].geo.value == "50.85;0.0"


@pytest.mark.parametrize("texte", HOSTILES)
def test_texts_come_back_from_contact_cards(texte):
    cartes = read_vcards(make_contexte_avec({"nom": texte}, {"nom": texte, "prenom": "X"}))
    assert cartes["pharmacie-des-tilleuls"].fn.value == texte
    assert cartes["claire-martin"].n.value.family == texte


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=400))
def test_folding_cuts_no_character_and_is_undone(texte):
    octets = fold_ligne(texte)
    assert octets.decode().removesuffix("\r\n").replace("\r\n ", "") == texte
    assert all(len(ligne) <= 75 and ligne.decode() is not None for ligne in octets.split(b"\r\n"))


# --- What the pages' scripts read


def read_index(contexte=CONTEXTE):
    return json.loads(write_annuaire_recherche(contexte))


def test_the_directory_index_has_columns_of_one_length_in_the_order_of_the_page():
    lu = read_index()
    assert {len(lu[nom]) for nom in ("l", "n", "r", "u", "h", "a", "v", "s", "g", "k", "x", "tel")} == {5}
    assert lu["l"] == [fiche.id for fiche in list_fiches(CONTEXTE)]
    assert "jean-parti" not in lu["l"]


def test_the_directory_index_tells_facets_and_flags():
    lu = read_index()
    claire, pharmacie = lu["l"].index("claire-martin"), lu["l"].index("pharmacie-des-tilleuls")
    assert lu["roles"][lu["r"][claire]][:4] == [
        "Médecin spécialiste\u00a0: cardiologie", "medecin-specialiste", "cardiologie", ""
    ]  # fmt: skip
    assert lu["roles"][lu["r"][pharmacie]][3] == "pharmacie"
    assert [lu["langues"][n] for n in lu["g"][claire]] == [["fr", "français"], ["nl", "néerlandais"]]
    assert [lu["services"][n][0] for n in lu["s"][pharmacie]] == PHARMACIE["services"]
    assert [lu["competences"][n] for n in lu["k"][claire]] == CLAIRE["competences"]
    assert lu["conventions"][lu["v"][claire]] == ["secteur-1", "secteur 1"]
    assert lu["pastilles"][lu["a"][claire]] == ["Prend de nouveaux patients", "oui", "déclaré le 2 octobre 2026"]
    assert (lu["x"][claire], lu["x"][pharmacie]) == (1 | 2 | 4 | 8, 2 | 16)


def test_the_directory_index_places_everyone_to_about_ten_metres():
    lu = read_index()
    claire, pharmacie = lu["l"].index("claire-martin"), lu["l"].index("pharmacie-des-tilleuls")
    chez_pharmacie, ailleurs = lu["u"][claire]
    assert chez_pharmacie == lu["u"][pharmacie]
    commune, latitude, longitude = lu["lieux"][ailleurs]
    slug, nom, centre_latitude, centre_longitude, code = lu["communes"][commune]
    assert (slug, nom, code) == ("saint-elan", "Saint-Élan", "59002")
    assert (centre_latitude + latitude, centre_longitude + longitude) == (508512, 25512)
    hopital = lu["lieux"][lu["u"][lu["l"].index("hopital-sans-position")]]
    assert lu["communes"][hopital[0]] == ["", "Ailleurs"]
    assert len(hopital) == 1


def test_the_directory_index_writes_each_timetable_once_and_tells_what_it_does_not_know():
    lu = read_index()
    claire, pharmacie, hopital, ancienne = (
        lu["l"].index(i) for i in ("claire-martin", "pharmacie-des-tilleuls", "hopital-sans-position", "cabinet-ancien")
    )
    semaine, *fermeture = lu["horaires"][lu["h"][pharmacie]]
    assert fermeture == ["2026-12-24", "2027-01-02"]
    assert lu["semaines"][semaine]["jours"]["2026-12-06"] == [[600, 660]]
    assert lu["semaines"][semaine]["fin"] == "2027-01-19"
    assert "fin" not in lu["semaines"][lu["horaires"][lu["h"][hopital]][0]]
    assert lu["h"][claire][1] == -1, "hours that nobody wrote"
    assert lu["horaires"][lu["h"][claire][0]][1:] == fermeture, "the place closes for everyone"
    assert lu["h"][ancienne] == -1, "too old to be trusted"


def test_an_empty_directory_gives_empty_files():
    contexte = make_contexte(make_site(structures=(), professionnels=(), evenements=(), alertes=()))
    assert read_index(contexte)["l"] == []
    assert read_json(contexte)["professionnels"] == []
    assert read_csv(contexte) == []
    assert json.loads(write_carte_json(contexte))["points"]["n"] == []
    assert [export.chemin for export in exports.iter_exports(contexte, BASE)]


def test_the_map_has_everyone_and_the_positions_that_are_known():
    carte = json.loads(write_carte_json(CONTEXTE))
    points = carte["points"]
    assert len({len(colonne) for colonne in points.values()}) == 1
    assert points["l"].count("claire-martin") == 2
    assert {
        carte["codes"][c] for c, ident in zip(points["c"], points["l"], strict=True) if ident == "claire-martin"
    } == {
        "59001",
        "59002",
    }
    assert points["a"][points["l"].index("hopital-sans-position")] == -1
    assert carte["positions"][points["a"][points["l"].index("pharmacie-des-tilleuls")]] == [50.8006, 2.4881]
    services = points["s"][points["l"].index("pharmacie-des-tilleuls")]
    assert [carte["services"][s] for s in services] == ["vaccination", "trod-angine"]
    assert set(carte["familles"]) == {"medecins", "pharmacie-biologie", "soins"}
    assert [c["nom"] for c in carte["communes"]] == ["Exempleville", "Saint-Élan"]


def test_two_builds_give_the_same_bytes():
    assert list(exports.iter_exports(make_contexte_exemple(), BASE)) == list(exports.iter_exports(CONTEXTE, BASE))
