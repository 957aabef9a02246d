"""The finished PDF: what is no part of its text, and what viewers and archives find in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Object
from weasyprint import HTML
from weasyprint.document import Document

from report_builder.exporters.pdf.finishing import end_streams, keep_marks
from report_builder.exporters.pdf.finishing.tree import build_tree
from report_builder.page import Attachment, Page
from tests.exporters.pdf_parts import as_list, elements, held_by, marks_of, pairs
from tests.exporters.pdf_reading import hear
from tests.exporters.pdf_small import CHAPTER, WORDS, chapter, faults, page_of, printed, rows, table, text_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sample(sample_page: Page) -> bytes:
    return printed(sample_page)


# --- what is no part of the text -------------------------------------------------------------------------------------


def test_headers_and_page_numbers_are_artifacts(sample: bytes) -> None:
    text = hear(sample).text
    assert "DRAF" not in text
    assert "Laporan Kinerja Deputi Bidang Pemberdayaan Masyarakat 2021" not in text
    with pikepdf.open(BytesIO(sample)) as document:
        cover, first = (kinds(marks_of(document, place).artifacts) for place in (0, 6))
    assert (cover, first) == (["/Header"], ["/Header", "/Header", "/Footer"])


def kinds(artifacts: Iterable[Object]) -> list[str]:
    return [str(each.get("/Subtype", each.Type)) for each in artifacts]


def test_a_repeated_head_is_an_artifact_of_pagination() -> None:
    with pikepdf.open(BytesIO(chapter(table(rows(60))))) as document:
        first, second = (marks_of(document, place).artifacts for place in (0, 1))
    assert kinds(first) == ["/Header", "/Header", "/Footer"]
    assert kinds(second) == ["/Pagination", "/Pagination", "/Header", "/Header", "/Footer"]


def test_all_marked_content_leads_to_the_element_that_holds_it(sample: bytes) -> None:
    with pikepdf.open(BytesIO(sample)) as document:
        parents = dict(pairs(document.Root.StructTreeRoot.ParentTree.Nums))
        held = [(each.objgen, place, mark) for each in elements(document) for place, mark in held_by(each, document)]
        found = [
            (parents[place][number].objgen, place, number)
            for place in range(len(document.pages))
            for number in marks_of(document, place).numbers
        ]
        assert sorted(held) == sorted(found)
        assert all(None in as_list(parents[place]) for place in range(len(document.pages)))  # The header of each page.


def test_a_word_parted_at_the_end_of_a_line_has_a_soft_hyphen_and_no_other_word_has_one() -> None:
    (text,) = text_of(chapter(f"<p>{'Uraian tentang pertanggungjawaban itu. ' * 20}</p><p>Covid\u201019</p>"))
    assert ("pertang", "\u00ad", "gungjawaban") in re.findall(r"(\w+)(\W)\n *(\w+)", text)
    assert "Covid-19" in text
    assert "\u2010" not in text


def test_a_mark_that_no_box_explains_stops_the_work() -> None:
    document = painted("<p>Teks")
    build_tree(document.pages)
    document.pages[0].marks[object()] = 7
    with pytest.raises(ValueError, match="1 marks of page 0"):
        build_tree(document.pages)


def painted(markup: str) -> Document:
    document = HTML(string=markup).render()
    keep_marks(document)
    document.write_pdf(pdf_tags=True)
    return document


NOTE = "<style>span { float: footnote }</style><p>Teks<span role='note'>Catatan</span>"


def test_a_note_laid_out_before_its_call_is_read_at_its_call() -> None:
    document = painted(NOTE)
    box = document.pages[0].box
    box.children = box.children[::-1]
    (paragraph,) = build_tree(document.pages).root.nodes()
    reference, note = paragraph.nodes()
    assert [node.role for node in (reference, note, *note.nodes())] == ["Reference", "Note", "Lbl"]
    assert note.key == "catatan-1"
    assert len(note.kids) == 2


@pytest.mark.parametrize(
    ("markup", "fault"),
    [("<main>Teks", "marks are in no element"), ('<span role="note">Catatan', "a note has no call")],
)
def test_text_outside_all_elements_stops_the_work(markup: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        build_tree(painted(markup).pages)


# --- the file --------------------------------------------------------------------------------------------------------


def labels(data: bytes) -> dict[int, dict[str, str]]:
    with pikepdf.open(BytesIO(data)) as document:
        numbered = pairs(document.Root.PageLabels.Nums)
        return {place: {name: str(value) for name, value in label.items()} for place, label in numbered}


COVER = '<section class="sampul"><p class="judul">Laporan</p></section>'
FRONT = '<section class="awal"><h1>KATA PENGANTAR</h1><p>x</p></section>'


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (COVER + FRONT * 2 + CHAPTER, {0: {"/P": "Sampul"}, 1: {"/S": "/r"}, 3: {"/S": "/D"}}),
        (FRONT + CHAPTER, {0: {"/S": "/r"}, 1: {"/S": "/D"}}),
        (COVER + CHAPTER, {0: {"/P": "Sampul"}, 1: {"/S": "/D"}}),
        (CHAPTER, {0: {"/S": "/D"}}),
    ],
)
def test_pages_are_labelled_as_they_are_printed(sections: str, expected: Mapping[int, Mapping[str, str]]) -> None:
    assert labels(printed(page_of(sections.format("<p>x</p>")))) == expected


CONTENT = "<h1>Satu</h1><p>x</p></section>"


@pytest.mark.parametrize(
    ("sections", "sizes", "numbers"),
    [
        (f'<section class="awal lanskap">{CONTENT}<section class="awal">{CONTENT}', [842, 595], ["i", "ii"]),
        (f'<section class="bab lanskap">{CONTENT}<section class="bab">{CONTENT}', [842, 595], ["1", "2"]),
        (f'{FRONT}<section class="lampiran lanskap">{CONTENT}', [595, 842], ["i", "1"]),
    ],
)
def test_the_first_section_may_lie(sections: str, sizes: list[int], numbers: list[str]) -> None:
    data = printed(page_of(sections))
    with pikepdf.open(BytesIO(data)) as document:
        assert [round(float(sheet.mediabox[2])) for sheet in document.pages] == sizes
    assert [text.split()[-1] for text in text_of(data)] == numbers


def test_each_cover_has_a_page_of_its_own() -> None:
    first, second = text_of(printed(page_of(COVER + COVER.replace("Laporan", "Ringkasan"))))
    assert ("Laporan" in first, "Ringkasan" in second) == (True, True)


def attached(page: Page) -> list[dict[str, str]]:
    with pikepdf.open(BytesIO(printed(page))) as document:
        return [
            {
                "name": str(each.UF),
                "relationship": str(each.AFRelationship),
                "type": str(each.EF.F.Subtype),
                "text": str(each.Desc),
            }
            for each in as_list(document.Root.get("/AF", Array()))
        ]


def test_each_attachment_is_named_once_as_what_it_is() -> None:
    workbook = Attachment("monev.xlsx", b"x", "application/vnd.ms-excel", "Data sumber laporan")
    ledger = Attachment("fakta.json", b"{}", "application/json", "Angka laporan")
    assert attached(replace(page_of(CHAPTER.format("")), attachments=(workbook, ledger))) == [
        {"name": "fakta.json", "relationship": "/Data", "type": "/application/json", "text": "Angka laporan"},
        {
            "name": "monev.xlsx",
            "relationship": "/Source",
            "type": "/application/vnd.ms-excel",
            "text": "Data sumber laporan",
        },
    ]


def test_a_report_without_attachments_names_none() -> None:
    assert attached(page_of(CHAPTER.format(""))) == []


def test_the_metadata_claim_both_standards_and_can_be_read_without_a_pdf_reader(sample: bytes) -> None:
    with pikepdf.open(BytesIO(sample)) as document:
        assert "/Filter" not in document.Root.Metadata
        with document.open_metadata() as metadata:
            claims = {name: metadata[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
    assert claims == {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert b'pdfuaid:part="1"' in sample


def test_bookmarks_are_three_levels_deep(sample: bytes) -> None:
    with pikepdf.open(BytesIO(sample)) as document, document.open_outline() as outline:
        (results,) = (item for item in outline.root if item.title == "BAB III Akuntabilitas Kinerja")
        first = results.children[0]
        assert first.title == "A. Capaian Kinerja Organisasi"
        assert [item.title for item in first.children] == ["1. Perbandingan target dan realisasi tahun 2021"]
        assert [len(item.children) for item in first.children] == [0]


def test_a_stream_that_ends_like_a_line_has_an_end_that_cannot_be_misread() -> None:
    stream = b"1 0 obj\n<</Length 2>>\nstream\nx\r\nendstream\nendobj"
    assert end_streams(stream) == b"1 0 obj\n<</Length 2>>\nstream\nx\r\rendstream\nendobj"
    assert end_streams(stream.replace(b"\r", b"y")) == stream.replace(b"\r", b"y")


@pytest.mark.parametrize(
    "blocks",
    [
        "<p>Satu paragraf.</p>",
        f"<p>{WORDS} kata<aside class='catatan'>Catatan {WORDS[:1500]} ini.</aside> akhir.</p>",
        table(f"<tr><td>{WORDS}</td><td>pendek</td></tr>{rows(3)}"),
        table(rows(60)).replace("</tbody>", '</tbody><tfoot><tr class="total"><td>Jumlah</td><td>1</td></tr></tfoot>'),
        f"<ul><li>Satu<ol><li>{WORDS}</li></ol></li></ul>",
    ],
    ids=["paragraph", "note", "row", "total", "list"],
)
def test_what_goes_over_pages_keeps_to_both_standards(blocks: str) -> None:
    assert faults(chapter(blocks)) == []


def test_a_file_that_is_not_finished_is_found() -> None:
    raw = HTML(string="<html lang=id><title>x</title><p>Teks").render(pdf_variant="pdf/a-3a")
    assert any("PDFUA" in fault or "UA1" in fault for fault in faults(raw.write_pdf(pdf_variant="pdf/a-3a")))
