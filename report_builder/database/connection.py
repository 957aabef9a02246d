"""A connection to a database, within one transaction: read only, or for a load that is kept whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from report_builder.database.address import Alamat
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SECONDS = 10
"""How long a server may take to answer, or another program to be done with a file."""

_INSTALL = "Pasang pustakanya: pip install '.[sql]'."
_UNREACHABLE = "Basis data ini tidak dapat dihubungi."
_CHECK = (
    "Periksa apakah servernya berjalan, host dan portnya, nama basis data dan penggunanya, "
    "serta kata sandinya di PGPASSWORD atau .pgpass."
)
_UNREADABLE = "Basis data ini tidak dapat dibaca: {}."
_UNREADABLE_HINT = "Periksa apakah berkasnya basis data SQLite yang utuh, dan hak pengguna untuk membaca tabelnya."
_BUSY = "Program lain sedang menulis ke berkas itu; tunggu sampai selesai atau tutup program itu, lalu coba lagi."
_UNWRITABLE = "Data tidak dapat dimuat, dan basis datanya tetap seperti semula: {}."
_UNWRITABLE_HINT = "Periksa hak pengguna untuk menulis, dan aturan pada tabelnya."


@contextmanager
def reading(alamat: Alamat) -> Iterator[Connection]:
    """A connection that can only read, and sees the database as it is at one moment.

    Raises ReportError (data) where the database cannot be reached or read.
    """
    if alamat.file and not alamat.file.is_file():
        raise _refusal("Berkas basis data ini tidak ditemukan.", alamat, "Periksa nama dan foldernya.")
    if alamat.file:
        _recover(alamat.file)
    engine = _engine(alamat, "ro")
    options = {} if alamat.file else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with _opened(engine, alamat, options) as connection, _told(alamat, _UNREADABLE, _UNREADABLE_HINT):
        yield connection


def _recover(file: Path) -> None:
    """Let SQLite undo what a program that was killed had begun to write: who only reads cannot."""
    if file.with_name(f"{file.name}-journal").exists():
        # Where that cannot be done either, reading tells why.
        with suppress(sqlite3.Error), closing(sqlite3.connect(_uri(file, "rw"), uri=True)) as connection:
            connection.execute("SELECT COUNT(*) FROM sqlite_master")


@contextmanager
def loading(alamat: Alamat) -> Iterator[Connection]:
    """A connection that writes: all of it at the end, nothing where anything fails; a new file then is gone again.

    Raises ReportError (output) where the database cannot be written to, (data) where it cannot be reached.
    """
    if alamat.file and not alamat.file.parent.is_dir():
        raise _refusal("Folder basis data ini tidak ada.", alamat, "Buat dahulu foldernya.")
    is_new = alamat.file is not None and not alamat.file.exists()
    engine = _engine(alamat, "rwc")
    try:
        with _told(alamat, _UNWRITABLE, _UNWRITABLE_HINT, ExitCode.OUTPUT), _opened(engine, alamat, {}) as connection:
            yield connection
            connection.commit()
    except BaseException:
        if is_new and alamat.file:
            alamat.file.unlink(missing_ok=True)
        raise


@contextmanager
def _opened(engine: Engine, alamat: Alamat, options: Mapping[str, Any]) -> Iterator[Connection]:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        connection = engine.connect().execution_options(**options)
    except (SQLAlchemyError, sqlite3.Error):
        # What the driver says may repeat what it was given to connect with.
        hint = "Periksa izin berkas dan foldernya." if alamat.file else _CHECK
        raise _refusal(_UNREACHABLE, alamat, hint) from None
    with connection:
        yield connection


@contextmanager
def _told(alamat: Alamat, message: str, hint: str, exit_code: ExitCode = ExitCode.DATA) -> Iterator[None]:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as failure:
        told = _BUSY if _is_busy(failure) else hint
        raise _refusal(message.format(reason(failure)), alamat, told, exit_code) from None


def _is_busy(failure: Exception) -> bool:
    """Whether SQLite only waited in vain for another program."""
    code = getattr(getattr(failure, "orig", None), "sqlite_errorcode", None)
    # What SQLite says more exactly, such as why it is busy, stands in the bits above.
    return code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def reason(failure: Exception) -> str:
    """What the database itself says, in one line; the statement and its values are left out."""
    original = getattr(failure, "orig", None) or failure
    diagnosis = getattr(original, "diag", None)
    told = (diagnosis and diagnosis.message_primary) or str(original)
    return " ".join(told.split("\n", 1)[0].split()).rstrip(".")


def _refusal(message: str, alamat: Alamat, hint: str, exit_code: ExitCode = ExitCode.DATA) -> ReportError:
    return ReportError([error(message, Place(alamat.nama), hint)], exit_code)


# --- engines ---------------------------------------------------------------------------------------------------------


def _engine(alamat: Alamat, mode: str) -> Engine:
    try:
        return _sqlite(alamat.file, mode) if alamat.file else _postgresql(alamat.url)
    except ImportError as failure:
        message = f"Pustaka untuk basis data belum terpasang ({failure.name})."
        raise ReportError([error(message, hint=_INSTALL)], ExitCode.USAGE) from None


def _sqlite(file: Path, mode: str) -> Engine:
    from sqlalchemy import NullPool, create_engine, event

    # The driver begins transactions late and ends them before a CREATE TABLE; they are begun here.
    connect: Callable[[], sqlite3.Connection] = partial(
        sqlite3.connect, _uri(file, mode), timeout=SECONDS, uri=True, isolation_level=None
    )
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", partial(_begin, "BEGIN" if mode == "ro" else "BEGIN IMMEDIATE"))
    return engine


def _uri(file: Path, mode: str) -> str:
    return f"{file.absolute().as_uri()}?mode={mode}"


def _begin(statement: str, connection: Connection) -> None:
    connection.exec_driver_sql(statement)


def _postgresql(place: str) -> Engine:
    from sqlalchemy import NullPool, create_engine, make_url

    url = make_url(place).set(drivername="postgresql+psycopg")
    timeout = {} if "connect_timeout" in url.query else {"connect_timeout": SECONDS}
    return create_engine(url, connect_args=timeout, poolclass=NullPool)
