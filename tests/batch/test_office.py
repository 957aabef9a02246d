"""What a killed run leaves of its temporary folders is removed by the next one; those at work stay."""

import os
import tempfile
from pathlib import Path

import pytest

from report_builder.batch.office import FOLDER, Processes
from report_builder.batch.plan import Limits

NOBODY = 2**22 + 1
"""More than Linux gives to any process."""


def test_folders_of_the_dead_are_removed_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = (f"{FOLDER}{NOBODY}-a", f"{FOLDER}{os.getpid()}-b", f"{FOLDER}lain", "lain")
    for name in names:
        (tmp_path / name).mkdir()
    Processes(Limits()).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
