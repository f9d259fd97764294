"""The pages made from the agenda: a meeting, a month, the posters."""

import re
from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.page import Page
from tests.unit.agenda_site import CPTS, HOSTILE, SALLE, build_pages, make_site, render_page

ACTION = {
    "id": "depistage-diabete",
    "titre": "Dépistage du diabète",
    "resume": "C’est gratuit.",
    "theme": "depistage",
    "publics": ["habitants"],
}
COMPLET = {
    "id": "soiree",
    "titre": "Soirée diabète",
    "resume": "Une goutte de sang, une minute.",
    "description": "Sans rendez-vous.\n\nVoir https://information.example.org/page.",
    "debut": "2026-12-03 20h30",
    "fin": "22h30",
    "lieu": "pharmacie-des-tilleuls",
    "visio": "https://visio.example.org/x",
    "publics": ["habitants", "infirmier"],
    "theme": "depistage",
    "action": "depistage-diabete",
    "partenaires": ["ars-exemple"],
    "modifie_le": "2026-11-02",
    "inscription": {
        "telephone": "03 53 01 00 00",
        "lien": "https://inscription.example.org/",
        "jusqu_au": "2026-12-01",
        "places": "40",
    },
}


def build_evenement(**champs: Any) -> Page:
    site = make_site({**COMPLET, **champs}, actions=[ACTION])
    return build_pages(site)["agenda/soiree/"]


def read_cles(page: Page) -> dict[str, list[str]]:
    return {ligne.terme: [v.texte.replace("\u00a0", " ") for v in ligne.valeurs] for ligne in page.vue.cles}


def test_a_meeting_says_everything_that_is_known() -> None:
    assert read_cles(build_evenement()) == {
        "Quand": ["Jeudi 3 décembre 2026, 20 h 30 à 22 h 30"],
        "Où": [
            "Pharmacie des Tilleuls",
            "12 rue des Tilleuls, 01234 Exempleville",
            "Entrée de plain-pied",
            "Transport : Bus 12, arrêt Mairie",
            "Ouvrir dans l’application de cartes du téléphone",
            "Tous les rendez-vous à Exempleville",
        ],
        "En ligne": ["Rejoindre le rendez-vous en ligne"],
        "Pour qui": ["Tous les habitants", "Infirmiers"],
        "Thème": ["Dépistage"],
        "Inscription": [
            "Par téléphone : 03 53 01 00 00",
            "S’inscrire en ligne",
            "Inscription jusqu’au mardi 1er décembre 2026",
            "40 places en tout",
        ],
        "Dans le cadre de": ["Dépistage du diabète"],
        "Avec": ["Agence Exemple"],
        "Mis à jour": ["Le 2 novembre 2026"],
    }


def test_a_meeting_links_to_its_place_its_action_its_calendar_and_its_poster() -> None:
    html = render_page(build_evenement())
    for chemin in (
        "annuaire/pharmacie-des-tilleuls/",
        "agenda/public/infirmier/",
        "agenda/theme/depistage/",
        "agenda/commune/exempleville/",
        "prevention/depistage-diabete/",
        "donnees/agenda/soiree.ics",
        "agenda/soiree/affiche/",
    ):
        assert f'href="{RACINE}{chemin}"' in html
    for adresse in (
        "tel:+33353010000",
        "geo:50.8006,2.4881?q=50.8006,2.4881",
        "https://visio.example.org/x",
        "https://partenaire.example.org/",
        "https://information.example.org/page",
    ):
        assert f'href="{adresse}"' in html
    assert html.count("<h1") == 1


def test_what_is_unknown_is_not_written() -> None:
    page = build_pages(make_site({"debut": "2026-12-03 20h30"}))["agenda/e0/"]
    assert read_cles(page) == {"Quand": ["Jeudi 3 décembre 2026, à 20 h 30"]}


def test_a_cancelled_meeting_says_it_first_and_invites_nobody() -> None:
    page = build_evenement(statut="annule")
    assert page.vue.avis.titre == "Ce rendez-vous est annulé"
    assert page.vue.avis.phrases == ("Changement annoncé le 2 novembre 2026.",)
    assert (page.vue.ics, page.vue.affiche) == ("", "")
    assert "Inscription" not in read_cles(page)
    assert page.json_ld[0]["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_postponed_meeting_gives_its_new_date() -> None:
    page = build_evenement(statut="reporte", reporte_au="2027-01-14 20h30")
    assert page.vue.avis.phrases[0].replace("\u00a0", " ") == (
        "Nouvelle date : jeudi 14 janvier 2027 à 20 h 30, au lieu du jeudi 3 décembre 2026 à 20 h 30."
    )
    assert read_cles(page)["Quand"] == ["Jeudi 14 janvier 2027, 20 h 30 à 22 h 30"]
    assert page.vue.ics == "donnees/agenda/soiree.ics"
    assert page.json_ld[0]["eventStatus"] == "https://schema.org/EventRescheduled"
    assert page.json_ld[0]["previousStartDate"] == "2026-12-03"


def test_a_postponed_meeting_without_date_promises_none() -> None:
    page = build_evenement(statut="reporte")
    assert page.vue.avis.phrases[0].endswith("La nouvelle date sera écrite ici.")
    assert page.vue.ics == ""
    assert page.json_ld[0]["eventStatus"] == "https://schema.org/EventPostponed"


def test_a_past_meeting_shows_its_report_and_no_invitation() -> None:
    page = build_evenement(
        debut="2026-10-01 20h30", inscription={"telephone": "03 53 01 00 00"}, compte_rendu="Quarante.\n\nMerci."
    )
    html = render_page(page)
    assert page.vue.avis.titre == "Ce rendez-vous est passé"
    assert "<p>Quarante.</p><p>Merci.</p>" in html
    assert "agenda/soiree.ics" not in html
    assert read_cles(page)["En ligne"] == ["Le rendez-vous se suivait aussi en ligne."]
    assert "agenda/public/" not in html
    assert "Tous les rendez-vous" not in html


def test_an_event_of_years_ago_keeps_its_page() -> None:
    page = build_evenement(debut="2020-01-02 14h", fin="16h", inscription={"telephone": "15"})
    assert page.titre == "Soirée diabète, jeudi 2 janvier 2020"
    assert page.vue.avis.titre == "Ce rendez-vous est passé"


def test_closed_registrations_say_since_when() -> None:
    assert read_cles(build_evenement(inscription={"lien": "https://a.example.org/", "jusqu_au": "2026-11-20"}))[
        "Inscription"
    ] == ["Les inscriptions sont closes depuis le vendredi 20 novembre 2026."]


def test_a_weekly_meeting_says_its_rule_and_its_next_dates() -> None:
    regle = {"frequence": "hebdomadaire", "jours": ["jeudi"], "jusqu_au": "2027-06-30"}
    page = build_evenement(debut="2026-11-05 14h", fin="16h", recurrence=regle)
    assert read_cles(page)["Quand"] == [
        "Tous les jeudis, jusqu’au 30 juin 2027",
        "Prochaine date : jeudi 26 novembre 2026, 14 h à 16 h",
    ]
    assert [e.iso for e in page.vue.prochaines][:2] == ["2026-11-26T14:00", "2026-12-03T14:00"]
    assert (len(page.vue.prochaines), page.vue.reste) == (8, 23)
    assert page.titre == "Soirée diabète"


def test_a_moved_next_date_is_announced() -> None:
    regle = {"frequence": "hebdomadaire", "deplace": [{"de": "2026-12-03", "debut": "2026-12-04 10h"}], "nombre": "3"}
    page = build_evenement(recurrence=regle)
    assert page.vue.avis.titre == "La prochaine date a changé"
    assert page.vue.avis.phrases[0] == "Date changée\u00a0: au lieu du jeudi 3 décembre."


def test_json_ld_has_the_offset_of_paris_in_winter_and_in_summer() -> None:
    hiver = build_evenement().json_ld[0]
    assert (hiver["startDate"], hiver["endDate"]) == ("2026-12-03T20:30+01:00", "2026-12-03T22:30+01:00")
    ete = build_evenement(debut="2027-07-01 20h30", inscription={"telephone": "15"}).json_ld[0]
    assert ete["startDate"] == "2027-07-01T20:30+02:00"


def test_json_ld_names_the_places_and_the_organizer() -> None:
    objet = build_evenement().json_ld[0]
    assert objet["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert objet["location"] == [
        {
            "@type": "Place",
            "name": "Pharmacie des Tilleuls",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "12 rue des Tilleuls",
                "postalCode": "01234",
                "addressLocality": "Exempleville",
                "addressCountry": "FR",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 50.8006, "longitude": 2.4881},
        },
        {"@type": "VirtualLocation", "url": "https://visio.example.org/x"},
    ]
    assert objet["organizer"]["name"] == "CPTS Exemple"


def test_whole_days_are_dates_in_json_ld() -> None:
    page = build_pages(make_site({"debut": "2026-12-03", "fin": "2026-12-04", "journee_entiere": "oui"}))["agenda/e0/"]
    assert (page.json_ld[0]["startDate"], page.json_ld[0]["endDate"]) == ("2026-12-03", "2026-12-04")


def test_the_search_finds_a_meeting_by_title_date_and_commune() -> None:
    entree = build_evenement().recherche
    assert entree is not None
    assert (entree.genre, entree.titre) == ("Rendez-vous", "Soirée diabète")
    assert entree.detail.startswith("Jeudi 3 décembre 2026")
    assert entree.mots == ("tous les habitants", "infirmiers", "Dépistage", "Exempleville")


def test_each_month_with_a_meeting_and_the_current_one_have_a_page() -> None:
    pages = build_pages(
        make_site({"debut": "2026-10-10 9h"}, {"debut": "2027-01-30", "fin": "2027-02-02", "journee_entiere": "oui"})
    )
    assert [c for c in pages if re.fullmatch(r"agenda/\d{4}/\d{2}/", c)] == [
        "agenda/2026/10/",
        "agenda/2026/11/",
        "agenda/2027/01/",
        "agenda/2027/02/",
    ]
    calendrier = pages["agenda/2026/11/"].vue.calendrier
    assert (calendrier.precedent.lien, calendrier.suivant.lien) == ("agenda/2026/10/", "agenda/2027/01/")
    assert pages["agenda/2026/10/"].titre == "Agenda d’octobre 2026"
    assert "Aucun rendez-vous n’est annoncé pour ce mois." in render_page(pages["agenda/2026/11/"])


def test_the_calendar_has_the_days_the_holidays_and_each_day_of_a_long_meeting() -> None:
    site = make_site(
        {"debut": "2026-11-10", "fin": "2026-11-12", "journee_entiere": "oui"},
        {"debut": "2026-11-24 9h", "fin": "12h", "statut": "annule"},
        {"debut": "2026-11-28 22h", "fin": "2026-11-29 2h"},
    )
    vue = build_pages(site)["agenda/2026/11/"].vue
    semaines = vue.calendrier.semaines
    assert [None if j is None else j.jour for j in semaines[0]] == [None] * 6 + [1]
    jours = {j.iso: j for semaine in semaines for j in semaine if j}
    assert len(jours) == 30
    assert jours["2026-11-11"].ferie == "Armistice de 1918"
    assert [len(jours[f"2026-11-{n:02}"].evenements) for n in (9, 10, 11, 12, 13, 28, 29)] == [0, 1, 1, 1, 0, 1, 0]
    annule = jours["2026-11-24"].evenements[0]
    assert (annule.heure, annule.statut_libelle) == ("9\u00a0h", "Annulé")
    assert vue.chapeau == "2 rendez-vous, 1 annulé ou reporté."


def test_the_poster_of_a_meeting_has_its_date_place_and_qr_code() -> None:
    affiche = build_pages(make_site(COMPLET))["agenda/soiree/affiche/"].vue.affiche
    assert [ligne.replace("\u00a0", " ") for ligne in affiche.quand] == ["Jeudi 3 décembre 2026", "20 h 30 à 22 h 30"]
    assert affiche.lieu == ("Pharmacie des Tilleuls", "12 rue des Tilleuls", "01234 Exempleville", "et en ligne")
    assert affiche.acces == "Entrée de plain-pied · Transport\u00a0: Bus 12, arrêt Mairie"
    assert affiche.inscription == "Inscription au 03 53 01 00 00 ou sur internet, jusqu’au mardi 1er décembre 2026"
    assert (affiche.adresse, affiche.contact) == ("cpts.example.org/agenda/soiree", "03 53 01 00 00")
    assert affiche.qr.startswith("<svg ")


def test_a_poster_tells_the_access_and_bears_the_logo_of_the_cpts() -> None:
    cpts = CPTS.model_copy(update={"logo": "logo.png"})
    html = render_page(build_pages(make_site(COMPLET, cpts=cpts))["agenda/soiree/affiche/"])
    assert '<p class="cpts-affiche__acces">Entrée de plain-pied · Transport\u00a0: Bus 12, arrêt Mairie</p>' in html
    assert f'<img class="cpts-affiche__logo" src="{RACINE}medias/logo.png" alt="">' in html
    sans = render_page(build_pages(make_site(COMPLET))["agenda/soiree/affiche/"])
    assert "cpts-affiche__logo" not in sans


def test_the_poster_of_a_cancelled_meeting_says_it() -> None:
    html = render_page(build_pages(make_site({**COMPLET, "statut": "annule"}))["agenda/soiree/affiche/"])
    assert '<p class="cpts-affiche__statut">Annulé</p>' in html


def test_the_poster_of_a_month_joins_the_dates_of_a_weekly_meeting_and_drops_cancelled_ones() -> None:
    site = make_site(
        {"debut": "2026-11-05 14h", "fin": "16h", "recurrence": {"frequence": "hebdomadaire"}, "lieu": SALLE},
        {"debut": "2026-11-24 9h", "statut": "annule"},
    )
    affiche = build_pages(site)["agenda/2026/11/affiche/"].vue.affiche
    lignes = [(ligne.quand.replace("\u00a0", " "), ligne.titre, ligne.lieu) for ligne in affiche.lignes]
    assert lignes == [("Les 5, 12, 19 et 26 novembre, 14 h à 16 h", "Rendez-vous 0", "Salle des fêtes, Rivebourg")]


def test_a_crowded_month_says_how_many_are_left_out_of_the_poster() -> None:
    site = make_site(*({"debut": f"2026-11-{n} 9h"} for n in range(10, 30)))
    affiche = build_pages(site)["agenda/2026/11/affiche/"].vue.affiche
    assert (len(affiche.lignes), affiche.resume) == (18, "Et 2 autres rendez-vous sur le site.")


def test_posters_carry_no_inline_style_and_stay_out_of_search() -> None:
    page = build_pages(make_site(COMPLET))["agenda/soiree/affiche/"]
    html = render_page(page)
    assert (page.robots, page.recherche) == ("noindex", None)
    assert "style" not in html
    assert html.count("<h1") == 1


def test_a_site_address_without_final_slash_makes_the_same_links() -> None:
    cpts = CPTS.model_copy(update={"site": "https://cpts.example.org"})
    page = build_pages(make_site(COMPLET, cpts=cpts))["agenda/soiree/"]
    assert page.json_ld[0]["url"] == "https://cpts.example.org/agenda/soiree/"


@pytest.mark.parametrize(
    "chemin",
    [
        "agenda/soiree/",
        "agenda/public/habitants/",
        "agenda/2026/12/",
        "agenda/soiree/affiche/",
        "agenda/2026/12/affiche/",
    ],
)
def test_hostile_texts_come_out_as_text(chemin: str) -> None:
    hostile = {
        **COMPLET,
        "titre": HOSTILE,
        "resume": HOSTILE,
        "description": HOSTILE,
        "compte_rendu": HOSTILE,
        "lieu": {"nom": HOSTILE, "adresse": {"voie": HOSTILE, "code_postal": "01234", "commune": HOSTILE}},
    }
    html = render_page(build_pages(make_site(hostile))[chemin])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html


def test_every_planned_address_is_the_one_of_its_page() -> None:
    chemins = set(build_pages(make_site(COMPLET, actions=[ACTION])))
    assert chemins == {
        "agenda/soiree/",
        "agenda/soiree/affiche/",
        "agenda/2026/11/",
        "agenda/2026/11/affiche/",
        "agenda/2026/12/",
        "agenda/2026/12/affiche/",
        "agenda/public/habitants/",
        "agenda/public/infirmier/",
        "agenda/theme/depistage/",
        "agenda/commune/exempleville/",
        "agenda/visio/",
        "prevention/depistage-diabete/",
        "prevention/depistage-diabete/affiche/",
        "prevention/public/habitants/",
        "prevention/theme/depistage/",
    }
