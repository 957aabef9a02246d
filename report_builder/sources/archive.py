"""The zip container of a workbook, opened only after it has shown to be whole, harmless and of bounded size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy

from report_builder.errors import Place, ReportError
from report_builder.sources.files import MEBIBYTE, File, refusal

LARGEST_CONTENTS = 500 * MEBIBYTE
MOST_ENTRIES = 10_000

_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_IS_ENCRYPTED = 0x1
_DOCTYPE = b"<!DOCTYPE"
_CHUNK = MEBIBYTE

_SAVE_HINT = "Buka di Excel, lalu simpan sebagai .xlsx."


def open_archive(file: File) -> zipfile.ZipFile:
    """The container, every entry of which has been unpacked once to see that it is what it says.

    Raises ReportError for another format, a password, damage, a document type or contents beyond the limits.
    """
    place = Place(file.berkas)
    _check_format(file.data, place)
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
        _check_directory(archive.infolist(), place)
        _check_contents(archive, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise damaged(place) from None
    return archive


def damaged(place: Place) -> ReportError:
    """The exception for a file that is broken inside."""
    hint = "Salin ulang berkasnya, atau buka di Excel dan simpan kembali."
    return refusal("Berkas ini rusak.", place, hint)


def unsafe(place: Place) -> ReportError:
    """The exception for XML with a document type, which no spreadsheet program writes."""
    return refusal("Berkas ini berisi deklarasi DOCTYPE, yang tidak diterima.", place, _SAVE_HINT)


def _check_format(data: bytes, place: Place) -> None:
    if data.startswith(_OLE2) and _ENCRYPTED_STREAM in data:
        raise _protected(place)
    if data.startswith(_OLE2):
        raise refusal("Berkas ini berformat Excel lama (.xls).", place, _SAVE_HINT)
    if not data.startswith(b"PK"):
        raise refusal("Berkas ini bukan buku kerja Excel.", place, _SAVE_HINT)


def _protected(place: Place) -> ReportError:
    hint = "Buka di Excel, hapus kata sandinya, lalu simpan."
    return refusal("Berkas ini dilindungi kata sandi.", place, hint)


def _check_directory(entries: list[zipfile.ZipInfo], place: Place) -> None:
    if len(entries) > MOST_ENTRIES:
        message = f"Berkas ini berisi lebih dari {MOST_ENTRIES // 1000}.000 bagian."
        raise refusal(message, place, _SAVE_HINT)
    if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
        raise _protected(place)
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENTS:
        raise _too_large(place)
    if any(entry.compress_type not in _METHODS for entry in entries) or _is_ambiguous(entries):
        raise damaged(place)


def _is_ambiguous(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two readers of the container could take different entries for one part.

    Some look names up without case, some with backslashes, some resolve dots: what was checked must be what is read.
    """
    names = [entry.filename.replace("\\", "/").casefold() for entry in entries]
    return len(set(names)) < len(names) or any(".." in name.split("/") for name in names)


def _check_contents(archive: zipfile.ZipFile, place: Place) -> None:
    for entry in archive.infolist():
        size = 0
        tail = b""
        for chunk in _unpack(archive, entry):
            size += len(chunk)
            if size > entry.file_size:
                raise damaged(place)
            if _DOCTYPE in tail + chunk and entry.filename.endswith((".xml", ".rels")):
                raise unsafe(place)
            tail = chunk[-len(_DOCTYPE) :]
        if size != entry.file_size:
            raise damaged(place)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    # zipfile stops at the size the directory declares, other readers do not: asking for one byte more shows a lie.
    generous = copy(entry)
    generous.file_size += 1
    with archive.open(generous) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _too_large(place: Place) -> ReportError:
    message = f"Isi berkas ini melebihi {LARGEST_CONTENTS // MEBIBYTE} MB setelah dibuka."
    return refusal(message, place, "Hapus gambar dan lembar yang tidak diperlukan.")
