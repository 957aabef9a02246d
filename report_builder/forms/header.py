"""Finds the head of a table in a form: one to four levels, merged or not, with or without a row of column numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report_builder.dataset import Cell, CellKind
from report_builder.forms.bulan import month_of
from report_builder.forms.grid import Grid, seen
from report_builder.forms.meaning import meaning
from report_builder.forms.numbers import readings
from report_builder.forms.synonyms import DIBUANG, KODE, NAMA, Peran

MOST_LEVELS = 6
"""Rows of a head: four levels, a row of column numbers, and one more for those who break a label in two."""
_LONGEST_LABEL = 300
_FEWEST_KNOWN = 2
_FEWEST_AGAIN = 3
"""So many labels that stand in a head twice, from its first on, are a second table beside the first."""
_NEAR = 4
"""So far below the first row that could be a head the better one may begin."""

_COLUMN_NUMBER = re.compile(r"\(?(?P<number>[0-9]{1,2}|[a-z])[a-z]?\)?\.?(?:\s*[=:(].*)?", re.IGNORECASE)
_MEASURE = r"(?:k|%|rp\.?|target|realisasi|capaian|kinerja|anggaran|keuangan|fisik|persen|pagu)"
_SUB_LABEL = re.compile(
    r"(?:19|20)[0-9]{2}|(?:s\.? ?/?d\.? *)?(?:tw|triwulan)?[ .-]*(?:i{1,3}|iv|[1-4])"
    rf"|{_MEASURE}(?:\s+{_MEASURE})?(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)

_CODE_PART = re.compile(r"[0-9]{1,4}")
_DECEMBER = 12
_BARE = re.compile(r"[1-4]")
"""A quarter only below a wider label: else it is data."""


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a table: its first and last row, which of them number the columns, the labels above each column."""

    first: int
    last: int
    number_rows: frozenset[int]
    labels: Mapping[int, tuple[str, ...]]
    """By column, from the top level down."""
    own: Mapping[int, int]
    """By column, the column in which its lowest label stands: several columns may share one that is merged."""

    @property
    def known(self) -> frozenset[Peran]:
        """What its columns are known to be."""
        meanings = (meaning(path) for path in self.labels.values())
        return frozenset(each.peran for each in meanings if each)

    @property
    def second(self) -> int | None:
        """The first column of a table beside this one: that of its first label, where several stand there again."""
        first: dict[tuple[str, ...], int] = {}
        again: list[int] = []
        for column, path in self.labels.items():
            if self.own[first.setdefault(path, column)] != self.own[column] and meaning(path):
                again.append(column)
        start = min(self.labels, default=0)
        is_table = len(again) >= _FEWEST_AGAIN and self.labels[again[0]] == self.labels[start]
        return again[0] if is_table else None


def find_header(grid: Grid, start: int, stop: int | None = None) -> Header | None:
    """The first head of a table that begins in these rows, to the last by default; None where none does."""
    for row in range(start, grid.height if stop is None else stop):
        if _may_begin(grid, row):
            header = _header(grid, row)
            if _is_enough(header):
                below = [_header(grid, each) for each in range(row + 1, row + _NEAR) if _may_begin(grid, each)]
                above = [_header(grid, each) for each in _rows_of_groups(grid, start, row)]
                return max((header, *below, *above), key=lambda each: (len(each.known), -abs(each.first - row)))
    return None


def side_by_side(grid: Grid) -> Iterator[Grid]:
    """The sheet in as many parts as tables stand side by side at its top."""
    header = find_header(grid, 0)
    if header is None or header.second is None:
        yield grid
    else:
        yield grid.within(0, header.second)
        yield from side_by_side(grid.within(header.second, grid.width))


def is_number_row(grid: Grid, row: int) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 or (1), (2), (3) or "13 = 9 + 10"."""
    found = [_COLUMN_NUMBER.fullmatch(seen(cell)) for _, cell in grid.filled(row)]
    signs = [each["number"].casefold() for each in found if each]
    fewest = 2 if all(each and each[0].startswith("(") for each in found) else 3
    if len(signs) < len(found) or len(set(signs)) < fewest:
        return False
    numbers = [int(sign) if sign.isdigit() else ord(sign) - ord("a") + 1 for sign in signs]
    # 1 | 10 | 12 may be a code and its figures; (1) | (10) or 13 = 9 + 10 are no figures.
    is_plain = all(each and each[0].isdigit() for each in found)
    steps = [next_ - first for first, next_ in pairwise(numbers)]
    return numbers[0] == 1 and all(0 <= step <= (1 if is_plain else max(numbers)) for step in steps)


def repeats(grid: Grid, row: int, header: Header) -> bool:
    """Whether a row says again what a level of the head says, as at the top of each printed page."""
    cells = {column: seen(cell) for column, cell in grid.filled(row)}
    levels = [level for level in range(header.first, header.last + 1) if level not in header.number_rows]
    return len(cells) >= _FEWEST_KNOWN and any(
        cells == {column: seen(cell) for column, cell in grid.filled(level)} for level in levels
    )


def _is_enough(header: Header) -> bool:
    known = header.known - DIBUANG
    return len(known) >= _FEWEST_KNOWN and bool(known & NAMA)


def _may_begin(grid: Grid, row: int) -> bool:
    cells = [cell for _, cell in grid.filled(row)]
    is_head = all(_is_label(cell) or _goes_on_months(grid, row, column) for column, cell in grid.filled(row))
    return len(cells) >= _FEWEST_KNOWN and is_head and not is_number_row(grid, row)


def _goes_on_months(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell numbers a month, those before it being named or numbered to its left: Jun | Jul | 8 | 9."""
    months = []
    while column >= 0 and (text := seen(grid.cell(row, column))).isdigit():
        months.append(int(text))
        column -= 1
    named = month_of(seen(grid.cell(row, column))) if column >= 0 and months else None
    return named is not None and months[::-1] == [*range(named + 1, named + 1 + len(months))] and months[0] <= _DECEMBER


def _rows_of_groups(grid: Grid, start: int, row: int) -> Iterator[int]:
    """The rows right above one that only group some of its columns, from below upwards."""
    while row > start and _only_groups(grid, row - 1, row):
        row -= 1
        yield row


def _only_groups(grid: Grid, row: int, below: int) -> bool:
    """Whether a row has only wide labels, over some of the columns of a head but not over all, as a title is."""
    cells = list(grid.filled(row))
    widths = [grid.spans.get((row, column), (1, _reach(grid, row, column)))[1] for column, _ in cells]
    columns = sum(1 for column in range(grid.width) if seen(grid.covering(below, column)))
    return bool(cells) and all(_is_label(cell) for _, cell in cells) and min(widths) > 1 and sum(widths) < columns


def _is_label(cell: Cell) -> bool:
    text = seen(cell)
    if cell.kind is CellKind.NUMBER or (cell.kind is CellKind.TEXT and readings(text)):
        return bool(_SUB_LABEL.fullmatch(text))
    return cell.kind is CellKind.TEXT and len(text) <= _LONGEST_LABEL


def _header(grid: Grid, first: int) -> Header:
    last, numbers = first, set()
    for row in range(first + 1, min(first + MOST_LEVELS, grid.height)):
        if is_number_row(grid, row):
            numbers.add(row)
        elif not _is_level(grid, first, row, numbers):
            break
        last = row
    labels = {column: _path(grid, column, first, last, numbers) for column in range(grid.width)}
    for column in range(1, grid.width):
        if not labels[column] and _is_part_of_code(grid, last, column, labels[column - 1]):
            labels[column] = labels[column - 1]
    return Header(
        first,
        last,
        frozenset(numbers),
        {column: tuple(text for text, _ in path) for column, path in labels.items() if path},
        {column: path[-1][1] for column, path in labels.items() if path},
    )


def _is_part_of_code(grid: Grid, last: int, column: int, left: Sequence[tuple[str, int]]) -> bool:
    """Whether a column without a label goes on with the code to its left: 5 | 01 | 01."""
    makna = meaning(tuple(text for text, _ in left))
    texts = [text for row in range(last + 1, grid.height) if (text := seen(grid.cell(row, column)))]
    return bool(makna and makna.peran in KODE and texts) and all(map(_CODE_PART.fullmatch, texts))


def _is_level(grid: Grid, first: int, row: int, numbers: set[int]) -> bool:
    """Whether a row is one more level: labels that stand below a wider one, or that only a head has (2024, TW I, K)."""
    cells = list(grid.filled(row))
    if not cells:
        return any(grid.origin(row, column)[0] < row for column in range(grid.width))
    groups = [level for level in range(first, row) if level not in numbers]
    return all(_is_label(cell) for _, cell in cells) and (
        all(_only_groups(grid, level, row) for level in groups)
        or _is_below_wider_ones(grid, groups, row, [column for column, _ in cells])
        or all(_SUB_LABEL.fullmatch(seen(cell)) and not _BARE.fullmatch(seen(cell)) for _, cell in cells)
    )


def _is_below_wider_ones(grid: Grid, levels: Sequence[int], row: int, columns: Sequence[int]) -> bool:
    """Whether labels stand below wider ones, and where not, below nothing at all; none below the label of a column."""
    if any(_is_leaf(grid, level, row, column) for level in levels for column in columns):
        return False
    wider = [column for column in columns if _is_below_wider(grid, levels[-1], row, column)]
    return bool(wider) and all(_is_blank(grid, levels[-1], column) for column in columns if column not in wider)


def _is_leaf(grid: Grid, level: int, row: int, column: int) -> bool:
    """Whether a level says what a single column is."""
    return not _is_blank(grid, level, column) and not _is_below_wider(grid, level, row, column)


def _is_below_wider(grid: Grid, above: int, row: int, column: int) -> bool:
    origin = grid.origin(above, column)
    if grid.spans.get(origin, (1, 1))[1] > 1:
        return origin[0] + grid.spans[origin][0] <= row
    if _is_blank(grid, above, column):
        return _wide_to_the_left(grid, above, column) is not None
    return origin == (above, column) and _reach(grid, above, column) > 1


def _is_blank(grid: Grid, row: int, column: int) -> bool:
    return grid.origin(row, column) == (row, column) and not seen(grid.cell(row, column))


def _reach(grid: Grid, row: int, column: int) -> int:
    """The columns that an unmerged label stands over: its own and the blank ones behind it."""
    end = column + 1
    while end < grid.width and _is_blank(grid, row, end):
        end += 1
    return end - column


def _path(grid: Grid, column: int, first: int, last: int, numbers: set[int]) -> list[tuple[str, int]]:
    """The labels above a column with the column that each stands in; what covers several levels counts once."""
    path: dict[tuple[int, int], tuple[str, int]] = {}
    for row, origin in _origins(grid, column, first, last, numbers):
        text = seen(grid.cell(*origin))
        if text and origin[0] >= first and not (origin[0] in numbers or row in numbers):
            path[origin] = (text, origin[1])
    return list(path.values())


def _origins(
    grid: Grid, column: int, first: int, last: int, numbers: set[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """The cell that speaks for the column in each row: its own, the merged one, or an unmerged one to the left."""
    for row in range(first, last + 1):
        origin = grid.origin(row, column)
        below = (level for level in range(row + 1, last + 1) if level not in numbers)
        if _is_blank(grid, row, column) and any(seen(grid.covering(level, column)) for level in below):
            origin = _wide_to_the_left(grid, row, column) or origin
        yield row, origin


def _wide_to_the_left(grid: Grid, row: int, column: int) -> tuple[int, int] | None:
    """The label that stands over blank cells to its right; a merged one says itself how far it reaches."""
    left = next((left for left in range(column - 1, -1, -1) if not _is_blank(grid, row, left)), None)
    if left is None or grid.origin(row, left) != (row, left) or (row, left) in grid.spans:
        return None
    return row, left
