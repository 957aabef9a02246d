"""Pages as small pictures, and how much two pictures of a page differ to the eye."""

from collections.abc import Sequence
from functools import reduce
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageFilter, ImageOps

COLOURS = 32
FRAME = (195, 205, 216)
BLUR = 2
"""Radius in pixels: what only smoothes letters differently is gone after it."""
TOLERANCE = 32
"""So much of 255 a blurred pixel may differ in a colour."""
SHARE = 0.002
"""Of the pixels, which may differ more than that."""


def picture(pdf: Path | bytes, words: Sequence[str], dpi: int, *, framed: bool = False) -> Image.Image:
    """Give the last page that holds all the words; the lists of contents, which hold them too, come before it."""
    with pdfium.PdfDocument(pdf) as document:
        places = [number for number in range(len(document)) if _holds(document[number], words)]
        assert places, words
        shown = document[places[-1]].render(scale=dpi / 72).to_pil().convert("RGB")
    return ImageOps.expand(shown, 1, FRAME) if framed else shown


def _holds(page: pdfium.PdfPage, words: Sequence[str]) -> bool:
    text = "".join(page.get_textpage().get_text_bounded().split())
    return all("".join(word.split()) in text for word in words)


def save(shown: Image.Image, path: Path) -> None:
    """Write a picture in few colours."""
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of the pixels that differ to the eye; all where the pictures are of two sizes."""
    if one.size != other.size:
        return 1.0
    blurred = (image.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR)) for image in (one, other))
    strongest = reduce(ImageChops.lighter, ImageChops.difference(*blurred).split())
    counts = strongest.histogram()
    return sum(counts[TOLERANCE + 1 :]) / sum(counts)
