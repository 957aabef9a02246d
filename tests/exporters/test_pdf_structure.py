"""What a screen reader hears of the PDF: one element for one thing, with what it must say of itself."""

import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Name

from report_builder.page import Page, TableBlock, iter_blocks
from tests.exporters.pdf_parts import as_list, elements
from tests.exporters.pdf_reading import Heard, by_key, hear
from tests.exporters.pdf_small import WORDS, chapter, faults, page_count, printed, rows, table

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sample(sample_page: Page) -> bytes:
    return printed(sample_page)


@pytest.fixture(scope="module")
def heard(sample: bytes) -> Heard:
    return hear(sample)


# --- one thing is one thing, on however many pages -------------------------------------------------------------------


def test_a_table_over_pages_is_one_table_whose_head_is_heard_once(sample_page: Page, heard: Heard) -> None:
    tables = [block for section in sample_page.sections for block in iter_blocks(section)]
    with_headers = [block for block in tables if isinstance(block, TableBlock) and block.kelas != "tanda"]
    assert len(heard.of("Table")) == len(with_headers)
    (long,) = (each for each in heard.of("Table") if "Kegiatan nomor" in each.text)
    assert [each.role for each in long.kids if isinstance(each, Heard)] == ["Caption", "THead", "TBody"]
    assert [each.text for each in long.of("TR")][:2] == ["No.Kegiatan", "1Kegiatan nomor 1"]
    assert [each.text for each in long.of("TR")][60] == "60Kegiatan nomor 60"
    assert len(long.of("TR")) == 61


def test_a_section_is_one_section(sample_page: Page, heard: Heard) -> None:
    assert len(heard.of("Sect")) == len(sample_page.sections)
    assert [kid.role for kid in heard.kids if isinstance(kid, Heard)] == ["Sect"] * len(sample_page.sections)


def test_a_paragraph_over_pages_is_one_paragraph_with_its_note_at_its_call() -> None:
    words = WORDS.replace("kata400x", f'kata400x kata<aside class="catatan">Catatan {WORDS[:1500]} ini.</aside>')
    data = chapter(f"<p>{words}</p>")
    document = hear(data)
    assert page_count(data) > 2
    assert document.outline() == "Document(Sect(H1 P(Reference Note(Lbl))))"
    (paragraph,) = document.of("P")
    (note,) = paragraph.of("Note")
    before, after = paragraph.text.split(note.text)
    assert re.findall(r"\d+x", before + after) == re.findall(r"\d+x", WORDS)


def test_a_row_over_pages_is_one_row() -> None:
    data = chapter(table(f"{rows(1)}<tr><td>{WORDS}</td><td>pendek</td></tr>{rows(1)}"))
    assert page_count(data) > 2
    tall = hear(data).of("TR")[2]
    assert tall.outline() == "TR(TD TD)"
    assert re.findall(r"\d+x", tall.text) == re.findall(r"\d+x", WORDS)


def test_a_list_over_pages_is_one_list_with_lists_in_its_items() -> None:
    inner = "".join(f"<li>Butir {number}</li>" for number in range(60))
    document = hear(chapter(f"<ol><li>Pertama<ul>{inner}</ul></li><li>Kedua</li></ol>"))
    outer, nested = document.of("L")
    assert outer.attributes == {"ListNumbering": "/Decimal"}
    assert nested.attributes == {"ListNumbering": "/Circle"}
    assert [kid.outline() for kid in nested.kids if isinstance(kid, Heard)] == ["LI(Lbl LBody)"] * 60
    assert outer.of("Lbl")[0].text == "1. "
    assert outer.of("LI")[-1].text == "2. Kedua"


def test_a_head_first_printed_after_some_of_the_body_is_heard_before_it() -> None:
    head = "<tr><th>A</th></tr>"
    css = b"th { height: 8cm } tbody tr:first-child td { height: 20cm }"
    document = hear(chapter(table(rows(14, 1), head), css))
    assert document.of("Table")[0].text.startswith("Ar0k0r1k0")


def test_a_head_without_header_cells_is_heard_once() -> None:
    data = chapter(table(rows(90), "<tr><td>Kolom</td><td>Lain</td></tr>"))
    assert page_count(data) > 2
    assert hear(data).text.count("Kolom") == 1


# --- cells and their headers -----------------------------------------------------------------------------------------


def headers_by_text(document: Heard) -> dict[str, list[str]]:
    keys = by_key(document)
    cells = [*document.of("TH"), *document.of("TD")]
    return {cell.text: [keys[key].text for key in cell.headers()] for cell in cells}


def test_the_scope_of_a_header_is_that_of_its_markup() -> None:
    head = '<tr><th rowspan="2">Wilayah</th><th colspan="2" scope="colgroup">Semester</th></tr>'
    head += '<tr><th scope="col">I</th><th>II</th></tr>'
    body = '<tr><th scope="rowgroup" colspan="3">Pulau</th></tr>'
    body += '<tr><th scope="row">Aceh</th><td>1</td><td>2</td></tr>'
    document = hear(chapter(table(body, head)))
    scopes = {cell.text: cell.attributes["Scope"] for cell in document.of("TH")}
    assert scopes == {
        **dict.fromkeys(["Wilayah", "Semester", "I", "II"], "/Column"),
        **dict.fromkeys(["Pulau", "Aceh"], "/Row"),
    }


def test_a_cell_names_the_headers_above_and_beside_it() -> None:
    head = '<tr><th rowspan="2">Wilayah</th><th colspan="2" scope="colgroup">Semester</th></tr>'
    head += "<tr><th>I</th><th>II</th></tr>"
    body = (
        '<tr><th scope="row">Aceh</th><td>1</td><td>2</td></tr><tr><th scope="row">Bali</th><td>3</td><td>4</td></tr>'
    )
    headers = headers_by_text(hear(chapter(table(body, head))))
    assert [headers[text] for text in ("Wilayah", "Semester", "I", "II")] == [[], [], ["Semester"], ["Semester"]]
    assert [headers[text] for text in ("Aceh", "Bali")] == [["Wilayah"], ["Wilayah"]]
    assert [headers[text] for text in ("1", "2")] == [["Semester", "I", "Aceh"], ["Semester", "II", "Aceh"]]
    assert [headers[text] for text in ("3", "4")] == [["Semester", "I", "Bali"], ["Semester", "II", "Bali"]]


def test_the_header_of_a_group_of_rows_holds_until_the_next() -> None:
    groups = [f'<tr><th scope="rowgroup" colspan="2">G{group}</th></tr>' for group in (1, 2)]
    body = f"{groups[0]}<tr><td>1</td><td>2</td></tr>{groups[1]}<tr><td>3</td><td>4</td></tr>"
    headers = headers_by_text(hear(chapter(table(body))))
    assert headers["1"] == ["A", "G1"]
    assert headers["4"] == ["B", "G2"]


def test_the_header_of_a_group_of_rows_does_not_reach_the_total() -> None:
    body = '<tr><th scope="rowgroup" colspan="2">G1</th></tr><tr><td>1</td><td>2</td></tr>'
    total = '</tbody><tfoot><tr class="total"><td>Jumlah</td><td>9</td></tr></tfoot>'
    headers = headers_by_text(hear(chapter(table(body).replace("</tbody>", total))))
    assert headers["2"] == ["B", "G1"]
    assert headers["9"] == ["B"]


def test_a_header_over_several_rows_is_that_of_each_on_every_page() -> None:
    group = '<tr><th scope="row" rowspan="4">K{}</th><td>1</td></tr>' + "<tr><td>2</td></tr>" * 3
    data = chapter(table("".join(group.format(number) for number in range(20))))
    document = hear(data)
    assert page_count(data) > 1
    keys = by_key(document)
    named = [[keys[key].text for key in cell.headers()] for cell in document.of("TD")]
    assert named == [["B", f"K{number}"] for number in range(20) for _ in range(4)]
    assert document.of("TR")[1].of("TH")[0].attributes["RowSpan"] == "4"


def test_every_header_has_a_key_of_its_own(sample: bytes, heard: Heard) -> None:
    keys = [cell.key for cell in heard.of("TH")]
    assert len(set(keys)) == len(keys)
    with pikepdf.open(BytesIO(sample)) as document:
        names = [str(name) for name in as_list(document.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == sorted({*keys, "catatan-1"})


def test_a_table_without_headers_only_arranges() -> None:
    cells = '<td><p class="nama">Pihak Pertama</p></td><td><p class="nama">Pihak Kedua</p></td>'
    document = hear(chapter(f'<table class="tanda"><tbody><tr>{cells}</tr></tbody></table>'))
    assert document.of("Div")[1].outline() == "Div(Div(P) Div(P))"
    assert document.of("Table") == []


# --- pictures, links, contents, notes --------------------------------------------------------------------------------


def test_a_picture_has_its_text_and_extent_and_its_caption_beside_it(sample: bytes) -> None:
    with pikepdf.open(BytesIO(sample)) as document:
        figures = [each for each in elements(document) if Name.Figure == each.S]
        assert [str(each.Alt) for each in figures] == ["Tempat logo", "Capaian per indikator"]
        for figure in figures:
            left, bottom, right, top = (float(corner) for corner in as_list(figure.A.BBox))
            assert 0 < left < right < 595
            assert 0 < bottom < top < 842
        chart, caption = as_list(figures[1].P.K)
        assert (Name.Figure, Name.Caption) == (chart.S, caption.S)


def test_contents_are_heard_as_such_without_the_dots(heard: Heard) -> None:
    contents = heard.of("TOC")[0]
    assert {entry.outline() for entry in contents.of("TOCI")} == {"TOCI(Reference(Link))", "TOCI(Lbl Reference(Link))"}
    texts = [entry.text for entry in contents.of("TOCI")]
    assert texts[0] == "Kata Pengantari"
    assert "BAB IIIAkuntabilitas Kinerja3" in texts


def test_a_line_of_a_link_is_one_area_in_the_words_of_the_link(sample: bytes, heard: Heard) -> None:
    with pikepdf.open(BytesIO(sample)) as document:
        areas = [area for sheet in document.pages for area in as_list(sheet.get("/Annots", Array()))]
        assert len(areas) == len(heard.of("Link"))
        assert {"Kata Pengantar", "Akuntabilitas Kinerja", "Tabel 3.1"} <= {str(area.Contents) for area in areas}
        contents = [area for area in areas if str(area.Contents) == "Kata Pengantar"]
        assert float(contents[0].Rect[2]) == pytest.approx(595.28 - 70.87, abs=0.1)


def test_a_link_in_a_repeated_head_is_one_link() -> None:
    head = '<tr><th>A <a href="#bab"/></th><th>B</th></tr>'
    data = chapter(table(rows(60), head))
    assert page_count(data) > 1
    assert len(hear(data).of("Link")) == 1
    assert faults(data) == []


def test_a_note_has_a_key(heard: Heard) -> None:
    (note,) = heard.of("Note")
    assert (note.key, note.text[:19]) == ("catatan-1", "1. Peraturan Menter")
