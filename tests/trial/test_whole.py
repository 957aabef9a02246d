"""What the trials hold a night to is shown to fail where a night went wrong."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from report_builder.errors import ExitCode
from tests.conftest import SmallBook
from tests.trial.night import Night
from tests.trial.whole import faults

pytestmark = pytest.mark.slow

A, B, BAD = "kantor-a", "kantor-b", "kantor-c"
WORDS = MappingProxyType({BAD: "bukan buku kerja Excel"})


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def pdf_cut(night: Night) -> None:
    cut(night.hasil / A / "ringkasan.pdf")


def docx_cut(night: Night) -> None:
    cut(night.hasil / A / "ringkasan.docx")


def facts_of_another(night: Night) -> None:
    shutil.copy(night.hasil / B / "fakta.json", night.hasil / A / "fakta.json")


def unfinished_file(night: Night) -> None:
    (night.hasil / BAD / ".ringkasan.pdf.0123abcd").touch()


def temporary_folder(night: Night) -> None:
    (night.temporary / "report-builder-x").mkdir()


def log_without_it(night: Night) -> None:
    lines = night.log.read_text(encoding="utf-8").splitlines(keepends=True)
    night.log.write_text("".join(line for line in lines if f'"{A}"' not in line), encoding="utf-8")


def untold(night: Night) -> None:
    (night.folder / "keluaran").write_text("1 galat.\n", encoding="utf-8")


WRONG: tuple[tuple[Callable[[Night], None], str], ...] = (
    (pdf_cut, "kantor-a: ringkasan.pdf is not the file of the ledger"),
    (pdf_cut, "kantor-a: ringkasan.pdf does not open: "),
    (docx_cut, "kantor-a: ringkasan.docx does not open: "),
    (facts_of_another, "kantor-a: fakta.json is that of [{'berkas': 'kantor-b.xlsx'"),
    (unfinished_file, "left behind: .ringkasan.pdf.0123abcd"),
    (temporary_folder, "left behind: report-builder-x"),
    (log_without_it, "kantor-a: the log tells 0 successes"),
    (untold, "kantor-c: is not told by name"),
)


def test_a_night_that_went_wrong_is_told(tmp_path: Path, small_book: SmallBook) -> None:
    night = Night(tmp_path / "malam")
    night.data.mkdir(parents=True)
    for number, unit in enumerate((A, B)):
        small_book({"Indikator!F2": 40 + number}, name=f"malam/data/{unit}.xlsx")
    night.book(BAD).write_text("bukan", encoding="utf-8")
    night.prepare()
    with night.watched() as deliveries:
        assert night.run() == ExitCode.DATA
    assert faults(night, WORDS, deliveries.counts) == []

    for spoil, sentence in WRONG:
        other = Night(tmp_path / spoil.__name__)
        shutil.copytree(night.folder, other.folder, dirs_exist_ok=True)
        spoil(other)
        assert any(told.startswith(sentence) for told in faults(other, WORDS, deliveries.counts)), sentence
    twice = deliveries.counts + Counter({A: 1, BAD: 1})
    assert faults(night, WORDS, twice) == ["kantor-a: delivered 2 times", "kantor-c: delivered"]
    assert faults(night, {**WORDS, A: ""}, deliveries.counts)[0] == "kantor-a: stands as selesai"
    assert faults(night, {}, deliveries.counts)[0].startswith("kantor-c: stands as ('gagal', ")
    with subprocess.Popen(["sleep", "60"], env={"TMPDIR": str(night.temporary)}) as orphan:
        assert faults(night, WORDS, deliveries.counts) == [f"still at work: process {orphan.pid}"]
        orphan.kill()
