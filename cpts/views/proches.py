"""Views, leaf: which covered communes are near another, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

from cpts.model.site import Commune
from cpts.text import fold
from cpts.views.contexte import Contexte

RAYON_TERRE_KM = 6371.0


def list_proches(contexte: Contexte, commune: Commune) -> list[tuple[Commune, float]]:
    """The other covered communes and their distance in km, nearest first; none around a commune without outline."""
    centres = get_centres(contexte)
    if commune.code not in centres:
        return []
    ici = centres[commune.code]
    autres = (
        (c, compute_distance_km(ici, centres[c.code]))
        for c in contexte.site.territoire.communes
        if c.code != commune.code and c.code in centres
    )
    return sorted(autres, key=lambda paire: (paire[1], fold(paire[0].nom)))


def get_centres(contexte: Contexte) -> dict[str, tuple[float, float]]:
    """INSEE code → (latitude, longitude), for the covered communes that have an outline."""
    communes = contexte.site.territoire.communes
    return contexte.once("centres", lambda: {c.code: c.centre for c in communes if c.polygones})


def compute_distance_km(depart: tuple[float, float], but: tuple[float, float]) -> float:
    """Great circle between two (latitude, longitude) points (haversine)."""
    (lat0, lon0), (lat1, lon1) = (tuple(map(radians, point)) for point in (depart, but))
    corde = sin((lat1 - lat0) / 2) ** 2 + cos(lat0) * cos(lat1) * sin((lon1 - lon0) / 2) ** 2
    return 2 * RAYON_TERRE_KM * asin(sqrt(corde))


def format_km(km: float) -> str:
    """« 4 km »; « moins de 1 km »."""
    return f"{round(km)}\u00a0km" if km >= 1 else "moins de 1\u00a0km"
