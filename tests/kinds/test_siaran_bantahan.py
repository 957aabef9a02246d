"""A release whose input the data contradict: printed as given, with what it asks for beside it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import pipeline
from report_builder.errors import ExitCode, ReportError, Severity
from report_builder.exporters import text
from report_builder.kinds.siaran import SIARAN
from report_builder.pipeline import Job
from report_builder.pipeline.completeness import missing

Write: TypeAlias = Callable[..., Path]
NOTE = "[CATATAN: ringkasan kegiatan di atas tidak sesuai dengan data, mohon diberi catatan]"


@pytest.fixture
def event(project: Path, tmp_path: Path) -> Write:
    """Give what writes the Dayamas data with another event: its summary and its note."""

    def write(ringkasan: str, catatan: str = "") -> Path:
        folder = tmp_path / "dayamas"
        shutil.copytree(project / "inputs/dayamas-2021", folder)
        row = f"nama;tanggal_mulai;ringkasan;catatan\nRapat Kerja;2021-12-01;{ringkasan};{catatan}\n"
        (folder / "kegiatan.csv").write_text(row, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize(
    ("ringkasan", "catatan", "asked"),
    [
        ("Semua target tahun 2021 tercapai", "", 1),
        ("Semua target tahun 2021 tercapai", "Yang dimaksud adalah target rapat.", 0),
        ("Rapat membahas target tahun 2021", "", 0),
    ],
)
def test_a_summary_that_the_data_contradict_is_printed_and_wants_a_note(
    event: Write, ringkasan: str, catatan: str, asked: int
) -> None:
    job = Job(event(ringkasan, catatan), kind="siaran-pers")
    examined = pipeline.examine(job)
    page = pipeline.compose(job, examined, pipeline.write_fakta(examined.measured.ledger), SIARAN).document
    written = text.export(page, "siaran-pers.txt").data.decode()
    assert f"{ringkasan}." in written
    assert written.count(NOTE) == asked
    assert sum("Ringkasan Rapat Kerja" in problem.message for problem in examined.problems) == asked
    places = [problem.where for problem in missing(page, examined.dataset, Severity.ERROR) if problem.where]
    assert [place.sel for place in places if place.lembar == "Kegiatan"] == ["D2"] * asked


def test_a_final_release_is_refused_without_that_note(event: Write) -> None:
    job = Job(event("Semua target tahun 2021 tercapai"), kind="siaran-pers", formats=("txt",), final=True)
    with pytest.raises(ReportError) as failure:
        pipeline.run(job)
    assert failure.value.exit_code is ExitCode.INCOMPLETE
    assert any(NOTE[1:-1] in problem.message for problem in failure.value.problems)


@pytest.fixture
def quoted(project: Path, tmp_path: Path) -> Path:
    """Give the Dayamas data with an approved quotation that the data contradict."""
    folder = tmp_path / "dikutip"
    shutil.copytree(project / "inputs/dayamas-2021", folder)
    row = "penutur;jabatan;kutipan;disetujui\nDeputi;Deputi;Semua target tahun 2021 tercapai;ya\n"
    (folder / "kutipan.csv").write_text(row, encoding="utf-8")
    return folder


REASON = "Kutipan Deputi menyebut “Semua target tahun 2021 tercapai”, sedangkan menurut data "


def test_a_final_release_is_told_why_it_wants_a_note(quoted: Path) -> None:
    with pytest.raises(ReportError) as failure:
        pipeline.run(Job(quoted, kind="siaran-pers", formats=("txt",), final=True))
    problems = failure.value.problems
    assert any("kutipan di atas tidak sesuai dengan data" in problem.message for problem in problems)
    (reason,) = [problem for problem in problems if problem.severity is Severity.WARNING]
    assert reason.message.startswith(REASON)


@pytest.mark.parametrize(
    ("kind", "told"), [("siaran-pers", 1), ("perjanjian-kinerja", 0), ("swareviu", 0), ("ringkasan", 0)]
)
def test_of_a_quotation_only_a_kind_that_prints_it_is_told(quoted: Path, kind: str, told: int) -> None:
    problems = pipeline.run(Job(quoted, kind=kind, formats=("txt",))).problems
    assert sum(problem.message.startswith(REASON) for problem in problems) == told
    assert any(problem.message.startswith(REASON) for problem in pipeline.examine(Job(quoted)).problems)


def test_a_report_is_built_in_spite_of_such_a_summary(event: Write) -> None:
    result = pipeline.run(Job(event("Semua target tahun 2021 tercapai"), kind="ringkasan", formats=("txt",)))
    assert sum("Ringkasan Rapat Kerja" in problem.message for problem in result.problems) == 1
    assert NOTE not in result.outputs[0].data.decode()
