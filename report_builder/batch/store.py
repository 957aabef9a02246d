"""Where the inputs and outputs of a batch lie: on this machine's disk, or behind URLs (``s3://…``)."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from report_builder import plugins
from report_builder.batch.urls import Objects
from report_builder.exporters import Output
from report_builder.sources.csv import is_sheet


class Store(Protocol):
    """One way for files to lie somewhere; a place is a path or a URL."""

    def files_of(self, place: str) -> tuple[str, ...]:
        """The files of an input, by their places: itself, or the sheets in its folder; none where nothing is seen.

        What else lies in such a folder, reports made there too, is no part of it unless the data name it.
        """

    def fingerprint(self, place: str) -> str:
        """What is another whenever a file is; empty where there is none, or none that may be read."""

    def fetched(self, place: str) -> AbstractContextManager[Path | str]:
        """The input on this machine's disk, for as long as the context lasts."""

    def neighbourhood(self, place: str) -> AbstractContextManager[Path | str]:
        """Where the input would be fetched to, which it is not: only what lies beside it is wanted."""

    def beside(self, place: str, here: Path | str, name: str) -> str:
        """The place of a file beside an input, of which ``here`` is what was fetched."""

    def fetch_beside(self, other: str, here: Path | str) -> Path:
        """The file at such a place on this machine's disk; it is lacking there where it is at its place."""

    def read(self, place: str) -> bytes:
        """The bytes of a file; raises OSError where there is none."""

    def require(self, folder: str) -> None:
        """Raise ReportError (output) where nothing can ever be put: no folder is made of a bucket that is not there."""

    def deliver(self, outputs: Sequence[Output], folder: str) -> None:
        """Put finished files into a folder, in this order and each of them whole.

        Raises ReportError (output), before anything is written where people have edited one of the Word files.
        """

    def remove(self, place: str, known: str) -> None:
        """Remove a file that has this SHA-256, and none that people have edited; raises OSError or ReportError."""

    def lacking(self, folder: str, names: Iterable[str]) -> Iterator[str]:
        """The files of these names that are not in a folder."""

    def delivered(self, folder: str, name: str) -> str:
        """The fingerprint of a file among those in a folder."""

    def holds(self, folder: str, hashes: Mapping[str, str]) -> bool:
        """Whether files with these names are in a folder and, where that is known, these SHA-256."""


def is_url(place: str) -> bool:
    """Whether a place is not on this machine's disk."""
    return "://" in place


def keeper(place: str) -> str:
    """Who keeps what is at a place: ``s3://data/2026/a.xlsx`` -> ``s3://data``; empty for this machine's disk."""
    scheme, separator, path = place.partition("://")
    return f"{scheme}{separator}{path.partition('/')[0]}" if separator else ""


def is_source(place: str) -> bool:
    """Whether a plugin reads what is at a place."""
    return is_url(place) and plugins.has_source(_scheme(place))


class _Disk:
    """Files on this machine's disk."""

    def files_of(self, place: str) -> tuple[str, ...]:
        path = Path(place)
        try:
            if path.is_dir():
                return tuple(str(each) for each in sorted(path.iterdir()) if is_sheet(each.name) and each.is_file())
            return (place,) if path.is_file() else ()
        except OSError:
            return ()

    def fingerprint(self, place: str) -> str:
        path = Path(place)
        try:
            state = path.stat()
            # Who opens a pipe waits, and a run does so outside of any limit.
            return _hash(path, state.st_mtime_ns, state.st_size) if stat.S_ISREG(state.st_mode) else ""
        except OSError:
            return ""

    def fetched(self, place: str) -> AbstractContextManager[Path | str]:
        return nullcontext(Path(place))

    def neighbourhood(self, place: str) -> AbstractContextManager[Path | str]:
        return self.fetched(place)

    def beside(self, _place: str, here: Path | str, name: str) -> str:
        return str(Path(here) / name if Path(here).is_dir() else Path(here).parent / name)

    def fetch_beside(self, other: str, _here: Path | str) -> Path:
        return Path(other)

    def read(self, place: str) -> bytes:
        return Path(place).read_bytes()

    def require(self, folder: str) -> None:
        """A folder is made where it is lacking."""

    def deliver(self, outputs: Sequence[Output], folder: str) -> None:
        from report_builder import delivery

        delivery.sweep(Path(folder), [output.name for output in outputs])
        delivery.deliver(outputs, Path(folder), advice=delivery.MOVE_IT)

    def remove(self, place: str, known: str) -> None:
        if self.fingerprint(place) == known:
            Path(place).unlink(missing_ok=True)

    def lacking(self, folder: str, names: Iterable[str]) -> Iterator[str]:
        return (name for name in names if not (Path(folder) / name).is_file())

    def delivered(self, folder: str, name: str) -> str:
        return self.fingerprint(f"{folder}/{name}")

    def holds(self, folder: str, hashes: Mapping[str, str]) -> bool:
        return all(self.fingerprint(f"{folder}/{name}") == known for name, known in hashes.items())


class _Sources(_Disk):
    """What plugins read (``<source>://…``): no files that could be looked at before."""

    def files_of(self, place: str) -> tuple[str, ...]:
        return (place,)

    def fingerprint(self, _place: str) -> str:
        return ""

    def fetched(self, place: str) -> AbstractContextManager[Path | str]:
        return nullcontext(place)


@lru_cache(maxsize=4096)
def _hash(path: Path, _mtime: int, _size: int) -> str:
    """One workbook may hold hundreds of offices; its bytes are read once while it stays as it is."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_DISK, _SOURCES, _OBJECTS = _Disk(), _Sources(), Objects()


def at(place: str) -> Store:
    """What keeps the files at a place, asked anew each time."""
    return _choose(place, _OBJECTS, plugins.has_source)


def survey() -> Callable[[str], Store]:
    """As `at`, to look at many places in one go: what lies in a folder behind a URL is asked for once."""
    return partial(_choose, objects=Objects(listed=True), has_source=lru_cache(plugins.has_source))


def _choose(place: str, objects: Objects, has_source: Callable[[str], bool]) -> Store:
    if not is_url(place):
        return _DISK
    return _SOURCES if has_source(_scheme(place)) else objects


def _scheme(url: str) -> str:
    return url.partition("://")[0]
