"""Why a request is not done, told to the person who made it."""

from collections.abc import Iterable
from typing import NamedTuple


class Raison(NamedTuple):
    """`titre`: the question of the form, or ""; `phrase`: a French sentence, which may quote what was written."""

    titre: str
    phrase: str


class DemandeRefusee(Exception):
    """Nothing was changed; `raisons` is never empty."""

    def __init__(self, raisons: Iterable[Raison]) -> None:
        self.raisons = tuple(raisons)
        super().__init__(self.raisons[0].phrase)


def refuse(phrase: str, titre: str = "") -> DemandeRefusee:
    """The refusal to raise for one reason."""
    return DemandeRefusee([Raison(titre, phrase)])
