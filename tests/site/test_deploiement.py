"""What is given to hosts says the same as the pages, and covers all that a site holds."""

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from cpts.assemble.annexes import TYPES_A_DIRE
from cpts.validate.fichiers import SUFFIXES_MEDIAS
from tests.construction import RACINE, read_page

NGINX = re.sub(r"(?m)^\s*#.*$", "", (RACINE / "deploiement/nginx.conf").read_text(encoding="utf-8"))
"""The sample without its comments."""
GITLAB = (RACINE / ".gitlab-ci.yml").read_text(encoding="utf-8")
TEXTES = "html css js mjs json geojson csv ics vcf atom xml txt svg"
"""Suffixes of what is worth compressing."""


def get_politique(site: Path) -> str:
    """The policy that a built page carries."""
    trouve = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', read_page(site, "annuaire"))
    assert trouve
    return unescape(trouve[1])


def read_headers(site: Path) -> dict[str, dict[str, str]]:
    """Path → header → value, of the file that some hosts read."""
    blocs: dict[str, dict[str, str]] = {}
    for ligne in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if ligne.startswith("/"):
            bloc = blocs.setdefault(ligne, {})
        else:
            nom, _, valeur = ligne.strip().partition(": ")
            bloc[nom] = valeur
    return blocs


def list_suffixes(site: Path) -> set[str]:
    return {f.suffix.removeprefix(".") for f in site.rglob("*") if f.is_file() and f.suffix}


def list_types_nginx() -> dict[str, str]:
    """Suffix → type, of the sample."""
    bloc = re.search(r"\btypes \{(.*?)\}", NGINX, re.DOTALL)
    assert bloc
    lignes = (ligne.split() for ligne in bloc[1].replace(";", "").strip().splitlines())
    return {suffixe: genre for genre, *suffixes in lignes for suffixe in suffixes}


def test_the_servers_send_the_policy_of_the_pages_and_forbid_frames(petit_site: Path) -> None:
    attendue = f"{get_politique(petit_site)}; frame-ancestors 'none'"
    assert read_headers(petit_site)["/*"]["Content-Security-Policy"] == attendue
    assert re.findall(r'add_header Content-Security-Policy "([^"]*)" always;', NGINX) == [attendue]


def test_both_samples_send_the_same_headers(petit_site: Path) -> None:
    nginx = dict(re.findall(r'add_header (\S+) "([^"]*)" always;', NGINX))
    headers = read_headers(petit_site)["/*"]
    assert headers == {**nginx, "Cache-Control": "no-cache"}
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_no_block_of_nginx_loses_the_headers_of_the_server() -> None:
    blocs = re.findall(r"location [^{]*\{[^}]*\}", NGINX)
    assert len(blocs) == 5
    assert [bloc for bloc in blocs if "add_header" in bloc] == []


def test_nginx_knows_the_type_of_every_file_of_a_site(petit_site: Path) -> None:
    types = list_types_nginx()
    medias = {suffixe.removeprefix(".") for suffixe in SUFFIXES_MEDIAS}
    assert list_suffixes(petit_site) | medias <= types.keys()
    assert {suffixe: types[suffixe] for suffixe in TYPES_A_DIRE} == {
        "mjs": "text/javascript",
        "ics": "text/calendar",
        "vcf": "text/vcard",
        "geojson": "application/geo+json",
        "atom": "application/atom+xml",
    }


def test_headers_tell_the_types_that_hosts_ignore(petit_site: Path) -> None:
    headers = read_headers(petit_site)
    dits = {chemin: bloc["Content-Type"] for chemin, bloc in headers.items() if "Content-Type" in bloc}
    assert dits == {
        "/*.mjs": "text/javascript; charset=utf-8",
        "/*.ics": "text/calendar; charset=utf-8",
        "/*.vcf": "text/vcard; charset=utf-8",
        "/*.geojson": "application/geo+json",
        "/*.atom": "application/atom+xml; charset=utf-8",
    }


def test_what_is_text_is_compressed_everywhere(petit_site: Path) -> None:
    types = list_types_nginx()
    compresses = set(re.search(r"gzip_types ([^;]*);", NGINX)[1].split()) | {"text/html"}
    assert {s for s, genre in types.items() if genre in compresses} == set(TEXTES.split())
    assert list_suffixes(petit_site) - {"png"} <= set(TEXTES.split())
    assert f"({TEXTES.replace(' ', '|')})" in GITLAB


def test_the_sample_of_nginx_is_whole_and_nginx_accepts_it_where_there_is_one(tmp_path: Path) -> None:
    assert NGINX.count("{") == NGINX.count("}") == 12
    if nginx := shutil.which("nginx"):
        fait = run_nginx(nginx, tmp_path)
        assert fait.returncode == 0, fait.stderr


def run_nginx(nginx: str, dossier: Path) -> subprocess.CompletedProcess[str]:
    """The sample read by nginx itself, without its certificates, which are elsewhere."""
    essai = re.sub(r"^\s*ssl_certificate.*$", "", NGINX, flags=re.MULTILINE).replace("443 ssl", "8443")
    temporaires = "".join(
        f"{nom}_temp_path {dossier}/{nom}; " for nom in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = f"pid {dossier}/pid; error_log {dossier}/log; events {{}} http {{ access_log off; {temporaires}{essai} }}"
    (dossier / "nginx.conf").write_text(conf.replace("listen 80", "listen 8080"), encoding="utf-8")
    commande = [nginx, "-t", "-p", str(dossier), "-c", str(dossier / "nginx.conf")]
    return subprocess.run(commande, capture_output=True, text=True, check=False)


@pytest.fixture
def gitlab() -> Any:
    return yaml.safe_load(GITLAB)


def test_gitlab_checks_proposals_publishes_the_main_branch_and_never_waits_for_links(gitlab: Any) -> None:
    assert gitlab["controle"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert gitlab["pages"]["rules"][-1] == {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    assert gitlab["pages"]["artifacts"]["paths"] == ["public"]
    assert gitlab["liens"]["allow_failure"] is True
    appelees = {
        mot for job in ("controle", "pages", "liens") for mot in gitlab[job]["script"] if mot.startswith("make")
    }
    assert appelees == {"make site"}


def test_the_weekly_workflow_of_links_stands_alone_and_blocks_nothing() -> None:
    flux = yaml.safe_load((RACINE / ".github/workflows/liens.yml").read_text(encoding="utf-8"))
    declencheurs = flux[True]  # « on », which YAML 1.1 takes for a yes
    assert set(declencheurs) == {"schedule", "workflow_dispatch"}
    assert flux["permissions"] == {}
    assert flux["jobs"]["liens"]["permissions"] == {"contents": "read"}
    assert flux["jobs"]["liens"]["steps"][-1]["continue-on-error"] is True
