"""The bench is honest: Hugo writes the same pages as ours from the same directory."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from bench import pages
from bench.comparaison_hugo import compare_page, compare_sites
from bench.donnees import JOUR, write_donnees
from bench.projet_hugo import find_hugo, write_projet
from cpts.assemble.squelette import PageEcrite, Squelette
from cpts.validate import load_site

RACINE = Path(__file__).resolve().parents[2]
COQUILLE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<!--cpts:tete-->
<link rel="stylesheet" href="__RACINE__assets/css/site.css">
</head>
<body>
<!--cpts:avant--><main id="contenu"><!--cpts:fil--><!--cpts:contenu--></main><!--cpts:apres-->
</body>
</html>
"""

pytestmark = pytest.mark.skipif(not Path(find_hugo()).is_file(), reason="Hugo n'est pas installé")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Our site and Hugo's, from the same hundred entries."""
    dossier = tmp_path_factory.mktemp("hugo")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(RACINE)
        site = load_site(RACINE / "data", date.fromisoformat(JOUR), "data").unwrap()
        communes = [(c.nom, c.codes_postaux[0], *c.centre) for c in site.territoire.communes]
        write_donnees(dossier / "donnees", RACINE / "data", 100, communes)
        squelette = dossier / "squelette.json"
        traduction = PageEcrite(
            "docs/langues/ar.md", "langues/ar/", "ماذا الآن؟", "", "<h1>ماذا الآن؟</h1>", langue="ar"
        )
        squelette.write_text(Squelette(COQUILLE, (traduction,), ()).to_json(), encoding="utf-8")
        pages.main(str(dossier / "donnees"), str(dossier / "nous"), str(squelette), "1")
    fiche = (dossier / "nous" / "annuaire" / "personne-0" / "index.html").read_text(encoding="utf-8")
    write_projet(dossier / "projet", dossier / "donnees", site, fiche)
    subprocess.run([find_hugo(), "--quiet", "--destination", str(dossier / "eux")], cwd=dossier / "projet", check=True)
    return dossier / "nous", dossier / "eux"


def test_hugo_writes_the_same_words_links_states_and_data(sites: tuple[Path, Path]) -> None:
    nombre, ecarts = compare_sites(*sites, par_genre=20)

    assert ecarts == []
    assert nombre > 100


def test_a_word_that_differs_is_told(sites: tuple[Path, Path]) -> None:
    page = "annuaire/personne-1/index.html"
    fichier = sites[1] / page
    html = fichier.read_text(encoding="utf-8")
    fichier.write_text(html.replace("Signaler une erreur</a></p>", "Signaler</a></p>"), encoding="utf-8")
    try:
        assert [ecart.split("\n")[0] for ecart in compare_page(*sites, page)] == [f"{page} : textes"]
    finally:
        fichier.write_text(html, encoding="utf-8")
