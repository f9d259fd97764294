"""Views: the guide of the macros, each with its parameters, the line to type and what it shows with these data."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from markupsafe import Markup

from cpts.views.matiere import Matiere


class ParametreConnu(Protocol):
    """A parameter of the register."""

    @property
    def nom(self) -> str: ...
    @property
    def genre(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def obligatoire(self) -> bool: ...


class MacroConnue(Protocol):
    """A macro of the register, as far as the guide needs it."""

    @property
    def nom(self) -> str: ...
    @property
    def titre(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def parametres(self) -> tuple[ParametreConnu, ...]: ...
    @property
    def find_exemple(self) -> Callable[[Any], Mapping[str, Any] | None]: ...
    @property
    def publique(self) -> bool: ...


class ParametreVue(NamedTuple):
    nom: str
    attendu: str
    description: str
    obligatoire: bool


class MacroVue(NamedTuple):
    """`ligne`: what to type. `exemple`: what it shows, None when the data have nothing to show it with."""

    ancre: str
    nom: str
    titre: str
    description: str
    parametres: tuple[ParametreVue, ...]
    ligne: str
    exemple: Markup | None


class VueGuideMacros(NamedTuple):
    """blocs/guide_macros.html."""

    macros: tuple[MacroVue, ...]


def view_guide_macros(matiere: Matiere, macros: Iterable[MacroConnue]) -> VueGuideMacros:
    """The public macros, in the order of the register."""
    return VueGuideMacros(tuple(make_macro(matiere, macro) for macro in macros if macro.publique))


def make_macro(matiere: Matiere, macro: MacroConnue) -> MacroVue:
    arguments = macro.find_exemple(matiere)
    possible = arguments is not None and matiere.render_exemple is not None
    return MacroVue(
        ancre=f"macro-{macro.nom.replace('_', '-')}",
        nom=macro.nom,
        titre=macro.titre,
        description=macro.description,
        parametres=tuple(ParametreVue(p.nom, str(p.genre), p.description, p.obligatoire) for p in macro.parametres),
        ligne=write_appel(macro, arguments),
        exemple=matiere.render_exemple(macro.nom, arguments or {}) if possible and matiere.render_exemple else None,
    )


def write_appel(macro: MacroConnue, arguments: Mapping[str, Any] | None) -> str:
    """« {{ liste(profession="infirmier", nombre=5) }} »; without example, the required parameters alone."""
    ecrits = arguments if arguments is not None else {p.nom: "…" for p in macro.parametres if p.obligatoire}
    return f"{{{{ {macro.nom}({', '.join(f'{nom}={write_valeur(valeur)}' for nom, valeur in ecrits.items())}) }}}}"


def write_valeur(valeur: Any) -> str:
    """A number as it is; a text between quotes."""
    return str(valeur) if isinstance(valeur, int) else '"' + str(valeur).replace('"', '\\"') + '"'
