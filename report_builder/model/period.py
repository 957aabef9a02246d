"""An interim report: what the sheet Triwulan says of the report's quarter in place of the year's figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_builder.errors import Problem, warning
from report_builder.model.parts import Indikator, Laporan, NilaiIndikator, Triwulan
from report_builder.schema import PERIODE, Keadaan


def at_period(laporan: Laporan) -> Laporan:
    """The report with each indikator's target, realisasi and keadaan as its quarter has them; a yearly one as it is.

    An indikator without a row for the quarter keeps what the sheet Indikator says. Realisasi of later quarters is left
    out: a report of one quarter tells nothing of the next.
    """
    quarter = laporan.identitas.triwulan
    if quarter is None:
        return laporan
    rows = {row.kode_indikator: row for row in laporan.triwulan if row.triwulan == quarter}
    return replace(
        laporan,
        indikator=tuple(_at_quarter(one, rows[one.kode]) if one.kode in rows else one for one in laporan.indikator),
        triwulan=tuple(replace(row, realisasi=None) if row.triwulan > quarter else row for row in laporan.triwulan),
    )


def check_period(laporan: Laporan) -> Iterator[Problem]:
    """Warnings of an interim report: what its quarter lacks, analyses of the whole year, quarters yet to come."""
    quarter = laporan.identitas.triwulan
    if quarter is None:
        return
    present = {row.kode_indikator for row in laporan.triwulan if row.triwulan == quarter}
    lacking = [one.kode for one in laporan.indikator if one.kode not in present]
    for offset, kode in enumerate(lacking):
        yield warning(
            f"Indikator “{kode}” tidak mempunyai baris {PERIODE[quarter]} di lembar Triwulan "
            "sehingga capaiannya dihitung terhadap target tahunan.",
            laporan.free_place("Triwulan", "kode_indikator", offset),
            f"Tambahkan baris {PERIODE[quarter]} dengan target dan realisasinya.",
        )
    yield from _question_analyses(laporan, quarter)
    later = [row for row in laporan.triwulan if row.triwulan > quarter and row.realisasi is not None]
    if later:
        yield warning(
            f"Realisasi sesudah {PERIODE[quarter]} sudah diisi di lembar Triwulan ({len(later)} baris); "
            f"angka itu tidak dimuat dalam laporan {PERIODE[quarter]}.",
            later[0].places["realisasi"],
            "Periksa periode di lembar Identitas.",
        )


def _question_analyses(laporan: Laporan, quarter: int) -> Iterator[Problem]:
    """That analyses without a quarter speak for one: what they say may be of another time of the year."""
    own = {row.kode_indikator for row in laporan.analisis if row.triwulan == quarter}
    yearly = [row for row in laporan.analisis if row.triwulan is None and row.kode_indikator not in own]
    if yearly:
        codes = ", ".join(row.kode_indikator for row in yearly)
        yield warning(
            f"Analisis {codes} tidak menyebut triwulan, jadi berlaku untuk setahun penuh, "
            f"tetapi dipakai dalam laporan {PERIODE[quarter]}.",
            yearly[0].places["triwulan"],
            f"Isi {PERIODE[quarter]} di kolom triwulan bila analisis itu memang tentang triwulan ini, "
            "atau tambahkan baris analisis triwulan ini.",
        )


def _at_quarter(indikator: Indikator, row: Triwulan) -> Indikator:
    realisasi, keadaan, source = _measured(indikator, row)
    year = indikator.places
    return replace(
        indikator,
        target=row.target,
        realisasi=realisasi,
        keadaan=keadaan,
        triwulan=row,
        target_tahun=indikator.target,
        realisasi_tahun=indikator.realisasi,
        places={
            **year,
            "target": row.places["target"],
            "realisasi": source.places["realisasi"],
            "target_tahun": year["target"],
            "realisasi_tahun": year["realisasi"],
        },
    )


def _measured(indikator: Indikator, row: Triwulan) -> tuple[NilaiIndikator | None, Keadaan, Indikator | Triwulan]:
    """Realisasi and keadaan of the quarter, and the part that says so.

    What did not run stays so: its row may be empty or 0. A figure in the quarter says that it did run.
    """
    if indikator.keadaan is Keadaan.TIDAK_TERLAKSANA and not row.realisasi:
        source = indikator if row.realisasi is None else row
        return source.realisasi, Keadaan.TIDAK_TERLAKSANA, source
    keadaan = Keadaan.BELUM_DIUKUR if row.realisasi is None else Keadaan.TERUKUR
    return row.realisasi, keadaan, row
