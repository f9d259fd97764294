"""data/medias/: only files that a field names, whose bytes are what their name says."""

import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from cpts.dossier import MEGA, Dossier, is_fichier, read_octets
from cpts.errors import Probleme
from cpts.model.actions import Parcours
from cpts.model.actualites import Actualite
from cpts.model.cpts import Cpts
from cpts.model.divers import Partenaire
from cpts.model.documents import Document
from cpts.text import did_you_mean, format_entier, quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.validate.fichiers import SUFFIXES_MEDIAS
from cpts.validate.traduction import Chemin

TAILLE_MEDIA = 4 * MEGA
COTE_MAX, PIXELS_MAX = 6000, 20 * 10**6
"""Of a side, and of the whole image once opened: a file of 30 kB can ask each visitor for ten gigabytes."""
_JPEG = (b"\xff\xd8\xff",)
_SIGNATURES = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": _JPEG, ".jpeg": _JPEG, ".webp": (b"RIFF",), ".pdf": (b"%PDF-",)}
_METADONNEES = (b"Exif\x00\x00", b"EXIF", b"eXIf", b"http://ns.adobe.com/xap/")


def list_cites(donnees: Donnees) -> Iterator[tuple[Entree[Any], Chemin, str]]:
    """Each file named by a field: (entry, field, name)."""
    if donnees.cpts and donnees.cpts.modele.logo:
        yield donnees.cpts, ("logo",), donnees.cpts.modele.logo
    for partenaire in donnees.get("partenaires", Partenaire):
        if partenaire.modele.logo:
            yield partenaire, ("logo",), partenaire.modele.logo
    if donnees.cpts:
        yield from _list_documents(donnees.cpts, donnees.cpts.modele.documents)
        yield from _list_projet(donnees.cpts)
    for parcours in donnees.get("parcours", Parcours):
        yield from _list_documents(parcours, parcours.modele.documents)
    for actualite in donnees.get("actualites", Actualite):
        yield from _list_documents(actualite, actualite.modele.documents)


def _list_projet(cpts: Entree[Cpts]) -> Iterator[tuple[Entree[Any], Chemin, str]]:
    """The text of the health project, when it is a file."""
    projet = cpts.modele.projet_sante
    if projet and projet.document and projet.document.fichier:
        yield cpts, ("projet_sante", "document", "fichier"), projet.document.fichier


def _list_documents(entree: Entree[Any], documents: Iterable[Document]) -> Iterator[tuple[Entree[Any], Chemin, str]]:
    for rang, document in enumerate(documents):
        if document.fichier:
            yield entree, ("documents", rang, "fichier"), document.fichier


def check_medias(dossier: Dossier, donnees: Donnees) -> Iterator[Probleme]:
    """A cited file that is missing, too heavy, false or that tells where a photo was taken; a file never cited."""
    presents = {f.name for f in (dossier.chemin / "medias").glob("*") if is_fichier(f) and not f.name.startswith(".")}
    cites = set()
    for entree, champ, nom in list_cites(donnees):
        cites.add(nom)
        if nom in presents:
            yield from _check_fichier(dossier, entree, champ, nom)
        else:
            trouve = f"le fichier medias/{nom} n’existe pas"
            yield entree.tell(champ, "media-absent", trouve, "", did_you_mean(nom, presents))
    for nom in sorted(presents - cites):
        if nom.endswith(SUFFIXES_MEDIAS):
            chemin = dossier.name_fichier(f"medias/{nom}")
            yield Probleme(chemin, 1, 1, "", "media-inutile", "aucun champ ne cite ce fichier", "", "Supprimez-le")


def _check_fichier(dossier: Dossier, entree: Entree[Any], champ: Chemin, nom: str) -> Iterator[Probleme]:
    octets = read_octets(dossier.chemin / "medias" / nom, dossier.name_fichier(f"medias/{nom}"), TAILLE_MEDIA)
    if isinstance(octets, Probleme):
        yield octets
        return
    suffixe = nom[nom.rindex(".") :]
    signe = octets.startswith(_SIGNATURES[suffixe]) and (suffixe != ".webp" or octets[8:12] == b"WEBP")
    cotes = _measure(octets) if signe and suffixe != ".pdf" else (0, 0)
    if not signe:
        trouve = f"le contenu de {quote(nom)} n’est pas celui d’un fichier {suffixe}"
        yield entree.tell(champ, "media-faux", trouve, f"un vrai fichier {suffixe}", "Enregistrez-le de nouveau")
    elif cotes is None:
        trouve = f"{quote(nom)} ne s’ouvre pas : le fichier est abîmé"
        yield entree.tell(champ, "media-illisible", trouve, "une image entière", "Enregistrez-la de nouveau")
    elif is_trop_grande(cotes):
        attendu = f"{format_entier(COTE_MAX)} points de côté et {PIXELS_MAX // 10**6} millions de points au plus"
        yield entree.tell(champ, "media-trop-grand", f"{quote(nom)} est une image trop grande", attendu, "Réduisez-la")
    # A document says who wrote it, and may: only a photo tells where someone stood.
    if suffixe != ".pdf" and any(marque in octets for marque in _METADONNEES):
        trouve = f"{quote(nom)} garde des métadonnées, qui peuvent dire où et par qui la photo a été prise"
        yield entree.tell(champ, "media-exif", trouve, "une image sans métadonnées", "Exportez-la sans elles")


def _measure(octets: bytes) -> tuple[int, int] | None:
    """Width and height of an image that can be drawn, None of another; a huge one is not unpacked."""
    from PIL import Image  # noqa: PLC0415 - most folders have no image, and it takes a moment to load

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(octets)) as image:
            if not is_trop_grande(image.size):
                image.load()
            return image.size
    except Image.DecompressionBombError:
        return COTE_MAX + 1, COTE_MAX + 1
    except Exception:  # noqa: BLE001 - a decoder raises whatever a damaged file makes it meet
        return None


def is_trop_grande(cotes: tuple[int, int]) -> bool:
    """Width and height, in points."""
    return max(cotes) > COTE_MAX or cotes[0] * cotes[1] > PIXELS_MAX
