"""What people do in LibreOffice, with and without tracking, is still there after new data came in."""

from pathlib import Path

import openpyxl
import pytest

from report_builder.refresh import Hal, Hasil
from tests.audit.mutasi.libreoffice import NEEDS_LIBREOFFICE, jalankan
from tests.refresh.naskah import prints, refreshed, rows, words
from tests.reports import Reports

OURS = "Kalimat kami sendiri tetap ada."
_MACRO = """Sub Sunting
  Dim isi(0) As New com.sun.star.beans.PropertyValue
  Dim tersembunyi(0) As New com.sun.star.beans.PropertyValue
  isi(0).Name = "FilterName"
  isi(0).Value = "MS Word 2007 XML"
  tersembunyi(0).Name = "Hidden"
  tersembunyi(0).Value = True
  naskah = StarDesktop.loadComponentFromURL("{sumber}", "_blank", 0, tersembunyi())
  Ganti(naskah, "Desa adalah 3,28", 12, 4, "3,30")
  Ganti(naskah, "disertai analisis", 0, 8, "beserta")
  naskah.RecordChanges = True
  Ganti(naskah, "dasar hukum", 0, 5, "landasan")
  naskah.RecordChanges = False
  cari = naskah.createSearchDescriptor()
  cari.SearchString = "keberhasilan, kendala, dan upaya perbaikannya."
  tempat = naskah.findFirst(cari)
  tempat.getText().insertString(tempat.getEnd(), " {kami}", False)
  tabel = naskah.getTextTables().getByIndex(0)
  tabel.getRows().insertByIndex(2, 1)
  tabel.getCellByName("B3").setString("Baris kami")
  naskah.storeToURL("{tujuan}", isi())
  naskah.close(True)
  StarDesktop.terminate()
End Sub

Sub Ganti(naskah, teks, awal, banyak, baru)
  cari = naskah.createSearchDescriptor()
  cari.SearchString = teks
  tempat = naskah.findFirst(cari)
  If IsNull(tempat) Then Exit Sub
  kursor = tempat.getText().createTextCursorByRange(tempat.getStart())
  kursor.goRight(awal, False)
  kursor.goRight(banyak, True)
  kursor.setString(baru)
End Sub
"""


@pytest.fixture(scope="module")
def edited(reports: Reports, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the report of the complete example as LibreOffice saved it after its edits."""
    folder = tmp_path_factory.mktemp("sunting")
    source, target = folder / "naskah.docx", folder / "disunting.docx"
    source.write_bytes(reports("contoh-lengkap").docx.read_bytes())
    macro = _MACRO.replace("{sumber}", source.as_uri()).replace("{tujuan}", target.as_uri()).replace("{kami}", OURS)
    jalankan(macro, folder)
    return target.read_bytes()


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
    assert any(OURS in text for text in after)
    assert any("beserta analisis" in text for text in after)


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
