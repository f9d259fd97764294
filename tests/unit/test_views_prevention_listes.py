"""Prevention by theme and by audience: which pages exist, what each says, and the links between all of them."""

from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.prevention_listes import index_publics, index_themes, view_choix
from tests.unit.agenda_site import HOSTILE, build_pages, make_agenda, make_site, render_bloc, render_page
from tests.unit.test_views_prevention import DIABETE, TENSION

DEMAIN = {"debut": "2026-11-24 9h"}


def list_chemins(site: Any) -> list[str]:
    return [c for c in build_pages(site) if c.startswith(("prevention/theme/", "prevention/public/"))]


def test_a_page_exists_for_each_theme_and_audience_that_has_something() -> None:
    site = make_site({**DEMAIN, "theme": "nutrition-activite"}, actions=[DIABETE, TENSION])
    assert list_chemins(site) == [
        "prevention/theme/depistage/",
        "prevention/theme/nutrition-activite/",
        "prevention/theme/maladies-chroniques/",
        "prevention/public/habitants/",
        "prevention/public/seniors/",
    ]


@pytest.mark.parametrize(
    ("rendez_vous", "attendus"),
    [
        pytest.param({**DEMAIN, "theme": "vie-de-la-cpts"}, [], id="a meeting of the association"),
        pytest.param({"debut": "2026-11-02 9h", "theme": "crise"}, ["crise"], id="a meeting that is over"),
        pytest.param({**DEMAIN}, [], id="no theme"),
        pytest.param({**DEMAIN, "theme": "crise"}, ["crise"], id="a meeting to come"),
    ],
)
def test_a_meeting_makes_a_theme_and_its_address_stays(rendez_vous: dict[str, str], attendus: list[str]) -> None:
    assert list(index_themes(make_agenda(make_site(rendez_vous)))) == attendus


def test_a_theme_says_what_it_is_then_its_actions_meetings_dates_and_results() -> None:
    finie = {**TENSION, "id": "finie", "theme": "depistage"}
    vue = build_pages(make_site({**DEMAIN, "action": "diabete"}, actions=[DIABETE, finie]))[
        "prevention/theme/depistage/"
    ].vue
    assert vue.titre == "Dépistage"
    assert vue.introduction[0] == "Un dépistage cherche une maladie avant qu’elle se fasse sentir."
    assert [a.lien for a in vue.actions] == ["prevention/diabete/"]
    assert [r.lien for r in vue.rendez_vous] == ["agenda/e0/"]
    assert [d.nom for d in vue.dates][-1] == "Octobre rose"
    assert [a.lien for a in vue.terminees] == ["prevention/finie/"]
    assert [f["texte"] for f in vue.terminees[0].faits if f["terme"] == "Résultat"] == [
        "1\u202f320 prêts et 12,5 % à revoir"
    ]


def test_a_meeting_that_comes_back_is_written_once_and_the_others_are_counted() -> None:
    hebdo = {**DEMAIN, "theme": "crise", "recurrence": {"frequence": "hebdomadaire"}}
    dates = [{"debut": f"2026-12-{jour:02d} 9h", "theme": "crise"} for jour in range(1, 15)]
    page = build_pages(make_site(hebdo, *dates))["prevention/theme/crise/"]
    assert [r.lien for r in page.vue.rendez_vous[:2]] == ["agenda/e0/", "agenda/e1/"]
    assert (len(page.vue.rendez_vous), page.vue.reste) == (12, 3)
    html = render_page(page)
    assert "Et 3 autres rendez-vous" in html
    assert "Aucune action n’est en cours ni prévue pour le moment." in html


def test_an_audience_has_its_actions_and_meetings_and_the_way_to_those_for_all() -> None:
    site = make_site({**DEMAIN, "publics": ["seniors"]}, actions=[DIABETE, TENSION])
    pages = build_pages(site)
    vue = pages["prevention/public/seniors/"].vue
    assert [a.lien for a in vue.actions] == ["prevention/diabete/"]
    assert [a.lien for a in vue.terminees] == ["prevention/tension/"]
    assert [r.lien for r in vue.rendez_vous] == ["agenda/e0/"]
    assert vue.tous == "prevention/public/habitants/"
    assert pages["prevention/public/habitants/"].vue.tous == ""


def test_each_list_links_to_the_others_and_never_to_itself() -> None:
    site = make_site(actions=[DIABETE, TENSION])
    pages = build_pages(site)
    html = render_page(pages["prevention/theme/depistage/"])
    assert f'href="{RACINE}prevention/theme/maladies-chroniques/"' in html
    assert f'href="{RACINE}prevention/theme/depistage/"' not in html
    assert f'href="{RACINE}prevention/theme/depistage/"' in render_page(pages["prevention/diabete/"])


def test_the_choices_count_what_people_can_still_come_to() -> None:
    site = make_site({**DEMAIN, "action": "diabete", "publics": ["seniors"]}, actions=[DIABETE, TENSION])
    vue = view_choix(make_agenda(site))
    assert [(lien.titre, lien.note) for lien in vue.themes] == [
        ("Dépistage", "1 action, 1 rendez-vous"),
        ("Maladies chroniques", None),
    ]
    assert [(lien.titre, lien.note) for lien in vue.publics] == [
        ("Tous les habitants", "1 action"),
        ("Aînés", "1 action, 1 rendez-vous"),
    ]


def test_without_action_nor_meeting_there_is_no_choice_to_make() -> None:
    agenda = make_agenda(make_site())
    assert (index_themes(agenda), index_publics(agenda)) == ({}, {})
    assert render_bloc("choix_prevention", view_choix(agenda)).strip() == ""


def test_hostile_titles_come_out_as_text() -> None:
    site = make_site({**DEMAIN, "titre": HOSTILE, "action": "diabete"}, actions=[{**DIABETE, "titre": HOSTILE}])
    html = "".join(render_page(p) for c, p in build_pages(site).items() if c.startswith("prevention/theme/"))
    assert "&lt;script&gt;" in html
    assert "<script" not in html
