"""What is not as it was at an earlier roll-up, by the ledger that this left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.errors import Place, Problem, warning
from report_builder.facts import Fact, Ledger
from report_builder.language import join_list
from report_builder.measure.facts_of import difference
from report_builder.measure.rekap.acuan import Acuan
from report_builder.measure.rekap.cabang import Cabang
from report_builder.measure.rekap.gabungan import REALISASI, TARGET
from report_builder.measure.rekap.tabel import Perubahan, UnitRekap

_LACKED = "tidak ada pada rekap sebelumnya"
_MEAN = ".capaian"


@dataclass(frozen=True, slots=True)
class Sebelumnya:
    """An earlier roll-up: its ledger, and the name of the file that it was read from."""

    berkas: str
    ledger: Ledger


def find_changes(
    acuan: Acuan, akar: Cabang, now: Mapping[str, Fact], sebelumnya: Sebelumnya
) -> Iterator[tuple[Perubahan, tuple[Fact, ...]]]:
    """Each target and realisasi that is another one now, in the order of the tree, with the facts that tell it."""
    for cabang in akar.walk():
        for pokok in acuan.pokok.values():
            for ukuran in (TARGET, REALISASI):
                fact_id = cabang.unit.id_of(pokok.kode, ukuran)
                lama = _earlier(sebelumnya, now[fact_id])
                if lama.nilai != now[fact_id].nilai:
                    yield _change(cabang.unit, pokok.kode, ukuran, lama, now[fact_id])


def _earlier(sebelumnya: Sebelumnya, now: Fact) -> Fact:
    """The earlier value under an id of its own; its place is the earlier ledger."""
    place = Place(sebelumnya.berkas, "", now.id)
    known = sebelumnya.ledger.get(now.id)
    if known is None:
        return Fact(f"{now.id}_sebelumnya", None, now.satuan, place, now.desimal, _LACKED)
    return replace(known, id=f"{now.id}_sebelumnya", asal=place)


def _change(unit: UnitRekap, kode: str, ukuran: str, lama: Fact, baru: Fact) -> tuple[Perubahan, tuple[Fact, ...]]:
    if not isinstance(lama.nilai, Decimal) or not isinstance(baru.nilai, Decimal):
        return Perubahan(unit, kode, ukuran, lama, baru), (lama,)
    fact_id = f"{baru.id}_perubahan"
    gap = difference(fact_id, baru.nilai - lama.nilai, baru.satuan, (baru.id, lama.id), baru.desimal)
    return Perubahan(unit, kode, ukuran, lama, baru, fact_id), (lama, *gap)


def question_earlier(akar: Cabang, units: Iterable[UnitRekap], sebelumnya: Sebelumnya) -> Iterator[Problem]:
    """Warnings: an earlier roll-up of another unit, and units that were in it and are no more."""
    place = Place(sebelumnya.berkas)
    now, before = akar.unit.nama, sebelumnya.ledger.identitas.get("unit_kerja", "")
    if before != now:
        message = f"Rekap sebelumnya adalah rekap {before or 'unit lain'}, bukan {now}."
        yield warning(message, place, "Periksa berkas yang dibandingkan.")
    known = {one.id(_MEAN.removeprefix(".")) for one in units}
    gone = [
        fact_id.removeprefix("U-").removesuffix(_MEAN)
        for fact_id in sebelumnya.ledger
        if fact_id.startswith("U-") and fact_id.endswith(_MEAN) and "/" not in fact_id and fact_id not in known
    ]
    if gone:
        message = f"{len(gone)} unit ada pada rekap sebelumnya tetapi tidak lagi: {join_list(gone)}."
        yield warning(message, place, "Daftarkan unit itu di lembar Unit bila datanya masih ditunggu.")
