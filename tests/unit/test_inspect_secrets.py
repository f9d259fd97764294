"""What must be nowhere is found wherever it is a whole word, alone or among thousands of others."""

import pytest

from cpts.inspect.secrets import Secrets

PEU = ["Élodie Réservée", "03 53 01 00 13", "+33353010013", "fiche-9731", "a.b@example.org", "Li d'Or", "personne-4999"]
SECRETS = [Secrets(PEU), Secrets([*PEU, *(f"personne-{rang}" for rang in range(5000))])]


@pytest.mark.parametrize(
    ("texte", "trouve"),
    [
        ("<p>Élodie Réservée</p>", "Élodie Réservée"),
        ("<p>ÉLODIE RÉSERVÉE</p>", "ÉLODIE RÉSERVÉE"),
        ("Élodie\u00a0Réservée", "Élodie\u00a0Réservée"),
        ("le 12 03 53 01 00 13 20", "03 53 01 00 13"),
        ("03\u00a053\u00a001\u00a000\u00a013", "03\u00a053\u00a001\u00a000\u00a013"),
        ('href="tel:+33353010013"', "+33353010013"),
        ("/annuaire/personne-4999/", "personne-4999"),
        ("mailto:a.b@example.org", "a.b@example.org"),
        ("Li d’Or", "Li d’Or"),
        ("Li d&#x27;Or", "Li d&#x27;Or"),
        ("personne-50000 fiche-97310 xfiche-9731 Élodie Réservées 103 53 01 00 13 Réservée Élodie", ""),
        ("", ""),
    ],
)
def test_a_secret_is_found_as_a_whole_word_in_any_form(texte: str, trouve: str) -> None:
    assert [secrets.find(texte.encode()) for secrets in SECRETS] == [trouve, trouve]


def test_without_secrets_nothing_is_found() -> None:
    assert Secrets(()).find(b"03 53 01 00 13") == ""
