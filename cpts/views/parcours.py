"""Views: the pages of the care pathways, /parcours/<id>/, their list and their block."""

from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from cpts.dates import add_mois, format_date
from cpts.model.actions import PUBLICS, Etape, Parcours
from cpts.model.site import Site
from cpts.text import fold, join_fr, plural
from cpts.views.agenda_commun import Agenda, Pastille
from cpts.views.contacts import Morceau, split_contact
from cpts.views.documents import DocumentVue, list_documents
from cpts.views.mots import Telephone, lower_first, make_telephone
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.parcours_qui import Qui, Reperes, VueQui, list_qui, make_reperes, name_qui, view_qui
from cpts.views.prevention_cartes import CarteAction, make_carte, sort_actions
from cpts.views.rendez_vous import LigneEvenement, keep_premiers, make_ligne
from cpts.views.soins import Numero, make_numero

SECTION = "parcours/"
MAX_DATES = 5

_EXEMPLE = Pastille("Exemple à adapter", "attente")
_A_VERIFIER = Pastille("À vérifier", "verifier")


class Document(NamedTuple):
    texte: str
    adresse: str


class EtapeVue(NamedTuple):
    """`numeros`: short numbers to call, in large."""

    titre: str
    texte: str
    qui: tuple[Qui, ...]
    numeros: tuple[Numero, ...]
    documents: tuple[Document, ...]


class Consigne(NamedTuple):
    """What professionals do at one step; `rang`: « Étape 3 »; `qui`: « infirmier et pharmacien », or ""."""

    rang: str
    titre: str
    qui: str
    texte: str


class ContactVue(NamedTuple):
    """`phrase`: in pieces, some of which lead to a number or an e-mail. Nothing in it is compulsory."""

    phrase: tuple[Morceau, ...]
    telephone: Telephone | None
    courriel: str


class Ancre(NamedTuple):
    """A part of the page, for its table of contents."""

    titre: str
    ancre: str


class VueParcours(NamedTuple):
    """View of blocs/parcours.html, and the first half of pages/parcours.html."""

    titre: str
    chapeau: str
    lien: str
    exemple: bool
    pastilles: tuple[Pastille, ...]
    etapes: tuple[EtapeVue, ...]


class VuePageParcours(NamedTuple):
    """View of pages/parcours.html. `publics`: « Pour les aînés et leurs aidants », or ""."""

    parcours: VueParcours
    publics: str
    sommaire: tuple[Ancre, ...]
    consignes: tuple[Consigne, ...]
    qui: VueQui
    documents: tuple[DocumentVue, ...]
    contact: ContactVue | None
    actions: tuple[CarteAction, ...]
    dates: tuple[LigneEvenement, ...]
    verifie: str


class LigneParcours(NamedTuple):
    """`publics`: « Aînés et aidants », or ""."""

    titre: str
    lien: str
    resume: str
    etapes: str
    pastilles: tuple[Pastille, ...]
    publics: str


class VueListeParcours(NamedTuple):
    """View of blocs/parcours_liste.html."""

    parcours: tuple[LigneParcours, ...]


def list_pages(agenda: Agenda) -> list[PagePrevue]:
    reperes = make_reperes(agenda.site)
    return [PagePrevue(f"parcours/{p.id}/", partial(build_page, agenda, reperes, p)) for p in agenda.site.parcours]


def build_page(agenda: Agenda, reperes: Reperes, parcours: Parcours) -> Page:
    return Page(
        chemin=f"parcours/{parcours.id}/",
        titre=parcours.titre,
        description=parcours.resume,
        gabarit="pages/parcours.html",
        vue=view_page(agenda, reperes, parcours),
        section=SECTION,
        fil=(("Parcours de soins", SECTION),),
        recherche=EntreeRecherche(
            genre="Parcours de soins",
            titre=parcours.titre,
            detail=parcours.resume,
            mots=_list_mots(parcours),
            telephone=parcours.telephone or "",
        ),
    )


def _list_mots(parcours: Parcours) -> tuple[str, ...]:
    """Its audiences, its steps, and those who take part."""
    gens = dict.fromkeys(name_qui(qui) for etape in parcours.etapes for qui in etape.qui)
    return (*(PUBLICS[p] for p in parcours.publics), *(e.titre for e in parcours.etapes), *gens)


def view_page(agenda: Agenda, reperes: Reperes, parcours: Parcours) -> VuePageParcours:
    vue = VuePageParcours(
        parcours=view_parcours(agenda.site, reperes, parcours),
        publics=_write_publics(parcours),
        sommaire=(),
        consignes=_list_consignes(parcours),
        qui=view_qui(agenda.site, reperes, parcours),
        documents=list_documents(parcours.documents),
        contact=_make_contact(parcours),
        actions=_list_actions(agenda, parcours),
        dates=_list_dates(agenda, parcours),
        verifie=_write_verifie(agenda.site, parcours),
    )
    return vue._replace(sommaire=tuple(_list_ancres(vue)))


def view_parcours(site: Site, reperes: Reperes, parcours: Parcours) -> VueParcours:
    pastilles = ((_EXEMPLE, parcours.exemple), (_A_VERIFIER, is_a_verifier(site, parcours)))
    return VueParcours(
        titre=parcours.titre,
        chapeau=parcours.resume,
        lien=f"parcours/{parcours.id}/",
        exemple=parcours.exemple,
        pastilles=tuple(pastille for pastille, vraie in pastilles if vraie),
        etapes=tuple(_make_etape(reperes, etape) for etape in parcours.etapes),
    )


def find_parcours(site: Site, ident: str) -> VueParcours | None:
    """The view of one pathway, for a block in a hand-written page."""
    parcours = site.parcours_par_id.get(ident)
    return view_parcours(site, make_reperes(site), parcours) if parcours else None


def view_liste(site: Site) -> VueListeParcours:
    tries = sorted(site.parcours, key=lambda p: (fold(p.titre), p.id))
    return VueListeParcours(tuple(_make_ligne(p) for p in tries))


def _make_ligne(parcours: Parcours) -> LigneParcours:
    return LigneParcours(
        titre=parcours.titre,
        lien=f"parcours/{parcours.id}/",
        resume=parcours.resume,
        etapes=plural(len(parcours.etapes), "étape"),
        pastilles=(_EXEMPLE,) if parcours.exemple else (),
        publics=_write_publics(parcours),
    )


def _write_publics(parcours: Parcours) -> str:
    return join_fr([lower_first(PUBLICS[p]) for p in parcours.publics])


def _make_etape(reperes: Reperes, etape: Etape) -> EtapeVue:
    return EtapeVue(
        titre=etape.titre,
        texte=etape.texte or "",
        qui=list_qui(reperes, etape),
        numeros=tuple(make_numero(numero) for numero in etape.numeros),
        documents=tuple(Document(name_document(adresse), adresse) for adresse in etape.documents),
    )


def _list_consignes(parcours: Parcours) -> tuple[Consigne, ...]:
    """The steps that say something to professionals; each keeps its rank."""
    return tuple(
        Consigne(
            rang=f"Étape {rang}",
            titre=etape.titre,
            qui=join_fr([name_qui(qui) for qui in etape.qui if qui != "patient"]),
            texte=etape.pour_les_professionnels,
        )
        for rang, etape in enumerate(parcours.etapes, 1)
        if etape.pour_les_professionnels
    )


def _list_ancres(vue: VuePageParcours) -> list[Ancre]:
    """The parts that have something, in the order of the page."""
    parties = (
        ("Pour vous", "pour-vous", vue.parcours.etapes),
        ("À qui en parler", "contact", vue.contact),
        ("Pour les professionnels", "professionnels", vue.consignes),
        ("Avec qui", "avec-qui", vue.qui.lignes or vue.qui.services),
        ("Documents", "documents", vue.documents),
        ("Rendez-vous et actions", "actions", vue.actions or vue.dates),
    )
    return [Ancre(titre, ancre) for titre, ancre, contenu in parties if contenu]


def _make_contact(parcours: Parcours) -> ContactVue | None:
    if not (parcours.contact or parcours.telephone or parcours.courriel):
        return None
    telephone = make_telephone(parcours.telephone) if parcours.telephone else None
    return ContactVue(split_contact(parcours.contact or ""), telephone, parcours.courriel or "")


def _list_actions(agenda: Agenda, parcours: Parcours) -> tuple[CarteAction, ...]:
    trouvees = [agenda.site.actions_par_id[ident] for ident in parcours.actions]
    return tuple(make_carte(agenda, action) for action in sort_actions(trouvees, agenda.site.jour))


def _list_dates(agenda: Agenda, parcours: Parcours) -> tuple[LigneEvenement, ...]:
    """The next meetings of its actions, each event that comes back once."""
    toutes = (r for ident in parcours.actions for r in agenda.par_action.get(ident, ()) if not r.passe)
    prochaines = keep_premiers(sorted(toutes, key=lambda r: (r.debut, r.evenement.id)))
    return tuple(make_ligne(r, complet=False) for r in prochaines[:MAX_DATES])


def name_document(adresse: str) -> str:
    """What a link to a document is called: its file name, else its site."""
    morceaux = urlsplit(adresse)
    fichier = morceaux.path.rstrip("/").rpartition("/")[2]
    hote = (morceaux.hostname or adresse).removeprefix("www.")
    return f"Document « {fichier} » ({hote})" if fichier else f"Document sur {hote}"


def is_a_verifier(site: Site, parcours: Parcours) -> bool:
    limite = add_mois(site.jour, -site.cpts.fraicheur.a_verifier_mois)
    return parcours.verifie_le is not None and parcours.verifie_le < limite


def _write_verifie(site: Site, parcours: Parcours) -> str:
    if parcours.verifie_le is None:
        return ""
    suite = " : à vérifier auprès de la CPTS" if is_a_verifier(site, parcours) else ""
    return f"Relu le {format_date(parcours.verifie_le)}{suite}."
