"""Everyone is found without JavaScript: by profession, by commune, by both, with a number to call, three links away."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path

import pytest

from tests.construction import build, get_main, read_page
from tests.site.grand_territoire import LONG, write_grand_territoire


@pytest.fixture(scope="module")
def grand_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("grand")
    return build(dossier / "site", "--donnees", write_grand_territoire(dossier / "donnees"))


@pytest.fixture(params=["demonstration", "petit_site", "grand_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Little, some, and more than the directory shows on its own page."""
    dossier: Path = request.getfixturevalue(request.param)
    return dossier


def test_every_published_entry_is_at_most_three_links_from_the_home_page(site: Path) -> None:
    distances = measure_distances(site, 3)
    fiches = {f"annuaire/{f.stem}/" for f in (site / "donnees/annuaire").glob("*.vcf")}
    assert len(fiches) >= 3
    assert sorted(fiches - set(distances)) == []


def measure_distances(dossier: Path, maximum: int) -> dict[str, int]:
    """Address of a page → how many links from the home page, only following what is written in the HTML."""
    distances = {"": 0}
    for distance in range(1, maximum + 1):
        bord = [page for page, d in distances.items() if d == distance - 1]
        for cible in (c for page in bord for c in list_liens(dossier, page)):
            distances.setdefault(cible, distance)
    return distances


def list_liens(dossier: Path, page: str) -> Iterator[str]:
    html = (dossier / page / "index.html").read_text(encoding="utf-8")
    for lien in re.findall(r'<a [^>]*?href="([^"#?:]+)', html):
        cible = (dossier / page / lien).resolve()
        if (cible / "index.html").is_file():
            yield cible.relative_to(dossier.resolve()).as_posix() + "/"


def test_each_person_is_in_the_lists_of_the_profession_the_communes_and_both_with_a_number(site: Path) -> None:
    personnes = {ident: pages for ident, pages in list_attendues(site) if not is_partie(site, ident)}
    assert personnes
    manques = [
        f"{page} {ident}"
        for ident, pages in personnes.items()
        for page in pages
        if not is_complete(site, page, ident, find_numero(site, ident))
    ]
    assert manques == []


def list_attendues(dossier: Path) -> Iterator[tuple[str, list[str]]]:
    """Each person and the lists that must hold them, from the published data alone."""
    annuaire = json.loads((dossier / "donnees/annuaire.json").read_text(encoding="utf-8"))
    adresses = {s["id"]: s["adresse"] for s in annuaire["structures"]}
    slugs = read_slugs(dossier)
    for personne in annuaire["professionnels"]:
        lieux = [e.get("adresse") or adresses[e["structure"]] for e in personne["exercices"]]
        communes = sorted({slugs[lieu["commune"]] for lieu in lieux if lieu["commune"] in slugs})
        profession = f"professions/{personne['profession']}"
        yield personne["id"], [profession, *(f"{p}/{c}" for c in communes for p in (profession, "communes"))]


def is_partie(dossier: Path, ident: str) -> bool:
    return "a cessé son activité" in get_main(read_page(dossier, f"annuaire/{ident}")).lower()


def read_slugs(dossier: Path) -> dict[str, str]:
    """Name → slug, as the page of the communes writes them."""
    lignes = re.findall(
        r'data-commune="([^"]+)"[^>]*><a [^>]*href="[^"]*?([^"/]+)/"', unescape(read_page(dossier, "communes"))
    )
    return dict(lignes)


def find_numero(dossier: Path, ident: str) -> str | None:
    """The first number of the entry's own page, if it has one."""
    trouve = re.search(r'href="(tel:\+\d+)"', main(read_page(dossier, f"annuaire/{ident}")))
    return trouve[1] if trouve else None


def main(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def is_complete(dossier: Path, page: str, ident: str, numero: str | None) -> bool:
    """Whether the page has a line for the entry, with its number when it has one."""
    lignes = main(read_page(dossier, page)).split('data-id="')
    ligne = next((ligne for ligne in lignes if ligne.startswith(f'{ident}"')), "")
    return f'/{ident}/"' in ligne and (numero is None or numero in ligne)


def test_a_page_by_profession_and_commune_exists_only_where_there_is_someone(grand_site: Path) -> None:
    metiers = ("infirmier", "medecin-generaliste", "orthophoniste", "medecin-specialiste")
    communes = ("exempleville", "rivebourg", "sansame")
    presentes = {
        (metier, commune)
        for metier, commune in product(metiers, communes)
        if (grand_site / "professions" / metier / commune / "index.html").is_file()
    }
    assert presentes == set(product(metiers, communes[:2]))


def test_a_name_of_ninety_characters_is_written_whole_in_its_lists(grand_site: Path) -> None:
    assert len(LONG) >= 90
    for page in ("professions/orthophoniste", "communes/exempleville"):
        assert LONG in get_main(read_page(grand_site, page))


def test_my_commune_is_answered_without_a_script(grand_site: Path) -> None:
    texte = get_main(read_page(grand_site, "communes"))
    assert "3 communes couvertes" in texte
    assert "Sansâme 01003" in texte
    assert "CPTS du Val Voir le site : CPTS du Val Voisineville 01004 Et 1 autre commune dont nous n’avons pas" in texte
    assert "Équipe inconnue de nous" in texte
    assert "Perdueville 01005" in texte
    assert "annuaire santé de l’Assurance Maladie" in texte
    # Sansâme has no known population: a sum without it would be wrong.
    assert "Ensemble, ces communes comptent" not in texte


@pytest.mark.parametrize("page", ["", "la-cpts"])
def test_the_figures_leave_out_inhabitants_when_those_of_a_commune_are_unknown(
    grand_site: Path, demonstration: Path, page: str
) -> None:
    inconnue, connue = (get_main(read_page(ici, page)) for ici in (grand_site, demonstration))
    assert re.search(r"professionnels \d", inconnue)
    assert not re.search(r"habitants? \d", inconnue)
    assert "habitants 102 671 " in connue


def test_a_commune_without_population_nor_anyone_says_what_is_near(grand_site: Path) -> None:
    texte = get_main(read_page(grand_site, "communes/sansame"))
    assert "Commune couverte par la CPTS Exemple." in texte
    assert "Aucun professionnel ni lieu de soin n’est inscrit à Sansâme." in texte
    assert "Infirmier à Rivebourg, 8 km" in texte
    assert "None" not in texte


def test_the_coverage_of_a_territory_with_an_unknown_population_promises_nothing(grand_site: Path) -> None:
    texte = get_main(read_page(grand_site, "couverture"))
    assert "Le nombre d’habitants d’une commune au moins nous manque" in texte
    assert "1 personne de l’annuaire exerce seulement hors du territoire" in texte
    ligne = texte[texte.index("Territoire") :][:60]
    assert "pour 10" not in ligne
