"""The mark on a page or a commented copy by which a later audit of the document knows it as its own work.

It is a digest, so that a file that somebody has changed since is nobody's but theirs. In a Word file it stands behind
the XML of the main part, where office programs look over it and do not save it again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping

from report_builder.exporters.docx.archive import DAMAGE
from report_builder.exporters.docx.seal import seal, unpack
from report_builder.workbook.package import Package

_MARK = "<!--hasil pemeriksaan {}-->"
_FORM = re.compile(_MARK.format("([0-9a-f]{64})").encode())
_LENGTH = len(_MARK.format("0" * 64))


def bubuhi_halaman(data: bytes, nama: str) -> bytes:
    """The page about the document of this name, marked."""
    return data + _mark(nama, {"": data})


def bubuhi_salinan(data: bytes, nama: str) -> bytes:
    """The commented copy of the document of this name, marked; raises what ``DAMAGE`` names where it is no package."""
    package, parts, _ = _copy(data)
    package.write(package.main, parts[package.main] + _mark(nama, parts))
    return package.to_bytes()


def is_hasil(data: bytes, akhiran: str, nama: str) -> bool:
    """Whether a file that ends so is the result of an audit of the document of this name, as it was written."""
    return akhiran in _READERS and _READERS[akhiran](data, nama)


def _is_page(data: bytes, nama: str) -> bool:
    page, mark = _apart(data)
    return mark == _mark(nama, {"": page})


def _is_copy(data: bytes, nama: str) -> bool:
    try:
        _, parts, mark = _copy(data)
    except (*DAMAGE, IndexError):
        return False
    return mark == _mark(nama, parts)


_READERS: Mapping[str, Callable[[bytes, str], bool]] = {".html": _is_page, ".docx": _is_copy}


def _copy(data: bytes) -> tuple[Package, dict[str, bytes], bytes]:
    """A Word file, its parts without the mark, and the mark."""
    parts, package = unpack(data), Package(data)
    parts[package.main], mark = _apart(parts[package.main])
    return package, parts, mark


def _apart(data: bytes) -> tuple[bytes, bytes]:
    """What bears a mark without it, and the mark; nothing where it bears none."""
    marked = _FORM.fullmatch(data[-_LENGTH:])
    return (data[:-_LENGTH], data[-_LENGTH:]) if marked else (data, b"")


def _mark(nama: str, parts: Mapping[str, bytes]) -> bytes:
    return _MARK.format(hashlib.sha256(f"{nama}\0{seal(parts)}".encode(errors="surrogateescape")).hexdigest()).encode()
