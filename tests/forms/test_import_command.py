"""The command that fills a workbook from forms."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from report_builder.cli import app
from report_builder.cli.impor import ask_until_clear
from report_builder.errors import ExitCode, Place
from report_builder.forms.notes import Pertanyaan
from tests.forms.lembar import Rows, tulis

ROWS: Rows = [
    ["Dinas Contoh"],
    ["Kabupaten Contoh"],
    ["Tahun 2025"],
    ["Sasaran", "Indikator", "Satuan", "Target", "Realisasi"],
    ["Meningkatnya layanan", "Nilai survei", "Nilai", 80, "1.234"],
]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Give a form that leaves one number open."""
    return tulis(tmp_path / "form.xlsx", ROWS)


def test_a_form_becomes_a_workbook_that_check_takes(form: Path) -> None:
    book = form.with_name("buku.xlsx")
    (form.parent / "jawaban.toml").write_text('"Form!E5" = 82', encoding="utf-8")
    answers = ["--answers", str(form.parent / "jawaban.toml")]
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(book), *answers])
    assert result.exit_code == ExitCode.OK
    assert "Baris diisi: Identitas 3, Sasaran 1, Indikator 1." in result.stdout
    assert CliRunner().invoke(app, ["check", str(book)]).exit_code == ExitCode.OK


def test_somebody_is_asked_again_until_the_answer_is_clear(capsys: pytest.CaptureFixture[str]) -> None:
    pertanyaan = Pertanyaan(Place("form.xlsx", "Form", "E5"), "1.234", ("1234", "1,234"), "Realisasi")
    typed = iter(["kira-kira", "1.234", "≤ 30"])
    assert ask_until_clear(pertanyaan, lambda _: next(typed)) == Decimal(30)
    assert "“kira-kira” bukan satu angka yang jelas" in capsys.readouterr().out


def test_each_cell_of_the_workbook_names_that_of_the_form(form: Path) -> None:
    book = form.with_name("buku.xlsx")
    CliRunner().invoke(app, ["import", str(form), "-o", str(book)])
    sheet = openpyxl.load_workbook(book)["Indikator"]
    comments = {cell.value: cell.comment.text for cell in sheet[2] if cell.comment}
    assert comments == {
        "Nilai survei": "form.xlsx · Form · B5",
        "Nilai": "form.xlsx · Form · C5",
        80: "form.xlsx · Form · D5",
        None: "form.xlsx · Form · E5: Realisasi: “1.234” dapat berarti 1234 atau 1,234.",
    }


def test_what_is_asked_and_done_is_told_as_json(form: Path) -> None:
    book = form.with_name("buku.xlsx")
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(book), "--json"])
    told = json.loads(result.stdout)
    assert told["pertanyaan"] == [
        {"jawaban": "form.xlsx!Form!E5", "isi": "1.234", "bacaan": ["1234", "1,234"], "tentang": "Realisasi"}
    ]
    assert told["baris"] == {
        "Identitas": 3, "Sasaran": 1, "Indikator": 1, "Riwayat": 0, "Renstra": 0, "Triwulan": 0, "Analisis": 0,
        "Anggaran": 0,
    }  # fmt: skip
    assert {note["hal"] for note in told["catatan"]} >= {"ditanyakan", "diambil"}


def test_the_notes_are_a_sheet_that_is_not_read_again(form: Path) -> None:
    book = form.with_name("buku.xlsx")
    CliRunner().invoke(app, ["import", str(form), "-o", str(book)])
    sheet = openpyxl.load_workbook(book)["Catatan impor"]
    assert [cell.value for cell in sheet[1]] == ["hal", "berkas", "lembar", "sel", "catatan", "saran"]
    assert "tidak dikenal" not in CliRunner().invoke(app, ["check", str(book)]).output


def test_the_mapping_is_written_beside_the_workbook(form: Path) -> None:
    book, peta = form.with_name("buku.xlsx"), form.with_name("peta.toml")
    CliRunner().invoke(app, ["import", str(form), "-o", str(book), "--save-mapping", str(peta)])
    assert '"Realisasi" = "realisasi"' in peta.read_text(encoding="utf-8")
    again = CliRunner().invoke(app, ["import", str(form), "-o", str(book), "--mapping", str(peta), "--replace"])
    assert again.exit_code == ExitCode.OK


def test_the_same_form_gives_the_same_bytes(form: Path) -> None:
    books = [form.with_name(name) for name in ("satu.xlsx", "dua.xlsx")]
    for book in books:
        CliRunner().invoke(app, ["import", str(form), "-o", str(book)])
    assert books[0].read_bytes() == books[1].read_bytes()


def test_a_workbook_that_is_there_is_kept(form: Path) -> None:
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(form)])
    assert result.exit_code == ExitCode.OUTPUT


def test_a_year_of_two_figures_is_refused(form: Path) -> None:
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(form.with_name("buku.xlsx")), "--year", "25"])
    assert result.exit_code == ExitCode.USAGE
    assert "Tahun laporan 25 tidak dikenal. Tulis keempat angkanya, misalnya --year 2025." in result.stderr
    assert not form.with_name("buku.xlsx").exists()


def test_a_form_is_never_written_over(form: Path) -> None:
    before = form.read_bytes()
    again = form.parent / "." / form.name
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(again), "--replace"])
    assert result.exit_code == ExitCode.OUTPUT
    assert "Berkas hasil sama dengan berkas yang dibaca, jadi tidak ditimpa." in result.output
    assert form.read_bytes() == before


def test_answers_are_not_written_over_by_the_mapping(form: Path) -> None:
    answers = form.with_name("jawaban.toml")
    answers.write_text('"Form!E5" = 82', encoding="utf-8")
    names = ["--answers", str(answers), "--save-mapping", str(answers), "--replace"]
    result = CliRunner().invoke(app, ["import", str(form), "-o", str(form.with_name("buku.xlsx")), *names])
    assert result.exit_code == ExitCode.OUTPUT
    assert answers.read_text(encoding="utf-8") == '"Form!E5" = 82'


def test_a_file_of_another_program_is_told_how_to_be_saved(tmp_path: Path) -> None:
    old = tmp_path / "form.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    result = CliRunner().invoke(app, ["import", str(old), "-o", str(tmp_path / "buku.xlsx")])
    assert "Simpan Sebagai" in " ".join(result.output.split())


def test_an_option_that_is_missing_is_named_with_its_letter(form: Path) -> None:
    result = CliRunner().invoke(app, ["import", str(form)])
    assert "Pilihan --output / -o belum diisi." in result.output
