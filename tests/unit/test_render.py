"""The template environment: overrides win, and what is compiled is kept without ever being stale."""

import json
from html import unescape
from pathlib import Path

import pytest

from cpts.assemble.assembleur import escape_marques
from cpts.render import Patron, encode_json, make_environment


def render(surcharges: Path, cache: Path) -> str:
    return make_environment(surcharges, cache).get_template("composants/essai.html").render(vue="a & b")


def write_essai(dossier: Path, texte: str) -> Path:
    chemin = dossier / "composants" / "essai.html"
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(texte, encoding="utf-8")
    return dossier


def test_a_compiled_template_is_used_again_and_never_after_a_change(tmp_path: Path) -> None:
    surcharges, cache = write_essai(tmp_path / "overrides", "un {{ vue }}"), tmp_path / "cache" / "gabarits"
    assert render(surcharges, cache) == "un a &amp; b"
    (garde,) = cache.iterdir()
    avant = garde.stat().st_mtime_ns
    assert render(surcharges, cache) == "un a &amp; b"
    assert garde.stat().st_mtime_ns == avant
    write_essai(surcharges, "deux {{ vue }}")
    assert render(surcharges, cache) == "deux a &amp; b"


def test_a_cache_that_cannot_be_kept_or_read_changes_nothing(tmp_path: Path) -> None:
    surcharges, cache = write_essai(tmp_path / "overrides", "un {{ vue }}"), tmp_path / "cache"
    assert render(surcharges, cache) == "un a &amp; b"
    (garde,) = cache.iterdir()
    garde.write_bytes(b"\x00abime")
    assert render(surcharges, cache) == "un a &amp; b"
    impossible = tmp_path / "fichier"
    impossible.write_text("", encoding="utf-8")
    assert render(surcharges, impossible / "cache") == "un a &amp; b"


def test_a_pattern_is_filled_in_the_order_of_its_holes() -> None:
    patron = Patron(
        f"<p>{Patron.TITRE}</p><i>{Patron.DONNEES}{Patron.DONNEES}</i>", Patron.TITRE, *[Patron.DONNEES] * 2
    )
    assert patron.fill("Un", "a", "b") == "<p>Un</p><i>ab</i>"
    with pytest.raises(ValueError, match="zip"):
        patron.fill("Un", "a")
    with pytest.raises(ValueError, match="unpack"):
        Patron("<p>rien</p>", Patron.TITRE)


@pytest.mark.parametrize("texte", ["__RACINE__", "__RACINE__RACINE__", "{{ x }}", "{{{{", "____RACINE____"])
def test_a_text_that_looks_like_our_markers_is_published_as_text(texte: str) -> None:
    html = escape_marques(texte.encode()).decode()
    assert unescape(html) == json.loads(encode_json(texte)) == texte
    assert all(marque not in html + encode_json(texte) for marque in ("__RACINE__", "{{"))
