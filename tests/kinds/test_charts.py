"""The charts of the report and its appendix tables, as values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from report_builder.charts import Chart, JenisGrafik, layout
from report_builder.charts.layout import TALLEST
from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger
from report_builder.kinds import grafik
from report_builder.kinds.lakip.lampiran import describe
from report_builder.measure.rekap import measure_rekap
from report_builder.model import Identitas, Indikator, Riwayat
from report_builder.model.rekap import grow
from tests.units import row, unit

PLACE = Place("data.xlsx", "Indikator", "F2")
YEARLY = Identitas("Badan", "Deputi", 2021, {})


def indikator(kode: str, satuan: str = "kawasan") -> Indikator:
    return Indikator(kode, "S-1", f"Indikator {kode}", satuan, Decimal(53), Decimal(65), {})


def ledger(**values: str | None) -> Ledger:
    ids = {name.replace("__", "."): value for name, value in values.items()}
    return Ledger(
        {}, (), tuple(Fact(name, None if value is None else Decimal(value), "", PLACE) for name, value in ids.items())
    )


def test_capaian_is_drawn_beside_the_line_of_100_percent() -> None:
    (chart,) = grafik.capaian([indikator("A"), indikator("B")], ledger(A__capaian="122.64", B__capaian=None))
    assert (chart.jenis, chart.acuan) == (JenisGrafik.BATANG_MENDATAR, Decimal(100))
    assert [point.nilai for point in chart.seri[0].titik] == [Decimal("122.64"), None]


def test_a_bar_that_is_not_there_has_its_reason_behind_its_name() -> None:
    facts = Ledger({}, (), (Fact("A.capaian", Decimal(90), "%", PLACE), _unknown("B.capaian", "belum diukur")))
    (chart,) = grafik.capaian([indikator("A"), indikator("B")], facts)
    assert chart.kategori == ("Indikator A", "Indikator B (belum diukur)")


def _unknown(fact_id: str, alasan: str) -> Fact:
    return Fact(fact_id, None, "%", PLACE, alasan=alasan)


def test_nothing_is_drawn_where_nothing_was_computed() -> None:
    assert grafik.capaian([indikator("A")], ledger(A__capaian=None)) == ()


def spread(*realisasi: int) -> Chart:
    """The chart of an indikator with target 100 at units of these realisasi, and of one that none has measured."""
    below = [
        unit(f"0{number}", "P", [row(100, each, kode="IKK-1"), row(100, None, kode="IKK-2")])
        for number, each in enumerate(realisasi, start=1)
    ]
    rekap = measure_rekap(grow((unit("P"), *below)).akar)
    (chart,) = grafik.sebaran(rekap.indikator, rekap.ledger)
    return chart


def test_the_spread_of_units_is_a_box_of_facts_beside_the_line_of_100_percent() -> None:
    chart = spread(60, 80, 100, 110, 150)
    assert (chart.jenis, chart.acuan) == (JenisGrafik.KOTAK, Decimal(100))
    assert {series.nama: series.titik[0].nilai for series in chart.seri} == {
        "Terendah": 60,
        "Kuartil bawah": 80,
        "Median": 100,
        "Kuartil atas": 110,
        "Tertinggi": 150,
    }
    assert [series.titik[0].fakta for series in chart.seri] == [
        "IKK-1.capaian_terendah",
        "IKK-1.capaian_kuartil_bawah",
        "IKK-1.capaian_median",
        "IKK-1.capaian_kuartil_atas",
        "IKK-1.capaian_tertinggi",
    ]


def test_an_indikator_without_a_spread_has_the_reason_behind_its_name() -> None:
    chart = spread(60, 80)
    assert chart.kategori[0].startswith("IKK-1 ")
    assert chart.kategori[1].endswith(")")
    assert [series.titik[1].nilai for series in chart.seri] == [None] * 5


def test_a_capped_capaian_is_drawn_as_it_is_shown() -> None:
    (chart,) = grafik.capaian([indikator("A")], ledger(A__capaian="150", A__capaian_tampil="120"))
    assert chart.seri[0].titik[0].nilai == 120


def test_more_bars_than_a_page_holds_are_shared_out() -> None:
    names = [f"I{number}" for number in range(34)]
    charts = grafik.capaian([indikator(name) for name in names], ledger(**{f"{name}__capaian": "90" for name in names}))
    assert [len(chart.kategori) for chart in charts] == [12, 12, 10]


def test_bars_with_long_names_are_shared_out_so_that_their_lettering_keeps_its_size() -> None:
    long = "Persentase satuan kerja di wilayah yang menyelesaikan tindak lanjut atas rekomendasi hasil pemeriksaan " * 2
    names = [f"I{number}" for number in range(16)]
    several = [replace(indikator(name), indikator=long.strip()) for name in names]
    charts = grafik.capaian(several, ledger(**{f"{name}__capaian": "90" for name in names}))
    assert sum(len(chart.kategori) for chart in charts) == 16
    assert len(charts) > 1
    assert max(layout(chart).height for chart in charts) <= TALLEST


def test_indikator_of_one_unit_share_a_chart() -> None:
    facts = ledger(A__target="53", A__realisasi="65", B__target="4", B__realisasi="6", C__target="3", C__realisasi="3")
    charts = grafik.target_realisasi([indikator("A"), indikator("B"), indikator("C", "indeks")], facts)
    assert [(chart.satuan, len(chart.kategori)) for chart in charts] == [("kawasan", 2)]


def test_years_are_drawn_from_the_second_known_one() -> None:
    row = Riwayat("A", 2020, {}, Decimal(50), Decimal(60))
    whole = ledger(A__target="53", A__realisasi="65", A__target__2020="50", A__realisasi__2020="60")
    chart = grafik.tahunan(indikator("A"), [row], YEARLY, whole)
    assert chart is not None
    assert chart.kategori == ("2020", "2021")
    assert [(series.nama, series.target) for series in chart.seri] == [("Realisasi", False), ("Target", True)]
    assert grafik.tahunan(indikator("A"), [], YEARLY, whole) is None


def test_an_interim_report_draws_whole_years_alone() -> None:
    rows = [Riwayat("A", year, {}, Decimal(50), Decimal(60)) for year in (2019, 2020)]
    facts = ledger(A__realisasi="65", A__realisasi__2019="50", A__realisasi__2020="60")
    chart = grafik.tahunan(indikator("A"), rows, replace(YEARLY, periode="TW II"), facts)
    assert chart is not None
    assert chart.kategori == ("2019", "2020")


def cell(value: str | Decimal | None) -> Cell:
    kinds = {str: CellKind.TEXT, Decimal: CellKind.NUMBER, type(None): CellKind.EMPTY}
    return Cell(kinds[type(value)], value, PLACE)


@pytest.mark.parametrize(("columns", "lanskap"), [(6, False), (7, True)])
def test_a_wide_appendix_lies_on_its_side(columns: int, lanskap: bool) -> None:
    table = Table("Lampiran Data", "data.xlsx", tuple(cell("x") for _ in range(columns)), (), 2)
    assert describe(table).lanskap is lanskap


def test_a_column_of_numbers_is_set_as_figures() -> None:
    rows = ((cell("Desa A"), cell(Decimal(12)), cell("3,34")), (cell("Desa B"), cell(None), cell("-")))
    table = Table("Lampiran 1. Daftar desa", "data.xlsx", (cell("Desa"), cell("Kader"), cell("Nilai")), rows, 4)
    described = describe(table)
    assert described.judul == "Daftar desa"
    assert [part.angka for part in described.bagian] == [(False, True, True)]


@pytest.mark.parametrize(
    ("columns", "parts"),
    [(1, ["0"]), (12, ["0 1 2 3 4 5 6 7 8 9 10 11"]), (14, ["0 1 2 3 4 5 6 7 8 9 10 11", "0 12 13"])],
)
def test_a_sheet_too_wide_for_a_page_is_set_in_parts_with_its_first_column(columns: int, parts: list[str]) -> None:
    table = Table("Lampiran Data", "data.xlsx", tuple(cell(str(index)) for index in range(columns)), (), 2)
    assert [" ".join(str(head.value) for head in part.header) for part in describe(table).bagian] == parts
