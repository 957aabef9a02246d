"""The page as PDF: its pages, its numbers, what it refuses."""

import errno
import logging
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from report_builder.charts import Chart, JenisGrafik
from report_builder.errors import ExitCode, ReportError, warning
from report_builder.exporters import Output, pdf
from report_builder.exporters.numbers import printed_numbers
from report_builder.exporters.pdf.assets import AssetFetcher, ForbiddenUrlError, asset_url
from report_builder.exporters.pdf.complaints import refuse_complaints, refuse_failures
from report_builder.exporters.pdf.letters import replace_unknown
from report_builder.page import (
    Figure,
    Grafik,
    Heading,
    Page,
    Paragraph,
    Section,
    TableBlock,
    TableCell,
    TableRow,
    Text,
)
from report_builder.templating import Library
from tests.exporters.pdf_small import chapter, faults, text_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def output(sample_page: Page) -> Output:
    return pdf.export(sample_page, "lakip.pdf")


@pytest.fixture(scope="module")
def pages(output: Output) -> list[str]:
    return text_of(output.data)


def small(page: Page, css: bytes = b"") -> Page:
    section = Section("bab", False, "bab-1", (Heading(1, "a", (Text("Satu"),), "BAB I"), Paragraph((Text("x"),))))
    resources = {**page.resources, "gaya/laporan.css": css}
    return replace(page, sections=(section,), resources=resources, attachments=())


def complaint(page: Page) -> str:
    with pytest.raises(ReportError) as raised:
        pdf.export(page, "a.pdf")
    assert raised.value.exit_code is ExitCode.TEMPLATE
    return str(raised.value)


# --- pages -----------------------------------------------------------------------------------------------------------


def test_front_matter_is_counted_in_roman_and_the_body_from_1(output: Output) -> None:
    numbers = output.page_numbers
    assert (numbers["bagian-1"], numbers["bagian-3"], numbers["bagian-6"]) == ("i", "iii", "1")
    assert (numbers["tabel-capaian"], numbers["tabel-pk"]) == ("3", "7")


def test_the_printed_numbers_are_those_that_are_told(output: Output, pages: list[str]) -> None:
    contents = next(text for text in pages if "Daftar Isi" in text and "Kata Pengantar" in text)
    lines = [line.split() for line in contents.splitlines() if " . " in line]
    printed = {" ".join(line).split(" . ")[0]: line[-1] for line in lines}
    assert printed["Kata Pengantar"] == output.page_numbers["bagian-1"]
    assert printed["BAB III Akuntabilitas Kinerja"] == output.page_numbers["bagian-11"]
    assert printed["LAMPIRAN 1 Perjanjian Kinerja"] == output.page_numbers["bagian-18"]


def test_the_number_of_a_page_stands_at_its_foot_and_the_cover_has_none(pages: list[str]) -> None:
    feet = [text.strip().splitlines()[-1].strip() for text in pages]
    assert feet[1:6] == ["i", "ii", "iii", "iv", "v"]
    assert feet[6:] == [str(number) for number in range(1, len(feet) - 5)]
    assert feet[0] == "Jakarta, 2022"


def test_a_draft_is_marked_on_every_page(pages: list[str]) -> None:
    assert all("DRAF" in text for text in pages)


def test_a_landscape_section_lies_on_landscape_pages(output: Output) -> None:
    with pikepdf.open(BytesIO(output.data)) as document:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in document.pages]
    assert sizes.count((842, 595)) == 1
    assert set(sizes) == {(595, 842), (842, 595)}


def test_f4_is_215_by_330_millimetres(sample_page: Page) -> None:
    with pikepdf.open(BytesIO(pdf.export(replace(small(sample_page), kertas="F4"), "a.pdf").data)) as document:
        assert [round(float(side) * 25.4 / 72) for side in document.pages[0].mediabox[2:]] == [215, 330]


def test_the_head_of_a_long_table_is_repeated(pages: list[str]) -> None:
    rows = [text for text in pages if "Kegiatan nomor" in text]
    assert len(rows) == 2
    assert all("No." in text for text in rows)


def row(*words: str, kelas: str = "") -> TableRow:
    return TableRow(tuple(TableCell((Paragraph((Text(word),)),)) for word in words), kelas)


def table_pages(page: Page, height: str, text: str = "Kegiatan") -> list[str]:
    """Print a table of two rows of a height and a total, alone in its chapter, and give the text of its pages."""
    table = TableBlock("t", None, (100,), (), (row(text), row(text)), (row("Jumlah", kelas="total"),))
    chapter = replace(small(page).sections[0], blocks=(table,))
    css = f"td {{ height: {height}; padding: 0 }} .total td {{ height: 2cm }}".encode()
    return text_of(pdf.export(replace(small(page, css), sections=(chapter,)), "a.pdf").data)


def test_a_total_goes_along_with_the_last_row(sample_page: Page) -> None:
    upper, lower = (text.split() for text in table_pages(sample_page, "12.3cm"))
    assert upper[-2:] == ["Kegiatan", "1"]
    assert lower[-3:] == ["Kegiatan", "Jumlah", "2"]


def test_rows_that_leave_no_room_for_their_total_are_printed(sample_page: Page) -> None:
    words = " ".join(table_pages(sample_page, "24cm")).split()
    assert words.count("Kegiatan") == 2
    assert words.count("Jumlah") == 1


def test_a_row_taller_than_a_page_goes_on_on_the_next(sample_page: Page) -> None:
    text = " ".join(f"kata{number}." for number in range(3000))
    words = " ".join(table_pages(sample_page, "1cm", text)).split()
    assert sorted(word for word in words if word.startswith("kata")) == sorted(text.split() * 2)


def test_a_chart_taller_than_a_page_is_made_smaller(sample_page: Page) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 900"><text y="890">Kaki</text></svg>'
    figure = Figure("g", None, Grafik(Chart(JenisGrafik.BATANG, (), (), ""), drawing, "Tinggi"))
    chapter = replace(small(sample_page).sections[0], blocks=(figure,))
    assert "Kaki" in text_of(pdf.export(replace(small(sample_page), sections=(chapter,)), "a.pdf").data)[0]


def test_a_footnote_stands_at_the_foot_of_its_page(pages: list[str]) -> None:
    text = next(text for text in pages if "Peraturan Menteri" in text)
    assert text.index("Sistematika") < text.index("Peraturan Menteri")


def test_headings_are_bookmarks(output: Output) -> None:
    with pikepdf.open(BytesIO(output.data)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "BAB III Akuntabilitas Kinerja" in titles
    assert "Kata Pengantar" in titles


def test_anchors_without_pages_have_no_number(sample_page: Page) -> None:
    assert printed_numbers(sample_page, dict.fromkeys((section.id for section in sample_page.sections), 0)) == {}


# --- the file --------------------------------------------------------------------------------------------------------


def test_only_liberation_sans_is_in_the_file(output: Output) -> None:
    with pikepdf.open(BytesIO(output.data)) as document:
        names = {str(entry.BaseFont).partition("+")[2] for entry in document.objects if _is_font(entry)}
    assert names == {"Liberation-Sans", "Liberation-Sans-Bold", "Liberation-Sans-Italic"}


def _is_font(entry: object) -> bool:
    return isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font" and "/BaseFont" in entry


def test_the_file_says_its_title_author_language_and_date(output: Output) -> None:
    with pikepdf.open(BytesIO(output.data)) as document:
        assert str(document.docinfo["/Title"]) == "Laporan Kinerja Deputi Bidang Pemberdayaan Masyarakat Tahun 2021"
        assert str(document.docinfo["/Author"]) == "Deputi Bidang Pemberdayaan Masyarakat"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20220228")
        assert str(document.Root.Lang) == "id"


def test_attachments_are_inside_with_the_date_of_the_report(output: Output) -> None:
    with pikepdf.open(BytesIO(output.data)) as document:
        attached = document.attachments["fakta.json"].get_file()
        assert attached.read_bytes() == b"{}"
        assert attached.creation_date is not None
        assert attached.creation_date.date().isoformat() == "2022-02-28"


def test_another_process_gives_the_same_bytes(tmp_path: Path, project: Path) -> None:
    script = """
import sys
from pathlib import Path
from report_builder.exporters import pdf
from report_builder.page import parse
from report_builder.templating import Library
from tests.exporters.pdf_small import text_of
library = Library.on_path([])
markup = Path("tests/exporters/sample.xhtml").read_text(encoding="utf-8").replace("<!--BARIS-->", "<tr><td/><td/></tr>")
page = parse(markup, gaya=library.gaya, resources=library.resources(("gaya/", "fonts/")))
Path(sys.argv[1]).write_bytes(pdf.export(page, "a.pdf").data)
"""
    paths = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for seed, path in enumerate(paths, start=1):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        subprocess.run([sys.executable, "-c", script, path], check=True, cwd=project, env=environment)
    assert paths[0].read_bytes() == paths[1].read_bytes()


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://example.invalid/a.png", "aset:tidak-ada.png", "ftp://a/b"]
)
def test_the_fetcher_refuses_what_is_not_the_pages_own(url: str) -> None:
    with pytest.raises(ForbiddenUrlError):
        AssetFetcher({"logo.png": b"x"}).fetch(url)


def test_the_fetcher_gives_resources_and_data() -> None:
    fetcher = AssetFetcher({"gaya/logo baru.png": b"x"})
    assert fetcher.fetch(asset_url("gaya/logo baru.png")).read() == b"x"
    assert fetcher.fetch("data:text/plain,y").read() == b"y"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://example.invalid/a.png"])
def test_a_style_sheet_that_asks_for_something_else_stops_the_work(sample_page: Page, url: str) -> None:
    css = f"p {{ background: url({url}) }}".encode()
    assert complaint(small(sample_page, css)) == (
        f"Dokumen meminta “{url}”, yang bukan bagian dari laporan. "
        "Templat dan lembar gaya hanya boleh memakai berkas laporan sendiri."
    )


def test_a_fault_of_a_style_sheet_is_told_once(sample_page: Page) -> None:
    assert complaint(small(sample_page, b"p{warna:merah} h1{warna:merah} p{color:merah}")).splitlines() == [
        (
            "Lembar gaya tidak dapat dipakai seluruhnya: “warna:merah” diabaikan karena properti itu tidak dikenal "
            "(2 kali). Periksa berkas di folder gaya/ pada templat Anda."
        ),
        (
            "Lembar gaya tidak dapat dipakai seluruhnya: “color:merah” diabaikan karena nilainya tidak sah. "
            "Periksa berkas di folder gaya/ pada templat Anda."
        ),
    ]


def say(*messages: str) -> None:
    for message in messages:
        logging.getLogger("weasyprint").warning(message)


def test_a_complaint_of_anything_else_is_a_fault_of_the_output() -> None:
    with pytest.raises(ReportError) as raised, refuse_complaints():
        say("Parse error at 3:1: x", "Failed to load image at 'logo.png'.", "Subgrids are unsupported")
    assert raised.value.exit_code is ExitCode.OUTPUT
    assert str(raised.value).splitlines() == [
        (
            "Lembar gaya tidak dapat dipakai seluruhnya: “Parse error: x”. "
            "Periksa berkas di folder gaya/ pada templat Anda."
        ),
        "PDF tidak dapat dibuat dengan lengkap: “Failed to load image at 'logo.png'”.",
        "PDF tidak dapat dibuat dengan lengkap: “Subgrids are unsupported”.",
    ]


def test_a_letter_that_no_font_has_is_told_in_indonesian() -> None:
    with pytest.raises(ReportError) as raised, refuse_complaints():
        say('.notdef glyph rendered for Unicode string unsupported by fonts: "🎉" (U+1F389)')
    assert str(raised.value) == (
        'Huruf ini tidak ada dalam berkas huruf: "🎉" (U+1F389). Ganti huruf itu dalam data atau templat.'
    )


def test_a_failure_of_the_layout_is_a_fault_of_the_output() -> None:
    with pytest.raises(ReportError) as raised, refuse_failures():
        raise AssertionError
    assert raised.value.exit_code is ExitCode.OUTPUT
    assert str(raised.value) == (
        "PDF tidak dapat disusun: WeasyPrint gagal dengan “AssertionError”. "
        "Pendekkan teks yang sangat panjang dalam data atau templat, lalu ulangi."
    )


def test_a_full_disk_is_told_as_such_and_not_as_text_that_is_too_long() -> None:
    with pytest.raises(ReportError) as raised, refuse_failures():
        raise OSError(errno.ENOSPC, "No space left on device")
    assert raised.value.exit_code is ExitCode.OUTPUT
    assert str(raised.value) == (
        "PDF tidak dapat disusun: berkas sementaranya tidak dapat dipakai (No space left on device). "
        "Periksa ruang penyimpanan untuk berkas sementara, lalu ulangi."
    )


def test_a_letter_that_the_fonts_lack_is_a_box_and_told() -> None:
    fonts = Library.on_path([]).resources(("fonts/",))
    assert replace_unknown("Rapat 🎉 selesai ✌️", fonts) == (
        "Rapat □ selesai □",
        (
            warning(
                "Huruf ini tidak ada dalam Liberation Sans sehingga dicetak □ dalam PDF: ✌, 🎉.",
                hint="Ganti huruf itu dalam data.",
            ),
        ),
    )
    assert replace_unknown("▲ Melampaui – 80 ≥ 75", fonts) == ("▲ Melampaui – 80 ≥ 75", ())


def test_white_space_that_the_fonts_lack_is_a_plain_space() -> None:
    fonts = Library.on_path([]).resources(("fonts/",))
    assert replace_unknown("<p>a\u2028b\u0085c\u1680d</p>\n", fonts) == ("<p>a b c d</p>\n", ())


@pytest.mark.parametrize(
    "text", ["\u0301awal", "ada \u0301\u0302x", "a<strong>\u0301</strong>", "\u200d\u0301", "e\u0301 q\u0302\u0316"]
)
def test_marks_without_a_letter_and_in_any_order_keep_to_the_archive_standard(text: str) -> None:
    assert faults(chapter(f"<p>{text}</p>")) == []
