"""One careful HTTP client for public services: https only, bounded, patient when asked, and failures told in French.

Source: RFC 9110 (redirections, Retry-After), RFC 6585 (429). Proxies are those of the environment, as urllib reads
them. Nothing is kept: who asks twice is answered twice.
"""

import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from cpts.errors import BuildError
from cpts.importers.reponse import PassagerError, ServiceError, parse_json, read_corps
from cpts.text import plural, quote

__all__ = ["Client", "Horloge", "Reglages", "ServiceError"]

_MEGA = 2**20
_BOUCLE_LOCALE = ("127.0.0.1", "::1", "localhost")
_STATUTS_PASSAGERS = {429, 500, 502, 503, 504}


class Horloge(NamedTuple):
    """How time is read and passed, in seconds: tests give their own, and never sleep."""

    lire: Callable[[], float] = time.monotonic
    attendre: Callable[[float], None] = time.sleep


class Reglages(NamedTuple):
    """Limits of one client. Seconds, bytes."""

    delai_s: float = 30
    """Without a byte for so long, the service is silent."""
    duree_max_s: float = 180
    """One answer, from its question to its last byte."""
    essais: int = 4
    attente_s: float = 1
    """Before the second try; doubled each time."""
    attente_max_s: float = 60
    """A service that asks for more is given up: the person will come back."""
    taille_max: int = 64 * _MEGA
    intervalle_s: float = 0.1
    """Between two questions: ten a second at most, where the services allow fifty."""


_HORLOGE, _REGLAGES = Horloge(), Reglages()


def _say_nothing(_phrase: str) -> None:
    pass


@dataclass
class Client:
    """A service at `racine`, « https://geo.api.gouv.fr », asked in the name of `agent`."""

    racine: str
    agent: str = "cpts"
    reglages: Reglages = _REGLAGES
    horloge: Horloge = _HORLOGE
    annonce: Callable[[str], None] = _say_nothing
    _prochaine: float = field(default=float("-inf"), init=False)
    _ouvreur: OpenerDirector = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.racine = self.racine.rstrip("/")
        _check_adresse(self.racine)
        locale = urlsplit(self.racine).hostname in _BOUCLE_LOCALE
        self._ouvreur = build_opener(_MemeHote, *([ProxyHandler({})] if locale else []))

    @property
    def nom(self) -> str:
        """How people know the service: its host."""
        return urlsplit(self.racine).netloc

    def get_json(self, chemin: str, parametres: Mapping[str, str]) -> Any:
        """What the service answers to one question; `ServiceError` when it does not."""
        adresse = f"{self.racine}{chemin}?{urlencode(parametres)}"
        try:
            return self._insist(adresse)
        except ServiceError as erreur:
            raise ServiceError(f"Le service {self.nom} {erreur}.") from erreur

    def _insist(self, adresse: str) -> Any:
        """Asks again while the failure may pass."""
        for essai in range(1, self.reglages.essais + 1):
            try:
                return self._ask(adresse)
            except PassagerError as erreur:
                self._wait(erreur, essai)
        raise AssertionError(adresse)  # pragma: no cover - the last try raises

    def _wait(self, erreur: PassagerError, essai: int) -> None:
        """Waits for as long as the service said, else twice longer each time; raises when it is no use."""
        if essai == self.reglages.essais:
            raise ServiceError(f"{erreur.raison}, malgré {plural(essai, 'essai')}. Réessayez plus tard") from erreur
        doublee = self.reglages.attente_s * 2 ** (essai - 1)
        attente = doublee if erreur.attente_s is None else max(erreur.attente_s, self.reglages.attente_s)
        if attente > self.reglages.attente_max_s:
            raise ServiceError(f"{erreur.raison}. Réessayez dans {attente / 60:.0f} minutes") from erreur
        self.annonce(f"Le service {self.nom} {erreur.raison} : nouvel essai dans {attente:.0f} s.")
        self.horloge.attendre(attente)

    def _ask(self, adresse: str) -> Any:
        """One question, one answer."""
        self._pace()
        fin = self.horloge.lire() + self.reglages.duree_max_s
        entetes = {"User-Agent": self.agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
        try:
            with self._ouvreur.open(Request(adresse, headers=entetes), timeout=self.reglages.delai_s) as reponse:  # noqa: S310 - https, checked
                octets = read_corps(reponse, self.reglages.taille_max, lambda: fin - self.horloge.lire())
                return parse_json(octets, reponse.headers.get("Content-Type", ""))
        except HTTPError as erreur:
            with erreur:
                raise _judge_statut(erreur) from None
        except (OSError, HTTPException) as erreur:
            raise _judge_panne(erreur) from erreur
        except ValueError as erreur:  # an address that urllib cannot read, in a redirection
            raise ServiceError("renvoie vers une adresse illisible : elle n’est pas suivie") from erreur

    def _pace(self) -> None:
        """Keeps the interval between two questions."""
        attente = self._prochaine - self.horloge.lire()
        if attente > 0:
            self.horloge.attendre(attente)
        self._prochaine = self.horloge.lire() + self.reglages.intervalle_s


class _MemeHote(HTTPRedirectHandler):
    """Follows a redirection inside the service only: what is asked is told to nobody else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        avant, apres = urlsplit(req.full_url), urlsplit(newurl)
        if (apres.scheme, apres.netloc) != (avant.scheme, avant.netloc):
            raise ServiceError(f"renvoie vers une autre adresse, {quote(newurl)} : elle n’est pas suivie")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check_adresse(racine: str) -> None:
    """Only https, but for a service on this very machine."""
    adresse = urlsplit(racine)
    if adresse.scheme == "https" and adresse.hostname:
        return
    if adresse.scheme != "http" or adresse.hostname not in _BOUCLE_LOCALE:
        raise BuildError(f"L’adresse du service, {quote(racine)}, doit commencer par https://.")


def _judge_statut(erreur: HTTPError) -> Exception:
    """What an answer other than 200 means."""
    if erreur.code == 429:
        return PassagerError("reçoit trop de demandes", _read_attente(erreur.headers))
    if erreur.code in _STATUTS_PASSAGERS:
        return PassagerError(f"est en panne (erreur {erreur.code})", _read_attente(erreur.headers))
    if erreur.code == 407:
        return ServiceError("est derrière un relais (proxy) qui demande un mot de passe : voyez avec votre réseau")
    return ServiceError(f"refuse cette question (erreur {erreur.code})")


def _read_attente(entetes: Message) -> float | None:
    """Seconds of Retry-After, a number or a date; the service's own clock tells what time it is."""
    texte = entetes.get("Retry-After", "").strip()
    if texte.isdecimal():
        return float(texte[:9])
    try:
        return (parsedate_to_datetime(texte) - parsedate_to_datetime(entetes.get("Date", ""))).total_seconds()
    except (TypeError, ValueError):
        return None


def _judge_panne(erreur: OSError | HTTPException) -> Exception:
    """What no answer at all means; only silence and a cut line are worth another try."""
    cause = erreur.reason if isinstance(erreur, URLError) else erreur
    if isinstance(cause, TimeoutError):
        return PassagerError("ne répond pas")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return ServiceError(
            "a un certificat que votre ordinateur ne reconnaît pas : la connexion est peut-être filtrée"
        )
    if isinstance(cause, socket.gaierror):
        return ServiceError("est introuvable : vérifiez votre connexion à Internet")
    if isinstance(cause, ConnectionRefusedError):
        return ServiceError("refuse la connexion : vérifiez votre connexion à Internet")
    if isinstance(cause, ConnectionError | HTTPException):
        return PassagerError("a coupé la connexion")
    return ServiceError("est injoignable : vérifiez votre connexion à Internet")
