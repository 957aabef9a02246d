"""The command that tells people of failures after a run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import BinaryIO

from report_builder.errors import Problem, warning

PATIENCE = 300
"""Seconds that the command may take: nobody is there to end it."""
_LAST = 4096
"""Bytes at the end of what it writes in which its last line is looked for."""


def sound(command: Sequence[str], variables: Mapping[str, str], patience: float = PATIENCE) -> Iterator[Problem]:
    """Start the command and wait for it, but not for what it leaves at work; how it went, where it did not go well."""
    named = f"Perintah on_failure “{' '.join(command)}”"
    with TemporaryFile() as told:
        try:
            code = _run(command, variables, told, patience)
        except subprocess.TimeoutExpired:
            yield warning(f"{named} tidak selesai dalam {patience:g} detik, jadi dihentikan.")
        except (OSError, ValueError) as failure:
            yield warning(f"{named} tidak dapat dijalankan: {failure}.")
        else:
            if code:
                yield warning(f"{named} gagal dengan kode {code}{_last_line(told)}.")


def _run(command: Sequence[str], variables: Mapping[str, str], told: BinaryIO, patience: float) -> int:
    """The exit code; a pipe would be waited for as long as anybody holds it."""
    process = subprocess.Popen(  # noqa: S603 - the command is the user's own, from the plan
        command,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=told,
        start_new_session=True,
    )
    try:
        return process.wait(patience)
    except BaseException:
        _end(process)
        raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command with all that it started; Windows has no such groups."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_line(told: BinaryIO) -> str:
    told.seek(max(0, told.seek(0, os.SEEK_END) - _LAST))
    last = told.read(_LAST).decode(errors="replace").strip().splitlines()[-1:]
    return "".join(f": {line}" for line in last)
