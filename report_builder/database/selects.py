"""A SELECT that an office wrote, as a text: its parameters, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

PARAMETERS = ("unit", "tahun")

# What stands in quotation marks or in a comment is neither a parameter nor the end of a statement. PostgreSQL quotes
# with dollars too, $$…$$ or $a$…$a$; within a name these are signs as any other.
_QUOTED = re.compile(
    r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/|(?<![\w$])\$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$", re.DOTALL
)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")
_FIRST_WORD = re.compile(r"\s*(?:SELECT|WITH)\b", re.IGNORECASE)


def faults(statement: str) -> Iterator[str]:
    """A sentence for all that keeps a text from being one SELECT with the parameters that there are."""
    bare = _QUOTED.sub(" ", statement)
    if not _FIRST_WORD.match(bare):
        yield "Kueri harus berupa SELECT."
    if ";" in bare.strip().rstrip(";"):
        yield "Kueri harus berupa satu SELECT saja."
    for nama in parameters(statement):
        if nama not in PARAMETERS:
            yield f"Parameter “:{nama}” tidak dikenal."


def parameters(statement: str) -> tuple[str, ...]:
    """The names of its parameters, each once: ``WHERE satker = :unit`` has ``unit``."""
    return tuple(dict.fromkeys(_PARAMETER.findall(_QUOTED.sub(" ", statement))))


def escaped(statement: str) -> str:
    """The statement for SQLAlchemy, which would take ``'07:30'`` and the words of a comment for parameters."""
    return _QUOTED.sub(lambda quoted: quoted[0].replace(":", r"\:"), statement)
