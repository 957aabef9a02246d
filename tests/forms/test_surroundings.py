"""What stands around a table holds for its columns: a quarter, a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.answers import read_mapping, write_mapping
from report_builder.forms.huruf import of_sentence
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, isi, kolom, tulis
from tests.sources.workbooks import save

HEAD = ["Kode", "Indikator", "Target", "Realisasi"]


def table(target: float, realisasi: float) -> list[list[object]]:
    return [[*HEAD], ["1.1", "Nilai A", target, realisasi]]


@pytest.mark.parametrize(
    ("nama", "judul", "periode"),
    [
        ("form.xlsx", "Capaian Kinerja Triwulan II Tahun 2025", ""),
        ("capaian_tw2.xlsx", "Capaian Kinerja", ""),
        ("form.xlsx", "Capaian Kinerja", "TW II"),
        ("capaian_tw1.xlsx", "Capaian Kinerja TW II", "TW I"),
    ],
)
def test_realisasi_under_the_title_of_a_quarter_is_that_of_the_quarter(
    tmp_path: Path, nama: str, judul: str, periode: str
) -> None:
    hasil = impor(tulis(tmp_path / nama, [[judul], *table(90, 45)]), pilihan=Pilihan(2025, periode))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    assert isi(hasil, "Triwulan") == [{"kode_indikator": "1.1", "triwulan": "TW II", "realisasi": angka(45)[0]}]
    assert any(line.startswith("D2: Kolom “Realisasi” dibaca sebagai") for line in catatan(hasil, Hal.DITAFSIRKAN))


def test_a_quarter_up_to_which_a_title_counts_is_cumulative(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", [["Capaian s.d. Triwulan II Tahun 2025"], *table(90, 45)]))
    assert kolom(hasil, "Triwulan", "kumulatif") == ["ya"]


def test_each_sheet_of_a_quarter_gives_its_own(tmp_path: Path) -> None:
    hasil = impor(
        save(tmp_path / "form.xlsx", {"TW I": table(90, 10), "TW II": table(90, 20), "TW III": table(90, 30)})
    )
    assert kolom(hasil, "Triwulan", "triwulan") == ["TW I", "TW II", "TW III"]
    assert kolom(hasil, "Triwulan", "realisasi") == angka(10, 20, 30)


def test_files_of_two_quarters_do_not_fight(tmp_path: Path) -> None:
    heads = ["Kode", "Indikator", "Realisasi TW"]
    first = tulis(tmp_path / "a.xlsx", [["Triwulan I"], heads, ["1.1", "Nilai A", 1]])
    second = tulis(tmp_path / "b.xlsx", [["Triwulan II"], heads, ["1.1", "Nilai A", 3]])
    hasil = impor(first, second)
    assert kolom(hasil, "Triwulan", "realisasi") == angka(1, 3)
    assert catatan(hasil, Hal.BERBEDA) == []


def test_realisasi_beside_its_quarters_stays_that_of_the_year(tmp_path: Path) -> None:
    heads = ["Indikator", "Realisasi TW I", "Realisasi TW IV", "Realisasi"]
    rows: Rows = [["s.d. Triwulan IV"], heads, ["Nilai A", 1, 4, 4]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Indikator", "realisasi") == angka(4)


def test_a_saved_mapping_leaves_the_quarter_to_the_next_form(tmp_path: Path) -> None:
    first = impor(tulis(tmp_path / "tw1.xlsx", [["Triwulan I"], *table(90, 10)]))
    saved = read_mapping(write_mapping(first.kolom), "peta.toml")
    second = tulis(tmp_path / "tw2.xlsx", [["Triwulan II"], *table(90, 20)])
    assert kolom(impor(second, pilihan=Pilihan(2025, pemetaan=saved)), "Triwulan", "triwulan") == ["TW II"]


def test_a_sheet_of_an_earlier_year_is_history(tmp_path: Path) -> None:
    hasil = impor(save(tmp_path / "form.xlsx", {"2024": table(10, 9), "2025": table(20, 18)}))
    assert kolom(hasil, "Indikator", "target") == angka(20)
    assert kolom(hasil, "Indikator", "realisasi") == angka(18)
    assert isi(hasil, "Riwayat") == [
        {
            "kode_indikator": "1.1",
            "tahun": angka(2024)[0],
            "target": angka(10)[0],
            "realisasi": angka(9)[0],
        }
    ]


def test_of_which_year_sheets_of_two_are_to_tell_is_asked(tmp_path: Path) -> None:
    path = save(tmp_path / "form.xlsx", {"2024": table(10, 9), "2025": table(20, 18)})
    hasil = impor(path, pilihan=Pilihan())
    assert kolom(hasil, "Indikator", "target") == [None]
    assert len([line for line in catatan(hasil, Hal.DITANYAKAN) if "--year" in line]) == 4


def test_the_name_of_a_sheet_tells_the_year_that_no_title_does(tmp_path: Path) -> None:
    hasil = impor(save(tmp_path / "form.xlsx", {"2025": table(20, 18)}), pilihan=Pilihan())
    assert kolom(hasil, "Indikator", "target") == angka(20)
    assert {"kunci": "tahun", "isi": "2025"} in isi(hasil, "Identitas")


def test_the_title_of_a_table_below_is_no_indikator(tmp_path: Path) -> None:
    rows: Rows = [
        ["Kode", "Indikator", "Satuan", "Target"],
        ["IK-1", "Nilai A", "Nilai", 10],
        [],
        ["Tabel 2 Anggaran"],
        ["(dalam jutaan rupiah)"],
        ["Kode", "Program", "Realisasi", "Pagu"],
        ["P-1", "Perencanaan", 9, 10],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "kode") == ["IK-1"]
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(10_000_000)
    assert "baris 4: Judul tabel di bawahnya, bukan data (baris 4, baris 5)." in catatan(hasil, Hal.DITINGGALKAN)


TWO_YEARS: Rows = [
    ["Perbandingan Target dan Realisasi Kinerja Tahun 2023–2024"],
    [],
    ["Indikator", "Satuan", "Tahun 2023", None, None, "Tahun 2024", None, None, "Target Akhir Renstra 2029"],
    [None, None, *["Target", "Realisasi", "%"] * 2, None],
    ["Nilai A", "Nilai", 55, 54, 98.18, 56, 57, 101.79, 62],
]
TWO_YEARS_MERGED = ["A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:I4"]


def test_the_last_year_with_realisasi_is_that_of_the_report_and_earlier_ones_are_history(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", TWO_YEARS, TWO_YEARS_MERGED), pilihan=Pilihan())
    assert {"kunci": "tahun", "isi": "2024"} in isi(hasil, "Identitas")
    assert kolom(hasil, "Indikator", "realisasi") == angka(57)
    assert kolom(hasil, "Riwayat", "realisasi") == angka(54)
    assert kolom(hasil, "Renstra", "target_akhir") == angka(62)
    assert [line for line in catatan(hasil, Hal.DITAFSIRKAN) if line.startswith("G4: Identitas tahun: 2024, tahun")]


def test_a_year_whose_realisasi_is_empty_is_not_that_of_the_report(tmp_path: Path) -> None:
    heads = ["Indikator", "Target 2024", "Realisasi 2024", "Target 2025", "Realisasi 2025"]
    rows: Rows = [heads, ["Nilai A", 55, 54, 56, None], ["Nilai B", 55, 54, 56, None]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=Pilihan())
    assert {"kunci": "tahun", "isi": "2024"} in isi(hasil, "Identitas")


def test_a_plan_beside_what_was_reached_is_of_no_year(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Realisasi 2024", "Target 2025"], ["Nilai A", 54, 56]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=Pilihan())
    assert [row for row in isi(hasil, "Identitas") if row["kunci"] == "tahun"] == []
    assert [line for line in catatan(hasil, Hal.DITANYAKAN) if "--year" in line]


def test_a_budget_list_up_to_a_day_tells_its_year_its_day_and_its_realisasi(tmp_path: Path) -> None:
    rows: Rows = [
        ["LAPORAN REALISASI ANGGARAN PER 30 JUNI 2025"],
        ["DINAS KESEHATAN DAN KB KABUPATEN BANYU ASRI"],
        [],
        ["Kode", "Uraian", "Pagu", "Realisasi s.d. Juni", "%"],
        ["1.02", "Program A", 1000, 400, 40],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows), pilihan=Pilihan())
    assert isi(hasil, "Identitas") == [
        {"kunci": "instansi", "isi": "Pemerintah Kabupaten Banyu Asri"},
        {"kunci": "unit_kerja", "isi": "Dinas Kesehatan dan KB Kabupaten Banyu Asri"},
        {"kunci": "tahun", "isi": "2025"},
        {"kunci": "tanggal_data", "isi": "30 JUNI 2025"},
    ]
    assert kolom(hasil, "Anggaran", "realisasi") == angka(400)
    assert [line for line in catatan(hasil, Hal.DITAFSIRKAN) if "sejak awal tahun sampai TW II" in line]


def test_realisasi_up_to_the_end_of_a_quarter_is_cumulative(tmp_path: Path) -> None:
    heads = ["Indikator", "Satuan", "Target", "Realisasi s.d. Maret", "Realisasi s.d. Juni", "Realisasi s.d. Mei"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [heads, ["Dokumen", "Dokumen", 9, 1, 3, 2]]))
    assert kolom(hasil, "Triwulan", "triwulan") == ["TW I", "TW II"]
    assert kolom(hasil, "Triwulan", "kumulatif") == ["ya", "ya"]
    assert [line for line in catatan(hasil, Hal.TIDAK_DIPAHAMI) if "“Realisasi s.d. Mei” berisi angka bulan" in line]


def test_months_that_are_only_numbered_are_heads_too(tmp_path: Path) -> None:
    heads = ["Kode IKU", "Nama IKU", "Target Tahunan", "Satuan", "Jan", "Feb", "3", "4"]
    hasil = impor(tulis(tmp_path / "form.xlsx", [heads, ["1.1", "Jumlah wajib pajak", 1200, "WP", 1, 2, 3, 4]]))
    assert kolom(hasil, "Indikator", "indikator") == ["Jumlah wajib pajak"]
    assert kolom(hasil, "Indikator", "target") == angka(1200)


@pytest.mark.parametrize(
    ("nama", "said"),
    [
        ("DINAS KESEHATAN DAN KB KABUPATEN BANYU ASRI", "Dinas Kesehatan dan KB Kabupaten Banyu Asri"),
        ("UPTD RSUD KOTA BATU", "UPTD RSUD Kota Batu"),
        ("BIRO HUKUM DAN HAM (BHH)", "Biro Hukum dan HAM (BHH)"),
        ("BALAI BESAR WILAYAH II", "Balai Besar Wilayah II"),
        ("Dinas PUPR", "Dinas PUPR"),
        ("BAPPEDA", "BAPPEDA"),
    ],
)
def test_a_name_in_capitals_is_spelled_as_in_a_sentence(nama: str, said: str) -> None:
    assert of_sentence(nama) == said
