"""The facts of one indikator in the report's period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.facts import Fact, Rule
from report_builder.measure.facts_of import (
    PERCENT,
    computed,
    contribution,
    contribution_id,
    difference,
    given,
    percent_places,
    percentage,
)
from report_builder.measure.konteks import Konteks
from report_builder.model import Indikator, NilaiIndikator
from report_builder.rules import (
    DI_LUAR_SKALA,
    TIDAK_DITARGETKAN,
    Hitungan,
    Ukuran,
    cap,
    choose_skala,
    compute_capaian,
    contribute,
    deviation,
    judge,
)
from report_builder.schema import Keadaan


def measure_indikator(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """Target, realisasi, capaian and what follows from them."""
    kode, places, desimal = indikator.kode, indikator.places, konteks.desimal(indikator)
    ukuran = konteks.ukuran(indikator)
    satuan, not_run = indikator.satuan, indikator.keadaan is Keadaan.TIDAK_TERLAKSANA
    reason = str(Keadaan.TIDAK_TERLAKSANA if not_run else Keadaan.BELUM_DIUKUR)
    yield from given(f"{kode}.target", indikator.target, satuan, places["target"], desimal, TIDAK_DITARGETKAN)
    yield from given(f"{kode}.realisasi", indikator.realisasi, satuan, places["realisasi"], desimal, reason)
    yield from _measure_year_target(konteks, indikator)
    yield from _measure_capaian(konteks, indikator, ukuran)
    yield from _measure_deviation(indikator, desimal)
    dari = (f"{kode}.realisasi", f"{kode}.target")
    rule = Rule(f"realisasi dibandingkan dengan target, polaritas {indikator.polaritas}", dari)
    yield Fact(f"{kode}.hasil", str(judge(ukuran)), "", rule)
    yield from categorize(konteks, indikator, indikator.realisasi, konteks.tahun, f"{kode}.kategori")
    yield from _measure_stated(indikator)


def _measure_year_target(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """The target of the year as perjanjian kinerja has it: signed before there is anything to compare it with."""
    fact_id, target = f"{indikator.kode}.target_tahun", konteks.target_tahun(indikator)
    place = indikator.places["target_tahun" if indikator.triwulan else "target"]
    desimal = konteks.desimal_target(indikator)
    yield from given(fact_id, target, indikator.satuan, place, desimal, TIDAK_DITARGETKAN)


def _measure_capaian(konteks: Konteks, indikator: Indikator, ukuran: Ukuran) -> Iterator[Fact]:
    kode = indikator.kode
    capaian = compute_capaian(ukuran)
    yield percentage(f"{kode}.capaian", capaian, (f"{kode}.realisasi", f"{kode}.target"))
    shown = cap(capaian, konteks.laporan.pengaturan.batas_tampil)
    if shown != capaian:
        rumus = Hitungan(shown.nilai, "capaian, paling tinggi batas tampil")
        yield percentage(f"{kode}.capaian_tampil", rumus, (f"{kode}.capaian", "aturan.batas_tampil"))
    yield from contribution(f"{kode}.capaian", contribute(ukuran, konteks.kebijakan), capaian, f"{kode}.target")
    if capaian.nilai is not None and capaian.nilai > 100:
        excess = Hitungan(capaian.nilai - 100, "capaian − 100")
        places = percent_places(capaian.nilai)
        yield computed(f"{kode}.kelebihan", excess, PERCENT, (f"{kode}.capaian",), places)
    yield from categorize_capaian(konteks, capaian.nilai, kode)


def counted_id(konteks: Konteks, indikator: Indikator) -> str:
    """The fact with which the indikator enters means of the year."""
    ukuran = konteks.ukuran(indikator)
    return contribution_id(f"{indikator.kode}.capaian", contribute(ukuran, konteks.kebijakan), compute_capaian(ukuran))


def _measure_deviation(indikator: Indikator, desimal: int) -> Iterator[Fact]:
    selisih = deviation(indikator.target, indikator.realisasi)
    if selisih is not None:
        kode = indikator.kode
        dari = (f"{kode}.realisasi", f"{kode}.target")
        yield from difference(f"{kode}.selisih", selisih, indikator.satuan, dari, desimal)


def _measure_stated(indikator: Indikator) -> Iterator[Fact]:
    """What the office says itself: its own capaian, the weight."""
    kode, places = indikator.kode, indikator.places
    if indikator.capaian is not None:
        yield from given(f"{kode}.capaian_kantor", indikator.capaian, PERCENT, places["capaian"])
    if indikator.bobot is not None:
        yield from given(f"{kode}.bobot", indikator.bobot, "", places["bobot"])


def categorize(
    konteks: Konteks, indikator: Indikator, realisasi: NilaiIndikator | None, tahun: int, fact_id: str
) -> Iterator[Fact]:
    """The category of a realisasi on the indikator's own scale of numbers, by the scale in force in that year."""
    if not indikator.skala or not isinstance(realisasi, Decimal):
        return
    skala = choose_skala(konteks.skala, indikator.skala, tahun)
    label = skala.lookup(realisasi) if skala else DI_LUAR_SKALA
    dari = (fact_id.replace(".kategori", ".realisasi"),)
    yield _category(fact_id, label, indikator.skala, dari)


def categorize_capaian(konteks: Konteks, capaian: Decimal | None, kode: str) -> Iterator[Fact]:
    """The category of a capaian on the report's scale, where it declares one."""
    nama = konteks.laporan.pengaturan.skala
    if not nama or capaian is None:
        return
    skala = choose_skala(konteks.skala, nama, konteks.tahun)
    label = skala.lookup(capaian) if skala else DI_LUAR_SKALA
    yield _category(f"{kode}.kategori_capaian", label, nama, (f"{kode}.capaian",))


def _category(fact_id: str, label: str, skala: str, dari: tuple[str, ...]) -> Fact:
    rule = Rule(f"kelas pada skala {skala}", dari)
    if label == DI_LUAR_SKALA:
        return Fact(fact_id, None, "", rule, alasan=label)
    return Fact(fact_id, label, "", rule)
