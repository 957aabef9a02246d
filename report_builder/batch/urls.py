"""Files behind URLs, by fsspec: an object store puts each object whole, and needs no folder to be made.

Of a store that many machines share, as little as possible is asked: versions are told by what it knows, not by reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters import Output
from report_builder.sources.csv import is_sheet

Info: TypeAlias = Mapping[str, Any]
"""What a store tells of a file."""

_MAGIC = frozenset("*?[")

VERSIONS = ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "last_modified", "mtime", "created")
"""Where the stores tell that a file is another, the surest first."""


def matching(url: str) -> tuple[str, ...]:
    """The URLs of all that a pattern (``s3://data/2026/*.xlsx``) fits or that lies in a folder."""
    with _reached(url) as (files, path):
        found = files.glob(path) if is_pattern(url) else files.ls(path, detail=False)
        return tuple(sorted(files.unstrip_protocol(name) for name in found))


def is_pattern(url: str) -> bool:
    """Whether a URL may stand for several."""
    return not _MAGIC.isdisjoint(url)


class Objects:
    """Files behind URLs. ``listed``, what lies in a folder is asked for once and remembered."""

    def __init__(self, *, listed: bool = False) -> None:
        self._listed = listed
        self._inside: dict[str, Mapping[str, Info]] = {}
        self._below: dict[str, Mapping[str, str]] = {}

    def files_of(self, place: str) -> tuple[str, ...]:
        """The files of an input, by their URLs: itself, or the sheets in its folder; empty where nothing is there."""
        with _reached(place) as (files, path):
            if _is_file(self._info(files, path)):
                return (place,)
            inside = self._list(files, path)
            sheets = (name for name, info in inside.items() if is_sheet(_name(name)) and _is_file(info))
            return tuple(sorted(map(files.unstrip_protocol, sheets)))

    def fingerprint(self, place: str) -> str:
        """The version and size of a file as its store tells them, without reading it; empty where there is none."""
        with _reached(place) as (files, path):
            return _fingerprint(self._info(files, path))

    @contextmanager
    def fetched(self, place: str) -> Iterator[Path]:
        """The input in a folder for a while; an input that is not there is as lacking as on a disk."""
        with _room(place) as here:
            names = self.files_of(place)
            if names != (place,) and names:
                here.mkdir()
            for name in names:
                _fetch(name, here / _name(name) if here.is_dir() else here)
            yield here

    @contextmanager
    def neighbourhood(self, place: str) -> Iterator[Path]:
        """Where the input would be fetched to, in a folder for a while: a folder itself where it is one."""
        with _reached(place) as (files, path):
            is_folder = self._info(files, path).get("type") == "directory"
        with _room(place) as here:
            if is_folder:
                here.mkdir()
            yield here

    def beside(self, place: str, here: Path | str, name: str) -> str:
        """The URL of a file beside an input."""
        inside = place.rstrip("/") if Path(here).is_dir() else place.rpartition("/")[0]
        return f"{inside}/{name}"

    def fetch_beside(self, other: str, here: Path | str) -> Path:
        """The file at such a URL, beside what was fetched; lacking where it is behind the URL."""
        here = Path(here)
        path = (here if here.is_dir() else here.parent) / _name(other)
        with suppress(FileNotFoundError):
            _fetch(other, path)
        return path

    def read(self, place: str) -> bytes:
        """The bytes of a file; raises FileNotFoundError where there is none."""
        with _reached(place) as (files, path):
            data: bytes = files.cat_file(path)
            return data

    def require(self, folder: str) -> None:
        """Raise ReportError (output) where there is no bucket for a folder, and where it cannot be reached."""
        with _reached(folder) as (files, path):
            bucket = path.partition("/")[0]
            there = not bucket or files.exists(bucket)
        if not there:
            hint = f"Periksa ejaannya, atau buat dahulu wadah “{bucket}”."
            raise _refusal(f"Wadah “{bucket}” tidak ada, jadi hasil tidak dapat ditulis.", folder, hint)

    def deliver(self, outputs: Sequence[Output], folder: str) -> None:
        """Put each file whole, in this order.

        Raises ReportError (output), before anything is put where people have edited one of the Word files.
        """
        from report_builder import delivery

        places = [f"{folder}/{output.name}" for output in outputs]
        problems = [
            problem
            for place in places
            if delivery.is_guarded(place) and self.fingerprint(place)
            for problem in delivery.edited(self.read(place), place)
        ]
        if problems:
            raise ReportError(problems, ExitCode.OUTPUT)
        for output, place in zip(outputs, places, strict=True):
            _put(output.data, place)

    def remove(self, place: str, known: str) -> None:
        """Remove a file that has this SHA-256."""
        with suppress(FileNotFoundError), _reached(place) as (files, path):
            if hashlib.sha256(files.cat_file(path)).hexdigest() == known:
                files.rm_file(path)

    def lacking(self, folder: str, names: Iterable[str]) -> Iterator[str]:
        """The files of these names that are not in a folder."""
        with _reached(folder) as (files, path):
            there = self._find(files, path)
        return (name for name in names if f"{path}/{name}" not in there)

    def delivered(self, folder: str, name: str) -> str:
        """The fingerprint of a file among those in a folder; listed, it is asked for with all others."""
        with _reached(folder) as (files, path):
            return self._find(files, path).get(f"{path}/{name}", "")

    def holds(self, folder: str, hashes: Mapping[str, str]) -> bool:
        """Whether files with these names are in a folder; a store that puts them whole need not be read again."""
        return not any(self.lacking(folder, hashes))

    def _info(self, files: Any, path: str) -> Info:  # noqa: ANN401 - fsspec has no types
        if self._listed:
            return self._list(files, path.rpartition("/")[0]).get(path, {})
        try:
            info: Info = files.info(path)
        except FileNotFoundError:
            return {}
        return info

    def _list(self, files: Any, folder: str) -> Mapping[str, Info]:  # noqa: ANN401 - as above
        if folder in self._inside:
            return self._inside[folder]
        try:
            inside: Mapping[str, Info] = {info["name"]: info for info in files.ls(folder, detail=True)}
        except (FileNotFoundError, NotADirectoryError):
            inside = {}
        if self._listed:
            self._inside[folder] = inside
        return inside

    def _find(self, files: Any, folder: str) -> Mapping[str, str]:  # noqa: ANN401 - as above
        """The files below a folder with their fingerprints; listed, of all offices at once."""
        if not self._listed:
            return _all_below(files, folder)
        above = folder.rpartition("/")[0]
        if above not in self._below:
            self._below[above] = _all_below(files, above)
        return self._below[above]


@contextmanager
def _room(place: str) -> Iterator[Path]:
    with TemporaryDirectory(prefix="report-builder-") as folder:
        yield Path(folder) / _name(place)


@contextmanager
def _reached(place: str) -> Iterator[tuple[Any, str]]:
    """The file system of a URL and the path in it; raises ReportError (output) where it cannot be worked with.

    That a file is not there is told as FileNotFoundError.
    """
    try:
        from fsspec.core import url_to_fs

        # What another machine does must be seen at once.
        files, path = url_to_fs(place, use_listings_cache=False)
        yield files, str(path).rstrip("/")
    except (FileNotFoundError, ReportError, MemoryError):
        raise
    except ImportError as failure:
        hint = "Pasang pustaka untuk itu; bagi S3: pip install '.[s3]'."
        raise _refusal(f"Pustaka untuk alamat ini tidak terpasang: {failure}.", place, hint) from failure
    except Exception as failure:  # Each store has errors of its own.
        message = f"Tempat ini tidak dapat dipakai: {type(failure).__name__}: {failure}."
        raise _refusal(message, place, "Periksa alamat, izin, dan jaringannya, lalu ulangi.") from failure


def _refusal(message: str, place: str, hint: str) -> ReportError:
    return ReportError([error(message, Place(place), hint)], ExitCode.OUTPUT)


def _put(data: bytes, place: str) -> None:
    try:
        with _reached(place) as (files, path):
            files.pipe_file(path, data)
    except FileNotFoundError as failure:
        hint = "Periksa alamat folder hasil."
        raise _refusal("Hasil tidak dapat ditulis: tempat ini tidak ada.", place, hint) from failure


def _fetch(place: str, path: Path) -> None:
    with _reached(place) as (files, name):
        files.get_file(name, str(path))


def _all_below(files: Any, folder: str) -> Mapping[str, str]:  # noqa: ANN401 - as above
    try:
        return {name: _fingerprint(info) for name, info in files.find(folder, detail=True).items()}
    except FileNotFoundError:
        return {}


def _fingerprint(info: Info) -> str:
    if not _is_file(info):
        return ""
    version = next((str(info[key]).strip('"') for key in VERSIONS if info.get(key)), "")
    return f"{version}:{info.get('size')}"


def _is_file(info: Info) -> bool:
    return info.get("type") == "file"


def _name(place: str) -> str:
    return place.rstrip("/").rpartition("/")[2]
