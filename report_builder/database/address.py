"""Where a database is: its URL, taken apart, and the name that people see; a password stands in none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from report_builder.errors import ExitCode, Problem, ReportError, error

SQLITE = "sqlite"
POSTGRESQL = ("postgresql", "postgresql+psycopg")
_SECRETS = ("password", "passwd", "sslpassword")
_WITHOUT_HINT = "Hapus kata sandinya dari alamat; simpan di variabel PGPASSWORD atau berkas .pgpass."
_HINT = "Tulis sqlite:///monev.db, atau postgresql://pengguna@host/basis_data."


@dataclass(frozen=True, slots=True)
class Alamat:
    """A database: its URL, the name that messages call it by, and for SQLite its file."""

    url: str
    nama: str
    file: Path | None = None

    def label(self, unit: str, tahun: int | None) -> str:
        """What the rows of one report of one unit are a part of: ``monev.db, unit 3371, tahun 2021``."""
        parts = (self.nama, f"unit {unit}" if unit else "", f"tahun {tahun}" if tahun else "")
        return ", ".join(part for part in parts if part)


def parse(url: str) -> Alamat:
    """The database at a URL; raises ReportError (usage) with all that is wrong with it, without repeating it."""
    problems = tuple(_faults(url))
    if problems:
        raise ReportError(problems, ExitCode.USAGE)
    if _scheme(url) == SQLITE:
        path = Path(_sqlite_path(url))
        return Alamat(url, path.name, path)
    parts = urlsplit(url)
    host = f" di {parts.hostname}" if parts.hostname else ""
    return Alamat(url, f"basis data {_database(url)}{host}")


def is_database(location: Path | str) -> bool:
    """Whether a location is the URL of a database."""
    return _scheme(str(location)) in (SQLITE, *POSTGRESQL)


def holds_password(url: str) -> bool:
    """Whether a password stands in a URL, before the host or among its settings."""
    _, separator, rest = url.partition("://")
    # One that holds a slash itself stands before the host all the same.
    head = rest if is_database(url) else rest.partition("/")[0]
    before_host = head.rpartition("@")[0]
    settings = parse_qsl(rest.partition("?")[2], keep_blank_values=True)
    found = ":" in before_host or any(name.casefold() in _SECRETS for name, _ in settings)
    return bool(separator) and found


def folder(url: str) -> Path:
    """Where files lie that the data name, such as a logo: beside an SQLite database, else where the program runs."""
    return Path(_sqlite_path(url)).parent if _scheme(url) == SQLITE else Path.cwd()


def seen_from(url: str, folder: Path) -> str:
    """The URL with the file of an SQLite database told from this folder; any other stays as it is."""
    path = _sqlite_path(url)
    return f"{SQLITE}:///{folder.resolve() / path}" if _scheme(url) == SQLITE and path else url


def _faults(url: str) -> Iterator[Problem]:
    if holds_password(url):
        yield error("Alamat basis data ini memuat kata sandi.", hint=_WITHOUT_HINT)
    elif not is_database(url):
        is_path = not _scheme(url) and "@" not in url
        yield error("Ini bukan alamat basis data.", hint=f"Maksud Anda {SQLITE}:///{url}?" if is_path else _HINT)
    elif _scheme(url) == SQLITE and not _sqlite_path(url):
        yield error("Alamat ini tidak menyebut berkas basis data.", hint=_HINT)
    elif _scheme(url) != SQLITE and not _is_whole(url):
        yield error("Alamat basis data ini tidak lengkap atau tidak sah.", hint=_HINT)


def _is_whole(url: str) -> bool:
    try:
        return bool(_database(url)) and urlsplit(url).port != 0
    except ValueError:
        return False


def _database(url: str) -> str:
    return unquote(urlsplit(url).path.strip("/"))


def _sqlite_path(url: str) -> str:
    _, separator, path = url.partition(":///")
    return path if separator and path != ":memory:" else ""


def _scheme(url: str) -> str:
    name, separator, _ = url.partition("://")
    return name if separator else ""
