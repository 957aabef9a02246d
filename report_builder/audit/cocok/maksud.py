"""Which fact the words around a number mean, and which others they name without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.audit.angka import Angka, Jenis
from report_builder.audit.cocok.calon import LAIN_SATUAN, Calon, is_other_unit
from report_builder.audit.cocok.fakta import Sifat, angka_fakta, cetakan
from report_builder.audit.cocok.konteks import Konteks
from report_builder.audit.cocok.nama import UNIT
from report_builder.audit.cocok.pokok import Himpunan
from report_builder.audit.cocok.putusan import Putusan, dari_sifat
from report_builder.audit.cocok.turunan import SUMMED
from report_builder.audit.cocok.ucapan import Pendengar, Ucapan
from report_builder.audit.pembulatan import Hubungan, hubungan
from report_builder.facts import Fact
from report_builder.language import format_rupiah_short
from report_builder.measure.facts_of import RUPIAH

_WAYS: Mapping[tuple[str, Jenis], tuple[str, ...]] = {
    ("realisasi", Jenis.PERSEN): ("capaian", "serapan"),
    ("realisasi", Jenis.RUPIAH): ("realisasi_anggaran",),
    ("realisasi_anggaran", Jenis.RUPIAH): ("realisasi",),
    ("realisasi_anggaran", Jenis.PERSEN): ("serapan",),
    ("serapan", Jenis.RUPIAH): ("realisasi_anggaran", "realisasi"),
    ("capaian", Jenis.JUMLAH): ("realisasi",),
}
"""What a word means besides its own measure, of a number of a kind."""
_WITH: Mapping[str, tuple[str, ...]] = {
    "pagu": ("pagu_awal",),
    "anggaran": ("pagu", "pagu_awal", "realisasi"),
    "sisa": ("sisa", "pagu"),
    "target": ("target_bawah", "target_atas"),
}
"""The measures that are there to be reckoned with where another is named."""
_MEAN = re.compile(r"\brata-rata capaian (?:\w+ )?sasaran\b|\bcapaian rata-rata (?:\w+ )?sasaran\b", re.IGNORECASE)
"""Of all sasaran, which is no fact."""
_SPANS = frozenset({"detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "triwulan", "semester", "tahun"})


@dataclass(frozen=True, slots=True)
class Penafsir:
    """Facts by subject, measure and time."""

    fakta: Mapping[tuple[str, str, str], Fact]
    satuan: frozenset[str]
    kini: tuple[str, ...]
    """How facts name the time of the report."""
    sasaran: frozenset[str]

    @classmethod
    def dari(cls, himpunan: Himpunan, satuan: frozenset[str], pendengar: Pendengar) -> Penafsir:
        """Those of a ledger, with the words that are units, and who hears the words around numbers."""
        facts = {(one.pemilik, one.ukuran, one.waktu): one.fakta for one in himpunan.pokok}
        return cls(facts, satuan, tuple(sorted(pendengar.kini())), pendengar.bernama.golongan_bernama("sasaran"))

    def maksud(self, calon: Sequence[Calon], angka: Angka, konteks: Konteks, ucapan: Ucapan) -> Putusan | None:
        """The fact of which a number is a false print: of the one subject, measure and time that are said.

        Where no measure is said, what was reached is meant by a number that is another fact of the same subject.
        """
        own = [one for one in calon if one.pokok.pemilik in _subjects(ucapan) and one.bantahan]
        if spanned := next((one for one in own if _is_span(one, angka)), None):
            return dari_sifat(Sifat.SATUAN, spanned.pokok.fakta)
        if not (own or ucapan.tegas) or _MEAN.search(konteks.kalimat):
            return None
        fact = self._said(angka, ucapan) or (self._reached(angka, ucapan) if own else None)
        if fact is None or fact.nilai is None or is_other_unit(angka, fact, self.satuan):
            return None
        sifat = cetakan(fact).sifat(angka)
        if sifat in {Sifat.SAMA, Sifat.BULAT} or (sifat is Sifat.LAIN and not cetakan(fact).is_unit(angka)):
            return None
        putusan = dari_sifat(sifat, fact)
        why = own[0].bantahan if own else f"Kata-kata di sekitarnya menyebut {fact.id}."
        should = format_rupiah_short(_amount(fact)) if angka.skala and fact.satuan == RUPIAH else putusan.seharusnya
        return replace(putusan, alasan=f"{why} {putusan.alasan}", seharusnya=should)

    def _said(self, angka: Angka, ucapan: Ucapan) -> Fact | None:
        if len(ucapan.ukuran) != 1:
            return None
        said = ucapan.ukuran[0]
        return self._of((said, *_WAYS.get((said, angka.jenis), ())), angka, ucapan)

    def _reached(self, angka: Angka, ucapan: Ucapan) -> Fact | None:
        if ucapan.ukuran:
            return None
        return self._of(("target",) if ucapan.dituju else ("realisasi", "capaian"), angka, ucapan)

    def _of(self, ukuran: Sequence[str], angka: Angka, ucapan: Ucapan) -> Fact | None:
        """The fact of one of some measures that a number of this kind can print."""
        subjects = _subjects(ucapan)
        if len(subjects) != 1:
            return None
        (owner,) = subjects
        keys = ((owner, one, waktu) for one in ukuran for waktu in _times(one, ucapan))
        facts = (self.fakta[key] for key in keys if key in self.fakta)
        return next((fact for fact in facts if cetakan(fact).is_unit(angka)), None)

    # --- what is named without its number ---------------------------------------------------------------------------

    def tersirat(self, angka: Angka, ukuran: Sequence[str], ucapan: Ucapan) -> tuple[Angka, ...]:
        """The numbers of the facts of today that a sentence names, or leaves unsaid: pagu turun Rp1,9 miliar."""
        owners = _subjects(ucapan) or {UNIT}
        named_too = {each for one in ukuran for each in _WITH.get(one, ())}
        measures = sorted({*ukuran, *named_too, *(() if {*ukuran} - {"target"} else ("realisasi",))})
        keys = ((owner, one, waktu) for owner in sorted(owners) for one in measures for waktu in self.kini)
        facts = (self.fakta.get(key) for key in keys)
        named = (fact for fact in facts if fact and isinstance(fact.nilai, Decimal))
        return tuple(replace(_number(fact), awal=angka.awal) for fact in named if angka_fakta(fact))

    def jumlah(self, angka: Angka, konteks: Konteks, ucapan: Ucapan) -> str:
        """That a number is the sum of a measure of all whom a sentence names, or of all indikator of its unit.

        Or the mean of the capaian of all sasaran.
        """
        if _MEAN.search(konteks.kalimat):
            return self._mean(angka)
        if not SUMMED.search(konteks.kalimat):
            return ""
        measure = "target" if "target" in ucapan.ukuran or ucapan.dituju else (*ucapan.ukuran, "realisasi")[0]
        named = [fact for one in sorted(ucapan.disebut) if (fact := self.fakta.get((one, measure, "")))]
        for facts in (named, list(self._alike(measure, angka))):
            total = sum((_amount(fact) for fact in facts), Decimal(0))
            if len(facts) > 1 and hubungan(angka, total) in {Hubungan.SAMA, Hubungan.BULAT}:
                return f"Jumlah {measure} dari {', '.join(fact.id.rpartition('.')[0] for fact in facts)}."
        return ""

    def _mean(self, angka: Angka) -> str:
        given = (self.fakta.get((one, "capaian", "")) for one in self.sasaran)
        facts = [fact for fact in given if fact and isinstance(fact.nilai, Decimal)]
        mean = sum((_amount(fact) for fact in facts), Decimal(0)) / max(len(facts), 1)
        is_mean = angka.jenis is Jenis.PERSEN and hubungan(angka, mean) in {Hubungan.SAMA, Hubungan.BULAT}
        return f"Rata-rata capaian {len(facts)} sasaran." if is_mean else ""

    def _alike(self, measure: str, angka: Angka) -> Iterator[Fact]:
        for (owner, name, waktu), fact in self.fakta.items():
            is_alike = angka.kata and owner != UNIT and name == measure and not waktu and cetakan(fact).is_unit(angka)
            if is_alike and fact.satuan.casefold().partition(" ")[0] == angka.kata:
                yield fact


def _subjects(ucapan: Ucapan) -> frozenset[str]:
    """Whom the words name; a sasaran or indikator rather than the unit, else the one whose name they touch."""
    named = ucapan.siapa if len(ucapan.siapa) == 1 else ucapan.siapa - {UNIT}
    return named or (ucapan.disinggung if len(ucapan.disinggung) == 1 else frozenset())


def _times(ukuran: str, ucapan: Ucapan) -> Sequence[str]:
    """The times that are said; a pagu is of the year, whenever it was given."""
    return ("",) if ukuran.startswith("pagu") else sorted(ucapan.waktu or ())


def _is_span(calon: Calon, angka: Angka) -> bool:
    """Whether only the unit of time behind a number is another than the fact's."""
    own = calon.pokok.fakta.satuan.casefold().partition(" ")[0]
    return calon.bantahan == LAIN_SATUAN and {angka.kata, own} <= _SPANS


def _number(fact: Fact) -> Angka:
    return replace(angka_fakta(fact)[0], nilai=_amount(fact), teks=f"{fact.tampil} ({fact.id})")


def _amount(fact: Fact) -> Decimal:
    return fact.nilai if isinstance(fact.nilai, Decimal) else Decimal(0)
