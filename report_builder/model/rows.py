"""Turns the rows of a found sheet into read rows: for each column the cell it stands in and the value read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, repeat
from operator import itemgetter

from report_builder import language
from report_builder.dataset import Cell, cell_of, is_empty, read_text, shown_decimals
from report_builder.errors import Place, Problem, error, warning
from report_builder.model.cells import Value
from report_builder.model.columns import ReadColumn, Unread, read_column
from report_builder.model.sheets import FoundSheet, meant
from report_builder.schema import Jenis, Polaritas, Sheet, normalize


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, or all keys of a key sheet: where it stands and what was read from its cells.

    An empty cell and one that could not be read have no value.
    """

    found: FoundSheet
    number: int
    values: Mapping[str, Value]

    @property
    def sheet(self) -> Sheet:
        """What the schema says of the sheet."""
        return self.found.sheet

    def cell(self, kolom: str) -> Cell | None:
        """The cell of the column; None where the sheet lacks it."""
        index = self.found.columns.get(kolom)
        return None if index is None else cell_of(self.found.table.rows, self.number, index)

    def place(self, kolom: str) -> Place:
        """The cell of the column; the sheet as a whole where it lacks the column."""
        cell = self.cell(kolom)
        return cell.place if cell else self.found.place

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of every field, the empty ones too."""
        return RowPlaces(self)

    def filled(self, kolom: str) -> bool:
        """Whether somebody wrote something there, readable or not."""
        return kolom in self.values or bool((cell := self.cell(kolom)) and not is_empty(cell))

    def teks(self, kolom: str) -> str:
        """The text that was read, or nothing."""
        value = self.values.get(kolom)
        return value if isinstance(value, str) else ""

    def angka(self, kolom: str) -> Decimal | None:
        """The number that was read, or None."""
        value = self.values.get(kolom)
        return value if isinstance(value, Decimal) else None

    def desimal(self, kolom: str) -> int:
        """The decimals that the number in the column shows; 0 where there is none."""
        cell = self.cell(kolom) if self.angka(kolom) is not None else None
        return shown_decimals(cell) if cell else 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RowPlaces(Mapping[str, Place]):
    """The place of every field of a row, told when somebody asks."""

    row: Row

    def __getitem__(self, kolom: str) -> Place:
        """The place of one field; raises KeyError for what is none."""
        if kolom not in self.row.found.columns and kolom not in tuple(self):
            raise KeyError(kolom)
        return self.row.place(kolom)

    def __iter__(self) -> Iterator[str]:
        """The fields as the schema orders them."""
        return (column.nama for column in self.row.sheet.fields)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self.row.sheet.fields)

    def __repr__(self) -> str:
        """All places, as a plain mapping shows them."""
        return repr(dict(self))


def read_rows(found: FoundSheet, polaritas: Mapping[str, Polaritas]) -> tuple[tuple[Row, ...], list[Problem]]:
    """The read rows of a sheet, and what is wrong with single cells; ``polaritas`` is by folded code."""
    laid, problems = _on_its_side(found) if found.sheet.keys else (found, [])
    columns = [column for column in found.sheet.fields if column.nama in laid.columns]
    read = {each.nama: read_column(laid, each) for each in columns if each.jenis is not Jenis.NILAI}
    directions = _directions(read, polaritas)
    in_order = [read.get(each.nama) or read_column(laid, each, directions) for each in columns]
    faults = sorted(chain.from_iterable(each.faults for each in in_order), key=itemgetter(0))
    rows = tuple(Row(laid, number, values) for number, values in enumerate(_by_row(in_order, len(laid.table.rows))))
    return rows, [*problems, *(problem for _, problem in faults)]


def fold(kode: str) -> str:
    """A code as codes are compared: IKK-1 and ikk-1 are one."""
    return kode.casefold()


def _directions(read: Mapping[str, ReadColumn], polaritas: Mapping[str, Polaritas]) -> Sequence[Polaritas | None]:
    """The polaritas of the indikator that each row speaks of."""
    codes = read.get("kode_indikator") or read.get("kode")
    known: Mapping[object, Polaritas | None] = {
        kode: polaritas.get(fold(kode)) for kode in set(codes.values if codes else ()) if isinstance(kode, str)
    }
    return [known.get(kode) for kode in codes.values] if codes else []


def _by_row(read: Sequence[ReadColumn], count: int) -> Iterator[Mapping[str, Value]]:
    """What was read from each row."""
    names = [each.nama for each in read]
    rows = zip(*(each.values for each in read), strict=True) if read else repeat((), count)
    if all(each.is_whole for each in read):
        return (dict(zip(names, row, strict=True)) for row in rows)
    return ({nama: value for nama, value in zip(names, row, strict=True) if value is not Unread.UNREAD} for row in rows)


# Key sheets


def _on_its_side(found: FoundSheet) -> tuple[FoundSheet, list[Problem]]:
    """A key sheet as a sheet of one row, whose columns are the keys."""
    known = {normalize(key.nama): key.nama for key in found.sheet.keys}
    cells: dict[str, Cell] = {}
    problems: list[Problem] = []
    for kunci, isi in _key_cells(found):
        typed = read_text(kunci)
        if isinstance(typed, Problem):
            problems.append(typed)
            continue
        nama = known.get(normalize(typed))
        if nama is None:
            problems.append(_unknown_key(typed, kunci, found.sheet))
        elif nama in cells:
            problems.append(_key_twice(nama, kunci, cells[nama]))
        else:
            cells[nama] = isi
    table = replace(found.table, rows=(tuple(cells.values()),))
    laid = FoundSheet(found.sheet, table, {nama: index for index, nama in enumerate(cells)})
    return laid, problems + _missing_keys(found, cells)


def _key_cells(found: FoundSheet) -> Iterator[tuple[Cell, Cell]]:
    for row in found.table.rows:
        kunci, isi = found.cell(row, "kunci"), found.cell(row, "isi")
        if kunci and isi and not (is_empty(kunci) and is_empty(isi)):
            yield kunci, isi


def _unknown_key(typed: str, kunci: Cell, sheet: Sheet) -> Problem:
    if not typed:
        return error("Kunci di sebelah kiri isian ini kosong.", kunci.place, "Tulis kuncinya, atau hapus isiannya.")
    return warning(
        f"Kunci “{typed}” tidak dikenal di lembar {sheet.nama} dan tidak dibaca.",
        kunci.place,
        meant(typed, (key.nama for key in sheet.keys)),
    )


def _key_twice(nama: str, kunci: Cell, first: Cell) -> Problem:
    hint = f"Hapus salah satunya; isian pertama di {first.place.sel}."
    return error(f"Kunci “{nama}” ada dua kali.", kunci.place, hint)


def _missing_keys(found: FoundSheet, cells: Iterable[str]) -> list[Problem]:
    return [
        error(
            f"Kunci wajib “{key.nama}” tidak ada di lembar {found.sheet.nama}.",
            found.place,
            f"Tambahkan satu baris dengan kunci {key.nama} dan isiannya: {language.lower_first(key.keterangan)}",
        )
        for key in found.sheet.keys
        if key.wajib and key.nama not in cells and {"kunci", "isi"} <= set(found.columns)
    ]
