"""The header cells of a table: which cells each is the header of, told twice, by scope and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

import pydyf

from report_builder.exporters.pdf.finishing.nodes import Cell, Node

_OF_COLUMNS = ("col", "colgroup")
_OF_ROWS = ("row", "rowgroup")
_ORDER = {"Caption": 0, "THead": 1}
_AFTER_HEAD = 2


class _Place(NamedTuple):
    """A cell in its table, whose rows are counted through head and body; ``last_row`` ends its part but for totals."""

    node: Node
    cell: Cell
    row: int
    last_row: int

    @property
    def columns(self) -> range:
        """The columns that it stands in."""
        return range(self.cell.column, self.cell.column + self.cell.columns)

    @property
    def rows(self) -> range:
        """The rows that it stands in."""
        return range(self.row, self.row + self.cell.rows)


def relate_cells(tables: Iterable[Node]) -> None:
    """Give every cell of tables its attributes, and every header cell a key that no other has."""
    for number, table in enumerate(tables, start=1):
        # A head too high for the rest of a page is first printed on the next one, after some of the body.
        table.kids.sort(key=lambda kid: _ORDER.get(kid.role, _AFTER_HEAD) if isinstance(kid, Node) else _AFTER_HEAD)
        places = list(_places(table))
        for count, place in enumerate((each for each in places if each.cell.scope), start=1):
            place.node.key = f"kepala-{number}-{count}"
        _relate(places)


def _places(table: Node) -> Iterator[_Place]:
    row = 0
    for part in table.nodes():
        rows = [each for each in part.nodes() if each.role == "TR"]
        last_row = row + len(rows) - 1 - sum(1 for _ in takewhile(lambda each: each.is_total, reversed(rows)))
        for each in rows:
            yield from (_Place(node, node.cell, row, last_row) for node in each.nodes() if node.cell)
            row += 1


def _relate(places: Sequence[_Place]) -> None:
    """Tell each cell its headers: those above it in its columns, and those of its rows."""
    of_rows = _headers_of_rows(places)
    of_columns: dict[int, list[Node]] = defaultdict(list)
    for place in places:
        above = [header for column in place.columns for header in of_columns[column]]
        beside = [header for row in place.rows for header in of_rows[row]]
        keys = [header.key for header in dict.fromkeys(above + beside) if header is not place.node]
        place.node.attributes = _attributes(place.cell, keys)
        if place.cell.scope in _OF_COLUMNS and place.node.kids:
            for column in place.columns:
                of_columns[column].append(place.node)


def _headers_of_rows(places: Sequence[_Place]) -> Mapping[int, list[Node]]:
    """The header cells of each row; that of a group of rows holds until the next one or a total."""
    headers: dict[int, list[Node]] = defaultdict(list)
    groups = [place.row for place in places if place.cell.scope == "rowgroup"]
    for place in places:
        if place.cell.scope in _OF_ROWS and place.node.kids:
            end = min([place.last_row + 1, *(row for row in groups if row > place.row)])
            for row in place.rows if place.cell.scope == "row" else range(place.row, end):
                headers[row].append(place.node)
    return headers


def _attributes(cell: Cell, keys: list[str]) -> dict[str, object]:
    attributes: dict[str, object] = {"O": "/Table"}
    if cell.scope:
        attributes["Scope"] = "/Column" if cell.scope in _OF_COLUMNS else "/Row"
    if cell.columns > 1:
        attributes["ColSpan"] = cell.columns
    if cell.rows > 1:
        attributes["RowSpan"] = cell.rows
    if keys:
        attributes["Headers"] = pydyf.Array([pydyf.String(key) for key in keys])
    return attributes
