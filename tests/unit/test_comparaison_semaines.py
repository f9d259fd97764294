"""Two timetables in words."""

import pytest

from cpts.comparaison.semaines import OUVRE, RECOIT, compare_semaines
from cpts.horaires import compile_horaires

SEMAINE = {"lundi-vendredi": "9h-12h, 14h-19h"}


def say(avant: dict[str, str] | None, apres: dict[str, str] | None, verbes=OUVRE) -> list[str]:
    horaires = (compile_horaires(regles) if regles else None for regles in (avant, apres))
    return [phrase.texte.replace("\u00a0", " ") for phrase in compare_semaines(*horaires, verbes)]


@pytest.mark.parametrize(
    "autre",
    [
        {"lundi-vendredi": "09:00-12:00, 14h00-19h"},
        {"lundi-mardi": "9h-12h, 14h-19h", "mercredi-vendredi": "9h-12h, 14h-19h", "samedi": "fermé"},
        {"osm": "Mo-Fr 09:00-12:00,14:00-19:00"},
    ],
)
def test_another_spelling_changes_nothing(autre: dict[str, str]) -> None:
    assert say(SEMAINE, autre) == []
    assert say(autre, SEMAINE) == []


@pytest.mark.parametrize(
    ("plus", "phrase"),
    [
        ({"samedi": "9h-12h"}, "ouvre aussi le samedi matin"),
        ({"samedi": "9h-12h30"}, "ouvre aussi le samedi matin"),
        ({"samedi": "14h-18h"}, "ouvre aussi le samedi après-midi"),
        ({"samedi": "9h-18h"}, "ouvre aussi le samedi"),
        ({"samedi": "9h-12h", "dimanche": "9h-12h"}, "ouvre aussi le samedi matin et le dimanche matin"),
    ],
)
def test_a_half_day_opens_and_closes(plus: dict[str, str], phrase: str) -> None:
    assert say(SEMAINE, SEMAINE | plus) == [phrase]
    assert say(SEMAINE | plus, SEMAINE) == [phrase.replace("ouvre aussi", "n’ouvre plus")]


def test_days_that_follow_each_other_are_told_together() -> None:
    assert say(SEMAINE, {"lundi-vendredi": "9h-12h, 14h-21h"}) == ["ouvre aussi le soir, du lundi au vendredi"]
    assert say(SEMAINE, {"lundi-jeudi": "9h-12h", "vendredi": "14h-19h"}) == [
        "n’ouvre plus l’après-midi, du lundi au jeudi, et le vendredi matin"
    ]


def test_hours_that_move_within_their_half_days_are_given() -> None:
    assert say(SEMAINE, {"lundi-vendredi": "8h30-12h, 14h-19h"}) == [
        "du lundi au vendredi : 8 h 30 – 12 h, 14 h – 19 h au lieu de 9 h – 12 h, 14 h – 19 h"
    ]
    assert say({"mardi": "9h-12h"}, {"mardi": "9h-12h sur rendez-vous"}) == [
        "le mardi : 9 h – 12 h sur rendez-vous au lieu de 9 h – 12 h"
    ]


def test_days_of_some_weeks_only_are_told_by_their_text() -> None:
    assert say({"1er samedi": "9h-12h"}, {"2e samedi": "9h-12h"}) == [
        "le samedi : 2e samedi du mois : 9 h – 12 h au lieu de 1er samedi du mois : 9 h – 12 h"
    ]


def test_public_holidays_are_a_change_of_their_own() -> None:
    assert say(SEMAINE, SEMAINE | {"jours fériés": "fermé"}) == ["jours fériés : fermé au lieu de « à vérifier »"]


def test_hours_that_appear_or_disappear() -> None:
    assert say(None, SEMAINE) == ["ses horaires sont affichés"]
    assert say(SEMAINE, None) == ["ses horaires ne sont plus affichés"]
    assert say(None, None) == []


def test_a_person_receives_and_a_long_list_is_cut() -> None:
    assert say(SEMAINE, SEMAINE | {"samedi": "9h-12h"}, RECOIT) == ["reçoit aussi le samedi matin"]
    tout = {jour: f"9h-12h0{rang}" for rang, jour in enumerate(("lundi", "mardi", "mercredi", "jeudi", "vendredi"), 1)}
    assert len(say(dict.fromkeys(tout, "9h-12h"), tout)) == 5
    assert say(dict.fromkeys(tout, "9h-12h"), tout)[-1] == "d’autres horaires changent"
