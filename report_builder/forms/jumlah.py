"""Which rows are totals: by what they are called, by what they lack, and by what the rows above them make."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from report_builder.dataset import Cell, CellKind
from report_builder.forms.grid import seen
from report_builder.forms.numbers import readings

Angka = Mapping[int, Decimal]
"""The figures of a row by column."""


class Sebutan(IntEnum):
    """How surely a row is called a total."""

    NAMA = 1
    """An indikator may be called so: Jumlah dokumen yang terbit."""
    HITUNGAN = 2
    """It says of what figures of the form it is: Total Belanja, Rata-rata Capaian Sasaran 1."""
    JUMLAH = 3
    """Nothing else: JUMLAH, Grand Total, Jumlah (1 + 2)."""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What tells of a row that is called a total whether it is one."""

    sebutan: Sebutan
    is_made: bool
    """Whether its figures are what the rows above make."""
    has_number: bool = False
    """Whether it has a number, a code or a sasaran of its own."""
    has_unit: bool = False
    """Whether it has a unit or words of its own."""
    lacks: bool = False
    """Whether it has neither, although the rows above have."""
    is_budget: bool = False


@dataclass(frozen=True, slots=True)
class Putusan:
    """Whether a row is a total, and what is to be told where that is in doubt."""

    is_total: bool
    alasan: str = ""


MADE = "angkanya jumlah atau rata-rata baris di atasnya"
ALONE = f"{MADE}, tetapi baris lain pun tanpa nomor, kode, atau satuan"
NOT_MADE = "angkanya bukan jumlah atau rata-rata baris di atasnya"

_CALLED = re.compile(r"(?:grand[ -]?|sub[ -]?)?(?:jumlah|total|rata[ -]?rata|rerata)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ANY = re.compile(r"[ivx]+|[0-9]+|[a-z]")
_CALLS = frozenset({"jumlah", "total", "subtotal", "rata", "rerata"})
_TOTALS = frozenset(
    ("jumlah", "total", "subtotal", "sub", "grand", "rata", "rerata", "keseluruhan", "seluruhnya", "semua", "akhir",
     "umum", "dan")
)  # fmt: skip
_FIGURES = _TOTALS | frozenset(
    ("anggaran", "pagu", "belanja", "program", "kegiatan", "realisasi", "capaian", "kinerja", "nilai", "sasaran",
     "strategis", "bidang", "indikator", "unit", "kumulatif", "sd", "sampai", "dengan", "tw", "triwulan", "semester",
     "tahun", "tujuan", "persentase", "target")
)  # fmt: skip


def sebutan(text: str) -> Sebutan | None:
    """How surely a text calls its row a total; None where it does not."""
    words = set(_WORD.findall(re.sub(r"\([^()]*\)", "", text).casefold()))
    is_first = bool(_CALLED.match(text))
    if is_first and words <= _TOTALS:
        return Sebutan.JUMLAH
    if words & _CALLS and all(word in _FIGURES or _ANY.fullmatch(word) for word in words):
        return Sebutan.HITUNGAN
    return Sebutan.NAMA if is_first else None


def judge(tanda: Tanda) -> Putusan:
    """Whether a row that is called a total is one: not with a number of its own, else as its figures say."""
    if tanda.has_number:
        return Putusan(is_total=False)
    if tanda.has_unit:
        is_total = tanda.is_made and tanda.sebutan > Sebutan.NAMA
        is_plain = is_total and (tanda.sebutan is Sebutan.JUMLAH or tanda.is_budget)
        return Putusan(is_total, "" if is_plain or tanda.sebutan is Sebutan.NAMA else MADE if is_total else NOT_MADE)
    if tanda.sebutan is Sebutan.JUMLAH:
        return Putusan(is_total=True)
    if tanda.sebutan is Sebutan.HITUNGAN:
        is_marked = tanda.lacks or tanda.is_budget
        why = NOT_MADE if not tanda.is_made else "" if is_marked else ALONE
        return Putusan(tanda.is_made or is_marked, why)
    is_total = tanda.is_made and (tanda.lacks or tanda.is_budget)
    if tanda.is_made:
        return Putusan(is_total, MADE if is_total else ALONE)
    return Putusan(is_total, NOT_MADE if tanda.lacks else "")


def is_made(told: Angka, above: Sequence[Angka], *, fewest: int = 2) -> bool:
    """Whether each figure of a row is the sum or the mean of those of ``fewest`` rows or more right above it."""
    if not any(told.values()):
        return False
    sums = dict.fromkeys(told, (Decimal(0), 0))
    for count, row in enumerate(reversed(above), start=1):
        for column in sums.keys() & row.keys():
            total, rows = sums[column]
            sums[column] = total + row[column], rows + 1
        if count >= fewest and all(_agrees(value, *sums[column]) for column, value in told.items()):
            return True
    return False


def _agrees(told: Decimal, total: Decimal, rows: int) -> bool:
    exponent = told.as_tuple().exponent
    rounding = Decimal((0, (5,), min(exponent, 0) - 1)) if isinstance(exponent, int) else Decimal(0)
    tolerance = max(rounding, min(Decimal(1), abs(told) / _OF))
    return rows > 0 and (abs(total - told) < tolerance or abs(total / rows - told) < tolerance)


_OF = Decimal(10000)
"""What rounding leaves: half of the last figure, of large amounts of money up to one rupiah."""


def figure(cell: Cell, *, is_money: bool = False) -> Decimal | None:
    """The number of a cell of a total, where it can be read in one way."""
    if isinstance(cell.value, Decimal):
        return cell.value
    found = readings(seen(cell), is_money=is_money) if cell.kind is CellKind.TEXT else ()
    return found[0].nilai if len(found) == 1 else None
