"""Alerts with their kind, the compact banner, the mission told with them, and what the search knows of them."""

from typing import Any

import feedparser
import pytest

from cpts.exports.atom import write_alertes_atom
from cpts.nomenclatures.listes import TYPES_ALERTE
from cpts.render import RACINE
from cpts.views.alertes import ICONES_TYPE, alertes_du_jour, list_recherche, view_alertes, view_suivre_alertes
from cpts.views.crise import view_crise
from cpts.views.matiere import Matiere
from tests.unit.agenda_site import CPTS, HOSTILE, make_site, render_bloc

PENURIE = {
    "id": "sirop",
    "titre": "Un sirop manque",
    "niveau": "information",
    "type": "penurie",
    "du": "2026-11-12",
    "au": "2026-12-20",
    "texte": "Il arrive en petites quantités.",
    "conseils": ["Demandez à votre pharmacie."],
    "professionnels": "Dites vos stocks chaque lundi.\n\nPrescrivez avec une solution de remplacement.",
    "mission": "crises",
    "source": "Agence",
    "modifie_le": "2026-11-19",
}
GRIPPE = {"id": "grippe", "titre": "Grippe", "niveau": "information", "du": "2026-10-15", "au": "2027-01-31"}
FROID = {"id": "froid", "titre": "Grand froid", "niveau": "vigilance", "du": "2026-11-20", "au": "2026-11-25"}
EXERCICE = {
    "id": "exercice",
    "titre": "Exercice de crise",
    "resume": "Une journée.",
    "theme": "crise",
    "publics": ["professionnels"],
}
CRISES = CPTS.model_validate(
    {
        **CPTS.model_dump(mode="json", exclude_none=True, exclude_unset=True),
        "missions": [
            {"id": "prevention", "titre": "Agir pour la prévention", "type": "socle"},
            {
                "id": "crises",
                "titre": "Répondre aux crises",
                "type": "socle",
                "texte": "Un plan relu chaque année.",
                "source": "Accord, article 5",
                "verifie_le": "2026-11-01",
            },
        ],
    }
)


def make_graves(nombre: int) -> list[dict[str, Any]]:
    return [{**FROID, "id": f"froid-{n}", "titre": f"Froid {n}"} for n in range(nombre)]


def list_bandeau(*alertes: dict[str, Any]) -> list[tuple[str, str]]:
    return [(a.niveau_libelle, a.titre) for a in alertes_du_jour(make_site(alertes=alertes))]


def test_the_banner_counts_the_alerts_that_only_inform_when_they_are_several() -> None:
    assert list_bandeau(GRIPPE) == [("Information", "Grippe")]
    assert list_bandeau(GRIPPE, FROID) == [("Vigilance", "Grand froid"), ("Information", "Grippe")]
    assert list_bandeau(GRIPPE, PENURIE) == [("", "2 alertes de santé")]
    assert list_bandeau(GRIPPE, PENURIE, FROID) == [("Vigilance", "Grand froid"), ("", "2 autres alertes de santé")]


def test_the_banner_never_has_more_than_four_lines() -> None:
    assert [titre for _, titre in list_bandeau(*make_graves(6))] == [
        "Froid 0",
        "Froid 1",
        "Froid 2",
        "3 autres alertes de santé",
    ]


def test_the_line_that_counts_lasts_as_long_as_the_last_of_its_alerts() -> None:
    ligne = alertes_du_jour(make_site(alertes=[GRIPPE, PENURIE]))[-1]
    assert (ligne.lien, ligne.au) == ("alertes/", "2027-01-31")


def test_an_alert_says_its_kind_in_words_and_what_each_one_does() -> None:
    html = render_bloc("alertes", view_alertes(make_site(alertes=[PENURIE])))
    assert "<span>Pénurie</span>" in html
    assert "<li>Demandez à votre pharmacie.</li>" in html
    assert "<p>Dites vos stocks chaque lundi.</p><p>Prescrivez avec une solution de remplacement.</p>" in html
    assert "Source : Agence. Mise à jour le 19 novembre 2026." in html
    assert 'id="alerte-sirop" data-au="2026-12-20"' in html


def test_every_kind_of_alert_has_its_drawing() -> None:
    assert ICONES_TYPE.keys() == TYPES_ALERTE.keys()


def test_a_page_left_open_has_what_to_say_when_the_last_alert_ends() -> None:
    html = render_bloc("alertes", view_alertes(make_site(alertes=[PENURIE])))
    assert html.index("data-periodes") < html.index("<div data-si-vide hidden>") < html.index("Aucune alerte")


def test_alerts_that_are_over_are_folded_and_never_skip_a_level_of_heading() -> None:
    html = render_bloc("alertes", view_alertes(make_site(alertes=[{**PENURIE, "au": "2026-11-20"}])))
    assert "Aucune alerte aujourd’hui." in html
    assert html.index("<summary>1 alerte terminée</summary>") < html.index('<h2 class="cpts-avis__titre">Information')
    assert "<h3" not in html
    assert "data-au" not in html


def test_an_alert_to_come_is_nowhere() -> None:
    demain = make_site(alertes=[{**PENURIE, "du": "2026-11-22"}])
    assert "Un sirop manque" not in render_bloc("alertes", view_alertes(demain))
    assert (alertes_du_jour(demain), list_recherche(demain)) == ((), ())
    assert feedparser.parse(write_alertes_atom(demain, "https://cpts.example.org/")).entries == []


def test_the_feed_has_the_advice_and_moves_an_alert_that_changed_to_the_top() -> None:
    site = make_site(alertes=[{**PENURIE, "modifie_le": "2026-11-21"}, FROID])
    entree = feedparser.parse(write_alertes_atom(site, "https://cpts.example.org/")).entries[0]
    assert (entree.link, entree.updated) == (
        "https://cpts.example.org/alertes/#alerte-sirop",
        "2026-11-21T00:00:00Z",
    )
    assert "Demandez à votre pharmacie.\nPour les professionnels : Dites vos stocks chaque lundi." in entree.summary


def test_an_alert_prepared_early_is_new_on_its_first_day() -> None:
    site = make_site(alertes=[{**PENURIE, "modifie_le": "2026-11-02"}])
    (entree,) = feedparser.parse(write_alertes_atom(site, "https://cpts.example.org/")).entries
    assert entree.updated == "2026-11-12T00:00:00Z"


def test_the_search_finds_an_alert_of_the_day_by_its_kind_and_its_words() -> None:
    ((chemin, entree),) = list_recherche(make_site(alertes=[PENURIE]))
    assert (chemin, entree.genre, entree.titre) == ("alertes/#alerte-sirop", "Alerte", "Un sirop manque")
    assert entree.detail == "Pénurie. Du 12 novembre au 20 décembre 2026"
    assert entree.mots == ("alerte", "Il arrive en petites quantités.", "Demandez à votre pharmacie.")


@pytest.mark.parametrize(
    "listes",
    [
        {"alertes": [PENURIE]},
        {"alertes": [{**PENURIE, "du": "2025-11-12", "au": "2025-12-20"}]},
        {"actions": [{**EXERCICE, "mission": "crises"}]},
    ],
    ids=["cited by an alert", "cited by an alert that is over", "of an action of the theme"],
)
def test_the_mission_of_crises_is_told_with_its_source_and_contact(listes: dict[str, Any]) -> None:
    html = render_bloc("crise", view_crise(Matiere(make_site(cpts=CRISES, **listes))))
    assert "Répondre aux crises" in html
    assert "Agir pour la prévention" not in html
    assert "<p>Un plan relu chaque année.</p>" in html
    assert "Source\u00a0: Accord, article 5, vérifié le 1er novembre 2026" in html
    assert 'href="tel:+33353010000"' in html
    assert f'href="{RACINE}la-cpts/missions/"' in html


def test_actions_of_crisis_without_mission_are_listed_too() -> None:
    vue = view_crise(Matiere(make_site(actions=[EXERCICE])))
    assert (vue.missions, [a.lien for a in vue.actions]) == ((), ["prevention/exercice/"])


def test_without_any_mission_of_crisis_the_page_says_so() -> None:
    html = render_bloc("crise", view_crise(Matiere(make_site())))
    assert "Notre plan pour les situations de crise n’est pas encore décrit ici." in html


def test_following_the_alerts_gives_the_whole_address_to_paste() -> None:
    html = render_bloc("suivre_alertes", view_suivre_alertes(make_site()))
    assert f'href="{RACINE}donnees/alertes.atom"' in html
    assert 'data-copier="https://cpts.example.org/donnees/alertes.atom"' in html


def test_hostile_texts_come_out_as_text() -> None:
    site = make_site(alertes=[{**PENURIE, "professionnels": HOSTILE, "titre": HOSTILE}], actions=[EXERCICE])
    for bloc, vue in (("alertes", view_alertes(site)), ("crise", view_crise(Matiere(site)))):
        html = render_bloc(bloc, vue)
        assert "<script" not in html
        assert "<img" not in html
