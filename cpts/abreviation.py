"""HTML → the same HTML where each acronym of the registry says its meaning; the words that people read never change.

A `title` alone is invisible on a phone, to the keyboard and on paper. So the first acronym of a page that its own words
do not explain becomes a link to the glossary, with the meaning as its title: one more stop of the Tab key for each
acronym of the page, never one for each time it comes back. The others are a plain `<abbr>`. Nothing is added where a
link cannot stand (a link, a heading, a button), nor in what is code, hidden or in another language.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape

from markupsafe import Markup, escape

from cpts.nomenclatures.registre_sigles import Sigle
from cpts.render import RACINE, escape_texte
from cpts.text import fold, slugify

_MORCEAUX = re.compile(r"(<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)", re.DOTALL)
_NOM = re.compile(r"</?([a-zA-Z][\w-]*)")
_MOT = re.compile(r"\w+")
_VIDES = re.compile(r"area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr")
_TITRE_SEUL = re.compile(r"a|button|summary|label|legend|caption|th|dt|nav|h[1-6]")
_JAMAIS = re.compile(r"abbr|code|pre|kbd|samp|script|style|svg|textarea|select|option|title|template")
# Hidden from those who see, or from those who hear; or in a language where the letters mean something else.
_MUET = re.compile(r'aria-hidden="true"|\bcpts-masque\b|\blang="(?!fr\b)')
# Shown on paper, or by a script: a link there would be the first one without being seen.
_PAPIER = re.compile(r"\bcpts-impression-seule\b|\shidden(?=[\s>])")
_LIEN, _ABREVIATION, _RIEN = range(3)
_FERME, _SANS_EFFET = -1, -2
_AUTOUR = 300
"""How far from an acronym its words are looked for, in signs: « l’agence régionale de santé (ARS) »."""


class Abreviateur:
    """Marks the acronyms of `registre`. `glossaire`: path of the page that explains them, "" when there is none."""

    def __init__(self, registre: Mapping[str, Sigle], glossaire: str = "") -> None:
        self.registre, self._glossaire = registre, glossaire
        noms = "|".join(re.escape(nom) for nom in sorted(registre, key=lambda nom: (-len(nom), nom)))
        # Addresses come first: what they hold is no word. « e-CPS » is another word than « CPS ».
        sigle = rf"(?<![\w.])(?<!e-)({noms or '(?!)'})(?!\w)"
        self.has_sigle = re.compile(sigle).search
        self.motif = re.compile(rf"\w+://\S+|\S+@\S+|{sigle}")
        # Two letters that an acronym begins with: nearly no name has them, and looking for them costs ten times less.
        debuts = ("".join(sorted({re.escape(nom[rang]) for nom in registre})) or "A" for rang in (0, 1))
        self.has_debut = re.compile("".join(f"[{lettres}]" for lettres in debuts)).search
        self._formes = {nom: _reduce(sigle.developpe) for nom, sigle in registre.items()}
        # `typed`: markup and data of the same letters are equal, and must never share an answer.
        self.mark_texte: Callable[[str], str] = lru_cache(maxsize=65536, typed=True)(self._mark_texte)

    def _mark_texte(self, texte: str) -> str:
        """A text of the data as HTML, each acronym marked: the filter `sigles` of the templates, where pages are many.

        It is escaped first: what a person writes is never markup.
        """
        html = escape_texte(texte)
        if not self.has_debut(texte) or isinstance(texte, Markup) or not self.has_sigle(html):
            return html
        marque = self.motif.sub(lambda lu: self._wrap(lu[1]) if self._is_sur(lu[1]) else lu[0], html)
        return Markup(marque)  # noqa: S704 - escaped just above

    def _is_sur(self, nom: str | None) -> bool:
        return nom is not None and not self.registre[nom].ambigu

    def _wrap(self, nom: str) -> str:
        return f'<abbr title="{escape(self.registre[nom].developpe)}">{nom}</abbr>'

    def mark_page(self, html: str, *, liens: bool = True) -> str:
        """The content of a page, already escaped, with its acronyms marked. `liens`: False on what is only printed."""
        return _Lecture(self, liens=liens and bool(self._glossaire)).read(html) if self.has_sigle(html) else html

    def is_explique(self, nom: str, avant: str, apres: str) -> bool:
        """Whether the words around it are its own: « des mots (ARS) », « ARS (des mots) », « ARS : des mots »."""
        forme, lus = self._formes[nom], _reduce(unescape(avant))
        if avant.endswith("(") and lus.endswith(forme):
            return True
        if avant.endswith("(") and apres.startswith(")"):
            # Words may be fewer than in the registry: « l’Institut de la statistique (INSEE) ».
            proches = set(lus.split()[-12:])
            return forme.split()[0] in proches or sum(len(mot) > 4 for mot in proches & set(forme.split())) > 1
        suite = unescape(apres).lstrip()
        return suite[:1] in ("(", ":", ",", "–") and _reduce(suite).startswith(forme)

    def write(self, nom: str, *, lien: bool) -> str:
        """`nom` as HTML, with its meaning."""
        abreviation = self._wrap(nom)
        adresse = f"{RACINE}{self._glossaire}#{slugify(nom)}"
        return f'<a class="cpts-sigle" href="{adresse}">{abreviation}</a>' if lien else abreviation

    def find(self, texte: str) -> list[Sigle]:
        """The acronyms of a text, each once, in its order; those that may mean something else are left out."""
        noms = dict.fromkeys(lu[1] for lu in self.motif.finditer(texte) if self._is_sur(lu[1]))
        return [self.registre[nom] for nom in noms]


class _Lecture:
    """One page being read: the elements that are open, the words before, the acronyms already explained."""

    def __init__(self, abreviateur: Abreviateur, *, liens: bool) -> None:
        self._abreviateur = abreviateur
        # The first is the page itself, which nothing closes.
        self._ouverts: list[tuple[str, int]] = [("", _LIEN if liens else _ABREVIATION)]
        self._avant = ""
        self._expliques: set[str] = set()

    def read(self, html: str) -> str:
        morceaux = _MORCEAUX.split(html)
        # Odd ranks are the separators: tags and comments.
        textes, lus = morceaux[::2], 0
        has_debut, has_sigle = self._abreviateur.has_debut, self._abreviateur.has_sigle
        for rang in [rang for rang, texte in enumerate(textes) if has_debut(texte) and has_sigle(texte)]:
            self._read_balises(morceaux[2 * lus + 1 : 2 * rang : 2])
            lus = rang
            if self._ouverts[-1][1] != _RIEN:
                self._avant = _join_fin(textes, rang)
                morceaux[2 * rang] = self._abreviateur.motif.sub(self._replace, textes[rang])
        return "".join(morceaux)

    def _read_balises(self, balises: list[str]) -> None:
        """The tags up to the next text that holds an acronym."""
        ouverts = self._ouverts
        for balise in balises:
            nom, effet = _parse_balise(balise)
            if effet == _FERME:
                self._close(nom)
            elif effet != _SANS_EFFET:
                ouverts.append((nom, max(ouverts[-1][1], effet)))

    def _close(self, nom: str) -> None:
        """Up to the element of that name: the end of a `<li>` or a `<p>` may be left out."""
        for rang in range(len(self._ouverts) - 1, 0, -1):
            if self._ouverts[rang][0] == nom:
                del self._ouverts[rang:]
                return

    def _replace(self, lu: re.Match[str]) -> str:
        nom: str | None = lu[1]
        if nom is None:
            return lu[0]
        avant, apres = self._avant + lu.string[: lu.start()], lu.string[lu.end() : lu.end() + _AUTOUR]
        if self._abreviateur.is_explique(nom, avant[-_AUTOUR:], apres):
            self._expliques.add(nom)
        if self._abreviateur.registre[nom].ambigu and nom not in self._expliques:
            return nom
        lien = self._ouverts[-1][1] == _LIEN and nom not in self._expliques
        if lien:
            self._expliques.add(nom)
        return self._abreviateur.write(nom, lien=lien)


def _join_fin(textes: list[str], rang: int) -> str:
    """The last signs of the texts before that of `rang`."""
    fin = ""
    while rang and len(fin) < _AUTOUR:
        rang -= 1
        fin = textes[rang] + fin
    return fin[-_AUTOUR:]


@lru_cache(maxsize=8192)
def _parse_balise(balise: str) -> tuple[str, int]:
    """The name of the element that a tag opens or closes, and what may be added inside; pages repeat their tags."""
    trouve = _NOM.match(balise)
    if not trouve:
        return "", _SANS_EFFET
    nom = trouve[1].lower()
    if balise.startswith("</"):
        return nom, _FERME
    return nom, _SANS_EFFET if _VIDES.fullmatch(nom) or balise.endswith("/>") else _judge(nom, balise)


def _judge(nom: str, balise: str) -> int:
    """What may be added inside an element."""
    if _JAMAIS.fullmatch(nom) or _MUET.search(balise):
        return _RIEN
    return _ABREVIATION if _TITRE_SEUL.fullmatch(nom) or _PAPIER.search(balise) else _LIEN


def _reduce(texte: str) -> str:
    """The words alone, without their accents nor their plural, to be compared."""
    return " ".join(mot.rstrip("sx") or mot for mot in _MOT.findall(fold(texte)))
