"""Views: the ladder « Que faire maintenant ? » and the table of short numbers."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cpts.dates import add_mois, format_date
from cpts.model.annuaire import Structure
from cpts.model.site import Site
from cpts.model.soins import EtapeSoins
from cpts.nomenclatures.listes import PAGES_ETAPE, SERVICES
from cpts.nomenclatures.moments import MOMENTS, QUAND, list_regles
from cpts.nomenclatures.numeros import NUMEROS_COURTS
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.telephone import format_telephone
from cpts.views.mots import Lien, Telephone, lower_first, make_telephone
from cpts.views.quand import capitalize

_URGENCES = frozenset({"15", "112"})
_PAR_SMS = frozenset({"114"})
_ADRESSES_PAGES = {
    "medecin-traitant": "medecin-traitant/",
    "creneaux": "que-faire/#creneaux",
    "gardes": "que-faire/#gardes",
}


class Numero(NamedTuple):
    """A number to call. `note`: hours and cost, in words."""

    affiche: str
    uri: str
    libelle: str
    note: str


class VueAppel(NamedTuple):
    """View of blocs/appel.html."""

    affiche: str
    uri: str
    texte: str
    par_sms: bool
    urgence: bool


class LieuSoins(NamedTuple):
    nom: str
    lien: str
    commune: str
    telephone: Telephone | None


class EtapeQueFaire(NamedTuple):
    """`moments`: slugs of `quand`, for the script that finds the steps of the hour. `liens`: pages of this site.

    `a_verifier`: what is wrong with the check of this step, in words, or "".
    """

    id: str
    titre: str
    quand: str
    moments: str
    texte: str
    numeros: tuple[Numero, ...]
    lieux: tuple[LieuSoins, ...]
    liens: tuple[Lien, ...]
    lien: str
    lien_texte: str
    cout: str
    validation: str
    a_verifier: str
    ton: str | None


class MomentVue(NamedTuple):
    """What a label of `quand` means exactly."""

    libelle: str
    precision: str


class VueQueFaire(NamedTuple):
    """View of blocs/que_faire.html: the ladder, in the order of the file.

    `regles`: when each moment holds, for the script. `moments`: the same in words, of those that the ladder uses.
    """

    etapes: tuple[EtapeQueFaire, ...]
    regles: dict[str, Any]
    moments: tuple[MomentVue, ...]


class LigneNumero(NamedTuple):
    """A row of the table of short numbers."""

    affiche: str
    uri: str
    libelle: str
    horaires: str
    cout: str


class VueNumeros(NamedTuple):
    """View of blocs/numeros.html: every short number the site knows."""

    numeros: tuple[LigneNumero, ...]


def view_que_faire(site: Site) -> VueQueFaire:
    utiles = {moment for etape in site.etapes for moment in etape.quand}
    precis = ((m.libelle, m.precision) for slug, m in MOMENTS.items() if slug in utiles)
    return VueQueFaire(
        etapes=tuple(make_etape(site, etape) for etape in site.etapes),
        regles=list_regles(),
        moments=tuple(MomentVue(libelle, precision) for libelle, precision in precis if precision),
    )


def view_numeros() -> VueNumeros:
    return VueNumeros(tuple(map(make_ligne_numero, NUMEROS_COURTS)))


def make_ligne_numero(numero: str) -> LigneNumero:
    court, lu = NUMEROS_COURTS[numero], make_numero(numero)
    return LigneNumero(lu.affiche, lu.uri, lu.libelle, capitalize(court.horaires), capitalize(court.cout))


def make_etape(site: Site, etape: EtapeSoins) -> EtapeQueFaire:
    return EtapeQueFaire(
        id=f"etape-{etape.id}",
        titre=etape.titre,
        quand=write_moments(etape.quand),
        moments=" ".join(etape.quand),
        texte=etape.texte or "",
        numeros=_list_numeros(etape),
        lieux=tuple(
            make_lieu(site, site.structures_par_id[i]) for i in etape.structures if i in site.structures_par_id
        ),
        liens=tuple(_list_liens(site, etape)),
        lien=etape.lien or "",
        lien_texte=name_lien(etape.lien) if etape.lien else "",
        cout=etape.cout or "",
        validation=write_validation(etape.valide_par, etape.verifie_le),
        a_verifier=_write_a_verifier(site, etape),
        ton="urgence" if _URGENCES.intersection(etape.numeros) else None,
    )


def _list_liens(site: Site, etape: EtapeSoins) -> Iterator[Lien]:
    """Pages that answer, those without anyone left out."""
    presentes = {p.profession for p in site.professionnels}
    for slug in etape.professions:
        if slug in presentes:
            pluriel = PROFESSIONS[slug].pluriel
            yield Lien(f"{pluriel}\u00a0: la liste", f"professions/{slug}/")
            yield Lien(f"Ouvert maintenant\u00a0: {lower_first(pluriel)}", f"annuaire/?profession={slug}&ouvert=oui")
    rendus = {service for structure in site.structures for service in structure.services}
    for slug in etape.services:
        if slug in rendus:
            yield Lien(f"Où trouver\u00a0: {lower_first(SERVICES[slug])}", f"annuaire/?service={slug}")
    for page in etape.pages:
        if page != "creneaux" or site.creneaux:
            yield Lien(PAGES_ETAPE[page], _ADRESSES_PAGES[page])


def _write_a_verifier(site: Site, etape: EtapeSoins) -> str:
    if etape.verifie_le is None:
        return "" if etape.valide_par else "Cette étape n’a pas encore été relue."
    mois = site.cpts.fraicheur.a_verifier_mois
    return f"Relue il y a plus de {mois} mois." if is_ancienne(site, etape.verifie_le) else ""


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


def view_appel(numero: str, texte: str) -> VueAppel:
    """`{prix}` in `texte` becomes the price a minute of the number, « 0,35 € », so that no page writes it by hand."""
    court = make_numero(numero)
    prix = NUMEROS_COURTS[numero].prix_minute
    return VueAppel(
        court.affiche, court.uri, texte.replace("{prix}", prix), numero in _PAR_SMS, urgence=numero in _URGENCES
    )


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


def make_lieu(site: Site, structure: Structure) -> LieuSoins:
    return LieuSoins(
        nom=structure.nom,
        lien=f"annuaire/{structure.id}/",
        commune=site.get_nom_commune(structure.adresse),
        telephone=make_telephone(structure.telephone) if structure.telephone else None,
    )
