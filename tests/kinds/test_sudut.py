"""An angle that the data have nothing for: another leads, and that is told."""

from pathlib import Path

import pytest

from report_builder import pipeline
from report_builder.pipeline import Job
from tests.kinds.companions import write


def told(location: Path, sudut: str) -> list[str]:
    problems = pipeline.run(Job(location, kind="siaran-pers", formats=("txt",), sudut=sudut)).problems
    return [str(problem) for problem in problems if "sudut" in problem.message]


@pytest.mark.slow
@pytest.mark.parametrize("sudut", ["perbaikan", "kegiatan"])
def test_an_angle_for_which_there_is_nothing_is_told(tmp_path: Path, sudut: str) -> None:
    assert told(write(tmp_path), sudut) == [
        (
            f"Data tidak memuat bahan untuk sudut “{sudut}” sehingga siaran-pers dibuka dengan sudut “capaian”. "
            "Pakai --angle capaian bila memang demikian, atau lengkapi datanya."
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize("sudut", ["", "capaian", "anggaran"])
def test_an_angle_that_leads_is_no_matter(tmp_path: Path, sudut: str) -> None:
    assert told(write(tmp_path), sudut) == []
