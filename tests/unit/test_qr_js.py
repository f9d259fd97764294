"""The QR codes that the site's own module makes, module by module beside those of segno.

Two habits of segno 1.6.6 leave the standard, and its symbols are read all the same:
- when the data end on a whole codeword, it adds a codeword 00 before the filling; a payload that fills its symbol has
  no filling, and is compared with segno as it is; shorter ones with segno mended (`segno_juste`);
- it chooses the mask on a symbol whose format is still missing, where 7.8.3.1 evaluates « the complete symbol ». Every
  symbol is therefore compared under its own mask, and the choice of the mask is checked with segno's own penalties.
"""

import json
import subprocess
from typing import Any, NamedTuple

import pytest
import segno
import segno.encoder

from outils.node import find_node
from tests.construction import RACINE

SCRIPT = """
import { readFileSync } from "node:fs";
import { countOctets, makeQr } from "%s";
const make = ([texte, impose]) => {
  const code = makeQr(texte, impose);
  return code && { ...code, modules: code.modules.join("") };
};
const { textes, capacites } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify({
  codes: textes.map(make),
  capacites: capacites.map(([version, niveau]) => countOctets(version, niveau)),
}));
"""
VERSIONS = range(1, 41)
NIVEAUX = ("L", "M")
# ISO/IEC 18004:2015, table 7: bytes that fit.
CAPACITES = {
    "L": {1: 17, 9: 230, 10: 271, 26: 1367, 27: 1465, 40: 2953},
    "M": {1: 14, 9: 180, 10: 213, 26: 1059, 27: 1125, 40: 2331},
}
ADRESSE = "https://cpts.example.org/orientation/?selection="
PHRASE = "Dr Élodie Noël-Œuvré, sage-femme à l’Haÿ : 王 – 03 53 01 00 20 ✆ "


class Code(NamedTuple):
    version: int
    niveau: str
    masque: int
    cote: int
    modules: str


def run(textes: list[tuple[str, dict[str, Any]]], capacites: list[tuple[int, str]]) -> dict[str, list[Any]]:
    commande = [*find_node(), "--input-type=module", "--eval", SCRIPT % (RACINE / "docs/assets/js/lib/qr.mjs").as_uri()]
    demande = json.dumps({"textes": textes, "capacites": capacites})
    fait = subprocess.run(commande, input=demande, capture_output=True, text=True, timeout=120, check=False)
    assert fait.returncode == 0, fait.stderr
    return json.loads(fait.stdout)


def make_codes(textes: list[tuple[str, dict[str, Any]]]) -> list[Code | None]:
    return [Code(**code) if code else None for code in run(textes, [])["codes"]]


def make_temoin(texte: str, code: Code) -> str:
    """The modules of segno's symbol of the same size, level and mask."""
    temoin = segno.make(
        texte.encode(),
        mode="byte",
        version=code.version,
        error=code.niveau,
        mask=code.masque,
        boost_error=False,
        micro=False,
    )
    return write_modules(temoin.matrix)


def write_modules(matrice: tuple[bytearray, ...]) -> str:
    return "".join(str(module) for ligne in matrice for module in ligne)


def fill(octets: int) -> str:
    """A text of that many bytes in UTF-8, of ASCII letters and of accents."""
    texte = ADRESSE + PHRASE * (octets // len(PHRASE.encode()) + 1)
    debut = texte.encode()[:octets].decode(errors="ignore")
    return debut + "-" * (octets - len(debut.encode()))


@pytest.fixture
def segno_juste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segno without its needless codeword."""
    write = segno.encoder.write_padding_bits
    monkeypatch.setattr(
        segno.encoder,
        "write_padding_bits",
        lambda buff, version, longueur: longueur % 8 and write(buff, version, longueur),
    )


@pytest.fixture(scope="module")
def capacites() -> dict[tuple[int, str], int]:
    tailles = [(version, niveau) for niveau in NIVEAUX for version in VERSIONS]
    return dict(zip(tailles, run([], tailles)["capacites"], strict=True))


def test_the_capacities_are_those_of_the_standard(capacites: dict[tuple[int, str], int]) -> None:
    assert {n: {version: capacites[version, n] for version in CAPACITES[n]} for n in NIVEAUX} == CAPACITES


def test_a_full_symbol_of_every_version_is_segno_s(capacites: dict[tuple[int, str], int]) -> None:
    textes = [(fill(octets), {"version": version, "niveau": niveau}) for (version, niveau), octets in capacites.items()]
    ecarts = []
    for (texte, _), code, (version, niveau) in zip(textes, make_codes(textes), capacites, strict=True):
        assert code is not None
        assert (code.version, code.niveau, code.cote) == (version, niveau, 17 + 4 * version)
        if code.modules != make_temoin(texte, code):
            ecarts.append((version, niveau))
    assert ecarts == []


def test_a_text_of_any_length_takes_the_smallest_symbol_which_is_segno_s(segno_juste: None) -> None:
    longueurs = [*range(0, 300, 7), *range(300, 2331, 97), 2330, 2331, 2332, 2953]
    textes = [(fill(octets), {}) for octets in longueurs]
    for (texte, _), code in zip(textes, make_codes(textes), strict=True):
        octets = len(texte.encode())
        assert code is not None
        assert code.niveau == ("M" if octets <= 2331 else "L"), octets
        if octets:
            assert (
                code.version
                == segno.make(
                    texte.encode(), mode="byte", error=code.niveau, mask=0, boost_error=False, micro=False
                ).version
            )
            assert code.modules == make_temoin(texte, code), octets


@pytest.mark.parametrize("version", [1, 2, 7, 14, 32])
def test_every_mask_is_segno_s(segno_juste: None, version: int) -> None:
    texte = fill(10)
    textes = [(texte, {"version": version, "masque": masque}) for masque in range(8)]
    codes = make_codes(textes)
    assert [code and code.masque for code in codes] == list(range(8))
    assert [code and code.modules for code in codes] == [make_temoin(texte, code) for code in codes if code]


def test_the_mask_chosen_is_the_one_that_segno_s_penalties_find_best_on_the_whole_symbol(segno_juste: None) -> None:
    textes = [(f"{ADRESSE}{fill(octets)}", {}) for octets in range(1, 300, 11)]
    choisis = set()
    for (texte, _), code in zip(textes, make_codes(textes), strict=True):
        assert code is not None
        temoins = [make_matrice(texte, code, masque) for masque in range(8)]
        penalites = [segno.encoder.evaluate_mask(temoin, code.cote, code.cote) for temoin in temoins]
        assert penalites[code.masque] == min(penalites), penalites
        choisis.add(code.masque)
    assert len(choisis) > 3


def make_matrice(texte: str, code: Code, masque: int) -> tuple[bytearray, ...]:
    return segno.make(
        texte.encode(),
        mode="byte",
        version=code.version,
        error=code.niveau,
        mask=masque,
        boost_error=False,
        micro=False,
    ).matrix


def test_a_text_too_long_has_no_symbol() -> None:
    assert make_codes([(fill(2954), {}), (fill(10_000), {})]) == [None, None]
