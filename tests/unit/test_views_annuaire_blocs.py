"""The blocks of hand-written pages that show the directory."""

import pytest

from cpts.errors import BuildError
from cpts.model.site import Territoire
from cpts.model.territoire import Voisin
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.views import (
    annuaire,
    communes_index,
    couverture,
    lieux,
    medecin_traitant,
    plan_carte,
    professions,
    recherche,
    territoire,
)
from cpts.views.contexte import make_contexte
from cpts.views.selections import Criteres
from tests.unit.annuaire_site import (
    DOCTEUR,
    EXEMPLEVILLE,
    INFIRMIERE,
    RIVEBOURG,
    make,
    make_nombreux,
    make_site,
    render_bloc,
)

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
        "<p data-compte>2 professionnels et 2 lieux, par ordre alphabétique.</p>",
        'data-territoire="/donnees/territoire.geojson"',
        'name="type" value="mairie"',
        'name="pres-de"',
        'name="rayon"',
        '<input class="cpts-facettes__liste" type="date" id="annuaire-jour" name="ouvert">',
        'data-points="/donnees/annuaire-recherche.json"',
        'data-leaflet="/assets/leaflet/"',
    ):
        assert attendu in html
    assert html.count("data-resultats") == 1
    assert html.index("Dr Claire Martin") < html.index("<cpts-carte")


def test_a_large_directory_leads_to_its_lists():
    html = render_bloc("annuaire", annuaire.view_annuaire(make(make_nombreux(301))))
    assert html.count('<li class="cpts-resultat"') == 20, "the first lines wait for no script"
    assert "Et 283 autres fiches" in html
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
    html = render_bloc("carte", plan_carte.view_plan(make(), Criteres(profession="infirmier")))
    assert html.index("/professions/infirmier/rivebourg/") < html.index("<cpts-carte")
    assert 'data-profession="infirmier"' in html
    assert 'data-commune="01002"' in render_bloc("carte", plan_carte.view_plan(make(), Criteres(commune="rivebourg")))
    assert "<svg" in html


def test_my_commune_is_covered_next_to_us_or_elsewhere():
    html = render_bloc("communes", communes_index.view_communes(make()))
    assert "3 communes couvertes" in html
    assert 'data-commune="Exempleville" data-codes="01234"' in html
    assert "<h3>CPTS du Val</h3>" in html
    assert 'data-commune="Voisineville" data-codes="01237"' in html
    assert "Votre commune n’est pas là ?" in html
    assert 'href="tel:+33353010000"' in html


def test_a_commune_of_ours_is_never_said_to_be_a_neighbour_s():
    site = make_site()
    voisin = Voisin.model_validate({"nom": "CPTS du Val", "communes": ["01001", "01004", "01098", "01099"]})
    territoire = Territoire(site.territoire.communes, site.territoire.voisines, (voisin,))
    contexte = make_contexte(replace_territoire(site, territoire))
    (cpts,) = communes_index.view_communes(contexte).cpts_voisines
    assert [c.nom for c in cpts.communes] == ["Voisineville"]
    assert cpts.autres == "Et 2 autres communes dont nous n’avons pas le nom."


def replace_territoire(site, territoire):
    champs = ("cpts", "jour", "structures", "professionnels", "actions", "communes_par_adresse")
    return type(site)(territoire=territoire, **{champ: getattr(site, champ) for champ in champs})


def test_a_sum_of_inhabitants_is_only_given_when_every_number_is_known():
    assert communes_index.view_communes(make()).population is None
    assert [c.libelle for c in recherche.view_chiffres(make()).chiffres][:1] == ["communes"]
    connues = make_contexte(replace_territoire(make_site(), Territoire((EXEMPLEVILLE, RIVEBOURG), ())))
    assert communes_index.view_communes(connues).population == "2\u202f117"
    assert recherche.view_chiffres(connues).chiffres[0] == ("2\u202f117", "habitants", None)
    vide = make_contexte(replace_territoire(make_site(), Territoire((), ())))
    assert communes_index.view_communes(vide).population is None


def test_coverage_shows_the_empty_cells_and_the_densities():
    vue = couverture.view_couverture(make())
    assert [c.titre for c in vue.colonnes] == ["Médecin généraliste", "Infirmier"]
    assert [[case.nombre for case in ligne.cases] for ligne in vue.lignes] == [[1, 0], [0, 1], [0, 0]]
    assert [[case.densite for case in ligne.cases] for ligne in vue.lignes] == [
        ["6,2", None],
        [None, "20"],
        [None, None],
    ]
    assert [ligne.total.nombre for ligne in vue.lignes] == [1, 1, 0]
    assert [case.nombre for case in vue.totaux] == [1, 1, 2]
    html = render_bloc("couverture", vue)
    assert html.count("cpts-couverture__case--vide") == 4 + 1
    assert "État de l’annuaire au 21 novembre 2026." in html


def test_densities_of_a_territory_whose_population_is_partly_unknown_are_not_given():
    vue = couverture.view_couverture(make())
    assert vue.sans_population
    assert [case.densite for case in vue.totaux] == [None, None, None]
    assert "Le nombre d’habitants d’une commune au moins nous manque" in render_bloc("couverture", vue)


def test_someone_with_two_places_counts_in_both_communes_and_once_in_the_territory():
    rivebourg = {"adresse": {"code_postal": "01235", "commune": "Rivebourg"}}
    lointaine = {"adresse": {"code_postal": "75001", "commune": "Lointaine"}}
    deux = DOCTEUR | {"exercices": [*DOCTEUR["exercices"], rivebourg]}
    loin = INFIRMIERE | {"exercices": [lointaine]}
    vue = couverture.view_couverture(make((deux, loin)))
    assert [[case.nombre for case in ligne.cases] for ligne in vue.lignes] == [[1], [1], [0]]
    assert [case.nombre for case in vue.totaux] == [1, 1]
    assert "Infirmier" in vue.absentes
    assert vue.hors == f"1 personne de l’annuaire exerce seulement hors du territoire{NBSP}: hors du tableau."


def test_the_coverage_of_an_empty_directory_says_so():
    html = render_bloc("couverture", couverture.view_couverture(make((), ())))
    assert "L’annuaire ne compte encore aucun professionnel sur le territoire." in html
    assert "<table" not in html


def test_the_coverage_holds_the_whole_nomenclature():
    tous = tuple(
        DOCTEUR | {"id": f"p-{rang}", "profession": slug}
        for rang, slug in enumerate(PROFESSIONS)
        if slug != "medecin-specialiste"
    )
    vue = couverture.view_couverture(make(tous))
    assert len(vue.colonnes) == len(PROFESSIONS) - 1 >= 25
    assert vue.absentes == ("Médecin spécialiste",)


@pytest.mark.parametrize(
    ("nombre", "population", "attendu"),
    [
        (0, 1000, None),
        (1, None, None),
        (1, 0, None),
        (1, 10_000, "1,0"),
        (2, 2289, "8,7"),
        (1, 223, "45"),
        (3, 3015, "10"),
    ],
)
def test_a_density_never_promises_more_than_it_knows(nombre, population, attendu):
    assert couverture.format_densite(nombre, population) == attendu


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
    assert list_noms(vue, "liste-attente") == [("Exempleville", ["Dr Claire Bis"])]
    assert list_noms(vue, "reponses-anciennes") == [("Exempleville", ["Dr Claire Ter"])]
    assert vue.autres == "Parmi les autres, 1 cesse bientôt son activité."
    html = render_bloc("medecin_traitant", vue)
    assert "Après 6 mois, elle est à vérifier ; après 18 mois, nous ne la montrons plus." in html
    assert "déclaré le 2 octobre 2026" in html
    assert 'href="tel:+33353010000"' in html
    assert html.index("tel:+33353010000") < html.index("mailto:contact@example.org?subject=")
    assert "<form" not in html


def list_noms(vue, ancre):
    rubrique = next(r for r in vue.rubriques if r.ancre == ancre)
    return [(g.titre, [r.nom for r in g.resultats]) for g in rubrique.groupes]


@pytest.mark.parametrize(
    ("declare_le", "ou"),
    [
        ("2026-05-21", "disponibles"),
        ("2026-05-20", "a-verifier"),
        ("2025-05-21", "a-verifier"),
        ("2025-05-20", "nulle-part"),
    ],
)
def test_an_answer_is_doubted_past_its_term_and_hidden_after_eighteen_months(declare_le, ou):
    vue = medecin_traitant.view_medecin_traitant(
        make((DOCTEUR | {"nouveaux_patients": {"reponse": "oui", "declare_le": declare_le}},))
    )
    trouve = "disponibles" if vue.disponibles else "a-verifier" if vue.rubriques else "nulle-part"
    assert trouve == ou
    html = render_bloc("medecin_traitant", vue)
    assert ("Dr Claire Martin" in html) == (ou != "nulle-part")
    assert ("à vérifier</span>" in html) == (ou == "a-verifier")


def test_the_nearest_commune_is_given_where_nobody_takes_patients():
    vue = medecin_traitant.view_medecin_traitant(make())
    assert [(lien.titre, lien.lien, lien.note) for lien in vue.ailleurs] == [
        ("Rivebourg", "#traitant-exempleville", f"à Exempleville, 7{NBSP}km"),
        ("Le Vidéval", "#traitant-exempleville", f"à Exempleville, 29{NBSP}km"),
    ]
    assert 'id="traitant-exempleville"' in render_bloc("medecin_traitant", vue)


def test_a_doctor_of_two_communes_is_in_both_and_counted_once():
    rivebourg = {"adresse": {"code_postal": "01235", "commune": "Rivebourg"}}
    vue = medecin_traitant.view_medecin_traitant(make((DOCTEUR | {"exercices": [*DOCTEUR["exercices"], rivebourg]},)))
    assert vue.phrase == "1 médecin généraliste prend de nouveaux patients."
    assert [g.titre for g in vue.disponibles] == ["Exempleville", "Rivebourg"]


def test_nobody_takes_patients():
    non = DOCTEUR | {"nouveaux_patients": {"reponse": "non", "declare_le": "2026-11-01"}}
    muet = {cle: valeur for cle, valeur in DOCTEUR.items() if cle != "nouveaux_patients"} | {"id": "muet"}
    vue = medecin_traitant.view_medecin_traitant(make((INFIRMIERE, non, muet)))
    assert vue.phrase == "Aucun médecin généraliste ne nous a dit récemment prendre de nouveaux patients."
    assert vue.autres == "Parmi les autres, 1 n’en prend pas et 1 ne l’a pas dit récemment."
    assert vue.ailleurs == ()
    html = render_bloc("medecin_traitant", vue)
    assert 'href="#demande"' in html
    assert 'href="/que-faire/"' in html
    assert "Dr Claire Martin" not in html


def test_a_cpts_without_phone_does_not_promise_one():
    vue = medecin_traitant.view_medecin_traitant(make(()))
    html = render_bloc("medecin_traitant", vue._replace(telephone=None))
    assert "de préférence par téléphone" not in html
    assert "tel:" not in html
    assert "mailto:contact@example.org" in html


def test_key_figures_are_counted_and_zero_is_not_shown():
    chiffres = recherche.view_chiffres(make()).chiffres
    assert [(c.valeur, c.libelle) for c in chiffres] == [
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
    orientation = render_bloc("orientation", recherche.view_orientation(contexte))
    assert 'data-adresse="https://cpts.example.org/orientation/" data-cpts="CPTS Exemple"' in orientation
    assert 'data-mis-a-jour="21 novembre 2026"' in orientation
    assert orientation.count("Choisir parmi 4 fiches") == 2
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
    assert render_bloc("carte", plan_carte.view_plan(contexte, Criteres()))
