"""Acronyms in a page: the meaning is there without a mouse, the words do not change, and data never becomes markup."""

import re
from html import unescape

import pytest
from markupsafe import Markup

from cpts.abreviation import Abreviateur
from cpts.nomenclatures.registre_sigles import Sigle, make_registre
from cpts.nomenclatures.sigles import SIGLES
from cpts.render import RACINE, make_environment

ABREVIATEUR = Abreviateur(SIGLES, "glossaire/")
ARS = '<abbr title="agence régionale de santé">ARS</abbr>'
LIEN = f'<a class="cpts-sigle" href="{RACINE}glossaire/#ars">{ARS}</a>'
SSIAD = '<abbr title="service de soins infirmiers à domicile">SSIAD</abbr>'
SAS = '<abbr title="service d’accès aux soins">SAS</abbr>'


@pytest.mark.parametrize(
    ("html", "attendu"),
    [
        pytest.param(
            "<p>L’ARS paie. L’ARS veille.</p>", f"<p>L’{LIEN} paie. L’{ARS} veille.</p>", id="first, then others"
        ),
        pytest.param(
            "<p>L’<b>agence régionale de santé</b> (ARS), puis l’ARS.</p>",
            f"<p>L’<b>agence régionale de santé</b> ({ARS}), puis l’{ARS}.</p>",
            id="explained by its words, before",
        ),
        pytest.param(
            "<p>Les agences régionales de santé (ARS).</p>",
            f"<p>Les agences régionales de santé ({ARS}).</p>",
            id="explained in the plural",
        ),
        pytest.param(
            "<p>ARS&nbsp;: agence régionale de santé</p>",
            f"<p>{ARS}&nbsp;: agence régionale de santé</p>",
            id="explained by its words, after",
        ),
        pytest.param(
            "<p>Soins infirmiers à domicile (SSIAD)</p>",
            f"<p>Soins infirmiers à domicile ({SSIAD})</p>",
            id="explained by a part of its words",
        ),
        pytest.param("<p>Le siège (ARS).</p>", f"<p>Le siège ({LIEN}).</p>", id="other words"),
        pytest.param(
            '<h2>L’ARS</h2><p><a href="/">l’ARS</a> <button>ARS</button></p><p>ARS</p>',
            f'<h2>L’{ARS}</h2><p><a href="/">l’{ARS}</a> <button>{ARS}</button></p><p>{LIEN}</p>',
            id="no link in a heading, a link or a button",
        ),
        pytest.param(
            '<p><code>ARS</code><abbr title="x">ARS</abbr></p><pre>ARS</pre><select><option>ARS</option></select>',
            '<p><code>ARS</code><abbr title="x">ARS</abbr></p><pre>ARS</pre><select><option>ARS</option></select>',
            id="nothing in code, a choice or an abbr of the author",
        ),
        pytest.param(
            '<span class="cpts-masque">ARS</span><p lang="nl">ARS</p><p hidden>ARS</p><i aria-hidden="true">ARS</i>',
            f'<span class="cpts-masque">ARS</span><p lang="nl">ARS</p><p hidden>{ARS}</p><i aria-hidden="true">ARS</i>',
            id="no link where it is hidden, nothing where it is foreign",
        ),
        pytest.param(
            '<p title="ARS > ARS">x</p><img alt="ARS"><!-- ARS -->',
            '<p title="ARS > ARS">x</p><img alt="ARS"><!-- ARS -->',
            id="nothing in an attribute or a comment",
        ),
        pytest.param(
            "<p>https://x.example/ARS ARS@example.org MARS ARSENAL ars e-CPS www.ARS</p>",
            "<p>https://x.example/ARS ARS@example.org MARS ARSENAL ars e-CPS www.ARS</p>",
            id="nothing inside an address or another word",
        ),
        pytest.param("<ul><li>ARS<li>x</ul><p>ARS</p>", f"<ul><li>{LIEN}<li>x</ul><p>{ARS}</p>", id="an end left out"),
        pytest.param("<p>HTML, CSS, SAS Dupont</p>", "<p>HTML, CSS, SAS Dupont</p>", id="letters of several meanings"),
        pytest.param(
            "<p>Le service d’accès aux soins (SAS). Le SAS répond.</p>",
            f"<p>Le service d’accès aux soins ({SAS}). Le {SAS} répond.</p>",
            id="letters of several meanings, once the page says which",
        ),
    ],
)
def test_an_acronym_says_its_meaning_once_as_a_link_where_words_do_not(html: str, attendu: str) -> None:
    assert ABREVIATEUR.mark_page(html) == attendu


def test_the_words_of_a_page_never_change() -> None:
    html = "<h1>ARS &amp; HAD</h1><p>L&#39;ARS, la MSSanté&nbsp;; <em>EHPAD</em> : 2 &lt; 3.</p>"
    assert re.sub(r"<[^>]+>", "", ABREVIATEUR.mark_page(html)) == re.sub(r"<[^>]+>", "", html)


def test_a_page_is_marked_once_however_often_it_is_read() -> None:
    marque = ABREVIATEUR.mark_page("<p>ARS et ARS</p>")
    assert ABREVIATEUR.mark_page(marque) == marque


def test_paper_and_a_site_without_glossary_have_no_link() -> None:
    assert ABREVIATEUR.mark_page("<p>ARS</p>", liens=False) == f"<p>{ARS}</p>"
    assert Abreviateur(SIGLES).mark_page("<p>ARS</p>") == f"<p>{ARS}</p>"


def test_a_text_of_the_data_is_escaped_before_it_is_marked() -> None:
    env = make_environment(sigles=ABREVIATEUR.mark_texte)
    html = env.from_string("{{ texte | sigles }}").render(texte='<b>ARS</b> & SAS "onclick=x')
    assert html == f"&lt;b&gt;{ARS}&lt;/b&gt; &amp; SAS &#34;onclick=x"
    assert unescape(re.sub(r"<[^>]+>", "", html)) == '<b>ARS</b> & SAS "onclick=x'


def test_the_acronyms_of_a_text_are_found_once_in_their_order() -> None:
    assert [s.sigle for s in ABREVIATEUR.find("La CPTS, l’ARS, la CPTS, une SAS")] == ["CPTS", "ARS"]


def test_the_meaning_that_a_territory_writes_is_only_a_text() -> None:
    hostile = Sigle("XYZ", '"><script>alert(1)</script>', "Rien.")
    html = Abreviateur(make_registre([hostile]), "glossaire/").mark_page("<p>XYZ</p>")
    assert html == (
        f'<p><a class="cpts-sigle" href="{RACINE}glossaire/#xyz">'
        '<abbr title="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">XYZ</abbr></a></p>'
    )


def test_a_text_equal_to_safe_html_seen_before_is_escaped_all_the_same() -> None:
    """The memory of the filter tells a text of the data from HTML that our templates made."""
    abreviateur = Abreviateur(SIGLES, "glossaire/")
    assert abreviateur.mark_texte(Markup("<b>x</b>")) == "<b>x</b>"
    assert abreviateur.mark_texte("<b>x</b>") == "&lt;b&gt;x&lt;/b&gt;"
