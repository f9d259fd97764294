"""The blocks of hand-written pages that show the directory."""

import pytest

from cpts.errors import BuildError
from cpts.views import (
    annuaire,
    carte,
    communes,
    couverture,
    lieux,
    medecin_traitant,
    professions,
    recherche,
    territoire,
)
from cpts.views.selections import Criteres
from tests.unit.annuaire_site import DOCTEUR, INFIRMIERE, make, make_nombreux, render_bloc

NBSP = "\u00a0"


def test_the_directory_has_the_fields_and_places_its_script_expects():
    html = render_bloc("annuaire", annuaire.view_annuaire(make()))
    for attendu in (
        '<cpts-annuaire class="cpts-annuaire" data-index="/donnees/annuaire-recherche.json">',
        'name="q"',
        'name="profession" value="infirmier"',
        'name="commune" value="rivebourg"',
        'name="service" value="vaccination"',
        'name="nouveaux" value="oui"',
        'name="pmr" value="oui"',
        '<p data-compte role="status">2 professionnels et 2 lieux, par ordre alphabétique.</p>',
        'data-territoire="/donnees/territoire.geojson"',
        'data-points="/donnees/carte.json"',
        'data-leaflet="/assets/leaflet/"',
    ):
        assert attendu in html
    assert html.count("data-resultats") == 1
    assert html.index("Dr Claire Martin") < html.index("<cpts-carte")


def test_a_large_directory_leads_to_its_lists():
    html = render_bloc("annuaire", annuaire.view_annuaire(make(make_nombreux(301))))
    assert '<ol class="cpts-resultats" data-resultats></ol>' in html
    assert 'href="/professions/medecin-generaliste/"' in html
    assert 'href="/communes/exempleville/"' in html


def test_a_hand_written_page_lists_what_it_asks_for():
    contexte = make()
    vue = annuaire.view_liste(contexte, Criteres(profession="infirmier", commune="rivebourg"))
    assert vue.phrase == f"1 fiche{NBSP}: infirmiers à Rivebourg. Par ordre alphabétique."
    assert [r.id for g in vue.groupes for r in g.resultats] == ["camille-exemple"]
    services = annuaire.view_liste(contexte, Criteres(service="vaccination"))
    assert [r.id for g in services.groupes for r in g.resultats] == ["maison-des-tilleuls"]
    coupee = annuaire.view_liste(contexte, Criteres(commune="exempleville"), 1)
    assert coupee.suite is not None
    assert coupee.suite.lien == "communes/exempleville/"
    assert "Rien d’inscrit" in render_bloc("liste", annuaire.view_liste(contexte, Criteres(langue="nl")))


def test_an_unknown_slug_is_refused_with_a_suggestion():
    with pytest.raises(BuildError, match=r"profession=« infirmiere » est inconnu. Vouliez-vous dire « infirmier »"):
        annuaire.view_liste(make(), Criteres(profession="infirmiere"))
    with pytest.raises(
        BuildError, match=r"Aucune fiche « claire-martim » n’est publiée. Vouliez-vous dire « claire-martin »"
    ):
        annuaire.view_fiche(make(), "claire-martim")


def test_one_entry_alone():
    assert "Dr Claire Martin" in render_bloc("fiche", annuaire.view_fiche(make(), "claire-martin"))


def test_the_lists_of_the_map_come_first():
    html = render_bloc("carte", carte.view_carte(make(), Criteres(profession="infirmier")))
    assert html.index("/professions/infirmier/rivebourg/") < html.index("<cpts-carte")
    assert 'data-profession="infirmier"' in html
    assert 'data-commune="01002"' in render_bloc("carte", carte.view_carte(make(), Criteres(commune="rivebourg")))
    assert "<svg" in html


def test_my_commune_is_covered_next_to_us_or_elsewhere():
    html = render_bloc("communes", communes.view_communes(make()))
    assert "3 communes couvertes" in html
    assert "<h3>CPTS du Val</h3>" in html
    assert "Voisineville." in html
    assert "Votre commune n’est pas là ?" in html


def test_coverage_shows_the_empty_cells():
    vue = couverture.view_couverture(make())
    assert [c.titre for c in vue.colonnes] == ["Médecin généraliste", "Infirmier"]
    assert [[case.nombre for case in ligne.cases] for ligne in vue.lignes] == [[1, 0], [0, 1], [0, 0]]
    assert vue.totaux == (1, 1)
    html = render_bloc("couverture", vue)
    assert html.count("cpts-couverture__case--vide") == 4
    assert "Au 21 novembre 2026." in html


def test_doctors_who_take_patients_are_sorted_by_commune_and_by_trust():
    attente = DOCTEUR | {
        "id": "b",
        "nom": "Bis",
        "nouveaux_patients": {"reponse": "liste-attente", "declare_le": "2026-11-01"},
    }
    vieux = DOCTEUR | {"id": "c", "nom": "Ter", "nouveaux_patients": {"reponse": "oui", "declare_le": "2026-03-01"}}
    depart = DOCTEUR | {"id": "d", "nom": "Quater", "fin_activite": {"le": "2026-12-31"}}
    vue = medecin_traitant.view_medecin_traitant(make((DOCTEUR, attente, vieux, depart)))
    assert vue.phrase == "1 médecin généraliste prend de nouveaux patients."
    assert [(g.titre, [r.nom for r in g.resultats]) for g in vue.disponibles] == [
        ("Exempleville", ["Dr Claire Martin"])
    ]
    assert [r.nom for r in vue.attente] == ["Dr Claire Bis"]
    assert [r.nom for r in vue.a_verifier] == ["Dr Claire Ter"]
    html = render_bloc("medecin_traitant", vue)
    assert "après 6 mois, elle est à vérifier" in html
    assert 'href="tel:+33353010000"' in html


def test_nobody_takes_patients():
    vue = medecin_traitant.view_medecin_traitant(make((INFIRMIERE,)))
    assert vue.phrase == "Aucun médecin généraliste ne nous a dit récemment prendre de nouveaux patients."


def test_key_figures_are_counted_and_zero_is_not_shown():
    chiffres = recherche.view_chiffres(make()).chiffres
    assert [(c.valeur, c.libelle) for c in chiffres] == [
        ("2\u202f117", "habitants"),
        ("3", "communes"),
        ("2", "professionnels"),
        ("2", "professions"),
        ("2", "lieux"),
        ("1", "professionnel prend de nouveaux patients"),
        ("1", "action en cours"),
    ]
    assert all(c.valeur != "0" for c in recherche.view_chiffres(make((), ())).chiffres)


def test_search_index_families_and_places():
    contexte = make()
    html = render_bloc("recherche", recherche.view_recherche(contexte))
    assert '<cpts-recherche data-index="/donnees/recherche.json">' in html
    assert "<p data-vide hidden>" in html
    assert [f.titre for f in professions.view_professions(contexte).familles] == [
        "Médecins",
        "Soins infirmiers et quotidiens",
    ]
    assert [(t.titre, t.nombre) for t in lieux.view_lieux(contexte).types] == [
        ("Maisons de santé", "1"),
        ("Mairies", "1"),
    ]
    assert "Choisir parmi 4 fiches" in render_bloc("orientation", recherche.view_orientation(contexte))
    for nom, vue in (
        ("professions", professions.view_professions(contexte)),
        ("lieux", lieux.view_lieux(contexte)),
        ("chiffres", recherche.view_chiffres(contexte)),
        ("territoire", territoire.view_territoire(contexte)),
    ):
        assert render_bloc(nom, vue).strip()


def test_an_empty_directory_says_so():
    contexte = make((), ())
    assert "aucun professionnel" in render_bloc("professions", professions.view_professions(contexte))
    assert "aucun lieu" in render_bloc("lieux", lieux.view_lieux(contexte))
    assert "aucun professionnel" in render_bloc("couverture", couverture.view_couverture(contexte))
    assert render_bloc("annuaire", annuaire.view_annuaire(contexte))
    assert render_bloc("carte", carte.view_carte(contexte, Criteres()))
