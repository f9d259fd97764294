"""A small hand-made Site for the views of the directory; every place and person is invented."""

from datetime import date
from typing import Any

from cpts.model.actions import Action
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.site import Commune, Site, Territoire
from cpts.model.territoire import Voisin
from cpts.render import RACINE, make_environment
from cpts.views import communes, fiches, lieux, professions
from cpts.views.contexte import Contexte, make_contexte
from cpts.views.page import Page

JOUR = date(2026, 11, 21)
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}"
ENV = make_environment()


def _make_carre(x: float, y: float) -> tuple[Any, ...]:
    """A square of 0.1° whose south-west corner is (x, y)."""
    sommets = ((x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y))
    return ((tuple((round(a, 5), round(b, 5)) for a, b in sommets),),)


EXEMPLEVILLE = Commune("01001", "Exempleville", "exempleville", ("01234",), 1617, False, _make_carre(2.0, 50.0))
RIVEBOURG = Commune("01002", "Rivebourg", "rivebourg", ("01235",), 500, False, _make_carre(2.1, 50.0))
VIDEVAL = Commune("01003", "Le Vidéval", "le-videval", ("01236",), None, False, _make_carre(2.4, 50.0))
VOISINE = Commune("01004", "Voisineville", "voisineville", ("01237",), 300, True, _make_carre(2.0, 50.1))

CPTS: dict[str, Any] = {
    "nom": "CPTS Exemple",
    "nom_court": "CPTS Exemple",
    "site": "https://cpts.example.org/",
    "courriel": "contact@example.org",
    "telephone": "03 53 01 00 00",
    "adresse": {"code_postal": "01234", "commune": "Exempleville"},
    "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
    "directeur_publication": "Camille Exemple",
    "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"},
}
MAISON: dict[str, Any] = {
    "id": "maison-des-tilleuls",
    "nom": "Maison de santé des Tilleuls",
    "type": "maison-de-sante",
    "adresse": {"voie": "12 rue des Tilleuls", "code_postal": "01234", "commune": "Exempleville"},
    "position": {"latitude": "50.05", "longitude": "2.05"},
    "telephone": "03 53 01 00 10",
    "horaires": {"lundi-vendredi": "8h-19h", "jours fériés": "fermé"},
    "fermetures": [{"du": "2026-12-24", "au": "2027-01-02", "motif": "congés"}],
    "acces": {"pmr": "oui", "boucle_magnetique": "non", "transport": "Bus 12"},
    "services": ["vaccination"],
}
MAIRIE: dict[str, Any] = {
    "id": "mairie-de-rivebourg",
    "nom": "Mairie de Rivebourg",
    "type": "mairie",
    "adresse": {"code_postal": "01235", "commune": "Rivebourg"},
}
DOCTEUR: dict[str, Any] = {
    "id": "claire-martin",
    "civilite": "dr",
    "nom": "Martin",
    "prenom": "Claire",
    "profession": "medecin-generaliste",
    "exercices": [
        {
            "structure": "maison-des-tilleuls",
            "telephone": "03 53 01 00 11",
            "horaires": {"mardi": "9h-12h, 14h-18h sur rendez-vous"},
        }
    ],
    "conventionnement": "secteur-1",
    "nouveaux_patients": {"reponse": "oui", "declare_le": "2026-10-02"},
    "diffusion": {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"},
    "verifie_le": "2026-10-02",
}
INFIRMIERE: dict[str, Any] = {
    "id": "camille-exemple",
    "nom": "Exemple",
    "prenom": "Camille",
    "profession": "infirmier",
    "exercices": [{"adresse": {"voie": "3 quai du Port", "code_postal": "01235", "commune": "Rivebourg"}}],
    "diffusion": {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"},
}
ACTION: dict[str, Any] = {
    "id": "depistage-diabete",
    "titre": "Dépistage du diabète",
    "resume": "Une goutte de sang, une minute.",
    "theme": "depistage",
    "publics": ["habitants"],
    "participants": ["claire-martin"],
    "lieux": ["maison-des-tilleuls"],
}


def make_site(
    professionnels: tuple[dict[str, Any], ...] = (DOCTEUR, INFIRMIERE),
    structures: tuple[dict[str, Any], ...] = (MAISON, MAIRIE),
    *,
    jour: date = JOUR,
    **cpts: Any,
) -> Site:
    couvertes, voisin = (EXEMPLEVILLE, RIVEBOURG, VIDEVAL), {"nom": "CPTS du Val", "communes": ["01004"]}
    return Site(
        cpts=Cpts.model_validate(CPTS | cpts),
        territoire=Territoire(couvertes, (VOISINE,), (Voisin.model_validate(voisin),)),
        jour=jour,
        structures=tuple(Structure.model_validate(s) for s in structures),
        professionnels=tuple(Professionnel.model_validate(p) for p in professionnels),
        actions=(Action.model_validate(ACTION),),
        communes_par_adresse={(c.nom, c.codes_postaux[0]): c for c in (*couvertes, VOISINE)},
    )


def make(*args: Any, **kwargs: Any) -> Contexte:
    return make_contexte(make_site(*args, **kwargs))


def build(contexte: Contexte, chemin: str) -> Page:
    plan = [p for m in (fiches, professions, lieux, communes) for p in m.list_pages(contexte)]
    return next(p.construire() for p in plan if p.chemin == chemin)


def render(page: Page) -> str:
    """Its HTML, as if the root of the site were « / »."""
    return ENV.get_template(page.gabarit).render(vue=page.vue, page=page).replace(RACINE, "/")


def render_bloc(nom: str, vue: object) -> str:
    return ENV.get_template(f"blocs/{nom}.html").render(vue=vue).replace(RACINE, "/")


def show(contexte: Contexte, chemin: str) -> str:
    return render(build(contexte, chemin))


def make_nombreux(nombre: int) -> tuple[dict[str, Any], ...]:
    return tuple(DOCTEUR | {"id": f"p-{i}", "nom": f"{chr(65 + i % 26)}nom {i:04}"} for i in range(nombre))
