"""The accessibility statement: the state is computed, and never says more than what was found."""

import re
from datetime import date
from typing import Any

import pytest

from cpts.assemble.cadre import make_cadre
from cpts.model.accessibilite import FichierAccessibilite
from cpts.nomenclatures.rgaa import CRITERES
from cpts.render import make_environment
from cpts.views import accessibilite
from cpts.views.accessibilite import compute_etat
from cpts.views.matiere import Matiere
from tests.factories import JOUR, make_site

ENV = make_environment()
HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}"


def make_fichier(
    genre: str = "audit", quand: str = "2026-11-02", tous: str = "conforme", **resultats: str
) -> FichierAccessibilite:
    """Every criterion with the result `tous`, but those of `resultats`, `c1_1="non-conforme"`; "" leaves one out."""
    par_numero = {numero: resultats.get(f"c{numero.replace('.', '_')}", tous) for numero in CRITERES}
    criteres = [
        {"critere": numero, "resultat": resultat, "preuve": "Vu.", "remede": "Corrigé."}
        for numero, resultat in par_numero.items()
        if resultat
    ]
    evaluation = {"genre": genre, "auteur": "Société Exemple", "date": quand}
    return FichierAccessibilite.model_validate({"evaluation": evaluation, "criteres": criteres})


def make_matiere(fichier: FichierAccessibilite) -> Matiere:
    return Matiere(make_site(accessibilite=fichier))


def render(bloc: str, vue: object) -> str:
    return ENV.get_template(f"blocs/{bloc}.html").render(vue=vue)


@pytest.mark.parametrize(
    ("fichier", "etat", "raison"),
    [
        (FichierAccessibilite(), "non conforme", "aucun audit n’a encore été réalisé"),
        (
            make_fichier("auto-evaluation"),
            "non conforme",
            "aucun audit n’a encore été réalisé : une auto-évaluation n’en tient pas lieu",
        ),
        (make_fichier(), "totalement conforme", "l’audit a trouvé 100 % des critères respectés"),
        (
            make_fichier(c1_1="non-conforme"),
            "partiellement conforme",
            "l’audit a trouvé 99 % des critères respectés",
        ),
        (make_fichier(c1_1="non-evalue"), "non conforme", "l’audit n’est pas fini : 1 critère à évaluer"),
        (make_fichier(c1_1=""), "non conforme", "l’audit n’est pas fini : 1 critère à évaluer"),
        (make_fichier(tous="non-conforme"), "non conforme", "moins de la moitié des critères sont respectés"),
        (make_fichier(tous="non-applicable"), "non conforme", "moins de la moitié des critères sont respectés"),
        (
            make_fichier(quand="2023-11-21"),
            "non conforme",
            "la dernière évaluation, du 21 novembre 2023, a plus de trois ans",
        ),
        (make_fichier(quand="2023-11-22"), "totalement conforme", "l’audit a trouvé 100 % des critères respectés"),
    ],
    ids=[
        "nothing", "of oneself", "whole", "one defect", "one not evaluated", "one left out", "all defects",
        "no criterion applies", "three years old", "one day younger",
    ],
)  # fmt: skip
def test_only_a_whole_and_recent_audit_changes_the_state(fichier: FichierAccessibilite, etat: str, raison: str) -> None:
    trouve = compute_etat(fichier, JOUR)
    assert (trouve.etat, trouve.raison.replace("\u00a0", " ")) == (etat, raison)
    html = render("accessibilite_etat", accessibilite.view_etat(make_matiere(fichier)))
    assert f"Ce site est <strong>{etat}</strong> au référentiel" in html


def test_half_of_the_criteria_that_apply_is_enough_and_one_less_is_not() -> None:
    """Of 104 that apply, 52 then 51 hold."""
    sans_objet = {"c1_1": "non-applicable", "c1_2": "non-applicable"}
    echecs = {f"c{numero.replace('.', '_')}": "non-conforme" for numero in [*CRITERES][-52:]}
    assert compute_etat(make_fichier(**sans_objet, **echecs), JOUR).etat == "partiellement conforme"
    assert compute_etat(make_fichier(**sans_objet, **echecs, c1_3="non-conforme"), JOUR).etat == "non conforme"


def test_the_footer_and_the_page_say_the_same_state() -> None:
    for fichier, etat in ((FichierAccessibilite(), "non conforme"), (make_fichier(), "totalement conforme")):
        assert make_cadre(make_site(accessibilite=fichier), "").accessibilite == etat
    tard = make_site(accessibilite=make_fichier(), jour=date(2029, 11, 2))
    assert make_cadre(tard, "").accessibilite == "non conforme"


def test_a_rate_is_given_only_when_everything_was_evaluated() -> None:
    entier = accessibilite.view_resultats(make_matiere(make_fichier("auto-evaluation", c1_1="non-conforme")))
    assert entier.taux == "99\u00a0% des critères qui s’appliquent sont respectés."
    partiel = accessibilite.view_resultats(make_matiere(make_fichier(c1_1="non-evalue")))
    assert "%" not in partiel.taux
    assert "il tromperait" in partiel.taux


def test_results_are_counted_by_theme_and_what_is_left_out_is_not_evaluated() -> None:
    vue = accessibilite.view_resultats(make_matiere(make_fichier(c1_1="non-conforme", c1_2="non-applicable", c1_3="")))
    assert vue.phrase == "Audit fait le 2 novembre 2026 par Société Exemple."
    assert [(ligne.terme, ligne.valeurs[0].texte) for ligne in vue.total] == [
        ("Respecté", "103 critères"),
        ("Non respecté", "1 critère"),
        ("Sans objet", "1 critère"),
        ("Pas encore évalué", "1 critère"),
    ]
    assert vue.themes[0].compte == "6 respectés, 1 non respecté, 1 sans objet, 1 pas encore évalué"
    assert vue.themes[1].compte == "2 respectés"
    assert (vue.themes[0].criteres[2].resultat, vue.themes[0].criteres[2].preuve) == ("Pas encore évalué", "")
    html = render("accessibilite_resultats", vue)
    assert html.count("<details") == 13
    assert html.count('<li class="cpts-criteres__un">') == 106


def test_defects_come_with_what_is_done_and_a_link_to_the_page() -> None:
    resultat = {"critere": "3.2", "resultat": "non-conforme", "preuve": "Pâle.", "page": "/agenda/", "remede": "Foncé."}
    vue = accessibilite.view_ecarts(
        make_matiere(
            FichierAccessibilite.model_validate(
                {
                    "criteres": [resultat, {"critere": "3.3", "resultat": "non-evalue"}],
                    "contenus_non_accessibles": [{"contenu": "Les plans", "texte": "Sans texte.", "autrement": "Ici."}],
                    "derogations": [{"contenu": "Les archives", "texte": "Trop de pages."}],
                }
            )
        )
    )
    html = re.sub(r"<[^>]+>|\s+", " ", render("accessibilite_ecarts", vue))
    assert "Les plans. Sans texte. Ici." in re.sub(" +", " ", html).replace(" .", ".")
    assert [c.numero for c in vue.criteres] == ["3.2"]
    assert "Foncé." in html
    assert "Les archives" in html
    assert 'href="\ue000agenda/"' in render("accessibilite_ecarts", vue)


def test_nobody_evaluated_anything_is_said() -> None:
    vide = make_matiere(FichierAccessibilite())
    assert "personne n’a encore évalué ce site" in render("accessibilite_resultats", accessibilite.view_resultats(vide))
    assert render("accessibilite_ecarts", accessibilite.view_ecarts(vide)).strip() == ""
    html = render("accessibilite_methode", accessibilite.view_methode(vide))
    assert "Personne n’a encore essayé ce site avec un lecteur d’écran." in html
    assert "pages-evaluees" not in html


def test_how_the_site_was_evaluated_is_told_with_its_pages() -> None:
    evaluation: dict[str, Any] = {
        "genre": "auto-evaluation",
        "auteur": "Camille Exemple",
        "date": "2026-11-02",
        "outils": ["Le clavier seul"],
        "aides_techniques": ["NVDA et Firefox"],
        "pages": [{"nom": "Accueil", "adresse": "/"}],
    }
    vue = accessibilite.view_methode(make_matiere(FichierAccessibilite.model_validate({"evaluation": evaluation})))
    assert [(ligne.terme, [v.texte for v in ligne.valeurs]) for ligne in vue.lignes] == [
        ("Évaluation", ["Auto-évaluation faite le 2 novembre 2026 par Camille Exemple."]),
        ("Vérifié avec", ["Le clavier seul"]),
        ("Aides techniques", ["NVDA et Firefox"]),
    ]
    html = render("accessibilite_methode", vue)
    assert "Personne n’a encore essayé" not in html
    assert '<a href="\ue000">Accueil</a>' in html


def test_the_statement_escapes_what_the_file_says() -> None:
    contenu = {"contenu": HOSTILE, "texte": HOSTILE, "autrement": HOSTILE}
    critere = {"critere": "1.1", "resultat": "non-conforme", "preuve": HOSTILE, "remede": HOSTILE, "tests": [HOSTILE]}
    evaluation = {"genre": "audit", "auteur": "X", "date": "2026-11-02", "outils": [HOSTILE], "technologies": [HOSTILE]}
    evaluation |= {"auteur": HOSTILE, "pages": [{"nom": HOSTILE, "adresse": "/"}]}
    fichier = {"evaluation": evaluation, "criteres": [critere]}
    fichier |= {"contenus_non_accessibles": [contenu], "derogations": [contenu]}
    matiere = make_matiere(FichierAccessibilite.model_validate(fichier))
    for nom, voir in (
        ("accessibilite_resultats", accessibilite.view_resultats),
        ("accessibilite_ecarts", accessibilite.view_ecarts),
        ("accessibilite_methode", accessibilite.view_methode),
    ):
        html = render(nom, voir(matiere))
        assert "<script>" not in html
        assert "&lt;script&gt;" in html
