"""A ZIP container whose bytes depend on nothing but its content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_FIRST = ("[Content_Types].xml", "_rels/.rels")
"""Office programs look here first."""
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_OWNER_ONLY = 0o600 << 16


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one compressed file: content types and root relationships first, the rest by name, no times."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as container:
        for name in (*(name for name in _FIRST if name in parts), *sorted(parts.keys() - set(_FIRST))):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _OWNER_ONLY
            container.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, 6)
    return stream.getvalue()
