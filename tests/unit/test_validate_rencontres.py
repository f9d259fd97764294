"""Two events at one place at one time, actions that no date is given for: avertissements of `cpts verifier`."""

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from cpts.validate import load_site
from tests.factories import JOUR, change_actions, list_problemes, write_donnees

CAFE = "id: cafe\n    titre: Café\n    publics: [aidants]\n"
ATELIER = "id: atelier\n    titre: Atelier\n    publics: [aidants]\n"
ICI = "    lieu: pharmacie-des-tilleuls\n"
SALLE = "    lieu: {nom: Salle des fêtes, adresse: {code_postal: '01001', commune: Exempleville}}\n"
JEUDI = "    debut: 2026-12-03 18h\n    fin: 20h\n"
HEBDO = "    recurrence: {frequence: hebdomadaire}\n"
PERIODE = "    periode: {du: 2026-03-01}\n"


def write_agenda(*evenements: str) -> str:
    return "evenements:\n" + "".join(f"  - {texte}" for texte in evenements)


def list_avis(dossier: Path, *evenements: str) -> list[tuple[str, str, str]]:
    return list_problemes(dossier, agenda=write_agenda(*evenements))


def test_two_events_at_one_place_at_one_time_are_told_once_beside_the_second(tmp_path: Path) -> None:
    assert list_avis(tmp_path, CAFE + JEUDI + ICI, ATELIER + "    debut: 2026-12-03 19h\n" + ICI) == [
        (
            "agenda.yaml:11:12 evenements[atelier].debut",
            "~meme-lieu-meme-heure",
            (
                "Le 3 décembre 2026 à 19\u00a0h, « cafe » (ligne 2) a lieu au même endroit et au même moment. "
                "Changez l’heure ou le lieu, ou supprimez l’un des deux s’il est écrit deux fois."
            ),
        )
    ]


def test_events_that_come_back_are_told_once_at_their_first_common_date(tmp_path: Path) -> None:
    mensuel = "    debut: 2026-12-10 18h\n    recurrence: {frequence: mensuelle, jours: [jeudi], rang: 2e}\n"
    avis = list_avis(tmp_path, CAFE + JEUDI + HEBDO + ICI, ATELIER + mensuel + ICI)
    assert [(place, code) for place, code, _ in avis] == [
        ("agenda.yaml:12:12 evenements[atelier].debut", "~meme-lieu-meme-heure")
    ]
    assert avis[0][2].startswith("Le 10 décembre 2026 à 18\u00a0h, « cafe » (ligne 2) a lieu")


def test_the_first_event_is_named_with_its_file_when_it_is_another(tmp_path: Path) -> None:
    fichiers = {
        "agenda/a.yaml": write_agenda(CAFE + JEUDI + SALLE),
        "agenda/b.yaml": write_agenda(ATELIER + JEUDI + SALLE),
    }
    [(place, _, message)] = list_problemes(tmp_path, **fichiers)
    assert place == "agenda/b.yaml:5:12 evenements[atelier].debut"
    assert "« cafe » (data/agenda/a.yaml, ligne 2) a lieu au même endroit" in message


@pytest.mark.parametrize(
    ("premier", "second"),
    [
        pytest.param(JEUDI + ICI, "    debut: 2026-12-03 20h\n" + ICI, id="one begins when the other ends"),
        pytest.param(JEUDI + ICI, JEUDI + SALLE, id="another place"),
        pytest.param(JEUDI + ICI + "    statut: annule\n", JEUDI + ICI, id="cancelled"),
        pytest.param(JEUDI + ICI + "    statut: reporte\n", JEUDI + ICI, id="postponed to an unknown date"),
        pytest.param(
            JEUDI + ICI + "    statut: reporte\n    reporte_au: 2027-01-14 18h\n", JEUDI + ICI, id="postponed"
        ),
        pytest.param(*(2 * ["    debut: 2026-12-03 18h\n    visio: https://visio.example.org/\n"]), id="both in video"),
        pytest.param(*(2 * ["    debut: 2026-11-20 18h\n" + ICI]), id="yesterday, too late to change"),
        pytest.param(
            JEUDI + HEBDO + ICI,
            "    debut: 2026-12-04 18h\n    fin: 20h\n    recurrence: {frequence: hebdomadaire}\n" + ICI,
            id="every week, on other days",
        ),
        pytest.param(
            JEUDI + ICI,
            "    debut: 2026-12-01\n    fin: 2026-12-31\n    journee_entiere: oui\n" + ICI,
            id="during a campaign of several days",
        ),
        pytest.param(
            JEUDI + "    lieu: {nom: Salle des fêtes, adresse: {code_postal: '01002', commune: Rivebourg}}\n",
            JEUDI + SALLE,
            id="halls of one name in two communes",
        ),
    ],
)
def test_nothing_is_told_when_people_can_be_at_both(tmp_path: Path, premier: str, second: str) -> None:
    assert list_avis(tmp_path, CAFE + premier, ATELIER + second) == []


@pytest.mark.parametrize(
    "second",
    [
        pytest.param("    debut: 2026-12-03\n    journee_entiere: oui\n" + SALLE, id="a whole day"),
        pytest.param("    debut: 2026-12-03 17h\n    fin: 2026-12-04 1h\n" + SALLE, id="a longer one"),
        pytest.param("    debut: 2026-12-03 18h\n" + SALLE, id="without an end"),
        pytest.param(
            JEUDI + "    lieu: {nom: SALLE DES FETES, adresse: {code_postal: '01001', commune: exempleville}}\n",
            id="the place written otherwise",
        ),
        pytest.param(
            "    debut: 2026-11-26 18h\n    statut: reporte\n    reporte_au: 2026-12-03 19h\n" + SALLE,
            id="postponed to that moment",
        ),
        pytest.param(
            "    debut: 2026-11-24 18h\n    recurrence:\n      frequence: hebdomadaire\n      nombre: 3\n"
            "      deplace:\n        - {de: 2026-12-01, debut: 2026-12-03 19h}\n" + SALLE,
            id="one date moved to that moment",
        ),
    ],
)
def test_the_same_moment_is_seen_however_it_is_written(tmp_path: Path, second: str) -> None:
    codes = [code for _, code, _ in list_avis(tmp_path, CAFE + JEUDI + SALLE, ATELIER + second)]
    assert codes == ["~meme-lieu-meme-heure"]


def test_a_wrong_date_is_one_mistake_and_no_meeting(tmp_path: Path) -> None:
    codes = [c for _, c, _ in list_avis(tmp_path, CAFE + JEUDI + ICI, ATELIER + "    debut: 3 décembre\n" + ICI)]
    assert codes == ["instant-invalide"]


def test_an_action_in_course_without_a_date_says_which_and_what_to_write(tmp_path: Path) -> None:
    periode = "    periode: {du: 2026-03-01, au: 2027-12-31}\n"
    assert list_problemes(tmp_path, **change_actions((PERIODE, periode))) == [
        (
            "actions.yaml:10:14 actions[depistage-diabete].periode",
            "~action-sans-date",
            (
                "L’action « depistage-diabete » est en cours et n’a aucune date d’ici au 20 janvier 2027. "
                "Écrivez « action: depistage-diabete » dans un rendez-vous de l’agenda\u00a0; "
                "si l’on vient toute l’année, sans date, supprimez « au » de sa période."
            ),
        )
    ]


def test_an_action_that_does_not_say_when_is_asked_to(tmp_path: Path) -> None:
    [(place, code, message)] = list_problemes(tmp_path, **change_actions((PERIODE, "")))
    assert (place, code) == ("actions.yaml:2:5 actions[depistage-diabete].periode", "~action-sans-date")
    assert message.endswith("si l’on vient toute l’année, sans date, écrivez « periode: {du: AAAA-MM-JJ} ».")


@pytest.mark.parametrize(
    "periode",
    [
        pytest.param(PERIODE, id="open all year round: no end"),
        pytest.param("    periode: {du: 2027-01-01, au: 2027-12-31}\n", id="to come"),
        pytest.param("    periode: {du: 2026-01-01, au: 2026-06-30}\n", id="over"),
        pytest.param("    statut: suspendue\n", id="suspended"),
        pytest.param("    statut: a-venir\n", id="said to be to come"),
    ],
)
def test_an_action_that_waits_for_no_date_is_left_alone(tmp_path: Path, periode: str) -> None:
    assert list_problemes(tmp_path, **change_actions((PERIODE, periode))) == []


@pytest.mark.parametrize(
    ("rendez_vous", "attendus"),
    [
        pytest.param(JEUDI, [], id="soon"),
        pytest.param("    debut: 2027-01-20 18h\n", [], id="on the sixtieth day"),
        pytest.param("    debut: 2027-01-21 18h\n", ["~action-sans-date"], id="the day after"),
        pytest.param("    debut: 2026-11-21 8h\n    fin: 9h\n", [], id="this morning"),
        pytest.param("    debut: 2026-11-20 8h\n    fin: 9h\n", ["~action-sans-date"], id="yesterday"),
        pytest.param("    debut: 2025-12-04 18h\n    fin: 20h\n" + HEBDO, [], id="every week since last year"),
        pytest.param(JEUDI + "    statut: annule\n", ["~action-sans-date"], id="cancelled"),
        pytest.param(
            "    debut: 2026-10-15\n    fin: 2027-01-31\n    journee_entiere: oui\n", [], id="a campaign under way"
        ),
    ],
)
def test_the_dates_of_an_action_are_those_of_its_events(tmp_path: Path, rendez_vous: str, attendus: list[str]) -> None:
    agenda = write_agenda(CAFE + rendez_vous + ICI + "    action: depistage-diabete\n")
    trouves = list_problemes(tmp_path, agenda=agenda, **change_actions((PERIODE, "")))
    assert [code for _, code, _ in trouves] == attendus


@pytest.mark.parametrize(
    ("rendez_vous", "limite", "attendus"),
    [
        pytest.param(JEUDI, "2026-12-03", [], id="the same day"),
        pytest.param(JEUDI, "2026-12-03 17h", [], id="an hour before"),
        pytest.param(JEUDI, "2026-12-03 19h", ["~inscription-tardive"], id="once it has begun"),
        pytest.param(JEUDI + HEBDO, "2027-06-30", [], id="comes back without end"),
        pytest.param(
            JEUDI + "    recurrence: {frequence: hebdomadaire, nombre: 3}\n",
            "2026-12-18",
            ["~inscription-tardive"],
            id="after the last of three",
        ),
        pytest.param(
            JEUDI + "    statut: reporte\n    reporte_au: 2027-01-14 18h\n",
            "2027-01-10",
            [],
            id="before the new date",
        ),
        pytest.param(JEUDI + "    statut: annule\n", "2027-01-10", [], id="cancelled"),
    ],
)
def test_a_registration_closes_before_the_last_date(
    tmp_path: Path, rendez_vous: str, limite: str, attendus: list[str]
) -> None:
    avis = list_avis(tmp_path, CAFE + rendez_vous + ICI + f"    inscription: {{jusqu_au: {limite}}}\n")
    assert [code for _, code, _ in avis] == attendus


def test_two_thousand_events_and_fifty_rules_are_compared_in_a_moment(tmp_path: Path) -> None:
    """Each hour of a place has one event; then one more, which meets one of them."""
    lignes = []
    for rang in range(2000):
        debut = JOUR + timedelta(days=rang // 8)
        regle = HEBDO if rang >= 1950 else ""
        champs = f"id: e{rang}\n    titre: T\n    publics: [aidants]\n    debut: {debut} {8 + rang % 8}h\n"
        lignes.append(f"{champs}    fin: {9 + rang % 8}h\n{regle}{ICI}")
    seul = CAFE + f"    debut: {JOUR} 8h30\n    fin: 8h45\n" + ICI
    dossier = write_donnees(tmp_path / "data", agenda=write_agenda(*lignes, seul))
    depart = perf_counter()
    chargement = load_site(dossier, JOUR, "data")
    duree = perf_counter() - depart
    assert [p.champ for p in chargement.problemes] == ["evenements[cafe].debut"]
    assert duree < 5


def test_a_thousand_copies_of_one_event_do_not_drown_the_rest(tmp_path: Path) -> None:
    copies = [f"id: e{rang}\n    titre: T\n    publics: [aidants]\n" + JEUDI + ICI for rang in range(1000)]
    dossier = write_donnees(tmp_path / "data", agenda=write_agenda(*copies))
    chargement = load_site(dossier, date(2026, 11, 21), "data")
    assert chargement.site is not None
    assert len(chargement.problemes) == 1000
