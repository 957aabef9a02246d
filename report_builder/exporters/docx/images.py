"""Pictures among the resources: their size, and what stands in for those that not every program can show."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from report_builder.errors import Problem, error, warning
from report_builder.exporters.pictures import PictureError, measure_picture

# One light grey dot, stretched to where an SVG stands that only newer programs draw.
_STAND_IN = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mN4DAAA5QDkuhkc/AAAAABJRU5ErkJggg=="
)


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
    try:
        size = measure_picture(name, data)
    except PictureError as refused:
        problems.append(error(f"Gambar “{name}” {refused.reason}.", hint=refused.hint))
        return None
    if name.lower().endswith(".svg"):
        return _read_vector(name, size, resources, problems)
    return Raster(name, data, *size)


def _read_vector(
    name: str, size: tuple[float, float], resources: Mapping[str, bytes], problems: list[Problem]
) -> Raster:
    """An SVG with the PNG of the same name beside it; without one, a grey field with a warning."""
    stand_in = str(PurePosixPath(name).with_suffix(".png"))
    if stand_in not in resources:
        message = f"Gambar “{name}” berupa SVG: tampak di Word 2016 ke atas, di program lain hanya bidang kelabu."
        problems.append(warning(message, hint=f"Sertakan juga “{stand_in}”."))
    return Raster(stand_in, resources.get(stand_in, _STAND_IN), *size, (name, resources[name]))
