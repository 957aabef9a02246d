"""LibreOffice is run apart from its user's own, tells why it cannot, and leaves nothing running."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from report_builder.errors import ExitCode, ReportError
from report_builder.exporters.docx.libreoffice import as_pdf

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a way to put a shell script of this text in LibreOffice's place."""

    def put(script: str) -> None:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return put


def refusal(docx: bytes = b"PK", **patience: int) -> str:
    with pytest.raises(ReportError) as failure:
        as_pdf(docx, **patience)
    assert failure.value.exit_code is ExitCode.OUTPUT
    return str(failure.value)


def test_it_is_told_how_to_do_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal() == (
        "LibreOffice tidak ditemukan: perintah soffice tidak ada di PATH. Pasang LibreOffice Writer "
        "(Debian dan Ubuntu: apt-get install libreoffice-writer), atau jalankan tanpa --pagination."
    )


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_what_libreoffice_says_last_is_told(install: Install) -> None:
    install("echo 'Error: source file could not be loaded'; echo")
    assert refusal() == (
        "LibreOffice tidak dapat membuka berkas Word ini: Error: source file could not be loaded. "
        "Periksa pemasangannya, atau jalankan tanpa --pagination."
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_one_that_hangs_is_ended_with_all_it_started(install: Install, tmp_path: Path) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    install(f"sleep 600 > {pipe} &\nsleep 600")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert "belum selesai setelah 1 detik, jadi dihentikan. Ulangi bila" in refusal(patience=1)
    os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""  # Would wait for ever while the sleeper held the other end.
    os.close(reader)
