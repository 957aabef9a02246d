"""How a command ends: what it tells, in words or as one JSON object, and its exit code."""

from __future__ import annotations

import json
import sys
import traceback
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

import typer

from report_builder.errors import ExitCode, Problem, ReportError, Severity, by_columns, error, has_errors

SHOWN_PROBLEMS = 50
SHOWN_MISSING = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found and wrote; ``missing`` is what a draft still asks for, ``summary`` the words at its end.

    ``rows`` is a table for people, its heads first, and ``details`` what JSON says in its place.
    """

    problems: tuple[Problem, ...] = ()
    outputs: tuple[Path, ...] = ()
    missing: tuple[Problem, ...] = ()
    summary: str = ""
    exit_code: ExitCode = ExitCode.OK
    rows: tuple[tuple[str, ...], ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)


def conclude(context: typer.Context, work: Callable[[], Outcome], *, as_json: bool = False) -> NoReturn:
    """Do the work of a command, tell its outcome, and end the program with its exit code."""
    outcome = _attempt(work, debug=context.find_root().params["debug"])
    tell = tell_json if as_json else _tell_words
    tell(outcome)
    raise typer.Exit(outcome.exit_code)


def count_problems(problems: Sequence[Problem]) -> str:
    """``2 galat, 1 peringatan``; empty where there are none."""
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    return ", ".join(f"{count} {severity}" for severity, count in counts.items() if count)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal which stage is under way; tells nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Memulai …") as status:
        # Named again, the spinner is drawn at once: a stage may be over before the next turn of it.
        yield lambda stage: status.update(f"{stage} …", spinner="dots")


def _attempt(work: Callable[[], Outcome], *, debug: bool) -> Outcome:
    try:
        return work()
    except ReportError as failure:
        return Outcome(failure.problems, exit_code=failure.exit_code)
    except Exception as failure:  # noqa: BLE001 - the last resort: whatever happened, no traceback unasked
        if debug:
            traceback.print_exception(failure)
        hint = "Jalankan lagi dengan: report-builder --debug …, lalu kirimkan rinciannya kepada pengembang."
        problem = error(f"Program berhenti karena kesalahan yang tidak terduga ({type(failure).__name__}).", hint=hint)
        return Outcome((problem,), exit_code=ExitCode.INTERNAL)


def tell_json(outcome: Outcome) -> None:
    """Print the outcome as one JSON object."""
    form = {
        "status": "gagal" if outcome.exit_code else "berhasil",
        "kode_keluar": int(outcome.exit_code),
        "masalah": [problem.to_json() for problem in outcome.problems],
        "belum_diisi": [problem.to_json() for problem in outcome.missing],
        "keluaran": [str(path) for path in outcome.outputs],
        **outcome.details,
    }
    typer.echo(json.dumps(form, ensure_ascii=False, indent=1))


def _tell_words(outcome: Outcome) -> None:
    if outcome.problems:
        # What a final report lacks is a list to work through, not a flood with one cause.
        _tell_problems(outcome.problems, None if outcome.exit_code is ExitCode.INCOMPLETE else SHOWN_PROBLEMS)
    if outcome.missing:
        _tell_missing(outcome.missing)
    if outcome.rows:
        _tell_rows(outcome.rows)
    for path in outcome.outputs:
        typer.echo(path)
    if outcome.summary:
        typer.echo(outcome.summary)


def _tell_problems(problems: Sequence[Problem], most: int | None) -> None:
    gathered = by_columns(problems)
    shown = gathered[:most]
    show = _print_table if sys.stderr.isatty() else _print_lines
    show(shown)
    if len(gathered) > len(shown):
        typer.echo(f"… dan {len(gathered) - len(shown)} masalah lain; lihat semuanya dengan --json", err=True)
    if has_errors(problems):
        typer.echo(f"{count_problems(problems)}.", err=True)


def _print_table(problems: Sequence[Problem]) -> None:
    head = ("No", "Tingkat", "Tempat", "Masalah", "Saran")
    rows = (
        (number, problem.severity, problem.where or "", problem.message, problem.hint)
        for number, problem in enumerate(problems, start=1)
    )
    _print_grid(head, rows, to_stderr=True)


def _print_grid(head: Sequence[str], rows: Iterable[Sequence[object]], *, to_stderr: bool) -> None:
    """A table as wide as the terminal, its texts wrapped within their columns."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(_printable(str(cell))) for cell in row))
    Console(stderr=to_stderr).print(table)


def _print_lines(problems: Sequence[Problem]) -> None:
    """One line for each problem, as logs and other programs like it."""
    for problem in problems:
        separator = " · " if problem.where else ": "
        typer.echo(_one_line(f"{problem.severity}{separator}{problem}"), err=True)


def _tell_missing(missing: Sequence[Problem]) -> None:
    shown = missing[:SHOWN_MISSING]
    for problem in shown:
        where = replace(problem.where, berkas="") if problem.where else ""
        text = problem.message.removeprefix("Perlu diisi: ")
        typer.echo(_one_line(f"Belum diisi: {where}: {text}"), err=True)
    if len(missing) > len(shown):
        rest = len(missing) - len(shown)
        typer.echo(f"… dan {rest} isian lain; lihat semuanya dengan --final atau --json", err=True)


def _tell_rows(rows: Sequence[Sequence[str]]) -> None:
    """The rows as a table that fits the terminal; for other programs in columns as wide as what is in them."""
    if len(rows[0]) > 1 and sys.stdout.isatty():
        _print_grid(rows[0], rows[1:], to_stderr=False)
        return
    cells = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _one_line(text: str) -> str:
    return " ".join(_printable(text).splitlines())


def _printable(text: str) -> str:
    """The text without control and format characters, by which data could command the terminal or turn its text."""
    return "".join("�" if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n" else char for char in text)
