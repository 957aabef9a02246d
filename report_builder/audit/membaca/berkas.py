"""The bytes of a document."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISREG

from report_builder.errors import ExitCode, Place, ReportError, error

LARGEST = 250_000_000
_PERMISSION = "Tutup program yang membukanya, atau periksa izin berkasnya."


def baca_berkas(path: Path, hint: str) -> bytes:
    """The bytes of a document that somebody has named.

    Raises ReportError (usage), with the hint, for what is not there or is no document, and with its own for a file
    that this program may not open.
    """
    try:
        if path.is_dir():
            raise _refusal("Ini folder, bukan berkas.", path, hint)
        status = path.stat()
        if not S_ISREG(status.st_mode):
            # A pipe may never end, and a device has no end at all.
            raise _refusal("Ini bukan berkas biasa.", path, hint)
        if status.st_size > LARGEST:
            raise _refusal("Berkas ini lebih besar daripada laporan mana pun.", path, hint)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise _refusal("Berkas ini tidak ada.", path, hint) from None
    except OSError:
        raise _refusal("Berkas ini tidak dapat dibuka.", path, _PERMISSION) from None


def _refusal(message: str, path: Path, hint: str) -> ReportError:
    return ReportError([error(message, Place(str(path)), hint)], ExitCode.USAGE)
