"""National dates of prevention: their rules, what is said of them, and when."""

import re
from calendar import monthrange
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest

from cpts.nomenclatures.dates_nationales import DATES_NATIONALES
from cpts.nomenclatures.listes import THEMES
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.nomenclatures.themes import INTRODUCTIONS
from cpts.views.dates_nationales import list_dates_du_theme, list_venues, view_moment
from tests.unit.agenda_site import render_bloc

PAR_SLUG = {d.slug: d for d in DATES_NATIONALES}
PROMESSE = re.compile(r"\b(guéri|garanti|toujours|jamais|\d+ ?%)")
NOMBRE = re.compile(r"(?<!Covid-)\b\d[\d ]*\b")


def assert_plain(phrase: str) -> None:
    """A sentence of ours: no promise, and no number but those that one can call."""
    assert phrase.endswith((".", "?"))
    assert not PROMESSE.search(phrase), phrase
    assert {n.replace(" ", "") for n in NOMBRE.findall(phrase)} <= set(NUMEROS_COURTS), phrase


@pytest.mark.parametrize(
    ("slug", "annee", "attendu"),
    [
        ("octobre-rose", 2026, (date(2026, 10, 1), date(2026, 10, 31))),
        ("journee-mondiale-du-diabete", 2031, (date(2031, 11, 14), date(2031, 11, 14))),
        ("journee-mondiale-des-premiers-secours", 2018, (date(2018, 9, 8), date(2018, 9, 8))),
        ("journee-mondiale-des-premiers-secours", 2019, (date(2019, 9, 14), date(2019, 9, 14))),
        ("journee-mondiale-des-premiers-secours", 2020, (date(2020, 9, 12), date(2020, 9, 12))),
        ("vaccination-d-automne", 2027, (date(2027, 10, 1), date(2028, 1, 31))),
    ],
)
def test_a_rule_gives_the_days_of_a_year(slug: str, annee: int, attendu: tuple[date, date]) -> None:
    assert PAR_SLUG[slug].quand.compute(annee) == attendu


def test_every_date_has_a_theme_a_sentence_and_a_source() -> None:
    assert len(PAR_SLUG) == len(DATES_NATIONALES) >= 12
    for d in DATES_NATIONALES:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", d.slug)
        assert d.theme in THEMES
        assert urlsplit(d.source).scheme == "https"
        assert urlsplit(d.source).hostname
        assert_plain(d.phrase)
        assert not re.search(r"\b20\d\d\b", repr(d)), "no year is written"


def test_a_date_that_is_chosen_each_year_gives_its_month_alone() -> None:
    for venue in list_venues(date(2026, 11, 21)):
        if venue.nationale.annoncee:
            assert venue.du.day == 1
            assert venue.au.day == monthrange(venue.au.year, venue.au.month)[1]


def test_every_theme_has_two_or_three_plain_sentences() -> None:
    assert list(INTRODUCTIONS) == list(THEMES)
    for introduction in INTRODUCTIONS.values():
        assert len(introduction) in (2, 3)
        for phrase in introduction:
            assert_plain(phrase)


def test_now_and_the_next_three_months() -> None:
    vue = view_moment(date(2026, 11, 21), ["addictions"])
    assert [(p.titre, [(d.nom, d.quand, d.note) for d in p.dates]) for p in vue.periodes] == [
        (
            "En ce moment",
            [
                (
                    "Vaccination contre la grippe et le Covid-19",
                    "D’octobre 2026 à janvier 2027",
                    "Les jours exacts sont choisis chaque année.",
                ),
                ("Mois sans tabac", "Tout le mois de novembre 2026", ""),
            ],
        ),
        (
            "Bientôt",
            [
                ("Journée mondiale de lutte contre le sida", "Mardi 1er décembre 2026", ""),
                (
                    "Semaine de prévention du cancer du col de l’utérus",
                    "En janvier 2027",
                    "Les jours exacts sont choisis chaque année.",
                ),
            ],
        ),
    ]
    assert {d.nom: d.lien for p in vue.periodes for d in p.dates if d.lien} == {
        "Mois sans tabac": "prevention/theme/addictions/"
    }


def test_a_campaign_over_new_year_is_still_now_in_january() -> None:
    [maintenant, *_] = view_moment(date(2027, 1, 31), []).periodes
    assert [d.nom for d in maintenant.dates] == [
        "Vaccination contre la grippe et le Covid-19",
        "Semaine de prévention du cancer du col de l’utérus",
    ]
    assert maintenant.dates[0].fin_iso == "2027-02-01T00:00"


@pytest.mark.parametrize("annee", [2024, 2026, 2035])
def test_every_day_of_a_year_says_each_date_once_and_never_a_past_one(annee: int) -> None:
    jour = date(annee, 1, 1)
    while jour.year == annee:
        venues = list_venues(jour)
        assert len(venues) == len(DATES_NATIONALES)
        for venue in venues:
            assert jour <= venue.au
            assert venue.du <= jour + timedelta(days=371)
        jour += timedelta(days=1)


@pytest.mark.parametrize("jour", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_break_nothing(jour: date) -> None:
    assert all(v.au >= jour for v in list_venues(jour))
    assert view_moment(jour, []) is not None


def test_a_theme_gives_the_next_time_of_each_of_its_dates() -> None:
    assert [(d.nom, d.quand) for d in list_dates_du_theme(date(2026, 10, 15), "depistage")] == [
        ("Octobre rose", "Tout le mois d’octobre 2026"),
        ("Semaine de prévention du cancer du col de l’utérus", "En janvier 2027"),
        ("Mars bleu", "Tout le mois de mars 2027"),
    ]


def test_each_date_links_to_its_source_in_words() -> None:
    html = render_bloc("dates_nationales", view_moment(date(2026, 11, 21), ["addictions"]))
    assert 'href="https://mois-sans-tabac.tabac-info-service.fr/"' in html
    assert "Santé publique France<span" in html
    assert 'data-fin="2026-12-01T00:00"' in html
