"""What people do in LibreOffice, with and without tracking, is still there after new data came in."""

from pathlib import Path

import openpyxl
import pytest

from report_builder.refresh import Hal, Hasil
from tests.libreoffice import NEEDS_LIBREOFFICE
from tests.refresh.libreoffice import Ketik, Lacak, SisipkanBaris, disunting
from tests.refresh.naskah import prints, refreshed, rows, words
from tests.reports import Reports

OURS = "Kalimat kami sendiri tetap ada."
EDITS = (
    Ketik("Desa adalah 3,28", "3,28", "3,30"),
    Ketik("disertai analisis", "disertai", "beserta"),
    Ketik("keberhasilan, kendala, dan upaya perbaikannya.", "", f" {OURS}"),
    SisipkanBaris(tabel=0, sesudah=2, kolom="B", teks="Baris kami"),
    Lacak(),
    Ketik("bersumber dari data pemantauan", "bersumber", "berasal"),
)


@pytest.fixture(scope="module")
def edited(reports: Reports, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the report of the complete example as LibreOffice saved it after its edits."""
    return disunting(reports("contoh-lengkap").docx.read_bytes(), EDITS, tmp_path_factory.mktemp("sunting"))


@pytest.fixture(scope="module")
def hasil(edited: bytes, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Hasil:
    """Give what came of it when another value of one indikator came in."""
    book = openpyxl.load_workbook(project / "inputs" / "contoh-lengkap.xlsx")
    first = book["Indikator"][2]
    first[5].value, first[8].value = 3.1, None
    path = tmp_path_factory.mktemp("kemudian") / "contoh-lengkap.xlsx"
    book.save(path)
    return refreshed(edited, path)


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_words_that_people_typed_stay(edited: bytes, hasil: Hasil) -> None:
    after = words(hasil.data)
    assert after == words(edited)
    for typed in (OURS, "beserta analisis", "berasal dari data pemantauan"):
        assert any(typed in text for text in after)


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_figures_that_nobody_touched_are_those_of_today(hasil: Hasil) -> None:
    assert prints(hasil.data, "IKU-1.capaian") == {"96,88%"}


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_a_figure_that_people_typed_over_stays_and_is_told(hasil: Hasil) -> None:
    assert any("Layanan Desa adalah {IKU-1.realisasi}3,30" in text for text in words(hasil.data))
    told = {(one.fakta, one.baru) for one in hasil.catatan if one.hal is Hal.DIUBAH_TANGAN}
    assert told == {("IKU-1.realisasi", "3,10")}


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_the_row_that_people_added_stays_in_its_place(hasil: Hasil) -> None:
    table = rows(hasil.data, "Indikator kinerja")
    assert table[2][1] == "Baris kami"
    assert table[1][3:6] == ("3,10", "96,88%", "▼ Tidak tercapai")
    assert any(one.hal is Hal.BARIS_TAMBAHAN for one in hasil.catatan)
