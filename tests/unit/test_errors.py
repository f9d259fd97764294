import errno
import shutil

import pytest

from cpts.errors import DataError, Gravite, Probleme, explain, sort_problemes


def make_probleme(**changes):
    faits = {"fichier": "a.yaml", "ligne": 1, "colonne": 1, "champ": "", "code": "x", "trouve": "Trouvé"}
    return Probleme(**(faits | changes))


@pytest.mark.parametrize(
    ("phrases", "message"),
    [
        ({}, "Trouvé."),
        ({"attendu": "Attendu", "suggestion": "Fait"}, "Trouvé. Attendu. Fait."),
        ({"suggestion": "Vouliez-vous dire « x » ?"}, "Trouvé. Vouliez-vous dire « x » ?"),
        ({"trouve": "Fini…"}, "Fini…"),
    ],
)
def test_a_message_ends_each_sentence_once_and_skips_empty_ones(phrases, message):
    assert make_probleme(**phrases).message == message


def test_a_probleme_is_an_erreur_unless_said_otherwise():
    assert make_probleme().est_erreur
    assert not make_probleme(gravite=Gravite.AVERTISSEMENT).est_erreur


def test_problemes_are_sorted_by_file_line_and_column_without_repeats():
    a, b, c = make_probleme(ligne=10), make_probleme(ligne=2, colonne=9), make_probleme(fichier="b.yaml")
    assert sort_problemes([c, a, b, a]) == (b, a, c)


def test_a_data_error_carries_sorted_problemes_and_counts_them():
    erreur = DataError([make_probleme(ligne=3), make_probleme(ligne=1)])
    assert [p.ligne for p in erreur.problemes] == [1, 3]
    assert str(erreur) == "2 problème(s)"


def test_what_the_system_refused_is_told_in_french() -> None:
    assert explain(OSError(errno.ENOSPC, "No space left on device")) == "disque plein"
    assert explain(OSError(9999, "Strange")) == "erreur 9999 du système (Strange)"


def test_a_copied_folder_that_was_refused_is_told_by_its_last_file() -> None:
    refus = shutil.Error([("a", "b", "[Errno 13] Permission denied: 'b'"), ("c", "d", "[Errno 28] No space left: 'd'")])
    assert explain(refus) == "disque plein"
