"""The charts of the report, made from facts: a point is a fact, its label is the fact as printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from typing import Protocol, TypeVar

from report_builder.charts import Chart, JenisGrafik, Seri, Titik, layout
from report_builder.charts.layout import TALLEST
from report_builder.facts import Ledger
from report_builder.measure.rekap import IndikatorRekap
from report_builder.model import Anggaran, Identitas, Indikator, Riwayat, Triwulan

SERATUS = Decimal(100)
MOST_BARS = 16
LIMA_ANGKA = {
    "Terendah": "terendah",
    "Kuartil bawah": "kuartil_bawah",
    "Median": "median",
    "Kuartil atas": "kuartil_atas",
    "Tertinggi": "tertinggi",
}
"""The five numbers of a spread in order: what a chart calls them, and what their facts are called."""
Item = TypeVar("Item")
ROMAN_QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


class Bernama(Protocol):
    """Whatever has facts under its code: an indikator of one unit, or of many."""

    @property
    def kode(self) -> str:
        """How the ids of its facts begin."""

    @property
    def indikator(self) -> str:
        """Its name."""


def capaian(indikator: Sequence[Bernama], ledger: Ledger) -> tuple[Chart, ...]:
    """The capaian of every indikator, as the report shows it, as horizontal bars beside the line of 100%.

    One without capaian has its name and the reason, so that no row is empty in silence.
    """

    def draw(group: Sequence[Bernama]) -> Chart:
        points = tuple(_titik(ledger, shown_capaian(each.kode, ledger)) for each in group)
        names = tuple(_named(each, ledger) for each in group)
        bars = (Seri("Capaian", points),)
        return Chart(JenisGrafik.BATANG_MENDATAR, names, bars, "%", acuan=SERATUS, acuan_nama="target 100%")

    return _shown(_in_parts(indikator, draw))


def sebaran(indikator: Sequence[IndikatorRekap], ledger: Ledger) -> tuple[Chart, ...]:
    """The spread of the units' capaian, a box for each indikator, beside the line of 100%.

    One without it keeps its row, with the reason behind its name.
    """

    def draw(group: Sequence[IndikatorRekap]) -> Chart:
        names = tuple(_spread_name(each, ledger) for each in group)
        series = tuple(
            Seri(nama, tuple(_titik(ledger, each.id(f"capaian_{ukuran}")) for each in group))
            for nama, ukuran in LIMA_ANGKA.items()
        )
        return Chart(JenisGrafik.KOTAK, names, series, "%", acuan=SERATUS, acuan_nama="target 100%")

    return _shown(_in_parts(indikator, draw))


def _spread_name(indikator: IndikatorRekap, ledger: Ledger) -> str:
    """Code and name, with the reason why there is no spread if there is none."""
    name = f"{indikator.kode} {indikator.indikator}"
    if indikator.sebaran is not None:
        return name
    capaian = ledger.get(indikator.id("capaian"))
    return f"{name} ({(capaian and capaian.alasan) or 'capaian unit tidak berupa angka'})"


def serapan(anggaran: Sequence[Anggaran], ledger: Ledger) -> tuple[Chart, ...]:
    """The serapan of the given budget lines as horizontal bars."""

    def draw(group: Sequence[Anggaran]) -> Chart:
        points = tuple(_titik(ledger, f"A-{line.kode}.serapan") for line in group)
        return Chart(JenisGrafik.BATANG_MENDATAR, tuple(line.uraian for line in group), (Seri("Serapan", points),), "%")

    return _shown(_in_parts(anggaran, draw))


def pagu_realisasi(anggaran: Sequence[Anggaran], ledger: Ledger) -> tuple[Chart, ...]:
    """Pagu and realisasi of the given budget lines side by side, in rupiah."""

    def draw(group: Sequence[Anggaran]) -> Chart:
        series = (
            Seri("Pagu", tuple(_titik(ledger, f"A-{line.kode}.pagu") for line in group)),
            Seri("Realisasi", tuple(_titik(ledger, f"A-{line.kode}.realisasi") for line in group)),
        )
        return Chart(JenisGrafik.BATANG_KELOMPOK, tuple(line.uraian for line in group), series, "Rp")

    return _shown(_in_parts(anggaran, draw))


def shown_capaian(kode: str, ledger: Ledger) -> str:
    """The id of the capaian that is shown for this code: the capped one where the display cap bites."""
    capped = f"{kode}.capaian_tampil"
    return capped if capped in ledger else f"{kode}.capaian"


def target_realisasi(indikator: Iterable[Indikator], ledger: Ledger) -> tuple[Chart, ...]:
    """Target beside realisasi, one chart for each unit that two or more of the indikator share."""
    by_unit: dict[str, list[Indikator]] = {}
    for each in indikator:
        if isinstance(each.target, Decimal) and isinstance(each.realisasi, Decimal):
            by_unit.setdefault(each.satuan, []).append(each)
    return tuple(
        chart
        for unit, group in by_unit.items()
        if len(group) > 1
        for chart in _in_parts(group, partial(_side_by_side, satuan=unit, ledger=ledger))
    )


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


def kemajuan(indikator: Indikator, triwulan: Sequence[Triwulan], ledger: Ledger) -> Chart | None:
    """The year's realisasi up to each quarter beside the line of the year's target.

    Where quarters count from January their targets are the way to it. None where one quarter is all there is, where
    nothing was measured, and where a single figure stands beside no target of a quarter: that is no course.
    """
    names = tuple(ROMAN_QUARTERS[row.triwulan - 1] for row in triwulan)
    periods = [f"TW{row.triwulan}" for row in triwulan]
    realisasi = tuple(_titik(ledger, _so_far(indikator.kode, period, ledger)) for period in periods)
    known = sum(point.nilai is not None for point in realisasi)
    if len(names) < 2 or not known:
        return None
    series = [Seri(f"Realisasi {'kumulatif' if triwulan[0].kumulatif else 'sampai dengan triwulan'}", realisasi)]
    targets = tuple(_titik(ledger, f"{indikator.kode}.target.{period}") for period in periods)
    if triwulan[0].kumulatif and any(point.nilai is not None for point in targets):
        series.append(Seri("Target triwulan", targets, target=True))
    if known == 1 and len(series) == 1:
        return None
    year = _titik(ledger, f"{indikator.kode}.target_tahun")
    name = f"target tahun: {year.tampil}" if year.nilai is not None else ""
    return Chart(JenisGrafik.GARIS, names, tuple(series), indikator.satuan, acuan=year.nilai, acuan_nama=name)


def _so_far(kode: str, period: str, ledger: Ledger) -> str:
    """The id of the year's realisasi up to a quarter: that of the quarter where it counts from January itself."""
    added_up = f"{kode}.realisasi_kumulatif.{period}"
    return added_up if added_up in ledger else f"{kode}.realisasi.{period}"


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


def _named(indikator: Bernama, ledger: Ledger) -> str:
    """The name, with the reason why there is no capaian if there is none, without what that has in brackets."""
    fact = ledger.get(f"{indikator.kode}.capaian")
    alasan = fact.alasan.partition(" (")[0] if fact else ""
    return f"{indikator.indikator} ({alasan})" if alasan else indikator.indikator


def _titik(ledger: Ledger, fact_id: str) -> Titik:
    fact = ledger.get(fact_id)
    if fact is None or not isinstance(fact.nilai, Decimal):
        return Titik(None, "")
    return Titik(fact.nilai, fact.tampil, fact_id)


def _in_parts(items: Sequence[Item], draw: Callable[[Sequence[Item]], Chart]) -> list[Chart]:
    """The items in charts of about one size, in as few as a page has room for at their full size."""
    for parts in range(-(-len(items) // MOST_BARS), len(items) + 1):
        charts = [draw(group) for group in _groups(items, parts)]
        if all(layout(chart).height <= TALLEST for chart in charts):
            return charts
    return [draw([item]) for item in items]


def _groups(items: Sequence[Item], parts: int) -> list[Sequence[Item]]:
    """The items in at most so many groups of about one size."""
    step = -(-len(items) // parts) if parts else 1
    return [items[start : start + step] for start in range(0, len(items), step)]


def _shown(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """The charts that have anything to show."""
    return tuple(
        chart for chart in charts if any(point.nilai is not None for series in chart.seri for point in series.titik)
    )
