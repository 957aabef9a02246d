"""The facts that a number may be a print of, and what the words around it say against each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.arah import BERUBAH
from report_builder.audit.cocok.fakta import Sifat, cetakan, is_berciri
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.nama import UNIT, Bernama
from report_builder.audit.cocok.pokok import Himpunan, Pokok
from report_builder.audit.cocok.putusan import Putusan
from report_builder.audit.cocok.turunan import CHANGED
from report_builder.audit.cocok.ucapan import Ucapan
from report_builder.audit.temuan import Kelas
from report_builder.facts import Fact
from report_builder.measure.facts_of import PERCENT, RUPIAH
from report_builder.scrutiny.bilangan import COUNTED

_ARTI: Mapping[str, tuple[str, ...]] = {
    "realisasi_anggaran": ("realisasi", "serapan"),
    "realisasi": ("realisasi", "serapan", "capaian"),
    "target": ("target",),
    "capaian": ("capaian", "realisasi"),
    "pagu": ("pagu",),
    "pagu_awal": ("pagu_awal",),
    "anggaran": ("pagu", "realisasi", "serapan", "sisa"),
    "serapan": ("serapan", "realisasi"),
    "sisa": ("sisa",),
    "standar": ("standar",),
    "bobot": ("bobot",),
    "efisiensi": ("efisiensi", "selisih_efisiensi", "nilai_efisiensi"),
    "nilai_efisiensi": ("nilai_efisiensi",),
}
"""The measures of facts that a word may mean, by how they begin."""
_PERUBAHAN = ("perubahan", "selisih", "kelebihan")
"""What may be told of any measure: realisasi lebih tinggi 0,13."""
_SINCE = re.compile(
    r"\b(?:daripada|dibanding\w*|dari|sejak)(?: dengan)?(?: \w+){0,2} tahun\b|\btahun (?:lalu|sebelumnya)",
    re.IGNORECASE,
)
"""What tells of a change since another year."""
_RULES = "aturan."
_RULED = re.compile(
    r"\b(?:batas|kategori|predikat|interval|rentang|kriteria|skala|paling|kelas"
    r"|di ?atas|di ?bawah|melebihi|lebih dari|kurang dari)\b",
    re.IGNORECASE,
)
_BOUNDS = tuple(
    (re.compile(rf"\b(?:{words}) $", re.IGNORECASE), Decimal(most))
    for words, most in (
        ("lebih dari|di ?atas|melebihi|melampaui|sekurang-kurangnya|minimal", "2"),
        ("kurang dari|di ?bawah|tidak sampai|maksimal", "0.5"),
        ("hampir|mendekati", "0.9"),
    )
)
"""What makes a number a bound, and up to which multiple of it what it bounds may lie."""
_UNSAID = ("bobot",)
"""What no number is unless it is called so."""
LAIN_SATUAN = "Satuannya lain."
_PRINTS = {Sifat.SAMA: 0, Sifat.BULAT: 1}
_TELLING = frozenset({Jenis.PERSEN, Jenis.RUPIAH, Jenis.POIN, Jenis.TANGGAL})


@dataclass(frozen=True, slots=True)
class Calon:
    """A fact that a number prints, and what the words around say against it; empty where nothing does."""

    pokok: Pokok
    sifat: Sifat
    bantahan: str
    jauh: tuple[int, ...]
    """How far it is from what is said, by subject, measure and time; the smallest is the nearest."""

    @property
    def urutan(self) -> tuple[bool, int, tuple[int, ...]]:
        """The best first."""
        return bool(self.bantahan), _PRINTS[self.sifat], self.jauh


@dataclass(frozen=True, slots=True)
class Pemilih:
    """Chooses among the facts that a number prints."""

    himpunan: Himpunan
    bernama: Bernama
    satuan: frozenset[str]
    """The first words of the units of facts."""

    def calon(self, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> list[Calon]:
        """The facts that a number prints, the best first."""
        found = []
        for pokok in self.himpunan.sekitar(angka):
            sifat = cetakan(pokok.fakta).sifat(angka, polos=_is_polos(pokok, konteks))
            if sifat in _PRINTS:
                against = self._bantahan(pokok, angka, konteks, ucapan)
                found.append(Calon(pokok, sifat, against, _jauh(pokok, ucapan)))
        return sorted(found, key=lambda one: (one.urutan, one.pokok.fakta.id))

    def batas(self, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> Putusan | None:
        """What is rightly said to be more or less than a number that is not far: lebih dari 30 ribu of 31.868."""
        share = next((most for form, most in _BOUNDS if form.search(konteks.sebelum)), None)
        if share is None or not isinstance(angka.nilai, Decimal):
            return None
        ends = sorted((angka.nilai, angka.nilai * share))
        for pokok in self.himpunan.milik(ucapan.siapa):
            value = pokok.fakta.nilai
            is_within = isinstance(value, Decimal) and ends[0] <= value <= ends[1] and value != angka.nilai
            if is_within and cetakan(pokok.fakta).is_unit(angka) and not self._bantahan(pokok, angka, konteks, ucapan):
                reason = f"Batas yang benar bagi {pokok.fakta.id}, yaitu {pokok.fakta.tampil}."
                return Putusan(Kelas.DIBULATKAN, reason, pokok.fakta.id)
        return None

    def is_teguh(self, calon: Calon, angka: Angka, ucapan: Ucapan) -> bool:
        """Whether enough speaks for a fact: its subject is named, or its value is like few others."""
        pokok = calon.pokok
        if pokok.pemilik in ucapan.siapa | ucapan.disinggung:
            return True
        if calon.sifat is not Sifat.SAMA:
            return pokok.pemilik == UNIT and bool(ucapan.ukuran) and not ucapan.siapa
        return angka.jenis in _TELLING or is_berciri(angka.nilai) or _says_unit(angka, pokok)

    def _bantahan(self, pokok: Pokok, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> str:
        return (
            self._whose(pokok, konteks, ucapan)
            or _which(pokok, konteks, ucapan)
            or _when(pokok, ucapan)
            or (LAIN_SATUAN if is_other_unit(angka, pokok.fakta, self.satuan) else "")
        )

    def _whose(self, pokok: Pokok, konteks: Konteks, ucapan: Ucapan) -> str:
        """What a text that names others says against a fact; of another group only where nothing speaks of that."""
        owner = pokok.pemilik
        if not owner or not ucapan.siapa or owner in ucapan.siapa | ucapan.disinggung:
            return ""
        if owner == UNIT and ucapan.dituju and pokok.ukuran.startswith("pagu"):  # Separuh dari pagu Rp11,6 miliar.
            return ""
        if not self.bernama.is_segolongan(owner, ucapan.siapa):
            is_spoken_of = not ucapan.tegas or self.bernama.is_disebut_golongan(owner, konteks.kalimat)
            if is_spoken_of or ucapan.siapa == {UNIT}:
                return "" if is_spoken_of else f"Itu fakta {pokok.fakta.id}, bukan fakta seluruh unit kerja."
        return f"Itu fakta {pokok.fakta.id}, bukan fakta {', '.join(sorted(ucapan.siapa))} yang dibicarakan di sini."


def _which(pokok: Pokok, konteks: Konteks, ucapan: Ucapan) -> str:
    measure = pokok.ukuran
    if measure.startswith(_PERUBAHAN):
        return _changed(pokok, konteks, ucapan)
    if ucapan.ukuran:
        return "" if _is_meant(measure, ucapan) else f"Itu {_read(measure)} ({pokok.fakta.id}), bukan {_said(ucapan)}."
    if measure.startswith("target") and not ucapan.dituju:
        return f"Itu target ({pokok.fakta.id}), tetapi tidak disebut target."
    if pokok.fakta.id.startswith(_RULES) and not _RULED.search(konteks.kalimat):
        return f"Itu batas dalam aturan ({pokok.fakta.id})."
    return f"Itu {_read(measure)} ({pokok.fakta.id})." if measure.startswith(_UNSAID) else ""


def _changed(pokok: Pokok, konteks: Konteks, ucapan: Ucapan) -> str:
    """What speaks against a change since last year, or a distance from the target, where the other is told of."""
    name = f"{_read(pokok.ukuran)} ({pokok.fakta.id})"
    if not (ucapan.berubah or CHANGED.search(konteks.kalimat)):
        return f"Itu {name}, tetapi tidak disebut demikian."
    is_change = pokok.ukuran.startswith("perubahan")
    around = konteks.sekitar_angka
    is_since = _SINCE.search(around) or (pokok.ukuran.startswith("kelebihan") and BERUBAH.search(konteks.sebelum))
    is_target = "target" in around.casefold()
    if is_change and is_target and not is_since:
        return f"Itu {name}, bukan selisih dari target."
    return f"Itu {name}, bukan perubahan dari tahun lain." if is_since and not is_target and not is_change else ""


def _is_meant(measure: str, ucapan: Ucapan) -> bool:
    """Whether the measures that are said may be this; what was before may be told where words of change are."""
    if measure.startswith("target") and ucapan.dituju:
        return True
    if measure == "pagu_awal" and ucapan.waktu is not None:
        return measure in ucapan.ukuran
    return measure.startswith(tuple(name for said in ucapan.ukuran for name in _ARTI[said]))


def _when(pokok: Pokok, ucapan: Ucapan) -> str:
    if ucapan.waktu is None or pokok.waktu in ucapan.waktu or not pokok.pemilik:
        return ""
    return f"Itu fakta {pokok.fakta.id}, dari waktu yang lain."


def _jauh(pokok: Pokok, ucapan: Ucapan) -> tuple[int, ...]:
    whose = 0 if pokok.pemilik in ucapan.siapa else 1 if pokok.pemilik in ucapan.disinggung else 2
    which = 0 if pokok.ukuran in ucapan.ukuran else 1 if pokok.ukuran.startswith(("realisasi", "capaian")) else 2
    return whose, which, int(pokok.waktu != ""), int(pokok.pemilik != UNIT), len(pokok.ukuran)


def _read(measure: str) -> str:
    return measure.replace("_", " ")


def _said(ucapan: Ucapan) -> str:
    return " atau ".join(map(_read, ucapan.ukuran))


def _is_polos(pokok: Pokok, konteks: Konteks) -> bool:
    """Whether the head of a column gives the unit of its numbers."""
    head = konteks.kepala.casefold()
    unit = pokok.fakta.satuan
    return (unit == PERCENT and "%" in head) or (unit == RUPIAH and ("rp" in head or "rupiah" in head))


def _says_unit(angka: Angka, pokok: Pokok) -> bool:
    """Whether the first word of a fact's unit follows a number."""
    first = pokok.fakta.satuan.casefold().partition(" ")[0]
    return bool(first) and angka.kata.partition("/")[0] == first.partition("/")[0]


def is_other_unit(angka: Angka, fakta: Fact, satuan: frozenset[str]) -> bool:
    """Whether what follows a number is another of the units than the fact's, or something else that is counted."""
    own = fakta.satuan.casefold().split()
    if not angka.kata or angka.kata in own or angka.jenis in _TELLING:
        return False
    if own and angka.kata.partition("/")[0] == own[0].partition("/")[0]:
        return False
    return angka.kata in satuan or COUNTED.fullmatch(f" {angka.kata}") is not None
