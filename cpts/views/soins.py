"""Views: the blocks « Que faire maintenant ? », on-call rosters and weekly slots of unscheduled care."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from cpts.dates import JOURS, add_mois, format_date, format_heure
from cpts.model.agenda import JOURS as RANG_PAR_JOUR
from cpts.model.annuaire import Structure
from cpts.model.site import Site
from cpts.model.soins import Creneau, EtapeSoins, Garde
from cpts.nomenclatures.listes import QUAND, TYPES_GARDE
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.telephone import format_telephone
from cpts.text import join_fr
from cpts.views.mots import Telephone, lower_first, make_telephone
from cpts.views.prevention import describe_fiche
from cpts.views.quand import capitalize, format_bloc_date, format_iso, format_quand

GARDES_JOURS = 7

_URGENCES = frozenset({"15", "112"})
_PAR_SMS = frozenset({"114"})


class Numero(NamedTuple):
    """A number to call. `note`: hours and cost, in words."""

    affiche: str
    uri: str
    libelle: str
    note: str


class LieuSoins(NamedTuple):
    nom: str
    lien: str
    commune: str
    telephone: Telephone | None


class EtapeQueFaire(NamedTuple):
    """`moments`: slugs of `quand`, for a script that finds the step of the hour. `a_verifier`: the check is old."""

    id: str
    titre: str
    quand: str
    moments: str
    texte: str
    numeros: tuple[Numero, ...]
    lieux: tuple[LieuSoins, ...]
    lien: str
    lien_texte: str
    cout: str
    validation: str
    a_verifier: bool
    ton: str | None


class VueQueFaire(NamedTuple):
    """View of blocs/que_faire.html: the ladder, in the order of the file."""

    etapes: tuple[EtapeQueFaire, ...]


class GardeVue(NamedTuple):
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
    communes: str


class CreneauVue(NamedTuple):
    quand: str
    qui: str
    lien: str
    commune: str
    comment: str
    telephone: Telephone | None
    verifie: str


class VueGardes(NamedTuple):
    """View of blocs/gardes.html: rosters of the coming days, then weekly slots."""

    gardes: tuple[GardeVue, ...]
    creneaux: tuple[CreneauVue, ...]
    jours: int


def view_que_faire(site: Site) -> VueQueFaire:
    return VueQueFaire(tuple(make_etape(site, etape) for etape in site.etapes))


def make_etape(site: Site, etape: EtapeSoins) -> EtapeQueFaire:
    return EtapeQueFaire(
        id=f"etape-{etape.id}",
        titre=etape.titre,
        quand=write_moments(etape.quand),
        moments=" ".join(etape.quand),
        texte=etape.texte or "",
        numeros=_list_numeros(etape),
        lieux=tuple(
            _make_lieu(site, site.structures_par_id[i]) for i in etape.structures if i in site.structures_par_id
        ),
        lien=etape.lien or "",
        lien_texte=name_lien(etape.lien) if etape.lien else "",
        cout=etape.cout or "",
        validation=write_validation(etape.valide_par, etape.verifie_le),
        a_verifier=is_ancienne(site, etape.verifie_le),
        ton="urgence" if _URGENCES.intersection(etape.numeros) else None,
    )


def write_moments(moments: Iterable[str]) -> str:
    """« Le soir, de 19 h à minuit ; le dimanche »."""
    return capitalize("\u00a0; ".join(lower_first(QUAND[moment]) for moment in moments))


def _list_numeros(etape: EtapeSoins) -> tuple[Numero, ...]:
    """National numbers with what they answer, then the local one."""
    courts = [make_numero(numero) for numero in etape.numeros]
    if etape.telephone and etape.telephone not in etape.numeros:
        local = make_telephone(etape.telephone)
        courts.append(Numero(local.affiche, local.uri, "Numéro local", ""))
    return tuple(courts)


def make_numero(numero: str) -> Numero:
    """A short number; 114 is reached by SMS."""
    court = NUMEROS_COURTS[numero]
    schema = "sms" if numero in _PAR_SMS else "tel"
    note = f"{capitalize(court.horaires)}, {court.cout}"
    return Numero(format_telephone(numero), f"{schema}:{court.appel}", court.libelle, note)


def name_lien(adresse: str) -> str:
    """What the link of a step is called, from where it leads."""
    if adresse.startswith("tel:"):
        return f"Appeler le {format_telephone(adresse[4:])}"
    if adresse.startswith("mailto:"):
        return f"Écrire à {adresse[7:]}"
    return f"En savoir plus sur {(urlsplit(adresse).hostname or adresse).removeprefix('www.')}"


def write_validation(valide_par: str | None, verifie_le: date | None) -> str:
    """« Validé par : le comité médical, vérifié le 2 octobre 2026 », or ""."""
    parts = [
        f"validé par : {valide_par}" if valide_par else "",
        f"vérifié le {format_date(verifie_le)}" if verifie_le else "",
    ]
    return capitalize(", ".join(part for part in parts if part))


def is_ancienne(site: Site, verifie_le: date | None) -> bool:
    """Whether the check is past the term that the CPTS sets itself."""
    return verifie_le is not None and verifie_le < add_mois(site.jour, -site.cpts.fraicheur.a_verifier_mois)


def _make_lieu(site: Site, structure: Structure) -> LieuSoins:
    return LieuSoins(
        nom=structure.nom,
        lien=f"annuaire/{structure.id}/",
        commune=site.get_nom_commune(structure.adresse),
        telephone=make_telephone(structure.telephone) if structure.telephone else None,
    )


def view_gardes(site: Site, *, jours: int = GARDES_JOURS) -> VueGardes:
    """Rosters that are not over when the day begins and start within `jours` days; slots from Monday to Sunday."""
    debut = datetime.combine(site.jour, time())
    fin = debut + timedelta(days=jours)
    proches = [g for g in site.gardes if g.fin > debut and g.debut < fin]
    vues = (make_garde(site, g) for g in sorted(proches, key=lambda g: (g.debut, g.type, g.id)))
    creneaux = sorted(site.creneaux, key=lambda c: (RANG_PAR_JOUR[c.jours[0]], c.de, c.id))
    return VueGardes(
        gardes=tuple(vue for vue in vues if vue),
        creneaux=tuple(make_creneau(site, c) for c in creneaux if c.structure in site.structures_par_id),
        jours=jours,
    )


def make_garde(site: Site, garde: Garde) -> GardeVue | None:
    """None when the person on call may not be shown and no number is given."""
    fiche = describe_fiche(site, garde.qui)
    numero = garde.telephone or find_telephone(site, garde.qui)
    if fiche is None and numero is None:
        return None
    par_code = site.territoire.par_code
    noms = [par_code[code].nom for code in garde.communes if code in par_code]
    jour, mois = format_bloc_date(garde.debut)
    return GardeVue(
        jour=jour,
        mois=mois,
        type=TYPES_GARDE[garde.type],
        quand=capitalize(format_quand(garde.debut, garde.fin, annee=garde.fin.year != site.jour.year)),
        iso=format_iso(garde.debut),
        fin_iso=format_iso(garde.fin),
        qui=fiche.texte if fiche else "",
        lien=fiche.lien if fiche else "",
        detail=fiche.note if fiche else "",
        telephone=make_telephone(numero) if numero else None,
        communes=join_fr(noms),
    )


def find_telephone(site: Site, ident: str) -> str | None:
    """The number of a place, or the first one of a person."""
    structure = site.structures_par_id.get(ident)
    if structure:
        return structure.telephone
    personne = site.professionnels_par_id.get(ident)
    return next((e.telephone for e in personne.exercices if e.telephone), None) if personne else None


def make_creneau(site: Site, creneau: Creneau) -> CreneauVue:
    lieu = _make_lieu(site, site.structures_par_id[creneau.structure])
    return CreneauVue(
        quand=write_creneau(creneau),
        qui=lieu.nom,
        lien=lieu.lien,
        commune=lieu.commune,
        comment=creneau.comment or "",
        telephone=make_telephone(creneau.telephone) if creneau.telephone else lieu.telephone,
        verifie=write_validation(None, creneau.verifie_le),
    )


def write_creneau(creneau: Creneau) -> str:
    """« Le samedi, 9 h à 12 h », « Tous les jours, 9 h à 12 h »."""
    rangs = sorted({RANG_PAR_JOUR[jour] for jour in creneau.jours})
    jours = "Tous les jours" if len(rangs) == 7 else capitalize(join_fr([f"le {JOURS[rang]}" for rang in rangs]))
    return f"{jours}, {format_heure(creneau.de)} à {format_heure(creneau.a)}"
