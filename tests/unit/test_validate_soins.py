"""The ladder and the weekly slots: prices, hours written twice, closures. The day is 2026-11-21."""

from pathlib import Path

import pytest

from tests.factories import ANNUAIRE, list_problemes

ETAPE = """\
etapes:
  - id: pharmacie
    titre: Un médicament tout de suite
    quand: [toujours]
    valide_par: Les pharmaciens
    verifie_le: 2026-10-02
    numeros: {numeros}
    cout: {cout}
"""
CONSEIL = "Ne gardez que le coût des soins, ou supprimez cette ligne."


def write_creneau(ident: str, de: str, a: str, jours: str = "[lundi, samedi]") -> str:
    return f"  - id: {ident}\n    structure: pharmacie-des-tilleuls\n    jours: {jours}\n    de: {de}\n    a: {a}\n"


@pytest.mark.parametrize(
    ("numeros", "cout", "message"),
    [
        (
            '["3237"]',
            "Numéro payant, 0,35 € par minute",
            (
                "« Numéro payant, 0,35 € par minute » redit le prix d’un appel, que le site connaît déjà "
                f"(3237\u00a0: 0,35 € par minute). {CONSEIL}"
            ),
        ),
        (
            '["15", "3237"]',
            "Appel gratuit",
            f"« Appel gratuit » contredit la table des numéros (3237\u00a0: 0,35 € par minute). {CONSEIL}",
        ),
        (
            '["15"]',
            "0,80 €/min",
            f"« 0,80 €/min » redit le prix d’un appel, que le site connaît déjà (15\u00a0: appel gratuit). {CONSEIL}",
        ),
    ],
)
def test_the_price_of_a_call_is_left_to_the_table(tmp_path: Path, numeros: str, cout: str, message: str) -> None:
    place = "soins.yaml:8:11 etapes[pharmacie].cout"
    avis = list_problemes(tmp_path, soins=ETAPE.format(numeros=numeros, cout=cout))
    assert avis == [(place, "~cout-numero", message)]


@pytest.mark.parametrize(
    ("numeros", "cout"),
    [('["15"]', "Appel gratuit"), ('["3237"]', "Conseil gratuit"), ("[]", "Appel payant"), ('["15"]', "30 € environ")],
)
def test_the_cost_of_care_is_free_text(tmp_path: Path, numeros: str, cout: str) -> None:
    assert list_problemes(tmp_path, soins=ETAPE.format(numeros=numeros, cout=cout)) == []


def test_two_slots_of_one_place_at_one_time_are_told_once(tmp_path: Path) -> None:
    soins = "creneaux:\n" + write_creneau("matin", "9h", "12h") + write_creneau("midi", "11h30", "14h")
    assert list_problemes(tmp_path, soins=soins) == [
        (
            "soins.yaml:10:9 creneaux[midi].de",
            "~creneaux-chevauchement",
            (
                "Le lundi, ce créneau recouvre « matin » (ligne 2), au même endroit. "
                "Corrigez les heures, ou supprimez l’un des deux."
            ),
        )
    ]


@pytest.mark.parametrize(
    ("de", "jours"), [("12h", "[lundi]"), ("11h", "[mardi]")], ids=["one after the other", "on another day"]
)
def test_slots_that_do_not_meet_are_fine(tmp_path: Path, de: str, jours: str) -> None:
    soins = "creneaux:\n" + write_creneau("matin", "9h", "12h") + write_creneau("autre", de, "14h", jours)
    assert list_problemes(tmp_path, soins=soins) == []


@pytest.mark.parametrize(
    ("du", "au", "avis"),
    [
        ("2026-12-24", "2026-12-26", 1),
        ("2026-12-22", "2026-12-25", 0),
        ("2027-02-01", "2027-02-06", 0),
        ("2026-11-01", "2026-11-20", 0),
    ],
    ids=["holds its Saturday", "none of its days", "too far", "over"],
)
def test_a_closure_that_meets_a_slot_is_told(tmp_path: Path, du: str, au: str, avis: int) -> None:
    ferme = f"    fermetures:\n      - {{du: {du}, au: {au}}}\n"
    problemes = list_problemes(
        tmp_path,
        annuaire=ANNUAIRE.replace("professionnels:\n", ferme + "professionnels:\n"),
        soins="creneaux:\n" + write_creneau("samedi", "9h", "12h", "[samedi]"),
    )
    attendu = (
        "soins.yaml:3:16 creneaux[samedi].structure",
        "~creneau-fermeture",
        (
            "Le lieu « pharmacie-des-tilleuls » est fermé du 24 au 26 décembre 2026, "
            "et ce créneau n’est pas promis ces jours-là. "
            "Vérifiez la fermeture avec le lieu, et dites qui remplace."
        ),
    )
    assert problemes == [attendu] * avis


@pytest.mark.parametrize(("verifie_le", "codes"), [("2025-11-21", []), ("2025-11-20", ["~fiche-a-verifier"])])
def test_a_step_past_its_term_is_told_to_the_team(tmp_path: Path, verifie_le: str, codes: list[str]) -> None:
    soins = ETAPE.format(numeros='["15"]', cout="Remboursé").replace("2026-10-02", verifie_le)
    avis = list_problemes(tmp_path, soins=soins)
    assert [(place, code) for place, code, _ in avis] == [
        ("soins.yaml:6:17 etapes[pharmacie].verifie_le", code) for code in codes
    ]


def test_a_step_that_nobody_signed_is_told_to_the_team(tmp_path: Path) -> None:
    soins = "etapes:\n  - id: seule\n    titre: Seule\n    quand: [toujours]\n"
    assert [message for _, _, message in list_problemes(tmp_path, soins=soins)] == [
        "Cette étape ne dit pas qui l’a relue. Attendu : une ligne valide_par.",
        "Cette étape ne dit pas quand on l’a relue. Attendu : une ligne verifie_le.",
    ]


def test_wrong_professions_services_and_pages_are_refused(tmp_path: Path) -> None:
    soins = (
        ETAPE.format(numeros="[]", cout="Rien")
        + "    professions: [pharmacie]\n    services: [trod]\n    pages: [garde]\n"
    )
    assert [(place, code) for place, code, _ in list_problemes(tmp_path, soins=soins)] == [
        ("soins.yaml:9:19 etapes[pharmacie].professions[1]", "valeur-inconnue"),
        ("soins.yaml:10:16 etapes[pharmacie].services[1]", "valeur-inconnue"),
        ("soins.yaml:11:13 etapes[pharmacie].pages[1]", "valeur-inconnue"),
    ]
