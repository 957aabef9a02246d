"""The sasaran and indikator of an office, with all that its other sheets say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from report_builder.language import roman, round_half_up
from report_builder.schema import STATUS_DATA, Keadaan, Polaritas
from report_builder.simulation.bentuk import Bentuk, Gaya
from report_builder.simulation.draw import chance
from report_builder.simulation.kata import in_style
from report_builder.simulation.nilai import (
    Jalur,
    each_quarter,
    earlier,
    moved,
    realisasi,
    realisasi_path,
    target,
    target_path,
)
from report_builder.simulation.tables import Nilai, Row
from report_builder.simulation.ukuran import RATA_RATA, Ukuran, ukuran


@dataclass(frozen=True, slots=True)
class Butir:
    """One indikator: its form, its figures of the whole year and how they stand at the end of each quarter."""

    kode: str
    kode_sasaran: str
    nama: str
    ukuran: Ukuran
    target: Nilai
    realisasi: Nilai
    keadaan: Keadaan
    jalur_target: Jalur
    jalur: Jalur
    kumulatif: bool


_KODE = ("IKU-{n}", "IK-{s}{n:02d}", "{s}.{n}", "IKK {s}/{n}")

_SASARAN = (
    "Meningkatnya mutu layanan dasar bagi masyarakat",
    "Meningkatnya kemandirian kelompok binaan",
    "Terwujudnya tata kelola unit kerja yang akuntabel",
    "Meningkatnya keterampilan kader layanan",
    "Menurunnya pengaduan masyarakat",
    "Tersedianya data yang mutakhir dan dapat diandalkan",
    "Meningkatnya kerja sama dengan mitra",
    "Meningkatnya ketahanan keluarga",
    "Terpeliharanya sarana layanan",
    "Meningkatnya partisipasi warga",
    "Meningkatnya kualitas lingkungan",
    "Terlaksananya pengawasan yang efektif",
)


def sasaran_rows(random: Random, bentuk: Bentuk) -> list[Row]:
    """The sheet Sasaran."""
    wordings = random.sample(_SASARAN, bentuk.sasaran)
    return [
        {"kode": f"S-{number}", "sasaran": in_style(words, bentuk.gaya, random)}
        for number, words in enumerate(wordings, start=1)
    ]


def butir(random: Random, bentuk: Bentuk) -> tuple[Butir, ...]:
    """The indikator of an office, in the order of its sasaran."""
    kode = random.choice(_KODE)
    forms = ukuran(random, bentuk.indikator)
    # One for every sasaran first, the others as they come.
    homes = sorted([*range(1, bentuk.sasaran + 1), *_homes(random, bentuk)])
    return tuple(
        _butir(random, bentuk, form, kode.format(n=number, s=home), f"S-{home}")
        for number, (form, home) in enumerate(zip(forms, homes, strict=True), start=1)
    )


def _homes(random: Random, bentuk: Bentuk) -> list[int]:
    return [random.randint(1, bentuk.sasaran) for _ in range(bentuk.indikator - bentuk.sasaran)]


def _butir(random: Random, bentuk: Bentuk, form: Ukuran, kode: str, kode_sasaran: str) -> Butir:
    planned = target(random, form)
    keadaan = _keadaan(random, bentuk)
    reached = _reached(random, form, planned, keadaan)
    return Butir(
        kode,
        kode_sasaran,
        # Now and then a long name stands among short ones.
        in_style(form.nama, Gaya.PANJANG if chance(random, 2) else bentuk.gaya, random),
        form,
        planned if chance(random, bentuk.bertarget) else None,
        reached,
        keadaan,
        target_path(form, planned),
        realisasi_path(random, form, reached),
        chance(random, 50),
    )


def _keadaan(random: Random, bentuk: Bentuk) -> Keadaan:
    if not chance(random, bentuk.berealisasi):
        return Keadaan.BELUM_DIUKUR
    return Keadaan.TIDAK_TERLAKSANA if chance(random, 6) else Keadaan.TERUKUR


def _reached(random: Random, form: Ukuran, planned: Nilai, keadaan: Keadaan) -> Nilai:
    match keadaan:
        case Keadaan.TERUKUR:
            return realisasi(random, form, planned)
        case Keadaan.TIDAK_TERLAKSANA if form.polaritas is not Polaritas.ORDINAL:
            return Decimal(0)
        case _:
            return None


def indikator_rows(random: Random, bentuk: Bentuk, butir: Sequence[Butir]) -> list[Row]:
    """The sheet Indikator: in an interim report with what was reached so far, or nothing yet."""
    to_date = bentuk.triwulan == 0 or chance(random, 50)
    weights = bobot(len(butir))
    rows: list[Row] = []
    for one, weight in zip(butir, weights, strict=True):
        reached = _at(bentuk, one) if to_date or one.keadaan is Keadaan.TIDAK_TERLAKSANA else None
        rows.append(
            {**_figures(one, reached), **_optional(random, bentuk, one), "bobot": weight if bentuk.terisi else None}
        )
    return rows


def _at(bentuk: Bentuk, one: Butir) -> Nilai:
    """The realisasi at the end of the report's period."""
    quarters = bentuk.triwulan or 4
    numbers = [nilai for nilai in one.jalur[:quarters] if isinstance(nilai, Decimal)]
    if one.ukuran.agregasi == RATA_RATA and not one.kumulatif and numbers:
        return round_half_up(sum(numbers, Decimal(0)) / quarters, one.ukuran.desimal)
    return one.jalur[quarters - 1]


def _figures(one: Butir, reached: Nilai) -> Row:
    # What was measured, or not yet, need not be said; what did not run must.
    is_said = one.keadaan is Keadaan.TIDAK_TERLAKSANA or len(one.nama) % 2 == 0
    known = reached is not None or one.keadaan is not Keadaan.TERUKUR
    return {
        "kode": one.kode,
        "kode_sasaran": one.kode_sasaran,
        "indikator": one.nama,
        "satuan": one.ukuran.satuan,
        "target": one.target,
        "realisasi": reached,
        "polaritas": one.ukuran.polaritas,
        "keadaan": one.keadaan if is_said and known else None,
        "agregasi": one.ukuran.agregasi,
        "skala": one.ukuran.skala,
    }


def _optional(random: Random, bentuk: Bentuk, one: Butir) -> Row:
    cells: Row = {
        "capaian": None if bentuk.triwulan else _capaian(one),
        "rumus": random.choice(("", "A", "B")) if one.ukuran.polaritas is Polaritas.MINIMUM else None,
        "jenis": random.choice(("IKU", "IKK")),
        "tanggal_data": date(bentuk.tahun, 3 * (bentuk.triwulan or 4), 28),
        "status_data": random.choice(STATUS_DATA),
        "sumber_data": f"Laporan bulanan seksi {random.randint(1, 4)}",
        "penanggung_jawab": f"Seksi Layanan Contoh {random.randint(1, 4)}",
        "definisi": f"{one.nama} dihitung dari laporan bulanan yang telah diverifikasi.",
    }
    return {kolom: value for kolom, value in cells.items() if chance(random, bentuk.terisi)}


def _capaian(one: Butir) -> Decimal | None:
    """The office's own figure, where it takes no more than a division."""
    plain = one.ukuran.polaritas is Polaritas.MAKSIMUM and isinstance(one.realisasi, Decimal)
    if not plain or not isinstance(one.target, Decimal) or not one.target:
        return None
    return round_half_up(one.realisasi * 100 / one.target, 2) if isinstance(one.realisasi, Decimal) else None


def bobot(count: int) -> list[int]:
    """Weights that add up to 100."""
    share, rest = divmod(100, count)
    return [share + 1] * rest + [share] * (count - rest)


def riwayat_rows(random: Random, bentuk: Bentuk, butir: Sequence[Butir]) -> Iterator[Row]:
    """The sheet Riwayat: the years before, nearest last; younger indikator have fewer of them."""
    for one in butir:
        years = bentuk.riwayat if chance(random, 85) else random.randint(0, bentuk.riwayat)
        for back in range(years, 0, -1):
            reached = moved(one.ukuran, earlier(one.ukuran, _basis(one), back), random.randint(-8, 8))
            yield {
                "kode_indikator": one.kode,
                "tahun": bentuk.tahun - back,
                "target": earlier(one.ukuran, one.target, back),
                "realisasi": reached if chance(random, 95) else None,
            }


def _basis(one: Butir) -> Nilai:
    """What the years before came near to: a number or a predicate."""
    planned = one.jalur_target[-1]
    return planned[0] if isinstance(planned, tuple) else planned


def renstra_rows(random: Random, bentuk: Bentuk, butir: Sequence[Butir]) -> Iterator[Row]:
    """The sheet Renstra; the plan ends in the year of the report or some years later."""
    last = bentuk.tahun + random.randint(0, 4)
    for one in butir:
        if one.target is not None and chance(random, bentuk.terisi):
            goal = earlier(one.ukuran, one.target, bentuk.tahun - last)
            yield {"kode_indikator": one.kode, "tahun_akhir": last, "target_akhir": goal}


def standar_rows(random: Random, bentuk: Bentuk, butir: Sequence[Butir]) -> Iterator[Row]:
    """The sheet Standar: a standard with its source, or that there is none."""
    for one in butir:
        if not chance(random, bentuk.berstandar):
            continue
        if chance(random, 40):
            yield {"kode_indikator": one.kode, "standar": "tidak ada"}
            continue
        yield {
            "kode_indikator": one.kode,
            "standar": "Rata-rata nasional contoh",
            "nilai": moved(one.ukuran, _basis(one), random.randint(-15, 10)),
            "sumber": f"Publikasi Contoh Nasional {bentuk.tahun}" if chance(random, 70) else None,
        }


def triwulan_rows(random: Random, bentuk: Bentuk, butir: Sequence[Butir]) -> Iterator[Row]:
    """The sheet Triwulan: targets of all quarters, realisasi up to the report's; a few indikator are forgotten."""
    said = chance(random, 70)
    for one in butir if bentuk.bertriwulan else ():
        if chance(random, 4):
            continue
        is_split = one.ukuran.terjumlah and not one.kumulatif
        planned, reached = ((each_quarter if is_split else tuple)(jalur) for jalur in (one.jalur_target, one.jalur))
        for quarter, (plan, got) in enumerate(zip(planned, reached, strict=True), start=1):
            yield {
                "kode_indikator": one.kode,
                "triwulan": f"TW {roman(quarter)}",
                "target": plan,
                "realisasi": got if quarter <= (bentuk.triwulan or 4) else None,
                "kumulatif": ("ya" if one.kumulatif else "tidak") if said or one.kumulatif else None,
            }
