"""Numbers that are said to be less or more than a fact: lebih dari 30 ribu, semua sasaran di atas 60%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.cocok.calon import Pemilih
from report_builder.audit.cocok.fakta import cetakan
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.pokok import Pokok
from report_builder.audit.cocok.putusan import Putusan
from report_builder.audit.cocok.ucapan import Ucapan
from report_builder.audit.temuan import Kelas


@dataclass(frozen=True, slots=True)
class _Batas:
    """Words before a number, on which side of it what they bound lies, and up to which multiple of it."""

    kata: re.Pattern[str]
    is_above: bool
    jauh: Decimal


_BATAS = tuple(
    _Batas(re.compile(rf"\b(?:{words}) $", re.IGNORECASE), is_above, Decimal(far))
    for words, is_above, far in (
        ("lebih dari|di ?atas|melebihi|melampaui|sekurang-kurangnya|paling sedikit|minimal", True, "2"),
        ("kurang dari|di ?bawah|tidak sampai|maksimal|paling banyak", False, "0.5"),
        ("hampir|mendekati", False, "0.9"),
    )
)
_ALL = re.compile(r"\b(?:semua|seluruh|setiap|tiap|ketiga|kedua|keempat) (?P<noun>indikator|sasaran)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pembatas:
    """Judges by the facts that a number may bound."""

    pemilih: Pemilih

    def cari(self, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> Putusan | None:
        """What a number rightly bounds; one that is said of all is wrong where one of them is beyond it."""
        batas = next((each for each in _BATAS if each.kata.search(konteks.sebelum)), None)
        if batas is None or not isinstance(angka.nilai, Decimal):
            return None
        if (noun := _ALL.search(konteks.kalimat)) and angka.jenis is Jenis.PERSEN:
            return self._of_all(batas, angka.nilai, noun["noun"].casefold())
        return next(self._near(batas, angka, angka.nilai, konteks, ucapan), None)

    def _near(self, batas: _Batas, angka: Angka, nilai: Decimal, konteks: Konteks, ucapan: Ucapan) -> Iterator[Putusan]:
        ends = sorted((nilai, nilai * batas.jauh))
        for pokok in self.pemilih.himpunan.milik(ucapan.siapa):
            value = pokok.fakta.nilai
            is_within = isinstance(value, Decimal) and ends[0] <= value <= ends[1] and value != nilai
            is_said = is_within and cetakan(pokok.fakta).is_unit(angka)
            if is_said and not self.pemilih.bantahan(pokok, angka, konteks, ucapan):
                reason = f"Batas yang benar bagi {pokok.fakta.id}, yaitu {pokok.fakta.tampil}."
                yield Putusan(Kelas.DIBULATKAN, reason, pokok.fakta.id)

    def _of_all(self, batas: _Batas, nilai: Decimal, noun: str) -> Putusan | None:
        facts = [one for one in self.pemilih.himpunan.pokok if self._is_capaian(one, noun)]
        beyond = next((one.fakta for one in facts if (one.fakta.angka > nilai) is not batas.is_above), None)
        if beyond:
            return Putusan(Kelas.TAK_DIKENAL, f"Tidak semua {noun}: {beyond.id} adalah {beyond.tampil}.", salah=True)
        return Putusan(Kelas.TURUNAN, f"Batas yang benar bagi capaian semua {noun}.") if facts else None

    def _is_capaian(self, pokok: Pokok, noun: str) -> bool:
        is_measured = pokok.ukuran == "capaian" and not pokok.waktu and isinstance(pokok.fakta.nilai, Decimal)
        return is_measured and pokok.pemilik in self.pemilih.bernama.golongan_bernama(noun)
