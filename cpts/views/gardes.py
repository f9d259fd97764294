"""Views: the block of the on-call duties of the coming days and of the weekly slots of unscheduled care."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from cpts.dates import JOURS, format_date_longue, format_heure
from cpts.jours_feries import find_week_end
from cpts.model.agenda import JOURS as RANG_PAR_JOUR
from cpts.model.annuaire import Structure
from cpts.model.site import Site
from cpts.model.soins import Creneau
from cpts.text import join_fr
from cpts.views.mots import Telephone, make_telephone, write_fermeture
from cpts.views.quand import capitalize, format_iso, format_quand
from cpts.views.soins import LigneNumero, make_lieu, make_ligne_numero, write_validation
from cpts.views.tours import Tour, list_gardes, list_tours, open_jour

GARDES_JOURS = 14
FEUILLE = "que-faire/week-end/"
_SOIR, _MATIN = 19, 8
_SAMU = "15"
_FERIES = {True: "Aussi les jours fériés", False: "Sauf les jours fériés", None: "À vérifier les jours fériés"}
_MINUTES_PAR_HEURE = 60


class Periode(NamedTuple):
    """A part of the coming days. `fin_iso`: when it is over. `vide`: what is said when nobody is announced."""

    ancre: str
    titre: str
    fin_iso: str
    tours: tuple[Tour, ...]
    vide: str


class CreneauVue(NamedTuple):
    """`horaires`: the slot for the script, in the shape of the opening hours. `fermetures`: in words."""

    quand: str
    qui: str
    lien: str
    commune: str
    comment: str
    telephone: Telephone | None
    verifie: str
    feries: str
    fermetures: tuple[str, ...]
    horaires: dict[str, Any]


class CommuneChoix(NamedTuple):
    code: str
    nom: str


class VueGardes(NamedTuple):
    """View of blocs/gardes.html. `secours`: numbers that answer when nothing is announced, `samu` the first.

    `communes`: those to choose from, () when no duty is limited to some. `feuille`: address of the weekend sheet.
    """

    periodes: tuple[Periode, ...]
    creneaux: tuple[CreneauVue, ...]
    communes: tuple[CommuneChoix, ...]
    secours: tuple[LigneNumero, ...]
    samu: LigneNumero
    jours: int
    feuille: str


def view_gardes(site: Site, *, jours: int = GARDES_JOURS) -> VueGardes:
    """Duties of today, this evening, this weekend, then of the `jours` to come; slots from Monday to Sunday."""
    periodes = tuple(_list_periodes(site, jours))
    creneaux = sorted(site.creneaux, key=lambda c: (RANG_PAR_JOUR[c.jours[0]], c.de, c.id))
    choisie = any(tour.codes for periode in periodes for tour in periode.tours)
    return VueGardes(
        periodes=periodes if any(periode.tours for periode in periodes) else (),
        creneaux=tuple(
            make_creneau(site, c, site.structures_par_id[c.structure])
            for c in creneaux
            if c.structure in site.structures_par_id
        ),
        communes=tuple(CommuneChoix(c.code, c.nom) for c in site.territoire.communes) if choisie else (),
        secours=tuple(map(make_ligne_numero, (_SAMU, "3237"))),
        samu=make_ligne_numero(_SAMU),
        jours=jours,
        feuille=FEUILLE,
    )


def _list_periodes(site: Site, jours: int) -> Iterator[Periode]:
    """The part of today is left out when it is empty, and so are the days that follow the weekend."""
    journee, soir, week_end = _make_journee(site), _make_soir(site), _make_week_end(site)
    montrees = {tour.cle for periode in (journee, soir, week_end) for tour in periode.tours}
    limite = open_jour(site.jour + timedelta(days=jours))
    suite = tuple(t for t in list_gardes(site, open_jour(site.jour), limite) if t.cle not in montrees)
    titre = f"Ensuite, jusqu’au {write_jour(limite.date() - timedelta(days=1))}"
    yield from [journee] if journee.tours else []
    yield from (soir, week_end)
    yield from [Periode("gardes-suite", titre, format_iso(limite), suite, "")] if suite else []


def _make_journee(site: Site) -> Periode:
    soir = open_jour(site.jour, _SOIR)
    tours = list_tours(site, open_jour(site.jour), soir)
    return Periode("gardes-jour", f"Aujourd’hui, {write_jour(site.jour)}", format_iso(soir), tours, "")


def _make_soir(site: Site) -> Periode:
    matin = open_jour(site.jour + timedelta(days=1), _MATIN)
    tours = list_tours(site, open_jour(site.jour, _SOIR), matin)
    titre = f"Ce soir et cette nuit, {write_jour(site.jour)}"
    vide = "Aucune garde n’est annoncée ici pour ce soir."
    return Periode("gardes-soir", titre, format_iso(matin), tours, vide)


def _make_week_end(site: Site) -> Periode:
    du, au = find_week_end(site.jour)
    lundi = open_jour(au + timedelta(days=1))
    tours = list_tours(site, open_jour(max(du, site.jour)), lundi)
    titre = f"{name_week_end(du, au)}, {write_etendue(du, au)}"
    vide = "Aucune garde n’est annoncée ici pour ce week-end."
    return Periode("gardes-week-end", titre, format_iso(lundi), tours, vide)


def write_jour(jour: date) -> str:
    """« samedi 21 novembre »."""
    return format_date_longue(jour, annee=False)


def name_week_end(du: date, au: date) -> str:
    return "Ce week-end prolongé" if (au - du).days > 1 else "Ce week-end"


def write_etendue(du: date, au: date, *, annee: bool = False) -> str:
    """« du samedi 28 au dimanche 29 novembre »."""
    return format_quand(open_jour(du), open_jour(au), journee_entiere=True, annee=annee)


def make_creneau(site: Site, creneau: Creneau, structure: Structure) -> CreneauVue:
    lieu = make_lieu(site, structure)
    a_venir = sorted((f for f in structure.fermetures if f.au >= site.jour), key=lambda f: (f.du, f.au))
    return CreneauVue(
        quand=write_creneau(creneau),
        qui=lieu.nom,
        lien=lieu.lien,
        commune=lieu.commune,
        comment=creneau.comment or "",
        telephone=make_telephone(creneau.telephone) if creneau.telephone else lieu.telephone,
        verifie=write_validation(None, creneau.verifie_le),
        feries=_FERIES[creneau.feries],
        fermetures=tuple(write_fermeture(f.du, f.au, f.motif) for f in a_venir),
        horaires=compile_creneau(creneau, structure),
    )


def compile_creneau(creneau: Creneau, structure: Structure) -> dict[str, Any]:
    """The shape of `Horaires.compact`, with the closures; no `feries` when nobody said."""
    plage = [heure.hour * _MINUTES_PAR_HEURE + heure.minute for heure in (creneau.de, creneau.a)]
    rangs = {RANG_PAR_JOUR[jour] for jour in creneau.jours}
    feries = {} if creneau.feries is None else {"feries": "ouvert" if creneau.feries else "ferme"}
    return {
        "semaine": [[plage] if rang in rangs else [] for rang in range(7)],
        **feries,
        "fermetures": [[f.du.isoformat(), f.au.isoformat()] for f in structure.fermetures],
    }


def write_creneau(creneau: Creneau) -> str:
    """« Le samedi, 9 h à 12 h », « Tous les jours, 9 h à 12 h »."""
    rangs = sorted({RANG_PAR_JOUR[jour] for jour in creneau.jours})
    jours = "Tous les jours" if len(rangs) == 7 else capitalize(join_fr([f"le {JOURS[rang]}" for rang in rangs]))
    return f"{jours}, {format_heure(creneau.de)} à {format_heure(creneau.a)}"
