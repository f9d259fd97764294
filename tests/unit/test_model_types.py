"""Text → typed value: what is accepted, and what it becomes."""

from datetime import date, datetime, time

import pytest
from pydantic_core import PydanticCustomError

from cpts.model.agenda import parse_fin
from cpts.model.contacts import parse_courriel, parse_depot, parse_lien, parse_tel
from cpts.model.ecriture import parse_ligne, parse_nom, parse_texte
from cpts.model.types import parse_commune, parse_numero
from cpts.model.valeurs import (
    closed_list,
    parse_date,
    parse_decimal,
    parse_entier,
    parse_heure,
    parse_id,
    parse_instant,
    parse_mois,
    parse_oui_non,
)
from tests.factories import make_action, make_evenement, make_professionnel


def _moment(texte: str) -> datetime:
    return datetime.fromisoformat(texte)


@pytest.mark.parametrize(
    ("parse", "texte", "valeur"),
    [
        (parse_oui_non, "oui", True),
        (parse_oui_non, " non ", False),
        (parse_date, "2026-02-28", date(2026, 2, 28)),
        (parse_heure, "9h", time(9)),
        (parse_heure, "9h30", time(9, 30)),
        (parse_heure, "09:30", time(9, 30)),
        (parse_heure, "0h", time(0)),
        (parse_instant, "2026-12-03 20h30", _moment("2026-12-03 20:30")),
        (parse_instant, "2026-12-03", _moment("2026-12-03 00:00")),
        (parse_fin, "22h30", time(22, 30)),
        (parse_fin, "2026-12-04 1h", _moment("2026-12-04 01:00")),
        (parse_entier, "40", 40),
        (parse_mois, "12", 12),
        (parse_decimal, "-61.25", -61.25),
        (parse_id, "claire-martin", "claire-martin"),
        (parse_id, "a" * 60, "a" * 60),
        (parse_tel, "03 53 01 00 10", "+33353010010"),
        (parse_courriel, "contact@example.org", "contact@example.org"),
        (parse_lien, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (parse_lien, "http://example.org/", "http://example.org/"),
        (parse_lien, "https://santé.example/", "https://santé.example/"),
        (parse_lien, "mailto:contact@example.org", "mailto:contact@example.org"),
        (parse_lien, "tel:0353010010", "tel:+33353010010"),
        (parse_depot, "https://github.com/exemple/cpts", "https://github.com/exemple/cpts"),
        (parse_nom, "Nguyễn-D’Hondt Lefèbvre", "Nguyễn-D’Hondt Lefèbvre"),
        (parse_nom, "王", "王"),
        (parse_ligne, "10 µg, Ω", "10 µg, Ω"),
        (parse_texte, "Deux\n\nparagraphes 👩\u200d⚕️", "Deux\n\nparagraphes 👩\u200d⚕️"),
        (parse_commune, "Exempleville", "Exempleville"),
        (parse_commune, "2A004", "2A004"),
        (parse_commune, "Y", None),
        (parse_numero, "116 117", "116117"),
        (closed_list({"un": "", "deux": ""}, "un nombre").parse, " deux ", "deux"),
    ],
)
def test_a_text_becomes_its_value(parse, texte, valeur) -> None:
    if valeur is None:
        with pytest.raises(PydanticCustomError):
            parse(texte)
    else:
        assert parse(texte) == valeur


@pytest.mark.parametrize(
    ("parse", "texte", "suggestion"),
    [
        (parse_oui_non, "NON", "Ici, sans doute « non »"),
        (parse_oui_non, "peut-être", ""),
        (parse_date, "28.02.26", "Écrivez 2026-02-28"),
        (parse_date, "2026-2-8", "Écrivez 2026-02-08"),
        (parse_date, "1er août 2026", "Écrivez 2026-08-01"),
        (parse_date, "31/31/2026", ""),
        (parse_date, "demain", ""),
        (parse_heure, "9 h 30", "Écrivez 9h30"),
        (parse_heure, "20H", "Écrivez 20h"),
        (parse_heure, "9 heures", "Écrivez 9h"),
        (parse_heure, "minuit", "Écrivez 23h59, ou 0h le lendemain"),
        (parse_heure, "25h", ""),
        (parse_heure, "9h75", ""),
        (parse_instant, "03/12/2026 20h30", "Écrivez 2026-12-03 20h30"),
        (parse_decimal, "46,05", "Écrivez 46.05"),
        (parse_decimal, "nan", ""),
        (parse_id, "Éric Martin", "Essayez « eric-martin »"),
        (parse_id, "con", ""),
        (parse_id, "com1", ""),
        (parse_lien, "Https://example.org/", "Essayez « https://example.org/ »"),
        (parse_lien, "ftp://example.org/", ""),
        (parse_lien, "https://localhost/", ""),
        (parse_lien, "https://example.org:0/", ""),
        (parse_lien, "https://[::1/", ""),
        (parse_lien, "https://example.org/" + "a" * 500, ""),
        (parse_lien, "https://example.org/a b", "Essayez « https://example.org/a%20b »"),
        (parse_nom, "𝐌𝐚𝐫𝐭𝐢𝐧", ""),
        (parse_nom, "Martin\nDupont", ""),
        (parse_nom, "x" * 121, ""),
        (parse_ligne, "Cabinet du Dr Mаrtin", "Retapez ce mot au clavier"),
        (parse_entier, "-1", ""),
        (parse_mois, "0", ""),
        (parse_mois, "121", ""),
        (parse_depot, "https://github.com/", ""),
        (parse_courriel, "a..b@example.org", ""),
        (parse_tel, "0", "Il en manque 9 : relisez le numéro, chiffre par chiffre"),
    ],
)
def test_a_wrong_text_is_refused_with_what_to_write(parse, texte, suggestion) -> None:
    with pytest.raises(PydanticCustomError) as erreur:
        parse(texte)
    (defaut,) = erreur.value.context["defauts"]
    assert defaut.suggestion == suggestion
    assert defaut.code
    assert defaut.trouve


@pytest.mark.parametrize(
    ("periode", "ecrit", "statut"),
    [
        (None, None, "en-cours"),
        (None, "terminee", "terminee"),
        ({"du": "2026-12-01"}, None, "a-venir"),
        ({"du": "2026-01-01", "au": "2026-11-21"}, None, "en-cours"),
        ({"au": "2026-11-20"}, None, "terminee"),
        ({"au": "2026-11-20"}, "suspendue", "suspendue"),
    ],
)
def test_the_status_of_an_action_comes_from_its_period(periode, ecrit, statut) -> None:
    champs = {cle: valeur for cle, valeur in (("periode", periode), ("statut", ecrit)) if valeur}
    assert make_action(**champs).compute_statut(date(2026, 11, 21)) == statut


def test_an_end_alone_is_on_the_day_of_the_start() -> None:
    evenement = make_evenement(fin="20h30")
    assert evenement.fin_instant == _moment("2026-12-03 20:30")
    assert evenement.fin_visible == _moment("2026-12-03 20:30")


def test_an_event_without_end_is_shown_until_the_end_of_its_day() -> None:
    evenement = make_evenement()
    assert evenement.fin_instant is None
    assert evenement.fin_visible == _moment("2026-12-04 00:00")


def test_the_last_day_of_whole_days_is_shown_whole() -> None:
    evenement = make_evenement(debut="2026-12-03", fin="2026-12-05", journee_entiere="oui")
    assert evenement.fin_visible == _moment("2026-12-06 00:00")


def test_a_rule_becomes_the_recurrence_of_the_calendar() -> None:
    deplace = [{"de": "2026-12-17", "debut": "2026-12-18 18h", "fin": "20h"}]
    regle = {"frequence": "mensuelle", "jours": ["jeudi"], "rang": "dernier", "nombre": "3", "deplace": deplace}
    recurrence = make_evenement(recurrence=regle).recurrence.regle
    assert (recurrence.jours, recurrence.rang, recurrence.nombre) == ((3,), -1, 3)
    assert recurrence.deplace[0].fin == _moment("2026-12-18 20:00")


def test_a_name_is_told_with_its_title() -> None:
    assert make_professionnel(civilite="dr").nom_complet == "Dr Camille Exemple"
    assert make_professionnel().nom_complet == "Camille Exemple"
