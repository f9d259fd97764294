"""Everything a page or a macro may draw from: the site, its calendar, its lookups. Built once per build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from markupsafe import Markup

from cpts.model.site import Site
from cpts.views.agenda import evenements_par_commune
from cpts.views.agenda_commun import Agenda, make_agenda
from cpts.views.contexte import Contexte, make_contexte
from cpts.views.rendez_vous import RendezVous, list_rendez_vous


class PageConnue(Protocol):
    """A hand-written page, as far as the site map and the search need it."""

    @property
    def chemin(self) -> str: ...
    @property
    def titre(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def langue(self) -> str: ...
    @property
    def relue_par(self) -> str: ...
    @property
    def relue_le(self) -> str: ...


@dataclass(frozen=True)
class Matiere:
    """`render_exemple(macro, arguments)` gives the HTML of a macro, for the guide; None outside a build."""

    site: Site
    pages_ecrites: tuple[PageConnue, ...] = ()
    render_exemple: Callable[[str, Mapping[str, Any]], Markup] | None = None
    rendez_vous: tuple[RendezVous, ...] = field(init=False)
    agenda: Agenda = field(init=False)
    contexte: Contexte = field(init=False)

    def __post_init__(self) -> None:
        rendez_vous = list_rendez_vous(self.site)
        object.__setattr__(self, "rendez_vous", rendez_vous)
        object.__setattr__(self, "agenda", make_agenda(self.site, rendez_vous))
        object.__setattr__(self, "contexte", make_contexte(self.site, evenements_par_commune(rendez_vous)))
