"""Exports: what every open data file says about itself."""

from typing import Any

from cpts.model.site import Site

LICENCE = "Licence Ouverte 2.0 (Etalab)"
LICENCE_URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
# Source: RGPD, articles 6, 14 and 21: a public directory is still personal data.
CONDITIONS = (
    "Ces données nomment des personnes. Toute réutilisation respecte le RGPD : information, exactitude et droit "
    "d’opposition. Une personne absente d’une mise à jour doit disparaître des copies."
)


def make_entete(site: Site, base_url: str) -> dict[str, Any]:
    """Source, licence and date; `demonstration` only when the data are invented."""
    cpts = site.cpts
    entete = {
        "source": cpts.nom,
        "site": base_url,
        "contact": cpts.courriel,
        "date": (cpts.date_donnees or site.jour).isoformat(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "conditions": CONDITIONS,
    }
    return entete | {"demonstration": True} if cpts.demonstration else entete
