"""The command: what it tells, how it ends, and what it never writes over."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from report_builder.cli import app
from report_builder.errors import ExitCode, ReportError
from tests.audit.word_files import paragraph, run, word_file
from tests.refresh.conftest import BELOW, Rekat
from tests.refresh.naskah import edited, prints, refreshed, replaced


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["refresh", *map(str, arguments)])


@pytest.fixture
def file(document: bytes, tmp_path: Path) -> Path:
    """Give the document as a file."""
    path = tmp_path / "naskah.docx"
    path.write_bytes(document)
    return path


def test_it_writes_the_refreshed_file_and_says_what_it_did(file: Path, new: Rekat, tmp_path: Path) -> None:
    target = tmp_path / "hasil.docx"
    result = invoke(file, "--data", new(BELOW), "-o", target)
    assert result.exit_code == ExitCode.OK
    assert prints(target.read_bytes(), "IKK-1.realisasi") == {"50"}
    assert "Naskah diperbarui:" in result.stdout
    assert "122,64%" in result.stdout


def test_json_lists_all_of_it(file: Path, document: bytes, new: Rekat, tmp_path: Path) -> None:
    file.write_bytes(edited(document, replaced('<w:t xml:space="preserve">65</w:t>', "<w:t>70</w:t>")))
    form = json.loads(invoke(file, "--data", new(BELOW), "-o", tmp_path / "hasil.docx", "--json").stdout)
    assert form["status"] == "berhasil"
    (left,) = form["diubah_tangan"]
    assert (left["fakta"], left["lama"], left["baru"]) == ("IKK-1.realisasi", "70", "50")
    assert {"diperbarui", "tidak_ada_lagi", "baris_baru", "dikomentari", "belum_ditempatkan"} <= form.keys()
    assert form["ringkasan"]["diubah tangan"] == 1


def test_the_file_itself_is_never_written_over(file: Path, document: bytes, new: Rekat) -> None:
    for options in ([], ["--replace"]):
        result = invoke(file, "--data", new(BELOW), "-o", file, *options)
        assert result.exit_code == ExitCode.OUTPUT
        assert file.read_bytes() == document


def test_a_file_that_is_there_stays_without_replace(file: Path, new: Rekat, tmp_path: Path) -> None:
    target = tmp_path / "hasil.docx"
    target.write_bytes(b"milik orang")
    assert invoke(file, "--data", new(BELOW), "-o", target).exit_code == ExitCode.OUTPUT
    assert target.read_bytes() == b"milik orang"
    assert invoke(file, "--data", new(BELOW), "-o", target, "--replace").exit_code == ExitCode.OK


def test_wrong_data_leave_nothing_behind(file: Path, new: Rekat, tmp_path: Path) -> None:
    result = invoke(file, "--data", new({"Indikator!F2": "banyak"}), "-o", tmp_path / "hasil.docx")
    assert result.exit_code == ExitCode.DATA
    assert sorted(path.name for path in tmp_path.iterdir()) == ["baru.xlsx", "naskah.docx"]


def test_only_word_files_are_taken(file: Path, new: Rekat, tmp_path: Path) -> None:
    assert invoke(file.with_suffix(".txt"), "--data", new(BELOW), "-o", tmp_path / "a.docx").exit_code == ExitCode.USAGE
    assert invoke(file, "--data", new(BELOW), "-o", tmp_path / "a.pdf").exit_code == ExitCode.USAGE


def test_a_file_that_is_not_ours_is_refused(base: Path) -> None:
    with pytest.raises(ReportError, match="tidak memuat data asalnya"):
        refreshed(word_file(paragraph(run("Naskah orang."))), base)


def test_a_damaged_file_is_refused(base: Path) -> None:
    with pytest.raises(ReportError, match="bukan dokumen Word yang utuh"):
        refreshed(b"PK", base)


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({"Identitas!B3": "Balai Pelatihan"}, "Balai Pelatihan tahun 2021"),
        ({"Identitas!B4": 2022}, "Direktorat Contoh tahun 2022"),
    ],
)
def test_data_of_another_unit_or_year_are_refused(
    file: Path, new: Rekat, tmp_path: Path, edits: dict[str, object], told: str
) -> None:
    target = tmp_path / "hasil.docx"
    result = invoke(file, "--data", new(edits), "-o", target)
    assert result.exit_code == ExitCode.USAGE
    assert f"sedangkan datanya {told}" in " ".join(result.stderr.split())
    assert not target.exists()


def test_a_unit_whose_name_was_mended_is_still_the_same(file: Path, new: Rekat, tmp_path: Path) -> None:
    edits = {**BELOW, "Identitas!B3": "Direktorat Contoh."}
    assert invoke(file, "--data", new(edits), "-o", tmp_path / "hasil.docx").exit_code == ExitCode.OK
