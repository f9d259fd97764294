"""Whatever the file, tidying keeps what it says: files drawn at random, written badly on purpose."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cpts.rangement.texte import range_texte
from cpts.yaml_source import read_yaml

LISTES = ("structures", "professionnels")
CHAMPS = ("id", "nom", "prenom", "type", "profession", "telephone", "verifie_le", "services", "adresse", "inconnu")
SIMPLES = st.sampled_from(
    ("a", "Zoé", "12 rue d'en haut", "0353010010", "2026-10-02", '"a : b # c"', "'l''eau # vive'", "x#y", "a:b", '""')
)
LONGS = st.sampled_from(
    (
        "|\n{p}  un\n{p}    deux\n\n{p}  # trois",
        "|-\n{p}   un  \n{p}   deux",
        ">\n{p} un\n{p} deux\n\n{p} trois",
        "|+\n{p}  un\n\n",
        "|2-\n{p}    un\n{p}  deux",
        "un texte\n{p}    sur deux lignes",
        '"un texte # 1\n\n{p}  sur \\\n{p}    trois lignes"',
        "'un #\n{p}    deux'",
        "{{latitude: 1, longitude: 2}}",
        "{{ b : [x, 'y'],a: \"z\" }}",
        "[a,b , c]",
        "[a,  # un\n{p}    b,\n{p}  c]",
        "[a,\n{p}  b\n{p}  ]",
        "[]",
    )
)


@st.composite
def draw_marge(draw: Any, retrait: int) -> list[str]:
    """Blank lines and comments above a line, indented as it is or almost."""
    lignes = draw(st.lists(st.sampled_from(("", "# a", "#b", "#  - c: d", "# é")), max_size=3))
    decalage = " " * max(0, retrait + draw(st.sampled_from((0, 0, 0, -1, 2))))
    return [f"{decalage}{ligne} {draw(st.integers(0, 999))}" if ligne else "" for ligne in lignes]


@st.composite
def draw_champ(draw: Any, nom: str, retrait: int, profondeur: int) -> list[str]:
    """The lines of one field at `retrait`."""
    pas, fin = " " * retrait, draw(st.sampled_from(("", "", "  # fin", " #x")))
    genre = draw(st.integers(0, 5 if profondeur else 3))
    if genre < 2:
        entre = draw(st.sampled_from((" ", "   ", f"\n{pas}   ")))
        return f"{pas}{nom}:{entre}{draw(SIMPLES)}{fin}".split("\n")
    if genre < 4:
        return f"{pas}{nom}: {draw(LONGS).format(p=pas)}".split("\n")
    plus = draw(st.sampled_from((1, 2, 4)))
    if genre == 4:
        return [f"{pas}{nom}:{fin}", *draw(draw_carte(retrait + plus, profondeur - 1))]
    return [f"{pas}{nom}:{fin}", *draw(draw_liste(retrait + draw(st.sampled_from((0, 2, 3))), profondeur - 1))]


@st.composite
def draw_carte(draw: Any, retrait: int, profondeur: int) -> list[str]:
    lignes: list[str] = []
    for nom in draw(st.lists(st.sampled_from(CHAMPS), min_size=1, max_size=4, unique=True)):
        lignes += [*draw(draw_marge(retrait)), *draw(draw_champ(nom, retrait, profondeur))]
    return lignes


@st.composite
def draw_liste(draw: Any, retrait: int, profondeur: int) -> list[str]:
    lignes: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lignes += draw(draw_marge(retrait))
        plus = draw(st.sampled_from((2, 2, 4)))
        if not profondeur or draw(st.booleans()):
            lignes += [f"{' ' * retrait}-{' ' * (plus - 1)}{draw(SIMPLES)}"]
            continue
        corps = draw(draw_carte(retrait + plus, profondeur - 1))
        rang = next(n for n, ligne in enumerate(corps) if ligne.strip() and not ligne.strip().startswith("#"))
        if rang:
            lignes += [f"{' ' * retrait}-{draw(st.sampled_from(('', '  # tiret')))}", *corps]
        else:
            lignes += [f"{' ' * retrait}-{corps[0][retrait + 1 :]}", *corps[1:]]
    return lignes


@st.composite
def draw_fichier(draw: Any) -> str:
    """A file of the directory: badly indented, in any order, with comments everywhere."""
    lignes: list[str] = draw(draw_marge(0))
    for nom in draw(st.lists(st.sampled_from(LISTES), min_size=1, max_size=2, unique=True)):
        lignes += [*draw(draw_marge(0)), f"{nom}:", *draw(draw_liste(draw(st.sampled_from((0, 2))), 3))]
    return "\n".join([*lignes, *draw(draw_marge(0))]) + draw(st.sampled_from(("", "\n", "\n\n")))


def simplify(valeur: Any, *, tri: bool = False) -> Any:
    """The values whatever the order of the fields and, at the root, that of the entries."""
    if isinstance(valeur, dict):
        return {cle: simplify(v, tri=tri and cle in LISTES) for cle, v in sorted(valeur.items())}
    if isinstance(valeur, list):
        propres = [simplify(v) for v in valeur]
        return sorted(propres, key=json.dumps) if tri else propres
    return valeur


def list_dieses(texte: str) -> list[str]:
    """What follows the first « # » of each line, sorted; one inside a text counts in both files."""
    return sorted(
        " ".join(trouve[1].split()) for ligne in texte.split("\n") if (trouve := re.search(r"(?:^|\s)(#.*)", ligne))
    )


@settings(max_examples=max(60, settings().max_examples), suppress_health_check=list(HealthCheck))
@given(draw_fichier(), st.sampled_from(("annuaire", "cpts")))
def test_a_tidy_file_says_the_same_keeps_every_comment_once_and_is_not_changed_again(texte: str, genre: str) -> None:
    texte += "" if texte.endswith("\n") else "\n"
    avant, problemes = read_yaml(texte.encode(), "x")
    assume(avant is not None and not any(p.est_erreur for p in problemes))
    range_ = range_texte(texte.encode(), genre, "x")
    apres, _ = read_yaml(range_, "x")
    assert avant is not None
    assert apres is not None
    assert simplify(apres.racine, tri=True) == simplify(avant.racine, tri=True)
    assert list_dieses(range_.decode()) == list_dieses(texte)
    assert range_texte(range_, genre, "x") == range_
