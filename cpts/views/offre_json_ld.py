"""Views: an offer as a schema.org JobPosting, on its own page alone and only when it is one.

A practice to take over (`installation`) is no job: nobody hires, nobody is paid by whom offers it. Nor is an offer of
which the place, the text or the day of publication is unknown: search engines require them, and we invent nothing.
Source: https://schema.org/JobPosting, https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

from datetime import datetime, time
from typing import Any

from cpts.model.divers import Offre
from cpts.model.site import Commune, Site
from cpts.recurrence_regle import PARIS
from cpts.views.offre_lieu import LieuOffre

_EMPLOIS = {"emploi": None, "remplacement": "TEMPORARY", "stage": "INTERN"}
"""Type of offer → employmentType; of a job, neither the contract nor the hours are known."""
_FIN_DU_JOUR = time(23, 59, 59)


def make_json_ld(site: Site, offre: Offre, lieu: LieuOffre, adresse: str) -> dict[str, Any] | None:
    """`adresse`: the public address of the page. None when the offer is not a job, or not known well enough."""
    place = _make_place(site, lieu)
    if offre.type not in _EMPLOIS or place is None or not offre.texte or not offre.publie_le:
        return None
    objet = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": offre.titre,
        "url": adresse,
        "description": offre.texte,
        "identifier": {"@type": "PropertyValue", "name": site.cpts.nom, "value": offre.id},
        "datePosted": offre.publie_le.isoformat(),
        "validThrough": datetime.combine(offre.fin, _FIN_DU_JOUR, PARIS).isoformat(),
        "jobStartDate": offre.debut.isoformat() if offre.debut else None,
        "employmentType": _EMPLOIS[offre.type],
        "hiringOrganization": _make_organisation(site, lieu),
        "jobLocation": place,
        "directApply": False,
    }
    return {cle: valeur for cle, valeur in objet.items() if valeur is not None}


def _make_organisation(site: Site, lieu: LieuOffre) -> dict[str, str]:
    """The place that takes someone on; failing it the CPTS, which publishes the offer and answers for it."""
    nom, adresse = (lieu.structure.nom, lieu.structure.site) if lieu.structure else (site.cpts.nom, site.cpts.site)
    return {"@type": "Organization", "name": nom, **({"sameAs": adresse} if adresse else {})}


def _make_place(site: Site, lieu: LieuOffre) -> dict[str, Any] | None:
    """A place of the directory with its street, else a commune that is known, else None."""
    if lieu.structure:
        adresse = lieu.structure.adresse
        champs = _make_adresse(site.get_nom_commune(adresse), adresse.code_postal, adresse.voie)
    elif lieu.commune:
        champs = _make_adresse(lieu.commune.nom, _find_postal(lieu.commune), None)
    else:
        return None
    return {"@type": "Place", "address": champs}


def _find_postal(commune: Commune) -> str | None:
    """None when the commune has several: which one is not known."""
    return commune.codes_postaux[0] if len(commune.codes_postaux) == 1 else None


def _make_adresse(commune: str, code_postal: str | None, voie: str | None) -> dict[str, str]:
    champs = {
        "@type": "PostalAddress",
        "streetAddress": voie,
        "postalCode": code_postal,
        "addressLocality": commune,
        "addressCountry": "FR",
    }
    return {cle: valeur for cle, valeur in champs.items() if valeur}
