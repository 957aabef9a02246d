"""The ledger of runs: what was made of which data, by which version, and how it went; one SQLite file.

Only the process that runs a batch writes it; workers tell what they did. A write is a transaction, so that the file is
right after a kill at any moment.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report_builder.batch.kesalahan import Kesalahan

FORM = 4
"""The version of the tables, kept in the file itself."""

LOG = "-wal"
"""What SQLite adds to the name of a file for the log beside it, which is there as long as a run is at work."""

_TABLES = """
CREATE TABLE laporan (
    unit TEXT NOT NULL, jenis TEXT NOT NULL, keadaan TEXT NOT NULL, sidik TEXT NOT NULL, sumber TEXT NOT NULL,
    versi TEXT NOT NULL, percobaan INTEGER NOT NULL, mulai TEXT NOT NULL, selesai TEXT NOT NULL, hasil TEXT NOT NULL,
    kesalahan TEXT NOT NULL, putaran INTEGER NOT NULL, tanda TEXT NOT NULL,
    PRIMARY KEY (unit, jenis)
) WITHOUT ROWID;
CREATE TABLE rencana (
    unit TEXT NOT NULL, jenis TEXT NOT NULL, diperiksa INTEGER NOT NULL, PRIMARY KEY (unit, jenis)
) WITHOUT ROWID;
CREATE TABLE putaran (
    nomor INTEGER PRIMARY KEY, versi TEXT NOT NULL, mulai TEXT NOT NULL, selesai TEXT NOT NULL,
    dibuat INTEGER NOT NULL, dilewati INTEGER NOT NULL, gagal INTEGER NOT NULL
);
"""


class OtherForm(sqlite3.DatabaseError):
    """A ledger that another version of the program has made."""


class Keadaan(StrEnum):
    """How a report stands."""

    BERJALAN = "berjalan"
    SELESAI = "selesai"
    GAGAL = "gagal"


@dataclass(frozen=True, slots=True)
class Catatan:
    """One report in the ledger.

    ``sidik`` is the hash of templates and options, ``sumber`` and ``hasil`` give the hash of each file read and made,
    by its place; where none was made, ``hasil`` tells of the files of an earlier one. ``tanda`` stands for the receipt
    that lies with what was made. Times are ISO 8601 with their offset.
    """

    unit: str
    jenis: str
    keadaan: Keadaan
    sidik: str
    versi: str
    sumber: Mapping[str, str] = field(default_factory=dict)
    percobaan: int = 0
    mulai: str = ""
    selesai: str = ""
    hasil: Mapping[str, str] = field(default_factory=dict)
    kesalahan: Kesalahan | None = None
    putaran: int = 0
    tanda: str = ""


@dataclass(frozen=True, slots=True)
class Putaran:
    """One run of a batch: its number, by which the logs know it too, and what it did."""

    nomor: int
    versi: str
    mulai: str
    selesai: str = ""
    dibuat: int = 0
    dilewati: int = 0
    gagal: int = 0


class Ledger:
    """The open ledger. Raises sqlite3.Error where the file is none, or of another form, or cannot be written."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._file = _identity(path)

    @property
    def in_place(self) -> bool:
        """Whether the file that was opened still lies there; SQLite goes on writing to one that was deleted."""
        return _identity(self._path) == self._file

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Ledger]:
        """The ledger at this path, made where it is lacking; closed at the end."""
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            _make_tables(connection)
            yield cls(connection, path)
        finally:
            connection.close()

    @classmethod
    @contextmanager
    def read(cls, path: Path) -> Iterator[Ledger]:
        """The ledger at this path, of which nothing is changed, while a run writes it too.

        Raises sqlite3.Error where there is none.
        """
        with TemporaryDirectory(prefix="report-builder-") as folder:
            connection = _read(path, Path(folder))
            try:
                _require_form(connection)
                yield cls(connection, path)
            finally:
                connection.close()

    def begin(self, versi: str, mulai: str) -> Putaran:
        """A new run; its number comes from the ledger, which no clock can set back."""
        row = self._connection.execute(
            "INSERT INTO putaran (versi, mulai, selesai, dibuat, dilewati, gagal) VALUES (?, ?, '', 0, 0, 0)",
            (versi, mulai),
        )
        return Putaran(row.lastrowid or 0, versi, mulai)

    def end(self, putaran: Putaran) -> None:
        """What a run did."""
        self._connection.execute(
            "UPDATE putaran SET selesai = ?, dibuat = ?, dilewati = ?, gagal = ? WHERE nomor = ?",
            (putaran.selesai, putaran.dibuat, putaran.dilewati, putaran.gagal, putaran.nomor),
        )

    def record(self, catatan: Iterable[Catatan]) -> None:
        """How reports stand now, all of them or, after a failure, none."""
        with self._at_once():
            self._connection.executemany(
                "INSERT OR REPLACE INTO laporan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_to_row, catatan)
            )

    def expect(self, reports: Iterable[tuple[str, str]], left_alone: Collection[str] = ()) -> None:
        """The reports that the plan has now, by unit and jenis; those that it had before are forgotten.

        At those of the units ``left_alone`` the run does not even look.
        """
        with self._at_once():
            self._connection.execute("DELETE FROM rencana")
            rows = ((unit, jenis, unit not in left_alone) for unit, jenis in reports)
            self._connection.executemany("INSERT INTO rencana VALUES (?, ?, ?)", rows)

    def expected(self) -> Iterator[tuple[str, str, bool, Catatan | None]]:
        """Every report that the plan has, by unit and jenis, whether the last run looked at it, and how it stands.

        None where it was never begun.
        """
        rows = self._connection.execute(
            "SELECT rencana.unit, rencana.jenis, diperiksa, laporan.* "
            "FROM rencana LEFT JOIN laporan USING (unit, jenis) "
            "ORDER BY rencana.unit, rencana.jenis"
        )
        return (
            (unit, jenis, bool(looked), _from_row(tuple(row)) if row[0] else None) for unit, jenis, looked, *row in rows
        )

    def reports(self) -> Iterator[Catatan]:
        """Every report, by unit and jenis."""
        rows = self._connection.execute("SELECT * FROM laporan ORDER BY unit, jenis")
        return map(_from_row, rows)

    def last_run(self) -> Putaran | None:
        """The run that was begun last, by its number; None before the first."""
        row = self._connection.execute("SELECT * FROM putaran ORDER BY nomor DESC LIMIT 1").fetchone()
        return Putaran(*row) if row else None

    def runs(self) -> tuple[Putaran, ...]:
        """Every run, the first one first."""
        return tuple(Putaran(*row) for row in self._connection.execute("SELECT * FROM putaran ORDER BY nomor"))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _read(path: Path, folder: Path) -> sqlite3.Connection:
    """A connection that changes nothing; the folder is for a copy, should there be need of one."""
    log = path.with_name(f"{path.name}{LOG}")
    # Without a run at work there is no log; a reader that took no account of that would leave one behind.
    if not log.exists():
        return _connect(path, "mode=ro&immutable=1")
    try:
        return _connect(path, "mode=ro")
    except sqlite3.OperationalError:
        # Who may not write beside a ledger cannot share the log of a run that was killed.
        copies = [shutil.copyfile(one, folder / one.name) for one in (path, log)]
        return _connect(copies[0], "mode=rw")


def _connect(path: Path, settings: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?{settings}", uri=True)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file keeps as long as it is the same one; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _make_tables(connection: sqlite3.Connection) -> None:
    if _require_form(connection) != FORM:
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {FORM}; COMMIT;")


def _require_form(connection: sqlite3.Connection) -> int:
    """The form of the tables, 0 where there are none yet; raises OtherForm."""
    form: int
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form not in {0, FORM}:
        raise OtherForm(f"bentuk {form}, bukan {FORM}")
    return form


def _to_row(catatan: Catatan) -> tuple[Any, ...]:
    wrong = catatan.kesalahan
    return (
        catatan.unit, catatan.jenis, catatan.keadaan, catatan.sidik, json.dumps(catatan.sumber), catatan.versi,
        catatan.percobaan, catatan.mulai, catatan.selesai, json.dumps(catatan.hasil),
        json.dumps(wrong.to_json()) if wrong else "", catatan.putaran, catatan.tanda,
    )  # fmt: skip


def _from_row(row: tuple[Any, ...]) -> Catatan:
    unit, jenis, keadaan, sidik, sumber, versi, percobaan, mulai, selesai, hasil, kesalahan, putaran, tanda = row
    return Catatan(
        unit, jenis, Keadaan(keadaan), sidik, versi, json.loads(sumber), percobaan, mulai, selesai, json.loads(hasil),
        Kesalahan.read(json.loads(kesalahan)) if kesalahan else None, putaran, tanda,
    )  # fmt: skip
