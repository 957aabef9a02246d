"""What is refused or warned of, in the words that the user reads."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import pytest

from report_builder.dataset import CellKind

Rows: TypeAlias = Sequence[Sequence[Any]]
Lines: TypeAlias = Callable[..., list[str]]

IDENTITAS: Rows = [["kunci", "isi"], ["instansi", "Badan"], ["unit_kerja", "Deputi"], ["tahun", 2021]]
INDIKATOR = ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi"]
ANGGARAN = ["kode", "uraian", "pagu_akhir", "realisasi"]


def identitas(*more: Sequence[Any]) -> Mapping[str, Rows]:
    return {"Identitas": [*IDENTITAS, *more]}


def indikator(kolom: Sequence[str], *rows: Sequence[Any]) -> Mapping[str, Rows]:
    """Indicators with the common columns filled, which then differ in the given ones."""
    common = {"kode_sasaran": "S-1", "indikator": "Mutu", "satuan": "%", "target": 1, "realisasi": 1}
    header = [*INDIKATOR, *(name for name in kolom if name not in INDIKATOR)]
    records = [
        {"kode": f"I-{number}"} | common | dict(zip(kolom, row, strict=True)) for number, row in enumerate(rows, 1)
    ]
    return {"Indikator": [header, *([record.get(name) for name in header] for record in records)]}


# Sheets, columns and keys


def test_a_missing_sheet(refuse: Lines) -> None:
    assert refuse(without="Sasaran") == [
        "buku.xlsx: Lembar wajib Sasaran tidak ada. Tambahkan lembar Sasaran dengan kolom kode dan sasaran."
    ]


def test_a_misspelled_required_sheet(refuse: Lines) -> None:
    assert refuse({"Sasran": [["kode", "sasaran"], ["S-1", "Mutu"]]}, without="Sasaran") == [
        (
            "buku.xlsx: Lembar wajib Sasaran tidak ada. Ganti nama lembar “Sasran” menjadi “Sasaran” bila itu yang "
            "dimaksud."
        ),
        "buku.xlsx · Sasran: Lembar “Sasran” tidak dikenal dan tidak dibaca. Mungkin yang dimaksud “Sasaran”.",
    ]


def test_an_unknown_sheet(warn: Lines) -> None:
    assert warn({"Peta Jabatan": [["x"]]}) == [
        (
            "buku.xlsx · Peta Jabatan: Lembar “Peta Jabatan” tidak dikenal dan tidak dibaca. "
            "Awali namanya dengan “Lampiran” bila isinya hendak dijadikan lampiran."
        )
    ]


def test_a_sheet_twice(refuse: Lines) -> None:
    assert refuse({"SASARAN": [["kode", "sasaran"]]}) == [
        (
            "buku.xlsx · SASARAN: Lembar SASARAN ada dua kali. "
            "Gabungkan isinya dengan lembar Sasaran (buku.xlsx), lalu hapus salah satunya."
        )
    ]


def test_sheets_without_rows(refuse: Lines) -> None:
    hint = "Isi sekurang-kurangnya satu baris di bawah judul kolom."
    assert refuse({"Sasaran": [["kode", "sasaran"]], "Indikator": [INDIKATOR]}) == [
        f"buku.xlsx · Sasaran: Lembar Sasaran belum berisi baris. {hint}",
        f"buku.xlsx · Indikator: Lembar Indikator belum berisi baris. {hint}",
    ]


def test_a_missing_column(refuse: Lines) -> None:
    assert refuse({"Sasaran": [["kode"], ["S-1"]]}) == [
        (
            "buku.xlsx · Sasaran: Kolom wajib “sasaran” tidak ada di lembar Sasaran. "
            "Tambahkan kolom itu pada baris judul: bunyi sasaran."
        )
    ]


def test_a_misspelled_required_column(refuse: Lines) -> None:
    assert refuse({"Sasaran": [["kode", "sasran"], ["S-1", "Mutu"]]}) == [
        (
            "buku.xlsx · Sasaran: Kolom wajib “sasaran” tidak ada di lembar Sasaran. "
            "Ganti judul kolom “sasran” menjadi “sasaran” bila itu yang dimaksud."
        ),
        (
            "buku.xlsx · Sasaran · B1: Kolom “sasran” tidak dikenal di lembar Sasaran dan tidak dibaca. "
            "Mungkin yang dimaksud “sasaran”."
        ),
    ]


def test_unknown_columns(warn: Lines) -> None:
    assert warn({"Sasaran": [["kode", "sasaran", "warna"], ["S-1", "Mutu", "biru"]]}) == [
        "buku.xlsx · Sasaran · C1: Kolom “warna” tidak dikenal di lembar Sasaran dan tidak dibaca."
    ]


def test_a_column_that_holds_data_without_a_header(warn: Lines) -> None:
    assert warn({"Sasaran": [["kode", "sasaran", None], ["S-1", "Mutu", "biru"]]}) == [
        (
            "buku.xlsx · Sasaran · C1: Kolom tanpa judul berisi data dan tidak dibaca. "
            "Tulis judul kolomnya pada baris pertama, atau hapus isinya."
        )
    ]


def test_an_empty_column_between_others_is_no_matter(warn: Lines) -> None:
    assert warn({"Sasaran": [["kode", None, "sasaran"], ["S-1", None, "Mutu"]]}) == []


def test_a_column_twice(refuse: Lines) -> None:
    assert refuse({"Sasaran": [["kode", "sasaran", "Sasaran"], ["S-1", "Mutu", "Mutu"]]}) == [
        (
            "buku.xlsx · Sasaran · C1: Kolom “sasaran” ada dua kali. "
            "Hapus atau ganti nama salah satunya; yang pertama di B1."
        )
    ]


def test_a_missing_key(refuse: Lines) -> None:
    assert refuse({"Identitas": IDENTITAS[:3]}) == [
        (
            "buku.xlsx · Identitas: Kunci wajib “tahun” tidak ada di lembar Identitas. "
            "Tambahkan satu baris dengan kunci tahun dan isiannya: tahun laporan, misalnya 2021."
        )
    ]


def test_an_empty_required_key(refuse: Lines) -> None:
    assert refuse({"Identitas": [*IDENTITAS[:3], ["tahun", " "]]}) == [
        "buku.xlsx · Identitas · B4: “tahun” kosong, padahal wajib diisi. Isilah sel itu: tahun laporan, misalnya 2021."
    ]


def test_a_key_twice(refuse: Lines) -> None:
    assert refuse(identitas(["Tahun", 2022])) == [
        "buku.xlsx · Identitas · A5: Kunci “tahun” ada dua kali. Hapus salah satunya; isian pertama di B4."
    ]


def test_an_unknown_key(warn: Lines) -> None:
    assert warn(identitas(["kepala_nama_", "N"], ["kepla_jabatan", "J"], ["telepon", "021"])) == [
        (
            "buku.xlsx · Identitas · A6: Kunci “kepla_jabatan” tidak dikenal di lembar Identitas dan tidak dibaca. "
            "Mungkin yang dimaksud “kepala_jabatan”."
        ),
        "buku.xlsx · Identitas · A7: Kunci “telepon” tidak dikenal di lembar Identitas dan tidak dibaca.",
    ]


def test_an_answer_without_a_key(refuse: Lines) -> None:
    assert refuse(identitas([None, "Jakarta"])) == [
        "buku.xlsx · Identitas · A5: Kunci di sebelah kiri isian ini kosong. Tulis kuncinya, atau hapus isiannya."
    ]


# Single cells


def test_an_empty_required_cell(refuse: Lines) -> None:
    assert refuse(indikator(["satuan"], [None])) == [
        (
            "buku.xlsx · Indikator · D2: “satuan” kosong, padahal wajib diisi. "
            "Isilah sel itu: satuan, misalnya kawasan, indeks, %."
        )
    ]


def test_an_unknown_choice(refuse: Lines) -> None:
    assert refuse(indikator(["polaritas"], ["naik"])) == [
        (
            "buku.xlsx · Indikator · G2: “naik” tidak dikenal di sini. "
            "Pilih salah satu: maksimum, minimum, rentang, stabil, ordinal."
        )
    ]


def test_a_word_where_a_number_belongs(refuse: Lines) -> None:
    assert refuse(indikator(["target"], ["n/a"])) == [
        (
            "buku.xlsx · Indikator · E2: “n/a” bukan angka. "
            "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada."
        )
    ]


def test_a_range_needs_two_bounds(refuse: Lines) -> None:
    assert refuse(indikator(["target", "polaritas"], ["delapan puluh", "rentang"])) == [
        "buku.xlsx · Indikator · E2: “delapan puluh” bukan rentang. Tulis batas bawah dan batas atas, misalnya 80–90."
    ]


def test_a_broken_cell_is_told_even_where_the_indicator_is_unknown(refuse: Lines) -> None:
    lines = refuse({"Riwayat": [["kode_indikator", "tahun", "target"], ["IKK-9", 2020, CellKind.ERROR]]})
    assert lines == [
        (
            "buku.xlsx · Riwayat · A2: Kode indikator “IKK-9” tidak ada di lembar Indikator. "
            "Pakai salah satu kode di sana: IKK-1, IKK-2."
        ),
        "buku.xlsx · Riwayat · C2: Sel berisi galat #DIV/0!. Perbaiki rumusnya, atau kosongkan selnya.",
    ]


@pytest.mark.parametrize("polaritas", ["naik", "maksimun"])
def test_an_unknown_polaritas_hides_nothing_else(refuse: Lines, polaritas: str) -> None:
    rows = indikator(["target", "realisasi", "polaritas"], ["dua ratus", "96 orang", polaritas])
    triwulan = [["kode_indikator", "triwulan", "realisasi"], ["I-1", "TW I", 1], ["I-1", "TW II", "-"]]
    told = [line.partition(": ")[2].partition(". ")[0] for line in refuse({**rows, "Triwulan": triwulan})]
    assert told == [
        "“dua ratus” bukan angka",
        "“96 orang” berisi kata di samping angka",
        f"“{polaritas}” tidak dikenal di sini",
        "“-” bukan angka",
    ]


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi"),
    [("naik", 1, 2), ("antara", "80–90", 85), ("predikat", "WTP", "wdp"), ("ordinl", "Baik", "Buruk")],
)
def test_of_an_unknown_polaritas_anything_that_some_polaritas_takes_is_right(
    refuse: Lines, polaritas: str, target: object, realisasi: object
) -> None:
    rows = indikator(["target", "realisasi", "polaritas", "rumus"], [target, realisasi, polaritas, "B"])
    assert [line.partition(": ")[2].partition(". ")[0] for line in refuse(rows)] == [
        f"“{polaritas}” tidak dikenal di sini"
    ]


def test_codes_that_were_stored_as_numbers_are_called_by_their_names(refuse: Lines) -> None:
    rows = [["kepala_nip", 198001012005011001], ["kepala_nrp", 10**16], ["kode_unit", 10**16]]
    assert refuse(identitas(*rows)) == [
        (
            f"buku.xlsx · Identitas · {sel}: {awal} tersimpan sebagai angka sehingga digit terakhirnya hilang. "
            f"Ubah format sel {sel} menjadi Teks, lalu ketik ulang {nama}."
        )
        for sel, awal, nama in (("B5", "NIP", "NIP"), ("B6", "NRP", "NRP"), ("B7", "Kode unit", "kode unit"))
    ]


def test_a_nip_of_the_wrong_length(warn: Lines) -> None:
    assert warn(identitas(["kepala_nip", "1980"])) == [
        "buku.xlsx · Identitas · B5: NIP “1980” tidak terdiri atas 18 angka. Periksa kembali NIP itu."
    ]


def test_a_nip_in_groups_is_right(warn: Lines) -> None:
    assert warn(identitas(["kepala_nip", "19800101 200501 1 001"])) == []


@pytest.mark.parametrize("logo", ["../logo.png", "gambar/logo.png", "gambar\\logo.png", "..", "logo", "logo.exe"])
def test_a_logo_is_a_plain_file_name(refuse: Lines, logo: str) -> None:
    assert refuse(identitas(["logo", logo])) == [
        (
            f"buku.xlsx · Identitas · B5: “{logo}” bukan nama berkas logo. Tulis nama berkas PNG, JPG, atau SVG tanpa "
            "folder, lalu letakkan berkas itu di folder buku kerja ini."
        )
    ]


def test_a_profile_is_a_plain_name(refuse: Lines) -> None:
    assert refuse(identitas(["profil", "../bnn"])) == [
        "buku.xlsx · Identitas · B5: “../bnn” bukan nama profil. Tulis nama profilnya saja, misalnya umum atau bnn."
    ]


def test_a_profile_may_be_the_offices_own(warn: Lines) -> None:
    assert warn(identitas(["profil", "kominfo"])) == []


@pytest.mark.parametrize(
    ("periode", "akhir"),
    [("tahunan", "31 Desember 2021"), ("TW II", "30 Juni 2021"), ("TW I", "31 Maret 2021")],
)
def test_a_report_is_signed_after_its_period(warn: Lines, periode: str, akhir: str) -> None:
    assert warn({**identitas(["periode", periode], ["tanggal_laporan", akhir]), **quarters(periode)}) == []
    assert warn({**identitas(["periode", periode], ["tanggal_laporan", "1 Maret 2021"]), **quarters(periode)}) == [
        (
            "buku.xlsx · Identitas · B6: Tanggal laporan 1 Maret 2021 mendahului akhir periode laporan "
            f"{akhir}. Periksa tanggal_laporan, tahun, dan periode."
        )
    ]


def quarters(periode: str) -> Mapping[str, Rows]:
    """The rows that an interim report asks for."""
    rows = [["IKK-1", periode, 1, 1], ["IKK-2", periode, 1, 1]] if periode != "tahunan" else []
    return {"Triwulan": [["kode_indikator", "triwulan", "target", "realisasi"], *rows]}


def test_data_are_of_before_the_report_and_of_its_year(warn: Lines) -> None:
    dates = identitas(["tanggal_laporan", "14 Februari 2022"], ["tanggal_data", "15 Februari 2022"])
    assert warn(dates) == [
        (
            "buku.xlsx · Identitas · B6: Tanggal data 15 Februari 2022 sesudah tanggal laporan 14 Februari 2022. "
            "Periksa kedua tanggal itu."
        )
    ]
    assert warn(identitas(["tanggal_data", "5 Januari 2022"])) == [
        (
            "buku.xlsx · Identitas · B5: Tanggal data 5 Januari 2022 sesudah tahun laporan 2021. "
            "Periksa tanggal_data dan tahun."
        )
    ]


# Keadaan and realisasi


def test_terukur_needs_a_realisasi(refuse: Lines) -> None:
    assert refuse(indikator(["realisasi", "keadaan"], [None, "terukur"])) == [
        (
            "buku.xlsx · Indikator · F2: Keadaan “terukur”, tetapi realisasi kosong. "
            "Isi realisasinya, atau ubah keadaan menjadi “belum diukur”."
        )
    ]


def test_belum_diukur_has_no_realisasi(refuse: Lines) -> None:
    assert refuse(indikator(["realisasi", "keadaan"], [0, "belum diukur"])) == [
        (
            "buku.xlsx · Indikator · F2: Keadaan “belum diukur”, tetapi realisasi diisi. "
            "Kosongkan realisasinya, atau ubah keadaan menjadi “terukur”."
        )
    ]


def test_tidak_terlaksana_asks_for_a_written_zero(refuse: Lines) -> None:
    assert refuse(indikator(["realisasi", "keadaan"], [None, "tidak terlaksana"], [5, "Tidak Terlaksana"])) == [
        "buku.xlsx · Indikator · F2: Keadaan “tidak terlaksana”, tetapi realisasi kosong. Isi realisasi 0.",
        (
            "buku.xlsx · Indikator · F3: Keadaan “tidak terlaksana”, tetapi realisasi 5. "
            "Isi realisasi 0, atau ubah keadaan menjadi “terukur”."
        ),
    ]


def test_an_ordinal_tidak_terlaksana_has_no_predicate(refuse: Lines) -> None:
    kolom = ["target", "realisasi", "keadaan", "polaritas"]
    assert refuse(indikator(kolom, ["WTP", "WDP", "tidak terlaksana", "ordinal"])) == [
        (
            "buku.xlsx · Indikator · F2: Keadaan “tidak terlaksana”, tetapi realisasi “WDP”. "
            "Kosongkan realisasinya, atau ubah keadaan menjadi “terukur”."
        )
    ]


def test_what_did_not_run_is_right_with_zero(warn: Lines) -> None:
    kolom = ["target", "realisasi", "keadaan", "polaritas"]
    assert warn(indikator(kolom, [9, 0, "tidak terlaksana", None], ["WTP", None, "tidak terlaksana", "ordinal"])) == []


def test_a_formula_for_the_wrong_polaritas(warn: Lines) -> None:
    assert warn(indikator(["rumus"], ["B"])) == [
        (
            "buku.xlsx · Indikator · G2: Rumus B tidak dipakai karena polaritas indikator ini maksimum. "
            "Kosongkan rumusnya, atau ubah polaritas menjadi minimum."
        )
    ]


# Codes


def test_a_code_twice(refuse: Lines) -> None:
    assert refuse(indikator(["kode"], ["IKK-1"], ["ikk-1"])) == [
        (
            "buku.xlsx · Indikator · A3: Kode “ikk-1” ada dua kali di lembar Indikator. "
            "Hapus atau perbaiki salah satunya; yang pertama di A2."
        )
    ]


def test_a_year_twice(refuse: Lines) -> None:
    assert refuse({"Riwayat": [["kode_indikator", "tahun"], ["IKK-1", 2020], ["IKK-1", "2020"]]}) == [
        (
            "buku.xlsx · Riwayat · A3: Kode indikator “IKK-1” dan tahun “2020” ada dua kali di lembar Riwayat. "
            "Hapus atau perbaiki salah satunya; yang pertama di A2."
        )
    ]


def test_a_quarter_twice(refuse: Lines) -> None:
    assert refuse({"Triwulan": [["kode_indikator", "triwulan"], ["IKK-1", "TW I"], ["IKK-1", 1]]}) == [
        (
            "buku.xlsx · Triwulan · A3: Kode indikator “IKK-1” dan triwulan “1” ada dua kali di lembar Triwulan. "
            "Hapus atau perbaiki salah satunya; yang pertama di A2."
        )
    ]


def test_one_analysis_of_the_year_and_one_of_a_quarter_may_stand_together(warn: Lines) -> None:
    assert warn({"Analisis": [["kode_indikator", "triwulan"], ["IKK-1", None], ["IKK-1", "TW I"]]}) == []


def test_one_code_in_two_sheets(refuse: Lines) -> None:
    assert refuse(indikator(["kode"], ["s-1"])) == [
        (
            "buku.xlsx · Indikator · A2: Kode “s-1” dipakai di lembar Sasaran dan di lembar Indikator. "
            "Beri indikator itu kode lain."
        )
    ]


def test_a_budget_code_may_be_that_of_an_indicator(warn: Lines) -> None:
    assert warn({"Anggaran": [ANGGARAN, ["IKK-1", "Layanan", 100, 50]]}) == []


@pytest.mark.parametrize("kode", ["aturan", "teks", "UNIT", "belanja-pegawai", "Dana-RM", "lampiran-1"])
def test_codes_that_name_other_facts(refuse: Lines, kode: str) -> None:
    assert refuse(indikator(["kode"], [kode])) == [
        f"buku.xlsx · Indikator · A2: Kode “{kode}” dipakai oleh program ini sendiri. Pakai kode lain."
    ]


def test_codes_that_only_look_like_those_of_other_facts_are_taken(warn: Lines) -> None:
    assert warn(indikator(["kode"], ["belanja"], ["unit-1"], ["danau-1"])) == []


def test_codes_that_would_name_two_facts(refuse: Lines) -> None:
    sheets = {**indikator(["kode"], ["Unit"], ["A-3371"]), "Anggaran": [ANGGARAN, ["3371", "Layanan", 100, 50]]}
    assert refuse(sheets) == [
        "buku.xlsx · Indikator · A2: Kode “Unit” dipakai oleh program ini sendiri. Pakai kode lain.",
        "buku.xlsx · Indikator · A3: Kode “A-3371” dipakai oleh program ini sendiri. Pakai kode lain.",
    ]


def test_an_unknown_sasaran(refuse: Lines) -> None:
    sasaran = [["kode", "sasaran"], ["S-1", "A"], ["S-2", "B"], ["S-3", "C"]]
    assert refuse({"Sasaran": sasaran, **indikator(["kode_sasaran"], ["S-9"], ["S-1"], ["S-2"], ["S-3"])}) == [
        (
            "buku.xlsx · Indikator · B2: Kode sasaran “S-9” tidak ada di lembar Sasaran. "
            "Pakai salah satu kode di sana: S-1, S-2, S-3."
        )
    ]


def test_of_many_codes_the_nearest_are_named(refuse: Lines) -> None:
    many = indikator(["kode"], *([f"IKK-{number}"] for number in (1, 2, 31, 32, 33, 34, 35)))
    assert refuse({**many, "Analisis": [["kode_indikator"], ["IKK-3"]]}) == [
        (
            "buku.xlsx · Analisis · A2: Kode indikator “IKK-3” tidak ada di lembar Indikator. "
            "Pakai salah satu kode di sana: IKK-31, IKK-32, IKK-33, IKK-34, IKK-35, …"
        )
    ]


def test_a_sasaran_without_indicators(refuse: Lines) -> None:
    assert refuse({"Sasaran": [["kode", "sasaran"], ["S-1", "A"], ["S-2", "B"]]}) == [
        (
            "buku.xlsx · Sasaran · A3: Sasaran “S-2” belum mempunyai indikator. "
            "Tambahkan indikatornya di lembar Indikator, atau hapus sasaran itu."
        )
    ]


def test_an_unknown_parent_and_a_line_within_itself(refuse: Lines) -> None:
    rows = [
        [*ANGGARAN, "induk"],
        ["1", "Program", 100, 50, "2"],
        ["2", "Kegiatan", 100, 50, "1"],
        ["3", "RO", 100, 50, "9"],
    ]
    assert refuse({"Anggaran": rows}) == [
        (
            "buku.xlsx · Anggaran · E2: Anggaran “1” menjadi induk bagi dirinya sendiri. "
            "Kosongkan induk pada baris tingkat teratas."
        ),
        (
            "buku.xlsx · Anggaran · E3: Anggaran “2” menjadi induk bagi dirinya sendiri. "
            "Kosongkan induk pada baris tingkat teratas."
        ),
        (
            "buku.xlsx · Anggaran · E4: Kode induk “9” tidak ada di lembar Anggaran. "
            "Pakai salah satu kode di sana: 1, 2, 3."
        ),
    ]


# Money, years, weights, quarters, dates


def test_money(refuse: Lines) -> None:
    rows = [[*ANGGARAN, "pagu_awal"], ["1", "A", -100, None, 0], ["2", "B", 1000, 1250, -5]]
    assert refuse({"Anggaran": rows}) == [
        "buku.xlsx · Anggaran · C2: Pagu -Rp100 negatif. Isi pagu 0 atau lebih.",
        "buku.xlsx · Anggaran · D3: Realisasi Rp1.250 melebihi pagu Rp1.000. Periksa kedua angka itu.",
        "buku.xlsx · Anggaran · E3: Pagu -Rp5 negatif. Isi pagu 0 atau lebih.",
    ]


def test_history_lies_before_the_year_of_the_report(refuse: Lines) -> None:
    assert refuse({"Riwayat": [["kode_indikator", "tahun"], ["IKK-1", 2021]]}) == [
        (
            "buku.xlsx · Riwayat · B2: Tahun 2021 tidak mendahului tahun laporan 2021. "
            "Riwayat memuat tahun sebelum 2021; angka tahun laporan ditulis di lembar Indikator."
        )
    ]


def test_a_plan_that_has_ended(warn: Lines) -> None:
    assert warn({"Renstra": [["kode_indikator", "tahun_akhir", "target_akhir"], ["IKK-1", 2019, 60]]}) == [
        (
            "buku.xlsx · Renstra · B2: Renstra berakhir 2019, sebelum tahun laporan 2021. "
            "Periksa tahun akhir Renstra yang berlaku."
        )
    ]


def test_weights(refuse: Lines) -> None:
    berbobot = {"Pengaturan": [["kunci", "isi"], ["rata_rata", "berbobot"]]}
    assert refuse({**berbobot, **indikator(["bobot"], [-1], [None])}) == [
        "buku.xlsx · Indikator · G2: Bobot -1 negatif. Isi bobot 0 atau lebih, atau kosongkan.",
        (
            "buku.xlsx · Indikator · G3: Rata-rata berbobot memerlukan bobot, tetapi bobot indikator “I-2” kosong. "
            "Isi bobotnya, atau pilih rata_rata “sederhana” di lembar Pengaturan."
        ),
    ]


def test_quarters_counted_in_two_ways(refuse: Lines) -> None:
    rows = [["kode_indikator", "triwulan", "kumulatif"], ["IKK-1", 1, "ya"], ["IKK-2", 1, None], ["IKK-1", 2, None]]
    assert refuse({"Triwulan": rows}) == [
        (
            "buku.xlsx · Triwulan · C4: Triwulan indikator “IKK-1” sebagian kumulatif dan sebagian tidak. "
            "Samakan kolom kumulatif untuk indikator itu; yang pertama di baris 2."
        )
    ]


def test_an_event_that_ends_before_it_begins(refuse: Lines) -> None:
    rows = [["nama", "tanggal_mulai", "tanggal_selesai"], ["Rapat", "2 September 2021", "1 September 2021"]]
    assert refuse({"Kegiatan": rows}) == [
        (
            "buku.xlsx · Kegiatan · C2: Tanggal selesai 1 September 2021 mendahului tanggal mulai 2 September 2021. "
            "Perbaiki salah satunya."
        )
    ]


# Scales


def test_a_scale_with_a_hole_and_an_overlap(refuse: Lines) -> None:
    rows = [
        ["nama", "label", "batas_bawah", "batas_atas"],
        ["IKP", "Rendah", 1, 2],
        ["IKP", "Sedang", "2,5", "3,5"],
        ["IKP", "Tinggi", 3, 4],
    ]
    hint = "Perbaiki batas_bawah dan batas_atas sehingga setiap nilai masuk tepat satu kelas."
    assert refuse({"Skala": rows}) == [
        f"buku.xlsx · Skala · C2: Skala “IKP”: nilai antara 2 dan 2,5 tidak masuk kelas mana pun. {hint}",
        f"buku.xlsx · Skala · C2: Skala “IKP”: nilai antara 3 dan 3,5 masuk dua kelas, Sedang dan Tinggi. {hint}",
    ]


def test_a_scale_of_lower_bounds_is_whole(warn: Lines) -> None:
    rows = [["nama", "label", "batas_bawah"], ["IKP", "Rendah", None], ["IKP", "Sedang", 2], ["IKP", "Tinggi", 3]]
    assert warn({"Skala": rows}) == []


def test_a_scale_without_bounds_or_order(refuse: Lines) -> None:
    assert refuse({"Skala": [["nama", "label"], ["IKP", "Rendah"]]}) == [
        (
            "buku.xlsx · Skala: Skala “IKP” tidak memiliki batas maupun urutan. "
            "Isi batas_bawah untuk kelas angka, atau urutan untuk predikat."
        )
    ]


def test_a_predicate_without_its_order(refuse: Lines) -> None:
    assert refuse({"Skala": [["nama", "label", "urutan"], ["Status", "Baik", 2], ["Status", "Buruk", None]]}) == [
        (
            "buku.xlsx · Skala · C3: Urutan “Buruk” pada skala “Status” kosong. "
            "Isi urutan pada setiap baris skala itu (angka terbesar yang terbaik), atau kosongkan semuanya."
        )
    ]


def test_the_name_of_an_unknown_scale(refuse: Lines) -> None:
    (line,) = refuse({"Pengaturan": [["kunci", "isi"], ["skala", "Bintang"]]})
    assert line.startswith(
        "buku.xlsx · Pengaturan · B2: Skala “Bintang” tidak dikenal. "
        "Tulis skala itu di lembar Skala, atau pakai salah satu yang dikenal: Permendagri 86/2017, "
    )


def test_shipped_scales_are_known(warn: Lines) -> None:
    assert warn({"Pengaturan": [["kunci", "isi"], ["skala", "permendagri 86/2017"]]}) == []
    assert warn(indikator(["target", "realisasi", "polaritas"], ["WTP", "wdp", "ordinal"])) == []


def test_a_scale_whose_labels_are_not_read_makes_no_word_of_it_wrong(refuse: Lines) -> None:
    skala = [["nama", "labell", "urutan"], ["Status", "Baik", 2]]
    rows = indikator(["target", "realisasi", "polaritas", "skala"], ["Baik", "Buruk", "ordinal", "Status"])
    missing, _ = refuse({"Skala": skala, **rows})
    assert missing.startswith("buku.xlsx · Skala: Kolom wajib “label” tidak ada di lembar Skala.")


def test_a_word_that_is_no_predicate(refuse: Lines) -> None:
    skala = [["nama", "label", "urutan"], ["Status", "Baik", 2], ["Status", "Buruk", 1]]
    rows = indikator(
        ["target", "realisasi", "polaritas", "skala"],
        ["Baik", "Bagus", "ordinal", "Status"],
        ["Baik", "Bagus", "ordinal", None],
    )
    assert refuse({"Skala": skala, **rows}) == [
        "buku.xlsx · Indikator · F2: “Bagus” bukan predikat skala indikator ini. Pakai salah satu: Baik, Buruk.",
        (
            "buku.xlsx · Indikator · F3: “Bagus” bukan predikat skala mana pun. "
            "Tulis predikat dan urutannya di lembar Skala, lalu isi kolom skala di lembar Indikator."
        ),
    ]
