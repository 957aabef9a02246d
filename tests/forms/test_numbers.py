"""Numbers as people type them: what one cell may say, and what its column decides."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import ReportError
from report_builder.forms.answers import read_answers
from report_builder.forms.importing import Impor, Pilihan
from report_builder.forms.meaning import Makna, meaning, parse
from report_builder.forms.notes import Hal
from report_builder.forms.numbers import is_no_number_yet, readings
from report_builder.forms.synonyms import Peran
from report_builder.forms.units import read_unit
from tests.forms.lembar import Rows, angka, catatan, impor, kolom, tulis


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,34", ["3.34"]),
        ("97.6", ["97.6"]),
        ("1.250.000", ["1250000"]),
        ("10,274,076", ["10274076"]),
        ("1.234", ["1234", "1.234"]),
        ("1,237", ["1.237", "1237"]),
        ("0,052", ["0.052"]),
        ("Rp 1,56 triliun", ["1560000000000"]),
        ("Rp. 123.103.900,00", ["123103900"]),
        ("Rp12.500", ["12500"]),
        ("12.500,-", ["12500"]),
        ("20/1.000", ["20", "0.02"]),
        ("1 Laporan", ["1"]),
        ("5 juta buku", ["5000000", "5"]),
        ("-1,41%", ["-1.41"]),
        ("38% (Evaluasi Semester I)", ["38"]),
        ("1 250 000", ["1250000"]),
        ("3% (2016); 3,1% (2017)", []),
        ("naik", []),
    ],
)
def test_a_text_has_every_reading_that_its_signs_allow(text: str, values: list[str]) -> None:
    assert [each.nilai for each in readings(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["-", "n/a", "Belum Rilis", "–", "Data belum tersedia"])
def test_words_for_no_number_yet_are_known(text: str) -> None:
    assert is_no_number_yet(text)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert all(each.nilai.is_finite() for each in readings(text))


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_number_written_the_indonesian_way_is_read_back(value: Decimal) -> None:
    text = f"{value:,f}".translate(str.maketrans(",.", ".,"))
    assert [each.nilai for each in readings(text)] == [value]


def column(tmp_path: Path, *texts: object, satuan: str = "Nilai", pilihan: Pilihan | None = None) -> Impor:
    rows: Rows = [["Indikator", "Satuan", "Target"], *([f"Nilai {n}", satuan, text] for n, text in enumerate(texts))]
    return impor(tulis(tmp_path / "form.xlsx", rows), pilihan=pilihan or Pilihan(2025))


def test_a_cell_that_may_be_two_numbers_is_read_as_its_column_demands(tmp_path: Path) -> None:
    hasil = column(tmp_path, "1.234", "81,02")
    assert kolom(hasil, "Indikator", "target") == angka(1234, "81.02")
    assert catatan(hasil, Hal.DITAFSIRKAN) == ["C2: Target: “1.234” dibaca 1234, seperti C3."]


def test_in_a_column_of_both_styles_such_a_cell_is_asked_with_both_readings(tmp_path: Path) -> None:
    hasil = column(tmp_path, "1.234", "81,02", "97.6")
    assert kolom(hasil, "Indikator", "target") == [None, *angka("81.02", "97.6")]
    (asked,) = hasil.pertanyaan
    assert (asked.tempat.sel, asked.bacaan) == ("C2", ("1234", "1,234"))


def test_a_cell_that_is_asked_says_so_where_it_stays_empty(tmp_path: Path) -> None:
    hasil = column(tmp_path, "1.234")
    (table,) = (each for each in hasil.dataset.tables if each.nama == "Indikator")
    target = [str(cell.value) for cell in table.header].index("target")
    assert hasil.comment(table.rows[0][target]) == (
        "form.xlsx · Form · C2: Target: “1.234” dapat berarti 1234 atau 1,234."
    )


@pytest.mark.parametrize(
    ("name", "answer", "value"),
    [
        ("jawaban.toml", b'"form.xlsx!Form!C2" = "1,234"', angka("1.234")),
        ("jawaban.toml", b'"Form!C2" = 1234', angka(1234)),
        ("jawaban.json", b'{"Form!C2": 1.234}', angka("1.234")),
        ("jawaban.json", b'{"Form!C2": "kosong"}', [None]),
    ],
)
def test_an_answer_decides(tmp_path: Path, name: str, answer: bytes, value: list[object]) -> None:
    hasil = column(tmp_path, "1.234", pilihan=Pilihan(2025, jawaban=read_answers(answer, name)))
    assert kolom(hasil, "Indikator", "target") == value
    assert hasil.pertanyaan == ()


def test_an_answer_that_is_uncertain_again_is_refused() -> None:
    with pytest.raises(ReportError, match="Jawaban untuk Form!C2 bukan satu angka yang jelas") as refused:
        read_answers(b'"Form!C2" = "1.234"', "jawaban.toml")
    assert "tulis 1234 atau 1,234" in refused.value.problems[0].hint


def test_an_answer_for_no_cell_is_told(tmp_path: Path) -> None:
    hasil = column(tmp_path, 5, pilihan=Pilihan(2025, jawaban={"Form!Z9": Decimal(1)}))
    assert "Jawaban untuk Form!Z9 tidak dipakai: itu bukan sel angka di tabel." in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_an_answer_for_a_form_that_is_not_imported_is_told(tmp_path: Path) -> None:
    hasil = column(tmp_path, 5, pilihan=Pilihan(2025, jawaban={"lain.xlsx!Form!C2": Decimal(1)}))
    line = "Jawaban untuk lain.xlsx!Form!C2 tidak dipakai: berkas lain.xlsx tidak ikut dibaca."
    assert line in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_an_answer_that_says_another_number_than_its_cell_is_told(tmp_path: Path) -> None:
    hasil = column(
        tmp_path, 95, "96", "1.234", pilihan=Pilihan(2025, jawaban={f"Form!C{n}": Decimal(1234) for n in (2, 3, 4)})
    )
    assert kolom(hasil, "Indikator", "target") == angka(1234, 1234, 1234)
    assert catatan(hasil, Hal.BERBEDA) == [
        "C2: Target: jawaban 1234 menggantikan “95”.",
        "C3: Target: jawaban 1234 menggantikan “96”.",
    ]


def test_a_sentence_behind_a_number_is_asked(tmp_path: Path) -> None:
    hasil = column(tmp_path, "100 persen sesuai jadwal", satuan="%")
    assert kolom(hasil, "Indikator", "target") == [None]
    assert [each.tempat.sel for each in hasil.pertanyaan] == ["C2"]


def test_a_row_of_another_unit_proves_no_style(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["Nilai A", "%", "97.6"], ["Nilai B", "orang", "11.713"]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "target") == [*angka("97.6"), None]
    assert [each.bacaan for each in hasil.pertanyaan] == [("11713", "11,713")]


@pytest.mark.parametrize("value", [time(0, 15), "12.30"])
def test_a_time_is_no_number_of_minutes(tmp_path: Path, value: object) -> None:
    hasil = column(tmp_path, value, satuan="menit")
    assert kolom(hasil, "Indikator", "target") == [None]
    assert [each.tempat.sel for each in hasil.pertanyaan] == ["C2"]


def test_nihil_is_a_measured_0(tmp_path: Path) -> None:
    hasil = column(tmp_path, "Nihil")
    assert kolom(hasil, "Indikator", "target") == angka(0)
    assert "C2: Target: “Nihil” berarti 0 (C2)." in catatan(hasil, Hal.DISESUAIKAN)


@pytest.mark.parametrize("text", ["12 bulan", "3 Laporan", "Rp 12", "5%"])
def test_a_unit_behind_a_number_that_the_row_contradicts_is_told(tmp_path: Path, text: str) -> None:
    hasil = column(tmp_path, text, satuan="Dokumen")
    (line,) = catatan(hasil, Hal.BERBEDA)
    assert line.startswith(f"C2: Target: “{text}” dibaca ")
    assert line.endswith("padahal satuan barisnya Dokumen.")


def test_of_a_number_and_its_unit_below_one_label_the_number_is_taken(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Target", None, "Realisasi"], ["Nilai A", 9, "Dokumen", 8], ["Nilai B", 5, "Orang", 5]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, ["B1:C1"]))
    assert kolom(hasil, "Indikator", "target") == angka(9, 5)


def test_an_answer_for_words_is_told(tmp_path: Path) -> None:
    hasil = column(tmp_path, 5, pilihan=Pilihan(2025, jawaban={"Form!A2": Decimal(1)}))
    assert "Jawaban untuk Form!A2 tidak dipakai: itu bukan sel angka di tabel." in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_a_fraction_is_read_by_its_unit(tmp_path: Path) -> None:
    assert kolom(column(tmp_path, "20/1.000", satuan="per 1.000 KH"), "Indikator", "target") == angka(20)
    assert [each.bacaan for each in column(tmp_path, "20/1.000").pertanyaan] == [("20 per 1.000", "0,02")]


def test_a_range_as_target_makes_the_polaritas(tmp_path: Path) -> None:
    hasil = column(tmp_path, "4,98% - 5,23%", satuan="%")
    assert kolom(hasil, "Indikator", "target") == ["4,98% - 5,23%"]
    assert kolom(hasil, "Indikator", "polaritas") == ["rentang"]


def test_the_unit_behind_a_number_fills_an_empty_one(tmp_path: Path) -> None:
    hasil = column(tmp_path, "1 Doklumen", satuan="")
    assert kolom(hasil, "Indikator", "satuan") == ["Dokumen"]
    assert kolom(hasil, "Indikator", "target") == angka(1)


def test_a_number_before_the_unit_is_the_target(tmp_path: Path) -> None:
    hasil = column(tmp_path, None, satuan="1 Laporan")
    assert kolom(hasil, "Indikator", "satuan") == ["Laporan"]
    assert kolom(hasil, "Indikator", "target") == angka(1)


@pytest.mark.parametrize(
    ("text", "nama", "is_guess"),
    [
        ("Dok", "Dokumen", False),
        ("Doklumen", "Dokumen", True),
        ("Unir", "Unit", True),
        ("prosentase", "%", False),
        ("Orang / Bulan", "Orang/Bulan", False),
        ("Desa/Kelurahan", "Desa/Kelurahan", False),
        ("TON CO2 EQ", "TON CO2 EQ", False),
        ("kawasan", "kawasan", False),
    ],
)
def test_units_are_cleaned(text: str, nama: str, *, is_guess: bool) -> None:
    assert (read_unit(text).nama, read_unit(text).ditebak) == (nama, is_guess)


@pytest.mark.parametrize(
    ("path", "makna"),
    [
        (("Indikator Kinerja Program (Outcome)/Kegiatan (Output)",), Makna(Peran.INDIKATOR)),
        (("Target Renstra pada Tahun 2030", "K"), Makna(Peran.TARGET_AKHIR, tahun=2030)),
        (("Realisasi Kinerja Pada Triwulan", "II", "Rp."), Makna(Peran.ANGGARAN_TRIWULAN, 2)),
        (("Realisasi Kinerja Pada Triwulan", "II", "%"), Makna(Peran.PERSEN)),
        (("Realisasi s.d. TW III",), Makna(Peran.REALISASI_TRIWULAN, 3, kumulatif=True)),
        (("Realisasi Triwulan", "s.d. II"), Makna(Peran.REALISASI_TRIWULAN, 2, kumulatif=True)),
        (("Relisasi",), Makna(Peran.REALISASI, ditebak=True)),
        (("Kendala pencapaian target",), Makna(Peran.KENDALA)),
        (("Rencana Aksi", "Target", "TW I"), Makna(Peran.TARGET_TRIWULAN, 1)),
        (("Link Bukti Dukung Kinerja",), Makna(Peran.ABAIKAN)),
    ],
)
def test_the_words_above_a_column_say_what_it_is(path: tuple[str, ...], makna: Makna) -> None:
    assert meaning(path) == makna


def test_a_meaning_is_read_as_it_is_printed() -> None:
    assert parse(str(Makna(Peran.REALISASI_TRIWULAN, 2))) == Makna(Peran.REALISASI_TRIWULAN, 2)
    assert parse("realisasi TW II") is None
