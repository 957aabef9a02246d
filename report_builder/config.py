"""What an office sets once for all its reports: ``report.toml`` where the program runs, or a file that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report_builder import settings
from report_builder.errors import ExitCode, Place, ReportError, error

NAME = "report.toml"
PARAMETERS = ("unit", "tahun")

# What stands in quotation marks or in a comment is neither a parameter nor the end of a statement.
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")
_FIRST_WORD = re.compile(r"\s*(?:SELECT|WITH)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of an office: ``query``, a SELECT by the sheet that it gives."""

    query: Mapping[str, str] = field(default_factory=dict)


def read(path: Path | None = None) -> Config:
    """The settings of a file, by default of ``report.toml`` where the program runs, if it is there.

    Raises ReportError (template) with everything wrong in it, (usage) where a file that was named is not there.
    """
    file = path or Path(NAME)
    if path is None and not file.is_file():
        return Config()
    try:
        data = file.read_bytes()
    except OSError:
        message = "Berkas pengaturan ini tidak dapat dibaca."
        problem = error(message, Place(str(file)), "Periksa nama dan izin berkasnya.")
        raise ReportError([problem], ExitCode.USAGE) from None
    form = settings.read(data, file.name, "report", {"kueri": _query_faults})
    return Config({lembar: statement.strip().rstrip(";") for lembar, statement in form.get("query", {}).items()})


def _query_faults(statement: str) -> Iterator[str]:
    bare = _QUOTED.sub(" ", statement)
    if not _FIRST_WORD.match(bare):
        yield "Kueri harus berupa SELECT."
    if ";" in bare.strip().rstrip(";"):
        yield "Kueri harus berupa satu SELECT saja."
    for nama in dict.fromkeys(_PARAMETER.findall(bare)):
        if nama not in PARAMETERS:
            yield f"Parameter “:{nama}” tidak dikenal."
