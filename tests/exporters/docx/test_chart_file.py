"""Native charts within a Word file: sound, editable, in the colours and the font of the reference document."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from report_builder.charts import Chart, JenisGrafik
from report_builder.exporters.docx import export
from report_builder.exporters.docx.chart.paint import SCHEME
from report_builder.exporters.docx.packing import pack
from report_builder.exporters.docx.palette import palette
from report_builder.exporters.docx.theme import theme_xml
from report_builder.page import Page
from tests.exporters.docx.conftest import Word
from tests.exporters.docx.test_reference import edited, unpacked
from tests.grafik.gallery import CAPAIAN, GALLERY, REALISASI, TAHUN, TARGET, several
from tests.grafik.markup import figure

PageOf = Callable[..., Page]
CHART = "word/charts/chart1.xml"
THEME = "word/theme/theme1.xml"
STACKED = Chart(JenisGrafik.BATANG_TUMPUK, TAHUN, several(5, 4), "unit")


@pytest.fixture(scope="session")
def gallery(page_of: PageOf) -> bytes:
    """Give a Word file of charts of every kind."""
    return export(page_of("".join(map(figure, GALLERY))), "lakip.docx").data


@pytest.fixture
def chart_of(page_of: PageOf) -> Callable[..., Word]:
    """Give the maker of a Word file with one chart, in a reference document if one is given."""

    def make(chart: Chart, reference: bytes | None = None) -> Word:
        more = {} if reference is None else {"reference.docx": reference}
        return Word(export(page_of(figure(chart), **more), "lakip.docx").data)

    return make


ChartOf = Callable[..., Word]


@pytest.mark.slow
def test_charts_of_every_kind_are_as_the_schema_has_them(gallery: bytes, tmp_path: Path) -> None:
    (tmp_path / "lakip.docx").write_bytes(gallery)
    assert [str(fault) for fault in OpenXmlValidator().validate(str(tmp_path / "lakip.docx")).errors] == []


@pytest.mark.slow
def test_a_chart_whose_parts_are_out_of_order_is_noticed(gallery: bytes, tmp_path: Path) -> None:
    broken = edited(
        gallery,
        CHART,
        '<c:lang val="id-ID"/><c:roundedCorners val="0"/>',
        '<c:roundedCorners val="0"/><c:lang val="id-ID"/>',
    )
    (tmp_path / "lakip.docx").write_bytes(broken)
    assert OpenXmlValidator().validate(str(tmp_path / "lakip.docx")).errors


def test_the_same_charts_give_the_same_bytes(page_of: PageOf, gallery: bytes) -> None:
    assert export(page_of("".join(map(figure, GALLERY))), "lakip.docx").data == gallery


def test_a_chart_opens_its_workbook_and_waits_to_be_asked(chart_of: ChartOf) -> None:
    word = chart_of(Chart(JenisGrafik.GARIS, TAHUN, (REALISASI, TARGET), "unit"))
    (identity,) = word.values("//c:externalData/@*", CHART)
    assert word.values("//c:autoUpdate/@val", CHART) == ["0"]
    relations = word.parts["word/charts/_rels/chart1.xml.rels"].decode()
    assert re.search(rf'<Relationship [^>]*Id="{identity}"[^>]*>', relations)
    assert "../embeddings/data1.xlsx" in relations


def test_a_chart_is_plain_and_indonesian(chart_of: ChartOf) -> None:
    word = chart_of(Chart(JenisGrafik.BATANG, TAHUN, (REALISASI,), "unit"))
    switches = ("date1904", "lang", "roundedCorners", "style", "chart/c:autoTitleDeleted")
    assert [word.values(f"/c:chartSpace/c:{name}/@val", CHART) for name in switches] == [
        ["0"],
        ["id-ID"],
        ["0"],
        ["2"],
        ["1"],
    ]
    assert set(word.values("//a:defRPr/@lang|//a:endParaRPr/@lang", CHART)) == {"id-ID"}
    assert word.values("//wp:docPr/@descr") == ["Alternatif"]


def test_no_text_of_a_chart_is_under_8_points(gallery: bytes) -> None:
    parts = unpacked(gallery)
    charts = b"".join(data for name, data in parts.items() if re.fullmatch(r"word/(charts|drawings)/\w+\.xml", name))
    assert min(map(int, re.findall(rb' sz="(\d+)"', charts))) >= 800


def test_the_theme_of_the_program_has_the_colours_of_the_tokens(gaya: dict[str, str]) -> None:
    theme = theme_xml(palette(gaya)).decode()
    for token, (_, slot) in SCHEME.items():
        assert f'<a:{slot}><a:srgbClr val="{palette(gaya)[token]}"/></a:{slot}>' in theme


def test_series_and_text_have_the_colours_of_the_theme(chart_of: ChartOf) -> None:
    word = chart_of(STACKED)
    series = word.values("//c:ser/c:spPr/a:solidFill/a:schemeClr/@val", CHART)
    assert series == ["accent1", "accent2", "accent3", "accent4", "accent5"]
    assert word.values("//c:legend//a:schemeClr/@val", CHART) == ["tx1"]


def test_figures_stay_readable_on_the_colours_of_a_changed_theme(
    chart_of: ChartOf, resources: dict[str, bytes], gaya: dict[str, str]
) -> None:
    ours = palette(gaya)["aksen"]
    light = edited(
        resources["reference.docx"],
        "word/theme.xml",
        f'<a:accent1><a:srgbClr val="{ours}"/>',
        '<a:accent1><a:srgbClr val="FFE699"/>',
    )
    ink = "//c:ser[1]/c:dLbls/c:txPr//a:schemeClr/@val"
    assert chart_of(STACKED).values(ink, CHART) == ["bg1"]
    changed = chart_of(STACKED, light)
    assert changed.values(ink, CHART) == ["tx1"]
    assert b"FFE699" in changed.parts[THEME]


def test_a_colour_that_the_theme_leaves_open_is_that_of_the_token(
    chart_of: ChartOf, resources: dict[str, bytes], gaya: dict[str, str]
) -> None:
    ours = palette(gaya)["seri-2"]
    said = f'<a:accent2><a:srgbClr val="{ours}"/></a:accent2>'
    word = chart_of(STACKED, edited(resources["reference.docx"], "word/theme.xml", said, "<a:accent2/>"))
    assert word.values("//c:ser[2]/c:spPr/a:solidFill/*/@val", CHART) == [ours]


def test_without_a_theme_a_chart_has_the_colours_of_the_tokens(
    chart_of: ChartOf, resources: dict[str, bytes], gaya: dict[str, str]
) -> None:
    parts = unpacked(resources["reference.docx"])
    relations = re.sub(rb"<Relationship [^>]*theme[^>]*/>", b"", parts["word/_rels/document.xml.rels"])
    types = re.sub(rb"<Override [^>]*theme[^>]*/>", b"", parts["[Content_Types].xml"])
    bare = {name: data for name, data in parts.items() if "theme" not in name}
    word = chart_of(STACKED, pack(bare | {"word/_rels/document.xml.rels": relations, "[Content_Types].xml": types}))
    assert word.values("//c:ser[1]/c:spPr/a:solidFill/a:schemeClr/@val", CHART) == ["accent1"]
    assert word.values("//a:accent1/a:srgbClr/@val", THEME) == [palette(gaya)["aksen"]]


@pytest.mark.parametrize(
    ("fonts", "typeface"),
    [
        ('<w:rFonts w:ascii="Bookman Old Style" w:hAnsi="Bookman Old Style"/>', "Bookman Old Style"),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', "+mn-lt"),
        ('<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>', "+mj-lt"),
        ('<w:rFonts w:cs="Arial"/>', "Arial"),
    ],
)
def test_a_chart_has_the_font_of_the_text_around_it(
    chart_of: ChartOf, resources: dict[str, bytes], fonts: str, typeface: str
) -> None:
    styles = unpacked(resources["reference.docx"])["word/styles.xml"].decode()
    normal = re.search(r'<w:style w:type="paragraph" w:default="1".*?</w:style>', styles)
    assert normal
    theirs = normal[0].replace("<w:rPr>", f"<w:rPr>{fonts}")
    word = chart_of(STACKED, edited(resources["reference.docx"], "word/styles.xml", normal[0], theirs))
    assert set(word.values("//a:latin/@typeface", CHART)) == {typeface}


def test_a_yardstick_is_one_dashed_line_with_its_word(chart_of: ChartOf) -> None:
    word = chart_of(Chart(JenisGrafik.BATANG_MENDATAR, TAHUN, (CAPAIAN,), "%", CAPAIAN.titik[0].nilai, "target 98,5%"))
    line = "word/drawings/acuan1.xml"
    assert word.values("//a:prstDash/@val", line) == ["sysDash"]
    assert [text.text for text in word.find("//a:t", line)] == ["target 98,5%"]
    assert word.find("//c:majorGridlines", CHART) == []
