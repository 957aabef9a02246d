"""What is not as it was at an earlier roll-up, by the ledger that this left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder.errors import ExitCode, Place, Problem, ReportError, error, warning
from report_builder.facts import Fact, Ledger
from report_builder.language import join_list
from report_builder.measure.facts_of import difference
from report_builder.measure.rekap.acuan import Acuan
from report_builder.measure.rekap.cabang import Cabang
from report_builder.measure.rekap.gabungan import REALISASI, TARGET
from report_builder.measure.rekap.tabel import Perubahan, UnitRekap
from report_builder.measure.rekap.titik import KOLOM
from report_builder.model.rekap import Simpul
from report_builder.schema import PERIODE

_LACKED = "tidak ada dalam rekap sebelumnya"
_OF_ROLL_UPS = "unit.jumlah_unit_melapor"
_MEAN = ".capaian"


@dataclass(frozen=True, slots=True)
class Sebelumnya:
    """An earlier roll-up: its ledger, and the name of the file that it was read from."""

    berkas: str
    ledger: Ledger


def find_changes(
    acuan: Acuan, akar: Cabang, now: Mapping[str, Fact], sebelumnya: Sebelumnya
) -> Iterator[tuple[Perubahan, tuple[Fact, ...]]]:
    """Each target and realisasi that is another one now, in the order of the tree, with the facts that tell it.

    Those of a unit that has fallen silent are no changes: it is told as a whole.
    """
    for cabang in (one for one in akar.walk() if not _fell_silent(one, sebelumnya.ledger)):
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


def tell_period(sebelumnya: Sebelumnya) -> Iterator[Fact]:
    """Of which period the earlier roll-up is, and of which day its data are where it says so."""
    place = Place(sebelumnya.berkas)
    identitas = sebelumnya.ledger.identitas
    quarter = PERIODE.index(identitas.get("periode", PERIODE[0]))
    name = f"triwulan {PERIODE[quarter].split()[-1]} tahun" if quarter else "tahun"
    yield Fact("unit.periode_sebelumnya", f"{name} {identitas.get('tahun', '')}", "", place)
    day = sebelumnya.ledger.get("unit.tanggal_data")
    if day and day.nilai is not None:
        yield replace(day, id="unit.tanggal_data_sebelumnya", asal=place)


def find_silent(akar: Cabang, sebelumnya: Sebelumnya) -> tuple[UnitRekap, ...]:
    """The units that had a figure at the earlier roll-up and have not reported now."""
    return tuple(one.unit for one in akar.walk() if _fell_silent(one, sebelumnya.ledger))


def _fell_silent(cabang: Cabang, before: Ledger) -> bool:
    ids = (cabang.unit.id_of(titik.pokok.kode, ukuran) for titik in cabang.titik.values() for ukuran in KOLOM)
    silent = not cabang.unit.melapor and not cabang.anak
    return silent and any(each in before and before[each].nilai is not None for each in ids)


def check_earlier(akar: Simpul, sebelumnya: Sebelumnya) -> None:
    """Raise ReportError (usage) where an earlier ledger is that of no roll-up, or of another unit's."""
    place = Place(sebelumnya.berkas)
    identitas = sebelumnya.ledger.identitas
    hint = "Sebutkan fakta.json dari rekapitulasi sebelumnya unit itu."
    if _OF_ROLL_UPS not in sebelumnya.ledger:
        message = (
            f"Berkas ini adalah fakta.json laporan {identitas.get('unit_kerja', 'satu unit')}, bukan rekapitulasi."
        )
        raise ReportError([error(message, place, hint)], ExitCode.USAGE)
    before = identitas.get("kode_unit") or identitas.get("unit_kerja", "")
    if before.casefold() not in {akar.kode.casefold(), akar.nama.casefold()}:
        message = f"Rekap sebelumnya adalah rekap {identitas.get('unit_kerja', 'unit lain')}, bukan {akar.nama}."
        raise ReportError([error(message, place, hint)], ExitCode.USAGE)


def question_earlier(units: Iterable[UnitRekap], sebelumnya: Sebelumnya) -> Iterator[Problem]:
    """A warning: units that were in an earlier roll-up and are no more."""
    known = {one.id(_MEAN.removeprefix(".")) for one in units}
    gone = [
        fact_id.removeprefix("U-").removesuffix(_MEAN)
        for fact_id in sebelumnya.ledger
        if fact_id.startswith("U-") and fact_id.endswith(_MEAN) and "/" not in fact_id and fact_id not in known
    ]
    if gone:
        message = f"{len(gone)} unit ada dalam rekap sebelumnya tetapi tidak lagi: {join_list(gone)}."
        yield warning(
            message, Place(sebelumnya.berkas), "Daftarkan unit itu di lembar Unit bila datanya masih ditunggu."
        )
