"""Breaks Word files on purpose."""

import re
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile


class Breakage(NamedTuple):
    """A pattern, what to write in place of its first match in a part, and the faults that our own gates then find."""

    pattern: str
    new: str
    faults: tuple[str, ...] = ()
    part: str = "document.xml"


def broken(data: bytes, breakage: Breakage) -> bytes:
    """The Word file after the breakage; there must be something to break."""
    with ZipFile(BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    name = f"word/{breakage.part}"
    text, count = re.subn(breakage.pattern, breakage.new, parts[name].decode(), count=1, flags=re.DOTALL)
    assert count == 1
    return packed([*(parts | {name: text.encode()}).items()])


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """A container of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w") as container:
        for name, data in parts:
            container.writestr(name, data)
    return stream.getvalue()
