"""The same input gives the same bytes, whenever, wherever and in whatever process it is built."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

# Zip archives hold times in steps of two seconds.
APART = 2.1
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Jayapura", "LC_ALL": "C"},
)


def build(data: Path, folder: Path, place: dict[str, str]) -> dict[str, bytes]:
    """Build in a process of its own and give the files."""
    program = "from report_builder.cli import app; app()"
    command = [sys.executable, "-c", program, "build", str(data), "-o", str(folder), "--format", "pdf,docx,html"]
    subprocess.run(command, env=os.environ | place, cwd=folder.parent, capture_output=True, check=True)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.slow
@pytest.mark.parametrize("data", ["dayamas-2021.xlsx", "contoh-lengkap.xlsx"])
def test_the_same_input_gives_the_same_bytes(project: Path, tmp_path: Path, data: str) -> None:
    first = build(project / "inputs" / data, tmp_path / "pertama", PLACES[0])
    time.sleep(APART)
    second = build(project / "inputs" / data, tmp_path / "kedua", PLACES[1])
    assert list(first) == ["fakta.json", "lakip.docx", "lakip.html", "lakip.pdf"]
    assert [name for name in first if first[name] != second[name]] == []
