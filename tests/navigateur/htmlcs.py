"""What HTML CodeSniffer says of the page that is open, by the techniques of WCAG 2 AA: a second opinion after axe."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "html_codesniffer" / "build" / "HTMLCS.js"
NORME = "WCAG2AA"
TOLERES = {
    "H67.2": "une image sans texte à côté de son nom : c’est voulu, le nom suffit",
    "H48": "une phrase qui contient deux liens n’est pas un menu",
    "H48.2": "« 12 rue… » n’est pas une liste numérotée : c’est une adresse",
    "H85.2": "une liste de choix simples n’a pas de groupes",
    "H91.Select.Value": "le premier choix, « Peu importe », a une valeur vide : il est annoncé",
    "C32,C31,C33,C38,SCR34,G206": "les lignes de code passent à la ligne, et rien ne défile de côté à 320 px",
    "G145.Abs": "axe mesure ces contrastes, et les pixels quand il hésite",
    "H39.3.NoCaption": "un titre annonce chaque tableau ; Markdown ne sait pas écrire de légende",
    "H42": "une ligne en gras, un objet de courriel à recopier, n’est pas un titre",
    "G18.Abs": "axe mesure ces contrastes, et les pixels quand il hésite",
    "G18.BgImage": "axe mesure ces contrastes, et les pixels quand il hésite",
}
"""Warnings judged one by one, by the end of their code. An error is never let through."""
PASSE = """(norme) => new Promise((rendre, refuser) => HTMLCS.process(norme, document, () => rendre(
  HTMLCS.getMessages().filter((m) => m.type !== HTMLCS.NOTICE).map((m) => [
    m.type === HTMLCS.ERROR, m.code.split(".").slice(4).join("."), m.msg, m.element.outerHTML?.slice(0, 160) ?? "",
  ])), refuser))"""


def find_ecarts(page: Page) -> list[str]:
    """Every error, and every warning that is not in TOLERES."""
    if not page.evaluate("'HTMLCS' in window"):
        page.evaluate(_read_script())
    messages = page.evaluate(PASSE, NORME)
    return [f"{code} {texte} {html}" for erreur, code, texte, html in messages if erreur or code not in TOLERES]


@cache
def _read_script() -> str:
    # Evaluated as a function, its declarations would stay inside.
    return SCRIPT.read_text(encoding="utf-8") + "\n;window.HTMLCS = HTMLCS;"
