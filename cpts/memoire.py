"""The collector of cycles, put to sleep while a lot is made and nothing thrown away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collecte() -> Iterator[None]:
    """No collection inside: it would walk hundreds of thousands of objects, none of them garbage, again and again."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()
