"""Charts of every kind and of every difficulty."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from report_builder.charts import Chart, JenisGrafik, Seri, Titik
from report_builder.language import format_number, format_percent, format_rupiah

Shown = Callable[[Decimal], str]
TAHUN = ("2018", "2019", "2020", "2021")
PROGRAM = ("Program A", "Program B", "Program C")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
PANJANG = (
    "Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada",
    "Status keterpulihan kawasan rawan dari Waspada menjadi Siaga",
    "Indeks Kemandirian Partisipasi",
    "Jumlah kabupaten/kota berkategori tanggap ancaman narkoba",
)


def seri(nama: str, values: Sequence[str | None], shown: Shown = format_number, *, target: bool = False) -> Seri:
    """Give a series of these values; None where there is none."""
    points = (Titik(None, "") if value is None else Titik(Decimal(value), shown(Decimal(value))) for value in values)
    return Seri(nama, tuple(points), target)


def several(count: int, places: int) -> tuple[Seri, ...]:
    """Give series that cross each other."""
    return tuple(
        seri(f"Seri {number}", [str((number * 7 + place * 5) % 23 + 1) for place in range(places)])
        for number in range(1, count + 1)
    )


REALISASI, TARGET = seri("Realisasi", ["40", "45", "51", "65"]), seri("Target", ["42", "44", "50", "53"], target=True)
GAPS = seri("Realisasi", ["40", None, "0", "65"])
SIGNED = seri("Perubahan", ["-4.5", "3", "-12.25", "20"])
BELOW = seri("Turun", ["-2", "-7", "-1", "0"])
AMOUNTS = seri("Pagu", ["1250000000000", "900000000", "12500000", "9000000000000"], format_rupiah)
TINY = seri("Rasio", ["0.0012", "0.0025", "0.0031", "0.0007"])
ZEROS = seri("Nihil", ["0"] * 4)
CAPAIAN = seri("Capaian", ["98.5", "101.25", "87", "322.64"], format_percent)
CASES = (
    (TAHUN, (REALISASI,)),
    (TAHUN, (REALISASI, TARGET)),
    (TAHUN, (GAPS, ZEROS)),
    (TAHUN, (ZEROS,)),
    (TAHUN, (SIGNED, BELOW, REALISASI)),
    (TAHUN, (AMOUNTS, ZEROS)),
    (TAHUN, (TINY,)),
    (PANJANG, (REALISASI, GAPS)),
    (("Satu",), (seri("Realisasi", ["40"]), seri("Target", ["42"], target=True))),
    (PROGRAM, several(5, 3)),
    (BULAN, several(2, 12)),
    (tuple(f"Kabupaten & kota <{number}>" for number in range(1, 16)), several(1, 15)),
)
GALLERY = (
    *(Chart(jenis, kategori, series, "unit") for jenis in JenisGrafik for kategori, series in CASES),
    *(Chart(jenis, TAHUN, (CAPAIAN,), "%", Decimal(100), "target 100%") for jenis in JenisGrafik),
    *(Chart(jenis, TAHUN, (AMOUNTS,), "Rp") for jenis in JenisGrafik),
)
