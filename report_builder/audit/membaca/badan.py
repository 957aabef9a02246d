"""The blocks of a part of a Word file: paragraphs, tables, and the boxes and charts that are anchored in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from report_builder.audit.dokumen import Alinea, Bagian, Baris, Blok, Grafik, Peran, Sel, Tabel, Tempat
from report_builder.audit.membaca.gaya import Gaya, is_raised
from report_builder.audit.membaca.letak import Alamat, Letak, LetakTabel
from report_builder.audit.membaca.paket import Element, anak, nama, nilai, sifat
from report_builder.audit.membaca.penomoran import Penomoran
from report_builder.audit.membaca.tulisan import Tulisan, tampak

_SKIPPED = frozenset({"del", "moveFrom", "pPr", "rPr", "sectPr", "delText", "delInstrText"})
"""What holds no text that shows."""
_SIGNS: Mapping[str, str] = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

_KNOWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
"""How the names of what Word knows begin."""

BacaGrafik = Callable[[str, Tempat], "Grafik | None"]


@dataclass(slots=True)
class Hitungan:
    """How many paragraphs, tables and charts there were so far; several headers are counted as one part."""

    alinea: int = 0
    tabel: int = 0
    grafik: int = 0


@dataclass(slots=True)
class Badan:
    """Reads the blocks of one part, in order, counts its paragraphs, tables and charts, and notes where each stands."""

    bagian: Bagian
    nama: str
    """The name of the part in the file."""
    gaya: Gaya
    penanda: Mapping[str, str]
    baca_grafik: BacaGrafik
    letak: Letak
    hitungan: Hitungan = field(default_factory=Hitungan)
    judul: str = ""
    penulis: str = ""
    rujukan: dict[tuple[str, str], str] = field(default_factory=dict)
    """The heading above each reference to a note or comment, by its kind and number."""
    penomoran: Penomoran = field(default_factory=Penomoran)
    _tulisan: Tulisan = field(init=False)
    _sel: Tempat = field(init=False)
    _samping: list[Blok] = field(default_factory=list)
    """Boxes, charts and alternative texts of the paragraph that is being read."""

    def __post_init__(self) -> None:
        """Begin outside any table."""
        self._tulisan = Tulisan(self.penanda)
        self._sel = Tempat(self.bagian)

    # --- blocks ------------------------------------------------------------------------------------------------------

    def blok(self, root: Element) -> Iterator[Blok]:
        """The blocks below an element."""
        for child in root:
            match nama(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield self._table(child)
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self.blok(child)
                case "AlternateContent":
                    yield from self.blok(_shown(child))
                case "bookmarkStart" | "bookmarkEnd":
                    self._read(child)

    def _paragraph(self, element: Element) -> Iterator[Blok]:
        properties = sifat(element, "pPr")
        peran = self.gaya.peran_dari(properties)
        self._children(element)
        if anak(properties.get("rPr"), "del") is not None:
            return  # its end was deleted: the next paragraph goes on with it
        self.hitungan.alinea += 1
        text = self._tulisan
        if peran is Peran.JUDUL and text.teks.strip() and not self._sel.tabel:
            self.judul = " ".join(text.teks.split())
        place = self._place()
        outline = self._heading(element) if text.teks.strip() and not self._sel.tabel else (0, "")
        alinea = Alinea(text.teks, place, peran, tuple(text.jangkar), tuple(text.isian), self.penulis, *outline)
        self.letak.catat(place, Alamat(self.nama, element, alinea.teks, tuple(text.potongan)))
        hidden = self._hidden(element, place) if text.rahasia else None
        beside, self._samping = self._samping, []
        text.lanjut()
        if alinea.teks.strip() or alinea.jangkar:
            yield alinea
        if hidden and hidden.teks.strip():
            yield hidden
        yield from beside

    def _heading(self, element: Element) -> tuple[int, str]:
        """The level and the number of a heading."""
        level = self.gaya.tingkat_dari(element)
        item = self.gaya.butir_dari(element) if level else None
        return level, self.penomoran.nomor(item.daftar, item.tingkat) if item else ""

    def _hidden(self, element: Element, place: Tempat) -> Alinea:
        """What the paragraph says that Word does not show."""
        hidden = Alinea(self._tulisan.rahasia, replace(place, bagian=Bagian.TERSEMBUNYI))
        pieces = tuple(self._tulisan.potongan_rahasia)
        self.letak.catat(hidden.tempat, Alamat(self.nama, element, hidden.teks, pieces))
        return hidden

    def _place(self) -> Tempat:
        sel = self._sel
        return Tempat(sel.bagian, self.hitungan.alinea, self.judul, sel.tabel, sel.baris, sel.kolom)

    # --- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: Element) -> Tabel:
        self.hitungan.tabel += 1
        outer, number = self._sel, self.hitungan.tabel
        place = replace(self._place(), tabel=number, baris=0, kolom=0)
        properties = {row: sifat(row, "trPr") for row in _inside(element, "tr")}
        elements = tuple(row for row, own in properties.items() if "del" not in own)
        cells = tuple(tuple(_inside(row, "tc")) for row in elements)
        self.letak.tabel[place] = LetakTabel(self.nama, element, elements, cells)
        rows: list[Baris] = []
        for row, inside in zip(elements, cells, strict=True):
            self._sel = replace(self._sel, tabel=number, baris=len(rows) + 1)
            own = properties[row]
            rows.append(Baris(tuple(self._cells(inside, 1 + _count(own.get("gridBefore")))), "tblHeader" in own))
        self._sel = outer
        return Tabel(place, tuple(rows))

    def _cells(self, cells: Iterable[Element], column: int) -> Iterator[Sel]:
        for cell in cells:
            sel = self._sel
            here = self._sel = Tempat(sel.bagian, sel.nomor, sel.judul, sel.tabel, sel.baris, column)
            own = sifat(cell, "tcPr")
            merge = own.get("vMerge")
            width = max(1, _count(own.get("gridSpan")))
            goes_on = merge is not None and nilai(merge, "val") != "restart"
            yield Sel(column, tuple(self.blok(cell)), width, goes_on)
            self._sel = here
            column += width

    # --- runs --------------------------------------------------------------------------------------------------------

    def _children(self, element: Element) -> None:
        for child in element:
            self._read(child)

    def _read(self, element: Element) -> None:
        name = nama(element)
        if name in _SIGNS:
            self._tulisan.tambah(_SIGNS[name], element)
        elif name in self._readers:
            self._readers[name](self, element)
        elif name not in _SKIPPED:
            self._children(element)

    def _run(self, element: Element) -> None:
        text = self._tulisan
        text.sembunyi = self.gaya.sembunyi(element)
        text.naik = text.teks[-1:].isdecimal() and is_raised(element)
        self._children(element)
        text.sembunyi = text.naik = False

    def _text(self, element: Element) -> None:
        self._tulisan.tambah(element.text or "", element)

    def _simple_field(self, element: Element) -> None:
        self._tulisan.tanda_kolom("begin")
        self._tulisan.perintah(nilai(element, "instr"))
        self._tulisan.tanda_kolom("separate")
        self._children(element)
        self._tulisan.tanda_kolom("end")

    def _below(self, element: Element) -> None:
        """What a fraction of a formula is divided by."""
        self._tulisan.tambah("/", element)
        self._children(element)

    def _reference(self, element: Element) -> None:
        note = nama(element), nilai(element, "id")
        self.rujukan[note] = self.judul
        self.letak.acuan[note] = element

    def _alternate(self, element: Element) -> None:
        self._children(_shown(element))

    def _box(self, element: Element) -> None:
        outer = self._tulisan, self._sel, self._samping
        self._tulisan, self._sel, self._samping = Tulisan(self.penanda), replace(self._sel, bagian=Bagian.KOTAK), []
        blocks = tuple(self.blok(element))
        self._tulisan, self._sel, self._samping = outer
        self._samping += blocks

    def _drawing(self, element: Element) -> None:
        if text := tampak(nilai(element, "descr")):
            place = replace(self._place(), bagian=Bagian.PENGGANTI, nomor=self.hitungan.alinea + 1)
            self.letak.catat(place, Alamat(self.nama, element, text))
            self._samping.append(Alinea(text, place))

    def _chart(self, element: Element) -> None:
        self.hitungan.grafik += 1
        place = replace(self._place(), bagian=Bagian.GRAFIK, nomor=self.hitungan.grafik)
        self.letak.catat(place, Alamat(self.nama, element))
        chart = self.baca_grafik(nilai(element, "id"), place)
        if chart is not None:
            self._samping.append(chart)

    _readers: ClassVar[Mapping[str, Callable[[Badan, Element], None]]] = {
        "r": _run,
        "t": _text,
        "fldSimple": _simple_field,
        "fldChar": lambda self, element: self._tulisan.tanda_kolom(nilai(element, "fldCharType")),
        "instrText": lambda self, element: self._tulisan.perintah(element.text or ""),
        "bookmarkStart": lambda self, element: self._tulisan.buka(nilai(element, "id"), nilai(element, "name")),
        "bookmarkEnd": lambda self, element: self._tulisan.tutup(nilai(element, "id")),
        "den": _below,
        "footnoteReference": _reference,
        "endnoteReference": _reference,
        "commentReference": _reference,
        "AlternateContent": _alternate,
        "txbxContent": _box,
        "docPr": _drawing,
        "chart": _chart,
    }


def _shown(alternatives: Element) -> Element:
    """What Word shows of some ways to say the same: the first that needs nothing that Word does not know."""
    for each in alternatives:
        needed = nilai(each, "Requires").split() if nama(each) == "Choice" else []
        if all((each.nsmap.get(prefix) or "").startswith(_KNOWN) for prefix in needed):
            return each
    return alternatives.makeelement(alternatives.tag)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows or cells of a table, those in content controls and inserted ones too."""
    for child in element:
        if nama(child) == name:
            yield child
        elif nama(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _inside(child, name)


def _count(found: Element | None) -> int:
    text = "" if found is None else nilai(found, "val")
    return int(text) if text.isdecimal() and len(text) < 5 else 0
