"""What the forms write: the same bytes as our own writer, accepted by the check, and the same values once read."""

import random
from pathlib import Path
from typing import Any

import pytest

from cpts.edition.ecriture import write_fichier
from cpts.rapport import write_message
from cpts.validate import load_site
from tests.factories import JOUR, write_donnees
from tests.unit.saisie_formulaire import Reponses, fill, run

PERSONNE: Reponses = {
    "prenom": "Élodie",
    "nom": "Noël-Œuvré",
    "profession": "infirmier",
    "exercices.0.structure": "pharmacie-des-tilleuls",
    "accord": "oui",
    "id": "elodie-noel-oeuvre",
}
LIEU: Reponses = {
    "nom": "Cabinet du Four",
    "type": "cabinet",
    "adresse.code_postal": "01002",
    "adresse.commune": "Rivebourg",
    "id": "cabinet-du-four",
}
RENDEZ_VOUS: Reponses = {
    "titre": "La marche du mardi",
    "publics": ["seniors"],
    "debut": "2026-12-01 9h30",
    "lieu": "pharmacie-des-tilleuls",
    "id": "marche-du-mardi-2026",
}
COMPLETE: Reponses = {
    **PERSONNE,
    "civilite": "dr",
    "profession": "medecin-specialiste",
    "specialite": "cardiologie",
    "exercices.0.telephone": "03 53 01 44 01",
    "exercices.0.rendez_vous": "https://rdv.example.org/?a=b#c",
    "exercices.0.horaires.lundi": "9h-12h, 14h-18h",
    "exercices.0.horaires.mardi": "9h-12h, 14h-18h",
    "exercices.0.horaires.jeudi": "9h-12h sur rendez-vous",
    "exercices.0.horaires.autres": ["1er et 3e samedi : 9h-12h", "semaines paires vendredi: 14h-18h sur rendez-vous"],
    "exercices.0.horaires.jours fériés": "fermé",
    "exercices.1.adresse.voie": "3 rue du Four",
    "exercices.1.adresse.code_postal": "01002",
    "exercices.1.adresse.commune": "Rivebourg",
    "exercices.1.position.latitude": "46.0512",
    "exercices.1.position.longitude": "5.1512",
    "exercices.1.acces.pmr": "oui",
    "exercices.1.acces.transport": "Bus 12 : arrêt « Mairie » # à côté",
    "nouveaux_patients.reponse": "liste-attente",
    "conventionnement": "secteur-1",
    "carte_vitale": "oui",
    "tiers_payant": "non",
    "sans_rendez_vous": "- le lundi, de 9 h à 10 h",
    "visites_a_domicile": "oui",
    "communes_visites": ["Exempleville", "01002"],
    "teleconsultation": "non",
    "langues": ["fr", "en"],
    "competences": ["Arrêt du tabac", "Suivi : grossesses", "null"],
    "adherent": "oui",
}
# A quote, a comment, a colon, a template, an emoji, words that YAML 1.1 turns into something else…
HOSTILES = (
    'Dit « "bonjour" »',
    "Rue # 2",
    "note: rien",
    "- une puce",
    "{{ 7*7 }}",
    "{a: b}, [c]",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "👩\u200d⚕️ le matin",
    "oui",
    "No",
    "~",
    "1_000",
    "0x1F",
    "12:30",
    "2026-11-21",
    "1e3",
    "& ancre",
    "!étiquette",
    "%TAG",
    "@nom",
    "`code`",
    "---",
    "...",
    "? clé",
    "C:\\dossier",
    "fin :",
    "a\tb",
    "é" * 200,
)


def write(genre: str, reponses: Reponses) -> tuple[str, dict[str, Any]]:
    """The lines of the file, and the entry as the script made it; nothing is wrong in the answers."""
    (fait,) = run([fill(genre, reponses)])
    assert fait["erreurs"] == []
    return fait["texte"], fait["champs"]


def test_the_fewest_answers_make_the_shortest_entry() -> None:
    assert write("professionnel", PERSONNE)[0] == (
        "professionnels:\n"
        "  - id: elodie-noel-oeuvre\n"
        "    nom: Noël-Œuvré\n"
        "    prenom: Élodie\n"
        "    profession: infirmier\n"
        "    exercices:\n"
        "      - structure: pharmacie-des-tilleuls\n"
        "    diffusion: {statut: public, source: declaration, informe_le: 2026-11-21}\n"
        "    verifie_le: 2026-11-21\n"
    )
    assert write("structure", LIEU)[0] == (
        "structures:\n"
        "  - id: cabinet-du-four\n"
        "    nom: Cabinet du Four\n"
        "    type: cabinet\n"
        "    adresse:\n"
        '      code_postal: "01002"\n'
        "      commune: Rivebourg\n"
        "    verifie_le: 2026-11-21\n"
    )


def test_a_whole_entry_is_in_the_order_of_the_model_with_its_days_put_together() -> None:
    texte = write("professionnel", COMPLETE)[0]
    assert texte == (
        "professionnels:\n"
        "  - id: elodie-noel-oeuvre\n"
        "    civilite: dr\n"
        "    nom: Noël-Œuvré\n"
        "    prenom: Élodie\n"
        "    profession: medecin-specialiste\n"
        "    specialite: cardiologie\n"
        "    exercices:\n"
        "      - structure: pharmacie-des-tilleuls\n"
        "        telephone: 03 53 01 44 01\n"
        "        horaires:\n"
        "          lundi-mardi: 9h-12h, 14h-18h\n"
        "          jeudi: 9h-12h sur rendez-vous\n"
        "          1er et 3e samedi: 9h-12h\n"
        "          semaines paires vendredi: 14h-18h sur rendez-vous\n"
        "          jours fériés: fermé\n"
        "        rendez_vous: https://rdv.example.org/?a=b#c\n"
        "      - adresse:\n"
        "          voie: 3 rue du Four\n"
        '          code_postal: "01002"\n'
        "          commune: Rivebourg\n"
        "        position: {latitude: 46.0512, longitude: 5.1512}\n"
        "        acces:\n"
        "          pmr: oui\n"
        '          transport: "Bus 12 : arrêt « Mairie » # à côté"\n'
        "    carte_vitale: oui\n"
        "    tiers_payant: non\n"
        "    conventionnement: secteur-1\n"
        "    nouveaux_patients: {reponse: liste-attente, declare_le: 2026-11-21}\n"
        '    sans_rendez_vous: "- le lundi, de 9 h à 10 h"\n'
        "    visites_a_domicile: oui\n"
        '    communes_visites: [Exempleville, "01002"]\n'
        "    teleconsultation: non\n"
        "    langues: [fr, en]\n"
        '    competences: [Arrêt du tabac, "Suivi : grossesses", "null"]\n'
        "    adherent: oui\n"
        "    diffusion: {statut: public, source: declaration, informe_le: 2026-11-21}\n"
        "    verifie_le: 2026-11-21\n"
    )


@pytest.mark.parametrize(
    ("reponses", "lignes"),
    [
        ({"fin": "2026-12-01 10h30"}, ["    fin: 10h30"]),
        ({"recurrence.frequence": "hebdomadaire"}, ["    recurrence:", "      frequence: hebdomadaire"]),
        (
            {"recurrence.frequence": "quinzaine", "recurrence.jusqu_au": "2027-06-29"},
            ["      frequence: hebdomadaire", "      intervalle: 2", "      jusqu_au: 2027-06-29"],
        ),
        (
            {"recurrence.frequence": "mensuelle"},
            ["      frequence: mensuelle", "      jours: [mardi]", "      rang: 1er"],
        ),
        ({"debut": "2026-12-29 9h", "recurrence.frequence": "mensuelle"}, ["      rang: dernier"]),
        ({"debut": "2026-12-01", "journee_entiere": "oui"}, ["    debut: 2026-12-01", "    journee_entiere: oui"]),
        (
            {"description": "Une heure.\n\nPuis vos questions : toutes."},
            ["    description: |-", "      Une heure.", "", "      Puis vos questions : toutes."],
        ),
        ({"inscription.places": "40"}, ["    inscription:", "      places: 40"]),
    ],
)
def test_a_meeting_is_written_as_the_guide_shows_it(
    tmp_path: Path, reponses: dict[str, str], lignes: list[str]
) -> None:
    texte, _ = write("evenement", {**RENDEZ_VOUS, **reponses})
    assert "\n".join(lignes) in texte
    assert check(tmp_path, "agenda", texte) == []


@pytest.mark.parametrize(
    ("genre", "dossier", "reponses"),
    [
        ("professionnel", "annuaire", PERSONNE),
        ("professionnel", "annuaire", COMPLETE),
        ("structure", "annuaire", LIEU),
        ("evenement", "agenda", RENDEZ_VOUS),
    ],
    ids=["personne", "personne complète", "lieu", "rendez-vous"],
)
def test_the_check_accepts_what_the_forms_write(tmp_path: Path, genre: str, dossier: str, reponses: Reponses) -> None:
    assert check(tmp_path, dossier, write(genre, reponses)[0]) == []


def test_hostile_answers_come_back_as_they_were_typed_and_are_written_as_our_own_writer_does(tmp_path: Path) -> None:
    remplis = [
        fill("structure", {**LIEU, "id": f"lieu-{rang}", "sans_rendez_vous": texte, "adresse.voie": texte})
        for rang, texte in enumerate(HOSTILES)
    ]
    faits = run(remplis)
    assert [fait["erreurs"] for fait in faits] == [[]] * len(HOSTILES)
    assert [fait["texte"] for fait in faits] == [write_fichier({"structures": [fait["champs"]]}) for fait in faits]
    fichiers = {f"annuaire/lieu-{rang}.yaml": fait["texte"] for rang, fait in enumerate(faits)}
    chargement = load_site(write_donnees(tmp_path / "data", **fichiers), JOUR, "data")
    assert chargement.site is not None, [write_message(p) for p in chargement.problemes]
    lus = {s.id: (s.sans_rendez_vous, s.adresse.voie) for s in chargement.site.structures}
    assert {rang: lus[f"lieu-{rang}"] for rang in range(len(HOSTILES))} == {
        rang: (texte, texte) for rang, texte in enumerate(HOSTILES)
    }


@pytest.mark.parametrize(
    ("genre", "reponses", "champ"),
    [
        ("evenement", {"debut": "2026-12-01 20h", "fin": "9h"}, "fin"),
        ("evenement", {"debut": "2026-12-01 20h30", "fin": "2026-12-01 20:30"}, "fin"),
        ("evenement", {"debut": "2026-12-01"}, "debut"),
        ("evenement", {"debut": "2026-12-01 20h", "journee_entiere": "oui"}, "debut"),
        ("evenement", {"debut": "2206-12-01 20h"}, "debut"),
        (
            "evenement",
            {"recurrence.frequence": "hebdomadaire", "recurrence.jusqu_au": "2026-11-01"},
            "recurrence.jusqu_au",
        ),
        ("structure", {"position.latitude": "5.05", "position.longitude": "46.05"}, "position.latitude"),
        ("structure", {"horaires.dimanche": "19h-2h", "horaires.lundi": "1h-12h"}, "horaires.dimanche"),
        ("structure", {"horaires.jours fériés": "fermé"}, "horaires.jours fériés"),
        ("structure", {"horaires.autres": ["2e mardi : 9h-12h", "2e et 2e lundi : 9h"]}, "horaires.autres"),
        ("structure", {"horaires.autres": ["1er mardi : 9h à 12h"]}, "horaires.autres"),
        ("structure", {"horaires.autres": ["dernier mardi : 9h-12h", "4e mardi : 9h-12h"]}, "horaires.autres"),
        ("structure", {"telephone": "08 92 00 00 00"}, "telephone"),
        ("structure", {"site": "javascript:alert(1)"}, "site"),
    ],
)
def test_what_the_page_refuses_the_check_refuses_in_the_same_words(
    tmp_path: Path, genre: str, reponses: dict[str, str], champ: str
) -> None:
    depart = RENDEZ_VOUS if genre == "evenement" else LIEU
    (fait,) = run([fill(genre, {**depart, **reponses})])
    ((nom, message),) = [(e["nom"], e["message"]) for e in fait["erreurs"]]
    assert nom == champ
    messages = check(tmp_path, "agenda" if genre == "evenement" else "annuaire", fait["texte"])
    # The check also shows how to write the line, which nobody does in a form.
    sans_conseil = message.removesuffix(" Si c’est le lendemain, donnez aussi le jour de la fin.")
    assert any(autre.startswith(sans_conseil) for autre in messages), messages


def test_any_text_is_written_as_our_own_writer_does() -> None:
    hasard = random.Random(2026)
    signes = "aé 0159-:#,[]{}\"'\\&*!|>%@`?~.<=+eExX_yno\n\t\u00a0\u2019\U0001f600"
    textes = ["".join(hasard.choices(signes, k=hasard.randint(1, 12))).strip() or "a" for _ in range(600)]
    remplis = [fill("structure", {**LIEU, "services": [texte, "a"], "nom": texte}) for texte in textes]
    ecarts = [
        (texte, fait["texte"])
        for texte, fait in zip(textes, run(remplis), strict=True)
        if fait["texte"] != write_fichier({"structures": [fait["champs"]]})
    ]
    assert ecarts == []


def check(dossier: Path, genre: str, texte: str) -> list[str]:
    """The messages of the check of a folder with this new file."""
    donnees = write_donnees(dossier / "data", **{f"{genre}/nouveau.yaml": texte})
    return [write_message(p) for p in load_site(donnees, JOUR, "data").problemes]
