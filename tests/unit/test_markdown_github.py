"""What a stranger wrote is shown on GitHub without being obeyed."""

import pytest

from cpts.markdown_github import code, protect


@pytest.mark.parametrize(
    ("phrase", "attendu"),
    [
        ("C’est faux, vraiment (oui).", "C’est faux, vraiment (oui)."),
        ("« infirmer » est inconnu.", "`infirmer` est inconnu."),
        ("« `a` » et « @moi »", "`` `a` `` et `@moi`"),
        ("« a » @moi » b", "`a` &#64;\u2060moi » b"),
        ("@moi, voir #12 et GH", "&#64;\u2060moi, voir &#35;\u206012 et GH"),
        ("https://a.example et www.a.example", "https:\u2060//a.example et www.\u2060a.example"),
        (
            "<img src=x onerror=y> [a](b) *c* _d_",
            "&#60;img src=x onerror=y&#62; &#91;a&#93;(b) &#42;c&#42; &#95;d&#95;",
        ),
        (
            "~e~ |f| `g` &lt;",
            "&#126;e&#126; &#124;f&#124; &#96;g&#96; &#38;lt;",
        ),
        ("- [ ] case", "&#45; &#91; &#93; case"),
        ("1. un", "1&#46; un"),
        ("12) un", "12&#41; un"),
        (":joy: GH-1", ":\u2060joy: GH-\u20601"),
        ("=== \n ---", "&#61;==   ---"),
        ("a\nb\tc\x00d\u2028e", "a b c d e"),
        ("\\*a\\*", "&#92;&#42;a&#92;&#42;"),
    ],
)
def test_a_sentence_is_only_read(phrase: str, attendu: str) -> None:
    assert protect(phrase) == attendu


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("03 53 01 00 10", "`03 53 01 00 10`"),
        ("", "` `"),
        ("`", "`` ` ``"),
        ("a ``b`` ```c", "```` a ``b`` ```c ````"),
        ("\n## Titre\n", "`## Titre`"),
        ("@moi #1 https://a.example", "`@moi #1 https://a.example`"),
        ("`@moi` <b>", "<code>&#96;&#64;\u2060moi&#96; &#60;b&#62;</code>"),
    ],
)
def test_a_value_is_code_whatever_its_back_ticks(texte: str, attendu: str) -> None:
    assert code(texte) == attendu
