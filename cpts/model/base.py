"""What every model shares: frozen, no unknown field, French title, description and example on each field."""

from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import core_schema

from cpts.dates import format_date, format_heure
from cpts.model.refus import Defaut, refuse_tout


class Modele(BaseModel):
    """A frozen piece of the data contract; its French documentation feeds the editor's schema and the field guide."""

    # Built when first used: a command that reads only a part of the data does not pay for the rest.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def requis(titre: str, description: str, exemple: Any, **contraintes: Any) -> Any:
    """A required field."""
    return Field(title=titre, description=description, examples=[exemple], **contraintes)


def facultatif(titre: str, description: str, exemple: Any, defaut: Any = None, **contraintes: Any) -> Any:
    """An optional field: absent means unknown, and is shown as nothing at all; written, it has a value."""
    champ: FieldInfo = Field(default=defaut, title=titre, description=description, examples=[exemple], **contraintes)
    champ.metadata.append(_JamaisVide())
    return champ


class _JamaisVide:
    """Takes None, which is an absent line in Python, out of what a line may hold."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


def check_periode(
    debut: date | time | None, fin: date | time | None, champ: str, suggestion: str = "", *, duree: bool = False
) -> None:
    """Refuses, at the field `champ`, an end before its start; an end equal to it too when `duree` is asked."""
    if defaut := judge_periode(debut, fin, champ, suggestion, duree=duree):
        raise refuse_tout([defaut])


def judge_periode(
    debut: date | time | None, fin: date | time | None, champ: str, suggestion: str = "", *, duree: bool = False
) -> Defaut | None:
    """What `check_periode` refuses, or None. `debut` and `fin` are of one type."""
    if debut is None or fin is None or fin > debut or (fin == debut and not duree):  # type: ignore[operator]
        return None
    trouve = f"la fin ({write_moment(fin)}) vient avant le début ({write_moment(debut)})"
    if fin == debut:
        trouve = f"la fin et le début sont les mêmes ({write_moment(fin)})"
    return Defaut("fin-avant-debut", trouve, "une fin après le début", suggestion, (champ,))


def write_moment(moment: date | time) -> str:
    """« 3 décembre 2026 à 20 h 30 », « 3 décembre 2026 » or « 20 h 30 »."""
    if isinstance(moment, time):
        return format_heure(moment)
    if isinstance(moment, datetime):
        return f"{format_date(moment.date())} à {format_heure(moment)}"
    return format_date(moment)
