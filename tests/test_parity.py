"""HTML, Word, PDF and plain text say the same: text, headings, captions, notes, table cells and numbers."""

import io
import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree, html

from tests.reports import DOCUMENTS, Reports

pytestmark = pytest.mark.slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"

HTML_BLOCK = re.compile(r"section|div|p|[uo]l|li|figure|figcaption|caption|h[1-4]|table|t(head|body|foot)|t[rhd]")
HTML_ROLES = {"h1": "judul 1", "h2": "judul 2", "h3": "judul 3", "h4": "judul 4"} | dict.fromkeys(
    ["caption", "figcaption"], "keterangan"
)
WORD_ROLES = dict.fromkeys(["caption", "Judul Gambar"], "keterangan")
WORD_ROLES |= {
    f"{style} {level}": f"judul {level}" for level in range(1, 5) for style in ("heading", "Judul Tanpa Nomor")
}
WORD_TEXT = {f"{W}tab": " ", f"{W}br": " ", f"{W}instrText": ""}
WORD_CONTENTS = frozenset(["toc 1", "toc 2", "toc 3", "Isi Awal", "Isi Lampiran", "table of figures"])

HYPHEN = "\u00ad"
"""What parts words at the ends of lines of the PDF."""
MARGIN = 25 / 25.4 * 72
"""Above and below this, in points, stand running header and page number."""
MARK = re.compile(r"[.•–]+|\d{1,3}[.)]?|[ivxl]+|[a-z][.)]", re.IGNORECASE)
"""What only a laid-out page has: leaders, page numbers, signs of lists and notes."""


class Unit(NamedTuple):
    """A paragraph with its role."""

    role: str
    text: str


@dataclass(frozen=True)
class Told:
    """What a document tells: its paragraphs in order, its notes, and every table as rows of cells."""

    units: list[Unit]
    notes: list[str]
    tables: list[list[list[str]]]


def fold(text: str) -> str:
    return " ".join(text.replace(HYPHEN, "").split())


# HTML


class HtmlReader:
    """Collects paragraphs and notes from the elements of an HTML report."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.notes: list[str] = []

    def read(self, element: html.HtmlElement, role: str) -> None:
        """Take a block and the blocks in it; contents and drawings are compared elsewhere."""
        role = "sel" if element.tag in ("td", "th") else HTML_ROLES.get(str(element.tag), role)
        pieces = [element.text or ""]
        for child in element:
            if HTML_BLOCK.fullmatch(str(child.tag)):
                self._end(pieces, role)
                self.read(child, role)
            elif child.tag not in ("nav", "svg", "colgroup"):
                pieces.append(self._inline(child))
            pieces.append(child.tail or "")
        self._end(pieces, role)

    def _end(self, pieces: list[str], role: str) -> None:
        if text := fold("".join(pieces)):
            self.units.append(Unit(role, text))
        pieces.clear()

    def _inline(self, element: html.HtmlElement) -> str:
        if element.tag == "br":
            return " "
        if element.get("class") == "catatan":
            self.notes.append(fold(element.text_content()))
            return ""
        # Word counts all headings but those of chapters and appendices by itself.
        if element.get("class") == "nomor" and element.getparent().tag != "h1":
            return ""
        return (element.text or "") + "".join(self._inline(child) + (child.tail or "") for child in element)


def read_html(data: bytes) -> Told:
    main = html.document_fromstring(data.decode()).find(".//main")
    assert main is not None
    reader = HtmlReader()
    for section in main:
        reader.read(section, "teks")
    return Told(reader.units, reader.notes, [html_rows(table) for table in main.iter("table")])


def html_rows(table: html.HtmlElement) -> list[list[str]]:
    return [[cell_text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def cell_text(cell: html.HtmlElement) -> str:
    reader = HtmlReader()
    reader.read(cell, "sel")
    return " ".join(unit.text for unit in reader.units)


# Word


def read_word(data: bytes) -> Told:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document, styles = (etree.fromstring(parts[f"word/{part}.xml"]) for part in ("document", "styles"))
    notes = etree.fromstring(parts.get("word/footnotes.xml", b"<none/>"))
    names = style_names(styles)
    units = [unit for paragraph in document.iter(f"{W}p") if (unit := word_unit(paragraph, names)).text]
    numbered = {note.get(f"{W}id"): fold(word_text(note)) for note in notes}
    called = [numbered[call.get(f"{W}id")] for call in document.iter(f"{W}footnoteReference")]
    told = [unit for unit in units if unit.role not in WORD_CONTENTS]
    tables = [word_rows(table) for table in document.iter(f"{W}tbl") if not is_panel(table, names)]
    return Told(told, called, tables)


def style_names(styles: etree._Element) -> dict[str, str]:
    found = ((style, style.find(f"{W}name")) for style in styles.iter(f"{W}style"))
    return {style.get(f"{W}styleId", ""): name.get(f"{W}val", "") for style, name in found if name is not None}


def word_unit(paragraph: etree._Element, names: dict[str, str]) -> Unit:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = names[style.get(f"{W}val", "")] if style is not None else ""
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    in_cell = table is not None and not is_panel(table, names)
    role = "sel" if in_cell else WORD_ROLES.get(name, name if name in WORD_CONTENTS else "teks")
    return Unit(role, fold(word_text(paragraph)))


def is_panel(table: etree._Element, names: dict[str, str]) -> bool:
    """Whether a table is there for the tint behind its paragraphs only."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style is not None and names[style.get(f"{W}val", "")] == "Tabel Panel"


def word_text(element: etree._Element) -> str:
    """The text as shown, with the values that fields were saved with."""
    return "".join(WORD_TEXT.get(str(node.tag), node.text) or "" for run in element.iter(f"{W}r") for node in run)


def word_rows(table: etree._Element) -> list[list[str]]:
    """The cells of each row; those that only carry on a cell above are left out."""
    rows = []
    for row in table.iter(f"{W}tr"):
        cells = [cell for cell in row.iter(f"{W}tc") if not carries_on(cell)]
        rows.append([fold(" ".join(word_text(each) for each in cell.iter(f"{W}p"))) for cell in cells])
    return rows


def carries_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


# PDF


def read_pdf(data: bytes, folder: Path) -> list[str]:
    """The words of all pages between header and footer, words parted at the end of a line made whole again."""
    path = folder / "laporan.pdf"
    path.write_bytes(data)
    layout = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, check=True).stdout
    words: list[str] = []
    for page in etree.fromstring(layout).iter(f"{XHTML}page"):
        height = float(page.get("height", 0))
        for line in page.iter(f"{XHTML}line"):
            inside = [word for word in line if MARGIN < float(word.get("yMin", 0)) < height - MARGIN]
            words.extend(join_lines(words, [word.text or "" for word in inside]))
    return words


def join_lines(words: list[str], line: list[str]) -> list[str]:
    if line and words and len(words[-1]) > 1 and words[-1].endswith(("-", HYPHEN, "–", "/")):
        return [words.pop() + line[0], *line[1:]]
    return line


def squeeze(text: str) -> str:
    """The text without spaces and hyphens, which the end of a line may add or take."""
    return re.sub(rf"[\s{HYPHEN}-]", "", text).casefold()


# Plain text


def words_of_text(data: bytes) -> list[str]:
    return data.decode("utf-8").removeprefix("DRAF\n\n").split()


def words_as_text(data: bytes) -> list[str]:
    """The words of HTML with the marks of its lists, the numbers of its notes, and the notes at the end."""
    main = html.document_fromstring(data.decode()).find(".//main")
    assert main is not None
    notes: list[str] = []
    told = as_text(main, notes)
    return " ".join([told, *(f"[{number}] {note}" for number, note in enumerate(notes, 1))]).split()


def as_text(element: html.HtmlElement, notes: list[str]) -> str:
    """The text of an element, with its description instead of a picture; adds the notes called in it."""
    if element.tag in ("img", "svg"):
        return f" [{element.get('alt') or element.findtext('title')}] "
    inside = (element.text or "") + "".join(as_text(child, notes) + (child.tail or "") for child in element)
    if element.get("class") == "catatan":
        notes.append(inside)
        return f"[{len(notes)}]"
    is_inline = element.tag != "br" and not HTML_BLOCK.fullmatch(str(element.tag))
    return inside if is_inline else f" {list_mark(element)} {inside} "


def list_mark(element: html.HtmlElement) -> str:
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.getparent().tag == "nav":
        return ""
    return f"{parent.index(element) + 1}." if parent.tag == "ol" else "-"


# The tests


@pytest.fixture(scope="module", params=DOCUMENTS, ids="-".join)
def report(reports: Reports, request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Give one document in every format."""
    made = reports(*request.param)
    return {path.suffix: path.read_bytes() for path in (made.pdf, made.docx, made.html, made.txt)}


def test_word_has_the_paragraphs_of_html_in_their_order(report: dict[str, bytes]) -> None:
    assert read_word(report[".docx"]).units == read_html(report[".html"]).units


def test_word_has_the_notes_of_html(report: dict[str, bytes]) -> None:
    assert read_word(report[".docx"]).notes == read_html(report[".html"]).notes


def test_word_has_the_tables_of_html_cell_by_cell(report: dict[str, bytes]) -> None:
    assert read_word(report[".docx"]).tables == read_html(report[".html"]).tables


def test_plain_text_has_the_words_of_html_in_their_order(report: dict[str, bytes]) -> None:
    assert words_of_text(report[".txt"]) == words_as_text(report[".html"])


def test_the_pdf_has_the_words_of_html(report: dict[str, bytes], tmp_path: Path) -> None:
    main = html.document_fromstring(report[".html"].decode()).find(".//main")
    assert main is not None
    told = Counter(words_of(main))
    heads = {word for head in main.iter("thead") for word in words_of(head)}
    shown = Counter(squeeze(word) for word in read_pdf(report[".pdf"], tmp_path))
    assert told - shown == Counter()
    assert [word for word in shown - told if not MARK.fullmatch(word) and word not in heads] == []


def words_of(element: html.HtmlElement) -> list[str]:
    """Every word that is shown, those of charts too."""
    return [squeeze(word) for word in shown_text(element).split()]


def shown_text(element: html.HtmlElement) -> str:
    """The text of an element, with a space where blocks, notes and the labels of a chart meet."""
    if element.tag in ("title", "desc"):
        return ""
    inside = (element.text or "") + "".join(shown_text(child) + (child.tail or "") for child in element)
    stands_alone = HTML_BLOCK.fullmatch(str(element.tag)) or element.tag in ("text", "br")
    return f" {inside} " if stands_alone or element.get("class") == "catatan" else inside


def test_the_pdf_has_headings_and_captions_in_their_order(report: dict[str, bytes], tmp_path: Path) -> None:
    text = squeeze("".join(read_pdf(report[".pdf"], tmp_path)))
    units = [unit for unit in read_html(report[".html"]).units if unit.role not in ("teks", "sel")]
    first = next((number for number, unit in enumerate(units) if unit.text.startswith("BAB I ")), 0)
    # The contents may name the first chapter before it begins.
    place = text.rfind(squeeze(units[first].text)) if first else 0
    for unit in units[first:]:
        place = text.find(squeeze(unit.text), place)
        assert place >= 0, unit
