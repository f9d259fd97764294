"""mkdocs-macros module: each macro answers an opaque token; the data is shown long after Markdown is done."""

import secrets
from functools import partial
from typing import Any

from cpts.macros.noms import NOMS


def define_env(env: Any) -> None:
    """Registers our macros; `env.page` is the page being read when one of them is called."""
    for nom in NOMS:
        env.macro(partial(_make_jeton, env), nom)


def _make_jeton(env: Any, **_arguments: Any) -> str:
    """A token of this build alone: no text of a page can be taken for it."""
    jetons: list[str] = env.page.meta.setdefault("cpts_jetons", [])
    jeton = f"cptsjeton{secrets.token_hex(8)}x{len(jetons)}x"
    jetons.append(jeton)
    return jeton
