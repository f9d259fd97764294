"""Where the data of a build comes from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Version:
    """What version.json says of a build. `commit`: "" outside a repository; `moment`: with a time zone."""

    commit: str
    moment: datetime
