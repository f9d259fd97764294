"""Which files a data folder may hold, and the reading of the YAML ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path

from cpts.errors import Probleme
from cpts.partage import share
from cpts.text import did_you_mean, join_fr
from cpts.validate.textes import check_textes
from cpts.yaml_source import Document, read_yaml

OBLIGATOIRES = ("cpts.yaml", "annuaire.yaml", "territoire.yaml", "territoire.geojson")
FACULTATIFS = ("actions.yaml", "agenda.yaml", "soins.yaml", "alertes.yaml", "partenaires.yaml", "offres.yaml")
DECOUPABLES = ("annuaire", "actions", "agenda")
MEGA = 2**20
TAILLE_YAML, TAILLE_GEOJSON = 16 * MEGA, 64 * MEGA
POIDS_PARTAGE = MEGA
"""Files that weigh less than this together are not worth a second process."""
_A_LA_RACINE = (*OBLIGATOIRES, *FACULTATIFS, "README.md")
SUFFIXES_MEDIAS = (".png", ".jpg", ".jpeg", ".webp", ".pdf")

Lecture = tuple[Document | None, list[Probleme]]
"""A file once read: its document, None when it cannot be one, and its problems."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A data folder: `chemin` on disk, `nom` as the person typed it, shown in messages. `processus` may read it."""

    chemin: Path
    nom: str
    processus: int = 1

    def name_fichier(self, relatif: str) -> str:
        """`relatif` after the name of the folder."""
        return f"{self.nom.rstrip('/')}/{relatif}" if self.nom else relatif


def list_yaml(dossier: Dossier, genre: str) -> list[str]:
    """The YAML files of one kind, relative to the folder: `annuaire.yaml`, then `annuaire/*.yaml` by name."""
    relatifs = [f"{genre}.yaml"] if (dossier.chemin / f"{genre}.yaml").is_file() else []
    if genre in DECOUPABLES:
        noms = sorted(f.name for f in (dossier.chemin / genre).glob("*.yaml") if f.is_file())
        relatifs += [f"{genre}/{nom}" for nom in noms if not nom.startswith(".")]
    return relatifs


def read_fichiers(dossier: Dossier, genre: str) -> Iterator[Lecture]:
    """Each file of one kind, read, in order; heavy ones are shared between processes."""
    relatifs = list_yaml(dossier, genre)
    poids = sum((dossier.chemin / relatif).stat().st_size for relatif in relatifs)
    processus = dossier.processus if poids > POIDS_PARTAGE else 1
    tranches = share(partial(_read_tranche, dossier), list(enumerate(relatifs)), processus, seuil=2)
    yield from (lecture for _, lecture in sorted(chain.from_iterable(tranches), key=itemgetter(0)))


def _read_tranche(dossier: Dossier, relatifs: Iterable[tuple[int, str]]) -> list[tuple[int, Lecture]]:
    return [(rang, _read_fichier(dossier, relatif)) for rang, relatif in relatifs]


def _read_fichier(dossier: Dossier, relatif: str) -> Lecture:
    """A file that cannot be opened is a problem, not a crash."""
    nom = dossier.name_fichier(relatif)
    octets = read_octets(dossier.chemin / relatif, nom, TAILLE_YAML, _REPARTIR)
    if isinstance(octets, Probleme):
        return None, [octets]
    document, problemes = read_yaml(octets, nom, taille_max=TAILLE_YAML)
    return document, problemes + (list(check_textes(document, octets)) if document else [])


def read_octets(chemin: Path, nom: str, taille_max: int, conseil: str = "") -> bytes | Probleme:
    """The bytes of a file called `nom` in messages; too heavy, it is not even opened."""
    try:
        taille = chemin.stat().st_size
        if taille > taille_max:
            trouve = f"ce fichier pèse {taille / MEGA:.1f} Mo".replace(".", ",")
            return Probleme(nom, 1, 1, "", "fichier-trop-gros", trouve, f"{taille_max // MEGA} Mo au plus", conseil)
        return chemin.read_bytes()
    except OSError:
        return Probleme(
            nom, 1, 1, "", "fichier-illisible", "ce fichier ne peut pas être ouvert", "", "Vérifiez ses droits"
        )


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


_REPARTIR = "Répartissez les fiches dans plusieurs fichiers, par exemple un par commune"
_CONSEIL = "Pour commencer, copiez le dossier data de la démonstration"


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
