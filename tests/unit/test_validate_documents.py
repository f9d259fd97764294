"""Documents: a file of medias/ that exists and is what its name says, or a link; never both, never neither."""

from pathlib import Path

import pytest

from tests.factories import CPTS, assert_problemes, list_problemes

CPTS_DOCUMENTS = "documents:\n  - titre: Statuts\n"
CAS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a file that is not there": (
        "    fichier: statuts.pdf\n",
        [("cpts.yaml:24:14 documents[1].fichier", "media-absent", "Le fichier medias/statuts.pdf n’existe pas.")],
    ),
    "a file out of medias/": (
        "    fichier: ../statuts.pdf\n",
        [
            (
                "cpts.yaml:24:14 documents[1].fichier",
                "media-invalide",
                "« ../statuts.pdf » n’est pas un fichier du dossier medias/. Attendu : un nom de fichier simple",
            )
        ],
    ),
    "a file and a link": (
        "    fichier: statuts.pdf\n    lien: https://documents.example.org/\n",
        [
            (
                "cpts.yaml:25:11 documents[1].lien",
                "document-adresse",
                "Un fichier et un lien sont écrits. Attendu : un fichier de medias/, ou un lien : l’un des deux.",
            )
        ],
    ),
    "neither": (
        "    date: 2026-10-12\n",
        [("cpts.yaml:23:5 documents[1]", "document-adresse", "Ni fichier ni lien n’est écrit.")],
    ),
}


@pytest.mark.parametrize(("lignes", "attendus"), CAS.values(), ids=CAS.keys())
def test_a_document_that_nobody_could_open_is_told(
    tmp_path: Path, lignes: str, attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, cpts=CPTS + CPTS_DOCUMENTS + lignes), attendus)
