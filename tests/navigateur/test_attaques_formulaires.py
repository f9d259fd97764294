"""The forms of « Contribuer » in Chromium: each attack in each field, refused beside it or written in the lines."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.attaques.charges import CHARGES, NATURES, PAR_NOM, Charge
from tests.construction import build
from tests.navigateur.attaques import BALISES_VIVANTES, PROVOQUE
from tests.navigateur.conftest import serve
from tests.site.petit_territoire import DEPOT, write_petit_depot

RIEN: Mapping[str, str] = MappingProxyType({})


class Formulaire(NamedTuple):
    """`choix`: what is chosen in a list. `jours`: the dates. `reponses`: the texts where an attack cannot stand."""

    genre: str
    choix: Mapping[str, str] = RIEN
    jours: Mapping[str, str] = RIEN
    reponses: Mapping[str, str] = RIEN


LIEU = "Cabinet du Gué, Exempleville"
FORMULAIRES = (
    Formulaire("professionnel", {"profession": "Infirmier", "exercices.0.structure": LIEU}),
    Formulaire(
        "structure", {"type": "Pharmacie"}, RIEN, {"adresse.code_postal": "01001", "adresse.commune": "Exempleville"}
    ),
    Formulaire("evenement", {"lieu": LIEU}, {"debut": "2026-12-03"}, {"debut": "20h30"}),
    Formulaire("fermeture", RIEN, {"du": "2026-12-24", "au": "2027-01-02"}, {"fiche": "cabinet du gue"}),
)
SAISIES = "cpts-saisie :is(input[type=text], textarea)"
ECRIT = """([selecteur, textes]) => {
  for (const champ of document.querySelectorAll(selecteur)) {
    champ.value = textes[champ.name] ?? textes[`*${champ.dataset.regle}`] ?? textes["*"] ?? "";
    champ.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""
"""Answers by the name of a field, by « * » and its rule, or to all."""
SUITE = "ABCDEFGH"
"""After each text: a name has a letter, and an identifier something to be made of."""
ECHANTILLON = ("image", "fin-d-attribut", "schema-javascript", "jinja", "retour-chariot", "annonce-sur-deux-lignes")


@pytest.fixture(scope="module")
def depose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site whose data have a repository."""
    donnees = write_petit_depot(tmp_path_factory.mktemp("formulaires") / "data")
    with serve(build(donnees.parent / "site", "--donnees", donnees)) as racine:
        yield racine


def answer(page: Page, textes: dict[str, str]) -> None:
    """Writes in every field, then asks for the lines."""
    page.evaluate(ECRIT, [SAISIES, textes])
    page.locator("button[type=submit]").click()


def open_formulaire(page: Page, racine: str, formulaire: Formulaire) -> None:
    """The form with its choices made, its parts unfolded and its boxes ticked."""
    page.goto(f"{racine}contribuer/{formulaire.genre}/", wait_until="networkidle")
    page.evaluate("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    for nom, valeur in formulaire.choix.items():
        page.locator(f'[name="{nom}"]').select_option(valeur)
    for case in page.locator("cpts-saisie input[type=checkbox][required]").all():
        case.check()
    for nom, jour in formulaire.jours.items():
        page.locator(f'input[type=date][name="{nom}"]').fill(jour)


def check_refus(page: Page, charge: Charge, permises: set[str]) -> None:
    """Everywhere, the addresses and the telephones included: it is refused, and quoted as a text."""
    answer(page, {"*": charge.texte})
    expect(page.get_by_role("alert")).to_be_visible()
    check_inerte(page, permises, charge)


def check_lignes(page: Page, formulaire: Formulaire, charge: Charge, permises: set[str]) -> None:
    """In every text that takes it: it stands in the lines, and neither a mail nor the repository is told more."""
    natures = sorted(list_natures(page) - charge.refusee_par)
    answer(page, {**{f"*{nature}": charge.texte + SUITE for nature in natures}, **write_sages(formulaire, natures)})
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_visible()
    check_inerte(page, permises, charge)
    lues = list(list_textes(yaml.safe_load(page.locator("[data-yaml]").inner_text())))
    attendu = re.sub(r"\r\n?", "\n", charge.texte + SUITE).strip()
    assert attendu in lues or not natures, (charge.nom, lues)
    check_adresses(page)


def list_natures(page: Page) -> set[str]:
    """Of the free texts that this form asks for; a commune is one of the territory."""
    regles = page.locator(SAISIES).evaluate_all("champs => champs.map(champ => champ.dataset.regle)")
    return set(regles) & set(NATURES) - {"commune"}


def write_sages(formulaire: Formulaire, natures: list[str]) -> dict[str, str]:
    """Answers without any attack: those that are asked for, and the texts that refuse it."""
    autres = {f"*{nature}": "Sage" for nature in NATURES if nature not in natures and nature != "commune"}
    return {**autres, **formulaire.reponses}


def list_textes(objet: object) -> Iterator[str]:
    """Every text of the lines, once read."""
    if isinstance(objet, dict | list):
        for valeur in objet.values() if isinstance(objet, dict) else objet:
            yield from list_textes(valeur)
    elif isinstance(objet, str):
        yield objet.strip()


def check_adresses(page: Page) -> None:
    """Where the two buttons lead, whatever the texts: one mail, one page of the repository."""
    lettre = urlsplit(page.get_by_role("link", name="Envoyer par courriel").get_attribute("href") or "")
    assert (lettre.scheme, lettre.path) == ("mailto", "bonjour@deux-rives.example.net")
    assert set(parse_qs(lettre.query)) == {"subject", "body"}
    assert lettre.fragment == ""
    for lien in page.get_by_role("link", name=re.compile("sur GitHub")).all():
        adresse = urlsplit(lien.get_attribute("href") or "")
        assert f"{adresse.scheme}://{adresse.netloc}{adresse.path}".startswith(f"{DEPOT}/")
        questions = parse_qs(adresse.query)
        assert set(questions) in ({"filename", "value"}, {"template", "title", "fiche", "du", "au", "motif"})
        assert re.fullmatch(r"data/[a-z]+/[a-z0-9-]+\.yaml", questions.get("filename", ["data/x/x.yaml"])[0])


def check_inerte(page: Page, permises: set[str], charge: Charge) -> None:
    """Nothing has run, nothing has been added."""
    assert page.evaluate(PROVOQUE) is None, charge.nom
    assert set(page.evaluate(BALISES_VIVANTES)) - permises == set(), charge.nom


def list_permises(page: Page, formulaire: Formulaire) -> set[str]:
    """Elements and attributes of the form: untouched, wrong, then ready."""
    permises = set(page.evaluate(BALISES_VIVANTES))
    for textes in ({"*": "?"}, {"*": "x" * 3000}, write_sages(formulaire, [])):
        answer(page, textes)
        permises |= set(page.evaluate(BALISES_VIVANTES))
    expect(page.get_by_role("heading", name="C’est prêt")).to_be_visible()
    return permises


def attack(page: Page, racine: str, formulaire: Formulaire, charges: tuple[Charge, ...]) -> None:
    open_formulaire(page, racine, formulaire)
    permises = list_permises(page, formulaire)
    for charge in charges:
        check_refus(page, charge, permises)
        check_lignes(page, formulaire, charge, permises)


@pytest.mark.parametrize("formulaire", FORMULAIRES, ids=[f.genre for f in FORMULAIRES])
def test_an_attack_in_a_form_is_refused_or_written_as_a_text(page: Page, depose: str, formulaire: Formulaire) -> None:
    attack(page, depose, formulaire, tuple(PAR_NOM[nom] for nom in ECHANTILLON))


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("formulaire", FORMULAIRES, ids=[f.genre for f in FORMULAIRES])
def test_no_attack_in_a_form_is_obeyed(page: Page, depose: str, formulaire: Formulaire) -> None:
    attack(page, depose, formulaire, CHARGES)


def test_a_form_that_wrote_its_answers_as_html_would_be_seen(page: Page, depose: str) -> None:
    formulaire = FORMULAIRES[0]
    open_formulaire(page, depose, formulaire)
    permises = list_permises(page, formulaire)
    page.evaluate("texte => { document.querySelector('[data-yaml]').innerHTML = texte; }", PAR_NOM["formulaire"].texte)
    with pytest.raises(AssertionError, match="formulaire"):
        check_inerte(page, permises, PAR_NOM["formulaire"])
