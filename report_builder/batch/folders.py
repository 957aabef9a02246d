"""The name of an office as the name of a folder, on Linux, macOS and Windows alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 120
"""In bytes: half of what a name may have on Linux, and what a path on Windows (260 signs in all) can spare."""
_DIGITS = 16

_FORBIDDEN = re.compile(
    r"""
    [\x00-\x1f\x7f-\x9f<>:"/\\|?*%]                    # what paths are made of, and our own sign
    | [\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]  # what nobody sees
    | [\ud800-\udfff]                                  # bytes of a file's name that are no text
    | ^[ .] | [ .](?=[ .]*$)                           # what hides a name, and what Windows takes from its end
    """,
    re.VERBOSE,
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Devices of Windows, whatever follows the dot."""


def folder_name(unit: str) -> str:
    """The name with all that a folder's cannot hold written out: ``BNNP D.I.Y./Sleman`` -> ``BNNP D.I.Y.%2FSleman``.

    No two names become one, but for their spelling in Unicode; a long one ends in a hash of the whole.
    """
    name = _FORBIDDEN.sub(lambda sign: _write_out(sign[0]), unicodedata.normalize("NFC", unit))
    if _RESERVED.match(name):
        name = _write_out(name[0]) + name[1:]
    whole = name.encode()
    if len(whole) <= LONGEST:
        return name
    beginning = whole[: LONGEST - _DIGITS - 1].decode(errors="ignore")
    return f"{beginning}~{hashlib.sha256(whole).hexdigest()[:_DIGITS]}"


def same_folder(name: str) -> str:
    """What two names have in common that are one folder where capitals do not count."""
    return unicodedata.normalize("NFC", name.casefold())


def _write_out(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode(errors="surrogatepass"))
