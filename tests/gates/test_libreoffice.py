"""LibreOffice opens the Word file of every report, counts its headings as we do, and shows all its captions."""

import pytest
from lxml import html

from report_builder.exporters.docx.libreoffice import as_pdf
from tests.gates.breaking import Breakage, broken
from tests.gates.outline import captions, headings, lost, outline
from tests.gates.pdf.printed import read_printed
from tests.reports import DOCUMENTS, Reports

pytestmark = pytest.mark.slow

IN_WORD, IN_PRINT = 4, 3
"""The levels of headings in the outline."""
HIDDEN = "00"
"""What LibreOffice adds there to a chapter: the hidden fields with which captions count anew."""


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_print_and_word_have_the_headings_and_captions_of_the_report(reports: Reports, name: str, kind: str) -> None:
    report = reports(name, kind)
    told = html.document_fromstring(report.html.read_text("utf-8"))
    for path, levels, hidden in ((report.pdf, IN_PRINT, ""), (report.word_pdf, IN_WORD, HIDDEN)):
        printed = read_printed(path.read_bytes())
        assert outline(printed, hidden) == headings(told, levels)
        assert list(lost(printed, captions(told))) == []


HEADINGS = [(1, "DAFTAR ISI"), (1, "BAB I PENDAHULUAN"), (2, "A. Umum"), (3, "1. Rincian")]
TABLE, FIGURE = "Tabel 1.1 Wilayah", "Gambar 1.1 Logo"
SMALL_TABLE = '(<w:p><w:pPr><w:pStyle w:val="Caption"/>.*</w:tbl>)'
BREAKAGES = {
    "nothing where nothing is broken": (Breakage("Lihat", "Lihatlah"), HEADINGS, []),
    "a heading that is none": (
        Breakage('<w:pStyle w:val="Heading3"/>', '<w:pStyle w:val="BodyText"/>'),
        HEADINGS[:3],
        [],
    ),
    "a heading that is counted otherwise": (
        Breakage('(<w:lvl w:ilvl="1">.*?)upperLetter', r"\1decimal", part="numbering.xml"),
        [*HEADINGS[:2], (2, "1. Umum"), HEADINGS[3]],
        [],
    ),
    "a caption that is gone": (Breakage(">Logo<", "><"), HEADINGS, [FIGURE]),
    "captions in another order": (
        Breakage(f"{SMALL_TABLE}(.*>Logo</w:t></w:r>.*?</w:p>)", r"\2\1"),
        HEADINGS,
        [FIGURE],
    ),
}


@pytest.mark.parametrize(("breakage", "shown", "gone"), BREAKAGES.values(), ids=BREAKAGES)
def test_the_gate_finds(small_word: bytes, breakage: Breakage, shown: list[tuple[int, str]], gone: list[str]) -> None:
    printed = read_printed(as_pdf(broken(small_word, breakage)))
    assert outline(printed, HIDDEN) == shown
    assert list(lost(printed, [TABLE, FIGURE])) == gone
