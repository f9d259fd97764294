"""`python -m bench.annuaire`: what the page of the directory weighs, and how fast it answers, in Chromium slowed down.

Options: `--entrees 10000 300`, `--ralenti 4`, `--tours 5`, `--site DIR` (already built, instead of `--entrees`).
Each keystroke is typed `--tours` times on a page loaded anew: its best time is that of the page, its median that of a
machine that does something else too.
"""

import argparse
import gzip
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bench.__main__ import DEMONSTRATION, build_whole, make_annuaire
from bench.donnees import JOUR
from bench.mesure import run
from cpts.validate import load_site
from tests.navigateur.chromium import chromium_arguments, find_chromium
from tests.navigateur.conftest import serve

CARTE = "carte"
LARGEURS = {"téléphone": 360, "bureau": 1280}
QUESTIONS = (
    "kiné bailleul",
    "orthofoniste",
    "docteur hazebrouk",
    "infirmiere neerlandais",
    "martin",
    "vandenbrouke camille",
    "sage femme",
    "03 53 01 00",
    "pharmacie vaccination",
    "zzyzxq",
)
PRET = "cpts-annuaire[data-etat='pret']"
# From the first listener of the keystroke to the end of the last, style and layout of the new list included.
CHRONOMETRE = """() => {
  let debut = 0;
  window.touches = [];
  addEventListener("input", () => { debut = performance.now(); }, { capture: true });
  addEventListener("input", () => {
    document.body.getBoundingClientRect();
    window.touches.push(performance.now() - debut);
  });
}"""


def main() -> None:
    lecteur = argparse.ArgumentParser()
    lecteur.add_argument("--entrees", type=int, nargs="+", default=[10_000, 300])
    lecteur.add_argument("--ralenti", type=float, default=4)
    lecteur.add_argument("--tours", type=int, default=5)
    lecteur.add_argument("--site", type=Path)
    choix = lecteur.parse_args()
    with tempfile.TemporaryDirectory() as dossier, open_chromium() as navigateur:
        for entrees in [0] if choix.site else choix.entrees:
            site = choix.site or build(Path(dossier) / str(entrees), entrees)
            print(f"\n{f'{entrees} entrées' if entrees else choix.site}")
            with serve(site) as adresse:
                weigh_largeurs(navigateur, site, f"{adresse}annuaire/")
                time_touches(navigateur, f"{adresse}annuaire/", choix.ralenti, choix.tours)


def build(dossier: Path, entrees: int) -> Path:
    dossier.mkdir()
    site = load_site(DEMONSTRATION, date.fromisoformat(JOUR), "data").unwrap()
    whole = build_whole("construire", make_annuaire(dossier / "donnees", site, entrees), dossier)
    run(whole)
    return whole.sortie


@contextmanager
def open_chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        raise SystemExit("Chromium est introuvable.")
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=executable, args=chromium_arguments())
        yield navigateur
        navigateur.close()


def weigh_largeurs(navigateur: Browser, site: Path, adresse: str) -> None:
    for nom, largeur in LARGEURS.items():
        poids = weigh(navigateur, site, adresse, largeur)
        carte = poids.pop(CARTE, 0)
        print(f"  {nom}, {largeur} px : {sum(poids.values()) / 1024:.0f} Kio compressés, carte {carte / 1024:.0f}")
        print("    " + ", ".join(f"{famille} {octets / 1024:.1f}" for famille, octets in sorted(poids.items())))


def time_touches(navigateur: Browser, adresse: str, ralenti: float, tours: int) -> None:
    mesures = [type_questions(navigateur, adresse, ralenti) for _ in range(tours)]
    lignes, filtres = (min(m[rang] for m in mesures) for rang in (0, 1))
    print(f"  au ralenti x {ralenti:g}, sur un téléphone : premières lignes {lignes:.0f} ms, filtres {filtres:.0f} ms")
    touches = list(zip(*(m[2] for m in mesures), strict=True))
    for nom, choose in (("au mieux", min), ("médiane", statistics.median)):
        durees = [choose(une) for une in touches]
        print(
            f"    une touche ({len(durees)}), {nom} de {tours} : médiane {statistics.median(durees):.1f} ms, "
            f"p95 {percentile(durees, 0.95):.1f} ms"
        )
    print("    attendu : p95 de 16 ms au plus")


def weigh(navigateur: Browser, site: Path, adresse: str, largeur: int) -> dict[str, int]:
    """Bytes of everything the page asks for, each file compressed, by family."""
    page = navigateur.new_page(viewport={"width": largeur, "height": 900})
    chemins: set[str] = set()
    page.on("request", lambda requete: chemins.add(urlsplit(requete.url).path.lstrip("/")))
    page.goto(adresse, wait_until="networkidle")
    page.close()
    poids: dict[str, int] = {}
    for chemin in chemins:
        fichier = site / chemin / "index.html" if chemin.endswith("/") else site / chemin
        famille = name_famille(chemin)
        poids[famille] = poids.get(famille, 0) + len(gzip.compress(fichier.read_bytes(), 9))
    return poids


def name_famille(chemin: str) -> str:
    if "leaflet" in chemin or "territoire.geojson" in chemin or "/carte" in chemin or "points-annuaire" in chemin:
        return CARTE
    return {".mjs": "scripts", ".css": "styles", ".json": "index", "": "page"}.get(Path(chemin).suffix, "images")


def type_questions(navigateur: Browser, adresse: str, ralenti: float) -> tuple[float, float, Sequence[float]]:
    """Milliseconds to the first lines and to the filters, then of each keystroke, every letter typed then erased."""
    page = navigateur.new_page(viewport={"width": 360, "height": 800})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": ralenti})
    page.goto(adresse, wait_until="commit")
    page.wait_for_selector("[data-resultats] > li")
    avant = read_horloge(page)
    page.wait_for_selector(PRET)
    pret = read_horloge(page)
    page.evaluate(CHRONOMETRE)
    champ = page.locator("#annuaire-q")
    for question in QUESTIONS:
        champ.fill("")
        champ.press_sequentially(question, delay=60)
    durees: list[float] = page.evaluate("window.touches")
    page.close()
    return avant, pret, durees


def read_horloge(page: Page) -> float:
    milliseconds: float = page.evaluate("performance.now()")
    return milliseconds


def percentile(valeurs: Sequence[float], part: float) -> float:
    return sorted(valeurs)[min(len(valeurs) - 1, int(len(valeurs) * part))]


if __name__ == "__main__":
    main()
    os._exit(0)  # the server's threads end with us
