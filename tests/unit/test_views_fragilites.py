"""The indicators as maps: steps, legend, table, and what must not be known."""

import json
from typing import Any

import pytest

from cpts.exports.carte import write_carte_json
from cpts.model.site import MesureCommunale, Territoire
from cpts.model.territoire import Indicateur
from cpts.views import fragilites, plan_carte
from cpts.views.contexte import Contexte, make_contexte
from cpts.views.selections import Criteres
from tests.unit.annuaire_site import ENV, RACINE, make, make_site

NBSP = "\u00a0"
INDICATEUR: dict[str, Any] = {
    "id": "sans-medecin",
    "titre": "Habitants sans médecin traitant",
    "unite": "%",
    "source": "Assurance Maladie",
    "date": "2025-12-31",
    "fichier": "indicateurs.csv",
    "colonne": "sans_medecin",
    "sens": "haut-defavorable",
}


def make_avec(valeurs: dict[str, float], **changes: Any) -> Contexte:
    """The small site with one indicator."""
    site = make_site()
    champs = {cle: valeur for cle, valeur in (INDICATEUR | changes).items() if valeur is not None}
    mesure = MesureCommunale(Indicateur.model_validate(champs), valeurs)
    territoire = Territoire(site.territoire.communes, site.territoire.voisines, (), (mesure,))
    noms = ("cpts", "jour", "structures", "professionnels", "actions", "communes_par_adresse")
    return make_contexte(type(site)(territoire=territoire, **{nom: getattr(site, nom) for nom in noms}))


def get_seule(contexte: Contexte) -> fragilites.Fragilite:
    (seule,) = fragilites.list_fragilites(contexte.site.territoire)
    return seule


def render_fragilites(contexte: Contexte) -> str:
    vue = fragilites.view_fragilites(contexte)
    return ENV.get_template("blocs/fragilites.html").render(vue=vue).replace(RACINE, "/")


def test_the_highest_step_is_where_the_situation_is_the_hardest():
    haut = get_seule(make_avec({"01001": 8.0, "01002": 17.5}))
    assert haut.par_code["01001"] == ("1", f"8{NBSP}%")
    assert haut.par_code["01002"] == ("2", f"17,5{NBSP}%")
    bas = get_seule(make_avec({"01001": 8.0, "01002": 17.5}, sens="bas-defavorable"))
    assert [bas.par_code[code][0] for code in ("01001", "01002")] == ["2", "1"]
    assert haut.sens == "Plus le chiffre inscrit dans la commune est grand, plus la situation y est difficile."
    neutre = get_seule(make_avec({"01001": 8.0}, sens=None))
    assert neutre.sens.endswith("plus la valeur y est haute.")


def test_the_legend_tells_the_bounds_of_each_step_and_what_is_unknown():
    classes = get_seule(make_avec({"01001": 8.0, "01002": 17.5})).classes
    assert [(c.signe, c.texte) for c in classes] == [
        ("1", f"8{NBSP}% (1 commune)"),
        ("2", f"17,5{NBSP}% (1 commune)"),
        ("?", "valeur inconnue (1 commune)"),
    ]


@pytest.mark.parametrize(
    ("valeurs", "tons"),
    [
        ([1.0], "1"),
        ([2.0, 2.0, 2.0], "111"),
        ([1.0, 2.0, 3.0, 4.0], "1234"),
        ([1.0, 1.0, 1.0, 1.0, 9.0], "11112"),
        ([float(n) for n in range(8)], "11223344"),
        ([], ""),
    ],
)
def test_equal_values_are_never_parted(valeurs, tons):
    par_code = {str(rang): valeur for rang, valeur in enumerate(valeurs)}
    assert "".join(fragilites.rank_valeurs(par_code, montant=True).values()) == tons


def test_a_small_number_of_a_secret_indicator_is_nowhere():
    contexte = make_avec({"01001": 4.25, "01002": 12.0, "01003": 30.0}, secret="oui", unite="personnes")
    fragilite = get_seule(contexte)
    assert fragilite.par_code["01001"] == ("secret", "moins de 5")
    assert [c.texte for c in fragilite.classes] == [
        f"12{NBSP}personnes (1 commune)",
        f"30{NBSP}personnes (1 commune)",
        f"moins de 5{NBSP}: nombre trop petit pour être publié (1 commune)",
    ]
    carte = write_carte_json(contexte).decode()
    assert json.loads(carte)["fragilites"]["sans-medecin"]["01001"] == ["secret", "moins de 5"]
    html = render_fragilites(contexte)
    assert "&lt;5" in html
    for publie in (carte, html):
        assert "4,25" not in publie
        assert "4.25" not in publie


def test_a_map_comes_with_its_table_and_writes_each_outline_once():
    html = render_fragilites(make_avec({"01001": 8.0, "01002": 17.5}))
    assert html.count('id="contour-01001"') == 1
    assert '<use class="cpts-territoire__commune cpts-territoire__commune--classe-1" href="#contour-01001"/>' in html
    assert '<th scope="row"><a href="/communes/rivebourg/">Rivebourg</a></th><td>17,5\xa0%</td><td>2</td>' in html
    assert f"Source{NBSP}: Assurance Maladie, au 31 décembre 2025." in html
    assert "<td>valeur inconnue</td><td>?</td>" in html


def test_a_territory_without_indicators_has_no_layer_and_says_so():
    assert fragilites.list_fragilites(make().site.territoire) == ()
    assert "Aucun indicateur n’est publié pour le moment." in render_fragilites(make())
    assert get_ids(make_avec({})) == []
    assert get_ids(make_avec({"01004": 3.0})) == []


def get_ids(contexte: Contexte) -> list[str]:
    return [f.id for f in fragilites.list_fragilites(contexte.site.territoire)]


def test_the_choices_of_the_map_count_people_and_places_of_each_family_and_service():
    plan = plan_carte.view_plan(make(), Criteres())
    assert plan.calques
    assert [(c.valeur, c.nombre) for c in plan.calques.familles] == [("medecins", "2"), ("soins", "1"), ("social", "1")]
    assert [(c.valeur, c.nombre) for c in plan.calques.services] == [("vaccination", "1")]
    assert [c.titre for c in plan.calques.communes] == ["Exempleville", "Rivebourg", "Le Vidéval"]
    assert plan_carte.view_plan(make(), Criteres(profession="infirmier")).calques is None


def test_the_static_map_writes_the_numbers_of_the_list_and_draws_the_neighbours():
    dessin = plan_carte.view_plan(make(), Criteres()).carte.dessin
    assert [(c.nom, c.ton, c.repere and c.repere.texte) for c in dessin.communes] == [
        ("Voisineville", "voisin", None),
        ("Exempleville", "fort", "2"),
        ("Rivebourg", "fort", "2"),
        ("Le Vidéval", "", None),
    ]
