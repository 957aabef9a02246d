"""Forms as CSV files: whichever sign parts their cells, and whatever their texts hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.errors import ReportError
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from tests.forms.lembar import angka, catatan, impor, kolom

TABLE = [["Kode", "Indikator", "Target", "Realisasi"], ["1.1", "Nilai survei", "80", "82"]]


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_sign_that_parts_the_cells_is_found(tmp_path: Path, sign: str) -> None:
    path = written(tmp_path / "form.csv", "\n".join(sign.join(row) for row in TABLE))
    assert kolom(impor(path), "Indikator", "realisasi") == angka(82)


def test_a_line_of_a_long_text_may_begin_with_a_quotation_mark(tmp_path: Path) -> None:
    path = written(
        tmp_path / "capaian.csv",
        'Kode Indikator,Realisasi TW,Kendala,Solusi\n1.1,0,"- Hujan; banjir\n","- Menunggu\n- Mengulang"\n1.2,2.5,,\n',
    )
    hasil = impor(path, pilihan=Pilihan(2025, "TW I"))
    assert kolom(hasil, "Triwulan", "realisasi") == angka(0, "2.5")
    assert kolom(hasil, "Analisis", "kendala") == ["- Hujan; banjir\n"]
    assert kolom(hasil, "Analisis", "upaya") == ["- Menunggu\n- Mengulang"]


def test_a_quotation_that_does_not_end_by_any_sign_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "form.csv", 'Kode,Indikator,Target\n1.1,"Nilai survei,80\n')
    with pytest.raises(ReportError, match="tidak terbaca sebagai CSV mulai baris 2"):
        impor(path)


def test_a_row_that_a_decimal_comma_makes_longer_than_its_head_is_not_taken(tmp_path: Path) -> None:
    path = written(
        tmp_path / "form.csv", "Kode,Indikator,Target,Realisasi\n1.1,Nilai survei,90,5,95\n1.2,Nilai AKIP,80,82\n"
    )
    hasil = impor(path)
    assert kolom(hasil, "Indikator", "realisasi") == angka(82)
    assert [note[:8] for note in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "lebih banyak sel" in note] == ["baris 2:"]
