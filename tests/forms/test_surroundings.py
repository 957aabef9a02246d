"""What stands around a table holds for its columns: a quarter, a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_builder.forms.answers import read_mapping, write_mapping
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
