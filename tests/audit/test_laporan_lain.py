"""A document that is of another unit or year than the data: that is told once, before its findings."""

from collections.abc import Callable

import pytest

from report_builder.audit import periksa
from report_builder.audit.keluaran import kesimpulan
from report_builder.audit.laporan_lain import beda_laporan
from report_builder.audit.membaca import baca_docx, baca_txt
from report_builder.audit.rujukan import Rujukan, siapkan, telaah, tulis
from report_builder.audit.temuan import Pemeriksaan
from report_builder.errors import Place
from report_builder.pipeline import Job
from tests.conftest import SmallBook

HERE = Place("naskah")
Teks = Callable[[str], Pemeriksaan]


@pytest.fixture
def of_text(small_book: SmallBook) -> Teks:
    """Give an audit of a text against the data of 2021."""
    rujukan = Rujukan.dari(telaah(Job(small_book())), None, None)
    return lambda text: periksa(baca_txt(text.encode(), HERE), rujukan)


def test_a_text_of_another_year_is_told_before_its_findings(of_text: Teks) -> None:
    found = of_text("Sepanjang tahun 2019 pulih 65 kawasan. Sejak awal tahun 2019 target 53 kawasan.")
    assert found.catatan == "Naskah ini menyebut tahun 2019, bukan tahun 2021 seperti datanya."
    assert kesimpulan(found).startswith(f"{found.catatan} ")


@pytest.mark.parametrize(
    "text",
    [
        "Sepanjang tahun 2021 pulih 65 kawasan, pada tahun 2019 hanya 40 dan tahun 2020 50.",
        "Sebanyak 65 kawasan pulih.",
        "Jakarta, 31 Desember 2021. Dibanding tahun 2020, kawasan yang pulih bertambah menjadi 65.",
    ],
)
def test_a_text_that_names_the_year_of_the_data_or_none_is_left_alone(of_text: Teks, text: str) -> None:
    assert of_text(text).catatan == ""


def test_a_file_of_ours_says_whose_report_it_is(small_book: SmallBook) -> None:
    made = Job(small_book(), "lakip")
    document = baca_docx(tulis(made, telaah(made)), HERE)
    assert periksa(document, siapkan(made, document)).catatan == ""
    other = small_book({"Identitas!B4": 2022}, name="lain.xlsx")
    assert periksa(document, siapkan(Job(other), document)).catatan == (
        "Naskah ini laporan Direktorat Contoh tahun 2021, sedangkan datanya Direktorat Contoh tahun 2022."
    )


def test_a_unit_is_the_same_by_its_code_or_a_name_that_was_mended() -> None:
    unit = {"unit_kerja": "Deputi Bidang Layanan Contoh", "tahun": "2024"}
    assert beda_laporan(unit, unit | {"unit_kerja": "Deputi Bidang Layanan Contohh"}) == ""
    renamed = unit | {"unit_kerja": "Pusat Data"}
    assert beda_laporan(unit | {"kode_unit": "01"}, renamed | {"kode_unit": "01"}) == ""
    assert beda_laporan(unit, renamed) == (
        "Naskah ini laporan Deputi Bidang Layanan Contoh tahun 2024, sedangkan datanya Pusat Data tahun 2024."
    )
