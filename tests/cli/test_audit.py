"""`audit`: what is found, how the command ends, what it writes and what it leaves alone."""

import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from report_builder import pipeline
from report_builder.audit.rujukan import tulis
from report_builder.cli import app
from report_builder.cli.audit import data_name
from report_builder.errors import ExitCode
from report_builder.pipeline import Job
from tests.conftest import SmallBook

FIGURE = ">65<"
PAINT = re.compile(r"\x1b\[[0-9;]*m")
Edited = Callable[..., Path]


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["audit", *(str(argument) for argument in arguments)])
    return result.exit_code, result.stdout, result.stderr


def as_json(*arguments: object) -> Any:  # noqa: ANN401 - what JSON holds has no type of its own
    return json.loads(run(*arguments, "--json")[1])


@pytest.fixture
def data(small_book: SmallBook) -> Path:
    """Give a sound workbook."""
    return small_book()


@pytest.fixture
def edited(data: Path, tmp_path: Path) -> Edited:
    """Give a writer of the workbook's report, a figure changed where it stands first: `edited(">65<", ">56<")`."""
    job = Job(data, "lakip")
    made = tulis(job, pipeline.examine(job))

    def write(old: str = FIGURE, new: str = ">56<") -> Path:
        with zipfile.ZipFile(BytesIO(made)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new, 1).encode()
        path = tmp_path / "disunting.docx"
        with zipfile.ZipFile(path, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
        return path

    return write


# --- how it ends -----------------------------------------------------------------------------------------------------


def test_a_wrong_figure_is_told_and_the_command_ends_with_six(edited: Edited, data: Path) -> None:
    code, out, _ = run(edited(), "--data", data)
    assert code == ExitCode.AUDIT
    head, first, *_ = out.splitlines()
    assert head.split() == ["No", "Kelas", "Tempat", "Teks", "Seharusnya", "Alasan"]
    assert "berubah (salah)" in first
    assert "65 kawasan" in first
    assert out.splitlines()[-1].startswith("1 temuan salah (1 berubah); ")


def test_an_untouched_report_ends_with_zero(edited: Edited, data: Path) -> None:
    code, out, _ = run(edited(new=FIGURE), "--data", data)
    assert code == ExitCode.OK
    assert out.startswith("Tidak ada temuan yang salah; ")


def test_json_has_every_finding_and_the_count_of_every_class(edited: Edited, data: Path) -> None:
    form = as_json(edited(), "--data", data)
    assert {key: form[key] for key in ("status", "kode_keluar", "masalah", "keluaran")} == {
        "status": "salah",
        "kode_keluar": 6,
        "masalah": [],
        "keluaran": [],
    }
    assert sum(form["ringkasan"].values()) == len(form["temuan"])
    assert form["ringkasan"]["berubah"] == 1
    (wrong,) = (one for one in form["temuan"] if one["salah"])
    assert list(wrong) == ["kelas", "teks", "fakta", "seharusnya", "di", "tempat", "salah", "alasan"]
    assert (wrong["kelas"], wrong["teks"], wrong["seharusnya"]) == ("berubah", "56", "65")
    assert wrong["di"] == "isi · tabel 1, baris 2, kolom 4"
    assert wrong["tempat"].endswith(", baris 2 (Jumlah kawasan yang pulih …), kolom Realisasi")


def test_without_data_it_says_that_the_text_was_held_against_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "siaran.txt"
    path.write_text("Sebanyak 65 kawasan pulih.", encoding="utf-8")
    code, out, _ = run(path)
    assert code == ExitCode.OK
    assert out.splitlines()[-1] == "Tanpa --data, angka hanya dibandingkan dengan naskah itu sendiri."


# --- what it writes --------------------------------------------------------------------------------------------------


def test_page_and_comments_are_written_and_named(edited: Edited, data: Path, tmp_path: Path) -> None:
    page, copy = tmp_path / "hasil" / "audit.html", tmp_path / "komentar.docx"
    path = edited()
    form = as_json(path, "--data", data, "--html", page, "--comments", copy)
    assert form["keluaran"] == [str(page), str(copy)]
    assert "Dibandingkan dengan monev.xlsx." in page.read_text(encoding="utf-8")
    with zipfile.ZipFile(copy) as source, zipfile.ZipFile(path) as original:
        assert b"Seharusnya 65." in source.read("word/comments.xml")
        assert source.read("word/styles.xml") == original.read("word/styles.xml")


def test_the_same_document_gives_the_same_files(edited: Edited, data: Path, tmp_path: Path) -> None:
    path = edited()
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2) for ending in ("html", "docx")]
    for page, copy in (files[:2], files[2:]):
        run(path, "--data", data, "--html", page, "--comments", copy)
    assert files[0].read_bytes() == files[2].read_bytes()
    assert files[1].read_bytes() == files[3].read_bytes()


def test_the_page_does_not_say_whom_a_database_is_opened_as() -> None:
    assert data_name("postgresql://monev:rahasia@server/kinerja?password=x") == "kinerja"
    assert data_name("inputs/data.xlsx") == "data.xlsx"


def test_a_copy_with_comments_is_audited_as_the_file_itself_and_commented_anew(
    edited: Edited, data: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "satu.docx", tmp_path / "dua.docx"
    once = as_json(edited(), "--data", data, "--comments", first)
    again = as_json(first, "--data", data, "--comments", second)
    assert again["temuan"] == once["temuan"]
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        assert one.read("word/comments.xml").count(b"Seharusnya") == 1
        assert other.read("word/comments.xml").count(b"Seharusnya") == 1


# --- what it leaves alone --------------------------------------------------------------------------------------------


def test_what_is_read_is_not_written_over_even_when_told_to(edited: Edited, data: Path) -> None:
    path = edited()
    before = path.read_bytes()
    code, _, err = run(path, "--data", data, "--comments", path, "--replace")
    assert code == ExitCode.OUTPUT
    assert "sama dengan berkas yang dibaca" in err
    assert path.read_bytes() == before


def test_a_file_that_is_there_is_written_over_only_when_told_to(edited: Edited, data: Path, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    page.write_text("milik saya", encoding="utf-8")
    code, _, err = run(edited(), "--data", data, "--html", page)
    assert (code, page.read_text(encoding="utf-8")) == (ExitCode.OUTPUT, "milik saya")
    assert "Berkas ini sudah ada" in err
    assert run(edited(), "--data", data, "--html", page, "--replace")[0] == ExitCode.AUDIT
    assert page.read_text(encoding="utf-8") != "milik saya"


def test_what_an_earlier_audit_of_the_document_wrote_is_written_anew(
    edited: Edited, data: Path, tmp_path: Path
) -> None:
    page, copy = tmp_path / "audit.html", tmp_path / "komentar.docx"
    assert run(edited(), "--data", data, "--html", page, "--comments", copy)[0] == ExitCode.AUDIT
    code, out, err = run(edited(new=FIGURE), "--data", data, "--html", page, "--comments", copy)
    assert (code, err) == (ExitCode.OK, "")
    assert "Tidak ada temuan yang salah; " in out
    assert "Tidak ada temuan yang salah; " in page.read_text(encoding="utf-8")
    assert run(edited(), "--data", data, "--html", page, "--comments", copy)[0] == ExitCode.AUDIT
    with zipfile.ZipFile(copy) as source:
        assert b"Seharusnya 65." in source.read("word/comments.xml")


@pytest.mark.parametrize(("option", "name"), [("--html", "audit.html"), ("--comments", "komentar.docx")])
def test_what_somebody_has_changed_since_is_kept_and_that_is_told_before_anything_is_done(
    edited: Edited, data: Path, tmp_path: Path, option: str, name: str
) -> None:
    result = tmp_path / name
    run(edited(), "--data", data, option, result)
    changed = result.read_bytes().replace(b"</html>", b"catatan saya</html>")
    if option == "--comments":
        changed = edited_by_hand(result)
    result.write_bytes(changed)
    code, out, err = run(edited(), "--data", data, option, result)
    assert (code, out, result.read_bytes()) == (ExitCode.OUTPUT, "", changed)
    assert "Berkas ini sudah ada" in err


@pytest.mark.parametrize(("option", "name"), [("--html", "audit.html"), ("--comments", "komentar.docx")])
def test_the_result_for_another_document_is_kept(
    edited: Edited, data: Path, tmp_path: Path, option: str, name: str
) -> None:
    result = tmp_path / name
    first = edited()
    run(first, "--data", data, option, result)
    other = first.rename(tmp_path / "lain.docx")
    assert run(other, "--data", data, option, result)[0] == ExitCode.OUTPUT


def edited_by_hand(path: Path) -> bytes:
    """Give the bytes of a Word file in which a word was changed."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Rata-rata", b"Rerata", 1)
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return saved.getvalue()


def test_wrong_data_are_told_and_nothing_is_written(edited: Edited, small_book: SmallBook, tmp_path: Path) -> None:
    path, page = edited(), tmp_path / "audit.html"
    wrong = small_book({"Indikator!E2": "banyak"}, name="salah.xlsx")
    code, _, err = run(path, "--data", wrong, "--html", page)
    assert code == ExitCode.DATA
    assert "Indikator" in err
    assert not page.exists()


def test_comments_need_a_word_file(tmp_path: Path) -> None:
    path, copy = tmp_path / "siaran.txt", tmp_path / "salinan.docx"
    path.write_text("Sebanyak 65 kawasan pulih.", encoding="utf-8")
    code, _, err = run(path, "--comments", copy)
    assert code == ExitCode.USAGE
    assert "Hanya berkas Word (.docx) yang dapat diberi komentar." in err
    assert not copy.exists()


@pytest.mark.parametrize(("option", "name"), [("--html", "hasil.docx"), ("--comments", "hasil.html")])
def test_results_have_the_ending_of_what_they_are(tmp_path: Path, option: str, name: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"")
    assert run(path, option, tmp_path / name)[0] == ExitCode.USAGE


def test_a_damaged_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    code, _, err = run(path)
    assert code == ExitCode.DATA
    assert "bukan dokumen Word yang utuh" in err


@pytest.mark.parametrize("letters", ["6O", "0x41", "ratusan"])
def test_what_is_no_number_is_wrong_in_the_place_of_one(data: Path, edited: Edited, letters: str) -> None:
    found = as_json(edited(new=f">{letters}<"), "--data", data)["temuan"]
    wrongs = [one for one in found if one["salah"] and one["fakta"] == "IKK-1.realisasi"]
    assert {one["seharusnya"] for one in wrongs} == {"65"}


def test_a_terminal_shows_the_findings_within_its_width(data: Path, edited: Edited) -> None:
    shown = in_terminal(90, "audit", str(edited()), "--data", str(data))
    table = shown.splitlines()[: next(at for at, line in enumerate(shown.splitlines()) if "temuan salah" in line)]
    assert any("berubah (salah)" in line for line in table)
    assert max(map(len, table)) <= 90


def in_terminal(width: int, *arguments: str) -> str:
    """Give what a command of ours writes to a terminal so wide."""
    try:
        leader, follower = pty.openpty()
    except OSError:
        pytest.skip("this machine gives no terminals")
    command = [sys.executable, "-c", "from report_builder.cli import app; app()", *arguments]
    room = {**os.environ, "COLUMNS": str(width)}
    with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=room):
        os.close(follower)
        shown = b"".join(until_closed(leader))
    os.close(leader)
    return PAINT.sub("", shown.decode())


def until_closed(terminal: int) -> Iterator[bytes]:
    with suppress(OSError):  # So Linux tells that nobody holds the other end.
        while read := os.read(terminal, 1 << 16):
            yield read
