"""The drawing of the PDF and the native chart of Word tell the same: names, categories, values, target, yardstick."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import pipeline
from report_builder.charts import Chart, JenisGrafik, Seri, Titik, layout
from report_builder.charts.upright import axis_of
from report_builder.kinds.lakip import LAKIP
from report_builder.page import Figure, Grafik
from report_builder.page.outline import iter_blocks
from report_builder.pipeline import Job
from report_builder.templating import Library
from tests.exporters.docx.conftest import Word
from tests.grafik.boxes import boxes_by_drawing, within_axis
from tests.grafik.drawing import told_by_drawing
from tests.grafik.gallery import BERSERI, GALLERY, LIMA, REALISASI, TAHUN, TARGET
from tests.grafik.told import Told, told
from tests.grafik.word import Native, native, told_by_cache, told_by_workbook
from tests.reports import INPUTS, Reports

LIBRARY = Library.on_path([])
TOKENS = dict(LIBRARY.gaya)
PRECISION = 1e-9
"""A spreadsheet number has 15 digits."""


def plain(name: str) -> str:
    """A name without what wrapping does to it."""
    return name.replace(" ", "").replace("-", "")


def drawn(chart: Chart) -> Told:
    svg = str(LIBRARY.draw(chart, "Grafik"))
    return read(svg, chart)


def read(svg: str, chart: Chart) -> Told:
    if chart.jenis is JenisGrafik.KOTAK:
        return boxes_by_drawing(svg, chart)
    return told_by_drawing(svg, chart, stacked=chart.jenis is JenisGrafik.BATANG_TUMPUK)


def assert_close(one: Told, other: Told, tolerance: float) -> None:
    for mine, theirs in zip((*one.nilai, (one.acuan,)), (*other.nilai, (other.acuan,)), strict=True):
        assert [value is None for value in mine] == [value is None for value in theirs]
        assert [value for value in mine if value is not None] == pytest.approx(
            [value for value in theirs if value is not None], rel=PRECISION, abs=tolerance
        )


def assert_native_tells(one: Native, chart: Chart) -> None:
    """The chart as opened and the chart of its cells tell what they should; the yardstick within a pixel."""
    scale, meant = axis_of(chart), told(chart)
    for found in (told_by_cache(one), told_by_workbook(one)):
        texts = (meant.kategori, meant.nama, meant.target, meant.acuan_nama)
        assert (found.kategori, found.nama, found.target, found.acuan_nama) == texts
        assert_close(replace(found, acuan=meant.acuan), meant, 0)
        assert_close(found, meant, float(scale.high - scale.low) * 0.002)


def assert_drawing_tells(found: Told, chart: Chart) -> None:
    """The drawing tells what it should, as far as lengths in hundredths of a point can."""
    scale, meant, plot = axis_of(chart), within_axis(told(chart), chart), layout(chart).plot
    point = float(scale.high - scale.low) / min(plot.right - plot.left, plot.bottom - plot.top)
    assert plain("".join(found.kategori)) == plain("".join(meant.kategori))
    assert found.nama == (meant.nama if len(meant.nama) > 1 else ("",))
    assert (found.target, found.acuan_nama) == (meant.target, meant.acuan_nama)
    assert_close(found, meant, point * 0.03)


@pytest.mark.parametrize("chart", GALLERY, ids=lambda chart: f"{chart.jenis}-{len(chart.seri)}x{len(chart.kategori)}")
def test_both_show_the_same_chart(chart: Chart) -> None:
    assert_native_tells(native(chart, TOKENS), chart)
    assert_drawing_tells(drawn(chart), chart)


LETTERS = st.text("ABC abcdeinu/&<>\"'()0123456789", min_size=1, max_size=50)
WORDS = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)
NUMBERS = st.one_of(st.decimals(-(10**13), 10**13, places=2), st.decimals(-1, 1, places=4), st.just(Decimal(0)))
VALUES = st.one_of(st.none(), NUMBERS)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kategori = draw(st.lists(WORDS, min_size=1, max_size=16))
    nama = draw(st.lists(WORDS, min_size=1, max_size=5))
    rows = [draw(st.lists(VALUES, min_size=len(kategori), max_size=len(kategori))) for _ in nama]
    jenis = draw(st.sampled_from(BERSERI))
    last = len(nama) > 1 and draw(st.booleans())
    series = tuple(
        Seri(name, tuple(Titik(v, "" if v is None else f"{v:f}") for v in row), target=last and place == len(nama) - 1)
        for place, (name, row) in enumerate(zip(nama, rows, strict=True))
    )
    acuan = draw(st.one_of(st.none(), st.decimals(-(10**6), 10**6, places=1)))
    satuan = draw(st.sampled_from(["%", "Rp", "unit", ""]))
    return Chart(jenis, tuple(kategori), series, satuan, acuan, "" if acuan is None else "batas")


PERCENTAGES = st.decimals(-1000, 2000, places=2)


@st.composite
def boxes(draw: st.DrawFn) -> Chart:
    kategori = draw(st.lists(WORDS, min_size=1, max_size=9))
    five = st.lists(PERCENTAGES, min_size=5, max_size=5).map(sorted)
    rows = [draw(st.one_of(st.none(), five)) for _ in kategori]
    series = tuple(
        Seri(nama, tuple(Titik(None, "") if row is None else Titik(row[place], f"{row[place]}%") for row in rows))
        for place, nama in enumerate(LIMA)
    )
    acuan = draw(st.sampled_from([None, Decimal(100)]))
    return Chart(JenisGrafik.KOTAK, tuple(kategori), series, "%", acuan, "" if acuan is None else "target 100%")


@given(st.one_of(charts(), boxes()))
@settings(deadline=None, max_examples=150)
def test_both_show_the_same_whatever_the_chart(chart: Chart) -> None:
    assert_native_tells(native(chart, TOKENS), chart)
    assert_drawing_tells(drawn(chart), chart)


def test_a_drawing_of_other_values_is_noticed() -> None:
    one, other = (Chart(JenisGrafik.GARIS, TAHUN, (series, TARGET), "unit") for series in (REALISASI, TARGET))
    with pytest.raises(AssertionError):
        assert_drawing_tells(drawn(other), one)


def test_a_workbook_of_other_values_is_noticed() -> None:
    one, other = (Chart(JenisGrafik.GARIS, TAHUN, (series, TARGET), "unit") for series in (REALISASI, TARGET))
    with pytest.raises(AssertionError):
        assert_native_tells(replace(native(one, TOKENS), book=native(other, TOKENS).book), one)


def test_the_workbook_opens_in_other_programs() -> None:
    chart = Chart(JenisGrafik.GARIS, TAHUN, (REALISASI, TARGET), "unit")
    table = pd.read_excel(BytesIO(native(chart, TOKENS).book), engine="calamine", index_col=0)
    assert table.to_dict("list") == {"Realisasi": [40, 45, 51, 65], "Target": [42, 44, 50, 53]}


def test_one_chart_gives_the_same_bytes() -> None:
    assert [native(chart, TOKENS) for chart in GALLERY] == [native(chart, TOKENS) for chart in GALLERY]


def native_charts(data: bytes) -> list[Native]:
    """The native charts of a Word file in their order."""
    parts = Word(data).parts
    count = sum(name.startswith("word/charts/chart") for name in parts)
    return [
        Native(
            parts[f"word/charts/chart{number}.xml"],
            parts[f"word/embeddings/data{number}.xlsx"],
            parts.get(f"word/drawings/acuan{number}.xml"),
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", INPUTS)
def test_both_show_the_same_in_every_chart_of_a_report(reports: Reports, project: Path, name: str) -> None:
    location = project / "inputs" / f"{name}.xlsx"
    examined = pipeline.examine(Job(location))
    page = pipeline.compose(Job(location), examined, pipeline.write_fakta(examined.measured.ledger), LAKIP).document
    blocks = (block for section in page.sections for block in iter_blocks(section))
    contents = [block.content for block in blocks if isinstance(block, Figure)]
    shown = [content for content in contents if isinstance(content, Grafik)]
    written = native_charts(reports(name).docx.read_bytes())
    assert len(written) == len(shown) > 0
    for content, one in zip(shown, written, strict=True):
        assert_native_tells(one, content.chart)
        assert_drawing_tells(read(content.svg, content.chart), content.chart)
