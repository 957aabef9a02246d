"""Native boxes: five numbers that people edit, and bars that the workbook computes of them."""

import re
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from report_builder.charts import Chart, layout, marks
from report_builder.exporters.docx.chart.workbook import workbook
from report_builder.templating import Library
from tests.grafik.gallery import ALL_FAR, FAR, KOTAK, LIMA, NEGATIVE, ONE_UNIT, SPREAD, TAHUN, kotak
from tests.grafik.word import Native, native

TOKENS = dict(Library.on_path([]).gaya)
COMPUTED = re.compile(r"IF\(COUNT\(B(\d+):F\1\)=5,(?P<formula>[-+A-Z\d.,()]+),\"\"\)")
CELL = re.compile(r"\b[B-F]\d+\b")


def drawn(chart: Chart) -> Native:
    """The parts of the native chart."""
    return native(chart, TOKENS)


def sheet(chart: Chart, *, values: bool) -> Worksheet:
    """The sheet of the workbook, with the values of its formulas or the formulas themselves."""
    opened = openpyxl.load_workbook(BytesIO(workbook(chart)), data_only=values)["Data"]
    assert isinstance(opened, Worksheet)
    return opened


def evaluated(formula: str, cells: Worksheet) -> float:
    """What a formula of the workbook gives."""
    found = COMPUTED.fullmatch(formula.removeprefix("="))
    assert found
    text = CELL.sub(lambda cell: f"({cells[cell[0]].value})", found["formula"])
    return float(eval(text, {"MAX": max, "MIN": min}))  # noqa: S307


@pytest.mark.parametrize("chart", KOTAK)
def test_the_formulas_of_the_workbook_give_what_the_chart_shows(chart: Chart) -> None:
    formulas, values = sheet(chart, values=False), sheet(chart, values=True)
    for row, five in enumerate(zip(*(seri.titik for seri in chart.seri), strict=True), start=2):
        for column in range(len(LIMA) + 2, formulas.max_column + 1):
            formula, value = str(formulas.cell(row, column).value), values.cell(row, column).value
            if five[0].nilai is None:
                assert COMPUTED.fullmatch(formula.removeprefix("="))
                assert value in (None, "")
            else:
                assert value == pytest.approx(evaluated(formula, values))


def test_every_bar_lies_over_those_before_it_up_to_the_beginning_of_the_box() -> None:
    one = drawn(kotak(["a"], [SPREAD]))
    names = [ser.findtext("c:tx//c:v", namespaces={"c": one.find("/*")[0].nsmap["c"]}) for ser in one.find("//c:ser")]
    assert names == ["Akhir kotak", "Akhir tanda median", "Awal tanda median", "Awal kotak", *LIMA]
    assert one.find("//c:grouping/@val") == ["clustered"]
    assert one.find("//c:overlap/@val") == ["100"]


def test_boxes_below_0_have_bars_from_0_downwards() -> None:
    assert len(drawn(kotak(["a"], [NEGATIVE])).find("//c:ser")) == 13
    assert len(drawn(kotak(["a"], [SPREAD])).find("//c:ser")) == 9


def test_the_lines_to_both_ends_are_error_bars_with_the_lengths_of_the_workbook() -> None:
    one = drawn(kotak(["a"], [SPREAD]))
    assert one.find("//c:errBars/c:errBarType/@val") == ["minus", "plus"]
    assert one.find("//c:errBars//c:f/text()") == ["Data!$G$2:$G$2", "Data!$H$2:$H$2"]
    assert [float(value) for value in one.find("//c:errBars//c:v/text()")] == [88 - 40, 150 - 104]


def test_a_line_of_no_length_has_no_cap_over_the_mark() -> None:
    assert drawn(kotak(["a"], [ONE_UNIT])).find("//c:errBars//c:pt") == []


def test_a_line_to_the_end_of_the_axis_does_not_go_beyond_it_by_a_rounding_error() -> None:
    upper = "115.2307692307692307692307692"
    one = drawn(kotak(["a"], [["0", "93", "102.85", upper, "200"]]))
    (length,) = one.find("//c:errBars/c:plus//c:v/text()")
    assert 199.999999 < float(upper) + float(length) < 200


def test_the_medians_have_their_figures_and_far_ends_theirs_with_an_arrow() -> None:
    one = drawn(kotak(TAHUN[:3], [SPREAD, None, FAR]))
    labelled = "//c:ser[c:tx//c:v='{}']/c:dLbls/c:dLbl[not(c:delete)]"
    assert one.find(labelled.format("Median") + "/c:idx/@val") == ["0", "2"]
    assert one.find(labelled.format("Tertinggi") + "/c:idx/@val") == ["2"]
    assert one.find(labelled.format("Tertinggi") + "/c:numFmt/@formatCode") == ['[$-421]"→ "#,##0.00"%"']
    assert one.find(labelled.format("Terendah")) == []


def test_the_axis_is_closed_where_the_pdf_has_its_ends() -> None:
    one = drawn(kotak(TAHUN[:3], [ALL_FAR, SPREAD, SPREAD], None))
    assert (one.find("//c:valAx//c:min/@val"), one.find("//c:valAx//c:max/@val")) == (["0"], ["150"])


def test_the_yardstick_runs_between_the_boxes_so_that_no_median_is_below_it() -> None:
    one = drawn(kotak(TAHUN[:3], [SPREAD, None, ONE_UNIT]))
    assert one.overlay is not None
    overlay = Native(one.overlay, b"", None)
    lines = "//*[.//*[local-name()='cNvPr'][starts-with(@name, 'Garis acuan')]]/*[local-name()='{}']/*[2]/text()"
    starts, ends = (list(map(float, overlay.find(lines.format(end)))) for end in ("from", "to"))
    assert len(starts) == 3
    height = layout(kotak(TAHUN[:3], [SPREAD, None, ONE_UNIT])).height
    gaps = [(top - bottom) * height for bottom, top in zip(ends, starts[1:], strict=False)]
    assert gaps == pytest.approx([marks.BOX] * 2, abs=0.01)


def test_the_key_and_the_grid_are_drawn_over_the_chart_within_it() -> None:
    one = drawn(kotak(TAHUN[:2], [SPREAD, FAR]))
    assert one.overlay is not None
    overlay = Native(one.overlay, b"", None)
    texts = overlay.find("//a:t/text()")
    assert texts == ["Median", "Kuartil bawah–kuartil atas", "Terendah–tertinggi", "→", "di luar sumbu", "target 100%"]
    places = [float(each.text) for each in overlay.find("//*[local-name()='x' or local-name()='y'][not(@*)]")]
    assert min(places) >= 0
    assert max(places) <= 1
