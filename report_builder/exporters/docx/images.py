"""Pictures among the resources: their size, and what stands in for those that not every program can show."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image as ImageHeader
from lxml import etree

from report_builder.errors import Problem, error, warning
from report_builder.exporters.docx.wordml import emu

# One light grey dot, stretched to where an SVG stands that only newer programs draw.
_STAND_IN = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mN4DAAA5QDkuhkc/AAAAABJRU5ErkJggg=="
)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(mm|cm|in|pt|px|)\s*")
_MILLIMETRES: Mapping[str, float] = {"mm": 1, "cm": 10, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}


@dataclass(frozen=True, slots=True)
class Raster:
    """Bytes of a PNG or JPEG, or the like, under a name; an SVG that newer programs draw instead, if any."""

    name: str
    data: bytes
    width: float
    """In millimetres, as the file itself says."""
    height: float
    vector: tuple[str, bytes] | None = None


def read_image(name: str, resources: Mapping[str, bytes], problems: list[Problem]) -> Raster | None:
    """The picture of this name; None, with a problem, where there is none or it is of a kind that Word cannot show."""
    data = resources.get(name)
    if data is None:
        problems.append(error(f"Gambar “{name}” tidak ada.", hint="Periksa nama berkasnya."))
        return None
    if name.lower().endswith(".svg"):
        return _read_vector(name, data, resources, problems)
    try:
        return _read_raster(name, data)
    except UnrecognizedImageError:
        problems.append(error(f"Gambar “{name}” bukan PNG, JPEG, atau SVG.", hint="Simpan gambar itu sebagai PNG."))
        return None


def _read_raster(name: str, data: bytes) -> Raster:
    header = ImageHeader.from_file(BytesIO(data))
    return Raster(name, data, header.width / emu(1), header.height / emu(1))


def _read_vector(name: str, data: bytes, resources: Mapping[str, bytes], problems: list[Problem]) -> Raster:
    """An SVG with the PNG of the same name beside it; without one, a grey field with a warning."""
    width, height = _svg_size(data)
    stand_in = str(PurePosixPath(name).with_suffix(".png"))
    if stand_in not in resources:
        message = f"Gambar “{name}” berupa SVG: Word 2016 ke atas menampilkannya, program lain hanya bidang kelabu."
        problems.append(warning(message, hint=f"Sertakan juga “{stand_in}”."))
    return Raster(stand_in, resources.get(stand_in, _STAND_IN), width, height, (name, data))


def _svg_size(data: bytes) -> tuple[float, float]:
    """The size in millimetres from width and height, else from the view box; a square where neither is given."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    lengths = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if all(lengths):
        wide, high = (float(found[1]) * _MILLIMETRES[found[2]] for found in lengths if found)
        return wide, high
    match root.get("viewBox", "").replace(",", " ").split():
        case [_, _, width, height]:
            return float(width) * _MILLIMETRES["px"], float(height) * _MILLIMETRES["px"]
        case _:
            return 30.0, 30.0
