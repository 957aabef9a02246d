"""The budget: lines, totals, parts by indikator, jenis belanja and sumber dana, and efficiency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.facts import Fact
from report_builder.measure.facts_of import PERCENT, RUPIAH, computed, difference, given, percentage
from report_builder.measure.konteks import Konteks
from report_builder.model import Anggaran
from report_builder.rules import (
    Biaya,
    Hitungan,
    compute_capaian,
    compute_efisiensi,
    compute_nilai_efisiensi,
    compute_serapan,
)

_NOT_FILLED = "realisasi anggaran belum diisi"
_NO_FIRST_PAGU = "pagu awal belum diisi"
_AGREED = "jumlah pagu awal, dan pagu akhir baris yang tidak mempunyai pagu awal"


@dataclass(frozen=True, slots=True)
class Bagian:
    """Budget lines to add (+1) and to take away (−1), by code: each rupiah counts once, where it is mapped nearest."""

    lines: Mapping[str, Anggaran]
    tanda: Mapping[str, int]

    def total(self, kolom: Callable[[Anggaran], Decimal | None], alasan: str) -> Hitungan:
        """The sum of a column; not known where one of the lines has no value in it."""
        rumus = "jumlah baris anggaran, tiap rupiah dihitung satu kali"
        values = [(kolom(self.lines[kode]), sign) for kode, sign in self.tanda.items()]
        if any(value is None for value, _ in values):
            return Hitungan(None, rumus, alasan)
        return Hitungan(sum((value * sign for value, sign in values if value is not None), Decimal(0)), rumus)


def share(anggaran: Sequence[Anggaran], key: Callable[[Anggaran], str]) -> Mapping[str, Bagian]:
    """The lines of each value of ``key``; a line below another with a value is taken out of that one's part."""
    lines = {line.kode: line for line in anggaran}
    signs: dict[str, dict[str, int]] = {}
    for line in anggaran:
        value = key(line)
        if not value:
            continue
        own = signs.setdefault(value, {})
        own[line.kode] = own.get(line.kode, 0) + 1
        above = _nearest_above(line, lines, key)
        if above:
            other = signs.setdefault(key(above), {})
            other[line.kode] = other.get(line.kode, 0) - 1
    return {
        value: Bagian(lines, {kode: sign for kode, sign in counted.items() if sign}) for value, counted in signs.items()
    }


def _nearest_above(line: Anggaran, lines: Mapping[str, Anggaran], key: Callable[[Anggaran], str]) -> Anggaran | None:
    above = lines.get(line.induk)
    while above and not key(above):
        above = lines.get(above.induk)
    return above


def measure_budget(konteks: Konteks, capaian_unit: Decimal | None) -> Iterator[Fact]:
    """Every line, the unit's totals, and the parts by indikator, jenis belanja and sumber dana."""
    anggaran = konteks.laporan.anggaran
    for line in anggaran:
        yield from _measure_line(line)
    if not anggaran:
        return
    yield from _measure_unit(anggaran, capaian_unit)
    for prefix, key in (("belanja", lambda line: line.jenis_belanja), ("dana", lambda line: line.sumber_dana)):
        for value, bagian in share(anggaran, key).items():
            yield from _measure_part(f"{prefix}-{'-'.join(value.split())}", bagian, "realisasi")
    yield from _measure_efficiency(konteks)


def _measure_line(line: Anggaran) -> Iterator[Fact]:
    kode, places = f"A-{line.kode}", line.places
    if line.pagu_awal is not None:
        yield from given(f"{kode}.pagu_awal", line.pagu_awal, RUPIAH, places["pagu_awal"])
    yield from given(f"{kode}.pagu", line.pagu_akhir, RUPIAH, places["pagu_akhir"])
    yield from given(f"{kode}.realisasi", line.realisasi, RUPIAH, places["realisasi"], None, _NOT_FILLED)
    yield from _measure_use(kode, line.pagu_akhir, line.realisasi, "realisasi")


def _measure_use(kode: str, pagu: Decimal, realisasi: Decimal | None, name: str) -> Iterator[Fact]:
    """Serapan and sisa of a pagu."""
    dari = (f"{kode}.{name}", f"{kode}.pagu")
    yield percentage(f"{kode}.serapan", compute_serapan(pagu, realisasi), dari)
    sisa = Hitungan(None if realisasi is None else pagu - realisasi, "pagu − realisasi", _reason(realisasi))
    yield computed(f"{kode}.sisa", sisa, RUPIAH, dari)


def _reason(realisasi: Decimal | None) -> str:
    return _NOT_FILLED if realisasi is None else ""


def _measure_part(kode: str, bagian: Bagian, name: str) -> Iterator[Fact]:
    codes = tuple(f"A-{line}" for line in bagian.tanda)
    pagu = bagian.total(lambda line: line.pagu_akhir, "")
    realisasi = bagian.total(lambda line: line.realisasi, _NOT_FILLED)
    yield computed(f"{kode}.pagu", pagu, RUPIAH, tuple(f"{line}.pagu" for line in codes))
    yield computed(f"{kode}.{name}", realisasi, RUPIAH, tuple(f"{line}.realisasi" for line in codes))
    yield from _measure_use(kode, pagu.nilai or Decimal(0), realisasi.nilai, name)


def _measure_unit(anggaran: Sequence[Anggaran], capaian: Decimal | None) -> Iterator[Fact]:
    tops = Bagian({line.kode: line for line in anggaran}, {line.kode: 1 for line in anggaran if not line.induk})
    first = tops.total(lambda line: line.pagu_awal, _NO_FIRST_PAGU)
    dari = tuple(f"A-{kode}.pagu_awal" for kode in tops.tanda) if first.nilai is not None else ()
    yield computed("unit.pagu_awal", first, RUPIAH, dari)
    yield from _measure_agreed(tops)
    yield from _measure_part("unit", tops, "realisasi")
    pagu = tops.total(lambda line: line.pagu_akhir, "").nilai or Decimal(0)
    serapan = compute_serapan(pagu, tops.total(lambda line: line.realisasi, _NOT_FILLED).nilai).nilai
    if capaian is not None and serapan is not None:
        yield from difference("unit.selisih_efisiensi", capaian - serapan, PERCENT, ("unit.capaian", "unit.serapan"))


def _measure_agreed(tops: Bagian) -> Iterator[Fact]:
    """The sum of a perjanjian kinerja where only some of its lines have a pagu awal: it is neither pagu."""
    measures = {kode: "pagu" if tops.lines[kode].pagu_awal is None else "pagu_awal" for kode in tops.tanda}
    if len(set(measures.values())) > 1:
        total = tops.total(lambda line: line.pagu_akhir if line.pagu_awal is None else line.pagu_awal, "")
        dari = tuple(f"A-{kode}.{measure}" for kode, measure in measures.items())
        yield computed("unit.pagu_perjanjian", Hitungan(total.nilai, _AGREED), RUPIAH, dari)


# Efficiency


def indikator_parts(konteks: Konteks) -> Mapping[str, Bagian]:
    """The budget of each indikator that any line is mapped to."""
    return share(konteks.laporan.anggaran, lambda line: line.kode_indikator)


def costs(konteks: Konteks) -> Mapping[str, Biaya]:
    """For each indikator with a budget: what it cost and reached; those with an unknown are left out."""
    found = {}
    parts = indikator_parts(konteks)
    for indikator in konteks.laporan.indikator:
        bagian = parts.get(indikator.kode)
        capaian = compute_capaian(konteks.ukuran(indikator)).nilai
        if bagian is None or capaian is None:
            continue
        pagu = bagian.total(lambda line: line.pagu_akhir, "").nilai
        realisasi = bagian.total(lambda line: line.realisasi, "").nilai
        if pagu is not None and realisasi is not None:
            found[indikator.kode] = Biaya(pagu, realisasi, capaian)
    return found


def _measure_efficiency(konteks: Konteks) -> Iterator[Fact]:
    biaya = costs(konteks)
    for kode, bagian in indikator_parts(konteks).items():
        yield from _measure_part(kode, bagian, "realisasi_anggaran")
        if kode in biaya:
            yield from _measure_gap(kode, biaya[kode])
            yield from _measure_pmk(konteks, kode, (kode,), biaya)
    if biaya:
        yield from _measure_pmk(konteks, "unit", tuple(biaya), biaya)


def _measure_gap(kode: str, biaya: Biaya) -> Iterator[Fact]:
    serapan = compute_serapan(biaya.pagu, biaya.realisasi).nilai
    if serapan is not None:
        dari = (f"{kode}.capaian", f"{kode}.serapan")
        yield from difference(f"{kode}.selisih_efisiensi", biaya.capaian - serapan, PERCENT, dari)


def _measure_pmk(konteks: Konteks, kode: str, members: Sequence[str], biaya: Mapping[str, Biaya]) -> Iterator[Fact]:
    """Efficiency and its value by PMK 22/2021, of one indikator or of all that have a budget."""
    batas = konteks.laporan.pengaturan.batas_efisiensi
    efisiensi = compute_efisiensi((biaya[member] for member in members), batas)
    dari = tuple(f"{member}.{name}" for member in members for name in ("pagu", "capaian", "realisasi_anggaran"))
    capped = () if batas is None else ("aturan.batas_efisiensi",)
    yield computed(f"{kode}.efisiensi", efisiensi, PERCENT, (*dari, *capped), 2)
    nilai = None if efisiensi.nilai is None else compute_nilai_efisiensi(efisiensi.nilai)
    rumus = Hitungan(nilai, "50 + efisiensi / 20 × 50, dari 0 sampai 100", efisiensi.alasan)
    yield computed(f"{kode}.nilai_efisiensi", rumus, "", (f"{kode}.efisiensi",), 2)
