"""Positions of addresses: what is asked, what is accepted, what is kept, and what is written in the files."""

import re
import shutil
from pathlib import Path

import pytest

from cpts.dossier import Dossier
from cpts.errors import BuildError, DataError
from cpts.importers.geocodage.adresses import Lieu
from cpts.importers.geocodage.decision import describe_reponse, judge_reponse
from cpts.importers.geocodage.journal import Journal
from cpts.importers.geocodage.questions import Question, Reponse, ask_position
from cpts.importers.geocodage.recherche import ask_tout, list_questions, prepare_positions, read_releve
from cpts.importers.geocodage.retouches import write_positions
from cpts.importers.reseau import ServiceError
from tests.construction import RACINE
from tests.factories import write_donnees
from tests.geo_api import make_adresse, reply_adresses
from tests.services import Reponse as Http
from tests.services import make_client, reply_in_turn, reply_json, serve

TILLEULS = Question("12 rue des Tilleuls", "01001", "Exempleville", "01001")
TROUVEE = Reponse(
    "12 Rue des Tilleuls 01001 Exempleville", "housenumber", 0.97, "01001", "Exempleville", "01001", 46.05, 5.05
)

ANNUAIRE = """\
# Les lieux
structures:
  - id: alpha
    nom: Alpha  # en travaux
    type: pharmacie
    adresse:
      voie: 12 rue des Tilleuls
      code_postal: "01001"
      # au fond de la cour
      commune: Exempleville
    telephone: 03 53 01 00 10

  - id: bravo
    nom: Bravo
    type: mairie
    adresse: {voie: 1 place de la Mairie, code_postal: "01001", commune: Exempleville}
    position: {latitude: 46.05, longitude: 5.05}
  - id: charlie
    nom: Charlie
    type: mairie
    adresse: {code_postal: "01001", commune: Exempleville}
professionnels:
  - id: camille
    nom: Exemple
    exercices:
      - adresse:  # chez elle
          voie: 3  rue Haute
          code_postal: "01002"
          commune: "01002"
      - structure: alpha
      - telephone: 03 53 01 00 11
        adresse:
          voie: 12 rue des Tilleuls
          code_postal: "01001"
          commune: Exempleville
    diffusion: {statut: public, source: declaration, informe_le: 2026-09-01}
  - id: reserve
    exercices:
      - adresse: {voie: 9 rue Basse, code_postal: "01001", commune: Exempleville}
    diffusion: {statut: pro, source: declaration, informe_le: 2026-09-01}
"""
AGENDA = """\
evenements:
  - id: ici
    lieu: alpha
  - id: la
    lieu:
      nom: Salle des fêtes
      adresse: {voie: 5 rue du Bal, code_postal: "59000", commune: Ailleurs}
"""


def make_dossier(tmp_path: Path, **fichiers: str) -> Dossier:
    return Dossier(write_donnees(tmp_path / "data", **({"annuaire": ANNUAIRE, "agenda": AGENDA} | fichiers)), "data")


def test_addresses_without_a_position_are_listed_and_those_of_reserved_people_stay_home(tmp_path: Path) -> None:
    releve = read_releve(make_dossier(tmp_path))
    assert [(f"{lieu.fichier}:{lieu.place[0]}", lieu.nom, lieu.question) for lieu in releve.lieux] == [
        ("annuaire.yaml:6", "structures[alpha]", TILLEULS),
        ("annuaire.yaml:21", "structures[charlie]", None),
        (
            "annuaire.yaml:26",
            "professionnels[camille].exercices[1]",
            Question("3 rue Haute", "01002", "Rivebourg", "01002"),
        ),
        ("annuaire.yaml:32", "professionnels[camille].exercices[3]", TILLEULS),
        ("agenda.yaml:7", "evenements[la].lieu", Question("5 rue du Bal", "59000", "Ailleurs")),
    ]
    assert releve.reserves == 1


def test_an_address_is_asked_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    releve = read_releve(make_dossier(tmp_path))
    assert [question.voie for question in list_questions(releve, journal)] == [
        *("12 rue des Tilleuls", "3 rue Haute", "5 rue du Bal"),
    ]


def test_a_file_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_releve(make_dossier(tmp_path, agenda="evenements:\n\t- id: x\n"))


@pytest.mark.parametrize(
    ("question", "filtre"),
    [
        (TILLEULS, {"citycode": "01001"}),
        (Question("5 rue du Bal", "59000", "Ailleurs"), {"postcode": "59000"}),
        (Question("9 rue de la Butte", "75013", "Paris", "75056"), {"postcode": "75013"}),
        (Question("5 rue du Bal", "", "Ailleurs"), {}),
    ],
)
def test_only_the_address_is_sent(question: Question, filtre: dict[str, str]) -> None:
    with serve(
        reply_in_turn(reply_adresses(make_adresse("12 Rue des Tilleuls 01001 Exempleville", "01001")))
    ) as service:
        reponse = ask_position(make_client(service), question)
    assert reponse == TROUVEE._replace(latitude=46.0498765, longitude=5.0512345)
    chemin, parametres, _ = service.questions[0]
    assert chemin == "/search"
    assert parametres == {"q": question.texte, "index": "address", "limit": "1", "autocomplete": "0", **filtre}


def test_no_match_is_an_answer() -> None:
    with serve(reply_in_turn(reply_adresses())) as service:
        assert ask_position(make_client(service), TILLEULS) is None


@pytest.mark.parametrize(
    "contenu",
    [
        [],
        {"features": [{}]},
        {"features": {"a": 1}},
        {"features": [make_adresse("x 01001 Y", "01001", coordinates=["a", "b"])]},
        {"features": [make_adresse("x 01001 Y", "01001", coordinates=[])]},
        {"features": [make_adresse("x 01001 Y", "01001", score="1e999")]},
    ],
)
def test_an_answer_of_another_shape_is_the_failure_of_the_service(contenu: object) -> None:
    with serve(reply_in_turn(reply_json(contenu))) as service, pytest.raises(ServiceError, match="réponse inattendue"):
        ask_position(make_client(service), TILLEULS)


@pytest.mark.parametrize(
    ("changes", "raison"),
    [
        ({}, ""),
        ({"score": 0.6, "genre": "street"}, ""),
        ({"score": 0.599}, "trop incertaine (0,60), « 12 Rue des Tilleuls 01001 Exempleville »"),
        ({"code": "01002"}, "trouvée dans une autre commune, « 12 Rue des Tilleuls 01001 Exempleville »"),
        ({"genre": "municipality"}, "seule la commune est trouvée, « 12 Rue des Tilleuls 01001 Exempleville »"),
        ({"latitude": 5.05, "longitude": 46.05}, "trouvée hors de France (5.05, 46.05)"),
    ],
)
def test_an_answer_is_accepted_when_it_is_sure(changes: dict[str, object], raison: str) -> None:
    assert judge_reponse(TILLEULS, TROUVEE._replace(**changes)) == raison


def test_a_commune_out_of_the_territory_is_known_by_its_name_and_postal_code() -> None:
    question = Question("12 rue des Tilleuls", "01001", "EXEMPLEVILLE")
    assert judge_reponse(question, TROUVEE) == ""
    assert judge_reponse(question._replace(code_postal="01009"), TROUVEE).startswith("trouvée dans une autre commune")
    assert judge_reponse(question, None) == "adresse introuvable"


def test_an_arrondissement_is_in_its_town() -> None:
    question = Question("9 rue de la Butte", "75013", "Paris", "75056")
    assert judge_reponse(question, TROUVEE._replace(code="75113")) == ""


def test_an_answer_is_told_without_what_a_terminal_obeys() -> None:
    assert (
        describe_reponse(TROUVEE._replace(libelle="12 Rue\x1b[2J"), "")
        == "Trouvée (0,97) : 12 Rue [2J, 46.05000, 5.05000."
    )
    rue = TROUVEE._replace(genre="street", libelle="Rue des Tilleuls")
    assert describe_reponse(rue, "") == "Trouvée (0,97, la rue sans le numéro) : Rue des Tilleuls, 46.05000, 5.05000."
    assert describe_reponse(None, "adresse introuvable") == "Sans position : adresse introuvable."


def test_the_journal_keeps_answers_through_a_run_that_is_cut(tmp_path: Path) -> None:
    chemin = tmp_path / ".cache" / "journal.jsonl"
    journal = Journal(chemin)
    autre = TILLEULS._replace(voie="3 rue Haute")
    journal.add(TILLEULS, TROUVEE)
    journal.add(autre, None)
    entier = chemin.read_text(encoding="utf-8")
    chemin.write_text(entier + entier[:30] + "\n[1]\nnull\n" + entier[:40], encoding="utf-8")
    reprise = Journal(chemin)
    assert reprise.reponses == {TILLEULS: TROUVEE, autre: None}
    reprise.add(autre, TROUVEE)
    assert Journal(chemin).reponses == {TILLEULS: TROUVEE, autre: TROUVEE}
    assert Journal(chemin, neuf=True).reponses == {}


def test_a_journal_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    with pytest.raises(BuildError, match="Impossible d’écrire "):
        Journal(tmp_path / "fichier" / "journal").add(TILLEULS, None)


def test_what_is_found_before_a_failure_is_kept(tmp_path: Path) -> None:
    journal, faites = Journal(tmp_path / "journal"), []
    with serve(reply_in_turn(reply_adresses(), Http(b"{}", statut=400))) as service:
        arret = ask_tout(
            make_client(service), [TILLEULS, TILLEULS._replace(voie="b")], journal, lambda: faites.append(1)
        )
    assert arret.endswith("refuse cette question (erreur 400).")
    assert (list(Journal(tmp_path / "journal").reponses), faites) == ([TILLEULS], [1])


def test_positions_are_written_beside_their_addresses_and_nothing_else_moves(tmp_path: Path) -> None:
    dossier = make_dossier(tmp_path)
    releve = read_releve(dossier)
    reponses = {
        TILLEULS: TROUVEE,
        Question("3 rue Haute", "01002", "Rivebourg", "01002"): TROUVEE._replace(code="01002", latitude=46.1234567),
        Question("5 rue du Bal", "59000", "Ailleurs"): TROUVEE,
    }
    textes, constats = prepare_positions(dossier, releve, reponses)
    assert textes == {
        dossier.chemin / "annuaire.yaml": ANNUAIRE.replace(
            "      commune: Exempleville\n    telephone",
            "      commune: Exempleville\n    position: {latitude: 46.05, longitude: 5.05}\n    telephone",
        )
        .replace(
            '          commune: "01002"\n',
            '          commune: "01002"\n        position: {latitude: 46.12346, longitude: 5.05}\n',
        )
        .replace(
            "          commune: Exempleville\n    diffusion",
            "          commune: Exempleville\n        position: {latitude: 46.05, longitude: 5.05}\n    diffusion",
        )
    }
    assert [constat.raison for constat in constats] == [
        "",
        "adresse sans rue : sa position ne serait que celle de la commune",
        "",
        "",
        "trouvée dans une autre commune, « 12 Rue des Tilleuls 01001 Exempleville »",
    ]


def make_lieu(rang: int = 0, ident: str = "a", liste: str = "structures") -> Lieu:
    return Lieu("annuaire.yaml", (1, 1), "", liste, rang, ident, (), TILLEULS)


def test_line_ends_of_windows_and_entries_in_braces_are_written_too() -> None:
    texte = "structures:\r\n  - id: a\r\n    nom: A\r\n  - {id: b, nom: B}\r\n"
    retouche = write_positions(texte, {make_lieu(): TROUVEE, make_lieu(1, "b"): TROUVEE})
    position = "    position: {latitude: 46.05, longitude: 5.05}\r\n"
    assert retouche.texte == (
        f"structures:\r\n  - id: a\r\n    nom: A\r\n{position}  - id: b\r\n    nom: B\r\n{position}"
    )
    assert ([lieu.ident for lieu in retouche.ecrits], retouche.impossibles) == (["b", "a"], ())


def test_two_entries_with_one_id_each_get_their_own_position() -> None:
    texte = "structures:\n  - id: a\n    nom: A\n  - id: a\n    nom: B\n"
    retouche = write_positions(texte, {make_lieu(1): TROUVEE})
    assert retouche.texte == texte + "    position: {latitude: 46.05, longitude: 5.05}\n"


def test_a_list_that_cannot_be_changed_line_by_line_is_left_as_it_is() -> None:
    texte = "structures: [{id: a, nom: A}]\n"
    retouche = write_positions(texte, {make_lieu(): TROUVEE})
    assert (retouche.texte, retouche.ecrits) == (texte, ())
    assert retouche.impossibles == ((make_lieu(), "la liste n’a pas un tiret par ligne"),)


def test_the_positions_of_the_repository_come_back_to_their_places(tmp_path: Path) -> None:
    shutil.copytree(RACINE / "data", tmp_path / "data")
    fichiers = [
        *(tmp_path / "data/annuaire").glob("*.yaml"),
        tmp_path / "data/annuaire.yaml",
        tmp_path / "data/agenda.yaml",
    ]
    avant = {fichier: fichier.read_text(encoding="utf-8") for fichier in fichiers}
    for fichier, texte in avant.items():
        fichier.write_text(re.sub(r"\n *position: \{latitude.*", "", texte), encoding="utf-8")
    dossier = Dossier(tmp_path / "data", "data")
    releve = read_releve(dossier)
    questions = [lieu.question for lieu in releve.lieux if lieu.question]
    textes, constats = prepare_positions(
        dossier,
        releve,
        {q: TROUVEE._replace(code=q.code, commune=q.commune, code_postal=q.code_postal) for q in questions},
    )
    assert (len(constats) > 150, {constat.raison for constat in constats}) == (True, {""})
    assert {f: _hide_nombres(t) for f, t in textes.items()} == {f: _hide_nombres(avant[f]) for f in textes}


def _hide_nombres(texte: str) -> str:
    """`texte` with every latitude and longitude alike."""
    return re.sub(r"itude: -?[\d.]+", "itude: 0", texte)
