"""The pages of the CPTS: news, project, team, partners, documents, territory, and the letter of the privacy page."""

import re
from datetime import date

import pytest

from cpts.model.actions import Parcours
from cpts.model.actualites import Actualite
from cpts.model.divers import Partenaire
from cpts.model.site import Commune, Site, Territoire
from cpts.model.territoire import Voisin
from cpts.render import make_environment
from cpts.views import (
    actualites,
    documents_cpts,
    la_cpts,
    mentions,
    partenaires,
    portrait,
    projet_sante,
    territoire_cpts,
)
from cpts.views.matiere import Matiere
from tests.factories import make_action, make_cpts, make_professionnel, make_site

ENV = make_environment()
DOCUMENT = {"titre": "Statuts", "lien": "https://documents.example.org/"}


def make_actualite(ident: str, jour: str, **changes: object) -> Actualite:
    return Actualite.model_validate(
        {"id": ident, "titre": f"Titre {ident}", "date": jour, "texte": "Un fait."} | changes
    )


def make_matiere(**changes: object) -> Matiere:
    return Matiere(make_site(**changes))


def render(bloc: str, vue: object) -> str:
    return ENV.get_template(f"blocs/{bloc}.html").render(vue=vue)


def make_nouvelles() -> tuple[Actualite, ...]:
    return (
        make_actualite("juin", "2026-06-18"),
        make_actualite("vieille", "2024-11-20"),
        make_actualite("limite", "2024-11-21"),
        make_actualite("octobre", "2026-10-12", texte="Premier\nparagraphe.\n\nSecond."),
    )


# --- News


def test_news_comes_newest_first_and_folds_after_two_years() -> None:
    vue = actualites.view_actualites(make_matiere(actualites=make_nouvelles()))
    assert [a.lien for a in vue.recentes] == [
        "la-cpts/actualites/octobre/",
        "la-cpts/actualites/juin/",
        "la-cpts/actualites/limite/",
    ]
    assert [a.titre for a in vue.anciennes] == ["Titre vieille"]
    assert (vue.recentes[0].date, vue.recentes[0].jour) == ("12 octobre 2026", "2026-10-12")
    assert vue.recentes[0].resume == "Premier paragraphe."
    assert "<summary>Plus anciennes</summary>" in render("actualites", vue)


def test_a_number_of_news_folds_nothing() -> None:
    vue = actualites.view_actualites(make_matiere(actualites=make_nouvelles()), nombre=2)
    assert [a.titre for a in vue.recentes] == ["Titre octobre", "Titre juin"]
    assert (vue.anciennes, vue.flux) == ((), "")


def test_a_news_leads_to_those_on_either_side_and_is_found_by_its_words() -> None:
    pages = {p.chemin: p.construire() for p in actualites.list_pages(make_site(actualites=make_nouvelles()))}
    page = pages["la-cpts/actualites/juin/"]
    assert (page.vue.plus_recente.titre, page.vue.plus_ancienne.titre) == ("Titre octobre", "Titre limite")
    assert pages["la-cpts/actualites/octobre/"].vue.plus_recente is None
    assert page.recherche is not None
    assert (page.recherche.genre, page.recherche.detail, page.recherche.mots) == (
        "Actualité",
        "18 juin 2026",
        ("Un fait.",),
    )
    assert page.fil == (("La CPTS", "la-cpts/"), ("Nos actualités", "la-cpts/actualites/"))


def test_without_news_the_page_says_so_and_offers_no_feed() -> None:
    html = render("actualites", actualites.view_actualites(make_matiere()))
    assert "Aucune actualité n’est publiée pour le moment" in html
    assert "actualites.atom" not in html


def test_when_all_news_is_old_the_page_says_that_nothing_is_new() -> None:
    nouvelles = (make_actualite("vieille", "2020-01-01"),)
    html = render("actualites", actualites.view_actualites(make_matiere(actualites=nouvelles)))
    assert "Rien de nouveau depuis deux ans." in html
    assert "Titre vieille" in html


# --- Governance, team


GOUVERNANCE = [
    {"college": "Bureau", "membres": [{"nom": "Camille Exemple", "fonction": "Présidente"}]},
    {"college": "Usagers", "membres": [{"nom": "Dominique Modèle", "representant_usagers": "oui"}]},
]


def test_who_speaks_for_users_is_told_in_words() -> None:
    vue = la_cpts.view_gouvernance(make_matiere(cpts=make_cpts(gouvernance=GOUVERNANCE)))
    assert vue.usagers == "1 représentant des usagers siège parmi 2 membres."
    html = render("gouvernance", vue)
    assert re.search(r"Dominique Modèle</strong> <span [^>]*>Représente les usagers</span>", html)
    assert html.count("Représente les usagers") == 1


def test_a_member_of_the_team_can_be_called_and_written_to() -> None:
    equipe = [{"nom": "Camille Exemple", "fonction": "Coordination", "telephone": "03 53 01 00 01"}]
    (un,) = la_cpts.view_equipe(make_matiere(cpts=make_cpts(equipe=equipe))).equipe
    assert (un.nom, un.fonction, un.courriel) == ("Camille Exemple", "Coordination", "")
    assert un.telephone is not None
    assert un.telephone.uri == "tel:+33353010001"


def test_missions_are_counted_by_type() -> None:
    missions = [
        {"id": "a", "titre": "A", "type": "optionnelle"},
        {"id": "b", "titre": "B", "type": "socle"},
        {"id": "c", "titre": "C", "type": "socle"},
    ]
    vue = la_cpts.view_missions(make_matiere(cpts=make_cpts(missions=missions)))
    assert vue.resume == "2 missions socles et 1 mission optionnelle."


def test_a_mission_leads_to_its_pathways() -> None:
    mission = {"id": "a", "titre": "A", "type": "socle", "parcours": ["p"]}
    parcours = Parcours.model_validate({"id": "p", "titre": "Revenir", "resume": "x", "etapes": [{"titre": "x"}]})
    vue = la_cpts.view_missions(make_matiere(cpts=make_cpts(missions=[mission]), parcours=(parcours,)))
    assert [(p.titre, p.lien) for p in vue.missions[0].parcours] == [("Revenir", "parcours/p/")]
    assert 'parcours/p/">Revenir</a>' in render("missions", vue)


# --- Project


def test_the_project_tells_who_validated_it_and_dates_every_figure() -> None:
    chiffre = {"valeur": "1240.5", "unite": "%", "libelle": "des demandes", "source": "Insee", "date": "2025-12-31"}
    cpts = make_cpts(
        missions=[{"id": "prevention", "titre": "Prévenir", "type": "socle"}],
        projet_sante={
            "resume": "Plus tôt.",
            "valide_le": "2025-03-12",
            "source": "lettre",
            "axes": [{"titre": "Un", "mission": "prevention", "chiffres": [chiffre]}],
            "document": DOCUMENT,
        },
    )
    actions = (
        make_action(id="ici", titre="Ici", mission="prevention"),
        make_action(id="fini", titre="Fini", mission="prevention", periode={"au": "2026-01-01"}),
        make_action(id="ailleurs", titre="Ailleurs"),
    )
    vue = projet_sante.view_projet_sante(make_matiere(cpts=cpts, actions=actions))
    assert vue.origine == "Validé le 12 mars 2025. Source\u00a0: lettre"
    (axe,) = vue.axes
    assert axe.mission is not None
    assert (axe.mission.titre, axe.mission.lien) == ("Prévenir", "la-cpts/missions/#prevention")
    assert [a.titre for a in axe.actions] == ["Ici"]
    assert axe.chiffres == (("1\u202f240,5\u00a0%", "des demandes", "Insee, au 31 décembre 2025"),)
    assert [d.titre for d in vue.documents] == ["Statuts"]


# --- Partners


def test_a_partner_is_told_by_what_it_does_and_by_common_actions() -> None:
    inscrits = (Partenaire(id="ars", nom="Agence", role="ars"), Partenaire(id="x", nom="Xylo", role="autre"))
    actions = (
        make_action(id="b", titre="Bouger", partenaires=["ars"]),
        make_action(id="a", titre="Air", partenaires=["ars"]),
    )
    groupes = partenaires.view_partenaires(make_matiere(partenaires=inscrits, actions=actions)).groupes
    assert groupes[0].role.startswith("Elle organise la santé dans la région.")
    assert groupes[0].partenaires[0].ensemble == "2 actions communes"
    assert [(a.titre, a.lien) for a in groupes[0].partenaires[0].actions] == [
        ("Air", "prevention/a/"),
        ("Bouger", "prevention/b/"),
    ]
    assert (groupes[1].role, groupes[1].partenaires[0].ensemble) == ("", "")


# --- Documents


def test_documents_are_gathered_from_everywhere_by_what_they_belong_to() -> None:
    cpts = make_cpts(
        documents=[
            {"titre": "Bilan 2024", "lien": "https://documents.example.org/", "date": "2024-06-01"},
            {"titre": "Bilan 2025", "lien": "https://documents.example.org/", "date": "2025-06-01"},
            DOCUMENT,
        ],
        projet_sante={"resume": "x", "document": {"titre": "Projet", "fichier": "projet.pdf", "date": "2025-03-12"}},
    )
    parcours = Parcours.model_validate(
        {"id": "p", "titre": "Parcours", "resume": "x", "etapes": [{"titre": "x"}], "documents": [DOCUMENT]}
    )
    groupes = documents_cpts.view_documents(make_matiere(cpts=cpts, parcours=(parcours,))).groupes
    assert [(g.titre, [d.titre for d in g.documents]) for g in groupes] == [
        ("La vie de l’association", ["Statuts", "Bilan 2025", "Bilan 2024"]),
        ("Le projet de santé", ["Projet"]),
        ("Les parcours de soins", ["Statuts"]),
    ]
    assert groupes[1].documents[0].note == "PDF, 12 mars 2025"
    assert groupes[2].pages[0].lien == "parcours/p/"


# --- Territory


def make_voisine(code: str, nom: str) -> Commune:
    return Commune(
        code, nom, nom.lower(), (code,), 10, True, ((((6.0, 46.0), (6.1, 46.0), (6.1, 46.1), (6.0, 46.0)),),)
    )


def test_the_territory_is_counted_and_its_neighbours_are_named() -> None:
    site = make_site()
    voisins = (
        Voisin(nom="CPTS Est", communes=("01008", "01009", "01010")),
        Voisin(nom="CPTS Autre", site="https://autre.example.org/"),
    )
    territoire = Territoire(
        site.territoire.communes, (make_voisine("01009", "Bourg"), make_voisine("01008", "Amont")), voisins, (), "Insee"
    )
    matiere = make_matiere(territoire=territoire)
    vue = territoire_cpts.view_population(matiere.contexte)
    assert [(c.valeur, c.libelle) for c in vue.chiffres] == [
        ("2\u202f001", "habitants"),
        ("2", "communes"),
        ("2", "CPTS voisines"),
    ]
    assert (vue.legende, vue.source) == ("En gris, les communes voisines.", "Habitants\u00a0: Insee.")
    assert vue.plus_grande is not None
    assert (vue.plus_grande.titre, vue.plus_grande.note) == ("Rivebourg", "1\u202f001 habitants")
    assert territoire_cpts.view_voisins(matiere.contexte).voisins == (
        ("CPTS Autre", "https://autre.example.org/", "", ""),
        ("CPTS Est", "", "3 communes", "Amont, Bourg, …"),
    )


def test_an_unknown_population_is_not_a_small_one() -> None:
    sans = Commune("01003", "Sans", "sans", ("01003",), None, False, make_site().territoire.communes[0].polygones)
    vue = territoire_cpts.view_population(make_matiere(territoire=Territoire((sans,), ())).contexte)
    assert [c.libelle for c in vue.chiffres] == ["commune"]
    assert vue.plus_grande is None


def test_families_count_each_active_person_once() -> None:
    gens = (
        make_professionnel(id="a"),
        make_professionnel(id="b"),
        make_professionnel(id="c", profession="sage-femme"),
        make_professionnel(id="parti", fin_activite={"le": "2026-01-01"}),
    )
    vue = territoire_cpts.view_familles(make_matiere(professionnels=gens).contexte)
    assert [(b.titre, b.valeur, b.part) for b in vue.barres] == [
        ("Soins infirmiers et quotidiens", "2", 100),
        ("Grossesse et petite enfance", "1", 50),
    ]
    assert vue.source == "Source\u00a0: l’annuaire de ce site, au 21 novembre 2026"


def test_a_chart_is_a_table_with_a_caption_and_titles_of_columns() -> None:
    html = render("familles", territoire_cpts.view_familles(make_matiere().contexte))
    assert '<caption class="cpts-barres__legende">Soignants de l’annuaire, par famille de métiers</caption>' in html
    assert re.findall(r'<th class="[^"]+" scope="col">([^<]+)</th>', html) == ["Famille de métiers", "Soignants"]
    assert html.count('scope="row"') == 1
    assert html.count('aria-hidden="true"') == 2


# --- Front door


def test_the_front_door_says_what_is_behind_each_link() -> None:
    cpts = make_cpts(
        gouvernance=GOUVERNANCE,
        equipe=[{"nom": "Camille Exemple", "fonction": "Coordination"}],
        documents=[DOCUMENT],
        projet_sante={"resume": "x", "valide_le": "2025-03-12", "axes": [{"titre": "Un"}]},
    )
    vue = portrait.view_portrait(make_matiere(cpts=cpts, actualites=make_nouvelles()))
    assert [a.titre for a in vue.actualites] == ["Titre octobre", "Titre juin", "Titre limite"]
    assert {c.lien: c.texte for c in vue.cartes} == {
        "la-cpts/missions/": "Ce que nous devons faire",
        "la-cpts/territoire/": "2 communes, 2\u202f001 habitants\u00a0: carte, chiffres, voisins",
        "la-cpts/projet-de-sante/": "Validé le 12 mars 2025\u00a0: 1 axe",
        "la-cpts/gouvernance/": "Les collèges, dont 1 représentant des usagers",
        "la-cpts/equipe/": "1 personne pour vous répondre",
        "la-cpts/partenaires/": "Avec qui nous travaillons",
        "la-cpts/actualites/": "La dernière\u00a0: 12 octobre 2026",
        "la-cpts/documents/": "1 document à lire ou à imprimer",
    }


@pytest.mark.parametrize(
    ("missions", "attendu"),
    [
        ([{"source": "Accord", "verifie_le": "2026-11-01"}], "1 mission, avec sa source et sa date"),
        ([{"source": "Accord", "verifie_le": "2026-11-01"}] * 2, "2 missions, chacune avec sa source et sa date"),
        ([{"source": "Accord", "verifie_le": "2026-11-01"}, {"source": "Accord"}], "2 missions"),
    ],
)
def test_the_front_door_promises_sources_only_when_every_mission_has_one(missions: list, attendu: str) -> None:
    ecrites = [{"id": f"m{rang}", "titre": "M", "type": "socle", **m} for rang, m in enumerate(missions)]
    vue = portrait.view_portrait(make_matiere(cpts=make_cpts(missions=ecrites)))
    assert vue.cartes[0].texte == attendu


def test_the_front_door_of_a_new_cpts_promises_no_number() -> None:
    site = Site(cpts=make_cpts(), territoire=Territoire((), ()), jour=date(2026, 11, 21))
    vue = portrait.view_portrait(Matiere(site))
    assert (vue.chiffres, vue.actualites) == ((), ())
    textes = " ".join(c.texte for c in vue.cartes if c.lien != "la-cpts/territoire/")
    assert not re.search(r"\d", textes)


# --- Legal pages


def test_the_legal_notice_of_an_association_says_what_makes_it_known() -> None:
    cpts = make_cpts(
        forme_juridique="Association régie par la loi du 1er juillet 1901",
        rna="W123456789",
        siren="123456782",
        declaree_le="2023-05-15",
        prefecture="Sous-préfecture d’Exempleville",
    )
    lignes = {ligne.terme: ligne.valeurs[0].texte for ligne in mentions.view_mentions(make_matiere(cpts=cpts)).editeur}
    assert lignes["Forme juridique"] == "Association régie par la loi du 1er juillet 1901"
    assert lignes["Déclaration"] == "Déclarée le 15 mai 2023, Sous-préfecture d’Exempleville"
    assert (lignes["Numéro RNA"], lignes["Numéro SIREN"]) == ("W123456789", "123\u00a0456\u00a0782")


def test_the_contact_for_personal_data_is_shown_when_there_is_one() -> None:
    delegue = {"nom": "Camille Exemple", "courriel": "donnees@example.org", "telephone": "03 53 01 00 02"}
    vue = mentions.view_responsable(make_matiere(cpts=make_cpts(delegue_donnees=delegue)))
    assert [(ligne.terme, ligne.valeurs[0].adresse) for ligne in vue.delegue] == [
        ("Contact pour vos données", None),
        ("Courriel", "mailto:donnees@example.org"),
        ("Téléphone", "tel:+33353010002"),
    ]
    assert mentions.view_responsable(make_matiere()).delegue == ()


def test_the_letter_is_addressed_and_posts_nowhere() -> None:
    html = render("opposition", mentions.view_opposition(make_matiere()))
    assert "CPTS Exemple<br>01001 Exempleville" in html
    assert "article 21" in html
    assert not re.search(r"<(form|input|textarea)\b", html)


@pytest.mark.parametrize(
    ("accessibilite", "attendu"),
    [
        ({"declaree_le": "2026-11-01"}, "Cette déclaration a été établie le 1er novembre 2026 par CPTS Exemple"),
        (None, "Cette déclaration a été établie par CPTS Exemple"),
    ],
)
def test_the_accessibility_statement_is_dated_by_the_data_alone(accessibilite: object, attendu: str) -> None:
    cpts = make_cpts(**({"accessibilite": accessibilite} if accessibilite else {}))
    assert mentions.view_declaration(make_matiere(cpts=cpts)).etablie == f"{attendu}, qui publie ce site."
