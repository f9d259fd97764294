"""What is written back: the text of a proposal of change, a note for the team, or why nothing was done. Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from cpts.demandes.changement import Changement
from cpts.demandes.refus import Raison
from cpts.errors import Probleme
from cpts.markdown_github import code, protect
from cpts.rapport import write_message

RAISONS_MAX = 20
_SUITE = (
    "Corrigez votre demande (les trois points en haut à droite, puis « Edit »), "
    "ou répondez ici avec vos mots : une personne vous lira."
)


def write_changement(changement: Changement, avertissements: Sequence[Probleme]) -> str:
    """The text of the proposal, or of the note when nothing was changed."""
    return "\n".join(_list_lignes(changement, avertissements))


def write_refus(raisons: Sequence[Raison]) -> str:
    """The answer to whoever made the request."""
    lignes = ["Merci pour votre message. Il n’a pas pu être traité tout seul, et rien n’a changé :", ""]
    lignes += [f"- {_write_raison(raison)}" for raison in raisons[:RAISONS_MAX]]
    if len(raisons) > RAISONS_MAX:
        lignes.append(f"- et {len(raisons) - RAISONS_MAX} autres.")
    return "\n".join([*lignes, "", _SUITE])


def _write_raison(raison: Raison) -> str:
    titre = f"**{protect(raison.titre)}** : " if raison.titre else ""
    return titre + protect(raison.phrase)


def _list_lignes(changement: Changement, avertissements: Sequence[Probleme]) -> Iterator[str]:
    yield from (f"## {changement.titre}", "")
    if changement.faits:
        yield from (f"- {fait}" for fait in changement.faits)
    else:
        yield "Rien n’a été changé : une personne doit lire cette demande."
    yield from _list_section("À faire avant d’accepter" if changement.faits else "À faire", changement.a_faire)
    yield from _list_section("Le contrôle signale", map(_write_avertissement, avertissements))
    if changement.faits:
        yield from ("", "Toutes les données ont été relues avec ce changement : aucune erreur.")


def _list_section(titre: str, lignes: Iterable[str]) -> Iterator[str]:
    lignes = list(lignes)
    if lignes:
        yield from ("", f"### {titre}", "")
        yield from (f"- {ligne}" for ligne in lignes)


def _write_avertissement(p: Probleme) -> str:
    return f"{code(f'{p.fichier}:{p.ligne}')} {protect(write_message(p))}"
