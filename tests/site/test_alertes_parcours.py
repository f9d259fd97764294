"""The alerts and pathways of the demonstration, and of a territory that has neither."""

import re
from pathlib import Path

from tests.construction import get_main, list_fichiers, read_page

PARCOURS = ("insuffisance-cardiaque", "plaies-chroniques", "retour-a-domicile", "sante-mentale-de-l-enfant")


def read_corps(site: Path, adresse: str) -> str:
    return get_main(read_page(site, adresse)).replace("\u00a0", " ")


def test_the_four_pathways_have_their_two_parts_and_say_that_they_are_examples(demonstration: Path) -> None:
    for ident in PARCOURS:
        corps = read_corps(demonstration, f"parcours/{ident}")
        assert "Un exemple, pas encore une consigne" in corps
        assert (
            corps.index("Pour vous Pour :") < corps.index("Étape 1") < corps.rindex("Avec qui") < corps.index("Relu le")
        )
    assert read_corps(demonstration, "parcours").count("Exemple à adapter") == 4


def test_every_link_of_a_pathway_to_this_site_leads_somewhere(demonstration: Path) -> None:
    fichiers = list_fichiers(demonstration)
    for ident in PARCOURS:
        main = read_page(demonstration, f"parcours/{ident}").partition("<main")[2].partition("</main>")[0]
        internes = {adresse.partition("?")[0] for adresse in re.findall(r'href="\.\./\.\./([^"#]+)', main)}
        assert {a for a in internes if f"{a}index.html" not in fichiers and a not in fichiers} == set()
        assert {"annuaire/", "orientation/"} <= internes


def test_the_sheet_to_print_is_a_small_tagged_document_in_french(demonstration: Path) -> None:
    octets = (demonstration / "medias/fiche-de-liaison.pdf").read_bytes()
    assert octets.startswith(b"%PDF-")
    assert len(octets) < 60_000
    assert b"/StructTreeRoot" in octets
    assert b"/Lang (fr)" in octets
    assert 'href="../../medias/fiche-de-liaison.pdf"' in read_page(demonstration, "parcours/retour-a-domicile")


def test_the_alerts_of_the_day_come_before_the_mission_and_those_to_come_are_not_told(demonstration: Path) -> None:
    corps = read_corps(demonstration, "alertes")
    assert (
        corps.index("Vigilance : Bronchiolite")
        < corps.index("Information : Grippe")
        < corps.index("2 alertes terminées")
    )
    assert "Répondre aux crises sanitaires" in corps
    assert "Source : Accord de l'exemple, article 5" in corps
    assert "Exercice de crise" in corps
    assert "eau du robinet" not in corps


def test_the_banner_of_every_page_names_what_is_serious_and_counts_the_rest(demonstration: Path) -> None:
    for adresse in ("", "agenda", "parcours/retour-a-domicile"):
        entete = read_page(demonstration, adresse).partition("<main")[0]
        assert re.findall(r'class="cpts-alertes__lien"[^>]*>([^<]+)<', entete) == [
            "Bronchiolite : protégez les bébés",
            "2 autres alertes de santé",
        ]


def test_the_figures_of_the_actions_say_their_day(demonstration: Path) -> None:
    assert "Chiffres arrêtés au 30 juin 2026" in read_corps(demonstration, "prevention/exercice-de-crise-2026")


def test_a_territory_without_alert_nor_mission_of_crisis_says_so(petit_site: Path) -> None:
    corps = read_corps(petit_site, "alertes")
    assert "Aucune alerte aujourd’hui" in corps
    assert "Notre plan pour les situations de crise n’est pas encore décrit ici." in corps
    assert "https://deux-rives.example.net/donnees/alertes.atom" in corps
    assert "cpts-alertes" not in read_page(petit_site, "")
