"""What can go wrong, told in one way: a problem with its place and a hint, and the exit code it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """How the command line ends; the numbers are part of the interface."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    DATA = 3
    TEMPLATE = 4
    OUTPUT = 5
    AUDIT = 6
    INCOMPLETE = 7
    BATCH = 8
    BUSY = 9


class Severity(StrEnum):
    """An error stops the work, a warning is told and the work goes on."""

    ERROR = "galat"
    WARNING = "peringatan"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, a sheet or table in it, a cell (``F2``) or line in that."""

    berkas: str
    lembar: str = ""
    sel: str = ""

    def __str__(self) -> str:
        """``dayamas-2021.xlsx · Indikator · F2``."""
        return " · ".join(part for part in (self.berkas, self.lembar, self.sel) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what the reader should do about it; texts are Indonesian."""

    severity: Severity
    message: str
    where: Place | None = None
    hint: str = ""

    def to_json(self) -> dict[str, str]:
        """The same as plain values."""
        where = self.where or Place("")
        return {
            "tingkat": str(self.severity),
            "pesan": self.message,
            "berkas": where.berkas,
            "lembar": where.lembar,
            "sel": where.sel,
            "saran": self.hint,
        }

    def __str__(self) -> str:
        """``dayamas-2021.xlsx · Indikator · F2: pesan. Saran``."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f" {self.hint}" if self.hint else "")


def error(message: str, where: Place | None = None, hint: str = "") -> Problem:
    """A problem that stops the work."""
    return Problem(Severity.ERROR, message, where, hint)


def warning(message: str, where: Place | None = None, hint: str = "") -> Problem:
    """A problem that is told while the work goes on."""
    return Problem(Severity.WARNING, message, where, hint)


def by_columns(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those that say one thing of cells of one column as one: ``B2–B18, B20``."""
    gathered: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        cell = _CELL.fullmatch(problem.where.sel) if problem.where else None
        same = replace(problem, where=replace(problem.where, sel=cell["column"])) if problem.where and cell else None
        gathered.setdefault(same or number, []).append(problem)
    return [_in_ranges(each) if len(each) > 1 else each[0] for each in gathered.values()]


def _in_ranges(problems: Sequence[Problem]) -> Problem:
    """One problem with the cells of all, which are of one column."""
    first, cells = problems[0], [_CELL.fullmatch(each.where.sel) for each in problems if each.where]
    rows = sorted({int(cell["row"]) for cell in cells if cell})
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    column = next(cell["column"] for cell in cells if cell)
    named = (f"{column}{run[0]}" + (f"–{column}{run[-1]}" if len(run) > 1 else "") for run in runs)
    return replace(first, where=replace(first.where, sel=", ".join(named)) if first.where else None)


_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]+)")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class ReportError(Exception):
    """Ends a stage that cannot give its result; carries every problem found, never only the first."""

    def __init__(self, problems: Iterable[Problem], exit_code: ExitCode = ExitCode.DATA) -> None:
        """Keep the problems and the code that the command line ends with."""
        self.problems = tuple(problems)
        self.exit_code = exit_code
        super().__init__(self.problems, exit_code)

    def __str__(self) -> str:
        """One line per problem."""
        return "\n".join(str(problem) for problem in self.problems)
