"""The index of the search, as built, answers the site's own search module in a real JavaScript engine."""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from cpts.exports.recherche import GENRES
from outils.node import find_node
from tests.construction import RACINE

SCRIPT = """
import { readFileSync } from "node:fs";
import { buildIndex, searchEntrees, suggestQuestions } from "%s";
const { fichier, questions } = JSON.parse(readFileSync(0, "utf8"));
const colonnes = JSON.parse(readFileSync(fichier, "utf8"));
const index = buildIndex(colonnes);
const show = (i) => [colonnes.genres[colonnes.g[i]], colonnes.t[i], colonnes.l[i]];
const reponses = questions.map((q) => [q, searchEntrees(index, q).map(show)]);
const corrections = questions.map((q) => [q, suggestQuestions(index, q)]);
console.log(JSON.stringify({ reponses: Object.fromEntries(reponses), corrections: Object.fromEntries(corrections) }));
"""
METIERS = {
    "medecin": "medecin-generaliste",
    "généraliste": "medecin-generaliste",
    "GENERALISTES": "medecin-generaliste",
    "kine": "masseur-kinesitherapeute",
    "kiné": "masseur-kinesitherapeute",
    "orthofoniste": "orthophoniste",
    "infirmiere": "infirmier",
    "sage femme": "sage-femme",
}
QUESTIONS = {
    "cardiologue": "specialites/cardiologie/",
    "pharmacie trois couronnes": "annuaire/pharmacie-des-trois-couronnes/",
    "nguyen": "annuaire/",
    "ait said": "annuaire/celestine-ait-said/",
    "claire martin": "annuaire/claire-martin/",
    "martin claire": "annuaire/claire-martin/",
    "03 53 01 00 20": "annuaire/claire-martin/",
    "+33 3 53 01 00 20": "annuaire/claire-martin/",
    "0353010020": "annuaire/claire-martin/",
    "cassel": "communes/cassel/",
    "59670": "communes/cassel/",
    "octobre rose": "agenda/octobre-rose-2026/",
    "gestes qui sauvent": "agenda/gestes-qui-sauvent/",
    "vaccination grippe": "prevention/vaccination-grippe-covid/",
    "insuffisance cardiaque": "parcours/insuffisance-cardiaque/",
    "retour hopital aidants": "parcours/retour-a-domicile/",
    "penurie": "alertes/#alerte-penurie-antibiotique-2026",
    "bronchiolite": "alertes/#alerte-bronchiolite-2026",
    "glossaire": "glossaire/",
    "mentions legales": "mentions-legales/",
    "medecin traitant": "medecin-traitant/",
    "wat moet ik nu doen": "langues/nl/",
    "apotheker": "langues/nl/",
    "toothache": "langues/en/",
    "samobojstwo": "langues/pl/",
    "ألم الأسنان": "langues/ar/",
    "العربية": "langues/ar/",
}
RIEN = ("zzyzxqq", "constructor __proto__", "<>/…", "   ", "martin zzyzxqq", "99999")


class Reponse(NamedTuple):
    genre: str
    titre: str
    lien: str


@pytest.fixture(scope="module")
def sortie(demonstration: Path) -> dict[str, dict[str, list]]:
    """What the module answers to every question of this file, in one run of Node."""
    module = (RACINE / "docs/assets/js/lib/recherche.mjs").as_uri()
    questions = [*METIERS, *QUESTIONS, *RIEN, "kine bailleul", "mdecn"]
    demande = {"fichier": str(demonstration / "donnees/recherche.json"), "questions": questions}
    commande = [*find_node(), "--input-type=module", "--eval", SCRIPT % module]
    fait = subprocess.run(commande, input=json.dumps(demande), capture_output=True, text=True, timeout=60, check=False)
    assert fait.returncode == 0, fait.stderr
    return json.loads(fait.stdout)


@pytest.fixture(scope="module")
def reponses(sortie: dict[str, dict[str, list]]) -> dict[str, list[Reponse]]:
    return {question: [Reponse(*r) for r in trouvees] for question, trouvees in sortie["reponses"].items()}


@pytest.mark.parametrize(("question", "lien"), QUESTIONS.items())
def test_a_question_finds_its_page_among_the_first(
    reponses: dict[str, list[Reponse]], question: str, lien: str
) -> None:
    assert [r for r in reponses[question][:10] if r.lien.startswith(lien)], reponses[question][:10]


@pytest.mark.parametrize(("question", "profession"), METIERS.items())
def test_a_profession_finds_those_who_practise_it_and_its_page(
    demonstration: Path, reponses: dict[str, list[Reponse]], question: str, profession: str
) -> None:
    annuaire = json.loads((demonstration / "donnees/annuaire.json").read_bytes())["professionnels"]
    metiers = {f"annuaire/{fiche['id']}/": fiche["profession"] for fiche in annuaire}
    trouves = [r.lien for r in reponses[question]]
    premiers = [metiers[lien] for lien in trouves if lien in metiers][:5]
    assert {metier.partition("-")[0] for metier in premiers} == {profession.partition("-")[0]}
    assert {lien for lien, metier in metiers.items() if metier == profession} <= set(trouves)
    assert f"professions/{profession}/" in trouves


@pytest.mark.parametrize("question", RIEN)
def test_nonsense_finds_nothing(reponses: dict[str, list[Reponse]], question: str) -> None:
    assert reponses[question] == []


def test_a_profession_and_a_commune_together_find_only_those(
    demonstration: Path, reponses: dict[str, list[Reponse]]
) -> None:
    trouves = {r.lien for r in reponses["kine bailleul"] if r.genre == "Professionnel"}
    annuaire = json.loads((demonstration / "donnees/annuaire.geojson").read_bytes())["features"]
    lieux = {f["properties"]["id"]: f["properties"] for f in annuaire if "type" in f["properties"]}
    attendus = set()
    for fiche in json.loads((demonstration / "donnees/annuaire.json").read_bytes())["professionnels"]:
        communes = {(e.get("adresse") or lieux.get(e.get("structure"), {})).get("commune") for e in fiche["exercices"]}
        if fiche["profession"] == "masseur-kinesitherapeute" and "Bailleul" in communes:
            attendus.add(f"annuaire/{fiche['id']}/")
    assert attendus
    assert attendus <= trouves


def test_a_word_that_is_too_wrong_gets_a_suggestion(sortie: dict[str, dict[str, list]]) -> None:
    assert sortie["corrections"]["mdecn"] == ["médecin"]


def has_ancre(site: Path, lien: str) -> bool:
    """Whether the page is there, with the anchor that the link ends with, if any."""
    chemin, _, ancre = lien.partition("#")
    page = site / chemin / "index.html"
    return page.is_file() and (not ancre or f'id="{ancre}"' in page.read_text(encoding="utf-8"))


def test_every_row_leads_to_a_page_that_exists_and_every_column_is_as_long(demonstration: Path) -> None:
    index = json.loads((demonstration / "donnees/recherche.json").read_bytes())
    colonnes = [index[nom] for nom in ("g", "t", "d", "l", "m", "tel")]
    assert {len(colonne) for colonne in colonnes} == {len(index["t"])}
    assert [lien for lien in index["l"] if not has_ancre(demonstration, lien)] == []
    assert len(set(index["l"])) == len(index["l"])
    assert all(index["t"])


def test_everyone_and_every_place_commune_event_and_action_is_in_the_index(demonstration: Path) -> None:
    liens = set(json.loads((demonstration / "donnees/recherche.json").read_bytes())["l"])
    fichiers = {
        "annuaire": (demonstration / "donnees/annuaire").glob("*.vcf"),
        "agenda": (demonstration / "donnees/agenda").glob("*.ics"),
        "communes": (d.parent for d in (demonstration / "communes").glob("*/index.html")),
        "prevention": (d.parent for d in (demonstration / "prevention").glob("*/index.html")),
    }
    attendus = {f"{dossier}/{f.stem}/" for dossier, trouves in fichiers.items() for f in trouves}
    assert attendus - liens == set()


def test_every_kind_of_result_has_its_rank(demonstration: Path) -> None:
    """A kind that the ranking does not name comes last, after the plainest page."""
    genres = json.loads((demonstration / "donnees/recherche.json").read_bytes())["genres"]
    assert genres == [genre for genre in GENRES if genre in genres]
    assert genres[0] == "Profession"
