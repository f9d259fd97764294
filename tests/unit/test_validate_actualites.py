"""Figures without a day, alerts that say nothing to do, references of alerts and pathways, documents of pathways."""

from pathlib import Path

import pytest

from tests.factories import ACTIONS, assert_problemes, change_actions, list_problemes

ALERTE = """\
alertes:
  - id: sirop
    titre: Un sirop manque
    niveau: information
    du: 2026-11-12
    au: 2026-12-20
"""
PARCOURS = """\
parcours:
  - id: retour
    titre: Rentrer chez soi
    resume: Votre retour se prépare.
    etapes:
      - titre: Avant la sortie
"""
CHIFFRES = "    bilan:\n      chiffres:\n        - {valeur: 12, libelle: séances}\n    mission"

# (files of a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
CAS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "figures that nobody dated": (
        change_actions(("    mission", CHIFFRES)),
        [
            (
                "actions.yaml:8:9 actions[depistage-diabete].bilan.chiffres",
                "~chiffres-sans-date",
                "Ces chiffres ne disent pas quand ils ont été comptés. Attendu : une ligne « au » dans le bilan.",
            )
        ],
    ),
    "figures counted tomorrow": (
        change_actions(("    mission", CHIFFRES.replace("chiffres:", "au: 2026-11-22\n      chiffres:"))),
        [
            (
                "actions.yaml:7:11 actions[depistage-diabete].bilan.au",
                "date-future",
                "Le 22 novembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "an alert that says nothing to do": (
        {"alertes": ALERTE},
        [
            (
                "alertes.yaml:3:12 alertes[sirop].titre",
                "~alerte-sans-conseil",
                "Cette alerte inquiète sans dire quoi faire. Attendu : des conseils, ou un texte.",
            )
        ],
    ),
    "an alert of an unknown kind": (
        {"alertes": ALERTE + "    texte: Peu de stock.\n    type: penurrie\n"},
        [
            (
                "alertes.yaml:8:11 alertes[sirop].type",
                "valeur-inconnue",
                "« penurrie » est inconnu. Attendu : un type d’alerte parmi canicule, grand-froid,",
            )
        ],
    ),
    "an alert of a mission that does not exist": (
        {"alertes": ALERTE + "    texte: Peu de stock.\n    mission: preventoin\n"},
        [
            (
                "alertes.yaml:8:14 alertes[sirop].mission",
                "reference-inconnue",
                "Aucune mission de cpts.yaml n’a l’identifiant « preventoin ». Vouliez-vous dire « prevention » ?",
            )
        ],
    ),
    "an alert changed tomorrow": (
        {"alertes": ALERTE + "    texte: Peu de stock.\n    modifie_le: 2026-11-22\n"},
        [
            (
                "alertes.yaml:8:17 alertes[sirop].modifie_le",
                "date-future",
                "Le 22 novembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "a pathway whose document is not in medias/": (
        {"actions": PARCOURS + "    documents:\n      - titre: Fiche\n        fichier: fiche.pdf\n"},
        [
            (
                "actions.yaml:9:18 parcours[retour].documents[1].fichier",
                "media-absent",
                "Le fichier medias/fiche.pdf n’existe pas.",
            )
        ],
    ),
    "a pathway whose action does not exist": (
        {"actions": ACTIONS + PARCOURS + "    actions: [depistage-diabette]\n"},
        [
            (
                "actions.yaml:17:15 parcours[retour].actions[1]",
                "reference-inconnue",
                "Aucune action n’a l’identifiant « depistage-diabette ». Vouliez-vous dire « depistage-diabete » ?",
            )
        ],
    ),
    "a pathway with an unknown service": (
        {"actions": PARCOURS + "    services: [ept, etp, etp]\n"},
        [
            (
                "actions.yaml:7:16 parcours[retour].services[1]",
                "valeur-inconnue",
                "« ept » est inconnu. Vouliez-vous dire « etp » ?",
            ),
            (
                "actions.yaml:7:26 parcours[retour].services[3]",
                "doublon",
                "« etp » est écrit deux fois. Supprimez l’un des deux.",
            ),
        ],
    ),
    "a pathway half an example": (
        {"actions": PARCOURS + "    exemple: peut-être\n"},
        [
            (
                "actions.yaml:7:14 parcours[retour].exemple",
                "oui-non",
                "« peut-être » n’est pas une réponse : écrivez oui ou non.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), CAS.values(), ids=CAS.keys())
def test_what_people_would_read_wrong_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


def test_an_alert_that_is_over_may_keep_its_title_alone(tmp_path: Path) -> None:
    passee = ALERTE.replace("2026-11-12", "2025-11-12").replace("2026-12-20", "2025-12-20")
    assert list_problemes(tmp_path, alertes=passee) == []
