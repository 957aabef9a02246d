"""The report of a quarter where targets of the quarter lack, as in forms that have one for the year alone."""

from pathlib import Path

import pytest

from report_builder.charts import JenisGrafik
from tests.kinds.companions import compose, text_of, write
from tests.kinds.test_triwulan import (
    ANALISIS,
    INDIKATOR,
    KIND,
    TRIWULAN,
    asked,
    charts,
    document,
    quarter,
    row,
)

TWO = ("K-1,S-1,Jumlah peserta pelatihan,Orang,200,,,", "K-2,S-1,Jumlah modul,Dokumen,8,,,")
NOBODY_JUDGED = ("K-1,2,,96,ya", "K-2,2,,3,ya")


def chapter(lines: list[str]) -> str:
    """Give the first paragraph on hindrances."""
    return lines[lines.index("# KENDALA DAN TINDAK LANJUT") + 1]


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        (NOBODY_JUDGED, "Dari 2 indikator yang diukur {}, seluruhnya belum mempunyai target triwulan II."),
        (
            ("K-1,2,,96,ya", "K-2,2,0,0,ya"),
            "Dari 2 indikator yang diukur {}, seluruhnya belum mempunyai target triwulan II atau bertarget 0.",
        ),
        (
            ("K-1,2,90,96,ya", "K-2,2,,3,ya"),
            (
                "Dari 2 indikator yang diukur {}, 1 indikator melampaui target dan 1 indikator belum mempunyai target "
                "triwulan II."
            ),
        ),
        (("K-1,2,90,96,ya", "K-2,2,2,3,ya"), "Dari 2 indikator yang diukur {}, seluruhnya melampaui target."),
        (
            ("K-1,2,,96,ya", "K-2,2,,,ya"),
            (
                "Dari 1 indikator yang diukur {}, 1 indikator belum mempunyai target triwulan II; 1 indikator belum "
                "diukur."
            ),
        ),
    ],
)
def test_the_summary_says_which_target_lacks(tmp_path: Path, quarters: tuple[str, ...], said: str) -> None:
    lines = quarter(tmp_path, *quarters, indikator=TWO)
    assert any(line.endswith(said.format("sampai dengan triwulan II tahun 2021")) for line in lines)


@pytest.mark.parametrize(
    ("quarters", "said", "wanted"),
    [
        (
            NOBODY_JUDGED,
            "; apakah target triwulan II tercapai belum dapat dinilai karena targetnya belum diisi.",
            ["target triwulan II semua indikator – lembar Triwulan, sel C2"],
        ),
        (
            ("K-1,2,,96,ya", "K-2,2,0,0,ya"),
            "; apakah target triwulan II tercapai belum dapat dinilai.",
            ["target triwulan II indikator nomor 1 – lembar Triwulan, sel C2"],
        ),
        (
            ("K-1,2,90,96,ya", "K-2,2,,3,ya"),
            (
                ", dan tidak ada indikator yang dapat dinilai yang belum mencapai target; indikator nomor 2 belum "
                "dapat dinilai."
            ),
            ["target triwulan II indikator nomor 2 – lembar Triwulan, sel C3"],
        ),
        (("K-1,2,90,,ya", "K-2,2,2,,ya"), ", dan belum ada indikator yang diukur.", []),
        (
            ("K-1,2,90,96,ya", "K-2,2,2,3,ya"),
            ", dan tidak ada indikator yang diukur yang belum mencapai target.",
            [],
        ),
    ],
)
def test_what_nobody_can_judge_is_not_called_reached(
    tmp_path: Path, quarters: tuple[str, ...], said: str, wanted: list[str]
) -> None:
    lines = quarter(tmp_path, *quarters, indikator=TWO, analisis=(ANALISIS,))
    assert chapter(lines) == f"Data triwulan II tidak memuat kendala dan tindak lanjut{said}"
    assert [each for each in asked(lines) if "nomor" in each or "semua" in each] == wanted


def test_a_sentence_says_that_it_is_the_target_of_the_quarter_that_lacks(tmp_path: Path) -> None:
    lines = quarter(tmp_path, *NOBODY_JUDGED, indikator=TWO)
    assert any(
        "adalah 3 Dokumen; capaiannya tidak dapat dihitung karena target triwulan II belum ada. "
        "Terhadap target tahun 2021 sebanyak 8 Dokumen, realisasi tersebut mencapai 37,50%." in line
        for line in lines
    )


@pytest.mark.parametrize(
    ("quarters", "rumus"),
    [
        (NOBODY_JUDGED, "realisasi / target × 100 terhadap target tahun 2021; triwulan II: tanpa target"),
        (
            ("K-1,2,0,96,ya",),
            "realisasi / target × 100 terhadap target tahun 2021; triwulan II: melebihi target (target 0)",
        ),
        (("K-1,2,90,96,ya",), "realisasi / target × 100"),
        (("K-1,2,90,,ya",), "tidak dihitung (belum diukur)"),
    ],
)
def test_the_appendix_explains_each_capaian_that_is_printed(
    tmp_path: Path, quarters: tuple[str, ...], rumus: str
) -> None:
    lines = quarter(tmp_path, *quarters, indikator=TWO)
    assert row(lines, "Rumus capaian dan sumber data", 1).split(" | ")[3] == rumus


OF_QUARTERS = ("K-1,S-1,Persentase modul yang dipakai,%,80,,,",)


@pytest.mark.parametrize(("last", "is_known"), [(1, True), (2, False)])
def test_one_quarter_is_the_year_so_far_however_quarters_are_put_together(
    tmp_path: Path, last: int, *, is_known: bool
) -> None:
    rows = [f"K-1,{number},,20,tidak" for number in range(1, last + 1)]
    location = write(tmp_path, indikator=(INDIKATOR, *OF_QUARTERS), triwulan=(TRIWULAN, *rows))
    lines = text_of(compose(location, KIND, periode=f"TW{last}"))
    table = row(lines, "kemajuan menuju target tahun", 1).split(" | ")
    assert table[-2:] == (["20%", "25,00%"] if is_known else ["–", "–"])
    assert any("cara menggabungkan" in each for each in asked(lines)) is not is_known


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("K-1,1,,20,tidak", "K-1,2,,,tidak"), 0),
        (("K-1,1,,20,ya", "K-1,2,,,ya"), 0),
        (("K-1,1,,20,ya", "K-1,2,,40,ya"), 1),
        (("K-1,1,25,20,ya", "K-1,2,50,,ya"), 1),
    ],
)
def test_a_single_figure_is_no_course_to_draw_but_beside_the_targets_of_the_quarters(
    tmp_path: Path, rows: tuple[str, ...], count: int
) -> None:
    made = document(tmp_path, *rows, indikator=TWO[:1])
    assert sum(chart.jenis is JenisGrafik.GARIS for chart in charts(made)) == count


@pytest.mark.parametrize(
    ("quarters", "status"), [(("K-1,2,,96,ya",), "– Tanpa target"), (("K-1,2,0,0,ya",), "– Target 0")]
)
def test_a_target_that_is_written_as_nothing_is_not_called_none(
    tmp_path: Path, quarters: tuple[str, ...], status: str
) -> None:
    lines = quarter(tmp_path, *quarters, indikator=TWO)
    assert row(lines, "kemajuan menuju target tahun", 1).split(" | ")[5] == status
