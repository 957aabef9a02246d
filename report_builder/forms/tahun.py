"""The year of the report where no title tells it: the last whose target and realisasi the heads of columns name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place
from report_builder.forms.grid import Form, Grid, seen
from report_builder.forms.header import find_header, side_by_side
from report_builder.forms.meaning import meaning
from report_builder.forms.numbers import readings
from report_builder.forms.synonyms import Peran
from report_builder.forms.title import Ciri

_OF_A_YEAR = frozenset({Peran.TARGET, Peran.REALISASI})


def of_heads(forms: Iterable[Form]) -> Iterator[Ciri]:
    """The last year with both figures, in the place of its head; nothing where heads name none or only one."""
    heads: dict[int, dict[Peran, Place]] = defaultdict(dict)
    for form in forms:
        for sheet in form.grids:
            for grid in side_by_side(sheet):
                for tahun, peran, place in _named(grid):
                    heads[tahun].setdefault(peran, place)
    complete = [tahun for tahun, found in heads.items() if found.keys() == _OF_A_YEAR]
    if complete and len(heads) > 1:
        tahun = max(complete)
        yield Ciri("tahun", Cell(CellKind.TEXT, str(tahun), heads[tahun][Peran.REALISASI]), _LAST)


_LAST = "tahun terakhir yang target dan realisasinya ada pada judul kolom; bila lain, sebutkan dengan --year"


def _named(grid: Grid) -> Iterator[tuple[int, Peran, Place]]:
    """The years of columns with figures in the first table of a sheet."""
    header = find_header(grid, 0)
    for column, path in header.labels.items() if header else ():
        makna = meaning(path)
        if header and makna and makna.tahun and makna.peran in _OF_A_YEAR and _has_figures(grid, header.last, column):
            yield makna.tahun, makna.peran, grid.place(header.last, column)


def _has_figures(grid: Grid, last: int, column: int) -> bool:
    cells = (grid.cell(row, column) for row in range(last + 1, grid.height))
    return any(cell.kind is CellKind.NUMBER or readings(seen(cell)) for cell in cells)
