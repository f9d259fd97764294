"""What a generated page is, before it is rendered and spliced into the shell."""

from collections.abc import Callable
from typing import Any, NamedTuple


class EntreeRecherche(NamedTuple):
    """One line of the site search. `genre` is the kind shown to people; `mots` are extra words, any form.

    `langue`: the code of the language of its words, "" for French.
    """

    genre: str
    titre: str
    detail: str
    mots: tuple[str, ...] = ()
    telephone: str = ""
    langue: str = ""


class Alternative(NamedTuple):
    """The same page in a language: its code, its address from the site's root."""

    langue: str
    chemin: str


class Page(NamedTuple):
    """A page to publish.

    `chemin`: address from the site's root, `annuaire/camille-exemple/`, "" for the home page.
    `gabarit`: template under cpts/templates/, given `vue`. `section`: the menu entry it belongs to (its address).
    `fil`: the pages above it, (title, address), without the home page and without itself.
    `json_ld`: schema.org objects, serialised and escaped later. `robots`: "noindex" or "".
    `langue`: that of its words, "" for French; `alternatives`: the page in each language, itself included.
    """

    chemin: str
    titre: str
    description: str
    gabarit: str
    vue: Any
    section: str = ""
    fil: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[dict[str, Any], ...] = ()
    robots: str = ""
    recherche: EntreeRecherche | None = None
    langue: str = ""
    alternatives: tuple[Alternative, ...] = ()


class PagePrevue(NamedTuple):
    """An address of the plan and how to build its page, later and maybe in another process."""

    chemin: str
    construire: Callable[[], Page]
