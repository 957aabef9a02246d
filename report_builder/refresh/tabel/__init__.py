"""Tables: rows that came, went or moved in the data, and cells without figures that the program wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_builder.audit.dokumen import Sel, Tempat, telusuri
from report_builder.audit.membaca.paket import Element, anak, nama, nilai
from report_builder.exporters.docx.tree import W
from report_builder.refresh.angka import Cetakan
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.hasil import Catatan, Hal
from report_builder.refresh.tabel.gabung import Gabungan
from report_builder.refresh.tabel.kolom import Kolom
from report_builder.refresh.tabel.papan import Lajur, Papan, papan
from report_builder.refresh.tabel.pasangan import PasanganBaris, pasangkan_baris, pasangkan_tabel
from report_builder.refresh.tabel.salin import Penyalin
from report_builder.refresh.tabel.susunan import Urutan, disusun_orang, urutan_berkas, urutan_data

EDITED = "Baris ini tidak ada lagi pada data, tetapi telah disunting."
ADDED = "Baris ini ditambahkan orang."
TAKEN_OUT = "Baris ini dihapus orang dari tabel."
NO_PLACE = "Kolom tabel ini diubah orang sehingga baris baru tidak mendapat tempat."
NO_TABLE = "Tabel ini belum ada pada naskah."
CELL_EDITED = "Isi baris ini disunting orang, jadi tidak ditimpa."
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


@dataclass(frozen=True, slots=True)
class Bahan:
    """What tables are renewed with."""

    berkas: Berkas
    cetakan: Cetakan
    penyalin: Penyalin
    warna: Mapping[Element, str]
    """The tints that today's document gives to its cells."""


def segarkan_tabel(berkas: Berkas, naskah: Berkas, cetakan: Cetakan, penyalin: Penyalin) -> Iterator[Catatan]:
    """Renew the tables of a file but for their figures; gives what was done and left, and tables that it lacks."""
    bahan = Bahan(berkas, cetakan, penyalin, dict(_tints(naskah)))
    left, right = (tuple(papan(each.dokumen.blok, each.letak)) for each in (berkas, naskah))
    pairs = pasangkan_tabel(tuple(_originals(left)), right)
    for one, other in pairs:
        yield from _Tabel(bahan, one, other).segarkan()
    paired = {id(other) for _, other in pairs}
    for other in right:
        if id(other) not in paired and not _was_there(other, berkas):
            yield Catatan(Hal.BELUM_DITEMPATKAN, other.tabel.tempat, "", other.nama, alasan=NO_TABLE)


def _originals(tables: Iterable[Papan]) -> Iterator[Papan]:
    """The tables without those that have been pasted again with all their bookmarks, which can stand for one only."""
    seen: set[str] = set()
    for each in tables:
        names = {one.nama for lajur in each.lajur for alinea in lajur.alinea() for one in alinea.jangkar}
        if not names or names - seen:
            yield each
        seen |= names


def _was_there(table: Papan, berkas: Berkas) -> bool:
    """Whether a table was in the file once: who took it out meant that."""
    return any(lajur.sidik in berkas.asal.baris for lajur in table.lajur if not lajur.kepala)


def _tints(naskah: Berkas) -> Iterator[tuple[Element, str]]:
    for each in naskah.tebaran("shd"):
        properties = each.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None:
            yield cell, nilai(each, "fill")


@dataclass(frozen=True)
class _Tabel:
    """One table of the file beside that of today's document."""

    bahan: Bahan
    kiri: Papan
    kanan: Papan

    @cached_property
    def kolom(self) -> Kolom:
        return Kolom.dari(self.kiri, self.kanan)

    @cached_property
    def baris(self) -> PasanganBaris:
        return pasangkan_baris(self.kiri.lajur, self.kanan.lajur)

    def segarkan(self) -> Iterator[Catatan]:
        yield from self._cells()
        yield from self._rows()

    # --- cells -------------------------------------------------------------------------------------------------------

    def _cells(self) -> Iterator[Catatan]:
        for one, other in sorted(self.baris.pasangan.items()):
            kiri, kanan = self.kiri.lajur[one], self.kanan.lajur[other]
            for place, like in self.kolom.pasangan(kiri, kanan):
                if kiri.sel[place].lanjutan or kanan.sel[like].lanjutan:
                    continue
                if kiri.samar[place] != kanan.samar[like]:
                    yield from self._cell(one, kiri, place, kanan, like)
                elif kanan.elemen_sel[like] in self.bahan.warna and self._is_own(kiri):
                    self._tint(kiri.elemen_sel[place], kanan.elemen_sel[like])

    def _cell(self, row: int, kiri: Lajur, place: int, kanan: Lajur, like: int) -> Iterator[Catatan]:
        """A cell that says something else than today's: it follows where it is still the program's."""
        sel, baru = kiri.sel[place], kanan.sel[like]
        note = Catatan(Hal.SEL_DIPERBARUI, self._place(row, sel.kolom), sel.teks, baru.teks)
        if self._is_own(kiri) and self._is_clean(sel, kiri.elemen_sel[place]):
            self.bahan.penyalin.isi(kiri.elemen_sel[place], kanan.elemen_sel[like])
            self._tint(kiri.elemen_sel[place], kanan.elemen_sel[like])
            self._touch()
            yield note
        elif kanan.sidik not in self.bahan.berkas.asal.baris and sel.teks != baru.teks:
            yield replace(note, hal=Hal.DIUBAH_TANGAN, alasan=CELL_EDITED)

    def _tint(self, cell: Element, like: Element) -> None:
        """A tint that tells how good a figure is goes with the figure; one that people chose stays."""
        old, wanted = anak(cell, "tcPr", "shd"), self.bahan.warna.get(like, "")
        if old is not None and wanted and wanted != nilai(old, "fill") in self.bahan.warna.values():
            old.set(f"{W}fill", wanted)
            self._touch()

    # --- rows --------------------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Catatan]:
        kiri, kanan = self.kiri.lajur, self.kanan.lajur
        extra = [place for place in range(len(kiri)) if place not in self.baris.pasangan]
        gone = frozenset(place for place in extra if self._is_removable(kiri[place]))
        lacking = [place for place in range(len(kanan)) if place not in self.baris.kanan]
        deleted = [place for place in lacking if kanan[place].sidik in self.bahan.berkas.asal.baris]
        new, homeless = self._copies(place for place in lacking if place not in deleted)
        yield from (self._note_extra(place) for place in extra if place not in gone)
        yield from (self._homeless(place, TAKEN_OUT) for place in deleted)
        yield from (self._homeless(place, NO_PLACE) for place in homeless)
        order = self._order(gone, list(new))
        if self._is_plain() and order != [(place, self.baris.pasangan.get(place)) for place in range(len(kiri))]:
            yield from self._rearrange(order, new, gone)

    def _copies(self, places: Iterator[int]) -> tuple[dict[int, Element], list[int]]:
        """Rows that come in, by their places in today's table, and those that have no place."""
        example = next((one for one in reversed(self.kiri.lajur) if not one.kepala), None)
        made = {place: self.kolom.baris(self.kanan.lajur[place], example, self.bahan.penyalin) for place in places}
        ready = {place: row for place, row in made.items() if row is not None}
        return ready, [place for place in made if place not in ready]

    def _order(self, gone: frozenset[int], new: list[int]) -> Urutan:
        arrange = urutan_berkas if disusun_orang(self.kiri.lajur, self.bahan.berkas.asal) else urutan_data
        return arrange(len(self.kiri.lajur), gone, self.baris.kanan, new)

    def _rearrange(self, order: Urutan, new: dict[int, Element], gone: frozenset[int]) -> Iterator[Catatan]:
        elements = [lajur.elemen for lajur in self.kiri.lajur]
        merged = Gabungan.dari(elements)
        rows = [
            (
                new[other or 0] if one is None else elements[one],
                None if other is None else self.kanan.lajur[other].elemen,
            )
            for one, other in order
        ]
        _stand([row for row, _ in rows], elements)
        if any(anak(cell, "tcPr", "vMerge") is not None for row, _ in rows for cell in row if nama(cell) == "tc"):
            merged.pulihkan(rows)
        _keep_together(rows)
        self._touch()
        yield from (
            Catatan(Hal.BARIS_DIHAPUS, self._place(place), self.kiri.lajur[place].teks) for place in sorted(gone)
        )
        for place, (one, other) in enumerate(order):
            if one is None and other is not None:
                yield Catatan(Hal.BARIS_BARU, self._place(place), "", self.kanan.lajur[other].teks)
        kept = [one for one, _ in order if one is not None]
        if kept != sorted(kept):
            yield Catatan(Hal.URUTAN, self.kiri.tabel.tempat, self.kiri.nama)

    def _note_extra(self, place: int) -> Catatan:
        lajur = self.kiri.lajur[place]
        ours = bool(lajur.fakta) or self._is_own(lajur)
        hal, reason = (Hal.TIDAK_ADA_LAGI, EDITED) if ours else (Hal.BARIS_TAMBAHAN, ADDED)
        return Catatan(hal, self._place(place), lajur.teks, alasan=reason)

    def _homeless(self, place: int, reason: str) -> Catatan:
        return Catatan(Hal.BELUM_DITEMPATKAN, self.kiri.tabel.tempat, "", self.kanan.lajur[place].teks, alasan=reason)

    # --- whose it is -------------------------------------------------------------------------------------------------

    def _is_own(self, lajur: Lajur) -> bool:
        """Whether a row has the very words that the program wrote."""
        return lajur.sidik in self.bahan.berkas.asal.baris

    def _is_removable(self, lajur: Lajur) -> bool:
        if lajur.kepala or not self._is_own(lajur):
            return False
        return all(self._is_clean(sel, cell) for sel, cell in zip(lajur.sel, lajur.elemen_sel, strict=True))

    def _is_clean(self, sel: Sel, cell: Element) -> bool:
        """Whether nobody has changed a figure of a cell, or anything with changes tracked, or commented on it."""
        if any(nama(each) in _TRACKED or self.bahan.berkas.dikomentari_orang(each) for each in cell.iter()):
            return False
        return all(
            self.bahan.cetakan.adalah_cetakan(alinea, jangkar)
            for alinea in telusuri(sel.isi)
            for jangkar in alinea.jangkar
        )

    def _place(self, row: int, column: int = 0) -> Tempat:
        return replace(self.kiri.tabel.tempat, baris=row + 1, kolom=column)

    def _is_plain(self) -> bool:
        """Whether all rows stand in the table itself, none in a content control or a wrapper of tracked changes."""
        return all(lajur.elemen.getparent() is self.kiri.letak.elemen for lajur in self.kiri.lajur)

    def _touch(self) -> None:
        self.bahan.berkas.berubah.add(self.kiri.letak.bagian)


def _keep_together(rows: Sequence[tuple[Element, Element | None]]) -> None:
    """Let each row stay on a page with the next where its row of today does, one of nobody's where that above does."""
    keeps = False
    for row, like in rows:
        if like is not None:
            keeps = next(like.iter(f"{W}keepNext"), None) is not None
        for paragraph in row.iter(f"{W}p"):
            _keep(paragraph, keeps=keeps)


def _keep(paragraph: Element, *, keeps: bool) -> None:
    properties = anak(paragraph, "pPr")
    mark = anak(properties, "keepNext")
    if properties is None or (mark is not None) == keeps:
        return
    if mark is not None:
        properties.remove(mark)
    else:
        style = anak(properties, "pStyle")
        properties.insert(0 if style is None else 1, properties.makeelement(f"{W}keepNext", {}))


def _stand(rows: list[Element], before: list[Element]) -> None:
    """Put rows in this order where those before stood; of these the others go."""
    here = before[0].getprevious()
    table = before[0].getparent()
    if table is None:
        return
    start = 0 if here is None else table.index(here) + 1
    for row in before:
        parent = row.getparent()
        if parent is not None:
            parent.remove(row)
    for offset, row in enumerate(rows):
        table.insert(start + offset, row)


__all__ = ["segarkan_tabel"]
