"""MkDocs hooks: gather the shell, the hand-written pages and the static files; the data never comes here.

Under `cpts construire` the parent process reads them from a file; else the same assembler finishes the site in place.
"""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # `mkdocs build` without the package installed

from cpts.assemble.collecte import Collecte
from cpts.errors import BuildError, DataError
from cpts.partage import follow_parent
from cpts.rapport import format_problemes

COQUILLE = "coquille.md"
_apercu = False


def on_startup(command: str, **_: Any) -> None:
    """Remembers whether this is a preview: MkDocs says it here and nowhere else."""
    global _apercu  # noqa: PLW0603 - true of the whole process
    _apercu = command == "serve"
    follow_parent(os.environ.get("CPTS_LIEN"))  # a build that was killed is not carried on with


def on_config(config: Any) -> None:
    config.extra["cpts"] = Collecte(apercu=_apercu)  # a fresh one: module globals survive a rebuild


def on_files(files: Any, config: Any) -> Any:
    fichiers = [f for f in files if not f.is_documentation_page() and f.inclusion.is_included()]
    config.extra["cpts"].add_fichiers(Path(config.docs_dir), [(f.abs_src_path, f.dest_uri) for f in fichiers])
    files.append(File.generated(config, COQUILLE, content="---\ncoquille: true\n---\n"))
    return files


@event_priority(100)  # before mkdocs-macros runs what the page calls
def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    collecte, fichier, source = config.extra["cpts"], page.file.src_uri, page.file.content_string
    if page.meta.get("render_macros"):
        return str(collecte.read_appels(fichier, source, markdown))
    collecte.check_oubli(fichier, source)
    return markdown


def on_page_content(html: str, page: Any, config: Any, **_: Any) -> None:
    if not page.meta.get("coquille"):
        config.extra["cpts"].add_page(page.file.src_uri, page.url, str(page.title), html, page.meta)


def on_post_page(output: str, page: Any, config: Any) -> None:
    if page.meta.get("coquille"):
        config.extra["cpts"].coquille = output


def on_post_build(config: Any) -> None:
    """Hands everything over: to the parent process, or to the assembler."""
    if cible := os.environ.get("CPTS_SQUELETTE"):
        Path(cible).write_text(config.extra["cpts"].make_squelette().to_json(), encoding="utf-8")
        return
    from cpts.publish.direct import Reglages, finish_site  # noqa: PLC0415 - loads the data model, only when it serves

    racine, donnees = Path(config.config_file_path).parent, os.environ.get("CPTS_DONNEES", "data")
    jour = os.environ.get("CPTS_DATE") or datetime.now(ZoneInfo("Europe/Paris")).date().isoformat()
    reglages = Reglages(racine, racine / donnees, donnees, date.fromisoformat(jour))
    try:
        finish_site(config.extra["cpts"], Path(config.site_dir), reglages)
    except DataError as erreur:
        raise PluginError("\n" + format_problemes(erreur.problemes, "texte")) from None
    except BuildError as erreur:
        raise PluginError(str(erreur)) from None
