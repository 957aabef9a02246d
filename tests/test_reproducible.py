"""The same input gives the same bytes, whenever, wherever and in whatever process it is built."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from report_builder import plugins
from tests.reports import DOCUMENTS, DRAFTS, FORMATS, PERIODE, Reports

# Zip archives hold times in steps of two seconds.
APART = 2.1
ELSEWHERE = {"PYTHONHASHSEED": "2", "TZ": "Asia/Jayapura", "LC_ALL": "C"}


def build(data: Path, folder: Path, *options: str) -> dict[str, bytes]:
    """Build in a process of its own, in another place of the world, and give the files."""
    program = "from report_builder.cli import app; app()"
    command = [sys.executable, "-c", program, "build", str(data), "-o", str(folder), "--format", ",".join(FORMATS)]
    subprocess.run([*command, *options], env=os.environ | ELSEWHERE, cwd=folder.parent, capture_output=True, check=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_the_same_input_gives_the_same_bytes(reports: Reports, tmp_path: Path, name: str, kind: str) -> None:
    first = reports(name, kind)
    time.sleep(APART)
    period = ["--period", PERIODE[kind]] if kind in PERIODE else []
    final = [] if name in DRAFTS else ["--final"]
    second = build(first.location, tmp_path / "kedua", "--kind", kind, *period, *final)
    beside = (iringan.berkas for iringan in plugins.kind(kind).iringan)
    assert list(second) == sorted(["fakta.json", *(f"{kind}.{suffix}" for suffix in FORMATS), *beside])
    assert [file for file, data in second.items() if data != (first.folder / file).read_bytes()] == []
