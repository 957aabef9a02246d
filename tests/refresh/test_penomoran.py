"""Counters whose switches LibreOffice dropped count right again in a refreshed file."""

import re
from pathlib import Path

from tests.refresh.conftest import BELOW, Rekat
from tests.refresh.naskah import BODY, edited, parts, refreshed

_SWITCHES = re.compile(r"(SEQ \w+)(?: \\c \\\* ARABIC| \\\* ARABIC \\s 1| \\r 0 \\h)")


def simplified(text: str) -> str:
    """A body as LibreOffice writes it."""
    return _SWITCHES.sub(r"\1 \\* ARABIC", text)


def counters(data: bytes) -> list[str]:
    return re.findall(r"SEQ [^<]*\w", parts(data)[BODY].decode())


def test_they_get_their_switches_back(document: bytes, new: Rekat) -> None:
    saved = edited(document, simplified)
    assert counters(saved) != counters(document)
    assert counters(refreshed(saved, new(BELOW)).data) == counters(document)


def test_those_that_have_them_stay(document: bytes, new: Rekat) -> None:
    assert counters(refreshed(document, new(BELOW)).data) == counters(document)


def test_the_same_data_leave_them_as_they_are(document: bytes, base: Path) -> None:
    saved = edited(document, simplified)
    assert parts(refreshed(saved, base).data) == parts(saved)
