"""Once installed, the network may go: the site is built all the same, and nothing even tries to reach it."""

import sys
from pathlib import Path

import pytest

from tests.clone import Coupure, find_isolement, install, make, make_clone
from tests.construction import JOUR

ESSAIS = {
    "socket.connect": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "socket.getaddrinfo": "import urllib.request; urllib.request.urlopen('http://example.org/', timeout=1)",
    "socket.sendto": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
}


@pytest.fixture
def coupure(tmp_path: Path) -> Coupure:
    return Coupure(tmp_path / "coupure")


@pytest.mark.parametrize(("evenement", "code"), ESSAIS.items())
def test_an_attempt_fails_and_is_written_down(coupure: Coupure, tmp_path: Path, evenement: str, code: str) -> None:
    # Without a proxy: with one, every attempt would be a connection to it.
    fait = coupure.run(sys.executable, "-c", code, dossier=tmp_path, http_proxy="", HTTP_PROXY="")
    assert fait.returncode == 1
    assert "réseau coupé par le test" in fait.stderr
    assert [tentative.split()[0] for tentative in coupure.list_tentatives()] == [evenement]


@pytest.mark.skipif(not find_isolement(), reason="ce système ne laisse pas isoler une commande du réseau")
def test_a_command_that_is_isolated_has_no_network_at_all(coupure: Coupure, tmp_path: Path) -> None:
    # The other half of the cut, alone: what is not Python has no audit hook.
    code = "import socket\ntry: socket.socket().connect(('192.0.2.1', 9))\nexcept OSError as e: print(e.errno)"
    fait = coupure.run(sys.executable, "-S", "-c", code, dossier=tmp_path)
    assert (fait.returncode, fait.stdout) == (0, "101\n")  # ENETUNREACH
    assert coupure.list_tentatives() == []


def test_make_site_needs_no_network_once_installed(coupure: Coupure, petites_donnees: Path, tmp_path: Path) -> None:
    clone = install(make_clone(tmp_path / "clone"))
    donnees = f"OPTIONS=--donnees {petites_donnees} --date {JOUR}"
    fait = coupure.run(*make("site", donnees), dossier=clone)
    assert fait.returncode == 0, fait.stderr
    assert "Installation" not in fait.stderr
    assert (clone / "site/index.html").is_file()
    assert coupure.list_tentatives() == []
