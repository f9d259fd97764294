"""How soon the map of a large directory can be used, in Chromium: `python -m bench.carte --entrees 10000 --ralenti 4`.

The time starts when the map begins to load and ends when it answers: drawn, its buttons named, the first frame painted.
Each entry has its own position, which is the worst case. Files come from this machine: the network is not measured.
"""

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.__main__ import DEMONSTRATION, RACINE, make_annuaire
from bench.donnees import JOUR
from bench.mesure import Candidat, run
from cpts.validate import load_site
from tests.navigateur.chromium import chromium_arguments, find_chromium
from tests.navigateur.conftest import serve

LANCE = """async () => {
  const carte = document.querySelector('cpts-carte');
  const debut = performance.now();
  void carte.start();
  await new Promise((resolve) => {
    new MutationObserver(() => carte.dataset.etat === 'prete' && resolve()).observe(carte, {attributes: true});
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - debut;
}"""
APPROCHE = """async () => {
  const liste = document.querySelector('.cpts-calques [name=commune]');
  const debut = performance.now();
  liste.selectedIndex = 1;
  liste.dispatchEvent(new Event('change', {bubbles: true}));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - debut;
}"""
ATTENDU_MS = 1000


def main() -> None:
    lecteur = argparse.ArgumentParser()
    lecteur.add_argument("--entrees", type=int, default=10_000)
    lecteur.add_argument("--ralenti", type=int, default=1, help="ralentissement du processeur")
    lecteur.add_argument("--fois", type=int, default=5)
    choix = lecteur.parse_args()
    with tempfile.TemporaryDirectory() as dossier, serve(build(Path(dossier), choix.entrees)) as adresse:
        poids = (Path(dossier) / "site/donnees/carte.json").stat().st_size
        mesures = list(measure(adresse, choix.ralenti, choix.fois))
    prete, proche = (statistics.median(colonne) for colonne in zip(*mesures, strict=True))
    print(f"{choix.entrees} entrées, carte.json {poids // 1024} Kio, processeur ralenti {choix.ralenti} fois")
    print(f"  carte utilisable      {prete:6.0f} ms   attendu : {ATTENDU_MS} au plus")
    print(f"  commune vue de près   {proche:6.0f} ms")


def build(dossier: Path, entrees: int) -> Path:
    """A site whose people all have a position of their own."""
    site = load_site(DEMONSTRATION, date.fromisoformat(JOUR), "data").unwrap()
    donnees = make_annuaire(dossier / "donnees", site, entrees)
    centres = {c.codes_postaux[0]: c.centre for c in site.territoire.communes}
    for fichier in sorted((donnees / "annuaire").glob("*.yaml")):
        fichier.write_text(place(fichier.read_text(encoding="utf-8"), centres), encoding="utf-8")
    options = ["--donnees", str(donnees), "--sortie", str(dossier / "site"), "--date", JOUR]
    run(Candidat("site", [sys.executable, "-m", "cpts", "construire", *options], dossier / "site", RACINE))
    return dossier / "site"


def place(texte: str, centres: dict[str, tuple[float, float]]) -> str:
    """A position under each own address, on a spiral around the commune."""
    rang = 0

    def add_position(trouve: re.Match[str]) -> str:
        nonlocal rang
        rang += 1
        latitude, longitude = centres[trouve[2]]
        x, y = rang % 40 / 2000 - 0.01, rang // 40 / 2000 - 0.01
        return f"{trouve[0]}        position: {{latitude: {latitude + y:.5f}, longitude: {longitude + x:.5f}}}\n"

    return re.sub(r'( {10}code_postal: "(\d{5})"\n {10}commune: [^\n]+\n)', add_position, texte)


def measure(adresse: str, ralenti: int, fois: int) -> Iterator[tuple[float, float]]:
    """(map ready, commune seen from near) in milliseconds."""
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=find_chromium(), args=chromium_arguments())
        for _ in range(fois):
            yield measure_une(navigateur, adresse, ralenti)
        navigateur.close()


def measure_une(navigateur: Browser, adresse: str, ralenti: int) -> tuple[float, float]:
    """On a phone, where the map is far below: nothing starts before we ask."""
    page = navigateur.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{adresse}carte/", wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": ralenti})
    mesures = page.evaluate(LANCE), page.evaluate(APPROCHE)
    page.close()
    return mesures


if __name__ == "__main__":
    main()
