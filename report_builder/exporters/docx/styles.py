"""Every style that the Word writer uses, as one table; ``reference.docx`` holds them all.

Built-in styles keep Word's own names (Word shows them in the language of its user), the others are Indonesian.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from report_builder.exporters.columns import CELL_AIR, TIGHT_AIR
from report_builder.exporters.docx.formatting import Char, Frame, Gaya, Para, Rule, Side
from report_builder.exporters.docx.numbering import LIST_STEP, Daftar
from report_builder.exporters.docx.palette import ALMOST
from report_builder.exporters.docx.wordml import twips
from report_builder.exporters.paper import text_width

FONT = "Arial"
SIZE = 11
"""Of the text, in points."""
_BUILT_IN = frozenset({
    "Normal", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4", "caption", "header", "footer",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3",
    "List Continue", "List Continue 2", "List Continue 3", "toc 1", "toc 2", "toc 3", "table of figures",
    "footnote text", "footnote reference", "annotation text", "annotation reference", "Strong", "Emphasis", "Hyperlink",
})  # fmt: skip
_OF_WORD = frozenset(name.lower() for name in _BUILT_IN | {"Default Paragraph Font", "Normal Table", "No List"})

_SAME = Char()
_PANEL_MARGIN = 3.5


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style: its name, what it builds on, what it says, and what follows on Enter."""

    name: str
    para: Para | None = None
    char: Char = _SAME
    based: str = ""
    then: str = ""
    kind: Literal["paragraph", "character"] = "paragraph"

    @property
    def id(self) -> str:
        """``heading 1`` -> ``Heading1``."""
        return style_id(self.name)

    def xml(self, gaya: Gaya) -> str:
        """The ``w:style`` element."""
        flags = ' w:default="1"' if self.name == "Normal" else ""
        flags += "" if self.name in _BUILT_IN else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{style_id(self.based)}"/>' if self.based else ""
        then = f'<w:next w:val="{style_id(self.then)}"/>' if self.then else ""
        para = (_whole(self.para) if self.based == "Normal" else self.para).xml(gaya) if self.para else ""
        return (
            f'<w:style w:type="{self.kind}"{flags} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}{then}'
            f"<w:qFormat/>{para}{self.char.xml(gaya)}</w:style>"
        )


_STANDING: Mapping[str, Any] = {"before": 0, "after": 0, "line": 1}
_SET_IN: Mapping[str, Any] = {"left": 0, "right": 0, "hanging": 0}


def _whole(para: Para) -> Para:
    """The paragraph with all lengths said, so that only letters follow a Normal that people change.

    Where a list numbers it, the list says how far it is set in.
    """
    lengths = _STANDING if para.numbering else {**_STANDING, **_SET_IN}
    return replace(para, **{name: length for name, length in lengths.items() if getattr(para, name) is None})


def style_id(name: str) -> str:
    """The id of a style that this table gives: its name without spaces, words capitalised."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def style_key(name: str) -> str:
    """What tells a style from others: of Word's own styles the name in lower case, since programs write it so or so."""
    return name.lower() if name.lower() in _OF_WORD else name


def _character(name: str, char: Char) -> Style:
    return Style(name, None, char, kind="character")


# Lengths are those of gaya/laporan.css, so that pages break alike: of the space after a paragraph and that before the
# next the larger one counts, in Word as in CSS.
_BODY = Para(after=6.6, line=1.22, align="both")
_TITLE = Para(line=1.1, keep_next=True, keep_lines=True, align="left", hyphenate=False)
_LOOSE = Para(left=0, hanging=0, numbering=(0, 0))
_NOTE = Char(8.5, color="redup")


# Lines in the colour of the tint are its air above and below.
def _amber(fill: str) -> Para:
    """A tinted panel with a rail."""
    rules: Mapping[Side, Rule] = {
        "top": Rule(0.5, fill, 6),
        "left": Rule(3, "perhatian", 10),
        "bottom": Rule(0.5, fill, 6),
        "right": Rule(1, fill, 9),
    }
    return Para(before=8.8, after=8.8, line=1.22, left=4.5, right=3.5, align="left", keep_lines=True, fill=fill,
                rules=rules)  # fmt: skip


BODY = (
    Style("Normal", Para(after=0, line=1.0, align="left"), Char(SIZE, color="tinta")),
    Style("Body Text", _BODY, based="Normal"),
    Style("Keterangan", Para(before=7, after=10.2, line=1.22, align="left"), _NOTE, "Normal", "Body Text"),
    Style("Sumber", Para(before=7, after=10.2, line=1.22, align="left"), _NOTE, "Normal", "Body Text"),
    Style("Keadaan", Para(after=17.6, line=1.22, align="left"), Char(9.5, color="redup"), "Normal", "Body Text"),
    Style("Salam", Para(before=17.6, after=6.6, line=1.22, align="left", keep_next=True), Char(bold=True), "Normal",
          "Akun"),
    Style("Akun", Para(after=6.6, line=1.22, align="left"), Char(9.5), "Normal"),
    Style("caption", Para(before=12.1, after=4.75, line=1.13, align="left", keep_lines=True, hyphenate=False),
          Char(9.5, True), "Normal", "Body Text"),
    Style("Gambar", Para(before=13.2, keep_next=True, align="left"), Char(1), "Normal", "Judul Gambar"),
    Style("Judul Gambar", Para(before=6.65, after=13.2, line=1.22), based="caption", then="Body Text"),
    Style("Jarak", Para(after=11), Char(1), "Normal", "Body Text"),
    Style("Batas Bagian", Para(after=0), Char(1), "Normal", "Body Text"),
    Style("header", Para(align="left"), _NOTE, "Normal"),
    Style("footer", Para(align="right"), Char(9, color="redup"), "Normal"),
    Style("footnote text", Para(after=2, line=1.1, align="left", left=3, hanging=3), Char(8.5), "Normal"),
    Style("annotation text", Para(align="left"), Char(10), "Normal"),
    Style("Perlu Diisi", _amber("sorot"), based="Normal", then="Body Text"),
    Style("Perlu Diisi Selang", _amber(ALMOST), based="Normal", then="Body Text"),
    Style("Panel", Para(after=4, line=1.22, align="left"), based="Normal"),
)  # fmt: skip

HEADINGS = (
    Style("heading 1", replace(_TITLE, line=1.14, after=18.7, page_break=True, outline=0, numbering=(Daftar.JUDUL, 0),
                               rules={"bottom": Rule(1.625, "aksen", 8)}),
          Char(17, True, color="aksen"), "Normal", "Body Text"),
    Style("heading 2", replace(_TITLE, before=18.7, after=7.1, outline=1,
                               numbering=(Daftar.JUDUL, 1)),
          Char(13, True), "Normal", "Body Text"),
    Style("heading 3", replace(_TITLE, before=14.3, after=4.4, outline=2,
                               numbering=(Daftar.JUDUL, 2)),
          Char(11, True, color="aksen"), "Normal", "Body Text"),
    Style("heading 4", replace(_TITLE, before=12.1, after=3.3, outline=3,
                               numbering=(Daftar.JUDUL, 3)),
          Char(11, True), "Normal", "Body Text"),
    Style("Judul Tanpa Nomor 1", based="heading 1", then="Body Text"),
    Style("Judul Tanpa Nomor 2", _LOOSE, based="heading 2", then="Body Text"),
    Style("Judul Tanpa Nomor 3", _LOOSE, based="heading 3", then="Body Text"),
    Style("Judul Tanpa Nomor 4", _LOOSE, based="heading 4", then="Body Text"),
    Style("Subjudul", replace(_TITLE, before=11, after=3.3, line=1.22), Char(bold=True), "Normal", "Body Text"),
)  # fmt: skip


def _list(name: str, levels: int, base: Para, numbering: int, char: Char = _SAME) -> tuple[Style, ...]:
    """The styles of one list, ``Name``, ``Name 2`` and so on, one per level."""
    return tuple(
        Style(f"{name} {level + 1}" if level else name, replace(base, numbering=(numbering, level)), char, "Normal")
        for level in range(levels)
    )


_ITEM = Para(after=2.75, line=1.22, align="both")
_CELL = Para(line=1.175, align="left", hyphenate=False)
_CELL_ITEM = replace(_CELL, after=2.4)
_PANEL_ITEM = Para(after=2.75, line=1.22, align="left")

LISTS = (
    *_list("List Bullet", 3, _ITEM, Daftar.BUTIR),
    *_list("List Number", 3, _ITEM, Daftar.NOMOR),
    Style("Butir Terakhir", Para(after=6.6), based="List Bullet", then="Body Text"),
    Style("Nomor Terakhir", Para(after=6.6), based="List Number", then="Body Text"),
    *(Style(f"List Continue{suffix}", Para(after=2.75, line=1.22, left=left, align="both"), based="Normal")
      for suffix, left in (("", LIST_STEP), (" 2", 2 * LIST_STEP), (" 3", 3 * LIST_STEP))),
    *_list("Butir Tabel", 1, _CELL_ITEM, Daftar.BUTIR_TABEL, Char(9.5)),
    *_list("Nomor Tabel", 1, _CELL_ITEM, Daftar.NOMOR_TABEL, Char(9.5)),
    *_list("Butir Tabel Kecil", 1, _CELL_ITEM, Daftar.BUTIR_TABEL, Char(8.5)),
    *_list("Nomor Tabel Kecil", 1, _CELL_ITEM, Daftar.NOMOR_TABEL, Char(8.5)),
    *_list("Butir Panel", 1, _PANEL_ITEM, Daftar.BUTIR_PANEL),
    *_list("Nomor Panel", 1, _PANEL_ITEM, Daftar.NOMOR_PANEL),
)  # fmt: skip


def _cells(suffix: str, size: float) -> tuple[Style, ...]:
    """The paragraphs of table cells in one size: head, body, group and total, words and figures."""
    heading = Para(line=1.175, align="left", keep_next=True, hyphenate=False)
    figures = Para(align="right")
    return (
        Style(f"Isi Tabel{suffix}", _CELL, Char(size), "Normal"),
        Style(f"Angka Tabel{suffix}", figures, based=f"Isi Tabel{suffix}"),
        Style(f"Kepala Tabel{suffix}", heading, Char(size, True, color="aksen"), "Normal"),
        Style(f"Kepala Angka{suffix}", figures, based=f"Kepala Tabel{suffix}"),
        Style(f"Kepala Gabung{suffix}", Para(align="center"), based=f"Kepala Tabel{suffix}"),
        Style(f"Kelompok Tabel{suffix}", replace(heading, before=2.8), Char(size, True, color="aksen"), "Normal"),
        Style(f"Kelompok Angka{suffix}", figures, based=f"Kelompok Tabel{suffix}"),
        Style(f"Total Tabel{suffix}", _CELL, Char(size, True), "Normal"),
        Style(f"Total Angka{suffix}", figures, based=f"Total Tabel{suffix}"),
    )


CELLS = (
    *_cells("", 9.5),
    *_cells(" Kecil", 8.5),
    Style("Isi Polos", Para(line=1.15, align="left", hyphenate=False), based="Normal"),
    Style("Angka Polos", Para(align="right"), based="Isi Polos"),
)

_A4_TEXT = text_width("A4", lies=False)
_ENTRY = Para(after=3.85, line=1.13, align="left", leader=_A4_TEXT, hyphenate=False)
CONTENTS = (
    Style("toc 1", replace(_ENTRY, before=8.8, left=15.5, hanging=15.5), Char(bold=True, color="aksen"), "Normal"),
    Style("toc 2", replace(_ENTRY, left=21.7, hanging=6.2), based="Normal"),
    Style("toc 3", replace(_ENTRY, left=27.9, hanging=6.2), based="Normal"),
    Style("Isi Awal", Para(before=0, left=0, hanging=0), based="toc 1"),
    Style("Isi Lampiran", Para(left=26.4, hanging=26.4), based="toc 1"),
    Style("table of figures", replace(_ENTRY, left=25.6, hanging=25.6), based="Normal"),
)  # fmt: skip


def _signatures(name: str, left: float, before: float) -> tuple[Style, ...]:
    """A signature block: place and date, office, room to sign, name, number; ``left`` is where it begins."""
    base = Para(line=1.22, left=left, align="left", keep_next=True, keep_lines=True, hyphenate=False)
    return (
        Style(name, replace(base, before=before), based="Normal", then=f"{name} Jabatan"),
        Style(f"{name} Jabatan", base, based="Normal", then=f"{name} Nama"),
        Style(f"{name} Nama", replace(base, before=57), Char(bold=True), "Normal", f"{name} Identitas"),
        Style(f"{name} Identitas", replace(base, keep_next=None), based="Normal"),
    )


SIGNATURES = (*_signatures("Tanda Tangan", left=85, before=26.4), *_signatures("Tanda Tangan Sel", left=0, before=0))

_COVER_FOOT = Frame(120)
COVER_FOOT = _COVER_FOOT.xml
"""Where the place of issue stands; each paragraph says it too, since LibreOffice reads no frame from a style."""
COVER = (
    Style("Sampul Logo", Para(after=22, align="left"), based="Normal", then="Sampul Instansi"),
    Style("Sampul Instansi", Para(line=1.25, align="left", hyphenate=False),
          Char(12, color="redup", spacing=1, caps=True), "Normal", "Sampul Judul"),
    Style("Sampul Judul", Para(before=128, after=7, line=1.05, align="left", hyphenate=False),
          Char(30, True, color="aksen"), "Normal", "Sampul Tahun"),
    Style("Sampul Subjudul", Para(after=11, line=1.15, align="left", hyphenate=False), Char(15), "Normal"),
    Style("Sampul Tahun", Para(after=19.8, line=1.1, align="left", hyphenate=False), Char(20, True), "Normal"),
    Style("Sampul Unit", Para(line=1.2, align="left", hyphenate=False), Char(13), "Normal"),
    Style("Sampul Terbit", Para(align="left", hyphenate=False, frame=_COVER_FOOT), Char(color="redup"), "Normal"),
)  # fmt: skip

CHARACTERS = (
    _character("Strong", Char(bold=True)),
    _character("Emphasis", Char(italic=True)),
    _character("Subskrip", Char(raised="subscript")),
    _character("Superskrip", Char(raised="superscript")),
    _character("Hyperlink", Char()),
    _character("Angka", Char()),
    _character("Nomor Halaman", Char(bold=False, color="redup")),
    _character("Nomor Bab", Char(11, True, color="redup", spacing=1.5)),
    _character("Status Baik", Char(bold=True, color="baik")),
    _character("Status Perhatian", Char(bold=True, color="perhatian")),
    _character("Status Buruk", Char(bold=True, color="buruk")),
    _character("Status Netral", Char(bold=True, color="redup")),
    _character("Perlu Diisi Huruf", Char(fill="sorot")),
    _character("Draf", Char(bold=True, color="perhatian", spacing=1)),
    _character("footnote reference", Char(raised="superscript")),
    _character("annotation reference", Char(8)),
)

STYLES: tuple[Style, ...] = (*BODY, *HEADINGS, *LISTS, *CELLS, *CONTENTS, *SIGNATURES, *COVER, *CHARACTERS)
CONTENTS_WIDTH = twips(_A4_TEXT)
"""Where the page numbers of lists of contents stand."""
PANEL_AIR = twips(2 * _PANEL_MARGIN)
"""What a panel takes of the width of its text."""
TABLE_STYLES = ("Tabel Laporan", "Tabel Ringkas", "Tabel Rapat", "Tabel Polos", "Tabel Panel")


def styles_xml(gaya: Gaya) -> str:
    """The content of ``styles.xml``: the defaults of the document, then every style."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    implied = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    return defaults + implied + "".join(style.xml(gaya) for style in STYLES) + _table_styles(gaya)


def _table_styles(gaya: Gaya) -> str:
    """The plain base of Word, the table of the report, low and tight, that without rules, the tinted panel.

    The last row says how totals look, wherever they stand.
    """
    base = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(0, 1.9)}</w:tblPr></w:style>'
    )
    rules = (
        Rule(1.25, "aksen").xml("top", gaya)
        + Rule(1.25, "aksen").xml("bottom", gaya)
        + Rule(0.5, "garis").xml("insideH", gaya)
    )
    head, total = (f"<w:tcBorders>{Rule(0.75, 'aksen').xml(side, gaya)}</w:tcBorders>" for side in ("bottom", "top"))
    total += _tint(gaya)
    report, low, tight = (
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders>{_margins(upright, air / 2)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{head}</w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow"><w:tcPr>{total}</w:tcPr></w:tblStylePr>'
        for upright, air in ((1.6, CELL_AIR), (1.1, CELL_AIR), (1.6, TIGHT_AIR))
    )
    plain = f"<w:tblPr>{_margins(0.6, CELL_AIR / 2)}</w:tblPr>"
    panel = (
        f"<w:tblPr><w:tblBorders>{Rule(3, 'aksen').xml('left', gaya)}</w:tblBorders>"
        f"{_margins(2.4, _PANEL_MARGIN)}</w:tblPr>"
        f"<w:tcPr>{_tint(gaya)}</w:tcPr>"
    )
    return base + "".join(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/>{content}</w:style>'
        for name, content in zip(TABLE_STYLES, (report, low, tight, plain, panel), strict=True)
    )


def _tint(gaya: Gaya) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{gaya["dasar"]}"/>'


def _margins(upright: float, sideways: float) -> str:
    """The air of a cell, in millimetres."""
    sides = (("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways))
    cells = "".join(f'<w:{side} w:w="{round(value * 56.7)}" w:type="dxa"/>' for side, value in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"
