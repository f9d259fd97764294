"""The links to other sites: found with their places, visited politely on a local server, told so as to be corrected."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cpts.dossier import Dossier
from cpts.importers.liens.rapport import summarize, write_rapport
from cpts.importers.liens.releve import Lien, Lieu, find_adresses, is_visitable, list_liens
from cpts.importers.liens.visite import Etat, Reglages, Verdict, encode, is_hors_ligne, visit, visit_tous
from tests.construction import run_cpts
from tests.factories import TELEPHONE, change_annuaire, write_donnees

ADRESSE = "https://www.exemple-sante.fr/page"


class Serveur(ThreadingHTTPServer):
    """A site with every manner of answering; `demandes`: what it was asked, in order."""

    daemon_threads = True

    def __init__(self) -> None:
        self.demandes: list[str] = []
        self.agents: set[str] = set()
        self.fin = threading.Event()
        super().__init__(("127.0.0.1", 0), Reponses)

    def handle_error(self, *_: object) -> None:
        """A visitor that left is no news."""


class Reponses(BaseHTTPRequestHandler):
    server: Serveur

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def answer(self) -> None:
        self.server.demandes.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        nom = self.path.strip("/").partition("?")[0]
        if nom == "muet":
            self.server.fin.wait(30)
        elif nom == "charabia":
            self.wfile.write(b"\x00\xffpas du HTTP\r\n\r\n")
        elif nom == "coupe-head" and self.command == "HEAD":
            self.close_connection = True
        elif nom == "sans-head" and self.command == "HEAD":
            self.send_error(405)
        elif nom.startswith(("301-", "302-")):
            self.redirect(int(nom[:3]), nom if nom.endswith("tourne") else nom[4:])
        else:
            self.send_response(int(nom) if nom.isdecimal() else 200)
            self.end_headers()

    def redirect(self, code: int, cible: str) -> None:
        self.send_response(code)
        self.send_header("Location", f"/{cible}")
        self.end_headers()


@pytest.fixture
def serveur() -> Iterator[Serveur]:
    serveur = Serveur()
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    fil.start()
    yield serveur
    serveur.fin.set()
    serveur.shutdown()
    serveur.server_close()


def make_url(serveur: Serveur, chemin: str) -> str:
    return f"http://127.0.0.1:{serveur.server_port}/{chemin}"


@pytest.mark.parametrize(
    ("chemin", "etat", "detail"),
    [
        ("page", Etat.VIVANT, ""),
        ("sans-head", Etat.VIVANT, ""),
        ("coupe-head", Etat.VIVANT, ""),
        ("302-page", Etat.VIVANT, ""),
        ("301-302-page", Etat.VIVANT, ""),
        ("404", Etat.MORT, "La page n’existe plus (réponse 404)"),
        ("410", Etat.MORT, "La page n’existe plus (réponse 410)"),
        ("301-404", Etat.MORT, "La page n’existe plus (réponse 404)"),
        ("400", Etat.MORT, "Le site refuse cette adresse (réponse 400)"),
        ("403", Etat.DOUTEUX, "Le site a refusé ou était en panne (réponse 403)"),
        ("503", Etat.DOUTEUX, "Le site a refusé ou était en panne (réponse 503)"),
        ("429", Etat.DOUTEUX, "Le site demande de revenir plus tard (réponse 429)"),
        ("muet", Etat.DOUTEUX, "Le site n’a pas répondu à temps"),
        ("charabia", Etat.DOUTEUX, "Le site a répondu d’une façon incompréhensible"),
        ("301-tourne", Etat.MORT, "Le site tourne en rond : il renvoie sans fin d’une adresse à l’autre"),
    ],
)
def test_each_way_of_answering_has_its_verdict(serveur: Serveur, chemin: str, etat: Etat, detail: str) -> None:
    verdict = visit(make_url(serveur, chemin), Reglages("essai", delai_s=0.3))
    assert verdict == Verdict(etat, detail)


def test_a_page_that_moved_for_good_gives_its_new_address(serveur: Serveur) -> None:
    verdict = visit(make_url(serveur, "301-page"), Reglages("essai"))
    assert verdict == Verdict(Etat.DEPLACE, f"La page est maintenant à l’adresse {make_url(serveur, 'page')}")


def test_a_site_that_asks_to_wait_is_asked_once(serveur: Serveur) -> None:
    visit(make_url(serveur, "429"), Reglages("essai"))
    assert serveur.demandes == ["HEAD /429"]


@pytest.mark.parametrize(
    ("adresse", "detail"),
    [
        ("http://[", "L’adresse est mal écrite"),
        ("https://moi:secret@example.org/", "L’adresse est mal écrite"),
        ("https://" + "a" * 70 + ".fr/", "L’adresse est mal écrite"),
        ("http://127.0.0.1:1/", "Rien ne répond à cette adresse"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_a_traceback(adresse: str, detail: str) -> None:
    assert visit(adresse, Reglages("essai", delai_s=1)) == Verdict(Etat.MORT, detail)


@pytest.mark.parametrize(
    ("numero", "attendu"),
    [
        (socket.EAI_NONAME, Verdict(Etat.MORT, "Ce site n’existe pas, ou plus : son nom n’est pas connu")),
        (socket.EAI_AGAIN, Verdict(Etat.DOUTEUX, "Le nom de ce site n’a pas pu être cherché")),
    ],
)
def test_a_name_that_is_not_known_is_not_a_name_that_could_not_be_looked_for(
    monkeypatch: pytest.MonkeyPatch, numero: int, attendu: Verdict
) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(numero, "")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    verdict = visit(ADRESSE, Reglages("essai"))
    assert verdict == attendu
    assert is_hors_ligne({"https://a.fr/": verdict, "https://b.fr/": verdict})
    assert not is_hors_ligne({"https://a.fr/": verdict, "https://b.fr/": Verdict(Etat.VIVANT)})


def test_letters_that_http_does_not_know_are_encoded() -> None:
    assert encode("https://santé.fr/où ça?q=é#ici") == "https://xn--sant-epa.fr/o%C3%B9%20%C3%A7a?q=%C3%A9"
    assert encode("https://exemple.fr/a%20b?x=1&y=2") == "https://exemple.fr/a%20b?x=1&y=2"


def test_one_host_is_visited_one_page_at_a_time_with_a_pause_and_our_name(serveur: Serveur) -> None:
    pauses: list[float] = []
    faits: list[int] = []
    adresses = [make_url(serveur, f"page{rang}") for rang in range(3)]
    reglages = Reglages("cpts (+https://cpts.example.org/)", pause_s=2, sleep=pauses.append)
    verdicts = visit_tous(adresses, reglages, lambda: faits.append(1))
    assert verdicts == dict.fromkeys(adresses, Verdict(Etat.VIVANT))
    assert serveur.demandes == ["HEAD /page0", "HEAD /page1", "HEAD /page2"]
    assert (pauses, len(faits), serveur.agents) == ([2, 2], 3, {"cpts (+https://cpts.example.org/)"})


def test_addresses_are_found_without_the_punctuation_of_their_sentence() -> None:
    texte = "Lisez (https://a.fr/b), puis https://c.fr/d?e=1&f=2. Ou « http://g.fr » ! [x](https://h.fr/i)"
    assert list(find_adresses(texte)) == ["https://a.fr/b", "https://c.fr/d?e=1&f=2", "http://g.fr", "https://h.fr/i"]


@pytest.mark.parametrize(
    ("adresse", "attendu"),
    [
        ("https://www.ameli.fr/", True),
        ("https://8.8.8.8/", True),
        ("https://cpts.example.org/", False),
        ("https://example.com", False),
        ("http://localhost:8000/", False),
        ("http://169.254.169.254/latest", False),
        ("http://10.0.0.1/", False),
        ("http://[::1]/", False),
    ],
)
def test_examples_and_private_machines_are_not_visited(adresse: str, attendu: bool) -> None:
    assert is_visitable(adresse) is attendu


def test_each_link_has_every_place_where_it_is_written(tmp_path: Path) -> None:
    site = f"    site: {ADRESSE}\n"
    donnees = write_donnees(tmp_path / "data", **change_annuaire((TELEPHONE, TELEPHONE + site)))
    docs, html = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    (docs / "faq.md").write_text(f"# Questions\n\nVoir [ceci]({ADRESSE}) ou https://autre.fr/.\n", encoding="utf-8")
    html.mkdir()
    liens = f'<a href="{ADRESSE}?a=1">x</a><a href="https://moteur.fr/x?y=1&amp;z=2">y</a><a href="page/">z</a>'
    (html / "index.html").write_text(liens, encoding="utf-8")
    assert list_liens(Dossier(donnees, "data"), docs, html) == (
        Lien("https://autre.fr/", (Lieu("docs/faq.md:3"),)),
        Lien("https://moteur.fr/x", (Lieu("site/index.html"),)),
        Lien(
            ADRESSE,
            (Lieu("data/annuaire.yaml:11:11", "structures[pharmacie-des-tilleuls].site"), Lieu("docs/faq.md:3")),
        ),
    )


LIENS = (
    Lien("https://a.fr/", (Lieu("data/annuaire.yaml:12:11", "structures[a].site"), Lieu("docs/faq.md:20"))),
    Lien("https://b.fr/", (Lieu("data/actions.yaml:3:9", "actions[b].lien"),)),
    Lien("https://c.fr/", (Lieu("data/agenda.yaml:1:1"),)),
)
VERDICTS = {
    "https://a.fr/": Verdict(Etat.MORT, "La page n’existe plus (réponse 404)"),
    "https://b.fr/": Verdict(Etat.DEPLACE, "La page est maintenant à l’adresse https://b.fr/`<b>neuf"),
    "https://c.fr/": Verdict(Etat.VIVANT),
}


def test_the_report_says_where_to_correct_each_link() -> None:
    assert write_rapport(LIENS, VERDICTS, "texte") == (
        "Liens qui ne mènent plus nulle part\n"
        "data/annuaire.yaml:12:11 structures[a].site\n"
        "docs/faq.md:20\n"
        "  https://a.fr/ : La page n’existe plus (réponse 404).\n"
        "\n"
        "Pages qui ont changé d’adresse\n"
        "data/actions.yaml:3:9 actions[b].lien\n"
        "  https://b.fr/ : La page est maintenant à l’adresse https://b.fr/`<b>neuf."
    )
    assert summarize(LIENS, VERDICTS) == "3 liens visités : 1 à corriger, 1 déplacé, 0 à ouvrir soi-même."


def test_the_summary_of_a_workflow_shows_hostile_texts_as_code() -> None:
    lignes = write_rapport(LIENS, VERDICTS, "markdown").splitlines()
    assert "### Liens qui ne mènent plus nulle part (1)" in lignes
    assert "- `https://a.fr/` : La page n’existe plus (réponse 404)." in lignes
    assert "  - `data/annuaire.yaml:12:11 structures[a].site`" in lignes
    assert "- `https://b.fr/` : La page est maintenant à l’adresse `https://b.fr/%60<b>neuf`" in lignes
    sans_fin = [Lien(f"https://x.fr/{rang}", (Lieu("a", "x" * 400),)) for rang in range(5000)]
    long = write_rapport(sans_fin, {lien.adresse: Verdict(Etat.MORT, "x") for lien in sans_fin}, "markdown")
    assert len(long.encode()) < 2**20
    assert long.endswith("lancez `cpts liens`.\n")


def test_the_command_reports_and_exits_0(tmp_path: Path, serveur: Serveur) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "docs/faq.md").write_text(f"Voir {make_url(serveur, '404')}.\n", encoding="utf-8")
    write_donnees(tmp_path / "data", **change_annuaire((TELEPHONE, f"    site: {make_url(serveur, 'page')}\n")))
    fait = run_cpts("liens", "--locaux", "--format", "json", dossier=tmp_path)
    trouves = {objet["adresse"]: objet for objet in json.loads(fait.stdout)}
    assert fait.returncode == 0
    assert trouves[make_url(serveur, "404")]["etat"] == "mort"
    assert trouves[make_url(serveur, "404")]["lieux"] == [{"endroit": "docs/faq.md:1", "champ": ""}]
    assert trouves[make_url(serveur, "page")]["etat"] == "vivant"
    assert "https://cpts.example.org/" in "".join(serveur.agents)
    absent = run_cpts("liens", "--donnees", "absent", dossier=tmp_path)
    assert (absent.returncode, absent.stderr) == (1, "Le dossier absent n’existe pas.\n")
