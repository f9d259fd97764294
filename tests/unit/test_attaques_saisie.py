"""Each attack typed in each text of each form of « Contribuer »: refused at its question, or the same once read."""

import unicodedata
from typing import Any

import pytest

from cpts.yaml_source import read_yaml
from tests.attaques.charges import CHARGES, NATURES, Charge
from tests.unit.saisie_formulaire import Reponses, fill, list_champs, run, view
from tests.unit.test_saisie_yaml import LIEU, PERSONNE, RENDEZ_VOUS

DEPARTS: dict[str, Reponses] = {
    "professionnel": {
        **{nom: valeur for nom, valeur in PERSONNE.items() if nom != "exercices.0.structure"},
        "exercices.0.adresse.code_postal": "01001",
        "exercices.0.adresse.commune": "Exempleville",
    },
    "structure": LIEU,
    "evenement": {
        **{nom: valeur for nom, valeur in RENDEZ_VOUS.items() if nom != "lieu"},
        "lieu.nom": "Salle",
        "lieu.adresse.code_postal": "01001",
        "lieu.adresse.commune": "Exempleville",
    },
}


def list_libres(genre: str) -> dict[str, str]:
    """Question → nature of the text that it asks for."""
    return {champ.nom: champ.regle for champ in list_champs(view(genre)) if champ.regle in NATURES}


def find(noeud: Any, chemin: str) -> str:
    """The text at « exercices.0.adresse.voie »; of a list of texts, the only one."""
    for pas in chemin.split("."):
        noeud = noeud[int(pas)] if isinstance(noeud, list) else noeud[pas]
    return str(noeud[0] if isinstance(noeud, list) else noeud)


@pytest.mark.parametrize(("genre", "nombre"), [("professionnel", 9), ("structure", 7), ("evenement", 7)])
def test_an_attack_is_refused_at_its_question_or_read_as_it_was_typed(genre: str, nombre: int) -> None:
    libres = list_libres(genre)
    assert len(libres) == nombre
    remplis = [fill(genre, {**DEPARTS[genre], **write_reponses(libres, charge)}) for charge in CHARGES]
    for charge, fait in zip(CHARGES, run(remplis), strict=True):
        refusees = {nom for nom, nature in libres.items() if nature in charge.refusee_par}
        assert {erreur["nom"] for erreur in fait["erreurs"]} == refusees, charge.nom
        if not refusees:
            check_texte(fait["texte"], libres, charge)


def write_reponses(libres: dict[str, str], charge: Charge) -> dict[str, str | list[str]]:
    return {nom: [charge.texte] if nom in ("communes_visites", "competences") else charge.texte for nom in libres}


def check_texte(texte: str, libres: dict[str, str], charge: Charge) -> None:
    """One entry, whose every text is the attack."""
    document, problemes = read_yaml(texte.encode(), "nouveau.yaml")
    assert document is not None, charge.nom
    assert [p for p in problemes if p.est_erreur] == [], charge.nom
    ((entree,),) = document.racine.values()
    attendu = unicodedata.normalize("NFC", charge.texte)
    assert {nom: find(entree, nom) for nom in libres} == dict.fromkeys(libres, attendu), charge.nom
