"""Next year's workbook, from that of a finished year."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from report_builder import pipeline, sources
from report_builder.cli import app
from report_builder.errors import ExitCode
from report_builder.pipeline import Job
from report_builder.schema import REALISASI_TW

EXAMPLE = "contoh-lengkap.xlsx"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def rows(path: Path, lembar: str) -> list[tuple[object, ...]]:
    """The rows of a sheet below its header."""
    sheet = openpyxl.load_workbook(path)[lembar]
    return [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True) if any(value for value in row)]


def columns(path: Path, lembar: str, *wanted: str) -> list[tuple[object, ...]]:
    header, *body = openpyxl.load_workbook(path)[lembar].iter_rows(values_only=True)
    places = [list(header).index(kolom) for kolom in wanted]
    return [tuple(row[place] for place in places) for row in body if any(value for value in row)]


def answers(path: Path, lembar: str) -> Mapping[object, object]:
    return {row[0]: row[1] for row in rows(path, lembar) if row[1] is not None}


def fill(path: Path, values: Mapping[str, Callable[[int], object]]) -> None:
    """Fill columns (``Indikator!target``) of each row that has a code."""
    made = openpyxl.load_workbook(path)
    for place, value in values.items():
        lembar, _, kolom = place.partition("!")
        header = [cell.value for cell in made[lembar][1]]
        for row in made[lembar].iter_rows(min_row=2):
            if row[0].value:
                made[lembar].cell(row[0].row, header.index(kolom) + 1).value = value(row[0].row)  # type: ignore[assignment]
    made.save(path)


@pytest.fixture
def carried(project: Path, tmp_path: Path) -> Path:
    """The workbook of 2025 from the complete example of 2024."""
    path = tmp_path / "2025.xlsx"
    assert run("new", "--from", project / "inputs" / EXAMPLE, path)[0] == 0
    return path


def small(small_book: Callable[..., Path], tmp_path: Path, edits: Mapping[str, object]) -> tuple[int, str, Path]:
    """What is said when a small workbook with some cells changed is carried on, and the new one."""
    path = tmp_path / "baru.xlsx"
    code, _, err = run("new", "--from", small_book(edits), path)
    return code, err, path


# What is carried over


def test_the_year_moves_on_and_what_speaks_of_the_old_one_goes(carried: Path, project: Path) -> None:
    was, became = (answers(path, "Identitas") for path in (project / "inputs" / EXAMPLE, carried))
    assert (was["tahun"], became["tahun"]) == (2024, 2025)
    assert became["kepala_nama"] == was["kepala_nama"]
    assert was.keys() - became.keys() == {
        "tanggal_laporan",
        "tanggal_data",
        "status_data",
        "direviu",
        "tanggal_perjanjian",
        "penutup",
        "langkah_ke_depan",
    }


def test_figures_of_the_year_become_its_history_as_they_were_typed(carried: Path) -> None:
    new = [row for row in rows(carried, "Riwayat") if row[1] == 2024]
    assert {row[0] for row in new} == {"IKU-1", "IKK-1", "IKK-2", "IKU-2", "IKK-3", "IKK-4", "IKK-5", "IKK-6"}
    assert [row[2:4] for row in new if row[0] in ("IKK-1", "IKK-6")] == [("80–90", 86.5), ("Tertata", "Tertata")]


def test_the_history_of_earlier_years_stays(carried: Path, project: Path) -> None:
    before = columns(project / "inputs" / EXAMPLE, "Riwayat", "kode_indikator", "tahun", "target", "realisasi")
    assert columns(carried, "Riwayat", "kode_indikator", "tahun", "target", "realisasi")[: len(before)] == before


@pytest.mark.parametrize(
    ("lembar", "kept", "emptied"),
    [
        ("Sasaran", ("kode", "sasaran"), ()),
        (
            "Indikator",
            ("kode", "kode_sasaran", "indikator", "satuan", "polaritas", "definisi"),
            ("target", "realisasi"),
        ),
        ("Renstra", ("kode_indikator", "tahun_akhir", "target_akhir"), ()),
        ("Standar", ("kode_indikator", "standar", "nilai"), ()),
        ("Triwulan", ("kode_indikator", "triwulan", "kumulatif"), ("target", "realisasi")),
        ("Analisis", ("kode_indikator",), ("penyebab", "kendala", "tindak_lanjut", "tenggat")),
        (
            "Anggaran",
            ("kode", "uraian", "tingkat", "induk"),
            ("pagu_akhir", "realisasi", *REALISASI_TW.values(), "pagu_awal", "catatan"),
        ),
        ("Skala", ("nama", "label", "batas_bawah"), ()),
    ],
)
def test_structure_stays_and_the_values_of_the_year_are_empty(
    carried: Path, project: Path, lembar: str, kept: tuple[str, ...], emptied: tuple[str, ...]
) -> None:
    assert columns(carried, lembar, *kept) == columns(project / "inputs" / EXAMPLE, lembar, *kept)
    assert {value for row in columns(carried, lembar, *emptied) for value in row} <= {None}


def test_events_quotations_and_appendices_stay_behind(carried: Path) -> None:
    assert rows(carried, "Kegiatan") == rows(carried, "Kutipan") == []
    assert not [nama for nama in openpyxl.load_workbook(carried).sheetnames if nama.startswith("Lampiran")]
    assert "status_siaran" not in answers(carried, "Pengaturan")


def test_a_sheet_says_what_was_done_and_first_what_deserves_a_look(carried: Path) -> None:
    told = rows(carried, "Terbawa")
    assert [row[1] for row in told] == sorted((str(row[1]) for row in told), key=ORDER.index)
    for line in (
        (
            "Indikator",
            "periksa",
            "IKU-3 (target 82) tanpa realisasi 2024, jadi tidak masuk Riwayat; tambahkan bila sudah diukur.",
        ),
        ("Lampiran Daftar Desa Binaan", "tidak terbawa", "Lembar ini tidak dibawa; salin sendiri bila masih berlaku."),
        ("Kutipan", "dikosongkan", "2 baris tentang 2024."),
        ("Triwulan", "dikosongkan", "target dan realisasi tentang 2024."),
        ("Riwayat", "terbawa", "8 baris baru: target dan realisasi 2024 dari lembar Indikator."),
        ("Riwayat", "terbawa", "Bukan angka, jadi ditulis apa adanya: IKK-1 (80–90) dan IKK-6 (Tertata)."),
    ):
        assert line in told


ORDER = ["periksa", "tidak terbawa", "dikosongkan", "terbawa"]


def test_a_plan_that_has_ended_deserves_a_look(carried: Path) -> None:
    notes = [str(row[2]) for row in rows(carried, "Terbawa") if row[:2] == ("Renstra", "periksa")]
    assert len(notes) == 1
    assert notes[0].endswith("berakhir 2024; ganti dengan tahun dan target Renstra yang baru.")


def test_long_notes_are_as_high_as_their_words(carried: Path) -> None:
    told = openpyxl.load_workbook(carried)["Terbawa"]
    heights = {str(cell.value): told.row_dimensions[number].height for number, cell in enumerate(told["C"], start=1)}
    long = (
        "tanggal_laporan, tanggal_data, status_data, direviu, tanggal_perjanjian, penutup, dan langkah_ke_depan tentang"
    )
    assert (heights["2 baris tentang 2024."], heights[f"{long} 2024."]) == (None, 45)


def test_words_that_name_the_old_year_deserve_a_look(small_book: Callable[..., Path], tmp_path: Path) -> None:
    edits = {
        "Identitas!A5": "misi",
        "Identitas!B5": "Desa mandiri pada akhir 2021.",
        "Identitas!A6": "visi",
        "Identitas!B6": "Kode 2021-1 dan pagu 12021 tetap.",
        "Indikator!H1": "sumber_data",
        "Indikator!H2": "Survei TA2021 (akhir)",
    }
    _, _, path = small(small_book, tmp_path, edits)
    looks = [(row[0], row[2]) for row in rows(path, "Terbawa") if row[1] == "periksa" and "menyebut" in str(row[2])]
    assert looks == [
        ("Identitas", "misi menyebut 2021; sesuaikan bila berubah."),
        ("Indikator", "sumber_data menyebut 2021; sesuaikan bila berubah."),
    ]


def test_the_count_of_answers_is_that_of_those_carried_over(carried: Path) -> None:
    counts = [row[2] for row in rows(carried, "Terbawa") if row[:2] == ("Identitas", "terbawa")]
    assert counts == ["Tahun laporan 2024 menjadi 2025.", f"{len(answers(carried, 'Identitas'))} isian."]


def test_people_who_may_have_changed_are_named_with_their_numbers(carried: Path) -> None:
    (look,) = [str(row[2]) for row in rows(carried, "Terbawa") if row[:2] == ("Identitas", "periksa")]
    assert "kepala_nama, kepala_jabatan, kepala_pangkat, kepala_nip, atasan_nama" in look


def test_unknown_columns_stay_behind_and_are_told(small_book: Callable[..., Path], tmp_path: Path) -> None:
    code, err, path = small(small_book, tmp_path, {"Indikator!H1": "warna", "Indikator!H2": "biru"})
    assert code == 0
    assert ("Indikator", "tidak terbawa", "Kolom yang tidak dikenal: warna.") in rows(path, "Terbawa")
    assert "baru.xlsx · Indikator: Kolom yang tidak dikenal: warna." in err


def test_zeros_that_a_number_was_typed_with_stay(small_book: Callable[..., Path], tmp_path: Path) -> None:
    _, _, path = small(small_book, tmp_path, {"Indikator!E3": "3,20"})
    cell = openpyxl.load_workbook(path)["Riwayat"]["C3"]
    assert (cell.value, cell.number_format) == (3.2, "0.00")


# From where


def test_a_folder_of_csv_files_is_carried_on(project: Path, tmp_path: Path) -> None:
    code, out, _ = run("new", "--from", project / "inputs" / "dayamas-2021", tmp_path / "2022.xlsx")
    assert (code, out.splitlines()[1][:46]) == (0, "Buku kerja 2022 dibuat dari data 2021; yang te")
    assert len([row for row in rows(tmp_path / "2022.xlsx", "Riwayat") if row[1] == 2021]) == 4


def test_a_database_is_carried_on(project: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'monev.db'}"
    assert run("load", project / "inputs" / EXAMPLE, url)[0] == 0
    assert run("new", "--from", url, tmp_path / "2025.xlsx", "--unit", "CT.01", "--year", 2024)[0] == 0
    assert len([row for row in rows(tmp_path / "2025.xlsx", "Riwayat") if row[1] == 2024]) == 8


def test_a_quarter_is_not_carried_on(small_book: Callable[..., Path], tmp_path: Path) -> None:
    edits = {"Identitas!A5": "periode", "Identitas!B5": "TW III"}
    code, err, path = small(small_book, tmp_path, edits)
    assert (code, path.exists()) == (ExitCode.DATA, False)
    assert err.splitlines()[0] == (
        "galat · monev.xlsx · Identitas · B5: Data ini untuk TW III 2021, bukan untuk setahun. Isi realisasi "
        "setahun di lembar Indikator, ubah periode menjadi tahunan, lalu ulangi."
    )


def test_data_with_errors_are_not_carried_on(small_book: Callable[..., Path], tmp_path: Path) -> None:
    code, err, path = small(small_book, tmp_path, {"Indikator!F2": "1.234"})
    assert (code, path.exists()) == (ExitCode.DATA, False)
    assert "1.234 dapat berarti 1234 atau 1,234." in err


def test_a_file_that_is_there_is_not_written_over_unasked(small_book: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "baru.xlsx").write_bytes(b"milik orang")
    code, _, path = small(small_book, tmp_path, {})
    assert (code, path.read_bytes()) == (ExitCode.OUTPUT, b"milik orang")


def test_the_example_and_last_year_do_not_go_together(small_book: Callable[..., Path], tmp_path: Path) -> None:
    code, _, err = run("new", "--example", "--from", small_book(), tmp_path / "baru.xlsx")
    assert code == ExitCode.USAGE
    assert "--example dan --from tidak dapat dipakai bersama." in err


# Where it leads


FILLED: Mapping[str, Callable[[int], object]] = {
    "Indikator!target": lambda row: {3: "80–90", 10: "Terpadu"}.get(row, 100),
    "Indikator!realisasi": lambda row: {10: "Tertata"}.get(row, 90),
    "Anggaran!pagu_akhir": lambda _: 1_000_000,
    "Anggaran!realisasi": lambda _: 900_000,
    "Renstra!tahun_akhir": lambda _: 2029,
}


def test_only_what_has_to_be_filled_is_wrong_with_it(carried: Path) -> None:
    code, out, _ = run("check", carried, "--json")
    found = json.loads(out)["masalah"]
    assert code == ExitCode.DATA
    assert {one["pesan"] for one in found if one["tingkat"] == "galat"} == {"“pagu_akhir” kosong, padahal wajib diisi."}
    assert {one["lembar"] for one in found} == {"Anggaran", "Renstra"}


def test_the_report_of_the_next_year_tells_last_year_as_history(carried: Path) -> None:
    fill(carried, FILLED)
    ledger = pipeline.examine(Job(carried)).ledger
    assert ledger["IKU-1.realisasi"].nilai == Decimal(90)
    assert ledger["IKU-1.realisasi.2024"].nilai == Decimal("3.28")
    assert ledger["IKK-1.target.2024"].tampil == "80–90%"
    assert ledger["IKU-1.realisasi.2023"].nilai == Decimal("3.15")


def test_the_next_report_prints_last_year_beside_its_own(carried: Path) -> None:
    fill(carried, FILLED)
    text = pipeline.run(Job(carried, formats=("txt",))).outputs[0].data.decode()
    assert "Dibandingkan dengan realisasi tahun 2024 sebesar 3,28, realisasi tahun 2025" in text
    assert "Realisasi (indeks)\t2,58\t2,74\t2,88\t2,97\t3,15\t3,28\t90,00" in text


def test_the_year_after_that_follows_in_the_same_way(carried: Path, tmp_path: Path) -> None:
    fill(carried, FILLED)
    assert run("new", "--from", carried, tmp_path / "2026.xlsx")[0] == 0
    years = {row[1] for row in rows(tmp_path / "2026.xlsx", "Riwayat")}
    assert years == {2019, 2020, 2021, 2022, 2023, 2024, 2025}
    assert [table.nama for table in sources.read(tmp_path / "2026.xlsx").tables].count("Terbawa") == 1
