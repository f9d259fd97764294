"""Each rule of the inspection, shown by a built site that breaks it; the same site, untouched, breaks none."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from cpts.inspect import inspect_site
from tests.construction import JOUR, copy_projet, list_fichiers, run_cpts
from tests.site.banc import ACCUEIL, FICHE, Banc
from tests.site.petit_territoire import write_petit_territoire


@pytest.fixture
def banc(petit_site: Path, tmp_path: Path) -> Banc:
    return Banc(petit_site, tmp_path / "site")


@pytest.mark.parametrize(
    ("fichier", "texte"),
    [
        ("assets/css/site.css", 'p{background:image-set("https://exemple.org/x.png" 1x)}'),
        ("assets/js/main.mjs", 'import "https://exemple.org/x.mjs";'),
        ("assets/js/main.mjs", 'import("//exemple.org/x.mjs");'),
        ("assets/img/favicon.svg", '<svg><image href="https://exemple.org/x.png"/></svg>'),
    ],
)
def test_a_file_that_fetches_from_another_site_is_told(banc: Banc, fichier: str, texte: str) -> None:
    banc.write(fichier, texte)
    assert banc.inspect() == [(fichier, "ressource-externe")]


@pytest.mark.parametrize(
    "html", ['<iframe src="https://exemple.org/"></iframe>', '<object data="https://exemple.org/x.svg"></object>']
)
def test_an_embedded_page_is_forbidden_and_external(banc: Banc, html: str) -> None:
    banc.insert(FICHE, html)
    assert banc.inspect() == [(FICHE, "html-interdit"), (FICHE, "ressource-externe")]


def test_a_name_cut_by_a_calendar_s_folding_is_seen(banc: Banc) -> None:
    banc.replace("donnees/agenda.ics", "END:VCALENDAR", "X-A:In\r\n ès Réservée\r\nEND:VCALENDAR")
    assert banc.inspect() == [("donnees/agenda.ics", "donnee-reservee")]


def test_an_untouched_site_has_no_defect(banc: Banc) -> None:
    assert banc.inspect() == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="../nulle-part/">x</a>', "lien-mort"),
        ('<a href="../paul-desrives/absent.pdf">x</a>', "lien-mort"),
        ('<a href="/annuaire/">x</a>', "lien-mort"),
        ('<a href="../../../../etc/passwd">x</a>', "lien-mort"),
        ("<a href=../nulle-part/>x</a>", "lien-mort"),
        ("<A HREF='../nulle-part/'>x</A>", "lien-mort"),
        ('<a href="">x</a><a href="JavaScript:alert(1)">x</a>', "lien-mort"),
        ('<img src="../../assets/img/absente.png" alt="">', "lien-mort"),
        ('<form action="../../envoyer/"></form>', "lien-mort"),
        ('<a href="#nulle-part">x</a>', "ancre-morte"),
        ('<a href="../../agenda/#nulle-part">x</a>', "ancre-morte"),
        ('<a href="../../agenda/?q=x#nulle-part">x</a>', "ancre-morte"),
        ('<p id="en-double">x</p><p id="en-double">y</p>', "id-en-double"),
        ("<script>alert(1)</script>", "html-interdit"),
        ('<script type="module">import "./x.mjs"</script>', "html-interdit"),
        ("<SCRIPT\n>alert(1)</SCRIPT>", "html-interdit"),
        ('<p style="color:red">x</p>', "html-interdit"),
        ("<p STYLE=color:red>x</p>", "html-interdit"),
        ('<p onclick="alert(1)">x</p>', "html-interdit"),
        ("<p title='>' onmouseover=alert(1)>x</p>", "html-interdit"),
        ('<script src="https://exemple.org/x.js"></script>', "ressource-externe"),
        ('<script src="//exemple.org/x.js"></script>', "ressource-externe"),
        ('<link rel="stylesheet" href="https://exemple.org/x.css">', "ressource-externe"),
        ('<img src="https://exemple.org/x.png" alt="">', "ressource-externe"),
        ('<img srcset="../../assets/img/x.png 1x, https://exemple.org/x.png 2x" alt="">', "ressource-externe"),
        ('<video poster="https://exemple.org/x.png"></video>', "ressource-externe"),
        ("<p>cptsjeton0123456789abcdefx0x</p>", "html-interdit"),
        ("<p>{{ liste() }}</p>", "html-interdit"),
        ("<!--cpts:contenu-->", "html-interdit"),
        ("<script>alert(1)</script >", "html-interdit"),
        ("<script>alert(1)", "html-interdit"),
        ("<style>p{color:red}</style>", "html-interdit"),
        ('<base target="_blank">', "html-interdit"),
        ('<form action="https://exemple.org/"></form>', "ressource-externe"),
        ('<meta http-equiv="refresh" content="0; url=https://exemple.org/">', "ressource-externe"),
        ("<img/src=https://exemple.org/x.png>", "ressource-externe"),
        ('<a href="../../agenda/" ping="https://exemple.org/">x</a>', "ressource-externe"),
        ("<p>Inès Réservée</p>", "donnee-reservee"),
        ("<p>INÈS RÉSERVÉE</p>", "donnee-reservee"),
        ("<p>Inès\u00a0Réservée</p>", "donnee-reservee"),
        ('<a href="tel:+33465710013">x</a>', "donnee-reservee"),
    ],
)
def test_a_page_that_breaks_a_rule_is_told_with_its_code(banc: Banc, html: str, code: str) -> None:
    banc.insert(FICHE, html)
    assert set(banc.inspect()) == {(FICHE, code)} | ({(FICHE, "lien-mort")} if "srcset" in html else set())


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://exemple.org/">x</a>',
        '<a href="mailto:a@example.org">x</a><a href="tel:+33465710010">x</a>',
        '<a href="../../agenda/?public=aidants">x</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<script type="application/ld+json">{"a": "{ {"}</script>',
        '<p title="un &lt;img src=x onerror=hit(1)&gt; id=y href=z">x</p>',
        "<p>Un texte avec on = 1, style = 2, et fiche-97310 ou xines-reservee.</p>",
    ],
)
def test_what_is_allowed_passes(banc: Banc, html: str) -> None:
    banc.insert(FICHE, html)
    assert banc.inspect() == []


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("script-src &#39;self&#39;", "script-src &#39;self&#39; &#39;unsafe-inline&#39;"),
        ("default-src &#39;none&#39;; ", ""),
        ('<meta http-equiv="Content-Security-Policy"', '<meta name="Content-Security-Policy"'),
        (
            "</head>",
            '<meta http-equiv="Content-Security-Policy" content="default-src *"></head>',
        ),
    ],
)
def test_a_missing_or_weakened_policy_is_refused(banc: Banc, avant: str, apres: str) -> None:
    banc.replace(FICHE, avant, apres)
    assert banc.inspect() == [(FICHE, "csp")]


@pytest.mark.parametrize("fichier", ["404.html", "annuaire/paul-rives/index.html"])
def test_the_error_page_and_the_redirects_have_the_policy_too(banc: Banc, fichier: str) -> None:
    banc.replace(fichier, "base-uri &#39;none&#39;", "")
    assert banc.inspect() == [(fichier, "csp")]


@pytest.mark.parametrize(
    "regle",
    [
        '@import "https://exemple.org/x.css";',
        "@import url(//exemple.org/x.css);",
        "@font-face{src:url('https://exemple.org/x.woff2')}",
        'a{background:url( "HTTPS://exemple.org/x.png" )}',
    ],
)
def test_a_style_sheet_that_loads_something_from_elsewhere_is_refused(banc: Banc, regle: str) -> None:
    style = (banc.dossier / "assets/css/site.css").read_text(encoding="utf-8")
    banc.write("assets/css/site.css", style + regle)
    assert banc.inspect() == [("assets/css/site.css", "ressource-externe")]


def test_a_file_that_is_missing_or_was_not_planned_is_told(banc: Banc) -> None:
    (banc.dossier / "donnees/agenda.ics").unlink()
    banc.write("notes.txt", "pense-bête")
    assert banc.inspect() == [("donnees/agenda.ics", "fichier-manquant"), ("notes.txt", "fichier-imprevu")]


@pytest.mark.parametrize(
    ("fichier", "secret"),
    [
        ("donnees/annuaire.json", "ines-reservee"),
        ("donnees/recherche.json", "Inès Réservée"),
        ("donnees/annuaire.geojson", "+33465710013"),
        ("donnees/annuaire.csv", "04 65 71 00 13"),
        ("donnees/agenda.ics", "Inès Réservée"),
        ("donnees/annuaire/paul-desrives.vcf", "+33465710013"),
        ("donnees/agenda.atom", "fiche-9731"),
        ("sitemap.xml", "ines-reservee"),
    ],
)
def test_a_reserved_value_is_seen_in_every_kind_of_file(banc: Banc, fichier: str, secret: str) -> None:
    texte = (banc.dossier / fichier).read_bytes().decode()
    banc.write(fichier, f"{texte}<!-- {secret} -->\n")
    assert banc.inspect() == [(fichier, "donnee-reservee")]


def test_the_message_names_the_link_and_where_it_stands(banc: Banc) -> None:
    banc.insert(FICHE, '<a href="../nulle-part/">x</a>')
    (probleme,) = inspect_site(banc.dossier, banc.attentes)
    assert probleme.fichier == FICHE
    assert probleme.message == "le lien « ../nulle-part/ » ne mène à rien."


def test_two_processes_find_the_same_defects_as_one(banc: Banc) -> None:
    banc.insert(FICHE, '<a href="../nulle-part/">x</a><a href="../../agenda/#nulle-part">x</a>')
    banc.insert(ACCUEIL, "<script>alert(1)</script>")
    un, deux = (inspect_site(banc.dossier, banc.attentes, processus) for processus in (1, 2))
    assert sorted(un, key=str) == sorted(deux, key=str)
    assert len(un) == 3


def test_defects_of_hand_written_pages_stop_the_command_and_leave_the_old_site(
    tmp_path: Path, petit_site: Path
) -> None:
    projet = copy_projet(tmp_path / "projet")
    write_petit_territoire(projet / "data")
    write_page(projet, "lien", '<a href="nulle-part.pdf">perdu</a>')
    write_page(projet, "image", "![ailleurs](https://exemple.org/x.png)")
    write_page(projet, "script", "<script>alert(1)</script>")
    write_page(projet, "nom", "Bonjour de la part d’Inès Réservée.")
    shutil.copytree(petit_site, projet / "site")
    avant = list_fichiers(projet / "site")
    fait = run_cpts("construire", "--date", JOUR, dossier=projet)
    assert fait.returncode == 1
    assert list_fichiers(projet / "site") == avant
    attendus = {
        "lien/index.html": "ne mène à rien",
        "image/index.html": "la page charge https://exemple.org/x.png",
        "script/index.html": "script en ligne inconnu",
        "nom/index.html": "une donnée réservée est publiée",
    }
    lus = read_lieux(fait.stderr)
    assert {fichier: attendus[fichier] in message.lower() for fichier, message in lus.items()} == dict.fromkeys(
        attendus, True
    )


def write_page(projet: Path, nom: str, corps: str) -> None:
    (projet / "docs" / f"{nom}.md").write_text(f"---\ntitle: {nom}\n---\n# {nom}\n\n{corps}\n", encoding="utf-8")


def read_lieux(texte: str) -> dict[str, str]:
    """File → message, from the two lines of each problem."""
    lignes = texte.splitlines()
    return {
        lieu.split(":")[0].strip(): message
        for lieu, message in pairwise(lignes)
        if ".html:" in lieu and message.startswith("  ")
    }


def empty_annuaire(donnees: Path) -> None:
    (donnees / "annuaire.yaml").write_text("structures: []\nprofessionnels: []\n", encoding="utf-8")
    for fichier in ("actions.yaml", "agenda.yaml"):
        (donnees / fichier).unlink()


def test_a_directory_that_becomes_empty_is_refused_even_with_a_word(tmp_path: Path, petit_site: Path) -> None:
    donnees = write_petit_territoire(tmp_path / "donnees")
    empty_annuaire(donnees)
    site = tmp_path / "site"
    shutil.copytree(petit_site, site)
    avant = list_fichiers(site)
    fait = run_cpts("construire", "--donnees", donnees, "--sortie", site, "--date", JOUR, "--accepter-baisse")
    assert (fait.returncode, "n’a plus aucune fiche" in fait.stderr) == (1, True)
    assert list_fichiers(site) == avant
