"""The nine indikator that every office of a tree measures: of every agregasi and most polaritas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from report_builder.language import round_half_up
from report_builder.rules import Agregasi, Bagian, aggregate, read_agregasi
from report_builder.schema import Keadaan, Polaritas
from report_builder.simulation.draw import between, chance
from report_builder.simulation.nilai import realisasi
from report_builder.simulation.tables import Nilai, Row
from report_builder.simulation.ukuran import Ukuran

TAHUN = 2025
SASARAN = (
    ("S-1", "Meningkatnya jangkauan layanan bagi masyarakat"),
    ("S-2", "Meningkatnya mutu layanan dasar"),
    ("S-3", "Terwujudnya tata kelola unit kerja yang akuntabel"),
)
_PREDIKAT = ("D", "C", "CC", "B", "BB", "A", "AA")
_RENTANG = (Decimal(80), Decimal(90))
_DAYS = 365

# Per thousand units and indikator: what is not measured, did not run, has no target, has no row at all.
_BELUM_DIUKUR, _TIDAK_TERLAKSANA, _TANPA_TARGET, _TANPA_BARIS = 40, 12, 8, 6


@dataclass(frozen=True, slots=True)
class Butir:
    """One of the nine: its code and sasaran, its form, and the target of a unit where all have the same one."""

    kode: str
    kode_sasaran: str
    ukuran: Ukuran
    target: Nilai = None


def _count(nama: str, satuan: str, most: int, polaritas: Polaritas = Polaritas.MAKSIMUM) -> Ukuran:
    return Ukuran(nama, satuan, Decimal(4), Decimal(most), polaritas, agregasi=Agregasi.JUMLAH)


def _share(nama: str, agregasi: str, desimal: int, polaritas: Polaritas = Polaritas.MAKSIMUM) -> Ukuran:
    return Ukuran(nama, "%", Decimal(60), Decimal(90), polaritas, desimal, top=Decimal(100), agregasi=agregasi)


BUTIR = (
    Butir("IKU-1", "S-1", _count("Jumlah kawasan rentan yang dipulihkan", "kawasan", 40)),
    Butir("IKU-2", "S-1", _count("Jumlah peserta pembinaan ketahanan keluarga", "orang", 2500)),
    Butir(
        "IKU-3",
        "S-1",
        Ukuran(
            "Indeks kemandirian partisipasi masyarakat dalam penyelenggaraan layanan dasar di desa binaan",
            "indeks",
            Decimal("2.60"),
            Decimal("3.40"),
            desimal=2,
            bottom=Decimal(1),
            top=Decimal(4),
            agregasi=Agregasi.RATA_RATA,
        ),
    ),
    Butir("IKU-4", "S-2", _share("Persentase permohonan layanan yang selesai tepat waktu", Agregasi.TERTIMBANG, 2)),
    Butir("IKU-5", "S-2", _share("Persentase ketersediaan sarana layanan", Agregasi.MINIMUM, 1)),
    Butir(
        "IKU-6",
        "S-2",
        Ukuran(
            "Waktu penyelesaian permohonan layanan",
            "hari kerja",
            Decimal(4),
            Decimal(15),
            Polaritas.MINIMUM,
            desimal=1,
            agregasi=Agregasi.MAKSIMUM,
        ),
    ),
    Butir("IKU-7", "S-2", _count("Jumlah pengaduan yang melewati batas waktu", "pengaduan", 60, Polaritas.MINIMUM)),
    Butir(
        "IKU-8",
        "S-3",
        Ukuran(
            "Predikat akuntabilitas kinerja",
            "predikat",
            polaritas=Polaritas.ORDINAL,
            skala="Predikat SAKIP",
            predikat=_PREDIKAT,
        ),
        "B",
    ),
    Butir(
        "IKU-9",
        "S-3",
        _share("Persentase keterisian data pemantauan", Agregasi.TERAKHIR, 1, Polaritas.RENTANG),
        _RENTANG,
    ),
)


@dataclass(frozen=True, slots=True)
class Angka:
    """What a unit says of one of the nine; ``tanggal`` only where the latest figure counts."""

    butir: Butir
    target: Nilai
    realisasi: Nilai
    keadaan: Keadaan | None = None
    bobot: Decimal | None = None
    tanggal: date | None = None

    @property
    def row(self) -> Row:
        """The row of the sheet Indikator."""
        ukuran = self.butir.ukuran
        return {
            "kode": self.butir.kode,
            "kode_sasaran": self.butir.kode_sasaran,
            "indikator": ukuran.nama,
            "satuan": ukuran.satuan,
            "target": self.target,
            "realisasi": self.realisasi,
            "polaritas": ukuran.polaritas,
            "keadaan": self.keadaan,
            "agregasi": ukuran.agregasi,
            "skala": ukuran.skala,
            "bobot_agregasi": self.bobot,
            "tanggal_data": self.tanggal,
        }


def draw_figures(random: Random, number: int) -> Iterator[Angka]:
    """What a unit without units below it says of the nine; now and then it lacks something."""
    for butir in BUTIR:
        angka = _draw(random, butir, number)
        if random.randrange(1000) >= _TANPA_BARIS:
            yield angka


def _draw(random: Random, butir: Butir, number: int) -> Angka:
    ukuran = butir.ukuran
    planned = butir.target or between(random, ukuran.least, ukuran.most, ukuran.desimal)
    reached = realisasi(random, ukuran, planned)
    bobot, tanggal = _weight(random, ukuran), _day(ukuran, number)
    if _happens(random, _BELUM_DIUKUR):
        return Angka(butir, planned, None, Keadaan.BELUM_DIUKUR, bobot, tanggal)
    if _happens(random, _TIDAK_TERLAKSANA):
        nothing = None if ukuran.polaritas is Polaritas.ORDINAL else Decimal(0)
        return Angka(butir, planned, nothing, Keadaan.TIDAK_TERLAKSANA, bobot, tanggal)
    return Angka(butir, None if _happens(random, _TANPA_TARGET) else planned, reached, None, bobot, tanggal)


def _weight(random: Random, ukuran: Ukuran) -> Decimal | None:
    weight = Decimal(random.randint(80, 9000))
    return weight if ukuran.agregasi == Agregasi.TERTIMBANG else None


def _day(ukuran: Ukuran, number: int) -> date | None:
    """No two units report on one day, as long as there are fewer of them than days."""
    first = date(TAHUN, 1, 1)
    return first + timedelta(days=number * 7 % _DAYS) if ukuran.agregasi == Agregasi.TERAKHIR else None


def _happens(random: Random, per_thousand: int) -> bool:
    return random.randrange(1000) < per_thousand


def sum_up(random: Random, below: Sequence[Sequence[Angka]]) -> Iterator[Angka]:
    """What a unit says that knows the figures of all units below it: now and then it has counted otherwise."""
    for butir in BUTIR:
        figures = [one for each in below for one in each if one.butir is butir]
        reached = _joint(butir, figures, "realisasi")
        if isinstance(reached, Decimal) and chance(random, 4):
            reached = round_half_up(reached * Decimal("0.97"), butir.ukuran.desimal)
        yield Angka(butir, agreed_target(butir, figures), reached)


def agreed_target(butir: Butir, figures: Sequence[Angka]) -> Nilai:
    """The target of a perjanjian kinerja: a little more than what the units below aim at together."""
    joint = _joint(butir, figures, "target")
    if butir.target or not isinstance(joint, Decimal):
        return butir.target
    more = {Agregasi.JUMLAH: Decimal("1.05")}.get(Agregasi(butir.ukuran.agregasi), Decimal(1))
    return round_half_up(joint * more, butir.ukuran.desimal)


def _joint(butir: Butir, figures: Sequence[Angka], kolom: str) -> Nilai:
    way = read_agregasi(butir.ukuran.agregasi)
    parts = [
        Bagian(value, one.bobot or Decimal(0), one.tanggal)
        for one in figures
        if isinstance(value := getattr(one, kolom), Decimal)
    ]
    joint = aggregate(way, parts).nilai if way else None
    return None if joint is None else round_half_up(joint, butir.ukuran.desimal)
