"""The total rows of a form, added up again from its rows; what differs is told with both amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from report_builder.dataset import Cell, CellKind
from report_builder.forms.grid import seen
from report_builder.forms.mapping import Kolom
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.numbers import readings
from report_builder.forms.rows import Baris, Macam
from report_builder.forms.synonyms import UANG
from report_builder.forms.table import Tabel
from report_builder.language import format_number

_TOLERANCE = 1


def total_rows(tabel: Tabel) -> tuple[Baris, ...]:
    """The rows that are called totals, and a row of numbers without any name that is the last of all."""
    rows = [baris for baris in tabel.region.baris if baris.macam is Macam.JUMLAH]
    measured = [baris for baris in tabel.region.baris if baris.macam in {Macam.DATA, Macam.JUMLAH, Macam.TANPA_NAMA}]
    if measured and measured[-1].macam is Macam.TANPA_NAMA:
        rows.append(measured[-1])
    return tuple(rows)


def check_totals(tabel: Tabel, top: Sequence[int]) -> Iterator[Catatan]:
    """What differs between each total and the sum of the lines of the top level, and of all lines where none has parts.

    ``top`` are the rows of those lines.
    """
    kolom = [each for each in tabel.region.kolom if each.makna and each.makna.peran in UANG]
    totals = total_rows(tabel)
    for baris in totals:
        if any("rata" in seen(cell).casefold() for _, cell in tabel.grid.filled(baris.row)):
            continue
        above = [row for row in top if row < baris.row]
        since = max((each.row for each in totals if each.row < baris.row), default=-1)
        compared = [_compare(tabel, each, baris.row, (above, [row for row in above if row > since])) for each in kolom]
        differing = [note for note in compared if note]
        yield from differing
        same = [
            each for each, note in zip(kolom, compared, strict=True) if note is None and _number(tabel, each, baris.row)
        ]
        if same:
            named = cells(tabel.grid.place(baris.row, each.column) for each in same)
            message = f"Baris jumlah dihitung ulang dari barisnya dan sama ({named})."
            yield Catatan(Hal.DIAMBIL, message, tabel.grid.line(baris.row))


def _compare(tabel: Tabel, kolom: Kolom, row: int, choices: tuple[Sequence[int], Sequence[int]]) -> Catatan | None:
    told = _number(tabel, kolom, row)
    if told is None:
        return None
    sums = [_sum(tabel.nilai.get(kolom.column, {}), rows) for rows in choices]
    if any(abs(told - each) <= _TOLERANCE for each in sums):
        return None
    message = (
        f"Jumlah kolom “{kolom.label}” pada formulir {format_number(told)}, hasil hitung ulang {format_number(sums[0])} "
        f"(selisih {format_number(told - sums[0])})."
    )
    return Catatan(Hal.BERBEDA, message, tabel.grid.place(row, kolom.column))


def _sum(cells_: Mapping[int, Cell], rows: Sequence[int]) -> Decimal:
    values = (cells_[row].value for row in rows if row in cells_)
    return sum((value for value in values if isinstance(value, Decimal)), start=Decimal(0))


def _number(tabel: Tabel, kolom: Kolom, row: int) -> Decimal | None:
    """The amount of a total, in rupiah as the lines are."""
    cell = tabel.grid.cell(row, kolom.column)
    power = kolom.makna.pangkat if kolom.makna else 0
    if isinstance(cell.value, Decimal):
        return cell.value.scaleb(power)
    found = readings(seen(cell), is_money=True) if cell.kind is CellKind.TEXT else ()
    return found[0].nilai.scaleb(power) if len(found) == 1 else None
