"""One polite visit to each address: HEAD, then GET when a site does not know HEAD; one at a time on each host.

Nothing is downloaded: the status is enough. A site that asks to wait, or that only lets people in, is not called
broken: nobody should have to correct a link that works.
"""

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from enum import Enum
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

_ENSEMBLE = 8
"""Hosts visited at the same time."""
_RESERVES = frozenset({401, 403, 405, 406, 407, 408, 418, 425, 429, 451})
NOM_INCONNU = "Ce site n’existe pas, ou plus : son nom n’est pas connu"
SANS_NOM = "Le nom de ce site n’a pas pu être cherché"
_DURABLES = frozenset({301, 308})


class Etat(Enum):
    """What a visit found; the value is the heading of the report."""

    MORT = "Liens qui ne mènent plus nulle part"
    DEPLACE = "Pages qui ont changé d’adresse"
    DOUTEUX = "Liens à ouvrir soi-même : le site n’a pas répondu à un programme"
    VIVANT = "Liens qui répondent"


class Verdict(NamedTuple):
    """`detail`: a French sentence without its final point, "" for a link that answers."""

    etat: Etat
    detail: str = ""


class Reglages(NamedTuple):
    """`delai_s`: patience for each answer; `pause_s`: between two visits to one host; `agent`: who we say we are."""

    agent: str
    delai_s: float = 15
    pause_s: float = 1
    sleep: Callable[[float], None] = time.sleep


class _Suivi(urllib.request.HTTPRedirectHandler):
    """Follows redirections as people's browsers do, and remembers whether all of them are meant to last."""

    def __init__(self) -> None:
        self.durable = True

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        self.durable = self.durable and code in _DURABLES
        suite = super().redirect_request(req, fp, code, msg, headers, newurl)
        if suite is not None:
            suite.method = req.get_method()  # urllib turns HEAD into GET, and would read the page
        return suite


def visit_tous(
    adresses: Iterable[str], reglages: Reglages, advance: Callable[[], None] = lambda: None
) -> dict[str, Verdict]:
    """The verdict on each address; `advance` is called after each visit."""
    par_hote: dict[str, list[str]] = {}
    for adresse in adresses:
        par_hote.setdefault(_get_hote(adresse), []).append(adresse)
    verdicts: dict[str, Verdict] = {}
    with ThreadPoolExecutor(_ENSEMBLE) as equipe:
        tournees = [equipe.submit(_visit_hote, siennes, reglages, advance) for siennes in par_hote.values()]
        for tournee in as_completed(tournees):
            verdicts |= tournee.result()
    return verdicts


def is_hors_ligne(verdicts: Mapping[str, Verdict]) -> bool:
    """Whether no name at all could be found: the machine is off line, and the links are not to blame."""
    return bool(verdicts) and all(verdict.detail in (NOM_INCONNU, SANS_NOM) for verdict in verdicts.values())


def _get_hote(adresse: str) -> str:
    try:
        return urlsplit(adresse).netloc.lower()
    except ValueError:
        return ""


def _visit_hote(adresses: list[str], reglages: Reglages, advance: Callable[[], None]) -> dict[str, Verdict]:
    verdicts = {}
    for rang, adresse in enumerate(adresses):
        if rang:
            reglages.sleep(reglages.pause_s)
        verdicts[adresse] = visit(adresse, reglages)
        advance()
    return verdicts


def visit(adresse: str, reglages: Reglages) -> Verdict:
    """One address, never twice with the same method."""
    try:
        url = encode(adresse)
    except ValueError:
        return Verdict(Etat.MORT, "L’adresse est mal écrite")
    verdict = _ask("HEAD", url, reglages)
    return verdict or _ask("GET", url, reglages) or Verdict(Etat.DOUTEUX, "Réponse incompréhensible")


def encode(adresse: str) -> str:
    """`adresse` in the letters that HTTP knows; raises ValueError when it is no address at all."""
    parties = urlsplit(adresse)
    hote = (parties.hostname or "").encode("idna").decode("ascii")
    if not hote or parties.username is not None:
        raise ValueError(adresse)
    port = f":{parties.port}" if parties.port else ""
    chemin, requete = quote(parties.path, safe="/%:@!$&'()*+,;=~-._"), quote(parties.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parties.scheme.lower(), f"[{hote}]{port}" if ":" in hote else hote + port, chemin, requete, ""))


def _ask(methode: str, url: str, reglages: Reglages) -> Verdict | None:
    """What one request says; None when HEAD was refused in a way that GET may not be."""
    suivi = _Suivi()
    demande = urllib.request.Request(url, method=methode, headers={"User-Agent": reglages.agent, "Accept": "*/*"})  # noqa: S310 - http(s) alone reaches this line
    try:
        with urllib.request.build_opener(suivi).open(demande, timeout=reglages.delai_s) as reponse:
            return _judge_arrivee(url, reponse.geturl(), durable=suivi.durable)
    except urllib.error.HTTPError as erreur:
        erreur.close()
        return None if methode == "HEAD" and erreur.code != 429 else _judge_statut(erreur.code)
    except (OSError, http.client.HTTPException, ValueError) as erreur:
        return None if methode == "HEAD" and _may_dislike_head(erreur) else _judge_panne(erreur)


def _may_dislike_head(erreur: Exception) -> bool:
    """Whether the site answered, badly: some cut the line at a HEAD."""
    raison = getattr(erreur, "reason", erreur)
    return isinstance(raison, http.client.HTTPException | ConnectionResetError)


def _judge_arrivee(depart: str, arrivee: str, *, durable: bool) -> Verdict:
    """A move is told when it is meant to last and is more than a slash: the old address may stop one day."""
    if not durable or arrivee.rstrip("/") == depart.rstrip("/"):
        return Verdict(Etat.VIVANT)
    return Verdict(Etat.DEPLACE, f"La page est maintenant à l’adresse {arrivee}")


def _judge_statut(code: int) -> Verdict:
    """What a refusal means; a redirection that comes here is one that urllib has given up following."""
    if code in (301, 302, 303, 307, 308):
        return Verdict(Etat.MORT, "Le site tourne en rond : il renvoie sans fin d’une adresse à l’autre")
    if code in (404, 410):
        return Verdict(Etat.MORT, f"La page n’existe plus (réponse {code})")
    if code == 429:
        return Verdict(Etat.DOUTEUX, "Le site demande de revenir plus tard (réponse 429)")
    if code in _RESERVES or code >= 500:
        return Verdict(Etat.DOUTEUX, f"Le site a refusé ou était en panne (réponse {code})")
    return Verdict(Etat.MORT, f"Le site refuse cette adresse (réponse {code})")


def _judge_panne(erreur: Exception) -> Verdict:
    raison = getattr(erreur, "reason", erreur)
    if isinstance(raison, socket.gaierror):
        return Verdict(Etat.MORT, NOM_INCONNU) if raison.errno != socket.EAI_AGAIN else Verdict(Etat.DOUTEUX, SANS_NOM)
    if isinstance(raison, ssl.SSLCertVerificationError):
        return Verdict(Etat.MORT, "Le certificat du site n’est pas valable : les navigateurs affichent une alerte")
    if isinstance(raison, TimeoutError):
        return Verdict(Etat.DOUTEUX, "Le site n’a pas répondu à temps")
    if isinstance(raison, ConnectionRefusedError):
        return Verdict(Etat.MORT, "Rien ne répond à cette adresse")
    return Verdict(Etat.DOUTEUX, "Le site a répondu d’une façon incompréhensible")
