"""Python looks for garbage again and again; while much is made and little thrown away that is time lost."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Let Python look for no garbage meanwhile: of a report 10 to 25 % of the time is saved. A decorator too."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def end_without_collection() -> None:
    """Let Python look for no garbage when the program ends: whatever there is goes with it."""
    atexit.register(gc.freeze)
