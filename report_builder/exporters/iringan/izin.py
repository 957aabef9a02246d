"""What a drawing of a card may hold: a table of its elements, what each may hold and say, and in which form.

All else is refused, since a viewer could do with it what nobody foresaw: run it, fetch it, hide words by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from report_builder.language import shorten

NAMESPACE = "{http://www.w3.org/2000/svg}"

Fault: TypeAlias = tuple[etree._Element, str, str]  # noqa: SLF001 - lxml's name for what it gives
"""At which element of the picture something is wrong, what it is, and what to do."""


@dataclass(frozen=True, slots=True)
class _Isi:
    """A form of values, and what to do about one that has another."""

    pola: re.Pattern[str]
    saran: str


@dataclass(frozen=True, slots=True)
class _Unsur:
    """The attributes of an element, and the elements that may stand in it."""

    atribut: Mapping[str, _Isi]
    anak: frozenset[str] = frozenset()
    berteks: bool = False


def _form(pattern: str, advice: str) -> _Isi:
    return _Isi(re.compile(pattern), advice)


def _one_of(*words: str) -> _Isi:
    return _Isi(re.compile("|".join(words)), f"Pilih salah satu: {', '.join(words)}.")


_NUMERAL = r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_HEX = "#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
_NAME = "[A-Za-z][A-Za-z0-9_-]*"
_SEVERAL = rf"-?{_NUMERAL}(?:[ ,]+-?{_NUMERAL})*"

_ANY = _form("(?s:.*)", "")
_NUMBER = _form(f"-?{_NUMERAL}", "Tulis angka saja, misalnya 80.")
_POSITIVE = _form(_NUMERAL, "Tulis angka saja, misalnya 2.")
_LENGTH = _form(f"-?{_NUMERAL}(?:px|%)?", "Tulis angka, misalnya 80 atau 50%.")
_COLOUR = _form(_HEX, "Tulis warna sebagai #rrggbb, misalnya {{ gaya['aksen'] }}.")
_PAINT = _form(rf"none|{_HEX}|url\(#{_NAME}\)", "Tulis warna sebagai #rrggbb, none, atau url(#gradasi).")
_ID = _form(_NAME, "Tulis huruf dan angka tanpa spasi.")
_DASHES = _form(f"none|{_SEVERAL}", "Tulis angka, misalnya 4 2.")
_POINTS = _form(rf"\s*{_SEVERAL}\s*".replace("[ ,]", r"[\s,]"), "Tulis titik-titiknya, misalnya 0,0 10,5.")
_PATH = _form(r"[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\s-]+", "Tulis perintah path SVG.")
_FAMILY = _form("[A-Za-z ,'-]+", "Tulis nama huruf, misalnya 'Liberation Sans', Arial, sans-serif.")
_VIEW = _form(
    r"0 0 [1-9][0-9]*(?:\.[0-9]+)? [1-9][0-9]*(?:\.[0-9]+)?", "Tulis 0 0 lebar tinggi, misalnya 0 0 1080 1350."
)
_EMBEDDED = _form(
    r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+", "Sertakan isi gambar itu: data:image/png;base64,…."
)

_LINES = {
    "stroke": _PAINT,
    "stroke-width": _POSITIVE,
    "stroke-dasharray": _DASHES,
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
}
_FILLED = {"id": _ID, "fill": _PAINT, "fill-rule": _one_of("nonzero", "evenodd"), **_LINES}
_TYPE = {
    "id": _ID,
    "fill": _COLOUR,
    "font-family": _FAMILY,
    "font-size": _POSITIVE,
    "font-weight": _form("normal|bold|[1-9]00", "Tulis normal, bold, atau 100 sampai 900."),
    "letter-spacing": _POSITIVE,
    "text-anchor": _one_of("start", "middle", "end"),
}


def _lengths(*names: str) -> dict[str, _Isi]:
    return dict.fromkeys(names, _LENGTH)


SHAPES: Mapping[str, _Unsur] = {
    "rect": _Unsur({**_FILLED, **_lengths("x", "y", "width", "height", "rx", "ry")}),
    "circle": _Unsur({**_FILLED, **_lengths("cx", "cy", "r")}),
    "ellipse": _Unsur({**_FILLED, **_lengths("cx", "cy", "rx", "ry")}),
    "line": _Unsur({"id": _ID, **_LINES, **_lengths("x1", "y1", "x2", "y2")}),
    "polyline": _Unsur({**_FILLED, "points": _POINTS}),
    "polygon": _Unsur({**_FILLED, "points": _POINTS}),
    "path": _Unsur({**_FILLED, "d": _PATH}),
    "image": _Unsur({"id": _ID, "href": _EMBEDDED, **_lengths("x", "y", "width", "height")}),
}
_UNITS = _one_of("userSpaceOnUse", "objectBoundingBox")
_STOPS = frozenset({"stop"})
_GRADIENTS: Mapping[str, _Unsur] = {
    "linearGradient": _Unsur({"id": _ID, "gradientUnits": _UNITS, **_lengths("x1", "y1", "x2", "y2")}, _STOPS),
    "radialGradient": _Unsur({"id": _ID, "gradientUnits": _UNITS, **_lengths("cx", "cy", "r", "fx", "fy")}, _STOPS),
}
_CONTENT = frozenset({"g", "text", "title", "desc", *SHAPES, *_GRADIENTS})
_ELEMENTS: Mapping[str, _Unsur] = {
    # The size is held elsewhere, with words of its own.
    "svg": _Unsur({**_TYPE, "width": _ANY, "height": _ANY, "viewBox": _VIEW, "role": _one_of("img")}, _CONTENT),
    "g": _Unsur(_TYPE, _CONTENT),
    **SHAPES,
    **_GRADIENTS,
    "stop": _Unsur({"offset": _LENGTH, "stop-color": _COLOUR}),
    "text": _Unsur({**_TYPE, "x": _NUMBER, "y": _NUMBER}, frozenset({"tspan"}), berteks=True),
    "tspan": _Unsur({name: _TYPE[name] for name in ("fill", "font-size", "font-weight")}, berteks=True),
    "title": _Unsur({}, berteks=True),
    "desc": _Unsur({}, berteks=True),
}
_HREF = "{http://www.w3.org/1999/xlink}href"
"""How SVG 1.1 writes ``href``."""


def strangers(root: etree._Element) -> Iterator[Fault]:
    """Whatever the table does not have: elements, their places, attributes, values, and text where none may be."""
    if root.getroottree().docinfo.internalDTD is not None:
        yield root, "Gambar kartu tidak boleh memuat DOCTYPE.", "Hapus deklarasi itu."
    for element in root.iter(etree.Element):
        name = name_of(element)
        if name not in _ELEMENTS:
            hint = "Gambar kartu hanya memuat bentuk, teks, dan gambar tertanam."
            yield element, f"Unsur <{name.rpartition('}')[2]}> tidak boleh ada pada gambar kartu.", hint
            continue
        yield from _misplaced(element, name)
        yield from _attributes(element, name)


def name_of(element: etree._Element) -> str:
    """The name of an element, in SVG's namespace without it."""
    return str(element.tag).removeprefix(NAMESPACE)


def _misplaced(element: etree._Element, name: str) -> Iterator[Fault]:
    parent = element.getparent()
    holder = "" if parent is None else name_of(parent)
    if holder in _ELEMENTS and name not in _ELEMENTS[holder].anak:
        hint = "Pindahkan unsur itu; teks kartu berada di dalam <text>."
        yield element, f"Unsur <{name}> tidak boleh berada di dalam <{holder}>.", hint
    if not _ELEMENTS[name].berteks:
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                hint = "Tulis teks kartu di dalam <text>."
                yield element, f"Teks “{shorten(text.strip(), 60)}” berada langsung di dalam <{name}>.", hint


def _attributes(element: etree._Element, name: str) -> Iterator[Fault]:
    known = _ELEMENTS[name].atribut
    for key, value in element.attrib.items():
        attribute = "href" if key == _HREF else str(key)
        if attribute not in known:
            hint = f"Yang boleh: {', '.join(known)}." if known else "Unsur ini tidak mempunyai atribut."
            yield element, f"Atribut “{attribute.rpartition('}')[2]}” tidak boleh ada pada <{name}>.", hint
        elif not known[attribute].pola.fullmatch(str(value)):
            message = f"Isi {attribute}=“{shorten(str(value), 60)}” pada <{name}> tidak sah."
            yield element, message, known[attribute].saran
