"""Telephone numbers: what is read, what is dialled, what is shown."""

import pytest

from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.telephone import TelephoneInvalide, format_telephone, parse_telephone


@pytest.mark.parametrize(
    ("texte", "numero", "lisible"),
    [
        ("0353010010", "+33353010010", "03 53 01 00 10"),
        ("03 53 01 00 10", "+33353010010", "03 53 01 00 10"),
        ("03.53.01.00.10", "+33353010010", "03 53 01 00 10"),
        ("03-53-01-00-10", "+33353010010", "03 53 01 00 10"),
        ("03\u00a053\u202f01 00 10", "+33353010010", "03 53 01 00 10"),
        ("+33 3 53 01 00 10", "+33353010010", "03 53 01 00 10"),
        ("+33 (0)3 53 01 00 10", "+33353010010", "03 53 01 00 10"),
        ("0033 3 53 01 00 10", "+33353010010", "03 53 01 00 10"),
        ("06 39 98 00 01", "+33639980001", "06 39 98 00 01"),
        ("0262 12 34 56", "+262262123456", "0262 12 34 56"),
        ("+32 57 12 34 56", "+3257123456", "+32 57 12 34 56"),
        ("15", "15", "15"),
        ("116 117", "116117", "116 117"),
        ("3114", "3114", "3114"),
    ],
)
def test_a_number_is_read_dialled_and_shown(texte: str, numero: str, lisible: str) -> None:
    assert parse_telephone(texte) == numero
    assert format_telephone(numero) == lisible
    assert parse_telephone(lisible) == numero


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("0899 12 34 56", "telephone-surtaxe"),
        ("0810 12 34 56", "telephone-surtaxe"),
        ("3639", "numero-court-inconnu"),
        ("118218", "numero-court-inconnu"),
        ("03 53 01 00", "telephone-invalide"),
        ("03 53 01 00 10 12", "telephone-invalide"),
        ("00 00 00 00 00", "telephone-invalide"),
        ("demain", "telephone-invalide"),
        ("()", "telephone-invalide"),
        ("+", "telephone-invalide"),
        ("+32 1", "telephone-invalide"),
        ("+32 900 12 345", "telephone-surtaxe"),
        ("０３５３０１００１０", "telephone-invalide"),
    ],
)
def test_a_number_that_cannot_be_published_is_refused(texte: str, code: str) -> None:
    with pytest.raises(TelephoneInvalide) as erreur:
        parse_telephone(texte)
    assert erreur.value.code == code
    assert erreur.value.trouve.startswith("«")


@pytest.mark.parametrize("numero", NUMEROS_COURTS)
def test_every_short_number_of_the_table_is_accepted(numero: str) -> None:
    assert parse_telephone(numero) == numero
