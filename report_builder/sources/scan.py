"""What a worksheet's own XML says and a reader of values does not: how far the data reach, faults and formats.

A reader of values gives nothing for ``#DIV/0!`` and for a formula that was never computed, 0.55 for 55 %, and
lays out the whole rectangle of a sheet in memory; so this streaming look comes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import IO
from xml.parsers import expat

from report_builder.dataset import CellKind
from report_builder.sources.grid import Content, column_name
from report_builder.sources.workbook import GENERAL

# Far more than the rows of a sheet and the cells that may hold anything, times what a cell consists of.
MOST_ELEMENTS = 20_000_000

_CHUNK = 1024 * 1024

# Rows of nothing but cells that hold a value and no more, or are formatted but empty, as programs write nearly all of
# them, are taken out of the bytes; so are such cells from the other rows. That costs a quarter of parsing them. What
# follows must itself say where it is: a cell that does not counts from the one before, which so stays where one comes.
_STYLE = rb'(?: s="(?:0|[1-9][0-9]{0,8})")?+'
_WORDS = rb"[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_VALUE = (
    rb'(?: t="(?:s|str|n|b|inlineStr)")?+>(?:<v>'
    + _WORDS
    + rb'</v>|<is><t(?: xml:space="preserve")?>'
    + _WORDS
    + rb"</t></is>)</c>"
)
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"' + _STYLE + rb'/>(?!\s*<c[ >](?!r="))')

# Each of these gives what was taken and the number of its row.
_PLAIN_CELL = re.compile(rb'(<c r="[A-Z]{1,3}([1-9][0-9]{0,6})"' + _STYLE + _VALUE + rb")(?=<c r=|</row>)")
_IN_ROW = rb'<c r="[A-Z]{1,3}\2"' + _STYLE
_PLAIN_ROW = re.compile(
    rb'(<row r="([1-9][0-9]{0,6})"(?: [A-Za-z0-9:]+="[^"<&]*+")*+>'
    rb"(?:"
    + _IN_ROW
    + rb"/>)*+"
    + _IN_ROW
    + _VALUE
    + rb"(?:"
    + _IN_ROW
    + rb"(?:/>|"
    + _VALUE
    + rb"))*+"
    + rb"</row>)(?=<row r=|</sheetData>)"
)
_PARTS = _PLAIN_ROW.groups + 1
_PLAIN_NUMBER = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?: s="([0-9]+)")?(?: t="n")?>')

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Scan:
    """The rows and columns up to the last cell that holds anything; faults and number formats by row and column."""

    rows: int = 0
    columns: int = 0
    faults: dict[tuple[int, int], Content] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)


class DoctypeError(ValueError):
    """The XML declares a document type."""


def scan_sheet(stream: IO[bytes], formats: tuple[str, ...]) -> Scan:
    """Look through the XML of one worksheet, given the number format of each style.

    Raises DoctypeError, or ValueError for XML that is no worksheet or has too many elements.
    """
    scanner = _Scanner(formats)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.buffer_text = True
    try:
        for chunk in iter(lambda: stream.read(_CHUNK), b""):
            rest = _EMPTY_CELL.sub(b"", scanner.take_plain(_PLAIN_ROW, chunk))
            parser.Parse(scanner.take_plain(_PLAIN_CELL, rest))
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from None
    return scanner.scan


def _refuse_doctype(*_: object) -> None:
    raise DoctypeError


class _Scanner:
    """The state while the elements of a sheet go by."""

    def __init__(self, formats: tuple[str, ...]) -> None:
        self.scan = Scan()
        self._formats = formats
        self._special = {str(style).encode(): each for style, each in enumerate(formats) if each != GENERAL}
        self._elements = 0
        self._row = -1
        self._reference = ""
        self._since_reference = 0
        self._cell: dict[str, str] = {}
        self._holds: set[str] = set()
        self._value: list[str] = []
        self._in_value = False

    def take_plain(self, form: re.Pattern[bytes], chunk: bytes) -> bytes:
        """Note the rows or cells of a plain form in a piece of XML, and give the rest of it."""
        rest = form.split(chunk)
        taken, rows = b"".join(rest[1::_PARTS]), rest[2::_PARTS]
        if not rows:
            return chunk
        self.scan.rows = max(self.scan.rows, *map(int, rows))
        place = 0
        while found := _beyond(self.scan.columns).search(taken, place):
            self.scan.columns, place = column_number(found[1].decode()) + 1, found.end()
        for column, row, style in _PLAIN_NUMBER.findall(taken) if self._special else ():
            if number_format := self._special.get(style or b"0"):
                self.scan.formats[int(row) - 1, column_number(column.decode())] = number_format
        return b"".join(rest[::_PARTS])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise ValueError("too many elements")
        match name.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "row":
                self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
                self._reference, self._since_reference = "", 0
            case "v" | "f" | "is" as held:
                self._holds.add(held)
                self._in_value = held == "v"

    def text(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c" if self._holds:
                self._end_cell()
            case "v":
                self._in_value = False

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._holds.clear()
        self._value.clear()
        if "r" in attributes:
            self._reference, self._since_reference = attributes["r"], 0
        else:
            self._since_reference += 1

    def _end_cell(self) -> None:
        row, column = place = self._position()
        self.scan.rows = max(self.scan.rows, row + 1)
        self.scan.columns = max(self.scan.columns, column + 1)
        value = "".join(self._value)
        kind = self._cell.get("t", "n")
        if kind == "e":
            self.scan.faults[place] = Content(CellKind.ERROR, value.strip() or "#N/A")
        elif "f" in self._holds and not value and kind != "str":
            self.scan.faults[place] = Content(CellKind.UNCACHED, None)
        elif kind == "n" and (number_format := self._format()) != GENERAL:
            self.scan.formats[place] = number_format

    def _position(self) -> tuple[int, int]:
        if not self._reference:
            return self._row, self._since_reference - 1
        found = _REFERENCE.fullmatch(self._reference)
        if not found:
            raise ValueError(self._reference)
        return int(found[2]) - 1, column_number(found[1]) + self._since_reference

    def _format(self) -> str:
        style = int(self._cell.get("s", "0"))
        return self._formats[style] if 0 <= style < len(self._formats) else GENERAL


@cache
def _beyond(columns: int) -> re.Pattern[bytes]:
    """Finds a cell that is not empty and to the right of so many columns: there is hardly one, and it is soon seen."""
    letters = column_name(columns)
    further = [
        f"{letters[:at]}[{chr(ord(letter) + 1)}-Z]{'[A-Z]' * (len(letters) - at - 1)}"
        for at, letter in enumerate(letters)
        if letter < "Z"
    ]
    names = "|".join([*further, letters, "[A-Z]" * (len(letters) + 1)])
    return re.compile(rf'<c r="((?:{names})[A-Z]*)[0-9]+"[^/>]*+>'.encode())


@cache
def column_number(letters: str) -> int:
    """The place of a column by its letters, counted from 0: "A" -> 0, "AA" -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
