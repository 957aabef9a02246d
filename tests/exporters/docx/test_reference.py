"""The reference document and the design tokens."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from report_builder.charts import Chart, JenisGrafik
from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters.docx import export
from report_builder.exporters.docx.chart import workbook
from report_builder.exporters.docx.packing import pack
from report_builder.exporters.docx.standard import make
from report_builder.exporters.docx.styles import STYLES
from report_builder.page import Page
from tests.grafik.gallery import REALISASI, TAHUN

PageOf = Callable[..., Page]


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = unpacked(data)
    assert old.encode() in parts[part]
    return pack(parts | {part: parts[part].replace(old.encode(), new.encode())})


def refusal(page: Page) -> ReportError:
    with pytest.raises(ReportError) as caught:
        export(page, "lakip.docx")
    assert caught.value.exit_code is ExitCode.TEMPLATE
    return caught.value


def test_the_reference_document_is_made_from_the_tokens_and_styles(
    gaya: dict[str, str], resources: dict[str, bytes]
) -> None:
    # Part by part: compressed bytes differ between builds of zlib.
    made, kept = unpacked(make(gaya)), unpacked(resources["reference.docx"])
    assert made == kept, "renew it: python -m report_builder.exporters.docx.making"


def test_the_reference_document_shows_every_paragraph_style(resources: dict[str, bytes]) -> None:
    text = unpacked(resources["reference.docx"])["word/document.xml"].decode()
    assert re.findall(r"<w:t [^>]*>([^<]*)</w:t>", text) == [one.name for one in STYLES if one.kind == "paragraph"]


def test_the_tokens_of_a_report_reach_the_styles_and_the_theme_of_word(page_of: PageOf, gaya: dict[str, str]) -> None:
    page = replace(page_of("<p>Teks.</p>"), gaya=gaya | {"aksen": "#006644"})
    parts = unpacked(export(page, "lakip.docx").data)
    for part in ("word/styles.xml", "word/theme/theme1.xml"):
        assert b"006644" in parts[part]
        assert gaya["aksen"].removeprefix("#").upper().encode() not in parts[part]


def test_a_reference_document_that_people_changed_keeps_its_colours(
    page_of: PageOf, gaya: dict[str, str], resources: dict[str, bytes]
) -> None:
    theirs = edited(resources["reference.docx"], "word/styles.xml", 'w:val="12406B"', 'w:val="771122"')
    page = replace(page_of("<p>Teks.</p>", **{"reference.docx": theirs}), gaya=gaya | {"aksen": "#006644"})
    styles = unpacked(export(page, "lakip.docx").data)["word/styles.xml"]
    assert b"771122" in styles
    assert b"006644" not in styles


TABLE = """<h1>ISI</h1><table><caption>Capaian</caption><thead><tr><th rowspan="2">A</th><th colspan="2">B</th></tr>
<tr><th>C</th><th>D</th></tr></thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>
<tfoot><tr class="total"><td>Jumlah</td><td>4</td><td>5</td></tr></tfoot></table>"""
STYLES_PART, BODY_PART = "word/styles.xml", "word/document.xml"


def test_fonts_and_headings_are_those_of_the_reference_document(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(resources["reference.docx"], STYLES_PART, '"Arial"', '"Bookman Old Style"')
    theirs = edited(theirs, STYLES_PART, '<w:color w:val="12406B"/><w:sz w:val="34"/>', '<w:sz w:val="40"/>')
    parts = unpacked(export(page_of(TABLE, **{"reference.docx": theirs}), "lakip.docx").data)
    assert parts[STYLES_PART].count(b"Bookman Old Style") == 4
    assert b'<w:sz w:val="40"/>' in parts[STYLES_PART]
    assert b"Bookman" not in parts[BODY_PART]
    assert b"<w:sz" not in parts[BODY_PART]


def test_every_head_row_and_total_looks_as_the_first_and_last_row_of_the_table_style(
    page_of: PageOf, resources: dict[str, bytes]
) -> None:
    theirs = edited(
        resources["reference.docx"],
        STYLES_PART,
        '<w:tblStylePr w:type="firstRow"><w:tcPr>',
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="771122"/>',
    )
    theirs = edited(theirs, STYLES_PART, 'w:fill="EAF1F8"', 'w:fill="DDEEDD"')
    theirs = edited(theirs, STYLES_PART, '<w:insideH w:val="single" w:sz="4"', '<w:insideH w:val="dotted" w:sz="2"')
    body = unpacked(export(page_of(TABLE, **{"reference.docx": theirs}), "lakip.docx").data)[BODY_PART].decode()
    assert body.count('<w:shd w:val="clear" w:fill="771122"/>') == 5
    assert body.count('<w:bottom w:val="dotted" w:sz="2"') == 1
    assert body.count('<w:shd w:val="clear" w:color="auto" w:fill="DDEEDD"/>') == 3
    assert "EAF1F8" not in body


def test_a_table_style_without_rules_gives_none(page_of: PageOf, resources: dict[str, bytes]) -> None:
    data = unpacked(resources["reference.docx"])
    plain = re.sub(rb"<w:tblStylePr.*?</w:tblStylePr>|<w:insideH[^>]*/>", b"", data[STYLES_PART])
    page = page_of(TABLE, **{"reference.docx": pack(data | {STYLES_PART: plain})})
    body = unpacked(export(page, "lakip.docx").data)[BODY_PART]
    assert b"<w:tcBorders>" not in body
    assert b"<w:shd" not in body


def test_paper_and_margins_are_those_of_the_report(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(resources["reference.docx"], BODY_PART, 'w:left="1701"', 'w:left="2835"')
    body = unpacked(export(page_of(TABLE, **{"reference.docx": theirs}), "lakip.docx").data)[BODY_PART]
    assert b'w:left="1701"' in body


def test_styles_are_found_by_name_whatever_their_ids(page_of: PageOf, resources: dict[str, bytes]) -> None:
    other = edited(resources["reference.docx"], "word/styles.xml", '"BodyText"', '"TeksIsi"')
    output = export(page_of("<p>Teks.</p>", **{"reference.docx": other}), "lakip.docx")
    assert b'<w:pStyle w:val="TeksIsi"/>' in unpacked(output.data)["word/document.xml"]


def test_without_a_reference_document_nothing_is_written(page_of: PageOf) -> None:
    page = replace(page_of("<p>Teks.</p>"), resources={})
    assert refusal(page).problems == (
        error("Berkas gaya “reference.docx” tidak ada.", hint="Kembalikan berkas itu ke folder templat."),
    )


WORKBOOK = workbook(Chart(JenisGrafik.BATANG, TAHUN, (REALISASI,), "unit"))


@pytest.mark.parametrize("data", [b"", b"bukan zip", pack({"word/document.xml": b"<a/>"}), WORKBOOK])
def test_what_is_no_word_file_is_refused(page_of: PageOf, data: bytes) -> None:
    page = page_of("<p>Teks.</p>", **{"reference.docx": data})
    assert refusal(page).problems == (error("Berkas ini bukan dokumen Word yang utuh.", Place("reference.docx")),)


def test_missing_and_unreadable_colours_are_named(page_of: PageOf, gaya: dict[str, str]) -> None:
    tokens = {name: value for name, value in gaya.items() if name != "aksen"} | {"garis": "silver"}
    page = replace(page_of("<p>Teks.</p>"), gaya=tokens)
    assert refusal(page).problems == (
        error(
            "Warna “aksen” tidak ada atau bukan kode enam angka.",
            Place("gaya/token.css"),
            "Tulislah seperti ini: --aksen: #12406b;",
        ),
        error(
            "Warna “garis” tidak ada atau bukan kode enam angka.",
            Place("gaya/token.css"),
            "Tulislah seperti ini: --garis: #12406b;",
        ),
    )


def test_names_of_styles_are_unique() -> None:
    names = [style.id for style in STYLES]
    assert len(set(names)) == len(names)
