"""Files as bytes: read once, within a size, with the words for what can be wrong with a file as such."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from report_builder.errors import Place, Problem, ReportError, error, warning
from report_builder.facts import Sumber

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 100 * MEBIBYTE

_NO_TEXT = re.compile(r"[\ud800-\udfff]")
"""How Python holds bytes of a file's name that are not in the encoding of the system."""

# What Excel and LibreOffice lay beside a file while they have it open.
_LOCKS = ("~${}", ".~lock.{}#")


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file under the name that messages call it by."""

    berkas: str
    data: bytes
    problems: tuple[Problem, ...]

    @property
    def sumber(self) -> Sumber:
        """The file's name and the hash of what was read."""
        return Sumber(self.berkas, hashlib.sha256(self.data).hexdigest())


def read_file(path: Path, berkas: str) -> File:
    """The file at ``path``, with a warning where another program has it open; raises ReportError if unreadable."""
    place = Place(berkas)
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(size, place)
        data = path.read_bytes()
    except FileNotFoundError:
        raise refusal("Berkas ini tidak ditemukan.", place, "Periksa nama dan foldernya.") from None
    except OSError:
        hint = "Tutup program yang membukanya, atau periksa izin berkasnya."
        raise refusal("Berkas ini tidak dapat dibuka.", place, hint) from None
    if not data:
        raise refusal("Berkas ini kosong (0 bita).", place, "Simpan atau salin ulang berkasnya.")
    return File(berkas, data, _lock_warnings(path, place))


def name_of(path: Path) -> str:
    """The last part of a path as a text that every document can hold."""
    return as_text(path.name)


def as_text(name: str) -> str:
    """The name with _ for what of it is no text."""
    return _NO_TEXT.sub("_", name)


def refusal(message: str, place: Place, hint: str) -> ReportError:
    """The exception for an input that cannot be read for one reason."""
    return ReportError([error(message, place, hint)])


def _too_large(size: int, place: Place) -> ReportError:
    message = f"Berkas ini berukuran {size // MEBIBYTE} MB; batasnya {LARGEST_FILE // MEBIBYTE} MB."
    return refusal(message, place, "Hapus gambar dan lembar yang tidak diperlukan.")


def _lock_warnings(path: Path, place: Place) -> tuple[Problem, ...]:
    if not any(path.with_name(lock.format(path.name)).exists() for lock in _LOCKS):
        return ()
    message = "Berkas sedang dibuka di program lain; yang dibaca adalah versi tersimpan terakhir."
    return (warning(message, place, "Simpan berkasnya dahulu bila ada perubahan."),)
