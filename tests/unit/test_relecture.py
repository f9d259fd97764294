"""The monthly round: what is due, whom to ask, and the mail drafts."""

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

from cpts.relecture.tournee import load_tournee, write_tournee
from tests.factories import ACTIONS, ANNUAIRE, CPTS, JOUR, SOINS, change, write_donnees

FRAIS = change(
    ANNUAIRE, ("    telephone: 03 53 01 00 10\n", "    telephone: 03 53 01 00 10\n    verifie_le: 2026-10-02\n")
)
VIEILLE = change(
    FRAIS, ("    verifie_le: 2026-10-02\n", "    verifie_le: 2025-10-02\n    courriel: pharmacie@example.org\n")
)
LU_CAMILLE = "informe_le: 2026-09-01\n    verifie_le: 2026-10-02"


def read(dossier: Path, format_: str = "texte", jour: date = JOUR, **fichiers: str | None) -> dict[str, bytes]:
    """The files of the round of a tiny data folder."""
    return write_tournee(load_tournee(write_donnees(dossier / "data", **fichiers), "data", jour), format_)


def read_texte(dossier: Path, jour: date = JOUR, **fichiers: str | None) -> str:
    return read(dossier, "texte", jour, **fichiers)["a-verifier.txt"].decode()


def test_nothing_due_says_so(tmp_path: Path) -> None:
    assert read_texte(tmp_path, annuaire=FRAIS) == "Rien n’est à vérifier.\n"


def test_an_old_entry_is_asked_to_its_place_and_to_the_person_who_keeps_it(tmp_path: Path) -> None:
    annuaire = change(VIEILLE, ("    courriel:", "    responsable_donnees: La titulaire\n    courriel:"))
    assert read_texte(tmp_path, annuaire=annuaire) == (
        "1 chose à vérifier, 1 personne à qui demander.\n"
        "\n"
        "Pharmacie des Tilleuls (La titulaire), pharmacie@example.org, 03 53 01 00 10\n"
        "  - Pharmacie des Tilleuls : relue le 2 octobre 2025\n"
        "    data/annuaire.yaml:2\n"
    )


def test_an_entry_without_date_was_never_read_again(tmp_path: Path) -> None:
    assert "Pharmacie des Tilleuls : aucune date de relecture n’est écrite\n" in read_texte(tmp_path)


def test_an_answer_to_new_patients_expires_before_the_entry(tmp_path: Path) -> None:
    reponse = "    nouveaux_patients: {reponse: oui, declare_le: 2026-05-20}\n    diffusion:"
    texte = read_texte(tmp_path, annuaire=change(FRAIS, ("    diffusion:", reponse)))
    assert texte.splitlines()[2:4] == [
        "Camille Exemple, 03 53 01 00 11",
        "  - Camille Exemple : la réponse « Prend de nouveaux patients » date du 20 mai 2026",
    ]


def test_a_person_without_mail_is_asked_through_the_secretariat_of_their_place(tmp_path: Path) -> None:
    annuaire = change(
        FRAIS, ("    telephone: 03 53 01 00 10\n", "    telephone: 03 53 01 00 10\n    courriel: a@example.org\n")
    )
    annuaire = change(annuaire, (LU_CAMILLE, LU_CAMILLE.replace("verifie_le: 2026", "verifie_le: 2025")))
    assert "Pharmacie des Tilleuls, a@example.org, 03 53 01 00 10\n  - Camille Exemple : relue" in read_texte(
        tmp_path, annuaire=annuaire
    )


def test_somebody_who_left_is_not_asked_and_somebody_who_objects_is_nowhere(tmp_path: Path) -> None:
    parti = change(FRAIS, ("    diffusion:", "    fin_activite: {le: 2025-12-31}\n    diffusion:"))
    parti = change(parti, (LU_CAMILLE, LU_CAMILLE.replace("verifie_le: 2026", "verifie_le: 2025")))
    parti += "  - id: fiche-0147\n    diffusion: {statut: oppose}\n"
    assert read_texte(tmp_path, annuaire=parti) == "Rien n’est à vérifier.\n"


def test_what_is_over_and_the_list_of_duties_go_to_the_team(tmp_path: Path) -> None:
    actions = change(ACTIONS, ("{du: 2026-03-01}", "{du: 2026-03-01, au: 2026-10-31}"))
    offres = (
        "offres:\n  - id: stage\n    type: stage\n    titre: Un stage\n    profession: infirmier\n"
        "    commune: Exempleville\n    fin: 2026-11-01\n    courriel: a@example.org\n"
    )
    alertes = (
        "alertes:\n  - id: froid\n    titre: Grand froid\n    niveau: vigilance\n    du: 2026-11-01\n"
        "    au: 2026-11-25\n"
        "    texte: Restez au chaud.\n"
    )
    agenda = (
        "evenements:\n  - id: soiree\n    titre: Une soirée\n    debut: 2026-11-10 18h\n    fin: 20h\n"
        "    lieu: pharmacie-des-tilleuls\n    publics: [habitants]\n"
    )
    soins = SOINS + (
        "gardes:\n  - id: garde\n    type: pharmacie\n    debut: 2026-11-20 9h\n    fin: 2026-11-23 9h\n"
        "    qui: pharmacie-des-tilleuls\n"
    )
    texte = read_texte(
        tmp_path, annuaire=FRAIS, actions=actions, offres=offres, alertes=alertes, agenda=agenda, soins=soins
    )
    assert texte.splitlines()[2:] == [
        "L’équipe de la CPTS",
        "  - Garde « garde » : la liste des gardes « pharmacie » s’arrête le 23 novembre 2026",
        "    data/soins.yaml:12",
        "  - Dépistage du diabète : action finie, sans bilan (31 octobre 2026)",
        "    data/actions.yaml:2",
        "  - Un stage : offre finie : à prolonger ou à supprimer (1er novembre 2026)",
        "    data/offres.yaml:2",
        "  - Une soirée : rendez-vous passé, sans compte rendu (10 novembre 2026)",
        "    data/agenda.yaml:2",
        "  - Grand froid : alerte bientôt finie : à prolonger, ou à laisser finir (25 novembre 2026)",
        "    data/alertes.yaml:2",
    ]


def test_the_spreadsheet_runs_no_formula_and_carries_the_link(tmp_path: Path) -> None:
    cpts = CPTS + "depot: https://github.com/exemple/cpts\n"
    annuaire = VIEILLE.replace("nom: Pharmacie des Tilleuls", 'nom: "=Pharmacie;Tilleuls"')
    octets = read(tmp_path, "csv", cpts=cpts, annuaire=annuaire)["a-verifier.csv"]
    assert octets.decode() == (
        "\ufeffa_qui;courriel;telephone;quoi;pourquoi;depuis;publique;ou;rien_n_a_change\r\n"
        '"\'=Pharmacie;Tilleuls";pharmacie@example.org;03 53 01 00 10;"\'=Pharmacie;Tilleuls";relue le 2 octobre 2025;'
        "2025-10-02;oui;data/annuaire.yaml:2;https://github.com/exemple/cpts/issues/new?template=verification.yml"
        "&fiche=pharmacie-des-tilleuls&verifie_le=2026-11-21\r\n"
    )


def test_a_draft_says_what_is_published_why_it_is_asked_and_how_to_object(tmp_path: Path) -> None:
    fichiers = read(tmp_path, "courriels", annuaire=VIEILLE)
    assert list(fichiers) == ["pharmacie-des-tilleuls.eml"]
    courriel = message_from_bytes(fichiers["pharmacie-des-tilleuls.eml"], policy=policy.default)
    assert (courriel["From"], courriel["To"], courriel["X-Unsent"]) == (
        "contact@example.org",
        "pharmacie@example.org",
        "1",
    )
    assert courriel["Subject"] == "Vos informations sur le site CPTS Exemple sont-elles toujours justes ?"
    lignes = courriel.get_content().splitlines()
    assert "Ce que nous publions aujourd’hui (https://cpts.example.org/annuaire/pharmacie-des-tilleuls/) :" in lignes
    assert "- Téléphone : 03 53 01 00 10" in lignes
    assert "Pourquoi nous demandons : relue le 2 octobre 2025." in lignes
    lien = lignes.index("Rien n’a changé ? Répondez « rien n’a changé », ou ouvrez ce lien :") + 1
    assert lignes[lien] == (
        "mailto:contact@example.org?subject=Rien%20n%E2%80%99a%20chang%C3%A9%20%3A%20pharmacie-des-tilleuls"
        "&body=Relu%20le%202026-11-21%2C%20rien%20n%E2%80%99a%20chang%C3%A9."
    )
    assert (
        "Vous pouvez demander à ne plus figurer sur ce site, sans donner de raison : répondez-le simplement." in lignes
    )


def test_no_draft_tells_that_an_entry_reserved_to_the_team_exists(tmp_path: Path) -> None:
    annuaire = change(
        VIEILLE,
        ("statut: public", "statut: pro"),
        (LU_CAMILLE, LU_CAMILLE.replace("verifie_le: 2026", "verifie_le: 2024")),
    )
    assert "Camille Exemple (fiche réservée à l’équipe) : relue le 2 octobre 2024" in read_texte(
        tmp_path, annuaire=annuaire
    )
    courriels = read(tmp_path, "courriels", annuaire=annuaire)
    assert b"Camille" not in b"".join(courriels.values())


def test_one_draft_asks_a_place_about_all_the_people_who_work_there(tmp_path: Path) -> None:
    annuaire = change(VIEILLE, (LU_CAMILLE, LU_CAMILLE.replace("verifie_le: 2026", "verifie_le: 2025")))
    fichiers = read(tmp_path, "courriels", annuaire=annuaire)
    (courriel,) = (message_from_bytes(octets, policy=policy.default) for octets in fichiers.values())
    fiches = [ligne for ligne in courriel.get_content().splitlines() if ligne.startswith("--- ")]
    assert fiches == ["--- Camille Exemple ---", "--- Pharmacie des Tilleuls ---"]


def test_the_link_of_a_draft_opens_the_form_already_filled(tmp_path: Path) -> None:
    cpts = CPTS + "depot: https://github.com/exemple/cpts\n"
    (octets,) = read(tmp_path, "courriels", cpts=cpts, annuaire=VIEILLE).values()
    lignes = message_from_bytes(octets, policy=policy.default).get_content().splitlines()
    assert (
        "https://github.com/exemple/cpts/issues/new?template=verification.yml&fiche=pharmacie-des-tilleuls"
        "&verifie_le=2026-11-21"
    ) in lignes


def test_a_long_name_and_accents_leave_the_headers_whole(tmp_path: Path) -> None:
    nom = "Communauté professionnelle territoriale de santé d’Exempleville et de Rivebourg-sur-Exemple"
    cpts = CPTS.replace("nom_court: CPTS Exemple", f"nom_court: {nom}")
    (octets,) = read(tmp_path, "courriels", cpts=cpts, annuaire=VIEILLE).values()
    courriel = message_from_bytes(octets, policy=policy.default)
    assert courriel["Subject"] == f"Vos informations sur le site {nom} sont-elles toujours justes ?"
