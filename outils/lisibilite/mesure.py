"""The pages of a built site, each with its figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from outils.lisibilite.phrases import Phrase, list_phrases
from outils.lisibilite.texte import read_texte

MOTS_MAXIMUM = 20
"""Words a sentence, on average, that a page for residents may not go beyond."""
PHRASE_LONGUE = 25
PHRASES_MINIMUM = 5
"""Sentences below which a readability figure says nothing."""

# Every page is for residents, a new one too, but those that stand here, each with the people it is for.
HORS_HABITANTS = {
    "professionnels/": "les soignants",
    "orientation/": "les soignants",
    "couverture/": "les élus et la coordination",
    "contribuer/": "les bénévoles",
    "donnees/": "les développeurs",
}


class Mesure(NamedTuple):
    """The figures of one page. `lisibilite` (Kandel-Moles) and `lix`: None below `PHRASES_MINIMUM` sentences."""

    adresse: str
    phrases: int
    moyenne: float
    part_longues: float
    plus_longue: int
    extrait: str
    lisibilite: float | None
    lix: float | None

    @property
    def est_trop_longue(self) -> bool:
        return self.moyenne > MOTS_MAXIMUM


def list_mesures(site: Path) -> list[Mesure]:
    """The pages for residents that hold sentences in French, the longest sentences first."""
    mesures = [make_mesure(adresse, phrases) for adresse, phrases in _iter_pages(site) if phrases]
    return sorted(mesures, key=lambda m: (-m.moyenne, m.adresse))


def is_habitants(adresse: str) -> bool:
    return not adresse.startswith(tuple(HORS_HABITANTS))


def _iter_pages(site: Path) -> Iterator[tuple[str, list[Phrase]]]:
    for fichier in sorted(site.rglob("*.html")):
        adresse = fichier.relative_to(site).as_posix().removesuffix("index.html")
        if not is_habitants(adresse):
            continue
        lecture = read_texte(fichier.read_text(encoding="utf-8"))
        if lecture.langue.split("-")[0] == "fr" and not lecture.redirection:
            yield adresse, [phrase for bloc in lecture.blocs for phrase in list_phrases(bloc)]


def make_mesure(adresse: str, phrases: Sequence[Phrase]) -> Mesure:
    """`phrases` is not empty."""
    nombre, longue = len(phrases), max(phrases, key=lambda p: p.mots)
    assez = nombre >= PHRASES_MINIMUM and any(p.graphiques for p in phrases)
    return Mesure(
        adresse,
        nombre,
        round(sum(p.mots for p in phrases) / nombre, 1),
        round(sum(p.mots > PHRASE_LONGUE for p in phrases) / nombre, 3),
        longue.mots,
        longue.texte,
        compute_kandel_moles(phrases) if assez else None,
        compute_lix(phrases) if assez else None,
    )


def compute_kandel_moles(phrases: Sequence[Phrase]) -> float:
    """Flesch's reading ease for French. Source: Kandel et Moles, 1958."""
    mots, syllabes = sum(p.graphiques for p in phrases), sum(p.syllabes for p in phrases)
    return round(207 - 1.015 * mots / len(phrases) - 73.6 * syllabes / mots, 1)


def compute_lix(phrases: Sequence[Phrase]) -> float:
    """Words a sentence, plus the percentage of words of more than six letters. Source: Björnsson, 1968."""
    mots, longs = sum(p.graphiques for p in phrases), sum(p.longs for p in phrases)
    return round(mots / len(phrases) + 100 * longs / mots, 1)
