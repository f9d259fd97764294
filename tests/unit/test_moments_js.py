"""The moments of the ladder, from the rules that the page carries to what its script says at an instant in Paris."""

import json
import subprocess

import pytest

from cpts.nomenclatures.moments import list_regles
from outils.node import find_node
from tests.construction import RACINE

SCRIPT = """
import { readFileSync } from "node:fs";
import { describeInstant, findMoments, readRegles } from "%(lib)s/moments.mjs";
import { readParis } from "%(lib)s/temps.mjs";
const { regles, instants } = JSON.parse(readFileSync(0, "utf8"));
const lues = readRegles(JSON.stringify(regles));
console.log(JSON.stringify(instants.map((texte) => {
  const instant = readParis(new Date(texte));
  return [[...findMoments(lues, instant)].slice(1).join(" "), describeInstant(instant)];
})));
"""
# What holds beside « toujours ».
ATTENDUS = {
    "2026-11-27T10:00:00+01:00": ("jour", "Il est 10 h, vendredi 27 novembre"),
    "2026-11-27T07:59:00+01:00": ("nuit", "Il est 7 h 59, vendredi 27 novembre"),
    "2026-11-27T08:00:00+01:00": ("jour", "Il est 8 h, vendredi 27 novembre"),
    "2026-11-27T18:59:00+01:00": ("jour", "Il est 18 h 59, vendredi 27 novembre"),
    "2026-11-27T19:00:00+01:00": ("soir", "Il est 19 h, vendredi 27 novembre"),
    "2026-11-27T23:00:00+01:00": ("soir", "Il est 23 h, vendredi 27 novembre"),
    "2026-11-27T03:00:00+01:00": ("nuit", "Il est 3 h, vendredi 27 novembre"),
    "2026-11-28T11:59:00+01:00": ("jour", "Il est 11 h 59, samedi 28 novembre"),
    "2026-11-28T12:00:00+01:00": ("samedi-apres-midi", "Il est 12 h, samedi 28 novembre"),
    "2026-11-28T19:00:00+01:00": ("soir", "Il est 19 h, samedi 28 novembre"),
    "2026-11-29T10:00:00+01:00": ("dimanche", "Il est 10 h, dimanche 29 novembre"),
    "2026-11-29T20:00:00+01:00": ("soir dimanche", "Il est 20 h, dimanche 29 novembre"),
    "2026-12-25T10:00:00+01:00": ("ferie", "Il est 10 h, vendredi 25 décembre (jour férié)"),
    "2026-12-25T20:00:00+01:00": ("soir ferie", "Il est 20 h, vendredi 25 décembre (jour férié)"),
    "2026-12-25T00:00:00+01:00": ("nuit ferie", "Il est minuit, vendredi 25 décembre (jour férié)"),
    "2026-12-24T23:59:00+01:00": ("soir", "Il est 23 h 59, jeudi 24 décembre"),
    # A Saturday and a Sunday that are public holidays.
    "2027-05-08T15:00:00+02:00": ("ferie", "Il est 15 h, samedi 8 mai (jour férié)"),
    "2026-11-01T15:00:00+01:00": ("dimanche ferie", "Il est 15 h, dimanche 1er novembre (jour férié)"),
    # A device in Auckland and one in New York: only Paris counts.
    "2026-11-28T00:00:00+13:00": ("jour", "Il est 12 h, vendredi 27 novembre"),
    "2026-07-13T18:30:00-04:00": ("nuit ferie", "Il est 0 h 30, mardi 14 juillet (jour férié)"),
}


@pytest.fixture(scope="module")
def lus() -> dict[str, tuple[str, str]]:
    script = SCRIPT % {"lib": (RACINE / "docs/assets/js/lib").as_uri()}
    demande = json.dumps({"regles": list_regles(), "instants": list(ATTENDUS)})
    commande = [*find_node(), "--input-type=module", "--eval", script]
    fait = subprocess.run(commande, input=demande, capture_output=True, text=True, timeout=60, check=False)
    assert fait.returncode == 0, fait.stderr
    reponses = json.loads(fait.stdout)
    return {quand: (m, phrase.replace("\u00a0", " ")) for quand, (m, phrase) in zip(ATTENDUS, reponses, strict=True)}


@pytest.mark.parametrize("quand", ATTENDUS)
def test_the_script_finds_the_moments_by_the_rules_of_the_page(lus: dict[str, tuple[str, str]], quand: str) -> None:
    assert lus[quand] == ATTENDUS[quand]
