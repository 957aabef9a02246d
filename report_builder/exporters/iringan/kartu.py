"""What a card says, read from a Page: a title, up to three rows of a table, and paragraphs above and below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.page import (
    Block,
    Heading,
    Inline,
    Page,
    Paragraph,
    Status,
    Styled,
    TableBlock,
    TableCell,
    TableRow,
    iter_blocks,
    plain_text,
)

MOST = 3
COLUMNS = ("angka", "satuan", "nama", "keadaan", "rincian")
TAGS = "akun"
"""The kelas of the paragraph that holds hashtags."""

_COLOURS: Mapping[str, str] = {
    "melampaui": "baik",
    "tercapai": "baik",
    "hijau": "baik",
    "kuning": "perhatian",
    "belum": "buruk",
    "nihil": "buruk",
    "merah": "buruk",
}
_NO_RESULT = "redup"


@dataclass(frozen=True, slots=True)
class Baris:
    """One row: its figure and unit, its name, its state and what it is measured by; ``warna`` is the state's token.

    ``utama`` is one whose figure stands in ``strong``: it has more room than the others. Any text may be empty.
    """

    angka: str
    satuan: str
    nama: str
    keadaan: str = ""
    rincian: str = ""
    warna: str = _NO_RESULT
    utama: bool = False


@dataclass(frozen=True, slots=True)
class Isi:
    """All words of a card: who speaks, the title, what introduces the rows, the rows, notes below, hashtags."""

    kepala: tuple[str, ...]
    judul: str
    pengantar: tuple[str, ...] = ()
    baris: tuple[Baris, ...] = ()
    catatan: tuple[str, ...] = ()
    tagar: tuple[str, ...] = ()
    draf: bool = False


def read(page: Page, name: str) -> Isi:
    """The words of a card; ``name`` is its template.

    Raises ReportError (template) with all for which a card has no place.
    """
    blocks = [block for section in page.sections for block in iter_blocks(section)]
    problems = [error(message, Place(name), hint) for message, hint in _faults(blocks)]
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    title = next(place for place, block in enumerate(blocks) if isinstance(block, Heading))
    table = next((place for place, block in enumerate(blocks) if isinstance(block, TableBlock)), title)
    return Isi(
        kepala=_paragraphs(blocks[:title]),
        judul=_words(blocks[title]),
        pengantar=_paragraphs(blocks[title:table]),
        baris=tuple(_row(row) for block in blocks if isinstance(block, TableBlock) for row in block.body),
        catatan=_paragraphs(block for block in blocks[table:] if not _is_tags(block)),
        tagar=_paragraphs(block for block in blocks[table:] if _is_tags(block)),
        draf=page.draf,
    )


def _faults(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """What a card cannot show, and what to do about it."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    if len(headings) != 1:
        yield f"Kartu harus mempunyai satu judul, bukan {len(headings)}.", "Tulis satu <h1>."
    if len(tables) > 1 or any(not isinstance(block, Heading | TableBlock | Paragraph) for block in blocks):
        yield "Kartu hanya memuat paragraf, satu judul, dan satu tabel.", "Pindahkan yang lain ke naskah."
    for table in tables:
        if len(table.widths) != len(COLUMNS):
            columns = ", ".join(COLUMNS)
            yield f"Tabel kartu harus mempunyai {len(COLUMNS)} kolom, bukan {len(table.widths)}.", f"Isinya: {columns}."
        if len(table.body) > MOST or table.foot:
            yield f"Tabel kartu memuat paling banyak {MOST} baris, tanpa <tfoot>.", "Pilih yang terpenting."


def _is_tags(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kelas == TAGS


def _paragraphs(blocks: Iterable[Block]) -> tuple[str, ...]:
    texts = (_words(block) for block in blocks if isinstance(block, Paragraph))
    return tuple(text for text in texts if text)


def _row(row: TableRow) -> Baris:
    angka, _, _, keadaan, _ = (tuple(_inlines(cell)) for cell in row.cells)
    kelas = next((inline.kelas for inline in keadaan if isinstance(inline, Status)), "")
    utama = any(isinstance(inline, Styled) and inline.style == "strong" for inline in angka)
    texts = dict(zip(COLUMNS, (plain_text(_inlines(cell)) for cell in row.cells), strict=True))
    return Baris(**texts, warna=_COLOURS.get(kelas, _NO_RESULT), utama=utama)


def _inlines(cell: TableCell) -> Iterator[Inline]:
    return (inline for block in cell.blocks if isinstance(block, Paragraph) for inline in block.children)


def _words(block: Block) -> str:
    return plain_text(block.children) if isinstance(block, Heading | Paragraph) else ""
