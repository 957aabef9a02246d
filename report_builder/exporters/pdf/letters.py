"""Letters that the report's fonts lack: PDF/A forbids them, so each is set as an empty box, and told."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from io import BytesIO

from fontTools.ttLib import TTFont

from report_builder.errors import Problem, warning

FONT = "fonts/LiberationSans-Regular.ttf"
BOX = "□"


def replace_unknown(markup: str, resources: Mapping[str, bytes]) -> tuple[str, tuple[Problem, ...]]:
    """The markup with only letters that the fonts have, and a warning that names the others.

    Joiners and variation selectors, which only shape the letter before them, go without a box.
    """
    known = _letters_of(resources[FONT])
    unknown = sorted(letter for letter in set(markup) if ord(letter) not in known and not letter.isspace())
    if not unknown:
        return markup, ()
    boxes = {ord(letter): "" if _only_shapes(letter) else BOX for letter in unknown}
    shown = ", ".join(letter for letter in unknown if boxes[ord(letter)])
    message = f"Huruf ini tidak ada dalam Liberation Sans sehingga dicetak {BOX} dalam PDF: {shown}."
    told = (warning(message, hint="Ganti huruf itu dalam data."),) if shown else ()
    return markup.translate(boxes), told


def _letters_of(font: bytes) -> frozenset[int]:
    with TTFont(BytesIO(font), lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def _only_shapes(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Mn", "Me"}
