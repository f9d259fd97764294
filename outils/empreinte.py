"""One SHA-256 for a whole folder: two people who build the same commit for the same day compare one line.

`python -m outils.empreinte site` prints it. Without Python, `cd site` then:
`find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`
"""

import hashlib
import os
import sys
from pathlib import Path


def compute_empreinte(dossier: Path) -> str:
    """The digest of the names and the bytes of every file; neither dates nor permissions count."""
    noms = {b"./" + os.fsencode(f.relative_to(dossier).as_posix()): f for f in dossier.rglob("*") if f.is_file()}
    lignes = (hashlib.sha256(noms[nom].read_bytes()).hexdigest().encode() + b"  " + nom for nom in sorted(noms))
    return hashlib.sha256(b"".join(ligne + b"\n" for ligne in lignes)).hexdigest()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Usage : python -m outils.empreinte DOSSIER", file=sys.stderr)
        return 2
    print(compute_empreinte(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
