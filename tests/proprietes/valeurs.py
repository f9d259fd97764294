"""Wrong values, by category, as a person or an attacker would type them: pieces of YAML on one line."""

from collections.abc import Iterable, Mapping

from tests.proprietes.ecriture import write_texte

ZALGO = "e" + "\u0301\u0302\u0303" * 20
ATTAQUES = (
    "<script>hit(1)</script>",
    "<img src=x onerror=hit(1)>",
    '"><svg/onload=hit(1)>',
    "' onmouseover='hit(1)",
    "</title></textarea></script><script>hit(1)</script>",
    "[site](javascript:hit(1))",
    "*x*{: onmouseover=hit(1) }",
    "![](https://pisteur.example/p.png)",
    "{{ 7*7 }}{% raw %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "<!-- -->",
    "&lt;b&gt;&amp;&#60;",
    "=cmd|'/c calc'!A1",
    "+1+1@SUM(A1)",
    'a;b"c,d',
    "END:VCARD\\nBEGIN:VCARD",
    "BEGIN:VEVENT;X=1:\\,\\;",
    "# Titre",
    "- a: b #c",
    "<<<<<<< HEAD",
    "%s%n{0}{nom}\\x41\\u0041\\1",
    "../../etc/passwd",
    "C:\\Windows\\System32",
    "$(reboot) `reboot`",
    "' OR 1=1 --",
    "__proto__",
    "]]>",
)  # fmt: skip
CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "forme": ("{a: b}", "[a, b]", "[[x]]", "{}", "[]", "{a: {b: c}}", "[{a: b}]", "[[[[[[[[[a]]]]]]]]]", "{a}", "[,]"),
    "rien": ("", "~", '""', '" "', "null", "Null", "# rien", "''"),
    "oui et non": ("yes", "no", "on", "off", "true", "False", "Oui", "OUI", "1", "0", "y", "vrai", "“oui”"),
    "nombres": (
        *("0x1F", "0o17", "0b1", "1_000", "1e400", "1.5e3", ".nan", "-.inf", ".inf", "01330", "1,5", "-1"),
        *("1 000", "+1", "99999999999999999999", "-999", "½", "١٢", "１２", "1e9", "90.5", "0.0000000000001", "٣"),
    ),
    "dates et heures": (
        *("2026-02-30", "2026-13-01", "0000-00-00", "28/02/2026", "1767225600", "2026-1-5", "demain", "0001-01-01"),
        *("9999-12-31", "2026-11-21T10:00:00Z", "12:30", "25:00", "24h", "9h75", "9h-8h", "2026-12-03 25h", "08:30:00"),
        *("2026-03-29 02:30", "1600-02-29", "２０２６-12-03"),
    ),
    "longueur": ("x" * 121, "x" * 201, "x" * 2001, "mot " * 501, write_texte("x" * 100_000), "é" * 5000),
    "invisible": tuple(map(write_texte, ("\u200b", "\u00a0", "\u2060", "\u3164", "\u00ad", "\u200d", "\ufe0f"))),
    "signes": (
        *map(write_texte, ("a\0b", "a\x08b", "a\x1b[31mb", "a\tb", "a\u202eb", "a\u2066b", "a\ufeffb", "a\uffff")),
        *map(write_texte, ("a\u200bb", "a\u200db", ZALGO, "Маrtin", "рharmacie", "a\U000e0041b", "a\nb", "a\rb")),
        *map(write_texte, ("a\u2028b", "a\u0085b", "👩\u200d⚕\ufe0f", "ﬁ", "𝓜artin", "Ｍartin", "é\u0301\u0301\u0301")),
        *('"\\ud800"', '"\\x00"', '"\\q"', '"\\U00110000"', '"ouvert', "'ouvert", "a\tb", "\ta"),
    ),
    "liens": (
        *("javascript:hit(1)", "JavaScript:hit(1)", '"java\\tscript:hit(1)"', "data:text/html,x", "//evil.example/x"),
        *("https://doctolib.fr@evil.example/", "file:///etc/passwd", "vbscript:x", "https://", "https:///x", "ftp://a.fr/"),
        *("mailto:a@example.org?bcc=z@z", "tel:0899123456", "https://[::1]/", "https://[", "https://a.fr:99999/"),
        *("https://аpple.com/", "https://a.fr/<script>", "http://a.fr\\@b.fr/", "https://127.0.0.1/", "https://a..fr/"),
        *("a@@b.fr", "a@b", "a@chu.mssante.fr", "<a@example.org>", "a@example.org, c@example.org"),
        *("3639", "0899123456", "+33 899 12 34 56"),
    ),
    "chemins": (
        *("../../.git/config", "/abs/x", "C:\\x", "a/b", "..", ".", "con", "x.svg", "x.png/", "%2e%2e%2fx.png"),
        *("index", "404", "2026", "a:b", "Élodie", "a--b", "-a", "indicateurs.csv/../x.csv", "http://a.fr/x.png"),
    ),
    "YAML": (
        *("&a x", "*a", "!!int 3", "!x y", "<<", "a: b", "- a", "? a", "|", ">", "@a", "`a`", "%a", "a #b", "x#y", "["),
        *("]", "{", "}", "a, b", "{a: b, a: c}", "{<<: {a: b}}", "---", "...", ": a", '"a" b', "[a", "{a: b"),
    ),
    "inconnus": ("cela-n-existe-pas", "99999", "01999", "2Z001", "Commune-Inconnue", "xx", "infirmer", "zzz", "a" * 60),
    "attaques": tuple(map(write_texte, ATTAQUES)),
}  # fmt: skip


def list_valeurs(categories: Iterable[str] = tuple(CATEGORIES)) -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(valeur for categorie in categories for valeur in CATEGORIES[categorie]))
