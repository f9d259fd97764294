"""« Retirez-moi »: the entry goes, a neutral one stays, and nothing cites the person any more.

What is said of it never names the person: the proposal of change is read by everyone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cpts.demandes.base import Base, Brouillon, Cible
from cpts.demandes.changement import Changement
from cpts.demandes.fiches import FICHES, find_fiche
from cpts.demandes.formulaires import FORMULAIRES
from cpts.edition.retouche import add_entree, remove_entree, set_champ
from cpts.markdown_github import code
from cpts.text import fold
from cpts.validate.references import CITATIONS

_FORMULAIRE = FORMULAIRES["opposition"]
_CHIFFRES = re.compile(r"\D+", re.ASCII)
_NEUTRE = re.compile(r"fiche-(\d{4})")
FICHIER_OPPOSES = "annuaire.yaml"
"""Where the neutral entries are: a file a commune would still say where the person works."""


def prepare_opposition(base: Base, reponses: Mapping[str, str]) -> Changement:
    """`reponses`: fiche alone. A place is not a person: what to do with it is left to the team."""
    cible = find_fiche(base, reponses["fiche"], _FORMULAIRE.get_titre("fiche"))
    brouillon = Brouillon(base)
    changement = Changement("Une fiche à retirer", brouillon)
    if cible.liste == "structures":
        changement.a_faire.append(
            f"{code(cible.ident)} est un lieu : s’il porte le nom d’une personne qui s’oppose, changez ce nom, "
            "puis retirez la fiche de la personne."
        )
        return changement
    neutre = _find_neutre(base)
    brouillon.change(cible.fichier, remove_entree, cible.liste, cible.ident)
    opposee = {"id": neutre, "diffusion": {"statut": "oppose"}}
    brouillon.change(FICHIER_OPPOSES, add_entree, cible.liste, opposee)
    changement.faits.append(f"La fiche demandée n’existe plus ; {code(neutre)} la remplace, sans nom.")
    changement.faits += _remove_citations(base, brouillon, cible.ident)
    changement.a_faire += _list_restes(brouillon, cible)
    return changement


def _find_neutre(base: Base) -> str:
    """The first `fiche-NNNN` after those in use."""
    idents = [cible.ident for liste in FICHES for cible in base.list_cibles(liste)]
    numeros = [int(lu[1]) for ident in idents if (lu := _NEUTRE.fullmatch(ident))]
    return f"fiche-{max(numeros, default=0) + 1:04d}"


def _remove_citations(base: Base, brouillon: Brouillon, ident: str) -> Iterator[str]:
    """What was done with everything that cited `ident`: out of the lists, and what cannot do without it goes whole."""
    for liste, citations in CITATIONS.items():
        for motif, genre in citations:
            for cible in base.list_cibles(liste) if genre == "fiches" else ():
                if phrase := _remove_citation(brouillon, cible, motif, ident):
                    yield phrase


def _remove_citation(brouillon: Brouillon, cible: Cible, motif: tuple[str | None, ...], ident: str) -> str:
    dernier = motif[-1]
    champ = [pas for pas in motif if pas is not None]
    cites = _get(cible.valeur, champ)
    if dernier is None and isinstance(cites, list) and ident in cites:
        reste = [cite for cite in cites if cite != ident]
        brouillon.change(cible.fichier, set_champ, cible.liste, cible.ident, champ, reste)
        return f"Retirée de {code(champ[-1])} dans {code(cible.ident)} ({cible.liste})."
    if dernier is not None and cites == ident:
        brouillon.change(cible.fichier, remove_entree, cible.liste, cible.ident)
        quand = f" du {cible.valeur['debut']} au {cible.valeur['fin']}" if "debut" in cible.valeur else ""
        return (
            f"{code(cible.ident)} ({cible.liste}{quand}) n’a plus personne et a été supprimée : à confier à quelqu’un."
        )
    return ""


def _get(valeur: Any, champ: list[str]) -> Any:
    for nom in champ:
        valeur = valeur.get(nom) if isinstance(valeur, dict) else None
    return valeur


def _list_restes(brouillon: Brouillon, cible: Cible) -> Iterator[str]:
    """What only a person can do; the lines that still hold the name are told by their number."""
    yield "Vérifiez, en privé, que la demande vient bien de la personne. Ne demandez aucune pièce dans cette page."
    lieux = [code(lieu) for lieu in _find_lignes(brouillon, cible)]
    if lieux:
        yield f"Le nom, le numéro ou l’identifiant est encore écrit ici, à relire : {', '.join(lieux)}."
    yield "Notez le nouvel identifiant dans le carnet privé, pour ne jamais inscrire la personne à nouveau."
    yield "L’historique garde l’ancienne fiche. Si la personne le demande, suivez le guide (« Retirer une personne »)."
    yield "Supprimez ensuite la demande elle-même : elle cite la fiche."


def _find_lignes(brouillon: Brouillon, cible: Cible) -> Iterator[str]:
    """« data/cpts.yaml:12 » for each line of the data that still names the person, once changed."""
    mots = [fold(mot) for mot in _list_mots(cible.valeur)]
    numeros = [_CHIFFRES.sub("", e["telephone"]) for e in cible.valeur["exercices"] if "telephone" in e]
    dossier = brouillon.base.dossier
    for fichier in sorted({*dossier.lectures, *brouillon.textes}):
        for rang, ligne in enumerate(brouillon.read(fichier).split("\n"), 1):
            chiffres = _CHIFFRES.sub("", ligne)
            if any(mot in fold(ligne) for mot in mots) or any(numero in chiffres for numero in numeros):
                yield f"{dossier.name_fichier(fichier)}:{rang}"


def _list_mots(valeur: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{valeur['prenom']} {valeur['nom']}", f"{valeur['nom']} {valeur['prenom']}", valeur["id"])
    yield from valeur.get("anciens_ids", ())
    for exercice in valeur["exercices"]:
        yield from (exercice[nom] for nom in ("courriel", "rendez_vous") if nom in exercice)
