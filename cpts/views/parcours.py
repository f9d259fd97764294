"""Views: the pages of the care pathways, /parcours/<id>/, their list and their block."""

from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from cpts.dates import add_mois, format_date
from cpts.model.actions import Etape, Parcours
from cpts.model.site import Site
from cpts.nomenclatures.listes import TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import fold, plural
from cpts.views.mots import lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue

SECTION = "parcours/"


class Qui(NamedTuple):
    """`lien` is None where no page exists: nobody of that profession, no such place."""

    texte: str
    lien: str | None


class Document(NamedTuple):
    texte: str
    adresse: str


class EtapeVue(NamedTuple):
    titre: str
    texte: str
    qui: tuple[Qui, ...]
    documents: tuple[Document, ...]


class VueParcours(NamedTuple):
    """View of pages/parcours.html and blocs/parcours.html."""

    titre: str
    chapeau: str
    lien: str
    etapes: tuple[EtapeVue, ...]
    contact: str
    verifie: str


class LigneParcours(NamedTuple):
    titre: str
    lien: str
    resume: str
    etapes: str


class VueListeParcours(NamedTuple):
    """View of blocs/parcours_liste.html."""

    parcours: tuple[LigneParcours, ...]


def list_pages(site: Site) -> list[PagePrevue]:
    liens = make_liens(site)
    return [PagePrevue(f"parcours/{p.id}/", partial(build_page, site, liens, p)) for p in site.parcours]


def make_liens(site: Site) -> dict[str, str]:
    """Profession or type of place → the page that lists it, when someone or some place is there."""
    actifs = [p for p in site.professionnels if p.fin_activite is None or p.fin_activite.le >= site.jour]
    return {
        **{p.profession: f"professions/{p.profession}/" for p in actifs},
        **{s.type: f"lieux/{s.type}/" for s in site.structures},
    }


def build_page(site: Site, liens: dict[str, str], parcours: Parcours) -> Page:
    return Page(
        chemin=f"parcours/{parcours.id}/",
        titre=parcours.titre,
        description=parcours.resume,
        gabarit="pages/parcours.html",
        vue=view_parcours(site, liens, parcours),
        section=SECTION,
        fil=(("Parcours de soins", SECTION),),
        recherche=EntreeRecherche(
            genre="Parcours de soins",
            titre=parcours.titre,
            detail=parcours.resume,
            mots=tuple(e.titre for e in parcours.etapes),
        ),
    )


def view_parcours(site: Site, liens: dict[str, str], parcours: Parcours) -> VueParcours:
    return VueParcours(
        titre=parcours.titre,
        chapeau=parcours.resume,
        lien=f"parcours/{parcours.id}/",
        etapes=tuple(_make_etape(liens, etape) for etape in parcours.etapes),
        contact=parcours.contact or "",
        verifie=_write_verifie(site, parcours),
    )


def find_parcours(site: Site, ident: str) -> VueParcours | None:
    """The view of one pathway, for a block in a hand-written page."""
    parcours = site.parcours_par_id.get(ident)
    return view_parcours(site, make_liens(site), parcours) if parcours else None


def view_liste(site: Site) -> VueListeParcours:
    tries = sorted(site.parcours, key=lambda p: (fold(p.titre), p.id))
    return VueListeParcours(
        tuple(LigneParcours(p.titre, f"parcours/{p.id}/", p.resume, plural(len(p.etapes), "étape")) for p in tries)
    )


def _make_etape(liens: dict[str, str], etape: Etape) -> EtapeVue:
    return EtapeVue(
        titre=etape.titre,
        texte=etape.texte or "",
        qui=tuple(Qui(_name_qui(qui), liens.get(qui)) for qui in etape.qui),
        documents=tuple(Document(name_document(adresse), adresse) for adresse in etape.documents),
    )


def _name_qui(qui: str) -> str:
    if qui == "patient":
        return "vous"
    return lower_first(PROFESSIONS[qui].libelle if qui in PROFESSIONS else TYPES_STRUCTURE[qui])


def name_document(adresse: str) -> str:
    """What a link to a document is called: its file name, else its site."""
    morceaux = urlsplit(adresse)
    fichier = morceaux.path.rstrip("/").rpartition("/")[2]
    hote = (morceaux.hostname or adresse).removeprefix("www.")
    return f"Document « {fichier} » ({hote})" if fichier else f"Document sur {hote}"


def _write_verifie(site: Site, parcours: Parcours) -> str:
    if parcours.verifie_le is None:
        return ""
    limite = add_mois(site.jour, -site.cpts.fraicheur.a_verifier_mois)
    suite = " : à vérifier auprès de la CPTS" if parcours.verifie_le < limite else ""
    return f"Relu le {format_date(parcours.verifie_le)}{suite}."
