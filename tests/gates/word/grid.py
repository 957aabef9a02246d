"""Tables of a Word file read cell by cell: where in the grid each stands, and how it joins its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from lxml import etree

from tests.gates.word.file import W, WordFile, find, get, is_on, text, val

Merge: TypeAlias = Literal["", "restart", "continue"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell from a column of the grid on, over so many columns."""

    element: etree._Element
    column: int
    span: int
    merge: Merge

    @property
    def place(self) -> tuple[int, int]:
        """Where cells must stand to be merged upright."""
        return self.column, self.span


@dataclass(frozen=True)
class Row:
    """A row, and how many columns of the grid it takes with those it leaves out before and after its cells."""

    element: etree._Element
    cells: tuple[Cell, ...]
    columns: int

    @cached_property
    def repeated(self) -> bool:
        """Whether it is printed again on every page."""
        return is_on(find(self.element, "w:trPr/w:tblHeader"))

    @cached_property
    def paragraphs(self) -> list[etree._Element]:
        """The paragraphs of all its cells."""
        return list(self.element.iter(f"{W}p"))


@dataclass(frozen=True)
class Table:
    """A table: what it is called in faults, the widths of its grid, its rows."""

    name: str
    element: etree._Element
    grid: tuple[int, ...]
    rows: tuple[Row, ...]

    @cached_property
    def body(self) -> tuple[Row, ...]:
        """The rows that are not repeated."""
        return tuple(row for row in self.rows if not row.repeated)


def read_tables(word: WordFile) -> Iterator[Table]:
    """The tables of all stories."""
    for number, (story, element) in enumerate(word.each(f"{W}tbl"), start=1):
        grid = tuple(_number(get(column, "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol"))
        rows = tuple(_row(row) for row in element.iterfind(f"{W}tr"))
        name = val(element, "w:tblPr/w:tblCaption") or text(element)
        yield Table(f"{story}: table {number} (“{name}”)", element, grid, rows)


def _row(element: etree._Element) -> Row:
    column = _number(val(element, "w:trPr/w:gridBefore"))
    cells = []
    for cell in element.iterfind(f"{W}tc"):
        span = _number(val(cell, "w:tcPr/w:gridSpan")) or 1
        cells.append(Cell(cell, column, span, _merge(cell)))
        column += span
    return Row(element, tuple(cells), column + _number(val(element, "w:trPr/w:gridAfter")))


def _merge(cell: etree._Element) -> Merge:
    mark = find(cell, "w:tcPr/w:vMerge")
    if mark is None:
        return ""
    return "restart" if get(mark) == "restart" else "continue"


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0
