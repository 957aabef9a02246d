"""LibreOffice as it lays a Word file out: run apart from its user's own settings, and never for longer than allowed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import IO

from report_builder.errors import ExitCode, ReportError, error
from report_builder.language import normalize_text

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 300
"""Seconds; a report of 160 pages takes half a minute."""
_KEPT = ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT")
"""What programs need to start at all, and to find the fonts of their user."""
_FONTS = (".ttf", ".otf")
_NO_RESOURCES: Mapping[str, bytes] = MappingProxyType({})
_FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
CHECK_SETUP = "Periksa pemasangannya"
_WITHOUT = "atau jalankan tanpa --pagination."


def as_pdf(docx: bytes, resources: Mapping[str, bytes] = _NO_RESOURCES, patience: int = PATIENCE) -> bytes:
    """The PDF that LibreOffice makes of a Word file, in which every bookmark is a named destination.

    It knows the fonts among the ``resources`` of a page besides those that the machine has: these need not be as wide
    as the ones that the file names. Raises ReportError (output) where LibreOffice is not installed, fails, or is not
    done after ``patience`` seconds.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        hint = "Pasang LibreOffice Writer (Debian dan Ubuntu: apt-get install libreoffice-writer)"
        raise refusal("LibreOffice tidak ditemukan: perintah soffice tidak ada di PATH.", hint)
    with TemporaryDirectory(prefix="report-builder-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "lakip.docx").write_bytes(docx)
        _install(resources, folder / "profil" / "user" / "fonts")
        told = run([program, *_arguments(folder)], folder, patience)
        made = folder / "lakip.pdf"
        if not made.is_file():
            raise refusal(f"LibreOffice tidak dapat membuka berkas Word ini{told}.", CHECK_SETUP)
        return made.read_bytes()


def _install(resources: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, data in resources.items():
        if name.endswith(_FONTS):
            (folder / Path(name).name).write_bytes(data)


def _arguments(folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    target = ["--convert-to", _FILTER, "--outdir", str(folder)]
    return [profile, "--headless", "--norestore", *target, str(folder / "lakip.docx")]


def run(command: list[str], folder: Path, patience: int = PATIENCE) -> str:
    """Run a program to its end and give its last words (``: words``); it and all it started end with this call.

    It may write in the folder. Raises ReportError (output) where it does not start or is not done in time.
    """
    # In a file, since a pipe ends only with the last of those that it was handed on to.
    words = folder / "keluaran.txt"
    with words.open("wb") as told, _start(command, folder, told) as process:
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired as failure:
            message = f"LibreOffice belum selesai setelah {patience} detik, jadi dihentikan."
            raise refusal(message, "Ulangi bila komputer tidak sedang sibuk") from failure
        finally:
            _end(process)
    return _last_words(words.read_text("utf-8", errors="replace"))


def _start(command: list[str], folder: Path, told: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, and no word of it comes from the data
            command,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as failure:
        raise refusal(f"LibreOffice tidak dapat dijalankan: {failure.strerror}.", CHECK_SETUP) from failure


def _environment(folder: Path) -> dict[str, str]:
    """What the program sees of the machine; what it leaves behind when it is killed lies in the folder."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)) | {"LC_ALL": "C.UTF-8"}


def _last_words(told: str) -> str:
    return next((f": {line}" for line in reversed(normalize_text(told).split("\n")) if line), "")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a program with all that it started: soffice is a script, and the work is done by its child's child."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def refusal(message: str, hint: str) -> ReportError:
    """What is told where LibreOffice fails; the hint goes on with how to do without it."""
    return ReportError([error(message, hint=f"{hint}, {_WITHOUT}")], ExitCode.OUTPUT)
