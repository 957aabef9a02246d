"""What a ledger keeps, and what it can be read of whatever lies around it."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.ledger import FORM, Catatan, Keadaan, Ledger, OtherForm
from report_builder.errors import error


def test_a_message_is_kept_whatever_signs_it_has(tmp_path: Path) -> None:
    wrong = Kesalahan(1, (error("nama \udce9 “kantor” \0"),))
    with Ledger.open(tmp_path / "status.sqlite") as book:
        book.record([Catatan("a", "lakip", Keadaan.GAGAL, "", "", kesalahan=wrong)])
        assert [one.kesalahan for one in book.reports()] == [wrong]


def test_a_ledger_of_another_form_is_refused_by_who_writes_and_who_reads(tmp_path: Path) -> None:
    path = tmp_path / "status.sqlite"
    with closing(sqlite3.connect(path)) as older:
        older.execute("PRAGMA user_version = 1")
    for ledger in (Ledger.open, Ledger.read):
        with pytest.raises(OtherForm, match=f"bentuk 1, bukan {FORM}"), ledger(path):
            pass


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """Give the ledger of a run that was killed, so that all it wrote down is in the log beside it."""
    at_work, left = tmp_path / "status.sqlite", tmp_path / "tertinggal" / "status.sqlite"
    left.parent.mkdir()
    with Ledger.open(at_work) as book:
        book.begin("1.0", "2026-11-25T02:00:00+07:00")
        for name in ("status.sqlite", "status.sqlite-wal"):
            shutil.copyfile(tmp_path / name, left.with_name(name))
    return left


def test_the_ledger_of_a_killed_run_can_be_read(killed: Path) -> None:
    with Ledger.read(killed) as book:
        assert [one.nomor for one in book.runs()] == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_it_can_be_read_where_nothing_may_be_written_beside_it(killed: Path) -> None:
    killed.with_name("status.sqlite-shm").symlink_to("tiada/tiada")  # Nobody can lay a file down there.
    with Ledger.read(killed) as book:
        assert [one.nomor for one in book.runs()] == [1]
    assert sorted(path.name for path in killed.parent.iterdir()) == [
        "status.sqlite", "status.sqlite-shm", "status.sqlite-wal",
    ]  # fmt: skip
