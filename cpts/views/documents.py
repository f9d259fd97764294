"""Views: documents to read, shared by the pathways and the pages of the CPTS."""

from collections.abc import Iterable
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.documents import Document

_FORMATS = {"pdf": "PDF", "png": "image", "jpg": "image", "jpeg": "image", "webp": "image"}


class DocumentVue(NamedTuple):
    """`adresse`: path of a file of this site, or whole address. `note`: « PDF, 12 octobre 2026 », or ""."""

    titre: str
    adresse: str
    note: str


def list_documents(documents: Iterable[Document]) -> tuple[DocumentVue, ...]:
    """See the component `documents`; in the order of the data."""
    return tuple(DocumentVue(d.titre, _find_adresse(d), _write_note(d)) for d in documents)


def _find_adresse(document: Document) -> str:
    return f"medias/{document.fichier}" if document.fichier else document.lien or ""


def _write_note(document: Document) -> str:
    suffixe = (document.fichier or "").rpartition(".")[2]
    morceaux = (_FORMATS.get(suffixe, ""), format_date(document.date) if document.date else "")
    return ", ".join(m for m in morceaux if m)
