"""Letters that the report's fonts lack: PDF/A forbids them, so each is set as an empty box, and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from io import BytesIO

from fontTools.ttLib import TTFont

from report_builder.errors import Problem, warning

FONT = "fonts/LiberationSans-Regular.ttf"
BOX = "□"
_LAYOUT = frozenset("\t\n\r")
"""Of the markup; no font has letters for them."""
_BASE = "\u00a0"
_MARKS = re.compile(r"(?P<bare>(?<=[>\"\s]))?[\u0300-\u036f]+")
"""Marks on one letter, or on none."""


def replace_unknown(
    markup: str, resources: Mapping[str, bytes], tempat: str = "dalam PDF"
) -> tuple[str, tuple[Problem, ...]]:
    """The markup with only letters that the fonts have, and a warning that names the others and says where they lack.

    Joiners and variation selectors, which only shape the letter before them, go without a box; unknown space is plain.
    """
    known = _letters_of(resources[FONT])
    unknown = sorted(letter for letter in set(markup) - _LAYOUT if ord(letter) not in known)
    replacements = {ord(letter): _replacement(letter) for letter in unknown}
    shown = ", ".join(letter for letter in unknown if replacements[ord(letter)] == BOX)
    message = f"Huruf ini tidak ada dalam Liberation Sans sehingga dicetak {BOX} {tempat}: {shown}."
    told = (warning(message, hint="Ganti huruf itu dalam data."),) if shown else ()
    return _MARKS.sub(_carry, markup.translate(replacements)), told


def _letters_of(font: bytes) -> frozenset[int]:
    with TTFont(BytesIO(font), lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def _carry(marks: re.Match[str]) -> str:
    """Marks on a letter and in the order in which they are drawn; else the file would not say what they mean."""
    base = "" if marks["bare"] is None else _BASE
    return base + "".join(sorted(marks[0], key=unicodedata.combining))


def _replacement(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cf", "Mn", "Me"} else BOX
