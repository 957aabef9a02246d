"""Bookmarks that are gone, put back around figures whose words leave no doubt which facts they print."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from report_builder.audit.angka import angka_alinea
from report_builder.audit.dokumen import Alinea, Dokumen, Jangkar, Tabel
from report_builder.audit.keluaran.tancap import belah, tandai
from report_builder.audit.membaca.paket import nilai
from report_builder.audit.sejajar import Padanan, Penggal, jangkar_dari, sejajarkan
from report_builder.audit.sejajar.penggal import pasangan_angka, penggal
from report_builder.refresh.berkas import Berkas
from report_builder.refresh.tabel.papan import tanpa_angka


@dataclass(frozen=True, slots=True)
class _Letak:
    """A bookmark and the stretch of a paragraph that it is to hold."""

    nama: str
    awal: int
    akhir: int


def tandai_angka(berkas: Berkas, naskah: Dokumen) -> None:
    """Put the bookmarks that a file has lost back where they stood in the document that it was made as.

    A sentence or a row that the document has several times is only known again where the file has it as often. What a
    person has reworded counts where it prints the fact as before.
    """
    gone = berkas.dokumen.lepas()
    if not gone:
        return
    sejajar = sejajarkan(berkas.dokumen, naskah)
    left = _Sebutan.dari(berkas.dokumen, (*(each.kiri for each in sejajar.pasangan), *sejajar.sendiri))
    right = _Sebutan.dari(
        naskah, (each for alinea in naskah.alinea() for each in penggal(alinea, angka_alinea(alinea)))
    )
    found: defaultdict[Alinea, list[_Letak]] = defaultdict(list)
    for each in sejajar.pasangan:
        found[each.kiri.alinea] += (one for one in _placed(each, left, right) if one.nama in gone)
    numbers = _free_ids(berkas)
    for alinea, places in found.items():
        _put(berkas, alinea, places, numbers)


# --- what is known again ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sebutan:
    """How often a document says what, below which heading, and of which facts."""

    baris: Mapping[Alinea, str]
    banyak: Counter[Hashable]
    fakta: Mapping[Hashable, frozenset[tuple[str, ...]]]

    @classmethod
    def dari(cls, dokumen: Dokumen, penggal: Iterable[Penggal]) -> _Sebutan:
        rows = dict(_rows(dokumen.tabel()))
        counts: Counter[Hashable] = Counter()
        facts: defaultdict[Hashable, set[tuple[str, ...]]] = defaultdict(set)
        for each in penggal:
            what = _said(each, rows)
            within = tuple(one.fakta for one in _anchors(each))
            for key in (what, (each.alinea.tempat.judul, what)):
                counts[key] += 1
                facts[key].add(within)
        return cls(rows, counts, {key: frozenset(some) for key, some in facts.items()})

    def kata(self, penggal: Penggal) -> Hashable:
        """What a sentence says, wherever it stands."""
        return _said(penggal, self.baris)


def _rows(tables: Iterable[Tabel]) -> Iterator[tuple[Alinea, str]]:
    for tabel in tables:
        for baris in tabel.baris:
            words = " | ".join(tanpa_angka(sel.teks) for sel in baris.sel)
            yield from ((each, words) for sel in baris.sel for each in sel.isi if isinstance(each, Alinea))


def _said(penggal: Penggal, rows: Mapping[Alinea, str]) -> Hashable:
    """The words of a sentence, in a table those of its row and its column."""
    alinea = penggal.alinea
    return alinea.tempat.bagian, rows.get(alinea, ""), alinea.tempat.kolom, penggal.samar


def _anchors(penggal: Penggal) -> Iterator[Jangkar]:
    return (each for each in penggal.alinea.jangkar if penggal.awal <= each.awal and each.akhir <= penggal.akhir)


def _placed(padanan: Padanan, left: _Sebutan, right: _Sebutan) -> Iterator[_Letak]:
    """Where in a sentence of the file the bookmarks of the one that stood there belong."""
    kiri, kanan = padanan.kiri, padanan.kanan
    said, was = left.kata(kiri), right.kata(kanan)
    here = kiri.alinea.tempat.judul, kanan.alinea.tempat.judul
    same_heading = here[0] == here[1]
    one, other = ((here[0], said), (here[1], was)) if same_heading else (said, was)
    sure = len(right.fakta[other]) == 1 or (said == was and left.banyak[one] == right.banyak[other])
    if not sure or not padanan.pasti:
        return
    for jangkar, awal, akhir in _stretches(kiri, kanan):
        if said == was or kiri.alinea.teks[awal:akhir] == kanan.alinea.teks[jangkar.awal : jangkar.akhir]:
            yield _Letak(jangkar.nama, awal, akhir)


def _stretches(kiri: Penggal, kanan: Penggal) -> Iterator[tuple[Jangkar, int, int]]:
    """The bookmarks of a sentence, each with its stretch of the other: all of the same words, else its numbers."""
    text, wanted = kiri.alinea.teks, kanan.alinea.teks
    if text[kiri.awal : kiri.akhir] == wanted[kanan.awal : kanan.akhir]:
        step = kiri.awal - kanan.awal
        yield from ((each, each.awal + step, each.akhir + step) for each in _anchors(kanan))
        return
    for place, other in pasangan_angka(kiri, kanan):
        angka, lama = kiri.angka[place], kanan.angka[other]
        jangkar = jangkar_dari(kanan.alinea, lama)
        if jangkar:
            awal, akhir = angka.awal + jangkar.awal - lama.awal, angka.akhir + jangkar.akhir - lama.akhir
            exact = (jangkar.awal, jangkar.akhir) == (lama.awal, lama.akhir)
            if exact or text[awal:akhir] == wanted[jangkar.awal : jangkar.akhir]:
                yield jangkar, awal, akhir


# --- into the file ---------------------------------------------------------------------------------------------------


def _free_ids(berkas: Berkas) -> Iterator[int]:
    taken = (nilai(each, "id") for each in berkas.tebaran("bookmarkStart"))
    first = max((int(each) for each in taken if each.isdecimal() and len(each) < 10), default=0)
    return iter(range(first + 1, 2**31))


def _put(berkas: Berkas, alinea: Alinea, places: Iterable[_Letak], numbers: Iterator[int]) -> None:
    stretches = tuple(_loose(alinea, places))
    first = next(iter(stretches), None)
    alamat = first and berkas.letak.cari(alinea.tempat, 0, len(alinea.teks), alinea.teks)
    if not alamat or alamat.teks != alinea.teks:
        return
    pieces = belah(alamat, {place for each in stretches for place in (each.awal, each.akhir)})
    for each in stretches:
        within = [piece for piece in pieces if piece.awal < each.akhir and each.awal < piece.akhir]
        if within:
            tandai(within, str(next(numbers)), each.nama)
    berkas.tersentuh(alamat)


def _loose(alinea: Alinea, places: Iterable[_Letak]) -> Iterator[_Letak]:
    """The stretches with the blanks beside them, none reaching into one before or into a bookmark that is there."""
    taken = [(each.awal, each.akhir) for each in alinea.jangkar]
    last = 0
    for each in sorted(places, key=lambda one: one.awal):
        if each.awal < last or each.awal >= each.akhir or any(a < each.akhir and each.awal < b for a, b in taken):
            continue
        start = each.awal - 1 if each.awal > last and alinea.teks[each.awal - 1] == " " else each.awal
        end = each.akhir + 1 if alinea.teks[each.akhir : each.akhir + 1] == " " else each.akhir
        last = end
        yield _Letak(each.nama, start, end)
