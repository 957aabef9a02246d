"""The way back from a document that was read to the XML of its Word file, for those who write into that.

`membaca.docx.baca_letak` gives a document and, beside it, its `Letak`:

- ``letak.cari(temuan.di, awal, akhir, teks)`` is the `Alamat` of a paragraph: the part that it is in, its ``w:p``, and
  the stretches of its text, each with the ``w:t`` that says it. ``alamat.potong(awal, akhir)`` are those of a figure
  (``Jangkar``, ``Angka``, ``Temuan`` all count the characters of ``Alinea.teks``), and ``potongan.batas(awal, akhir)``
  tells where it begins and ends in that ``w:t``'s own text, which may hold signs that do not show.
- ``letak.tabel[tabel.tempat]`` are the ``w:tbl`` and its ``w:tr`` and ``w:tc``, as many as ``Tabel.baris`` and
  ``Baris.sel`` and in their order.
- ``letak.grafik[grafik.tempat]`` is the part of a chart.
- ``letak.acuan["footnoteReference", "3"]`` is the element that refers to a note or comment.

Elements belong to the trees of ``letak.akar``, by the name of their part. Change them there, then write these parts
with `report_builder.workbook.package.Package`: ``package.write(part, serialize(letak.akar[part]))`` leaves all others
as they are. What was noted does not follow a change, so write each paragraph from its end to its beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from report_builder.audit.dokumen import Tempat
from report_builder.audit.membaca.paket import Element, nama, nilai
from report_builder.audit.membaca.tulisan import Potongan


@dataclass(frozen=True, slots=True)
class Alamat:
    """Where a paragraph, an alternative text or a chart stands: its part, its element, and what says its text.

    ``elemen`` is a ``w:p`` (of a paragraph whose end was deleted the one that it goes on in), ``wp:docPr`` or
    ``c:chart``; only a ``w:p`` has ``potongan``.
    """

    bagian: str
    elemen: Element
    teks: str = ""
    potongan: tuple[Potongan, ...] = ()

    @property
    def alinea(self) -> Element | None:
        """The innermost paragraph that it is or is in."""
        return next((each for each in (self.elemen, *self.elemen.iterancestors()) if nama(each) == "p"), None)

    def potong(self, awal: int, akhir: int) -> Iterator[Potongan]:
        """The stretches that overlap with one of the text, in order."""
        return (each for each in self.potongan if each.awal < akhir and awal < each.akhir)


@dataclass(frozen=True, slots=True)
class LetakTabel:
    """The element of a table, those of its rows, and those of the cells of each."""

    bagian: str
    elemen: Element
    baris: tuple[Element, ...]
    sel: tuple[tuple[Element, ...], ...]


@dataclass(slots=True)
class Letak:
    """Where everything of a document stands in its file; filled while it is read."""

    utama: str = ""
    """The part of the body: ``word/document.xml``."""
    akar: dict[str, Element] = field(default_factory=dict)
    alamat: dict[Tempat, list[Alamat]] = field(default_factory=dict)
    tabel: dict[Tempat, LetakTabel] = field(default_factory=dict)
    grafik: dict[Tempat, str] = field(default_factory=dict)
    acuan: dict[tuple[str, str], Element] = field(default_factory=dict)

    def catat(self, tempat: Tempat, alamat: Alamat) -> None:
        """Note where something stands."""
        self.alamat.setdefault(tempat, []).append(alamat)

    def cari(self, tempat: Tempat, awal: int = 0, akhir: int = 0, teks: str = "") -> Alamat | None:
        """The address of a place, that of these words where several share it; None where nothing was noted."""
        here = self.alamat.get(tempat, ())
        said = (each for each in here if each.teks[awal:akhir].strip() == teks.strip())
        return next(said, here[0] if here else None)

    def di_badan(self, alamat: Alamat) -> Element | None:
        """The paragraph of the body in which it stands, or which refers to the note or comment that it stands in."""
        above = (alamat.elemen, *alamat.elemen.iterancestors())
        paragraphs = [each for each in above if nama(each) == "p"]
        if alamat.bagian == self.utama:
            return paragraphs[-1] if paragraphs else None
        notes = ((f"{nama(each)}Reference", nilai(each, "id")) for each in above)
        reference = next((self.acuan[note] for note in notes if note in self.acuan), None)
        return None if reference is None else self.di_badan(Alamat(self.utama, reference))
