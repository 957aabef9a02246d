"""The pages of the finished reports, in print and in Word, as the eye sees them."""

import pytest

from tests.gates.layout import Line, Sheet, findings, sheets
from tests.reports import DOCUMENTS, Reports

WIDTH, HEIGHT = 595.0, 842.0
TEXT = Line("Teks biasa.", 85.0, 100.0, 524.0, 10.7, bold=False)


def line(text: str, top: float, size: float = 10.7, left: float = 85.0, right: float = 300.0) -> Line:
    return Line(text, left, top, right, size, bold=True)


def sheet(*lines: Line, number: int = 2) -> Sheet:
    return Sheet(number, WIDTH, HEIGHT, lines)


FULL = sheet(TEXT, Line("Akhir.", 85.0, 700.0, 200.0, 10.7, bold=False))
NEXT_CHAPTER = sheet(line("BAB II", 80.0), line("PERENCANAAN", 95.0, 17.0), number=3)

FAULTS = [
    (sheet(TEXT, line("Kolom", 400.0, right=540.0), FULL.lines[1]), "page 2: “Kolom” stands in the margin"),
    (sheet(TEXT, line("Kolom", 400.0, left=60.0), FULL.lines[1]), "page 2: “Kolom” stands in the margin"),
    (sheet(TEXT, line("A. Umum", 700.0, 12.7)), "page 2: heading “A. Umum” at the foot"),
    (
        sheet(TEXT, line("Tabel 3.1 Capaian", 690.0, 9.3), line("tahun 2024", 702.0, 9.3)),
        "page 2: caption “Tabel 3.1 Capaian tahun 2024” without its table",
    ),
    (
        sheet(line("Gambar 3.1 Capaian", 80.0, 9.3), *FULL.lines),
        "page 2: caption “Gambar 3.1 Capaian” without its figure",
    ),
    (sheet(TEXT), "page 2: next to nothing on it"),
]


@pytest.mark.parametrize(("page", "fault"), FAULTS)
def test_each_fault_is_found(page: Sheet, fault: str) -> None:
    assert findings([page, sheet(*FULL.lines, number=3)]) == [fault]


def test_sound_pages_have_none() -> None:
    caption = sheet(TEXT, line("Tabel 3.1 Capaian", 600.0, 9.3), Line("1", 90.0, 620.0, 95.0, 9.3, bold=False))
    assert findings([FULL, caption, sheet(TEXT), NEXT_CHAPTER]) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_nothing_in_print_stands_where_it_should_not(name: str, kind: str, reports: Reports) -> None:
    report = reports(name, kind)
    assert findings(sheets(report.pdf)[report.covers :]) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_nothing_in_word_stands_where_it_should_not(name: str, kind: str, reports: Reports) -> None:
    report = reports(name, kind)
    assert findings(sheets(report.word_pdf)[report.covers :]) == []
