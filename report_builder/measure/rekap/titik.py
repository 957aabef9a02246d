"""One indikator at one unit: its facts, its cell in the tables, and what it gives to the units above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report_builder.facts import Fact
from report_builder.measure.facts_of import contribution_id
from report_builder.measure.rekap.acuan import Acuan, Pokok
from report_builder.measure.rekap.bersama import SEBANDING, Bersama, measure_agreement, measure_joint
from report_builder.measure.rekap.gabungan import REALISASI, TARGET, value_of
from report_builder.measure.rekap.tabel import Isi, Sel
from report_builder.measure.rekap.unsur import Unsur, measure_own
from report_builder.rules import Hitungan, contribute

KOLOM = (TARGET, REALISASI, f"{TARGET}{SEBANDING}", f"{REALISASI}{SEBANDING}")


@dataclass(frozen=True, slots=True)
class Titik:
    """An indikator at a unit.

    ``unsur`` are the units that should give a figure, in the order of the tree; ``bernilai`` names, by each of
    ``KOLOM``, the fact that has a value; ``sumbangan`` is the capaian that goes into the mean of the unit's indikator.
    """

    sel: Sel
    pokok: Pokok
    unsur: tuple[Unsur, ...]
    bernilai: Mapping[str, tuple[str, ...]]
    sumbangan: Hitungan
    fakta: tuple[Fact, ...]

    @property
    def counted_id(self) -> str:
        """The id of the fact with which it does so."""
        return contribution_id(self.sel.id("capaian"), self.sumbangan, Hitungan(self.sel.capaian, ""))


def own_cell(unsur: Unsur) -> Sel:
    """The cell of what a unit says itself."""
    kode, capaian = unsur.pokok.kode, unsur.capaian.nilai
    return Sel(unsur.unit, kode, unsur.isi, unsur.hasil, capaian, 1, int(unsur.berdata), unsur.akhiran)


def own_point(acuan: Acuan, unsur: Unsur) -> Titik:
    """An indikator at a unit that speaks for itself."""
    kebijakan = acuan.aturan.kebijakan
    counted = contribute(unsur.ukuran, kebijakan) if unsur.indikator else unsur.capaian
    facts = {kolom: (unsur.id(kolom),) for kolom in (TARGET, REALISASI) if value_of(unsur, kolom) is not None}
    both = {f"{kolom}{SEBANDING}": fact for kolom, fact in facts.items() if len(facts) > 1}
    bernilai = dict.fromkeys(KOLOM, ()) | facts | both
    fakta = tuple(measure_own(unsur, kebijakan))
    return Titik(own_cell(unsur), unsur.pokok, (unsur,), bernilai, counted, fakta)


def joint_point(acuan: Acuan, own: Unsur, below: Sequence[Titik]) -> Titik:
    """An indikator at a unit with others below it: what they come to together, beside what it says itself."""
    joins = acuan.induk_ikut and own.indikator is not None
    parts = (*(own_point(acuan, own),) * joins, *below)
    unsur = tuple(one for part in parts for one in part.unsur)
    steps = {kolom: tuple(one for part in parts for one in part.bernilai[kolom]) for kolom in KOLOM}
    bersama = Bersama.of(acuan, own, unsur, steps)
    capaian, berdata = bersama.capaian, bersama.berdata
    isi = Isi.ADA if berdata else Isi.BELUM_DIUKUR
    sel = Sel(own.unit, own.pokok.kode, isi, capaian.hasil, capaian.hitungan.nilai, len(unsur), berdata)
    apart = measure_own(own, acuan.aturan.kebijakan) if joins else measure_agreement(bersama)
    fakta = (*measure_joint(bersama, acuan), *apart)
    return Titik(sel, own.pokok, unsur, bersama.bernilai, capaian.sumbangan, fakta)
