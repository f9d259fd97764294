"""Who is on call, who receives without waiting, and the weekend sheet."""

from dataclasses import replace
from datetime import date

import pytest

from cpts.jours_feries import find_week_end
from cpts.model.site import Territoire
from cpts.views.gardes import view_gardes
from cpts.views.tours import make_garde
from cpts.views.week_end import make_page, view_week_end
from tests.unit.agenda_site import EXEMPLEVILLE, HOSTILE, PHARMACIE, make_site, render_bloc, render_page

GARDE = {
    "id": "garde-1",
    "type": "medecin",
    "debut": "2026-11-21 12h",
    "fin": "2026-11-23 8h",
    "qui": "pharmacie-des-tilleuls",
    "communes": ["01001", "01002", "99999"],
}
DIMANCHE = {
    "id": "garde-2",
    "type": "pharmacie",
    "debut": "2026-11-22 9h",
    "fin": "2026-11-22 19h",
    "qui": "pharmacie-des-tilleuls",
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


def list_parties(*gardes: dict[str, object], **listes: object) -> list[tuple[str, list[str]]]:
    """(title, keys) of each part of the coming days."""
    vue = view_gardes(make_site(gardes=list(gardes), **listes))  # type: ignore[arg-type]
    return [(p.titre, [t.cle for t in p.tours]) for p in vue.periodes]


def test_the_duties_are_said_for_today_this_evening_this_weekend_and_after() -> None:
    plus_tard = {**DIMANCHE, "id": "garde-3", "debut": "2026-11-29 9h", "fin": "2026-11-29 19h"}
    assert list_parties(plus_tard, DIMANCHE, GARDE) == [
        ("Aujourd’hui, samedi 21 novembre", ["garde-1"]),
        ("Ce soir et cette nuit, samedi 21 novembre", ["garde-1"]),
        ("Ce week-end, du samedi 21 au dimanche 22 novembre", ["garde-1", "garde-2"]),
        ("Ensuite, jusqu’au vendredi 4 décembre", ["garde-3"]),
    ]


@pytest.mark.parametrize(
    ("debut", "fin", "montree"),
    [
        ("2026-11-20 20h", "2026-11-21 0h", False),
        ("2026-11-20 20h", "2026-11-21 8h", True),
        ("2026-12-04 20h", "2026-12-05 8h", True),
        ("2026-12-05 0h", "2026-12-05 8h", False),
    ],
)
def test_duties_cover_the_fourteen_coming_days(debut: str, fin: str, montree: bool) -> None:
    assert bool(list_parties({**GARDE, "debut": debut, "fin": fin})) is montree


def test_an_evening_without_anyone_says_so_and_gives_the_number_that_answers() -> None:
    html = render_bloc("gardes", view_gardes(make_site(gardes=[DIMANCHE])))
    assert 'Aucune garde n’est annoncée ici pour ce soir. Médecin de garde : appelez le <a href="tel:15">15</a>' in html


def test_a_duty_says_who_when_where_and_the_number() -> None:
    tour = make_garde(site := make_site(gardes=[GARDE]), site.gardes[0])
    assert tour is not None
    assert (tour.type, tour.qui, tour.lien, tour.ou) == (
        "Médecin de garde",
        "Pharmacie des Tilleuls",
        "annuaire/pharmacie-des-tilleuls/",
        "Exempleville",
    )
    assert tour.quand.replace("\u00a0", " ") == "Du samedi 21 novembre, 12 h, au lundi 23 novembre, 8 h"
    assert (tour.fin_iso, tour.communes, tour.codes) == ("2026-11-23T08:00", "Exempleville et Rivebourg", "01001 01002")
    assert tour.telephone is not None
    assert tour.telephone.uri == "tel:+33353010010"


def test_a_person_on_call_gives_the_number_of_the_place_of_work() -> None:
    site = make_site(gardes=[{**GARDE, "qui": "camille-exemple"}])
    tour = make_garde(site, site.gardes[0])
    assert tour is not None
    assert tour.telephone is not None
    assert (tour.qui, tour.detail, tour.telephone.affiche, tour.ou) == (
        "Camille Exemple",
        "infirmier",
        "03 53 01 00 11",
        "Exempleville",
    )


def test_a_duty_of_someone_who_may_not_be_shown_keeps_only_its_number() -> None:
    assert list_parties({**GARDE, "qui": "absente"}) == []
    site = make_site(gardes=[{**GARDE, "qui": "absente", "telephone": "03 53 01 00 30"}])
    tour = make_garde(site, site.gardes[0])
    assert tour is not None
    assert (tour.qui, tour.lien) == ("", "")
    assert "03 53 01 00 30" in render_bloc("gardes", view_gardes(site))


def test_weekly_slots_say_the_days_the_hours_and_the_public_holidays() -> None:
    (creneau,) = view_gardes(make_site(creneaux=[CRENEAU])).creneaux
    assert creneau.quand.replace("\u00a0", " ") == "Le lundi et le samedi, 9 h à 12 h 30"
    assert (creneau.comment, creneau.verifie) == ("Sans rendez-vous", "Vérifié le 2 octobre 2026")
    assert creneau.feries == "À vérifier les jours fériés"
    assert creneau.horaires == {"semaine": [[[540, 750]], [], [], [], [], [[540, 750]], []], "fermetures": []}
    assert [
        (c.feries, c.horaires["feries"])
        for reponse in ("oui", "non")
        for c in view_gardes(make_site(creneaux=[{**CRENEAU, "feries": reponse}])).creneaux
    ] == [("Aussi les jours fériés", "ouvert"), ("Sauf les jours fériés", "ferme")]


def test_a_slot_is_said_today_and_not_while_its_place_is_closed() -> None:
    ouverte = list_parties(creneaux=[CRENEAU])
    assert ouverte[0] == ("Aujourd’hui, samedi 21 novembre", ["samedi-2026-11-21"])
    conges = {**PHARMACIE, "fermetures": [{"du": "2026-11-20", "au": "2026-11-22", "motif": "congés"}]}
    assert list_parties(creneaux=[CRENEAU], structures=[conges]) == []
    (creneau,) = view_gardes(make_site(creneaux=[CRENEAU], structures=[conges])).creneaux
    assert creneau.fermetures == ("Fermé du 20 au 22 novembre 2026 (congés)",)
    assert creneau.horaires["fermetures"] == [["2026-11-20", "2026-11-22"]]


@pytest.mark.parametrize(("feries", "tenu"), [({}, False), ({"feries": "non"}, False), ({"feries": "oui"}, True)])
def test_a_slot_is_promised_on_a_public_holiday_only_when_it_is_written(feries: dict[str, str], tenu: bool) -> None:
    site = make_site(creneaux=[{**CRENEAU, "jours": ["vendredi"], **feries}], jour=date(2026, 12, 25))
    assert bool(view_gardes(site).periodes) is tenu


@pytest.mark.parametrize(
    ("jour", "du", "au"),
    [
        (date(2026, 11, 23), date(2026, 11, 28), date(2026, 11, 29)),
        (date(2026, 11, 28), date(2026, 11, 28), date(2026, 11, 29)),
        (date(2026, 11, 29), date(2026, 11, 28), date(2026, 11, 29)),
        (date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 27)),
        (date(2026, 12, 25), date(2026, 12, 25), date(2026, 12, 27)),
        (date(2027, 3, 29), date(2027, 3, 27), date(2027, 3, 29)),
        (date(2027, 3, 30), date(2027, 4, 3), date(2027, 4, 4)),
        (date(2026, 11, 11), date(2026, 11, 14), date(2026, 11, 15)),
    ],
)
def test_a_weekend_holds_the_public_holidays_that_touch_it(jour: date, du: date, au: date) -> None:
    assert find_week_end(jour) == (du, au)


def test_the_weekend_sheet_names_its_dates_its_holiday_and_who_is_on_call() -> None:
    noel = {**GARDE, "debut": "2026-12-24 20h", "fin": "2026-12-28 8h"}
    vue = view_week_end(make_site(gardes=[noel], jour=date(2026, 12, 22)))
    assert (vue.titre, vue.dates, vue.feries.replace("\u00a0", " ")) == (
        "Ce week-end prolongé",
        "du vendredi 25 au dimanche 27 décembre 2026",
        "Jour férié : vendredi 25 décembre (Noël).",
    )
    assert [(g.titre, [t.qui for t in g.tours]) for g in vue.groupes] == [
        ("Médecin de garde", ["Pharmacie des Tilleuls"])
    ]
    assert vue.adresse == "cpts.example.org/que-faire"
    assert "3237" in [n.affiche for n in vue.numeros]


def test_an_empty_weekend_sheet_says_so_and_keeps_the_numbers() -> None:
    html = render_page(make_page(make_site()))
    assert "Aucune garde n’est annoncée ici pour ce week-end." in html
    assert "Cela ne veut pas dire que personne n’est de garde" in html
    assert 'href="tel:15"' in html
    assert "cpts.example.org/que-faire" in html


def test_hostile_texts_come_out_of_the_sheet_as_text() -> None:
    lieu = {**PHARMACIE, "nom": HOSTILE}
    site = make_site(gardes=[GARDE], creneaux=[{**CRENEAU, "comment": HOSTILE}], structures=[lieu])
    html = render_page(make_page(site))
    assert html.count("&lt;script&gt;") >= 3
    assert "<script" not in html
    assert "<img" not in html


def test_many_communes_are_counted_and_kept_behind_their_number() -> None:
    site = make_site(gardes=[{**GARDE, "communes": ["01001", "01002"]}])
    assert "<details" not in render_bloc("gardes", view_gardes(site))
    codes = [f"020{n:02d}" for n in range(9)]
    communes = tuple(replace(EXEMPLEVILLE, code=code, nom=f"Bourg {code}") for code in codes)
    grand = replace(site, territoire=Territoire(communes, ()))
    tour = make_garde(grand, site.gardes[0].model_copy(update={"communes": tuple(codes)}))
    assert tour is not None
    assert (tour.nombre, tour.codes.split()) == ("9 communes", codes)
