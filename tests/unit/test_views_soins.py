"""What to do now, rosters, weekly slots and health alerts."""

from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.alertes import alertes_du_jour, view_alertes
from cpts.views.gardes import view_gardes
from cpts.views.soins import make_numero, view_numeros, view_que_faire
from tests.unit.agenda_site import HOSTILE, PHARMACIE, make_site, render_bloc

URGENCE = {
    "id": "urgence-vitale",
    "titre": "Une vie est en danger",
    "quand": ["toujours"],
    "texte": "Appelez le 15.\n\nRestez en ligne.",
    "numeros": ["15", "112", "114"],
    "cout": "Gratuit",
    "valide_par": "Le comité médical",
    "verifie_le": "2026-10-02",
}
SOIR = {
    "id": "soir",
    "titre": "Le cabinet est fermé",
    "quand": ["soir", "dimanche"],
    "telephone": "03 53 01 00 20",
    "structures": ["pharmacie-des-tilleuls", "absente"],
    "lien": "https://www.information.example.org/page",
    "verifie_le": "2025-01-02",
}
GARDE = {
    "id": "garde-1",
    "type": "medecin",
    "debut": "2026-11-21 12h",
    "fin": "2026-11-23 8h",
    "qui": "pharmacie-des-tilleuls",
    "communes": ["01001", "01002", "99999"],
}
CRENEAU = {
    "id": "samedi",
    "structure": "pharmacie-des-tilleuls",
    "jours": ["samedi", "lundi"],
    "de": "9h",
    "a": "12h30",
    "comment": "Sans rendez-vous",
    "verifie_le": "2026-10-02",
}
FROID = {
    "id": "froid",
    "titre": "Grand froid",
    "niveau": "vigilance",
    "du": "2026-11-20",
    "au": "2026-11-25",
    "texte": "Il gèlera.",
    "conseils": ["Couvrez-vous."],
    "lien": "https://information.example.org/",
    "source": "Santé publique",
}


def test_the_ladder_keeps_its_order_and_says_when_each_step_holds() -> None:
    vue = view_que_faire(make_site(etapes=[URGENCE, SOIR]))
    etapes = [(e.titre, e.quand.replace("\u00a0", " "), e.moments, e.ton) for e in vue.etapes]
    assert etapes == [
        ("Une vie est en danger", "À toute heure", "toujours", "urgence"),
        ("Le cabinet est fermé", "Le soir, de 19 h à minuit ; le dimanche", "soir dimanche", None),
    ]


def test_each_number_says_what_it_answers_its_hours_and_its_cost() -> None:
    assert [(n.affiche, n.uri, n.note) for n in map(make_numero, ["15", "114", "116117", "3237"])] == [
        ("15", "tel:15", "Jour et nuit, appel gratuit"),
        ("114", "sms:114", "Jour et nuit, gratuit"),
        ("116 117", "tel:116117", "Soirs, nuits, week-ends et jours fériés, appel gratuit"),
        ("3237", "tel:3237", "Jour et nuit, 0,35 € par minute"),
    ]


def test_a_step_has_local_numbers_places_links_and_its_validation() -> None:
    premiere, seconde = view_que_faire(make_site(etapes=[URGENCE, SOIR])).etapes
    assert (premiere.validation, premiere.a_verifier) == (
        "Validé par : Le comité médical, vérifié le 2 octobre 2026",
        "",
    )
    assert (seconde.validation, seconde.a_verifier) == ("Vérifié le 2 janvier 2025", "Relue il y a plus de 12 mois.")
    assert [(n.affiche, n.libelle) for n in seconde.numeros] == [("03 53 01 00 20", "Numéro local")]
    assert [(lieu.nom, lieu.commune) for lieu in seconde.lieux] == [("Pharmacie des Tilleuls", "Exempleville")]
    assert seconde.lien_texte == "En savoir plus sur information.example.org"


def test_the_ladder_is_complete_without_a_script() -> None:
    html = render_bloc("que_faire", view_que_faire(make_site(etapes=[URGENCE, SOIR])))
    assert 'id="etape-soir" data-quand="soir dimanche"' in html
    assert 'href="sms:114"' in html
    assert "<p>Appelez le 15.</p><p>Restez en ligne.</p>" in html
    assert f'href="{RACINE}annuaire/pharmacie-des-tilleuls/"' in html
    assert "À vérifier" in html


def test_the_page_carries_the_rules_of_each_moment_and_says_them_in_words() -> None:
    vue = view_que_faire(make_site(etapes=[URGENCE, {**SOIR, "quand": ["jour", "soir"]}]))
    assert vue.regles["jour"] == [
        {"jours": [0, 1, 2, 3, 4], "de": 480, "a": 1140, "feries": "non"},
        {"jours": [5], "de": 480, "a": 720, "feries": "non"},
    ]
    assert vue.regles["ferie"] == [{"jours": [0, 1, 2, 3, 4, 5, 6], "de": 0, "a": 1440, "feries": "seulement"}]
    assert [(m.libelle, m.precision.replace("\u00a0", " ")) for m in vue.moments] == [
        (
            "En journée, du lundi au samedi midi",
            "de 8 h à 19 h du lundi au vendredi, de 8 h à midi le samedi, sauf les jours fériés",
        ),
        ("Le soir, de 19 h à minuit", "tous les jours de la semaine"),
    ]


def test_a_step_leads_to_people_services_and_pages_that_have_someone() -> None:
    etape = {
        **SOIR,
        "professions": ["infirmier", "pharmacien"],
        "services": ["trod-angine", "vaccination"],
        "pages": ["medecin-traitant", "creneaux", "gardes"],
    }
    lieu = {**PHARMACIE, "services": ["vaccination"]}
    (sans,) = view_que_faire(make_site(etapes=[etape], structures=[lieu])).etapes
    assert [(lien.titre.replace("\u00a0", " "), lien.lien) for lien in sans.liens] == [
        ("Infirmiers : la liste", "professions/infirmier/"),
        ("Ouvert maintenant : infirmiers", "annuaire/?profession=infirmier&ouvert=oui"),
        ("Où trouver : vaccination", "annuaire/?service=vaccination"),
        ("Trouver un médecin traitant", "medecin-traitant/"),
        ("Voir qui est de garde", "que-faire/#gardes"),
    ]
    (avec,) = view_que_faire(make_site(etapes=[etape], creneaux=[CRENEAU])).etapes
    assert "que-faire/#creneaux" in [lien.lien for lien in avec.liens]


def test_a_step_that_nobody_read_again_says_so() -> None:
    jamais = {"id": "jamais", "titre": "Jamais relue", "quand": ["toujours"]}
    etapes = view_que_faire(make_site(etapes=[jamais, {**jamais, "id": "qui", "valide_par": "Le comité"}])).etapes
    assert [e.a_verifier for e in etapes] == ["Cette étape n’a pas encore été relue.", ""]
    html = render_bloc("que_faire", view_que_faire(make_site(etapes=[SOIR])))
    assert "Vérifié le 2 janvier 2025" in html
    assert "Relue il y a plus de 12 mois." in html


def test_the_table_of_numbers_says_who_answers_when_and_at_what_cost() -> None:
    numeros = {n.affiche: (n.uri, n.libelle, n.horaires, n.cout) for n in view_numeros().numeros}
    assert len(numeros) == 15
    assert numeros["3237"] == ("tel:3237", "Pharmacie de garde", "Jour et nuit", "0,35 € par minute")
    assert numeros["114"][0] == "sms:114"
    html = render_bloc("numeros", view_numeros())
    assert '<th scope="row"><a class="cpts-numeros__numero" href="tel:3919">3919</a></th>' in html


@pytest.mark.parametrize(
    ("bloc", "phrase"), [("que_faire", "ne sont pas encore écrits"), ("gardes", "Aucun tour de garde")]
)
def test_without_soins_the_blocks_say_so_and_give_the_national_numbers(bloc: str, phrase: str) -> None:
    vues = {"que_faire": view_que_faire, "gardes": view_gardes}
    html = render_bloc(bloc, vues[bloc](make_site()))
    assert phrase in html
    assert 'href="tel:15"' in html


def test_alerts_of_the_day_are_in_the_banner_the_most_serious_first() -> None:
    urgence = {"id": "eau", "titre": "Eau non potable", "niveau": "urgence", "du": "2026-11-21", "au": "2026-11-21"}
    finie = {**FROID, "id": "hier", "du": "2026-11-01", "au": "2026-11-20"}
    future = {**FROID, "id": "demain", "du": "2026-11-22"}
    bandeau = alertes_du_jour(make_site(alertes=[FROID, urgence, finie, future]))
    assert [(a.titre, a.niveau, a.niveau_libelle, a.lien) for a in bandeau] == [
        ("Eau non potable", "urgence", "Urgence", "alertes/#alerte-eau"),
        ("Grand froid", "vigilance", "Vigilance", "alertes/#alerte-froid"),
    ]


def test_alerts_say_their_level_dates_advice_and_source() -> None:
    passee = {"id": "chaud", "titre": "Canicule", "niveau": "urgence", "du": "2026-07-01", "au": "2026-07-08"}
    vue = view_alertes(make_site(alertes=[FROID, passee]))
    assert [(a.titre, a.periode) for a in (*vue.actuelles, *vue.passees)] == [
        ("Vigilance : Grand froid", "Du 20 au 25 novembre 2026"),
        ("Urgence : Canicule", "Du 1er au 8 juillet 2026"),
    ]
    html = render_bloc("alertes", vue)
    assert 'id="alerte-froid"' in html
    assert "<li>Couvrez-vous.</li>" in html
    assert "Source : Santé publique" in html
    assert "<summary>1 alerte terminée</summary>" in html


def test_without_alert_the_page_says_so() -> None:
    html = render_bloc("alertes", view_alertes(make_site()))
    assert "Aucune alerte aujourd’hui." in html
    assert "<details" not in html


def test_hostile_texts_come_out_as_text() -> None:
    alerte: dict[str, Any] = {**FROID, "titre": HOSTILE, "texte": HOSTILE, "conseils": [HOSTILE], "source": HOSTILE}
    etape = {**URGENCE, "titre": HOSTILE, "texte": HOSTILE, "cout": HOSTILE, "valide_par": HOSTILE}
    site = make_site(
        alertes=[alerte],
        etapes=[etape, SOIR],
        gardes=[GARDE],
        creneaux=[{**CRENEAU, "comment": HOSTILE}],
        structures=[{**PHARMACIE, "nom": HOSTILE}],
    )
    for bloc, vue in (
        ("alertes", view_alertes(site)),
        ("que_faire", view_que_faire(site)),
        ("gardes", view_gardes(site)),
    ):
        html = render_bloc(bloc, vue)
        assert "&lt;script&gt;" in html
        assert "<script" not in html
        assert "<img" not in html
