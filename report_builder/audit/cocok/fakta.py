"""How a number stands to a fact: its value as the fact is printed or rounded, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from report_builder.audit.angka import Angka, Jenis, Ujung, cari_angka
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.facts import UNKNOWN, Fact, Ledger
from report_builder.language import fold_name
from report_builder.measure.facts_of import PERCENT, POINTS, RUPIAH
from report_builder.measure.unit import CALENDAR_YEAR
from report_builder.scrutiny.angka import prints


class Sifat(StrEnum):
    """How a number stands to a fact."""

    SAMA = "sama"
    BULAT = "dibulatkan"
    POTONG = "dipotong"
    SATUAN = "satuan lain"
    LAIN = "lain"


_OF_VALUE = {Hubungan.SAMA: Sifat.SAMA, Hubungan.BULAT: Sifat.BULAT, Hubungan.POTONG: Sifat.POTONG}
_UNITS: dict[str, frozenset[Jenis]] = {
    PERCENT: frozenset({Jenis.PERSEN}),
    POINTS: frozenset({Jenis.POIN, Jenis.JUMLAH}),
    RUPIAH: frozenset({Jenis.RUPIAH}),
    CALENDAR_YEAR: frozenset({Jenis.TAHUN, Jenis.JUMLAH}),
}
"""The kinds of numbers that a fact of this unit is printed as; of any other unit a plain one.

Percentage points stand without their unit in tables, below a head that names it.
"""
_TELLING_DIGITS = 3
_ANY_UNIT = frozenset({"poin"})
"""What the report itself calls the unit of any index."""
_PLAIN = frozenset({Jenis.JUMLAH, Jenis.TAHUN, Jenis.NOMOR})


@dataclass(frozen=True, slots=True)
class Cetakan:
    """A fact and the number that it is printed as."""

    fakta: Fact
    nilai: Decimal | None

    def sifat(self, angka: Angka, *, polos: bool = False) -> Sifat:
        """How a number stands to the fact; ``polos`` where its unit stands elsewhere, as in the head of a table."""
        value = self.hubungan(angka)
        if value is Sifat.LAIN or polos or self.is_unit(angka):
            return value
        return Sifat.SATUAN

    def hubungan(self, angka: Angka) -> Sifat:
        """The same, whatever its unit."""
        if isinstance(self.fakta.nilai, date):
            return Sifat.SAMA if angka.nilai == self.fakta.nilai else Sifat.LAIN
        if not isinstance(angka.nilai, Decimal) or not isinstance(self.fakta.nilai, Decimal):
            return Sifat.LAIN
        if angka.nilai == self.nilai:
            return Sifat.SAMA
        return _OF_VALUE.get(hubungan(angka, self.fakta.nilai), Sifat.LAIN)

    def is_unit(self, angka: Angka) -> bool:
        """Whether a number of this kind can print the fact."""
        return angka.jenis in _UNITS.get(self.fakta.satuan, _PLAIN) or angka.jenis is Jenis.TANGGAL


@lru_cache(maxsize=1 << 14)
def cetakan(fakta: Fact) -> Cetakan:
    """A fact with the number that it is printed as."""
    if not isinstance(fakta.nilai, Decimal):
        return Cetakan(fakta, None)
    return Cetakan(
        fakta, next((each.nilai for each in cari_angka(fakta.tampil) if isinstance(each.nilai, Decimal)), None)
    )


def is_cetak(teks: str, fakta: Fact) -> bool:
    """Whether a text is one of the ways in which a fact is printed."""
    return fold_name(teks) in {fold_name(each) for each in prints(fakta)}


def angka_fakta(fakta: Fact) -> tuple[Angka, ...]:
    """The numbers that a fact is printed as: two of a range."""
    return cari_angka(fakta.tampil) if fakta.tampil != UNKNOWN else ()


def is_rentang(angka: Angka) -> bool:
    """Whether a number is the end of a range."""
    return angka.ujung is not Ujung.BUKAN


def kata_satuan(ledger: Ledger) -> frozenset[str]:
    """The first words of the units of all facts, by which a number tells what it counts."""
    words = (fact.satuan.casefold().split() for fact in ledger.fakta)
    return frozenset(each[0] for each in words if each) - _ANY_UNIT


def is_berciri(nilai: object) -> bool:
    """Whether a value has so many digits that it stands for its fact wherever it stands."""
    return isinstance(nilai, Decimal) and len(str(abs(nilai)).replace(".", "").strip("0")) >= _TELLING_DIGITS
