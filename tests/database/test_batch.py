"""A database is an input of a batch: each of its units an office."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.batch import reading
from report_builder.batch.plan import Entry
from report_builder.batch.receipt import Cap
from report_builder.batch.work import Hasil, Tugas, make
from report_builder.errors import ExitCode, ReportError
from report_builder.model import check
from tests.database.offices import counted, execute, fill, office


def plan(folder: Path, *inputs: str) -> Path:
    path = folder / "batch.toml"
    path.write_text(f"inputs = {list(inputs)}", encoding="utf-8")
    return path


def test_an_sqlite_file_is_told_from_where_the_plan_lies(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    fill(f"sqlite:///{tmp_path / 'data/monev.db'}", office(tmp_path, "A"), office(tmp_path, "B"))
    url = f"sqlite:///{tmp_path / 'data/monev.db'}"
    entries = reading.read(plan(tmp_path, "sqlite:///data/monev.db")).entries
    assert [replace(entry, bagian=None) for entry in entries] == [Entry("A", url, "A"), Entry("B", url, "B")]


def test_a_plan_of_a_database_is_read_with_one_query_a_table(database: str, tmp_path: Path) -> None:
    fill(database, *(office(tmp_path, f"U{number}") for number in range(5)))
    with counted() as sent:
        entries = reading.read(plan(tmp_path, database)).entries
    assert [entry.pilih for entry in entries] == ["U0", "U1", "U2", "U3", "U4"]
    assert len(sent) <= 2 * 15


OWN_NAMES = """
[query]
identitas = "SELECT kantor AS unit, thn AS tahun_laporan, kunci, isi FROM profil"
sasaran = "SELECT kantor AS unit, thn AS tahun_laporan, 'S-1' AS kode, 'Meningkatnya layanan' AS sasaran FROM kinerja"
indikator = '''
    SELECT kantor AS unit, thn AS tahun_laporan, no_iku AS kode, 'S-1' AS kode_sasaran, 'Jumlah layanan' AS indikator,
        'layanan' AS satuan, t AS target, r AS realisasi FROM kinerja
'''
"""


def own_tables(url: str) -> None:
    execute(
        url,
        "CREATE TABLE kinerja (kantor TEXT, thn INTEGER, no_iku TEXT, t NUMERIC, r NUMERIC)",
        "INSERT INTO kinerja VALUES ('A', 2021, 'I1', 4, 3), ('B', 2021, 'I1', 5, 5), ('B', 2020, 'I1', 5, 2)",
        "CREATE TABLE profil (kantor TEXT, thn INTEGER, kunci TEXT, isi TEXT)",
        *(
            f"INSERT INTO profil VALUES ('{unit}', 2021, '{kunci}', '{isi}')"  # noqa: S608 - of this test
            for unit in "AB"
            for kunci, isi in (("instansi", "Badan Contoh"), ("unit_kerja", f"Kantor {unit}"), ("tahun", "2021"))
        ),
    )


def test_the_queries_beside_a_plan_give_its_offices(database: str, tmp_path: Path) -> None:
    own_tables(database)
    (tmp_path / "report.toml").write_text(OWN_NAMES, encoding="utf-8")
    read = reading.read(plan(tmp_path, database))
    offices = {entry.unit: check(entry.bagian.unpack()).laporan for entry in read.entries if entry.bagian}
    assert {unit: [str(one.realisasi) for one in office.indikator] for unit, office in offices.items()} == {
        "A": ["3"],
        "B": ["5"],
    }


def test_a_query_that_cannot_give_all_units_is_told_where_the_report_is_made(database: str, tmp_path: Path) -> None:
    own_tables(database)
    text = OWN_NAMES.replace("FROM profil", "FROM profil WHERE kantor = :unit")
    (tmp_path / "report.toml").write_text(text, encoding="utf-8")
    read = reading.read(plan(tmp_path, database))
    tugas = Tugas(read.entries[0], ("ringkasan",), str(tmp_path / "hasil"), read.options, Cap("", "", 1))
    (failed,) = [told for told in make(tugas) if isinstance(told, Hasil)]
    assert failed.kesalahan
    (told,) = map(str, failed.kesalahan.masalah)
    assert "report.toml · query.identitas: Kueri ini memerlukan :unit." in told
    assert "beri SELECT itu kolom unit dan tahun_laporan" in told


def test_faults_of_the_queries_are_faults_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "report.toml").write_text("[query]\nsasaran = 'DELETE FROM x'", encoding="utf-8")
    with pytest.raises(ReportError, match="Kueri harus berupa SELECT") as refused:
        reading.read(plan(tmp_path, "sqlite:///monev.db"))
    assert refused.value.exit_code is ExitCode.TEMPLATE


@pytest.mark.parametrize("url", ["sqlite:///hilang.db", "postgresql://monev@127.0.0.1:1/monev"])
def test_a_database_that_cannot_be_read_is_an_office_whose_report_tells_why(tmp_path: Path, url: str) -> None:
    (entry,) = reading.read(plan(tmp_path, url)).entries
    assert entry.unit == Path(url).stem
