"""An interim report: what the sheet Triwulan says of the report's quarter in place of the year's figures."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from report_builder.dataset import parse_triwulan
from report_builder.errors import ExitCode, Problem, ReportError, error, warning
from report_builder.language import format_date
from report_builder.model.parts import Identitas, Indikator, Laporan, NilaiIndikator, Triwulan
from report_builder.schema import PERIODE, Keadaan


def read_periode(text: str) -> str:
    """The period that somebody asks for: TW2, "TW II", II or 2 -> "TW II"; "tahunan" and nothing as they are.

    Raises ReportError (usage) for another one, with those that there are.
    """
    if text.casefold() in ("", PERIODE[0]):
        return text.casefold()
    triwulan = parse_triwulan(text)
    if triwulan is None:
        hint = f"Yang ada: {PERIODE[0]}, TW1, TW2, TW3, TW4 (boleh juga TW II, II, atau 2)."
        raise ReportError([error(f"Periode “{text}” tidak dikenal.", hint=hint)], ExitCode.USAGE)
    return PERIODE[triwulan]


def end_of_period(tahun: int, triwulan: int | None) -> date:
    """The last day of a quarter, or of the year."""
    month = 3 * (triwulan or 4)
    return date(tahun, month, monthrange(tahun, month)[1])


def at_period(laporan: Laporan) -> Laporan:
    """The report with each indikator's target, realisasi and keadaan as its quarter has them; a yearly one as it is.

    An indikator without a row for the quarter keeps what the sheet Indikator says. Realisasi of later quarters is left
    out, and so are the dates of data and of signing where they are of a later one: a report of one quarter tells
    nothing of the next.
    """
    quarter = laporan.identitas.triwulan
    if quarter is None:
        return laporan
    rows = {row.kode_indikator: row for row in laporan.triwulan if row.triwulan == quarter}
    indikator = tuple(_at_quarter(one, rows[one.kode]) if one.kode in rows else one for one in laporan.indikator)
    own = {one.kode: one for one in indikator if one.triwulan}
    of_period = replace(
        laporan,
        indikator=indikator,
        triwulan=tuple(_up_to(quarter, row, own) for row in laporan.triwulan),
    )
    if _is_of_later(laporan.identitas, laporan.identitas.tanggal_laporan):
        of_period = replace(of_period, identitas=replace(of_period.identitas, tanggal_laporan=None))
    return _without_later_data(of_period) if has_later_data(laporan.identitas) else of_period


def _up_to(quarter: int, row: Triwulan, indikator: Mapping[str, Indikator]) -> Triwulan:
    """A row as it is, of the quarter with the realisasi that the report has, of a later one without any."""
    if row.triwulan > quarter:
        return replace(row, realisasi=None)
    if row.triwulan < quarter:
        return row
    own = indikator[row.kode_indikator]
    return replace(row, realisasi=own.realisasi, places={**row.places, "realisasi": own.places["realisasi"]})


def has_later_data(identitas: Identitas) -> bool:
    """Whether the data are dated at the end of a later quarter than the report's, or after it."""
    return _is_of_later(identitas, identitas.tanggal_data)


def _is_of_later(identitas: Identitas, day: date | None) -> bool:
    """Whether a day is of the end of a later quarter or after it; what a finished year says may come at any time."""
    quarter = identitas.triwulan
    return day is not None and quarter in (1, 2, 3) and day >= end_of_period(identitas.tahun, quarter + 1)


def _without_later_data(laporan: Laporan) -> Laporan:
    return replace(laporan, identitas=replace(laporan.identitas, tanggal_data=None, status_data=""))


def check_period(laporan: Laporan) -> Iterator[Problem]:
    """Warnings of an interim report: what its quarter lacks, analyses of the whole year, quarters yet to come."""
    quarter = laporan.identitas.triwulan
    if quarter is None:
        return
    present = {row.kode_indikator for row in laporan.triwulan if row.triwulan == quarter}
    lacking = [one.kode for one in laporan.indikator if one.kode not in present]
    if lacking:
        yield warning(
            f"Indikator {', '.join(lacking)} tidak mempunyai baris {PERIODE[quarter]} di lembar Triwulan "
            f"sehingga capaian terhadap target {PERIODE[quarter]} tidak dapat dihitung.",
            laporan.free_place("Triwulan", "kode_indikator"),
            f"Tambahkan baris {PERIODE[quarter]} dengan target dan realisasinya.",
        )
    yield from _question_analyses(laporan, quarter)
    yield from _tell_later_data(laporan.identitas, quarter)
    yield from _tell_later_signing(laporan.identitas, quarter)
    later = [row for row in laporan.triwulan if row.triwulan > quarter and row.realisasi is not None]
    if later:
        yield warning(
            f"Realisasi sesudah {PERIODE[quarter]} sudah diisi di lembar Triwulan ({len(later)} baris); "
            f"angka itu tidak dimuat dalam laporan {PERIODE[quarter]}.",
            later[0].places["realisasi"],
            f"Biarkan bila laporan ini memang laporan {PERIODE[quarter]}.",
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


def _tell_later_data(identitas: Identitas, quarter: int) -> Iterator[Problem]:
    if identitas.tanggal_data and has_later_data(identitas):
        yield warning(
            f"Data per {format_date(identitas.tanggal_data)} adalah keadaan sesudah {PERIODE[quarter]}; tanggal itu "
            f"dan status data tidak dimuat dalam laporan {PERIODE[quarter]}.",
            identitas.places["tanggal_data"],
            f"Isi tanggal_data dan status_data menurut keadaan {PERIODE[quarter]}.",
        )


def _tell_later_signing(identitas: Identitas, quarter: int) -> Iterator[Problem]:
    if identitas.tanggal_laporan and _is_of_later(identitas, identitas.tanggal_laporan):
        yield warning(
            f"Tanggal laporan {format_date(identitas.tanggal_laporan)} terlalu jauh sesudah akhir {PERIODE[quarter]} "
            f"({format_date(end_of_period(identitas.tahun, quarter))}) dan tidak dimuat dalam laporan "
            f"{PERIODE[quarter]}.",
            identitas.places["tanggal_laporan"],
            f"Isi tanggal_laporan dengan tanggal laporan {PERIODE[quarter]} ditandatangani.",
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
