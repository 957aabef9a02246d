"""Forms of offices become a workbook: what they say is found, and what they do not say is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.dataset import CellValue
from report_builder.errors import ReportError
from report_builder.forms.answers import read_mapping, write_mapping
from report_builder.forms.importing import Pilihan
from report_builder.forms.notes import Hal
from tests.forms.lembar import Rows, angka, catatan, impor, isi, kolom, tulis

SEDERHANA: list[list[object]] = [
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"],
    [1, "Meningkatnya layanan", "Nilai survei layanan", "Nilai", 80, 82.5],
    [2, None, "Jumlah dokumen yang terbit", "Dokumen", 4, 3],
]

EVALUASI: list[list[object]] = [
    ["Evaluasi Terhadap Hasil Renja", *[None] * 15],
    ["Kabupaten Contoh"],
    ["Tahun 2025"],
    [],
    ["No", "Sasaran", "Program/Kegiatan", "Indikator Kinerja Program (Outcome)/Kegiatan (Output)", "Satuan",
     "Target Renstra Tahun 2029", None, "Target dan Anggaran Renja Tahun 2025", None,
     "Realisasi Kinerja Pada Triwulan", None, None, None, "Realisasi Kinerja dan Anggaran Renja", None, "Ket"],
    [*[None] * 9, "I", None, "II", None, None, None, None],
    [1, 2, 3, 4, 5, 6, None, 7, None, 8, None, 9, None, "10 = 8 + 9", None, 11],
    [*[None] * 5, "K", "Rp.", "K", "Rp.", "K", "Rp.", "K", "Rp.", "K", "Rp.", None],
    [None, "Perangkat Daerah : Dinas Contoh"],
    [1, "Meningkatnya kinerja", "Program Penunjang", "Nilai AKIP", "Nilai", 90, 900, 80, 300, 20, 50, 60, 150, 80, 200],
    [2, None, "Perencanaan", "Jumlah dokumen perencanaan", "Dok", 5, 500, 4, 100, 2, 20, 2, 50, 4, 70, "#DIV/0!"],
    [3, None, "Evaluasi", "Jumlah laporan evaluasi", "Unir", 5, 400, 8, 200, 3, 30, 5, 100, 8, 130, None],
    [*[None] * 6, 900, None, 300, None, 50, None, 150, None, 210, None],
    [],
    [*[None] * 9, "Contoh, 31 Desember 2025"],
    [*[None] * 9, "KEPALA DINAS CONTOH"],
    [*[None] * 9, "NIP. 19700101 200003 1 001"],
]  # fmt: skip
GABUNGAN = (
    "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:G6", "H5:I6", "J5:M5", "J6:K6", "L6:M6", "N5:O6", "P5:P6",
    "F7:G7", "H7:I7", "J7:K7", "L7:M7", "N7:O7", "D7:D8",
)  # fmt: skip


def test_a_sheet_of_evaluation_is_read_through_four_levels_of_its_head(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    assert kolom(hasil, "Indikator", "indikator") == [
        "Nilai AKIP",
        "Jumlah dokumen perencanaan",
        "Jumlah laporan evaluasi",
    ]
    assert kolom(hasil, "Indikator", "target") == angka(80, 4, 8)
    assert kolom(hasil, "Indikator", "realisasi") == angka(80, 4, 8)
    assert kolom(hasil, "Renstra", "target_akhir") == angka(90, 5, 5)
    assert kolom(hasil, "Renstra", "tahun_akhir") == angka(2029, 2029, 2029)
    assert kolom(hasil, "Triwulan", "realisasi") == angka(20, 60, 2, 2, 3, 5)
    assert kolom(hasil, "Triwulan", "triwulan") == ["TW I", "TW II"] * 3
    assert kolom(hasil, "Triwulan", "kumulatif") == ["tidak"] * 6
    assert kolom(hasil, "Anggaran", "realisasi_tw1") == angka(50, 20, 30)
    assert kolom(hasil, "Anggaran", "realisasi_tw2") == angka(200, 70, 130)
    assert isi(hasil, "Identitas") == [
        {"kunci": "instansi", "isi": "Kabupaten Contoh"},
        {"kunci": "unit_kerja", "isi": "Dinas Contoh"},
        {"kunci": "tahun", "isi": "2025"},
    ]


def test_amounts_tell_which_budget_line_is_part_of_which(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    assert kolom(hasil, "Anggaran", "kode") == ["1", "1.1", "1.2"]
    assert kolom(hasil, "Anggaran", "induk") == [None, "1", "1"]
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(300, 100, 200)


def test_a_total_is_added_up_again_and_a_difference_is_told(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    assert (
        "O13: Jumlah kolom “Realisasi Kinerja dan Anggaran Renja / Rp.” pada formulir 210, hasil hitung ulang 200 "
        "(selisih 10)." in catatan(hasil, Hal.BERBEDA)
    )
    assert "baris 13: Baris jumlah dihitung ulang dari barisnya dan sama (G13, I13, K13, M13)." in catatan(
        hasil, Hal.DIAMBIL
    )


def test_an_error_of_the_form_is_told_with_its_cell(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    assert "P11: Sel berisi galat #DIV/0!; sel itu dikosongkan." in catatan(hasil, Hal.TIDAK_DIPAHAMI)


def test_a_unit_is_spelled_out_and_a_misspelled_one_is_told(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    assert kolom(hasil, "Indikator", "satuan") == ["Nilai", "Dokumen", "Unit"]
    assert "E12: Satuan “Unir” ditulis Unit (E12)." in catatan(hasil, Hal.BERBEDA)


def test_nothing_is_taken_from_the_signatures(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", EVALUASI, GABUNGAN), pilihan=Pilihan())
    places = [cell.place.sel for table in hasil.dataset.tables for row in table.rows for cell in row if cell.place.sel]
    assert not [sel for sel in places if sel.endswith(("15", "16", "17"))]
    assert "baris 15: Blok tanda tangan tidak diambil (baris 15–17)." in catatan(hasil, Hal.DITINGGALKAN)


def test_each_value_says_where_it_stands_in_the_form(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", SEDERHANA))
    (indikator,) = (table for table in hasil.dataset.tables if table.nama == "Indikator")
    told = [[hasil.comment(cell) for cell in row if hasil.comment(cell)] for row in indikator.rows]
    assert told[1] == [f"form.xlsx · Form · {sel}" for sel in ("C3", "D3", "E3", "F3")]


def test_a_sasaran_goes_on_below_it(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", SEDERHANA))
    assert isi(hasil, "Sasaran") == [{"kode": "S-1", "sasaran": "Meningkatnya layanan"}]
    assert kolom(hasil, "Indikator", "kode_sasaran") == ["S-1", "S-1"]


def test_group_rows_name_the_sasaran_of_the_rows_below(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Indikator", "Satuan", "Target"],
        ["Sasaran Strategis 1: Meningkatnya layanan"],
        [1, "Nilai survei", "Nilai", 80],
        ["Sasaran Strategis 2: Meningkatnya tata kelola"],
        [2, "Nilai AKIP", "Nilai", 70],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, ["A2:D2", "A4:D4"]))
    assert kolom(hasil, "Sasaran", "sasaran") == ["Meningkatnya layanan", "Meningkatnya tata kelola"]
    assert kolom(hasil, "Indikator", "kode_sasaran") == ["S-1", "S-2"]


def test_hidden_rows_are_taken_and_told(tmp_path: Path) -> None:
    hasil = impor(tulis(tmp_path / "form.xlsx", SEDERHANA, hidden=[3]))
    assert kolom(hasil, "Indikator", "target") == angka(80, 4)
    assert "baris 3: Baris tersembunyi ikut diambil (baris 3)." in catatan(hasil, Hal.DISESUAIKAN)


# Codes


def test_codes_of_a_csv_file_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "capaian TW I.csv"
    path.write_text("Kode Indikator,Realisasi TW,Kendala\n1.1.1.1,0,-\n1.1.10.1,2.22,Sampel pindah\n", encoding="utf-8")
    hasil = impor(path)
    assert kolom(hasil, "Indikator", "kode") == ["1.1.1.1", "1.1.10.1"]
    assert kolom(hasil, "Triwulan", "realisasi") == angka(0, "2.22")
    assert kolom(hasil, "Triwulan", "triwulan") == ["TW I", "TW I"]
    assert isi(hasil, "Analisis") == [{"kode_indikator": "1.1.10.1", "kendala": "Sampel pindah", "triwulan": "TW I"}]


def test_a_quarter_that_no_form_names_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "capaian.csv"
    path.write_text("Kode Indikator,Realisasi TW\n1.1.1.1,0\n", encoding="utf-8")
    assert "B2: Formulir tidak menyebut triwulan dari realisasi ini (B2)." in catatan(impor(path), Hal.DITANYAKAN)


def test_a_code_that_became_a_date_is_told_with_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "capaian.csv"
    path.write_text(
        "Kode Indikator,Indikator,Realisasi\n01/01/2001,Nilai AKIP,70\n1.2,Nilai survei,80\n", encoding="utf-8"
    )
    hasil = impor(path)
    assert "A2: Kode berubah menjadi tanggal oleh aplikasi lembar kerja, jadi tidak diambil (A2)." in catatan(
        hasil, Hal.TIDAK_DIPAHAMI
    )
    assert kolom(hasil, "Indikator", "kode") == ["IK-1", "1.2"]


def test_a_code_in_several_columns_is_put_together(tmp_path: Path) -> None:
    rows: Rows = [
        ["Kode", None, None, "Uraian", "Pagu", "Realisasi"],
        ["5", "03", None, "Program Kepegawaian", 100, 90],
        ["5", "03", "01", "Kegiatan Mutasi", 100, 90],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, ["A1:C1"]))
    assert kolom(hasil, "Anggaran", "kode") == ["5.03", "5.03.01"]
    assert kolom(hasil, "Anggaran", "induk") == [None, "5.03"]
    assert kolom(hasil, "Anggaran", "realisasi") == angka(90, 90)


def test_forms_are_joined_by_code(tmp_path: Path) -> None:
    target = tulis(
        tmp_path / "pk.xlsx",
        [["Kode", "Sasaran", "Indikator", "Satuan", "Target"], ["1.1", "Layanan", "Nilai survei", "Nilai", 80]],
    )
    realisasi = tmp_path / "TW II.csv"
    realisasi.write_text("Kode Indikator,Realisasi TW,Kendala\n1.1,40,Hujan\n9.9,1,\n", encoding="utf-8")
    hasil = impor(target, realisasi)
    assert isi(hasil, "Indikator")[0] == {
        "kode": "1.1", "kode_sasaran": "S-1", "indikator": "Nilai survei", "satuan": "Nilai", "target": Decimal(80),
    }  # fmt: skip
    assert isi(hasil, "Triwulan")[0] == {"kode_indikator": "1.1", "triwulan": "TW II", "realisasi": Decimal(40)}
    assert "baris 3: Kode “9.9” tidak ada pada formulir lain, jadi indikatornya tanpa nama." in catatan(
        hasil, Hal.TIDAK_DIPAHAMI
    )


def test_forms_that_say_different_things_are_told(tmp_path: Path) -> None:
    heads = ["Kode Indikator", "Indikator", "Target"]
    first = tulis(tmp_path / "a.xlsx", [heads, ["1.1", "Nilai survei", 80]])
    second = tulis(tmp_path / "b.xlsx", [heads, ["1.1", "Nilai survei", 85]])
    hasil = impor(first, second)
    assert kolom(hasil, "Indikator", "target") == angka(80)
    assert catatan(hasil, Hal.BERBEDA) == [
        "C2: target: formulir ini menyebut “85”, a.xlsx · Form · C2 menyebut “80”; yang dipakai “80”."
    ]


# What figures say


@pytest.mark.parametrize(
    ("heads", "values", "realisasi", "capaian"),
    [
        (["Capaian", "%"], [[40, 80], [30, 120]], angka(40, 30), angka(80, 120)),
        (["Realisasi", "Capaian"], [[40, 80], [30, 120]], angka(40, 30), angka(80, 120)),
        (["Realisasi", "Capaian"], [[80, 40], [120, 30]], angka(40, 30), angka(80, 120)),
    ],
)
def test_a_column_called_capaian_that_holds_realisasi_is_found(
    tmp_path: Path, heads: list[str], values: list[list[int]], realisasi: list[CellValue], capaian: list[CellValue]
) -> None:
    rows: Rows = [
        ["Indikator", "Satuan", "Target", *heads],
        ["Nilai A", "Nilai", 50, *values[0]],
        ["Nilai B", "Nilai", 25, *values[1]],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == realisasi
    assert kolom(hasil, "Indikator", "capaian") == capaian


def test_a_column_called_capaian_that_nothing_proves_is_asked(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", "Capaian"], ["Nilai A", "Nilai", 50, 40]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    (line,) = catatan(hasil, Hal.DITANYAKAN)
    assert line.startswith("D1: Kolom “Capaian” tidak diambil (1 sel): dapat berarti realisasi atau capaian (%)")


def test_quarters_that_end_in_the_figure_of_the_year_are_cumulative(tmp_path: Path) -> None:
    rows: Rows = [
        [None, None, None, "Realisasi"],
        ["Indikator", "Satuan", "Target", "TW I", "TW II", "TW III", "TW IV", "Realisasi"],
        ["Nilai A", "Nilai", 50, 10, 20, 30, 40, 40],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, ["D1:G1"]))
    assert kolom(hasil, "Triwulan", "kumulatif") == ["ya"] * 4


# Persons


def test_data_of_persons_are_left_out_and_told_by_column(tmp_path: Path) -> None:
    nik = "3578014507900001"
    rows: Rows = [
        ["Indikator", "Satuan", "Target", "NIK", "No. HP", "Kendala", "Data lain"],
        ["Nilai A", "Nilai", 50, nik, "081234567890", f"Peserta {nik} pindah", nik],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    everything = [str(cell.value) for table in hasil.dataset.tables for row in table.rows for cell in row]
    assert not [text for text in everything if nik in text or "081234567890" in text]
    assert kolom(hasil, "Analisis", "kendala") == ["Peserta [data pribadi] pindah"]
    assert [line for line in catatan(hasil, Hal.DITINGGALKAN) if "pribadi" in line] == [
        "F2: Data pribadi di dalam kalimat kolom “Kendala” dihapus (F2).",
        "D1: Kolom “NIK” berisi data pribadi, jadi tidak diambil (1 sel).",
        "E1: Kolom “No. HP” berisi data pribadi, jadi tidak diambil (1 sel).",
        "G1: Kolom “Data lain” berisi data pribadi, jadi tidak diambil (1 sel).",
    ]


def test_the_account_of_a_budget_is_no_account_of_a_person(tmp_path: Path) -> None:
    rows: Rows = [["Kode Rekening", "Uraian", "Anggaran", "Realisasi"], ["5.1.02", "Belanja barang", 100, 90]]
    assert kolom(impor(tulis(tmp_path / "form.xlsx", rows)), "Anggaran", "kode") == ["5.1.02"]


# Mapping


def test_a_saved_mapping_holds_for_the_form_of_the_next_year(tmp_path: Path) -> None:
    heads = ["Nama ukuran", "Satuan", "Hasil 2025", "Target 2025"]
    path = tulis(tmp_path / "2025.xlsx", [["Indikator", *heads[1:]], ["Nilai A", "Nilai", 40, 50]])
    assert "C1: Kolom “Hasil 2025” tidak dikenal, jadi tidak diambil (1 sel)." in catatan(
        impor(path), Hal.TIDAK_DIPAHAMI
    )
    saved = write_mapping(impor(path).kolom).decode()
    corrected = saved.replace('# "Hasil {tahun}" = ""', '"Hasil {tahun}" = "realisasi"').encode()
    next_year = tulis(
        tmp_path / "2026.xlsx", [["Indikator", "Target 2026", "Hasil 2026", "Satuan"], ["Nilai A", 60, 55, "Nilai"]]
    )
    hasil = impor(next_year, pilihan=Pilihan(2026, pemetaan=read_mapping(corrected, "peta.toml")))
    assert kolom(hasil, "Indikator", "realisasi") == angka(55)
    assert kolom(hasil, "Indikator", "target") == angka(60)


def test_a_mapping_to_nothing_known_is_refused() -> None:
    with pytest.raises(ReportError, match="“tujuh” bukan isian yang dikenal untuk kolom “Hasil”"):
        read_mapping(b'[kolom]\n"Hasil" = "tujuh"\n', "peta.toml")


# What cannot be read


def test_a_form_without_a_known_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"Tidak ada tabel yang dikenal di formulir ini\."):
        impor(tulis(tmp_path / "form.xlsx", [["Nama", "NIK"], ["Fulan", "3578014507900001"]]))


def test_realisasi_behind_the_budget_is_asked_of_what_it_is(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", "Anggaran", "Realisasi"], ["Nilai A", "Nilai", 50, 1000, 40]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "realisasi") == [None]
    assert [line for line in catatan(hasil, Hal.DITANYAKAN) if "Realisasi" in line]


def test_amounts_in_millions_are_written_in_full(tmp_path: Path) -> None:
    rows: Rows = [["Kode", "Uraian", "Pagu (Rp juta)", "Realisasi (Rp juta)"], ["1", "Program A", 1.5, "1,25"]]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Anggaran", "pagu_akhir") == angka(1500000)
    assert kolom(hasil, "Anggaran", "realisasi") == angka(1250000)


# What a form says of itself, and what it lacks


def test_the_short_name_behind_the_name_of_a_unit_is_its_singkatan(tmp_path: Path) -> None:
    rows: Rows = [
        ["Perangkat Daerah : Badan Perencanaan Daerah (BAPPEDA)"], ["Indikator", "Satuan", "Target"],
        ["Nilai A", "Nilai", 1],
    ]  # fmt: skip
    told = {row["kunci"]: row["isi"] for row in isi(impor(tulis(tmp_path / "form.xlsx", rows)), "Identitas")}
    assert told["unit_kerja"] == "Badan Perencanaan Daerah"
    assert told["singkatan"] == "BAPPEDA"


def test_what_no_form_says_of_an_indikator_is_told(tmp_path: Path) -> None:
    rows: Rows = [["Kode Indikator", "Realisasi"], ["1.1", 4], ["1.2", 5]]
    told = catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.TIDAK_DIPAHAMI)
    assert told[1:4] == [
        f"baris 2: 2 indikator tanpa {nama} pada formulir; {nama}nya dikosongkan (baris 2, baris 3)."
        for nama in ("nama", "satuan", "target")
    ]


def test_several_indikator_in_one_cell_are_told(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target"], ["1. Nilai A 2. Nilai B", "Nilai", 1], ["1. Nilai C", "Nilai", 1]]
    (line,) = catatan(impor(tulis(tmp_path / "form.xlsx", rows)), Hal.DITAFSIRKAN)
    assert line == "A2: Satu sel memuat beberapa indikator: “1. Nilai A 2. Nilai B”; diambil sebagai satu."


@pytest.mark.parametrize(("quarters", "periode"), [(4, None), (3, "TW IV")])
def test_a_form_of_the_fourth_quarter_with_each_of_them_is_one_of_the_year(
    tmp_path: Path, quarters: int, periode: str | None
) -> None:
    heads = [f"TW {name}" for name in ("I", "II", "III", "IV")[:quarters]]
    rows: Rows = [
        ["Evaluasi Triwulan IV"], [None, None, None, "Realisasi"], ["Indikator", "Satuan", "Target", *heads],
        ["Nilai A", "Nilai", 50, *[10] * quarters],
    ]  # fmt: skip
    hasil = impor(tulis(tmp_path / "form.xlsx", rows, [f"D2:{'ABCDEFG'[2 + quarters]}2"]))
    assert {row["kunci"]: row["isi"] for row in isi(hasil, "Identitas")}.get("periode") == periode
    told = [line for line in catatan(hasil, Hal.DISESUAIKAN) if "keempat triwulan" in line]
    assert told == (
        ["A1: Formulir TW IV ini memuat keempat triwulan, jadi buku kerjanya tahunan."] if quarters == 4 else []
    )


def test_a_column_without_a_title_is_to_be_given_one_since_no_mapping_can_name_it(tmp_path: Path) -> None:
    rows: Rows = [["Indikator", "Satuan", "Target", None, "Warna"], ["Nilai A", "Nilai", 1, 5, "biru"]]
    hints = {note.tempat.sel: note.saran for note in impor(tulis(tmp_path / "form.xlsx", rows)).catatan if note.tempat}
    assert hints["D1"] == "Beri judul kolom itu di formulir bila isinya diperlukan."
    assert hints["E1"] == "Tentukan isinya dengan --mapping bila diperlukan."


def test_who_stands_behind_what_is_to_be_done_is_responsible_for_that(tmp_path: Path) -> None:
    heads = ["Indikator", "PIC", "Realisasi TW II", "Kendala", "Tindak Lanjut", "PIC"]
    rows: Rows = [
        ["Rekap Triwulan II Tahun 2025"],
        heads,
        ["Nilai A", "Bidang Data", 5, "Kurang alat", "Membeli alat", "Bidang Umum"],
        ["Nilai B", "Bidang Data", "n/a", "Belum dinilai", "-", None],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "penanggung_jawab") == ["Bidang Data", "Bidang Data"]
    assert kolom(hasil, "Analisis", "penanggung_jawab") == ["Bidang Umum", None]
    assert kolom(hasil, "Analisis", "triwulan") == ["TW II", "TW II"]


def test_a_unit_behind_the_name_of_an_indikator_is_its_unit(tmp_path: Path) -> None:
    rows: Rows = [
        ["Indikator", "Satuan", "Target"],
        ["Panjang tanggul (km)", None, 5],
        ["Luas sempadan (ha)", "Hektare", 6],
        ["Angka kematian ibu (AKI)", "Kasus", 7],
        ["Desa siaga (%)", "Desa", 8],
    ]
    hasil = impor(tulis(tmp_path / "form.xlsx", rows))
    assert kolom(hasil, "Indikator", "indikator") == [
        "Panjang tanggul", "Luas sempadan", "Angka kematian ibu (AKI)", "Desa siaga (%)",
    ]  # fmt: skip
    assert kolom(hasil, "Indikator", "satuan") == ["km", "Hektare", "Kasus", "Desa"]
