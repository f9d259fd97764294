"""Which files a data folder may hold, and the problems that its YAML files have as texts."""

from collections.abc import Iterator
from pathlib import Path

from cpts.dossier import DECOUPABLES, TAILLE_YAML, Dossier, Lecture, list_yaml, read_octets
from cpts.errors import Probleme
from cpts.text import did_you_mean, join_fr
from cpts.validate.textes import check_textes

OBLIGATOIRES = ("cpts.yaml", "annuaire.yaml", "territoire.yaml", "territoire.geojson")
FACULTATIFS = (
    *("actions.yaml", "agenda.yaml", "soins.yaml", "alertes.yaml", "partenaires.yaml", "offres.yaml"),
    *("actualites.yaml", "accessibilite.yaml"),
)
_A_LA_RACINE = (*OBLIGATOIRES, *FACULTATIFS, "README.md")
SUFFIXES_MEDIAS = (".png", ".jpg", ".jpeg", ".webp", ".pdf")


def read_fichiers(dossier: Dossier, genre: str) -> Iterator[Lecture]:
    """Each file of one kind, read, in order."""
    for relatif in list_yaml(dossier.chemin, genre):
        document, problemes = dossier.lectures.get(relatif, (None, []))
        octets = read_octets(dossier.chemin / relatif, relatif, TAILLE_YAML) if document else b""
        textes = check_textes(document, octets) if document and isinstance(octets, bytes) else ()
        yield document, [*problemes, *textes]


def check_dossier(dossier: Dossier) -> list[Probleme]:
    """Missing required files, and files that nothing reads; the images and CSV are checked with what names them."""
    if not dossier.chemin.is_dir():
        existe = "n’est pas un dossier" if dossier.chemin.exists() else "n’existe pas"
        trouve, attendu = f"« {dossier.nom} » {existe}", f"un dossier avec {join_fr(OBLIGATOIRES)}"
        return [Probleme(dossier.nom, 1, 1, "", "dossier-absent", trouve, attendu, _CONSEIL)]
    manquants = [nom for nom in OBLIGATOIRES if not (dossier.chemin / nom).is_file()]
    conseil = _CONSEIL if len(manquants) == len(OBLIGATOIRES) else ""
    problemes = [
        Probleme(dossier.name_fichier(nom), 1, 1, "", "fichier-absent", "ce fichier obligatoire manque", "", conseil)
        for nom in manquants
    ]
    return problemes + [p for f in sorted(dossier.chemin.rglob("*")) if (p := _check_fichier(dossier, f))]


_CONSEIL = "Pour commencer, créez votre dépôt avec « cpts nouveau »"


def _check_fichier(dossier: Dossier, fichier: Path) -> Probleme | None:
    relatif = fichier.relative_to(dossier.chemin)
    if any(partie.startswith(".") for partie in relatif.parts) or _is_permis(relatif) or fichier.is_dir():
        return None
    attendu, suggestion = _advise(relatif)
    nom = dossier.name_fichier(relatif.as_posix())
    return Probleme(
        nom, 1, 1, "", "fichier-inconnu", "ce fichier n’est pas prévu : rien ne le lit", attendu, suggestion
    )


def _is_permis(relatif: Path) -> bool:
    premier, *suite = relatif.parts
    if not suite:
        return premier in _A_LA_RACINE or premier.startswith("LICENCE") or premier.endswith(".csv")
    if premier == "medias":
        return len(suite) == 1 and relatif.suffix in SUFFIXES_MEDIAS
    return premier == "schemas" or (premier in DECOUPABLES and len(suite) == 1 and relatif.suffix == ".yaml")


def _advise(relatif: Path) -> tuple[str, str]:
    if relatif.suffix == ".yml":
        return "un nom qui finit par .yaml", f"Renommez-le en {relatif.with_suffix('.yaml').as_posix()}"
    if relatif.name.endswith((".orig", ".bak", ".rej", "~")):
        return "", "Supprimez cette copie"
    if relatif.parts[0] == "medias":
        return f"dans medias/, des fichiers {', '.join(SUFFIXES_MEDIAS)}", ""
    return "un des fichiers prévus", did_you_mean(relatif.as_posix(), (*OBLIGATOIRES, *FACULTATIFS))
