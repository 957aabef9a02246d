"""The total rows of a form, added up again from its rows; what differs is told with both amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from report_builder.dataset import Cell
from report_builder.forms import jumlah
from report_builder.forms.grid import seen
from report_builder.forms.mapping import Kolom
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.rows import Baris, Macam
from report_builder.forms.synonyms import UANG
from report_builder.forms.table import Tabel
from report_builder.language import format_number

_TOLERANCE = 1


def total_rows(tabel: Tabel) -> tuple[Baris, ...]:
    """The rows that are called totals, and a row of amounts without any name that is the last of all."""
    rows = [baris for baris in tabel.region.baris if baris.macam is Macam.JUMLAH]
    measured = [baris for baris in tabel.region.baris if baris.macam in {Macam.DATA, Macam.JUMLAH, Macam.TANPA_NAMA}]
    if measured and measured[-1].macam is Macam.TANPA_NAMA and _has_amounts(tabel, measured[-1].row):
        rows.append(measured[-1])
    return tuple(rows)


def _has_amounts(tabel: Tabel, row: int) -> bool:
    return any(_number(tabel, each, row) is not None for each in _money(tabel))


def _money(tabel: Tabel) -> list[Kolom]:
    return [each for each in tabel.region.kolom if each.makna and each.makna.peran in UANG]


def check_totals(tabel: Tabel, top: Sequence[int]) -> Iterator[Catatan]:
    """What differs between each total and the sum of the lines of the top level, and of all lines where none has parts.

    ``top`` are the rows of those lines.
    """
    kolom = _money(tabel)
    totals = total_rows(tabel)
    for baris in totals:
        if any("rata" in seen(cell).casefold() for _, cell in tabel.grid.filled(baris.row)):
            continue
        above = [row for row in top if row < baris.row]
        since = max((each.row for each in totals if each.row < baris.row), default=-1)
        parts = [above, [row for row in above if row > since]]
        if _is_of_part(tabel, baris.row):
            parts += [above[start:] for start in range(1, len(above))]
        compared = [_compare(tabel, each, baris.row, parts) for each in kolom]
        differing = [note for note in compared if note]
        yield from differing
        same = [
            each for each, note in zip(kolom, compared, strict=True) if note is None and _number(tabel, each, baris.row)
        ]
        if same:
            named = cells(tabel.grid.place(baris.row, each.column) for each in same)
            message = f"Baris jumlah dihitung ulang dari barisnya dan sama ({named})."
            yield Catatan(Hal.DIAMBIL, message, tabel.grid.line(baris.row))


def _is_of_part(tabel: Tabel, row: int) -> bool:
    """Whether a total says of what it is: Jumlah Program B."""
    found = [jumlah.sebutan(seen(cell)) for _, cell in tabel.grid.filled(row)]
    return any(each is not None and each < jumlah.Sebutan.JUMLAH for each in found)


def _compare(tabel: Tabel, kolom: Kolom, row: int, choices: Sequence[Sequence[int]]) -> Catatan | None:
    told = _number(tabel, kolom, row)
    if told is None:
        return None
    sums = [_sum(tabel.nilai.get(kolom.column, {}), rows) for rows in choices]
    if any(abs(told - each) <= _TOLERANCE for each in sums):
        return None
    message = (
        f"Jumlah kolom “{kolom.label}” pada formulir {format_number(told)}, "
        f"hasil hitung ulang {format_number(sums[0])} "
        f"(selisih {format_number(told - sums[0])})."
    )
    return Catatan(Hal.BERBEDA, message, tabel.grid.place(row, kolom.column))


def _sum(cells_: Mapping[int, Cell], rows: Sequence[int]) -> Decimal:
    values = (cells_[row].value for row in rows if row in cells_)
    return sum((value for value in values if isinstance(value, Decimal)), start=Decimal(0))


def _number(tabel: Tabel, kolom: Kolom, row: int) -> Decimal | None:
    """The amount of a total, in rupiah as the lines are."""
    found = jumlah.figure(tabel.grid.cell(row, kolom.column), is_money=True)
    return found.scaleb(kolom.makna.pangkat if kolom.makna else 0) if found is not None else None
