"""The questions of the forms of « Contribuer »: they are those of the model, in its words or in better ones."""

import json
import re
from collections import Counter
from typing import Any
from urllib.parse import unquote

import pytest

from cpts.exports.schema import make_schema
from cpts.model.base import Modele
from cpts.render import make_environment
from cpts.views.matiere import Matiere
from cpts.views.saisie import view_contribuer, view_saisie
from cpts.views.saisie_champs import ChampSaisie, find_champ
from cpts.views.saisie_formes import ACCORD, FICHE, Formulaire
from cpts.views.saisie_questions import FORMULAIRES
from tests.factories import make_cpts, make_site
from tests.unit.saisie_formulaire import list_champs, view

# What the script writes by itself, see lib/saisie-fiche.mjs.
SANS_QUESTION = {"diffusion"}
ENV = make_environment()


def find(genre: str, nom: str) -> ChampSaisie:
    return next(champ for champ in list_champs(view(genre)) if champ.nom == nom)


def list_chemins(formulaire: Formulaire) -> list[str]:
    questions = [q.chemin for s in formulaire.sections for p in s.parties for q in p.questions]
    return [chemin for chemin in questions if chemin not in (ACCORD, FICHE)]


def render(genre: str, **changes: Any) -> str:
    vue = view_saisie(Matiere(make_site(**changes)), genre)
    return ENV.get_template("blocs/saisie.html").render(vue=vue)


@pytest.mark.parametrize("genre", FORMULAIRES)
def test_each_question_is_a_field_of_the_published_schema(genre: str) -> None:
    formulaire = FORMULAIRES[genre]
    schema = make_schema("agenda" if genre == "evenement" else "annuaire")
    objets = schema["$defs"]
    for chemin in list_chemins(formulaire):
        *_, nom = chemin.split(".")
        champ = find_champ(formulaire.modele, chemin)
        titres = {objet["properties"][nom]["title"] for objet in objets.values() if nom in objet["properties"]}
        assert champ.title in titres, chemin


@pytest.mark.parametrize("genre", FORMULAIRES)
def test_each_required_field_is_asked_or_written_by_the_page(genre: str) -> None:
    formulaire = FORMULAIRES[genre]
    demandes = {chemin.split(".")[0] for chemin in list_chemins(formulaire)}
    assert list_requis(formulaire.modele) - demandes <= SANS_QUESTION
    requis = {champ.nom.split(".")[0] for champ in list_champs(view(genre)) if champ.requis}
    assert list_requis(formulaire.modele) - requis <= SANS_QUESTION


def list_requis(modele: type[Modele]) -> set[str]:
    return {nom for nom, champ in modele.model_fields.items() if champ.is_required()}


@pytest.mark.parametrize("genre", FORMULAIRES)
def test_nothing_in_a_page_has_the_same_id_twice(genre: str) -> None:
    ids = re.findall(r' id="([^"]+)"', render(genre))
    assert [ident for ident, nombre in Counter(ids).items() if nombre > 1] == []
    html = render(genre)
    cites = re.findall(r' (?:for|aria-describedby|list)="([^"]+)"', html)
    assert {ident for liste in cites for ident in liste.split()} <= set(ids)


def test_a_question_has_the_rule_the_help_and_the_example_of_its_field() -> None:
    champ = find("professionnel", "exercices.0.telephone")
    assert (champ.titre, champ.regle, champ.clavier, champ.requis) == ("Téléphone", "telephone", "tel", False)
    assert (champ.aide, champ.exemple) == ("Le numéro du cabinet, jamais un numéro privé.", "03 53 01 00 11")
    code_postal = find("structure", "adresse.code_postal")
    assert (code_postal.regle, code_postal.requis, code_postal.exemple) == ("code-postal", True, "01001")
    jours = [jour.nom for jour in find("structure", "horaires").jours]
    assert (jours[0], jours[-1], len(jours)) == ("horaires.lundi", "horaires.jours fériés", 8)
    competences = find("professionnel", "competences")
    assert (competences.forme, competences.regle, competences.plusieurs) == ("texte", "ligne", True)


def test_closed_lists_are_in_the_words_of_people_and_the_long_ones_are_folded() -> None:
    profession = find("professionnel", "profession")
    assert ("infirmier-en-pratique-avancee", "Infirmier en pratique avancée") in profession.choix
    publics = find("evenement", "publics")
    assert (publics.choix[0], publics.choix[-1].libelle) == (("habitants", "Tous les habitants"), "Élus")
    assert ("masseur-kinesitherapeute", "Masseurs-kinésithérapeutes") in publics.autres
    assert [c.libelle for c in find("professionnel", "langues").choix][:2] == ["français", "anglais"]


def test_places_are_chosen_by_name_and_commune() -> None:
    lieux = [("pharmacie-des-tilleuls", "Pharmacie des Tilleuls, Exempleville")]
    assert list(find("professionnel", "exercices.0.structure").choix) == lieux
    assert list(find("evenement", "lieu").choix) == lieux


def test_a_territory_without_places_asks_for_addresses_alone() -> None:
    html = render("evenement", structures=(), professionnels=())
    assert 'name="lieu"' not in html
    assert 'name="lieu.adresse.commune"' in html


def test_the_order_of_the_file_is_that_of_the_model() -> None:
    ordre = json.loads(view("structure").ordre)
    assert ordre[""][:5] == ["id", "nom", "type", "adresse", "position"]
    assert ordre["adresse"] == ["voie", "complement", "code_postal", "commune"]
    assert json.loads(view("professionnel").ordre)["exercices.position"] == ["latitude", "longitude"]


def test_without_javascript_the_same_questions_are_asked_by_mail() -> None:
    courrier = unquote(view("fermeture").courrier)
    assert courrier == (
        "mailto:contact@example.org?subject=Annoncer une fermeture&body=Bonjour,\n\n"
        "Je voudrais annoncer une fermeture.\n\n\nQui ferme, et quand\n"
        "- Nom de la personne ou du lieu\u00a0: \n- Premier jour fermé\u00a0: \n"
        "- Dernier jour fermé\u00a0: \n- Motif\u00a0: "
    )


def test_the_page_shows_an_entry_to_copy() -> None:
    assert view("evenement").exemple == (
        "evenements:\n  - id: soiree-exemple-2026\n    titre: Café des aidants\n    debut: 2026-12-03 20h30\n"
    )
    assert view("fermeture").exemple == ("fermetures:\n  - du: 2026-12-24\n    au: 2027-01-02\n    motif: congés\n")


def test_data_stays_text_in_the_page() -> None:
    cpts = make_cpts(telephone="03 53 01 00 00", courriel="o'brien@example.org")
    html = render("structure", cpts=cpts)
    assert 'data-courriel="o&#39;brien@example.org"' in html
    assert 'data-depot=""' in html
    depot = make_cpts(depot="https://github.com/exemple/donnees/")
    assert 'data-depot="https://github.com/exemple/donnees" data-branche="main"' in render("structure", cpts=depot)
    assert 'data-branche="master"' in render("structure", cpts=make_cpts(branche="master"))


def test_the_choice_of_a_form_leads_to_each_of_them() -> None:
    assert [choix.lien for choix in view_contribuer(None).choix] == [f"contribuer/{genre}/" for genre in FORMULAIRES]
