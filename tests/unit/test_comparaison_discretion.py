"""Who may be named when two folders are compared, and what is neither gone nor new."""

from pathlib import Path

import pytest

from cpts.comparaison.objets import write_json
from cpts.comparaison.resume import list_discretes, list_reserves
from cpts.comparaison.texte import write_texte
from tests.factories import ACTIONS, AGENDA, ANNUAIRE, SOINS, change
from tests.unit.comparaison_dossiers import ALERTE, CAMILLE, GARDE, in_annuaire, run, say

OPPOSE = "  - id: fiche-0001\n    diffusion: {statut: oppose}\n"
PERSONNE = ANNUAIRE[ANNUAIRE.index("  - id: camille-exemple") :]
SANS_CAMILLE = {"actions": change(ACTIONS, ("[camille-exemple]", "[]"))}


@pytest.mark.parametrize(
    ("remplacement", "phrase"),
    [
        (OPPOSE, "1 fiche retirée à la demande de la personne."),
        (OPPOSE.replace("fiche-0001", "camille-exemple"), "1 fiche retirée à la demande de la personne."),
        (PERSONNE.replace("statut: public", "statut: pro"), "1 fiche est désormais réservée à l’équipe."),
    ],
)
def test_nobody_who_must_not_be_shown_is_named(tmp_path: Path, remplacement: str, phrase: str) -> None:
    apres = {
        "annuaire": ANNUAIRE.replace(PERSONNE, remplacement),
        "agenda": change(AGENDA, ("titre: Café des aidants", "titre: Le café sans Camille Exemple")),
        **SANS_CAMILLE,
    }
    comparaison = run(tmp_path, {}, apres)
    assert list(list_discretes(comparaison)) == [phrase]
    for sortie in (write_texte(comparaison), write_json(comparaison, ())):
        assert "Camille" not in sortie
        assert "03 53 01 00 11" not in sortie
        assert "Le café sans [retiré]" in sortie


@pytest.mark.parametrize("retrait", [OPPOSE.replace("fiche-0001", "camille-exemple"), OPPOSE])
def test_an_objection_is_kept_even_where_there_are_mistakes(tmp_path: Path, retrait: str) -> None:
    avant = in_annuaire(("profession: infirmier", "profession: infirmer"))
    reste = f"{retrait}    nom: Exemple\n    prenom: Camille\n"
    apres = {
        "annuaire": ANNUAIRE.replace(PERSONNE, reste),
        "alertes": change(ALERTE, ("froid", "froid de Camille Exemple")),
    }
    comparaison = run(tmp_path, avant, apres)
    assert "Camille" not in write_texte(comparaison) + write_json(comparaison, ())
    assert comparaison.discretion.mask("Le Dr Exemple et Camille Exemple") == "Le [retiré] et [retiré]"


def test_somebody_taken_out_beside_an_objection_is_not_named_either(tmp_path: Path) -> None:
    autre = (
        PERSONNE.replace("camille-exemple", "dominique-modele")
        .replace("Exemple", "Modèle")
        .replace("Camille", "Dominique")
    )
    avant = {"annuaire": ANNUAIRE + autre}
    apres = {"annuaire": ANNUAIRE.replace(PERSONNE, OPPOSE), **SANS_CAMILLE}
    comparaison = run(tmp_path, avant, apres)
    assert list(list_discretes(comparaison)) == [
        "1 fiche retirée à la demande de la personne.",
        "1 autre fiche de personne supprimée.",
    ]
    assert "Dominique" not in write_json(comparaison, ())


def test_a_roster_held_by_somebody_hidden_is_not_shown(tmp_path: Path) -> None:
    apres = in_annuaire(("statut: public", "statut: pro")) | SANS_CAMILLE | {"soins": SOINS + GARDE}
    (garde,) = run(tmp_path / "cache", {"soins": SOINS + GARDE}, apres).ecarts
    assert (garde.cle, garde.sorte.value) == ("gardes", "retrait")
    perdue = {"annuaire": ANNUAIRE.replace(PERSONNE, " []\n").replace("professionnels:\n []", "professionnels: []")}
    ecarts = run(tmp_path / "perdue", {"soins": SOINS + GARDE}, perdue | {"soins": SOINS + GARDE}).ecarts
    assert [e.sorte.value for e in ecarts if e.cle == "gardes"] == ["changement"]


def test_somebody_taken_out_without_any_objection_is_named(tmp_path: Path) -> None:
    apres = {"annuaire": ANNUAIRE.replace(PERSONNE, " []\n").replace("professionnels:\n []", "professionnels: []")}
    assert f"Fiche supprimée : {CAMILLE}" in say(tmp_path, apres | SANS_CAMILLE)


def test_a_person_of_the_team_changes_nothing_for_visitors(tmp_path: Path) -> None:
    avant = in_annuaire(("statut: public", "statut: pro")) | SANS_CAMILLE
    apres = {"annuaire": change(str(avant["annuaire"]), ("03 53 01 00 11", "03 53 01 00 12"))} | SANS_CAMILLE
    assert run(tmp_path, avant, apres).est_vide


def test_what_is_wrong_or_cannot_be_read_is_neither_gone_nor_new(tmp_path: Path) -> None:
    faute = run(tmp_path / "faute", {}, in_annuaire(("profession: infirmier", "profession: infirmer")))
    assert (faute.ecarts, faute.fautives) == ((), 1)
    assert list(list_reserves(faute)) == ["1 entrée n’est pas comparée\u00a0: corrigez d’abord les erreurs."]
    illisible = run(tmp_path / "illisible", {}, {"annuaire": "structures:\n\t- id: x\n"})
    assert (illisible.ecarts, illisible.fautives, illisible.illisibles) == ((), 2, ("apres/annuaire.yaml",))
