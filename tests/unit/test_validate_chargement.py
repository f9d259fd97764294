"""The check of a whole data folder: what is in it, what may be published, and that it never crashes."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpts.errors import DataError
from cpts.validate import donnees as module_donnees
from cpts.validate import load_site
from cpts.validate.coherence import is_luhn
from tests.factories import (
    ACTIONS,
    AGENDA,
    ANNUAIRE,
    FICHIERS,
    JOUR,
    SOINS,
    assert_problemes,
    change,
    change_actions,
    change_annuaire,
    change_territoire,
    list_problemes,
    make_geojson,
    make_png,
    write_donnees,
)

RACINE = Path(__file__).resolve().parents[2]
INDICATEUR = """\
indicateurs:
  - id: sans-medecin
    titre: Sans médecin traitant
    source: Assurance Maladie
    date: 2025-12-31
    fichier: indicateurs.csv
    colonne: taux
"""


def test_a_tiny_folder_makes_a_site(tmp_path: Path) -> None:
    chargement = load_site(write_donnees(tmp_path, actions=ACTIONS, agenda=AGENDA, soins=SOINS), JOUR)
    assert chargement.problemes == ()
    site = chargement.unwrap()
    assert [p.id for p in site.professionnels] == ["camille-exemple"]
    assert [c.slug for c in site.territoire.communes] == ["exempleville", "rivebourg"]
    assert site.get_nom_commune(site.structures[0].adresse) == "Exempleville"
    assert site.jour == JOUR


def test_the_demonstration_has_no_error() -> None:
    chargement = load_site(RACINE / "data", JOUR)
    assert [p for p in chargement.problemes if p.est_erreur] == []
    assert chargement.site


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    (probleme,) = load_site(tmp_path / "rien", JOUR, "rien").problemes
    assert (probleme.fichier, probleme.code) == ("rien", "dossier-absent")
    assert probleme.trouve == "« rien » n’existe pas"


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    (probleme,) = load_site(tmp_path / "x", JOUR, "x").problemes
    assert probleme.trouve == "« x » n’est pas un dossier"


def test_an_empty_folder_says_every_required_file(tmp_path: Path) -> None:
    chargement = load_site(tmp_path, JOUR, "./data")
    noms = ["annuaire.yaml", "cpts.yaml", "territoire.geojson", "territoire.yaml"]
    assert [(p.fichier, p.code) for p in chargement.problemes] == [(f"./data/{n}", "fichier-absent") for n in noms]
    with pytest.raises(DataError):
        chargement.unwrap()


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [("data", "data/x"), ("./data", "./data/x"), ("data/", "data/x"), (".", "./x"), ("/a", "/a/x"), ("", "x")],
)
def test_a_file_is_named_as_the_folder_was_typed(tmp_path: Path, nom: str, attendu: str) -> None:
    (write_donnees(tmp_path) / "x").write_text("")
    assert [p.fichier for p in load_site(tmp_path, JOUR, nom).problemes] == [attendu]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    write_donnees(tmp_path / "data")
    (tmp_path / "data" / "annuaire.yaml").write_bytes(
        ANNUAIRE.encode("cp1252", "replace").replace(b"Camille", b"Ren\xe9")
    )
    (probleme,) = load_site(tmp_path / "data", JOUR).problemes
    assert (probleme.fichier, probleme.ligne, probleme.colonne, probleme.code) == (
        "data/annuaire.yaml",
        16,
        16,
        "pas-utf8",
    )


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (write_donnees(tmp_path) / "agenda.yaml").open("wb") as fichier:
        fichier.truncate(50 * 2**20)
    (probleme,) = load_site(tmp_path, JOUR).problemes
    assert (probleme.code, probleme.trouve) == ("fichier-trop-gros", "ce fichier pèse 50,0 Mo")


def test_too_many_entries_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_donnees, "MAX_ENTREES", 3)
    fichiers = {f"annuaire/{n}.yaml": "structures:\n  - id: a\n  - id: b\n" for n in range(3)}
    problemes = list_problemes(tmp_path, **fichiers)
    assert [code for _, code, _ in problemes] == ["trop-d-entrees"]


def test_too_many_problems_stop_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_donnees, "PROBLEMES_MAX", 3)
    annuaire = "structures:\n" + "".join(f"  - id: lieu-{n}\n    tipe: x\n" for n in range(9))
    problemes = list_problemes(tmp_path, annuaire=annuaire, agenda="evenements:\n  - id: e\n")
    assert ("annuaire.yaml:3:5", "verification-arretee") in [(place, code) for place, code, _ in problemes]
    assert not any("lieu-1" in place or "agenda" in place for place, _, _ in problemes)


def test_split_files_are_one_list_and_hidden_files_are_ignored(tmp_path: Path) -> None:
    gens = "professionnels:\n" + change(ANNUAIRE.split("professionnels:\n")[1], ("camille-exemple", "sacha-exemple"))
    fichiers = {
        "annuaire/rivebourg.yaml": gens,
        "annuaire/.brouillon.yaml": "[",
        ".git/x.txt": "",
        "README.md": "Lisez",
    }
    site = load_site(write_donnees(tmp_path, **fichiers), JOUR).unwrap()
    assert [p.id for p in site.professionnels] == ["camille-exemple", "sacha-exemple"]


@pytest.mark.parametrize("statut", ["pro", "oppose"])
def test_a_hidden_person_is_cited_with_an_avertissement_and_left_out(tmp_path: Path, statut: str) -> None:
    if statut == "pro":
        annuaire = change_annuaire(("statut: public", "statut: pro"))["annuaire"]
    else:
        fiche = "  - id: camille-exemple\n    diffusion: {statut: oppose}\n"
        annuaire = ANNUAIRE.split("professionnels:\n")[0] + "professionnels:\n" + fiche
    chargement = load_site(write_donnees(tmp_path, annuaire=annuaire, actions=ACTIONS), JOUR)
    (probleme,) = chargement.problemes
    assert (probleme.code, probleme.gravite, probleme.champ) == (
        "reference-cachee",
        "avertissement",
        "actions[depistage-diabete].participants[1]",
    )
    site = chargement.unwrap()
    assert site.professionnels == ()
    assert site.actions[0].participants == ()
    assert "camille-exemple" in site.secrets


def test_a_successor_who_is_hidden_is_left_out(tmp_path: Path) -> None:
    depart = "    fin_activite: {le: 2026-12-31, relais: [sacha-exemple, pharmacie-des-tilleuls]}\n    prenom"
    autre = ANNUAIRE.split("professionnels:\n")[1].replace("camille", "sacha").replace("statut: public", "statut: pro")
    fichiers = {**change_annuaire(("    prenom", depart)), "annuaire/b.yaml": f"professionnels:\n{autre}"}
    site = load_site(write_donnees(tmp_path, **fichiers), JOUR).unwrap()
    assert site.professionnels[0].fin_activite.relais == ("pharmacie-des-tilleuls",)


def test_a_wrong_entry_does_not_make_those_who_cite_it_wrong(tmp_path: Path) -> None:
    problemes = list_problemes(tmp_path, **change_annuaire(("type: pharmacie", "type: pharmacies")), actions=ACTIONS)
    assert [code for _, code, _ in problemes] == ["valeur-inconnue"]


def test_communes_of_one_name_are_told_apart_by_their_postal_code(tmp_path: Path) -> None:
    geojson = make_geojson(("01001", "Exempleville"), ("01002", "Exempleville"))
    site = load_site(write_donnees(tmp_path, **{"territoire.geojson": json.dumps(geojson)}), JOUR).unwrap()
    assert [c.slug for c in site.territoire.communes] == ["exempleville-01001", "exempleville-01002"]
    assert site.find_commune(site.structures[0].adresse).code == "01001"


def test_a_name_that_the_postal_code_does_not_settle_is_refused(tmp_path: Path) -> None:
    geojson = make_geojson(("01001", "Exempleville"), ("01002", "Exempleville"))
    for feature in geojson["features"]:
        feature["properties"]["codes_postaux"] = ["01001"]
    problemes = list_problemes(tmp_path, **{"territoire.geojson": json.dumps(geojson)})
    assert {code for _, code, _ in problemes} == {"commune-ambigue"}
    assert "(01001 ou 01002)" in problemes[0][2]


def test_a_commune_without_postal_codes_is_not_checked(tmp_path: Path) -> None:
    geojson = make_geojson()
    for feature in geojson["features"]:
        del feature["properties"]["codes_postaux"]
    assert list_problemes(tmp_path, **{"territoire.geojson": json.dumps(geojson)}) == []


def test_a_neighbour_has_no_page(tmp_path: Path) -> None:
    geojson = make_geojson(("01001", "Exempleville"), voisines=(("01002", "Rivebourg"),))
    chargement = load_site(write_donnees(tmp_path, **{"territoire.geojson": json.dumps(geojson)}), JOUR)
    assert [p.code for p in chargement.problemes] == ["commune-voisine"]
    assert [c.nom for c in chargement.unwrap().territoire.communes] == ["Exempleville"]
    assert [c.nom for c in chargement.unwrap().territoire.voisines] == ["Rivebourg"]


GEOMETRIES = {
    "absent": None,
    "a point": {"type": "Point", "coordinates": [5, 46]},
    "without coordinates": {"type": "Polygon"},
    "empty": {"type": "Polygon", "coordinates": []},
    "an empty ring": {"type": "Polygon", "coordinates": [[]]},
    "a ring of three points": {"type": "Polygon", "coordinates": [[[5, 46], [5.1, 46], [5, 46]]]},
    "no multipolygon": {"type": "MultiPolygon", "coordinates": []},
    "a multipolygon that is a number": {"type": "MultiPolygon", "coordinates": 5},
    "latitude first": {"type": "Polygon", "coordinates": [[[46, 5], [46, 5.1], [46.1, 5.1], [46, 5]]]},
    "booleans": {"type": "Polygon", "coordinates": [[[True, 46]] * 4]},
    "texts": {"type": "Polygon", "coordinates": [[["5", "46"]] * 4]},
    "one number a point": {"type": "Polygon", "coordinates": [[[5]] * 4]},
    "a huge number": {"type": "Polygon", "coordinates": [[[10**400, 46]] * 4]},
}


@pytest.mark.parametrize("geometrie", GEOMETRIES.values(), ids=GEOMETRIES.keys())
def test_an_outline_that_cannot_be_drawn_is_refused(tmp_path: Path, geometrie: object) -> None:
    geojson = make_geojson()
    geojson["features"][1]["geometry"] = geometrie
    problemes = list_problemes(tmp_path, **{"territoire.geojson": json.dumps(geojson)})
    assert ("territoire.geojson:1:1 features[2]", "geojson-invalide") in [p[:2] for p in problemes]


PROPRIETES = {
    "a code that is a number": {"code": 1002},
    "a short code": {"code": "0100"},
    "no name": {"nom": ""},
    "a name of signs": {"nom": "!!!"},
    "a name with a control character": {"nom": "River\x1b[31mbourg"},
    "postal codes that are numbers": {"codes_postaux": [1002]},
    "a population in words": {"population": "mille"},
    "a negative population": {"population": -1},
    "a boolean population": {"population": True},
}


@pytest.mark.parametrize("proprietes", PROPRIETES.values(), ids=PROPRIETES.keys())
def test_a_commune_that_is_badly_described_is_refused(tmp_path: Path, proprietes: dict[str, object]) -> None:
    geojson = make_geojson()
    geojson["features"][1]["properties"] |= proprietes
    problemes = list_problemes(tmp_path, **{"territoire.geojson": json.dumps(geojson)})
    assert ("territoire.geojson:1:1 features[2]", "geojson-invalide") in [p[:2] for p in problemes]


@pytest.mark.parametrize(
    ("texte", "place"),
    [
        ("", "1:1"),
        ("{\n,", "2:1"),
        ("[]", "1:1 features"),
        ("{}", "1:1 features"),
        ('{"type": "FeatureCollection", "features": [1]}', "1:1 features[1]"),
        ('{"type": "FeatureCollection", "features": [{"properties": {"code": NaN}}]}', "1:1"),
        ("[" * 100_000, "1:1"),
        ("1" * 10_000, "1:1"),
    ],
)
def test_a_geojson_that_cannot_be_read_is_told(tmp_path: Path, texte: str, place: str) -> None:
    problemes = list_problemes(tmp_path, **{"territoire.geojson": texte})
    assert (f"territoire.geojson:{place}", "geojson-invalide") in [p[:2] for p in problemes]


def test_a_commune_drawn_twice_is_told(tmp_path: Path) -> None:
    geojson = make_geojson(("01001", "Exempleville"), ("01002", "Rivebourg"), ("01002", "Rivebourg"))
    problemes = list_problemes(tmp_path, **{"territoire.geojson": json.dumps(geojson)})
    assert ("territoire.geojson:1:1 01002", "commune-en-double") in [p[:2] for p in problemes]


def test_an_indicator_is_read_from_its_column(tmp_path: Path) -> None:
    texte = 'code;nom;taux\n01001;"Exempleville; centre";8,5\n01002;Rivebourg;\n'
    fichiers = {**change_territoire(("communes", INDICATEUR + "communes")), "indicateurs.csv": "\ufeff" + texte}
    site = load_site(write_donnees(tmp_path, **fichiers), JOUR).unwrap()
    assert site.territoire.mesures[0].valeurs == {"01001": 8.5}


CSV = {
    "no file": (None, [("territoire.yaml:6:14 indicateurs[sans-medecin].fichier", "csv-absent", "Le fichier")]),
    "an empty file": (
        "",
        [
            ("indicateurs.csv:1:1 code", "csv-colonne", "Les colonnes sont absentes. Attendu : une colonne « code »."),
            ("indicateurs.csv:1:1 taux", "csv-colonne", "La colonne « taux » n’existe pas."),
        ],
    ),
    "commas": (
        "code,taux\n01001,8\n",
        [
            ("indicateurs.csv:1:1 code", "csv-colonne", "Les colonnes sont « code,taux »."),
            ("indicateurs.csv:1:1 taux", "csv-colonne", "La colonne « taux » n’existe pas."),
        ],
    ),
    "a commune outside the territory": (
        "code;taux\n01001;8\n59135;9\n",
        [("indicateurs.csv:3:1 code", "~commune-hors-territoire", "La commune 59135 n’est pas dans le territoire")],
    ),
    "a code of a wrong shape": (
        "code;taux\n1001;8\n",
        [("indicateurs.csv:2:1 code", "code-commune-invalide", "« 1001 » n’est pas un code INSEE de commune.")],
    ),
    "a commune twice": (
        "code;taux\n01001;8\n01001;9\n",
        [("indicateurs.csv:3:1 code", "commune-en-double", "La commune 01001 a deux lignes.")],
    ),
    "a value in words": (
        "code;taux\n01001;huit\n",
        [("indicateurs.csv:2:1 taux", "csv-nombre", "« huit » n’est pas un nombre.")],
    ),
    "an underscore in a number": (
        "code;taux\n01001;1_000\n",
        [("indicateurs.csv:2:1 taux", "csv-nombre", "« 1_000 » n’est pas un nombre.")],
    ),
    "a short line": (
        "code;taux\n01001\n",
        [("indicateurs.csv:2:1 taux", "csv-ligne", "Cette ligne a 1 colonnes sur 2.")],
    ),
    "a misspelt column": (
        "code;tau\n01001;8\n",
        [("indicateurs.csv:1:1 taux", "csv-colonne", "La colonne « taux » n’existe pas. Attendu : une des colonnes")],
    ),
    "a NUL": (
        "code;taux\n01001;8\0\n",
        [("indicateurs.csv:2:8", "caractere-interdit", "Un caractère invisible ou interdit")],
    ),
    "a cell without end": (
        "code;taux\n01001;" + "8" * (csv.field_size_limit() + 1),
        [("indicateurs.csv:1:1", "csv-illisible", "Ce fichier n’est pas un CSV en UTF-8.")],
    ),
}


@pytest.mark.parametrize(("texte", "attendus"), CSV.values(), ids=CSV.keys())
def test_a_csv_that_cannot_be_used_is_told(
    tmp_path: Path, texte: str | None, attendus: list[tuple[str, str, str]]
) -> None:
    fichiers = {**change_territoire(("communes", INDICATEUR + "communes")), "indicateurs.csv": texte}
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


PNG = make_png()
MEDIAS = {
    "good": (PNG, None),
    "a web page": (b"<html>", "media-faux"),
    "a place": (PNG + b"eXIf", "media-exif"),
    "too heavy": (PNG + bytes(4 * 2**20), "fichier-trop-gros"),
    "cut": (PNG[:40], "media-illisible"),
    "a beginning and nothing after": (PNG[:8], "media-illisible"),
    "few bytes for many points": (make_png(5000, 4001), "media-trop-grand"),
}


@pytest.mark.parametrize(("octets", "code"), MEDIAS.values(), ids=MEDIAS.keys())
def test_an_image_is_what_its_name_says(tmp_path: Path, octets: bytes, code: str | None) -> None:
    cpts = change(FICHIERS["cpts"], ("directeur", "logo: logo.png\ndirecteur"))
    dossier = write_donnees(tmp_path, cpts=cpts, **{"medias/logo.png": ""})
    (dossier / "medias" / "logo.png").write_bytes(octets)
    chargement = load_site(dossier, JOUR)
    assert [p.code for p in chargement.problemes] == ([code] if code else [])
    if code is None:
        assert chargement.unwrap().medias == ("logo.png",)


@pytest.mark.parametrize("jour", [date.min, date(12, 1, 1), date(2026, 3, 31), date.max])
def test_any_day_can_be_today(tmp_path: Path, jour: date) -> None:
    assert load_site(write_donnees(tmp_path, actions=ACTIONS, agenda=AGENDA), jour).problemes is not None


def test_an_offer_is_gone_after_its_end(tmp_path: Path) -> None:
    offre = "offres:\n  - id: o\n    type: stage\n    titre: Stage\n    profession: infirmier\n    fin: 2026-11-20\n"
    assert load_site(write_donnees(tmp_path, offres=offre), JOUR).unwrap().offres == ()


@pytest.mark.parametrize(("numero", "juste"), [("79927398713", True), ("79927398710", False), ("0", True)])
def test_the_luhn_key(numero: str, juste: bool) -> None:
    assert is_luhn(numero) is juste


MORCEAUX = st.sampled_from(
    ["", "\n", "  ", "- ", ": ", "[", "]", "{", "}", '"', "'", "#", "&a ", "*a", "!x ", "|", ">", "~", "\t", "oui", "0",
     "2026-02-30", "25:00", "99999999999999999999", "é", "\u200d", "<<: ", "---\n", "id: x\n", "\x00", "id", "9h-8h",
     "structures:\n", "professionnels: []\n", "oppose", "lundi: 9h", "[]", "{a: b}", "mensuelle", "1er", "9999-12-31"]
)  # fmt: skip
TEXTES = {**FICHIERS, "actions": ACTIONS, "agenda": AGENDA, "soins": SOINS}
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(sorted(TEXTES)), st.floats(0, 1), st.integers(0, 40), MORCEAUX), min_size=1, max_size=4
)


@settings(max_examples=max(150, settings().max_examples), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MUTATIONS)
def test_a_mangled_folder_never_crashes(tmp_path: Path, mutations: list[tuple[str, float, int, str]]) -> None:
    textes = dict(TEXTES)
    for nom, ou, longueur, morceau in mutations:
        debut = int(ou * len(textes[nom]))
        textes[nom] = textes[nom][:debut] + morceau + textes[nom][debut + longueur :]
    chargement = load_site(write_donnees(tmp_path / "data", **textes), JOUR)
    assert (chargement.site is None) == any(p.est_erreur for p in chargement.problemes)
    assert all(p.ligne >= 1 and p.colonne >= 1 and p.code and p.trouve for p in chargement.problemes)


def test_an_action_that_cites_itself_as_place_is_told(tmp_path: Path) -> None:
    assert_problemes(
        list_problemes(tmp_path, **change_actions(("lieux: [pharmacie-des-tilleuls]", "lieux: [depistage-diabete]"))),
        [("actions.yaml:8:13 actions[depistage-diabete].lieux[1]", "reference-inconnue", "Aucune structure n’a")],
    )
