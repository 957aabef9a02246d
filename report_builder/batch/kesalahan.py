"""Why a report failed, as it is handed from the worker to the ledger and to whoever asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_builder.errors import ExitCode, Place, Problem, ReportError, Severity, error

_CELL = re.compile(r"([A-Z]*)(\d+)")


@dataclass(frozen=True, slots=True)
class Kesalahan:
    """Why a report failed: the code that a build would have ended with, and every problem that stopped it."""

    kode: int
    masalah: tuple[Problem, ...]

    @classmethod
    def of(cls, failure: ReportError) -> Kesalahan:
        """What stopped a report, in the order that people mend it: sheet by sheet, row by row."""
        problems = _sorted([one for one in failure.problems if one.severity is Severity.ERROR])
        return cls(int(failure.exit_code), tuple(map(_writable, problems)))

    @classmethod
    def internal(cls, message: str) -> Kesalahan:
        """What no input is to blame for."""
        return cls(int(ExitCode.INTERNAL), (_writable(error(message)),))

    @classmethod
    def read(cls, form: Sequence[Any]) -> Kesalahan:
        """The same again that `to_json` gave."""
        kode, *masalah = form
        return cls(int(kode), tuple(map(_read_problem, masalah)))

    def to_json(self) -> list[Any]:
        """The same as plain values."""
        return [self.kode, *(one.to_json() for one in self.masalah)]

    @property
    def pesan(self) -> tuple[str, ...]:
        """Every problem in one line, with its place and what to do."""
        return tuple(map(str, self.masalah))


def _writable(problem: Problem) -> Problem:
    """In words that can be written anywhere: names of files may hold bytes that are no text."""
    return _read_problem(
        {key: text.encode(errors="backslashreplace").decode() for key, text in problem.to_json().items()}
    )


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    """Sheets stay in their order; within one ``F9`` comes before ``A10``, and ``Z2`` before ``AA2``."""
    sheets = list(dict.fromkeys(map(_sheet, problems)))
    return sorted(problems, key=lambda one: (sheets.index(_sheet(one)), _cell(one)))


def _sheet(problem: Problem) -> tuple[str, str]:
    return (problem.where.berkas, problem.where.lembar) if problem.where else ("", "")


def _cell(problem: Problem) -> tuple[int, int, str]:
    form = _CELL.match(problem.where.sel) if problem.where else None
    return (int(form[2]), len(form[1]), form[1]) if form else (0, 0, "")


def _read_problem(form: Mapping[str, str]) -> Problem:
    where = Place(form["berkas"], form["lembar"], form["sel"])
    return error(form["pesan"], where if str(where) else None, form["saran"])
