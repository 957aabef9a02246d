"""What a report of the second quarter says of its period, of the year and of earlier years."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Render: TypeAlias = Callable[..., str]
Analysis: TypeAlias = Callable[[str, int], str]

TRAINED = "K-1,S-1,Jumlah peserta pelatihan,orang,200,,,,"
TRIWULAN = "kode_indikator,triwulan,target,realisasi,kumulatif"
RIWAYAT = "kode_indikator,tahun,target,realisasi"
RENSTRA = ("kode_indikator,tahun_akhir,target_akhir", "K-1,2029,800")
KEYS = {"periode": "TW II", "tahun": "2025", "tanggal_data": ""}


@pytest.fixture
def interim(render: Render) -> Render:
    """Give what renders a report of the second quarter with these rows of quarters."""

    def markup(row: str, *quarters: str, periode: str = "TW II", **sheets: tuple[str, ...]) -> str:
        return render(row, keys=KEYS | {"periode": periode}, triwulan=(TRIWULAN, *quarters), **sheets)

    return markup


CUMULATIVE = ("K-1,1,50,40,ya", "K-1,2,100,96,ya")
SINGLE = ("K-1,1,50,40,tidak", "K-1,2,50,48,tidak")


def test_cumulative_figures_are_told_up_to_the_quarter(interim: Render, read_analysis: Analysis) -> None:
    assert read_analysis(interim(TRAINED, *CUMULATIVE), 1).startswith(
        "Dari target jumlah peserta pelatihan sebanyak 100 orang, yang terealisasi sampai dengan triwulan II tahun "
        "2025 adalah 96 orang (capaian 96,00%). Target belum tercapai; selisihnya 4 orang. Terhadap target tahun 2025 "
        "sebanyak 200 orang, realisasi tersebut mencapai 48,00%. Perkembangan tiap triwulan"
    )


def test_figures_of_the_quarter_alone_are_told_as_such(interim: Render, read_analysis: Analysis) -> None:
    assert read_analysis(interim(TRAINED, *SINGLE), 1).startswith(
        "Dari target jumlah peserta pelatihan sebanyak 50 orang, yang terealisasi pada triwulan II tahun 2025 adalah "
        "48 orang (capaian 96,00%). Target belum tercapai; selisihnya 2 orang. Terhadap target tahun 2025 sebanyak "
        "200 orang, realisasi sampai dengan triwulan II tahun 2025 sebanyak 88 orang mencapai 44,00%. Perkembangan"
    )


def test_a_limit_of_the_year_is_named_without_progress(interim: Render, read_analysis: Analysis) -> None:
    row = "K-1,S-1,Jumlah pengaduan,pengaduan,20,,minimum,,"
    assert read_analysis(interim(row, "K-1,2,10,12,ya"), 1).startswith(
        "Realisasi jumlah pengaduan sampai dengan triwulan II tahun 2025 adalah 12 pengaduan, lebih tinggi 2 pengaduan "
        "daripada batas target 10 pengaduan, sehingga target belum tercapai dengan capaian 80,00%. Target tahun 2025 "
        "adalah 20 pengaduan. Perkembangan tiap triwulan"
    )


def test_a_quarter_without_target_and_realisasi_asks_for_nothing(interim: Render, read_analysis: Analysis) -> None:
    assert read_analysis(interim(TRAINED, "K-1,2,,,ya"), 1).startswith(
        "Realisasi jumlah peserta pelatihan sampai dengan triwulan II tahun 2025 belum diukur sehingga"
    )


@pytest.mark.parametrize(
    ("periode", "quarters", "sentence"),
    [
        ("TW II", CUMULATIVE, "Realisasi sampai dengan triwulan II belum dapat dibandingkan dengan realisasi setahun"),
        ("TW II", SINGLE, "Realisasi triwulan II belum dapat dibandingkan dengan realisasi setahun penuh."),
        ("TW IV", ("K-1,4,200,190,ya",), "Perbandingan realisasi tahun 2025 dengan tahun-tahun tersebut disajikan"),
    ],
)
def test_whole_years_stand_alone(
    interim: Render, read_analysis: Analysis, periode: str, quarters: tuple[str, ...], sentence: str
) -> None:
    riwayat = (RIWAYAT, "K-1,2023,160,150", "K-1,2024,180,190")
    markup = interim(TRAINED, *quarters, periode=periode, riwayat=riwayat)
    assert sentence in read_analysis(markup, 2)
    assert "Perkembangan jumlah peserta pelatihan tahun 2023–2024</caption>" in markup
    assert "Dibandingkan dengan realisasi tahun 2024" not in markup


@pytest.mark.parametrize(("quarters", "realisasi"), [(CUMULATIVE, "96 orang"), (SINGLE, "88 orang")])
def test_the_medium_term_counts_up_to_the_quarter(
    interim: Render, read_analysis: Analysis, quarters: tuple[str, ...], realisasi: str
) -> None:
    assert f"realisasi sampai dengan triwulan II tahun 2025 adalah {realisasi} dengan capaian" in read_analysis(
        interim(TRAINED, *quarters, renstra=RENSTRA), 3
    )


def test_perjanjian_kinerja_holds_the_target_of_the_year(interim: Render) -> None:
    markup = interim(TRAINED, *CUMULATIVE)
    assert markup.count('data-fakta="K-1.target_tahun">200</data></td>') == 2


def test_the_efficiency_of_a_part_of_the_year_is_not_judged(interim: Render, read_analysis: Analysis) -> None:
    anggaran = ("kode,uraian,pagu_akhir,realisasi,kode_indikator", "1,Pelatihan,100,40,K-1")
    markup = interim(TRAINED, "K-1,2,100,110,ya", anggaran=anggaran)
    assert read_analysis(markup, 6).endswith("Efisiensinya dinilai pada akhir tahun karena pagu berlaku untuk setahun.")
    assert "22/PMK.02/2021" not in markup


ANALISIS = "kode_indikator,triwulan,penyebab,upaya"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("K-1,,Sebab setahun,Upaya setahun", "K-1,TW II,Sebab triwulan,Upaya triwulan"), "Sebab triwulan"),
        (("K-1,,Sebab setahun,Upaya setahun", "K-1,TW I,Sebab triwulan,Upaya triwulan"), "Sebab setahun"),
        (("K-1,,Sebab setahun,", "K-1,TW II,Sebab triwulan,"), "lembar Analisis, sel D3"),
    ],
)
def test_the_analysis_is_that_of_the_quarter_else_of_the_year(
    interim: Render, read_analysis: Analysis, rows: tuple[str, ...], said: str
) -> None:
    assert said in read_analysis(interim(TRAINED, *CUMULATIVE, analisis=(ANALISIS, *rows)), 5)


@pytest.mark.parametrize(
    ("quarters", "caption", "note"),
    [
        (("K-1,2,9,8,ya", "K-2,2,9,8,ya"), "sampai dengan triwulan II tahun 2025", ""),
        (("K-1,2,9,8,tidak", "K-2,2,9,8,tidak"), "pada triwulan II tahun 2025", "dihitung untuk triwulan II saja."),
        (("K-1,2,9,8,ya", "K-2,2,9,8,tidak"), "pada triwulan II tahun 2025", "dan sebagian untuk triwulan II saja,"),
    ],
)
def test_a_table_says_which_figures_are_of_the_quarter_alone(
    render: Render, quarters: tuple[str, ...], caption: str, note: str
) -> None:
    rows = (TRAINED, TRAINED.replace("K-1", "K-2"))
    markup = render(*rows, keys=KEYS, triwulan=(TRIWULAN, *quarters))
    assert f"<caption>Target, realisasi, dan capaian kinerja {caption}</caption>" in markup
    assert note in markup
    assert ("triwulan II saja" in markup) is bool(note)
