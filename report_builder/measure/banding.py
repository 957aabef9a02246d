"""An indikator beside its earlier years, the end of the medium-term plan, and standards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from report_builder.facts import Fact
from report_builder.measure.facts_of import PERCENT, computed, difference, given, percentage
from report_builder.measure.indikator import categorize
from report_builder.measure.konteks import Konteks
from report_builder.measure.triwulan import is_part_of_a_limit, realisasi_so_far
from report_builder.model import Indikator, Riwayat
from report_builder.rules import Hitungan, compute_capaian


def measure_comparisons(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """Riwayat with the change since last year, Renstra, and standards."""
    for row in konteks.riwayat.get(indikator.kode, ()):
        yield from _measure_year(konteks, indikator, row)
        if row.tahun == konteks.tahun_lalu:
            yield from _measure_change(konteks, indikator, row)
    yield from _measure_renstra(konteks, indikator)
    yield from _measure_standards(konteks, indikator)


def _measure_year(konteks: Konteks, indikator: Indikator, row: Riwayat) -> Iterator[Fact]:
    kode, tahun, desimal = indikator.kode, row.tahun, konteks.desimal(indikator)
    yield from given(f"{kode}.target.{tahun}", row.target, indikator.satuan, row.places["target"], desimal)
    yield from given(f"{kode}.realisasi.{tahun}", row.realisasi, indikator.satuan, row.places["realisasi"], desimal)
    capaian = compute_capaian(konteks.ukuran_of(indikator, row.target, row.realisasi))
    yield percentage(f"{kode}.capaian.{tahun}", capaian, (f"{kode}.realisasi.{tahun}", f"{kode}.target.{tahun}"))
    yield from categorize(konteks, indikator, row.realisasi, tahun, f"{kode}.kategori.{tahun}")


def _measure_change(konteks: Konteks, indikator: Indikator, row: Riwayat) -> Iterator[Fact]:
    kode, tahun = indikator.kode, row.tahun
    if isinstance(indikator.realisasi, Decimal) and isinstance(row.realisasi, Decimal):
        dari = (f"{kode}.realisasi", f"{kode}.realisasi.{tahun}")
        change = indikator.realisasi - row.realisasi
        yield from difference(f"{kode}.perubahan", change, indikator.satuan, dari, konteks.desimal(indikator))
        yield from _measure_relative_change(kode, _relative_change(change, row.realisasi, indikator.satuan), dari)
    now = compute_capaian(konteks.ukuran(indikator)).nilai
    before = compute_capaian(konteks.ukuran_of(indikator, row.target, row.realisasi)).nilai
    if now is not None and before is not None:
        dari = (f"{kode}.capaian", f"{kode}.capaian.{tahun}")
        yield from difference(f"{kode}.perubahan_capaian", now - before, PERCENT, dari)


def _relative_change(change: Decimal, before: Decimal, satuan: str) -> Hitungan:
    rumus = "perubahan / realisasi tahun lalu × 100"
    if satuan == PERCENT:
        return Hitungan(None, rumus, "satuan %: perubahan dalam poin persen")
    if before <= 0:
        return Hitungan(None, rumus, "realisasi tahun lalu 0" if before == 0 else "realisasi tahun lalu negatif")
    return Hitungan(change * 100 / before, rumus)


def _measure_relative_change(kode: str, hitungan: Hitungan, dari: tuple[str, str]) -> Iterator[Fact]:
    fact_id = f"{kode}.perubahan_persen"
    yield computed(fact_id, hitungan, PERCENT, (f"{kode}.perubahan", dari[1]), 2)
    if hitungan.nilai is not None:
        absolute = Hitungan(abs(hitungan.nilai), "nilai mutlak perubahan")
        yield computed(f"{fact_id}_mutlak", absolute, PERCENT, (fact_id,), 2)


def _measure_renstra(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """Realisasi as given against the last target; an office that counts cumulatively gives the cumulative figure."""
    kode, desimal = indikator.kode, konteks.desimal(indikator)
    source, realisasi = realisasi_so_far(konteks, indikator)
    for row in konteks.renstra.get(kode, ()):
        fact_id = f"{kode}.target_akhir.{row.tahun_akhir}"
        yield from given(fact_id, row.target_akhir, indikator.satuan, row.places["target_akhir"], desimal)
        capaian = compute_capaian(konteks.ukuran_of(indikator, row.target_akhir, realisasi, indikator.keadaan))
        if is_part_of_a_limit(indikator):
            capaian = Hitungan(None, capaian.rumus, "jumlah sebagian tahun tidak dibandingkan dengan batas setahun")
        yield percentage(f"{kode}.capaian_renstra.{row.tahun_akhir}", capaian, (source, fact_id))


def _measure_standards(konteks: Konteks, indikator: Indikator) -> Iterator[Fact]:
    """The first standard without a number behind its name, the second as ``.standar.2``, and so on."""
    rows = [row for row in konteks.standar.get(indikator.kode, ()) if not row.tidak_ada]
    desimal = konteks.desimal(indikator)
    for number, row in enumerate(rows, start=1):
        suffix = "" if number == 1 else f".{number}"
        fact_id = f"{indikator.kode}.standar{suffix}"
        yield from given(fact_id, row.nilai, indikator.satuan, row.places["nilai"], desimal)
        if isinstance(row.nilai, Decimal) and isinstance(indikator.realisasi, Decimal):
            delta = indikator.realisasi - row.nilai
            dari = (f"{indikator.kode}.realisasi", fact_id)
            yield from difference(f"{indikator.kode}.selisih_standar{suffix}", delta, indikator.satuan, dari, desimal)
