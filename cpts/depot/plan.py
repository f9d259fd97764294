"""What an upgrade would do to each file of a CPTS's repository; nothing is written here.

Three texts of one file are compared: as it was delivered, as it is there, as the new engine has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from cpts.depot.moteur import Livraison, compute_empreinte, list_moteur, read_livraison

_INDISPENSABLES = ("cpts", "hooks")
"""Without these nothing runs: what is missing there was lost, not left out."""
_AUTRE = "autre"
"""Stands for the digest of what is there and is not a plain file: a folder, a link to elsewhere."""


class Sort(Enum):
    """What becomes of a file; the value is the sentence told to the person."""

    REMPLACE = "remplacés par la nouvelle version"
    AJOUTE = "ajoutés"
    RETIRE = "retirés, car le moteur n’en a plus besoin"
    GARDE = "gardés comme vous les avez écrits, alors que le moteur a changé"
    ABSENT = "laissés absents, car vous les avez retirés"
    ABANDONNE = "gardés comme vous les avez écrits, alors que le moteur ne s’en sert plus"


@dataclass(frozen=True, slots=True)
class Plan:
    """`sorts`: path → what becomes of it, only for what the person must know. `sources`: path → new file."""

    dossier: Path
    sorts: Mapping[str, Sort]
    sources: Mapping[str, Path]
    livraison: Livraison

    def list(self, sort: Sort) -> tuple[str, ...]:
        return tuple(chemin for chemin, voulu in self.sorts.items() if voulu is sort)


def make_plan(racine: Path, dossier: Path, version: str) -> Plan:
    """The upgrade of `dossier` to the engine of `racine`; raises `BuildError`."""
    avant = read_livraison(dossier)
    sources = list_moteur(racine)
    neufs = {chemin: compute_empreinte(fichier) for chemin, fichier in sources.items()}
    sorts = {}
    for chemin in sorted({*avant.fichiers, *neufs}):
        sort = judge(chemin, avant.fichiers.get(chemin), read_ici(dossier, chemin), neufs.get(chemin))
        if sort:
            sorts[chemin] = sort
    return Plan(dossier, sorts, sources, Livraison(version, neufs))


def judge(chemin: str, livre: str | None, ici: str | None, neuf: str | None) -> Sort | None:
    """What becomes of `chemin`, from its digest as delivered, here and now, and in the new engine; None: no change."""
    if ici == neuf:
        return None
    if ici is None:
        return _judge_absent(chemin, livre, neuf)
    if neuf is None:
        return Sort.RETIRE if ici == livre else Sort.ABANDONNE
    if ici == livre:
        return Sort.REMPLACE
    return None if livre == neuf else Sort.GARDE


def _judge_absent(chemin: str, livre: str | None, neuf: str | None) -> Sort | None:
    if livre is None or PurePosixPath(chemin).parts[0] in _INDISPENSABLES:
        return Sort.AJOUTE
    return None if livre == neuf else Sort.ABSENT


def read_ici(dossier: Path, chemin: str) -> str | None:
    """The digest of what is at `chemin`, None when nothing is; a link is never followed out of the repository."""
    fichier = dossier
    for partie in PurePosixPath(chemin).parts[:-1]:
        fichier /= partie
        if fichier.is_symlink() or (fichier.exists() and not fichier.is_dir()):
            return _AUTRE
    fichier /= PurePosixPath(chemin).name
    if fichier.is_symlink() or fichier.is_dir():
        return _AUTRE
    return compute_empreinte(fichier) if fichier.is_file() else None


def is_a_jour(plan: Plan) -> bool:
    """Whether the repository already has the files of this engine, and its list says so."""
    return not plan.sorts and read_livraison(plan.dossier).fichiers == plan.livraison.fichiers
