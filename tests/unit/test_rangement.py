"""Tidy files: what is moved, what is left, and what is refused."""

import pytest

from cpts.errors import DataError
from cpts.rangement.lecture import Inhabituel
from cpts.rangement.texte import range_texte


def range_(texte: str, genre: str = "annuaire") -> str:
    return range_texte(texte.encode(), genre, f"{genre}.yaml").decode()


def test_fields_follow_the_order_of_the_model_and_entries_that_of_the_site() -> None:
    texte = """\
professionnels:
    -   prenom: Zoé
        nom: Zacharie
        id: zoe-zacharie
        diffusion: {informe_le: 2026-09-01, statut: public, source: declaration}
    -   id: eve-azur
        exercices:
        - horaires: {mardi: 9h-12h}
          structure: cabinet
        nom: Azur
structures: []
"""
    assert (
        range_(texte)
        == """\
structures: []

professionnels:
  - id: eve-azur
    nom: Azur
    exercices:
      - structure: cabinet
        horaires: {mardi: 9h-12h}

  - id: zoe-zacharie
    nom: Zacharie
    prenom: Zoé
    diffusion: {statut: public, source: declaration, informe_le: 2026-09-01}
"""
    )


def test_comments_travel_with_what_they_are_above_and_stay_at_the_end_of_their_line() -> None:
    texte = """\
# L'annuaire.
# Un bloc par lieu.

structures:
  # À rappeler en mars.
  - id: z # provisoire
    nom: Z
    # Vu sur place.
    type: cabinet
    # telephone: 03 53 01 00 10
  # Deux lieux portent ce nom.
  - id: a
    nom: A
# Fin.
"""
    assert (
        range_(texte)
        == """\
# L'annuaire.
# Un bloc par lieu.

structures:
  # Deux lieux portent ce nom.
  - id: a
    nom: A

  # À rappeler en mars.
  - id: z  # provisoire
    nom: Z
    # Vu sur place.
    type: cabinet
    # telephone: 03 53 01 00 10
# Fin.
"""
    )


def test_a_comment_above_a_field_that_becomes_the_first_goes_above_the_dash() -> None:
    texte = "structures:\n  - nom: A\n    # ne plus changer\n    id: a\n"
    assert range_(texte) == "structures:\n  # ne plus changer\n  - id: a\n    nom: A\n"


def test_a_comment_followed_by_a_blank_line_is_a_heading_and_entries_are_sorted_below_it() -> None:
    texte = """\
evenements:

  # --- Qui reviennent ---

  - id: c
    debut: 2026-12-03 9h
  - id: b
    debut: 2026-12-02 9h
  # --- Datés ---

  - id: a
    debut: 2026-12-01 9h
"""
    assert (
        range_(texte, "agenda")
        == """\
evenements:
  # --- Qui reviennent ---

  - id: b
    debut: 2026-12-02 9h

  - id: c
    debut: 2026-12-03 9h

  # --- Datés ---

  - id: a
    debut: 2026-12-01 9h
"""
    )


def test_events_of_one_day_follow_the_clock() -> None:
    heures = {"b": "2026-12-03 19h", "c": "2026-12-03 8h", "a": "2026-12-02 9:30"}
    texte = "gardes:\n" + "".join(f"- {{id: {ident}, debut: {debut}}}\n" for ident, debut in heures.items())
    ids = [ligne[9] for ligne in range_(texte, "soins").splitlines()[1:]]
    assert ids == ["a", "c", "b"]


def test_the_steps_of_soins_and_the_days_of_a_timetable_keep_their_order() -> None:
    texte = "etapes:\n  - id: z\n\n  - id: a\n"
    assert range_(texte, "soins") == texte
    horaires = "structures:\n  - id: a\n    horaires:\n      mardi: 9h-12h\n      lundi: 9h-12h\n"
    assert range_(horaires) == horaires


def test_the_latest_news_comes_first() -> None:
    texte = "actualites:\n- {id: a, date: 2026-09-01}\n- {id: b, date: 2026-10-01}\n"
    assert range_(texte, "actualites") == (
        "actualites:\n  - {id: b, date: 2026-10-01}\n  - {id: a, date: 2026-09-01}\n"
    )


def test_a_field_that_the_model_does_not_know_follows_the_field_it_followed() -> None:
    texte = "structures:\n  - nom: A\n    surnom: B\n    id: a\n"
    assert range_(texte) == "structures:\n  - id: a\n    nom: A\n    surnom: B\n"


def test_codes_made_of_digits_are_quoted_and_other_values_are_left_as_typed() -> None:
    texte = """\
structures:
  - id: a
    nom: 'A'
    adresse:
      code_postal: 01230
      commune: 01001
    telephone: 03 53 01 00 10
    courriel: "a@example.org"
"""
    assert range_(texte) == texte.replace("01230", '"01230"').replace(" 01001", ' "01001"')
    assert range_("communes: [01001,\n  01002]\n", "territoire") == 'communes: ["01001", "01002"]\n'


def test_long_texts_move_with_their_field_and_keep_their_own_indentation() -> None:
    texte = """\
actions:
- id: a
  resume: Un texte
   sur deux lignes
  description: |
        Un.

          # Deux, plus loin.
  titre: >-
      Un
      titre
  theme: "de #
     loin"   # à revoir
"""
    assert (
        range_(texte, "actions")
        == """\
actions:
  - id: a
    titre: >-
      Un
      titre
    resume: Un texte
      sur deux lignes
    description: |
      Un.

        # Deux, plus loin.
    theme: "de #
      loin"  # à revoir
"""
    )


def test_a_text_that_keeps_its_last_blank_lines_gets_no_other() -> None:
    texte = (
        "actions:\n  - id: a\n    titre: |+\n      A\n\n\n  - id: b\n    titre: |+\n      B\n  - id: c\n    titre: C\n"
    )
    assert range_(texte, "actions") == texte


def test_a_list_between_brackets_is_on_one_line_when_it_fits_and_has_no_comment() -> None:
    court = "structures:\n  - id: a\n    services: [ vaccination,\n       trod-angine, ]\n"
    assert range_(court) == "structures:\n  - id: a\n    services: [vaccination, trod-angine]\n"
    commente = "structures:\n  - id: a\n    services: [vaccination,  # l'hiver\n        trod-angine]  # oui\n"
    assert range_(commente) == (
        "structures:\n  - id: a\n    services: [vaccination,  # l'hiver\n      trod-angine]  # oui\n"
    )


def test_paragraphs_of_cpts_are_the_authors_and_fields_are_sorted_inside() -> None:
    texte = "# Nous.\n\nsite: https://a.example.org/\nnom: A\n\n\n# Ici.\nadresse:\n    commune: B\n    voie: 1 rue\n"
    assert range_(texte, "cpts") == (
        "# Nous.\n\nnom: A\nsite: https://a.example.org/\n\n# Ici.\nadresse:\n  voie: 1 rue\n  commune: B\n"
    )


def test_windows_line_ends_stay_and_the_byte_order_mark_goes() -> None:
    texte = b"\xef\xbb\xbfstructures:\r\n- id: a\r\n"
    assert range_texte(texte, "annuaire", "x") == b"structures:\r\n  - id: a\r\n"
    assert range_texte(b"structures:\r\n- id: a\n", "annuaire", "x") == b"structures:\n  - id: a\n"


def test_a_file_that_cannot_be_read_is_refused_with_its_usual_message() -> None:
    with pytest.raises(DataError) as refus:
        range_("structures:\n\t- id: a\n")
    (probleme,) = refus.value.problemes
    assert (probleme.ligne, probleme.code) == (2, "tabulation")


@pytest.mark.parametrize("texte", ["{structures: []}\n", "? structures\n: []\n"])
def test_a_form_that_nobody_writes_by_hand_is_left_alone(texte: str) -> None:
    with pytest.raises(Inhabituel):
        range_(texte)
