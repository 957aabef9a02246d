"""What is too large for a page of the PDF: it is broken and told, or refused; nothing of it is lost in silence."""

import re
import subprocess
from dataclasses import replace

import pytest

from report_builder.errors import warning
from report_builder.exporters import docx, pdf
from report_builder.templating import Library
from tests.exporters.pdf_small import CHAPTER, chapter, page_of, table, text_of

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
