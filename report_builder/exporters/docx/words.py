"""What a Word file said when it was written, by short digests: what people have changed since is told by these.

Words are told apart from figures: a printed fact counts as its id, whatever its value, and what fields compute and
blanks do not count. So the digests of a text that only got new figures are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zlib import crc32

from lxml import etree

from report_builder.exporters.docx.tree import Element, W
from report_builder.exporters.docx.wordml import NAMESPACES

_GONE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]+")
_WORDS_ARE_IN = tuple(f"{W}{name}" for name in ("p", "t", "tbl", "tr", "tc", "fldChar", "bookmarkStart", "bookmarkEnd"))
_DRAWING = f"{{{NAMESPACES['wp']}}}docPr"
_CELL_END = "|"


def digest_of(text: str) -> str:
    """Eight signs for a text, whatever blanks it has."""
    return f"{crc32(_GONE.sub('', text).replace(chr(0x2011), '-').encode()):08x}"


def part_digest(data: bytes) -> str:
    """Eight signs for the bytes of a part."""
    return f"{crc32(data):08x}"


def veil(fact: str) -> str:
    """What stands for a printed fact among words."""
    return f"{{{fact}}}"


def row_text(cells: Iterable[str]) -> str:
    """The text of a row, of those of its cells."""
    return "".join(f"{cell}{_CELL_END}" for cell in cells)


def points_text(points: Iterable[tuple[str, str, str]]) -> str:
    """The text of a chart, of the series, category and value of each point; values count to twelve digits."""
    return "\n".join(f"{series}|{category}|{float(value):.12g}" for series, category, value in points)


@dataclass(slots=True)
class Words:
    """The digests of the texts outside tables, and for each table those of its rows."""

    loose: list[str] = field(default_factory=list)
    tables: list[list[str]] = field(default_factory=list)


def words_of(root: Element, facts: Mapping[str, str]) -> Words:
    """The digests of a part; ``facts`` are the printed ones by their bookmarks."""
    reading = _Reading(facts)
    walk = etree.iterwalk(root, events=("start", "end"), tag=(*_WORDS_ARE_IN, _DRAWING))
    for event, element in walk:
        read = (_STARTS if event == "start" else _ENDS).get(element.tag)
        if read is not None:
            read(reading, element)
    return reading.words


def points_of(chart: Element) -> Iterator[tuple[str, str, str]]:
    """The series, category and value of each point that a chart draws."""
    for series in chart.iter("{*}ser"):
        title = " ".join(_cached(series, "tx").values())
        names = _cached(series, "cat")
        yield from ((title, names.get(place, ""), value) for place, value in _cached(series, "val").items())


def _cached(series: Element, name: str) -> dict[str, str]:
    """The texts of the points below a child of a series, by their places."""
    child = series.find(f"{{*}}{name}")
    points = () if child is None else child.iter("{*}pt")
    return {point.get("idx", ""): point.findtext("{*}v") or "" for point in points}


@dataclass(slots=True)
class _Reading:
    """Collects the text of the paragraph, and of the rows that it is in, the innermost last."""

    facts: Mapping[str, str]
    words: Words = field(default_factory=Words)
    text: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    tables: list[list[str]] = field(default_factory=list)
    anchor: str = ""
    fields: int = 0

    def begin_table(self, _element: Element) -> None:
        self.tables.append([])
        self.words.tables.append(self.tables[-1])

    def end_table(self, _element: Element) -> None:
        self.tables.pop()

    def begin_row(self, _element: Element) -> None:
        self.rows.append([])

    def end_cell(self, _element: Element) -> None:
        self.rows[-1].append(_CELL_END)

    def end_row(self, _element: Element) -> None:
        text = "".join(self.rows.pop())
        self.tables[-1].append(digest_of(text))
        if self.rows:
            self.rows[-1].append(text)

    def end_paragraph(self, _element: Element) -> None:
        text = "".join(self.text)
        self.text = []
        if self.rows:
            self.rows[-1].append(text)
        elif text.strip():
            self.words.loose.append(digest_of(text))

    def add(self, element: Element) -> None:
        if not self.fields and not self.anchor:
            self.text.append(element.text or "")

    def count_field(self, element: Element) -> None:
        self.fields += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType", ""), 0)

    def begin_bookmark(self, element: Element) -> None:
        fact = self.facts.get(element.get(f"{W}name", ""))
        if fact is not None and not self.fields:
            self.text.append(veil(fact))
            self.anchor = element.get(f"{W}id", "")

    def end_bookmark(self, element: Element) -> None:
        if element.get(f"{W}id", "") == self.anchor:
            self.anchor = ""

    def add_drawing(self, element: Element) -> None:
        if text := element.get("descr", ""):
            self.words.loose.append(digest_of(text))


_STARTS = {
    f"{W}tbl": _Reading.begin_table,
    f"{W}tr": _Reading.begin_row,
    f"{W}bookmarkStart": _Reading.begin_bookmark,
    f"{W}bookmarkEnd": _Reading.end_bookmark,
    f"{W}fldChar": _Reading.count_field,
    f"{W}t": _Reading.add,
    _DRAWING: _Reading.add_drawing,
}
_ENDS = {
    f"{W}tbl": _Reading.end_table,
    f"{W}tr": _Reading.end_row,
    f"{W}tc": _Reading.end_cell,
    f"{W}p": _Reading.end_paragraph,
}
