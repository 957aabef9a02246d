"""Turns the rows of a found sheet into read rows: for each column the cell it stands in and the value read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, repeat
from operator import itemgetter
from typing import overload

from report_builder import language
from report_builder.dataset import Cell, cell_of, is_empty, read_text, shown_decimals
from report_builder.errors import Place, Problem, error, warning
from report_builder.model.cells import Value
from report_builder.model.columns import ReadColumn, Unread, read_column
from report_builder.model.making import make_all
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
        return self.found.place_of(self.number, kolom)

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of every field, the empty ones too."""
        return RowPlaces(self.found, self.number)

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RowPlaces(Mapping[str, Place]):
    """The place of every field of a row, told when somebody asks."""

    found: FoundSheet
    number: int

    def __getitem__(self, kolom: str) -> Place:
        """The place of one field; raises KeyError for what is none."""
        if kolom not in self.found.columns and kolom not in tuple(self):
            raise KeyError(kolom)
        return self.found.place_of(self.number, kolom)

    def __iter__(self) -> Iterator[str]:
        """The fields as the schema orders them."""
        return (column.nama for column in self.found.sheet.fields)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self.found.sheet.fields)

    def __repr__(self) -> str:
        """All places, as a plain mapping shows them."""
        return repr(dict(self))


@dataclass(frozen=True, slots=True, eq=False)
class ReadRows(Sequence[Row]):
    """The rows of a sheet, kept as the columns that were read; a row is made when somebody looks at it."""

    found: FoundSheet
    columns: Mapping[str, Sequence[Value | Unread]]
    length: int
    _folded: dict[str, Sequence[str]] = field(default_factory=dict, init=False, repr=False)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """One row, or several."""
        if isinstance(index, slice):
            return [self[each] for each in range(self.length)[index]]
        values = ((nama, column[index]) for nama, column in self.columns.items())
        number = range(self.length)[index]
        return Row(self.found, number, {nama: value for nama, value in values if value is not Unread.UNREAD})

    def __len__(self) -> int:
        """How many rows there are."""
        return self.length

    @property
    def sheet(self) -> Sheet:
        """What the schema says of the sheet."""
        return self.found.sheet

    def column(self, kolom: str) -> Sequence[Value | Unread]:
        """What was read from the column, row by row."""
        return self.columns.get(kolom) or [Unread.UNREAD] * self.length

    def holds(self, kolom: str) -> bool:
        """Whether anything was read from the column."""
        return any(value is not Unread.UNREAD for value in self.columns.get(kolom, ()))

    def teks(self, kolom: str) -> Sequence[str]:
        """The text that was read from the column, row by row, or nothing."""
        return [value if isinstance(value, str) else "" for value in self.column(kolom)]

    def folded(self, kolom: str) -> Sequence[str]:
        """What was read from a column of texts of one line or of whole numbers, as codes are compared."""
        if kolom not in self._folded:
            told = "\n".join(map(str, self.column(kolom)))
            self._folded[kolom] = fold(told).split("\n") if self.length else []
        return self._folded[kolom]

    def with_teks(self, kolom: str) -> Iterator[Row]:
        """The rows in which a text was read from the column."""
        return (self[number] for number, teks in enumerate(self.teks(kolom)) if teks)

    def places(self) -> Sequence[Mapping[str, Place]]:
        """The place of every field, row by row."""
        return make_all(RowPlaces, self.length, {"found": repeat(self.found), "number": range(self.length)})

    def desimal(self, kolom: str) -> Sequence[int]:
        """The decimals that the number in the column shows, row by row; 0 where there is none."""
        if kolom not in self.found.columns:
            return [0] * self.length
        contents = self.found.contents(kolom)
        alike = {id(content): content for content in contents}
        shown = {key: shown_decimals(content.at(self.found.place)) for key, content in alike.items()}
        numbers = zip(self.column(kolom), contents, strict=True)
        return [shown[id(content)] if isinstance(value, Decimal) else 0 for value, content in numbers]

    def saying(self, values: Mapping[str, Value]) -> ReadRows:
        """The same rows, but that each of them has these values."""
        return replace(
            self, columns={**self.columns, **{nama: [value] * self.length for nama, value in values.items()}}
        )


def read_rows(found: FoundSheet, polaritas: Mapping[str, Polaritas]) -> tuple[ReadRows, list[Problem]]:
    """The read rows of a sheet, and what is wrong with single cells; ``polaritas`` is by folded code."""
    laid, problems = _on_its_side(found) if found.sheet.keys else (found, [])
    columns = [column for column in found.sheet.fields if column.nama in laid.columns]
    read = {each.nama: read_column(laid, each) for each in columns if each.jenis is not Jenis.NILAI}
    directions = _directions(read, polaritas)
    in_order = [read.get(each.nama) or read_column(laid, each, directions) for each in columns]
    faults = sorted(chain.from_iterable(each.faults for each in in_order), key=itemgetter(0))
    rows = ReadRows(laid, {each.nama: each.values for each in in_order}, len(laid.table.rows))
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
