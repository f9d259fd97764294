"""The pages and blocks of prevention actions and care pathways."""

from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.parcours import find_parcours, view_liste
from cpts.views.prevention import format_valeur, view_actions
from tests.unit.agenda_site import HOSTILE, PHARMACIE, build_pages, make_agenda, make_site, render_bloc, render_page

DIABETE = {
    "id": "diabete",
    "titre": "Dépistage du diabète",
    "resume": "Une minute, c’est gratuit.",
    "description": "Sans rendez-vous.",
    "theme": "depistage",
    "mission": "prevention",
    "publics": ["habitants", "seniors"],
    "periode": {"du": "2026-03-01", "au": "2026-12-31"},
    "lieux": ["pharmacie-des-tilleuls"],
    "participants": ["camille-exemple", "pharmacie-des-tilleuls"],
    "partenaires": ["ars-exemple"],
    "inscription": {"telephone": "03 53 01 00 00"},
}
TENSION = {
    "id": "tension",
    "titre": "Prêt de tensiomètres",
    "resume": "Mesurer sa tension chez soi.",
    "theme": "maladies-chroniques",
    "publics": ["seniors"],
    "periode": {"du": "2025-03-01", "au": "2025-12-31"},
    "bilan": {
        "texte": "Deux pharmacies ont prêté.",
        "chiffres": [{"valeur": "1320", "libelle": "prêts"}, {"valeur": "12.5", "libelle": "% à revoir"}],
    },
}
RETOUR = {
    "id": "retour",
    "titre": "Rentrer chez soi",
    "resume": "Votre retour se prépare.",
    "etapes": [
        {
            "titre": "Avant la sortie",
            "qui": ["infirmier", "medecin-generaliste", "pharmacie", "hopital", "patient"],
            "texte": "On prévient.\n\nPuis on attend.",
            "documents": ["https://www.documents.example.org/fiche.pdf", "https://guide.example.org/"],
        },
    ],
    "contact": "La coordination, au 03 53 01 00 00",
    "verifie_le": "2025-10-02",
}


def test_an_action_says_for_whom_when_how_with_whom() -> None:
    vue = build_pages(make_site(actions=[DIABETE]))["prevention/diabete/"].vue
    assert {ligne.terme: [v.texte for v in ligne.valeurs] for ligne in vue.cles} == {
        "Pour qui": ["Tous les habitants et aînés"],
        "Quand": ["Du 1er mars au 31 décembre 2026"],
        "Comment participer": ["Par téléphone : 03 53 01 00 00"],
        "Partenaires": ["Agence Exemple (Agence régionale de santé)"],
        "Mission": ["Agir pour la prévention"],
    }
    assert [(p.texte, p.ton) for p in vue.pastilles] == [("En cours", "oui")]
    assert [(n.texte, n.note) for n in vue.participants] == [
        ("Camille Exemple", "infirmier"),
        ("Pharmacie des Tilleuls", ""),
    ]


def test_an_action_links_to_people_places_mission_and_dates() -> None:
    site = make_site({"debut": "2026-11-24 9h", "action": "diabete"}, actions=[DIABETE])
    html = render_page(build_pages(site)["prevention/diabete/"])
    for chemin in (
        "annuaire/camille-exemple/",
        "annuaire/pharmacie-des-tilleuls/",
        "la-cpts/missions/#prevention",
        "agenda/e0/",
    ):
        assert f'href="{RACINE}{chemin}"' in html


def test_people_who_may_not_be_shown_are_left_out() -> None:
    action = {**DIABETE, "participants": ["personne-absente"], "lieux": ["lieu-absent"], "partenaires": ["autre"]}
    vue = build_pages(make_site(actions=[action]))["prevention/diabete/"].vue
    assert (vue.participants, vue.lieux) == ((), ())


def test_a_finished_action_shows_its_results_and_no_invitation() -> None:
    page = build_pages(make_site(actions=[{**TENSION, "inscription": {"telephone": "15"}}]))["prevention/tension/"]
    html = render_page(page)
    assert [(c.valeur, c.libelle) for c in page.vue.bilan.chiffres] == [("1\u202f320", "prêts"), ("12,5", "% à revoir")]
    assert "Cette action est terminée." in html
    assert "tel:15" not in html
    assert page.vue.affiche == ""


@pytest.mark.parametrize(
    ("valeur", "attendu"), [(3.0, "3"), (1320.0, "1\u202f320"), (12.5, "12,5"), (1e6, "1\u202f000\u202f000")]
)
def test_figures_are_written_as_in_french(valeur: float, attendu: str) -> None:
    assert format_valeur(valeur) == attendu


def test_actions_are_grouped_by_theme_and_the_finished_ones_come_last() -> None:
    agenda = make_agenda(
        make_site({"debut": "2026-11-24 9h", "fin": "12h", "action": "diabete"}, actions=[TENSION, DIABETE])
    )
    groupes = view_actions(agenda).groupes
    assert [(g.titre, [a.titre for a in g.actions]) for g in groupes] == [
        ("Dépistage", ["Dépistage du diabète"]),
        ("Actions terminées", ["Prêt de tensiomètres"]),
    ]
    faits = {f["terme"]: f["texte"].replace("\u00a0", " ") for g in groupes for a in g.actions for f in a.faits}
    assert faits["Prochaine date"] == "mardi 24 novembre, 9 h à 12 h"
    assert faits["Résultat"] == "1\u202f320 prêts et 12,5 % à revoir"


def test_figures_say_the_day_they_were_counted() -> None:
    bilan = {**TENSION["bilan"], "au": "2025-12-31"}
    site = make_site(actions=[{**TENSION, "bilan": bilan}, {**TENSION, "id": "sans-date"}])
    pages = {chemin: render_page(page) for chemin, page in build_pages(site).items()}
    assert '<p class="cpts-note">Chiffres arrêtés au 31 décembre 2025.</p>' in pages["prevention/tension/"]
    assert "Chiffres arrêtés" not in pages["prevention/sans-date/"]
    (groupe,) = view_actions(make_agenda(site)).groupes
    resultats = [f["texte"] for a in groupe.actions for f in a.faits if f["terme"] == "Résultat"]
    assert resultats == [
        "1\u202f320 prêts et 12,5 % à revoir",
        "1\u202f320 prêts et 12,5 % à revoir (au 31 décembre 2025)",
    ]


def test_a_theme_leads_to_its_meetings_when_there_are_some() -> None:
    sport = {**DIABETE, "id": "marche", "theme": "nutrition-activite"}
    agenda = make_agenda(make_site({"debut": "2026-11-24 9h", "action": "diabete"}, actions=[DIABETE, sport]))
    html = render_bloc("actions", view_actions(agenda))
    assert f'<a href="{RACINE}agenda/theme/depistage/">Rendez-vous sur le thème «\u00a0Dépistage\u00a0»</a>' in html
    assert html.count("agenda/theme/") == 1


@pytest.mark.parametrize(
    ("filtres", "attendus"),
    [
        ({"theme": "depistage"}, ["diabete"]),
        ({"public": "seniors"}, ["diabete", "tension"]),
        ({"statut": "terminee"}, ["tension"]),
        ({"nombre": 1}, ["diabete"]),
        ({"theme": "grossesse"}, []),
    ],
)
def test_actions_are_filtered(filtres: dict[str, Any], attendus: list[str]) -> None:
    vue = view_actions(make_agenda(make_site(actions=[TENSION, DIABETE])), **filtres)
    assert [a.lien for g in vue.groupes for a in g.actions] == [f"prevention/{ident}/" for ident in attendus]


def test_the_poster_of_an_action_gives_its_next_dates_or_its_period() -> None:
    sans = build_pages(make_site(actions=[DIABETE]))["prevention/diabete/affiche/"].vue.affiche
    assert sans.quand == ("Du 1er mars au 31 décembre 2026",)
    assert sans.lieu == ("Pharmacie des Tilleuls, Exempleville",)
    avec = build_pages(make_site({"debut": "2026-11-24 9h", "action": "diabete"}, actions=[DIABETE]))
    assert avec["prevention/diabete/affiche/"].vue.affiche.quand == ("Mardi 24 novembre, à 9\u00a0h",)


def test_no_action_says_so_and_what_to_do() -> None:
    agenda = make_agenda(make_site())
    assert "Aucune action de prévention n’est décrite pour le moment." in render_bloc("actions", view_actions(agenda))
    assert "Voir toutes les actions" in render_bloc("actions", view_actions(agenda, theme="grossesse"))


def test_a_pathway_links_only_to_lists_where_someone_is() -> None:
    page = build_pages(make_site(parcours=[RETOUR]))["parcours/retour/"]
    assert [(q.texte, q.lien) for q in page.vue.parcours.etapes[0].qui] == [
        ("infirmier", "professions/infirmier/"),
        ("médecin généraliste", None),
        ("pharmacie", "lieux/pharmacie/"),
        ("hôpital", None),
        ("vous", None),
    ]
    html = render_page(page)
    assert "<p>On prévient.</p><p>Puis on attend.</p>" in html
    assert "Document « fiche.pdf » (documents.example.org)" in html
    assert "Document sur guide.example.org" in html
    assert "Relu le 2 octobre 2025 : à vérifier auprès de la CPTS." in html


def test_a_profession_whose_only_member_has_left_is_not_linked() -> None:
    parti = {
        "id": "jean-parti",
        "nom": "Parti",
        "prenom": "Jean",
        "profession": "medecin-generaliste",
        "exercices": [{"structure": "pharmacie-des-tilleuls"}],
        "diffusion": {"statut": "public", "source": "declaration", "informe_le": "2026-09-01"},
        "fin_activite": {"le": "2026-10-31"},
    }
    vue = find_parcours(make_site(parcours=[RETOUR], professionnels=[parti]), "retour")
    assert vue is not None
    assert [q.lien for q in vue.etapes[0].qui] == [None, None, "lieux/pharmacie/", None, None]


def test_pathways_are_listed_and_an_empty_list_says_so() -> None:
    assert "1 étape" in render_bloc("parcours_liste", view_liste(make_site(parcours=[RETOUR])))
    assert "Aucun parcours de soins" in render_bloc("parcours_liste", view_liste(make_site()))
    assert "pas encore décrit" in render_bloc("parcours", find_parcours(make_site(), "retour"))
    assert "On prévient." in render_bloc("parcours", find_parcours(make_site(parcours=[RETOUR]), "retour"))


def test_hostile_texts_come_out_as_text() -> None:
    action = {**DIABETE, "titre": HOSTILE, "resume": HOSTILE, "description": HOSTILE, "bilan": {"texte": HOSTILE}}
    parcours = {
        "id": "retour",
        "titre": HOSTILE,
        "resume": HOSTILE,
        "contact": HOSTILE,
        "etapes": [{"titre": HOSTILE, "texte": HOSTILE}],
    }
    site = make_site(actions=[action], parcours=[parcours], structures=[{**PHARMACIE, "nom": HOSTILE}])
    pages = [render_page(page) for page in build_pages(site).values()]
    blocs = [
        render_bloc("actions", view_actions(make_agenda(site))),
        render_bloc("parcours_liste", view_liste(site)),
        render_bloc("parcours", find_parcours(site, "retour")),
    ]
    assert "&lt;script&gt;" in "".join(blocs)
    for html in (*pages, *blocs):
        assert "<script" not in html
        assert "<img" not in html
