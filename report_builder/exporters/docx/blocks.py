"""Paragraphs, lists and groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from report_builder.errors import warning
from report_builder.exporters.docx.heights import is_tall
from report_builder.exporters.docx.inlines import commented, write_inlines
from report_builder.exporters.docx.manuscript import KEEP, Manuscript, Place, Story
from report_builder.exporters.docx.numbering import LEVELS
from report_builder.exporters.docx.styles import COVER_FOOT, PANEL_AIR, SIZE
from report_builder.exporters.docx.wordml import PLAIN, cell, paragraph
from report_builder.exporters.docx.writing import write_block, write_blocks
from report_builder.page import Block, Group, ListBlock, Missing, Paragraph

_MISSING = "perlu-diisi"
PARAGRAPH_STYLES: Mapping[str, str] = {
    "sumber": "Sumber",
    "keterangan": "Keterangan",
    "keadaan": "Keadaan",
    "salam": "Salam",
    "akun": "Akun",
    "subjudul": "Subjudul",
    "instansi": "Sampul Instansi",
    "judul": "Sampul Judul",
    "subjudul-sampul": "Sampul Subjudul",
    "tahun": "Sampul Tahun",
    "unit": "Sampul Unit",
    "terbit": "Sampul Terbit",
    "tempat": "Tanda Tangan",
    "jabatan": "Tanda Tangan Jabatan",
    "nama": "Tanda Tangan Nama",
    "identitas": "Tanda Tangan Identitas",
}
CELL_SIGNATURES: Mapping[str, str] = {
    "tempat": "Tanda Tangan Sel",
    "jabatan": "Tanda Tangan Sel Jabatan",
    "nama": "Tanda Tangan Sel Nama",
    "identitas": "Tanda Tangan Sel Identitas",
}
"""Signatures side by side stand in the cells of a table, which place them."""
_STORY_STYLES: Mapping[Story, str] = {
    "body": "Body Text",
    "cover": "Sampul Unit",
    "cell": "Isi Tabel",
    "small cell": "Isi Tabel Kecil",
    "panel": "Panel",
}
_LIST_STYLES: Mapping[tuple[Story, bool], tuple[str, ...]] = {
    ("body", False): ("List Bullet", "List Bullet 2", "List Bullet 3"),
    ("body", True): ("List Number", "List Number 2", "List Number 3"),
    ("cover", False): ("List Bullet",),
    ("cover", True): ("List Number",),
    ("cell", False): ("Butir Tabel",),
    ("cell", True): ("Nomor Tabel",),
    ("small cell", False): ("Butir Tabel Kecil",),
    ("small cell", True): ("Nomor Tabel Kecil",),
    ("panel", False): ("Butir Panel",),
    ("panel", True): ("Nomor Panel",),
}
_LAST_ITEMS: Mapping[str, str] = {"List Bullet": "Butir Terakhir", "List Number": "Nomor Terakhir"}
"""Below a list there is as much space as below a paragraph, between its items less."""
_CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")


@write_block.register
def _(block: Paragraph, place: Place, book: Manuscript) -> str:
    style = next(book.missing) if block.kelas == _MISSING else _paragraph_style(block.kelas, place)
    if block.kelas and block.kelas not in (_MISSING, *PARAGRAPH_STYLES):
        book.problems.append(warning(f"Paragraf “{block.kelas}” tidak dikenal; ditulis sebagai paragraf biasa."))
    match block.children:
        case (Missing() as missing,) if block.kelas == _MISSING:
            content = commented(missing, book, PLAIN)
        case _:
            content = write_inlines(block.children, book)
    frame = COVER_FOOT if block.kelas == "terbit" else ""
    return paragraph(book.style(style), content, place.more + frame)


def _paragraph_style(kelas: str, place: Place) -> str:
    if place.in_cell and kelas in CELL_SIGNATURES:
        return CELL_SIGNATURES[kelas]
    return PARAGRAPH_STYLES.get(kelas) or place.style or _STORY_STYLES[place.story]


@write_block.register
def _(block: ListBlock, place: Place, book: Manuscript) -> str:
    if place.depth >= LEVELS:
        book.problems.append(warning(f"Daftar bertingkat lebih dari {LEVELS}; tingkat berikutnya disamakan."))
    level = min(place.depth, LEVELS - 1)
    styles = _LIST_STYLES[place.story, block.ordered]
    style = styles[min(level, len(styles) - 1)]
    number = book.add_list(styles[0], level) if block.ordered else book.reference.numbers[styles[0]]
    bullet = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    last = len(block.items) - 1
    pieces = []
    for index, item in enumerate(block.items):
        # No item stands alone above or below the end of a page.
        tied = place.tied if index == last else index in (0, last - 1)
        ending = style if index < last or len(item) > 1 else _LAST_ITEMS.get(style, style)
        pieces.append(_item(item, ending, bullet, replace(place, tied=tied), book))
    return "".join(pieces)


def _item(item: Sequence[Block], style: str, bullet: str, place: Place, book: Manuscript) -> str:
    """The bullet stands at the item's first paragraph; what follows is set in as far as its text."""
    inside = replace(place, depth=place.depth + 1, style=_continued(place))
    match item:
        case (Paragraph() as first, *rest):
            keep = KEEP if place.keep or place.tied else ""
            head = paragraph(book.style(style), write_inlines(first.children, book), keep + bullet)
            return head + write_blocks(rest, inside, book)
        case _:
            return write_blocks(item, inside, book)


def _continued(place: Place) -> str:
    """The style of an item's further paragraphs; cells and panels have none of their own."""
    return _CONTINUED[min(place.depth, len(_CONTINUED) - 1)] if place.story == "body" else place.style


@write_block.register
def _(block: Group, place: Place, book: Manuscript) -> str:
    if block.kelas not in _GROUPS:
        book.problems.append(warning(f"Kelompok “{block.kelas}” tidak dikenal; isinya ditulis biasa."))
    write = _GROUPS.get(block.kelas, write_blocks)
    return write(block.blocks, place, book)


def _write_panel(blocks: Sequence[Block], place: Place, book: Manuscript) -> str:
    """A tinted panel: a table of one cell, since paragraphs with unlike indents cannot share one tint in Word."""
    inside = replace(place, width=place.width - PANEL_AIR, story="panel", style="", depth=0)
    content = write_blocks(blocks, inside, book)
    if not content:
        return ""
    gap = paragraph(book.style("Jarak"), "")
    width = f'w:w="{place.width}" w:type="dxa"'
    whole = "" if is_tall(blocks, inside.width, SIZE) else "<w:trPr><w:cantSplit/></w:trPr>"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{book.style("Tabel Panel")}"/><w:tblW {width}/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{place.width}"/></w:tblGrid>'
        f"<w:tr>{whole}{cell(f'<w:tcW {width}/>', content, gap)}</w:tr></w:tbl>{gap}"
    )


def _write_together(blocks: Sequence[Block], place: Place, book: Manuscript) -> str:
    """Blocks that share a page."""
    return write_blocks(blocks, replace(place, keep=True), book)


_GROUPS: Mapping[str, Callable[[Sequence[Block], Place, Manuscript], str]] = {
    "tanda-tangan": write_blocks,
    "panel": _write_panel,
    "analisis": write_blocks,
    "blok": _write_together,
}
