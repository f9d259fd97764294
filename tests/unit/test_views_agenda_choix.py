"""The lists of meetings by audience, theme, commune and video: which exist, what they hold, where they lead."""

from datetime import date, timedelta
from typing import Any

import pytest

from cpts.exports.ics import iter_ics
from cpts.model.agenda import IDS_RESERVES
from cpts.render import RACINE
from cpts.views.agenda import view_agenda, view_evenements
from cpts.views.agenda_choix import MAX_PLUS_TARD
from cpts.views.page import Page
from tests.unit.agenda_site import JOUR, SALLE, build_pages, make_agenda, make_site, render_bloc, render_page

HEBDO = {"frequence": "hebdomadaire", "jours": ["jeudi"]}
ACTION = {"id": "souffler", "titre": "Souffler", "resume": "…", "theme": "sante-mentale", "publics": ["aidants"]}
VISIO = "https://visio.example.org/x"


def build_choix(*evenements: dict[str, Any], jour: date = JOUR, **listes: Any) -> dict[str, Page]:
    """The pages of the chosen lists alone."""
    pages = build_pages(make_site(*evenements, jour=jour, **listes))
    debuts = tuple(f"agenda/{ident}/" for ident in IDS_RESERVES)
    return {chemin: page for chemin, page in pages.items() if chemin.startswith(debuts)}


def read_titres(page: Page) -> dict[str, list[str]]:
    return {p.titre: [e.titre for e in p.evenements] for p in page.vue.periodes}


def test_a_meeting_has_a_page_for_each_audience_its_theme_its_commune_and_the_video() -> None:
    pages = build_choix(
        {
            "debut": "2026-11-24 9h",
            "publics": ["aidants", "habitants", "sage-femme"],
            "theme": "bien-vieillir",
            "lieu": SALLE,
            "visio": VISIO,
        }
    )
    assert {chemin: page.titre.replace("\u00a0", " ") for chemin, page in pages.items()} == {
        "agenda/public/aidants/": "Rendez-vous pour les aidants",
        "agenda/public/habitants/": "Rendez-vous pour tous les habitants",
        "agenda/public/sage-femme/": "Rendez-vous pour les sages-femmes",
        "agenda/theme/bien-vieillir/": "Rendez-vous sur le thème « Bien vieillir »",
        "agenda/commune/rivebourg/": "Rendez-vous à Rivebourg",
        "agenda/visio/": "Rendez-vous en visio",
    }
    assert all(page.section == "agenda/" and page.fil == (("Agenda", "agenda/"),) for page in pages.values())


@pytest.mark.parametrize(
    "champs",
    [
        {"debut": "2026-11-10 9h"},
        {"debut": "2026-10-01 9h", "recurrence": {"frequence": "quotidienne", "nombre": "3"}},
        {"debut": "2026-11-24 9h", "publics": [], "commune": "Voisineville"},
        {"debut": "2026-11-24 9h", "publics": [], "commune": "Ailleurs"},
    ],
)
def test_what_is_over_or_outside_the_territory_makes_no_page(champs: dict[str, Any]) -> None:
    assert build_choix({"publics": ["aidants"], **champs}) == {}


def test_a_meeting_that_waits_for_a_new_date_keeps_its_page() -> None:
    page = build_choix({"debut": "2026-11-10 9h", "publics": ["aidants"], "statut": "reporte"})[
        "agenda/public/aidants/"
    ]
    assert read_titres(page) == {"Date à fixer": ["Rendez-vous 0"]}
    assert page.vue.chapeau == "1 rendez-vous, annulé ou reporté."


def test_a_list_is_cut_as_the_agenda_and_counts_each_event_once() -> None:
    page = build_choix(
        {"debut": "2026-11-05 14h", "recurrence": HEBDO, "publics": ["aidants"]},
        {"debut": "2026-11-21 9h", "publics": ["seniors", "aidants"]},
        {"debut": "2026-12-01 9h", "publics": ["aidants"], "statut": "annule"},
        {"debut": "2026-12-02 9h", "publics": ["aidants"], "statut": "reporte", "reporte_au": "2027-01-14 9h"},
        {"debut": "2026-12-03 9h", "publics": ["seniors"]},
    )["agenda/public/aidants/"]
    assert read_titres(page) == {
        "Aujourd’hui": ["Rendez-vous 1"],
        "Ce mois-ci": ["Rendez-vous 0"],
        "Plus tard": ["Rendez-vous 2", "Rendez-vous 3", "Rendez-vous 3"],
    }
    assert page.vue.chapeau == "4 rendez-vous à venir, dont 1 annulé ou reporté."
    assert page.vue.periodes[1].evenements[0].note == "Tous les jeudis"


def test_a_meeting_has_the_theme_of_its_action() -> None:
    champs = {"debut": "2026-11-24 9h", "action": "souffler"}
    pages = build_choix(champs, actions=[ACTION])
    assert list(pages) == ["agenda/theme/sante-mentale/"]
    voir = f'<a href="{RACINE}prevention/theme/sante-mentale/">La prévention sur ce thème</a>'
    assert voir in render_page(*pages.values())
    agenda = make_agenda(make_site(champs, actions=[ACTION]))
    affiche = build_pages(agenda.site)["agenda/e0/affiche/"].vue.affiche
    assert affiche.surtitre == "Santé mentale"
    assert (
        b"CATEGORIES:Sant\xc3\xa9 mentale"
        in dict(iter_ics(agenda.site, "https://cpts.example.org/"))["donnees/agenda.ics"]
    )
    assert [e.titre for e in view_evenements(agenda, theme="sante-mentale").evenements] == ["Rendez-vous 0"]


def test_an_audience_and_a_commune_have_their_calendar_and_the_others_none() -> None:
    pages = build_choix(
        {"debut": "2026-11-24 9h", "publics": ["aidants"], "theme": "depistage", "lieu": SALLE, "visio": VISIO}
    )
    calendriers = {chemin: page.vue.abonnement and page.vue.abonnement.ics for chemin, page in pages.items()}
    assert calendriers == {
        "agenda/public/aidants/": "donnees/agenda-aidants.ics",
        "agenda/theme/depistage/": None,
        "agenda/commune/rivebourg/": "donnees/agenda-commune-rivebourg.ics",
        "agenda/visio/": None,
    }
    html = render_page(pages["agenda/commune/rivebourg/"])
    assert 'href="webcal://cpts.example.org/donnees/agenda-commune-rivebourg.ics"' in html
    assert f'href="{RACINE}donnees/agenda-commune-rivebourg.ics"' in html
    assert f'href="{RACINE}communes/rivebourg/"' in html


def test_the_agenda_leads_to_each_list_with_its_count_and_a_list_marks_itself() -> None:
    evenements = (
        {"debut": "2026-11-24 9h", "publics": ["seniors"], "lieu": SALLE, "visio": VISIO},
        {"debut": "2026-11-25 9h", "publics": ["habitants", "seniors"], "lieu": "pharmacie-des-tilleuls"},
    )
    choix = view_agenda(make_agenda(make_site(*evenements))).choix
    assert {g.titre: [(lien.titre, lien.lien, lien.nombre) for lien in g.liens] for g in choix.groupes} == {
        "Pour qui": [
            ("Tous les habitants", "agenda/public/habitants/", "1"),
            ("Aînés", "agenda/public/seniors/", "2"),
        ],
        "Commune": [
            ("Exempleville", "agenda/commune/exempleville/", "1"),
            ("Rivebourg", "agenda/commune/rivebourg/", "1"),
        ],
    }
    assert choix.visio is not None
    assert (choix.visio.lien, choix.visio.nombre) == ("agenda/visio/", "1")
    accueil = render_bloc("agenda", view_agenda(make_agenda(make_site(*evenements))))
    page = render_page(build_choix(*evenements)["agenda/public/seniors/"])
    for html in (accueil, page):
        assert html.count('href="' + RACINE + "agenda/public/") == 2
        assert f'href="{RACINE}agenda/visio/"' in html
    assert "aria-current" not in accueil
    assert page.count("aria-current") == 1
    assert f'href="{RACINE}agenda/public/seniors/" aria-current="page">Aînés</a>' in page
    assert page.count("<details") == page.count("<details class") == 2
    assert page.count(" open>") == 1


def test_without_audience_theme_commune_or_video_there_is_nothing_to_choose() -> None:
    html = render_bloc("agenda", view_agenda(make_agenda(make_site({"debut": "2026-11-24 9h"}))))
    assert "cpts-choisir" not in html


def test_each_list_is_found_once_by_the_search() -> None:
    pages = build_choix({"debut": "2026-11-24 9h", "publics": ["aidants"], "lieu": SALLE})
    entrees = [page.recherche for page in pages.values() if page.recherche]
    assert [(e.genre, e.titre, e.detail) for e in entrees] == [
        ("Agenda", "Rendez-vous pour les aidants", "1 rendez-vous à venir."),
        ("Agenda", "Rendez-vous à Rivebourg", "1 rendez-vous à venir."),
    ]


def test_a_very_long_list_is_cut_and_says_where_the_rest_is() -> None:
    jours = (date(2026, 12, 1) + timedelta(days=rang) for rang in range(MAX_PLUS_TARD + 5))
    page = build_choix(*({"debut": f"{jour} 9h", "publics": ["aidants"]} for jour in jours))["agenda/public/aidants/"]
    assert (len(page.vue.periodes[0].evenements), page.vue.reste) == (MAX_PLUS_TARD, 5)
    assert f'Et 5 autres rendez-vous plus loin, dans <a href="{RACINE}agenda/#par-mois">' in render_page(page)


def test_every_first_word_of_these_addresses_is_refused_as_an_id() -> None:
    pages = build_pages(
        make_site({"debut": "2026-11-24 9h", "publics": ["aidants"], "theme": "crise", "lieu": SALLE, "visio": VISIO})
    )
    premiers = {chemin.split("/")[1] for chemin in pages if chemin.startswith("agenda/")}
    assert premiers - {"2026", "e0"} == set(IDS_RESERVES)
