"""What we write in YAML is read the same by our reader, by YAML 1.1 and by an editor of YAML 1.2."""

from unicodedata import normalize

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cpts.edition.ecriture import sort_champs, write_champ, write_entree, write_fichier, write_scalaire
from cpts.model.annuaire import Structure
from cpts.yaml_source import read_yaml
from cpts.yaml_texte import find_interdit

LISIBLES = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp"]), max_size=40).filter(
    lambda texte: not find_interdit(texte)
)
PONCTUES = st.text("?,:[]{}#&*!|>'%@`-= ab", max_size=8)
TEXTES = (
    LISIBLES
    | PONCTUES
    | st.sampled_from(
        [
            "",
            "~",
            "No",
            "0328434445",
            "1_000",
            "- x",
            "a: b",
            "a #b",
            "#b",
            "x:",
            "{{ 7*7 }}",
            "'",
            '"',
            "\\n",
            "@a",
            "%b",
        ]
    )
)
SLUGS = st.from_regex(r"[a-z]{1,8}(_[a-z]{1,5})?", fullmatch=True).filter(lambda s: s not in ("y", "n", "no", "on"))
PARAGRAPHES = st.lists(LISIBLES.map(str.strip).filter(bool), min_size=1, max_size=4).map("\n".join)
VALEURS = st.recursive(
    TEXTES | PARAGRAPHES,
    lambda v: (
        st.lists(TEXTES | st.dictionaries(SLUGS, v, min_size=1), max_size=4)
        | st.dictionaries(SLUGS, v, min_size=1, max_size=4)
    ),
    max_leaves=8,
)


def compose(valeur):
    """As our reader keeps texts."""
    if isinstance(valeur, dict):
        return {cle: compose(v) for cle, v in valeur.items()}
    return [compose(v) for v in valeur] if isinstance(valeur, list) else normalize("NFC", valeur)


@pytest.mark.parametrize(
    ("texte", "ecrit"),
    [
        ("12 rue Haute", "12 rue Haute"),
        ("03 53 01 00 10", "03 53 01 00 10"),
        ("0353010010", '"0353010010"'),
        ("+33353010010", '"+33353010010"'),
        ("59190", '"59190"'),
        ("50.80061", "50.80061"),
        ("1e5", '"1e5"'),
        ("oui", "oui"),
        ("No", '"No"'),
        ("2026-12-03 20h30", "2026-12-03 20h30"),
        ("Octobre rose : en parler", '"Octobre rose : en parler"'),
        ("Salle #2", '"Salle #2"'),
        ("C#", "C#"),
        ("L’été", "L’été"),
        ('"Le Phare"', '"\\"Le Phare\\""'),
        ("- tiret", '"- tiret"'),
        ("-5 °C", "-5 °C"),
        ("", '""'),
        ("a\tb", '"a\\tb"'),
        ("https://exemple.org/#ancre", "https://exemple.org/#ancre"),
        ("*important*", '"*important*"'),
        ("accueil@example.org", "accueil@example.org"),
    ],
)
def test_a_text_is_quoted_only_where_a_reader_would_see_something_else(texte: str, ecrit: str) -> None:
    assert write_scalaire(texte) == ecrit


def test_an_entry_is_written_as_the_guide_shows_it() -> None:
    champs = {
        "id": "cabinet",
        "nom": "Cabinet : les Tilleuls",
        "adresse": {"voie": "12, rue Haute", "code_postal": "01001"},
        "position": {"latitude": 46.05, "longitude": "5.05"},
        "services": ["vaccination", "pansements"],
        "fermetures": [{"du": "2026-12-24", "au": "2027-01-02"}],
        "description": "Un.\n\nDeux.",
        "communes_visites": [f"Commune numéro {i}" for i in range(9)],
    }
    assert "\n".join(write_entree(champs)) == (
        "  - id: cabinet\n"
        '    nom: "Cabinet : les Tilleuls"\n'
        "    adresse:\n"
        "      voie: 12, rue Haute\n"
        '      code_postal: "01001"\n'
        "    position: {latitude: 46.05, longitude: 5.05}\n"
        "    services: [vaccination, pansements]\n"
        "    fermetures:\n"
        "      - du: 2026-12-24\n"
        "        au: 2027-01-02\n"
        "    description: |-\n"
        "      Un.\n"
        "\n"
        "      Deux.\n"
        "    communes_visites:\n" + "\n".join(f"      - Commune numéro {i}" for i in range(9))
    )


def test_a_file_has_its_comments_on_top_and_a_blank_line_between_entries() -> None:
    entrees = [{"id": "a", "nom": "A"}, {"id": "b", "nom": "B"}]
    assert write_fichier({"structures": entrees, "professionnels": []}, "Bonjour\n\nà tous") == (
        "# Bonjour\n#\n# à tous\n\nstructures:\n  - id: a\n    nom: A\n\n  - id: b\n    nom: B\n\nprofessionnels: []\n"
    )


def test_fields_follow_the_order_of_the_model() -> None:
    assert list(sort_champs(Structure, {"telephone": "1", "inconnu": "2", "nom": "3", "id": "4"})) == [
        "id", "nom", "telephone", "inconnu",
    ]  # fmt: skip


@given(st.dictionaries(SLUGS, VALEURS, min_size=1, max_size=4))
@example({"a": [":0"]})
@example({"a": ["?0"]})
@example({"a": ["0?0"]})
def test_our_reader_reads_back_what_was_written(champs) -> None:
    texte = "\n".join(ligne for nom, valeur in champs.items() for ligne in write_champ(nom, valeur)) + "\n"
    document, problemes = read_yaml(texte.encode(), "x.yaml", profondeur_max=20)
    assert [p for p in problemes if p.est_erreur] == []
    assert document is not None
    assert document.racine == compose(champs)
    assert compose(yaml.load(texte, Loader=yaml.BaseLoader)) == compose(champs)


@pytest.mark.parametrize(
    "texte", ["~", "No", "0328434445", "1_000", "+33353010010", "0x1F", "1e400", ".inf", "null", ""]
)
def test_yaml_1_1_reads_as_a_text_what_it_took_for_something_else(texte: str) -> None:
    assert yaml.safe_load(f"x: {write_scalaire(texte)}\n") == {"x": texte}
