"""The page of a pathway in its two parts, who takes part, whom to reach, and what stays unsaid when unknown."""

from typing import Any

import pytest

from cpts.render import RACINE
from cpts.views.contacts import split_contact
from cpts.views.page import Page
from cpts.views.parcours import find_parcours, view_liste
from cpts.views.parcours_qui import LigneQui
from tests.unit.agenda_site import HOSTILE, INFIRMIER, PHARMACIE, build_pages, make_site, render_bloc, render_page

COEUR = {
    "id": "coeur",
    "titre": "Vivre avec un cœur fatigué",
    "resume": "Il se surveille.",
    "exemple": "oui",
    "publics": ["malades-chroniques", "aidants"],
    "etapes": [
        {
            "titre": "Comprendre",
            "qui": ["cardiologie", "infirmier", "patient"],
            "texte": "On vous explique.",
            "pour_les_professionnels": "Le cardiologue écrit le poids de référence.\n\nIl répond en deux jours.",
        },
        {"titre": "Se reposer", "texte": "Dormez."},
        {
            "titre": "En cas d’alerte",
            "qui": ["pharmacie", "had", "infirmier"],
            "numeros": ["15"],
            "pour_les_professionnels": "Appelez le 15.",
        },
    ],
    "documents": [
        {"titre": "Fiche de suivi", "fichier": "suivi.pdf", "date": "2026-11-12"},
        {"titre": "Guide national", "lien": "https://guide.example.org/"},
    ],
    "services": ["etp", "pilulier"],
    "actions": ["marche"],
    "contact": "La coordination, 03 53 01 00 00 ou contact@example.org",
    "telephone": "03 53 01 00 11",
    "verifie_le": "2026-09-22",
}
NU = {"id": "nu", "titre": "Un parcours nu", "resume": "Rien de plus.", "etapes": [{"titre": "Venir"}]}
MARCHE = {
    "id": "marche",
    "titre": "La marche du mardi",
    "resume": "Une heure.",
    "theme": "nutrition-activite",
    "publics": ["habitants"],
}
CARDIOLOGUE = {
    **INFIRMIER,
    "id": "claude-modele",
    "nom": "Modèle",
    "profession": "medecin-specialiste",
    "specialite": "cardiologie",
}
COLLEGUE = {**INFIRMIER, "id": "dominique-exemple", "prenom": "Dominique"}
PARTI = {**INFIRMIER, "id": "jean-parti", "fin_activite": {"le": "2026-10-31"}}
HEBDOMADAIRE = {"frequence": "hebdomadaire", "jours": ["mardi"], "jusqu_au": "2027-06-29"}


def build_parcours(parcours: dict[str, Any], *evenements: dict[str, Any], **listes: Any) -> Page:
    site = make_site(*evenements, parcours=[parcours], **listes)
    return build_pages(site)[f"parcours/{parcours['id']}/"]


@pytest.fixture(scope="module")
def coeur() -> Page:
    return build_parcours(
        COEUR,
        {"titre": "Marche", "debut": "2026-11-24 9h", "action": "marche", "recurrence": HEBDOMADAIRE},
        {"titre": "Bilan", "debut": "2026-12-02 14h", "action": "marche"},
        {"titre": "Passée", "debut": "2026-11-02 14h", "action": "marche"},
        {"titre": "Autre", "debut": "2026-12-02 14h"},
        actions=[MARCHE],
        professionnels=[INFIRMIER, COLLEGUE, CARDIOLOGUE, PARTI],
        structures=[{**PHARMACIE, "services": ["pilulier"]}],
    )


def test_professionals_read_their_part_step_by_step(coeur: Page) -> None:
    assert [(c.rang, c.titre, c.qui) for c in coeur.vue.consignes] == [
        ("Étape 1", "Comprendre", "médecin spécialiste en cardiologie et infirmier"),
        ("Étape 3", "En cas d’alerte", "pharmacie, hospitalisation à domicile (HAD) et infirmier"),
    ]
    html = render_page(coeur)
    assert html.index('id="pour-vous"') < html.index("<p>On vous explique.</p>") < html.index('id="professionnels"')
    assert (
        html.index('id="professionnels"') < html.index("<p>Il répond en deux jours.</p>") < html.index('id="avec-qui"')
    )


def test_the_team_is_counted_with_its_steps_and_the_directory_already_filtered(coeur: Page) -> None:
    assert coeur.vue.qui.lignes == (
        LigneQui(
            "1 médecin spécialiste en cardiologie",
            "specialites/cardiologie/",
            "étape 1",
            "annuaire/?specialite=cardiologie",
        ),
        LigneQui("2 infirmiers", "professions/infirmier/", "étapes 1 et 3", "annuaire/?profession=infirmier"),
        LigneQui("Pharmacie des Tilleuls, Exempleville", "annuaire/pharmacie-des-tilleuls/", "étape 3", ""),
    )
    assert coeur.vue.qui.absents == "hospitalisation à domicile (HAD)"


def test_several_places_of_a_type_are_counted_and_listed_on_their_page() -> None:
    autre = {**PHARMACIE, "id": "autre", "nom": "Autre pharmacie"}
    page = build_parcours(COEUR, structures=[PHARMACIE, autre], actions=[MARCHE])
    assert [(ligne.texte, ligne.lien) for ligne in page.vue.qui.lignes][1:] == [("2 pharmacies", "lieux/pharmacie/")]


def test_a_service_says_where_or_that_nobody_declared_it(coeur: Page) -> None:
    etp, pilulier = coeur.vue.qui.services
    assert (etp.lieux, etp.annuaire) == ((), "")
    assert [lieu.lien for lieu in pilulier.lieux] == ["annuaire/pharmacie-des-tilleuls/"]
    html = render_page(coeur)
    assert "Aucun lieu de notre annuaire ne l’a encore déclaré." in html
    assert f'href="{RACINE}annuaire/?service=pilulier"' in html


def test_documents_say_their_format_and_date(coeur: Page) -> None:
    html = render_page(coeur)
    assert f'href="{RACINE}medias/suivi.pdf">Fiche de suivi</a>' in html
    assert "PDF, 12 novembre 2026" in html
    assert 'href="https://guide.example.org/">Guide national</a>' in html


def test_whom_to_reach_is_one_touch_away(coeur: Page) -> None:
    html = render_page(coeur)
    assert (
        'La coordination, <a href="tel:+33353010000">03 53 01 00 00</a> ou <a href="mailto:contact@example.org">'
        in html
    )
    assert 'href="tel:+33353010011"' in html
    assert '<a class="cpts-etapes__numero" href="tel:15">' in html


def test_an_example_says_so_on_the_page_in_the_list_and_in_the_block(coeur: Page) -> None:
    site = make_site(parcours=[COEUR], actions=[MARCHE])
    blocs = (render_bloc("parcours_liste", view_liste(site)), render_bloc("parcours", find_parcours(site, "coeur")))
    for html in (render_page(coeur), *blocs):
        assert "Exemple à adapter" in html
    assert "Un exemple, pas encore une consigne" in render_page(coeur)
    assert "Exemple" not in render_page(build_parcours(NU))


def test_the_list_says_for_whom(coeur: Page) -> None:
    html = render_bloc("parcours_liste", view_liste(make_site(parcours=[COEUR], actions=[MARCHE])))
    assert "<dt>Pour</dt><dd>personnes vivant avec une maladie chronique et aidants</dd>" in html
    assert "3 étapes" in html


def test_its_actions_bring_their_next_dates_a_weekly_one_once(coeur: Page) -> None:
    assert [(d.titre, d.iso) for d in coeur.vue.dates] == [
        ("Marche", "2026-11-24T09:00"),
        ("Bilan", "2026-12-02T14:00"),
    ]
    assert [a.titre for a in coeur.vue.actions] == ["La marche du mardi"]


def test_a_pathway_with_nothing_more_has_no_empty_part() -> None:
    page = build_parcours(NU)
    assert [a.ancre for a in page.vue.sommaire] == ["pour-vous"]
    html = render_page(page)
    for absent in ("Pour les professionnels", "Avec qui", "Documents", "À qui en parler", "Rendez-vous et actions"):
        assert absent not in html


def test_the_parts_are_announced_in_the_order_of_the_page(coeur: Page) -> None:
    html = render_page(coeur)
    ancres = [a.ancre for a in coeur.vue.sommaire]
    assert ancres == ["pour-vous", "contact", "professionnels", "avec-qui", "documents", "actions"]
    places = [html.index(f'<h2 id="{ancre}">') for ancre in ancres]
    assert places == sorted(places)


def test_an_old_proofreading_is_doubted_at_first_sight() -> None:
    vieux = build_parcours({**NU, "verifie_le": "2025-10-02"})
    assert [p.texte for p in vieux.vue.parcours.pastilles] == ["À vérifier"]
    assert "Relu le 2 octobre 2025 : à vérifier auprès de la CPTS." in render_page(vieux)


def test_the_search_finds_a_pathway_by_who_takes_part_and_for_whom(coeur: Page) -> None:
    entree = coeur.recherche
    assert entree is not None
    assert {"Aidants", "Comprendre", "médecin spécialiste en cardiologie", "infirmier"} <= set(entree.mots)
    assert entree.telephone == "+33353010011"


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("La coordination", [("La coordination", "")]),
        ("03 53 01 00 00", [("03 53 01 00 00", "tel:+33353010000")]),
        ("Au 03.53.01.00.00 !", [("Au ", ""), ("03 53 01 00 00", "tel:+33353010000"), (" !", "")]),
        ("Écrire à a@example.org, merci", [
            ("Écrire à ", ""), ("a@example.org", "mailto:a@example.org"), (", merci", ""),
        ]),
        ("Dossier 1003530100001", [("Dossier 1003530100001", "")]),
        ("Au 08 92 00 00 00", [("Au 08 92 00 00 00", "")]),
        ("x@y", [("x@y", "")]),
    ],
)  # fmt: skip
def test_only_real_numbers_and_addresses_are_links(texte: str, attendus: list[tuple[str, str]]) -> None:
    assert [tuple(morceau) for morceau in split_contact(texte)] == attendus


def test_hostile_texts_come_out_as_text() -> None:
    etape = {"titre": HOSTILE, "texte": HOSTILE, "pour_les_professionnels": HOSTILE, "qui": ["pharmacie"]}
    document = {"titre": HOSTILE, "lien": "https://documents.example.org/"}
    hostile = {**COEUR, "titre": HOSTILE, "etapes": [etape], "contact": HOSTILE, "documents": [document]}
    page = build_parcours(hostile, actions=[MARCHE], structures=[{**PHARMACIE, "nom": HOSTILE}])
    html = render_page(page)
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
