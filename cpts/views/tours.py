"""Views: who is on call and who receives without waiting, between two moments."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cpts.jours_feries import est_ferie
from cpts.model.agenda import JOURS as RANG_PAR_JOUR
from cpts.model.annuaire import Structure
from cpts.model.site import Site
from cpts.model.soins import Creneau, Garde
from cpts.nomenclatures.listes import TYPES_GARDE
from cpts.text import join_fr, plural
from cpts.views.mots import Telephone, make_telephone
from cpts.views.prevention import describe_fiche
from cpts.views.quand import capitalize, format_bloc_date, format_iso, format_quand

CRENEAU = "Soins sans attendre"
COMMUNES_ECRITES = 8
_RANG_PAR_TYPE = {libelle: rang for rang, libelle in enumerate((*TYPES_GARDE.values(), CRENEAU))}


class Tour(NamedTuple):
    """One on-call duty, or a weekly slot on one date. `cle`: the same in each list that shows it.

    `jour`, `mois`: the two lines of the date block. `iso`, `fin_iso`: Paris time, without offset.
    `codes`: communes served, "" for all; `communes`: the same in words; `nombre`: « 35 communes » when they are many,
    else "". `ou`: commune of the place.
    """

    cle: str
    type: str
    jour: str
    mois: str
    quand: str
    iso: str
    fin_iso: str
    qui: str
    lien: str
    detail: str
    telephone: Telephone | None
    comment: str = ""
    communes: str = ""
    nombre: str = ""
    codes: str = ""
    ou: str = ""


def list_tours(site: Site, debut: datetime, fin: datetime) -> tuple[Tour, ...]:
    """Duties and slots with a moment between `debut` and `fin` (excluded), by type then in order of time."""
    tours = [*list_gardes(site, debut, fin), *_list_creneaux(site, debut, fin)]
    return tuple(sorted(tours, key=lambda t: (_RANG_PAR_TYPE[t.type], t.iso, t.cle)))


def list_gardes(site: Site, debut: datetime, fin: datetime) -> list[Tour]:
    """Duties with a moment between `debut` and `fin` (excluded), in order of time."""
    presentes = sorted((g for g in site.gardes if g.fin > debut and g.debut < fin), key=lambda g: (g.debut, g.id))
    return [tour for garde in presentes if (tour := make_garde(site, garde))]


def make_garde(site: Site, garde: Garde) -> Tour | None:
    """None when the person on call may not be shown and no number is given."""
    fiche = describe_fiche(site, garde.qui)
    numero = garde.telephone or find_telephone(site, garde.qui)
    if fiche is None and numero is None:
        return None
    par_code = site.territoire.par_code
    servies = [code for code in garde.communes if code in par_code]
    jour, mois = format_bloc_date(garde.debut)
    return Tour(
        cle=garde.id,
        type=TYPES_GARDE[garde.type],
        jour=jour,
        mois=mois,
        quand=capitalize(format_quand(garde.debut, garde.fin, annee=garde.fin.year != site.jour.year)),
        iso=format_iso(garde.debut),
        fin_iso=format_iso(garde.fin),
        qui=fiche.texte if fiche else "",
        lien=fiche.lien if fiche else "",
        detail=fiche.note if fiche else "",
        telephone=make_telephone(numero) if numero else None,
        communes=join_fr([par_code[code].nom for code in servies]),
        nombre=plural(len(servies), "commune") if len(servies) > COMMUNES_ECRITES else "",
        codes=" ".join(servies),
        ou=find_commune(site, garde.qui),
    )


def find_telephone(site: Site, ident: str) -> str | None:
    """The number of a place, or the first one of a person."""
    structure = site.structures_par_id.get(ident)
    if structure:
        return structure.telephone
    personne = site.professionnels_par_id.get(ident)
    return next((e.telephone for e in personne.exercices if e.telephone), None) if personne else None


def find_commune(site: Site, ident: str) -> str:
    """The commune of a place, or of the first place of a person."""
    if structure := site.structures_par_id.get(ident):
        return site.get_nom_commune(structure.adresse)
    personne = site.professionnels_par_id.get(ident)
    return site.get_nom_commune(site.get_adresse(personne.exercices[0])) if personne else ""


def _list_creneaux(site: Site, debut: datetime, fin: datetime) -> Iterator[Tour]:
    for creneau in site.creneaux:
        structure = site.structures_par_id.get(creneau.structure)
        for jour in _iter_jours(debut.date(), fin.date()):
            if structure and is_tenu(creneau, structure, jour):
                tour = _make_creneau(site, creneau, structure, jour)
                if tour.fin_iso > format_iso(debut) and tour.iso < format_iso(fin):
                    yield tour


def _iter_jours(du: date, au: date) -> Iterator[date]:
    return (du + timedelta(days=n) for n in range((au - du).days + 1))


def is_tenu(creneau: Creneau, structure: Structure, jour: date) -> bool:
    """Whether the slot is promised on `jour`: a closed place never, a public holiday only when it is written."""
    if jour.weekday() not in {RANG_PAR_JOUR[nom] for nom in creneau.jours}:
        return False
    if any(f.du <= jour <= f.au for f in structure.fermetures):
        return False
    return creneau.feries is True or not est_ferie(jour)


def _make_creneau(site: Site, creneau: Creneau, structure: Structure, jour: date) -> Tour:
    debut, fin = datetime.combine(jour, creneau.de), datetime.combine(jour, creneau.a)
    numero = creneau.telephone or structure.telephone
    quantieme, mois = format_bloc_date(jour)
    return Tour(
        cle=f"{creneau.id}-{jour.isoformat()}",
        type=CRENEAU,
        jour=quantieme,
        mois=mois,
        quand=capitalize(format_quand(debut, fin, annee=jour.year != site.jour.year)),
        iso=format_iso(debut),
        fin_iso=format_iso(fin),
        qui=structure.nom,
        lien=f"annuaire/{structure.id}/",
        detail="",
        telephone=make_telephone(numero) if numero else None,
        comment=creneau.comment or "",
        ou=site.get_nom_commune(structure.adresse),
    )


def open_jour(jour: date, heure: int = 0) -> datetime:
    """`jour` at that hour."""
    return datetime.combine(jour, time(heure))
