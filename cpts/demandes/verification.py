"""« Rien n’a changé »: a new `verifie_le`, and the answer on new patients dated of the same day."""

from collections.abc import Mapping
from datetime import date

from cpts.dates import format_date
from cpts.demandes.base import Base, Brouillon
from cpts.demandes.changement import Changement
from cpts.demandes.fiches import find_relisible
from cpts.demandes.formulaires import FORMULAIRES
from cpts.demandes.refus import refuse
from cpts.demandes.valeurs import check_valeurs
from cpts.edition.retouche import MODELES, set_champ
from cpts.markdown_github import code

_FORMULAIRE = FORMULAIRES["verification"]


def prepare_verification(base: Base, reponses: Mapping[str, str]) -> Changement:
    """`reponses`: fiche and verifie_le."""
    cible = find_relisible(base, reponses["fiche"], _FORMULAIRE.get_titre("fiche"))
    quand, titre = reponses["verifie_le"], _FORMULAIRE.get_titre("verifie_le")
    check_valeurs(MODELES[cible.liste], {"verifie_le": quand}, _FORMULAIRE)
    if quand > base.jour.isoformat():
        raise refuse("Cette date n’est pas encore arrivée.", titre)
    if quand <= cible.valeur.get("verifie_le", ""):
        raise refuse(f"La fiche a déjà été relue le {_write(cible.valeur['verifie_le'])}.", titre)
    brouillon = Brouillon(base)
    brouillon.change(cible.fichier, set_champ, cible.liste, cible.ident, "verifie_le", quand)
    faits = [f"{code(cible.ident)} : relue le {_write(quand)}, rien n’a changé."]
    nouveaux = cible.valeur.get("nouveaux_patients")
    if nouveaux and nouveaux["declare_le"] < quand:
        declaration = ("nouveaux_patients", "declare_le")
        brouillon.change(cible.fichier, set_champ, cible.liste, cible.ident, declaration, quand)
        faits.append(f"La réponse sur les nouveaux patients ({code(nouveaux['reponse'])}) est redite ce jour-là.")
    return Changement(
        "Une fiche relue", brouillon, faits, ["Vérifiez que la demande vient bien de la personne ou du lieu."]
    )


def _write(quand: str) -> str:
    return format_date(date.fromisoformat(quand.strip()))
