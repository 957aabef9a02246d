"""A number as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Jenis(StrEnum):
    """What a number is."""

    JUMLAH = "jumlah"
    PERSEN = "persen"
    POIN = "poin persen"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"
    JAM = "jam"
    TAHUN = "tahun"
    URUTAN = "urutan"
    """The third: ketiga, ke-3."""
    NOMOR = "nomor"
    """A name: of a law, a page, a chapter, a quarter, an item of a list, a telephone."""
    SAMAR = "samar"
    """No value can be told: belasan, setengah, "satu" as an article."""


class Bentuk(StrEnum):
    """How a number is written."""

    ANGKA = "angka"
    KATA = "kata"
    ROMAWI = "romawi"


class Ujung(StrEnum):
    """Which end of a range a number is; none of most."""

    BUKAN = ""
    AWAL = "awal"
    AKHIR = "akhir"


@dataclass(frozen=True, slots=True)
class Hari:
    """A day of no named year: 17 Desember, (2/9)."""

    hari: int
    bulan: int


Nilai: TypeAlias = Decimal | date | Hari | None


@dataclass(frozen=True, slots=True)
class Angka:
    """A number in a text: where it stands with sign, scale and unit, what it is, its exact value.

    ``nilai`` has scale and sign applied: ``Rp1,25 miliar`` is 1250000000 with ``desimal`` 2 and ``skala`` 9. It is a
    date or a day for TANGGAL, and None where no number can be told (SAMAR, JAM, a NOMOR of several groups). ``kata`` is
    the next word behind it in lower case, empty where the clause ends: ``65 kawasan`` -> "kawasan".
    """

    awal: int
    akhir: int
    teks: str
    jenis: Jenis
    nilai: Nilai
    desimal: int = 0
    skala: int = 0
    bentuk: Bentuk = Bentuk.ANGKA
    kata: str = ""
    ujung: Ujung = Ujung.BUKAN

    @property
    def langkah(self) -> Decimal:
        """The value of its last shown place: 0.01 of 3,15, 10000000 of Rp1,25 miliar."""
        return Decimal(10) ** (self.skala - self.desimal)

    @property
    def satuan(self) -> str:
        """The unit as facts name it: %, poin persen, Rp, tahun kalender, or nothing."""
        return _UNITS.get(self.jenis, "")


_UNITS = {
    Jenis.PERSEN: "%",
    Jenis.POIN: "poin persen",
    Jenis.RUPIAH: "Rp",
    Jenis.TAHUN: "tahun kalender",
}
