"""Offices whose tables have other names write a SELECT for each sheet in report.toml."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder import config, plugins, schema, settings
from report_builder.cli import app
from report_builder.database import selects
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import ExitCode, ReportError
from report_builder.model import check
from tests.database.offices import counted, execute

TABLES = (
    "CREATE TABLE satker (id INTEGER, nama TEXT)",
    "INSERT INTO satker VALUES (7, 'Kantor Tujuh'), (8, 'Kantor Delapan')",
    "CREATE TABLE kinerja (satker INTEGER, thn INTEGER, no_iku TEXT, nama TEXT, t NUMERIC, r NUMERIC)",
    "INSERT INTO kinerja VALUES (7, 2020, 'I1', 'Jumlah desa', 4, 1), (7, 2021, 'I1', 'Jumlah desa', 4, 3)",
    "INSERT INTO kinerja VALUES (8, 2021, 'I1', 'Jumlah kota', 5, 5)",
)
QUERY = """
[query]
identitas = '''
    SELECT 'instansi' AS kunci, 'Badan Contoh' AS isi
    UNION ALL SELECT 'unit_kerja', nama FROM satker WHERE id = :unit
    UNION ALL SELECT 'tahun', CAST(:tahun AS TEXT);
'''
sasaran = "SELECT 'S-1' AS kode, 'Meningkatnya layanan: desa; kota' AS sasaran"
indikator = '''
    SELECT no_iku AS kode, 'S-1' AS "Kode Sasaran", nama AS indikator, 'desa' AS satuan, t AS target, r AS realisasi
    FROM kinerja WHERE satker = :unit AND thn = :tahun -- :lain; tidak dibaca
'''
"""
ALL_UNITS = {
    "identitas": "SELECT id AS unit, 2021 AS tahun_laporan, 'unit_kerja' AS kunci, nama AS isi FROM satker",
    "indikator": "SELECT satker AS unit, thn AS tahun_laporan, no_iku AS kode, r AS realisasi FROM kinerja",
}


def query(folder: Path, text: str = QUERY) -> dict[str, str]:
    path = folder / "report.toml"
    path.write_text(text, encoding="utf-8")
    return dict(config.read(path).query)


def refusal(url: str, pilihan: Pilihan) -> str:
    with pytest.raises(ReportError) as failure:
        plugins.read(url, pilihan)
    return str(failure.value)


def test_a_select_gives_a_sheet(database: str, tmp_path: Path) -> None:
    execute(database, *TABLES)
    dataset = plugins.read(database, Pilihan("7", 2021, query(tmp_path)))
    laporan = check(dataset).laporan
    assert laporan.identitas.unit_kerja == "Kantor Tujuh"
    assert laporan.sasaran[0].sasaran == "Meningkatnya layanan: desa; kota"
    assert [(one.kode, str(one.target), str(one.realisasi)) for one in laporan.indikator] == [("I1", "4", "3")]
    assert dataset.sumber[0].berkas.endswith(", unit 7, tahun 2021")
    assert laporan.indikator[0].places["target"].sel == "target · kode=I1"


def test_a_value_is_bound_and_no_part_of_the_statement(database: str) -> None:
    execute(database, *TABLES)
    rows = {"identitas": "SELECT 'unit_kerja' AS kunci, nama AS isi FROM satker WHERE CAST(id AS TEXT) = :unit"}
    dataset = plugins.read(database, Pilihan("7' OR '1'='1", query=rows))
    assert [table.rows for table in dataset.tables] == [()]


def test_what_a_query_asks_for_and_nobody_said_is_told_for_all_at_once(database: str, tmp_path: Path) -> None:
    execute(database, *TABLES)
    told = refusal(database, Pilihan(query=query(tmp_path))).splitlines()
    assert [line.partition(". ")[0] for line in told] == [
        f"report.toml · query.{lembar}: Kueri ini memerlukan :{nama}"
        for lembar in ("identitas", "indikator")
        for nama in ("tahun", "unit")
    ]
    assert "Sebutkan --year" in told[0]


def test_what_the_database_refuses_is_told_for_all_queries_at_once(database: str) -> None:
    execute(database, *TABLES)
    wrong = {"sasaran": "SELECT kode FROM tidak_ada", "indikator": "SELECT tidak_ada FROM kinerja"}
    with pytest.raises(ReportError) as failure:
        plugins.read(database, Pilihan(query=wrong))
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert [str(problem.where) for problem in failure.value.problems] == [
        "report.toml · query.sasaran",
        "report.toml · query.indikator",
    ]
    assert all("tidak_ada" in problem.message for problem in failure.value.problems)


def test_rows_that_tell_their_unit_give_all_units_at_once(database: str) -> None:
    execute(database, *TABLES)
    units = plugins.read_units(database, Pilihan(query=ALL_UNITS))
    rows = {
        unit: [[str(cell.value) for cell in row] for table in dataset.tables for row in table.rows]
        for unit, dataset in units.items()
    }
    assert rows == {
        "7": [["unit_kerja", "Kantor Tujuh"], ["I1", "3"], ["I1", "2020", "None", "1"]],
        "8": [["unit_kerja", "Kantor Delapan"], ["I1", "5"]],
    }


@pytest.mark.slow
def test_what_postgresql_quotes_with_dollars_is_a_text(postgresql_url: str, tmp_path: Path) -> None:
    select = "SELECT 'S-1' AS kode, $$Layanan; :mutu's 100%$$ || $a$ $$ :unit$a$ AS sasaran WHERE :unit = '7'"
    dataset = plugins.read(postgresql_url, Pilihan("7", 2021, query(tmp_path, f'[query]\nsasaran = "{select}"')))
    rows = [[cell.value for cell in row] for table in dataset.tables for row in table.rows]
    assert rows == [["S-1", "Layanan; :mutu's 100% $$ :unit"]]


@pytest.mark.parametrize(
    "statement", ["SELECT 1 AS a$b$; DELETE FROM x; SELECT 2 AS a$b$", "SELECT $a$; DELETE FROM x; SELECT $b$"]
)
def test_what_only_looks_quoted_with_dollars_hides_no_second_statement(statement: str) -> None:
    assert list(selects.faults(statement)) == ["Kueri harus berupa satu SELECT saja."]


def test_a_query_stands_in_for_the_table_of_its_sheet(database: str) -> None:
    execute(database, *TABLES, "CREATE TABLE sasaran (kode TEXT, sasaran TEXT)")
    execute(database, "INSERT INTO sasaran VALUES ('S-1', 'lama')")
    dataset = plugins.read(database, Pilihan(query={"Sasaran": "SELECT 'S-1' AS kode, 'baru' AS sasaran"}))
    assert [[cell.value for cell in row] for table in dataset.tables for row in table.rows] == [["S-1", "baru"]]


# --- report.toml -----------------------------------------------------------------------------------------------------


def test_all_that_is_wrong_in_the_file_is_told(tmp_path: Path) -> None:
    text = """
[query]
indikatr = "SELECT 1"
sasaran = "DELETE FROM sasaran"
indikator = "SELECT 1; DROP TABLE x"
skala = "SELECT :kantor"
unit = 1
[lain]
"""
    with pytest.raises(ReportError) as failure:
        query(tmp_path, text)
    assert failure.value.exit_code is ExitCode.TEMPLATE
    assert [(str(problem.where), problem.message) for problem in failure.value.problems] == [
        ("report.toml · query.indikatr", "Kunci “indikatr” tidak dikenal."),
        ("report.toml · query.sasaran", "Kueri harus berupa SELECT."),
        ("report.toml · query.indikator", "Kueri harus berupa satu SELECT saja."),
        ("report.toml · query.skala", "Parameter “:kantor” tidak dikenal."),
        ("report.toml · query.unit", "Isinya harus teks SELECT."),
        ("report.toml · lain", "Kunci “lain” tidak dikenal."),
    ]


def test_every_sheet_may_have_a_query() -> None:
    known = settings.read_schema("report")["properties"]["query"]["properties"]
    assert set(known) == {sheet.nama.lower() for sheet in schema.SHEETS} | {"lampiran"}


def test_without_the_file_there_are_no_queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert config.read() == config.Config()


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="Berkas pengaturan ini tidak dapat dibaca") as failure:
        config.read(tmp_path / "hilang.toml")
    assert failure.value.exit_code is ExitCode.USAGE


def test_the_file_where_the_program_runs_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    execute("sqlite:///kinerja.db", *TABLES)
    query(tmp_path)
    result = CliRunner().invoke(app, ["check", "sqlite:///kinerja.db", "--unit", "8", "--year", "2021"])
    assert result.stdout.startswith("Data siap: 1 sasaran, 1 indikator"), result.output
    (tmp_path / "report.toml").rename(tmp_path / "lain.toml")
    result = CliRunner().invoke(
        app, ["check", "sqlite:///kinerja.db", "--unit", "8", "--year", "2021", "--config", "lain.toml"]
    )
    assert result.exit_code == ExitCode.OK, result.output


# --- earlier years ---------------------------------------------------------------------------------------------------

TELLING = {
    "identitas": "SELECT thn AS tahun_laporan, 'periode' AS kunci, periode AS isi FROM masa",
    "indikator": "SELECT satker AS unit, thn AS tahun_laporan, no_iku AS kode, t AS target, r AS realisasi "
    "FROM kinerja",
}


def riwayat(dataset: Dataset) -> list[list[str]]:
    return [
        [str(cell.value) for cell in row] for table in dataset.tables if table.nama == "Riwayat" for row in table.rows
    ]


def test_a_select_of_one_year_is_run_for_the_years_before_too(database: str, tmp_path: Path) -> None:
    execute(database, *TABLES)
    with counted() as sent:
        dataset = plugins.read(database, Pilihan("7", 2021, query(tmp_path)))
    assert riwayat(dataset) == [["I1", "2020", "4", "1"]]
    assert [one.berkas.rpartition("unit")[2] for one in dataset.sumber] == [" 7, tahun 2021", " 7, tahun 2020"]
    # Indikator and Identitas for each of five years, in savepoints.
    assert sum(statement.lstrip().startswith("SELECT") for statement in sent) <= 1 + 3 + 2 * 5
    assert riwayat(plugins.read(database, Pilihan("8", 2021, query(tmp_path)))) == []


def test_rows_that_tell_their_year_are_history_without_another_query(database: str) -> None:
    execute(database, *TABLES)
    rows = {"indikator": TELLING["indikator"]}
    with counted() as sent:
        units = plugins.read_units(database, Pilihan(query=rows))
    assert {unit: riwayat(dataset) for unit, dataset in units.items()} == {"7": [["I1", "2020", "4", "1"]], "8": []}
    assert sum("kinerja" in statement for statement in sent) == 1


def test_without_a_year_the_latest_is_read_that_rows_tell(database: str) -> None:
    execute(database, *TABLES)
    one = f"{TELLING['indikator'].replace('satker AS unit, ', '')} WHERE CAST(satker AS TEXT) = :unit"
    dataset = plugins.read(database, Pilihan("7", query={"indikator": one}))
    assert [str(row[2].value) for table in dataset.tables if table.nama == "Indikator" for row in table.rows] == ["3"]
    assert riwayat(dataset) == [["I1", "2020", "4", "1"]]


def test_a_year_whose_report_is_of_a_quarter_is_no_history(database: str) -> None:
    execute(
        database, *TABLES, "CREATE TABLE masa (thn INTEGER, periode TEXT)", "INSERT INTO masa VALUES (2020, 'TW 2')"
    )
    assert riwayat(plugins.read(database, Pilihan("7", 2021, TELLING))) == []
