"""Finds what a number ties to that nobody marked: by its value and unit, and whom and what the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis, cari_angka
from report_builder.audit.arah import BERUBAH
from report_builder.audit.cocok.fakta import Sifat, cetakan
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.nama import Bernama
from report_builder.audit.cocok.putusan import Putusan, dari_sifat
from report_builder.audit.cocok.turunan import CHANGED, turunan
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.temuan import Kelas
from report_builder.dataset import CellKind, Dataset
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import PERCENT, RUPIAH
from report_builder.rules import Hasil
from report_builder.scrutiny.arah import measure_of
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.pegangan import Pegangan

_MEASURES = (
    ("realisasi", r"realisasi\w*|terealisasi\w*|direalisasikan|tercapai|dicapai"),
    ("target", r"target\w*|ditargetkan|targetnya"),
    ("capaian", r"capaian\w*|ketercapaian|pencapaian"),
    ("pagu", r"pagu\w*|alokasi\w*|(?<!realisasi )(?<!serapan )(?<!sisa )anggaran(?!nya terserap)"),
    ("serapan", r"serapan|penyerapan|terserap|diserap"),
    ("sisa", r"sisa\w*|tersisa"),
    ("standar", r"standar"),
)
_MEASURE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _MEASURES), re.IGNORECASE)
_ALSO = {"realisasi": ("realisasi", "serapan", "capaian"), "serapan": ("serapan", "realisasi")}
"""The measures that a word may stand before besides its own: "realisasi 96,92%" of money is its serapan."""
_DIFFERENCES = ("perubahan", "selisih", "kelebihan")
"""What may be said of any measure: "realisasi lebih tinggi 0,13"."""
_THIS = re.compile(
    r"\b(?:indikator|capaian|realisasi|target)(?: (?:kinerja|indikator))? ?(?:ini|tersebut|nya)\b", re.IGNORECASE
)
"""What speaks of the one that the heading above names."""
_ANY_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_OTHER_TIMES = re.compile(
    r"\b(?:TW|triwulan|semester|kuartal|bulan|lalu|sebelum\w*|semula|awal\w*|akhir|menjadi|naik|turun|meningkat|menurun"
    r"|ke(?:naik|turun)an|peningkatan|dibanding\w*|daripada|sejak|hingga|sampai|selama|kumulatif|jangka|renstra"
    r"|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b",
    re.IGNORECASE,
)
"""What may tell of another time than the year that is said."""
_INTENDED = re.compile(
    r"\b(?:\w*target\w*|batas\w*|rencana\w*|direncanakan|diperjanjikan|perjanjian|ditetapkan|menetapkan|renstra|standar"
    r"|dari|diharapkan|seharusnya)\b",
    re.IGNORECASE,
)
"""What calls a number one that was to be reached."""
_OF_UNIT = re.compile(
    r"\b(?:capaian|realisasi|serapan|pagu|sisa)(?: (?:kinerja|anggaran))? unit kerja\b", re.IGNORECASE
)
_SPANS = frozenset({"detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "triwulan", "semester", "tahun"})
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
    hasil: tuple[Hasil, ...]
    tahun: int
    satuan: frozenset[str]
    """The first words of the units of facts."""

    @classmethod
    def dari(cls, rujukan: Rujukan) -> Pencari:
        """Those of the data."""
        laporan, ledger = rujukan.laporan, rujukan.ledger
        day = laporan.identitas.tanggal_laporan or date(laporan.identitas.tahun, 12, 31)
        counts = Pegangan.of(laporan, ledger, day).jumlah
        states = (ledger.get(f"{one.kode}.hasil") for one in laporan.indikator)
        hasil = tuple(Hasil(str(fact.nilai)) for fact in states if fact)
        teks = _numbers_of(rujukan.dataset)
        units = frozenset(fact.satuan.casefold().split()[0] for fact in ledger.fakta if fact.satuan.strip())
        return cls(ledger, Bernama.dari(laporan), teks, counts, hasil, laporan.identitas.tahun, units)

    def cari(self, angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan:
        """What a number ties to, or that it ties to nothing."""
        if angka.jenis in NO_FACTS:
            return Putusan(Kelas.BUKAN_FAKTA, NO_FACTS[angka.jenis])
        for look in (self._named, self._counted, self._valued, self._of_text):
            found = look(angka, konteks)
            if found:
                return self._contradicted(found, angka, konteks) or found
        return self._derived(angka, konteks, lain) or self._unknown()

    def _derived(self, angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan | None:
        """What a number follows from, or which fact it is a false print of."""
        if reason := turunan(angka, konteks, lain):
            return Putusan(Kelas.TURUNAN, reason)
        if found := self._differed(angka, konteks):
            return self._contradicted(found, angka, konteks) or found
        if BERUBAH.search(konteks.sebelum):
            return _as_points(angka, konteks, lain)
        certain = (fact for fact in self._certain(konteks) if not self._is_other_unit(angka, fact))
        return _false(angka, certain)

    # --- by name ------------------------------------------------------------------------------------------------------

    def _named(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A fact of whom the nearest text names, of the measure that stands before the number."""
        owners = self._owners((*self._clause(konteks), *konteks.sekitar))
        for facts in (self._meant(konteks, owners), self._of_named(angka, konteks, owners), self._of_unit(konteks)):
            if found := _best(angka, facts, konteks):
                return found
        return None

    def _meant(self, konteks: Konteks, owners: frozenset[str]) -> tuple[Fact, ...]:
        """The fact of one named subject, of the one measure and year that the clause says."""
        measure = _measure(konteks)
        if not owners and _OF_UNIT.search(konteks.sekitar_angka) and not _OTHER_TIMES.search(konteks.kalimat):
            owners = frozenset({"unit"})
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

    def _differed(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A change or a difference of whom the nearest text names, where the words tell of one."""
        if not CHANGED.search(konteks.sekitar_angka):
            return None
        owners = self._owners((*self._clause(konteks), *konteks.sekitar))
        facts = (fact for fact in self.ledger.fakta if self.bernama.pemilik(fact.id) in owners)
        return _best(angka, (fact for fact in facts if measure_of(fact.id).startswith(_DIFFERENCES)), konteks)

    def _of_unit(self, konteks: Konteks) -> tuple[Fact, ...]:
        """The facts of the whole unit, of the measures that the clause says, where nobody is named."""
        if self._owners(konteks.sekitar):
            return ()
        said = dict.fromkeys(each.lastgroup or "" for each in _MEASURE.finditer(konteks.anak_kalimat))
        meant = (each for one in said for each in _ALSO.get(one, (one,)))
        return tuple(fact for each in meant if (fact := self.ledger.get(f"unit.{each}")))

    def _certain(self, konteks: Konteks) -> tuple[Fact, ...]:
        """The fact that the words leave no doubt of; a heading counts where they speak of "this" one."""
        this = konteks.sekitar[-1:] if _THIS.search(konteks.kalimat) else ()
        return self._meant(konteks, self._owners((*self._clause(konteks), *konteks.dekat, *this)))

    def _is_other_unit(self, angka: Angka, fact: Fact) -> bool:
        """Whether the unit of other facts follows a number, which so is no print of this one."""
        own = fact.satuan.casefold().split()
        return angka.kata in self.satuan and angka.kata not in own

    def _clause(self, konteks: Konteks) -> tuple[str, ...]:
        """The clause around a number, where it names one of several whom its sentence names."""
        owners = self._owners((konteks.kalimat,))
        one = self._owners((konteks.sekitar_angka,)) if len(owners) > 1 else frozenset()
        return (konteks.sekitar_angka,) if len(one) == 1 and one < owners else ()

    def _contradicted(self, putusan: Putusan, angka: Angka, konteks: Konteks) -> Putusan | None:
        """What the words say against the fact that a number ties to: another unit of time, year or indikator."""
        fact = self.ledger.get(putusan.fakta) if putusan.fakta else None
        if fact is None:
            return None
        own = fact.satuan.casefold().partition(" ")[0]
        if angka.kata != own and {angka.kata, own} <= _SPANS:
            return dari_sifat(Sifat.SATUAN, fact)
        if _is_of_one_time(konteks, self.tahun):
            meant = self._meant(konteks, self._owners(konteks.sekitar))
            others = (each for each in meant if _are_of_two_times(each.id, fact.id) and each.nilai != fact.nilai)
            if found := _false(angka, others):
                return found
        return self._beyond(fact, konteks) or self._realised(angka, fact, konteks) or self._anothers(fact, konteks)

    def _beyond(self, fact: Fact, konteks: Konteks) -> Putusan | None:
        """What goes beyond a target, where it is called a rise."""
        if measure_of(fact.id) != "kelebihan" or not BERUBAH.search(konteks.sebelum):
            return None
        return Putusan(Kelas.BERUBAH, f"Itu kelebihan atas target ({fact.id}), bukan perubahan.", fact.id, salah=True)

    def _anothers(self, fact: Fact, konteks: Konteks) -> Putusan | None:
        """A fact of somebody whom the clause does not name, where it names another."""
        owner, named = self.bernama.pemilik(fact.id), self._owners(self._clause(konteks))
        if not named or not owner or owner in named:
            return None
        reason = f"Itu fakta {fact.id}, bukan fakta {next(iter(named))} yang disebut."
        return Putusan(Kelas.BERUBAH, reason, salah=True)

    def _realised(self, angka: Angka, fact: Fact, konteks: Konteks) -> Putusan | None:
        """What a target is that nothing calls one: what is told of an indikator is what was reached."""
        stem, dot, measure = fact.id.rpartition(".")
        if not dot or measure != "target" or _INTENDED.search(f"{' '.join(konteks.dekat)} {konteks.kepala}"):
            return None
        done = self.ledger.get(f"{stem}.realisasi")
        if done is None or done.nilai is None or cetakan(done).sifat(angka) is not Sifat.LAIN:
            return None
        putusan = dari_sifat(Sifat.LAIN, done)
        return replace(putusan, alasan=f"Itu targetnya, tetapi tidak disebut target. {putusan.alasan}")

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
        if not noun and angka.nilai in self._in_state(konteks):
            return Putusan(Kelas.COCOK, "Sama dengan cacah indikator pada data.")
        return None

    def _in_state(self, konteks: Konteks) -> frozenset[Decimal]:
        """How many indikator are in the state that is said behind a number: dua melampaui target."""
        said = [one for one in states_in(konteks.kalimat) if one.hitungan[0] == len(konteks.sebelum)]
        return frozenset(Decimal(sum(each in way for each in self.hasil)) for one in said for way in one.arti)

    def _valued(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A fact of the same value whose unit follows the number, or a number that is like no other."""
        facts = [fact for fact in self.ledger.fakta if not fact.id.startswith(_UNASKED)]
        same = [fact for fact in facts if cetakan(fact).sifat(angka) is Sifat.SAMA]
        if not same:
            return None
        told = [fact for fact in same if _says_unit(angka, fact)]
        telling = angka.jenis in {Jenis.PERSEN, Jenis.RUPIAH, Jenis.POIN} or _digits(angka) >= _TELLING_DIGITS
        meant = told or (same if telling else [])
        return dari_sifat(Sifat.SAMA, meant[0]) if meant and not self._certain(konteks) else None

    def _of_text(self, angka: Angka, _konteks: Konteks) -> Putusan | None:
        """A number that a text of the data says of the same thing."""
        if not isinstance(angka.nilai, Decimal) or not angka.kata:
            return None
        place = self.teks.get((angka.nilai, angka.jenis, angka.kata))
        return Putusan(Kelas.COCOK, f"Sama dengan teks pada data: {place}.") if place else None

    def _unknown(self) -> Putusan:
        reason = "Angka ini tidak ada dalam data dan tidak dapat dihitung dari angka lain di alinea ini."
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


def _false(angka: Angka, facts: Iterable[Fact]) -> Putusan | None:
    """Where the words leave no doubt which fact is meant, the number is a false print of it."""
    for fact in facts:
        sifat = cetakan(fact).sifat(angka)
        if fact.nilai is not None and (sifat is not Sifat.LAIN or cetakan(fact).is_unit(angka)):
            putusan = dari_sifat(sifat, fact)
            return replace(putusan, alasan=f"Kata-kata di sekitarnya menyebut {fact.id}. {putusan.alasan}")
    return None


def _as_points(angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Putusan | None:
    """A difference of two percentages that is called percent."""
    reason = turunan(replace(angka, jenis=Jenis.POIN), konteks, lain) if angka.jenis is Jenis.PERSEN else ""
    if not reason:
        return None
    should = f"{re.sub(r' ?(?:%|persen)$', '', angka.teks.strip())} poin persen"
    return Putusan(Kelas.BERUBAH, f"{reason} Selisih dua persentase adalah poin persen.", None, should, salah=True)


def _are_of_two_times(one: str, other: str) -> bool:
    """Whether two facts are one measure of one subject, of two years or quarters."""
    stems = [re.sub(r"\.(?:TW)?[0-9]+$", "", each) for each in (one, other)]
    return one != other and stems[0] == stems[1]


def _is_of_one_time(konteks: Konteks, tahun: int) -> bool:
    """Whether all around a number speaks of the one year that its clause says, else of that of the report."""
    around = f"{' '.join(konteks.dekat)} {konteks.kepala}"
    years = {int(each) for each in _ANY_YEAR.findall(around)}
    return years <= {_year(konteks) or tahun} and not _OTHER_TIMES.search(around)


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
