"""What a checked report holds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import CellKind, Dataset
from report_builder.errors import Place, ReportError, error, has_errors, warning
from report_builder.facts import Sumber
from report_builder.model import Checked, Pengaturan, check
from report_builder.rules import Rentang
from report_builder.schema import Keadaan, Polaritas

Read = Callable[..., Checked]

INDIKATOR = ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi"]


def test_a_sound_input_gives_a_report_without_problems(read: Read) -> None:
    checked = read()
    assert checked.problems == ()
    assert checked.laporan.identitas.unit_kerja == "Deputi Contoh"
    assert checked.laporan.identitas.tahun == 2021
    assert [indikator.kode for indikator in checked.laporan.indikator] == ["IKK-1", "IKK-2"]
    assert checked.laporan.sumber[0].berkas == "buku.xlsx"


def test_what_nobody_wrote_has_its_default(read: Read) -> None:
    laporan = read().laporan
    assert laporan.identitas.periode == "tahunan"
    assert laporan.identitas.profil == "umum"
    assert laporan.identitas.tugas == ()
    assert laporan.identitas.tanggal_laporan is None
    assert laporan.pengaturan == Pengaturan(places=laporan.pengaturan.places)
    assert laporan.indikator[0].polaritas is Polaritas.MAKSIMUM
    assert laporan.indikator[1].realisasi is None


def test_every_field_has_its_place_the_empty_ones_too(read: Read) -> None:
    identitas, indikator = read().laporan.identitas, read().laporan.indikator[1]
    assert indikator.places["realisasi"] == Place("buku.xlsx", "Indikator", "F3")
    assert indikator.places["definisi"] == Place("buku.xlsx", "Indikator")
    assert identitas.places["tahun"] == Place("buku.xlsx", "Identitas", "B4")
    assert identitas.places["tugas"] == Place("buku.xlsx", "Identitas")


def test_settings_without_a_sheet_have_places_too(read: Read) -> None:
    assert read().laporan.pengaturan.places["kertas"] == Place("buku.xlsx", "Pengaturan")


def test_a_missing_row_would_be_written_below_the_data(read: Read) -> None:
    laporan = read().laporan
    assert laporan.free_rows["Sasaran"] == {
        "kode": Place("buku.xlsx", "Sasaran", "A3"),
        "sasaran": Place("buku.xlsx", "Sasaran", "B3"),
    }
    assert laporan.free_place("Indikator", "target") == Place("buku.xlsx", "Indikator", "E4")
    assert laporan.free_place("Indikator", "target", 2) == Place("buku.xlsx", "Indikator", "E6")
    assert laporan.free_place("Analisis", "penyebab") == Place("buku.xlsx", "Analisis")


def test_names_are_compared_without_case_spaces_and_underscores(read: Read) -> None:
    rows = [["Kode", "KODE SASARAN", "Indikator", "satuan ", "TARGET", "Realisasi"], ["A", "S-1", "Mutu", "%", 1, 2]]
    laporan = read({"indikator ": rows}, without="Indikator").laporan
    assert laporan.indikator[0].kode_sasaran == "S-1"
    assert laporan.indikator[0].target == Decimal(1)


def test_each_kind_of_column_gives_its_type(read: Read) -> None:
    laporan = read(
        {
            "Pengaturan": [
                ["kunci", "isi"],
                ["batas_tampil", Decimal(120)],
                ["batas_efisiensi", "none"],
                ["batas_rata", "Tanpa"],
                ["lewati_target_nol", "Tidak"],
                ["embargo", "17 Desember 2021"],
                ["kertas", "f4"],
            ],
            "Analisis": [
                ["kode_indikator", "penyebab", "triwulan", "tenggat"],
                ["IKK-1", "Satu;\n- Dua", "TW III", date(2022, 3, 1)],
            ],
            "Riwayat": [["kode_indikator", "tahun", "realisasi"], ["IKK-1", 2020, "3,34"]],
        }
    ).laporan
    assert laporan.pengaturan.batas_tampil == Decimal(120)
    assert laporan.pengaturan.batas_efisiensi is None
    assert laporan.pengaturan.batas_rata is None
    assert laporan.pengaturan.lewati_target_nol is False
    assert laporan.pengaturan.embargo == date(2021, 12, 17)
    assert laporan.pengaturan.kertas == "F4"
    assert laporan.analisis[0].penyebab == ("Satu", "Dua")
    assert laporan.analisis[0].triwulan == 3
    assert laporan.analisis[0].tenggat == date(2022, 3, 1)
    assert laporan.riwayat[0].realisasi == Decimal("3.34")


def test_codes_are_spelled_as_the_sheet_that_declares_them(read: Read) -> None:
    laporan = read(
        {
            "Indikator": [INDIKATOR, ["IKK-1", "s-1", "Mutu", "%", 1, 2]],
            "Riwayat": [["kode_indikator", "tahun"], ["ikk-1", 2020]],
        }
    ).laporan
    assert laporan.indikator[0].kode_sasaran == "S-1"
    assert laporan.riwayat[0].kode_indikator == "IKK-1"


@pytest.mark.parametrize(
    ("realisasi", "keadaan"),
    [(65, Keadaan.TERUKUR), (0, Keadaan.TERUKUR), (None, Keadaan.BELUM_DIUKUR)],
)
def test_keadaan_follows_from_realisasi(read: Read, realisasi: int | None, keadaan: Keadaan) -> None:
    laporan = read({"Indikator": [INDIKATOR, ["IKK-1", "S-1", "Mutu", "%", 53, realisasi]]}).laporan
    assert laporan.indikator[0].keadaan is keadaan


def test_polaritas_decides_how_targets_are_read_in_every_sheet(read: Read) -> None:
    laporan = read(
        {
            "Indikator": [
                [*INDIKATOR, "polaritas"],
                ["R", "S-1", "Hunian", "%", "80–90", 85, "rentang"],
                ["O", "S-1", "Opini", "opini", "WTP", "WDP", "ordinal"],
            ],
            "Riwayat": [
                ["kode_indikator", "tahun", "target", "realisasi"],
                ["R", 2020, "75–85", 80],
                ["O", 2020, "WTP", "WTP"],
            ],
            "Renstra": [["kode_indikator", "tahun_akhir", "target_akhir"], ["R", 2024, "85-95"]],
            "Standar": [["kode_indikator", "standar", "nilai"], ["R", "Rata-rata nasional", 82]],
        }
    ).laporan
    assert laporan.indikator[0].target == Rentang(Decimal(80), Decimal(90))
    assert laporan.indikator[0].realisasi == Decimal(85)
    assert laporan.indikator[1].target == "WTP"
    assert laporan.riwayat[0].target == Rentang(Decimal(75), Decimal(85))
    assert laporan.riwayat[1].realisasi == "WTP"
    assert laporan.renstra[0].target_akhir == Rentang(Decimal(85), Decimal(95))
    assert laporan.standar[0].nilai == Decimal(82)


def test_there_may_be_no_national_standard(read: Read) -> None:
    standar = read({"Standar": [["kode_indikator", "standar", "nilai"], ["IKK-1", "Tidak ada", None]]}).laporan.standar
    assert standar[0].tidak_ada


def test_sheets_named_lampiran_become_appendices_as_they_are(read: Read) -> None:
    checked = read({"Lampiran Desa": [["no", "desa"], [1, "Sukamaju"]], "LAMPIRAN 2": [["x"], ["y"]]})
    assert checked.problems == ()
    assert [table.nama for table in checked.laporan.lampiran] == ["Lampiran Desa", "LAMPIRAN 2"]


def test_the_sheet_of_instructions_is_not_read(read: Read) -> None:
    assert read({"Petunjuk": [["Cara mengisi"], ["Isi lembar Identitas lebih dahulu."]]}).problems == ()


def test_a_long_text_is_legal(read: Read) -> None:
    kalimat = "Kegiatan berjalan sesuai rencana. " * 300
    rows = [["kunci", "isi"], ["instansi", "B"], ["unit_kerja", "D"], ["tahun", 2021], ["gambaran_umum", kalimat]]
    assert read({"Identitas": rows}).laporan.identitas.gambaran_umum == (kalimat.strip(),)


def test_what_the_source_noticed_is_told_in_its_place() -> None:
    noticed = warning("Lembar tersembunyi dibaca juga.", Place("buku.xlsx", "Sasaran"))
    with pytest.raises(ReportError) as refusal:
        check(Dataset((), (), (noticed, error("Berkas rusak."))))
    assert noticed in refusal.value.problems
    assert error("Berkas rusak.") in refusal.value.problems


def test_of_a_folder_only_its_name_is_given_where_a_sheet_is_missing() -> None:
    sumber = (Sumber("monev/identitas.csv", "0" * 64), Sumber("monev/sasaran.csv", "0" * 64))
    with pytest.raises(ReportError) as refusal:
        check(Dataset((), sumber))
    assert [problem.where for problem in refusal.value.problems] == [Place("monev")] * 3


def test_problems_come_in_the_order_of_sheets_and_rows(refuse: Callable[..., list[str]]) -> None:
    rows = [
        [*INDIKATOR, "bobot"],
        ["IKK-1", "S-9", "", "%", 53, "banyak", -1],
        ["S-1", "S-1", "Mutu", "%", 53, 65, 1],
    ]
    lines = refuse({"Analisis": [["kode_indikator", "penyebab"], ["IKK-9", "x"]], "Indikator": rows})
    assert [line.split(":")[0] for line in lines] == [
        "buku.xlsx · Indikator · B2",
        "buku.xlsx · Indikator · C2",
        "buku.xlsx · Indikator · F2",
        "buku.xlsx · Indikator · G2",
        "buku.xlsx · Indikator · A3",
        "buku.xlsx · Analisis · A2",
    ]


def test_hundreds_of_errors_are_told_at_once(refuse: Callable[..., list[str]]) -> None:
    rows = [INDIKATOR, *([f"IKK-{number}", "S-1", "Mutu", "%", 1, "n/a"] for number in range(500))]
    assert len(refuse({"Indikator": rows})) == 500


CELLS = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.integers(-3, 3000),
    st.booleans(),
    st.dates(),
    st.sampled_from([CellKind.ERROR, CellKind.UNCACHED, "S-1", "IKK-1", "80–90", "ordinal", "terukur", "1.234"]),
)


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=4), st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_any_input_is_checked_or_refused_with_errors(
    build: Callable[..., Dataset], indikator: list[list[object]], identitas: list[tuple[object, object]]
) -> None:
    sheets = {
        "Identitas": [["kunci", "isi"], *identitas],
        "Indikator": [[*INDIKATOR, "polaritas"], *indikator],
        "Anggaran": [["kode", "uraian", "pagu_akhir", "realisasi", "induk", "kode_indikator", "tingkat"], *indikator],
    }
    try:
        problems, refused = check(build(sheets)).problems, False
    except ReportError as refusal:
        problems, refused = refusal.problems, True
    assert has_errors(problems) is refused


@pytest.mark.parametrize(
    ("typed", "satuan"),
    [
        ("persen", "%"),
        ("Persen", "%"),
        ("prosentase", "%"),
        ("persentase", "%"),
        ("Persen (%)", "%"),
        ("%", "%"),
        ("% PDRB", "% PDRB"),
        ("poin persen", "poin persen"),
        ("persentil", "persentil"),
        ("-", "-"),
        ("rupiah", "Rp"),
        ("Rupiah", "Rp"),
        ("rp", "Rp"),
        ("Rp.", "Rp"),
        ("Rupiah (Rp)", "Rp"),
        ("juta rupiah", "juta rupiah"),
        ("orang", "orang"),
    ],
)
def test_a_percentage_and_money_by_any_name_are_that(read: Read, typed: str, satuan: str) -> None:
    header = ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi"]
    rows = [header, ["IKK-1", "S-1", "Mutu layanan", typed, 53, 65]]
    assert read({"Indikator": rows}).laporan.indikator[0].satuan == satuan
