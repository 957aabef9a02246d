"""The class of each number of a document: by its bookmark, by its place, by what is said around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.cocok.cari import Pencari
from report_builder.audit.cocok.fakta import is_cetak
from report_builder.audit.cocok.konteks import Sekitar, di_sekitar
from report_builder.audit.cocok.menilai import Penilai
from report_builder.audit.cocok.putusan import Putusan, temuan
from report_builder.audit.cocok.tanpa_data import golongkan_tanpa_data
from report_builder.audit.cocok.titik import golongkan_grafik
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Jangkar, Peran, Tempat
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar import Harapan, Sejajar, jangkar_dari
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.facts import Fact

_APART = frozenset({Jenis.RUPIAH, Jenis.PERSEN, Jenis.POIN, Jenis.TAHUN, Jenis.NOMOR, Jenis.TANGGAL})
_REPEATED = Putusan(Kelas.BUKAN_FAKTA, "Daftar isi mengulang judul dan nomor halaman.")


def golongkan(dokumen: Dokumen, sejajar: Sejajar, rujukan: Rujukan) -> Iterator[Temuan]:
    """Every number of a document with its class, then the points of its charts and the facts that were deleted."""
    golongan = _Golongan(dokumen, sejajar, rujukan, Penilai.dari(rujukan))
    yield from golongan.semua()
    yield from golongkan_grafik(dokumen, sejajar, rujukan)
    yield from golongan.hilang()


@dataclass(frozen=True)
class _Golongan:
    dokumen: Dokumen
    sejajar: Sejajar
    rujukan: Rujukan
    penilai: Penilai

    @cached_property
    def pencari(self) -> Pencari:
        return Pencari.dari(self.rujukan)

    @cached_property
    def sekitar(self) -> Sekitar:
        return Sekitar.dari(self.dokumen)

    def semua(self) -> Iterator[Temuan]:
        for alinea in self.dokumen.alinea():
            numbers = self.sejajar.angka[alinea]
            for angka in numbers:
                yield temuan(alinea, angka, self._putuskan(alinea, angka, numbers))
            yield from self._texts(alinea, numbers)

    def _putuskan(self, alinea: Alinea, angka: Angka, numbers: Sequence[Angka]) -> Putusan:
        if alinea.peran is Peran.DAFTAR_ISI:
            return _REPEATED
        jangkar = jangkar_dari(alinea, angka)
        harapan = self.sejajar.harapan.get((alinea, angka.awal))
        is_sure = harapan is not None and _is_sure(alinea, angka, harapan)
        if harapan and not (jangkar or is_sure) and _are_strangers(angka, harapan.angka):
            harapan = None
        placed = self.penilai.tempat(angka, harapan) if harapan else None
        if placed and harapan:
            moved = _is_moved(alinea, angka, jangkar, harapan)
            if moved or not (placed.salah or _differ(jangkar, harapan)):
                return placed
        if jangkar and jangkar.fakta:
            return self.penilai.jangkar(alinea, angka, jangkar)
        if placed and (is_sure or not placed.salah):
            return placed
        found = self.pencari.cari(angka, self.sekitar.konteks(alinea, angka), di_sekitar(numbers, angka))
        return placed if placed and found.salah else found

    def _texts(self, alinea: Alinea, numbers: Sequence[Angka]) -> Iterator[Temuan]:
        """The bookmarks around facts that are words, or where a number was to stand and none does."""
        for jangkar in alinea.jangkar:
            fact = self.rujukan.ledger.get(jangkar.fakta)
            text = alinea.teks[jangkar.awal : jangkar.akhir]
            holds = any(each.awal < jangkar.akhir and jangkar.awal < each.akhir for each in numbers)
            if fact and text and not holds and not is_cetak(text, fact):
                old = self.rujukan.lama.get(jangkar.fakta) if self.rujukan.lama else None
                kelas = Kelas.KEDALUWARSA if old and is_cetak(text, old) else Kelas.BERUBAH
                reason = f"Fakta {fact.id} adalah “{fact.bersatuan}”."
                putusan = Putusan(kelas, reason, fact.id, fact.tampil, salah=True)
                yield temuan(alinea, jangkar, putusan)

    # --- what is gone -------------------------------------------------------------------------------------------------

    def hilang(self) -> Iterator[Temuan]:
        """The facts that the document printed and does no more."""
        lost = _lost(self.dokumen)
        for lepas in self.sejajar.lepas:
            fakta = lepas.harapan.fakta
            if fakta and (not self.dokumen.penanda or lost[fakta]):
                lost[fakta] -= 1
                yield _gone(self.rujukan.ledger[fakta], _where(lepas.alinea, lepas.harapan))
        for fakta in lost.elements() if not self.rujukan.naskah else ():
            if fakta in self.rujukan.ledger:
                yield _gone(self.rujukan.ledger[fakta], Tempat(Bagian.ISI))


def _lost(dokumen: Dokumen) -> Counter[str]:
    """The facts whose bookmarks are gone or hold nothing, by how many are."""
    empty = (jangkar for alinea in dokumen.alinea() for jangkar in alinea.jangkar if jangkar.awal == jangkar.akhir)
    return Counter((*dokumen.lepas().values(), *(jangkar.fakta for jangkar in empty)))


def _are_strangers(angka: Angka, lain: Angka) -> bool:
    """Whether two numbers are of kinds of which no edit makes one of the other: an amount of money, a share, a year."""
    return angka.nilai != lain.nilai and angka.jenis is not lain.jenis and {angka.jenis, lain.jenis} <= _APART


def _differ(jangkar: Jangkar | None, harapan: Harapan) -> bool:
    """Whether a number stands in the bookmark of another fact than was to stand there."""
    return jangkar is not None and bool(jangkar.fakta) and harapan.fakta != jangkar.fakta


def _is_moved(alinea: Alinea, angka: Angka, jangkar: Jangkar | None, harapan: Harapan) -> bool:
    """Whether it was moved there with its bookmark: where the place is sure, it counts.

    Other data make another sentence. In prose the place is that of another fact only where the words around are too.
    """
    if not harapan.pasti or harapan.fakta is None or not _differ(jangkar, harapan):
        return False
    here = alinea.tempat
    return bool(here.tabel) or (
        here.judul == harapan.alinea.tempat.judul and _around(alinea, angka) == _around(harapan.alinea, harapan.angka)
    )


def _is_sure(alinea: Alinea, angka: Angka, harapan: Harapan) -> bool:
    """Whether the same word leads to a number as to the one that was to stand there; another may make it right."""
    is_led_to = _word_before(alinea, angka) == _word_before(harapan.alinea, harapan.angka)
    return harapan.pasti and (is_led_to or bool(alinea.tempat.tabel))


def _word_before(alinea: Alinea, angka: Angka) -> str:
    """That before a number, nothing where it is another number."""
    word = next(iter(alinea.teks[: angka.awal].split()[-1:]), "")
    return "" if any(map(str.isdigit, word)) else word


def _around(alinea: Alinea, angka: Angka) -> tuple[list[str], list[str]]:
    """The word before a number and the two behind it."""
    return alinea.teks[: angka.awal].split()[-1:], alinea.teks[angka.akhir :].split()[:2]


def _where(alinea: Alinea | None, harapan: Harapan) -> Tempat:
    """Where a number is missing: in its paragraph, else under the heading that it was to stand under."""
    return alinea.tempat if alinea else replace(harapan.alinea.tempat, nomor=0)


def _gone(fact: Fact, tempat: Tempat) -> Temuan:
    reason = f"Fakta {fact.id}, yaitu {fact.bersatuan}, tidak lagi tercetak di sini."
    return Temuan(Kelas.HILANG, "", tempat, reason, fact.id, fact.bersatuan)


__all__ = ["golongkan", "golongkan_tanpa_data"]
