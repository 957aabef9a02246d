"""Numbers that stand in the input's own sentences and in its Lampiran sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder import language
from report_builder.dataset import MOST_DIGITS, Cell, CellKind, Table, plain
from report_builder.errors import Place
from report_builder.facts import Fact
from report_builder.measure.facts_of import PERCENT, POINTS, RUPIAH
from report_builder.measure.unit import CALENDAR_YEAR
from report_builder.model import Laporan
from report_builder.rules import decimals
from report_builder.schema import SHEETS, Column, Jenis, Sheet

# Texts of one line that are sentences or names in sentences; every list is.
_SENTENCES = frozenset({
    ("Sasaran", "sasaran"), ("Indikator", "indikator"), ("Indikator", "definisi"), ("Standar", "standar"),
    ("Standar", "sumber"), ("Anggaran", "uraian"), ("Anggaran", "catatan"), ("Kegiatan", "nama"),
    ("Kegiatan", "tempat"), ("Kegiatan", "peserta"), ("Kutipan", "kutipan"), ("Kutipan", "catatan"),
})  # fmt: skip

# Digits inside a name (P4GN, Covid-19) are no number. A sign belongs to a number only where it begins a word.
# No group here is possessive: Python 3.11.2, which Debian 12 has, would take the comma behind "2021," with it.
NUMBER = re.compile(
    r"(?:(?P<rupiah>\bRp\.? ?)|(?P<minus>(?<![^\s(])[-−])|(?<![\w,.])(?<![^\W\d_]-))"
    r"(?P<digits>[0-9]++(?:[.,][0-9]++)*)"
    r"(?: ?(?P<persen>%|persen\b)| (?P<skala>ribu|juta|miliar|triliun)\b)?",
    re.IGNORECASE,
)
"""A number in a text as it is written, whether or not it is one by any form."""
_POWERS = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

# In prose a dot before three digits parts thousands; a sentence is not asked what it means.
_FORMS = (
    (re.compile(r"[0-9]+(?:,[0-9]+)?"), ("", ",")),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"), (".", ",")),
    (re.compile(r"[0-9]+\.[0-9]+"), ("", ".")),
    (re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)"), (",", ".")),
)


@dataclass(frozen=True, slots=True)
class Angka:
    """A number in a text: its value, its unit (%, Rp, a calendar year or nothing), the decimals it was written with."""

    nilai: Decimal
    satuan: str
    desimal: int | None


def find_numbers(text: str) -> Iterator[Angka]:
    """The numbers in a text, in order; what is no number by any form (17.12.2021) or longer than any is passed over.

    ``122,64%`` -> 122.64 %, ``Rp1,25 miliar`` -> 1250000000 Rp, ``tahun 2021`` -> the year 2021.
    """
    for found in NUMBER.finditer(text):
        angka = read_number(found)
        if angka is not None:
            yield angka


def read_number(found: re.Match[str]) -> Angka | None:
    """What a match of ``NUMBER`` says; None where it is no number by any form."""
    nilai = read_digits(found["digits"])
    return None if nilai is None else _angka(found, -nilai if found["minus"] else nilai)


def _angka(found: re.Match[str], nilai: Decimal) -> Angka:
    if found["persen"]:
        return Angka(nilai, PERCENT, _written_decimals(nilai))
    if found["skala"] or found["rupiah"]:
        power = _POWERS.get((found["skala"] or "").casefold(), 0)
        return Angka(plain(nilai.scaleb(power)), RUPIAH if found["rupiah"] else "", None)
    if _YEAR.fullmatch(found[0].strip()):
        return Angka(nilai, CALENDAR_YEAR, 0)
    return Angka(nilai, "", _written_decimals(nilai))


def read_digits(digits: str) -> Decimal | None:
    """The number that digits with dots and commas are; None by no form, or where it is longer than any."""
    if sum(digit.isdecimal() for digit in digits) > MOST_DIGITS:
        return None
    for form, (thousands, point) in _FORMS:
        if form.fullmatch(digits):
            plain = digits.replace(thousands, "") if thousands else digits
            return Decimal(plain.replace(point, "."))
    return None


def _written_decimals(nilai: Decimal) -> int:
    exponent = nilai.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def holds(fact: Fact, angka: Angka) -> bool:
    """Whether a number in a text is the fact's, rounded as the text has it, a minus aside."""
    if not isinstance(fact.nilai, Decimal) or _kind(fact.satuan) != _kind(angka.satuan):
        return False
    places = _rounding(angka.nilai) if angka.desimal is None else angka.desimal
    return language.round_half_up(abs(fact.nilai), places) == abs(angka.nilai)


def _kind(satuan: str) -> str:
    return PERCENT if satuan in {PERCENT, POINTS} else ""


def _rounding(nilai: Decimal) -> int:
    """The places to which an amount such as 1,25 miliar was rounded: -7."""
    exponent = nilai.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


# Sentences


def measure_sentences(laporan: Laporan) -> Iterator[Fact]:
    """``teks.<sheet>.<cell>.<n>`` for the n-th number in the sentences of a cell."""
    for sheet in SHEETS:
        columns = [column for column in sheet.fields if _is_sentence(sheet, column)]
        part = getattr(laporan, sheet.nama.lower())
        for row in part if isinstance(part, tuple) else (part,):
            for column in columns:
                yield from _measure_text(sheet.nama, getattr(row, column.nama), row.places.get(column.nama))


def _is_sentence(sheet: Sheet, column: Column) -> bool:
    return column.jenis is Jenis.DAFTAR or (sheet.nama, column.nama) in _SENTENCES


def _measure_text(lembar: str, text: str | tuple[str, ...], place: Place | None) -> Iterator[Fact]:
    if place is not None and text:
        sentence = text if isinstance(text, str) else "\n".join(text)
        yield from _facts(f"teks.{lembar}.{place.sel}", sentence, place)


def _facts(stem: str, text: str, place: Place) -> Iterator[Fact]:
    for number, angka in enumerate(find_numbers(text), start=1):
        yield Fact(f"{stem}.{number}", angka.nilai, angka.satuan, place, angka.desimal)


# Lampiran


def measure_appendices(laporan: Laporan) -> Iterator[Fact]:
    """``lampiran-<n>.<cell>`` for a numeric cell of the n-th Lampiran, with ``.<n>`` for each number in a text."""
    for number, table in enumerate(laporan.lampiran, start=1):
        for cell in _cells(table):
            yield from _measure_cell(f"lampiran-{number}.{cell.place.sel}", cell)


def _cells(table: Table) -> Iterator[Cell]:
    yield from table.header
    for row in table.rows:
        yield from row


def _measure_cell(fact_id: str, cell: Cell) -> Iterator[Fact]:
    if isinstance(cell.value, Decimal):
        yield Fact(fact_id, cell.value, _unit_of(cell), cell.place, decimals(cell.value))
    elif cell.kind is CellKind.TEXT and isinstance(cell.value, str):
        whole = NUMBER.fullmatch(cell.value.strip())
        angka = next(find_numbers(cell.value), None) if whole else None
        if angka:  # a CSV file has its numbers as text
            yield Fact(fact_id, angka.nilai, angka.satuan, cell.place, angka.desimal)
        else:
            yield from _facts(fact_id, cell.value, cell.place)


def _unit_of(cell: Cell) -> str:
    if "%" in cell.format:
        return PERCENT
    return CALENDAR_YEAR if _YEAR.fullmatch(str(cell.value)) else ""
