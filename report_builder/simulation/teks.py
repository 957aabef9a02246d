"""The sheets that are written in sentences: analyses, events and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from report_builder.language import roman
from report_builder.simulation import kalimat, kata
from report_builder.simulation.bentuk import Bentuk
from report_builder.simulation.draw import chance, some
from report_builder.simulation.tables import Row

_ANALISIS: Mapping[str, Sequence[str]] = {
    "penyebab": kalimat.PENYEBAB,
    "kendala": kalimat.KENDALA,
    "upaya": kalimat.UPAYA,
    "tindak_lanjut": kalimat.TINDAK_LANJUT,
    "program_penunjang": kalimat.PROGRAM,
    "efisiensi": kalimat.EFISIENSI,
}


def lines(items: Sequence[str]) -> str:
    """The items of one cell, each on its line; a ``;`` in an item would begin a new one."""
    return "\n".join(items)


def analisis_rows(random: Random, bentuk: Bentuk, indikator: Sequence[str]) -> Iterator[Row]:
    """The sheet Analisis: complete, lacking some cells, or lacking whole indikator."""
    filled = 100 if bentuk.beranalisis == 100 else 75
    for kode in indikator:
        if not chance(random, bentuk.beranalisis):
            continue
        words = {
            kolom: lines(some(random, options, 1, 3)) for kolom, options in _ANALISIS.items() if chance(random, filled)
        }
        yield {
            "kode_indikator": kode,
            **words,
            "triwulan": f"TW {roman(bentuk.triwulan)}" if bentuk.triwulan else None,
            "penanggung_jawab": f"Seksi Layanan Contoh {random.randint(1, 4)}" if chance(random, filled) else None,
            "tenggat": date(bentuk.tahun + 1, 6, 30) if chance(random, filled) else None,
        }


def kegiatan_rows(random: Random, bentuk: Bentuk) -> Iterator[Row]:
    """The sheet Kegiatan: events of one day, of several, over the end of a month, or without a date."""
    for nama in random.sample(kalimat.KEGIATAN, bentuk.kegiatan):
        first = date(bentuk.tahun, random.randint(1, 12), random.randint(1, 28))
        last = first + timedelta(days=random.choice((0, 1, 2, 5)))
        is_dated = chance(random, 75)
        cells: Row = {
            "tempat": f"Balai Pertemuan Contoh {random.randint(1, 20)}",
            "provinsi": kata.province(random),
            "pembuka_nama": kata.person(random, "Kepala"),
            "pembuka_jabatan": "Kepala Unit Contoh",
            "peserta": random.choice(kalimat.PESERTA),
            "ringkasan": lines(some(random, kalimat.RINGKASAN, 1, 3)),
        }
        yield {
            "nama": kata.in_style(nama, bentuk.gaya, random),
            "tanggal_mulai": first if is_dated else None,
            "tanggal_selesai": last if is_dated and chance(random, 70) else None,
            **{kolom: value for kolom, value in cells.items() if chance(random, max(bentuk.terisi, 30))},
        }


def kutipan_rows(random: Random, bentuk: Bentuk) -> Iterator[Row]:
    """The sheet Kutipan: approved, refused, or not asked about yet."""
    for words in random.sample(kalimat.KUTIPAN, bentuk.kutipan):
        yield {
            "penutur": kata.person(random, "Pejabat"),
            "kutipan": words,
            "jabatan": "Kepala Seksi Layanan Contoh" if chance(random, bentuk.terisi) else None,
            "disetujui": random.choice(("ya", "ya", "tidak", "")),
        }
