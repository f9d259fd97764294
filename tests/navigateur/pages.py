"""One address of each kind of page of the demonstration."""

from tests.construction import RACINE

ACCUEIL = ""
ANNUAIRE = "annuaire/"
FICHE = "annuaire/claire-martin/"
FICHE_DEUX_LIEUX = "annuaire/zoe-decroix/"
CARTE = "carte/"
RECHERCHE = "recherche/"
AGENDA = "agenda/"
MOIS = "agenda/2026/11/"
EVENEMENT = "agenda/samedi-vaccins/"
AGENDA_PUBLIC = "agenda/public/seniors/"
AGENDA_THEME = "agenda/theme/depistage/"
AGENDA_COMMUNE = "agenda/commune/hazebrouck/"
AGENDA_VISIO = "agenda/visio/"
AFFICHE_EVENEMENT = "agenda/samedi-vaccins/affiche/"
AFFICHE_MOIS = "agenda/2026/12/affiche/"
ACTION = "prevention/depistage-colorectal/"
AFFICHE_ACTION = "prevention/depistage-colorectal/affiche/"
LANGUES = "langues/"
ANGLAISE = "langues/en/"
ARABE = "langues/ar/"
CLAIRE = "en-clair/que-faire/"

GENRES = (
    ACCUEIL,
    ANNUAIRE,
    FICHE,
    FICHE_DEUX_LIEUX,
    "annuaire/mairie-arneke/",
    "professions/",
    "professions/infirmier/",
    "lieux/pharmacie/",
    "specialites/cardiologie/",
    "communes/",
    "communes/hazebrouck/",
    "communes/bavinchove/",
    CARTE,
    "couverture/",
    "medecin-traitant/",
    "que-faire/",
    "que-faire/week-end/",
    AGENDA,
    MOIS,
    EVENEMENT,
    AGENDA_PUBLIC,
    AGENDA_THEME,
    AGENDA_COMMUNE,
    AGENDA_VISIO,
    "agenda/archives/",
    "prevention/",
    "prevention/theme/addictions/",
    "prevention/public/seniors/",
    ACTION,
    AFFICHE_EVENEMENT,
    "parcours/",
    "parcours/retour-a-domicile/",
    RECHERCHE,
    "orientation/",
    "alertes/",
    "la-cpts/",
    "la-cpts/territoire/",
    "la-cpts/gouvernance/",
    "la-cpts/missions/",
    "la-cpts/partenaires/",
    "la-cpts/projet-de-sante/",
    "la-cpts/equipe/",
    "la-cpts/actualites/",
    "la-cpts/actualites/formation-chute-septembre-2026/",
    "la-cpts/documents/",
    "professionnels/",
    "professionnels/offres/",
    "professionnels/offres/remplacement-medecin-cassel-ete-2027/",
    "professionnels/outils/",
    "contribuer/",
    "contribuer/professionnel/",
    "contribuer/evenement/",
    "contribuer/guide/",
    "contribuer/macros/",
    "donnees/",
    "glossaire/",
    "faq/",
    "plan-du-site/",
    LANGUES,
    ANGLAISE,
    ARABE,
    CLAIRE,
    "mentions-legales/",
    "confidentialite/",
    "accessibilite/",
    "404.html",
    "contribuer/dependances/",
)
"""Every layout, and every block that a hand-written page shows."""

FAMILLES = (
    *GENRES,
    AFFICHE_MOIS,
    AFFICHE_ACTION,
    "en-clair/",
    "lieux/",
    "professions/infirmier/arneke/",
)
"""One address of each family at least: a test keeps the count."""


def list_ecrites() -> list[str]:
    """The addresses of the pages written by hand in docs/: `faq.md` → `faq/`, `agenda/index.md` → `agenda/`."""
    docs = RACINE / "docs"
    noms = [page.relative_to(docs).with_suffix("").as_posix() for page in sorted(docs.rglob("*.md"))]
    return [f"{nom}/".removesuffix("index/") for nom in noms]


TOUS_GENRES = (*FAMILLES, *(chemin for chemin in list_ecrites() if chemin not in FAMILLES))
"""Every family, every template, and every page written by hand."""
