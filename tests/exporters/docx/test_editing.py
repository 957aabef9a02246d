"""What people do to the Word file: its numbers and what refers to them follow, shown by LibreOffice."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.exporters.docx import export
from report_builder.exporters.docx.libreoffice import as_pdf
from report_builder.exporters.docx.packing import pack
from report_builder.page import Page
from tests.exporters.docx.conftest import Word

PageOf = Callable[..., Page]
BODY = "word/document.xml"
TABLE = """<table id="{0}"><caption>Capaian {0}</caption><thead><tr><th>A</th></tr></thead>
<tbody><tr><td>1</td></tr></tbody></table>"""
CHAPTERS = f"""<section class="bab" id="awal"><h1>PENDAHULUAN</h1><p>Lihat <a href="#dua"/>, <a href="#b"/>, dan
<a href="#c"/>.</p>{TABLE.format("a")}</section>
<section class="bab" id="dua"><h1>CAPAIAN</h1><h2>Umum</h2>{TABLE.format("b")}{TABLE.format("c")}</section>"""
BOOKMARK = re.compile(r"<w:bookmark(Start|End)[^>]*/>")


def paragraph(body: str, text: str) -> str:
    """Give the first paragraph that holds these words."""
    return next(found[0] for found in re.finditer(r"<w:p>.*?</w:p>", body) if text in found[0])


def copied(paragraph: str, old: str, new: str) -> str:
    """Give what Word pastes of a copied paragraph, its words changed: bookmarks stay with the original."""
    assert old in paragraph
    return BOOKMARK.sub("", paragraph).replace(old, new)


def lines(parts: dict[str, bytes], body: str, fonts: dict[str, bytes], folder: Path) -> str:
    """Give the text of the edited file as it is laid out, in single spaces."""
    path = folder / "lakip.pdf"
    path.write_bytes(as_pdf(pack(parts | {BODY: body.encode()}), fonts))
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


@pytest.mark.slow
def test_a_chapter_and_a_table_put_in_between_renumber_the_rest(page_of: PageOf, tmp_path: Path) -> None:
    page = page_of(CHAPTERS)
    parts = Word(export(page, "lakip.docx").data).parts
    body = parts[BODY].decode()
    chapter, caption = paragraph(body, "CAPAIAN"), paragraph(body, "Capaian b")
    added = copied(chapter, "CAPAIAN", "SISIPAN") + copied(caption, "Capaian b", "Capaian baru")
    second = copied(caption, "Capaian b", "Capaian sisipan")
    edited = body.replace(caption, caption + second).replace(chapter, added + chapter)
    text = lines(parts, edited, dict(page.resources), tmp_path)
    assert "Lihat Bab III, Tabel 3.1, dan Tabel 3.3." in text
    for line in (
        "BAB I PENDAHULUAN",
        "Tabel 1.1 Capaian a",
        "BAB II SISIPAN",
        "Tabel 2.1 Capaian baru",
        "BAB III CAPAIAN",
        "A. Umum",
        "Tabel 3.1 Capaian b",
        "Tabel 3.2 Capaian sisipan",
        "Tabel 3.3 Capaian c",
    ):
        assert line in text
