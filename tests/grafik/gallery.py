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
BERSERI = tuple(jenis for jenis in JenisGrafik if jenis is not JenisGrafik.KOTAK)
"""The kinds that draw series of any number and order; a box is of five."""
SERATUS = Decimal(100)
LIMA = ("Terendah", "Kuartil bawah", "Median", "Kuartil atas", "Tertinggi")


def kotak(kategori: Sequence[str], rows: Sequence[Sequence[str] | None], acuan: Decimal | None = SERATUS) -> Chart:
    """Give a chart of boxes of these numbers, five a row; None where a row has none."""
    columns = ([None if row is None else row[place] for row in rows] for place in range(len(LIMA)))
    series = tuple(seri(nama, column, format_percent) for nama, column in zip(LIMA, columns, strict=True))
    return Chart(JenisGrafik.KOTAK, tuple(kategori), series, "%", acuan, "" if acuan is None else "target 100%")


SPREAD = ["40", "88", "98.5", "104", "150"]
ONE_UNIT = ["92.5"] * 5
FAR = ["10", "55", "101", "130", "900"]
FAR_BELOW = ["-900", "-60", "40", "80", "120"]
ALL_FAR = ["700", "800", "900", "950", "1200"]
NEGATIVE = ["-90", "-80", "-60", "-40", "-20"]
KOTAK = (
    kotak(["Satu"], [ONE_UNIT]),
    kotak(TAHUN, [SPREAD, None, FAR, ONE_UNIT]),
    kotak(TAHUN, [SPREAD, FAR_BELOW, NEGATIVE, ALL_FAR]),
    kotak(PANJANG, [["0"] * 5, ["99", "99.5", "100", "100.5", "101"], SPREAD, None]),
    kotak(TAHUN[:2], [["20", "30", "40", "60", "80"], NEGATIVE], None),
    kotak([f"IKK-{number} {PANJANG[0]}" for number in range(1, 17)], [SPREAD] * 16),
)
GALLERY = (
    *(Chart(jenis, kategori, series, "unit") for jenis in BERSERI for kategori, series in CASES),
    *(Chart(jenis, TAHUN, (CAPAIAN,), "%", Decimal(100), "target 100%") for jenis in BERSERI),
    *(Chart(jenis, TAHUN, (AMOUNTS,), "Rp") for jenis in BERSERI),
    *KOTAK,
)
