"""Views: what to do, as a drawing and its word; the pages in plain language use one for each step."""

from typing import NamedTuple

GESTES = {
    "telephone": "phone-outline",
    "message": "message-text-outline",
    "lieu": "map-marker-outline",
    "heure": "clock-outline",
    "date": "calendar-blank-outline",
    "chercher": "magnify",
    "choisir": "check",
    "lire": "file-document-outline",
    "ecrire": "pencil-outline",
    "carte": "card-account-details-outline",
    "personne": "account-outline",
    "parler": "bullhorn-outline",
    "soignant": "stethoscope",
    "medicament": "pill",
    "maison": "home-outline",
    "aide": "hand-heart-outline",
}
"""Name that a page writes → icon of the theme."""


class VueGeste(NamedTuple):
    """blocs/geste.html."""

    icone: str
    mot: str


def view_geste(icone: str, mot: str) -> VueGeste:
    return VueGeste(f"material/{GESTES[icone]}", mot)
