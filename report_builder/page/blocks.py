"""The blocks and inlines of the HTML contract: frozen values that know no format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from report_builder.charts import Chart

# --- inlines ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain running text, white space already folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Inlines in ``strong``, ``em``, ``sub`` or ``sup``."""

    style: Literal["strong", "em", "sub", "sup"]
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cross reference to an ``id`` of the document; an empty ``<a>`` was filled with the target's label."""

    target: str
    children: tuple[Inline, ...]
    is_label: bool = False
    """Whether the text is the target's own label (``Tabel 3.1``), which Word keeps as a REF field."""


@dataclass(frozen=True, slots=True)
class FactText:
    """A figure of the report: ``<data class="fakta" id value data-fakta>``."""

    id: str
    fakta: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """``aside.catatan``: a footnote at the place of its call."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """``<span class="status melampaui">▲ Melampaui</span>``: a sign and a word, coloured by its kelas."""

    kelas: str
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """``<span class="perlu-diisi" data-lembar="Riwayat" data-sel="C2">``: what is asked, and the cell that fills it.

    A paragraph of kelas ``perlu-diisi`` holds nothing else and is shown as a panel.
    """

    text: str
    lembar: str
    sel: str = ""


Inline: TypeAlias = Text | Styled | Break | Link | FactText | Footnote | Status | Missing

# --- blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """``h1`` to ``h4``; ``nomor`` is given by the numbering pass: ``BAB III``, ``A.``, ``1.``, ``a.`` or empty."""

    level: int
    id: str
    children: tuple[Inline, ...]
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``p``; ``kelas`` is one of the named paragraph kinds of the contract or empty."""

    children: tuple[Inline, ...]
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """``ul`` or ``ol``; an item holds paragraphs and nested lists."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a table or figure; ``label`` (``Tabel 3.1``) is given by the numbering pass."""

    label: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """``td`` or ``th``: paragraphs, lists and so on inside; ``angka`` cells are right-aligned."""

    blocks: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    scope: Literal["", "col", "row", "colgroup", "rowgroup"] = ""
    angka: bool = False
    warna: str = ""
    """The tint of a figure's cell, where it has one."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """``tr``; ``kelas`` marks ``total`` and ``kelompok`` (a group row)."""

    cells: tuple[TableCell, ...]
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """``table``: column widths in percent (they sum to 100), head, body and foot rows."""

    id: str
    caption: Caption | None
    widths: tuple[float, ...]
    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    foot: tuple[TableRow, ...] = ()
    kelas: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """``img[alt]``: a resource of the page by name; width in millimetres where given."""

    src: str
    alt: str
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart: the value it was made from, its SVG for PDF and HTML, its text alternative."""

    chart: Chart
    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """``figure`` with a picture or a chart, and its ``figcaption`` (none on a cover's logo)."""

    id: str
    caption: Caption | None
    content: Picture | Grafik


@dataclass(frozen=True, slots=True)
class Contents:
    """``nav.daftar-isi``, ``.daftar-tabel``, ``.daftar-gambar``: filled by the writers from the document itself."""

    kind: Literal["isi", "tabel", "gambar"]


@dataclass(frozen=True, slots=True)
class Group:
    """``div`` of a named kind: ``tanda-tangan`` (a signature block), ``panel``, ``analisis`` and so on."""

    kelas: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | ListBlock | TableBlock | Figure | Contents | Group

SectionKind: TypeAlias = Literal["sampul", "awal", "bab", "lampiran", "naskah"]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages: cover, front matter, chapter, appendix or a document of its own, upright or landscape."""

    kind: SectionKind
    lanskap: bool
    id: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF: its name, bytes, media type and description."""

    name: str
    data: bytes
    media_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Page:
    """The semantic document: metadata, sections, and the resources (fonts, pictures, style sheets) by name."""

    judul: str
    penulis: str
    tanggal: date
    kepala: str
    """The running header."""
    draf: bool
    kertas: Literal["A4", "F4"]
    sections: tuple[Section, ...]
    gaya: Mapping[str, str] = field(default_factory=dict)
    """The design tokens by name, such as ``aksen`` -> ``#12406b``."""
    resources: Mapping[str, bytes] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    pesanan: Mapping[str, str] = field(default_factory=dict)
    """What was asked for, by which the document can be made again: its ``jenis``, ``sudut``, ``periode``, ``final``."""
