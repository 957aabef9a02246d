"""Sasaran and indikator as the templates see them: everything of one indikator together, with its case decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias, TypeVar

from report_builder.charts import Chart
from report_builder.errors import Place
from report_builder.kinds import grafik
from report_builder.measure import Measured
from report_builder.model import (
    Analisis,
    Anggaran,
    Indikator,
    Laporan,
    Renstra,
    Riwayat,
    Sasaran,
    Standar,
    Triwulan,
)

VALUE_UNITS = frozenset({"%", "persen", "indeks", "nilai", "skor", "rasio", "poin", "rp", "predikat", "opini"})
"""Units of values; a whole number of anything else counts things."""

TIME_UNITS = frozenset({"detik", "menit", "jam", "hari", "minggu", "bulan", "tahun"})
"""The first word of a unit of time."""

Besaran: TypeAlias = Literal["cacah", "lama", "nilai"]
Row: TypeAlias = Riwayat | Renstra | Standar | Analisis


class OfIndikator(Protocol):
    """Any part of the report that belongs to one indikator."""

    @property
    def kode_indikator(self) -> str:
        """The code of that indikator."""


Part = TypeVar("Part", bound=OfIndikator)


@dataclass(frozen=True, slots=True)
class IndikatorView:
    """One indikator with all that the input says of it.

    ``kasus`` (how realisasi stands to target), ``posisi`` (to a range), ``arah`` (whether the change since last year is
    good) and ``efisiensi`` choose its sentences; the last three are empty where they do not apply.
    """

    nomor: int
    indikator: Indikator
    kasus: str
    posisi: str
    arah: str
    efisiensi: str
    capaian: str
    """The id of the capaian that is shown: the computed one, or the capped one where the display cap bites."""
    sampai_kini: str
    """The id of the realisasi that counts the year up to the end of the report's period."""
    riwayat: tuple[Riwayat, ...]
    triwulan: tuple[Triwulan, ...]
    anggaran: tuple[Anggaran, ...]
    tahun_lalu: Riwayat | None
    renstra: Renstra | None
    standar: tuple[Standar, ...]
    analisis: Analisis | None
    grafik_tahunan: Chart | None
    grafik_triwulan: Chart | None
    new_rows: Mapping[str, Callable[[str], Place]]
    """For each sheet that lacks a row for this indikator: from a column to the cell where it would go."""

    @property
    def kode(self) -> str:
        """The code, with which the ids of the indikator's facts begin."""
        return self.indikator.kode

    @property
    def kumulatif(self) -> bool:
        """Whether target and realisasi count from the beginning of the year, and not one quarter alone."""
        return self.indikator.triwulan is None or self.indikator.triwulan.kumulatif

    @property
    def target_tahun(self) -> str:
        """The id of the year's target, which perjanjian kinerja holds."""
        return f"{self.kode}.target_tahun"

    @property
    def tempat_target_tahun(self) -> Place:
        """The cell of the year's target."""
        return self.indikator.places["target_tahun" if self.indikator.triwulan else "target"]

    @property
    def besaran(self) -> Besaran:
        """What the figures are: the count of something, a span of time, or a value; prose introduces each otherwise."""
        satuan = self.indikator.satuan.casefold()
        if satuan.partition(" ")[0] in TIME_UNITS:
            return "lama"
        figures = (self.indikator.target, self.indikator.realisasi)
        whole = all(isinstance(figure, Decimal) and figure % 1 == 0 for figure in figures if figure is not None)
        return "cacah" if whole and satuan not in VALUE_UNITS else "nilai"

    def tempat(self, lembar: str, kolom: str) -> Place:
        """The cell that holds, or would hold, this column of the indikator on a sheet."""
        rows: Mapping[str, Indikator | Row | None] = {
            "Indikator": self.indikator,
            "Riwayat": self.tahun_lalu,
            "Renstra": self.renstra,
            "Standar": self.standar[0] if self.standar else None,
            "Analisis": self.analisis,
        }
        row = rows[lembar]
        return row.places[kolom] if row else self.new_rows[lembar](kolom)


@dataclass(frozen=True, slots=True)
class SasaranView:
    """One sasaran with its indikator; its charts hold the indikator of one unit each, target beside realisasi."""

    nomor: int
    sasaran: Sasaran
    indikator: tuple[IndikatorView, ...]
    grafik: tuple[Chart, ...]

    @property
    def kode(self) -> str:
        """The code, with which the ids of the sasaran's facts begin."""
        return self.sasaran.kode


def view_sasaran(laporan: Laporan, measured: Measured) -> tuple[SasaranView, ...]:
    """Every sasaran in the input's order, its indikator numbered through the whole report."""
    views = _view_indikator(laporan, measured)
    found = []
    for nomor, sasaran in enumerate(laporan.sasaran, start=1):
        own = tuple(view for view in views if view.indikator.kode_sasaran == sasaran.kode)
        charts = grafik.target_realisasi([view.indikator for view in own], measured.ledger)
        found.append(SasaranView(nomor, sasaran, own, charts))
    return tuple(found)


def _view_indikator(laporan: Laporan, measured: Measured) -> list[IndikatorView]:
    order = [indikator for sasaran in laporan.sasaran for indikator in _of_sasaran(laporan, sasaran)]
    new_rows = _new_rows(laporan, [indikator.kode for indikator in order])
    return [
        _view_one(nomor, indikator, laporan, measured, new_rows[indikator.kode])
        for nomor, indikator in enumerate(order, start=1)
    ]


def _view_one(
    nomor: int,
    indikator: Indikator,
    laporan: Laporan,
    measured: Measured,
    new_rows: Mapping[str, Callable[[str], Place]],
) -> IndikatorView:
    kode = indikator.kode
    riwayat = tuple(sorted(_of(laporan.riwayat, kode), key=lambda row: row.tahun))
    triwulan = tuple(sorted(_of(laporan.triwulan, kode), key=lambda row: row.triwulan))
    return IndikatorView(
        nomor=nomor,
        indikator=indikator,
        kasus=measured.hasil[kode],
        posisi=measured.posisi.get(kode, ""),
        arah=measured.arah.get(kode, ""),
        efisiensi=measured.efisiensi.get(kode, ""),
        capaian=grafik.shown_capaian(kode, measured.ledger),
        sampai_kini=measured.sampai_kini[kode],
        riwayat=riwayat,
        triwulan=triwulan,
        anggaran=_of(laporan.anggaran, kode),
        tahun_lalu=_last_year(laporan, kode),
        renstra=_first(_of(laporan.renstra, kode)),
        standar=_standards(laporan, kode),
        analisis=_of_the_period(laporan, kode),
        grafik_tahunan=grafik.tahunan(indikator, riwayat, laporan.identitas, measured.ledger),
        grafik_triwulan=grafik.triwulanan(indikator, triwulan, measured.ledger),
        new_rows=new_rows,
    )


def _of_sasaran(laporan: Laporan, sasaran: Sasaran) -> Iterable[Indikator]:
    return (indikator for indikator in laporan.indikator if indikator.kode_sasaran == sasaran.kode)


def _of(parts: Iterable[Part], kode: str) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kode_indikator == kode)


def _first(parts: tuple[Part, ...]) -> Part | None:
    return parts[0] if parts else None


def _standards(laporan: Laporan, kode: str) -> tuple[Standar, ...]:
    """The standards of an indikator in the order of their facts, or the office's word that there is none."""
    rows = _of(laporan.standar, kode)
    return tuple(row for row in rows if not row.tidak_ada) or rows[:1]


def _last_year(laporan: Laporan, kode: str) -> Riwayat | None:
    last = laporan.identitas.tahun - 1
    return _first(tuple(row for row in _of(laporan.riwayat, kode) if row.tahun == last))


def _of_the_period(laporan: Laporan, kode: str) -> Analisis | None:
    """The analysis of the report's quarter, else that of the whole year."""
    rows = {row.triwulan: row for row in _of(laporan.analisis, kode)}
    return rows.get(laporan.identitas.triwulan) or rows.get(None)


def _new_rows(laporan: Laporan, codes: list[str]) -> dict[str, dict[str, Callable[[str], Place]]]:
    """Give every indikator that lacks a row on a sheet a free row of its own, in the order of the report."""
    present: Mapping[str, set[str]] = {
        "Riwayat": {kode for kode in codes if _last_year(laporan, kode)},
        "Renstra": {row.kode_indikator for row in laporan.renstra},
        "Standar": {row.kode_indikator for row in laporan.standar},
        "Analisis": {kode for kode in codes if _of_the_period(laporan, kode)},
    }
    rows: dict[str, dict[str, Callable[[str], Place]]] = {kode: {} for kode in codes}
    for lembar, taken in present.items():
        lacking = [kode for kode in codes if kode not in taken]
        for offset, kode in enumerate(lacking):
            rows[kode][lembar] = _cell_finder(laporan, lembar, offset)
    return rows


def _cell_finder(laporan: Laporan, lembar: str, offset: int) -> Callable[[str], Place]:
    return lambda kolom: laporan.free_place(lembar, kolom, offset)
