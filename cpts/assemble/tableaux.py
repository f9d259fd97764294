"""The tables that Markdown writes: each has its name (the heading above it), its directions, its own scroll."""

import re

_REPERE = re.compile(r'<h[1-6][^>]*\bid="([^"]+)"|<table>(.*?)</table>', re.DOTALL)


def name_tableaux(html: str) -> str:
    """`html` with a name on each bare `<table>`, and a direction on its bare `<th>`; the others are left as they are.

    On a phone the table scrolls alone, not the page, and the keyboard can reach what scrolls: a named
    group, for two tables below one heading would be two landmarks of one name.

    Source: RGAA 4.1.2, 5.4 and 5.7.
    """
    titre = ""

    def name(repere: re.Match[str]) -> str:
        nonlocal titre
        if repere[2] is None:
            titre = repere[1]
            return repere[0]
        corps = repere[2].replace("<th>", '<th scope="col">')
        nom = f' aria-labelledby="{titre}"' if titre else ""
        zone = f' role="group"{nom}' if titre else ""
        return f'<div class="cpts-defile"{zone} tabindex="0"><table{nom}>{corps}</table></div>'

    return _REPERE.sub(name, html)
