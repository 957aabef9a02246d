"""A database is an input of a batch: each of its units an office."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_builder.batch import reading
from report_builder.batch.plan import Entry
from tests.database.offices import counted, fill, office


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


@pytest.mark.parametrize("url", ["sqlite:///hilang.db", "postgresql://monev@127.0.0.1:1/monev"])
def test_a_database_that_cannot_be_read_is_an_office_whose_report_tells_why(tmp_path: Path, url: str) -> None:
    (entry,) = reading.read(plan(tmp_path, url)).entries
    assert entry.unit == Path(url).stem
