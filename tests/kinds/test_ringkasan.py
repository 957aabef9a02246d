"""What leaders read first: the result, what was not reached, the budget."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from report_builder import pipeline
from report_builder.charts import Chart
from report_builder.page import Figure, Grafik, Page, TableBlock, iter_blocks
from report_builder.pipeline import Job
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


def charts(document: Page) -> list[Chart]:
    """Give the charts of a document."""
    blocks = [block for section in document.sections for block in iter_blocks(section)]
    figures = [block.content for block in blocks if isinstance(block, Figure)]
    return [content.chart for content in figures if isinstance(content, Grafik)]


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


NOT_IN_THE_MEAN = "Indikator yang tidak diperhitungkan dalam rata-rata "


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("12,", ","), "adalah jumlah layanan 2 (belum diukur)."),
        (("12,", ",", ","), "adalah jumlah layanan 2 (belum diukur) dan jumlah layanan 3 (belum diukur)."),
        (
            ("12,", *(",",) * 6),
            "disebutkan beserta alasannya dalam lampiran laporan kinerja tentang cara penghitungan capaian.",
        ),
    ],
)
def test_who_is_not_in_the_mean_is_told_with_the_reason(tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    assert sentences(compose(write(tmp_path, indikator=rows(*given)), KIND))[0].endswith(NOT_IN_THE_MEAN + said)


def test_a_measured_one_without_target_is_told_too(tmp_path: Path) -> None:
    indikator = (*rows("12,"), "K-2,S-1,Jumlah kejadian,kejadian,0,3,")
    told = sentences(compose(write(tmp_path, indikator=indikator), KIND))[0]
    assert "atas 1 dari 2 indikator yang diukur" in told
    assert told.endswith(f"{NOT_IN_THE_MEAN}adalah jumlah kejadian (target 0).")


@pytest.mark.parametrize("given", [("12,",), (",",)])
def test_where_all_or_none_are_in_the_mean_nobody_is_named(tmp_path: Path, given: tuple[str, ...]) -> None:
    assert NOT_IN_THE_MEAN not in sentences(compose(write(tmp_path, indikator=rows(*given)), KIND))[0]


def test_no_row_of_the_chart_is_empty_in_silence(tmp_path: Path) -> None:
    (chart,) = charts(compose(write(tmp_path, indikator=rows("12,", ",")), KIND))
    assert list(chart.kategori) == ["Jumlah layanan 1", "Jumlah layanan 2 (belum diukur)"]


@pytest.mark.parametrize(("count", "expected"), [(12, 1), (16, 1), (17, 0), (60, 0)])
def test_many_indikator_come_in_the_table_without_a_chart(tmp_path: Path, count: int, expected: int) -> None:
    document = compose(write(tmp_path, indikator=rows(*["12,"] * count)), KIND)
    blocks = [block for section in document.sections for block in iter_blocks(section)]
    assert len(charts(document)) == expected
    assert [len(block.body) for block in blocks if isinstance(block, TableBlock)] == [count]


def test_bars_with_long_names_leave_the_first_page_to_the_table(tmp_path: Path) -> None:
    long = "Persentase satuan kerja yang menyelesaikan tindak lanjut atas rekomendasi hasil pemeriksaan di wilayah"
    indikator = (HEADER, *(f"K-{n},S-1,{long} {n},%,10,12," for n in range(12)))
    assert charts(compose(write(tmp_path, indikator=indikator), KIND)) == []


def test_a_chart_gives_way_to_many_names_in_the_sentences(tmp_path: Path) -> None:
    names = ["Jumlah kabupaten/kota yang berkategori tanggap ancaman narkoba"] * 12
    realisasi = ["5"] * 5 + ["12"] * 7
    indikator = (HEADER, *(f"K-{n},S-1,{name} {n},%,10,{realisasi[n]}," for n, name in enumerate(names)))
    assert charts(compose(write(tmp_path, indikator=indikator), KIND)) == []
    fewer = (HEADER, *(f"K-{n},S-1,{name} {n},%,10,12," for n, name in enumerate(names)))
    assert len(charts(compose(write(tmp_path, indikator=fewer), KIND))) == 1


NAMES = (
    "Indeks kemandirian partisipasi,indeks",
    "Jumlah desa percontohan layanan keliling,desa",
    "Persentase kader layanan desa yang aktif,%",
    "Rata-rata waktu penyelesaian permohonan,hari kerja",
)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "pages"), [(4, 1), (12, 2), (30, 2)])
def test_it_has_two_pages_at_most(tmp_path: Path, count: int, pages: int) -> None:
    realisasi = ("12,", "9,", ",", "0,")
    indikator = (f"K-{n},S-1,{NAMES[n % 4]},10,{realisasi[n // 3 % 4]}" for n in range(count))
    location = write(tmp_path, indikator=(HEADER, *indikator))
    (pdf, *_) = pipeline.run(Job(location, KIND, ("pdf",))).outputs
    with pikepdf.open(BytesIO(pdf.data)) as document:
        assert len(document.pages) == pages
