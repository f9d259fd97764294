"""The addresses of the contract exist, say something true, and are reachable without JavaScript."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.construction import get_main, read_page

PAGES = [
    "annuaire",
    "carte",
    "agenda",
    "prevention",
    "prevention/theme/depistage",
    "prevention/public/seniors",
    "que-faire",
    "que-faire/week-end",
    "la-cpts",
    *(f"la-cpts/{page}" for page in ("missions", "territoire", "projet-de-sante", "gouvernance", "equipe")),
    *(f"la-cpts/{page}" for page in ("partenaires", "actualites", "documents", "actualites/plan-grand-froid-2026")),
    "professionnels",
    "professionnels/rejoindre",
    "professionnels/creer",
    "professionnels/questions",
    "professionnels/outils",
    "professionnels/offres",
    "professionnels/offres/remplacement-medecin-cassel-ete-2027",
    "contribuer",
    *(f"contribuer/{genre}" for genre in ("professionnel", "structure", "evenement", "fermeture")),
    "donnees",
    "mentions-legales",
    "confidentialite",
    "accessibilite",
    "plan-du-site",
    "professions",
    "communes",
    "couverture",
    "orientation",
    "medecin-traitant",
    "langues",
    "en-clair",
    "en-clair/que-faire",
    "recherche",
    "parcours",
    "glossaire",
    "faq",
    "alertes",
    "agenda/archives",
    "agenda/public/aidants",
    "agenda/theme/bien-vieillir",
    "agenda/commune/hazebrouck",
    "agenda/visio",
    "contribuer/dependances",
    "contribuer/equipe",
    "contribuer/guide",
    "contribuer/macros",
    "contribuer/mettre-en-ligne",
    "agenda/2026/11",
    "agenda/2026/11/affiche",
]
FICHIERS = [
    "404.html",
    "version.json",
    "sitemap.xml",
    "robots.txt",
    "donnees/annuaire.json",
    "donnees/annuaire.geojson",
    "donnees/annuaire.csv",
    "donnees/agenda.ics",
    "donnees/agenda.atom",
    "donnees/alertes.atom",
    "donnees/actualites.atom",
    "medias/statuts-exemple.pdf",
    "donnees/territoire.geojson",
    "donnees/recherche.json",
    "donnees/agenda-masseur-kinesitherapeute.ics",
    "donnees/schema/annuaire.json",
    "donnees/schema/cpts.json",
]


@pytest.mark.parametrize("adresse", PAGES)
def test_each_page_of_the_contract_has_a_title_one_h1_and_content(demonstration: Path, adresse: str) -> None:
    html = read_page(demonstration, adresse)
    assert html.count("<h1") == 1
    assert re.search(r"<title>[^<]{3,} – CPTS Exemple</title>", html)
    assert re.search(r'<meta name="description" content="[^"]{20,}">', html)
    assert len(get_main(html)) > 150


@pytest.mark.parametrize("fichier", FICHIERS)
def test_each_file_of_the_contract_exists(demonstration: Path, fichier: str) -> None:
    assert (demonstration / fichier).stat().st_size > 20


def test_every_entry_of_the_directory_has_its_page_and_contact_card(demonstration: Path) -> None:
    annuaire = json.loads((demonstration / "donnees/annuaire.json").read_text(encoding="utf-8"))
    ids = {f["id"] for liste in ("professionnels", "structures") for f in annuaire[liste]}
    pages = {d.parent.name for d in (demonstration / "annuaire").glob("*/index.html")}
    cartes = {f.stem for f in (demonstration / "donnees/annuaire").glob("*.vcf")}
    anciens = {
        "cabinet-arneke",
        "dieteticien-steenvoorde",
        "dr-martin",
        "psy-bailleul",
        "psychologue-bailleul",
        "sophie-lemaire",
    }
    assert len(ids) > 200
    assert (pages - anciens, cartes) == (ids, ids)


def test_there_is_one_page_for_each_commune_and_nothing_else(demonstration: Path) -> None:
    communes = json.loads((demonstration / "donnees/territoire.geojson").read_text(encoding="utf-8"))["features"]
    couvertes = [c for c in communes if not c["properties"].get("voisin")]
    assert len(couvertes) == 51
    assert len(list((demonstration / "communes").glob("*/index.html"))) == 51


def test_a_former_id_redirects_to_the_fiche_and_is_not_indexed(demonstration: Path) -> None:
    html = read_page(demonstration, "annuaire/dr-martin")
    cible = re.search(r'http-equiv="refresh" content="0; ?url=([^"]+)"', html)
    assert cible
    assert (demonstration / "annuaire/dr-martin" / cible[1]).resolve().joinpath("index.html").is_file()
    assert 'name="robots" content="noindex"' in html


def test_the_sitemap_lists_the_pages_and_neither_redirects_nor_posters(demonstration: Path) -> None:
    racine = ET.parse(demonstration / "sitemap.xml").getroot()
    adresses = {e.text for e in racine.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert "https://cpts.example.org/" in adresses
    assert "https://cpts.example.org/communes/cassel/" in adresses
    assert "https://cpts.example.org/annuaire/dr-martin/" not in adresses
    assert not any(a and a.endswith("/affiche/") for a in adresses)


def test_a_fiche_carries_its_breadcrumb_and_structured_data(demonstration: Path) -> None:
    html = read_page(demonstration, "annuaire/mairie-cassel")
    blocs = [json.loads(b) for b in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)]
    genres = [b["@type"] for b in blocs]
    assert "BreadcrumbList" in genres
    assert len(genres) == 2
    assert '<link rel="canonical" href="https://cpts.example.org/annuaire/mairie-cassel/">' in html
    assert re.search(r'<nav[^>]*aria-label="[^"]*"[^>]*>.*?Accueil', html, re.DOTALL)


def test_a_job_posting_stands_on_the_page_of_one_job_and_nowhere_else(demonstration: Path) -> None:
    genres = {
        page.parent.relative_to(demonstration).as_posix(): [b["@type"] for b in read_json_ld(page)]
        for page in (demonstration / "professionnels").rglob("index.html")
    }
    annonces = sorted(page.rpartition("/")[2] for page, types in genres.items() if "JobPosting" in types)
    assert annonces == [
        "emploi-assistant-medical-steenvoorde",
        "emploi-infirmier-ehpad-bailleul",
        "remplacement-medecin-cassel-ete-2027",
        "remplacement-orthophoniste-merville",
        "stage-infirmier-domicile-hazebrouck",
        "stage-sage-femme-2027",
    ]
    assert genres["professionnels/offres"] == ["BreadcrumbList"]
    assert genres["professionnels/offres/installation-medecin-renescure"] == ["BreadcrumbList"]


def read_json_ld(page: Path) -> list[dict[str, object]]:
    html = page.read_text(encoding="utf-8")
    return [json.loads(b) for b in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)]


def test_the_agenda_and_the_site_map_lead_to_every_chosen_list(demonstration: Path) -> None:
    listes = {
        page.parent.relative_to(demonstration).as_posix() + "/"
        for genre in ("public", "theme", "commune", "visio")
        for page in (demonstration / "agenda" / genre).rglob("index.html")
    }
    assert len(listes) > 20
    for page in ("agenda/", "plan-du-site/"):
        assert listes <= list_liens(demonstration, page), page


def test_a_commune_with_meetings_leads_to_all_of_them(demonstration: Path) -> None:
    assert "agenda/commune/cassel/" in list_liens(demonstration, "communes/cassel/")
    assert not any("agenda/commune/" in cible for cible in list_liens(demonstration, "communes/bavinchove/"))


def test_everyone_is_at_most_three_links_from_the_home_page(demonstration: Path) -> None:
    vus, bord = {""}, {""}
    for _ in range(3):
        bord = {cible for page in bord for cible in list_liens(demonstration, page)} - vus
        vus |= bord
    fiches = {f"annuaire/{f.stem}/" for f in (demonstration / "donnees/annuaire").glob("*.vcf")}
    evenements = {f"agenda/{f.stem}/" for f in (demonstration / "donnees/agenda").glob("*.ics")}
    actions = {
        d.parent.relative_to(demonstration).as_posix() + "/"
        for d in (demonstration / "prevention").glob("*/index.html")
    }
    assert (fiches | evenements | actions) - vus == set()


def list_liens(dossier: Path, page: str) -> set[str]:
    """Addresses of the site linked from the page, without JavaScript."""
    fichier = dossier / page / "index.html"
    if not fichier.is_file():
        return set()
    liens = re.findall(r'<a [^>]*href="([^"#?:]+)', fichier.read_text(encoding="utf-8"))
    cibles = ((dossier / page / lien).resolve() for lien in liens)
    return {c.relative_to(dossier.resolve()).as_posix() + "/" for c in cibles if (c / "index.html").is_file()}
