"""What a visitor does stays with them: where they are, what they looked for, whom they chose."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.navigateur.conftest import Journal
from tests.navigateur.pages import ANNUAIRE, CARTE, FAMILLES, FICHE
from tests.navigateur.test_annuaire_parcours import get_filtre
from tests.navigateur.test_carte import PIXEL

ICI = {"latitude": 50.724637, "longitude": 2.538461}
TRACES = ("50.724", "50,724", "50724", "2.538", "2,538", "2538461")
"""The position, even cut to three decimals: a hundred metres."""
PRET = "cpts-annuaire[data-etat=pret]"
QUESTION = "infirmier"
LIT_GARDE = """async () => ({
  temoins: document.cookie, local: Object.entries(localStorage), session: Object.entries(sessionStorage),
  bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  travailleurs: (await navigator.serviceWorker.getRegistrations()).length,
})"""
RIEN = {"temoins": "", "local": [], "session": [], "bases": 0, "caches": 0, "travailleurs": 0}
GUETTE = "document.addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective))"
IGN, AILLEURS = "data.geopf.fr", "https://ailleurs.example.org/page"


class Ecoute:
    """Every request of a context as it leaves: address, headers, body."""

    def __init__(self, contexte: BrowserContext) -> None:
        self.demandes: list[Request] = []
        contexte.on("request", self._add)

    def _add(self, demande: Request) -> None:
        self.demandes.append(demande)

    def write(self) -> str:
        return "\n".join(f"{d.url} {d.headers} {d.post_data or ''}" for d in self.demandes)


def write_tout(page: Page, ecoute: Ecoute) -> str:
    """All that could carry something away: requests, address bar, history, storage, links, forms, the page itself."""
    garde = page.evaluate(LIT_GARDE)
    liens = page.evaluate("[...document.links].map(l => l.href).concat([...document.forms].map(f => f.action))")
    return "\n".join(map(str, (ecoute.write(), page.url, page.evaluate("history.state"), garde, liens, page.content())))


def ask_position(page: Page, adresse: str) -> None:
    page.goto(f"{adresse}{ANNUAIRE}?profession=pharmacien")
    expect(page.locator(PRET)).to_be_attached()
    get_filtre(page, "Distance").focus()
    page.get_by_role("button", name="Autour de moi").click()


def test_the_position_leaves_by_no_door_and_is_forgotten_on_leaving(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    contexte = open_contexte(1280, 900, geolocation=ICI, permissions=["geolocation"])
    ecoute, page = Ecoute(contexte), contexte.new_page()
    ask_position(page, adresse)
    expect(page.locator("[data-position]")).to_contain_text("reste sur votre appareil")
    expect(page.locator(PRET)).to_contain_text("du plus proche au plus loin de vous")
    assert [trace for trace in TRACES if trace in write_tout(page, ecoute)] == []
    page.emulate_media(media="print")
    assert [trace for trace in TRACES if trace in page.locator("body").inner_text()] == []
    page.emulate_media(media="screen")
    assert page.evaluate("navigator.geolocation.getCurrentPosition.name") == "getCurrentPosition"
    page.locator(f"{PRET} .cpts-resultat__nom a, {PRET} .cpts-resultat a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [trace for trace in TRACES if trace in ecoute.write() + page.url] == []
    page.evaluate("p => fetch('?ici=' + p)", str(ICI["latitude"]))
    assert "50.724" in ecoute.write(), "cette écoute doit savoir entendre"


PANNES = {
    1: "Votre appareil n’a pas l’autorisation de donner sa position. Choisissez une commune à la place.",
    2: "Votre position est introuvable. Choisissez une commune à la place.",
    3: "Votre position est introuvable. Choisissez une commune à la place.",
}


def test_a_position_refused_unknown_or_too_slow_is_told_in_plain_words(page: Page, adresse: str) -> None:
    """The three codes of the standard. Source: W3C Geolocation, 8."""
    page.add_init_script(
        "navigator.geolocation.getCurrentPosition = (_, dire) => dire({ code: Number(window.__panne ?? 1) });"
    )
    for code, phrase in PANNES.items():
        page.goto(adresse + ANNUAIRE)
        page.evaluate("code => { window.__panne = code; }", code)
        expect(page.locator(PRET)).to_be_attached()
        get_filtre(page, "Distance").focus()
        page.get_by_role("button", name="Autour de moi").click()
        expect(page.locator("[data-position]")).to_have_text(phrase)
        expect(page.get_by_role("button", name="Autour de moi")).to_have_attribute("aria-pressed", "false")


def test_only_the_click_that_names_it_calls_the_ign_which_learns_nothing_of_the_search(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal: Journal
) -> None:
    contexte = open_contexte(1280, 900)
    contexte.add_init_script(GUETTE)
    contexte.route(f"https://{IGN}/**", lambda route: route.fulfill(status=200, content_type="image/png", body=PIXEL))
    ecoute, page = Ecoute(contexte), contexte.new_page()
    page.goto(f"{adresse}{CARTE}?q={QUESTION}", wait_until="networkidle")
    bouton = page.get_by_role("button", name="Afficher le fond de carte de l’IGN")
    expect(bouton).to_be_attached()
    expect(bouton).to_contain_text("votre adresse IP lui sera transmise")
    assert [d.url for d in ecoute.demandes if IGN in d.url] == []
    journal.permis.add(IGN)
    with page.expect_request(f"https://{IGN}/**") as demande:
        bouton.click()
    assert demande.value.all_headers().get("referer") == adresse
    assert QUESTION not in str([d.headers for d in ecoute.demandes if IGN in d.url])
    assert QUESTION not in demande.value.url
    page.wait_for_load_state("networkidle")
    contexte.unroute_all(behavior="wait")


def test_a_site_that_a_link_opens_learns_the_name_of_ours_alone_and_holds_no_handle(
    open_contexte: Callable[..., BrowserContext], adresse: str, journal: Journal
) -> None:
    contexte = open_contexte(1280, 900)
    contexte.route(
        AILLEURS, lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")
    )
    journal.permis.add("ailleurs.example.org")
    page = contexte.new_page()
    page.goto(f"{adresse}{FICHE}?q={QUESTION}")
    for cible in ("", "_blank"):
        page.evaluate(
            "([a, c]) => { const l = document.createElement('a'); l.href = a; l.target = c; l.id = 'l' + c;"
            " l.textContent = 'x'; document.querySelector('main').append(l); }",
            [AILLEURS, cible],
        )
    with contexte.expect_page() as ouverte:
        page.locator("#l_blank").click()
    ouverte.value.wait_for_load_state()
    assert ouverte.value.evaluate("[window.opener, document.referrer]") == [None, adresse]
    with page.expect_request(AILLEURS) as demande:
        page.locator("#l").click()
    assert demande.value.all_headers().get("referer") == adresse


def test_nothing_is_kept_after_use_but_the_selection_of_the_tab(
    open_contexte: Callable[..., BrowserContext], adresse: str
) -> None:
    """Search, filters, map, selection, forms; the journal fails on any request to others and any violation."""
    contexte = open_contexte(1280, 2000)
    contexte.add_init_script(GUETTE)
    page = contexte.new_page()
    page.goto(f"{adresse}{ANNUAIRE}?q={QUESTION}&commune=cassel", wait_until="networkidle")
    expect(page.locator(PRET)).to_be_attached()
    page.goto(f"{adresse}recherche/?q={QUESTION}", wait_until="networkidle")
    page.goto(f"{adresse}carte/", wait_until="networkidle")
    page.goto(f"{adresse}contribuer/evenement/", wait_until="networkidle")
    page.locator("cpts-saisie input:visible").first.fill("Un texte")
    assert page.evaluate(LIT_GARDE) == RIEN
    page.goto(adresse + FICHE)
    page.get_by_role("button", name="à la sélection").first.click()
    attendu = {**RIEN, "session": [["cpts-selection /", "claire-martin"]]}
    page.wait_for_function("() => sessionStorage.length === 1")
    assert page.evaluate(LIT_GARDE) == attendu
    page.goto(f"{adresse}orientation/", wait_until="networkidle")
    assert contexte.cookies() == []
    autre = contexte.new_page()
    autre.goto(adresse)
    assert autre.evaluate(LIT_GARDE) == RIEN


def get_famille(chemin: str) -> tuple[str, int, str]:
    """Addresses of one layout: first folder, depth, and « affiche » for a sheet to print."""
    parties = chemin.strip("/").removesuffix("index.html").strip("/").split("/")
    return parties[0], len(parties), "affiche" if parties[-1] == "affiche" else ""


def test_every_family_of_addresses_of_the_site_is_among_the_pages_that_these_tests_open(dossier_site: Path) -> None:
    """A new layout must be added to `FAMILLES`, or this fails."""
    site = {get_famille(f.relative_to(dossier_site).as_posix()) for f in dossier_site.rglob("*.html")}
    ouvertes = {get_famille(chemin) for chemin in FAMILLES}
    assert sorted(site - ouvertes) == []
