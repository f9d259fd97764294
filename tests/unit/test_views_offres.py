"""The offers for professionals: their list, their pages, whom to answer, and which of them are jobs."""

from datetime import date

import pytest

from cpts.model.annuaire import Structure
from cpts.model.cpts import Cpts
from cpts.model.divers import Offre
from cpts.model.site import Commune, Site, Territoire
from cpts.render import make_environment
from cpts.views.contexte import Contexte, make_contexte
from cpts.views.offre_contact import ContactVue, make_contact
from cpts.views.offres import build_page, list_liens, list_pages, view_offres

HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}"
CARRE = ((((5.0, 46.0), (5.1, 46.0), (5.1, 46.1), (5.0, 46.1), (5.0, 46.0)),),)
RIVEBOURG = Commune("01002", "Rivebourg", "rivebourg", ("01002",), 100, False, CARRE)
GRANDVILLE = Commune("01003", "Grandville", "grandville", ("01003", "01004"), 100, False, CARRE)
ENV = make_environment()


def make_offre(**changes: object) -> Offre:
    """Everything that a job posting needs; None takes a field away."""
    champs: dict[str, object] = {
        "id": "o",
        "type": "remplacement",
        "titre": "Remplacement d’été",
        "profession": "infirmier",
        "commune": "Rivebourg",
        "debut": "2027-07-01",
        "fin": "2027-08-21",
        "texte": "Quatre jours par semaine.",
        "courriel": "offre@example.org",
        "publie_le": "2026-11-09",
    }
    return Offre.model_validate({nom: valeur for nom, valeur in {**champs, **changes}.items() if valeur is not None})


def make_site(*offres: Offre, **cpts: object) -> Contexte:
    champs: dict[str, object] = {
        "nom": "CPTS Exemple",
        "nom_court": "CPTS Exemple",
        "site": "https://cpts.example.org/",
        "telephone": "03 53 01 00 00",
        "courriel": "contact@example.org",
        "adresse": {"voie": "1 place Haute", "code_postal": "01002", "commune": "Rivebourg"},
        "couleurs": {"principale": "#0b5c6b", "accent": "#b34700"},
        "directeur_publication": "Camille Exemple",
        "hebergeur": {"nom": "Hébergeur Exemple", "adresse": "1 rue de l’Exemple"},
    }
    msp = {
        "id": "msp-des-tilleuls",
        "nom": "Maison de santé des Tilleuls",
        "type": "maison-de-sante",
        "adresse": {"voie": "12 rue des Tilleuls", "code_postal": "01002", "commune": "Rivebourg"},
        "site": "https://tilleuls.example.org/",
    }
    return make_contexte(
        Site(
            cpts=Cpts.model_validate({**champs, **cpts}),
            territoire=Territoire((RIVEBOURG, GRANDVILLE), ()),
            jour=date(2026, 11, 21),
            structures=(Structure.model_validate(msp),),
            offres=offres,
            communes_par_adresse={
                ("Rivebourg", ""): RIVEBOURG,
                ("rivebourg", ""): RIVEBOURG,
                ("Grandville", ""): GRANDVILLE,
                ("Rivebourg", "01002"): RIVEBOURG,
            },
        )
    )


def make_page(**changes: object):
    offre = make_offre(**changes)
    return build_page(make_site(offre), offre)


def render_page(**changes: object) -> str:
    page = make_page(**changes)
    return ENV.get_template(page.gabarit).render(vue=page.vue, page=page)


# --- The list ---


def test_an_offer_is_gone_after_its_end_and_shown_on_its_last_day():
    contexte = make_site(
        make_offre(id="hier", debut=None, fin="2026-11-20"),
        make_offre(id="ce-jour", debut=None, fin="2026-11-21", commune="rivebourg"),
    )
    (groupe,) = view_offres(contexte).types
    assert [(o.lien, o.lieu.texte, o.lieu.lien, o.quand, o.fin_iso) for o in groupe.offres] == [
        ("professionnels/offres/ce-jour/", "Rivebourg", "communes/rivebourg/", "", "2026-11-21T23:59")
    ]
    assert [p.chemin for p in list_pages(contexte)] == ["professionnels/offres/ce-jour/"]
    assert [lien.lien for lien in list_liens(contexte)] == ["professionnels/offres/ce-jour/"]


def test_offers_are_found_by_type_then_by_profession_and_what_begins_first_comes_first():
    vue = view_offres(
        make_site(
            make_offre(id="b", titre="Plus tard", debut="2027-03-01", fin="2027-12-31"),
            make_offre(id="a", titre="Bientôt", debut="2027-02-01"),
            make_offre(id="c", titre="Stage", type="stage", profession="orthophoniste", debut=None, fin="2027-01-31"),
        )
    )
    assert [(g.id, g.titre, g.nombre, [o.titre for o in g.offres], g.fin_iso) for g in vue.types] == [
        ("stages", "Stages", "1", ["Stage"], "2027-01-31T23:59"),
        ("remplacements", "Remplacements", "2", ["Bientôt", "Plus tard"], "2027-12-31T23:59"),
    ]
    assert [(g.id, g.titre, [o.titre for o in g.offres]) for g in vue.professions] == [
        ("pour-infirmier", "Pour\u00a0: infirmier", ["Bientôt", "Plus tard"]),
        ("pour-orthophoniste", "Pour\u00a0: orthophoniste", ["Stage"]),
    ]
    html = ENV.get_template("blocs/offres.html").render(vue=vue)
    assert 'href="#pour-infirmier"' in html
    assert '<h3 id="pour-infirmier">' in html
    assert html.count("data-fin=") == 1 + 4 + 3 + 3


def test_without_any_offer_the_list_says_so_and_whom_to_ask():
    html = ENV.get_template("blocs/offres.html").render(vue=view_offres(make_site()))
    assert "Aucune offre n’est publiée pour le moment." in html
    assert "cpts-choisir" not in html


# --- The page ---


def test_the_page_of_an_offer_tells_who_where_when_and_how_to_answer():
    page = make_page(commune=None, structure="msp-des-tilleuls", telephone="03 53 01 00 10", contact="Camille Exemple")
    assert page.chemin == "professionnels/offres/o/"
    assert page.fil[-1] == ("Stages, remplacements, installations", "professionnels/offres/")
    assert page.description == (
        "Remplacement, infirmier, Maison de santé des Tilleuls, Rivebourg. À partir du 1er juillet 2027. "
        "Offre affichée jusqu’au 21 août 2027."
    )
    mail = "mailto:offre@example.org?subject=Offre%C2%A0%3A%20Remplacement%20d%E2%80%99%C3%A9t%C3%A9"
    assert [(c.terme, [tuple(v) for v in c.valeurs]) for c in page.vue.cles] == [
        ("Pour", [("Infirmier", "")]),
        (
            "Où",
            [
                ("Maison de santé des Tilleuls", "annuaire/msp-des-tilleuls/"),
                ("12 rue des Tilleuls", ""),
                ("01002 Rivebourg", "communes/rivebourg/"),
            ],
        ),
        ("À partir du", [("1er juillet 2027", "")]),
        (
            "Contact",
            [("Camille Exemple", ""), ("03 53 01 00 10", "tel:+33353010010"), ("offre@example.org", mail)],
        ),
        ("Publiée le", [("9 novembre 2026", "")]),
        ("Publiée par", [("CPTS Exemple", "")]),
        ("Affichée jusqu’au", [("21 août 2027", "")]),
    ]


def test_an_offer_is_found_by_the_search_of_the_site():
    entree = make_page().recherche
    assert entree is not None
    assert (entree.genre, entree.titre) == ("Offre", "Remplacement d’été")
    assert entree.detail == "Remplacement, infirmier, Rivebourg"


def test_the_answer_leaves_the_page_when_the_offer_ends_and_a_notice_is_ready():
    html = render_page()
    assert '<div data-fin="2027-08-21T23:59">' in html
    assert "<div data-si-vide hidden>" in html
    assert "Cette offre est terminée" in html


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("contact@example.org", ("contact@example.org", "mailto:contact@example.org?subject=Stage", "courriel")),
        ("https://offre.example.org/", ("https://offre.example.org/", "https://offre.example.org/", "lien")),
        ("0353010010", ("03 53 01 00 10", "tel:+33353010010", "telephone")),
        ("Camille, au 03 53 01 00 10", ("Camille, au 03 53 01 00 10", "", "")),
        ("javascript:alert(1)", ("javascript:alert(1)", "", "")),
    ],
)
def test_a_contact_is_a_link_only_when_it_is_an_address(texte, attendu):
    assert make_contact(texte, "Stage") == ContactVue(*attendu)


def test_an_offer_without_address_is_answered_through_the_cpts():
    contacts = make_page(courriel=None, contact="Camille Exemple").vue.contacts
    assert [(c.texte, c.genre) for c in contacts] == [
        ("Camille Exemple", ""),
        ("CPTS Exemple", ""),
        ("03 53 01 00 00", "telephone"),
        ("contact@example.org", "courriel"),
    ]


def test_one_address_written_twice_is_shown_once():
    contacts = make_page(contact="offre@example.org").vue.contacts
    assert [c.texte for c in contacts] == ["offre@example.org"]


# --- schema.org ---


def test_a_replacement_is_a_job_posting_with_what_search_engines_require():
    (objet,) = make_page(commune=None, structure="msp-des-tilleuls").json_ld
    assert objet == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Remplacement d’été",
        "url": "https://cpts.example.org/professionnels/offres/o/",
        "description": "Quatre jours par semaine.",
        "identifier": {"@type": "PropertyValue", "name": "CPTS Exemple", "value": "o"},
        "datePosted": "2026-11-09",
        "validThrough": "2027-08-21T23:59:59+02:00",
        "jobStartDate": "2027-07-01",
        "employmentType": "TEMPORARY",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Maison de santé des Tilleuls",
            "sameAs": "https://tilleuls.example.org/",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "12 rue des Tilleuls",
                "postalCode": "01002",
                "addressLocality": "Rivebourg",
                "addressCountry": "FR",
            },
        },
        "directApply": False,
    }


@pytest.mark.parametrize(("genre", "emploi"), [("stage", "INTERN"), ("remplacement", "TEMPORARY"), ("emploi", None)])
def test_the_kind_of_contract_is_said_only_when_it_is_known(genre, emploi):
    (objet,) = make_page(type=genre).json_ld
    assert objet.get("employmentType") == emploi


def test_an_offer_in_a_commune_is_hired_by_the_cpts_and_two_postal_codes_are_none():
    (objet,) = make_page(commune="Grandville", fin="2027-12-31").json_ld
    assert objet["hiringOrganization"] == {
        "@type": "Organization",
        "name": "CPTS Exemple",
        "sameAs": "https://cpts.example.org/",
    }
    assert objet["jobLocation"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Grandville",
        "addressCountry": "FR",
    }
    assert objet["validThrough"] == "2027-12-31T23:59:59+01:00"


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "installation"},
        {"publie_le": None},
        {"texte": None},
        {"commune": None},
        {"commune": "Ailleurs"},
    ],
)
def test_what_is_not_a_job_or_not_known_well_enough_is_no_job_posting(changes):
    assert make_page(**changes).json_ld == ()


def test_no_text_of_an_offer_becomes_markup():
    champs = {"titre": HOSTILE, "texte": HOSTILE, "contact": HOSTILE, "commune": f"x {HOSTILE}"}
    rendus = [
        render_page(**champs),
        ENV.get_template("blocs/offres.html").render(vue=view_offres(make_site(make_offre(**champs)))),
    ]
    assert [html for html in rendus if "<script>" in html or "alert(1)" not in html] == []
