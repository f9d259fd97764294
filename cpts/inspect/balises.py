"""What one tag may be, whatever page or drawing it is in: what it loads, where it leads, what it must not say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

REFERENT = "strict-origin-when-cross-origin"
"""The only policy accepted: other sites know which site sent the visitor, never which page nor what was looked for."""
_INTERDITES = frozenset(
    {
        "style",
        "base",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "portal",
        "fencedframe",
        "animate",
        "animatemotion",
        "animatetransform",
        "animatecolor",
        "set",
        "foreignobject",
        "math",
        "plaintext",
        "xmp",
        "noembed",
        "noframes",
        "marquee",
        "param",
    }
)
_CHARGES = frozenset(
    {
        "src",
        "action",
        "poster",
        "data",
        "formaction",
        "ping",
        "background",
        "attributionsrc",
        "manifest",
        "srcdoc",
        "codebase",
        "classid",
        "longdesc",
        "lowsrc",
        "dynsrc",
        "profile",
        "archive",
        "base",
    }
)
"""Attributes whose value is loaded, or is sent something."""
_MENENT = frozenset({"a", "area"})
"""The only elements whose `href` waits for a click."""
_EQUIVALENTS = frozenset({"content-security-policy", "refresh"})
_NOMMENT = frozenset({"canonical", "alternate"})
_SAUT = re.compile(r"\s*[\d.]*\s*(?:[;,\s]\s*)?(?:url\s*=\s*)?['\"]?([^'\"\s]*)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?([^'\")]*)", re.IGNORECASE)
Attributs = Iterable[tuple[str, str]]


@dataclass(slots=True)
class Vue:
    """What one piece of HTML holds. `liens`: where it leads; `ressources`: what the browser loads."""

    ids: list[str] = field(default_factory=list)
    liens: list[str] = field(default_factory=list)
    ressources: list[str] = field(default_factory=list)
    defauts: list[str] = field(default_factory=list)

    def add(self, autre: "Vue") -> None:
        self.ids += autre.ids
        self.liens += autre.liens
        self.ressources += autre.ressources
        self.defauts += autre.defauts


def read_balise(vue: Vue, nom: str, attributs: list[tuple[str, str]]) -> None:
    """Adds to `vue` what the tag `nom`, in lower case like its attributes, does."""
    if nom in _INTERDITES:
        vue.defauts.append(f"élément interdit <{nom}>")
    if nom == "meta":
        _read_meta(vue, dict(reversed(attributs)))
    elif nom == "link" and dict(reversed(attributs)).get("rel") in _NOMMENT:
        return  # names the page or the same one in another language, loads nothing
    else:
        for attribut, valeur in attributs:
            _sort_attribut(vue, nom, attribut, valeur)


def _read_meta(vue: Vue, attributs: dict[str, str]) -> None:
    """A `<meta>`: where it sends the visitor, and nothing that changes how the page is read or what it tells."""
    contenu, equivalent = attributs.get("content", ""), attributs.get("http-equiv", "").strip().lower()
    if equivalent == "refresh":
        vue.ressources += [trouve[1]] if (trouve := _SAUT.match(contenu)) and trouve[1] else []
    elif equivalent and equivalent not in _EQUIVALENTS:
        vue.defauts.append(f"en-tête interdit <meta http-equiv={equivalent!r}>")
    if attributs.get("charset", "utf-8").strip().lower() != "utf-8":
        vue.defauts.append(f"encodage interdit {attributs['charset']!r}")
    if attributs.get("name", "").strip().lower() == "referrer" and contenu != REFERENT:
        vue.defauts.append(f"politique de provenance interdite {contenu!r}")


def _sort_attribut(vue: Vue, balise: str, attribut: str, valeur: str) -> None:
    local = attribut.rpartition(":")[2]
    if attribut == "id":
        vue.ids.append(valeur)
    elif local == "href":
        (vue.liens if balise in _MENENT else vue.ressources).append(valeur)
    elif local in ("srcset", "imagesrcset"):
        vue.ressources += [part.split()[0] for part in valeur.split(",") if part.split()]
    elif local in _CHARGES:  # a form that sends to another site is as bad as a script that comes from there
        vue.ressources.append(valeur)
    else:
        vue.defauts += _check_attribut(balise, local, valeur)
        vue.ressources += [url for url in _URL.findall(valeur) if not url.startswith("#")]


def _check_attribut(balise: str, attribut: str, valeur: str) -> Iterator[str]:
    """What an attribute must not be: a script, a style, a leak, a form that posts."""
    bas = valeur.strip().lower()
    if attribut.startswith("on"):
        yield f"attribut exécutable {attribut} sur <{balise}>"
    elif attribut == "style":
        yield f"style en ligne sur <{balise}>"
    elif attribut == "referrerpolicy" and bas not in (REFERENT, "no-referrer", "same-origin"):
        yield f"politique de provenance interdite {valeur!r} sur <{balise}>"
    elif attribut == "rel" and "opener" in bas.split():
        yield f"lien qui laisse la main sur la page : rel={valeur!r}"
    elif attribut in ("method", "formmethod") and bas not in ("get", "dialog"):
        yield f"formulaire qui envoie : {attribut}={valeur!r}"
