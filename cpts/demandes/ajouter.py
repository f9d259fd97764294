"""« Ajoutez ceci »: a person, a place or an event, at the end of the file of its commune."""

from collections.abc import Mapping
from typing import Any

from cpts.demandes.adresses import parse_horaires, tidy_telephone
from cpts.demandes.base import Base, Brouillon
from cpts.demandes.changement import Changement
from cpts.demandes.fiches import find_fiche
from cpts.demandes.formulaires import FORMULAIRES
from cpts.demandes.refus import DemandeRefusee, Raison, refuse
from cpts.demandes.valeurs import check_valeurs
from cpts.edition.ecriture import sort_champs
from cpts.edition.retouche import MODELES, add_entree
from cpts.markdown_github import code
from cpts.model.valeurs import LONGUEUR_ID
from cpts.text import fold, slugify

FORMULAIRE = FORMULAIRES["ajouter"]
_TITRES = {
    "professionnels": "Un soignant à ajouter",
    "structures": "Un lieu à ajouter",
    "evenements": "Un rendez-vous à annoncer",
}
_REQUISES = {
    "professionnels": ("prenom", "profession", "informe_le"),
    "structures": ("type", "code_postal", "commune"),
    "evenements": ("debut", "publics"),
}
_PERSONNE = "Cherchez dans le carnet privé si cette personne s’est opposée à sa publication."
_RELIRE = "Ajoutez ensuite `verifie_le` et la date du jour."
_POSITION = "Ajoutez la position, pour que le lieu soit sur la carte."


def prepare_ajouter(base: Base, reponses: Mapping[str, str]) -> Changement:
    """`reponses`: quoi, nom, and what that kind of entry needs; the others are not read."""
    liste = f"{reponses['quoi']}s"
    if "telephone" in reponses:
        reponses = {**reponses, "telephone": tidy_telephone(reponses["telephone"])}
    _check_requises(liste, reponses)
    make = {"professionnels": _make_professionnel, "structures": _make_structure, "evenements": _make_evenement}
    champs = make[liste](base, reponses)
    check_valeurs(MODELES[liste], champs, FORMULAIRE, titre=FORMULAIRE.get_titre("nom"), lieu=_titre_lieu())
    _check_nouveau(base, liste, champs)
    champs = sort_champs(MODELES[liste], {"id": _find_ident(base, liste, champs), **champs})
    brouillon = Brouillon(base)
    fichier = _find_fichier(base, liste, champs)
    brouillon.start(fichier)
    brouillon.change(fichier, add_entree, liste, champs)
    a_faire = ["Relisez chaque ligne, et vérifiez qu’elle vient de la personne ou du lieu."]
    a_faire += [_RELIRE] if liste != "evenements" else []
    a_faire += [_PERSONNE] if liste == "professionnels" else [_POSITION] if liste == "structures" else []
    return Changement(
        _TITRES[liste],
        brouillon,
        [f"{code(champs['id'])} ajouté dans {code(base.dossier.name_fichier(fichier))}."],
        a_faire,
    )


def _titre_lieu() -> str:
    return FORMULAIRE.get_titre("structure")


def _check_requises(liste: str, reponses: Mapping[str, str]) -> None:
    manquent = [(nom, "Cette réponse manque.") for nom in _REQUISES[liste] if nom not in reponses]
    if liste == "professionnels" and "structure" not in reponses and not {"code_postal", "commune"} <= reponses.keys():
        manquent.append(("structure", "Donnez un lieu, ou bien le code postal et la commune."))
    if manquent:
        raise DemandeRefusee(Raison(FORMULAIRE.get_titre(nom), phrase) for nom, phrase in manquent)


def _make_professionnel(base: Base, reponses: Mapping[str, str]) -> dict[str, Any]:
    if "specialite" in reponses and reponses["profession"] != "medecin-specialiste":
        raise refuse("Une spécialité ne va qu’avec « Médecin spécialiste ».", FORMULAIRE.get_titre("specialite"))
    exercice: dict[str, Any] = _make_lieu(base, reponses)
    exercice |= _pick(reponses, "telephone", "courriel")
    exercice |= _make_horaires(reponses)
    if "site" in reponses:
        exercice["rendez_vous"] = reponses["site"]
    return {
        **_pick(reponses, "nom", "prenom", "profession", "specialite"),
        "exercices": [exercice],
        "diffusion": {"statut": "public", "source": "declaration", "informe_le": reponses["informe_le"]},
    }


def _make_structure(_base: Base, reponses: Mapping[str, str]) -> dict[str, Any]:
    champs: dict[str, Any] = _pick(reponses, "nom", "type", "telephone", "courriel", "site")
    return {**champs, "adresse": _pick(reponses, "voie", "code_postal", "commune"), **_make_horaires(reponses)}


def _make_evenement(base: Base, reponses: Mapping[str, str]) -> dict[str, Any]:
    champs: dict[str, Any] = {"titre": reponses["nom"], **_pick(reponses, "resume", "debut", "fin")}
    if "structure" in reponses:
        champs["lieu"] = find_fiche(base, reponses["structure"], _titre_lieu()).ident
    elif "voie" in reponses or "commune" in reponses:
        adresse = _pick(reponses, "voie", "code_postal", "commune")
        champs["lieu"] = {"nom": reponses.get("voie") or reponses["commune"], "adresse": adresse}
    champs["publics"] = reponses["publics"].split()
    contact = _pick(reponses, "telephone", "courriel")
    if "site" in reponses:
        contact["lien"] = reponses["site"]
    return {**champs, "inscription": contact} if contact else champs


def _make_lieu(base: Base, reponses: Mapping[str, str]) -> dict[str, Any]:
    if "structure" not in reponses:
        return {"adresse": _pick(reponses, "voie", "code_postal", "commune")}
    cible = find_fiche(base, reponses["structure"], _titre_lieu())
    if cible.liste != "structures":
        raise refuse("Cette fiche est une personne : donnez celle d’un lieu.", _titre_lieu())
    return {"structure": cible.ident}


def _make_horaires(reponses: Mapping[str, str]) -> dict[str, Any]:
    if "horaires" not in reponses:
        return {}
    return {"horaires": parse_horaires(reponses["horaires"], FORMULAIRE.get_titre("horaires"))}


def _pick(reponses: Mapping[str, str], *noms: str) -> dict[str, str]:
    return {nom: reponses[nom] for nom in noms if nom in reponses}


def _check_nouveau(base: Base, liste: str, champs: Mapping[str, Any]) -> None:
    """Refuses an entry that looks like one already there."""
    cle = _identify(champs)
    for cible in base.list_cibles(liste):
        if cle == _identify(cible.valeur):
            raise refuse(f"C’est déjà dans les données : « {cible.ident} ».", FORMULAIRE.get_titre("nom"))


def _identify(champs: Mapping[str, Any]) -> tuple[str, ...]:
    adresse = champs.get("adresse") or {}
    noms = (champs.get("nom"), champs.get("prenom"), champs.get("profession"), adresse.get("commune"))
    return tuple(fold(str(mot or "")) for mot in (*noms, champs.get("titre"), champs.get("debut")))


def _find_ident(base: Base, liste: str, champs: Mapping[str, Any]) -> str:
    """A free id made of the name; « -2 » and so on when it is taken."""
    listes = ("evenements",) if liste == "evenements" else ("structures", "professionnels")
    pris = {
        ident for nom in listes for c in base.list_cibles(nom) for ident in (c.ident, *c.valeur.get("anciens_ids", ()))
    }
    mots = (champs.get("prenom", ""), champs.get("nom", champs.get("titre", "")), champs.get("debut", "")[:7])
    racine = slugify(" ".join(mots))[: LONGUEUR_ID - 4].strip("-")
    if not slugify(mots[1]):
        raise refuse("Ce nom n’a ni lettre ni chiffre.", FORMULAIRE.get_titre("nom"))
    candidats = [racine, *(f"{racine}-{rang}" for rang in range(2, 100))]
    return next(ident for ident in candidats if ident not in pris)


def _find_fichier(base: Base, liste: str, champs: Mapping[str, Any]) -> str:
    """The file of the commune when the directory has one a commune, else that of the whole list."""
    fichiers = base.dossier.lectures
    if liste == "evenements":
        return next((f for f in fichiers if f.startswith("agenda")), "agenda.yaml")
    if not any(fichier.startswith("annuaire/") for fichier in fichiers):
        return "annuaire.yaml"
    return f"annuaire/{slugify(_find_commune(base, champs))}.yaml"


def _find_commune(base: Base, champs: Mapping[str, Any]) -> str:
    exercice = champs.get("exercices", [{}])[0]
    adresse = champs.get("adresse") or exercice.get("adresse")
    if adresse is None:
        return base.site.get_nom_commune(base.site.structures_par_id[exercice["structure"]].adresse)
    return next((c.nom for c in base.site.territoire.communes if c.code == adresse["commune"]), adresse["commune"])
