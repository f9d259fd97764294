"""The preview of a shared link and the icons: drawn from the data, readable, light, the same bytes each time."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cpts.assemble.images import draw_icone, draw_partage, write_favicon
from cpts.model.cpts import Couleurs
from cpts.model.site import Site
from cpts.views.contexte import Contexte
from cpts.views.matiere import Matiere
from tests.factories import make_cpts, make_site

FOND = (252, 251, 248)
PRINCIPALE = (11, 92, 107)
LONG = "Communauté professionnelle territoriale de santé de Saint-Exemple-en-Laye-et-Boucles-de-Rivebourg"


def make_contexte(**cpts: str) -> Contexte:
    site: Site = make_site(cpts=make_cpts(**cpts))
    return Matiere(site).contexte


def open_image(octets: bytes) -> Image.Image:
    return Image.open(BytesIO(octets)).convert("RGB")


def is_close(pixel: tuple[int, ...], couleur: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(pixel, couleur, strict=True))


def test_the_preview_has_the_size_of_shared_links_and_the_colours_of_the_cpts(tmp_path: Path) -> None:
    octets = draw_partage(make_contexte(), tmp_path)
    image = open_image(octets)
    assert image.size == (1200, 630)
    assert is_close(image.getpixel((4, 300)), PRINCIPALE)
    assert is_close(image.getpixel((600, 20)), FOND)
    assert len(octets) < 60_000


def test_the_preview_is_the_same_each_time(tmp_path: Path) -> None:
    assert draw_partage(make_contexte(), tmp_path) == draw_partage(make_contexte(), tmp_path)


@pytest.mark.parametrize("nom", ["CPTS", LONG, "Hyper" * 9])
def test_a_name_of_any_length_is_written_between_the_margin_and_the_map(tmp_path: Path, nom: str) -> None:
    image = open_image(draw_partage(make_contexte(nom=nom, slogan="Un territoire " * 13), tmp_path))
    encre = [y for y in range(200, 420) for x in range(72, 660) if not is_close(image.getpixel((x, y)), FOND)]
    assert encre
    assert all(is_close(image.getpixel((x, y)), FOND) for x in range(660, 690) for y in range(630))
    assert all(is_close(image.getpixel((x, y)), FOND) for x in range(20, 70) for y in range(190, 630))


def test_two_names_give_two_pictures(tmp_path: Path) -> None:
    assert draw_partage(make_contexte(nom="CPTS Évreux"), tmp_path) != draw_partage(
        make_contexte(nom="CPTS Evreux"), tmp_path
    )


def test_the_logo_takes_the_place_of_the_cross(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "#aa2200").save(tmp_path / "logo.png")
    image = open_image(draw_partage(make_contexte(logo="logo.png"), tmp_path))
    assert is_close(image.getpixel((80, 80)), (0xAA, 0x22, 0x00))
    sans = open_image(draw_partage(make_contexte(), tmp_path))
    assert is_close(sans.getpixel((80, 120)), PRINCIPALE)


def test_the_icons_have_the_colour_of_the_cpts() -> None:
    couleurs = Couleurs(principale="#5b2a86", accent="#9c1f45")
    assert b'fill="#5b2a86"' in write_favicon(couleurs)
    icone = open_image(draw_icone(couleurs))
    assert icone.size == (180, 180)
    assert is_close(icone.getpixel((10, 10)), (0x5B, 0x2A, 0x86))
    assert icone.getpixel((90, 90)) == (255, 255, 255)
