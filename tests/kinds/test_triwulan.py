"""The report of a quarter: two targets, two means and their policies, who does what by when, what is asked for."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from report_builder import page, pipeline, plugins
from report_builder.charts import Chart
from report_builder.errors import ExitCode, ReportError
from report_builder.page import Figure, Grafik, Page, iter_blocks
from report_builder.pipeline import Job
from tests.kinds.companions import compose, text_of, write
from tests.kinds.test_companions import check_golden

KIND = "lkj-triwulan"
INDIKATOR = "kode,kode_sasaran,indikator,satuan,target,realisasi,polaritas,agregasi"
TRIWULAN = "kode_indikator,triwulan,target,realisasi,kumulatif"
ANALISIS = "kode_indikator,triwulan,kendala,tindak_lanjut,penanggung_jawab,tenggat"
KEYS = {"periode": "TW II", "tanggal_laporan": "15 Juli 2021"}
TRAINED = "K-1,S-1,Jumlah peserta pelatihan,orang,200,,,"
ON_THE_WAY = ("K-1,1,50,40,ya", "K-1,2,100,96,ya", "K-1,3,150,,ya", "K-1,4,200,,ya")


def quarter(
    folder: Path, *quarters: str, indikator: tuple[str, ...] = (TRAINED,), **sheets: tuple[str, ...]
) -> list[str]:
    """Give the lines of the report of the second quarter."""
    return text_of(document(folder, *quarters, indikator=indikator, **sheets))


def document(folder: Path, *quarters: str, indikator: tuple[str, ...] = (TRAINED,), **sheets: tuple[str, ...]) -> Page:
    rows = {"indikator": (INDIKATOR, *indikator), "triwulan": (TRIWULAN, *quarters), **sheets}
    return compose(write(folder, keys=KEYS, **rows), KIND)


def asked(lines: list[str]) -> list[str]:
    """Give what the report still asks for."""
    found = [part.partition("]")[0] for line in lines for part in line.split("[Perlu diisi: ")[1:]]
    return list(dict.fromkeys(found))


def row(lines: list[str], caption: str, number: int) -> str:
    """Give a row of the table with this caption."""
    start = next(place for place, line in enumerate(lines) if caption in line)
    return next(line for line in lines[start:] if line.startswith(f"| {number} |"))


@pytest.mark.parametrize(
    ("name", "periode"), [("contoh-lengkap", "TW2"), ("contoh-lengkap", "TW4"), ("dayamas-2021", "TW4")]
)
def test_the_text_is_the_golden_one(project: Path, name: str, periode: str, *, renew: bool) -> None:
    text = "\n".join(text_of(compose(project / f"inputs/{name}.xlsx", KIND, periode))) + "\n"
    check_golden(text, project / f"tests/golden/{name}-{KIND}-{periode}.txt", renew=renew)


def test_a_yearly_input_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as refusal:
        compose(write(tmp_path, keys={"periode": "tahunan"}), KIND)
    assert refusal.value.exit_code is ExitCode.DATA
    assert str(refusal.value).endswith(
        "Laporan kinerja triwulanan memerlukan triwulan, sedangkan periode data ini tahunan. "
        "Pakai --period TW1 sampai TW4, period dalam rencana batch, atau isi periode di lembar Identitas."
    )


def test_it_is_made_where_it_is_asked_for_by_its_name_only() -> None:
    assert KIND in plugins.KINDS
    assert KIND not in [kind.nama for kind in plugins.kinds("semua")]


def test_a_row_has_both_targets(tmp_path: Path) -> None:
    lines = quarter(tmp_path, *ON_THE_WAY)
    assert row(lines, "serta kemajuan menuju", 1) == (
        "| 1 | Jumlah peserta pelatihan (orang) | 100 | 96 | 96,00% | ▼ Belum tercapai | 200 | 96 | 48,00%"
    )
    assert row(lines, "Capaian sasaran terhadap", 1) == "| 1 | Meningkatnya mutu layanan | 1 | 1 | 96,00% | 48,00%"


def test_quarters_of_their_own_are_added_up_for_the_year(tmp_path: Path) -> None:
    lines = quarter(tmp_path, "K-1,1,50,40,tidak", "K-1,2,50,48,tidak")
    assert row(lines, "serta kemajuan menuju", 1).endswith("| 50 | 48 | 96,00% | ▼ Belum tercapai | 200 | 88 | 44,00%")


SUM = (TRAINED, TRAINED.replace("K-1", "K-2"))


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        (("K-1,2,9,8,ya", "K-2,2,9,8,ya"), "Target dan realisasi triwulan dihitung kumulatif sejak awal tahun."),
        (("K-1,1,9,8,tidak", "K-1,2,9,8,tidak"), "Target dan realisasi triwulan dihitung untuk triwulan II saja."),
        (
            ("K-1,2,9,8,ya", "K-2,2,9,8,tidak"),
            (
                "Target dan realisasi triwulan indikator nomor 1 dihitung kumulatif sejak awal tahun, sedangkan "
                "indikator nomor 2 untuk triwulan II saja."
            ),
        ),
    ],
)
def test_it_says_how_the_figures_of_quarters_are_counted(tmp_path: Path, quarters: tuple[str, ...], said: str) -> None:
    assert any(line.startswith(said) for line in quarter(tmp_path, *quarters, indikator=SUM))


PLAIN = "adalah rata-rata sederhana atas seluruh indikator yang diukur, tanpa batas atas capaian."


def test_both_means_are_printed_with_their_policy(tmp_path: Path) -> None:
    lines = quarter(tmp_path, *ON_THE_WAY)
    assert f"Terhadap target triwulan II, rata-rata capaian kinerja adalah 96,00%. Rata-rata tersebut {PLAIN}" in lines
    assert (
        "Terhadap target tahun 2021, rata-rata capaian kinerja sampai dengan triwulan II tahun 2021 adalah 48,00%. "
        f"Rata-rata tersebut {PLAIN}"
    ) in lines
    both = f"Rata-rata terhadap target triwulan II {PLAIN} Rata-rata terhadap target tahun 2021 {PLAIN}"
    assert any(line.endswith(both) for line in lines)


LATE = ("K-1,2,10,10,ya", "K-2,2,10,30,ya", "K-3,2,0,0,ya", "K-4,2,10,,ya")
FOUR = tuple(f"K-{n},S-1,Jumlah layanan {n},layanan,40,,," for n in range(1, 5))


def test_a_mean_says_who_is_left_out_and_which_cap_holds(tmp_path: Path) -> None:
    lines = quarter(tmp_path, *LATE, indikator=FOUR, pengaturan=("kunci,isi", "batas_rata,120"))
    cap = "dengan capaian tiap indikator dibatasi paling tinggi 120%"
    quarterly, yearly = lines[lines.index("# IKHTISAR TRIWULAN II") + 2 :][:2]
    assert quarterly == (
        "Terhadap target triwulan II, rata-rata capaian kinerja adalah 110,00%. Rata-rata tersebut adalah rata-rata "
        f"sederhana atas 2 dari 3 indikator yang diukur, {cap}, tanpa memperhitungkan indikator nomor 3 (target 0) dan "
        "nomor 4 (belum diukur)."
    )
    assert yearly == (
        "Terhadap target tahun 2021, rata-rata capaian kinerja sampai dengan triwulan II tahun 2021 adalah 33,33%. "
        f"Rata-rata tersebut adalah rata-rata sederhana atas seluruh indikator yang diukur, {cap}, tanpa "
        "memperhitungkan indikator nomor 4 (belum diukur). Nomor indikator merujuk pada Tabel 1.2."
    )


def test_targets_of_zero_that_count_are_told(tmp_path: Path) -> None:
    lines = quarter(tmp_path, *LATE[:3], indikator=FOUR[:3], pengaturan=("kunci,isi", "lewati_target_nol,tidak"))
    assert any("dengan indikator bertarget 0 diperhitungkan sebagai capaian 0." in line for line in lines)


def test_a_part_of_a_limit_of_the_year_is_told(tmp_path: Path) -> None:
    limit = ("K-1,S-1,Jumlah pengaduan,pengaduan,20,,minimum,",)
    said = "Capaian tahun indikator nomor 1 baru menggambarkan sebagian tahun"
    assert any(line.startswith(said) for line in quarter(tmp_path, "K-1,2,10,12,ya", indikator=limit))


def test_a_cap_on_what_is_shown_holds_for_the_year_too_and_is_told(tmp_path: Path) -> None:
    made = document(tmp_path, "K-1,2,10,30,ya", indikator=(TRAINED.replace("200", "20"),), pengaturan=CAPPED)
    assert row(text_of(made), "serta kemajuan menuju", 1).endswith("| 110,00% | ▲ Melampaui | 20 | 30 | 110,00%")
    notes = [page.plain_text(note.children) for note in _notes(made)]
    assert "Capaian tahun yang ditampilkan dibatasi paling tinggi 110%; hasil hitungnya 150,00%." in notes


CAPPED = ("kunci,isi", "batas_tampil,110")


def _notes(made: Page) -> list[page.Footnote]:
    tables = [
        block for section in made.sections for block in iter_blocks(section) if isinstance(block, page.TableBlock)
    ]
    cells = [cell for table in tables for line in table.body for cell in line.cells]
    paragraphs = [block for cell in cells for block in cell.blocks if isinstance(block, page.Paragraph)]
    return [inline for each in paragraphs for inline in each.children if isinstance(inline, page.Footnote)]


def charts(made: Page) -> list[Chart]:
    blocks = [block for section in made.sections for block in iter_blocks(section)]
    contents = [block.content for block in blocks if isinstance(block, Figure)]
    return [content.chart for content in contents if isinstance(content, Grafik)]


def test_the_line_of_quarters_goes_to_the_target_of_the_year(tmp_path: Path) -> None:
    (chart, _) = charts(document(tmp_path, *ON_THE_WAY))
    assert (chart.acuan, chart.acuan_nama) == (Decimal(200), "target tahun: 200")
    assert [(series.nama, [point.tampil for point in series.titik]) for series in chart.seri] == [
        ("Realisasi kumulatif", ["40", "96", "", ""]),
        ("Target triwulan", ["50", "100", "150", "200"]),
    ]


def test_quarters_of_their_own_are_added_up_on_their_way(tmp_path: Path) -> None:
    (chart, _) = charts(document(tmp_path, "K-1,1,50,40,tidak", "K-1,2,50,48,tidak", "K-1,3,50,,tidak"))
    assert [(series.nama, [point.tampil for point in series.titik]) for series in chart.seri] == [
        ("Realisasi sampai dengan triwulan", ["40", "88", ""])
    ]


RANGE = "K-1,S-1,Persentase kader aktif,%,80–90,,rentang,{}"
MEAN = "K-1,S-1,Waktu layanan,hari,5,,minimum,{}"


@pytest.mark.parametrize(
    ("indikator", "target", "kumulatif", "said"),
    [
        (RANGE.format("terakhir"), "80–90", "tidak", "target 2021 (80–90%)"),
        (RANGE.format(""), "80–90", "ya", "target 2021 (80–90%)"),
        (RANGE.format("rata-rata"), "80–90", "tidak", "target 2021 (80–90%; rata-rata realisasi triwulan)"),
        (MEAN.format("rata-rata"), "5", "tidak", "target 2021 (rata-rata realisasi triwulan)"),
        (MEAN.format("jumlah"), "5", "tidak", "target 2021 (jumlah realisasi triwulan)"),
    ],
)
def test_a_caption_says_the_range_that_no_line_shows_and_what_the_line_is_made_of(
    tmp_path: Path, indikator: str, target: str, kumulatif: str, said: str
) -> None:
    rows = (f"K-1,1,{target},82,{kumulatif}", f"K-1,2,{target},84,{kumulatif}")
    made = document(tmp_path, *rows, indikator=(indikator,))
    figures = [block for section in made.sections for block in iter_blocks(section) if isinstance(block, Figure)]
    captions = [page.plain_text(figure.caption.children) for figure in figures if figure.caption]
    assert [caption.partition(" menuju ")[2] for caption in captions if " menuju " in caption] == [said]


def test_a_row_has_one_number_of_decimals(tmp_path: Path) -> None:
    rows = ('K-1,1,5,"4,8",tidak', 'K-1,2,5,"4,6",tidak')
    lines = quarter(tmp_path, *rows, indikator=(MEAN.format("rata-rata"),))
    cells = row(lines, "serta kemajuan menuju", 1).split(" | ")
    assert (cells[2:4], cells[6:8]) == (["5,0", "4,6"], ["5,0", "4,7"])


# What is asked for


def test_follow_up_is_told_with_who_does_it_by_when(tmp_path: Path) -> None:
    analisis = (ANALISIS, "K-1,TW II,Hujan,Menambah kelas,Bagian Pelatihan,30 September 2021")
    lines = quarter(tmp_path, *ON_THE_WAY, analisis=analisis)
    assert row(lines, "Kendala dan tindak lanjut triwulan II", 1) == (
        "| 1 | Jumlah peserta pelatihan | Hujan. | Menambah kelas. | Bagian Pelatihan | 30 September 2021"
    )
    assert asked(lines) == []


@pytest.mark.parametrize(
    ("analysis", "wanted"),
    [
        (
            "K-1,TW II,,,,",
            [
                "kendala indikator K-1 – lembar Analisis, sel C2",
                "tindak lanjut indikator K-1 – lembar Analisis, sel D2",
                "penanggung jawab K-1 – lembar Analisis, sel E2",
                "tenggat K-1 – lembar Analisis, sel F2",
            ],
        ),
        ("K-1,TW II,Hujan,Menambah kelas,Bagian Pelatihan,", ["tenggat K-1 – lembar Analisis, sel F2"]),
        ("K-1,TW II,Hujan,Menambah kelas,,30 September 2021", ["penanggung jawab K-1 – lembar Analisis, sel E2"]),
    ],
)
def test_who_missed_the_target_is_asked_for_what_is_done_about_it(
    tmp_path: Path, analysis: str, wanted: list[str]
) -> None:
    assert asked(quarter(tmp_path, *ON_THE_WAY, analisis=(ANALISIS, analysis))) == wanted


@pytest.mark.parametrize(
    ("analysis", "wanted"),
    [
        ("K-1,TW II,Hujan,,,", []),
        ("K-1,TW II,,Menambah kelas,,30 September 2021", ["penanggung jawab K-1 – lembar Analisis, sel E2"]),
    ],
)
def test_who_reached_it_is_asked_only_about_what_it_says_itself(
    tmp_path: Path, analysis: str, wanted: list[str]
) -> None:
    assert asked(quarter(tmp_path, "K-1,2,100,120,ya", analisis=(ANALISIS, analysis))) == wanted


def test_nothing_is_made_up_where_nobody_names_a_hindrance(tmp_path: Path) -> None:
    lines = quarter(tmp_path, "K-1,2,100,120,ya")
    assert lines[lines.index("# KENDALA DAN TINDAK LANJUT") + 1] == (
        "Data triwulan II tidak memuat kendala dan tindak lanjut, dan tidak ada indikator yang diukur yang belum "
        "mencapai target."
    )


@pytest.mark.parametrize(("triwulan", "is_told"), [("", True), ("TW II", False)])
def test_an_analysis_of_the_whole_year_is_told_as_such(tmp_path: Path, triwulan: str, *, is_told: bool) -> None:
    analisis = (ANALISIS, f"K-1,{triwulan},Hujan,Menambah kelas,Bagian Pelatihan,30 September 2021")
    said = (
        "Kendala dan tindak lanjut indikator nomor 1 berasal dari analisis setahun penuh karena data tidak memuat "
        "analisis triwulan II."
    )
    assert (said in quarter(tmp_path, *ON_THE_WAY, analisis=analisis)) is is_told


def test_analyses_of_the_whole_year_of_all_are_told_without_numbers(tmp_path: Path) -> None:
    lines = quarter(
        tmp_path, "K-1,2,9,8,ya", "K-2,2,9,8,ya", indikator=SUM, analisis=(ANALISIS, "K-1,,,,,", "K-2,,,,,")
    )
    assert not any("analisis setahun penuh" in line for line in lines)
    yearly = [f"{kode},,Hujan,Menambah kelas,Bagian Pelatihan,30 September 2021" for kode in ("K-1", "K-2")]
    lines = quarter(tmp_path, "K-1,2,9,8,ya", "K-2,2,9,8,ya", indikator=SUM, analisis=(ANALISIS, *yearly))
    assert any(line.startswith("Kendala dan tindak lanjut semua indikator berasal") for line in lines)


@pytest.mark.parametrize(
    ("triwulan", "said"),
    [
        ("", "Menurut analisis setahun penuh, penyebabnya adalah sebagai berikut: hujan."),
        ("TW II", "Penyebabnya adalah sebagai berikut: hujan."),
    ],
)
def test_the_cause_of_what_did_not_run_is_told_as_the_years_where_it_is(
    tmp_path: Path, triwulan: str, said: str
) -> None:
    book = {
        "indikator": (f"{INDIKATOR},keadaan", f"{TRAINED.replace('200,', '200,0')},tidak terlaksana"),
        "triwulan": (TRIWULAN, "K-1,2,100,0,ya"),
        "analisis": ("kode_indikator,triwulan,penyebab", f"K-1,{triwulan},Hujan."),
    }
    lines = text_of(compose(write(tmp_path, keys=KEYS, **book), KIND))
    assert any(f"target belum tercapai. {said}" in line for line in lines)


def test_an_indikator_without_the_quarter_is_asked_for_and_has_no_figures(tmp_path: Path) -> None:
    rows = (TRAINED, "K-2,S-1,Jumlah layanan,layanan,40,30,,")
    lines = quarter(tmp_path, "K-1,2,100,120,ya", indikator=rows)
    assert asked(lines) == ["target dan realisasi triwulan II indikator K-2 – lembar Triwulan, sel A3"]
    assert row(lines, "serta kemajuan menuju", 2) == "| 2 | Jumlah layanan (layanan) | – | – | – | – | 40 | – | –"
    assert any("indikator nomor 2 (tanpa data TW II)" in line for line in lines)


def test_where_no_indikator_has_the_quarter_no_mean_is_printed(tmp_path: Path) -> None:
    lines = quarter(tmp_path)
    assert asked(lines)[0] == "target dan realisasi triwulan II setiap indikator – lembar Triwulan, sel A2"
    assert not any("%" in line for line in lines if "Rata-rata" in line)


def test_quarters_that_nobody_says_how_to_combine_are_asked_for(tmp_path: Path) -> None:
    share = ("K-1,S-1,Persentase layanan,%,90,,,",)
    lines = quarter(tmp_path, "K-1,1,90,80,tidak", "K-1,2,90,90,tidak", indikator=share)
    assert asked(lines) == [
        "cara menggabungkan angka triwulan indikator K-1 (jumlah, rata-rata, atau terakhir) – lembar Indikator, sel H2"
    ]
    assert any("indikator nomor 1 (angka tiap triwulan tidak dapat digabungkan)" in line for line in lines)


def test_the_budget_has_programmes_and_their_activities(tmp_path: Path) -> None:
    anggaran = (
        "kode,uraian,tingkat,induk,pagu_akhir,realisasi",
        "1,Layanan,program,,100,45", "1.1,Pelatihan,kegiatan,1,100,45", "1.1.A,Kelas,ro,1.1,100,45",
    )  # fmt: skip
    lines = quarter(tmp_path, *ON_THE_WAY, anggaran=anggaran)
    assert "Anggaran terserap 45,00% sampai dengan triwulan II tahun 2021, yaitu Rp45 dari pagu Rp100." in lines
    assert "| 1.1 | Pelatihan | Rp100 | Rp45 | 45,00% | Rp55" in lines
    assert not any("Kelas" in line for line in lines)


@pytest.mark.parametrize(("realisasi", "is_wider"), [("", True), ("45", False)])
def test_the_names_of_a_budget_take_the_room_of_columns_without_a_figure(
    tmp_path: Path, realisasi: str, *, is_wider: bool
) -> None:
    anggaran = ("kode,uraian,tingkat,induk,pagu_akhir,realisasi", f"1,Layanan,program,,100,{realisasi}")
    made = document(tmp_path, *ON_THE_WAY, anggaran=anggaran)
    blocks = [block for section in made.sections for block in iter_blocks(section)]
    (widths,) = (
        block.widths for block in blocks if isinstance(block, page.TableBlock) and block.id == "tabel-anggaran"
    )
    assert (widths[1] > max(widths[2:])) is is_wider
    assert sum(widths) == pytest.approx(100)


YEARLY = ("kode,uraian,pagu_akhir,realisasi", "1,Layanan,100,90", "2,Dukungan,100,80")
OF_QUARTERS = (
    "kode,uraian,pagu_akhir,realisasi,realisasi_tw1,realisasi_tw2", "1,Layanan,100,90,10,45", "2,Dukungan,100,80,5,30",
)  # fmt: skip


@pytest.mark.parametrize(
    ("anggaran", "where"),
    [
        (YEARLY, "(kolom realisasi_tw2) – lembar Anggaran"),
        ((f"{YEARLY[0]},realisasi_tw2", "1,Layanan,100,90,"), "– lembar Anggaran, sel E2"),
    ],
)
def test_the_budget_of_a_whole_year_is_none_of_a_quarter(tmp_path: Path, anggaran: tuple[str, ...], where: str) -> None:
    location = write(tmp_path, keys=KEYS | {"periode": "tahunan"}, triwulan=(TRIWULAN, *ON_THE_WAY), anggaran=anggaran)
    lines = text_of(compose(location, KIND, periode="TW2"))
    assert f"realisasi anggaran sampai dengan triwulan II tahun 2021 pada setiap baris {where}" in asked(lines)
    assert not any("terserap" in line for line in lines)


@pytest.mark.parametrize(
    ("periode", "said"),
    [
        ("TW1", "7,50% sampai dengan triwulan I tahun 2021, yaitu Rp15"),
        ("TW2", "37,50% sampai dengan triwulan II tahun 2021, yaitu Rp75"),
    ],
)
def test_the_budget_is_what_was_spent_up_to_the_end_of_the_quarter(tmp_path: Path, periode: str, said: str) -> None:
    rows = ("K-1,1,90,80,ya", "K-1,2,100,96,ya")
    location = write(tmp_path, keys=KEYS | {"periode": "tahunan"}, triwulan=(TRIWULAN, *rows), anggaran=OF_QUARTERS)
    assert f"Anggaran terserap {said} dari pagu Rp200." in text_of(compose(location, KIND, periode=periode))


@pytest.mark.slow
@pytest.mark.parametrize("periode", ["TW1", "TW2", "TW4"])
def test_it_is_short(project: Path, periode: str) -> None:
    result = pipeline.run(Job(project / "inputs/contoh-lengkap.xlsx", KIND, ("pdf",), periode=periode))
    with pikepdf.open(BytesIO(result.outputs[0].data)) as document:
        assert 6 <= len(document.pages) <= 14


def test_a_mean_of_nothing_is_not_called_a_mean(tmp_path: Path) -> None:
    lines = quarter(tmp_path, "K-1,2,,96,ya")
    assert any(
        "Rata-rata terhadap target triwulan II tidak dapat dihitung: indikator nomor 1 (tanpa target)." in line
        for line in lines
    )
