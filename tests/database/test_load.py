"""What a load puts into a database, and that it leaves it as it was where it fails."""

import json
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from report_builder import plugins
from report_builder.cli import app
from report_builder.dataset import Pilihan
from report_builder.errors import ExitCode, ReportError
from report_builder.model import check
from tests.database.offices import execute, fill, office, rows


def refusal(url: str, *inputs: Path, replace: bool = False) -> str:
    with pytest.raises(ReportError) as failure:
        fill(url, *inputs, replace=replace)
    return str(failure.value)


def reached(url: str, unit: str, tahun: int | None = None) -> object:
    return check(plugins.read(url, Pilihan(unit, tahun))).laporan.indikator[0].realisasi


# --- what is loaded --------------------------------------------------------------------------------------------------


def test_numbers_and_dates_have_types_and_values_stay_as_people_type_them(database: str, tmp_path: Path) -> None:
    edits = {
        "Indikator!E3": "3,30",
        "Indikator!H1": "tanggal_data",
        "Indikator!H2": date(2021, 12, 31),
        "Anggaran!C2": "Rp1.250.000,50",
    }
    fill(database, office(tmp_path, "A", edits=edits))
    assert rows(database, "SELECT target FROM indikator ORDER BY nomor") == [("53",), ("3,30",)]
    assert [Decimal(str(value)) for (value,) in rows(database, "SELECT pagu_akhir FROM anggaran")] == [
        Decimal("1250000.5")
    ]
    assert [str(value) for (value,) in rows(database, "SELECT tanggal_data FROM indikator WHERE nomor = 1")] == [
        "2021-12-31"
    ]


def test_the_decimals_that_a_target_was_typed_with_are_printed(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", edits={"Indikator!E3": "3,30"}))
    assert check(plugins.read(database)).laporan.indikator[1].desimal_target == 2


def test_codes_keep_their_zeros(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", edits={"Anggaran!A2": "0033.10"}))
    assert check(plugins.read(database)).laporan.anggaran[0].kode == "0033.10"


def test_a_unit_without_a_code_is_known_by_its_name(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", edits={"Identitas!B6": None}))
    assert list(plugins.read_units(database)) == ["Direktorat Contoh"]


def test_years_and_units_lie_side_by_side(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40), office(tmp_path, "B", 2021, 60))
    fill(database, office(tmp_path, "A", 2021, 50))
    assert [reached(database, "A", 2020), reached(database, "A", 2021), reached(database, "B")] == [40, 50, 60]


# --- what stays as it was --------------------------------------------------------------------------------------------


def test_a_report_that_is_there_is_not_replaced_unasked(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2021, 50), office(tmp_path, "B", 2021, 51))
    told = refusal(database, office(tmp_path, "C"), office(tmp_path, "A", 2021, 99), office(tmp_path, "B", 2021, 99))
    assert [line.partition(": ")[2] for line in told.splitlines()] == [
        f"Laporan unit {unit} tahun 2021 sudah ada, jadi tidak ditimpa. "
        "Ganti isinya dengan --replace, atau muat ke basis data lain."
        for unit in ("A", "B")
    ]
    assert list(plugins.read_units(database)) == ["A", "B"]
    assert reached(database, "A") == 50


def test_a_report_that_is_to_be_replaced_leaves_the_others_alone(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40), office(tmp_path, "A", 2021, 50), office(tmp_path, "B", 2021, 60))
    fill(database, office(tmp_path, "A", 2021, 99), replace=True)
    assert [reached(database, "A", 2020), reached(database, "A"), reached(database, "B")] == [40, 99, 60]
    assert rows(database, "SELECT COUNT(*) FROM indikator") == [(6,)]


def test_two_inputs_of_one_report_are_refused(database: str, tmp_path: Path) -> None:
    told = refusal(database, office(tmp_path / "1", "A"), office(tmp_path / "2", "A"))
    assert told.startswith("A-2021.xlsx: Laporan unit A tahun 2021 sudah ada di A-2021.xlsx.")


def test_a_load_that_the_database_refuses_in_the_middle_leaves_it_as_it_was(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2021, 50))
    execute(database, "CREATE UNIQUE INDEX satu_nama ON kutipan (penutur)")
    quotes = {"Kutipan!A1": "penutur", "Kutipan!B1": "kutipan", "Kutipan!A2": "Kepala", "Kutipan!B2": "Terima kasih."}
    inputs = (office(tmp_path, "A", 2021, 99), office(tmp_path, "B", edits=quotes), office(tmp_path, "C", edits=quotes))
    before = rows(database, "SELECT * FROM indikator ORDER BY unit, nomor")
    told = refusal(database, *inputs, replace=True)
    assert "Data tidak dapat dimuat, dan basis datanya tetap seperti semula: " in told
    assert rows(database, "SELECT * FROM indikator ORDER BY unit, nomor") == before
    assert list(plugins.read_units(database)) == ["A"]


def test_a_load_that_fails_makes_no_tables(database: str, tmp_path: Path) -> None:
    execute(database, "CREATE TABLE skala (unit TEXT, tahun_laporan INTEGER, nomor INTEGER)")
    scale = {"Skala!A1": "nama", "Skala!B1": "label", "Skala!C1": "batas_bawah", "Skala!A2": "S", "Skala!B2": "Baik"}
    told = refusal(database, office(tmp_path, "A", edits={**scale, "Skala!C2": 0}))
    assert "Tabel “skala” tidak mempunyai kolom nama, label, dan batas_bawah." in told
    assert [nama for nama in ("indikator", "sasaran") if _there(database, nama)] == []


def _there(url: str, nama: str) -> bool:
    try:
        rows(url, f"SELECT * FROM {nama}")  # noqa: S608 - one of two names
    except Exception:  # noqa: BLE001 - each driver has errors of its own
        return False
    return True


def test_a_failed_load_leaves_no_new_file(tmp_path: Path) -> None:
    path = tmp_path / "baru.db"
    long = {"Anggaran!C2": "12345678901234567,25"}
    told = refusal(f"sqlite:///{path}", office(tmp_path, "A", edits=long))
    assert told == (
        "A-2021.xlsx · anggaran · pagu_akhir: Angka 12345678901234567,25 lebih panjang daripada yang disimpan SQLite "
        "tanpa pembulatan. Muat ke PostgreSQL, yang menyimpannya utuh, atau pakai satuan yang lebih besar."
    )
    assert not path.exists()


@pytest.mark.slow
def test_postgresql_keeps_every_digit(postgresql_url: str, tmp_path: Path) -> None:
    fill(postgresql_url, office(tmp_path, "A", edits={"Anggaran!C2": "12345678901234567,25"}))
    assert check(plugins.read(postgresql_url)).laporan.anggaran[0].pagu_akhir == Decimal("12345678901234567.25")


def test_a_whole_number_longer_than_a_double_is_kept(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", edits={"Anggaran!C2": "123456789012345678"}))
    assert check(plugins.read(database)).laporan.anggaran[0].pagu_akhir == 123456789012345678


def test_a_database_that_another_program_writes_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "monev.db"
    fill(f"sqlite:///{path}", office(tmp_path, "A"))
    monkeypatch.setattr("report_builder.database.connection.SECONDS", 0)
    with sqlite3.connect(path) as other:
        other.execute("BEGIN IMMEDIATE")
        told = refusal(f"sqlite:///{path}", office(tmp_path, "B"))
        other.rollback()
    assert told == (
        "monev.db: Data tidak dapat dimuat, dan basis datanya tetap seperti semula: database is locked. "
        "Program lain sedang menulis ke berkas itu; tunggu sampai selesai atau tutup program itu, lalu coba lagi."
    )
    assert list(plugins.read_units(f"sqlite:///{path}")) == ["A"]


# --- the command -----------------------------------------------------------------------------------------------------


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_folder_of_workbooks_is_loaded_in_one_go(tmp_path: Path) -> None:
    folder, url = tmp_path / "kantor", f"sqlite:///{tmp_path / 'monev.db'}"
    for kode in "AB":
        office(folder, kode)
    result = run("load", folder, url)
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "2 laporan dimuat.\n")
    assert list(plugins.read_units(url)) == ["A", "B"]


def test_faults_of_any_input_keep_all_of_them_out(tmp_path: Path) -> None:
    folder, path = tmp_path / "kantor", tmp_path / "monev.db"
    office(folder, "A")
    office(folder, "B", edits={"Indikator!E2": "banyak"})
    office(folder, "C", edits={"Indikator!B2": "S-9"})
    result = run("load", folder, f"sqlite:///{path}", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == ExitCode.DATA
    assert [(problem["berkas"], problem["sel"]) for problem in told["masalah"]] == [
        ("B-2021.xlsx", "E2"),
        ("C-2021.xlsx", "B2"),
    ]
    assert not path.exists()


def test_an_input_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("load", tmp_path / "hilang.xlsx", f"sqlite:///{tmp_path / 'monev.db'}")
    assert result.exit_code == ExitCode.USAGE
    assert "Tidak ada data di sini." in result.stderr


def test_the_report_of_a_unit_goes_into_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill("sqlite:///monev.db", office(tmp_path, "A"), office(tmp_path, "B", 2020))
    result = run(
        "build", "sqlite:///monev.db", "--unit", "B", "--year", "2020", "--kind", "ringkasan", "--format", "txt"
    )
    assert result.exit_code == ExitCode.OK, result.output
    assert (tmp_path / "outputs/monev/B/2020/ringkasan.txt").is_file()
    fakta = json.loads((tmp_path / "outputs/monev/B/2020/fakta.json").read_text(encoding="utf-8"))
    assert [sumber["berkas"] for sumber in fakta["sumber"]] == ["monev.db, unit B, tahun 2020"]


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("kantor2.db", "Maksud Anda sqlite:///kantor2.db?"),
        ("monev:rahasia@host/monev", "Tulis sqlite:///monev.db"),
        ("mysql://host/monev", "Tulis sqlite:///monev.db"),
    ],
)
def test_what_is_no_address_of_a_database_is_told_with_the_one_that_may_be_meant(
    tmp_path: Path, place: str, hint: str
) -> None:
    result = run("load", office(tmp_path, "A"), place)
    assert result.exit_code == ExitCode.USAGE
    assert hint in result.stderr
    assert "rahasia" not in result.stderr


# --- what is taken out -----------------------------------------------------------------------------------------------


def test_a_report_is_taken_out_and_all_others_stay(database: str, tmp_path: Path) -> None:
    kept = (office(tmp_path, "A", 2020, 40), office(tmp_path, "B", 2021, 60))
    fill(database, *kept, office(tmp_path, "A", 2021, 50, {"Lampiran Desa!A1": "Desa"}))
    result = run("unload", database, "--unit", "a", "--year", "2021")
    assert (result.exit_code, result.stdout.strip()) == (
        ExitCode.OK,
        "Laporan unit A tahun 2021 dihapus dari basis data.",
    )
    left = [("A", 2020), ("B", 2021)]
    assert rows(database, "SELECT DISTINCT unit, tahun_laporan FROM identitas ORDER BY unit") == left
    assert rows(database, "SELECT DISTINCT unit, tahun_laporan FROM indikator ORDER BY unit") == left
    assert rows(database, "SELECT * FROM lampiran") == []


def test_what_is_not_there_cannot_be_taken_out(tmp_path: Path) -> None:
    url = fill(f"sqlite:///{tmp_path / 'monev.db'}", office(tmp_path, "A"))
    before = (tmp_path / "monev.db").read_bytes()
    result = run("unload", url, "--unit", "A", "--year", "2019")
    assert result.exit_code == ExitCode.DATA
    assert "Laporan tahun 2019 untuk unit “A” tidak ada pada data." in result.stderr
    assert (tmp_path / "monev.db").read_bytes() == before
    assert run("unload", f"sqlite:///{tmp_path / 'lain.db'}", "--unit", "A", "--year", "1").exit_code == ExitCode.DATA
    assert not (tmp_path / "lain.db").exists()
