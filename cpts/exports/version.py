"""Exports: version.json, which tells what is published and marks the folder as ours."""

from datetime import UTC, datetime

from cpts.exports.texte import dump_json
from cpts.model.site import Site


def write_version(site: Site, *, commit: str, moment: datetime, pages: int) -> bytes:
    """`moment`: with a time zone, that of the commit. `pages`: number of addresses published."""
    return dump_json(
        {
            "commit": commit,
            "date": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "jour": site.jour.isoformat(),
            "professionnels": len(site.professionnels),
            "structures": len(site.structures),
            "actions": len(site.actions),
            "evenements": len(site.evenements),
            "pages": pages,
        }
    )
