"""What is too large for a page of the PDF: it is broken and told, or refused; nothing of it is lost in silence."""

import re
import subprocess
from dataclasses import replace

import pytest

from report_builder.errors import ExitCode, ReportError, warning
from report_builder.exporters import docx, pdf
from report_builder.templating import Library
from tests.exporters.pdf_small import CHAPTER, WORDS, chapter, page_of, rows, table, text_of

pytestmark = pytest.mark.slow

LONG = "pertanggungjawaban"
RIGHT_EDGE = 524.5
"""Of the text on A4, in points."""
TOLD = (
    warning(
        "Sebuah tabel terlalu lebar untuk halaman: ada kata yang terpotong.",
        hint="Kurangi kolomnya atau letakkan pada halaman lanskap.",
    ),
)


def right_edge(data: bytes) -> float:
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], capture_output=True, check=True, input=data).stdout
    words = re.findall(r'xMax="([\d.]+)"[^>]*>(.*?)<', boxes.decode())
    return max(float(edge) for edge, word in words if word != "DRAF")


def letters(data: bytes) -> str:
    return re.sub(r"\s", "", "".join(text_of(data)))


def wide(cell: str, count: int) -> str:
    return table(f"<tr>{f'<td>{cell}</td>' * count}</tr>", f"<tr>{'<th>A</th>' * count}</tr>")


# --- too wide --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "blocks",
    [
        wide(LONG, 6),
        wide(LONG, 14),
        wide(f"<ul><li>{LONG}</li></ul>", 5),
        table(f'<tr><td colspan="2">{"x" * 200}</td></tr>'),
    ],
    ids=["six columns", "fourteen columns", "lists", "merged"],
)
def test_a_table_wider_than_its_page_breaks_words_and_is_told(blocks: str) -> None:
    output = pdf.export(page_of(CHAPTER.format(blocks)), "lakip.pdf")
    assert right_edge(output.data) < RIGHT_EDGE
    assert letters(output.data).count("x") == blocks.count("x")
    assert output.problems == TOLD


def test_a_table_too_wide_is_told_alike_of_pdf_and_word() -> None:
    page = page_of(CHAPTER.format(wide(LONG, 6)))
    reference = Library.on_path([]).resources(("reference.docx",))
    word = docx.export(replace(page, resources={**page.resources, **reference}), "lakip.docx")
    assert word.problems == pdf.export(page, "lakip.pdf").problems == TOLD


def test_a_word_wider_than_its_line_breaks() -> None:
    data = chapter(f"<p>Lihat {'x' * 300} ya</p><h2>{'y' * 200}</h2>")
    assert right_edge(data) < RIGHT_EDGE
    assert (letters(data).count("x"), letters(data).count("y")) == (300, 201)


def test_a_soft_hyphen_in_a_cell_pushes_nothing_off_the_page() -> None:
    text = "kata wa dan di Rp tetap kutip dan " * 10
    cells = f"<td>{text}</td><td>{text} per\u00adka\u00adta\u00adan {text}</td><td>{text}</td><td>{text}</td>"
    data = chapter(table(f"<tr>{cells}</tr>", f"<tr>{'<th>A</th>' * 4}</tr>"))
    assert right_edge(data) < RIGHT_EDGE
    assert "perkataan" in letters(data)


def test_no_word_breaks_where_the_table_fits() -> None:
    output = pdf.export(page_of(CHAPTER.format(wide(LONG, 4))), "lakip.pdf")
    assert output.problems == ()
    assert " ".join(text_of(output.data)).split().count(LONG) == 4


# --- too high --------------------------------------------------------------------------------------------------------


def note(count: int) -> str:
    return f'<aside class="catatan">{" ".join(WORDS.split()[:count])}</aside>'


NO_ROOM = "“kata0x kata1x kata2x kata3x kata4x kata5…”"
OF_NOTES = (
    f"Catatan kaki tidak muat di halaman PDF: {NO_ROOM}. Pendekkan catatan itu atau pindahkan isinya ke dalam teks."
)
OF_HEADS = f"Kepala tabel lebih tinggi dari halaman PDF: {NO_ROOM}. Pendekkan teks kepala tabel itu."


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        (f"<p>kata{note(800)} akhir</p>", [OF_NOTES]),
        (f"<p>satu{note(400)} dua{note(400)} tiga{note(400)} akhir</p>", [OF_NOTES]),
        (table(rows(20), f"<tr><th>{' '.join(WORDS.split()[:300])}</th><th>B</th></tr>"), [OF_HEADS]),
        (
            f"<p>kata{note(800)}</p>" + table(rows(20), f"<tr><td>{' '.join(WORDS.split()[:300])}</td><td>B</td></tr>"),
            [OF_NOTES, OF_HEADS],
        ),
    ],
    ids=["one note", "three notes", "a head", "both"],
)
def test_what_has_no_room_on_a_page_and_cannot_go_over_two_is_refused(blocks: str, told: list[str]) -> None:
    with pytest.raises(ReportError) as raised:
        chapter(blocks)
    assert raised.value.exit_code is ExitCode.OUTPUT
    assert list(dict.fromkeys(str(raised.value).splitlines())) == told


def test_text_outside_the_page_is_refused() -> None:
    css = b"p { position: relative; left: 18cm }"
    with pytest.raises(ReportError, match=r"Teks keluar dari halaman PDF: “Satu paragraf\.”\. Pendekkan"):
        chapter("<p>Satu paragraf.</p>", css)


def test_what_a_style_sheet_hides_is_not_missed() -> None:
    assert "rahasia" not in letters(chapter("<p>Satu.</p><h2>rahasia</h2>", b"h2 { display: none }"))


def test_a_note_and_a_head_that_fill_most_of_a_page_are_printed_whole() -> None:
    head = " ".join(WORDS.split()[:100])
    data = chapter(f"<p>kata{note(400)} akhir</p>{table(rows(3), f'<tr><th>{head}</th><th>B</th></tr>')}")
    assert letters(data).count("kata399x") == 1
    assert letters(data).count("kata99x") == 2
