"""A form of « Contribuer » filled without a browser: questions from the view, entry from the page's script."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

from cpts.views.matiere import Matiere
from cpts.views.saisie import VueSaisie, view_saisie
from cpts.views.saisie_champs import ChampSaisie
from outils.node import find_node
from tests.construction import RACINE
from tests.factories import make_site

AUJOURDHUI = "2026-11-21"
SCRIPT = """
import { readFileSync } from "node:fs";
import { makeFiche } from "%(lib)s/saisie-fiche.mjs";
import { writeFichier } from "%(lib)s/yaml.mjs";
const demandes = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(demandes.map(({ liste, reponses, contexte }) => {
  const { champs, erreurs } = makeFiche(reponses, { ...contexte, pris: new Set(contexte.pris) });
  return { champs, erreurs, texte: champs.id ? writeFichier(liste, champs) : "" };
})));
"""

Reponses = Mapping[str, str | list[str]]
"""Path of a question → what is answered."""


def view(genre: str) -> VueSaisie:
    return view_saisie(Matiere(make_site()), genre)


def list_champs(vue: VueSaisie) -> Iterator[ChampSaisie]:
    return (champ for section in vue.sections for partie in section.parties for champ in partie.champs)


def fill(genre: str, reponses: Reponses, pris: tuple[str, ...] = ()) -> dict[str, Any]:
    """What the page asks of its script when `reponses` are typed; the questions that a condition hides are left out."""
    vue = view(genre)
    questions = [question for champ in list_champs(vue) for question in list_questions(champ)]
    secondes = [q | {"nom": q["nom"].replace("exercices.0.", "exercices.1.")} for q in questions]
    if any(nom.startswith("exercices.1.") for nom in reponses):
        questions += [q for q in secondes if q["nom"].startswith("exercices.1.")]
    connues = {q["nom"] for q in questions}
    assert set(reponses) <= connues, set(reponses) - connues
    contexte = {"genre": genre, "aujourdhui": AUJOURDHUI, "pris": list(pris), "ordre": json.loads(vue.ordre)}
    posees = [q | {"valeurs": list_valeurs(reponses.get(q["nom"], []))} for q in questions if is_posee(q, reponses)]
    return {"liste": vue.liste, "reponses": posees, "contexte": contexte}


def list_questions(champ: ChampSaisie) -> list[dict[str, Any]]:
    communs = {"titre": champ.titre, "regle": champ.regle, "requis": champ.requis, "plusieurs": champ.plusieurs}
    autres = {"nom": f"{champ.nom}.autres", **communs, "regle": "autres-jours", "plusieurs": True}
    jours = [{"nom": question.nom, **communs} for question in (champ.jours or (champ,))]
    return [*jours, autres] if champ.jours else jours


def is_posee(question: Mapping[str, Any], reponses: Reponses) -> bool:
    """Whether the page asks it: an address only without a structure, a specialty only of a specialist."""
    nom = str(question["nom"])
    if nom == "specialite":
        return reponses.get("profession") == "medecin-specialiste"
    if nom.startswith("lieu."):
        return "lieu" not in reponses
    lieu, adresse, _ = nom.partition(".adresse.")
    return not (adresse and lieu.startswith("exercices.") and f"{lieu}.structure" in reponses)


def list_valeurs(reponse: str | list[str]) -> list[str]:
    return [reponse] if isinstance(reponse, str) else reponse


def run(demandes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`champs`, `erreurs` and `texte` of each filled form."""
    script = SCRIPT % {"lib": (RACINE / "docs/assets/js/lib").as_uri()}
    commande = [*find_node(), "--input-type=module", "--eval", script]
    fait = subprocess.run(
        commande, input=json.dumps(demandes), capture_output=True, text=True, timeout=120, check=False
    )
    assert fait.returncode == 0, fait.stderr
    reponses: list[dict[str, Any]] = json.loads(fait.stdout)
    return reponses
