"""The forms of « Contribuer » in a browser: a volunteer fills one, and gets lines that the check accepts."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.construction import build, run_cpts
from tests.navigateur.axe import find_violations
from tests.navigateur.conftest import serve
from tests.navigateur.lecture_pdf import count_pages, read_texte
from tests.navigateur.test_accessibilite import CIBLES_PRINCIPALES, TROP_PETITES
from tests.site.petit_territoire import DEPOT, write_petit_depot

PROFESSIONNEL, EVENEMENT, FERMETURE = (f"contribuer/{genre}/" for genre in ("professionnel", "evenement", "fermeture"))
MAIL = re.compile(r"^mailto:bonjour@deux-rives\.example\.net\?subject=Nouvelle%20fiche.*&body=Bonjour")
HOSTILE = "</textarea><img src=x onerror=alert(1)> {{ 7*7 }}"


@pytest.fixture(scope="module")
def donnees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second territory, with a repository."""
    return write_petit_depot(tmp_path_factory.mktemp("saisie") / "data")


@pytest.fixture(scope="module")
def depose(donnees: Path) -> Iterator[str]:
    with serve(build(donnees.parent / "site", "--donnees", donnees)) as racine:
        yield racine


def get(page: Page, nom: str) -> Locator:
    return page.locator(f'[name="{nom}"]')


def submit(page: Page) -> None:
    page.locator("button[type=submit]").click()


def fill_personne(page: Page) -> None:
    """A specialist in two places: one of the directory, one by its address; a third was added by mistake."""
    get(page, "prenom").fill("Élodie")
    get(page, "nom").fill("L’Œuvré")
    expect(get(page, "specialite")).to_be_hidden()
    get(page, "profession").select_option("Médecin spécialiste")
    get(page, "specialite").select_option("cardiologie")
    get(page, "exercices.0.structure").select_option("Cabinet du Gué, Exempleville")
    expect(get(page, "exercices.0.adresse.commune")).to_be_hidden()
    page.get_by_label("Lundi").fill("9h-12h, 14h-18h")
    page.get_by_role("button", name="Recopier jusqu’au vendredi").click()
    page.get_by_role("button", name="Ajouter un autre lieu").click()
    expect(page.get_by_role("heading", name="Lieu 2")).to_be_focused()
    get(page, "exercices.1.adresse.code_postal").fill("01002")
    get(page, "exercices.1.adresse.commune").fill("Rivebourg")
    page.get_by_role("button", name="Ajouter un autre lieu").click()
    page.get_by_role("button", name="Retirer le lieu 3").click()
    page.get_by_label("Cette personne sait").check()


def test_a_volunteer_adds_a_person_with_two_places_and_the_check_accepts_the_file(
    page: Page, depose: str, donnees: Path
) -> None:
    page.goto(depose + PROFESSIONNEL)
    fill_personne(page)
    submit(page)
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_focused()
    texte = page.locator("[data-yaml]").inner_text()
    assert texte.startswith("professionnels:\n  - id: elodie-l-oeuvre\n    nom: L’Œuvré\n")
    assert "          lundi-vendredi: 9h-12h, 14h-18h\n      - adresse:\n" in texte
    proposee = urlsplit(page.get_by_role("link", name="Proposer sur GitHub").get_attribute("href") or "")
    assert f"{proposee.scheme}://{proposee.netloc}{proposee.path}" == f"{DEPOT}/new/main"
    assert parse_qs(proposee.query) == {"filename": ["data/annuaire/elodie-l-oeuvre.yaml"], "value": [texte]}
    expect(page.get_by_role("link", name="Envoyer par courriel")).to_have_attribute("href", MAIL)
    assert check_fichier(donnees, "annuaire/elodie-l-oeuvre.yaml", texte) == (0, [])
    get(page, "nom").fill("Autre")
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_hidden()


def check_fichier(donnees: Path, nom: str, texte: str) -> tuple[int, list[str]]:
    """The exit code of `cpts verifier` with this new file, and what it says of the file."""
    (donnees / nom).parent.mkdir(exist_ok=True)
    (donnees / nom).write_text(texte, encoding="utf-8")
    fait = run_cpts("verifier", "--donnees", donnees, "--date", "2026-11-21", "--format", "json")
    return fait.returncode, [p["message"] for p in json.loads(fait.stdout) if p["fichier"].endswith(nom)]


def test_what_is_wrong_is_listed_at_the_top_and_told_beside_each_question(page: Page, depose: str) -> None:
    page.goto(depose + PROFESSIONNEL)
    submit(page)
    bilan = page.get_by_role("alert")
    expect(bilan).to_be_focused()
    assert bilan.get_by_role("link").all_inner_texts() == [
        "Le champ «\u00a0Prénom\u00a0» manque.",
        "Le champ «\u00a0Nom\u00a0» manque.",
        "Le champ «\u00a0Profession\u00a0» manque.",
        "Lieu\u00a0: aucun lieu n’est écrit. Attendu\u00a0: une structure ou une adresse, l’une des deux.",
        "Sans l’accord de la personne, rien ne peut être publié. Demandez-lui, puis cochez la case.",
        "Le champ «\u00a0Identifiant\u00a0» manque.",
    ]
    expect(page).to_have_title("Réponses à revoir – Ajouter un professionnel – CPTS Deux Rives")
    get(page, "prenom").fill(HOSTILE)
    page.get_by_text("Plus de champs pour ce lieu").click()
    get(page, "exercices.0.position.latitude").fill("46,05")
    page.get_by_text("Plus de champs pour ce lieu").click()
    get(page, "exercices.0.horaires.mardi").fill("9h à 12h")
    submit(page)
    mardi = get(page, "exercices.0.horaires.mardi")
    expect(mardi).to_have_accessible_description(re.compile("Écrivez «\u00a09h-12h\u00a0»"))
    bilan.get_by_role("link", name="Latitude").click()
    expect(get(page, "exercices.0.position.latitude")).to_be_focused()
    bilan.get_by_role("link", name="Mardi").click()
    expect(mardi).to_be_focused()
    assert page.locator("cpts-saisie img").count() == 0
    mardi.fill("9h-12h")
    submit(page)
    assert "Mardi" not in bilan.inner_text()
    expect(mardi).not_to_have_attribute("aria-invalid", "true")


def test_a_closure_opens_the_form_of_the_repository_for_the_entry_that_is_named(page: Page, depose: str) -> None:
    page.goto(f"{depose}{FERMETURE}?fiche=paul-desrives")
    expect(get(page, "fiche")).to_have_value("Paul Desrives (paul-desrives)")
    get(page, "fiche").fill("cabinet du gue")
    get(page, "du").fill("2026-12-24")
    get(page, "au").fill("2026-12-02")
    submit(page)
    expect(page.get_by_role("alert")).to_contain_text(
        "la fin (2 décembre 2026) vient avant le début (24 décembre 2026)"
    )
    get(page, "au").fill("2027-01-02")
    get(page, "motif").fill("congés : # fin d’année")
    submit(page)
    lignes = 'fermetures:\n  - du: 2026-12-24\n    au: 2027-01-02\n    motif: "congés : # fin d’année"\n'
    assert page.locator("[data-yaml]").inner_text() == lignes
    demande = urlsplit(page.get_by_role("link", name="Demander sur GitHub").get_attribute("href") or "")
    assert demande.path == "/exemple/donnees/issues/new"
    assert parse_qs(demande.query) == {
        "template": ["fermeture.yml"],
        "title": ["Fermeture : cabinet-du-gue"],
        "fiche": ["cabinet-du-gue"],
        "du": ["2026-12-24"],
        "au": ["2027-01-02"],
        "motif": ["congés : # fin d’année"],
    }


def test_a_meeting_is_announced_with_the_keyboard_alone_and_without_a_repository(page: Page, adresse: str) -> None:
    page.goto(adresse + EVENEMENT)
    expect(page.locator("button[type=submit]")).to_be_visible()
    get(page, "titre").focus()
    page.keyboard.type("Café des voisins")
    page.keyboard.press("Tab")
    page.keyboard.type("Un moment\npour souffler.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(40):
        if page.evaluate("document.activeElement.dataset.partie") == "heure":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("20h30")
    # Typed, a date has the order of the browser's own language: it is given whole.
    page.locator('[name="debut"][data-partie="jour"]').fill("2026-12-03")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_focused()
    assert page.locator("[data-yaml]").inner_text() == (
        "evenements:\n"
        "  - id: cafe-des-voisins-2026\n"
        "    titre: Café des voisins\n"
        "    resume: |-\n"
        "      Un moment\n"
        "      pour souffler.\n"
        "    debut: 2026-12-03 20h30\n"
        "    publics: [habitants]\n"
    )
    expect(page.get_by_role("link", name="Proposer sur GitHub")).to_have_count(0)
    assert page.locator("[data-remarques] li").all_inner_texts() == [
        "Ni lieu ni visio ne sont écrits. Ajoutez l’un des deux."
    ]
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Envoyer par courriel")).to_be_focused()


def test_the_states_of_a_form_are_accessible_and_fit_a_small_phone(
    open_contexte: Callable[..., BrowserContext], depose: str
) -> None:
    page = open_contexte(320, 800, bypass_csp=True, color_scheme="dark").new_page()
    page.goto(depose + PROFESSIONNEL)
    page.get_by_role("button", name="Ajouter un autre lieu").click()
    get(page, "exercices.0.telephone").fill("x" * 300)
    submit(page)
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(TROP_PETITES, CIBLES_PRINCIPALES) == []


def test_without_javascript_the_questions_are_asked_by_mail_or_on_paper(page_sans_js: Page, depose: str) -> None:
    page_sans_js.goto(depose + PROFESSIONNEL)
    expect(page_sans_js.get_by_role("link", name="Répondre par courriel")).to_be_visible()
    expect(page_sans_js.locator("button[type=submit]")).to_be_hidden()
    get(page_sans_js, "prenom").press("Enter")
    assert page_sans_js.url == depose + PROFESSIONNEL
    expect(page_sans_js.get_by_label("Profession")).to_be_visible()
    pdf = page_sans_js.pdf(prefer_css_page_size=True)
    texte = read_texte(pdf)
    assert count_pages(pdf) <= 3
    for mots in ("Prénom", "Lundi", "Langues", "Cette personne sait", "bonjour@deux-rives.example.net"):
        assert mots in texte
    assert "Identifiant" not in texte
