"""A report of a quarter tells what was spent up to the end of its quarter, and never calls the year's figure that."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from report_builder.dataset import Dataset
from report_builder.errors import Place
from report_builder.model import Checked, check
from report_builder.schema import REALISASI_TW

Rows = Sequence[Sequence[object]]
Build = Callable[[Mapping[str, Rows]], Dataset]
Told = tuple[Decimal | None, str]

PLAIN = ("kode", "uraian", "pagu_akhir", "realisasi")
QUARTERS = (*PLAIN, *REALISASI_TW.values())


@pytest.fixture
def asked(build: Build) -> Callable[..., Checked]:
    """Give what reads a budget for a period, whatever Identitas says of it."""

    def ask(
        *lines: Sequence[object],
        periode: str = "",
        says: str = "tahunan",
        day: date | None = None,
        heads: Sequence[str] = QUARTERS,
    ) -> Checked:
        keys = [("instansi", "Badan"), ("unit_kerja", "Deputi"), ("tahun", 2021), ("periode", says)]
        rows = [(*line, *[None] * (len(heads) - len(line))) for line in lines]
        sheets: Mapping[str, Rows] = {
            "Identitas": [("kunci", "isi"), *keys, ("tanggal_data", day)],
            "Sasaran": [("kode", "sasaran"), ("S-1", "Meningkatnya mutu")],
            "Indikator": [
                ("kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi"),
                ("K", "S-1", "Peserta pelatihan", "orang", 200, 190),
            ],
            "Triwulan": [
                ("kode_indikator", "triwulan", "target", "kumulatif"), *(("K", each, 50, "ya") for each in REALISASI_TW)
            ],
            "Anggaran": [heads, *rows],
        }  # fmt: skip
        return check(build(sheets), periode=periode)

    return ask


def told(checked: Checked) -> Told:
    """Give what the only line has, and the cell."""
    (line,) = checked.laporan.anggaran
    return line.realisasi, line.places["realisasi"].sel


def messages(checked: Checked) -> list[str]:
    return [str(problem) for problem in checked.problems if problem.where and problem.where.lembar == "Anggaran"]


@pytest.mark.parametrize(
    ("periode", "expected"),
    [
        ("", (Decimal(90), "D2")),
        ("TW I", (Decimal(10), "E2")),
        ("TW II", (Decimal(40), "F2")),
        ("TW III", (Decimal(70), "G2")),
        ("TW IV", (Decimal(90), "H2")),
    ],
)
def test_each_period_has_its_own_figure_with_its_cell(
    asked: Callable[..., Checked], periode: str, expected: Told
) -> None:
    checked = asked(("1", "Layanan", 100, 90, 10, 40, 70, 90), periode=periode)
    assert told(checked) == expected
    assert messages(checked) == []


@pytest.mark.parametrize(
    ("says", "day", "periode", "expected"),
    [
        # What is of a year is of no quarter but the last, whose end is that of the year.
        ("tahunan", None, "TW I", (None, "E2")),
        ("tahunan", None, "TW III", (None, "G2")),
        ("tahunan", None, "TW IV", (Decimal(90), "D2")),
        ("TW IV", None, "", (Decimal(90), "D2")),
        ("TW IV", None, "tahunan", (Decimal(90), "D2")),
        # What is of a quarter is of this one alone.
        ("TW II", None, "", (Decimal(90), "D2")),
        ("TW II", None, "TW II", (Decimal(90), "D2")),
        ("TW II", None, "TW I", (None, "E2")),
        ("TW II", None, "TW III", (None, "G2")),
        ("TW II", None, "tahunan", (None, "H2")),
        # A date says more than a period that is not there, and a later one more than one that is.
        ("tahunan", date(2021, 6, 30), "TW II", (Decimal(90), "D2")),
        ("tahunan", date(2021, 9, 29), "TW II", (Decimal(90), "D2")),
        ("tahunan", date(2021, 6, 30), "TW I", (None, "E2")),
        ("tahunan", date(2021, 6, 30), "", (Decimal(90), "D2")),
        ("tahunan", date(2021, 3, 1), "TW I", (None, "E2")),
        ("TW II", date(2021, 6, 1), "", (Decimal(90), "D2")),
        ("TW II", date(2021, 12, 31), "", (None, "F2")),
        ("TW II", date(2021, 12, 31), "TW IV", (Decimal(90), "D2")),
    ],
)
def test_realisasi_stands_for_the_period_that_it_is_of_alone(
    asked: Callable[..., Checked], says: str, day: date | None, periode: str, expected: Told
) -> None:
    assert told(asked(("1", "Layanan", 100, 90), says=says, day=day, periode=periode)) == expected


@pytest.mark.parametrize(("heads", "sel"), [(QUARTERS, "D2"), (PLAIN, "D2")])
def test_a_line_without_any_realisasi_asks_for_that_of_its_period(
    asked: Callable[..., Checked], heads: Sequence[str], sel: str
) -> None:
    checked = asked(("1", "Layanan", 100, None), heads=heads)
    assert told(checked) == (None, sel)
    assert messages(checked) == []


def test_the_last_quarter_is_the_year_where_nothing_else_says_it(asked: Callable[..., Checked]) -> None:
    assert told(asked(("1", "Layanan", 100, None, 10, 40, 70, 90))) == (Decimal(90), "H2")


@pytest.mark.parametrize(
    ("heads", "cell", "says", "day", "when"),
    [
        (QUARTERS, " · F2", "tahunan", None, "setahun"),
        (PLAIN, "", "tahunan", None, "setahun"),
        (QUARTERS, " · F2", "TW III", None, "sampai akhir TW III"),
        (QUARTERS, " · F2", "TW II", date(2021, 12, 31), "per 31 Desember 2021"),
    ],
)
def test_the_figure_of_another_period_is_left_out_and_told(
    asked: Callable[..., Checked], heads: Sequence[str], cell: str, says: str, day: date | None, when: str
) -> None:
    checked = asked(("1", "Layanan", 100, 90), heads=heads, says=says, day=day, periode="TW II")
    assert messages(checked) == [
        (
            f"buku.xlsx · Anggaran{cell}: Realisasi anggaran sampai akhir TW II belum diisi pada setiap baris; kolom "
            f"realisasi memuat angka {when}, yang tidak dimuat dalam laporan TW II. "
            "Isi kolom realisasi_tw2 dengan realisasi sejak awal tahun sampai akhir TW II."
        )
    ]


def test_the_figure_of_a_quarter_is_not_that_of_the_year_and_told(asked: Callable[..., Checked]) -> None:
    checked = asked(("1", "Layanan", 100, 90), says="TW II", periode="tahunan")
    assert messages(checked) == [
        (
            "buku.xlsx · Anggaran · H2: Realisasi anggaran setahun belum diisi pada setiap baris; kolom realisasi "
            "memuat angka sampai akhir TW II, yang tidak dimuat dalam laporan tahunan. "
            "Isi kolom realisasi_tw4 dengan realisasi sejak awal tahun sampai akhir TW IV."
        )
    ]


def test_lines_that_lack_the_quarter_are_named_where_others_have_it(asked: Callable[..., Checked]) -> None:
    lines = (("1", "Layanan", 100, 90, 10, 40), ("2", "Dukungan", 100, 90), ("3", "Data", 100, None))
    checked = asked(*lines, periode="TW II")
    assert [line.realisasi for line in checked.laporan.anggaran] == [Decimal(40), None, None]
    (message,) = messages(checked)
    assert message.startswith(
        "buku.xlsx · Anggaran · F3: Realisasi anggaran sampai akhir TW II belum diisi pada baris 2, 3; "
    )


def test_sums_since_january_that_fall_are_told_unless_a_note_stands_beside_them(asked: Callable[..., Checked]) -> None:
    heads = (*QUARTERS, "catatan")
    lines = [[kode, "Layanan", 100, None, 20, 10, 30, None] for kode in ("1", "2")]
    assert messages(asked(*([*line, None] for line in lines), heads=heads)) == [
        (
            "buku.xlsx · Anggaran · F2: Realisasi anggaran sampai akhir TW II lebih kecil daripada sampai akhir TW I "
            "pada baris 1, 2. Isi realisasi_tw2 dengan realisasi sejak awal tahun, bukan realisasi TW II saja, atau "
            "jelaskan di kolom catatan."
        )
    ]
    assert messages(asked(*([*line, "Ada pengembalian belanja."] for line in lines), heads=heads)) == []


@pytest.mark.parametrize(("says", "kolom", "cell"), [("tahunan", 4, "H2"), ("TW IV", 4, "H2"), ("TW II", 2, "F2")])
def test_two_figures_of_one_day_that_differ_are_told(
    asked: Callable[..., Checked], says: str, kolom: int, cell: str
) -> None:
    figures = [None, None, None, None]
    line = ["1", "Layanan", 100, 90, *figures[: kolom - 1], 80, *figures[kolom:]]
    roman = {4: "IV", 2: "II"}[kolom]
    assert messages(asked(line, says=says)) == [
        (
            f"buku.xlsx · Anggaran · {cell}: Realisasi anggaran 1 sampai akhir TW {roman} Rp80 di kolom "
            f"realisasi_tw{kolom} berbeda dengan Rp90 di kolom realisasi. "
            f"Periksa kedua angka itu; laporan TW {roman} memakai kolom realisasi_tw{kolom}."
        )
    ]


def test_a_quarter_that_exceeds_the_pagu_is_told_once(asked: Callable[..., Checked]) -> None:
    assert messages(asked(("1", "Layanan", 100, None, 10, 110, 120, None))) == [
        "buku.xlsx · Anggaran · F2: Realisasi Rp110 melebihi pagu Rp100. Periksa kedua angka itu."
    ]


def test_a_yearly_report_stays_as_it_is(asked: Callable[..., Checked]) -> None:
    (line,) = asked(("1", "Layanan", 100, 90), heads=PLAIN).laporan.anggaran
    assert line.places["realisasi"] == Place("buku.xlsx", "Anggaran", "D2")
