"""Whatever a file, a service or a person sends, the importers read it or refuse it in French: they never crash."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cpts.errors import BuildError, DataError
from cpts.importers.geocodage.journal import Journal
from cpts.importers.geocodage.questions import Question, Reponse, ask_position
from cpts.importers.territoire.ecriture import write_territoire
from cpts.importers.territoire.fichier import FichierContours
from cpts.importers.territoire.noms import Annuaire, cut_liste, resolve
from cpts.importers.territoire.service import ServiceCommunes
from cpts.importers.territoire.sources import Repere
from cpts.yaml_source import read_yaml
from tests.geo_api import list_features, make_adresse, make_commune

FEATURES = list_features()[:2]
FICHIER = {"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:4326"}}, "features": FEATURES}
ADRESSES = {"features": [make_adresse("12 Rue des Tilleuls 01001 Exempleville", "01001")]}
VALEURS = st.sampled_from(
    [None, True, 0, -1, 1e308, 10**30, float("nan"), "", "x", "59135", "a\0\n", [], {}, [[]], [None], {"a": 1}]
)
LIGNES = st.sampled_from(
    [
        *("communes:", "communes: []", 'communes: ["59135", "59018"]', "communes: [", "  ]", "voisins: []", "a: b", ""),
        *('  - "59135"', "  - 59018  # ici", '- "59018"', "# dehors", "  # dedans", "    - x", '  "59018",', "\t- x"),
    ]
)


def list_chemins(noeud: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in `noeud`, six steps deep at most."""
    enfants = noeud.items() if isinstance(noeud, dict) else enumerate(noeud) if isinstance(noeud, list) else ()
    for cle, enfant in enfants if len(chemin) < 6 else ():
        yield (*chemin, cle)
        yield from list_chemins(enfant, (*chemin, cle))


def spoil(data: st.DataObject, contenu: Any) -> Any:
    """A copy of `contenu` where one thing is something else, or is not there."""
    contenu = copy.deepcopy(contenu)
    chemin = data.draw(st.sampled_from(list(list_chemins(contenu))))
    parent = contenu
    for pas in chemin[:-1]:
        parent = parent[pas]
    if data.draw(st.booleans()):
        parent[chemin[-1]] = data.draw(VALEURS)
    else:
        del parent[chemin[-1]]
    return contenu


def make_service(contenu: Any) -> Any:
    """A client that always answers `contenu`, once gone through JSON."""
    texte = json.dumps(contenu)
    return SimpleNamespace(nom="service", annonce=str, get_json=lambda *_: json.loads(texte))


@given(st.data())
def test_a_spoilt_file_of_outlines(tmp_path_factory: Any, data: st.DataObject) -> None:
    chemin = tmp_path_factory.getbasetemp() / "contours.geojson"
    chemin.write_text(json.dumps(spoil(data, FICHIER)), encoding="utf-8")
    with suppress(DataError):
        assert len(FichierContours(chemin, "contours.geojson").read_contours({"59018"})) <= 2


@given(st.data())
def test_a_spoilt_answer_of_the_communes(data: st.DataObject) -> None:
    contenu = spoil(data, [make_commune(feature) for feature in FEATURES])
    with suppress(BuildError):
        communes = ServiceCommunes(make_service(contenu)).read_contours({"59018"})
        assert {c.code for c in communes} <= {"59018", "59043", "59135"}


@given(st.data())
def test_a_spoilt_answer_of_the_geocoder(data: st.DataObject) -> None:
    with suppress(BuildError):
        reponse = ask_position(
            make_service(spoil(data, ADRESSES)), Question("12 rue des Tilleuls", "01001", "X", "01001")
        )
        assert reponse is None or isinstance(reponse.latitude, float)


@given(st.data())
def test_a_spoilt_journal(tmp_path_factory: Any, data: st.DataObject) -> None:
    chemin: Path = tmp_path_factory.getbasetemp() / "journal.jsonl"
    ligne = [["a", "b", "c", "d"], ["x", "housenumber", 0.5, "1", "2", "3", 4.0, 5.0]]
    chemin.write_text(json.dumps(spoil(data, ligne)), encoding="utf-8")
    assert all(r is None or isinstance(r, Reponse) for r in Journal(chemin).reponses.values())


@given(st.lists(LIGNES, max_size=8))
def test_any_territoire_yaml_keeps_its_comments_or_is_refused(lignes: list[str]) -> None:
    texte = "\n".join(lignes) + "\n"
    with suppress(DataError, BuildError):
        ecrit = write_territoire(texte, {"59018": "Arnèke", "59135": "Cassel"})
        document, _ = read_yaml(ecrit.encode(), "territoire.yaml")
        assert document is not None
        assert sorted(document.racine["communes"]) == ["59018", "59135"]
        apres = ecrit.split("\n")
        assert [ligne for ligne in apres if ligne == "# dehors"] == [ligne for ligne in lignes if ligne == "# dehors"]
        assert apres.count("  # dedans") == lignes.count("  # dedans")


@given(st.text(alphabet="aéÀ -–•*,;\t\n()0123456789'’etSt#|&s/.\ufeff\0\u202e", max_size=60))
def test_any_list_is_understood_or_told_in_full(texte: str) -> None:
    annuaire = Annuaire([Repere("59135", "Cassel", ("59670",)), Repere("59180", "Le Doulieu", ("59940",))])
    morceaux = list(cut_liste(texte))
    choix = resolve(morceaux, annuaire)
    assert bool(choix.reperes or choix.inconnus) is bool(morceaux)
    assert all(1 <= i.morceau.ligne <= texte.count("\n") + 1 for i in choix.inconnus)
