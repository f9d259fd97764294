"""What the commands that ask a public service share: the client, and in whose name it asks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cpts import __version__

if TYPE_CHECKING:
    from cpts.importers.reseau import Client


def open_client(service: str, donnees: Path) -> "Client":
    """A client that tells on standard error why it waits, and to the service whose site it works for."""
    from cpts.importers.reseau import Client  # noqa: PLC0415 - `cpts --aide` answers at once

    return Client(service, make_agent(donnees), annonce=lambda phrase: click.echo(phrase, err=True))


def make_agent(donnees: Path) -> str:
    """« cpts/1.0 (+https://…) »: the services ask who they are asked by."""
    from cpts.dossier import TAILLE_YAML, read_octets  # noqa: PLC0415 - idem
    from cpts.yaml_source import read_yaml  # noqa: PLC0415 - idem

    octets = read_octets(donnees / "cpts.yaml", "cpts.yaml", TAILLE_YAML)
    document = read_yaml(octets, "cpts.yaml")[0] if isinstance(octets, bytes) else None
    site = document.racine.get("site") if document else None
    if not isinstance(site, str) or not site.startswith("https://") or not (site.isascii() and site.isprintable()):
        return f"cpts/{__version__}"
    return f"cpts/{__version__} (+{site})"
