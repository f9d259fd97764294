"""Compiled templates kept from one build to the next: a help that may fail, be lost or be damaged without harm."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_LONGUEUR = sha256().digest_size
_FORME = b"sans calcul d'avance"
"""To be changed with the way templates are compiled: what was compiled otherwise is compiled again."""


class CacheGabarits(BytecodeCache):
    """One file a template in `dossier`: a digest, then what Jinja wrote.

    Jinja's own cache stops the build on a full disk or on a damaged file, and forgets its temporary files when it is
    killed (3.1.6).
    """

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing when there is no such file or when it is not whole: the template is compiled again."""
        with suppress(OSError):
            octets = self._name(bucket).read_bytes()
            if _sign(octets[_LONGUEUR:]) == octets[:_LONGUEUR]:
                bucket.bytecode_from_string(octets[_LONGUEUR:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes beside, then renames; one name a template, so that a killed build leaves nothing that piles up."""
        octets = bucket.bytecode_to_string()
        provisoire = self.dossier / f"{bucket.key}.nouveau"
        with suppress(OSError):
            provisoire.write_bytes(_sign(octets) + octets)
            provisoire.replace(self._name(bucket))

    def _name(self, bucket: Bucket) -> Path:
        return self.dossier / f"{bucket.key}.gabarit"


def _sign(octets: bytes) -> bytes:
    return sha256(_FORME + octets).digest()
