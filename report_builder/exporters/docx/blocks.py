"""Headings, paragraphs, lists and groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from report_builder.errors import warning
from report_builder.exporters.docx.index import label_bookmark
from report_builder.exporters.docx.inlines import commented, write_inlines
from report_builder.exporters.docx.manuscript import Manuscript, Place, Story
from report_builder.exporters.docx.numbering import LEVELS
from report_builder.exporters.docx.wordml import PLAIN, Look, bookmark, field, line_break, paragraph, run
from report_builder.exporters.docx.writing import write_block, write_blocks
from report_builder.page import Block, Group, Heading, ListBlock, Missing, Paragraph

PARAGRAPH_STYLES: Mapping[str, str] = {
    "sumber": "Sumber",
    "keterangan": "Keterangan",
    "subjudul": "Subjudul",
    "perlu-diisi": "Perlu Diisi",
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
    "panel": "Panel",
}
_LIST_STYLES: Mapping[tuple[Story, bool], tuple[str, ...]] = {
    ("body", False): ("List Bullet", "List Bullet 2", "List Bullet 3"),
    ("body", True): ("List Number", "List Number 2", "List Number 3"),
    ("cover", False): ("List Bullet",),
    ("cover", True): ("List Number",),
    ("cell", False): ("Butir Tabel",),
    ("cell", True): ("Nomor Tabel",),
    ("panel", False): ("Butir Panel",),
    ("panel", True): ("Nomor Panel",),
}
_CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")
_CHAPTER_FIELDS: Mapping[str, str] = {"BAB": "SEQ Bab \\* ROMAN", "LAMPIRAN": "SEQ Lampiran \\* ARABIC"}


@write_block.register
def _(block: Heading, place: Place, book: Manuscript) -> str:
    title = write_inlines(block.children, book)
    if block.level == 1 and block.nomor:
        title = _chapter_number(block, book) + title
    style = f"heading {block.level}" if block.nomor else f"Judul Tanpa Nomor {block.level}"
    anchored = bookmark(book.next_bookmark(), book.index.bookmarks[block.id], title)
    return paragraph(book.style(style), anchored, place.more)


def _chapter_number(block: Heading, book: Manuscript) -> str:
    """``BAB III`` on a line of its own; the number is a field, so that a chapter put in between renumbers the rest."""
    look = Look(book.style("Nomor Bab"))
    word, _, number = block.nomor.partition(" ")
    counted = field(_CHAPTER_FIELDS[word], number, look)
    label = bookmark(book.next_bookmark(), label_bookmark(book.index.bookmarks[block.id]), counted)
    return run(f"{word} ", look) + label + line_break(look)


@write_block.register
def _(block: Paragraph, place: Place, book: Manuscript) -> str:
    style = _paragraph_style(block.kelas, place)
    if block.kelas and block.kelas not in PARAGRAPH_STYLES:
        book.problems.append(warning(f"Paragraf “{block.kelas}” tidak dikenal; ditulis sebagai paragraf biasa."))
    match block.kelas, block.children:
        case "perlu-diisi", (Missing() as missing,):
            content = commented(missing, book, PLAIN)
        case _:
            content = write_inlines(block.children, book)
    return paragraph(book.style(style), content, place.more)


def _paragraph_style(kelas: str, place: Place) -> str:
    if place.story == "cell" and kelas in CELL_SIGNATURES:
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
    bullet = f'{place.more}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return "".join(_item(item, style, bullet, place, book) for item in block.items)


def _item(item: Sequence[Block], style: str, bullet: str, place: Place, book: Manuscript) -> str:
    """The bullet stands at the item's first paragraph; what follows is set in as far as its text."""
    inside = replace(place, depth=place.depth + 1, style=_continued(place))
    match item:
        case (Paragraph() as first, *rest):
            head = paragraph(book.style(style), write_inlines(first.children, book), bullet)
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
    """A tinted panel, its paragraphs kept together, with air below."""
    panel = write_blocks(blocks, replace(place, story="panel", style=""), book)
    return panel + paragraph(book.style("Jarak"), "")


def _write_together(blocks: Sequence[Block], place: Place, book: Manuscript) -> str:
    """Blocks that share a page."""
    return write_blocks(blocks, replace(place, keep=True), book)


_GROUPS: Mapping[str, Callable[[Sequence[Block], Place, Manuscript], str]] = {
    "tanda-tangan": write_blocks,
    "panel": _write_panel,
    "analisis": write_blocks,
    "blok": _write_together,
}
