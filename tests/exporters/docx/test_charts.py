"""Native charts: their kinds, their number formats, their workbook."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from lxml import etree

from report_builder.charts import Chart, JenisGrafik, Seri, Titik, layout
from report_builder.charts.layout import WIDTH
from report_builder.charts.lettering import text_width
from report_builder.exporters.docx.chart.frame import size
from report_builder.exporters.docx.chart.numbers import axis_format, label_format
from report_builder.exporters.docx.chart.paint import Paint
from report_builder.exporters.docx.chart.part import chart_xml
from report_builder.exporters.docx.chart.workbook import workbook
from report_builder.exporters.docx.palette import palette
from report_builder.exporters.docx.wordml import NAMESPACES
from tests.grafik.gallery import BERSERI


def points(*texts: str) -> tuple[Titik, ...]:
    return tuple(Titik(Decimal(text.replace(",", ".")) if text else None, text) for text in texts)


YEARS = ("2019", "2020", "2021")
REALISASI = Seri("Realisasi", points("30", "48", "65"))
TARGET = Seri("Target", points("32", "50", "40"), target=True)


def chart(jenis: JenisGrafik, *series: Seri, acuan: Decimal | None = None) -> Chart:
    return Chart(jenis, YEARS, series, "kawasan", acuan, "target" if acuan else "")


@pytest.fixture
def find(gaya: dict[str, str]) -> Callable[[Chart, str], list[str]]:
    """Give the attributes or texts of an XPath in the native chart."""

    def look(one: Chart, path: str) -> list[str]:
        found = etree.fromstring(chart_xml(one, Paint(palette(gaya), frozenset()))).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [str(each) for each in found]

    return look


Find = Callable[[Chart, str], list[str]]


STANDING = {"barChart": "col", "lineChart": ""}


@pytest.mark.parametrize(
    ("jenis", "plots"),
    [
        (JenisGrafik.BATANG, STANDING),
        (JenisGrafik.BATANG_KELOMPOK, STANDING),
        (JenisGrafik.BATANG_TARGET, STANDING),
        (JenisGrafik.BATANG_TUMPUK, STANDING),
        (JenisGrafik.BATANG_MENDATAR, {"barChart": "bar"}),
        (JenisGrafik.GARIS, {"lineChart": ""}),
    ],
)
def test_each_kind_has_its_plots_with_targets_as_lines_over_standing_bars(
    find: Find, jenis: JenisGrafik, plots: Mapping[str, str]
) -> None:
    one = chart(jenis, REALISASI, TARGET)
    assert [name for name in STANDING if find(one, f"//c:{name}/c:varyColors/@val")] == [*plots]
    assert find(one, "//c:barDir/@val") == [side for side in plots.values() if side]


def test_without_a_target_there_is_no_line_over_the_bars(find: Find) -> None:
    assert find(chart(JenisGrafik.BATANG_KELOMPOK, REALISASI, AMOUNTS[0]), "//c:lineChart/c:grouping/@val") == []


def test_bars_begin_at_zero_unless_a_value_is_below(find: Find) -> None:
    assert find(chart(JenisGrafik.BATANG, REALISASI), "//c:min/@val") == ["0"]
    assert find(chart(JenisGrafik.BATANG, Seri("R", points("-1", "2", "3"))), "//c:min/@val") == []


def test_a_target_is_a_dashed_line_over_the_bars(find: Find) -> None:
    one = chart(JenisGrafik.BATANG_TARGET, REALISASI, TARGET)
    assert find(one, "//c:lineChart//c:ser/c:spPr//a:prstDash/@val") == ["sysDash"]
    assert find(one, "//c:barChart//c:ser/c:tx//c:v/text()") == ["Realisasi"]


def test_a_figure_stands_in_its_bar_where_the_target_would_cross_it(find: Find) -> None:
    one = chart(JenisGrafik.BATANG_TARGET, REALISASI, TARGET)
    assert find(one, "//c:dLbl[c:dLblPos/@val='inEnd']/c:idx/@val") == ["0", "1"]


def test_the_figures_of_the_lower_line_stand_below_it(find: Find) -> None:
    one = chart(JenisGrafik.GARIS, REALISASI, TARGET)
    assert find(one, "//c:ser[1]//c:dLbl[c:dLblPos/@val='b']/c:idx/@val") == ["0", "1"]
    assert find(one, "//c:ser[2]//c:dLbl[c:dLblPos/@val='b']/c:idx/@val") == ["2"]


def test_a_missing_value_is_a_gap(find: Find) -> None:
    one = chart(JenisGrafik.GARIS, Seri("R", points("1", "", "3")))
    assert find(one, "//c:val//c:pt/@idx") == ["0", "2"]
    assert find(one, "//c:val//c:ptCount/@val") == ["3"]


def test_only_several_series_have_a_legend(find: Find) -> None:
    assert find(chart(JenisGrafik.BATANG, REALISASI), "//c:legendPos/@val") == []
    assert find(chart(JenisGrafik.BATANG, REALISASI, TARGET), "//c:legendPos/@val") == ["t"]


AMOUNTS = tuple(
    Seri(name, tuple(Titik(Decimal(value) if value else None, f"Rp{value}" if value else "") for value in values))
    for name, values in (("Pagu", ("", "5600000000", "900000000")), ("Realisasi", ("5427250000", "1", "2")))
)


def test_lying_bars_name_their_series_at_the_first_bar_in_their_order(find: Find) -> None:
    one = chart(JenisGrafik.BATANG_MENDATAR, *AMOUNTS)
    assert find(one, "//c:legend/@val") == find(one, "//c:legendPos/@val") == []
    assert find(one, "//c:dLbl[c:showSerName/@val='1']/c:idx/@val") == ["1", "0"]
    assert find(one, "//c:dLbl/c:separator/text()") == [": ", ": "]
    assert find(one, "//c:ser/c:tx//c:v/text()") == ["Pagu", "Realisasi"]
    assert find(one, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]


def test_figures_stay_on_one_line(find: Find) -> None:
    one = chart(JenisGrafik.BATANG_MENDATAR, *AMOUNTS)
    assert set(find(one, "//c:dLbls//a:bodyPr/@wrap")) == {"none"}
    assert find(one, "//c:catAx//a:bodyPr/@wrap") == []


def test_the_longest_lying_bar_leaves_room_for_its_figure(find: Find) -> None:
    one = chart(JenisGrafik.BATANG_MENDATAR, *AMOUNTS)
    (end,), (room,) = find(one, "//c:valAx//c:max/@val"), find(one, "//c:plotArea/c:layout//c:w/@val")
    label = text_width("Pagu: Rp5600000000", 8.5, bold=True)
    assert (1 - 5600000000 / float(end)) * float(room) * WIDTH >= label


def test_amounts_at_standing_bars_need_no_axis(find: Find) -> None:
    one = replace(chart(JenisGrafik.BATANG, Seri("Pagu", points("3", "2", "1"))), satuan="Rp")
    assert find(one, "//c:valAx/c:delete/@val") == ["1"]
    assert find(one, "//c:majorGridlines") == []
    assert find(chart(JenisGrafik.BATANG, REALISASI), "//c:valAx/c:delete/@val") == ["0"]


@pytest.mark.parametrize("jenis", BERSERI)
def test_a_chart_is_as_high_as_in_the_pdf(jenis: JenisGrafik) -> None:
    one = chart(jenis, REALISASI, TARGET)
    assert size(one, 155) == pytest.approx((155, layout(one).height * 155 / WIDTH))
    assert size(one, 242)[0] == 160


def test_names_are_escaped(find: Find) -> None:
    one = chart(JenisGrafik.BATANG, Seri("A & <B>", points("1", "2", "3")))
    assert find(one, "//c:tx//c:v/text()") == ["A & <B>"]


@pytest.mark.parametrize(
    ("value", "text", "form"),
    [
        ("122.641509", "122,64%", '[$-421]#,##0.00"%"'),
        ("65", "65", "[$-421]#,##0"),
        ("2021", "2021", "[$-421]0"),
        ("1250000000", "Rp1,25 miliar", '[$-421]"Rp"#,##0.00,,," miliar"'),
        ("10274076", "Rp10.274.076", '[$-421]"Rp"#,##0'),
        ("-1.41", "-1,41%", '[$-421]#,##0.00"%"'),
        ("900", "→ 900,00%", '[$-421]"→ "#,##0.00"%"'),
        ("-900", "← -900,00%", '[$-421]"← "#,##0.00"%";[$-421]"← "-#,##0.00"%"'),
        ("3", "BB", '"BB"'),
        ("3", "4", '"4"'),
    ],
)
def test_labels_print_values_as_the_report_does(value: str, text: str, form: str) -> None:
    assert label_format(Titik(Decimal(value), text)) == form


@pytest.mark.parametrize(
    ("satuan", "value", "form"),
    [
        ("%", "120", '[$-421]#,##0"%"'),
        ("indeks", "0.34", "[$-421]#,##0.0"),
        ("kegiatan", "12500", "[$-421]#,##0"),
        ("Rp", "2500000000", "[$-421]#,##0.0,,,"),
        ("Rp", "9000000000000", "[$-421]#,##0,,,,"),
    ],
)
def test_an_axis_counts_in_readable_numbers(satuan: str, value: str, form: str) -> None:
    one = Chart(JenisGrafik.BATANG, ("a",), (Seri("b", (Titik(Decimal(value), ""),)),), satuan)
    assert axis_format(one) == form


def test_the_workbook_holds_categories_and_series() -> None:
    book = openpyxl.load_workbook(
        BytesIO(workbook(chart(JenisGrafik.GARIS, REALISASI, Seri("T", points("1", "", "3")))))
    )
    assert list(book["Data"].values) == [
        (None, "Realisasi", "T"),
        ("2019", 30, 1),
        ("2020", 48, None),
        ("2021", 65, 3),
    ]
