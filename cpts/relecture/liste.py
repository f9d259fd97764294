"""The list for the team: whom to call or to write to, and about what."""

from collections.abc import Iterable, Iterator, Sequence

from cpts.relecture.destinataires import Destinataire
from cpts.relecture.echeances import Echeance
from cpts.telephone import format_telephone
from cpts.text import plural

RIEN = "Rien n’est à vérifier."


def group_par_destinataire(echeances: Iterable[Echeance]) -> list[tuple[Destinataire, list[Echeance]]]:
    """The team first, then whoever waits for longest; each with what to ask, oldest first."""
    groupes: dict[str, list[Echeance]] = {}
    for echeance in sorted(echeances, key=lambda e: e.rang):
        groupes.setdefault(echeance.destinataire.cle, []).append(echeance)
    tries = sorted(groupes.values(), key=lambda groupe: (groupe[0].destinataire.cle != "", groupe[0].rang))
    return [(groupe[0].destinataire, groupe) for groupe in tries]


def write_liste(echeances: Sequence[Echeance]) -> str:
    """The whole text, its last line without line end."""
    if not echeances:
        return RIEN
    return "\n".join(_list_lignes(echeances))


def _list_lignes(echeances: Sequence[Echeance]) -> Iterator[str]:
    groupes = group_par_destinataire(echeances)
    fiches = plural(len(echeances), "chose à vérifier", "choses à vérifier")
    yield f"{fiches}, {plural(len(groupes), 'personne')} à qui demander."
    for destinataire, groupe in groupes:
        yield ""
        yield _write_qui(destinataire)
        for echeance in groupe:
            reserve = "" if echeance.publique else " (fiche réservée à l’équipe)"
            yield f"  - {echeance.nom}{reserve} : {' ; '.join(echeance.motifs)}"
            yield f"    {echeance.lieu}"


def _write_qui(destinataire: Destinataire) -> str:
    """« Pharmacie des Tilleuls, accueil@example.org, 03 53 01 00 10 »."""
    telephone = format_telephone(destinataire.telephone) if destinataire.telephone else None
    return ", ".join(filter(None, (destinataire.nom, destinataire.courriel, telephone)))
