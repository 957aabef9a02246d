"""Appendices: lists of villages and of follow-ups, at times wider than a page likes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

from report_builder.dataset import Table
from report_builder.simulation import kata
from report_builder.simulation.bentuk import Bentuk
from report_builder.simulation.draw import between, chance
from report_builder.simulation.tables import Value, table

_NARROW = ("No", "Provinsi", "Desa", "Kader", "Nilai")
_BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_WIDE = (*_NARROW, *_BULAN, "Tanggal kunjungan", "Catatan")
_CATATAN = ("Sudah dikunjungi & dinilai", "Nilai < 3, perlu pendampingan", 'Kader "baru"', "", "Menunggu verifikasi")


def tables(random: Random, bentuk: Bentuk, berkas: str) -> Iterator[Table]:
    """The appendices, whose rows together are as many as the shape has it."""
    first = random.randint(1, bentuk.baris_lampiran) if bentuk.baris_lampiran else 0
    if first:
        header = _WIDE if bentuk.lampiran_lebar else _NARROW
        rows = [_village(random, bentuk, line)[: len(header)] for line in range(1, first + 1)]
        yield table("Lampiran Daftar Desa", header, rows, berkas)
    if rest := bentuk.baris_lampiran - first:
        rows = [_follow_up(random, bentuk, line) for line in range(1, rest + 1)]
        yield table("Lampiran Tindak Lanjut", ("No", "Rekomendasi", "Batas waktu", "Status"), rows, berkas)


def _village(random: Random, bentuk: Bentuk, line: int) -> list[Value]:
    nilai = between(random, Decimal(1), Decimal(4), 2)
    visits = [random.randint(0, 40) if chance(random, 90) else None for _ in _BULAN]
    day = date(bentuk.tahun, random.randint(1, 12), random.randint(1, 28))
    villages: list[Value] = [line, kata.province(random), kata.village(random), random.randint(2, 12), nilai]
    return [*villages, *visits, day, random.choice(_CATATAN)]


def _follow_up(random: Random, bentuk: Bentuk, line: int) -> list[Value]:
    words = kata.in_style(f"Memperbarui data layanan di {kata.village(random)}", bentuk.gaya, random)
    return [line, words, date(bentuk.tahun + 1, random.randint(1, 12), 15), random.choice(("Selesai", "Dalam proses"))]
