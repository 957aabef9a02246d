"""Recomputes tables: rows of totals, and the percentage that a row gives of two others of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis, cari_angka
from report_builder.audit.dokumen import Alinea, Baris, Tabel, telusuri
from report_builder.audit.klaim import hitung
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.hitung import Kisaran, cetak, cetak_persen, kisaran, nilai, persen
from report_builder.audit.temuan import Kelas, Temuan

_TOTAL = re.compile(
    r"\s*(?:grand )?(?:jumlah|total)(?: (?:keseluruhan|seluruhnya|umum|anggaran|pagu|seluruh))?\W*", re.IGNORECASE
)
_UNSUMMED = re.compile(r"%|persen|capaian|rata-rata|indeks|nilai|skor|nomor|\bno\b|tahun|kode|peringkat", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "–", "—", "0"})
_HEADS: Mapping[str, re.Pattern[str]] = {
    "whole": re.compile(r"\b(?:target|pagu(?: akhir| revisi)?|alokasi|anggaran)\b", re.IGNORECASE),
    "done": re.compile(r"\brealisasi\b", re.IGNORECASE),
    "part": re.compile(r"%|\bpersen|\bcapaian\b|\bserapan\b", re.IGNORECASE),
}
_JOINT = re.compile(r"[.\-/ ]")
_FEWEST_ROWS = 2
_DEEPEST = 5
"""Levels of a budget."""


@dataclass(frozen=True, slots=True)
class _Isi:
    """A cell that holds one number and nothing else that counts."""

    alinea: Alinea
    angka: Angka

    def temuan(self, alasan: str, seharusnya: str) -> Temuan:
        text = self.alinea.teks[self.angka.awal : self.angka.akhir].strip()
        place = self.alinea.tempat, alasan, None, seharusnya
        return Temuan(Kelas.KLAIM, text, *place, salah=True, awal=self.angka.awal, akhir=self.angka.akhir)


@dataclass(frozen=True, slots=True)
class _Lajur:
    """A row: its first cell, its first words, and its numbers by column, None where a cell holds words."""

    kode: str
    label: str
    isi: Mapping[int, _Isi | None]


@dataclass(frozen=True, slots=True)
class _Kisi:
    """A table: the heads of its columns, and its rows."""

    kepala: Mapping[int, str]
    baris: tuple[_Lajur, ...]


def salah_tabel(tabel: Tabel, dinilai: frozenset[Alinea], data: Data | None) -> Iterator[Temuan]:
    """Totals and percentages of a table that its other numbers do not give; only cells to be judged are told."""
    if not any(alinea in dinilai for alinea in telusuri((tabel,))):
        return
    kisi = _grid(tabel)
    for isi, alasan, seharusnya in (*_totals(kisi), *_percentages(kisi)):
        if isi.alinea in dinilai and not (data and data.memuat(isi.angka)):
            yield isi.temuan(alasan, seharusnya)


def _grid(tabel: Tabel) -> _Kisi:
    heads: dict[int, str] = {}
    rows = []
    for number, baris in enumerate(tabel.baris):
        if baris.kepala or number == 0:
            for sel in baris.sel:
                for column in range(sel.kolom, sel.kolom + sel.lebar):
                    heads[column] = f"{heads.get(column, '')} {sel.teks}".strip()
        else:
            rows.append(_row(baris))
    return _Kisi(heads, tuple(rows))


def _row(baris: Baris) -> _Lajur:
    labels = [sel.teks for sel in baris.sel if any(map(str.isalpha, sel.teks))]
    cells = {sel.kolom: _number(tuple(telusuri(sel.isi))) for sel in baris.sel if sel.teks.strip() not in _NOTHING}
    return _Lajur(baris.sel[0].teks.strip() if baris.sel else "", labels[0] if labels else "", cells)


def _number(alinea: Sequence[Alinea]) -> _Isi | None:
    numbers = [(one, angka) for one in alinea for angka in cari_angka(one.teks)]
    if len(numbers) != 1 or not isinstance(numbers[0][1].nilai, Decimal):
        return None
    return _Isi(*numbers[0])


# --- totals ----------------------------------------------------------------------------------------------------------

Salah = tuple[_Isi, str, str]


def _totals(kisi: _Kisi) -> Iterator[Salah]:
    since = 0
    for number, total in enumerate(kisi.baris):
        if not _is_total(total):
            continue
        rows = _topmost(kisi.baris[since:number])
        since = number + 1
        for column, isi in total.isi.items():
            if isi and not _UNSUMMED.search(kisi.kepala.get(column, "")) and isi.angka.jenis is not Jenis.PERSEN:
                yield from _sum(isi, [row.isi for row in rows], column)


def _is_total(row: _Lajur) -> bool:
    """Whether a row is a total; its label may stand in the place of a code or behind it."""
    return _TOTAL.fullmatch(row.label) is not None


def _topmost(rows: Sequence[_Lajur]) -> Sequence[_Lajur]:
    """The rows that are no part of another by their codes: CT1 is, CT1.1 is not."""
    codes = {row.kode for row in rows}
    return [row for row in rows if not any(stem in codes for stem in _stems(row.kode))]


def _stems(code: str) -> Iterator[str]:
    return (code[: found.start()] for found in _JOINT.finditer(code) if found.start())


def _sum(total: _Isi, rows: Sequence[Mapping[int, _Isi | None]], column: int) -> Iterator[Salah]:
    cells = [row[column] for row in rows if column in row]
    parts = [cell.angka for cell in cells if cell]
    if len(parts) < _FEWEST_ROWS or len(parts) != len(cells) or any(one.jenis is Jenis.PERSEN for one in parts):
        return
    added, shown = hitung.jumlah(*map(kisaran, parts)), kisaran(total.angka)
    if not _is_nested(added, shown) and not _is_of_some(parts, shown):
        should = cetak(hitung.total(parts), total.angka)
        yield total, f"Baris di atasnya berjumlah {should}.", should


def _is_nested(added: Kisaran, shown: Kisaran) -> bool:
    """Whether rows may stand above others that make them up, so that all of them are the total several times."""
    return any(added.bertemu(Kisaran(shown.bawah * times, shown.atas * times)) for times in range(1, _DEEPEST + 1))


def _is_of_some(parts: Sequence[Angka], shown: Kisaran) -> bool:
    """Whether a total is that of leading rows, each of which is the sum of those behind it."""
    place, tops = 0, []
    while place < len(parts):
        top = kisaran(parts[place])
        tops.append(top)
        place += 1
        below, start = Kisaran(Decimal(0), Decimal(0)), place
        while place < len(parts) and not (below.bertemu(top) and place > start):
            below = hitung.jumlah(below, kisaran(parts[place]))
            place += 1
        if not below.bertemu(top):
            place = start
    return hitung.jumlah(*tops).bertemu(shown)


# --- percentages -----------------------------------------------------------------------------------------------------


def _percentages(kisi: _Kisi) -> Iterator[Salah]:
    columns = {name: _columns(kisi, name) for name in _HEADS}
    if any(len(found) != 1 for found in columns.values()):
        return
    whole, done, part = (columns[name][0] for name in _HEADS)
    for row in kisi.baris:
        cells = row.isi
        of, is_done, shown = cells.get(whole), cells.get(done), cells.get(part)
        if of and is_done and shown and of.angka.jenis is is_done.angka.jenis:
            yield from _part(of.angka, is_done.angka, shown)


def _columns(kisi: _Kisi, name: str) -> list[int]:
    others = [form for other, form in _HEADS.items() if other != name]
    return [
        column
        for column, head in kisi.kepala.items()
        if _HEADS[name].search(head) and not (name != "part" and any(form.search(head) for form in others))
    ]


def _part(whole: Angka, done: Angka, shown: _Isi) -> Iterator[Salah]:
    ratio = persen(kisaran(done), kisaran(whole))
    given = kisaran(shown.angka)
    if shown.angka.jenis is not Jenis.PERSEN:
        given = Kisaran(shown.angka.langkah / -2 + nilai(shown.angka), shown.angka.langkah / 2 + nilai(shown.angka))
    inverse = persen(kisaran(whole), kisaran(done))
    twice = Kisaran(200 - ratio.atas, 200 - ratio.bawah) if ratio else None
    is_capped = ratio is not None and given.tengah in _CAPS and ratio.atas > given.tengah
    if ratio and not is_capped and not any(way and given.bertemu(way) for way in (ratio, inverse, twice)):
        exact = nilai(done) / nilai(whole) * 100
        should = cetak(exact, shown.angka)
        yield shown, f"{done.teks.strip()} dari {whole.teks.strip()} adalah {cetak_persen(exact)}.", should


_CAPS = frozenset(map(Decimal, (100, 110, 120, 150)))
