"""No hand-written page may claim a state of accessibility that the evaluation does not give."""

import re
from collections.abc import Iterable

from cpts.assemble.squelette import PageEcrite
from cpts.errors import Probleme
from cpts.text import quote

_ETAT = re.compile(
    r"(?:accessibilité\s*:|\bsite\s+(?:web\s+|internet\s+)?est)\s*"
    r"((?:totalement|entièrement|partiellement|pleinement|non)\s+)?conforme\b",
    re.IGNORECASE,
)
_BALISE = re.compile(r"<[^>]+>")


def check_etats(pages: Iterable[PageEcrite], etat: str) -> list[Probleme]:
    """Each page that says another state than `etat`, « non conforme »; a macro writes the true one."""
    return [
        Probleme(
            page.fichier,
            1,
            1,
            "",
            "etat-ecrit",
            f"cette page dit le site « {dit} », et l’évaluation le dit {quote(etat)}",
            "aucun état écrit à la main",
            "Écrivez {{ accessibilite_etat() }} à la place de cette phrase",
        )
        for page in pages
        if not page.langue and (dit := find_etat(page)) not in ("", etat)
    ]


def find_etat(page: PageEcrite) -> str:
    """The first state that the page gives to the site, « partiellement conforme », or ""."""
    texte = " ".join(_BALISE.sub("", f"{page.titre} . {page.description} . {page.contenu}").split())
    trouve = _ETAT.search(texte)
    return f"{(trouve[1] or '').strip().lower()} conforme".strip() if trouve else ""
