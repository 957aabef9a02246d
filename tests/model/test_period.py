"""An interim report takes the figures of its quarter; a yearly one stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import Dataset
from report_builder.errors import Place
from report_builder.model import Checked, Indikator, at_period, check
from report_builder.schema import Keadaan

Rows = Sequence[Sequence[object]]
Read = Callable[..., Checked]
Warn = Callable[[Mapping[str, Rows]], list[str]]

HEADER = ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi", "polaritas", "keadaan"]
QUARTERS = ["kode_indikator", "triwulan", "target", "realisasi", "kumulatif"]


def identitas(periode: str) -> Rows:
    keys = [("instansi", "Badan"), ("unit_kerja", "Deputi"), ("tahun", 2021), ("periode", periode)]
    return [["kunci", "isi"], *([kunci, isi] for kunci, isi in keys)]


def interim(*quarters: Sequence[object], realisasi: object = 96, keadaan: str | None = None) -> dict[str, Rows]:
    return {
        "Identitas": identitas("TW II"),
        "Indikator": [HEADER, ["K", "S-1", "Peserta pelatihan", "orang", 200, realisasi, None, keadaan]],
        "Triwulan": [QUARTERS, *quarters],
    }


def first(checked: Checked) -> Indikator:
    return checked.laporan.indikator[0]


def test_target_and_realisasi_are_those_of_the_quarter(read: Read) -> None:
    one = first(read(interim(["K", 1, 50, 40, "ya"], ["K", 2, 100, 96, "ya"])))
    assert (one.target, one.realisasi) == (Decimal(100), Decimal(96))
    assert one.places["target"] == Place("buku.xlsx", "Triwulan", "C3")
    assert one.places["realisasi"] == Place("buku.xlsx", "Triwulan", "D3")


def test_the_target_of_the_year_is_kept_with_its_cell(read: Read) -> None:
    one = first(read(interim(["K", 2, 100, 96, "ya"])))
    assert (one.target_tahun, one.realisasi_tahun) == (Decimal(200), Decimal(96))
    assert one.places["target_tahun"] == Place("buku.xlsx", "Indikator", "E2")


@pytest.mark.parametrize(
    ("year", "keadaan", "quarter", "expected"),
    [
        (None, None, 96, (Decimal(96), Keadaan.TERUKUR)),
        (96, None, None, (None, Keadaan.BELUM_DIUKUR)),
        (None, "belum diukur", 96, (Decimal(96), Keadaan.TERUKUR)),
        (0, "tidak terlaksana", 0, (Decimal(0), Keadaan.TIDAK_TERLAKSANA)),
        (0, "tidak terlaksana", None, (Decimal(0), Keadaan.TIDAK_TERLAKSANA)),
        (0, "tidak terlaksana", 5, (Decimal(5), Keadaan.TERUKUR)),
    ],
)
def test_the_quarter_says_what_was_measured(
    read: Read, year: int | None, keadaan: str | None, quarter: int | None, expected: tuple[object, Keadaan]
) -> None:
    one = first(read(interim(["K", 2, 100, quarter, "ya"], realisasi=year, keadaan=keadaan)))
    assert (one.realisasi, one.keadaan) == expected


def test_an_indikator_without_the_quarter_keeps_its_figures_and_is_told(read: Read, warn: Warn) -> None:
    sheets = interim(["K", 1, 50, 40, "ya"])
    one = first(read(sheets))
    assert (one.target, one.target_tahun, one.triwulan) == (Decimal(200), None, None)
    assert warn(sheets) == [
        (
            "buku.xlsx · Triwulan · A3: Indikator “K” tidak mempunyai baris TW II di lembar Triwulan sehingga "
            "capaiannya dihitung terhadap target tahunan. Tambahkan baris TW II dengan target dan realisasinya."
        )
    ]


def test_realisasi_of_later_quarters_is_told_and_left_out(read: Read, warn: Warn) -> None:
    sheets = interim(["K", 2, 100, 96, "ya"], ["K", 3, 150, 140, "ya"], ["K", 4, 200, 190, "ya"])
    assert [row.realisasi for row in read(sheets).laporan.triwulan] == [Decimal(96), None, None]
    assert warn(sheets) == [
        (
            "buku.xlsx · Triwulan · D3: Realisasi sesudah TW II sudah diisi di lembar Triwulan (2 baris); angka itu "
            "tidak dimuat dalam laporan TW II. Periksa periode di lembar Identitas."
        )
    ]


@pytest.mark.parametrize(
    ("triwulan", "is_told"), [([None], True), (["TW II"], False), (["TW I"], False), ([None, "TW II"], False)]
)
def test_an_analysis_of_the_whole_year_is_told_where_it_speaks_for_a_quarter(
    warn: Warn, triwulan: list[str | None], *, is_told: bool
) -> None:
    analysis: Rows = [["kode_indikator", "penyebab", "triwulan"], *(["K", "Hujan.", each] for each in triwulan)]
    sheets: dict[str, Rows] = {**interim(["K", 2, 100, 96, "ya"]), "Analisis": analysis}
    told = (
        "buku.xlsx · Analisis · C2: Analisis K tidak menyebut triwulan, jadi berlaku untuk setahun penuh, tetapi "
        "dipakai dalam laporan TW II. Isi TW II di kolom triwulan bila analisis itu memang tentang triwulan ini, atau "
        "tambahkan baris analisis triwulan ini."
    )
    assert warn(sheets) == ([told] if is_told else [])
    assert warn({**sheets, "Identitas": identitas("tahunan")}) == []


@given(target=st.integers(1, 500), realisasi=st.one_of(st.none(), st.integers(0, 500)), quarter=st.integers(1, 4))
def test_quarters_change_no_indikator_of_a_yearly_report(
    build: Callable[[Mapping[str, Rows]], Dataset], target: int, realisasi: int | None, quarter: int
) -> None:
    sheets = interim(["K", quarter, target, realisasi, "tidak"]) | {
        "Identitas": identitas("tahunan"),
        "Sasaran": [["kode", "sasaran"], ["S-1", "Meningkatnya mutu"]],
    }
    laporan = check(build(sheets)).laporan
    without = check(build({nama: rows for nama, rows in sheets.items() if nama != "Triwulan"})).laporan
    assert laporan.indikator == without.indikator
    assert at_period(laporan) is laporan
