"""What the inspection must find in a site that was just built."""

from html import escape

from cpts.assemble.annexes import LEAFLET
from cpts.assemble.cadre import CSP, get_racine_absolue
from cpts.assemble.chantier import Bilan
from cpts.inspect import Attentes
from cpts.model.site import Site


def make_attentes(site: Site, bilan: Bilan) -> Attentes:
    """The plan of the build, its secrets, and the policy as the templates escape it."""
    return Attentes(
        fichiers=frozenset(bilan.plan.auteurs),
        secrets=site.secrets,
        csp=escape(CSP).replace("&#x27;", "&#39;"),
        racine=get_racine_absolue(site.cpts.site),
        adresse=site.cpts.site,
        empreintes={f"assets/leaflet/{nom}": empreinte for nom, empreinte in LEAFLET.items()},
    )
