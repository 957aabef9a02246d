"""What the report says of an indikator, in whole sentences, for every polaritas and case."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Render: TypeAlias = Callable[..., str]
Analysis: TypeAlias = Callable[[str, int], str]

COUNT = "I-1,S-1,Jumlah kawasan pulih,kawasan,53,65,,,"
SHARE = "I-1,S-1,Persentase layanan tepat waktu,%,90,92.5,,,"
ERRORS = "I-1,S-1,Angka kesalahan dokumen,%,5,4,minimum,,"
OPINION = "I-1,S-1,Opini BPK,opini,WTP,WTP,ordinal,,opini"
RIWAYAT = "kode_indikator,tahun,target,realisasi"


def sentences() -> list[dict[str, str]]:
    with (Path(__file__).parent.parent / "cases/kalimat.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", sentences(), ids=lambda case: f"{case['polaritas'] or 'maksimum'}-{case['kode']}")
def test_target_against_realisasi(render: Render, read_analysis: Analysis, case: dict[str, str]) -> None:
    columns = ("indikator", "satuan", "target", "realisasi", "polaritas", "keadaan", "skala")
    row = ",".join([case["kode"], "S-1", *(case[column] for column in columns)])
    assert read_analysis(render(row), 1) == case["kalimat"]


def test_a_programme_that_did_not_run_names_its_causes(render: Render, read_analysis: Analysis) -> None:
    row = "I-1,S-1,Jumlah kota tanggap,kota,60,0,,tidak terlaksana,"
    analisis = ("kode_indikator,penyebab", "I-1,Pandemi; refocusing anggaran; kurangnya pelaksana")
    assert read_analysis(render(row, analisis=analisis), 1).endswith(
        "Penyebabnya adalah sebagai berikut: pandemi; refocusing anggaran; dan kurangnya pelaksana."
    )


def test_in_an_interim_report_a_missed_target_is_not_yet_reached(render: Render, read_analysis: Analysis) -> None:
    row = "I-1,S-1,Jumlah kawasan pulih,kawasan,53,50,,,"
    assert read_analysis(render(row, keys={"periode": "TW II"}), 1) == (
        "Realisasi jumlah kawasan pulih sampai dengan triwulan II tahun 2021 adalah 50 kawasan dari target "
        "53 kawasan (capaian 94,34%) sehingga target belum tercapai dengan selisih 3 kawasan. "
        "Target tersebut adalah target tahun 2021."
    )


@pytest.mark.parametrize(
    ("row", "riwayat", "sentence"),
    [
        (COUNT, "50,60", "sebanyak 60 kawasan, realisasi tahun 2021 meningkat 5 kawasan (8,33%)."),
        (COUNT, "50,65", "sebanyak 65 kawasan, realisasi tahun 2021 tetap."),
        (COUNT, "50,0", "sebanyak 0 kawasan, realisasi tahun 2021 meningkat 65 kawasan."),
        (SHARE, "90,95", "sebesar 95,0%, realisasi tahun 2021 menurun 2,5 poin persen."),
        (
            ERRORS,
            "5,6",
            (
                "sebesar 6%, realisasi tahun 2021 menurun 2 poin persen. "
                "Karena nilai yang lebih rendah lebih baik, perubahan ini merupakan perbaikan."
            ),
        ),
    ],
)
def test_change_since_last_year(render: Render, read_analysis: Analysis, row: str, riwayat: str, sentence: str) -> None:
    said = read_analysis(render(row, riwayat=(RIWAYAT, f"I-1,2020,{riwayat}")), 2)
    assert f"Dibandingkan dengan realisasi tahun 2020 {sentence}" in said


def test_a_last_year_without_realisasi_is_told_and_not_asked_for(render: Render, read_analysis: Analysis) -> None:
    said = read_analysis(render(COUNT, riwayat=(RIWAYAT, "I-1,2020,50,")), 2)
    assert said.endswith(
        "Data realisasi tahun 2020 tidak tersedia sehingga perbandingan dengan tahun tersebut tidak disajikan."
    )


@pytest.mark.parametrize(
    ("row", "target", "sentence"),
    [
        (
            COUNT,
            "100",
            (
                "Target akhir Renstra tahun 2024 adalah 100 kawasan. Terhadap target tersebut, realisasi sampai dengan "
                "tahun 2021 adalah 65 kawasan dengan capaian 65,00%."
            ),
        ),
        (OPINION, "WTP", "Target akhir Renstra tahun 2024 adalah WTP; realisasi tahun 2021 adalah WTP."),
    ],
)
def test_progress_towards_the_medium_term_target(
    render: Render, read_analysis: Analysis, row: str, target: str, sentence: str
) -> None:
    renstra = ("kode_indikator,tahun_akhir,target_akhir", f"I-1,2024,{target}")
    assert read_analysis(render(row, renstra=renstra), 3) == sentence


@pytest.mark.parametrize(
    ("standar", "sentence"),
    [
        ("tidak ada,,", "Belum terdapat standar nasional untuk indikator ini."),
        (
            "Rata-rata nasional,60,BPS",
            (
                "Rata-rata nasional adalah 60 kawasan (BPS). Realisasi tahun 2021 sebanyak 65 kawasan lebih tinggi "
                "5 kawasan daripada standar tersebut."
            ),
        ),
    ],
)
def test_comparison_with_a_standard(render: Render, read_analysis: Analysis, standar: str, sentence: str) -> None:
    rows = ("kode_indikator,standar,nilai,sumber", f"I-1,{standar}")
    assert read_analysis(render(COUNT, standar=rows), 4) == sentence


@pytest.mark.parametrize(
    ("realisasi", "sentence"),
    [
        (90, "capaian lebih tinggi 32,64 poin persen daripada penyerapan anggaran. Penggunaan sumber daya untuk"),
        (0, "penyerapan anggaran 0,00%, capaian lebih tinggi 122,64 poin persen daripada penyerapan anggaran."),
    ],
)
def test_efficiency_from_the_budget(render: Render, read_analysis: Analysis, realisasi: int, sentence: str) -> None:
    anggaran = ("kode,uraian,pagu_akhir,realisasi,kode_indikator", f"1,Pemulihan kawasan,100,{realisasi},I-1")
    assert sentence in read_analysis(render(COUNT, anggaran=anggaran), 6)


def test_what_the_input_does_not_hold_is_asked_for_with_its_cell(render: Render, read_analysis: Analysis) -> None:
    header = "kode_indikator,penyebab,kendala,upaya,program_penunjang,efisiensi"
    markup = render(COUNT, analisis=(header,))
    assert [read_analysis(markup, number) for number in (5, 7)] == [
        (
            "[Perlu diisi: penyebab keberhasilan atau kegagalan indikator I-1 – lembar Analisis, sel B2] "
            "[Perlu diisi: upaya atau solusi yang telah dilakukan untuk indikator I-1 – lembar Analisis, sel D2]"
        ),
        "[Perlu diisi: program/kegiatan yang menunjang indikator I-1 – lembar Analisis, sel E2]",
    ]
