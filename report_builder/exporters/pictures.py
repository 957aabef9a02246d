"""Picture files: their size, and why one of them is of no use in a report."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import PIL.ImageFile
from lxml import etree
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

LONGEST_SIDE = 6000
"""In pixels: more than any printer shows of a picture in a report, and what it takes to unpack stays bearable."""

# Each reader by itself: the one that finds out the format warns of large pictures instead of refusing them.
_RASTERS: Mapping[str, Callable[[BytesIO], ImageFile]] = {
    ".png": PngImageFile,
    ".jpg": JpegImageFile,
    ".jpeg": JpegImageFile,
    ".gif": GifImageFile,
    ".bmp": BmpImageFile,
    ".tif": TiffImageFile,
    ".tiff": TiffImageFile,
}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
"""What Pillow raises for a file that is cut off or garbled."""

_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({f"{_SVG}script", f"{_SVG}foreignObject"})
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_WITHIN = ("#", "data:")
_OUTSIDE = re.compile(r"@import|url\((?![\"'\s]*(?:#|data:))", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d*\.?\d+)(mm|cm|in|pt|px|)\s*")
_NOTHING = re.compile(r"\s*(?:-|\+?(?:0+\.?0*|\.0+)(?![\d.]))")
"""Begins a length of zero or less."""
_INCH = 25.4
_MILLIMETRES: Mapping[str, float] = {"mm": 1, "cm": 10, "in": _INCH, "pt": _INCH / 72, "px": _INCH / 96, "": _INCH / 96}
_DEFAULT_DPI = 72


class PictureError(Exception):
    """Why a picture is of no use, as the end of a sentence that begins with its name, and what to do; Indonesian."""

    def __init__(self, reason: str, hint: str = "Simpan ulang gambar itu sebagai PNG.") -> None:
        super().__init__(reason, hint)
        self.reason = reason
        self.hint = hint


def measure_picture(name: str, data: bytes) -> tuple[float, float]:
    """Width and height in millimetres as the file says; raises PictureError where it has none that can be used."""
    if _is_vector(name):
        return _measure_vector(_parse(data))
    image = _open(name, data)
    across, down = (value if value >= 1 else _DEFAULT_DPI for value in image.info.get("dpi", (0, 0)))
    return image.width / float(across) * _INCH, image.height / float(down) * _INCH


def check_picture(name: str, data: bytes) -> None:
    """Read the whole picture; raises PictureError where it is damaged, too large, or asks for anything outside it."""
    measure_picture(name, data)
    if _is_vector(name):
        _check_content(_parse(data))
        return
    try:
        with _strictly():
            _open(name, data).verify()
            _open(name, data).load()
    except _DAMAGE as failure:
        raise PictureError("rusak atau terpotong") from failure


@contextmanager
def _strictly() -> Iterator[None]:
    """WeasyPrint tells Pillow to take files that are cut off, and tells it for the whole process."""
    lenient = PIL.ImageFile.LOAD_TRUNCATED_IMAGES
    PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        PIL.ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _is_vector(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() == ".svg"


# Raster


def _open(name: str, data: bytes) -> ImageFile:
    """The picture with its header read; what is named PNG but is a JPEG is told apart, as Word does."""
    reader = _RASTERS.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        raise _unknown()
    try:
        image = reader(BytesIO(data))
    except _DAMAGE as failure:
        raise _unknown() from failure
    if max(image.size) > LONGEST_SIDE:
        size = f"{image.width} × {image.height} piksel"
        raise PictureError(f"terlalu besar ({size})", f"Perkecil sampai paling besar {LONGEST_SIDE} piksel tiap sisi.")
    return image


def _unknown() -> PictureError:
    hint = "Pakai gambar yang isinya sesuai dengan akhiran namanya."
    return PictureError("bukan gambar PNG, JPG, atau SVG yang utuh", hint)


# Vector


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise _unknown() from failure
    if root.tag != f"{_SVG}svg":
        raise _unknown()
    return root


def _measure_vector(root: etree._Element) -> tuple[float, float]:
    """From width and height, else from the view box."""
    given = [root.get(side) for side in ("width", "height")]
    box = _view_box(root)
    lengths = [_LENGTH.fullmatch(value or "") for value in given]
    if any(value is not None and _NOTHING.match(value) for value in given) or not (all(lengths) or box):
        hint = "Beri gambar itu width, height, dan viewBox yang lebih besar dari nol, atau simpan sebagai PNG."
        raise PictureError("berupa SVG tanpa ukuran", hint)
    if all(lengths):
        wide, high = (float(found[1]) * _MILLIMETRES[found[2]] for found in lengths if found)
        return wide, high
    return box[0] * _MILLIMETRES["px"], box[1] * _MILLIMETRES["px"]


def _view_box(root: etree._Element) -> tuple[float, ...]:
    """Width and height of the view box, nothing where there is none; raises PictureError where it makes no sense."""
    text = root.get("viewBox")
    if text is None:
        return ()
    try:
        _, _, wide, high = map(float, text.replace(",", " ").split())
    except ValueError:
        wide = high = 0.0
    if not (0 < wide < float("inf") and 0 < high < float("inf")):
        raise PictureError(f"berupa SVG dengan viewBox “{text}” yang tidak sah")
    return wide, high


def _check_content(root: etree._Element) -> None:
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise PictureError("berupa SVG dengan entitas")
    for element in root.iter("*"):
        if element.tag in _ACTIVE:
            raise PictureError(f"berupa SVG dengan {etree.QName(element).localname}")
        if _leads_outside(element):
            raise PictureError("berupa SVG yang meminta berkas lain")


def _leads_outside(element: etree._Element) -> bool:
    hrefs = (element.get(name, "#").strip() for name in _HREFS)
    texts = (*map(str, element.attrib.values()), element.text or "" if element.tag == f"{_SVG}style" else "")
    return not all(href.startswith(_WITHIN) for href in hrefs) or any(map(_OUTSIDE.search, texts))
