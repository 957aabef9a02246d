"""What is said of a document whose bytes cannot be had: the same by every command that reads one."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from report_builder.audit.membaca import baca, baca_berkas
from report_builder.audit.membaca.berkas import LARGEST
from report_builder.cli import app
from report_builder.errors import ExitCode, ReportError

HINT = "Sebutkan berkasnya."
COMMANDS = {
    "audit": ("{}",),
    "diff": ("{}", "lain.json"),
    "refresh": ("{}", "--data", "data.xlsx", "-o", "hasil.docx"),
}


def refusal(path: Path) -> str:
    with pytest.raises(ReportError) as failure:
        baca_berkas(path, HINT)
    assert failure.value.exit_code == ExitCode.USAGE
    return str(failure.value).removeprefix(f"{path}: ")


def test_a_file_is_given_as_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "naskah.txt"
    path.write_bytes(b"65\r\n")
    assert baca_berkas(path, HINT) == b"65\r\n"


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    assert refusal(tmp_path / "tiada.docx") == f"Berkas ini tidak ada. {HINT}"
    assert refusal(tmp_path / "berkas" / "tiada.docx") == f"Berkas ini tidak ada. {HINT}"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"Ini folder, bukan berkas. {HINT}"


def test_what_has_no_end_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.txt"
    os.mkfifo(pipe)
    assert refusal(pipe) == f"Ini bukan berkas biasa. {HINT}"
    assert refusal(Path("/dev/zero")) == f"Ini bukan berkas biasa. {HINT}"


def test_a_file_that_cannot_be_opened_is_told_with_what_to_do(tmp_path: Path) -> None:
    too_long = tmp_path / ("a" * 300 + ".docx")
    assert refusal(too_long) == (
        "Berkas ini tidak dapat dibuka. Tutup program yang membukanya, atau periksa izin berkasnya."
    )


def test_what_is_larger_than_any_report_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refusal(path) == f"Berkas ini lebih besar daripada laporan mana pun. {HINT}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_reads_a_document_says_so(tmp_path: Path, command: str) -> None:
    (tmp_path / "folder.docx").mkdir()
    for name, said in (("tiada.docx", "Berkas ini tidak ada."), ("folder.docx", "Ini folder, bukan berkas.")):
        arguments = [argument.format(tmp_path / name) for argument in COMMANDS[command]]
        result = CliRunner().invoke(app, [command, *arguments])
        assert result.exit_code == ExitCode.USAGE
        assert said in result.stderr


def test_a_paragraph_that_nobody_has_written_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "panjang.txt"
    path.write_text("sebanyak 65 dari 53 " * 3000, encoding="utf-8")
    with pytest.raises(ReportError, match=r"Satu alinea memuat lebih dari 20\.000 huruf"):
        baca(path)
