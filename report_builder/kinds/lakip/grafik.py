"""The charts of the report, made from facts: a point is a fact, its label is the fact as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from report_builder.charts import Chart, JenisGrafik, Seri, Titik
from report_builder.facts import Ledger
from report_builder.model import Anggaran, Identitas, Indikator, Riwayat, Triwulan

SERATUS = Decimal(100)
ROMAN_QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def capaian(indikator: Sequence[Indikator], ledger: Ledger) -> Chart | None:
    """The capaian of every indikator as horizontal bars beside the line of 100%; None where none was computed."""
    points = tuple(_titik(ledger, f"{each.kode}.capaian") for each in indikator)
    names = tuple(each.indikator for each in indikator)
    chart = Chart(
        JenisGrafik.BATANG_MENDATAR, names, (Seri("Capaian", points),), "%", acuan=SERATUS, acuan_nama="target 100%"
    )
    return chart if _shows(chart) else None


def serapan(anggaran: Sequence[Anggaran], ledger: Ledger) -> Chart | None:
    """The serapan of the given budget lines as horizontal bars; None where none was computed."""
    points = tuple(_titik(ledger, f"A-{line.kode}.serapan") for line in anggaran)
    chart = Chart(JenisGrafik.BATANG_MENDATAR, tuple(line.uraian for line in anggaran), (Seri("Serapan", points),), "%")
    return chart if _shows(chart) else None


def pagu_realisasi(anggaran: Sequence[Anggaran], ledger: Ledger) -> Chart | None:
    """Pagu and realisasi of the given budget lines side by side, in rupiah."""
    series = (
        Seri("Pagu", tuple(_titik(ledger, f"A-{line.kode}.pagu") for line in anggaran)),
        Seri("Realisasi", tuple(_titik(ledger, f"A-{line.kode}.realisasi") for line in anggaran)),
    )
    chart = Chart(JenisGrafik.BATANG_KELOMPOK, tuple(line.uraian for line in anggaran), series, "Rp")
    return chart if _shows(chart) else None


def target_realisasi(indikator: Iterable[Indikator], ledger: Ledger) -> tuple[Chart, ...]:
    """Target beside realisasi, one chart for each unit that two or more of the indikator share."""
    by_unit: dict[str, list[Indikator]] = {}
    for each in indikator:
        if isinstance(each.target, Decimal) and isinstance(each.realisasi, Decimal):
            by_unit.setdefault(each.satuan, []).append(each)
    return tuple(_side_by_side(group, unit, ledger) for unit, group in by_unit.items() if len(group) > 1)


def tahunan(indikator: Indikator, riwayat: Sequence[Riwayat], identitas: Identitas, ledger: Ledger) -> Chart | None:
    """Realisasi through whole years with the target as a yardstick; None where fewer than two years are known.

    The report's own year is one of them unless the report is an interim one.
    """
    suffixes = [f".{row.tahun}" for row in riwayat if row.tahun < identitas.tahun]
    years = [suffix.lstrip(".") for suffix in suffixes]
    if identitas.triwulan is None:
        suffixes, years = [*suffixes, ""], [*years, str(identitas.tahun)]
    return _course(indikator, tuple(years), suffixes, ledger)


def triwulanan(indikator: Indikator, triwulan: Sequence[Triwulan], ledger: Ledger) -> Chart | None:
    """Realisasi through the quarters with the target as a yardstick; None where fewer than two are known."""
    suffixes = [f".TW{row.triwulan}" for row in triwulan]
    return _course(indikator, tuple(ROMAN_QUARTERS[row.triwulan - 1] for row in triwulan), suffixes, ledger)


def _course(indikator: Indikator, kategori: tuple[str, ...], suffixes: Sequence[str], ledger: Ledger) -> Chart | None:
    kode = indikator.kode
    realisasi = Seri("Realisasi", tuple(_titik(ledger, f"{kode}.realisasi{suffix}") for suffix in suffixes))
    target = Seri("Target", tuple(_titik(ledger, f"{kode}.target{suffix}") for suffix in suffixes), target=True)
    if sum(point.nilai is not None for point in realisasi.titik) < 2:
        return None
    series = (realisasi, target) if any(point.nilai is not None for point in target.titik) else (realisasi,)
    return Chart(JenisGrafik.GARIS, kategori, series, indikator.satuan)


def _side_by_side(group: Sequence[Indikator], satuan: str, ledger: Ledger) -> Chart:
    series = (
        Seri("Target", tuple(_titik(ledger, f"{each.kode}.target") for each in group)),
        Seri("Realisasi", tuple(_titik(ledger, f"{each.kode}.realisasi") for each in group)),
    )
    return Chart(JenisGrafik.BATANG_KELOMPOK, tuple(each.indikator for each in group), series, satuan)


def _titik(ledger: Ledger, fact_id: str) -> Titik:
    fact = ledger.get(fact_id)
    if fact is None or not isinstance(fact.nilai, Decimal):
        return Titik(None, "")
    return Titik(fact.nilai, fact.tampil, fact_id)


def _shows(chart: Chart) -> bool:
    return any(point.nilai is not None for series in chart.seri for point in series.titik)
