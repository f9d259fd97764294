"""Recorded bodies of issues, each with the answer and the change of the data it must give.

`tests/cas/demandes/<case>.md` is a body as GitHub makes it, `<case>.txt` what comes of it: the exit code, the answer,
then the difference of the whole data folder. `pytest --update-golden` writes the answers again, to be read by a person.
"""

import difflib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpts.demandes.formulaires import FORMULAIRES
from cpts.demandes.refus import DemandeRefusee, Raison
from cpts.demandes.reponse import write_refus
from cpts.demandes.traitement import process_demande
from cpts.errors import DataError
from cpts.validate import load_site
from tests.construction import list_fichiers
from tests.factories import ACTIONS, AGENDA, CPTS, JOUR, SOINS, change, write_donnees
from tests.golden import Mode

CAS = Path(__file__).parents[1] / "cas/demandes"
ANNUAIRE = """\
# Exempleville et Rivebourg
structures:
  # La seule pharmacie
  - id: pharmacie-des-tilleuls
    nom: Pharmacie des Tilleuls  # nom d’usage
    type: pharmacie
    adresse:
      voie: 12 rue des Tilleuls
      code_postal: "01001"
      commune: Exempleville
    position: {latitude: 46.05, longitude: 5.05}
    telephone: 03 53 01 00 10
    horaires:
      lundi-vendredi: 9h-12h, 14h-19h  # sauf en août
    fermetures:
      - {du: 2026-12-24, au: 2027-01-02, motif: congés}  # redit en novembre
    anciens_ids: [officine-des-tilleuls]
    verifie_le: 2026-10-02

professionnels:
  # Camille Exemple préfère le courriel
  - id: camille-exemple
    nom: Exemple
    prenom: Camille
    profession: infirmier
    exercices:
      - structure: pharmacie-des-tilleuls
        telephone: 03 53 01 00 11  # le matin
    nouveaux_patients: {reponse: oui, declare_le: 2026-09-01}
    diffusion: {statut: public, source: declaration, informe_le: 2026-09-01}
    verifie_le: 2026-10-02

  - id: dominique-modele
    nom: Modèle
    prenom: Dominique
    profession: infirmier
    exercices:
      - structure: pharmacie-des-tilleuls
        telephone: 03 53 01 00 12
      - adresse:
          code_postal: "01002"
          commune: Rivebourg
        telephone: 03 53 01 00 13
    fin_activite:
      le: 2027-06-30
      relais: [camille-exemple, pharmacie-des-tilleuls]
    diffusion: {statut: public, source: declaration, informe_le: 2026-09-01}
    verifie_le: 2026-10-02

  - id: fiche-0147
    diffusion: {statut: oppose}

  - id: sasha-reserve
    nom: Réserve
    prenom: Sasha
    profession: infirmier
    exercices:
      - structure: pharmacie-des-tilleuls
    diffusion: {statut: pro, source: declaration, informe_le: 2026-09-01}

  - id: noa-seul
    nom: Seul
    prenom: Noa
    profession: sage-femme
    exercices:
      - adresse: {voie: 1 rue Haute, code_postal: "01001", commune: Exempleville}
        position: {latitude: 46.05, longitude: 5.05}
        telephone: 03 53 01 00 14
    diffusion: {statut: public, source: declaration, informe_le: 2026-09-01}
"""
GARDES = """\
creneaux:
  - id: sans-rdv-samedi
    structure: pharmacie-des-tilleuls
    jours: [samedi]
    de: 9h
    a: 12h
    feries: non
    verifie_le: 2026-10-02
gardes:
  - id: garde-soir
    type: infirmier
    debut: 2026-12-05 18h
    fin: 2026-12-05 22h
    qui: camille-exemple
    telephone: 03 53 01 00 11
"""


@pytest.fixture
def donnees(tmp_path: Path) -> Path:
    """A folder where a person is cited everywhere a person can be."""
    gouvernance = "gouvernance:\n  - college: Bureau\n    membres:\n      - nom: Camille Exemple\n"
    actions = change(ACTIONS, ("[camille-exemple]", "[camille-exemple, pharmacie-des-tilleuls]  # deux volontaires"))
    fichiers = {"annuaire": ANNUAIRE, "actions": actions, "agenda": AGENDA, "soins": SOINS + GARDES}
    return write_donnees(tmp_path / "data", cpts=CPTS + gouvernance, **fichiers)


def process(corps: bytes, donnees: Path, genre: str | None = None) -> tuple[int, str]:
    """The exit code and what is posted."""
    try:
        return 0, process_demande(corps, genre, donnees, "data", JOUR)
    except DemandeRefusee as refus:
        return 1, write_refus(refus.raisons)


def write_difference(avant: dict[str, bytes], apres: dict[str, bytes]) -> str:
    lignes: list[str] = []
    for nom in sorted({*avant, *apres}):
        textes = [d.get(nom, b"").decode().splitlines() for d in (avant, apres)]
        lignes += difflib.unified_diff(*textes, nom, nom, lineterm="", n=1)
    return "\n".join(lignes)


@pytest.mark.parametrize("cas", sorted(f.stem for f in CAS.glob("*.md")))
def test_a_request_gives_its_answer_and_its_change_and_nothing_else(donnees: Path, cas: str) -> None:
    avant = list_fichiers(donnees)
    code, reponse = process((CAS / f"{cas}.md").read_bytes(), donnees)
    difference = write_difference(avant, list_fichiers(donnees))
    obtenu = f"code {code}\n{reponse}\n{'=' * 20}\n{difference}\n"
    attendu = CAS / f"{cas}.txt"
    if Mode.reecrire:
        attendu.write_text(obtenu, encoding="utf-8")
    assert obtenu.splitlines() == attendu.read_text(encoding="utf-8").splitlines()
    assert (code == 1) <= (difference == "")


def test_every_case_that_is_refused_is_named_so() -> None:
    codes = {f.stem: f.read_text(encoding="utf-8")[:6] for f in CAS.glob("*.txt")}
    assert sorted(codes) == sorted(f.stem for f in CAS.glob("*.md"))
    assert {codes[nom] for nom in codes if nom.startswith("refus-")} == {"code 1"}
    assert {codes[nom] for nom in codes if not nom.startswith(("refus-", "piege-"))} == {"code 0"}


def test_an_objection_is_told_without_the_name_of_the_person(donnees: Path) -> None:
    _, reponse = process((CAS / "opposition.md").read_bytes(), donnees)
    assert "exemple" not in reponse.lower()
    assert "Camille" not in reponse
    assert "camille-exemple" not in (donnees / "annuaire.yaml").read_text(encoding="utf-8")


def test_a_body_longer_than_github_allows_is_not_read(donnees: Path) -> None:
    corps = "### Fiche à retirer\n\ncamille-exemple" + " " * 100_000
    code, reponse = process(corps.encode(), donnees)
    assert code == 1
    assert "trop long" in reponse


def test_a_long_answer_is_refused_before_it_is_posted_again(donnees: Path) -> None:
    corps = (CAS / "signaler-autre.md").read_text(encoding="utf-8").replace("La rampe", "La rampe" * 300)
    assert "signes, il en faut 2000 au plus" in process(corps.encode(), donnees)[1]


def test_the_line_ends_of_windows_are_those_of_a_form(donnees: Path) -> None:
    corps = (CAS / "fermeture-lieu.md").read_bytes().replace(b"\n", b"\r\n")
    code, _ = process(corps, donnees)
    assert (code, b"\r" in (donnees / "annuaire.yaml").read_bytes()) == (0, False)


def test_bytes_that_are_not_text_are_refused(donnees: Path) -> None:
    assert "UTF-8" in process(b"### Fiche \xe0 retirer\n\nx", donnees)[1]


def test_the_kind_can_be_given_and_must_be_that_of_the_body(donnees: Path) -> None:
    corps = (CAS / "verification.md").read_bytes()
    assert process(corps, donnees, "fermeture") == (
        1,
        write_refus(
            [Raison("", "Ce message ne vient pas du formulaire : il ne commence pas par sa première question.")]
        ),
    )
    assert process(corps, donnees, "verification")[0] == 0


def test_an_entry_that_cannot_be_changed_line_by_line_is_left_to_a_person(donnees: Path) -> None:
    annuaire = donnees / "annuaire.yaml"
    plat = (
        'structures: [{id: lieu, nom: Lieu, type: cabinet, adresse: {code_postal: "01001", commune: Exempleville}}]\n'
    )
    annuaire.write_text(plat, encoding="utf-8")
    for nom in ("actions", "agenda", "soins"):
        (donnees / f"{nom}.yaml").unlink()
    corps = (CAS / "fermeture-lieu.md").read_text(encoding="utf-8").replace("pharmacie-des-tilleuls", "lieu")
    code, reponse = process(corps.encode(), donnees)
    assert code == 0
    assert "changez-la à la main" in reponse
    assert annuaire.read_text(encoding="utf-8") == plat


def test_a_file_that_cannot_be_written_changes_nothing(donnees: Path) -> None:
    (donnees / "annuaire").mkdir()
    avant = list_fichiers(donnees)
    # The new place would be written in annuaire/rivebourg.yaml, which this folder has as a folder.
    (donnees / "annuaire/autre.yaml").write_text("structures: []\n", encoding="utf-8")
    (donnees / "annuaire/rivebourg.yaml").mkdir()
    with pytest.raises(DataError) as refus:
        process((CAS / "ajouter-lieu.md").read_bytes(), donnees)
    assert "fichier-dossier" in {probleme.code for probleme in refus.value.problemes}
    assert {nom: octets for nom, octets in list_fichiers(donnees).items() if nom in avant} == avant


def test_a_new_place_goes_in_the_file_of_its_commune_when_there_is_one_a_commune(donnees: Path) -> None:
    (donnees / "annuaire").mkdir()
    (donnees / "annuaire/exempleville.yaml").write_text("structures: []\n", encoding="utf-8")
    (donnees / "schemas").mkdir()
    (donnees / "schemas/annuaire.json").write_text("{}", encoding="utf-8")
    code, reponse = process((CAS / "ajouter-lieu.md").read_bytes(), donnees)
    assert (code, "`data/annuaire/rivebourg.yaml`" in reponse) == (0, True)
    assert (
        (donnees / "annuaire/rivebourg.yaml")
        .read_text(encoding="utf-8")
        .startswith(
            "# yaml-language-server: $schema=../schemas/annuaire.json\n\nstructures:\n  - id: cabinet-du-four\n"
        )
    )


def test_a_first_event_makes_the_file_of_the_agenda(donnees: Path) -> None:
    (donnees / "agenda.yaml").unlink()
    assert process((CAS / "ajouter-rendez-vous.md").read_bytes(), donnees)[0] == 0
    assert (donnees / "agenda.yaml").read_text(encoding="utf-8").startswith("evenements:\n  - id: bien-dormir")


def test_a_second_objection_takes_the_next_neutral_id(donnees: Path) -> None:
    for ident in ("camille-exemple", "noa-seul"):
        corps = (CAS / "opposition.md").read_text(encoding="utf-8").replace("camille-exemple", ident)
        code, reponse = process(corps.encode(), donnees)
    assert (code, "`fiche-0149`" in reponse) == (0, True)
    assert process((CAS / "opposition.md").read_bytes(), donnees)[0] == 1


REPONSES = st.text(max_size=60) | st.sampled_from(
    ["camille-exemple", "2026-12-24", "2027-01-02", "_No response_", "a: b"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(genre=st.sampled_from(list(FORMULAIRES)), data=st.data())
def test_whatever_is_answered_the_data_stays_good(donnees: Path, genre: str, data: st.DataObject) -> None:
    titres = [q.titre for q in FORMULAIRES[genre].questions]
    corps = "\n\n".join(f"### {titre}\n\n{data.draw(REPONSES)}" for titre in titres)
    avant = list_fichiers(donnees)
    code, _ = process(corps.encode("utf-8", "replace"), donnees)
    if code == 1:
        assert list_fichiers(donnees) == avant
    assert load_site(donnees, JOUR).site is not None
