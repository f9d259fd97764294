import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpts.text import closest, did_you_mean, fold, format_entier, join_fr, plural, quote, slugify


@pytest.mark.parametrize(
    ("texte", "forme"),
    [("Éléonore", "eleonore"), ("Cœur", "coeur"), ("L’Hôpital", "l'hopital"), ("e\u0301", "e"), ("Straße", "strasse")],
)
def test_folding_drops_case_accents_and_ligatures(texte, forme):
    assert fold(texte) == forme


@pytest.mark.parametrize(
    ("texte", "slug"),
    [("Saint-Rivebourg-sur-Mer", "saint-rivebourg-sur-mer"), ("L’Œuf d’Or", "l-oeuf-d-or"), ("  !!! ", ""), ("王", "")],
)
def test_a_slug_keeps_only_unaccented_letters_and_digits(texte, slug):
    assert slugify(texte) == slug


@given(st.text())
def test_a_slug_is_its_own_slug(texte):
    assert slugify(slugify(texte)) == slugify(texte)


def test_the_closest_candidate_ignores_accents_case_and_separators():
    assert closest("Infirmer", ["infirmier", "pharmacien"]) == "infirmier"
    assert closest("code postal", ["code_postal", "commune"]) == "code_postal"
    assert closest("zzz", ["infirmier"]) is None


def test_a_suggestion_is_a_question_or_nothing():
    assert did_you_mean("adrese", ["adresse"]) == "Vouliez-vous dire « adresse » ?"
    assert did_you_mean("zzz", ["adresse"]) == ""


def test_a_quotation_is_cut_with_an_ellipsis():
    assert quote("abc") == "« abc »"
    assert quote("abcdef", 4) == "« abc… »"


@pytest.mark.parametrize(
    ("mots", "phrase"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_words_are_joined_as_in_french(mots, phrase):
    assert join_fr(mots) == phrase


def test_zero_and_one_are_singular():
    assert [plural(n, "fiche") for n in (0, 1, 2)] == ["0 fiche", "1 fiche", "2 fiches"]
    assert plural(3, "journal", "journaux") == "3 journaux"


def test_thousands_are_separated_by_a_narrow_no_break_space():
    assert format_entier(101193) == "101\u202f193"
