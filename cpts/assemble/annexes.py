"""Files around the pages: styles, colours, sitemap, robots, server headers, redirects, third-party files."""

import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from importlib.util import find_spec
from pathlib import Path

from cpts.assemble.cadre import CSP
from cpts.couleurs import FOND_NUIT, FOND_NUIT_HAUT, mix, pick_lisible
from cpts.errors import BuildError
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Couleurs
from cpts.model.site import Site

# Leaflet 1.9.4, as published in the wheel django-js-lib-leaflet 1.9.4.1: another byte is another library.
LEAFLET = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    "images/layers.png": "1dbbe9d028e292f36fcba8f8b3a28d5e8932754fc2215b9ac69e4cdecf5107c6",
    "images/layers-2x.png": "066daca850d8ffbef007af00b06eac0015728dee279c51f3cb6c716df7c42edf",
    "images/marker-icon.png": "574c3a5cca85f4114085b6841596d62f00d7c892c7b03f28cbfa301deb1dc437",
    "images/marker-icon-2x.png": "00179c4c1ee830d3a108412ae0d294f55776cfeb085c60129a39aa6fc4ae2528",
    "images/marker-shadow.png": "264f5c640339f042dd729062cfc04c17f8ea0f29882b538e3848ed8f10edb4da",
}


def make_couleurs(couleurs: Couleurs) -> bytes:
    """couleurs.css: the two colours of the CPTS and their variants, light then dark."""
    principale, accent = couleurs.principale, couleurs.accent
    nuit, nuit_accent = pick_lisible(principale, FOND_NUIT_HAUT, 7), pick_lisible(accent, FOND_NUIT_HAUT, 7)
    variables = {
        "principale": principale,
        "principale-sombre": mix(principale, "#000000", 0.35),
        "principale-moyenne": mix(principale, "#ffffff", 0.5),
        "principale-voile": mix(principale, "#ffffff", 0.9),
        "accent": accent,
        "nuit-principale": nuit,
        "nuit-principale-sombre": mix(nuit, "#ffffff", 0.35),
        "nuit-principale-moyenne": mix(nuit, FOND_NUIT, 0.55),
        "nuit-principale-voile": mix(nuit, FOND_NUIT, 0.85),
        "nuit-accent": nuit_accent,
    }
    lignes = "".join(f"  --cpts-{nom}: {valeur};\n" for nom, valeur in variables.items())
    return f":root {{\n{lignes}}}\n".encode()


def make_style(dossier: Path) -> bytes:
    """site.css: the style sheets named by ordre.txt, in that order."""
    noms = (dossier / "ordre.txt").read_text(encoding="utf-8").split()
    absents = [nom for nom in noms if not (dossier / nom).is_file()]
    if absents:
        raise BuildError(f"ordre.txt cite des feuilles de style absentes : {', '.join(absents)}.")
    return b"".join((dossier / nom).read_bytes() for nom in noms)


def make_sitemap(base: str, chemins: Iterable[str]) -> bytes:
    """Every page that search engines may keep. Source: sitemaps.org, protocol 0.9."""
    lignes = "".join(f"<url><loc>{escape(base + chemin)}</loc></url>\n" for chemin in sorted(chemins))
    entete = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{entete}{lignes}</urlset>\n".encode()


def make_robots(site: Site) -> bytes:
    """Everything may be read; a demonstration asks by its pages, `noindex`, not to be kept."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.cpts.site}sitemap.xml\n".encode()


# What a host may not know; without its type, a module is refused and a calendar shown as text.
TYPES_A_DIRE = {
    "mjs": "text/javascript; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "geojson": "application/geo+json",
    "atom": "application/atom+xml; charset=utf-8",
}


def make_headers() -> bytes:
    """_headers, for the hosts that read it (Netlify, Cloudflare Pages): what a page cannot say of itself.

    No file name carries a digest: each is asked for again, and « not modified » is the usual answer.
    """
    entetes = {
        "/*": {
            "Content-Security-Policy": f"{CSP}; frame-ancestors 'none'",
            "Strict-Transport-Security": "max-age=31536000",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
            "Cache-Control": "no-cache",
        },
        **{f"/*.{suffixe}": {"Content-Type": genre} for suffixe, genre in TYPES_A_DIRE.items()},
        "/donnees/*": {"Access-Control-Allow-Origin": "*"},
    }
    blocs = (
        f"{chemin}\n" + "".join(f"  {nom}: {valeur}\n" for nom, valeur in lignes.items())
        for chemin, lignes in entetes.items()
    )
    return "".join(blocs).encode()


def list_redirections(site: Site) -> dict[str, str]:
    """Former address → address, for each of `anciens_ids`."""
    fiches: tuple[Professionnel | Structure, ...] = (*site.structures, *site.professionnels)
    return {f"annuaire/{ancien}/": f"annuaire/{f.id}/" for f in fiches for ancien in f.anciens_ids}


def iter_leaflet() -> Iterator[tuple[str, bytes]]:
    """(address, bytes) of the map library, from the installed package; refuses any other bytes than those known."""
    paquet = find_spec("js_lib_leaflet")
    dossiers = paquet.submodule_search_locations if paquet else None
    racine = Path(next(iter(dossiers or [""]))) / "static" / "js_lib_leaflet"
    for nom, empreinte in LEAFLET.items():
        octets = (racine / nom).read_bytes()
        if hashlib.sha256(octets).hexdigest() != empreinte:
            raise BuildError(f"Le fichier {nom} de Leaflet n’est pas celui attendu : réinstallez les dépendances.")
        yield f"assets/leaflet/{nom}", octets
