"""Which files a data folder may hold, and the problems that its YAML files have as texts."""

import os
from collections.abc import Iterator
from itertools import islice
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
INCONNUS_MAX = 200
"""Files told one by one: a whole folder copied there by mistake would drown the rest."""
_PROFONDEUR_MAX = 2
"""Nothing is read below `dossier/fichier`: a folder deeper than that is told whole, and not entered."""


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
    # A link that leads nowhere, or a folder in place of the file, is told for what it is.
    manquants = [nom for nom in OBLIGATOIRES if not os.path.lexists(dossier.chemin / nom)]
    conseil = _CONSEIL if len(manquants) == len(OBLIGATOIRES) else ""
    problemes = [
        Probleme(dossier.name_fichier(nom), 1, 1, "", "fichier-absent", "ce fichier obligatoire manque", "", conseil)
        for nom in manquants
    ]
    inconnus = list(islice(_check_contenu(dossier, dossier.chemin), INCONNUS_MAX))
    if len(inconnus) == INCONNUS_MAX:
        trouve = f"plus de {INCONNUS_MAX - 1} fichiers ne sont pas prévus : les suivants ne sont pas énumérés"
        suite = "Vérifiez que c’est bien le dossier des données"
        inconnus[-1] = Probleme(dossier.nom, 1, 1, "", "trop-d-inconnus", trouve, "", suite)
    return problemes + inconnus


_CONSEIL = "Pour commencer, créez votre dépôt avec « cpts nouveau »"


def _check_contenu(dossier: Dossier, ici: Path) -> Iterator[Probleme]:
    """What should not be in the folder `ici`, by name; hidden files are left alone, links are never followed."""
    try:
        fichiers = sorted(f for f in ici.iterdir() if not f.name.startswith("."))
        defauts = [_judge_fichier(f, f.relative_to(dossier.chemin)) for f in fichiers]
    except OSError:
        nom = dossier.name_fichier(ici.relative_to(dossier.chemin).as_posix()) if ici != dossier.chemin else dossier.nom
        trouve, conseil = "ce dossier ne peut pas être ouvert", "Vérifiez ses droits"
        yield Probleme(nom, 1, 1, "", "dossier-illisible", trouve, "", conseil)
        return
    for fichier, defaut in zip(fichiers, defauts, strict=True):
        if defaut:
            yield Probleme(dossier.name_fichier(fichier.relative_to(dossier.chemin).as_posix()), 1, 1, "", *defaut)
        elif fichier.is_dir():
            yield from _check_contenu(dossier, fichier)


def _judge_fichier(fichier: Path, relatif: Path) -> tuple[str, str, str, str] | None:
    """(code, what is found, what is expected, what to do) of what should not be there, or None."""
    if fichier.is_symlink():
        trouve = "c’est un lien vers un autre endroit : rien ne le suit"
        return "fichier-lien", trouve, "un vrai fichier, dans ce dossier", "Copiez ici ce qu’il désigne"
    permis = _is_permis(relatif)
    if fichier.is_dir():
        if permis and relatif.parts[0] != "schemas":
            return "fichier-dossier", "un dossier porte le nom d’un fichier", "un fichier", "Renommez ce dossier"
        if len(relatif.parts) > _PROFONDEUR_MAX or (len(relatif.parts) == _PROFONDEUR_MAX and not permis):
            return _PAS_PREVU
        return None
    if not fichier.is_file():
        trouve = "ce n’est pas un fichier ordinaire (tube, prise ou appareil)"
        return "fichier-special", trouve, "un fichier de texte ou une image", "Supprimez-le"
    return None if permis else ("fichier-inconnu", _IMPREVU, *_advise(relatif))


_IMPREVU = "ce fichier n’est pas prévu : rien ne le lit"
_PAS_PREVU = ("fichier-inconnu", "ce dossier n’est pas prévu : rien n’y est lu", "", "Supprimez-le")


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
