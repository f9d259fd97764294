"""The measure of the words: syllables, sentences and figures of literal texts; a page that is too long is refused."""

import json
from pathlib import Path

import pytest

from outils.lisibilite.__main__ import main
from outils.lisibilite.mesure import compute_kandel_moles, compute_lix, is_habitants, list_mesures
from outils.lisibilite.phrases import list_phrases, split_phrases
from outils.lisibilite.sigles import find_inconnus
from outils.lisibilite.syllabes import count_syllabes
from outils.lisibilite.texte import read_texte

SYLLABES = {
    1: "le les eau vieux pied bien hier quand yeux feuille rue langue oui ouest août trois bruit huit nuit œil cœur",
    2: "santé équipe payer crayon famille journée pitié client patient nuage jouer maïs Noël chaos étaient pays",
    3: "médecin infirmière pharmacien travailler réunion aérien poésie oublier février actuel psychologue",
    4: "européen situation vaccination coopérer géographie gynécologue rendez-vous-là",
    5: "coordination alimentation EHPAD",
    6: "kinésithérapeute hospitalisation",
}


@pytest.mark.parametrize(("mot", "nombre"), [(mot, n) for n, mots in SYLLABES.items() for mot in mots.split()])
def test_the_syllables_of_a_word(mot: str, nombre: int) -> None:
    assert count_syllabes(mot) == nombre


def test_what_is_known_to_be_counted_too_long() -> None:
    assert [count_syllabes(mot) for mot in ("peuvent", "maintenant", "l’hôpital")] == [2, 3, 3]


@pytest.mark.parametrize(
    ("bloc", "phrases"),
    [
        ("Appelez le 15. Un médecin répond.", ["Appelez le 15.", "Un médecin répond."]),
        ("Le Dr. Martin et M. Petit, p. ex. Paul, sont là.", ["Le Dr. Martin et M. Petit, p. ex. Paul, sont là."]),
        ("Voyez le n. 3 et J. Exemple. Merci.", ["Voyez le n. 3 et J. Exemple.", "Merci."]),
        ("Que faire maintenant ? dit qui appeler.", ["Que faire maintenant ? dit qui appeler."]),
        ("« Qui ? » Personne… Vraiment ! 12 fois.", ["« Qui ? »", "Personne…", "Vraiment !", "12 fois."]),
        ("Le site cnil.fr coûte 3.50 euros : lisez ; payez.", ["Le site cnil.fr coûte 3.50 euros : lisez ; payez."]),
        ("Pain, lait, etc. Puis le reste", ["Pain, lait, etc.", "Puis le reste"]),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(bloc: str, phrases: list[str]) -> None:
    assert split_phrases(bloc) == phrases


def test_labels_do_not_lower_the_average_and_a_missing_full_stop_hides_nothing() -> None:
    longue = "une ligne sans point final mais avec bien plus de huit mots"
    blocs = ("Pharmacie des Tilleuls", "Dites-nous trois choses :", longue, "Appelez.")
    assert [[(p.texte, p.mots) for p in list_phrases(bloc)] for bloc in blocs] == [
        [],
        [],
        [(longue, 12)],
        [("Appelez.", 1)],
    ]


def test_an_elision_counts_two_words_and_a_number_one() -> None:
    [phrase] = list_phrases("L’hôpital d’Exempleville répond au 03 53 01 00 10, de 9 h à 12 h 30.")
    assert (phrase.mots, phrase.graphiques, phrase.syllabes, phrase.longs) == (12, 8, 14, 2)


def test_the_figures_of_a_literal_text() -> None:
    phrases = [p for bloc in ("Le chat dort. Il est noir.", "Le médecin répond à tous.") for p in list_phrases(bloc)]
    # 11 words in 3 sentences, 14 syllables, no word of more than 6 letters but « médecin ».
    assert compute_kandel_moles(phrases) == pytest.approx(207 - 1.015 * 11 / 3 - 73.6 * 14 / 11, abs=0.05)
    assert compute_lix(phrases) == pytest.approx(11 / 3 + 100 / 11, abs=0.05)


PAGE = """<!doctype html><html lang="fr"><body><header><p>Une phrase du cadre.</p></header><main>
<nav><p>Accueil.</p></nav><h1>Un titre</h1>
<p>Voir <a href="/">la page</a>, <abbr title="x">ARS</abbr>.<br>Puis lire.</p>
<ul><li>un<li>deux</ul><p lang="nl">Bel de dokter.</p><p class="a cpts-masque">Caché.</p><p hidden>Rien.</p>
<button>Envoyer.</button><p aria-hidden="true">Muet.</p><table><tr><td>Donnée.</td></tr></table>
<div>Un bloc.<p>Un autre.</p></div></main><footer><p>Le pied.</p></footer></body></html>"""


def test_what_is_read_is_the_french_prose_of_main() -> None:
    lecture = read_texte(PAGE)
    assert lecture.langue == "fr"
    assert lecture.blocs == [
        "Un titre",
        "Voir la page, ARS. Puis lire.",
        "un",
        "deux",
        "Un bloc.",
        "Un autre.",
    ]


def write_site(dossier: Path, **pages: str) -> Path:
    """A site of one paragraph a page; « _ » stands for « / » in an address."""
    for adresse, html in {"": "<p>Bonjour.</p>", **pages}.items():
        fichier = dossier / adresse.replace("_", "/") / "index.html"
        fichier.parent.mkdir(parents=True, exist_ok=True)
        langue = "nl" if adresse.startswith("langues_nl") else "fr"
        fichier.write_text(f'<html lang="{langue}"><main>{html}</main></html>', encoding="utf-8")
    return dossier


LONGUE = f"<p>{' '.join(['mot'] * 21)}.</p>"


def test_a_page_for_residents_that_is_too_long_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path, faq=LONGUE, professionnels_outils=LONGUE, langues_nl=LONGUE)
    assert main([str(site)]) == 1
    texte = capsys.readouterr().out
    assert "      1  21,0    0%   21      –     –  /faq/  ← trop long" in texte
    assert "1 page(s) au-dessus de 20 mots" in texte
    assert ("outils" in texte.split("Non comptées")[0], "/nl/" in texte) == (False, False)


def test_the_json_has_every_figure_worst_page_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path, **{"en-clair_urgence": f"{LONGUE}<p>Non.</p>"})
    assert main([str(site), "--format", "json"]) == 0
    pages = json.loads(capsys.readouterr().out)
    assert [(p["adresse"], p["moyenne"], p["plus_longue"]) for p in pages] == [
        ("en-clair/urgence/", 11.0, 21),
        ("", 1.0, 1),
    ]


def test_without_a_site_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "make site" in capsys.readouterr().err


def test_a_new_page_is_for_residents_until_it_is_said_otherwise() -> None:
    adresses = ("", "faq/", "nouvelle-page/", "en-clair/x/", "professionnels/offres/", "donnees/")
    assert [is_habitants(adresse) for adresse in adresses] == [True, True, True, True, False, False]


def test_a_page_without_a_sentence_is_not_measured(tmp_path: Path) -> None:
    site = write_site(tmp_path, carte="<h2>La carte</h2>")
    assert [m.adresse for m in list_mesures(site)] == [""]


@pytest.mark.parametrize(
    ("html", "inconnus"),
    [
        ('<p><abbr title="agence">ARS</abbr> et SMS, <code>XYZ</code>, contact@ABC.example</p>', set()),
        ("<p>L’ARS et le XYZ</p>", {"ARS", "XYZ"}),
        ('<option>EHPAD XYZ</option><span class="cpts-masque">ARS</span><p lang="nl">OCMW</p>', {"XYZ"}),
    ],
)
def test_an_acronym_that_nothing_explains_is_told(html: str, inconnus: set[str]) -> None:
    assert find_inconnus(html) == inconnus


def test_the_report_ends_with_the_acronyms_to_explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write_site(tmp_path, faq="<p>Le XYZ aide.</p>"))]) == 0
    assert capsys.readouterr().out.endswith("Sigles que rien n’explique :\n  XYZ : /faq/\n")
