"""Which column of a table in the file is which in today's document, and rows of today's in the columns of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from report_builder.audit.membaca.paket import Element, anak, nilai
from report_builder.exporters.docx.tree import W
from report_builder.refresh.tabel.papan import Lajur, Papan, kolom_sel, tanpa_angka
from report_builder.refresh.tabel.salin import Penyalin, kosongkan, tanpa_penanda


@dataclass(frozen=True, slots=True)
class Kolom:
    """The column of today's table by that of the file's; ``sama`` where people have neither added nor removed any."""

    asal: Mapping[int, int]
    sama: bool
    lebar: tuple[int, ...]
    """Of the file's columns, in twips."""

    @classmethod
    def dari(cls, kiri: Papan, kanan: Papan) -> Kolom:
        """How the columns of two tables go together: by their places, else by their heads."""
        widths = tuple(int(nilai(each, "w") or 0) for each in kiri.letak.elemen.iterfind(f"{W}tblGrid/{W}gridCol"))
        if kiri.lebar == kanan.lebar:
            return cls({column: column for column in range(1, kiri.lebar + 1)}, sama=True, lebar=widths)
        return cls(_by_heads(kiri, kanan), sama=False, lebar=widths)

    def pasangan(self, kiri: Lajur, kanan: Lajur) -> list[tuple[int, int]]:
        """The places of the cells of two rows that are the same cell and as wide."""
        there = kolom_sel(kanan)
        found = [(place, there.get(self.asal.get(sel.kolom, 0), -1)) for place, sel in enumerate(kiri.sel)]
        return [
            (place, other)
            for place, other in found
            if other >= 0 and (not self.sama or kiri.sel[place].lebar == kanan.sel[other].lebar)
        ]

    def baris(self, baru: Lajur, contoh: Lajur | None, penyalin: Penyalin) -> Element | None:
        """A row of today's in these columns; where they differ, in the form of a row of the file."""
        if self.sama:
            row = penyalin.salin(baru.elemen)
            for sel, cell in zip(baru.sel, row.iterfind(f"{W}tc"), strict=False):
                self._widen(cell, sel.kolom, sel.lebar)
            return row
        return None if contoh is None else self._like(baru, contoh, penyalin)

    def _widen(self, cell: Element, column: int, span: int) -> None:
        width = anak(cell, "tcPr", "tcW")
        if width is not None and len(self.lebar) >= column + span - 1:
            width.set(f"{W}w", str(sum(self.lebar[column - 1 : column - 1 + span])))

    def _like(self, baru: Lajur, contoh: Lajur, penyalin: Penyalin) -> Element:
        pairs = dict(self.pasangan(contoh, baru))
        row = deepcopy(tanpa_penanda(contoh.elemen))
        for place, cell in enumerate(row.iterfind(f"{W}tc")):
            if place in pairs:
                penyalin.isi(cell, baru.elemen_sel[pairs[place]])
            else:
                kosongkan(cell)
        return row


def _by_heads(kiri: Papan, kanan: Papan) -> dict[int, int]:
    """Columns whose heads have the same words, from left to right."""
    left, right = _heads(kiri), _heads(kanan)
    found: dict[int, int] = {}
    for column, text in left:
        match = next((other for other, said in right if said == text and other not in found.values()), None)
        if match is not None:
            found[column] = match
    return found


def _heads(papan: Papan) -> Sequence[tuple[int, str]]:
    heads = [lajur for lajur in papan.lajur if lajur.kepala] or papan.lajur[:1]
    last = heads[-1] if heads else None
    return (
        [] if last is None else [(sel.kolom, tanpa_angka(text)) for sel, text in zip(last.sel, last.samar, strict=True)]
    )
