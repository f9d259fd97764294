"""The lists, the communes and the drawing of the territory."""

from dataclasses import replace
from datetime import date

import pytest

from cpts.views import (
    communes,
    fiches,
    lieux,
    listes,
    professions,
    recherche,
    territoire,
)
from cpts.views.contexte import make_contexte
from cpts.views.mots import at_commune
from tests.unit.annuaire_site import (
    DOCTEUR,
    INFIRMIERE,
    MAIRIE,
    MAISON,
    build,
    make,
    make_nombreux,
    make_site,
    show,
)

NBSP = "\u00a0"


def test_every_address_of_the_plan_is_known():
    contexte = make()
    chemins = [p.chemin for m in (fiches, professions, lieux, communes) for p in m.list_pages(contexte)]
    assert sorted(chemins) == [
        "annuaire/camille-exemple/",
        "annuaire/claire-martin/",
        "annuaire/mairie-de-rivebourg/",
        "annuaire/maison-des-tilleuls/",
        "communes/exempleville/",
        "communes/le-videval/",
        "communes/rivebourg/",
        "lieux/mairie/",
        "lieux/maison-de-sante/",
        "professions/infirmier/",
        "professions/infirmier/rivebourg/",
        "professions/medecin-generaliste/",
        "professions/medecin-generaliste/exempleville/",
    ]


def test_titles_and_descriptions_are_unique():
    contexte = make()
    pages = [p.construire() for m in (fiches, professions, lieux, communes) for p in m.list_pages(contexte)]
    assert len({p.titre for p in pages}) == len(pages)
    assert len({p.description for p in pages}) == len(pages)


def test_specialties_have_their_page():
    cardiologue = DOCTEUR | {"profession": "medecin-specialiste", "specialite": "cardiologie"}
    contexte = make((cardiologue,))
    assert build(contexte, "annuaire/claire-martin/").titre == (
        "Dr Claire Martin, médecin spécialiste en cardiologie à Exempleville"
    )
    assert "Dr Claire Martin" in show(contexte, "specialites/cardiologie/")
    assert '"/specialites/cardiologie/"' in show(contexte, "professions/medecin-specialiste/")


def test_a_list_counts_and_says_its_order():
    html = show(make(), "professions/medecin-generaliste/")
    assert "1 médecin généraliste sur le territoire de la CPTS Exemple." in html
    assert "Liste complète, par ordre alphabétique du nom." in html
    assert 'href="tel:+33353010011"' in html
    assert '<a class="cpts-index__lien" href="/professions/medecin-generaliste/exempleville/">' in html


def test_lists_are_alphabetical_whatever_the_accents():
    trois = tuple(DOCTEUR | {"id": f"p-{n}", "nom": nom} for n, nom in enumerate(("Zola", "Écho", "Duval")))
    vue = build(make(trois), "professions/medecin-generaliste/").vue
    assert [r.nom for r in vue.groupes[0].resultats] == ["Dr Claire Duval", "Dr Claire Écho", "Dr Claire Zola"]


def test_long_lists_have_letters_and_very_long_ones_are_light():
    longue = make(make_nombreux(listes.SEUIL_LETTRES + 1))
    html = show(longue, "professions/medecin-generaliste/")
    assert '<h2 id="lettre-a">A</h2>' in html
    assert 'href="#lettre-z"' in html
    assert html.count('class="cpts-resultat"') == 61
    legere = show(make(make_nombreux(listes.SEUIL_LEGER + 1)), "professions/medecin-generaliste/")
    assert legere.count("data-id=") == 501
    assert legere.count('href="tel:+33353010011"') == 501
    assert 'class="cpts-resultat"' not in legere


def test_initials_outside_the_alphabet_are_kept():
    assert listes.find_initiale("Œuvre") == "O"
    assert listes.find_initiale("’t Kind") == "#"


def test_people_who_left_are_listed_apart_and_not_counted():
    parti = DOCTEUR | {"id": "parti", "nom": "Parti", "fin_activite": {"le": "2026-01-01", "relais": ["claire-martin"]}}
    contexte = make((DOCTEUR, parti))
    html = show(contexte, "professions/medecin-generaliste/")
    assert "1 médecin généraliste sur" in html
    assert '<h2 id="partis">Ont cessé leur activité</h2>' in html
    assert f"Relais{NBSP}: Dr Claire Martin" in html
    assert "Dr Claire Parti" in show(contexte, "communes/exempleville/")
    assert "Dr Claire Parti" not in show(contexte, "annuaire/maison-des-tilleuls/")
    assert recherche.view_chiffres(contexte).chiffres[1][:2] == ("1", "professionnel")


def test_a_profession_whose_last_member_left_keeps_its_page():
    contexte = make((DOCTEUR | {"fin_activite": {"le": "2026-01-01"}},))
    html = show(contexte, "professions/medecin-generaliste/")
    assert "Plus de médecin généraliste en activité" in html
    assert [p.chemin for p in professions.list_pages(contexte)] == ["professions/medecin-generaliste/"]


def test_a_commune_shows_people_places_town_hall_and_neighbours():
    html = show(make(), "communes/rivebourg/")
    assert '<h3 id="profession-infirmier">Infirmiers</h3>' in html
    assert "Mairie de Rivebourg" in html
    assert "500 habitants, 1 professionnel." in html
    assert '<a class="cpts-index__lien" href="/communes/exempleville/">Exempleville</a>' in html
    assert f"à Exempleville, 7{NBSP}km" in html
    assert '<a class="cpts-index__lien" href="/professions/medecin-generaliste/exempleville/">' in html
    assert "Hors de notre territoire" in html
    assert "Voisineville" in html


def test_an_empty_commune_says_so_and_where_to_go():
    html = show(make(), "communes/le-videval/")
    assert "Se soigner au Vidéval" in html
    assert "Aucun professionnel ni lieu de soin n’est inscrit au Vidéval." in html
    assert 'href="#a-proximite"' in html
    assert f"à Rivebourg, 21{NBSP}km" in html
    assert "None" not in html


def test_a_commune_shows_who_says_to_come_there_at_home():
    vient = DOCTEUR | {"id": "vient", "nom": "Vient", "communes_visites": ["Rivebourg", "01003", "Exempleville"]}
    refuse = DOCTEUR | {"id": "refuse", "nom": "Refuse", "communes_visites": ["01002"], "visites_a_domicile": "non"}
    parti = DOCTEUR | {
        "id": "parti",
        "nom": "Parti",
        "communes_visites": ["01002"],
        "fin_activite": {"le": "2026-01-01"},
    }
    vieux = DOCTEUR | {"id": "vieux", "nom": "Vieux", "communes_visites": ["01002"], "verifie_le": "2024-01-01"}
    contexte = make((vient, refuse, parti, vieux))
    for slug in ("rivebourg", "le-videval"):
        vue = build(contexte, f"communes/{slug}/").vue
        assert [r.nom for r in vue.visites] == ["Dr Claire Vient"]
    assert '<h2 id="visites">Viennent à domicile</h2>' in show(contexte, "communes/rivebourg/")
    assert "Viennent à domicile" not in show(contexte, "communes/exempleville/")


def test_events_of_a_commune_are_shown_when_they_are_given():
    ligne = {
        "iso": "2026-11-24T09:00",
        "fin_iso": None,
        "jour": "24",
        "mois": "nov.",
        "quand": "Mardi 24 novembre, 9 h",
        "titre": "Café des aidants",
        "lien": "agenda/cafe/",
        "lieu": None,
        "statut": None,
        "statut_libelle": None,
        "note": None,
        "resume": None,
        "publics": [],
    }
    contexte = make_contexte(make_site(), {"rivebourg": (ligne,)})
    assert "Café des aidants" in show(contexte, "communes/rivebourg/")
    assert "Prochains rendez-vous" not in show(contexte, "communes/exempleville/")


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Exempleville", "à Exempleville"),
        ("Le Vidéval", "au Vidéval"),
        ("Les Monts", "aux Monts"),
        ("La Rive", "à La Rive"),
    ],
)
def test_names_of_communes_take_their_preposition(nom, attendu):
    assert at_commune(nom) == attendu


def test_neighbours_share_a_point_of_their_outline():
    voisines = make().voisines_par_code
    assert [c.nom for c in voisines["01001"]] == ["Rivebourg", "Voisineville"]
    assert voisines["01003"] == ()


def test_the_territory_is_drawn_600_wide():
    vue = territoire.view_territoire(make())
    assert vue.viewbox == "0 0 600 192"
    assert vue.communes[0].d == "M4,188.4L122.4,188.4L122.4,4L4,4Z"
    assert [c.ton for c in vue.communes] == ["fort", "fort", ""]
    assert all(c.etiquette for c in vue.communes)


def test_names_stay_inside_the_drawing():
    etiquettes = [(len(c.nom), c.etiquette) for c in territoire.view_territoire(make()).communes]
    assert etiquettes[0][1].x == 78.0
    assert all(6.5 * taille <= e.x <= 600 - 6.5 * taille for taille, e in etiquettes)


def test_a_commune_without_outline_does_not_stop_the_drawing():
    site = make_site()
    nue = tuple(replace(c, polygones=()) for c in site.territoire.communes)
    contexte = make_contexte(replace_territoire(site, nue))
    assert territoire.view_territoire(contexte).communes[0].d == ""
    assert "Se soigner à Exempleville" in show(contexte, "communes/exempleville/")


def replace_territoire(site, couvertes):
    champs = ("cpts", "jour", "structures", "professionnels", "actions", "communes_par_adresse")
    return type(site)(
        territoire=type(site.territoire)(couvertes, ()), **{champ: getattr(site, champ) for champ in champs}
    )


def test_an_address_outside_the_territory_is_in_the_directory_but_in_no_commune():
    loin = INFIRMIERE | {"exercices": [{"adresse": {"code_postal": "75001", "commune": "Lointaine"}}]}
    contexte = make((loin,), (MAIRIE, MAISON), jour=date(2026, 11, 21))
    assert "à Lointaine" in build(contexte, "annuaire/camille-exemple/").titre
    assert "Camille Exemple" in show(contexte, "professions/infirmier/")
    assert [p.chemin for p in professions.list_pages(contexte)] == ["professions/infirmier/"]
