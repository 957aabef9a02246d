"""The paper of a report and the width of its text, in millimetres."""

from __future__ import annotations

from collections.abc import Mapping

PAPERS: Mapping[str, tuple[float, float]] = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height."""
_MARGINS = 30 + 25
"""At the binding edge and opposite."""


def text_width(paper: str, *, lies: bool) -> float:
    """Give the width of the text on a page that stands or lies."""
    return PAPERS[paper][lies] - _MARGINS


def tallest(*, lies: bool) -> float:
    """Give how high a picture may be on a page that stands or lies, as in gaya/cetak.css; a higher one is cut off."""
    return 120.0 if lies else 200.0
