"""How figures of several units, or of several quarters, make one: exactly, as the indikator declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, Inexact
from enum import StrEnum
from functools import reduce
from typing import TypeVar

from report_builder.language import fold_name
from report_builder.rules.hitungan import ZERO, Hitungan

T = TypeVar("T")

# A figure of the input has at most 28 digits; whatever is added here keeps all of them, or raises.
_EXACT = Context(prec=1000, traps=[Inexact])


class Agregasi(StrEnum):
    """The ways of the column ``agregasi``."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    TERTIMBANG = "rata-rata tertimbang"
    MINIMUM = "minimum"
    MAKSIMUM = "maksimum"
    TERAKHIR = "terakhir"


_WORDS: Mapping[str, Agregasi] = {
    **{str(one): one for one in Agregasi},
    "kumulatif": Agregasi.JUMLAH,
    "penjumlahan": Agregasi.JUMLAH,
    "rerata": Agregasi.RATA_RATA,
    "rerata tertimbang": Agregasi.TERTIMBANG,
    "rata-rata berbobot": Agregasi.TERTIMBANG,
    "terendah": Agregasi.MINIMUM,
    "tertinggi": Agregasi.MAKSIMUM,
    "posisi akhir": Agregasi.TERAKHIR,
    "nilai akhir": Agregasi.TERAKHIR,
}


def read_agregasi(text: str) -> Agregasi | None:
    """The way that a cell of the column names; None where it is empty or says something else."""
    return _WORDS.get(fold_name(text))


VALUES = frozenset({"%", "persen", "indeks", "nilai", "skor", "rasio", "poin"})
"""Units that count nothing: a whole value may have decimals (3,00), and the values of quarters make no sum."""

_SELDOM_COUNTED = frozenset({"angka", "detik", "menit", "jam", "hari"})
_RATE = re.compile(r"\bper\b|/ ?(?:[0-9]|(?:detik|menit|jam)\b)")
_COUNT = re.compile(r"(?:jumlah|total|banyaknya|volume)\b")
_NO_COUNT = re.compile(
    r"(?:angka|indeks|lama|laju|kecepatan|persentase|presentase|prevalensi|proporsi|prosentase|rasio|tingkat|waktu)\b"
)
_MEAN = re.compile(r"\b(?:rata[- ]rata|rerata)\b")
_NUMBERING = re.compile(r"(?:[0-9]+|[a-z])[.)] ")


def adds_up(nama: str, satuan: str) -> bool:
    """Whether figures of an indikator make their sum: counts do; a percentage, an index, a rate or a mean does not.

    Jumlah kunjungan (Kunjungan), Jumlah jam pelatihan (Jam)                         do
    Angka kematian ibu (per 100.000 KH), Rata-rata waktu tunggu (Menit), Layanan (%) do not
    """
    name, unit = _NUMBERING.sub("", fold_name(nama), count=1), fold_name(satuan)
    if unit in VALUES or _RATE.search(unit) or _MEAN.search(name):
        return False
    return bool(_COUNT.match(name)) or not (unit in _SELDOM_COUNTED or _NO_COUNT.match(name))


@dataclass(frozen=True, slots=True)
class Bagian:
    """One figure that goes into an aggregate; its weight and its date count where the way asks for them."""

    nilai: Decimal
    bobot: Decimal = Decimal(1)
    tanggal: date | None = None


def aggregate(agregasi: Agregasi, bagian: Sequence[Bagian]) -> Hitungan:
    """One figure of several; None with the reason where there are none, or where the way cannot decide."""
    if not bagian:
        return Hitungan(None, describe(agregasi), TANPA_DATA)
    return _WAYS[agregasi](bagian)


def add_exactly(numbers: Iterable[Decimal]) -> Decimal:
    """The sum to its last digit, however many figures there are and whatever their sizes."""
    return reduce(_EXACT.add, numbers, ZERO)


def choose_latest(dated: Sequence[tuple[T, date | None]]) -> tuple[T | None, str]:
    """The value of the latest date, or None and the reason: a date lacks, or values of that date differ."""
    if len(dated) == 1:
        return dated[0][0], ""
    days = [day for _, day in dated if day is not None]
    if not days or len(days) < len(dated):
        return None, "tanggal_data sebagian unit tidak diisi" if dated else TANPA_DATA
    values = [value for value, day in dated if day == max(days)]
    if any(value != values[0] for value in values):
        return None, f"nilai {len(values)} unit yang bertanggal data paling akhir tidak sama"
    return values[0], ""


TANPA_DATA = "tidak ada data"
_RUMUS: Mapping[Agregasi, str] = {
    Agregasi.JUMLAH: "jumlah {}",
    Agregasi.RATA_RATA: "rata-rata {}",
    Agregasi.TERTIMBANG: "jumlah ({} × bobot_agregasi) / jumlah bobot_agregasi",
    Agregasi.MINIMUM: "{} terendah",
    Agregasi.MAKSIMUM: "{} tertinggi",
    Agregasi.TERAKHIR: "{} dengan tanggal_data paling akhir",
}


def describe(agregasi: Agregasi, nilai: str = "nilai") -> str:
    """What a way does, as it is printed: ``rata-rata realisasi``."""
    return _RUMUS[agregasi].format(nilai)


def _jumlah(bagian: Sequence[Bagian]) -> Hitungan:
    return Hitungan(add_exactly(one.nilai for one in bagian), describe(Agregasi.JUMLAH))


def _rata_rata(bagian: Sequence[Bagian]) -> Hitungan:
    return Hitungan(add_exactly(one.nilai for one in bagian) / len(bagian), describe(Agregasi.RATA_RATA))


def _tertimbang(bagian: Sequence[Bagian]) -> Hitungan:
    rumus = describe(Agregasi.TERTIMBANG)
    total = add_exactly(one.bobot for one in bagian)
    if total <= 0:
        return Hitungan(None, rumus, "jumlah bobot_agregasi 0")
    return Hitungan(add_exactly(_EXACT.multiply(one.nilai, one.bobot) for one in bagian) / total, rumus)


def _terakhir(bagian: Sequence[Bagian]) -> Hitungan:
    nilai, alasan = choose_latest([(one.nilai, one.tanggal) for one in bagian])
    return Hitungan(nilai, describe(Agregasi.TERAKHIR), alasan)


_WAYS: Mapping[Agregasi, Callable[[Sequence[Bagian]], Hitungan]] = {
    Agregasi.JUMLAH: _jumlah,
    Agregasi.RATA_RATA: _rata_rata,
    Agregasi.TERTIMBANG: _tertimbang,
    Agregasi.MINIMUM: lambda bagian: Hitungan(min(one.nilai for one in bagian), describe(Agregasi.MINIMUM)),
    Agregasi.MAKSIMUM: lambda bagian: Hitungan(max(one.nilai for one in bagian), describe(Agregasi.MAKSIMUM)),
    Agregasi.TERAKHIR: _terakhir,
}
