"""A real Chromium over built sites, served on a free port of this machine; every page it opens is watched."""

import functools
import http.server
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.construction import build
from tests.navigateur.chromium import chromium_arguments, find_chromium

HEURE = "2026-11-21T10:00:00+01:00"
"""A Saturday, the day of the built site."""
DELAI_MS = 20_000
expect.set_options(timeout=DELAI_MS)
"""How long a test waits for what it asks: a loaded machine is slow, and a wait that succeeds costs nothing."""
ICI = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ICI):
            item.add_marker(pytest.mark.navigateur)


class _Serveur(http.server.SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def log_message(self, *_arguments: object) -> None:
        """Nothing: the tests say what matters."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium est introuvable : sous CI, aucun test de navigateur ne peut être sauté.")
        pytest.skip("Chromium est introuvable : lancez make test, qui l'installe.")
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=executable, args=chromium_arguments())
        yield navigateur
        navigateur.close()


@pytest.fixture(scope="session")
def dossier_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("navigateur") / "site")


@pytest.fixture(scope="session")
def adresse(dossier_site: Path) -> Iterator[str]:
    """The address of the served demonstration, with its final slash."""
    with serve(dossier_site) as racine:
        yield racine


class _Ecoute(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    """A page asks for thirty files at once: on a loaded machine the five that wait by default are too few."""

    def handle_error(self, *adresse: Any) -> None:
        """A browser that leaves a page in the middle of a file is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*adresse)


class serve:  # noqa: N801 - used as a function: `with serve(dossier) as adresse`
    """Serves a folder on a free port of this machine."""

    def __init__(self, dossier: Path) -> None:
        gestionnaire = functools.partial(_Serveur, directory=str(dossier))
        self.serveur = _Ecoute(("127.0.0.1", 0), gestionnaire)

    def __enter__(self) -> str:
        threading.Thread(target=self.serveur.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.serveur.server_port}/"

    def __exit__(self, *_erreur: object) -> None:
        self.serveur.shutdown()
        self.serveur.server_close()


class Journal:
    """What a page must never do: call somebody else, complain, break its own policy."""

    def __init__(self) -> None:
        self.ecarts: list[str] = []
        self.permis: set[str] = set()

    def watch(self, contexte: BrowserContext) -> None:
        contexte.on("request", lambda requete: self._check(requete.url))
        contexte.on("console", lambda message: self._note(message.type, message.text))
        contexte.on("weberror", lambda erreur: self._note("error", str(erreur.error)))

    def _check(self, adresse: str) -> None:
        hote = urlsplit(adresse).hostname
        if hote and hote != "127.0.0.1" and hote not in self.permis:
            self.ecarts.append(f"requête vers {adresse}")

    def _note(self, genre: str, texte: str) -> None:
        if genre in {"error", "warning"}:
            self.ecarts.append(f"{genre} : {texte}")


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def open_contexte(chromium: Browser, journal: Journal) -> Iterator[Callable[..., BrowserContext]]:
    """Opens French contexts, stopped on a Saturday morning; whatever their journal holds at the end fails the test."""
    contextes: list[BrowserContext] = []

    def open_one(
        largeur: int = 360, hauteur: int = 800, *, heure: str | None = HEURE, **options: Any
    ) -> BrowserContext:
        cadre = {"locale": "fr-FR", "timezone_id": "Europe/Paris", "reduced_motion": "reduce"}
        contexte = chromium.new_context(viewport={"width": largeur, "height": hauteur}, **(cadre | options))
        contexte.set_default_timeout(DELAI_MS)
        if heure and options.get("java_script_enabled", True):
            contexte.clock.set_fixed_time(heure)
        journal.watch(contexte)
        contextes.append(contexte)
        return contexte

    yield open_one
    for contexte in contextes:
        contexte.close()
    assert journal.ecarts == []


@pytest.fixture
def page(open_contexte: Callable[..., BrowserContext]) -> Page:
    """A page on a phone."""
    return open_contexte().new_page()


@pytest.fixture
def page_large(open_contexte: Callable[..., BrowserContext]) -> Page:
    """A page on a desk."""
    return open_contexte(1280, 900).new_page()


@pytest.fixture
def page_sans_js(open_contexte: Callable[..., BrowserContext]) -> Page:
    """A page on a phone that runs no script."""
    return open_contexte(java_script_enabled=False).new_page()
