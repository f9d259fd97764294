"""The pages of people and places: what is said, what is doubted, what is hidden."""

from dataclasses import replace
from datetime import date

import pytest

from cpts.model.actions import Action
from cpts.views.contexte import make_contexte
from tests.unit.annuaire_site import ACTION, DOCTEUR, HOSTILE, INFIRMIERE, MAISON, build, make, make_site, show

FICHE = "annuaire/claire-martin/"
NBSP = "\u00a0"


def with_docteur(**changes):
    jour = changes.pop("jour", date(2026, 11, 21))
    return make((DOCTEUR | changes, INFIRMIERE), jour=jour)


def test_the_page_says_who_what_and_the_number():
    html = show(make(), FICHE)
    assert html.count("<h1") == 1
    assert '<h1 class="cpts-entete-page__titre">Dr Claire Martin</h1>' in html
    assert "Médecin généraliste · secteur 1" in html
    assert 'href="tel:+33353010011"' in html
    assert "Fiche vérifiée le 2 octobre 2026" in html
    assert "à vérifier" not in html.replace("à vérifier</span></td>", "")


def test_the_title_names_the_job_and_the_commune():
    page = build(make(), FICHE)
    assert page.titre == "Dr Claire Martin, médecin généraliste à Exempleville"
    assert page.fil == (
        ("Trouver un soignant", "annuaire/"),
        ("Médecins généralistes", "professions/medecin-generaliste/"),
    )
    assert page.description == (
        "Dr Claire Martin, médecin généraliste à Exempleville. 12 rue des Tilleuls, 01234 Exempleville. "
        "Téléphone 03 53 01 00 11, prend de nouveaux patients (déclaré le 2 octobre 2026)."
    )


def test_homonyms_are_told_apart_by_their_address():
    ailleurs = [{"adresse": {"voie": "8 rue Basse", "code_postal": "01234", "commune": "Exempleville"}}]
    contexte = make((DOCTEUR, DOCTEUR | {"id": "claire-martin-2", "exercices": ailleurs}))
    assert build(contexte, FICHE).titre == "Dr Claire Martin, médecin généraliste à Exempleville"
    assert (
        build(contexte, "annuaire/claire-martin-2/").titre
        == "Dr Claire Martin, médecin généraliste à Exempleville, 8 rue Basse"
    )


def test_new_patients_are_dated():
    html = show(make(), FICHE)
    assert "cpts-pastille--oui" in html
    assert "Prend de nouveaux patients" in html
    assert "déclaré le 2 octobre 2026" in html


def test_past_its_term_the_declaration_is_doubted():
    html = show(with_docteur(jour=date(2027, 4, 3)), FICHE)
    assert f"Nouveaux patients{NBSP}: à vérifier" in html
    assert "« prend de nouveaux patients », déclaré le 2 octobre 2026" in html
    assert "cpts-pastille--oui" not in html


def test_the_last_day_of_the_term_still_counts():
    assert "cpts-pastille--oui" in show(with_docteur(jour=date(2027, 4, 2)), FICHE)


def test_an_entry_older_than_a_year_is_doubted():
    html = show(with_docteur(verifie_le="2025-11-20"), FICHE)
    assert '<span class="cpts-pastille cpts-pastille--verifier">à vérifier</span>' in html
    assert "cpts-horaires__jour" in html


def test_an_entry_too_old_hides_hours_and_new_patients():
    html = show(with_docteur(verifie_le="2025-05-20"), FICHE)
    assert "Cette fiche n’a pas été vérifiée depuis le 20 mai 2025." in html
    assert "cpts-horaires__jour" not in html
    assert "cpts-ouvert" not in html
    assert "nouveaux patients</span>" not in html
    assert 'href="tel:+33353010011"' in html


def test_unknown_facts_are_shown_as_nothing():
    html = show(make(), "annuaire/camille-exemple/")
    for mot in ("non précisé", "inconnu", "Langues", "Téléconsultation", "vérifiée", "None", "Horaires"):
        assert mot not in html


def test_the_number_of_the_place_is_told_apart():
    sans = [{"structure": "maison-des-tilleuls"}]
    html = show(with_docteur(exercices=sans), FICHE)
    assert 'href="tel:+33353010010"' in html
    assert "Accueil : Maison de santé des Tilleuls" in html


def test_hours_are_read_day_by_day_and_by_the_script():
    html = show(make(), FICHE)
    assert f'<span class="cpts-horaires__plage">14{NBSP}h{NBSP}–{NBSP}18{NBSP}h</span>' in html
    assert '<span class="cpts-horaires__note">sur rendez-vous</span>' in html
    assert '<tr class="cpts-horaires__jour" data-jour="0">' in html
    assert "&#34;fermetures&#34;:[[&#34;2026-12-24&#34;,&#34;2027-01-02&#34;]]" in html


def test_closures_of_the_place_are_announced_until_they_end():
    phrase = f"Maison de santé des Tilleuls{NBSP}: fermé du 24 décembre 2026 au 2 janvier 2027 (congés)"
    assert phrase in show(with_docteur(jour=date(2027, 1, 2)), FICHE)
    assert phrase not in show(with_docteur(jour=date(2027, 1, 3)), FICHE)


def test_hours_of_the_place_are_not_those_of_the_person():
    html = show(with_docteur(exercices=[{"structure": "maison-des-tilleuls"}]), FICHE)
    assert "cpts-horaires__jour" not in html


def test_directions_lead_to_the_point_or_to_the_address():
    assert "https://www.openstreetmap.org/directions?to=50.05,2.05" in show(make(), FICHE)
    assert "geo:50.05,2.05?q=50.05,2.05(Maison%20de%20sant%C3%A9%20des%20Tilleuls)" in show(make(), FICHE)
    sans_point = show(make(), "annuaire/camille-exemple/")
    assert "directions?to=3%20quai%20du%20Port%2C%2001235%20Rivebourg" in sans_point
    assert "geo:" not in sans_point


def test_several_places_each_carry_their_number():
    exercices = [*DOCTEUR["exercices"], {**INFIRMIERE["exercices"][0], "rendez_vous": "https://rdv.example.org/"}]
    html = show(with_docteur(exercices=exercices), FICHE)
    assert '<h2 id="lieu-2">À Rivebourg</h2>' in html
    assert 'Téléphone : <a href="tel:+33353010011">' in html
    assert html.count('href="https://rdv.example.org/"') == 1


def test_an_announced_departure_names_who_takes_over():
    fin = {
        "le": "2026-12-31",
        "relais": ["maison-des-tilleuls", "personne-cachee"],
        "message": "Votre dossier reste ici.",
    }
    html = show(with_docteur(fin_activite=fin), FICHE)
    assert "Cesse son activité le 31 décembre 2026" in html
    assert "<p>Votre dossier reste ici.</p>" in html
    assert '<a href="/annuaire/maison-des-tilleuls/">Maison de santé des Tilleuls</a>' in html
    assert "personne-cachee" not in html
    assert "Prend de nouveaux patients" not in html
    assert "tel:+33353010011" in html


@pytest.mark.parametrize(("jour", "parti"), [(date(2026, 11, 21), False), (date(2026, 11, 22), True)])
def test_after_the_last_day_the_page_stays_without_number_nor_hours(jour, parti):
    contexte = with_docteur(fin_activite={"le": "2026-11-21"}, jour=jour)
    html = show(contexte, FICHE)
    assert ("A cessé son activité le 21 novembre 2026" in html) is parti
    assert ("tel:" not in html) is parti
    assert ("cpts-horaires__jour" not in html) is parti
    assert (build(contexte, FICHE).json_ld == ()) is parti


def test_what_one_must_know_is_explained():
    html = show(
        with_docteur(
            langues=["fr", "nl"], visites_a_domicile="oui", communes_visites=["01002", "Ailleurs"], tiers_payant="non"
        ),
        FICHE,
    )
    assert "français, néerlandais" in html
    assert f"oui, dans ces communes{NBSP}: Rivebourg, Ailleurs" in html
    assert f"secteur 1{NBSP}: tarifs de l’Assurance Maladie" in html
    assert "non, il faut avancer les frais" in html
    assert '<a href="/prevention/depistage-diabete/">Dépistage du diabète</a>' in html


def test_the_contact_card_and_the_print_button_are_there():
    html = show(make(), FICHE)
    assert 'href="/donnees/annuaire/claire-martin.vcf"' in html
    assert "data-imprimer hidden" in html


def test_an_error_is_told_by_mail_or_in_the_repository():
    assert (
        'href="mailto:contact@example.org?subject=Erreur%20sur%20la%20fiche%20%3A%20Dr%20Claire%20Martin&amp;body='
        in show(make(), FICHE)
    )
    depot = make(depot="https://github.com/exemple/cpts")
    assert (
        'href="https://github.com/exemple/cpts/issues/new?template=signaler.yml&amp;title='
        "Erreur%20sur%20la%20fiche%20%3A%20Dr%20Claire%20Martin&amp;fiche=https%3A%2F%2Fcpts.example.org%2F"
        'annuaire/claire-martin/"' in show(depot, FICHE)
    )


def test_json_ld_says_only_what_is_known():
    (objet,) = build(make(), FICHE).json_ld
    assert objet["@type"] == "Physician"
    assert objet["telephone"] == "+33353010011"
    assert objet["isAcceptingNewPatients"] is True
    assert objet["address"]["streetAddress"] == "12 rue des Tilleuls"
    (personne,) = build(make(), "annuaire/camille-exemple/").json_ld
    assert personne["@type"] == "Person"
    assert personne["jobTitle"] == "Infirmier"
    assert "telephone" not in personne["workLocation"][0]
    assert "isAcceptingNewPatients" not in build(with_docteur(jour=date(2027, 4, 3)), FICHE).json_ld[0]


def test_the_search_knows_the_words_people_type():
    entree = build(with_docteur(langues=["nl"], competences=["tabacologie"]), FICHE).recherche
    assert entree.titre == "Dr Claire Martin"
    assert entree.detail == "Médecin généraliste · Exempleville"
    assert {"generaliste", "Maison de santé des Tilleuls", "néerlandais", "tabacologie"} <= set(entree.mots)
    assert entree.telephone == "03 53 01 00 11"


def test_a_place_shows_who_works_there():
    contexte = make()
    html = show(contexte, "annuaire/maison-des-tilleuls/")
    assert html.count("<h1") == 1
    assert "Maison de santé à Exempleville" in html
    assert "<h3>Médecins généralistes</h3>" in html
    assert '<a href="/annuaire/claire-martin/">Dr Claire Martin</a>' in html
    assert "Vaccination" in html
    assert "Pas de boucle magnétique" in html
    assert "Fermé du 24 décembre 2026 au 2 janvier 2027 (congés)" in html
    assert "Dépistage du diabète" in html
    assert build(contexte, "annuaire/maison-des-tilleuls/").json_ld[0]["@type"] == "MedicalClinic"


def test_the_title_of_a_place_names_its_commune_once():
    contexte = make()
    assert build(contexte, "annuaire/mairie-de-rivebourg/").titre == "Mairie de Rivebourg"
    assert build(contexte, "annuaire/maison-des-tilleuls/").titre == "Maison de santé des Tilleuls à Exempleville"


def test_a_place_too_old_hides_its_hours():
    contexte = make((), (MAISON | {"verifie_le": "2024-01-01"},))
    html = show(contexte, "annuaire/maison-des-tilleuls/")
    assert "n’a pas été vérifiée depuis le 1er janvier 2024" in html
    assert "cpts-horaires__jour" not in html
    assert "openingHoursSpecification" not in build(contexte, "annuaire/maison-des-tilleuls/").json_ld[0]


def test_hostile_texts_stay_texts():
    docteur = DOCTEUR | {
        "nom": f"Martin {HOSTILE}",
        "competences": [HOSTILE],
        "sans_rendez_vous": HOSTILE,
        "communes_visites": [HOSTILE],
        "fin_activite": {"le": "2026-12-31", "message": HOSTILE},
        "exercices": [
            {"adresse": {"voie": HOSTILE, "complement": HOSTILE, "code_postal": "01234", "commune": "Exempleville"}},
            {
                "structure": "maison-des-tilleuls",
                "fermetures": [{"du": "2026-12-01", "au": "2026-12-02", "motif": HOSTILE}],
            },
        ],
    }
    contexte = make((docteur,), (MAISON | {"nom": f"Lieu {HOSTILE}", "acces": {"transport": HOSTILE}},))
    for chemin in (
        FICHE,
        "annuaire/maison-des-tilleuls/",
        "communes/exempleville/",
        "professions/medecin-generaliste/",
    ):
        html = show(contexte, chemin)
        assert "<img" not in html
        assert "<script" not in html
        assert "&lt;img src=x" in html
        assert "{{ 7*7 }}" in html


@pytest.mark.parametrize(
    ("lieux", "terme"),
    [
        pytest.param(["maison-des-tilleuls"], "Actions ici", id="held there"),
        pytest.param([], "Participe à", id="takes part elsewhere"),
    ],
)
def test_a_place_tells_what_is_held_there_from_what_it_takes_part_in(lieux: list[str], terme: str) -> None:
    site = make_site()
    action = Action.model_validate({**ACTION, "participants": ["maison-des-tilleuls"], "lieux": lieux})
    vue = build(make_contexte(replace(site, actions=(action,))), "annuaire/maison-des-tilleuls/").vue
    liens = {cle.terme: [lien.lien for lien in cle.liens] for cle in vue.cles if cle.liens}
    assert liens == {terme: ["prevention/depistage-diabete/"]}
