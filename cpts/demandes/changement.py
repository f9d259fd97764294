"""What a request becomes: changed files and what to say about them, or something for a person to do."""

from dataclasses import dataclass, field

from cpts.demandes.base import Brouillon


@dataclass
class Changement:
    """`faits` and `a_faire` are lines of Markdown, safe as they are; no file in `brouillon`: all is left to people.

    `titre`: one French sentence without names of people.
    """

    titre: str
    brouillon: Brouillon
    faits: list[str] = field(default_factory=list)
    a_faire: list[str] = field(default_factory=list)
