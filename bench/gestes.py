"""A person on a page, every gesture counted: what `bench.taches` and its test share.

A gesture is a tap on a link, a button or a fold, the Enter key, or a field filled in, whatever its length. Reading and
scrolling are no gestures; how far down the answer stands is told apart, in screens.
"""

import re
from math import ceil
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect


class Bilan(NamedTuple):
    """`pages`: documents opened after the home page. `ecrans`: the answer stands in the nth screen of its page."""

    clics: int
    champs: int
    pages: int
    ecrans: int

    @property
    def gestes(self) -> int:
        return self.clics + self.champs


class Compteur:
    """Acts on `page`, which shows the home page, as a person would: on what is visible and has that name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clics = self.champs = self.pages = 0
        page.on("domcontentloaded", self._count_page)

    def _count_page(self, _page: Page) -> None:
        self.pages += 1

    def follow(self, nom: str, zone: str = "main") -> None:
        """A link whose name begins so: a card of the home page also says what is behind it."""
        self._press(self._find(f"{zone} a:visible", nom))

    def open(self, nom: str) -> None:
        """A fold, with or without a script."""
        self._press(self._find("main summary:visible", nom))

    def fill(self, texte: str) -> None:
        """The search field of the page, as if typed."""
        self.champs += 1
        self.page.locator("main input[name='q']:visible").first.press_sequentially(texte)

    def wait(self, annonce: str) -> None:
        """What the page says once it has followed; looking is no gesture."""
        expect(self.page.get_by_role("status").filter(has_text=annonce)).to_be_visible()

    def submit(self) -> None:
        self.clics += 1
        self.page.locator("main input[name='q']:visible").first.press("Enter")

    def _find(self, selecteur: str, nom: str) -> Locator:
        return self.page.locator(selecteur).filter(has_text=re.compile(rf"^\s*{re.escape(nom)}")).first

    def _press(self, cible: Locator) -> None:
        self.clics += 1
        cible.click()

    def conclude(self, reponse: Locator) -> Bilan:
        """Once the answer is there; fails when it is not."""
        expect(reponse).to_be_visible()
        haut = reponse.evaluate("e => e.getBoundingClientRect().bottom + scrollY")
        hauteur = (self.page.viewport_size or {"height": 800})["height"]
        return Bilan(self.clics, self.champs, self.pages, ceil(haut / hauteur))
