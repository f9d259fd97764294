"""The engine holds no fact about the demonstration: any CPTS, with much or little data, gets a site of its own."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.construction import RACINE, build, get_main, list_fichiers, read_page
from tests.factories import CPTS, write_donnees

# Common words of the engine that the demonstration also has as ids, names or titles.
MOTS = {
    *("accompagnement", "acces-aux-soins", "medecin-traitant", "parcours"),
    *("pharmacien", "prevention", "qualite", "urgence-vitale"),
}
TITRES = {"Une vie est en danger", "Agir pour la prévention"}
# Invented examples of the guide and of the schemas, which the demonstration happens to use too.
EXEMPLES = {
    *("03 53 01 00 00", "03 53 01 00 10", "03 53 01 00 11", "03 53 01 00 12", "03 53 01 00 13", "03 53 01 00 99"),
    *("contact@example.org", "cpts.example.org", "sans-rdv-samedi", "cafe-des-aidants", "Café des aidants"),
    *("atelier-equilibre", "depistage-colorectal", "ars-exemple", "retour-a-domicile", "canicule-2026-07"),
    "Agence régionale de santé (ARS)",
}
FICHIERS_EXEMPLES = re.compile(
    r"contribuer/(guide|professionnel|structure|evenement|fermeture)/index\.html|donnees/schema/\w+\.json"
    r"|assets/js/lib/(texte|regles-contacts)\.mjs"
)
# Names the pages that were looked at, most of which every site has.
EVALUATION = "accessibilite.yaml"
# Colours of the engine when couleurs.css says nothing: those that the demonstration keeps.
COULEURS = {"#0b5c6b", "#b34700"}
FICHIERS_COULEURS = re.compile(r"assets/(css/site\.css|img/favicon\.svg|js/carte-calques\.mjs)")


def read_yaml(*motifs: str) -> list[dict]:
    """The files of data/ as nothing but text, read by another reader than ours."""
    fichiers = sorted(f for motif in motifs for f in (RACINE / "data").glob(motif) if f.name != EVALUATION)
    return [yaml.load(f.read_text(encoding="utf-8"), yaml.BaseLoader) for f in fichiers]


def walk(valeur: object) -> list[tuple[str, str]]:
    """(key, text) of every text of a YAML tree."""
    if isinstance(valeur, dict):
        return [paire for cle, v in valeur.items() for paire in ([(cle, v)] if isinstance(v, str) else walk(v))]
    if isinstance(valeur, list):
        return [paire for v in valeur for paire in walk(v)]
    return []


def list_traces() -> set[str]:
    """Words that name the demonstration and nothing else: places, people, numbers, ids, colours, addresses."""
    arbres = read_yaml("*.yaml", "annuaire/*.yaml")
    textes = [paire for arbre in arbres for paire in walk(arbre)]
    cles = {"id", "nom", "telephone", "courriel", "voie", "titre", "principale", "accent", "rendez_vous", "slogan"}
    traces = {texte for cle, texte in textes if cle in cles and len(texte) > 4} - MOTS - TITRES
    geojson = json.loads((RACINE / "data" / "territoire.geojson").read_text(encoding="utf-8"))
    for feature in geojson["features"]:
        proprietes = feature["properties"]
        traces |= {proprietes["nom"], proprietes["code"], *proprietes["codes_postaux"]}
    return traces | {"Flandre", "flandre", "Flandres", "Hauts-de-France", "cpts.example.org"}


def test_another_territory_has_no_trace_of_the_demonstration(petit_site: Path) -> None:
    traces = list_traces()
    assert {"Hazebrouck", "59295", "claire-martin", "msp-du-houblon", "#0b5c6b", "03 53 01 00 00"} <= traces
    traces |= {"+33" + t[1:].replace(" ", "") for t in traces if re.fullmatch(r"0\d( \d\d){4}", t)}
    trouves = {
        fichier: find_traces(octets.decode(errors="replace"), traces) - list_permis(fichier)
        for fichier, octets in list_fichiers(petit_site).items()
    }
    assert {fichier: mots for fichier, mots in trouves.items() if mots} == {}


def find_traces(texte: str, traces: set[str]) -> set[str]:
    """Those of `traces` that are whole words of `texte`; a plain search first, a hundred times faster."""
    presents = [trace for trace in traces if trace in texte]
    return {trace for trace in presents if re.search(rf"(?<![\w-]){re.escape(trace)}(?![\w-])", texte)}


def list_permis(fichier: str) -> set[str]:
    """What is in `fichier` by right, although the demonstration has it too."""
    exemples = EXEMPLES | COULEURS if FICHIERS_EXEMPLES.fullmatch(fichier) else set()
    return exemples | (COULEURS if FICHIERS_COULEURS.fullmatch(fichier) else set())


def test_another_territory_has_its_own_name_colours_phones_and_address(petit_site: Path) -> None:
    accueil = read_page(petit_site, "")
    assert "<title>CPTS des Deux Rives : " in accueil
    assert "04 65 71 00 00" in accueil
    assert "Une rive répond à l’autre" in accueil
    assert '<link rel="canonical" href="https://deux-rives.example.net/">' in accueil
    assert "--cpts-principale: #5b2a86;" in (petit_site / "assets/css/couleurs.css").read_text(encoding="utf-8")
    assert sorted(d.name for d in (petit_site / "communes").iterdir() if d.is_dir()) == ["exempleville", "rivebourg"]


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only the four files that are required, published below a folder of the host."""
    dossier = tmp_path_factory.mktemp("minimal")
    cpts = CPTS.replace("https://cpts.example.org/", "https://exemple.org/cpts/")
    return build(dossier / "site", "--donnees", write_donnees(dossier / "donnees", cpts=cpts))


@pytest.fixture(scope="module")
def vide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CPTS that has nobody in its directory yet."""
    dossier = tmp_path_factory.mktemp("vide")
    donnees = write_donnees(dossier / "donnees", annuaire="structures: []\nprofessionnels: []\n")
    return build(dossier / "site", "--donnees", donnees)


@pytest.mark.parametrize(
    ("adresse", "phrase"),
    [
        ("agenda", "Aucun rendez-vous"),
        ("agenda/archives", "Il n’y a pas encore de rendez-vous passé"),
        ("prevention", "Aucune action"),
        ("parcours", "Aucun parcours de soins n’est décrit pour le moment"),
        ("alertes", "Aucune alerte aujourd’hui"),
        ("que-faire", "ne sont pas encore écrits"),
        ("la-cpts/partenaires", "La liste de nos partenaires n’est pas encore publiée ici"),
        ("la-cpts/gouvernance", "ne sont pas encore publiés ici"),
        ("la-cpts/territoire", "Aucun indicateur n’est publié pour le moment"),
        ("la-cpts/territoire", "Les communautés voisines ne sont pas encore indiquées ici"),
        ("la-cpts/equipe", "L’équipe n’est pas encore présentée ici"),
        ("la-cpts/projet-de-sante", "Notre projet de santé n’est pas encore publié ici"),
        ("la-cpts/actualites", "Aucune actualité n’est publiée pour le moment"),
        ("la-cpts/documents", "Aucun document n’est publié pour le moment"),
        ("professionnels/offres", "Aucune offre n’est publiée pour le moment"),
    ],
)
def test_a_page_whose_file_is_absent_says_that_there_is_nothing_yet(minimal: Path, adresse: str, phrase: str) -> None:
    texte = get_main(read_page(minimal, adresse))
    assert phrase in texte
    assert not re.search(r"\b(?:None|null|undefined|non précisé|inconnue?)\b", texte, re.IGNORECASE)


def test_the_numbers_of_emergency_are_there_even_without_soins_yaml(minimal: Path) -> None:
    assert 'href="tel:15"' in read_page(minimal, "que-faire")


@pytest.mark.parametrize("adresse", ["", "professions", "communes", "carte", "couverture", "lieux"])
def test_an_empty_directory_says_so_and_shows_no_empty_list(vide: Path, adresse: str) -> None:
    html = read_page(vide, adresse)
    corps = html[html.index("<main") : html.index("</main>")]
    assert not re.search(r"<(ul|ol|dl|tbody|select)\b[^>]*>\s*</\1>", corps)
    assert len(get_main(html)) > 100


def test_the_directory_page_says_that_nobody_is_in_it_yet(vide: Path) -> None:
    texte = get_main(read_page(vide, "annuaire"))
    assert "trop longue" not in texte
    assert "0 professionnel" not in texte


def test_an_empty_directory_has_empty_and_valid_exports(vide: Path) -> None:
    annuaire = json.loads((vide / "donnees/annuaire.json").read_bytes())
    assert (annuaire["structures"], annuaire["professionnels"]) == ([], [])
    assert json.loads((vide / "donnees/annuaire.geojson").read_bytes())["features"] == []
    assert (vide / "donnees/annuaire.csv").read_text(encoding="utf-8-sig").count("\n") == 1
    version = json.loads((vide / "version.json").read_bytes())
    assert [version[nom] for nom in ("professionnels", "structures", "actions", "evenements")] == [0, 0, 0, 0]


def test_a_site_below_a_folder_has_that_folder_in_its_absolute_addresses(minimal: Path) -> None:
    assert '<link rel="canonical" href="https://exemple.org/cpts/annuaire/">' in read_page(minimal, "annuaire")
    plan = ET.parse(minimal / "sitemap.xml").getroot()
    adresses = [e.text or "" for e in plan.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(adresses) > 20
    assert all(a.startswith("https://exemple.org/cpts/") for a in adresses)
    assert all((minimal / urlsplit(a).path.removeprefix("/cpts/") / "index.html").is_file() for a in adresses)
    assert "Sitemap: https://exemple.org/cpts/sitemap.xml" in (minimal / "robots.txt").read_text(encoding="utf-8")
    assert "https://exemple.org/cpts/annuaire/camille-exemple/" in (minimal / "donnees/annuaire.csv").read_text(
        encoding="utf-8-sig"
    )


def test_the_error_page_is_served_at_any_depth_so_its_links_start_from_that_folder(minimal: Path) -> None:
    html = (minimal / "404.html").read_text(encoding="utf-8")
    liens = re.findall(r'\s(?:href|src)="([^"]+)"', html)
    internes = [lien for lien in liens if not re.match(r"[a-z]+:|#", lien)]
    assert len(internes) > 10
    assert [lien for lien in internes if not lien.startswith("/cpts/")] == []


def test_every_other_page_can_be_moved_to_another_folder(minimal: Path) -> None:
    for page in minimal.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        assert not re.search(r'\s(?:href|src|action)="/', html), page


def test_a_site_that_is_no_demonstration_may_be_indexed(minimal: Path, demonstration: Path) -> None:
    assert 'name="robots"' not in read_page(minimal, "annuaire")
    assert '<meta name="robots" content="noindex">' in read_page(demonstration, "annuaire")


def test_a_shared_link_shows_a_picture_of_this_cpts(petit_site: Path, demonstration: Path) -> None:
    html = read_page(petit_site, "annuaire/paul-desrives")
    assert '<meta property="og:image" content="https://deux-rives.example.net/assets/img/partage.png">' in html
    assert '<meta property="og:image:alt" content="CPTS des Deux Rives. Une rive répond à l’autre">' in html
    image = (petit_site / "assets/img/partage.png").read_bytes()
    assert image.startswith(b"\x89PNG")
    assert image != (demonstration / "assets/img/partage.png").read_bytes()
    assert b"#5b2a86" in (petit_site / "assets/img/favicon.svg").read_bytes()
