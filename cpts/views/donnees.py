"""Views: the files to take away, and the schemas that describe the data files."""

from typing import NamedTuple

from cpts.views.agenda_commun import write_adresse
from cpts.views.matiere import Matiere

FICHIERS = (
    ("donnees/annuaire.csv", "Annuaire, pour un tableur", "CSV", "material/file-table-outline",
     "Une ligne par personne et par lieu. Séparateur point-virgule, texte en UTF-8."),
    ("donnees/annuaire.json", "Annuaire, pour un programme", "JSON", "material/code-json",
     "Toutes les fiches publiques, avec les mêmes noms de champs que nos fichiers."),
    ("donnees/annuaire.geojson", "Annuaire, pour une carte", "GeoJSON", "material/map-outline",
     "Un point par lieu dont la position est connue (WGS 84)."),
    ("donnees/territoire.geojson", "Contours des communes", "GeoJSON", "material/map-outline",
     "Communes couvertes et communes voisines, avec code, nom et population."),
    ("donnees/agenda.ics", "Tous les rendez-vous", "iCalendar", "material/calendar-sync-outline",
     "À ouvrir avec un calendrier. Les annulations y figurent."),
    ("donnees/agenda.atom", "Fil des rendez-vous", "Atom", "material/rss",
     "À suivre avec un lecteur de flux."),
    ("donnees/alertes.atom", "Fil des alertes de santé", "Atom", "material/rss",
     "Les alertes en cours, à suivre avec un lecteur de flux ou à afficher sur un autre site."),
    ("donnees/actualites.atom", "Fil des actualités", "Atom", "material/rss",
     "Les nouvelles de la CPTS, la plus récente en premier."),
)  # fmt: skip

SCHEMAS = (
    ("cpts", "La CPTS elle-même"),
    ("annuaire", "Les lieux et les personnes"),
    ("actions", "Les actions de prévention et les parcours"),
    ("agenda", "Les rendez-vous"),
    ("territoire", "Les communes et les indicateurs"),
    ("soins", "Que faire maintenant, créneaux et gardes"),
    ("alertes", "Les alertes de santé"),
    ("partenaires", "Les partenaires"),
    ("offres", "Les offres pour les professionnels"),
    ("actualites", "Les actualités"),
    ("accessibilite", "L’évaluation de l’accessibilité"),
)


class FichierVue(NamedTuple):
    """A file of this site; `chemin` from its root."""

    chemin: str
    titre: str
    format: str
    icone: str
    note: str


class VueTelechargements(NamedTuple):
    """blocs/telechargements.html. `adresse`: the whole address of the first file, for those who automate."""

    fichiers: tuple[FichierVue, ...]
    adresse: str


class SchemaVue(NamedTuple):
    """`fichier`: the file it describes. `ligne`: what to write at its top so that an editor checks it."""

    chemin: str
    fichier: str
    titre: str
    ligne: str


class VueSchemas(NamedTuple):
    """blocs/schemas.html."""

    schemas: tuple[SchemaVue, ...]


def view_telechargements(matiere: Matiere) -> VueTelechargements:
    fichiers = tuple(FichierVue(*fichier) for fichier in FICHIERS)
    return VueTelechargements(fichiers, write_adresse(matiere.site, fichiers[0].chemin))


def view_schemas(matiere: Matiere) -> VueSchemas:
    return VueSchemas(tuple(make_schema(matiere, nom, titre) for nom, titre in SCHEMAS))


def make_schema(matiere: Matiere, nom: str, titre: str) -> SchemaVue:
    chemin = f"donnees/schema/{nom}.json"
    ligne = f"# yaml-language-server: $schema={write_adresse(matiere.site, chemin)}"
    return SchemaVue(chemin, f"{nom}.yaml", titre, ligne)
