"""Reads a column of numbers as a whole: what one cell leaves open the others may decide, else its people are asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from report_builder.dataset import Cell, CellKind, is_empty, plain, read_range
from report_builder.errors import Place, Problem
from report_builder.forms import units
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, Pertanyaan, cells, number, quoted
from report_builder.forms.numbers import NIHIL, Bacaan, Gaya, is_no_number_yet, readings
from report_builder.forms.personal import HIDDEN, is_of_person
from report_builder.forms.scale import scale_of_unit
from report_builder.language import format_number
from report_builder.rules import SKALA_ORDINAL

Answer = Callable[[Place], Decimal | str | None]
"""The number that somebody answered for a cell, "" where it is to stay empty; None where nobody was asked."""

_PREDIKAT = frozenset(predikat.label.casefold() for skala in SKALA_ORDINAL for predikat in skala.predikat)


@dataclass(frozen=True, slots=True)
class Isian:
    """A cell of a column, and the unit that its row has."""

    cell: Cell
    satuan: str = ""


@dataclass(slots=True)
class Terbaca:
    """A column as it was read: the cells by their place, units and limits that stood beside numbers, what is told."""

    cells: dict[Place, Cell] = field(default_factory=dict)
    satuan: dict[Place, str] = field(default_factory=dict)
    batas: dict[Place, str] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)
    pertanyaan: list[Pertanyaan] = field(default_factory=list)

    def cell(self, cell: Cell) -> Cell:
        """The cell as it was read: empty where it could not be."""
        return self.cells.get(cell.place, Cell(CellKind.EMPTY, None, cell.place))


@dataclass(frozen=True, slots=True)
class Sifat:
    """What is known of a column: how it is called, whether it holds money and in which power of ten, or also words."""

    label: str
    is_money: bool = False
    pangkat: int = 0
    takes_words: bool = False
    """Whether a range or a word of a scale may stand here."""
    takes_limits: bool = False
    """Whether the number may be the most or the least that is aimed at."""


def read_column(isian: Sequence[Isian], sifat: Sifat, answer: Answer) -> Terbaca:
    """The numbers of a column; a cell without a certain one is left out and asked or told."""
    return _Reader(sifat, answer).read([each for each in isian if not is_empty(each.cell)])


class _Reader:
    """The state while one column is read."""

    def __init__(self, sifat: Sifat, answer: Answer) -> None:
        self._sifat = sifat
        self._answer = answer
        self._read = Terbaca()
        self._groups: dict[str, list[Place]] = defaultdict(list)
        self._proofs: dict[str, tuple[Gaya, Place]] = {}
        self._has_scaled = False

    def read(self, isian: Sequence[Isian]) -> Terbaca:
        """Each cell; texts that may be two numbers once the style of the column is known."""
        open_cells: list[tuple[Isian, list[Bacaan]]] = []
        for each in isian:
            answer = self._answer(each.cell.place)
            if answer is not None:
                self._take_answer(each, answer)
            elif self._is_of_person(each):
                self._ask(each.cell, (), HIDDEN)
            elif each.cell.kind is not CellKind.TEXT:
                self._take_value(each.cell)
            elif not self._take_words(each.cell):
                open_cells.append((each, self._readings(each)))
        self._find_styles(open_cells)
        for each, found in open_cells:
            self._take_text(each, found)
        self._tell_groups()
        return self._read

    def _is_of_person(self, isian: Isian) -> bool:
        """Whether a cell held the number of a person, or holds one; of as many figures are amounts of money too."""
        is_amount = self._sifat.is_money or _MONEY.search(isian.satuan)
        return HIDDEN in seen(isian.cell) or (is_of_person(isian.cell) and not is_amount)

    def _readings(self, isian: Isian) -> list[Bacaan]:
        """Every number that a text may be, as the workbook has it: money in full, all else in the unit of its row.

        What has its own word of scale needs no other. Rp before a number that has none may be said of the full amount.
        """
        is_money, power = self._sifat.is_money, self._sifat.pangkat
        unit = 0 if is_money else scale_of_unit(isian.satuan)
        found: list[Bacaan] = []
        for one in readings(seen(isian.cell), is_money=is_money, is_scaled=power > 0):
            if one.batas and not self._sifat.takes_limits:
                continue
            full = one if one.pangkat or one.satuan or not power else replace(one, nilai=one.nilai.scaleb(power))
            in_unit = replace(one, nilai=one.nilai.scaleb(-unit)) if one.pangkat else full
            found.append(in_unit)
            self._has_scaled |= full is not one
            if one.rupiah and not one.pangkat and (power or unit):
                found.append(replace(one, nilai=one.nilai.scaleb(-unit)))
        return found

    def _take_answer(self, isian: Isian, answer: Decimal | str) -> None:
        cell = isian.cell
        if isinstance(answer, str):
            self._groups["dikosongkan menurut jawaban"].append(cell.place)
            return
        self._keep(cell, answer)
        stated = [cell.value] if isinstance(cell.value, Decimal) else [one.nilai for one in readings(seen(cell))]
        if stated and _figures(answer) not in map(_figures, stated):
            message = f"{self._sifat.label}: jawaban {number(answer)} menggantikan “{quoted(seen(cell))}”."
            saran = "Periksa apakah jawaban itu memang untuk sel ini: baris formulir mungkin sudah bergeser."
            self._read.catatan.append(Catatan(Hal.BERBEDA, message, cell.place, saran))
        else:
            self._groups["diisi menurut jawaban"].append(cell.place)

    def _take_value(self, cell: Cell) -> None:
        """A number as such; a date, an error or a truth value is none, and errors are told with the whole table."""
        if isinstance(cell.value, Decimal):
            self._has_scaled |= self._sifat.pangkat > 0
            self._keep(cell, cell.value.scaleb(self._sifat.pangkat), cell.format)
        elif cell.kind in {CellKind.DATE, CellKind.BOOLEAN}:
            self._ask(cell, ())

    def _take_words(self, cell: Cell) -> bool:
        text = seen(cell)
        if is_no_number_yet(text):
            self._groups[f"“{quoted(text)}” berarti belum ada angkanya"].append(cell.place)
            return True
        if text.casefold() == NIHIL:
            self._keep(cell, Decimal(0))
            self._groups[f"“{quoted(text)}” berarti 0"].append(cell.place)
            return True
        is_word = text.casefold() in _PREDIKAT or not isinstance(read_range(replace(cell, value=text)), Problem)
        if self._sifat.takes_words and is_word:
            self._read.cells[cell.place] = replace(cell, value=text)
        return self._sifat.takes_words and is_word

    def _find_styles(self, open_cells: Iterable[tuple[Isian, Sequence[Bacaan]]]) -> None:
        """For each unit the style that all its texts allow and one demands: a row of another unit proves nothing."""
        demanded: dict[str, dict[Gaya, Place]] = defaultdict(dict)
        for each, found in open_cells:
            styles = {one.gaya for one in found}
            if len(styles) == 1 and (style := next(iter(styles))) is not None:
                demanded[self._unit_of(each)].setdefault(style, each.cell.place)
        self._proofs = {unit: next(iter(styles.items())) for unit, styles in demanded.items() if len(styles) == 1}
        first_of = {style: place for styles in demanded.values() for style, place in styles.items()}
        if len(first_of) > 1:
            first, second = first_of.values()
            self._read.catatan.append(
                Catatan(Hal.DISESUAIKAN, f"Kolom “{self._sifat.label}” memakai koma desimal dan titik desimal.", first,
                        f"Bandingkan dengan {second.sel}.")
            )  # fmt: skip

    def _unit_of(self, isian: Isian) -> str:
        return "" if self._sifat.is_money else isian.satuan.casefold()

    def _take_text(self, isian: Isian, found: Sequence[Bacaan]) -> None:
        cell = isian.cell
        style, proof = self._proofs.get(self._unit_of(isian), (None, None))
        fitting = [one for one in found if one.gaya is None or style in {None, one.gaya}]
        certain = _agreeing(fitting or found, isian.satuan)
        is_one = len({one.nilai for one in certain}) == 1 and self._is_unit(certain[0], isian.satuan)
        if not is_one or _is_time(seen(cell), isian.satuan):
            self._ask(cell, found)
            return
        one = certain[0]
        self._keep(cell, one.nilai)
        by_column = len({each.nilai for each in found}) > 1
        self._tell_reading(isian, one, proof.sel if proof and one.gaya else "kolom satuan", by_column=by_column)
        if one.satuan:
            self._read.satuan[cell.place] = one.satuan
        if one.batas:
            self._read.batas[cell.place] = one.batas

    def _is_unit(self, one: Bacaan, satuan: str) -> bool:
        """Whether what stands behind a number is a unit; a sentence behind it may say anything of it."""
        if self._sifat.is_money:
            return one.satuan.casefold() in {"", "rupiah"}
        is_told = not one.satuan or one.satuan == "%" or _is_unit_text(one.satuan)
        return is_told or units.same(one.satuan, satuan) or _contains(satuan, one.satuan)

    def _tell_reading(self, isian: Isian, one: Bacaan, proof: str, *, by_column: bool) -> None:
        text, value, label = quoted(seen(isian.cell)), number(one.nilai), self._sifat.label
        if self._is_of_another_unit(one, isian.satuan):
            hal, told = Hal.BERBEDA, f"“{text}” dibaca {value}, padahal satuan barisnya {isian.satuan}"
        elif one.batas:
            hal, told = Hal.DITAFSIRKAN, f"“{text}” dibaca {value}, {_LIMITS[one.batas]}"
        elif by_column:
            hal, told = Hal.DITAFSIRKAN, f"“{text}” dibaca {value}, seperti {proof}"
        elif one.keterangan or one.pangkat or (one.satuan and one.satuan != "%"):
            hal, told = Hal.DISESUAIKAN, f"“{text}” dibaca {value}"
        else:
            return
        self._read.catatan.append(Catatan(hal, f"{label}: {told}.", isian.cell.place))

    def _is_of_another_unit(self, one: Bacaan, satuan: str) -> bool:
        """Whether a text names a unit that the column of units contradicts."""
        if self._sifat.is_money or not satuan:
            return False
        is_other = one.satuan and not units.same(one.satuan, satuan) and not _contains(satuan, one.satuan)
        return bool(is_other) or (one.rupiah and not _MONEY.search(satuan))

    def _keep(self, cell: Cell, value: Decimal, number_format: str = "General") -> None:
        exponent = value.as_tuple().exponent
        if cell.kind is CellKind.TEXT and isinstance(exponent, int) and exponent < 0:
            number_format = f"0.{'0' * -exponent}"
        self._read.cells[cell.place] = Cell(CellKind.NUMBER, plain(value), cell.place, number_format)

    def _ask(self, cell: Cell, found: Sequence[Bacaan], text: str = "") -> None:
        bacaan = tuple(dict.fromkeys(_shown(one) for one in found))
        text = text or quoted(seen(cell)) or str(cell.kind)
        self._read.pertanyaan.append(Pertanyaan(cell.place, text, bacaan, self._sifat.label))

    def _tell_groups(self) -> None:
        for told, places in self._groups.items():
            message = f"{self._sifat.label}: {told} ({cells(places)})."
            self._read.catatan.append(Catatan(Hal.DISESUAIKAN, message, places[0]))
        if self._has_scaled and self._read.cells:
            factor = format_number(Decimal(10**self._sifat.pangkat))
            message = f"{self._sifat.label}: angkanya dikalikan {factor} sesuai judulnya."
            self._read.catatan.append(Catatan(Hal.DISESUAIKAN, message, next(iter(self._read.cells))))


def _figures(value: Decimal) -> tuple[int, ...]:
    """The figures of a number whatever its scale is: an answer may take 0,97 for 97 and 1,2 for 1.200.000."""
    return value.normalize().as_tuple().digits


def _agreeing(found: Sequence[Bacaan], satuan: str) -> Sequence[Bacaan]:
    """The readings whose unit is that of the row, where any is; else all of them."""
    agreeing = [one for one in found if one.satuan and units.same(one.satuan, satuan)]
    if not agreeing:
        agreeing = [one for one in found if one.satuan.startswith("per ") and _contains(satuan, one.satuan)]
    return agreeing or found


def _contains(satuan: str, part: str) -> bool:
    return part.casefold() in " ".join(satuan.casefold().split())


def _is_time(text: str, satuan: str) -> bool:
    """Whether a text may be a time of day or a duration, which a sheet shows as 00.15: no number of minutes."""
    return bool(_TIME.fullmatch(text)) and (text.startswith("0") or satuan.casefold() in _TIMES)


_TIME = re.compile(r"[0-9]{2}\.[0-5][0-9]")
_TIMES = frozenset({"detik", "menit", "jam"})
_MONEY = re.compile(r"\b(?:rp|rupiah|idr)\b", re.IGNORECASE)


_LIMITS = {"≤": "paling banyak sekian (polaritas minimum)", "≥": "paling sedikit sekian (polaritas maksimum)"}


def _is_unit_text(text: str) -> bool:
    return units.is_known(text) or units.read_unit(text).ditebak


def _shown(one: Bacaan) -> str:
    return f"{number(one.nilai)} {one.satuan}".strip()
