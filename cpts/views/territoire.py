"""Views: the drawing of the territory from its own outlines, as SVG path data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import cos, radians
from typing import NamedTuple

from cpts.model.site import Anneau, Commune
from cpts.text import plural
from cpts.views.contexte import Contexte

LARGEUR = 600
MARGE = 4
LARGEUR_LETTRE = 13
"""Of a name on a phone, where letters are largest: no name leaves the drawing."""
ETIQUETTES = 6
"""How many names are written: those of the most populated communes."""

INTERLIGNE = 22
"""Between the name of a commune and the number under it, in units of the drawing."""

Point = tuple[float, float]
Projection = Callable[[float, float], Point]


class Etiquette(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


class Repere(NamedTuple):
    """A number or a sign written in a commune, under its name when it has one."""

    x: float
    y: float
    texte: str


class Trace(NamedTuple):
    """A commune of the component `territoire`; `d` is path data, `lien` None for a neighbour.

    `centre`: None without outline; `etiquette`: where its name is written, if it is.
    """

    nom: str
    code: str
    d: str
    ton: str
    lien: str | None
    centre: Etiquette | None
    etiquette: Etiquette | None
    repere: Repere | None = None


class VueTerritoire(NamedTuple):
    """blocs/territoire.html and the component `territoire`; `points`: places, each marked by a dot.

    `note`: what the reader must know of the outlines, or "".
    """

    titre: str
    viewbox: str
    communes: tuple[Trace, ...]
    points: tuple[Etiquette, ...] = ()
    note: str = ""


PROVISOIRE = "Plan provisoire\u00a0: chaque commune est un carré, qui n’a ni sa forme ni sa place."


def view_territoire(contexte: Contexte) -> VueTerritoire:
    """The covered communes, darker where more people work."""
    return contexte.once("territoire", lambda: draw_territoire(contexte, compute_tons(contexte)))


def view_voisinage(contexte: Contexte, commune: Commune) -> VueTerritoire:
    """The commune among those that touch it."""
    voisines = contexte.voisines_par_code.get(commune.code, ())
    tons = {c.code: "voisin" if c.voisine else "" for c in voisines} | {commune.code: "ici"}
    titre = f"{commune.nom} et les communes qui l’entourent"
    return annotate(contexte, draw(titre, (*voisines, commune), tons, {c.code for c in (*voisines, commune)}))


def view_territoire_entoure(contexte: Contexte) -> VueTerritoire:
    """The same with the neighbouring communes around it, in grey."""
    territoire = contexte.site.territoire
    tons = compute_tons(contexte) | {c.code: "voisin" for c in territoire.voisines}
    titre = f"{write_titre(territoire.communes)}, les communes voisines en gris"
    toutes = (*territoire.voisines, *territoire.communes)
    return annotate(contexte, draw(titre, toutes, tons, name_peuplees(territoire.communes)))


def draw_territoire(contexte: Contexte, tons: Mapping[str, str]) -> VueTerritoire:
    communes = contexte.site.territoire.communes
    return annotate(contexte, draw(write_titre(communes), communes, tons, name_peuplees(communes)))


def annotate(contexte: Contexte, dessin: VueTerritoire) -> VueTerritoire:
    """The drawing, which says so when its outlines are stand-ins."""
    return dessin._replace(note=PROVISOIRE) if contexte.site.territoire.provisoire else dessin


def write_titre(communes: Sequence[Commune]) -> str:
    return f"Carte du territoire\u00a0: {plural(len(communes), 'commune')}"


def name_peuplees(communes: Iterable[Commune]) -> set[str]:
    """The codes of the most populated."""
    return {c.code for c in sorted(communes, key=lambda c: (-(c.population or 0), c.nom))[:ETIQUETTES]}


def compute_tons(contexte: Contexte) -> dict[str, str]:
    """INSEE code → « fort » from half of the largest number of people, « moyen » from a fifth, else ""."""
    nombres = {code: len(personnes) for code, personnes in contexte.professionnels_par_commune.items()}
    plus_grand = max(nombres.values(), default=0)
    return {
        code: "fort" if 2 * nombre >= plus_grand else "moyen" if 5 * nombre >= plus_grand else ""
        for code, nombre in nombres.items()
    }


def draw(titre: str, communes: Iterable[Commune], tons: Mapping[str, str], nommees: set[str]) -> VueTerritoire:
    """`nommees`: codes of the communes whose name is written."""
    dessinees = tuple(communes)
    project, hauteur = make_projection(dessinees)
    traces = tuple(
        Trace(
            nom=c.nom,
            code=c.code,
            d=write_path(c, project),
            ton=tons.get(c.code, ""),
            lien=None if c.voisine else f"communes/{c.slug}/",
            centre=place_centre(c, project),
            etiquette=place_etiquette(c, project) if c.code in nommees else None,
        )
        for c in dessinees
    )
    return VueTerritoire(titre, f"0 0 {LARGEUR} {hauteur}", traces)


def make_projection(communes: Iterable[Commune]) -> tuple[Projection, int]:
    """(longitude, latitude) → (x, y) in a drawing LARGEUR wide, and its height; equirectangular, true at the middle."""
    points = [point for c in communes for polygone in c.polygones for point in polygone[0]]
    if not points:
        return (lambda _longitude, _latitude: (0.0, 0.0)), LARGEUR
    ouest, est = min(p[0] for p in points), max(p[0] for p in points)
    sud, nord = min(p[1] for p in points), max(p[1] for p in points)
    ecrasement = cos(radians((sud + nord) / 2))
    echelle = (LARGEUR - 2 * MARGE) / max((est - ouest) * ecrasement, 1e-9)

    def project(longitude: float, latitude: float) -> Point:
        x = MARGE + (longitude - ouest) * ecrasement * echelle
        return round(x, 1), round(MARGE + (nord - latitude) * echelle, 1)

    return project, round(2 * MARGE + (nord - sud) * echelle)


def write_path(commune: Commune, project: Projection) -> str:
    """Every ring of every polygon, holes included; points that fall on one another are written once."""
    anneaux = (anneau for polygone in commune.polygones for anneau in polygone)
    return "".join(filter(None, (write_anneau(anneau, project) for anneau in anneaux)))


def write_anneau(anneau: Anneau, project: Projection) -> str:
    points = list(dict.fromkeys(project(*point) for point in anneau))
    return f"M{'L'.join(f'{x:g},{y:g}' for x, y in points)}Z" if len(points) > 2 else ""


def place_centre(commune: Commune, project: Projection) -> Etiquette | None:
    """None for a commune without outline."""
    if not commune.polygones:
        return None
    latitude, longitude = commune.centre
    return Etiquette(*project(longitude, latitude))


def place_etiquette(commune: Commune, project: Projection) -> Etiquette | None:
    """Where the name is written: near the centre, inside the drawing."""
    centre = place_centre(commune, project)
    if centre is None:
        return None
    demi = LARGEUR_LETTRE * len(commune.nom) / 2
    return Etiquette(round(max(demi, min(centre.x, LARGEUR - demi)), 1), centre.y)


def mark(trace: Trace, texte: str | None) -> Trace:
    """The same commune with `texte` written in it."""
    if trace.centre is None or not texte:
        return trace
    return trace._replace(repere=Repere(trace.centre.x, trace.centre.y + (INTERLIGNE if trace.etiquette else 0), texte))
