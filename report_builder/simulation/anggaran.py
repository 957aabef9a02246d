"""Budgets whose lines add up: none, a flat list, or a tree of program, kegiatan, RO and what is below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from report_builder.language import round_half_up
from report_builder.schema import REALISASI_TW
from report_builder.simulation.bentuk import Bentuk, Susunan
from report_builder.simulation.draw import chance, within
from report_builder.simulation.kata import in_style
from report_builder.simulation.tables import Row

_TINGKAT = ("program", "kegiatan", "ro", "", "")
"""What the lines of each depth are called; the sheet has no word for what is below an RO."""

# How many lines stand below one, by depth, from the top.
_WIDTHS: Mapping[Susunan, Sequence[tuple[int, int]]] = {
    Susunan.TANPA: (),
    Susunan.DATAR: ((1, 6),),
    Susunan.POHON: ((1, 1), (1, 4), (1, 4)),
    Susunan.DALAM: ((1, 2), (1, 3), (1, 3), (1, 2), (1, 2)),
}
_URAIAN = (
    ("Program Pembinaan Layanan", "Program Dukungan Manajemen"),
    ("Pembinaan Layanan Warga", "Peningkatan Mutu Layanan", "Dukungan Tata Kelola", "Pengelolaan Data"),
    ("Fasilitasi kelompok binaan", "Pelatihan kader layanan", "Survei kepuasan", "Pemeliharaan sarana"),
    ("Persiapan", "Pelaksanaan", "Pelaporan"),
    ("Belanja bahan", "Belanja perjalanan dinas", "Belanja jasa", "Belanja honorarium"),
)
_QUARTERS = max(REALISASI_TW)
_THOUSAND = Decimal(1000)
# Absorption in percent; some lines were blocked, some spent whole.
_ABSORBED = ((70, 85, 99), (12, 100, 100), (12, 30, 84), (6, 0, 0))


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of the budget with the lines below it, which it is the sum of."""

    kode: str
    uraian: str
    pagu_awal: Decimal
    pagu_akhir: Decimal
    realisasi: Decimal | None
    dalam: int
    bawah: tuple[Baris, ...] = ()


def anggaran_rows(random: Random, bentuk: Bentuk, indikator: Sequence[str]) -> Iterator[Row]:
    """The sheet Anggaran; some of the lowest lines say which indikator they pay for."""
    widths = _WIDTHS[bentuk.susunan]
    for number in range(random.randint(*widths[0]) if widths else 0):
        yield from _rows(random, bentuk, _line(random, bentuk, f"CT{number + 1}", 0), "", indikator)


def _line(random: Random, bentuk: Bentuk, kode: str, dalam: int) -> Baris:
    widths = _WIDTHS[bentuk.susunan]
    uraian = in_style(random.choice(_URAIAN[2 if bentuk.susunan is Susunan.DATAR else dalam]), bentuk.gaya, random)
    if dalam + 1 == len(widths):
        return _leaf(random, bentuk, kode, uraian, dalam)
    count = random.randint(*widths[dalam + 1])
    bawah = tuple(_line(random, bentuk, f"{kode}.{at + 1}", dalam + 1) for at in range(count))
    known = [one.realisasi for one in bawah if one.realisasi is not None]
    return Baris(
        kode,
        uraian,
        sum((one.pagu_awal for one in bawah), Decimal(0)),
        sum((one.pagu_akhir for one in bawah), Decimal(0)),
        sum(known, Decimal(0)) if known else None,
        dalam,
        bawah,
    )


def _leaf(random: Random, bentuk: Bentuk, kode: str, uraian: str, dalam: int) -> Baris:
    first = random.randint(5_000, 3_000_000) * _THOUSAND
    # Most keep what they were given, some are cut, a few lose all.
    last = round_half_up(first * within(random, ((60, 100, 100), (25, 70, 99), (12, 101, 130), (3, 0, 0))) / 100, 0)
    # A quarter into the year a quarter of it is spent.
    spent = last * within(random, _ABSORBED) * (bentuk.triwulan or _QUARTERS) / (100 * _QUARTERS)
    realisasi = round_half_up(spent, 0) if chance(random, 97) else None
    return Baris(kode, uraian, first, last, realisasi, dalam)


def _rows(random: Random, bentuk: Bentuk, line: Baris, induk: str, indikator: Sequence[str]) -> Iterator[Row]:
    optional: Row = {
        "tingkat": _TINGKAT[line.dalam] if bentuk.susunan is not Susunan.DATAR else None,
        "pagu_awal": line.pagu_awal,
        **({} if line.bawah else _purpose(random, line, indikator)),
    }
    filled = {kolom: value for kolom, value in optional.items() if chance(random, bentuk.terisi)}
    figures = {"pagu_akhir": line.pagu_akhir, "realisasi": line.realisasi, **_of_quarters(bentuk, line)}
    yield {"kode": line.kode, "uraian": line.uraian, "induk": induk, **figures, **filled}
    for below in line.bawah:
        yield from _rows(random, bentuk, below, line.kode, indikator)


def _of_quarters(bentuk: Bentuk, line: Baris) -> Row:
    """What was spent up to the end of each quarter until now, where the office keeps quarters."""
    if not bentuk.bertriwulan:
        return {}
    last = bentuk.triwulan or _QUARTERS
    return {kolom: _so_far(line, quarter, last) for quarter, kolom in REALISASI_TW.items() if quarter <= last}


def _so_far(line: Baris, quarter: int, last: int) -> Decimal | None:
    """As much each quarter, to the rupiah in the lowest lines; a line above them is their sum."""
    if line.realisasi is None:
        return None
    if not line.bawah:
        return round_half_up(line.realisasi * quarter / last, 0)
    return sum((_so_far(one, quarter, last) or Decimal(0) for one in line.bawah), Decimal(0))


def _purpose(random: Random, line: Baris, indikator: Sequence[str]) -> Row:
    changed = "naik" if line.pagu_akhir > line.pagu_awal else "turun"
    return {
        "jenis_belanja": random.choice(("51", "52", "53")),
        "sumber_dana": random.choice(("RM", "RM", "PNBP", "HIBAH")),
        "kode_indikator": random.choice(indikator),
        "catatan": f"Pagu {changed} karena revisi." if line.pagu_akhir != line.pagu_awal else None,
    }
