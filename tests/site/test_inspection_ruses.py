"""What tries to pass by the inspection: each trick is put in a page of a built site, and is refused.

They are all inspected at once; harmless pages beside them have no defect.
"""

from pathlib import Path

import pytest

from tests.site.banc import Banc

EXTERNE, INTERDIT, MORT = {"ressource-externe"}, {"html-interdit"}, {"lien-mort"}
INNOCENTS = (
    "<p>Rien à dire.</p>",
    "<!-- une remarque sans balise -->",
    "<p>a < b, x <3, 2 &lt; 3, on = 1, url = 2</p>",
    '<svg viewBox="0 0 1 1"><path d="M0 0" fill="url(#x)"/><a href="../../agenda/"><text>x</text></a></svg>',
    '<a href="https://exemple.org/" rel="noopener noreferrer" referrerpolicy="no-referrer">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
)
EXECUTENT = (
    "<svg/onload=alert(1)>",
    "<svg\nonload\n=\nalert(1)>",
    '<p class="x"onclick=alert(1)>x</p>',
    "<p class='x'onclick='alert(1)'>x</p>",
    "<details open/ontoggle=alert(1)></details>",
    '<script data-x="application/ld+json">alert(1)</script>',
    '<script type="application/ld+json">{}</script/><script>alert(1)</script>',
    '<script type="application/ld+json"><!--<script></script>',
    '<script type="importmap">{"imports":{}}</script>',
    '<script type="speculationrules">{"prefetch":[]}</script>',
    "<script nomodule>alert(1)</script>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<svg><style>p{}</style></svg>",
    "<math><mtext>x</mtext></math>",
    '<embed src="../../agenda/">',
    '<object data="../../agenda/"></object>',
    "<portal></portal>",
    '<base href="../../">',
    '<p style = "color:red">x</p>',
    "<plaintext>",
    '<form method="post" action="../../agenda/"></form>',
    '<form action="../../agenda/"><button formmethod="POST">x</button></form>',
    '<meta http-equiv="Set-Cookie" content="a=b">',
    '<META HTTP-EQUIV="X-DNS-Prefetch-Control" CONTENT="on">',
    '<meta charset="utf-7">',
    '<meta name="referrer" content="unsafe-url">',
    '<a href="../../agenda/" rel="opener">x</a>',
    '<a href="https://exemple.org/" referrerpolicy="unsafe-url">x</a>',
)
CACHENT = (
    "<!--><img src=https://exemple.org/x.png>-->",
    "<!-- <b>x</b> -->",
    "<!-- <img src=https://exemple.org/x.png> --!>",
    "<textarea><!--</textarea><img src=https://exemple.org/x.png><textarea>--></textarea>",
    "<!-- jamais finie",
    "<![CDATA[<p>x</p>]]>",
    "<?php echo 1 ?>",
    '<textarea x=a"></textarea><p id=b">x</p>',
    "<form x=a'></form>",
    "<p>__RACINE__assets</p>",
)
CHARGENT = (
    '<img src="\\\\exemple.org\\x.png" alt="">',
    '<img src="/\\exemple.org/x.png" alt="">',
    '<img src="https:exemple.org/x.png" alt="">',
    '<img src=" //exemple.org/x.png" alt="">',
    '<img src="ht\ntps://exemple.org/x.png" alt="">',
    '<img src="&#104;ttps://exemple.org/x.png" alt="">',
    '<IMG SRC="HTTPS://EXEMPLE.ORG/x.png" alt="">',
    '<img src="data:image/svg+xml,%3Csvg/%3E" alt="">',
    '<img alt="" srcset="//exemple.org/x.png 2x">',
    '<link rel="preconnect" href="https://exemple.org/">',
    '<link rel="dns-prefetch" href="//exemple.org">',
    '<link rel="prefetch" href="https://exemple.org/x">',
    '<link rel="manifest" href="https://exemple.org/x.json">',
    '<link rel="stylesheet" title=\'rel="canonical"\' href="https://exemple.org/x.css">',
    '<link rel="stylesheet" rel="canonical" href="https://exemple.org/x.css">',
    '<link rel="preload" as="image" imagesrcset="https://exemple.org/x.png 1x">',
    '<script src="data:text/javascript,alert(1)"></script>',
    '<script src="blob:https://exemple.org/x"></script>',
    '<svg><image xlink:href="https://exemple.org/x.png"/></svg>',
    '<svg><use href="https://exemple.org/x.svg#a"/></svg>',
    '<svg><feImage href="https://exemple.org/x.png"/></svg>',
    '<svg><path d="M0 0" fill="url(https://exemple.org/x.svg#a)"/></svg>',
    '<svg><linearGradient href="https://exemple.org/x.svg#a"/></svg>',
    '<a href="../../agenda/" attributionsrc="https://exemple.org/">x</a>',
    '<button formaction="https://exemple.org/">x</button>',
    '<input type="image" src="https://exemple.org/x.png" alt="">',
    '<body background="https://exemple.org/x.png">',
    '<audio src="https://exemple.org/x.mp3"></audio>',
    "<video><track src='//exemple.org/x.vtt'></video>",
    '<meta http-equiv="refresh" content="0;//exemple.org/">',
    '<META HTTP-EQUIV=REFRESH CONTENT="1, https://exemple.org/">',
    '<meta http-equiv="refresh" content="0; URL = \'javascript:alert(1)\'">',
)
PERDENT = (
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="https:///nulle-part">x</a>',
    '<a href="\\\\exemple.org">x</a>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<area href="../nulle-part/">',
    '<img src="../../assets/img/%66avicon.svg#x?" alt="">',
)


@pytest.fixture
def banc(petit_site: Path, tmp_path: Path) -> Banc:
    return Banc(petit_site, tmp_path / "site")


def test_no_trick_in_a_page_passes_and_no_innocent_is_refused(banc: Banc) -> None:
    attendus = {
        **{html: set() for html in INNOCENTS},
        **dict.fromkeys((*EXECUTENT, *CACHENT), INTERDIT),
        **dict.fromkeys(CHARGENT, EXTERNE),
        **dict.fromkeys(PERDENT, MORT),
    }
    fiche = banc.fiche
    assert fiche.count("</main>") == 1
    trouves = banc.inspect_pages({html: fiche.replace("</main>", f"{html}</main>") for html in attendus})
    assert {html: codes for html, codes in trouves.items() if not _is_vu(attendus[html], codes)} == {}


def _is_vu(attendus: set[str], codes: set[str]) -> bool:
    """Seen for what it is; another rule may have its word to say of a trick, never of an innocent."""
    return attendus <= codes if attendus else not codes


CSP = '<meta http-equiv="Content-Security-Policy"'
REFERENT = '<meta name="referrer" content="strict-origin-when-cross-origin">'


def test_the_policy_comes_first_alone_and_unchanged(banc: Banc) -> None:
    fiche = banc.fiche
    debut = fiche.index(CSP)
    meta = fiche[debut : fiche.index(">", debut) + 1]
    pages = {
        "intacte": fiche,
        "ôtée": fiche.replace(meta, ""),
        "commentée": fiche.replace(meta, f"<!--{meta}-->"),
        "après un script": fiche.replace(meta, f'<script src="../../assets/js/main.mjs"></script>{meta}'),
        "après une feuille": fiche.replace(meta, f'<link rel="stylesheet" href="../../assets/css/site.css">{meta}'),
        "dans le corps": fiche.replace(meta, "").replace("<main", f"{meta}<main", 1),
        "rapport seul": fiche.replace('"Content-Security-Policy"', '"Content-Security-Policy-Report-Only"'),
        "en double": fiche.replace(meta, meta + meta.upper()),
        "unsafe-inline": fiche.replace("style-src &#39;self&#39;", "style-src &#39;self&#39; &#39;unsafe-inline&#39;"),
        "unsafe-eval": fiche.replace("script-src &#39;self&#39;", "script-src &#39;self&#39; &#39;unsafe-eval&#39;"),
        "un hôte": fiche.replace("connect-src &#39;self&#39;", "connect-src &#39;self&#39; https://exemple.org"),
        "un second titre": f"<title>x</title>{fiche}",
    }
    trouves = banc.inspect_pages(pages)
    assert {nom: "csp" in codes for nom, codes in trouves.items()} == {nom: nom != "intacte" for nom in pages}
    assert trouves["intacte"] == set()


def test_every_page_says_what_other_sites_learn_of_a_visit(banc: Banc) -> None:
    fiche = banc.fiche
    pages = {
        "ôtée": fiche.replace(REFERENT, ""),
        "faible": fiche.replace(REFERENT, REFERENT.replace("strict-origin-when-cross-origin", "unsafe-url")),
        "dans le corps": fiche.replace(REFERENT, "").replace("<main", f"{REFERENT}<main", 1),
    }
    trouves = banc.inspect_pages(pages)
    assert {nom: "provenance" in codes for nom, codes in trouves.items()} == dict.fromkeys(pages, True)
