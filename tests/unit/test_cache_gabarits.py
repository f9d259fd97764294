"""Compiled templates on the disk: whole, or compiled again."""

from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import Environment

from cpts.cache_gabarits import CacheGabarits
from cpts.render import make_environment


def compile_gabarit(dossier: Path) -> tuple[CacheGabarits, Path]:
    """The cache once it has one template, and its file."""
    cache = CacheGabarits(dossier)
    env = Environment(autoescape=True)
    seau = cache.get_bucket(env, "a.html", None, "a")
    seau.code = compile("1 + 1", "a.html", "eval")
    cache.set_bucket(seau)
    (fichier,) = dossier.iterdir()
    return cache, fichier


def test_what_was_compiled_is_read_again(tmp_path: Path) -> None:
    cache, fichier = compile_gabarit(tmp_path)
    assert fichier.suffix == ".gabarit"
    assert cache.get_bucket(Environment(autoescape=True), "a.html", None, "a").code is not None


def test_a_template_that_has_changed_is_not_the_one_that_was_compiled(tmp_path: Path) -> None:
    cache, _ = compile_gabarit(tmp_path)
    assert cache.get_bucket(Environment(autoescape=True), "a.html", None, "b").code is None


def test_what_a_filter_said_is_not_kept_with_the_template(tmp_path: Path) -> None:
    """The icons of a newer theme, the acronyms of another territory: a compiled template is no place for them."""
    (tmp_path / "a.html").write_text("{{ 'soin' | sigles }} {{ ('so' ~ 'in') | sigles }}", encoding="utf-8")
    rendus = [
        make_environment(tmp_path, tmp_path / "cache", lambda texte, signe=signe: texte + signe)
        .get_template("a.html")
        .render()
        for signe in ("1", "2")
    ]
    assert rendus == ["soin1 soin1", "soin2 soin2"]


@pytest.mark.parametrize("reste", [b"", b"\x80", b"x" * 500, "moitie", "un-octet", "ancien"])
def test_a_file_that_is_not_whole_is_not_read(tmp_path: Path, reste: bytes | str) -> None:
    cache, fichier = compile_gabarit(tmp_path)
    octets = fichier.read_bytes()
    damaged = {
        "moitie": octets[: len(octets) // 2],
        "un-octet": octets[:-1] + bytes([octets[-1] ^ 1]),
        "ancien": sha256(octets[32:]).digest() + octets[32:],
    }
    fichier.write_bytes(reste if isinstance(reste, bytes) else damaged[reste])
    assert cache.get_bucket(Environment(autoescape=True), "a.html", None, "a").code is None


def test_a_folder_that_is_gone_costs_only_time(tmp_path: Path) -> None:
    cache, fichier = compile_gabarit(tmp_path)
    fichier.unlink()
    tmp_path.rmdir()
    seau = cache.get_bucket(Environment(autoescape=True), "a.html", None, "a")
    seau.code = compile("1", "a.html", "eval")
    cache.set_bucket(seau)
    assert not tmp_path.exists()
