"""Tables: the grid, merged cells, repeated heads and the rules that the table style cannot give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.exporters.columns import (
    LAYOUTS,
    NORMAL,
    PLAIN,
    SMALL,
    TIGHT,
    Density,
    columns_of,
    tell_broken,
)
from report_builder.exporters.docx.captions import caption_paragraph
from report_builder.exporters.docx.heights import is_tall
from report_builder.exporters.docx.manuscript import KEEP, Manuscript, Place, Story
from report_builder.exporters.docx.palette import TINTS
from report_builder.exporters.docx.reference import TableLook
from report_builder.exporters.docx.wordml import bookmark, cell, escape, paragraph
from report_builder.exporters.docx.writing import write_block, write_blocks
from report_builder.exporters.grid import Line, Role, Slot, lay_out
from report_builder.exporters.unbroken import stays_whole
from report_builder.page import Paragraph, TableBlock, TableCell, TableRow, plain_text

_DENSITIES: Mapping[Density, tuple[str, str]] = {
    NORMAL: ("Tabel Laporan", ""),
    SMALL: ("Tabel Laporan", " Kecil"),
    TIGHT: ("Tabel Rapat", " Kecil"),
    PLAIN: ("Tabel Polos", ""),
}
"""The style of a table by how closely it is set, and what the names of the styles of its cells end with."""
_LOW: Mapping[tuple[str, str], str] = {("ringkas", "Tabel Laporan"): "Tabel Ringkas"}
_STYLES: Mapping[tuple[Role, bool], str] = {
    ("kepala", False): "Kepala Tabel",
    ("kepala", True): "Kepala Angka",
    ("isi", False): "Isi Tabel",
    ("isi", True): "Angka Tabel",
    ("kelompok", False): "Kelompok Tabel",
    ("kelompok", True): "Kelompok Angka",
    ("total", False): "Total Tabel",
    ("total", True): "Total Angka",
}
_LOOK = (
    '<w:tblLook w:val="{}" w:firstRow="{}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)
_LOOK_HEADED, _LOOK_PLAIN = _LOOK.format("0620", 1), _LOOK.format("0600", 0)
_LAYOUT_STYLES = {False: "Isi Polos", True: "Angka Polos"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all cells of a table share."""

    grid: tuple[int, ...]
    """The width of each column in twips."""
    density: Density
    styles: Mapping[tuple[Role, bool], str]
    """Of the paragraphs of a cell, by the role of its row and whether it holds figures."""
    spanning: str
    """Of those of a head over several columns."""
    edges: Mapping[tuple[Role, bool], str]
    """Rules and tint of a cell, by the role of its row and whether it ends the head, body or foot."""
    style: str
    """Of the table."""

    @property
    def story(self) -> Story:
        """What the paragraphs of its cells stand in."""
        return "small cell" if self.density.size < NORMAL.size else "cell"

    def width(self, slot: Slot) -> int:
        """The width of what stands at a place, in twips."""
        return sum(self.grid[slot.column : slot.column + slot.span])

    def paragraph_style(self, slot: Slot, role: Role) -> str:
        """The style of a cell's paragraphs; a head over several columns stands amid them."""
        if role == "kepala" and slot.span > 1:
            return self.spanning
        return self.styles[role, slot.cell is not None and slot.cell.angka]


@write_block.register
def _(block: TableBlock, place: Place, book: Manuscript) -> str:
    sheet = _sheet(block, place.width, book)
    keeps = _keeps(block, sheet, place)
    rows = [_row(line, sheet, book, keep=keep) for line, keep in zip(lay_out(block), keeps, strict=True)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in sheet.grid)
    properties = _properties(block, sheet, book)
    return f"{_heading(block, book)}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _sheet(block: TableBlock, width: int, book: Manuscript) -> Sheet:
    columns = columns_of(block, width)
    book.problems.extend(tell_broken(block, columns))
    style, suffix = _DENSITIES[columns.density]
    style = _LOW.get((block.kelas, style), style)
    return Sheet(
        columns.grid,
        columns.density,
        _cell_styles(block.kelas, suffix),
        f"Kepala Gabung{suffix}",
        _edges(book.reference.tables[style]),
        style,
    )


def _keeps(block: TableBlock, sheet: Sheet, place: Place) -> list[bool]:
    """Which rows stay with the next: all of a small table, else those that would leave one alone on a page."""
    if place.keep:
        return [True] * len(_rows(block))
    first, last = len(block.head), len(_rows(block)) - 1
    alone = {first, last - 1, first + len(block.body) - 1}
    small = stays_whole(block, sheet.grid, sheet.density, place.tallest)
    return [small or row in alone or row < first for row in range(last)] + [place.tied]


def _rows(block: TableBlock) -> tuple[TableRow, ...]:
    return (*block.head, *block.body, *block.foot)


def _heading(block: TableBlock, book: Manuscript) -> str:
    """The caption; without one, the place that links to the table go to."""
    if block.caption:
        return caption_paragraph(block.caption, block.id, "caption", book, keep=True)
    return bookmark(book.next_bookmark(), book.index.bookmarks[block.id]) if block.id else ""


def _row(line: Line, sheet: Sheet, book: Manuscript, *, keep: bool) -> str:
    properties = "" if _is_tall(line, sheet) else "<w:cantSplit/>"
    properties += "<w:tblHeader/>" if line.role == "kepala" else ""
    cells = "".join(_cell(slot, line.role, sheet, book, keep) for slot in line.slots)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def _is_tall(line: Line, sheet: Sheet) -> bool:
    return any(
        is_tall(slot.cell.blocks, sheet.width(slot), sheet.density.size) for slot in line.slots if slot.cell is not None
    )


def _cell(slot: Slot, role: Role, sheet: Sheet, book: Manuscript, keep: bool) -> str:
    width = sheet.width(slot)
    style = sheet.paragraph_style(slot, role)
    content = ""
    if slot.cell is not None and slot.cell.blocks:
        content = write_blocks(slot.cell.blocks, Place(width, sheet.story, style, keep=keep), book)
    edges = _tint(slot, book) or sheet.edges.get((role, slot.ends_part), "")
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{_merge(slot)}{edges}'
    return cell(properties, content, paragraph(book.style(style), "", KEEP if keep else ""))


def _tint(slot: Slot, book: Manuscript) -> str:
    """The tint of a cell by what its figure says; nothing for one that has none."""
    if slot.cell is None or not slot.cell.warna:
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{book.gaya[TINTS[slot.cell.warna]]}"/>'


def _merge(slot: Slot) -> str:
    """How the cell joins its neighbours."""
    across = f'<w:gridSpan w:val="{slot.span}"/>' if slot.span > 1 else ""
    if slot.cell is None:
        return f"{across}<w:vMerge/>"
    return f'{across}<w:vMerge w:val="restart"/>' if slot.continues else across


def _cell_styles(kelas: str, suffix: str) -> Mapping[tuple[Role, bool], str]:
    if kelas in LAYOUTS:
        return {(role, angka): _LAYOUT_STYLES[angka] for role, angka in _STYLES}
    return {key: f"{name}{suffix}" for key, name in _STYLES.items()}


def _edges(look: TableLook) -> Mapping[tuple[Role, bool], str]:
    """What Word gives to one row only, said of each: it knows one head row and no total row within the body."""
    low = '<w:vAlign w:val="bottom"/>'
    return {
        ("kepala", False): look.upper_head + low,
        ("kepala", True): look.head + low,
        ("total", False): look.total,
        ("total", True): look.total,
    }


def _properties(block: TableBlock, sheet: Sheet, book: Manuscript) -> str:
    caption = plain_text(block.caption.children) if block.caption else ""
    columns = ", ".join(_cell_text(cell) for cell in block.head[0].cells if cell.blocks) if block.head else ""
    titles = f'<w:tblCaption w:val="{escape(caption)}"/>' if caption else ""
    titles += f'<w:tblDescription w:val="{escape(f"Kolom: {columns}.")}"/>' if columns else ""
    style, width = book.style(sheet.style), sum(sheet.grid)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_LOOK_HEADED if block.head else _LOOK_PLAIN}{titles}</w:tblPr>"
    )


def _cell_text(cell: TableCell) -> str:
    """The words of a head cell."""
    return " ".join(plain_text(block.children) for block in cell.blocks if isinstance(block, Paragraph))
