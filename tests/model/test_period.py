"""An interim report takes the figures of its quarter; a yearly one stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import Dataset
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.model import Checked, Indikator, at_period, check, end_of_period, read_periode
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
            "buku.xlsx · Triwulan · A3: Indikator K tidak mempunyai baris TW II di lembar Triwulan sehingga capaian "
            "terhadap target TW II tidak dapat dihitung. Tambahkan baris TW II dengan target dan realisasinya."
        )
    ]


def test_all_that_lack_the_quarter_are_told_at_once(warn: Warn) -> None:
    rows = [[kode, "S-1", f"Peserta {kode}", "orang", 200, 96, None, None] for kode in ("A", "B", "K")]
    told = warn({**interim(["K", 2, 100, 96, "ya"]), "Indikator": [HEADER, *rows]})
    assert [line.partition(" tidak ")[0] for line in told] == ["buku.xlsx · Triwulan · A3: Indikator A, B"]


def test_realisasi_of_later_quarters_is_told_and_left_out(read: Read, warn: Warn) -> None:
    sheets = interim(["K", 2, 100, 96, "ya"], ["K", 3, 150, 140, "ya"], ["K", 4, 200, 190, "ya"])
    assert [row.realisasi for row in read(sheets).laporan.triwulan] == [Decimal(96), None, None]
    assert warn(sheets) == [
        (
            "buku.xlsx · Triwulan · D3: Realisasi sesudah TW II sudah diisi di lembar Triwulan (2 baris); angka itu "
            "tidak dimuat dalam laporan TW II. Biarkan bila laporan ini memang laporan TW II."
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


@pytest.mark.parametrize(
    ("text", "periode"),
    [
        ("TW2", "TW II"), ("TW II", "TW II"), ("tw-ii", "TW II"), ("II", "TW II"), ("2", "TW II"), (" 4 ", "TW IV"),
        ("Triwulan 1", "TW I"), ("tahunan", "tahunan"), ("Tahunan", "tahunan"), ("", ""),
    ],
)  # fmt: skip
def test_a_period_is_asked_for_as_people_type_it(text: str, periode: str) -> None:
    assert read_periode(text) == periode


@pytest.mark.parametrize("text", ["TW5", "0", "semester 1", "TW", "2024"])
def test_another_period_is_refused_with_those_that_there_are(text: str) -> None:
    with pytest.raises(ReportError) as refusal:
        read_periode(text)
    assert refusal.value.exit_code is ExitCode.USAGE
    assert str(refusal.value) == (
        f"Periode “{text}” tidak dikenal. Yang ada: tahunan, TW1, TW2, TW3, TW4 (boleh juga TW II, II, atau 2)."
    )


@pytest.mark.parametrize("said", ["tahunan", "TW I", "TW IV"])
def test_a_period_that_is_asked_for_counts_as_if_identitas_said_so(
    build: Callable[[Mapping[str, Rows]], Dataset], said: str
) -> None:
    sheets = {**interim(["K", 1, 50, 40, "ya"], ["K", 2, 100, 96, "ya"], ["K", 4, 200, None, "ya"]), **SASARAN}
    asked = check(build({**sheets, "Identitas": identitas(said)}), periode="TW II")
    assert asked == check(build(sheets))
    assert asked.laporan.identitas.periode == "TW II"


def test_the_year_may_be_asked_for_too(build: Callable[[Mapping[str, Rows]], Dataset]) -> None:
    sheets = {**interim(["K", 2, 100, 96, "ya"]), **SASARAN}
    assert check(build(sheets), periode="tahunan") == check(build({**sheets, "Identitas": identitas("tahunan")}))


SASARAN: Mapping[str, Rows] = {"Sasaran": [["kode", "sasaran"], ["S-1", "Meningkatnya mutu"]]}


def test_what_did_not_run_has_the_realisasi_of_its_indikator_in_the_quarter_too(read: Read) -> None:
    laporan = read(interim(["K", 2, 100, None, "ya"], realisasi=0, keadaan="tidak terlaksana")).laporan
    assert [(row.realisasi, row.places["realisasi"].lembar) for row in laporan.triwulan] == [(Decimal(0), "Indikator")]


ANGGARAN: Mapping[str, Rows] = {"Anggaran": [["kode", "uraian", "pagu_akhir", "realisasi"], ["1", "Layanan", 100, 90]]}


@pytest.mark.parametrize(
    ("periode", "day", "is_later"),
    [
        ("TW II", date(2021, 6, 30), False),
        ("TW II", date(2021, 9, 29), False),
        ("TW II", date(2021, 9, 30), True),
        ("TW II", date(2021, 12, 31), True),
        ("TW IV", date(2022, 6, 30), False),
        ("tahunan", date(2022, 6, 30), False),
    ],
)
def test_the_budget_of_a_later_quarter_is_left_out_and_told(
    read: Read, warn: Warn, periode: str, day: date, *, is_later: bool
) -> None:
    keys = [*identitas(periode), ["tanggal_data", day]]
    sheets = {**interim(["K", 2, 100, 96, "ya"], ["K", 4, 100, None, "ya"]), **ANGGARAN, "Identitas": keys}
    laporan = read(sheets).laporan
    assert laporan.identitas.tanggal_data == (None if is_later else day)
    assert [line.realisasi for line in laporan.anggaran] == [None if is_later else Decimal(90)]
    told = [line.partition(":")[0] for line in warn(sheets) if "tidak dimuat dalam laporan" in line]
    assert told == (["buku.xlsx · Identitas · B6", "buku.xlsx · Anggaran"] if is_later else [])


def test_budget_that_is_left_out_is_told_with_the_date(warn: Warn) -> None:
    keys = [*identitas("TW II"), ["tanggal_data", date(2021, 12, 31)]]
    assert warn({**interim(["K", 2, 100, 96, "ya"]), **ANGGARAN, "Identitas": keys}) == [
        (
            "buku.xlsx · Identitas · B6: Data per 31 Desember 2021 adalah keadaan sesudah TW II; tanggal itu dan "
            "status data tidak dimuat dalam laporan TW II. Isi tanggal_data dan status_data menurut keadaan TW II."
        ),
        (
            "buku.xlsx · Anggaran: Realisasi anggaran sampai akhir TW II belum diisi pada setiap baris; kolom "
            "realisasi memuat angka per 31 Desember 2021, yang tidak dimuat dalam laporan TW II. "
            "Isi kolom realisasi_tw2 dengan realisasi sejak awal tahun sampai akhir TW II."
        ),
    ]


@pytest.mark.parametrize(
    ("periode", "day", "status"),
    [
        ("TW II", date(2021, 6, 30), "sementara"),
        ("TW II", date(2021, 12, 31), ""),
        ("TW IV", date(2021, 12, 31), "sementara"),
    ],
)
def test_the_state_of_data_is_that_of_their_date(read: Read, periode: str, day: date, status: str) -> None:
    keys = [*identitas(periode), ["tanggal_data", day], ["status_data", "sementara"]]
    assert read({**interim(["K", 2, 100, 96, "ya"]), "Identitas": keys}).laporan.identitas.status_data == status


@pytest.mark.parametrize(
    ("periode", "day", "is_later"),
    [
        ("TW II", date(2021, 7, 20), False),
        ("TW II", date(2021, 9, 29), False),
        ("TW II", date(2021, 9, 30), True),
        ("TW II", date(2022, 2, 14), True),
        ("TW IV", date(2022, 2, 14), False),
        ("tahunan", date(2022, 2, 14), False),
    ],
)
def test_the_date_of_a_later_report_is_left_out_and_told(
    read: Read, warn: Warn, periode: str, day: date, *, is_later: bool
) -> None:
    sheets = {
        **interim(["K", 2, 100, 96, "ya"], ["K", 4, 100, None, "ya"]),
        "Identitas": [*identitas(periode), ["tanggal_laporan", day]],
    }
    assert read(sheets).laporan.identitas.tanggal_laporan == (None if is_later else day)
    assert sum(line.startswith("buku.xlsx · Identitas · B6: Tanggal laporan") for line in warn(sheets)) == is_later


def test_the_date_of_a_later_report_is_told_with_the_end_of_the_quarter(warn: Warn) -> None:
    keys = [*identitas("TW II"), ["tanggal_laporan", date(2022, 2, 14)]]
    assert warn({**interim(["K", 2, 100, 96, "ya"]), "Identitas": keys}) == [
        (
            "buku.xlsx · Identitas · B6: Tanggal laporan 14 Februari 2022 terlalu jauh sesudah akhir TW II "
            "(30 Juni 2021) dan tidak dimuat dalam laporan TW II. "
            "Isi tanggal_laporan dengan tanggal laporan TW II ditandatangani."
        )
    ]


@given(tahun=st.integers(1990, 2100), triwulan=st.sampled_from([None, 1, 2, 3, 4]))
def test_a_period_ends_where_the_next_one_begins(tahun: int, triwulan: int | None) -> None:
    end = end_of_period(tahun, triwulan)
    assert (end.year, end.month) == (tahun, 3 * (triwulan or 4))
    assert (end + (date(2021, 1, 2) - date(2021, 1, 1))).day == 1
