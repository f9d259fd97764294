"""Pictures drawn from the data at build: the preview of a shared link, and the icons of the site.

No third party: the letters are those of an installed font, the territory is drawn from its own outlines.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from cpts.couleurs import FOND_CLAIR, mix
from cpts.model.cpts import Couleurs, Cpts
from cpts.model.site import Commune
from cpts.views.contexte import Contexte
from cpts.views.territoire import LARGEUR, Projection, compute_tons, make_projection

CHEMIN_PARTAGE, CHEMIN_FAVICON, CHEMIN_ICONE = (
    "assets/img/partage.png",
    "assets/img/favicon.svg",
    "assets/img/icone-180.png",
)
TAILLE = (1200, 630)
"""What social networks crop least. Source: ogp.me; 1.91 to 1."""
_FINESSE = 2
"""Drawn so many times larger, then reduced: edges are smooth."""
_ENCRE, _ENCRE_DOUCE = "#16262a", "#48575a"
_MARGE, _LARGEUR_TEXTE = 72, 580
_CADRE_CARTE = (700, 60, 1140, 570)
"""Left, top, right, bottom of the drawing of the territory."""
_HAUT_NOM, _HAUTEUR_NOM, _HAUTEUR_SLOGAN, _HAUT_ADRESSE = 200, 205, 90, 530
_CORPS_NOM, _CORPS_SLOGAN = (72, 64, 56, 48, 40, 32, 24, 18), (32, 26, 22, 18, 14)
_INTERLIGNE = 1.25
_TONS = {"fort": 0.35, "moyen": 0.62}
_TON_LEGER = 0.82
_COTE_ICONE, _COTE_LOGO = 180, 96


def draw_partage(contexte: Contexte, medias: Path) -> bytes:
    """A PNG of TAILLE: name, slogan and address of the CPTS beside its territory; no photograph, nobody's face."""
    cpts = contexte.site.cpts
    image = _draw_territoire(contexte)
    if cpts.logo:
        _put_logo(image, medias / cpts.logo)
    _write_textes(ImageDraw.Draw(image), cpts)
    return _encode(image)


def draw_icone(couleurs: Couleurs) -> bytes:
    """The icon of a telephone's home screen, a PNG of 180 pixels: the cross of the heading on a whole square."""
    grand = _COTE_ICONE * _FINESSE
    image = Image.new("RGB", (grand, grand), couleurs.principale)
    _draw_croix(ImageDraw.Draw(image), (grand / 2, grand / 2), grand / 4, grand / 7)
    return _encode(image.reduce(_FINESSE))


def write_favicon(couleurs: Couleurs) -> bytes:
    """The same cross for the tab of a browser, in the colour of the CPTS."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">'
        f'<circle cx="22" cy="22" r="22" fill="{couleurs.principale}"/>'
        '<path d="M22 11.5v21M11.5 22h21" fill="none" stroke="#fff" stroke-width="7"/></svg>\n'
    ).encode()


def _draw_territoire(contexte: Contexte) -> Image.Image:
    """The ground: the band of colour, the communes, and the cross where no logo will be put."""
    couleurs, communes = contexte.site.cpts.couleurs, contexte.site.territoire.communes
    largeur, hauteur = (cote * _FINESSE for cote in TAILLE)
    image = Image.new("RGB", (largeur, hauteur), FOND_CLAIR)
    trait = ImageDraw.Draw(image)
    trait.rectangle((0, 0, 16 * _FINESSE, hauteur), fill=couleurs.principale)
    project, tons = _fit(communes), compute_tons(contexte)
    for commune in communes:
        _draw_commune(trait, commune, project, _pick_ton(couleurs, tons.get(commune.code, "")))
    if not contexte.site.cpts.logo:
        _draw_marque(trait, couleurs)
    return image.reduce(_FINESSE)


def _pick_ton(couleurs: Couleurs, ton: str) -> str:
    return mix(couleurs.principale, "#ffffff", _TONS.get(ton, _TON_LEGER))


def _fit(communes: Iterable[Commune]) -> Projection:
    """(longitude, latitude) → pixels of the large picture: the territory as large as its frame, in its middle."""
    project, hauteur = make_projection(communes)
    gauche, haut, droite, bas = _CADRE_CARTE
    echelle = min((droite - gauche) / LARGEUR, (bas - haut) / hauteur)
    x0 = gauche + (droite - gauche - LARGEUR * echelle) / 2
    y0 = haut + (bas - haut - hauteur * echelle) / 2

    def fit(longitude: float, latitude: float) -> tuple[float, float]:
        x, y = project(longitude, latitude)
        return (x0 + x * echelle) * _FINESSE, (y0 + y * echelle) * _FINESSE

    return fit


def _draw_commune(trait: ImageDraw.ImageDraw, commune: Commune, project: Projection, couleur: str) -> None:
    for polygone in commune.polygones:
        for rang, anneau in enumerate(polygone):
            points = [project(*point) for point in anneau]
            # The rings after the first are holes.
            trait.polygon(points, fill=FOND_CLAIR if rang else couleur)
            trait.line([*points, points[0]], fill=FOND_CLAIR, width=2 * _FINESSE, joint="curve")


def _draw_marque(trait: ImageDraw.ImageDraw, couleurs: Couleurs) -> None:
    """The mark of the heading."""
    rayon, coin = _COTE_LOGO * _FINESSE / 2, _MARGE * _FINESSE
    trait.ellipse((coin, coin, coin + 2 * rayon, coin + 2 * rayon), fill=couleurs.principale)
    _draw_croix(trait, (coin + rayon, coin + rayon), rayon * 0.55, rayon * 0.32)


def _put_logo(image: Image.Image, fichier: Path) -> None:
    with Image.open(fichier) as logo:
        vignette = logo.convert("RGBA")
    vignette.thumbnail((4 * _COTE_LOGO, _COTE_LOGO))
    image.paste(vignette, (_MARGE, _MARGE), vignette)


def _draw_croix(trait: ImageDraw.ImageDraw, centre: tuple[float, float], bras: float, epaisseur: float) -> None:
    x, y = centre
    trait.rectangle((x - epaisseur / 2, y - bras, x + epaisseur / 2, y + bras), fill="#ffffff")
    trait.rectangle((x - bras, y - epaisseur / 2, x + bras, y + epaisseur / 2), fill="#ffffff")


def _write_textes(trait: ImageDraw.ImageDraw, cpts: Cpts) -> None:
    y = _write_bloc(trait, _HAUT_NOM, cpts.nom, ("Bold", _CORPS_NOM, _HAUTEUR_NOM), _ENCRE)
    if cpts.slogan:
        _write_bloc(trait, y + 12, cpts.slogan, ("Regular", _CORPS_SLOGAN, _HAUTEUR_SLOGAN), _ENCRE_DOUCE)
    adresse = cpts.site.partition("://")[2].rstrip("/")
    _write_bloc(trait, _HAUT_ADRESSE, adresse, ("Bold", (28, 22, 16, 12), 36), cpts.couleurs.principale)


def _write_bloc(
    trait: ImageDraw.ImageDraw, y: float, texte: str, place: tuple[str, tuple[int, ...], int], couleur: str
) -> float:
    """Writes `texte` from `y` at the largest size that holds; returns the place under it.

    `place`: weight of the letters, sizes to try from the largest, height that the lines may take.
    """
    graisse, tailles, hauteur = place
    for corps in tailles:
        police = _load_police(graisse, corps)
        lignes = _wrap(texte, police)
        if _is_placee(lignes, police, hauteur):
            break
    for rang, ligne in enumerate(lignes):
        trait.text((_MARGE, y + rang * corps * _INTERLIGNE), ligne, font=police, fill=couleur)
    return y + len(lignes) * corps * _INTERLIGNE


def _is_placee(lignes: list[str], police: ImageFont.FreeTypeFont, hauteur: int) -> bool:
    """Whether the lines hold in the text column: a long word cannot be cut."""
    plus_large = max(map(police.getlength, lignes))
    return len(lignes) * police.size * _INTERLIGNE <= hauteur and plus_large <= _LARGEUR_TEXTE


def _wrap(texte: str, police: ImageFont.FreeTypeFont) -> list[str]:
    """`texte` in lines as wide as the text column; a word alone may be wider."""
    lignes: list[str] = []
    for mot in texte.split(" "):
        essai = f"{lignes[-1]} {mot}" if lignes else mot
        if lignes and police.getlength(essai) <= _LARGEUR_TEXTE:
            lignes[-1] = essai
        else:
            lignes.append(mot)
    return lignes


@lru_cache(maxsize=16)
def _load_police(graisse: str, corps: int) -> ImageFont.FreeTypeFont:
    """Lato, from its installed package: the letters of every European language."""
    paquet = find_spec("font_lato")
    dossiers = paquet.submodule_search_locations if paquet else None
    return ImageFont.truetype(Path(next(iter(dossiers or [""]))) / "files" / f"Lato-{graisse}.ttf", corps)


def _encode(image: Image.Image) -> bytes:
    """A PNG of few colours: flat areas need no more, and a telephone loads it at once."""
    octets = BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(octets, "PNG", optimize=True)
    return octets.getvalue()
