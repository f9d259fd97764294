"""The tables that Markdown writes: each is named by the heading above it, and its heads say which way they go."""

import re

_REPERE = re.compile(r'<h[1-6][^>]*\bid="([^"]+)"|<table>(.*?)</table>', re.DOTALL)


def name_tableaux(html: str) -> str:
    """`html` with a name on each bare `<table>`, and a direction on its bare `<th>`; the others are left as they are.

    Source: RGAA 4.1.2, 5.4 and 5.7.
    """
    titre = ""

    def name(repere: re.Match[str]) -> str:
        nonlocal titre
        if repere[2] is None:
            titre = repere[1]
            return repere[0]
        corps = repere[2].replace("<th>", '<th scope="col">')
        return f'<table aria-labelledby="{titre}">{corps}</table>' if titre else f"<table>{corps}</table>"

    return _REPERE.sub(name, html)
