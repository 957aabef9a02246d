"""The facts that a number may be a print of, and what the words around it say against each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.arah import BERUBAH
from report_builder.audit.cocok.fakta import Sifat, cetakan, is_berciri
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.nama import UNIT, Bernama
from report_builder.audit.cocok.pokok import Himpunan, Pokok
from report_builder.audit.cocok.ucapan import Ucapan
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
_COUNTS = re.compile(r"\b(?:indikator|sasaran|unit)\b", re.IGNORECASE)
_SPOKEN_OF = tuple(
    (begins, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for begins, words in (
        (("target_akhir", "capaian_renstra"), r"renstra|rencana strategis|jangka menengah|RPJM\w*|akhir periode"),
        (("jumlah_",), "indikator|sasaran|unit"),
        (("bobot",), "bobot"),
    )
)
"""Measures that no number is unless something around it speaks of them, by how they begin."""
_RULES = "aturan."
_RULED = re.compile(
    r"\b(?:batas|kategori|predikat|interval|rentang|kriteria|skala|paling|kelas|netral)\b", re.IGNORECASE
)
_FULL = re.compile(
    r"\b(?:target|mencapai|di ?atas|di ?bawah|melebihi|melampaui|lebih dari|kurang dari)\b", re.IGNORECASE
)
"""Besides those, what speaks of the percentage of a target that is met in full."""
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
                against = self.bantahan(pokok, angka, konteks, ucapan)
                found.append(Calon(pokok, sifat, against, _jauh(pokok, ucapan)))
        return sorted(found, key=lambda one: (one.urutan, one.pokok.fakta.id))

    def is_teguh(self, calon: Calon, angka: Angka, ucapan: Ucapan) -> bool:
        """Whether enough speaks for a fact: its subject is named, or its value is like few others."""
        pokok = calon.pokok
        is_rule = pokok.fakta.id.startswith(_RULES) and not calon.bantahan
        if is_rule or pokok.pemilik in ucapan.siapa | ucapan.disinggung:
            return True
        if calon.sifat is not Sifat.SAMA:
            return pokok.pemilik == UNIT and bool(ucapan.ukuran) and not ucapan.siapa
        return angka.jenis in _TELLING or is_berciri(angka.nilai) or _says_unit(angka, pokok)

    def is_tersebut(self, calon: Calon, angka: Angka, ucapan: Ucapan) -> bool:
        """Whether what is said against a fact is worth telling: people may have meant it."""
        is_like_few = angka.jenis in _TELLING or is_berciri(angka.nilai)
        is_of_it = calon.pokok.pemilik in ucapan.siapa and not calon.pokok.ukuran.startswith(("jumlah_", "bobot"))
        return calon.bantahan != LAIN_SATUAN and (is_like_few or is_of_it)

    def bantahan(self, pokok: Pokok, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> str:
        """What the words around a number say against a fact; empty where nothing does."""
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
        told = ", ".join(sorted(ucapan.siapa - {UNIT})) or "seluruh unit kerja"
        return f"Itu fakta {pokok.fakta.id}, bukan fakta {told} yang dibicarakan di sini."


def _which(pokok: Pokok, konteks: Konteks, ucapan: Ucapan) -> str:
    measure, name = pokok.ukuran, f"{_read(pokok.ukuran)} ({pokok.fakta.id})"
    if measure.startswith(_PERUBAHAN):
        return _changed(pokok, konteks, ucapan)
    if pokok.fakta.id.startswith(_RULES):
        is_said = _RULED.search(konteks.kalimat) or (pokok.fakta.satuan == PERCENT and _FULL.search(konteks.kalimat))
        return "" if is_said else f"Itu batas dalam aturan ({pokok.fakta.id})."
    if _is_unsaid(measure, konteks):
        return f"Itu {name}, tetapi tidak disebut demikian."
    if ucapan.ukuran:
        return "" if _is_meant(measure, ucapan) else f"Itu {name}, bukan {_said(ucapan)}."
    return f"Itu {name}, tetapi tidak disebut target." if measure.startswith("target") and not ucapan.dituju else ""


def _is_unsaid(measure: str, konteks: Konteks) -> bool:
    """Whether nothing around a number speaks of a measure that no number is unless it is spoken of."""
    around = " ".join((*konteks.sekitar, konteks.kepala))
    return any(measure.startswith(begins) and not words.search(around) for begins, words in _SPOKEN_OF)


def _changed(pokok: Pokok, konteks: Konteks, ucapan: Ucapan) -> str:
    """What speaks against a change since last year, or a distance from the target, where the other is told of."""
    name = f"{_read(pokok.ukuran)} ({pokok.fakta.id})"
    if not ucapan.berubah:
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
