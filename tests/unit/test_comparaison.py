"""What changes for visitors between two folders, in words."""

import json
from pathlib import Path

import pytest

from cpts.comparaison.cartes import INVISIBLES, Difference
from cpts.comparaison.etat import list_cles
from cpts.comparaison.genres import ENTREE, GENRES
from cpts.comparaison.mots import MOTS, say_difference
from cpts.comparaison.resume import write_compte
from cpts.comparaison.texte import write_texte
from cpts.model.annuaire import Exercice, Professionnel
from cpts.model.base import Modele
from cpts.model.cpts import Cpts
from cpts.model.territoire import FichierTerritoire
from cpts.validate.donnees import LISTES
from tests.factories import (
    ACTIONS,
    AGENDA,
    ANNUAIRE,
    CPTS,
    SOINS,
    TERRITOIRE,
    change,
    make_geojson,
    write_donnees,
)
from tests.unit.comparaison_dossiers import (
    ALERTE,
    AUTRE_LIEU,
    CAMILLE,
    DEPART,
    FERMETURE,
    GARDE,
    OFFRE,
    PHARMACIE,
    TEL_10,
    TEL_11,
    in_annuaire,
    make_lieux,
    run,
    say,
)


@pytest.mark.parametrize(
    "apres",
    [
        {},
        in_annuaire(("9h-12h, 14h-19h", "09:00-12:00, 14h00-19:00"), ("03 53 01 00 10", "+33 3 53 01 00 10")),
        {"annuaire": ANNUAIRE.replace("\n", "\r\n")},
        {"annuaire": "structures: []\n", "annuaire/exempleville.yaml": ANNUAIRE},
        in_annuaire(("informe_le: 2026-09-01", "informe_le: 2026-10-01")),
        in_annuaire(("commune: Exempleville", 'commune: "01001"')),
        {"annuaire": "# Relu.\n" + ANNUAIRE},
        {"offres": OFFRE},
    ],
)
def test_what_visitors_do_not_see_is_no_change(tmp_path: Path, apres: dict[str, str | None]) -> None:
    assert write_texte(run(tmp_path, {}, apres)) == "Rien ne change pour les visiteurs."


@pytest.mark.parametrize(
    ("apres", "phrases"),
    [
        (
            in_annuaire(("9h-12h, 14h-19h\n", "9h-12h, 14h-19h\n      samedi: 9h-12h\n"), ("01 00 10", "01 00 12")),
            [f"{PHARMACIE} : numéro de téléphone changé ; ouvre aussi le samedi matin"],
        ),
        (in_annuaire((TEL_10, "")), [f"{PHARMACIE} : numéro de téléphone retiré"]),
        (
            in_annuaire((TEL_10, TEL_10 + "    services: [pilulier]\n")),
            [f"{PHARMACIE} : rend aussi : préparation de pilulier"],
        ),
        (
            in_annuaire((TEL_10, TEL_10 + FERMETURE)),
            [f"{PHARMACIE} : fermé du 24 décembre 2026 au 2 janvier 2027 (congés)"],
        ),
        (in_annuaire((TEL_11, "")), [f"{CAMILLE} : numéro de téléphone retiré"]),
        (
            in_annuaire(
                ("    diffusion", "    nouveaux_patients: {reponse: oui, declare_le: 2026-11-02}\n    diffusion")
            ),
            [f"{CAMILLE} : prend de nouveaux patients"],
        ),
        (
            in_annuaire(("    diffusion", DEPART + "    diffusion")),
            [f"{CAMILLE} : cesse son activité le 31 décembre 2026 ; va à domicile"],
        ),
        (
            in_annuaire(
                ("    diffusion", "    nouveaux_patients: {reponse: non, declare_le: 2026-11-02}\n    diffusion")
            ),
            [f"{CAMILLE} : ne prend pas de nouveaux patients"],
        ),
        (in_annuaire(("2026-10-02", "2026-11-02")), [f"{CAMILLE} : informations relues le 2 novembre 2026"]),
        (
            in_annuaire(("id: camille-exemple", "id: camille\n    anciens_ids: [camille-exemple]"))
            | {"actions": change(ACTIONS, ("[camille-exemple]", "[camille]"))},
            [f"{CAMILLE} : l’adresse de sa page change, l’ancienne y mène"],
        ),
        (
            in_annuaire(("id: camille-exemple", "id: camille"))
            | {"actions": change(ACTIONS, ("[camille-exemple]", "[camille]"))},
            [f"{CAMILLE} : l’adresse de sa page change, l’ancienne ne mène plus à rien"],
        ),
        ({"agenda": AGENDA + "    statut: annule\n"}, ["Café des aidants : annulé"]),
        (
            {"agenda": AGENDA + "    statut: reporte\n    reporte_au: 2027-01-14 20h\n"},
            ["Café des aidants : reporté au jeudi 14 janvier 2027 à 20 h"],
        ),
        ({"agenda": change(AGENDA, ("18h", "17h"))}, ["Café des aidants : nouvelle heure : 17 h au lieu de 18 h"]),
        (
            {"agenda": change(AGENDA, ("12-03 18h", "12-04 18h"))},
            [
                (
                    "Café des aidants : nouvelle date : vendredi 4 décembre 2026 à 18 h, jusqu’à 20 h, "
                    "au lieu du jeudi 3 décembre 2026 à 18 h"
                )
            ],
        ),
        (
            {"agenda": AGENDA + "    visio: https://visio.example.org/\n"},
            ["Café des aidants : peut se suivre à distance"],
        ),
        ({"actions": ACTIONS + "    statut: suspendue\n"}, ["Dépistage du diabète : suspendue"]),
        (
            {"actions": change(ACTIONS, ("[camille-exemple]", "[]"))},
            ["Dépistage du diabète : n’y participe plus : Camille Exemple"],
        ),
        ({"soins": change(SOINS, ('["15"]', '["15", "112"]'))}, ["Une vie est en danger : numéros courts changés"]),
        (
            {"agenda": change(AGENDA, ("lieu: pharmacie-des-tilleuls", "lieu: {nom: Salle des fêtes}"))},
            ["Café des aidants : nouveau lieu : Salle des fêtes"],
        ),
        ({"soins": SOINS + GARDE}, ["Nouvelle garde : Médecin de garde le 28 novembre 2026"]),
        ({"alertes": ALERTE}, ["Nouvelle alerte : Grand froid, vigilance, du 20 au 30 novembre 2026"]),
        ({"cpts": change(CPTS, ('"#0b5c6b"', '"#0b5c6c"'))}, ["CPTS Exemple : couleurs changées"]),
        (
            {"annuaire/rivebourg.yaml": AUTRE_LIEU},
            ["Nouvelle fiche : Maison de santé de Rivebourg (maison de santé, Rivebourg)"],
        ),
        (
            {"annuaire/rivebourg.yaml": AUTRE_LIEU.replace("type: maison-de-sante", "type: cpam")},
            ["Nouvelle fiche : Maison de santé de Rivebourg (Assurance Maladie (CPAM), Rivebourg)"],
        ),
        (
            {"agenda": "evenements: []\n"},
            ["Rendez-vous supprimé : Café des aidants, jeudi 3 décembre 2026 à 18 h, jusqu’à 20 h"],
        ),
        ({"territoire": change(TERRITOIRE, ('  - "01002"\n', ""))}, ["Le territoire : ne couvre plus Rivebourg"]),
        (
            {
                "territoire.geojson": json.dumps(
                    make_geojson(("01001", "Exempleville"), ("01002", "Rivebourg-le-Vieux"))
                )
            },
            ["Le territoire : nom changé : Rivebourg-le-Vieux"],
        ),
    ],
)
def test_a_change_is_told_in_words(tmp_path: Path, apres: dict[str, str | None], phrases: list[str]) -> None:
    assert say(tmp_path, apres) == phrases


def test_a_person_leaves_a_place_for_another(tmp_path: Path) -> None:
    rivebourg = {"annuaire/rivebourg.yaml": AUTRE_LIEU}
    parti = in_annuaire(("- structure: pharmacie-des-tilleuls", "- structure: msp-de-rivebourg"))
    assert say(tmp_path / "pour", rivebourg | parti, rivebourg) == [
        (
            "Camille Exemple (infirmier, Rivebourg) : "
            "quitte « Pharmacie des Tilleuls » pour « Maison de santé de Rivebourg »"
        )
    ]
    deux = in_annuaire((TEL_11, f"{TEL_11}      - structure: msp-de-rivebourg\n"))
    assert say(tmp_path / "aussi", rivebourg | deux, rivebourg) == [
        f"{CAMILLE} : exerce aussi à : « Maison de santé de Rivebourg »"
    ]
    assert say(tmp_path / "quitte", rivebourg, rivebourg | deux) == [
        f"{CAMILLE} : quitte « Maison de santé de Rivebourg »"
    ]


def test_what_a_person_takes_along_to_another_place_does_not_change(tmp_path: Path) -> None:
    rivebourg = {"annuaire/rivebourg.yaml": AUTRE_LIEU}
    parti = in_annuaire(("- structure: pharmacie-des-tilleuls", "- structure: msp-de-rivebourg"), ("00 11", "00 12"))
    (ecart,) = run(tmp_path, rivebourg, rivebourg | parti).ecarts
    assert [(d.avant, d.apres) for d in ecart.differences] == [
        ("Pharmacie des Tilleuls", "Maison de santé de Rivebourg"),
        ("03 53 01 00 11", "03 53 01 00 12"),
    ]
    assert ecart.phrases[1].texte == "numéro de téléphone changé"


def test_a_second_line_of_one_place_is_told_too(tmp_path: Path) -> None:
    deux = in_annuaire((TEL_11, f"{TEL_11}      - structure: pharmacie-des-tilleuls\n"))
    assert say(tmp_path, deux) == [f"{CAMILLE} : lieux d’exercice ajoutés"]


def test_whoever_cites_a_place_that_changes_its_name_does_not_change(tmp_path: Path) -> None:
    apres = in_annuaire(("nom: Pharmacie des Tilleuls", "nom: Pharmacie du Four"))
    assert say(tmp_path, apres) == ["Pharmacie du Four (pharmacie, Exempleville) : nom changé"]


def test_a_deletion_comes_first_then_an_alert_that_gets_worse_then_what_is_new(tmp_path: Path) -> None:
    avant = {"alertes": ALERTE}
    apres = {
        "alertes": change(ALERTE, ("vigilance", "urgence")),
        "annuaire": change(ANNUAIRE, ("nom: Pharmacie des Tilleuls", "nom: Pharmacie")),
        "annuaire/rivebourg.yaml": AUTRE_LIEU,
        "agenda": "evenements: []\n",
    }
    comparaison = run(tmp_path, avant, apres)
    assert [(e.cle, e.sorte.value) for e in comparaison.ecarts] == [
        ("evenements", "retrait"),
        ("alertes", "changement"),
        ("structures", "ajout"),
        ("structures", "changement"),
    ]
    assert write_compte(comparaison) == (
        "1 alerte modifiée, 1 nouvelle fiche, 1 fiche modifiée et 1 rendez-vous supprimé."
    )


def test_a_roster_changes_hands(tmp_path: Path) -> None:
    apres = {"soins": SOINS + change(GARDE, ("qui: camille-exemple", "qui: pharmacie-des-tilleuls"))}
    assert say(tmp_path, apres, {"soins": SOINS + GARDE}) == [
        "Médecin de garde le 28 novembre 2026 : assurée désormais par « Pharmacie des Tilleuls »"
    ]


def test_numbers_of_the_communes_are_compared(tmp_path: Path) -> None:
    indicateur = (
        "indicateurs:\n  - {id: age, titre: Âge, source: Insee, date: 2025-12-31, fichier: i.csv, colonne: n}\n"
    )
    avant = {"territoire": TERRITOIRE + indicateur, "i.csv": "code;n\n01001;4\n01002;5\n"}
    (ecart,) = run(tmp_path, avant, avant | {"i.csv": "code;n\n01001;4\n01002;6,5\n"}).ecarts
    assert ecart.phrases[0].texte == "«\u00a0Âge\u00a0»\u00a0: 1 nombre changé"
    assert ecart.differences[0][2:] == ("Rivebourg\u00a0: 5", "Rivebourg\u00a0: 6,5")


def test_the_order_of_the_ladder_and_the_bytes_of_a_file_are_seen(tmp_path: Path) -> None:
    seconde = SOINS.split("\n", 1)[1].replace("urgence-vitale", "petit-souci").replace("Une vie est", "Rien n’est")
    ordre = run(
        tmp_path / "ordre", {"soins": SOINS + seconde}, {"soins": "etapes:\n" + seconde + SOINS.split("\n", 1)[1]}
    )
    assert [e.phrases[0].texte for e in ordre.ecarts] == ["l’ordre des étapes change"]
    document = {"cpts": CPTS + "documents:\n  - titre: Statuts\n    fichier: statuts.pdf\n"}
    for nom, octets in (("avant", "%PDF-1"), ("apres", "%PDF-2")):
        write_donnees(tmp_path / "media" / nom, **{"medias/statuts.pdf": octets})
    media = run(tmp_path / "media", document, document)
    assert [(e.titre, e.phrases[0].texte) for e in media.ecarts] == [("statuts.pdf", "contenu remplacé")]


def test_a_field_without_words_is_called_by_its_title() -> None:
    difference = Difference(("champ_nouveau",), "Champ nouveau", "", "oui")
    assert say_difference(difference).texte == "champ «\u00a0Champ nouveau\u00a0» ajouté"


def test_every_field_that_visitors_see_has_its_words() -> None:
    def list_champs(modele: type[Modele]) -> set[str]:
        return set(modele.model_fields) - INVISIBLES

    modeles = [modele for listes in LISTES.values() for modele in listes.values()]
    champs = set().union(*(list_champs(m) for m in (*modeles, Professionnel, Exercice, Cpts, FichierTerritoire)))
    assert [cle for cle in list_cles() if GENRES[cle] is ENTREE] == []
    assert sorted(champs - MOTS.keys() - {"journee_entiere"}) == []


def test_the_text_gives_no_order_to_a_workflow(tmp_path: Path) -> None:
    titre = 'titre: "::error::x ##[add-mask]y"\n    resume: "::warning::z"'
    texte = write_texte(run(tmp_path, {}, {"agenda": change(AGENDA, ("titre: Café des aidants", titre))}))
    assert "##[" not in texte
    assert not [ligne for ligne in texte.splitlines() if ligne.lstrip().startswith("::")]


def test_many_changes_alike_hide_nothing_else(tmp_path: Path) -> None:
    apres = make_lieux(30) | in_annuaire(("03 53 01 00 10", "03 53 01 00 12"))
    lignes = say(tmp_path, apres)
    assert len([ligne for ligne in lignes if ligne.startswith("Nouvelle fiche")]) == 10
    assert "… et 20 autres nouvelles fiches." in lignes
    assert f"{PHARMACIE} : numéro de téléphone changé" in lignes
    assert say(tmp_path / "retrait", make_lieux(0), make_lieux(30))[10:] == ["… et 20 autres fiches supprimées."]
