"""What an acronym is, and the loud check of a list of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cpts.text import slugify


@dataclass(frozen=True, slots=True)
class Sigle:
    """`explication`: one or two sentences for someone who needs it today.

    `remplace_par`: the acronym of what took the place of a body that no longer exists but whose name is still used.
    `ambigu`: the same letters mean something else to many people; a page explains it only when it writes the words.
    """

    sigle: str
    developpe: str
    explication: str
    remplace_par: str = ""
    ambigu: bool = False
    local: bool = False

    @property
    def ancre(self) -> str:
        """Its place in the glossary."""
        return slugify(self.sigle)


class Registre(dict[str, Sigle]):
    """Acronyms by their letters. `doubles`: those written more than once, of which only the first is kept."""

    doubles: tuple[str, ...] = ()


def make_registre(sigles: Iterable[Sigle]) -> Registre:
    """`sigles` by their letters, in alphabetical order; two that share an anchor are told in `doubles`.

    Nothing is raised here, at import time, where it would be a traceback: `cpts verifier` refuses the doubles.
    """
    tous = tuple(sigles)
    registre = Registre()
    for sigle in sorted(tous, key=lambda s: s.ancre):
        registre.setdefault(sigle.sigle, sigle)
    nombres = Counter(s.ancre for s in tous)
    registre.doubles = tuple(dict.fromkeys(s.sigle for s in tous if nombres[s.ancre] > 1))
    return registre


def find_boucle(sigle: str, suites: Mapping[str, str]) -> bool:
    """Whether following `suites` (acronym → what replaced it) from `sigle` comes back to it."""
    vus, courant = set(), suites.get(sigle, "")
    while courant and courant not in vus:
        if courant == sigle:
            return True
        vus.add(courant)
        courant = suites.get(courant, "")
    return False
