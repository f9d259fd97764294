"""A small hand-made Site for the views of the agenda, of prevention and of care; every place is invented."""

from datetime import date
from typing import Any

from cpts.model.actions import Action, Parcours
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Alerte, Partenaire
from cpts.model.site import Commune, Site, Territoire
from cpts.model.soins import Creneau, EtapeSoins, Garde
from cpts.render import make_environment
from cpts.views import agenda
from cpts.views.agenda_commun import Agenda
from cpts.views.page import Page

JOUR = date(2026, 11, 21)
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}"
ENV = make_environment()

EXEMPLEVILLE = Commune("01001", "Exempleville", "exempleville", ("01234",), 1000, False, ())
RIVEBOURG = Commune("01002", "Rivebourg", "rivebourg", ("01235",), 500, False, ())
VOISINE = Commune("01003", "Voisineville", "voisineville", ("01236",), 500, True, ())

CPTS = Cpts.model_validate(
    {
        "nom": "CPTS Exemple",
        "nom_court": "CPTS Exemple",
        "site": "https://cpts.example.org/",
        "courriel": "contact@example.org",
        "telephone": "03 53 01 00 00",
        "adresse": {"code_postal": "01234", "commune": "Exempleville"},
        "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
        "directeur_publication": "Camille Exemple",
        "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"},
        "missions": [{"id": "prevention", "titre": "Agir pour la prévention", "type": "socle"}],
    }
)
PHARMACIE = {
    "id": "pharmacie-des-tilleuls",
    "nom": "Pharmacie des Tilleuls",
    "type": "pharmacie",
    "adresse": {"voie": "12 rue des Tilleuls", "code_postal": "01234", "commune": "Exempleville"},
    "telephone": "03 53 01 00 10",
    "position": {"latitude": "50.8006", "longitude": "2.4881"},
    "acces": {"pmr": "oui", "boucle_magnetique": "non", "transport": "Bus 12, arrêt Mairie"},
}
INFIRMIER = {
    "id": "camille-exemple",
    "nom": "Exemple",
    "prenom": "Camille",
    "profession": "infirmier",
    "exercices": [{"structure": "pharmacie-des-tilleuls", "telephone": "03 53 01 00 11"}],
    "diffusion": {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"},
}
PARTENAIRE = {"id": "ars-exemple", "nom": "Agence Exemple", "role": "ars", "site": "https://partenaire.example.org/"}
SALLE = {"nom": "Salle des fêtes", "adresse": {"code_postal": "01235", "commune": "Rivebourg"}}

_MODELES = {
    "structures": Structure,
    "professionnels": Professionnel,
    "evenements": Evenement,
    "actions": Action,
    "parcours": Parcours,
    "partenaires": Partenaire,
    "alertes": Alerte,
    "etapes": EtapeSoins,
    "creneaux": Creneau,
    "gardes": Garde,
}


def make_evenement(**champs: Any) -> Evenement:
    base = {"id": "cafe", "titre": "Café des aidants", "debut": "2026-11-24 9h"}
    return Evenement.model_validate({**base, **champs})


def make_site(*evenements: dict[str, Any], jour: date = JOUR, cpts: Cpts = CPTS, **listes: Any) -> Site:
    """Lists of the model as volunteers write them; one pharmacy, one nurse and one partner unless told otherwise."""
    donnees = {
        "structures": [PHARMACIE],
        "professionnels": [INFIRMIER],
        "partenaires": [PARTENAIRE],
        "evenements": [{"id": f"e{n}", "titre": f"Rendez-vous {n}", **e} for n, e in enumerate(evenements)],
        **listes,
    }
    return Site(
        cpts=cpts,
        territoire=Territoire((EXEMPLEVILLE, RIVEBOURG), (VOISINE,)),
        jour=jour,
        communes_par_adresse={(c.nom, c.codes_postaux[0]): c for c in (EXEMPLEVILLE, RIVEBOURG, VOISINE)},
        **{nom: tuple(_MODELES[nom].model_validate(v) for v in valeurs) for nom, valeurs in donnees.items()},
    )


def make_agenda(site: Site) -> Agenda:
    return agenda.make_agenda(site, agenda.list_rendez_vous(site))


def build_pages(site: Site) -> dict[str, Page]:
    pages = [prevue.construire() for prevue in agenda.list_pages(make_agenda(site))]
    return {page.chemin: page for page in pages}


def render_page(page: Page) -> str:
    return ENV.get_template(page.gabarit).render(vue=page.vue, page=page)


def render_bloc(nom: str, vue: Any) -> str:
    return ENV.get_template(f"blocs/{nom}.html").render(vue=vue)
