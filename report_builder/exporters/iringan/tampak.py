"""Whether every text of a drawing is seen: within the picture, large enough, nothing over it, and not in its ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from report_builder.charts.lettering import text_width
from report_builder.exporters.colours import contrast
from report_builder.exporters.iringan.izin import NAMESPACE, SHAPES, Fault, name_of
from report_builder.exporters.iringan.tata import WIDTH
from report_builder.language import shorten

SMALLEST = 8
"""The least size of type on a card as wide as ``WIDTH``."""
FAINTEST = 2
"""The least contrast: below it a text is as good as not there."""
_PAPER, _INK = "#ffffff", "#000000"
_ASCENT = 0.74
_ROUNDING = 1


@dataclass(frozen=True, slots=True)
class _Teks:
    """A line of text as drawn: its box, its sizes and its colours."""

    unsur: etree._Element
    isi: str
    kiri: float
    kanan: float
    atas: float
    dasar: float
    ukuran: tuple[float, ...]
    warna: tuple[str, ...]


def hidden(root: etree._Element, laid_out: Sequence[float]) -> Iterator[Fault]:
    """Each text that is not seen, and each shape that could cover one.

    ``laid_out`` are the sizes of type that the card asks for: none needs to be larger.
    """
    width, height = _size(root)
    least = min(SMALLEST, *laid_out) * _drawn_width(root) / WIDTH
    painted: list[etree._Element] = []
    seen = False
    for element in root.iter(etree.Element):
        if name_of(element) == "text":
            seen = True
            text = _read(element)
            yield from _outside(text, width, height)
            yield from _too_small(text, least)
            yield from _faint(text, painted, root)
        elif name_of(element) in SHAPES:
            painted.append(element)
            if seen:
                message = f"<{name_of(element)}> digambar setelah teks sehingga dapat menutupinya."
                yield element, message, "Letakkan semua bentuk sebelum teks pertama."


def _size(root: etree._Element) -> tuple[float, float]:
    """Width and height in the units in which its texts are placed."""
    _, _, width, height = root.get("viewBox", f"0 0 {_number(root, 'width')} {_number(root, 'height')}").split()
    return float(width), float(height)


def _drawn_width(root: etree._Element) -> float:
    """The width of the whole picture in the same units: more than its own where its shape is another."""
    width, height = _size(root)
    return max(width, height * _number(root, "width") / _number(root, "height"))


def _read(element: etree._Element) -> _Teks:
    isi = " ".join("".join(map(str, element.itertext())).split())
    parts = tuple(element.iter(f"{NAMESPACE}text", f"{NAMESPACE}tspan"))
    sizes = tuple(float(_given(part, "font-size", "16")) for part in parts)
    bold = any(_given(part, "font-weight", "normal") in {"bold", "600", "700", "800", "900"} for part in parts)
    width = text_width(isi, max(sizes), bold=bold) + float(_given(element, "letter-spacing", "0")) * (len(isi) - 1)
    x, y = _number(element, "x"), _number(element, "y")
    left = x - {"start": 0, "middle": width / 2, "end": width}[_given(element, "text-anchor", "start")]
    colours = tuple(_given(part, "fill", _INK) for part in parts)
    return _Teks(element, isi, left, left + width, y - _ASCENT * max(sizes), y, sizes, colours)


def _outside(text: _Teks, width: float, height: float) -> Iterator[Fault]:
    is_in = text.kiri >= -_ROUNDING and text.kanan <= width + _ROUNDING
    if not is_in or text.atas < -_ROUNDING or text.dasar > height + _ROUNDING:
        hint = "Pakai tempat dan ukuran yang diberikan: t.x, t.y, dan t.ukuran."
        yield text.unsur, f"Teks “{shorten(text.isi, 60)}” keluar dari gambar.", hint


def _too_small(text: _Teks, least: float) -> Iterator[Fault]:
    if min(text.ukuran) < least:
        yield text.unsur, f"Teks “{shorten(text.isi, 60)}” terlalu kecil untuk dibaca.", "Pakai t.ukuran."


def _faint(text: _Teks, painted: Sequence[etree._Element], root: etree._Element) -> Iterator[Fault]:
    middle = text.dasar - (text.dasar - text.atas) / 2
    for x in (text.kiri + _ROUNDING, text.kanan - _ROUNDING):
        grounds = _grounds(x, middle, painted, root)
        if grounds and any(all(_is_faint(colour, ground) for ground in grounds) for colour in text.warna):
            hint = "Beri teks dan latarnya warna yang jelas berbeda."
            yield text.unsur, f"Teks “{shorten(text.isi, 60)}” tidak terlihat pada latarnya.", hint
            return


def _is_faint(colour: str, ground: str) -> bool:
    return contrast(_digits(colour), _digits(ground)) < FAINTEST


def _digits(colour: str) -> str:
    """The six digits of a colour; ``#123`` is short for ``#112233``."""
    digits = colour.removeprefix("#")
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def _grounds(x: float, y: float, painted: Sequence[etree._Element], root: etree._Element) -> tuple[str, ...]:
    """The colours that may lie behind a point: of the last rectangle there, and of other shapes over that.

    Nothing where a picture lies behind it, whose colours are not known.
    """
    grounds: tuple[str, ...] = (_PAPER,)
    for shape in painted:
        name = name_of(shape)
        is_there = name not in {"rect", "image"} or _covers(shape, x, y, root)
        if name == "image" and is_there:
            grounds = ()
        elif name == "rect" and is_there:
            grounds = _colours(shape, root) or grounds
        elif name not in {"rect", "image", "line"} and grounds:
            grounds = (*grounds, *_colours(shape, root))
    return grounds


def _covers(shape: etree._Element, x: float, y: float, root: etree._Element) -> bool:
    width, height = _size(root)
    left, top = _length(shape, "x", width), _length(shape, "y", height)
    right, bottom = left + _length(shape, "width", width), top + _length(shape, "height", height)
    return left <= x <= right and top <= y <= bottom


def _colours(shape: etree._Element, root: etree._Element) -> tuple[str, ...]:
    """The colours of a fill: one, those of a gradient, or none."""
    fill = _given(shape, "fill", _INK)
    if fill.startswith("url(#"):
        name = fill.removeprefix("url(#").removesuffix(")")
        stops = root.iterfind(f".//*[@id='{name}']/{NAMESPACE}stop")
        return tuple(stop.get("stop-color", _INK) for stop in stops)
    return () if fill == "none" else (fill,)


def _given(element: etree._Element, name: str, usual: str) -> str:
    """An attribute of an element or of the nearest one around it that has it."""
    around = (each.get(name) for each in (element, *element.iterancestors()))
    return next((value for value in around if value is not None), usual)


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "0").removesuffix("px"))


def _length(element: etree._Element, name: str, whole: float) -> float:
    value = element.get(name, "0")
    return float(value.removesuffix("%")) / 100 * whole if value.endswith("%") else _number(element, name)
