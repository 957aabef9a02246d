"""The facts of what several units come to together, each naming the facts that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import contribution, difference, given, percentage
from report_builder.measure.rekap.acuan import Acuan, Pokok
from report_builder.measure.rekap.gabungan import (
    REALISASI,
    TARGET,
    CapaianGabungan,
    Gabungan,
    combine,
    combine_capaian,
    compare_with,
)
from report_builder.measure.rekap.unsur import Unsur, weight_id
from report_builder.rules import Agregasi, Rentang, places_apart

SENDIRI = "_sendiri"
"""Ends the ids of a unit's own figures where the plain ones are those of the units below it."""

SEBANDING = "_sebanding"
"""Ends the ids of a total of those units only that have both a target and a realisasi."""

# Made of the figures of the units directly below it is the same as of all below: these need not be named again.
_BY_STEPS = frozenset({Agregasi.JUMLAH, Agregasi.MINIMUM, Agregasi.MAKSIMUM})


@dataclass(frozen=True, slots=True)
class Bersama:
    """What units come to together at the one above them; ``own`` is what that says itself.

    ``unsur`` are all units whose figures are awaited; ``tangga`` names the facts of the units directly below that have
    a value: of target, of realisasi, and of both as far as they are comparable.
    """

    own: Unsur
    unsur: tuple[Unsur, ...]
    tangga: Mapping[str, tuple[str, ...]]
    target: Gabungan
    realisasi: Gabungan
    capaian: CapaianGabungan

    @classmethod
    def of(cls, acuan: Acuan, own: Unsur, unsur: tuple[Unsur, ...], tangga: Mapping[str, tuple[str, ...]]) -> Bersama:
        """The aggregates of these units by the rules of the roll-up."""
        target, realisasi = (combine(own.pokok, kolom, unsur) for kolom in (TARGET, REALISASI))
        return cls(own, unsur, tangga, target, realisasi, combine_capaian(acuan, own.pokok, unsur))

    @property
    def pokok(self) -> Pokok:
        """The indikator."""
        return self.own.pokok

    @property
    def berdata(self) -> int:
        """How many units gave a realisasi."""
        return sum(one.berdata for one in self.unsur)

    @property
    def sebanding(self) -> str:
        """Ends the ids of what the capaian is computed from: nothing where that are the totals shown."""
        capaian = self.capaian
        same = capaian.unsur == self.target.unsur == self.realisasi.unsur
        return SEBANDING if capaian.target and capaian.unsur and not same else ""

    @property
    def bernilai(self) -> Mapping[str, tuple[str, ...]]:
        """The facts that the unit above that gives to the ones above it in turn."""
        values = {TARGET: self.target.nilai, REALISASI: self.realisasi.nilai}
        facts = {kolom: () if nilai is None else (self.id(kolom),) for kolom, nilai in values.items()}
        both = {f"{kolom}{SEBANDING}": (self.id(f"{kolom}{self.sebanding}"),) for kolom in values}
        return {**facts, **(both if self.capaian.unsur else dict.fromkeys(both, ()))}

    def id(self, ukuran: str) -> str:
        """The id of a fact of the unit above."""
        return self.own.unit.id_of(self.pokok.kode, ukuran)

    def dari(self, kolom: str, gabungan: Gabungan, akhiran: str = "") -> tuple[str, ...]:
        """The facts that a total is made of: of the units directly below where that gives the same, else of all."""
        if self.pokok.agregasi in _BY_STEPS:
            return self.tangga[f"{kolom}{akhiran}"]
        return _origins(self.pokok, kolom, gabungan.unsur)


def measure_joint(bersama: Bersama, acuan: Acuan) -> Iterator[Fact]:
    """Target, realisasi and capaian together, and how many units are in them."""
    desimal = _places(bersama.pokok, bersama.target, bersama.realisasi)
    for kolom, gabungan in ((TARGET, bersama.target), (REALISASI, bersama.realisasi)):
        dari = bersama.dari(kolom, gabungan)
        yield from _measure_total(bersama.id(kolom), gabungan, bersama.pokok.satuan, dari, desimal)
    yield from _measure_capaian(bersama, acuan)
    target = bersama.id(f"{TARGET}{bersama.sebanding}")
    yield from contribution(bersama.id("capaian"), bersama.capaian.sumbangan, bersama.capaian.hitungan, target)
    units = tuple(one.id(REALISASI) for one in bersama.unsur)
    for name, rumus, count in (
        ("jumlah_unit", "banyaknya unit yang angkanya digabungkan", len(units)),
        ("jumlah_unit_data", "banyaknya unit yang mempunyai realisasi", bersama.berdata),
        ("jumlah_unit_sebanding", "banyaknya unit yang angkanya menjadi capaian gabungan", len(bersama.capaian.unsur)),
    ):
        yield Fact(bersama.id(name), Decimal(count), "unit", Rule(rumus, units), 0)


def _measure_total(
    fact_id: str, gabungan: Gabungan, satuan: str, dari: tuple[str, ...], desimal: int
) -> Iterator[Fact]:
    rule = Rule(gabungan.rumus or "tidak digabungkan", dari)
    nilai = gabungan.nilai
    if isinstance(nilai, Rentang):
        yield Fact(fact_id, str(nilai), satuan, rule)
        yield Fact(f"{fact_id}_bawah", nilai.bawah, satuan, rule, desimal)
        yield Fact(f"{fact_id}_atas", nilai.atas, satuan, rule, desimal)
    else:
        yield Fact(fact_id, nilai, satuan, rule, desimal if isinstance(nilai, Decimal) else None, gabungan.alasan)


def _origins(pokok: Pokok, kolom: str, unsur: Sequence[Unsur]) -> tuple[str, ...]:
    """The facts of the units themselves, with their weights where these count."""
    figures = tuple(one.id(kolom) for one in unsur)
    return (*figures, *map(weight_id, unsur)) if pokok.agregasi is Agregasi.TERTIMBANG else figures


def _places(pokok: Pokok, target: Gabungan, realisasi: Gabungan) -> int:
    """The decimals of a pair that is compared: so many that what differs does not print alike."""
    if isinstance(target.nilai, Decimal) and isinstance(realisasi.nilai, Decimal):
        return places_apart(realisasi.nilai, target.nilai, pokok.desimal_gabungan)
    return pokok.desimal_gabungan


def _measure_capaian(bersama: Bersama, acuan: Acuan) -> Iterator[Fact]:
    capaian = bersama.capaian
    target, realisasi = capaian.target, capaian.realisasi
    if target is None or realisasi is None:
        dari = tuple(one.counted_id(acuan.aturan.kebijakan) for one in capaian.unsur)
        yield percentage(bersama.id("capaian"), capaian.hitungan, dari)
        return
    suffix = bersama.sebanding
    if suffix:
        desimal = _places(bersama.pokok, target, realisasi)
        for kolom, gabungan in ((TARGET, target), (REALISASI, realisasi)):
            dari = bersama.dari(kolom, gabungan, suffix)
            yield from _measure_total(bersama.id(f"{kolom}{suffix}"), gabungan, bersama.pokok.satuan, dari, desimal)
    pair = (bersama.id(f"{REALISASI}{suffix}"), bersama.id(f"{TARGET}{suffix}"))
    yield percentage(bersama.id("capaian"), capaian.hitungan, pair)


def measure_agreement(bersama: Bersama) -> Iterator[Fact]:
    """The unit's own target, which is its perjanjian kinerja, and its own realisasi, beside those of the units below.

    They are compared with these, and no part of them.
    """
    own, pokok = bersama.own, bersama.pokok
    if own.indikator is None:
        return
    places, desimal = own.indikator.places, pokok.desimal
    if own.indikator.target is not None:
        agreed = bersama.id("target_perjanjian")
        yield from given(agreed, own.indikator.target, pokok.satuan, places[TARGET], desimal)
        capaian = compare_with(pokok, own.indikator.target, bersama.realisasi)
        yield percentage(bersama.id("capaian_perjanjian"), capaian, (bersama.id(REALISASI), agreed))
    if own.indikator.realisasi is not None:
        said = bersama.id(f"{REALISASI}{SENDIRI}")
        yield from given(said, own.indikator.realisasi, pokok.satuan, places[REALISASI], desimal)
        yield from _measure_gap(bersama, said)


def _measure_gap(bersama: Bersama, said: str) -> Iterator[Fact]:
    own, joint = bersama.own.ukuran.realisasi, bersama.realisasi.nilai
    if isinstance(own, Decimal) and isinstance(joint, Decimal):
        desimal = places_apart(own, joint, bersama.pokok.desimal_gabungan)
        pair = (said, bersama.id(REALISASI))
        yield from difference(bersama.id("selisih_sendiri"), own - joint, bersama.pokok.satuan, pair, desimal)
