"""Where the inputs and outputs of a batch lie: in folders here, or behind a URL that fsspec knows (``s3://…``)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path


def is_url(place: str) -> bool:
    """Whether a place is not on this machine's disk."""
    return "://" in place


def files_of(place: str) -> tuple[str, ...]:
    """The files of an input, by their places: itself, or all that lie in its folder; empty where nothing is to see."""
    path = Path(place)
    try:
        if path.is_dir():
            return tuple(str(each) for each in sorted(path.iterdir()) if each.is_file())
        return (place,) if path.is_file() else ()
    except OSError:
        return ()


def fingerprint(place: str) -> str:
    """The SHA-256 of a file as it is now; empty where there is none, or none that may be read."""
    path = Path(place)
    try:
        state = path.stat()
        return _hash(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _hash(path: Path, _mtime: int, _size: int) -> str:
    """One workbook may hold hundreds of offices; its bytes are read once while it stays as it is."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lacking(folder: str, names: Iterable[str]) -> Iterator[str]:
    """The files of these names that are not in a folder."""
    root = Path(folder)
    return (name for name in names if not (root / name).is_file())
