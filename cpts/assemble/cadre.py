"""The views of the frame around every page: head, header, breadcrumb, footer."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote as quote_url
from urllib.parse import urlsplit

from markupsafe import Markup

from cpts.abreviation import Abreviateur
from cpts.assemble.images import CHEMIN_PARTAGE, TAILLE
from cpts.dates import format_date
from cpts.model.cpts import Cpts
from cpts.model.site import Site
from cpts.nomenclatures.registre_sigles import Sigle
from cpts.render import encode_json
from cpts.telephone import format_telephone
from cpts.views.accessibilite import compute_etat
from cpts.views.alertes import AlerteBandeau, alertes_du_jour
from cpts.views.langues import LienLangue
from cpts.views.sigles import list_sigles

MENU = (
    ("Trouver un soignant", "annuaire/"),
    ("Agenda", "agenda/"),
    ("Prévention", "prevention/"),
    ("La CPTS", "la-cpts/"),
    ("Professionnels", "professionnels/"),
)
# First folder of an address → the menu entry it belongs to, when they differ.
SECTIONS = {
    **dict.fromkeys(
        ("professions", "communes", "specialites", "lieux", "carte", "couverture", "medecin-traitant", "orientation"),
        "annuaire/",
    ),
    "parcours": "prevention/",
}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https://data.geopf.fr; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)


class Telephone(NamedTuple):
    affiche: str
    uri: str


class EntreeMenu(NamedTuple):
    titre: str
    lien: str
    actif: bool


class MisAJour(NamedTuple):
    iso: str
    affiche: str


class Cadre(NamedTuple):
    """The header and footer of one section of the site. `sigles`: those of the name and of the menu."""

    nom: str
    nom_court: str
    sigles: tuple[Sigle, ...]
    slogan: str | None
    demonstration: bool
    logo: str | None
    alertes: tuple[AlerteBandeau, ...]
    menu: tuple[EntreeMenu, ...]
    adresse: tuple[str, ...]
    telephone: Telephone | None
    courriel: str
    mis_a_jour: MisAJour
    site: str
    accessibilite: str
    signaler: str
    depot: str | None
    langues: tuple[LienLangue, ...]


class Partage(NamedTuple):
    """What a shared link shows, the same on every page: title and description are read in the page's own."""

    nom: str
    image: str
    largeur: int
    hauteur: int
    texte: str


class EtapeFil(NamedTuple):
    """A page above; `lien` is its path."""

    titre: str
    lien: str


_ACCUEIL = EtapeFil("Accueil", "")


def make_cadre(site: Site, section: str, langues: tuple[LienLangue, ...] = ()) -> Cadre:
    """`section`: the address of the current menu entry, or ""; `langues`: the pages in other languages."""
    cpts = site.cpts
    return Cadre(
        nom=cpts.nom,
        nom_court=cpts.nom_court,
        sigles=_list_sigles(cpts),
        slogan=cpts.slogan,
        demonstration=cpts.demonstration,
        logo=f"medias/{cpts.logo}" if cpts.logo else None,
        alertes=alertes_du_jour(site),
        menu=tuple(EntreeMenu(titre, chemin, chemin == section) for titre, chemin in MENU),
        adresse=_format_adresse(site),
        telephone=Telephone(format_telephone(cpts.telephone), f"tel:{cpts.telephone}") if cpts.telephone else None,
        courriel=cpts.courriel,
        mis_a_jour=_make_date(site.jour),
        site=cpts.site.partition("://")[2].rstrip("/"),
        accessibilite=compute_etat(site.accessibilite, site.jour).etat,
        signaler=make_signalement(cpts),
        depot=cpts.depot,
        langues=langues,
    )


def make_partage(cpts: Cpts) -> Partage:
    """Source: ogp.me."""
    texte = f"{cpts.nom}. {cpts.slogan}" if cpts.slogan else cpts.nom
    return Partage(cpts.nom, cpts.site + CHEMIN_PARTAGE, *TAILLE, texte)


def make_signalement(cpts: Cpts, sujet: str = "Une erreur sur le site") -> str:
    """Where a person tells an error: an issue form of the repository, else a mail."""
    if cpts.depot:
        return f"{cpts.depot.rstrip('/')}/issues/new?template=signaler.yml&title={quote_url(sujet)}"
    return f"mailto:{cpts.courriel}?subject={quote_url(sujet)}"


def _list_sigles(cpts: Cpts) -> tuple[Sigle, ...]:
    """The acronyms that the header shows on every page: the footer says in words what they mean."""
    titres = " ".join((cpts.nom, *(titre for titre, _ in MENU)))
    return tuple(Abreviateur(list_sigles(cpts)).find(titres))


def find_section(chemin: str) -> str:
    """The menu entry of an address."""
    premier = chemin.split("/", 1)[0]
    return SECTIONS.get(premier, f"{premier}/")


def make_parents(fil: tuple[tuple[str, str], ...]) -> list[EtapeFil]:
    """The breadcrumb from the home page to the page just above."""
    return [_ACCUEIL, *(EtapeFil(titre, chemin) for titre, chemin in fil)]


def write_json_ld_fil(base: str, fil: tuple[tuple[str, str], ...], titre: str, chemin: str) -> Markup:
    """The same breadcrumb for search engines. Source: schema.org/BreadcrumbList."""
    json = f"{_write_parents(base, fil)}{_write_element(len(fil) + 2, titre, base + chemin)}]}}"
    return Markup(json)  # noqa: S704 - each text was made safe


@lru_cache(maxsize=4096)
def _write_parents(base: str, fil: tuple[tuple[str, str], ...]) -> str:
    """The beginning of the list, the same for all the pages below one."""
    parents = (
        _write_element(rang, nom, base + chemin) for rang, (nom, chemin) in enumerate((("Accueil", ""), *fil), 1)
    )
    debut = '{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":['
    return "".join((debut, *(f"{parent}," for parent in parents)))


def _write_element(rang: int, titre: str, adresse: str) -> str:
    """One step, written out: every page has one, and building an object to serialise takes ten times longer."""
    return f'{{"@type":"ListItem","position":{rang},"name":{encode_json(titre)},"item":{encode_json(adresse)}}}'


def make_json_ld_cpts(site: Site) -> dict[str, Any]:
    """The CPTS itself, on its home page. Source: schema.org/Organization."""
    cpts = site.cpts
    organisation: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": cpts.nom,
        "url": cpts.site,
        "email": cpts.courriel,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": cpts.adresse.voie or "",
            "postalCode": cpts.adresse.code_postal,
            "addressLocality": site.get_nom_commune(cpts.adresse),
            "addressCountry": "FR",
        },
    }
    return {**organisation, "telephone": cpts.telephone} if cpts.telephone else organisation


def get_racine_absolue(base: str) -> str:
    """The path of the site on its host, for the one page served at any depth: 404.html."""
    return urlsplit(base).path or "/"


def _format_adresse(site: Site) -> tuple[str, ...]:
    adresse = site.cpts.adresse
    lignes = (adresse.voie, adresse.complement, f"{adresse.code_postal} {site.get_nom_commune(adresse)}")
    return tuple(ligne for ligne in lignes if ligne)


def _make_date(jour: date) -> MisAJour:
    return MisAJour(jour.isoformat(), format_date(jour))
