"""What GitHub shows of our texts, opened in Chromium: the summary of a change and the answers to requests.

They are rendered by an independent reader of Markdown, then taken for HTML, and loaded with scripts allowed.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser, Page

from cpts.demandes.formulaires import FORMULAIRES
from cpts.demandes.refus import DemandeRefusee
from cpts.demandes.reponse import write_refus
from cpts.demandes.traitement import process_demande
from cpts.validate import load_site
from tests.attaques.charges import CHARGES, PAR_NOM, TOUTES, Charge
from tests.attaques.donnees import repeat, rotate, write_dossier, write_hostiles, write_sages
from tests.cli.commande import lancer
from tests.construction import RACINE, list_fichiers
from tests.factories import AGENDA, JOUR, write_donnees
from tests.navigateur.attaques import BALISES_VIVANTES, PROVOQUE, wait_execution

EXTENSIONS = ["tables", "fenced_code", "attr_list", "md_in_html", "sane_lists"]
DATE = ("--date", "2026-11-21")
CAS = RACINE / "tests/cas/demandes"
BALISES_PERMISES = {"HTML", "HEAD", "BODY", "H2", "H3", "P", "UL", "LI", "STRONG", "CODE", "TABLE", "THEAD", "TBODY"}
BALISES_PERMISES |= {"TR", "TH", "TD", "BLOCKQUOTE", "DETAILS", "SUMMARY", "BR"}
REPLI = re.compile(r"^</?details>$|^<summary>.*</summary>$", re.MULTILINE)
"""What our summaries fold: GitHub reads the Markdown inside, the reader of the tests does not."""
SEPARATION = "\n<hr>\n"
"""Between two texts of one page: none of ours has such a line."""
DEMANDES = (
    "ajouter-soignant",
    "ajouter-lieu",
    "ajouter-rendez-vous",
    "signaler-adresse",
    "signaler-autre",
    "fermeture-lieu",
)
QUESTION = Charge("question", "x\n\n### Ce qui est faux\n\nTéléphone\n\n### Nom ou titre\n\nPirate")
"""An answer that asks and answers another question."""
ATTAQUES = [*(charge.texte for charge in CHARGES), QUESTION.texte]


@pytest.fixture(scope="module")
def page_ouverte(chromium: Browser) -> Iterator[Page]:
    """A page without any policy, that reaches nobody."""
    page = chromium.new_page()
    page.route("**/*", lambda requete: requete.abort())
    yield page
    page.close()


def load(page: Page, *textes: str) -> list[str]:
    """The elements and attributes of Markdown texts; fails when something has run, or when one text holds the next.

    Three readings: as Markdown, folds opened or not, then as if all of it were HTML.
    """
    balises: list[str] = []
    for read in (write_html, lambda texte: write_html(REPLI.sub("", texte)), str):
        page.goto("about:blank")
        page.set_content(SEPARATION.join(map(read, textes)))
        assert page.evaluate(PROVOQUE) is None
        lues = page.evaluate(BALISES_VIVANTES)
        assert page.locator("body > hr").count() == lues.count("HR ") == len(textes) - 1
        balises += [balise for balise in lues if balise != "HR "]
    return balises


def write_html(texte: str) -> str:
    return markdown.markdown(texte, extensions=EXTENSIONS)


def read_texte(page: Page) -> str:
    """What is read, without the joiners that keep GitHub from making links."""
    return page.evaluate("() => document.body.textContent").replace("\u2060", "")


def test_the_control_page_obeys_a_text_that_is_not_escaped(page_ouverte: Page) -> None:
    page_ouverte.goto("about:blank")
    page_ouverte.set_content(write_html(PAR_NOM["script"].texte))
    wait_execution(page_ouverte)
    assert "A href" in load(page_ouverte, "[x](https://a.example)")
    for texte in ("<!-- x", "<textarea>", "<div>"):
        with pytest.raises(AssertionError):
            load(page_ouverte, texte, "y")


def test_a_summary_has_the_elements_of_a_harmless_one_and_every_word(page_ouverte: Page, tmp_path: Path) -> None:
    write_dossier(tmp_path / "avant", lambda *_: "Avant", 4)
    resumes = []
    for nom, dossier in (
        ("hostile", write_hostiles(tmp_path / "hostile", 4)),
        ("sage", write_sages(tmp_path / "sage", 4)),
    ):
        fait = lancer("comparer", str(tmp_path / "avant"), str(dossier), *DATE, "--format", "markdown")
        assert fait.code == 0, nom
        resumes.append(load(page_ouverte, fait.sortie))
        if nom == "hostile":
            lu = " ".join(read_texte(page_ouverte).split())
            for rang in range(4):
                assert " ".join(rotate("agenda.evenements.titre", "ligne", rang).split()) in lu
    assert resumes[0] == resumes[1]
    assert {balise.strip() for balise in resumes[0]} <= BALISES_PERMISES


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("nom", [charge.nom for charge in CHARGES if charge.refusee_par != TOUTES])
def test_no_attack_in_any_text_adds_an_element_to_a_summary(page_ouverte: Page, tmp_path: Path, nom: str) -> None:
    """Before, after, and in both: what disappears is quoted as well."""
    write_dossier(tmp_path / "sage", lambda *_: "Sage", 2)
    write_dossier(tmp_path / "hostile", repeat(nom), 2)
    for avant, apres in (("sage", "hostile"), ("hostile", "sage")):
        fait = lancer("comparer", str(tmp_path / avant), str(tmp_path / apres), *DATE, "--format", "markdown")
        assert {balise.strip() for balise in load(page_ouverte, fait.sortie)} <= BALISES_PERMISES


def list_libres(cas: str) -> list[str]:
    """The titles of the questions of a recorded request that a text answers."""
    corps = (CAS / f"{cas}.md").read_text(encoding="utf-8")
    formulaire = next(f for f in FORMULAIRES.values() if f"### {f.questions[0].titre}\n" in corps)
    return [question.titre for question in formulaire.questions if not question.choix]


def answer(cas: str, titre: str, attaque: str, donnees: Path) -> tuple[str, bool]:
    """What is posted when the question `titre` of a request is answered by an attack, and whether it was accepted."""
    avant, _, suite = (CAS / f"{cas}.md").read_text(encoding="utf-8").partition(f"### {titre}\n\n")
    reste = suite[suite.index("\n\n### ") :] if "\n\n### " in suite else ""
    corps = f"{avant}### {titre}\n\n{attaque}{reste}"
    try:
        return process_demande(corps.encode("utf-8"), None, donnees, "data", JOUR), True
    except DemandeRefusee as refus:
        return write_refus(refus.raisons), False


def answer_well(tmp_path: Path, cas: str, titre: str, attaque: str) -> tuple[str, bool]:
    """The same on fresh data, which stay good, and which a refusal does not change."""
    donnees = write_donnees(tmp_path / "data", agenda=AGENDA)
    avant = list_fichiers(donnees)
    reponse, acceptee = answer(cas, titre, attaque, donnees)
    if acceptee:
        assert load_site(donnees, JOUR).site is not None, (cas, titre, attaque)
    else:
        assert list_fichiers(donnees) == avant, (cas, titre, attaque)
    return reponse, acceptee


def check_reponses(page: Page, reponses: Iterable[str]) -> None:
    assert {balise.strip() for balise in load(page, *reponses)} <= BALISES_PERMISES


def test_an_answer_to_a_request_is_text_and_the_data_stays_good(page_ouverte: Page, tmp_path: Path) -> None:
    """Each attack in a question of each request; the campaign asks them all."""
    reponses = {}
    for rang, attaque in enumerate(ATTAQUES):
        cas = DEMANDES[rang % len(DEMANDES)]
        libres = list_libres(cas)
        titre = libres[rang // len(DEMANDES) % len(libres)]
        reponses[rang] = answer_well(tmp_path / str(rang), cas, titre, attaque)
    assert 5 < sum(acceptee for _, acceptee in reponses.values()) < len(ATTAQUES) - 5
    check_reponses(page_ouverte, [reponse for reponse, _ in reponses.values()])


@pytest.mark.attaques
@pytest.mark.campagne
@pytest.mark.parametrize("cas", DEMANDES)
def test_no_attack_in_any_question_of_a_request_is_obeyed(page_ouverte: Page, tmp_path: Path, cas: str) -> None:
    for rang, titre in enumerate(list_libres(cas)):
        reponses = [answer_well(tmp_path / f"{rang}-{n}", cas, titre, attaque) for n, attaque in enumerate(ATTAQUES)]
        check_reponses(page_ouverte, [reponse for reponse, _ in reponses])
