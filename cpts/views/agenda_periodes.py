"""Views: a list of meetings cut by distance, as /agenda/ and the chosen lists show it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cpts.views.rendez_vous import LigneEvenement, RendezVous, is_en_attente, keep_premiers, make_ligne_rythme


class PeriodeAgenda(NamedTuple):
    id: str
    titre: str
    evenements: tuple[LigneEvenement, ...]


def split_periodes(jour: date, rendez_vous: Sequence[RendezVous], limite: int) -> tuple[tuple[PeriodeAgenda, ...], int]:
    """Today, this week, this month, later, no date yet; the number of meetings left out of « later », cut at `limite`.

    `rendez_vous`: by date; those that are over are left out, unless they wait for a new date.
    """
    a_venir = [r for r in rendez_vous if not r.passe]
    proches, restants = _split_proches(jour, a_venir)
    loin = _list_plus_tard(a_venir, restants)
    lignes = {
        **{cle: [make_ligne_rythme(r) for r in dedans] for cle, dedans in proches.items()},
        ("plus-tard", "Plus tard"): [make_ligne_rythme(r) for r in loin[:limite]],
        ("date-a-fixer", "Date à fixer"): _list_a_fixer(rendez_vous),
    }
    periodes = (PeriodeAgenda(ident, titre, tuple(dedans)) for (ident, titre), dedans in lignes.items() if dedans)
    return tuple(periodes), max(0, len(loin) - limite)


def _split_proches(
    jour: date, a_venir: list[RendezVous]
) -> tuple[dict[tuple[str, str], list[RendezVous]], list[RendezVous]]:
    """(anchor, title) → meetings of each period near `jour`; then the further ones."""
    dimanche = jour + timedelta(days=6 - jour.weekday())
    bornes: tuple[tuple[str, str, Callable[[date], bool]], ...] = (
        ("aujourdhui", "Aujourd’hui", lambda d: d <= jour),
        ("semaine", "Cette semaine", lambda d: d <= dimanche),
        ("mois", "Ce mois-ci", lambda d: (d.year, d.month) == (jour.year, jour.month)),
    )
    proches, restants = {}, a_venir
    for ident, titre, contient in bornes:
        proches[ident, titre] = [r for r in restants if contient(r.debut.date())]
        restants = [r for r in restants if not contient(r.debut.date())]
    return proches, restants


def _list_plus_tard(a_venir: list[RendezVous], restants: list[RendezVous]) -> list[RendezVous]:
    """A meeting that comes back and was already shown is not written again."""
    lointains = {id(r) for r in restants}
    return [r for r in keep_premiers(a_venir) if id(r) in lointains]


def _list_a_fixer(rendez_vous: Sequence[RendezVous]) -> list[LigneEvenement]:
    """Postponed meetings whose first date is over and whose new one is not known."""
    attente = (r for r in rendez_vous if r.passe and is_en_attente(r.evenement))
    return [make_ligne_rythme(r)._replace(fin_iso=None) for r in keep_premiers(attente)]
