"""Boxes of five numbers: what is seen of them, and what of values that would squash all others."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from report_builder.charts import Chart, Geometry, Line, layout
from report_builder.charts.layout import TALLEST
from report_builder.charts.marks import BOX_COLOUR, MEDIAN_COLOUR
from report_builder.charts.upright import axis_of
from tests.grafik.gallery import ALL_FAR, FAR, FAR_BELOW, KOTAK, ONE_UNIT, SPREAD, TAHUN, kotak
from tests.test_charts import extent, overlap, texts


def medians(geometry: Geometry) -> list[Line]:
    """The marks of the medians, without that of the key and the line at 0."""
    plot = geometry.plot
    dark = (line for line in geometry.rules if line.colour == MEDIAN_COLOUR and line.y1 > plot.top)
    return [line for line in dark if line.y2 < plot.bottom]


def lines(geometry: Geometry) -> list[Line]:
    """The lines to the least and the greatest, without that of the key."""
    flat = (line for line in geometry.rules if line.colour == BOX_COLOUR and line.y1 == line.y2)
    return [line for line in flat if line.y1 > geometry.plot.top]


def test_a_box_goes_from_quartile_to_quartile_and_its_lines_to_both_ends() -> None:
    geometry = layout(kotak(["a"], [["0", "50", "80", "100", "150"]]))
    plot, (_, box) = geometry.plot, geometry.bars
    (median,), (left, right) = medians(geometry), lines(geometry)
    places = [left.x1, box.x, median.x1, box.x + box.width, right.x2]
    shares = [(x - plot.left) / (plot.right - plot.left) for x in places]
    assert shares == pytest.approx([0, 1 / 3, 80 / 150, 2 / 3, 1], abs=0.001)


def test_one_unit_alone_is_seen_by_the_mark_of_its_median() -> None:
    geometry = layout(kotak(["a"], [ONE_UNIT]))
    assert len(geometry.bars) == 1, "that of the key"
    assert lines(geometry) == []
    (mark,) = medians(geometry)
    assert mark.width >= 2
    assert "92,50%" in texts(geometry)


def test_a_median_on_the_yardstick_is_drawn_over_it() -> None:
    rules = layout(kotak(["a"], [["90", "95", "100", "105", "110"]])).rules
    (mark,) = medians(layout(kotak(["a"], [["90", "95", "100", "105", "110"]])))
    yardstick = next(index for index, line in enumerate(rules) if line.dashed)
    assert rules[yardstick].x1 == mark.x1
    assert rules.index(mark) > yardstick


def test_an_indikator_without_numbers_keeps_its_row_and_its_name() -> None:
    geometry = layout(kotak(["a", "b (belum melapor)"], [SPREAD, None]))
    assert "b (belum melapor)" in texts(geometry)
    assert len(medians(geometry)) == 1
    assert geometry.height == layout(kotak(["a", "b (belum melapor)"], [SPREAD, SPREAD])).height


def test_a_row_that_lacks_one_number_has_no_box() -> None:
    whole = kotak(["a"], [SPREAD])
    lacking = replace(whole.seri[4], titik=kotak(["a"], [None]).seri[4].titik)
    geometry = layout(replace(whole, seri=(*whole.seri[:4], lacking)))
    assert (medians(geometry), lines(geometry), len(geometry.bars)) == ([], [], 1)


def test_a_far_value_is_beyond_the_axis_and_told_by_an_arrow_with_its_figure() -> None:
    chart = kotak(TAHUN[:2], [FAR, SPREAD])
    geometry = layout(chart)
    assert axis_of(chart).high == 150
    assert "→ 900,00%" in texts(geometry)
    assert "di luar sumbu" in texts(geometry)
    assert max(line.x2 for line in lines(geometry)) == pytest.approx(geometry.plot.right, abs=0.01)


def test_a_far_value_below_0_is_told_too() -> None:
    chart = kotak(TAHUN[:2], [FAR_BELOW, SPREAD])
    geometry = layout(chart)
    assert axis_of(chart).low < -60
    assert "← -900,00%" in texts(geometry)
    assert min(line.x1 for line in lines(geometry)) == pytest.approx(geometry.plot.left, abs=0.01)


def test_a_box_that_is_wholly_beyond_the_axis_is_told_by_its_figures() -> None:
    geometry = layout(kotak(TAHUN[:3], [ALL_FAR, SPREAD, SPREAD]))
    assert {"→ 900,00%", "→ 1.200,00%"} <= set(texts(geometry))
    assert len(medians(geometry)) == 2


def test_values_that_are_not_far_need_no_arrow() -> None:
    chart = kotak(["a"], [["80", "90", "100", "120", "250"]])
    assert axis_of(chart).high == 250
    assert "di luar sumbu" not in texts(layout(chart))


def test_where_most_are_high_none_is_far() -> None:
    assert axis_of(kotak(TAHUN[:3], [ALL_FAR, ALL_FAR, SPREAD])).high >= 1200


def test_the_unit_is_written_where_it_is_no_percentage() -> None:
    assert "kawasan" in texts(layout(replace(kotak(["a"], [SPREAD]), satuan="kawasan")))


@pytest.mark.parametrize("chart", KOTAK)
def test_no_labels_of_boxes_overlap_and_all_are_within_the_drawing(chart: Chart) -> None:
    geometry = layout(chart)
    assert [(a.text, b.text) for a, b in combinations(geometry.labels, 2) if overlap(a, b)] == []
    assert all(extent(label)[0] >= -1 and extent(label)[1] <= geometry.width + 1 for label in geometry.labels)
    assert all(label.size <= label.y <= geometry.height for label in geometry.labels)
    assert min(label.size for label in geometry.labels) >= 8


@pytest.mark.parametrize("value", range(0, 151, 3))
def test_the_figure_of_a_median_stands_on_no_line(value: int) -> None:
    geometry = layout(kotak(["a"], [["0", *[str(Decimal(value))] * 3, "150"]]))
    figure = next(label for label in geometry.labels if label.figure)
    left, right = extent(figure)
    upright = [line.x1 for line in geometry.rules if line.dashed or (line.colour == "tinta" and line.width < 1)]
    assert len(upright) == 2
    assert not any(left < x < right for x in upright)


def test_as_many_boxes_as_a_chart_takes_fit_on_a_page() -> None:
    assert layout(KOTAK[-1]).height <= TALLEST
    assert len(KOTAK[-1].kategori) == 16
