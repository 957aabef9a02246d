"""What an office sets once for all its reports: ``report.toml`` where the program runs, or a file that is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from report_builder import settings
from report_builder.database import selects
from report_builder.errors import ExitCode, Place, ReportError, error

NAME = "report.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of an office: ``query``, a SELECT by the sheet that it gives."""

    query: Mapping[str, str] = field(default_factory=dict)


def read(path: Path | None = None, folder: Path = Path()) -> Config:
    """The settings of a file, by default of ``report.toml`` in a folder, where the program runs, if it is there.

    Raises ReportError (template) with everything wrong in it, (usage) where a file that was named is not there.
    """
    file = path or folder / NAME
    if path is None and not file.is_file():
        return Config()
    try:
        data = file.read_bytes()
    except OSError:
        message = "Berkas pengaturan ini tidak dapat dibaca."
        problem = error(message, Place(str(file)), "Periksa nama dan izin berkasnya.")
        raise ReportError([problem], ExitCode.USAGE) from None
    form = settings.read(data, file.name, "report", {"kueri": selects.faults})
    return Config({lembar: statement.strip().rstrip(";") for lembar, statement in form.get("query", {}).items()})
