"""What a sheet and a column of the input are, and the words that some columns take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Polaritas(StrEnum):
    """Which way of an indicator is good."""

    MAKSIMUM = "maksimum"
    MINIMUM = "minimum"
    RENTANG = "rentang"
    STABIL = "stabil"
    ORDINAL = "ordinal"


class Keadaan(StrEnum):
    """What stands behind a realisasi."""

    TERUKUR = "terukur"
    TIDAK_TERLAKSANA = "tidak terlaksana"
    BELUM_DIUKUR = "belum diukur"


class Jenis(StrEnum):
    """How a cell of a column is read."""

    TEKS = "teks"
    KODE = "kode"
    ANGKA = "angka"
    NILAI = "nilai"  # a number, a range "80–90" or a word of an ordinal scale, by the indicator's polaritas
    TAHUN = "tahun"
    TANGGAL = "tanggal"
    TRIWULAN = "triwulan"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya atau tidak"
    BATAS = "batas"  # a number to which capaian is capped, or "none"
    DAFTAR = "daftar"  # text in which a line break or ; begins a new item


YA_TIDAK = ("ya", "tidak")
STATUS_DATA = ("sementara", "final")
PERIODE = ("tahunan", "TW I", "TW II", "TW III", "TW IV")
REALISASI_TW = {triwulan: f"realisasi_tw{triwulan}" for triwulan in range(1, len(PERIODE))}
"""The columns of the sheet Anggaran that hold what was spent up to the end of each quarter."""
CAPAIAN_REKAP = ("total", "rata-rata")
REKAP_INDUK = ("tidak", "ikut")


@dataclass(frozen=True, slots=True)
class Column:
    """One column (or key): its name, how it is read, whether it must exist, whether its cells must be filled."""

    nama: str
    keterangan: str
    jenis: Jenis = Jenis.TEKS
    wajib: bool = False
    diisi: bool = False
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name as spelled, its columns, and for key-value sheets (kunci, isi) the keys."""

    nama: str
    keterangan: str
    columns: tuple[Column, ...]
    keys: tuple[Column, ...] = ()
    wajib: bool = False

    @property
    def fields(self) -> tuple[Column, ...]:
        """What the sheet says of its part: its columns, or the keys of a key-value sheet."""
        return self.keys or self.columns


@lru_cache(maxsize=4096)
def normalize(nama: str) -> str:
    """A sheet's, column's or key's name as names are compared: without case, spaces or underscores."""
    return "".join(nama.split()).replace("_", "").casefold()
