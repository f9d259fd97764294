"""« Ceci est faux »: a simple field is changed when what is right passes the model; the rest is for the team."""

from collections.abc import Mapping
from typing import Any

from cpts.demandes.adresses import parse_adresse, parse_horaires, tidy_telephone
from cpts.demandes.base import Base, Brouillon, Cible
from cpts.demandes.changement import Changement
from cpts.demandes.fiches import find_fiche, is_autre_page
from cpts.demandes.formulaires import AUTRE, CHAMPS_SIGNALES, DEPART, FORMULAIRES
from cpts.demandes.refus import refuse
from cpts.demandes.valeurs import check_valeurs
from cpts.edition.morceaux import remove_champ
from cpts.edition.retouche import MODELES, set_champ
from cpts.markdown_github import code, protect
from cpts.model.annuaire import Exercice, FinActivite

_FORMULAIRE = FORMULAIRES["signaler"]
_LIBELLES = {champ: libelle for libelle, champ in CHAMPS_SIGNALES.items()}
_TITRE = "Une erreur à corriger"
_VERIFIER = "Vérifiez auprès de la personne ou du lieu, par un autre moyen que ce qui est écrit ici."


def prepare_signaler(base: Base, reponses: Mapping[str, str]) -> Changement:
    """`reponses`: fiche, champ (a field, `depart` or `autre`), valeur and perhaps source."""
    champ, valeur = reponses["champ"], reponses["valeur"]
    if champ == AUTRE and is_autre_page(base, reponses["fiche"]):
        return _leave(base, code(reponses["fiche"]), reponses)
    cible = find_fiche(base, reponses["fiche"], _FORMULAIRE.get_titre("fiche"))
    if (place := _find_place(cible, champ)) is None:
        return _leave(base, f"{code(cible.ident)} ({code(base.dossier.name_fichier(cible.fichier))})", reponses)
    brouillon = Brouillon(base)
    if champ == DEPART:
        faits = _write_depart(brouillon, cible, valeur)
    else:
        faits = _write_champ(brouillon, cible, place, _read_valeur(champ, valeur))
    return Changement(_TITRE, brouillon, faits, [_VERIFIER, *_list_source(reponses)])


def _find_place(cible: Cible, champ: str) -> tuple[str | int, ...] | None:
    """The path of the field in the entry; None when only a person can tell."""
    if champ == AUTRE or (champ == DEPART and cible.liste == "structures"):
        return None
    if champ == DEPART:
        return ("fin_activite",)
    if cible.liste == "structures":
        return (champ,) if champ in MODELES["structures"].model_fields else None
    exercices = cible.valeur["exercices"]
    seul = len(exercices) == 1 and champ in Exercice.model_fields
    loge = champ == "adresse" and "adresse" not in exercices[0]
    return ("exercices", 0, champ) if seul and not loge else None


def _read_valeur(champ: str, valeur: str) -> Any:
    if champ == "horaires":
        return parse_horaires(valeur, _FORMULAIRE.get_titre("valeur"))
    if champ == "telephone":
        return tidy_telephone(valeur)
    if champ == "adresse":
        return parse_adresse(valeur, _FORMULAIRE.get_titre("valeur"))
    return valeur


def _write_champ(brouillon: Brouillon, cible: Cible, place: tuple[str | int, ...], valeur: Any) -> list[str]:
    champ = str(place[-1])
    modele = MODELES["structures"] if len(place) == 1 else Exercice
    titres = dict.fromkeys((champ, "voie", "code_postal", "commune"), _FORMULAIRE.get_titre("valeur"))
    check_valeurs(modele, {champ: valeur}, _FORMULAIRE, **titres)
    parent = cible.valeur if len(place) == 1 else cible.valeur["exercices"][0]
    avant = parent.get(champ)
    if avant == valeur:
        raise refuse("C’est déjà ce qui est écrit.", _FORMULAIRE.get_titre("valeur"))
    brouillon.change(cible.fichier, set_champ, cible.liste, cible.ident, place, valeur)
    faits = [f"{code(cible.ident)}, {_LIBELLES[champ].lower()} : {_write(avant)} devient {_write(valeur)}."]
    if champ == "adresse" and "position" in parent:
        return [*faits, *_drop_position(brouillon, cible, place)]
    return faits


def _drop_position(brouillon: Brouillon, cible: Cible, place: tuple[str | int, ...]) -> list[str]:
    """The point on the map is that of the former address."""
    brouillon.change(cible.fichier, remove_champ, cible.liste, cible.ident, (*place[:-1], "position"))
    return ["La position de l’ancienne adresse a été enlevée : ajoutez la nouvelle."]


def _write_depart(brouillon: Brouillon, cible: Cible, valeur: str) -> list[str]:
    depart = {"le": valeur}
    check_valeurs(FinActivite, depart, _FORMULAIRE, le=_FORMULAIRE.get_titre("valeur"))
    if "fin_activite" in cible.valeur:
        raise refuse("Le départ de cette personne est déjà annoncé.", _FORMULAIRE.get_titre("champ"))
    brouillon.change(cible.fichier, set_champ, cible.liste, cible.ident, "fin_activite", depart)
    return [f"{code(cible.ident)} : dernier jour d’activité le {valeur}."]


def _leave(base: Base, quoi: str, reponses: Mapping[str, str]) -> Changement:
    """Nothing is changed: the message, tidy, for a person of the team."""
    libelle = _LIBELLES[reponses["champ"]].lower()
    a_faire = [f"{quoi}, {libelle} :", *_quote_lignes(reponses["valeur"]), _VERIFIER]
    return Changement(_TITRE, Brouillon(base), [], [*a_faire, *_list_source(reponses)])


def _quote_lignes(texte: str) -> list[str]:
    return [code(ligne) for ligne in texte.split("\n") if ligne.strip()]


def _list_source(reponses: Mapping[str, str]) -> list[str]:
    return [f"D’où vient l’information : {protect(reponses['source'])}"] if "source" in reponses else []


def _write(valeur: Any) -> str:
    if valeur is None:
        return "rien"
    if isinstance(valeur, Mapping):
        return code(", ".join(f"{cle}: {v}" for cle, v in valeur.items()))
    return code(str(valeur))
