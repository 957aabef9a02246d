"""What the offices measure: forms of indikator with the span that their targets lie in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from report_builder.schema import Polaritas


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A form of indikator: ``nama`` has a place for what is counted, ``least`` and ``most`` enclose its targets.

    Realisasi lies between ``bottom`` and ``top``. A figure that is ``terjumlah`` grows from January to December, any
    other is a level. The ``predikat`` of an ordinal one go from the worst to the best.
    """

    nama: str
    satuan: str
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    polaritas: Polaritas = Polaritas.MAKSIMUM
    desimal: int = 0
    bottom: Decimal = Decimal(0)
    top: Decimal | None = None
    terjumlah: bool = False
    agregasi: str = ""
    skala: str = ""
    predikat: tuple[str, ...] = ()


RATA_RATA = "rata-rata"
"""How the quarters of most levels make a year."""

MUTU = "Mutu Layanan Contoh"
"""A scale of classes that the office itself declares."""

KEMATANGAN = "Kematangan Contoh"
"""A scale of predicates that the office itself declares."""

TINGKAT = ("Rintisan", "Berkembang", "Tertata", "Terpadu")


def _jumlah(nama: str, satuan: str, most: int, polaritas: Polaritas = Polaritas.MAKSIMUM) -> Ukuran:
    return Ukuran(nama, satuan, Decimal(1), Decimal(most), polaritas, terjumlah=True, agregasi="jumlah")


def _persen(nama: str, least: int, desimal: int, polaritas: Polaritas = Polaritas.MAKSIMUM) -> Ukuran:
    most, top = Decimal(min(95, least + 25)), Decimal(100)
    return Ukuran(nama, "%", Decimal(least), most, polaritas, desimal, top=top, agregasi="persentase")


def _predikat(nama: str, skala: str, *predikat: str) -> Ukuran:
    polaritas = Polaritas.ORDINAL
    return Ukuran(nama, "predikat", polaritas=polaritas, agregasi="akhir tahun", skala=skala, predikat=predikat)


_INDEKS = (Decimal("2.40"), Decimal("3.60"))
_HARI = (Decimal(2), Decimal(30))

UKURAN = (
    _jumlah("Jumlah {} yang dibina", "kelompok", 400),
    _jumlah("Jumlah peserta pelatihan di bidang {}", "orang", 2500),
    _persen("Persentase {} yang memenuhi standar", 60, 2),
    _persen("Tingkat penyelesaian layanan {}", 70, 1),
    Ukuran(
        "Indeks kualitas {}",
        "indeks",
        *_INDEKS,
        desimal=2,
        bottom=Decimal(1),
        top=Decimal(4),
        agregasi=RATA_RATA,
        skala=MUTU,
    ),
    Ukuran(
        "Nilai kepuasan atas {}", "nilai", Decimal(72), Decimal(90), desimal=2, top=Decimal(100), agregasi=RATA_RATA
    ),
    Ukuran(
        "Luas lahan dalam {}", "hektare", Decimal(100), Decimal(900000), desimal=1, terjumlah=True, agregasi="kumulatif"
    ),
    Ukuran("Rata-rata waktu pelayanan {}", "hari kerja", *_HARI, Polaritas.MINIMUM, desimal=1, agregasi=RATA_RATA),
    _jumlah("Jumlah pengaduan tentang {}", "pengaduan", 60, Polaritas.MINIMUM),
    _persen("Persentase keluhan atas {}", 3, 2, Polaritas.MINIMUM),
    _persen("Persentase keterisian {}", 70, 1, Polaritas.RENTANG),
    Ukuran(
        "Rasio petugas dalam {}", "orang", Decimal(5), Decimal(25), Polaritas.STABIL, desimal=1, agregasi="posisi akhir"
    ),
    _persen("Ketersediaan sarana {}", 75, 0, Polaritas.STABIL),
    _predikat("Tingkat kematangan {}", KEMATANGAN, *TINGKAT),
    _predikat("Predikat akuntabilitas {}", "Predikat SAKIP", "D", "C", "CC", "B", "BB", "A", "AA"),
    _predikat("Opini atas pengelolaan {}", "Opini BPK", "TMP", "WDP", "WTP"),
)
"""Of every polaritas some."""

BIDANG = (
    "kelompok usaha bersama",
    "layanan perizinan",
    "pelatihan kader",
    "pendampingan keluarga",
    "arsip elektronik",
    "posko layanan terpadu",
    "balai warga",
    "pengelolaan data",
    "perpustakaan keliling",
    "kawasan ramah anak",
    "pasar rakyat",
    "sanitasi lingkungan",
)


def ukuran(random: Random, count: int) -> list[Ukuran]:
    """So many forms with what they count, no two of one name."""
    pairs = random.sample([(one, bidang) for one in UKURAN for bidang in BIDANG], count)
    return [replace(one, nama=one.nama.format(bidang)) for one, bidang in pairs]
