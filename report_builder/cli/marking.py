"""What ``check --mark`` writes: the user's own workbook with its problems in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from report_builder.cli.files import refuse
from report_builder.cli.outcome import Outcome, count_problems
from report_builder.errors import ExitCode, Place, ReportError, error

if TYPE_CHECKING:
    from report_builder.pipeline import Job


def mark(job: Job, file: Path, tell: Callable[[str], None], *, replace: bool) -> Outcome:
    """Check a workbook and write it with what is wrong, or with no marks where nothing is.

    Raises ReportError (usage) for what is no workbook, (output) where there is a file already, and as `check` does
    where the workbook cannot be read at all.
    """
    from report_builder import delivery, pipeline, plugins, workbook
    from report_builder.exporters import Output

    source = _workbook(job)
    refuse(file, source.suffix.lower(), "Salinan bertanda dari buku kerja ini", replace=replace)
    tell("Membaca data")
    dataset = plugins.read(job.input, job.pilihan)
    exit_code = ExitCode.OK
    try:
        problems = pipeline.examine(job, tell, dataset=dataset).problems
    except ReportError as failure:
        if failure.exit_code is not ExitCode.DATA:
            raise
        problems, exit_code = failure.problems, failure.exit_code
    tell("Menandai sel")
    marked = workbook.marked(source.read_bytes(), problems, source.name)
    paths = delivery.deliver([Output(file.name, marked)], file.parent, replace=True)
    return Outcome(problems, paths, summary=_summary(count_problems(problems)), exit_code=exit_code)


def _workbook(job: Job) -> Path:
    """The workbook that a job checks."""
    from report_builder import sources

    source = Path(str(job.input))
    if "://" in str(job.input) or source.is_dir() or not sources.is_workbook(source):
        hint = "Jalankan tanpa --mark: setiap masalah disebutkan dengan berkas dan selnya."
        problem = error("Hanya buku kerja (.xlsx, .xlsm) yang dapat ditandai.", Place(str(job.input)), hint)
        raise ReportError([problem], ExitCode.USAGE)
    return source


def _summary(counts: str) -> str:
    if not counts:
        return "Tidak ada masalah; salinan ini tanpa tanda."
    return f"Ditandai: {counts}. Buka lembar Perbaikan di salinan ini, perbaiki, lalu periksa lagi."
