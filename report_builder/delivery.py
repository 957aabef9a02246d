"""Puts finished files into a folder: all of them or none, and never over a Word file that people have edited."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from report_builder.errors import ExitCode, Place, Problem, ReportError, error
from report_builder.exporters import Output
from report_builder.exporters.docx.seal import is_untouched

DOCX = ".docx"
MOVE_IT = "Pindahkan atau ganti nama berkas itu, lalu ulangi."
OR_REPLACE = "Pindahkan atau ganti nama berkas itu, atau timpa dengan --replace."
_MARK = 4
"""Bytes of the random end of an unfinished file's name."""


def deliver(
    outputs: Sequence[Output], folder: Path, *, replace: bool = False, advice: str = OR_REPLACE
) -> tuple[Path, ...]:
    """Write the files into the folder, which is made where it is lacking, and give their paths.

    Raises ReportError (output) with every file that cannot be written; what lay in the folder is then as before.
    Without ``replace`` a Word file that is not exactly as this program wrote it counts as one of those; ``advice`` says
    what to do with it.
    """
    with _told_as_problem(folder):
        folder.mkdir(parents=True, exist_ok=True)
    targets = tuple(folder / output.name for output in outputs)
    problems = [problem for target in targets for problem in _obstacles(target, "" if replace else advice)]
    if problems:
        raise ReportError(problems, ExitCode.OUTPUT)
    _write_all(outputs, targets)
    return targets


def sweep(folder: Path, names: Collection[str]) -> None:
    """Remove what deliveries of these files that were killed have left in a folder; nobody else may deliver there."""
    leftover = re.compile(rf"\.(?:{'|'.join(map(re.escape, names))})\.[0-9a-f]{{{2 * _MARK}}}")
    with suppress(OSError):
        for path in folder.iterdir():
            if leftover.fullmatch(path.name):
                path.unlink(missing_ok=True)


def _obstacles(target: Path, advice: str) -> Iterator[Problem]:
    """What keeps a file from being written over, asked before anything is; what people edited does, given advice."""
    try:
        data = _read_again(target) if target.exists() else None
    except OSError as failure:
        yield _problem(failure, target)
        return
    if data is not None and advice:
        yield from edited(data, str(target), advice)


def edited(data: bytes, place: str, advice: str = MOVE_IT) -> Iterator[Problem]:
    """What keeps the bytes at a place from being written over: they are a Word file that people have edited."""
    if is_guarded(place) and not is_untouched(data):
        yield error("Berkas Word ini telah disunting sejak dibuat, jadi tidak ditimpa.", Place(place), advice)


def is_guarded(place: str) -> bool:
    """Whether the file at a place may be one that people edit."""
    return place.endswith(DOCX)


def _read_again(target: Path) -> bytes:
    """What lies there now, opened for writing too: a file that another program holds is known before the renames."""
    with target.open("r+b") as file:
        return file.read()


def _write_all(outputs: Sequence[Output], targets: Sequence[Path]) -> None:
    """Write every file beside its place, then rename them all; the unfinished ones are removed after a failure."""
    beside = [target.with_name(f".{target.name}.{secrets.token_hex(_MARK)}") for target in targets]
    try:
        for output, path, target in zip(outputs, beside, targets, strict=True):
            with _told_as_problem(target):
                _write(path, output.data)
        for path, target in zip(beside, targets, strict=True):
            with _told_as_problem(target):
                path.replace(target)
    finally:
        for path in beside:
            path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told_as_problem(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        raise ReportError([_problem(failure, path)], ExitCode.OUTPUT) from failure


def _problem(failure: OSError, path: Path) -> Problem:
    unknown = (f"galat sistem “{failure.strerror or failure}”", OTHER_FOLDER)
    reason, hint = REASONS.get(failure.errno or 0, unknown)
    return error(f"Hasil tidak dapat ditulis: {reason}.", Place(str(path)), hint)


OTHER_FOLDER = "Pilih folder lain dengan -o."
MORE_SPACE = "Kosongkan ruang penyimpanan, lalu ulangi."
CLOSE_IT = "Tutup program yang membukanya, atau pilih folder lain dengan -o."
REASONS = {
    errno.EACCES: ("tidak ada izin, atau berkas itu sedang dibuka program lain", CLOSE_IT),
    errno.EPERM: ("tidak ada izin, atau berkas itu sedang dibuka program lain", CLOSE_IT),
    errno.EROFS: ("tempat ini hanya dapat dibaca", OTHER_FOLDER),
    errno.ENOENT: ("folder ini tidak dapat dibuat", OTHER_FOLDER),
    errno.EEXIST: ("tempat ini berkas, bukan folder", OTHER_FOLDER),
    errno.ENOTDIR: ("tempat ini berkas, bukan folder", OTHER_FOLDER),
    errno.EISDIR: ("ada folder dengan nama berkas itu", OTHER_FOLDER),
    errno.ENOSPC: ("ruang penyimpanan habis", MORE_SPACE),
    errno.EFBIG: ("berkasnya melebihi ukuran yang diizinkan di sini", OTHER_FOLDER),
    errno.EDQUOT: ("kuota penyimpanan habis", MORE_SPACE),
    errno.ENAMETOOLONG: ("nama folder atau berkas terlalu panjang", OTHER_FOLDER),
}
