"""Finds what a number ties to that nobody marked: by its value and unit, and whom and what the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis, cari_angka
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.nama import Bernama
from report_builder.audit.cocok.putusan import Putusan, dari_sifat
from report_builder.audit.cocok.turunan import turunan
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas
from report_builder.dataset import CellKind, Dataset
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import PERCENT, RUPIAH
from report_builder.scrutiny.arah import measure_of
from report_builder.scrutiny.pegangan import Pegangan

_MEASURES = (
    ("realisasi", r"realisasi\w*|terealisasi\w*|direalisasikan|tercapai|dicapai"),
    ("target", r"target\w*|ditargetkan|targetnya"),
    ("capaian", r"capaian\w*|ketercapaian|pencapaian"),
    ("pagu", r"pagu\w*|alokasi\w*|anggaran(?!nya terserap)"),
    ("serapan", r"serapan|penyerapan|terserap|diserap"),
    ("sisa", r"sisa\w*|tersisa"),
    ("standar", r"standar"),
)
_MEASURE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _MEASURES), re.IGNORECASE)
_ALSO = {"realisasi": ("realisasi", "serapan", "capaian"), "serapan": ("serapan", "realisasi")}
"""The measures that a word may stand before besides its own: "realisasi 96,92%" of money is its serapan."""
_WHOLE = re.compile(
    r"\b(?:unit kerja|seluruhnya|keseluruhan|rata-rata capaian|total|secara umum"
    r"|seluruh (?:indikator|sasaran|program))\b",
    re.IGNORECASE,
)
"""Who speaks of all names nobody, whatever the heading above does."""
_YEAR = re.compile(r"\b(?:tahun|pada|TA|T\.A\.) (?P<year>(?:19|20)[0-9]{2})\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:lebih dari|di ?atas|melebihi|melampaui|sekurang-kurangnya|minimal) $", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:kurang dari|di ?bawah|hampir|tidak sampai|maksimal) $", re.IGNORECASE)
_COUNTED = re.compile(r" (?:dari \w+ )?(?:(?:buah|poin|butir) )?(?P<noun>indikator|sasaran)\b", re.IGNORECASE)
_TELLING_DIGITS = 3
"""A number of so many digits stands for its fact wherever it stands."""
_UNASKED = ("teks.", "lampiran.")
NO_FACTS: Mapping[Jenis, str] = {
    Jenis.TAHUN: "Tahun.",
    Jenis.TANGGAL: "Tanggal.",
    Jenis.JAM: "Jam.",
    Jenis.NOMOR: "Nomor atau nama.",
    Jenis.URUTAN: "Urutan.",
    Jenis.SAMAR: "Tidak menyebut angka tertentu.",
}
"""The kinds of numbers that are no facts, and what they are."""


@dataclass(frozen=True, slots=True)
class Pencari:
    """What numbers can tie to: the facts, the numbers of the data's texts, the counts of the report."""

    ledger: Ledger
    bernama: Bernama
    teks: Mapping[tuple[Decimal, Jenis, str], Place]
    jumlah: Mapping[str, frozenset[int]]
    tahun: int

    @classmethod
    def dari(cls, rujukan: Rujukan) -> Pencari:
        """Those of the data."""
        laporan, ledger = rujukan.laporan, rujukan.ledger
        day = laporan.identitas.tanggal_laporan or date(laporan.identitas.tahun, 12, 31)
        counts = Pegangan.of(laporan, ledger, day).jumlah
        return cls(ledger, Bernama.dari(laporan), _numbers_of(rujukan.dataset), counts, laporan.identitas.tahun)

    def cari(self, angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan:
        """What a number ties to, or that it ties to nothing."""
        if angka.jenis in NO_FACTS:
            return Putusan(Kelas.BUKAN_FAKTA, NO_FACTS[angka.jenis])
        for look in (self._named, self._counted, self._valued, self._of_text):
            found = look(angka, konteks)
            if found:
                return found
        if reason := turunan(angka, konteks, lain):
            return Putusan(Kelas.TURUNAN, reason)
        return self._wrong(angka, konteks) or self._unknown()

    # --- by name ------------------------------------------------------------------------------------------------------

    def _named(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A fact of whom the nearest text names, of the measure that stands before the number."""
        owners = self._owners(konteks.sekitar)
        for facts in (self._meant(konteks, owners), self._of_named(angka, konteks, owners)):
            if found := _best(angka, facts, konteks):
                return found
        return None

    def _wrong(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """Where the words leave no doubt which fact is meant, the number is a false print of it."""
        for fact in self._meant(konteks, self._owners(konteks.dekat)):
            sifat = cetakan(fact).sifat(angka)
            if fact.nilai is not None and (sifat is not Sifat.LAIN or cetakan(fact).is_unit(angka)):
                putusan = dari_sifat(sifat, fact)
                return replace(putusan, alasan=f"Kata-kata di sekitarnya menyebut {fact.id}. {putusan.alasan}")
        return None

    def _meant(self, konteks: Konteks, owners: frozenset[str]) -> tuple[Fact, ...]:
        """The fact of one named subject, of the one measure and year that the clause says."""
        measure = _measure(konteks)
        if not measure or len(owners) != 1:
            return ()
        year = _year(konteks)
        suffix = "" if year in (None, self.tahun) else f".{year}"
        fact = self.ledger.get(f"{next(iter(owners))}.{measure}{suffix}")
        return (fact,) if fact else ()

    def _of_named(self, angka: Angka, konteks: Konteks, owners: frozenset[str]) -> tuple[Fact, ...]:
        """The facts of all that are named: of the measure that is said, where that has any in the number's unit."""
        measure = _measure(konteks)
        facts = tuple(fact for fact in self.ledger.fakta if self.bernama.pemilik(fact.id) in owners)
        wanted = _ALSO.get(measure, (measure,)) if measure else ()
        said = tuple(fact for fact in facts if measure_of(fact.id).startswith(wanted)) if wanted else ()
        return said if any(cetakan(fact).is_unit(angka) for fact in said) else facts

    def _owners(self, texts: Sequence[str]) -> frozenset[str]:
        """Whom the nearest of some texts names; nobody where it speaks of the whole unit."""
        for text in texts:
            owners = self.bernama.sebut(text)
            if owners or _WHOLE.search(text):
                return owners
        return frozenset()

    # --- by value -----------------------------------------------------------------------------------------------------

    def _counted(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """How many indikator or sasaran there are, or are in a state: tiga dari empat indikator."""
        noun = _COUNTED.match(f" {konteks.sesudah.lstrip()}")
        counts = self.jumlah.get(noun["noun"].casefold(), frozenset()) if noun else frozenset()
        if noun and isinstance(angka.nilai, Decimal) and angka.nilai in counts:
            return Putusan(Kelas.COCOK, f"Sama dengan cacah {noun['noun']} pada data.")
        return None

    def _valued(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A fact of the same value whose unit follows the number, or a number that is like no other."""
        facts = [fact for fact in self.ledger.fakta if not fact.id.startswith(_UNASKED)]
        same = [fact for fact in facts if cetakan(fact).sifat(angka) is Sifat.SAMA]
        if not same:
            return None
        told = [fact for fact in same if _says_unit(angka, fact)]
        telling = angka.jenis in {Jenis.PERSEN, Jenis.RUPIAH, Jenis.POIN} or _digits(angka) >= _TELLING_DIGITS
        meant = told or (same if telling else [])
        certain = self._meant(konteks, self._owners(konteks.dekat))
        return dari_sifat(Sifat.SAMA, meant[0]) if meant and not certain else None

    def _of_text(self, angka: Angka, _konteks: Konteks) -> Putusan | None:
        """A number that a text of the data says of the same thing."""
        if not isinstance(angka.nilai, Decimal) or not angka.kata:
            return None
        place = self.teks.get((angka.nilai, angka.jenis, angka.kata))
        return Putusan(Kelas.COCOK, f"Sama dengan teks pada data: {place}.") if place else None

    def _unknown(self) -> Putusan:
        reason = "Tidak ada fakta yang bernilai demikian, dan angka di sekitarnya tidak menurunkannya."
        return Putusan(Kelas.TAK_DIKENAL, reason, salah=True)


def _best(angka: Angka, facts: Iterable[Fact], konteks: Konteks) -> Putusan | None:
    """The fact to which a number stands nearest: the same, else a rounding of it, else a true bound."""
    rank = {Sifat.SAMA: 0, Sifat.BULAT: 1}
    judged = [(cetakan(fact).sifat(angka, polos=_polos(fact, konteks)), fact) for fact in facts]
    near = [pair for pair in judged if pair[0] in rank]
    if near:
        return dari_sifat(*min(near, key=lambda pair: rank[pair[0]]))
    return next(_bounds(angka, (fact for _, fact in judged), konteks), None)


def _bounds(angka: Angka, facts: Iterable[Fact], konteks: Konteks) -> Iterator[Putusan]:
    """What is rightly said to be more or less than a number that is not far: lebih dari 30 ribu of 31.868."""
    if not isinstance(angka.nilai, Decimal):
        return
    for fact in facts:
        if isinstance(fact.nilai, Decimal) and cetakan(fact).is_unit(angka):
            above = _AT_LEAST.search(konteks.sebelum) and angka.nilai < fact.nilai <= angka.nilai * 2
            below = _AT_MOST.search(konteks.sebelum) and fact.nilai < angka.nilai <= fact.nilai * 2
            if above or below:
                yield Putusan(Kelas.DIBULATKAN, f"Batas yang benar bagi {fact.id}, yaitu {fact.tampil}.", fact.id)


def _polos(fact: Fact, konteks: Konteks) -> bool:
    """Whether the head of a column gives the unit of its numbers."""
    head = konteks.kepala.casefold()
    return (fact.satuan == PERCENT and "%" in head) or (fact.satuan == RUPIAH and ("rp" in head or "rupiah" in head))


def _measure(konteks: Konteks) -> str:
    """The measure that is named last before a number, in its clause or its sentence, or by the head of its column."""
    for text in (konteks.anak_kalimat, konteks.sebelum, konteks.kepala):
        found = [each.lastgroup or "" for each in _MEASURE.finditer(text)]
        if found:
            return found[-1]
    return ""


def _year(konteks: Konteks) -> int | None:
    behind = _YEAR.match(konteks.sesudah.lstrip(" ,("))
    before = list(_YEAR.finditer(konteks.anak_kalimat))
    found = behind or (before[-1] if before else None)
    return int(found["year"]) if found else None


def _says_unit(angka: Angka, fact: Fact) -> bool:
    first = fact.satuan.casefold().partition(" ")[0]
    return bool(first) and angka.kata.partition("/")[0] == first.partition("/")[0]


def _digits(angka: Angka) -> int:
    return len(str(abs(angka.nilai)).replace(".", "").strip("0")) if isinstance(angka.nilai, Decimal) else 0


def _numbers_of(dataset: Dataset) -> Mapping[tuple[Decimal, Jenis, str], Place]:
    """The numbers that stand in texts of the data, by value, kind and the word behind them."""
    found: dict[tuple[Decimal, Jenis, str], Place] = {}
    for table in dataset.tables:
        for cell in (cell for row in table.rows for cell in row if cell.kind is CellKind.TEXT):
            for angka in cari_angka(str(cell.value)):
                if isinstance(angka.nilai, Decimal) and angka.kata:
                    found.setdefault((angka.nilai, angka.jenis, angka.kata), cell.place)
    return found
