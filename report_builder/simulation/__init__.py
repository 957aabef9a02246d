"""Offices that do not exist, as datasets in all the shapes that inputs come in: for trials and measurements.

The same seed and number give the same office, however many others are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from report_builder import schema
from report_builder.dataset import Dataset, Table
from report_builder.schema import Sheet
from report_builder.simulation import anggaran, identitas, indikator, lampiran, teks
from report_builder.simulation.bentuk import Bentuk, bentuk
from report_builder.simulation.draw import Draw, stream
from report_builder.simulation.pohon import tree
from report_builder.simulation.tables import Row, key_table, sheet_table

__all__ = ["code", "dataset", "tree"]


def code(number: int) -> str:
    """What an office is called in lists and file names: 7 -> "contoh-0007"."""
    return f"contoh-{number:04}"


def dataset(number: int, seed: int = 0) -> Dataset:
    """The input of one office, whose numbers count from 1; one in twenty has hardly begun."""
    draw = partial(stream, seed, number)
    shape = bentuk(draw("bentuk"), number)
    return Dataset(tuple(_tables(draw, shape, number)), ())


def _tables(draw: Draw, shape: Bentuk, number: int) -> Iterator[Table]:
    berkas = f"{code(number)}.xlsx"
    pengaturan = identitas.pengaturan(draw("Pengaturan"), shape)
    yield key_table(schema.IDENTITAS, identitas.identitas(draw("Identitas"), shape, code(number), number), berkas)
    yield key_table(schema.PENGATURAN, pengaturan, berkas)
    for sheet, rows in _sheets(draw, shape, str(pengaturan.get("skala", ""))):
        yield sheet_table(sheet, rows, berkas)
    yield from lampiran.tables(draw("Lampiran"), shape, berkas)


def _sheets(draw: Draw, shape: Bentuk, skala: str) -> Iterator[tuple[Sheet, Iterable[Row]]]:
    butir = indikator.butir(draw("butir"), shape)
    codes = [one.kode for one in butir]
    yield schema.SASARAN, indikator.sasaran_rows(draw("Sasaran"), shape)
    yield schema.INDIKATOR, indikator.indikator_rows(draw("Indikator"), shape, butir)
    yield schema.RIWAYAT, indikator.riwayat_rows(draw("Riwayat"), shape, butir)
    yield schema.RENSTRA, indikator.renstra_rows(draw("Renstra"), shape, butir)
    yield schema.STANDAR, indikator.standar_rows(draw("Standar"), shape, butir)
    yield schema.TRIWULAN, indikator.triwulan_rows(draw("Triwulan"), shape, butir)
    yield schema.ANALISIS, teks.analisis_rows(draw("Analisis"), shape, codes)
    yield schema.ANGGARAN, anggaran.anggaran_rows(draw("Anggaran"), shape, codes)
    yield schema.KEGIATAN, teks.kegiatan_rows(draw("Kegiatan"), shape)
    yield schema.KUTIPAN, teks.kutipan_rows(draw("Kutipan"), shape)
    yield schema.SKALA, identitas.skala_rows({skala, *(one.ukuran.skala for one in butir)})
