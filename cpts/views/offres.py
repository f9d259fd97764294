"""Views: the offers for professionals — their list, and the page of each, /professionnels/offres/<id>/.

An offer that is over on the day of the site has neither line nor page; a script hides those that end before the
next build.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.divers import Offre
from cpts.nomenclatures.listes import TYPES_OFFRE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import fold, format_entier
from cpts.views.agenda_commun import LigneCle, ValeurCle
from cpts.views.contexte import Contexte
from cpts.views.mots import Lien, lower_first
from cpts.views.offre_contact import ContactVue, list_contacts
from cpts.views.offre_json_ld import make_json_ld
from cpts.views.offre_lieu import LieuOffre, find_lieu
from cpts.views.page import EntreeRecherche, Page, PagePrevue

SECTION = "professionnels/"
CHEMIN = f"{SECTION}offres/"
FIL = (("Professionnels", SECTION), ("Stages, remplacements, installations", CHEMIN))
FIN_DU_JOUR = "T23:59"
REPONSES = {
    "stage": "Dites votre école, votre année d’études et les dates de votre stage.",
    "remplacement": "Dites vos disponibilités et, si vous êtes étudiant, votre licence de remplacement.",
    "installation": "Demandez à visiter. La CPTS peut aussi vous présenter les soignants d’à côté.",
    "emploi": "Joignez un curriculum vitæ et dites quand vous pouvez commencer.",
}
"""What an answer should say, by type of offer."""


class LigneOffre(NamedTuple):
    """One offer in a list. `quand`: « À partir du 1er février 2027 », or ""; `fin_iso`: after it a script hides it."""

    titre: str
    lien: str
    type: str
    profession: str
    lieu: LieuOffre
    quand: str
    publie: str
    fin_iso: str


class GroupeOffres(NamedTuple):
    """`id`: anchor; `nombre`: of offers; `fin_iso`: when the last of them ends."""

    id: str
    titre: str
    nombre: str
    offres: tuple[LigneOffre, ...]
    fin_iso: str


class VueOffres(NamedTuple):
    """blocs/offres.html: what still holds on the day of the site, by type, then again by profession.

    `fin_iso`: when the last offer ends, "" when there is none.
    """

    types: tuple[GroupeOffres, ...]
    professions: tuple[GroupeOffres, ...]
    fin_iso: str


class VueOffre(NamedTuple):
    """pages/offre.html. `conseil`: what an answer should say. `contacts` is never empty: failing others, the CPTS."""

    titre: str
    surtitre: str
    chapeau: str
    texte: str
    conseil: str
    contacts: tuple[ContactVue, ...]
    cles: tuple[LigneCle, ...]
    fin_iso: str


def list_offres(contexte: Contexte) -> list[Offre]:
    """Those that still hold, the first to begin first; without a beginning, an offer is for now."""
    valables = (o for o in contexte.site.offres if o.fin >= contexte.jour)
    return sorted(valables, key=lambda o: (o.debut or contexte.jour, fold(o.titre), o.id))


def list_liens(contexte: Contexte) -> tuple[Lien, ...]:
    """For the map of the site."""
    return tuple(Lien(o.titre, write_chemin(o)) for o in list_offres(contexte))


def write_chemin(offre: Offre) -> str:
    return f"{CHEMIN}{offre.id}/"


def view_offres(contexte: Contexte) -> VueOffres:
    offres = list_offres(contexte)
    metiers = sorted({o.profession for o in offres}, key=lambda p: fold(PROFESSIONS[p].libelle))
    par_type = ((f"{t}s", f"{libelle}s", [o for o in offres if o.type == t]) for t, libelle in TYPES_OFFRE.items())
    par_metier = (
        (f"pour-{p}", f"Pour\u00a0: {lower_first(PROFESSIONS[p].libelle)}", [o for o in offres if o.profession == p])
        for p in metiers
    )
    types, professions = (tuple(_make_groupes(contexte, groupes)) for groupes in (par_type, par_metier))
    return VueOffres(types, professions, max((g.fin_iso for g in types), default=""))


def _make_groupes(contexte: Contexte, groupes: Iterable[tuple[str, str, list[Offre]]]) -> Iterator[GroupeOffres]:
    """From (anchor, title, offers); an empty group is left out."""
    for ancre, titre, offres in groupes:
        if offres:
            lignes = tuple(_make_ligne(contexte, o) for o in offres)
            yield GroupeOffres(ancre, titre, format_entier(len(lignes)), lignes, max(o.fin_iso for o in lignes))


def _make_ligne(contexte: Contexte, offre: Offre) -> LigneOffre:
    return LigneOffre(
        titre=offre.titre,
        lien=write_chemin(offre),
        type=TYPES_OFFRE[offre.type],
        profession=PROFESSIONS[offre.profession].libelle,
        lieu=find_lieu(contexte.site, offre),
        quand=f"À partir du {format_date(offre.debut)}" if offre.debut else "",
        publie=f"Publiée le {format_date(offre.publie_le)}" if offre.publie_le else "",
        fin_iso=write_fin(offre),
    )


def write_fin(offre: Offre) -> str:
    """The last minute it is shown, as scripts read it."""
    return f"{offre.fin.isoformat()}{FIN_DU_JOUR}"


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    return [PagePrevue(write_chemin(o), partial(build_page, contexte, o)) for o in list_offres(contexte)]


def build_page(contexte: Contexte, offre: Offre) -> Page:
    lieu, profession = find_lieu(contexte.site, offre), PROFESSIONS[offre.profession]
    detail = ", ".join(t for t in (TYPES_OFFRE[offre.type], lower_first(profession.libelle), lieu.texte) if t)
    quand = f" À partir du {format_date(offre.debut)}." if offre.debut else ""
    objet = make_json_ld(contexte.site, offre, lieu, f"{contexte.site.cpts.site}{write_chemin(offre)}")
    return Page(
        chemin=write_chemin(offre),
        titre=offre.titre,
        description=f"{detail}.{quand} Offre affichée jusqu’au {format_date(offre.fin)}.",
        gabarit="pages/offre.html",
        vue=view_offre(contexte, offre, lieu),
        section=SECTION,
        fil=FIL,
        json_ld=(objet,) if objet else (),
        recherche=EntreeRecherche("Offre", offre.titre, detail, ("offre", "recrutement", *profession.mots)),
    )


def view_offre(contexte: Contexte, offre: Offre, lieu: LieuOffre) -> VueOffre:
    contacts = list_contacts(contexte.site.cpts, offre)
    return VueOffre(
        titre=offre.titre,
        surtitre=TYPES_OFFRE[offre.type],
        chapeau=" · ".join(t for t in (PROFESSIONS[offre.profession].libelle, lieu.texte) if t),
        texte=offre.texte or "",
        conseil=REPONSES[offre.type],
        contacts=contacts,
        cles=tuple(ligne for ligne in _list_cles(contexte, offre, lieu, contacts) if ligne.valeurs),
        fin_iso=write_fin(offre),
    )


def _list_cles(
    contexte: Contexte, offre: Offre, lieu: LieuOffre, contacts: tuple[ContactVue, ...]
) -> tuple[LigneCle, ...]:
    """Every line; those without value are left out by the caller."""
    profession = PROFESSIONS[offre.profession]
    present = offre.profession in contexte.professionnels_par_profession
    return (
        LigneCle("Pour", (ValeurCle(profession.libelle, f"professions/{profession.slug}/" if present else ""),)),
        LigneCle("Où", lieu.valeurs),
        LigneCle("À partir du", (ValeurCle(format_date(offre.debut)),) if offre.debut else ()),
        LigneCle("Contact", tuple(ValeurCle(c.texte, c.adresse) for c in contacts)),
        LigneCle("Publiée le", (ValeurCle(format_date(offre.publie_le)),) if offre.publie_le else ()),
        LigneCle("Publiée par", (ValeurCle(contexte.site.cpts.nom),)),
        LigneCle("Affichée jusqu’au", (ValeurCle(format_date(offre.fin)),)),
    )
