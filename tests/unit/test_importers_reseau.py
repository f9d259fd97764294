"""The client of public services, in front of every answer a service may give."""

import gzip
import socket

import pytest

from cpts.errors import BuildError
from cpts.importers.reseau import Client, Horloge, Reglages, ServiceError
from tests.services import Montre, Reponse, make_client, reply_in_turn, reply_json, serve

OCCUPE = Reponse(b"", statut=429)
DANS_NEUF_SECONDES = {"Date": "Sat, 21 Nov 2026 10:00:00 GMT", "Retry-After": "Sat, 21 Nov 2026 10:00:09 GMT"}
PAGE_WEB = (
    "a répondu par une page Web au lieu de données : votre réseau demande peut-être de s’identifier, "
    "ou le service est en panne."
)


def ask(*reponses: Reponse, montre: Montre | None = None, **reglages: object) -> object:
    """The answer to one question, or the French sentence of the refusal without the name of the service."""
    with serve(reply_in_turn(*reponses)) as service:
        try:
            return make_client(service, montre, **reglages).get_json("/communes", {"nom": "Exempleville"})
        except ServiceError as erreur:
            return str(erreur).removeprefix(f"Le service {service.adresse.removeprefix('http://')} ")


def test_a_question_is_asked_in_the_name_of_the_cpts_and_its_answer_is_read() -> None:
    with serve(reply_in_turn(reply_json([{"nom": "Étroeungt"}]))) as service:
        assert make_client(service).get_json("/communes", {"nom": "É & B"}) == [{"nom": "Étroeungt"}]
    chemin, parametres, entetes = service.questions[0]
    assert (chemin, parametres, entetes["User-Agent"]) == ("/communes", {"nom": "É & B"}, "cpts/essai")


def test_a_compressed_answer_is_read() -> None:
    assert ask(Reponse(gzip.compress(b'{"a": 1}'), entetes={"Content-Encoding": "gzip"})) == {"a": 1}


@pytest.mark.parametrize(
    ("reponses", "attentes"),
    [
        ((OCCUPE,), [1]),
        ((OCCUPE, OCCUPE, OCCUPE), [1, 2, 4]),
        ((Reponse(b"", statut=429, entetes={"Retry-After": "7"}),), [7]),
        ((Reponse(b"", statut=429, entetes={"Retry-After": "0"}),), [1]),
        ((Reponse(b"", statut=503, entetes={"Retry-After": "pas une date"}),), [1]),
        ((Reponse(b"", statut=503, entetes=DANS_NEUF_SECONDES),), [9]),
        ((Reponse(b"<html>", statut=500), Reponse(coupe=True)), [1, 2]),
        ((Reponse(b"[1, 2", longueur=100),), [1]),
        ((Reponse(gzip.compress(b"[1, 2]")[:-9], entetes={"Content-Encoding": "gzip"}),), [1]),
        ((Reponse(b"[1, 2]", entetes={"Content-Encoding": "gzip"}),), [1]),
    ],
)
def test_a_failure_that_may_pass_is_tried_again_after_a_wait(
    reponses: tuple[Reponse, ...], attentes: list[float]
) -> None:
    montre = Montre()
    assert ask(*reponses, reply_json(["ok"]), montre=montre) == ["ok"]
    assert montre.attentes == attentes


@pytest.mark.parametrize(
    ("reponse", "phrase"),
    [
        (Reponse(b"", statut=500), "est en panne (erreur 500), malgré 4 essais. Réessayez plus tard."),
        (OCCUPE, "reçoit trop de demandes, malgré 4 essais. Réessayez plus tard."),
        (
            Reponse(b"", statut=429, entetes={"Retry-After": "3600"}),
            "reçoit trop de demandes. Réessayez dans 60 minutes.",
        ),
        (Reponse(coupe=True), "a coupé la connexion, malgré 4 essais. Réessayez plus tard."),
        (Reponse(b"[1", longueur=9), "a envoyé une réponse coupée, malgré 4 essais. Réessayez plus tard."),
        (Reponse(b"{}", statut=404), "refuse cette question (erreur 404)."),
        (
            Reponse(b"", statut=407),
            "est derrière un relais (proxy) qui demande un mot de passe : voyez avec votre réseau.",
        ),
        (Reponse(b""), "a envoyé une réponse qui n’est pas du JSON (elle est vide)."),
        (
            Reponse(b'[{"nom": "Exe\x1b[31m'),
            'a envoyé une réponse qui n’est pas du JSON (début : « [{"nom": "Exe [31m »).',
        ),
        (Reponse(b"[NaN]"), "a envoyé une réponse qui n’est pas du JSON (début : « [NaN] »)."),
        (Reponse(b"\xff\xfe["), "a envoyé une réponse qui n’est pas du JSON (début : « \ufffd\ufffd[ »)."),
        (
            Reponse(b"[" * 200_000),
            f"a envoyé une réponse qui n’est pas du JSON (début : « {'[' * 59}… »).",
        ),
        (Reponse(b"<!doctype html><title>Wi-Fi</title>"), PAGE_WEB),
        (Reponse(b"[]", genre="text/html"), PAGE_WEB),
        (
            Reponse(b"", statut=302, entetes={"Location": "https://ailleurs.example.org/x"}),
            "renvoie vers une autre adresse, « https://ailleurs.example.org/x » : elle n’est pas suivie.",
        ),
        (
            Reponse(b"", statut=302, entetes={"Location": "https://[::1"}),
            "renvoie vers une adresse illisible : elle n’est pas suivie.",
        ),
        (Reponse(b"", statut=302, entetes={"Location": "/encore"}), "refuse cette question (erreur 302)."),
    ],
)
def test_a_failure_is_one_french_sentence(reponse: Reponse, phrase: str) -> None:
    assert ask(reponse) == phrase


@pytest.mark.parametrize("codage", ["", "gzip"])
def test_an_answer_that_is_too_heavy_is_not_read_to_its_end(codage: str) -> None:
    lourd = b"[" + b" " * 2**20 + b"]"
    corps = Reponse(gzip.compress(lourd), entetes={"Content-Encoding": "gzip"}) if codage else Reponse(lourd)
    assert ask(corps, taille_max=2**19) == "a envoyé une réponse trop lourde : elle n’est pas lue."


def test_a_redirection_inside_the_service_is_followed() -> None:
    def repond(chemin: str, _parametres: dict[str, str]) -> Reponse:
        return reply_json(["ici"]) if chemin == "/ici" else Reponse(b"", statut=301, entetes={"Location": "/ici"})

    with serve(repond) as service:
        assert make_client(service).get_json("/communes", {}) == ["ici"]


def test_a_service_that_stays_silent_is_left_after_its_delay() -> None:
    montre = Montre()
    with socket.create_server(("127.0.0.1", 0)) as muet:
        client = Client(
            f"http://127.0.0.1:{muet.getsockname()[1]}", "cpts", Reglages(delai_s=0.05, essais=2), montre.horloge
        )
        with pytest.raises(ServiceError, match=r"ne répond pas, malgré 2 essais\. Réessayez plus tard\.$"):
            client.get_json("/", {})
    assert montre.attentes == [1]


def test_an_answer_that_drips_is_left_when_its_time_is_over() -> None:
    lectures = iter([0.0, 0.0, 0.0, *[200.0] * 100])
    with serve(reply_in_turn(reply_json(["goutte"]))) as service:
        client = Client(service.adresse, "cpts", Reglages(essais=1), Horloge(lambda: next(lectures), lambda _: None))
        with pytest.raises(ServiceError, match=r"met trop de temps à répondre, malgré 1 essai"):
            client.get_json("/", {})


def test_a_closed_door_and_an_unknown_host_are_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as porte:
        port = porte.getsockname()[1]
    montre = Montre()
    with pytest.raises(ServiceError, match=r"refuse la connexion : vérifiez votre connexion à Internet\.$"):
        Client(f"http://127.0.0.1:{port}", "cpts", horloge=montre.horloge).get_json("/", {})
    assert montre.attentes == []


@pytest.mark.parametrize(
    "racine", ["http://geo.example.org", "ftp://127.0.0.1", "file:///etc/passwd", "geo", "https://"]
)
def test_only_https_is_asked_but_on_this_machine(racine: str) -> None:
    with pytest.raises(BuildError, match=r"doit commencer par https://\.$"):
        Client(racine)


def test_questions_keep_their_distance() -> None:
    montre = Montre()
    with serve(reply_in_turn(reply_json([]))) as service:
        client = make_client(service, montre, intervalle_s=0.1)
        for _ in range(4):
            client.get_json("/", {})
    assert montre.attentes == [0.1, 0.1, 0.1]


def test_a_person_is_told_why_the_command_waits() -> None:
    phrases: list[str] = []
    with serve(reply_in_turn(OCCUPE, reply_json([]))) as service:
        client = Client(service.adresse, "cpts", horloge=Montre().horloge, annonce=phrases.append)
        client.get_json("/", {})
    assert phrases == [f"Le service {client.nom} reçoit trop de demandes : nouvel essai dans 1 s."]
