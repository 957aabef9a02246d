"""Tables of a Word file: grids that add up, heads that are repeated, small ones that stay on one page."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from lxml import etree

from tests.gates.word.file import W, WordFile, find, get, is_on, text
from tests.gates.word.grid import Cell, Table, read_tables

SMALL = 12
"""Up to so many rows below its head a table stays on one page,"""
MOST_LETTERS = 2000
"""unless it has more letters than these, so that no page may hold it."""
_BOOKMARKS = frozenset([f"{W}bookmarkStart", f"{W}bookmarkEnd"])

TableCheck: TypeAlias = Callable[[Table, WordFile], Iterator[str]]


def tables(word: WordFile) -> Iterator[str]:
    """Every fault of every table, after the table's name."""
    for table in read_tables(word):
        for check in CHECKS:
            yield from (f"{table.name}: {fault}" for fault in check(table, word))


def columns(table: Table, _word: WordFile) -> Iterator[str]:
    """Every row takes all columns of the grid."""
    for number, row in enumerate(table.rows, start=1):
        if row.columns != len(table.grid):
            yield f"row {number} takes {row.columns} columns of {len(table.grid)}"


def widths(table: Table, _word: WordFile) -> Iterator[str]:
    """Table and cells are as wide as their columns."""
    if _width(table.element, "w:tblPr/w:tblW") != sum(table.grid):
        yield "it is not as wide as its columns"
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            wanted = sum(table.grid[cell.column : cell.column + cell.span])
            if _width(cell.element, "w:tcPr/w:tcW") != wanted:
                yield f"row {number}, column {cell.column + 1}: the cell is not {wanted} wide as its columns"


def _width(element: etree._Element, path: str) -> int | None:
    """In twips, where it is told so."""
    width = find(element, path)
    return int(get(width, "w")) if get(width, "type") == "dxa" else None


def merges(table: Table, _word: WordFile) -> Iterator[str]:
    """A cell that carries on has one above it, as wide, and both in the head or both below it."""
    above: dict[tuple[int, int], Cell] = {}
    repeated = False
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            if cell.merge == "continue" and cell.place not in above:
                yield f"row {number}, column {cell.column + 1}: the cell carries on none above it"
            elif cell.merge == "continue" and repeated != row.repeated:
                yield f"row {number}, column {cell.column + 1}: the cell carries on one of the head"
        above = {cell.place: cell for cell in row.cells if cell.merge}
        repeated = row.repeated


def heads(table: Table, word: WordFile) -> Iterator[str]:
    """The rows of a head, at the top, are all repeated, and no others."""
    for number, row in enumerate(table.rows, start=1):
        styles = {word.style_name(paragraph) for paragraph in row.paragraphs}
        titled = any(style.startswith("Kepala ") for style in styles)
        if titled and not row.repeated:
            yield f"row {number} is of the head, but not repeated"
        if row.repeated and not titled:
            yield f"row {number} is repeated, but not of the head"
    for number, (upper, lower) in enumerate(pairwise(table.rows), start=2):
        if lower.repeated and not upper.repeated:
            yield f"row {number} is repeated, but stands below one that is not"


def paragraphs(table: Table, _word: WordFile) -> Iterator[str]:
    """A cell ends with a paragraph, and one comes after the table: without either Word calls the file damaged."""
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            if len(cell.element) == 0 or cell.element[-1].tag != f"{W}p":
                yield f"row {number}, column {cell.column + 1}: the cell does not end with a paragraph"
    after = next((element for element in table.element.itersiblings() if element.tag not in _BOOKMARKS), None)
    if after is None or after.tag != f"{W}p":
        yield "no paragraph comes after it"


def whole_rows(table: Table, _word: WordFile) -> Iterator[str]:
    """No row is parted by the end of a page."""
    for number, row in enumerate(table.rows, start=1):
        if not is_on(find(row.element, "w:trPr/w:cantSplit")):
            yield f"row {number} may be parted by the end of a page"


def together(table: Table, word: WordFile) -> Iterator[str]:
    """All rows of a small table, and the head of a large one, stay with the next row."""
    letters = sum(len(piece.text or "") for piece in table.element.iter(f"{W}t"))
    small = len(table.body) <= SMALL and letters <= MOST_LETTERS
    for number, row in enumerate(table.rows[:-1], start=1):
        if (small or row.repeated) and not all(map(word.keeps_with_next, row.paragraphs)):
            yield f"row {number} does not keep with the next"


def captions(word: WordFile) -> Iterator[str]:
    """The caption of a table and the picture above its caption stay with what they belong to."""
    for story, paragraph in word.each(f"{W}p"):
        following = next((one for one in paragraph.itersiblings() if one.tag not in _BOOKMARKS), None)
        if word.style_name(paragraph) == "caption" and not _leads(word, paragraph, following, f"{W}tbl"):
            yield f"{story}: the caption “{text(paragraph)}” does not keep with a table"
        if word.style_name(paragraph) == "Gambar" and not _leads(word, paragraph, following, f"{W}p"):
            yield f"{story}: a picture does not keep with its caption"


def _leads(word: WordFile, paragraph: etree._Element, following: etree._Element | None, tag: str) -> bool:
    return following is not None and following.tag == tag and word.keeps_with_next(paragraph)


CHECKS: tuple[TableCheck, ...] = (columns, widths, merges, heads, paragraphs, whole_rows, together)
