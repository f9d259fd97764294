"""Every export, byte for byte: a change of format is seen in a diff before it reaches anyone's calendar or phone."""

from datetime import UTC, datetime

import pytest

from cpts import exports
from cpts.text import slugify
from cpts.views.page import EntreeRecherche
from tests.golden import check_golden
from tests.unit.exports_site import BASE, make_contexte_exemple

CONTEXTE = make_contexte_exemple()
FICHIERS = {
    export.chemin: export.octets
    for export in (
        *exports.iter_exports(CONTEXTE, BASE),
        *exports.iter_vcards(CONTEXTE, exports.list_fiches(CONTEXTE), BASE),
    )
}
CLAIRE = EntreeRecherche(
    "Professionnel",
    "Dr Éloïse Noëlle",
    "Cardiologue · Saint-Élan",
    ("Cœur", "prise de sang", "cardiologue"),
    "03 53 01 00 11",
)
LIGNES = [
    exports.make_ligne("annuaire/claire-martin/", CLAIRE),
    exports.make_ligne("communes/exempleville/", EntreeRecherche("Commune", "Exempleville", "59001")),
    exports.make_ligne("faq/", EntreeRecherche("Page", "« Foire » ; </script>", "", ("L’hôpital",), "116 117")),
]
# One schema stands for all: they follow every word of the field guide, and have tests of their own.
SCHEMAS = {chemin for chemin in FICHIERS if "/schema/" in chemin} - {"donnees/schema/alertes.json"}


@pytest.mark.parametrize("chemin", sorted(FICHIERS.keys() - SCHEMAS))
def test_an_export_is_its_golden_file(chemin):
    check_golden(f"exports/{chemin.removeprefix('donnees/')}", FICHIERS[chemin])


def test_the_site_search_is_its_golden_file():
    check_golden("exports/recherche.json", exports.make_index_recherche(LIGNES))


def test_version_is_its_golden_file():
    moment = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    check_golden(
        "exports/version.json", exports.write_version(CONTEXTE.site, commit="0a1b2c3", moment=moment, pages=42)
    )


def test_every_path_is_known_before_anything_is_built():
    attendus = [*FICHIERS, exports.CHEMIN_RECHERCHE, exports.CHEMIN_VERSION]
    assert exports.list_chemins(CONTEXTE.site) == sorted(attendus)
    assert len(set(attendus)) == len(attendus)


def test_two_halves_of_the_contact_cards_make_the_whole():
    fiches = exports.list_fiches(CONTEXTE)
    moities = [*exports.iter_vcards(CONTEXTE, fiches[:2], BASE), *exports.iter_vcards(CONTEXTE, fiches[2:], BASE)]
    assert moities == list(exports.iter_vcards(CONTEXTE, fiches, BASE))


def test_the_kinds_of_search_entries_are_ranked():
    inconnu = exports.make_ligne("z/", EntreeRecherche("Zèbre", "z", ""))
    octets = exports.make_index_recherche([inconnu, *reversed(LIGNES)])
    assert b'"genres":["Professionnel","Commune","Page","Z\xc3\xa8bre"],"g":[3,2,1,0]' in octets


def test_paths_are_plain():
    for chemin in exports.list_chemins(CONTEXTE.site):
        morceaux = chemin.removesuffix(f".{chemin.rpartition('.')[2]}").split("/")
        assert [slugify(m) for m in morceaux] == morceaux
