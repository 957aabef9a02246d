"""Quarters: each against its own target, and the year so far against the year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from report_builder.facts import Fact
from report_builder.measure.facts_of import computed, contribution, given, percentage
from report_builder.measure.konteks import Konteks
from report_builder.model import Indikator, NilaiIndikator, Triwulan
from report_builder.rules import (
    Agregasi,
    Bagian,
    Hitungan,
    Ukuran,
    adds_up,
    aggregate,
    cap,
    compute_capaian,
    contribute,
    describe,
    read_agregasi,
)
from report_builder.schema import Keadaan, Polaritas

QUARTERS = (1, 2, 3, 4)
TAK_TERGABUNG = "angka tiap triwulan tidak dapat digabungkan"
"""Why there is no realisasi of the year so far where nobody says what quarters of their own make together."""


def measure_quarters(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """Target, realisasi and capaian of each quarter; the year's realisasi up to it and its capaian."""
    kode, desimal = indikator.kode, konteks.desimal_triwulan(indikator)
    for row in konteks.triwulan.get(kode, ()):
        period = f"TW{row.triwulan}"
        own = (f"{kode}.realisasi.{period}", f"{kode}.target.{period}")
        yield from given(own[1], row.target, indikator.satuan, row.places["target"], desimal)
        yield from given(own[0], row.realisasi, indikator.satuan, row.places["realisasi"], desimal, "belum diukur")
        ukuran = quarter_ukuran(konteks, indikator, row)
        capaian, counted = compute_capaian(ukuran), contribute(ukuran, konteks.kebijakan)
        yield percentage(f"{kode}.capaian.{period}", capaian, own)
        yield from contribution(f"{kode}.capaian.{period}", counted, capaian, own[1])
        yield from _measure_year_so_far(konteks, indikator, row)


def _measure_year_so_far(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Iterator[Fact]:
    kode, period = indikator.kode, f"TW{row.triwulan}"
    so_far = accumulate(konteks, indikator, row)
    source = f"{kode}.realisasi.{period}"
    if so_far is not None:
        source = f"{kode}.realisasi_kumulatif.{period}"
        quarters = range(1, row.triwulan + 1)
        dari = tuple(f"{kode}.realisasi.TW{quarter}" for quarter in quarters) if so_far.nilai is not None else ()
        yield computed(source, so_far, indikator.satuan, dari, konteks.desimal_triwulan(indikator))
    ukuran = year_ukuran(konteks, indikator, row)
    capaian, counted = compute_capaian(ukuran), contribute(ukuran, konteks.kebijakan)
    if reason := not_added_up(konteks, indikator, row):
        capaian = replace(capaian, alasan=reason)
    target = f"{kode}.target_tahun"
    yield percentage(f"{kode}.capaian_tahun.{period}", capaian, (source, target))
    yield from contribution(f"{kode}.capaian_tahun.{period}", counted, capaian, target)
    shown = cap(capaian, konteks.laporan.pengaturan.batas_tampil)
    if shown != capaian:
        rumus = Hitungan(shown.nilai, "capaian, paling tinggi batas tampil")
        dari = (f"{kode}.capaian_tahun.{period}", "aturan.batas_tampil")
        yield percentage(f"{kode}.capaian_tahun_tampil.{period}", rumus, dari)


def is_part_of_a_limit(indikator: Indikator) -> bool:
    """Whether the realisasi is a sum of some quarters that must stay below a year's limit, which says nothing yet."""
    is_part = indikator.triwulan is not None and indikator.triwulan.triwulan < QUARTERS[-1]
    return is_part and indikator.polaritas is Polaritas.MINIMUM and _aggregation(indikator) is Agregasi.JUMLAH


def quarter_ukuran(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Ukuran:
    """What a quarter's own capaian is computed from."""
    return konteks.ukuran_of(indikator, row.target, row.realisasi, _keadaan(indikator, row))


def year_ukuran(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Ukuran:
    """What the capaian of the year up to a quarter is computed from."""
    so_far = accumulate(konteks, indikator, row)
    realisasi = row.realisasi if so_far is None else so_far.nilai
    return konteks.ukuran_of(indikator, konteks.target_tahun(indikator), realisasi, _keadaan(indikator, row))


def _keadaan(indikator: Indikator, row: Triwulan) -> Keadaan:
    """What stands behind the figure of a quarter: only the report's own tells of more than the figure."""
    is_own = indikator.triwulan is not None and indikator.triwulan.triwulan == row.triwulan
    return indikator.keadaan if is_own else Keadaan.TERUKUR


def realisasi_so_far(konteks: Konteks, indikator: Indikator) -> tuple[str, NilaiIndikator | None]:
    """The year's realisasi up to the end of the report's period, with the id of its fact.

    Where quarters of their own cannot make a year (an index), the figure of the period is the latest that is known.
    """
    row = indikator.triwulan
    so_far = accumulate(konteks, indikator, row) if row and _aggregation(indikator) else None
    if row is None or so_far is None:
        return f"{indikator.kode}.realisasi", indikator.realisasi
    return f"{indikator.kode}.realisasi_kumulatif.TW{row.triwulan}", so_far.nilai


def accumulate(konteks: Konteks, indikator: Indikator, row: Triwulan) -> Hitungan | None:
    """The year's realisasi up to a quarter, as the indikator adds its quarters up.

    None where the quarter's own figure is that already: it is the first, cumulative, a word, or not given.
    """
    if row.kumulatif or row.triwulan == QUARTERS[0] or not isinstance(row.realisasi, Decimal):
        return None
    before = {one.triwulan: one.realisasi for one in konteks.triwulan[indikator.kode]}
    numbers = [before.get(quarter) for quarter in range(1, row.triwulan + 1)]
    known = [number for number in numbers if isinstance(number, Decimal)]
    if len(known) < len(numbers):
        return Hitungan(None, "", "realisasi triwulan sebelumnya tidak lengkap")
    return _combine(indikator, known)


def not_added_up(konteks: Konteks, indikator: Indikator, row: Triwulan) -> str:
    """Why quarters of their own make no year up to this one; empty where they do or need not."""
    so_far = accumulate(konteks, indikator, row)
    return so_far.alasan if so_far is not None else ""


def _combine(indikator: Indikator, numbers: Sequence[Decimal]) -> Hitungan:
    match _aggregation(indikator):
        case None:
            return Hitungan(None, "", TAK_TERGABUNG)
        case Agregasi.TERAKHIR:
            return Hitungan(numbers[-1], "realisasi triwulan terakhir")
        case way:
            # What a unit weighs among others is the same in each of its quarters.
            own = Agregasi.RATA_RATA if way is Agregasi.TERTIMBANG else way
            hitungan = aggregate(own, [Bagian(number) for number in numbers])
            return replace(hitungan, rumus=describe(own, "realisasi triwulan"))


def _aggregation(indikator: Indikator) -> Agregasi | None:
    """How quarters make a year, as declared; else what can be counted is added, and of the rest it cannot be told."""
    declared = read_agregasi(indikator.agregasi)
    added = indikator.polaritas is not Polaritas.ORDINAL and adds_up(indikator.indikator, indikator.satuan)
    return declared or (Agregasi.JUMLAH if added else None)
