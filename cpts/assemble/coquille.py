"""The shell: one page made by the site generator, cut at its markers once, filled thousands of times."""

import re
from dataclasses import dataclass

from cpts.errors import BuildError
from cpts.render import RACINE

REPERES = ("tete", "avant", "fil", "contenu", "apres")
_RACINE_GABARIT = "__RACINE__"
_COMMENTAIRE = re.compile(r"<!--(?!cpts:).*?-->\s*", re.DOTALL)


class ThemeChanged(BuildError):
    """A marker is not found exactly once: the theme has moved and the splice would be silently wrong."""


@dataclass(frozen=True)
class Coquille:
    """`morceaux`: the HTML around the markers, one more than `REPERES`."""

    morceaux: tuple[str, ...]

    def surround(self, avant: bytes, apres: bytes, racine: bytes) -> tuple[bytes, bytes, bytes, bytes]:
        """What stands before the head, the breadcrumb and the content, and after it, for one section and depth.

        `racine`: the way up to the root of the site.
        """
        debut, m1, m2, m3, m4, fin = (morceau.encode() for morceau in self.morceaux)
        parties = (debut, m1 + avant + m2, m3, m4 + apres + fin)
        b0, b1, b2, b3 = (partie.replace(RACINE.encode(), racine) for partie in parties)
        return b0, b1, b2, b3


def compile_coquille(html: str) -> Coquille:
    """The shell page `html`, cut at each marker; raises `ThemeChanged` unless each is found exactly once, in order."""
    morceaux, reste = [], _COMMENTAIRE.sub("", html).replace(_RACINE_GABARIT, RACINE)
    for repere in REPERES:
        marque = f"<!--cpts:{repere}-->"
        if reste.count(marque) != 1:
            raise ThemeChanged(
                f"Le repère {marque} se trouve {reste.count(marque)} fois dans overrides/main.html, au lieu d’une."
            )
        avant, reste = reste.split(marque)
        morceaux.append(avant)
    return Coquille((*morceaux, reste))
