"""Which report a database gives, and what it says where it cannot."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from report_builder import pipeline, plugins
from report_builder.dataset import CellKind, Dataset, Pilihan, Table
from report_builder.errors import ExitCode, Place, ReportError
from report_builder.model import check
from report_builder.pipeline import Job
from tests.database.offices import OWN_TABLES, counted, execute, fill, office


def refusal(url: str, pilihan: Pilihan = plugins.EVERYTHING) -> str:
    with pytest.raises(ReportError) as failure:
        plugins.read(url, pilihan)
    return str(failure.value)


def table(dataset: Dataset, nama: str) -> Table:
    return next(table for table in dataset.tables if table.nama == nama)


def realisasi(dataset: Dataset) -> object:
    return check(dataset).laporan.indikator[0].realisasi


@pytest.fixture
def three(database: str, tmp_path: Path) -> str:
    """Give a database with two units, one of them with two years."""
    folder = tmp_path / "kantor"
    return fill(database, office(folder, "A", 2020, 40), office(folder, "A", 2021, 50), office(folder, "B", 2021, 60))


def test_a_unit_gives_its_latest_year(three: str) -> None:
    dataset = plugins.read(three, Pilihan("a"))
    assert check(dataset).laporan.identitas.tahun == 2021
    assert realisasi(dataset) == 50


def test_a_unit_gives_the_year_that_is_asked_for(three: str) -> None:
    assert realisasi(plugins.read(three, Pilihan("A", 2020))) == 40


def test_the_columns_that_tell_the_report_of_a_row_are_no_columns_of_the_sheet(three: str) -> None:
    header = [cell.value for cell in table(plugins.read(three, Pilihan("B")), "Sasaran").header]
    assert header == ["kode", "sasaran"]


def test_several_units_are_told_by_name_where_none_is_picked(three: str) -> None:
    assert refusal(three).endswith("Basis data ini memuat 2 unit. Pilih satu dengan --unit: A, B.")


def test_an_unknown_unit_is_answered_with_those_that_exist(three: str) -> None:
    told = refusal(three, Pilihan("C"))
    assert told.endswith("Unit “C” tidak ada pada data. Yang ada: A (Direktorat Contoh), B (Direktorat Contoh).")


def test_a_unit_may_be_called_by_its_name(database: str, tmp_path: Path) -> None:
    names = {"3371": "Kantor Kota Magelang", "3372": "Kantor Kota Surakarta", "3373": "Kantor Kota Surakarta"}
    fill(database, *(office(tmp_path, kode, edits={"Identitas!B3": nama}) for kode, nama in names.items()))
    with counted() as by_code:
        one = plugins.read(database, Pilihan("3371"))
    with counted() as by_name:
        assert plugins.read(database, Pilihan("kantor kota  magelang")) == one
    assert len(by_name) == len(by_code) + 1
    assert refusal(database, Pilihan("kantor kota magelan")).endswith("Maksud Anda 3371 (Kantor Kota Magelang)?")
    assert refusal(database, Pilihan("Kantor Kota Surakarta")).endswith("Sebutkan kode salah satunya: 3372, 3373.")


def test_of_many_units_some_are_named(database: str, tmp_path: Path) -> None:
    fill(database, *(office(tmp_path, f"U{number:02}") for number in range(13)))
    assert refusal(database).endswith("U09, dan 3 lagi.")


def test_an_unknown_year_is_answered_with_those_that_exist(three: str) -> None:
    told = refusal(three, Pilihan("A", 2019))
    assert told.endswith("Laporan tahun 2019 untuk unit “A” tidak ada pada data. Yang ada: 2020, 2021.")


def test_every_unit_is_read_as_it_is_alone(three: str) -> None:
    together = plugins.read_units(three)
    assert together == {"A": plugins.read(three, Pilihan("A")), "B": plugins.read(three, Pilihan("B"))}


def test_of_one_year_the_units_that_have_it_are_read(three: str) -> None:
    assert list(plugins.read_units(three, Pilihan(tahun=2020))) == ["A"]


def test_at_one_time_only_the_units_with_a_report_of_the_latest_year_are_read(database: str, tmp_path: Path) -> None:
    fill(database, *(office(tmp_path, kode, tahun) for kode, tahun in (("A", 2020), ("B", 2020), ("B", 2021))))
    units = plugins.read_units(database, Pilihan(serempak=True))
    assert list(units) == ["B"]
    assert [problem.message for problem in units["B"].problems] == ["1 unit tidak mempunyai laporan tahun 2021: A."]
    assert list(plugins.read_units(database, Pilihan(tahun=2020, serempak=True))) == ["A", "B"]


def test_a_year_cannot_be_picked_from_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="Tahun hanya dapat dipilih dari basis data") as failure:
        plugins.read(office(tmp_path, "A"), Pilihan(tahun=2021))
    assert failure.value.exit_code is ExitCode.USAGE


# --- queries ---------------------------------------------------------------------------------------------------------


def test_one_report_costs_one_query_a_table_and_three_more(three: str) -> None:
    with counted() as sent:
        dataset = plugins.read(three, Pilihan("B"))
    # Which tables there are, and which units and years; then each table with the one of appendices.
    assert len(sent) <= len(dataset.tables) + 1 + 2


def test_more_units_cost_no_more_queries(database: str, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    files = [office(folder, f"U{number}", tahun) for number in range(6) for tahun in (2020, 2021)]
    fill(database, *files)
    with counted() as one:
        plugins.read(database, Pilihan("U1"))
    with counted() as all_units:
        units = plugins.read_units(database)
    assert len(units) == 6
    assert len(all_units) == len(one)
    assert len(all_units) <= 2 * len(next(iter(units.values())).tables)


# --- tables of an office's own ---------------------------------------------------------------------------------------


def test_tables_without_unit_year_and_number_are_one_report(database: str) -> None:
    execute(database, *OWN_TABLES)
    laporan = check(plugins.read(database)).laporan
    assert [(one.kode, str(one.target), str(one.realisasi)) for one in laporan.indikator] == [
        ("IKK-2", "53", "65"),
        ("IKK-10", "4", "3"),
    ]
    assert laporan.indikator[0].places["target"].sel == "TARGET · Kode=IKK-2"
    assert laporan.identitas.places["unit_kerja"].sel == "isi · kunci=unit_kerja"


def test_a_report_is_made_of_one_sqlite_file_of_one_office(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kantor.db'}"
    execute(url, *OWN_TABLES)
    attached = pipeline.run(Job(url, "ringkasan", ("txt",))).outputs
    assert [output.name for output in attached] == ["ringkasan.txt", "fakta.json"]


def test_years_without_units_are_reports_of_one_office(database: str) -> None:
    execute(
        database,
        *OWN_TABLES,
        "ALTER TABLE indikator ADD COLUMN tahun_laporan TEXT",
        "UPDATE indikator SET tahun_laporan = CASE realisasi WHEN 3 THEN '2020' ELSE '2021' END",
    )
    assert table(plugins.read(database), "Indikator").rows[0][0].value == "IKK-2"
    before = plugins.read(database, Pilihan(tahun=2020))
    assert table(before, "Indikator").rows[0][0].value == "IKK-10"
    assert [sumber.berkas.rpartition(", ")[2] for sumber in before.sumber] == ["tahun 2020"]
    assert refusal(database, Pilihan("A")).endswith("Tambahkan kolom unit pada setiap tabel.")


def test_a_table_with_nearly_the_name_of_a_sheet_is_told(database: str) -> None:
    execute(database, *OWN_TABLES, "CREATE TABLE analisa (kode_indikator TEXT)")
    problems = plugins.read(database).problems
    assert [str(problem).partition(": ")[2] for problem in problems] == [
        "Tabel “analisa” tidak dibaca. Mungkin yang dimaksud “analisis”."
    ]


def test_an_appendix_may_be_a_table_of_its_own(database: str) -> None:
    execute(
        database,
        *OWN_TABLES,
        'CREATE TABLE lampiran_daftar_desa ("Desa" TEXT, "Nilai" NUMERIC)',
        "INSERT INTO lampiran_daftar_desa VALUES ('Argomakmur', 2.5)",
    )
    (lampiran,) = check(plugins.read(database)).laporan.lampiran
    assert lampiran.nama == "Lampiran daftar desa"
    assert [[str(cell.value) for cell in row] for row in (lampiran.header, *lampiran.rows)] == [
        ["Desa", "Nilai"],
        ["Argomakmur", "2.5"],
    ]


def test_a_view_is_a_table_too(database: str) -> None:
    execute(database, *OWN_TABLES, "ALTER TABLE sasaran RENAME TO sasaran_lama")
    execute(database, 'CREATE VIEW sasaran AS SELECT "Kode" AS kode, "Sasaran" AS sasaran FROM sasaran_lama')
    assert check(plugins.read(database)).laporan.sasaran[0].kode == "S-1"


def test_a_table_of_all_units_is_of_each(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A"), office(tmp_path, "B"))
    execute(
        database,
        "DROP TABLE skala",
        "CREATE TABLE skala (nama TEXT, label TEXT, batas_bawah INTEGER)",
        "INSERT INTO skala VALUES ('Kategori', 'Baik', 80), ('Kategori', 'Kurang', NULL)",
    )
    together = plugins.read_units(database)
    assert [len(table(dataset, "Skala").rows) for dataset in together.values()] == [2, 2]
    assert together["B"] == plugins.read(database, Pilihan("B"))


def test_rows_of_no_report_are_told(database: str) -> None:
    execute(database, *OWN_TABLES, "ALTER TABLE indikator ADD COLUMN unit TEXT")
    execute(database, "UPDATE indikator SET unit = 'A' WHERE \"Kode\" = 'IKK-2'")
    dataset = plugins.read(database)
    assert [problem.message for problem in dataset.problems] == [
        "Tabel “indikator” berisi baris tanpa unit yang terbaca; baris itu tidak dibaca."
    ]
    assert [one.kode for one in check(dataset).laporan.indikator] == ["IKK-2"]


# --- values ----------------------------------------------------------------------------------------------------------


def test_what_no_cell_holds_is_told_with_its_place_all_at_once(database: str) -> None:
    is_sqlite = database.startswith("sqlite")
    execute(
        database,
        *OWN_TABLES,
        f"ALTER TABLE indikator ADD COLUMN definisi {'BLOB' if is_sqlite else 'BYTEA'}",
        "UPDATE indikator SET definisi = X'00'" if is_sqlite else "UPDATE indikator SET definisi = '\\x00'",
    )
    with pytest.raises(ReportError) as failure:
        check(plugins.read(database))
    berkas = plugins.read(database).sumber[0].berkas
    assert [(problem.message, problem.where) for problem in failure.value.problems] == [
        (
            "Isinya data biner, yang tidak dapat dibaca sebagai isian.",
            Place(berkas, "Indikator", f"definisi · Kode={kode}"),
        )
        for kode in ("IKK-2", "IKK-10")
    ]


@pytest.mark.slow
def test_a_list_and_json_are_told(postgresql_url: str) -> None:
    execute(
        postgresql_url, *OWN_TABLES, "ALTER TABLE indikator ADD COLUMN definisi JSONB, ADD COLUMN sumber_data TEXT[]"
    )
    execute(
        postgresql_url, "UPDATE indikator SET definisi = '{\"a\": 1}', sumber_data = '{a,b}' WHERE \"Kode\" = 'IKK-2'"
    )
    problems = plugins.read(postgresql_url).problems
    assert [problem.message for problem in problems] == [
        "Isinya JSON atau larik, yang tidak dapat dibaca sebagai isian."
    ] * 2


def test_dates_and_truth_values_are_read_by_the_type_of_their_column(database: str) -> None:
    execute(
        database,
        *OWN_TABLES,
        "CREATE TABLE kutipan (penutur TEXT, kutipan TEXT, disetujui BOOLEAN)",
        "INSERT INTO kutipan VALUES ('Penutur', 'Kinerja kami terukur.', true)",
        "CREATE TABLE kegiatan (nama TEXT, tanggal_mulai DATE, tanggal_selesai TIMESTAMP)",
        "INSERT INTO kegiatan VALUES ('Rapat kerja', '2021-12-17', '2021-12-18 00:00:00')",
    )
    dataset = plugins.read(database)
    assert [cell.kind for cell in table(dataset, "Kegiatan").rows[0]] == [CellKind.TEXT, CellKind.DATE, CellKind.DATE]
    laporan = check(dataset).laporan
    assert laporan.kutipan[0].disetujui
    assert str(laporan.kegiatan[0].tanggal_selesai) == "2021-12-18"


def test_more_rows_than_any_report_has_are_refused(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("report_builder.database.fetch.MOST_ROWS", 1)
    execute(database, *OWN_TABLES)
    assert "Tabel ini berisi lebih dari 1 baris." in refusal(database)


# --- databases that cannot be read -----------------------------------------------------------------------------------


def test_a_missing_file_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "hilang.db"
    assert refusal(f"sqlite:///{path}") == (
        "hilang.db: Berkas basis data ini tidak ditemukan. Periksa nama dan foldernya."
    )
    assert not path.exists()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "monev.db"
    path.write_bytes(b"bukan basis data" * 100)
    assert refusal(f"sqlite:///{path}").startswith(
        "monev.db: Basis data ini tidak dapat dibaca: file is not a database."
    )


def test_a_file_that_another_program_keeps_to_itself_is_not_told_to_be_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "monev.db"
    fill(f"sqlite:///{path}", office(tmp_path, "A"))
    monkeypatch.setattr("report_builder.database.connection.SECONDS", 0)
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        told = refusal(f"sqlite:///{path}")
        other.rollback()
    assert told == (
        "monev.db: Basis data ini tidak dapat dibaca: database is locked. "
        "Program lain sedang menulis ke berkas itu; tunggu sampai selesai atau tutup program itu, lalu coba lagi."
    )


def test_a_database_without_sheets_lacks_those_that_must_be_there(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "kosong.db").close()
    (tmp_path / "kosong.db").touch()
    with pytest.raises(ReportError, match="Lembar wajib Indikator tidak ada"):
        check(plugins.read(f"sqlite:///{tmp_path / 'kosong.db'}"))


def test_what_a_killed_program_had_begun_to_write_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "monev.db"
    fill(f"sqlite:///{path}", office(tmp_path, "A"))
    writing = (
        "import os, sqlite3; c = sqlite3.connect('monev.db', isolation_level=None); c.execute('PRAGMA cache_size = 1');"
        "c.execute('BEGIN IMMEDIATE'); c.execute(\"UPDATE indikator SET satuan = hex(zeroblob(9000))\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", writing], cwd=tmp_path, check=False)
    assert (tmp_path / "monev.db-journal").exists()
    assert check(plugins.read(f"sqlite:///{path}")).laporan.indikator[0].satuan == "kawasan"


def test_a_text_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "monev.db"
    execute(f"sqlite:///{path}", *OWN_TABLES, "UPDATE indikator SET satuan = CAST(X'FF' AS TEXT)")
    assert "Basis data ini tidak dapat dibaca: Could not decode to UTF-8 column" in refusal(f"sqlite:///{path}")


def test_without_its_library_what_to_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "monev.db"
    execute(f"sqlite:///{path}", *OWN_TABLES)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    told = refusal("postgresql://monev@127.0.0.1/monev")
    assert told == "Pustaka untuk basis data belum terpasang (psycopg). Pasang pustakanya: pip install '.[sql]'."


def test_reading_changes_nothing(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A"))
    with pytest.raises(ReportError, match="Basis data menolak kueri ini"):
        plugins.read(database, Pilihan("A", query={"skala": "WITH x AS (SELECT 1) DELETE FROM skala"}))


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "postgresql://", "postgresql://h:x/a"]
)
def test_an_address_that_is_not_whole_is_told(url: str) -> None:
    with pytest.raises(ReportError, match=r"Tulis sqlite:///monev\.db") as failure:
        plugins.read(url)
    assert failure.value.exit_code is ExitCode.USAGE
