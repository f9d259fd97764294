"""« Que faire maintenant ? » : what the device says at an hour we choose; the page is whole without it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.construction import build
from tests.factories import ANNUAIRE, write_donnees
from tests.navigateur.conftest import serve

SOINS = """\
etapes:
  - id: urgence
    titre: Une vie est en danger
    quand: [toujours]
    numeros: ["15"]
    valide_par: Le comité
    verifie_le: 2026-10-02
  - id: medecin
    titre: Vous avez un médecin traitant
    quand: [jour]
    pages: [medecin-traitant]
    valide_par: Le comité
    verifie_le: 2026-10-02
  - id: soir
    titre: Le cabinet est fermé
    quand: [soir, samedi-apres-midi, dimanche]
    telephone: 03 53 01 00 20
    valide_par: Le comité
    verifie_le: 2026-10-02
  - id: nuit
    titre: En pleine nuit
    quand: [nuit]
    valide_par: Le comité
    verifie_le: 2026-10-02
  - id: ferie
    titre: Un jour férié
    quand: [ferie]
    numeros: ["3237"]
    valide_par: Le comité
    verifie_le: 2026-10-02
creneaux:
  - id: fin-de-journee
    structure: pharmacie-des-tilleuls
    jours: [lundi, mardi, mercredi, jeudi, vendredi]
    de: 17h
    a: 19h
gardes:
  - id: dimanche-1
    type: pharmacie
    debut: 2026-12-20 9h
    fin: 2026-12-20 19h
    qui: pharmacie-des-tilleuls
    communes: ["01001"]
  - id: noel
    type: medecin
    debut: 2026-12-24 20h
    fin: 2026-12-28 8h
    qui: camille-exemple
"""
TITRES = {
    "urgence": "Une vie est en danger",
    "medecin": "Vous avez un médecin traitant",
    "soir": "Le cabinet est fermé",
    "nuit": "En pleine nuit",
    "ferie": "Un jour férié",
}
FERMETURE = "    fermetures:\n      - {du: 2026-12-22, au: 2026-12-22, motif: inventaire}\n"


@pytest.fixture(scope="module")
def adresse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    dossier = tmp_path_factory.mktemp("que-faire")
    annuaire = ANNUAIRE.replace("professionnels:\n", FERMETURE + "professionnels:\n")
    donnees = write_donnees(dossier / "data", annuaire=annuaire, soins=SOINS)
    with serve(build(dossier / "site", "--donnees", donnees, jour="2026-12-18")) as racine:
        yield racine


@pytest.fixture
def go(open_contexte: Callable[..., BrowserContext], adresse: str) -> Callable[..., Page]:
    def go_at(heure: str, **options: str) -> Page:
        page = open_contexte(heure=heure, **options).new_page()
        page.goto(f"{adresse}que-faire/")
        expect(page.locator("cpts-maintenant")).to_be_visible()
        return page

    return go_at


@pytest.mark.parametrize(
    ("heure", "phrase", "etapes"),
    [
        ("2026-12-18T10:00:00+01:00", "Il est 10 h, vendredi 18 décembre.", ["urgence", "medecin"]),
        ("2026-12-18T23:00:00+01:00", "Il est 23 h, vendredi 18 décembre.", ["urgence", "soir"]),
        ("2026-12-18T03:00:00+01:00", "Il est 3 h, vendredi 18 décembre.", ["urgence", "nuit"]),
        ("2026-12-20T10:00:00+01:00", "Il est 10 h, dimanche 20 décembre.", ["urgence", "soir"]),
        ("2026-12-25T10:00:00+01:00", "Il est 10 h, vendredi 25 décembre (jour férié).", ["urgence", "ferie"]),
    ],
    ids=["weekday", "evening", "night", "Sunday", "holiday"],
)
def test_the_steps_of_the_hour_are_above_the_ladder_which_keeps_its_order(
    go: Callable[..., Page], heure: str, phrase: str, etapes: list[str]
) -> None:
    page = go(heure, timezone_id="America/New_York")
    expect(page.locator(".cpts-maintenant__heure")).to_have_text(phrase.replace(" h", " h").replace(" d", " d"))
    expect(page.locator(".cpts-maintenant__liste .cpts-maintenant__titre")).to_have_text([TITRES[e] for e in etapes])
    expect(page.locator(".cpts-etapes__titre")).to_have_text(list(TITRES.values()))
    marquees = page.locator(".cpts-etapes__etape", has=page.get_by_text("Maintenant", exact=True))
    expect(marquees).to_have_count(len(etapes))
    appel = page.locator(".cpts-maintenant__ligne").first.locator("a[href^='tel:']")
    expect(appel).to_have_attribute("href", "tel:15")
    assert (appel.bounding_box() or {"height": 0})["height"] >= 44


def test_a_page_left_open_follows_the_hour_and_tells_a_reader_only_when_the_steps_change(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    contexte = open_contexte(heure=None)
    contexte.clock.install(time="2026-12-18T18:57:00+01:00")
    page = contexte.new_page()
    page.goto(f"{adresse}que-faire/")
    annonce = page.locator("cpts-maintenant [role=status]")
    dite = "Il est 18 h 57, vendredi 18 décembre : 2 conseils valent à cette heure-ci."
    expect(annonce).to_have_text(dite)
    contexte.clock.run_for("02:00")
    expect(page.locator(".cpts-maintenant__heure")).to_have_text("Il est 18 h 59, vendredi 18 décembre.")
    expect(annonce).to_have_text(dite)
    contexte.clock.run_for("02:00")
    expect(annonce).to_contain_text("Il est 19 h, ")
    expect(page.locator(".cpts-maintenant__liste .cpts-maintenant__titre").last).to_have_text("Le cabinet est fermé")


@pytest.mark.parametrize(
    ("heure", "gardes", "creneau"),
    [
        ("2026-12-18T17:30:00+01:00", ["Soins sans attendre : Pharmacie des Tilleuls"], "Maintenant, jusqu’à 19 h"),
        ("2026-12-20T10:00:00+01:00", ["Pharmacie de garde : Pharmacie des Tilleuls"], None),
        ("2026-12-22T17:30:00+01:00", [], "Fermé aujourd’hui"),
        ("2026-12-25T17:30:00+01:00", ["Médecin de garde : Camille Exemple"], "Jour férié : appelez pour vérifier"),
    ],
    ids=["during the slot", "Sunday", "closed place", "holiday"],
)
def test_who_is_on_call_and_which_slot_is_open_are_said_of_now(
    go: Callable[..., Page], heure: str, gardes: list[str], creneau: str | None
) -> None:
    page = go(heure)
    maintenant = page.locator(".cpts-gardes__maintenant")
    expect(maintenant).to_be_visible()
    expect(maintenant.locator("h4")).to_have_text(gardes)
    expect(maintenant.get_by_text("Aucune garde n’est annoncée ici à cette heure.")).to_be_visible(visible=not gardes)
    ce_soir = page.locator(".cpts-gardes__moments").get_by_text("Ce soir et cette nuit, vendredi 18 décembre")
    expect(ce_soir).to_be_visible(visible=heure < "2026-12-19")
    etat = page.locator("[data-creneau] .cpts-pastille")
    expect(etat).to_have_text([creneau] if creneau else [])


def test_the_duties_of_one_commune_can_be_chosen(go: Callable[..., Page]) -> None:
    page = go("2026-12-20T10:00:00+01:00")
    garde = page.locator(".cpts-gardes__maintenant h4")
    page.get_by_label("Ma commune").select_option(label="Rivebourg")
    expect(garde).to_have_count(0)
    message = page.get_by_text("Aucune garde annoncée ici pour cette commune.").filter(visible=True)
    expect(message.first).to_be_visible()
    page.get_by_label("Ma commune").select_option(label="Exempleville")
    expect(garde).to_have_text(["Pharmacie de garde : Pharmacie des Tilleuls"])


def test_without_javascript_the_ladder_the_evening_and_the_weekend_are_written_out(
    page_sans_js: Page, adresse: str
) -> None:
    page = page_sans_js
    page.goto(f"{adresse}que-faire/")
    expect(page.locator("cpts-maintenant")).to_be_hidden()
    expect(page.locator(".cpts-gardes__maintenant")).to_be_hidden()
    expect(page.get_by_label("Ma commune")).to_be_hidden()
    expect(page.locator(".cpts-etapes__titre")).to_have_text(list(TITRES.values()))
    page.get_by_role("link", name="Ce week-end, du samedi 19 au dimanche 20 décembre").click()
    week_end = page.locator(".cpts-gardes__periode", has=page.locator("#gardes-week-end"))
    expect(week_end.locator("h4")).to_have_text(["Pharmacie de garde : Pharmacie des Tilleuls"])
    expect(page.get_by_text("À vérifier les jours fériés")).to_be_visible()
    page.get_by_role("link", name="La feuille du week-end").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce week-end : qui appeler")
