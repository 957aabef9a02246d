"""How many indikator and sasaran there are, and how many are in a state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.putusan import Putusan
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.audit.temuan import Kelas
from report_builder.facts import Ledger
from report_builder.language import fold_name
from report_builder.model import Laporan
from report_builder.rules import Hasil
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.pegangan import Pegangan

_COUNTED = re.compile(r" (?:dari \w+ )?(?:(?:buah|poin|butir) )?(?P<noun>indikator|sasaran)\b", re.IGNORECASE)
_STATES = tuple(
    (re.compile(words, re.IGNORECASE), f"unit.jumlah_{count}")
    for words, count in (
        (r" belum (?:dapat )?diukur\b", "belum_diukur"),
        (r" (?:sudah |telah |dapat )?diukur\b", "diukur"),
        (r" (?:belum|tidak)(?= ?(?:[,.;]|$| dan ))", "belum_tercapai"),
    )
)
"""What may be told of so many indikator behind a number, and which fact counts them."""

_PART = re.compile(r" dari \w+(?![,\w%])")
_OF = re.compile(r"(?<![\d,%])\b(?!(?:indikator|sasaran)\b)\w+ dari $")

_NAMELY = re.compile(r"\b(?:yaitu|yakni) $", re.IGNORECASE)
_RECENT = re.compile(r" tahun (?:terakhir|berturut-turut|belakangan)\b", re.IGNORECASE)
_DURING = re.compile(r"\b(?:selama|dalam|kurun waktu) $", re.IGNORECASE)
_AMOUNTING = r" (?:berjumlah|sebanyak|ada|adalah|mencapai) $"
_LIST = re.compile(r"^lampiran |\b(?:daftar|data|rincian) ")
_SHARE = re.compile(r" (?:dari )?(?:seluruh |semua )?indikator\b", re.IGNORECASE)
_WHOLES = ("jumlah_diukur", "jumlah_indikator")


@dataclass(frozen=True, slots=True)
class Cacah:
    """The counts of a report, by what is counted, and the results of all its indikator."""

    jumlah: Mapping[str, frozenset[int]]
    hasil: tuple[Hasil, ...]
    ledger: Ledger
    tahun: int
    """How many years the data tell of."""
    daftar: Mapping[str, int]
    """How many rows the lists of the appendices have, by what they list."""

    @classmethod
    def dari(cls, laporan: Laporan, ledger: Ledger) -> Cacah:
        """Those of the data."""
        day = laporan.identitas.tanggal_laporan or date(laporan.identitas.tahun, 12, 31)
        states = (ledger.get(f"{one.kode}.hasil") for one in laporan.indikator)
        hasil = tuple(Hasil(str(fact.nilai)) for fact in states if fact)
        years = {laporan.identitas.tahun, *(one.tahun for one in laporan.riwayat)}
        lists = {_LIST.sub("", fold_name(table.nama)): len(table.rows) for table in laporan.lampiran}
        return cls(Pegangan.of(laporan, ledger, day).jumlah, hasil, ledger, len(years), lists)

    def cari(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """A number that counts rightly: tiga dari empat indikator, dua melampaui target, delapan sudah diukur."""
        if not isinstance(angka.nilai, Decimal):
            return None
        if self._is_span(angka.nilai, konteks):
            return Putusan(Kelas.BUKAN_FAKTA, "Lama waktu yang dimuat data.")
        if listed := next((each for each in self.daftar if _is_of_list(konteks, each)), ""):
            return self._rows(angka.nilai, listed)
        if angka.jenis is Jenis.PERSEN:
            return self._share(angka, konteks)
        noun = _COUNTED.match(f" {konteks.sesudah.lstrip()}")
        if noun:
            said = noun["noun"].casefold()
            is_right = angka.nilai in self.jumlah.get(said, frozenset())
        else:
            said = "indikator"
            is_right = angka.nilai in self._in_state(konteks) or angka.nilai == self._measured(konteks)
            is_right = is_right or (self._is_part(konteks) and angka.nilai in self.jumlah["indikator"])
        return Putusan(Kelas.COCOK, f"Sama dengan cacah {said} pada data.") if is_right else None

    def _rows(self, nilai: Decimal, listed: str) -> Putusan | None:
        reason = f"Banyaknya baris lampiran daftar {listed}."
        return Putusan(Kelas.TURUNAN, reason) if nilai == self.daftar[listed] else None

    def _is_span(self, nilai: Decimal, konteks: Konteks) -> bool:
        """Whether a number of years is told that the data reach back: selama enam tahun, lima tahun terakhir."""
        told = _RECENT.match(konteks.sesudah) or (_DURING.search(konteks.sebelum) and konteks.sesudah[:6] == " tahun")
        return bool(told) and 0 < nilai <= self.tahun

    def _share(self, angka: Angka, konteks: Konteks) -> Putusan | None:
        """Which part of all indikator that are measured, or that there are, a percentage is: 75% indikator."""
        if not _SHARE.match(konteks.sesudah):
            return None
        wholes = [fact.nilai for name in _WHOLES if (fact := self.ledger.get(f"unit.{name}"))]
        for whole in (each for each in wholes if isinstance(each, Decimal) and each):
            for part in self.jumlah["indikator"]:
                if part <= whole and hubungan(angka, part / whole * 100) in {Hubungan.SAMA, Hubungan.BULAT}:
                    return Putusan(Kelas.TURUNAN, f"{part} dari {whole} indikator.")
        return None

    def _in_state(self, konteks: Konteks) -> frozenset[Decimal]:
        """How many indikator are in the state that is said behind a number: dua melampaui target."""
        said = [one for one in states_in(konteks.kalimat) if one.hitungan[0] == len(konteks.sebelum)]
        return frozenset(Decimal(sum(each in way for each in self.hasil)) for one in said for way in one.arti)

    def is_cacah(self, konteks: Konteks) -> bool:
        """Whether a number counts indikator or sasaran, and so is no measure of one of them."""
        return _COUNTED.match(f" {konteks.sesudah.lstrip()}") is not None

    def _is_part(self, konteks: Konteks) -> bool:
        """Whether a sentence on indikator tells a part of a whole there: empat dari delapan."""
        is_part = _PART.match(konteks.sesudah) or _OF.search(konteks.sebelum) or _NAMELY.search(konteks.sebelum)
        return is_part is not None and "indikator" in konteks.kalimat.casefold()

    def _measured(self, konteks: Konteks) -> Decimal | None:
        """How many indikator are in a state that no noun stands before: delapan sudah diukur, empat belum."""
        name = next((count for form, count in _STATES if form.match(f" {konteks.sesudah.lstrip()}")), "")
        fact = self.ledger.get(name) if name and "indikator" in konteks.kalimat.casefold() else None
        return fact.nilai if fact and isinstance(fact.nilai, Decimal) else None


def _is_of_list(konteks: Konteks, listed: str) -> bool:
    """Whether a number tells how many a list has: 300 desa binaan, desa binaan berjumlah 300."""
    behind, before = fold_name(konteks.sesudah), f"{fold_name(konteks.sebelum)} "
    is_behind = behind.startswith(listed) and not behind[len(listed) :][:1].isalpha()
    return bool(listed) and (is_behind or re.search(rf"\b{re.escape(listed)}{_AMOUNTING}", before) is not None)
