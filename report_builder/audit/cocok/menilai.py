"""Judges a number that stands where the data put one: in a bookmark of ours, or in the place of another number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from report_builder.audit.angka import Angka, Jenis, cari_angka
from report_builder.audit.cocok.fakta import Sifat, angka_fakta, cetakan, is_cetak, is_rentang, kata_satuan
from report_builder.audit.cocok.putusan import Putusan, dari_sifat
from report_builder.audit.dokumen import Alinea, Jangkar
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar import Harapan
from report_builder.audit.temuan import Kelas
from report_builder.facts import Fact, Ledger
from report_builder.scrutiny.bilangan import COUNTED

Pergantian: TypeAlias = frozenset[tuple[Decimal | None, Decimal | None]]
_DRAWN_PLACES = 6
_NAMES = frozenset({Jenis.NOMOR, Jenis.URUTAN, Jenis.SAMAR, Jenis.JAM})
_TIMES = frozenset({Jenis.TAHUN, Jenis.TANGGAL})


@dataclass(frozen=True, slots=True)
class Penilai:
    """Judges by the facts of today and those that the document carries."""

    ledger: Ledger
    lama: Ledger | None
    satuan: frozenset[str]
    """The words that are units of facts."""
    pergantian: Pergantian
    """What facts were printed as before, and are printed as today."""

    @classmethod
    def dari(cls, rujukan: Rujukan) -> Penilai:
        """One that judges by the data."""
        return cls(rujukan.ledger, rujukan.lama, kata_satuan(rujukan.ledger), pergantian(rujukan))

    # --- bookmarks ----------------------------------------------------------------------------------------------------

    def jangkar(self, alinea: Alinea, angka: Angka, jangkar: Jangkar) -> Putusan:
        """A number in a bookmark, held against the fact that the bookmark stands for."""
        now = self.ledger.get(jangkar.fakta)
        old = self.lama.get(jangkar.fakta) if self.lama else None
        text = alinea.teks[jangkar.awal : jangkar.akhir]
        sifat = _in_bookmark(text, angka, jangkar, now) if now else Sifat.LAIN
        if now and sifat in {Sifat.SAMA, Sifat.BULAT}:
            return self._with_unit(dari_sifat(sifat, now), angka, now)
        if old and _in_bookmark(text, angka, jangkar, old) in {Sifat.SAMA, Sifat.BULAT}:
            return kedaluwarsa(old, now)
        if now:
            return dari_sifat(sifat, now)
        return Putusan(Kelas.KEDALUWARSA, f"Fakta {jangkar.fakta} tidak ada lagi pada data.", jangkar.fakta, salah=True)

    def _with_unit(self, putusan: Putusan, angka: Angka, fact: Fact) -> Putusan:
        """The verdict, or that another unit follows the number than the fact's."""
        own = fact.satuan.casefold().split()
        if own and angka.kata not in own and self._counts(angka.kata) and cetakan(fact).is_unit(angka):
            return dari_sifat(Sifat.SATUAN, fact)
        return putusan

    def _counts(self, kata: str) -> bool:
        """Whether a word names what is counted: a unit of facts, or persons, documents and the like."""
        return kata in self.satuan or COUNTED.fullmatch(f" {kata}") is not None

    # --- places -------------------------------------------------------------------------------------------------------

    def tempat(self, angka: Angka, harapan: Harapan) -> Putusan:
        """A number in the place of another, held against that and the fact that it prints."""
        fact = self.ledger.get(harapan.fakta) if harapan.fakta else None
        if is_sama(angka, harapan.angka):
            return self._in_place(angka, harapan, fact)
        if fact and is_cetak(angka.teks, fact):
            return dari_sifat(Sifat.SAMA, fact)
        if angka.jenis in _NAMES and not fact:
            told = (
                "" if angka.nilai == harapan.angka.nilai else f" Pada naskah dari data: {harapan.angka.teks.strip()}."
            )
            return Putusan(Kelas.BUKAN_FAKTA, f"Nomor atau nama.{told}")
        if fact and not is_rentang(angka):
            return self._by_fact(angka, fact)
        putusan = _by_number(angka, harapan)
        if putusan.salah and (angka.nilai, harapan.angka.nilai) in self.pergantian:
            return replace(putusan, kelas=Kelas.KEDALUWARSA, alasan=f"Sesuai dengan data lama. {putusan.alasan}")
        return putusan

    def _in_place(self, angka: Angka, harapan: Harapan, fact: Fact | None) -> Putusan:
        if angka.jenis in _NAMES | _TIMES and not fact:
            return Putusan(Kelas.BUKAN_FAKTA, "Sama dengan naskah dari data.")
        reason = f"Sama dengan fakta {fact.id}." if fact else "Sama dengan naskah dari data."
        putusan = Putusan(Kelas.COCOK, reason, fact.id if fact else None)
        expected = harapan.angka.kata
        if angka.kata != expected and self._counts(angka.kata) and self._counts(expected):
            said = f"{harapan.angka.teks.strip()} {expected}"
            reason = f"Satuannya lain: pada naskah dari data {said}."
            return Putusan(Kelas.BERUBAH, reason, putusan.fakta, said, salah=True)
        return putusan

    def _by_fact(self, angka: Angka, fact: Fact) -> Putusan:
        old = self.lama.get(fact.id) if self.lama else None
        sifat = cetakan(fact).sifat(angka)
        if sifat not in {Sifat.SAMA, Sifat.BULAT} and old and cetakan(old).sifat(angka) in {Sifat.SAMA, Sifat.BULAT}:
            return kedaluwarsa(old, fact)
        return self._with_unit(dari_sifat(sifat, fact), angka, fact)


def pergantian(rujukan: Rujukan) -> Pergantian:
    """What facts were before, with what they are today, as they are printed and as charts draw them."""
    lama: Mapping[str, Fact] = rujukan.lama or {}
    changed = [(lama[fact.id], fact) for fact in rujukan.ledger.fakta if fact.id in lama and lama[fact.id] != fact]
    pairs = {(cetakan(old).nilai, cetakan(new).nilai) for old, new in changed}
    pairs |= {(_drawn(old), _drawn(new)) for old, new in changed}
    return frozenset((old, new) for old, new in pairs if old is not None and old != new)


def _drawn(fact: Fact) -> Decimal | None:
    """The value as charts draw it."""
    return round_drawn(fact.nilai) if isinstance(fact.nilai, Decimal) else None


def round_drawn(nilai: Decimal) -> Decimal:
    """A value as exactly as two charts can be told apart."""
    return round(nilai, _DRAWN_PLACES)


def is_sama(angka: Angka, lain: Angka) -> bool:
    """Whether two numbers say the same: value and kind, however they are written."""
    return (angka.nilai, angka.jenis) == (lain.nilai, lain.jenis) and (
        angka.nilai is not None or angka.teks.casefold().split() == lain.teks.casefold().split()
    )


def _in_bookmark(text: str, angka: Angka, jangkar: Jangkar, fact: Fact) -> Sifat:
    """How a number in a bookmark stands to a fact; of one that is printed as several numbers, to its own of them."""
    if is_cetak(text, fact) and (angka.jenis is Jenis.SAMAR or not isinstance(fact.nilai, Decimal)):
        return Sifat.SAMA
    if not isinstance(fact.nilai, Decimal):
        own = [each for each in cari_angka(text) if jangkar.awal + each.awal < angka.akhir]
        expected = angka_fakta(fact)
        place = len(own) - 1
        return Sifat.SAMA if 0 <= place < len(expected) and is_sama(angka, expected[place]) else Sifat.LAIN
    return cetakan(fact).sifat(angka)


def kedaluwarsa(old: Fact, now: Fact | None) -> Putusan:
    """The verdict on a number that prints a fact as it was."""
    if now is None:
        return Putusan(Kelas.KEDALUWARSA, f"Fakta {old.id} tidak ada lagi pada data.", old.id, salah=True)
    reason = f"Sesuai dengan data lama; kini fakta {now.id} bernilai {now.bersatuan}."
    return Putusan(Kelas.KEDALUWARSA, reason, now.id, now.tampil, salah=True)


def _by_number(angka: Angka, harapan: Harapan) -> Putusan:
    """A number held against the one that the data's document has in its place, which prints no fact."""
    expected = harapan.angka
    text = expected.teks.strip()
    if isinstance(expected.nilai, Decimal) and angka.jenis is expected.jenis:
        stands = hubungan(angka, expected.nilai)
        if stands is Hubungan.BULAT:
            return Putusan(Kelas.DIBULATKAN, f"Pembulatan dari {text} pada naskah dari data.", harapan.fakta, text)
    return Putusan(Kelas.BERUBAH, f"Pada naskah dari data: {text}.", harapan.fakta, text, salah=True)
