"""On-call duties: who cannot be there, who is written twice, which days nobody covers. The day is 2026-11-21."""

from datetime import date
from pathlib import Path

import pytest

from cpts.validate import load_site
from tests.construction import RACINE
from tests.factories import ANNUAIRE, TERRITOIRE, list_problemes

PERSONNE = """\
    exercices:
      - structure: pharmacie-des-tilleuls
        telephone: 03 53 01 00 11
"""
RIVES = """\
  - id: pharmacie-des-rives
    nom: Pharmacie des Rives
    type: pharmacie
    adresse:
      code_postal: "01002"
      commune: Rivebourg
"""
DEUX_PHARMACIES = ANNUAIRE.replace("professionnels:\n", RIVES + "professionnels:\n")
DIMANCHES = ("2026-11-22", "2026-11-29")


def write_garde(ident: str, debut: str, fin: str, qui: str = "pharmacie-des-tilleuls", suite: str = "") -> str:
    return f"  - id: {ident}\n    type: pharmacie\n    debut: {debut}\n    fin: {fin}\n    qui: {qui}\n{suite}"


def write_dimanche(jour: str, qui: str = "pharmacie-des-tilleuls", suite: str = "") -> str:
    return write_garde(f"g-{jour}", f"{jour} 9h", f"{jour} 19h", qui, suite)


def list_avis(dossier: Path, *gardes: str, annuaire: str = DEUX_PHARMACIES) -> list[tuple[str, str, str]]:
    return list_problemes(dossier, annuaire=annuaire, soins="gardes:\n" + "".join(gardes))


def leave(le: str) -> str:
    """The nurse leaves on that day."""
    return ANNUAIRE.replace(PERSONNE, PERSONNE + f"    fin_activite:\n      le: {le}\n")


FIN = write_dimanche("2026-11-29")


def test_someone_who_left_before_the_duty_is_refused(tmp_path: Path) -> None:
    avis = list_avis(tmp_path, write_dimanche("2026-11-22", "camille-exemple"), FIN, annuaire=leave("2026-11-21"))
    assert avis == [
        (
            "soins.yaml:6:10 gardes[g-2026-11-22].qui",
            "garde-apres-depart",
            (
                "« camille-exemple » cesse son activité le 21 novembre 2026 (data/annuaire.yaml, ligne 22), "
                "avant cette garde. Écrivez qui prend cette garde."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("fin", "code"),
    [("2026-11-23 0h", []), ("2026-11-23 8h", ["~garde-apres-depart"])],
    ids=["at midnight of the last day", "the morning after"],
)
def test_someone_who_leaves_during_the_duty_is_warned(tmp_path: Path, fin: str, code: list[str]) -> None:
    garde = write_garde("nuit", "2026-11-22 9h", fin, "camille-exemple")
    avis = list_avis(tmp_path, garde, FIN, annuaire=leave("2026-11-22"))
    assert [c for _, c, _ in avis] == code
    assert not avis or "le 22 novembre 2026 (data/annuaire.yaml, ligne 22), avant la fin de cette garde" in avis[0][2]


def test_an_unknown_person_and_a_hidden_one_are_told(tmp_path: Path) -> None:
    cache = DEUX_PHARMACIES.replace("statut: public", "statut: pro")
    avis = list_avis(
        tmp_path,
        write_dimanche("2026-11-22", "camille-exempl"),
        write_dimanche("2026-11-29", "camille-exemple"),
        annuaire=cache,
    )
    assert [(place, code) for place, code, _ in avis] == [
        ("soins.yaml:6:10 gardes[g-2026-11-22].qui", "reference-inconnue"),
        ("soins.yaml:11:10 gardes[g-2026-11-29].qui", "~reference-cachee"),
    ]


def test_a_place_closed_and_a_person_away_during_the_duty_are_warned(tmp_path: Path) -> None:
    conges = "    fermetures:\n      - {du: 2026-11-22, au: 2026-11-24, motif: congés}\n"
    annuaire = DEUX_PHARMACIES.replace("professionnels:\n", conges + "professionnels:\n").replace(
        PERSONNE, PERSONNE + "        fermetures:\n          - {du: 2026-11-29, au: 2026-11-29}\n"
    )
    gardes = (
        write_dimanche("2026-11-22", "pharmacie-des-rives"),
        write_dimanche("2026-11-29", "camille-exemple"),
    )
    assert list_avis(tmp_path, *gardes, annuaire=annuaire) == [
        (
            "soins.yaml:6:10 gardes[g-2026-11-22].qui",
            "~garde-fermeture",
            (
                "Le lieu « pharmacie-des-rives » est fermé du 22 au 24 novembre 2026 (congés), pendant cette garde. "
                "Corrigez la garde ou la fermeture."
            ),
        ),
        (
            "soins.yaml:11:10 gardes[g-2026-11-29].qui",
            "~garde-fermeture",
            (
                "La personne « camille-exemple » est absente le 29 novembre 2026, pendant cette garde. "
                "Corrigez la garde ou la fermeture."
            ),
        ),
    ]


def test_one_person_at_two_places_at_once_is_warned_and_a_place_written_twice_too(tmp_path: Path) -> None:
    ici, ailleurs = '    communes: ["01001"]\n', '    communes: ["01002"]\n'
    personne = (
        write_garde("ici", "2026-11-22 9h", "2026-11-22 19h", "camille-exemple", ici),
        write_garde("ailleurs", "2026-11-22 10h", "2026-11-22 19h", "camille-exemple", ailleurs),
    )
    assert list_avis(tmp_path / "personne", *personne, FIN) == [
        (
            "soins.yaml:12:10 gardes[ailleurs].qui",
            "~garde-double",
            (
                "« camille-exemple » est déjà de garde à ce moment dans « ici » (ligne 2). "
                "Attendu : une personne à un seul endroit à la fois."
            ),
        )
    ]
    lieu = (write_dimanche("2026-11-22"), write_garde("bis", "2026-11-22 9h", "2026-11-22 12h"))
    assert list_avis(tmp_path / "lieu", *lieu, FIN) == [
        (
            "soins.yaml:11:10 gardes[bis].qui",
            "~garde-double",
            (
                "« pharmacie-des-tilleuls » est déjà de garde à ce moment, pour les mêmes communes, "
                "dans « g-2026-11-22 » (ligne 2). Supprimez l’une des deux."
            ),
        )
    ]
    un, deux = (write_garde(n, "2026-11-22 9h", "2026-11-22 19h", suite=c) for n, c in (("a", ici), ("b", ailleurs)))
    assert list_avis(tmp_path / "secteurs", un, deux, FIN) == []


def test_a_sunday_and_a_public_holiday_without_anyone_are_told_beside_the_duty_that_follows(tmp_path: Path) -> None:
    dimanches = [write_dimanche(j) for j in (*DIMANCHES, "2026-12-06", "2026-12-13", "2027-01-03")]
    assert list_avis(tmp_path, *dimanches) == [
        (
            "soins.yaml:24:12 gardes[g-2027-01-03].debut",
            "~garde-trou",
            (
                "Il n’y a aucune pharmacie de garde le dimanche 20 décembre 2026, le vendredi 25 décembre 2026 (Noël), "
                "le dimanche 27 décembre 2026 et le vendredi 1er janvier 2027 (Jour de l’an). "
                "Ajoutez la garde qui manque."
            ),
        )
    ]


def test_the_communes_without_anyone_are_named(tmp_path: Path) -> None:
    seule = write_dimanche("2026-11-22", suite='    communes: ["01001"]\n')
    assert list_avis(tmp_path, seule, FIN) == [
        (
            "soins.yaml:10:12 gardes[g-2026-11-29].debut",
            "~garde-trou",
            (
                "Il n’y a aucune pharmacie de garde pour Rivebourg le dimanche 22 novembre 2026. "
                "Ajoutez la garde qui manque, ou ses communes."
            ),
        )
    ]


def test_a_saturday_afternoon_is_expected_when_most_have_someone(tmp_path: Path) -> None:
    week_ends = [("2026-11-21", "2026-11-23"), ("2026-11-28", "2026-11-30"), ("2026-12-12", "2026-12-14")]
    gardes = [write_garde(f"g{n}", f"{du} 12h", f"{au} 8h") for n, (du, au) in enumerate(week_ends)]
    dimanche = write_dimanche("2026-12-06")
    avis = list_avis(tmp_path, *gardes, dimanche)
    assert [(place, message) for place, _, message in avis] == [
        (
            "soins.yaml:19:12 gardes[g-2026-12-06].debut",
            "Il n’y a aucune pharmacie de garde le samedi 5 décembre 2026 après midi. Ajoutez la garde qui manque.",
        )
    ]


def test_two_duties_at_once_for_one_commune_are_told_once(tmp_path: Path) -> None:
    gardes = (
        write_dimanche("2026-11-22"),
        write_garde("rives", "2026-11-22 18h", "2026-11-22 20h", "pharmacie-des-rives", '    communes: ["01002"]\n'),
        FIN,
    )
    assert list_avis(tmp_path, *gardes) == [
        (
            "soins.yaml:9:12 gardes[rives].debut",
            "~garde-chevauchement",
            (
                "« pharmacie-des-rives » et « pharmacie-des-tilleuls » (« g-2026-11-22 », ligne 2) sont de garde "
                "en même temps pour Rivebourg. Corrigez les heures ou les communes de l’une."
            ),
        )
    ]


def test_a_list_that_ends_in_less_than_a_week_or_has_ended_is_told_once(tmp_path: Path) -> None:
    assert list_avis(tmp_path / "bientot", write_dimanche("2026-11-22")) == [
        (
            "soins.yaml:5:10 gardes[g-2026-11-22].fin",
            "~garde-fin-de-liste",
            "La liste des gardes « pharmacie » s’arrête le 22 novembre 2026. Écrivez les gardes suivantes.",
        )
    ]
    assert list_avis(tmp_path / "finie", write_dimanche("2026-11-08"), write_dimanche("2026-11-15")) == [
        (
            "soins.yaml:10:10 gardes[g-2026-11-15].fin",
            "~garde-fin-de-liste",
            (
                "La liste des gardes « pharmacie » s’est arrêtée le 15 novembre 2026. "
                "Écrivez les gardes suivantes, ou supprimez celles qui sont passées."
            ),
        )
    ]


def test_a_year_written_wrong_is_one_error_and_no_list_of_missing_sundays(tmp_path: Path) -> None:
    avis = list_avis(tmp_path, write_dimanche("2026-11-22"), write_dimanche("2062-11-28"))
    assert [(place, code) for place, code, _ in avis] == [
        ("soins.yaml:9:12 gardes[g-2062-11-28].debut", "date-lointaine"),
        ("soins.yaml:10:10 gardes[g-2062-11-28].fin", "date-lointaine"),
    ]


def test_a_long_list_is_looked_at_for_three_months_only(tmp_path: Path) -> None:
    [(_, _, message)] = list_avis(tmp_path, write_dimanche("2026-11-22"), write_dimanche("2028-11-19"))
    assert message == (
        "Il n’y a aucune pharmacie de garde le dimanche 29 novembre 2026, le dimanche 6 décembre 2026, "
        "le dimanche 13 décembre 2026 et 11 autres jours. Ajoutez la garde qui manque."
    )


def test_a_duty_with_a_mistake_hides_the_gap_it_may_fill(tmp_path: Path) -> None:
    avis = list_avis(tmp_path, write_dimanche("2026-11-22"), write_dimanche("2026-11-31"), write_dimanche("2026-12-06"))
    assert {code for _, code, _ in avis} == {"date-impossible"}


def test_without_territory_nothing_is_said_of_the_communes(tmp_path: Path) -> None:
    soins = "gardes:\n" + write_dimanche("2026-11-29")
    codes = [code for _, code, _ in list_problemes(tmp_path, soins=soins, territoire=TERRITOIRE + "commune: x\n")]
    assert codes == ["~garde-trou", "champ-inconnu"]


@pytest.mark.parametrize("jour", [date(2026, 11, 21), date(2026, 11, 27)])
def test_the_demonstration_is_on_call_every_sunday_and_holiday_for_every_commune(jour: date) -> None:
    chargement = load_site(RACINE / "data", jour)
    assert [p.code for p in chargement.problemes if p.code.startswith(("garde-", "creneaux-", "cout-"))] == []
    assert {g.type for g in chargement.unwrap().gardes} == {"medecin", "pharmacie", "dentiste", "infirmier"}
