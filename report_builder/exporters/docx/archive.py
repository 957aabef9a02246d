"""Archives from elsewhere: what one that is damaged raises, and how large one may be."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

from lxml import etree

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    KeyError,
    ValueError,
    etree.XMLSyntaxError,
)
"""What a damaged, an encrypted or a foreign archive makes zipfile and lxml raise.

RuntimeError asks for a password, and NotImplementedError, for an unknown compression, is one too.
"""
_UNPACKED_LIMIT = 250_000_000
_ENTRIES_LIMIT = 10_000


def check_size(archive: zipfile.ZipFile) -> None:
    """Raise BadZipFile where the archive says that it unpacks to more than any Word file of or for a report."""
    entries = archive.infolist()
    if len(entries) > _ENTRIES_LIMIT or sum(entry.file_size for entry in entries) > _UNPACKED_LIMIT:
        message = "unpacks to more than any report"
        raise zipfile.BadZipFile(message)
