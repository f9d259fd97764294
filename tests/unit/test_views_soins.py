"""What to do now, rosters, weekly slots and health alerts."""

from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.alertes import alertes_du_jour, view_alertes
from cpts.views.soins import make_numero, view_gardes, view_que_faire
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
        False,
    )
    assert (seconde.validation, seconde.a_verifier) == ("Vérifié le 2 janvier 2025", True)
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


@pytest.mark.parametrize(
    ("debut", "fin", "montree"),
    [
        ("2026-11-20 20h", "2026-11-21 0h", False),
        ("2026-11-20 20h", "2026-11-21 8h", True),
        ("2026-11-27 20h", "2026-11-28 8h", True),
        ("2026-11-28 0h", "2026-11-28 8h", False),
    ],
)
def test_rosters_cover_the_seven_coming_days(debut: str, fin: str, montree: bool) -> None:
    site = make_site(gardes=[{**GARDE, "debut": debut, "fin": fin}])
    assert bool(view_gardes(site).gardes) is montree


def test_a_roster_says_who_when_where_and_the_number() -> None:
    (garde,) = view_gardes(make_site(gardes=[GARDE])).gardes
    assert (garde.type, garde.qui, garde.lien) == (
        "Médecin de garde",
        "Pharmacie des Tilleuls",
        "annuaire/pharmacie-des-tilleuls/",
    )
    assert garde.quand.replace("\u00a0", " ") == "Du samedi 21 novembre, 12 h, au lundi 23 novembre, 8 h"
    assert (garde.fin_iso, garde.communes) == ("2026-11-23T08:00", "Exempleville et Rivebourg")
    assert garde.telephone is not None
    assert garde.telephone.uri == "tel:+33353010010"


def test_a_person_on_call_gives_the_number_of_the_place_of_work() -> None:
    (garde,) = view_gardes(make_site(gardes=[{**GARDE, "qui": "camille-exemple"}])).gardes
    assert garde.telephone is not None
    assert (garde.qui, garde.detail, garde.telephone.affiche) == ("Camille Exemple", "infirmier", "03 53 01 00 11")


def test_a_roster_of_someone_who_may_not_be_shown_keeps_only_its_number() -> None:
    assert view_gardes(make_site(gardes=[{**GARDE, "qui": "absente"}])).gardes == ()
    (garde,) = view_gardes(make_site(gardes=[{**GARDE, "qui": "absente", "telephone": "03 53 01 00 30"}])).gardes
    assert (garde.qui, garde.lien) == ("", "")
    html = render_bloc(
        "gardes", view_gardes(make_site(gardes=[{**GARDE, "qui": "absente", "telephone": "03 53 01 00 30"}]))
    )
    assert "03 53 01 00 30" in html


def test_weekly_slots_say_the_days_and_the_hours() -> None:
    (creneau,) = view_gardes(make_site(creneaux=[CRENEAU])).creneaux
    assert creneau.quand.replace("\u00a0", " ") == "Le lundi et le samedi, 9 h à 12 h 30"
    assert (creneau.comment, creneau.verifie) == ("Sans rendez-vous", "Vérifié le 2 octobre 2026")


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
