"""Public services as a test wants them: a real HTTP server on this machine, and a clock that nobody waits for."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from cpts.importers.reseau import Client, Horloge, Reglages


@dataclass(frozen=True)
class Reponse:
    """One answer. `longueur`: the Content-Length told, when it is not the real one; `coupe`: no answer at all."""

    corps: bytes = b"[]"
    statut: int = 200
    genre: str = "application/json; charset=utf-8"
    entetes: Mapping[str, str] = field(default_factory=dict)
    longueur: int | None = None
    coupe: bool = False


def reply_json(valeur: Any) -> Reponse:
    return Reponse(json.dumps(valeur, ensure_ascii=False).encode())


@dataclass
class Service:
    """A running server: its address, and the questions it was asked, as (path, parameters, headers)."""

    adresse: str
    questions: list[tuple[str, dict[str, str], dict[str, str]]]


@contextmanager
def serve(repond: Callable[[str, dict[str, str]], Reponse]) -> Iterator[Service]:
    """A service that answers with `repond(path, parameters)` while the test runs."""
    questions: list[tuple[str, dict[str, str], dict[str, str]]] = []

    class Guichet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            adresse = urlsplit(self.path)
            parametres = dict(parse_qsl(adresse.query))
            questions.append((adresse.path, parametres, dict(self.headers)))
            reponse = repond(adresse.path, parametres)
            if not reponse.coupe:
                self._send(reponse)

        def _send(self, reponse: Reponse) -> None:
            self.send_response_only(reponse.statut)
            entetes = {"Content-Type": reponse.genre, "Content-Length": str(reponse.longueur or len(reponse.corps))}
            for nom, valeur in (entetes | dict(reponse.entetes)).items():
                self.send_header(nom, valeur)
            self.end_headers()
            self.wfile.write(reponse.corps)

        def log_message(self, *_: object) -> None:
            pass

    serveur = ThreadingHTTPServer(("127.0.0.1", 0), Guichet)
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    fil.start()
    try:
        yield Service(f"http://127.0.0.1:{serveur.server_address[1]}", questions)
    finally:
        serveur.shutdown()
        serveur.server_close()
        fil.join()


def reply_in_turn(*reponses: Reponse) -> Callable[[str, dict[str, str]], Reponse]:
    """The answers one after the other; the last one is for ever."""
    reste = list(reponses)
    return lambda _chemin, _parametres: reste.pop(0) if len(reste) > 1 else reste[0]


class Montre:
    """A clock that moves only when somebody waits; `attentes` are in seconds."""

    def __init__(self) -> None:
        self.instant = 0.0
        self.attentes: list[float] = []

    def attendre(self, secondes: float) -> None:
        self.attentes.append(round(secondes, 3))
        self.instant += secondes

    @property
    def horloge(self) -> Horloge:
        return Horloge(lambda: self.instant, self.attendre)


def make_client(service: Service, montre: Montre | None = None, **reglages: Any) -> Client:
    """A client of `service` whose waits are only counted."""
    sans_cadence = {"intervalle_s": 0.0} | reglages
    return Client(service.adresse, "cpts/essai", Reglages(**sans_cadence), (montre or Montre()).horloge)
