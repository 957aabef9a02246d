"""What leaders read first: the result, what was not reached, the budget."""

from pathlib import Path

import pytest

from report_builder.page import Figure, Page, TableBlock, iter_blocks
from tests.kinds.companions import SHEETS, compose, text_of, write

KIND = "ringkasan"
HEADER = "kode,kode_sasaran,indikator,satuan,target,realisasi,keadaan"


def rows(*realisasi: str) -> tuple[str, ...]:
    """Give one indikator for each realisasi against a target of 10."""
    return (HEADER, *(f"K-{n},S-1,Jumlah layanan {n},layanan,10,{each}" for n, each in enumerate(realisasi, 1)))


def sentences(document: Page) -> list[str]:
    """Give the paragraphs between the title and the first caption."""
    lines = text_of(document)
    return lines[1 : next(number for number, line in enumerate(lines) if line.startswith("Tabel 1"))]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("12,", "10,"), "Semua target yang dapat dinilai tercapai."),
        (("12,", "5,"), "Indikator yang tidak mencapai target adalah jumlah layanan 2 (capaian 50,00%)."),
        (
            ("0,tidak terlaksana", "5,"),
            (
                "Indikator yang tidak mencapai target adalah jumlah layanan 1 (tidak terlaksana, capaian 0,00%) dan "
                "jumlah layanan 2 (capaian 50,00%)."
            ),
        ),
        (
            ("0,", "5,", "6,"),
            (
                "Indikator yang tidak mencapai target adalah jumlah layanan 1 (capaian 0,00%), jumlah layanan 2 "
                "(capaian 50,00%), dan jumlah layanan 3 (capaian 60,00%)."
            ),
        ),
        (("5,",) * 6, "Indikator yang tidak mencapai target ditandai dengan ▼ dalam Tabel 1."),
    ],
)
def test_what_was_not_reached_is_told(tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    assert sentences(compose(write(tmp_path, indikator=rows(*given)), KIND))[1] == said


def test_where_nothing_was_measured_nothing_is_said_to_be_reached(tmp_path: Path) -> None:
    assert sentences(compose(write(tmp_path, indikator=rows(",")), KIND)) == [
        "Belum ada indikator yang diukur pada tahun 2021.",
        "Anggaran terserap 90,00% pada tahun 2021, yaitu Rp90 dari pagu Rp100.",
    ]


def test_a_mean_comes_with_its_policy(tmp_path: Path) -> None:
    assert sentences(compose(write(tmp_path), KIND))[0] == (
        "Dari 1 indikator yang diukur pada tahun 2021, 1 indikator melampaui target. Rata-rata capaian kinerja adalah "
        "120,00%. Rata-rata capaian dihitung sebagai rata-rata sederhana atas seluruh indikator yang diukur, tanpa "
        "batas atas capaian."
    )


@pytest.mark.parametrize(
    ("anggaran", "said"),
    [
        (SHEETS["anggaran"], "Anggaran terserap 90,00% pada tahun 2021, yaitu Rp90 dari pagu Rp100."),
        (
            ("kode,uraian,pagu_akhir,realisasi", "1,Layanan,100,"),
            "Pagu anggaran tahun 2021 adalah Rp100; data realisasinya belum lengkap.",
        ),
        (("kode,uraian,pagu_akhir,realisasi",), "[Perlu diisi: pagu dan realisasi anggaran – lembar Anggaran, sel A2]"),
    ],
)
def test_the_budget_is_told_as_far_as_it_is_given(tmp_path: Path, anggaran: tuple[str, ...], said: str) -> None:
    assert sentences(compose(write(tmp_path, anggaran=anggaran), KIND))[-1] == said


def test_an_interim_one_names_its_quarter_and_says_belum(tmp_path: Path) -> None:
    triwulan = ("kode_indikator,triwulan,target,realisasi,kumulatif", "K-1,2,5,4,tidak")
    document = compose(write(tmp_path, keys={"periode": "TW II"}, triwulan=triwulan), KIND)
    lines = text_of(document)
    assert lines[0] == "# RINGKASAN KINERJA TRIWULAN II TAHUN 2021 DIREKTORAT CONTOH"
    assert lines[2] == "Indikator yang belum mencapai target adalah jumlah layanan (capaian 80,00%)."
    assert "Target dan realisasi dihitung untuk triwulan II saja." in lines


@pytest.mark.parametrize(("count", "charts"), [(12, 1), (13, 0), (60, 0)])
def test_many_indikator_come_in_the_table_without_a_chart(tmp_path: Path, count: int, charts: int) -> None:
    document = compose(write(tmp_path, indikator=rows(*["12,"] * count)), KIND)
    blocks = [block for section in document.sections for block in iter_blocks(section)]
    assert sum(isinstance(block, Figure) for block in blocks) == charts
    assert [len(block.body) for block in blocks if isinstance(block, TableBlock)] == [count]
