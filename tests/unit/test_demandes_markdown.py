"""What a stranger wrote is shown on GitHub without being obeyed."""

import pytest

from cpts.demandes.markdown import code, protect


@pytest.mark.parametrize(
    ("phrase", "attendu"),
    [
        ("C’est faux, vraiment (oui).", "C’est faux, vraiment (oui)."),
        ("« infirmer » est inconnu.", "`infirmer` est inconnu."),
        ("« `a` » et « @moi »", "`` `a` `` et `@moi`"),
        ("« a » @moi » b", "`a` @<!-- -->moi » b"),
        ("@moi, voir #12 et GH", "@<!-- -->moi, voir \\#<!-- -->12 et GH"),
        ("https://a.example et www.a.example", "https:<!-- -->//a.example et www<!-- -->.a.example"),
        (
            "<img src=x onerror=y> [a](b) *c* _d_ ~e~ |f| `g` &lt;",
            "\\<img src=x onerror=y\\> \\[a\\](b) \\*c\\* \\_d\\_ \\~e\\~ \\|f\\| \\`g\\` \\&lt;",
        ),
        ("- [ ] case", "\\- \\[ \\] case"),
        ("1. un", "1\\. un"),
        ("=== \n ---", "\\===   ---"),
        ("a\nb\tc\x00d\u2028e", "a b c d e"),
        ("\\*a\\*", "\\\\\\*a\\\\\\*"),
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
        ("@moi <b> #1 https://a.example", "`@moi <b> #1 https://a.example`"),
    ],
)
def test_a_value_is_code_whatever_its_back_ticks(texte: str, attendu: str) -> None:
    assert code(texte) == attendu
