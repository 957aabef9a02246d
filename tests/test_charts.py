"""Where the shapes of charts go."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.charts import Chart, Geometry, JenisGrafik, Label, Seri, Titik, is_flat, layout
from report_builder.charts.lettering import text_width, wrap
from report_builder.charts.scale import scale_for, tick_labels
from tests.grafik.gallery import BERSERI

INDIKATOR = (
    "Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada",
    "Status keterpulihan kawasan rawan dari Waspada menjadi Siaga",
    "Indeks Kemandirian Partisipasi",
    "Jumlah kabupaten/kota berkategori tanggap ancaman narkoba",
)
LONGER = tuple(f"{name} di seluruh wilayah kerja Badan dan instansi pelaksana lain" for name in INDIKATOR)
TAHUN = ("2018", "2019", "2020", "2021")


def seri(nama: str, values: list[str | None], *, target: bool = False) -> Seri:
    points = (Titik(None, "") if value is None else Titik(Decimal(value), value.replace(".", ",")) for value in values)
    return Seri(nama, tuple(points), target)


def chart(jenis: str, *series: Seri, kategori: tuple[str, ...] = TAHUN, satuan: str = "kawasan") -> Chart:
    return Chart(JenisGrafik(jenis), kategori, series, satuan)


def texts(geometry: Geometry) -> list[str]:
    return [label.text for label in geometry.labels]


def extent(label: Label) -> tuple[float, float]:
    width = text_width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, left + width


def overlap(one: Label, other: Label) -> bool:
    (left, right), (other_left, other_right) = extent(one), extent(other)
    return left < other_right and other_left < right and abs(one.y - other.y) < one.size * 0.7


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["65", "53"], ["0", "20", "40", "60", "80"]),
        (["3"], ["0", "1", "2", "3"]),
        (["0.5"], ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (["-5", "12"], ["-5", "0", "5", "10", "15"]),
        (["122.64", "150"], ["0", "50", "100", "150"]),
        (["0"], ["0", "1"]),
        ([], ["0", "1"]),
    ],
)
def test_the_axis_holds_0_and_every_value_in_whole_steps(values: list[str], ticks: list[str]) -> None:
    assert scale_for([Decimal(value) for value in values]).ticks == tuple(Decimal(tick) for tick in ticks)


@given(st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=12))
def test_every_axis_has_two_to_eight_ticks_and_holds_its_values(values: list[Decimal]) -> None:
    scale = scale_for(values)
    assert 2 <= len(scale.ticks) <= 8
    assert all(scale.low <= value <= scale.high for value in (Decimal(0), *values))
    assert Decimal(0) in scale.ticks


def test_large_amounts_are_counted_in_miliar() -> None:
    amounts = chart("garis", seri("Pagu", ["12000000000", "5000000000"]), kategori=("a", "b"), satuan="Rp")
    unit, ticks = tick_labels(amounts, scale_for([Decimal(12000000000)]))
    assert (unit, ticks) == ("Rp miliar", ("0,0", "2,5", "5,0", "7,5", "10,0", "12,5"))


def test_text_is_as_wide_as_in_liberation_sans() -> None:
    assert text_width("Laporan Kinerja Pemerintah", 1000) == pytest.approx(12452, abs=3)


def test_text_wraps_between_words_and_breaks_a_word_that_is_too_long() -> None:
    assert wrap("tanggap ancaman narkoba", 60, 8.5) == ("tanggap", "ancaman", "narkoba")
    assert wrap("ketidakberhasilan", 45, 8.5) == ("ketidakber-", "hasilan")
    assert wrap("tanggap ancaman", 70, 8.5) == ("tanggap ancaman",)
    assert wrap("tanggap ancaman", 70, 8.5, bold=True) == ("tanggap", "ancaman")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("September", ("Septem-", "ber")),
        ("Desember", ("Desem-", "ber")),
        ("bertanggung", ("bertang-", "gung")),
        ("menyeluruh", ("menye-", "luruh")),
        ("xxxxxxxxxxxx", ("xxxxxxx-", "xxxxx")),
    ],
)
def test_a_word_is_broken_before_a_syllable(word: str, parts: tuple[str, ...]) -> None:
    assert wrap(word, 33.7, 8.5) == parts


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30), st.floats(1, 100))
def test_no_letter_is_lost_where_a_word_is_broken(word: str, width: float) -> None:
    parts = wrap(word, width, 8.5)
    assert "".join(part.removesuffix("-") for part in parts) == word
    assert all(text_width(part, 8.5) <= width or len(part) <= 2 for part in parts)


def test_bars_begin_at_0_and_carry_their_figures() -> None:
    geometry = layout(chart("batang", seri("Realisasi", ["40", None, "51", "65"])))
    axis = next(line for line in geometry.rules if line.colour == "tinta")
    assert [round(bar.y + bar.height, 1) for bar in geometry.bars] == [round(axis.y1, 1)] * 3
    assert [label.text for label in geometry.labels if label.bold] == ["40", "51", "65"]


def test_a_negative_bar_hangs_below_0() -> None:
    geometry = layout(chart("batang", seri("Perubahan", ["-5", "5"]), kategori=("a", "b")))
    axis = next(line for line in geometry.rules if line.colour == "tinta")
    assert next(bar.y for bar in geometry.bars) == axis.y1
    assert geometry.bars[0].height == pytest.approx(geometry.bars[1].height, abs=0.02)


def test_one_series_has_no_legend_and_two_have_one() -> None:
    one = layout(chart("batang", seri("Realisasi", ["1", "2", "3", "4"])))
    two = layout(
        chart("batang-kelompok", seri("Target", ["1", "2", "3", "4"]), seri("Realisasi", ["1", "2", "3", "4"]))
    )
    assert "Realisasi" not in texts(one)
    assert {"Target", "Realisasi"} <= set(texts(two))


def test_the_last_series_of_bars_with_a_target_is_a_dashed_line() -> None:
    geometry = layout(chart("batang-target", seri("Realisasi", ["40", "45", "51", "65"]), seri("Target", ["42"] * 4)))
    assert len(geometry.bars) == 5  # four and the swatch of the legend
    assert [line.dashed for line in geometry.rules if line.colour == "redup"] == [True] * 5


def test_a_reference_line_is_dashed_and_named() -> None:
    bars = Chart(JenisGrafik.BATANG_MENDATAR, ("a",), (seri("", ["150"]),), "%", Decimal(100), "target 100%")
    geometry = layout(bars)
    assert next(line for line in geometry.rules if line.dashed).colour == "redup"
    assert "target 100%" in texts(geometry)


def test_a_line_breaks_where_a_point_is_missing() -> None:
    geometry = layout(chart("garis", seri("Realisasi", ["1", "2", None, "4"])))
    assert (len(geometry.curves), len(geometry.dots)) == (1, 3)


def test_a_target_among_lines_is_dashed_and_muted() -> None:
    geometry = layout(chart("garis", seri("Realisasi", ["1", "2", "3", "4"]), seri("Target", ["2"] * 4, target=True)))
    assert [(curve.colour, curve.dashed) for curve in geometry.curves] == [("aksen", False), ("redup", True)]


def test_stacked_bars_stand_on_each_other() -> None:
    geometry = layout(chart("batang-tumpuk", seri("A", ["10"]), seri("B", ["20"]), kategori=("x",)))
    first, second = sorted(geometry.bars[2:], key=lambda bar: -bar.y)
    assert first.y == pytest.approx(second.y + second.height, abs=0.02)


def test_bars_lie_flat_where_names_have_no_room() -> None:
    assert not is_flat(chart("batang-kelompok", seri("Target", ["1"] * 4)))
    assert is_flat(chart("batang-kelompok", seri("Target", ["1"] * 4), kategori=INDIKATOR))


def test_bars_lie_flat_where_figures_have_no_room() -> None:
    amounts = [seri(name, ["12345678901234567"] * 4) for name in ("Pagu", "Realisasi")]
    assert is_flat(chart("batang-kelompok", *amounts))


@pytest.mark.parametrize(
    ("values", "lies"),
    [
        ([["3000000000", "2900000000"], ["900000000", "200000000"]], True),
        ([["3000000000", "900000000"], ["2900000000", "200000000"]], True),
        ([["95.5", "90"], ["12.25", "3"]], False),
        ([["3000000000", "200000000"]], False),
    ],
)
@pytest.mark.parametrize("jenis", ["batang", "batang-kelompok"])
def test_no_figure_stands_on_a_bar(jenis: str, values: list[list[str]], lies: bool) -> None:
    series = [
        Seri(name, tuple(Titik(Decimal(value), f"Rp{Decimal(value):,}") for value in row))
        for name, row in zip(("Pagu", "Realisasi"), values, strict=False)
    ]
    one = chart(jenis, *series, kategori=("Program A", "Program B"), satuan="Rp")
    assert is_flat(one) is lies
    geometry = layout(one)
    for label in geometry.labels:
        left, right = extent(label)
        for bar in geometry.bars:
            beside = right <= bar.x or bar.x + bar.width <= left
            assert beside or label.y <= bar.y or bar.y + bar.height <= label.y - label.size * 0.7


def test_amounts_at_their_bars_need_no_scale() -> None:
    bars = layout(chart("batang", seri("Pagu", ["3000000"] * 4), satuan="Rp"))
    assert (texts(bars), bars.grid) == ([*TAHUN, *["3000000"] * 4], ())
    with_target = layout(chart("batang-target", seri("A", ["3000000"] * 4), seri("B", ["2000000"] * 4), satuan="Rp"))
    assert "Rp juta" in texts(with_target)


def test_long_names_below_lines_add_to_the_height() -> None:
    short, long = (layout(chart("garis", seri("A", ["1"] * 4), kategori=names)) for names in (TAHUN, LONGER))
    assert short.height == 155
    assert long.height > short.height
    assert long.plot.bottom - long.plot.top == pytest.approx(short.plot.bottom - short.plot.top, abs=25)


def test_the_figure_of_a_hanging_bar_keeps_off_the_names() -> None:
    geometry = layout(chart("batang", seri("Perubahan", ["-5", "5"]), kategori=("a", "b")))
    figure = next(label for label in geometry.labels if label.text == "-5")
    name = next(label for label in geometry.labels if label.text == "a")
    assert figure.y < name.y - name.size


def test_a_figure_stands_below_its_point_where_the_line_rises_through_it() -> None:
    geometry = layout(chart("garis", seri("A", ["60", "5000", "100", "9000"])))
    sides = {label.figure.place: label.figure.side for label in geometry.labels if label.figure}
    assert sides == {0: "above", 1: "above", 2: "above", 3: "above"}, "no room below, so close to the axis"
    geometry = layout(chart("garis", seri("A", ["5000", "9000", "4000", "8000"])))
    sides = {label.figure.place: label.figure.side for label in geometry.labels if label.figure}
    assert sides == {0: "below", 1: "above", 2: "below", 3: "above"}


def test_lines_differ_by_their_symbols() -> None:
    lines = [seri(f"Seri {number}", [str(number)] * 4) for number in range(1, 6)]
    geometry = layout(chart("garis", *lines))
    corners = {len(dot.outline.split()) for dot in geometry.dots}
    assert corners == {0, 4, 3, 12}
    assert len({(dot.colour, len(dot.outline.split())) for dot in geometry.dots}) == 5
    assert len(geometry.dots) == 5 * 4 + 5, "those of the legend too"


def test_a_target_is_seen_across_a_dark_bar() -> None:
    geometry = layout(chart("batang-target", seri("A", ["60"] * 4), seri("B", ["30"] * 4)))
    grounds = [line for line in geometry.rules if line.colour == "kertas"]
    dashes = [line for line in geometry.rules if line.dashed and line.y1 > geometry.plot.top]
    assert [(line.x1, line.y1) for line in grounds] == [(line.x1, line.y1) for line in dashes]
    assert all(ground.width > dash.width for ground, dash in zip(grounds, dashes, strict=True))


def test_flat_bars_grow_in_height_with_their_number() -> None:
    heights = [layout(chart("batang-mendatar", seri("", ["1"] * n), kategori=TAHUN[:1] * n)).height for n in (4, 12)]
    assert heights[1] == 3 * heights[0] - 2


@pytest.mark.parametrize("jenis", BERSERI)
@pytest.mark.parametrize("kategori", [INDIKATOR, TAHUN, tuple(f"Bulan {number}" for number in range(1, 13))])
def test_no_labels_overlap_and_all_are_within_the_drawing(jenis: JenisGrafik, kategori: tuple[str, ...]) -> None:
    values = [str(number * 11.5) for number in range(1, len(kategori) + 1)]
    lower = [str(number * 9.25 - 20) for number in range(1, len(kategori) + 1)]
    geometry = layout(chart(jenis, seri("Realisasi", list(values)), seri("Rencana", list(lower)), kategori=kategori))
    assert [(a.text, b.text) for a, b in combinations(geometry.labels, 2) if overlap(a, b)] == []
    assert all(extent(label)[0] >= -1 and extent(label)[1] <= geometry.width + 1 for label in geometry.labels)
    assert all(0 < label.y <= geometry.height for label in geometry.labels)


def test_a_figure_never_stands_on_the_reference_line() -> None:
    bars = Chart(JenisGrafik.BATANG_MENDATAR, ("a", "b"), (seri("", ["98", "150"]),), "%", Decimal(100), "target")
    geometry = layout(bars)
    line = next(line.x1 for line in geometry.rules if line.dashed)
    left, right = extent(next(label for label in geometry.labels if label.text == "98"))
    assert not left < line < right


def test_every_text_is_at_least_8_points() -> None:
    for jenis in BERSERI:
        geometry = layout(chart(jenis, seri("A", ["1", "2", "3", "4"]), seri("B", ["1", "2", "3", "4"])))
        assert min(label.size for label in geometry.labels) >= 8


def test_every_length_has_at_most_two_decimals() -> None:
    geometry = layout(chart("garis", seri("A", ["1", "2", "3.333", "4"])))
    assert all(round(label.x, 2) == label.x for label in geometry.labels)


def test_one_chart_gives_one_geometry() -> None:
    bars = chart("batang", seri("A", ["1", "2", "3", "4"]))
    assert layout(bars) == layout(bars)


@pytest.mark.parametrize("value", ["48", "49", "50", "51", "5"])
def test_no_figure_of_a_line_stands_on_the_reference_line(value: str) -> None:
    points = tuple(Titik(Decimal(number), number) for number in (value, value))
    series = (Seri("Realisasi", points),)
    chart = Chart(JenisGrafik.GARIS, ("TW I", "TW II"), series, "orang", acuan=Decimal(50), acuan_nama="target")
    drawn = layout(chart)
    (line,) = {rule.y1 for rule in drawn.rules if rule.dashed}
    figures = [label for label in drawn.labels if label.figure]
    assert len(figures) == 2
    assert not [label for label in figures if label.y - label.size < line < label.y]
