"""The fonts that a picture is drawn with."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Liberation Sans"
_FACES = {"normal": "fonts/LiberationSans-Regular.ttf", "bold": "fonts/LiberationSans-Bold.ttf"}


def font_faces(address: Callable[[str], str]) -> str:
    """The ``@font-face`` rules of the report's font in both weights, each font at the address of its resource."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("{address(name)}") }}'
        for weight, name in _FACES.items()
    )


def embedded(letters: str, resources: Mapping[str, bytes]) -> Callable[[str], str]:
    """Addresses that hold the fonts themselves, of which only these letters are left."""

    def address(name: str) -> str:
        return f"data:font/ttf;base64,{b64encode(subset(letters, resources[name])).decode()}"

    return address


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
