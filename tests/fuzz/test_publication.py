"""Data that the check accepts becomes a whole site: nothing crashes, nothing is written outside the output.

Every field of every model is written once, and some of its texts are invented; `make fuzz` also inspects the sites, as
`cpts construire` does.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cpts.assemble.chantier import Bilan, Chantier, Options
from cpts.assemble.ecrivain import Ecrivain
from cpts.assemble.squelette import Squelette
from cpts.assemble.version import Version
from cpts.inspect import inspect_site
from cpts.model.site import Site
from cpts.publish.attentes import make_attentes
from cpts.publish.generateur import Generateur
from cpts.validate import load_site
from tests.construction import RACINE
from tests.factories import JOUR
from tests.fuzz.garde import end_in, only_in
from tests.fuzz.plein import list_libres, write_invente
from tests.fuzz.reglages import count_essais, try_graines

pytestmark = pytest.mark.hypothesis  # launched by make fuzz, the properties inside a test too
PARTS = count_essais(1, 4)
"""A campaign shares this test, its longest, between processes."""
COQUILLE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<!--cpts:tete-->
</head>
<body>
<!--cpts:avant--><main id="contenu"><!--cpts:fil--><!--cpts:contenu--></main><!--cpts:apres-->
</body>
</html>
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`data` is read, everything is written in `atelier`."""
    dossier = tmp_path_factory.mktemp("publication")
    (dossier / "atelier").mkdir()
    return dossier


@pytest.fixture(scope="module")
def squelette(dossier: Path) -> Iterator[Squelette]:
    """The real shell and pages in a campaign; in make test, which builds them elsewhere, an empty shell."""
    if count_essais(0, 1) == 0:
        yield Squelette(COQUILLE, (), ())
        return
    generateur = Generateur(RACINE, dossier)
    try:
        yield generateur.wait()
    finally:
        generateur.stop()


def build(dossier: Path, site: Site, squelette: Squelette) -> tuple[Path, Bilan]:
    """The site of the folder, written from nothing."""
    sortie = dossier / "atelier" / "site"
    shutil.rmtree(sortie, ignore_errors=True)
    options = Options(Version("", datetime.combine(JOUR, time(), UTC)), cache=dossier / "atelier" / "gabarits")
    with only_in(dossier / "atelier"), end_in():
        sortie.mkdir()
        chantier = Chantier(site, squelette, Ecrivain(sortie), options)
        return sortie, chantier.build(dossier / "data" / "medias", RACINE / "docs" / "assets" / "css")


@pytest.mark.parametrize("part", range(PARTS))
def test_accepted_texts_make_a_site_without_a_fault(dossier: Path, squelette: Squelette, part: int) -> None:
    @try_graines(1, 40)
    @example(0)
    @given(st.integers(1, 2**48))
    def try_one(graine: int) -> None:
        check_site(dossier, squelette, graine)

    try_one()


def check_site(dossier: Path, squelette: Squelette, graine: int) -> None:
    write_invente(dossier / "data", graine)
    site = load_site(dossier / "data", JOUR).site
    assume(site is not None)
    sortie, bilan = build(dossier, site, squelette)
    assert bilan.pages >= 50
    assert {f.name for f in (dossier / "atelier").iterdir()} <= {"site", "gabarits"}
    if squelette.pages:
        assert inspect_site(sortie, make_attentes(site, bilan)) == []


def test_the_full_folder_is_good_and_its_texts_are_replaced(dossier: Path) -> None:
    textes = []
    for graine in (0, 1, 1, 2):
        write_invente(dossier / "data", graine)
        textes.append(b"".join(f.read_bytes() for f in sorted((dossier / "data").glob("*.yaml"))))
    assert [textes.index(texte) for texte in textes] == [0, 1, 1, 3]
    write_invente(dossier / "data", 0)
    assert len(list_libres()) > 90
    assert [p.message for p in load_site(dossier / "data", JOUR).problemes if p.est_erreur] == []
