"""The letters of a picture as fonts that go along with it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Liberation Sans"
_FACES = {"normal": "fonts/LiberationSans-Regular.ttf", "bold": "fonts/LiberationSans-Bold.ttf"}


def font_faces(letters: str, resources: Mapping[str, bytes]) -> str:
    """The ``@font-face`` rules of the report's font in both weights, which hold these letters and no others."""
    return "\n".join(_face(weight, subset(letters, resources[name])) for weight, name in _FACES.items())


def _face(weight: str, font: bytes) -> str:
    address = f"data:font/ttf;base64,{b64encode(font).decode()}"
    return f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("{address}") }}'


# The card is drawn twice, as SVG and as PNG, with the same letters in two weights.
@lru_cache(maxsize=2)
def subset(letters: str, font: bytes) -> bytes:
    """The font with the glyphs of these letters only; its date stays, so that the same letters give the same bytes."""
    # Hints are for far smaller sizes, and they are half of the file.
    options = Options(hinting=False)
    options.drop_tables += ["FFTM"]
    with TTFont(BytesIO(font), recalcTimestamp=False) as opened:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(opened)
        written = BytesIO()
        opened.save(written)
    return written.getvalue()
