"""What people really hand in: each fault is told in words with its place, and no output is touched."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from report_builder.cli import app
from report_builder.errors import ExitCode
from report_builder.schema import SHEETS, Jenis, Sheet

EARLIER = b"%PDF hasil lama"
TRUNCATED_PNG = (Path(__file__).parent.parent / "templates/gaya/logo.png").read_bytes()[:-20]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an output folder that holds an earlier report."""
    folder = tmp_path / "hasil"
    folder.mkdir()
    (folder / "lakip.pdf").write_bytes(EARLIER)
    return folder


def run(*arguments: object) -> tuple[int, dict[str, Any]]:
    """Run the program with --json; anything unexpected in it is shown as it is."""
    result = CliRunner().invoke(app, [*map(str, arguments), "--json"])
    form: dict[str, Any] = json.loads(result.stdout)
    assert form["kode_keluar"] == result.exit_code
    return result.exit_code, form


def tell(problem: dict[str, str]) -> str:
    place = " ".join(part for part in (problem["lembar"], problem["sel"]) if part)
    return f"{place or problem['berkas']}: {problem['pesan']}"


@pytest.fixture
def refused(folder: Path) -> Callable[[Path], list[str]]:
    """Build from an input, see that it is refused and nothing touched, and give what was told."""

    def refuse(data: Path) -> list[str]:
        code, form = run("build", data, "-o", folder)
        assert (code, form["status"], form["keluaran"]) == (ExitCode.DATA, "gagal", [])
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"lakip.pdf": EARLIER}
        return [tell(problem) for problem in form["masalah"]]

    return refuse


def repack(book: Path, part: str, data: bytes) -> None:
    """Replace one part of a workbook."""
    with zipfile.ZipFile(book) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {part: data}).items():
            archive.writestr(name, content)


# Files that cannot be read


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Berkas ini kosong (0 bita)."),
        (b"kode;target\nIKK-1;53\n", "Berkas ini bukan buku kerja Excel."),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
            "Berkas ini dilindungi kata sandi.",
        ),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"Workbook", "Berkas ini berformat Excel lama (.xls)."),
        (b"PK\x03\x04 terpotong", "Berkas ini rusak."),
    ],
    ids=["empty", "not a zip", "password", "old format", "cut off"],
)
def test_a_file_that_is_no_workbook(
    tmp_path: Path, refused: Callable[[Path], list[str]], data: bytes, message: str
) -> None:
    path = tmp_path / "monev.xlsx"
    path.write_bytes(data)
    assert refused(path) == [f"monev.xlsx: {message}"]


def test_a_file_that_is_not_there(tmp_path: Path, refused: Callable[[Path], list[str]]) -> None:
    assert refused(tmp_path / "monev.xlsx") == ["monev.xlsx: Berkas ini tidak ditemukan."]


@pytest.mark.slow
def test_a_zip_that_unpacks_to_600_mb(small_book: Callable[..., Path], refused: Callable[[Path], list[str]]) -> None:
    book = small_book()
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/image1.bin", "w") as entry,
    ):
        for _ in range(600):
            entry.write(bytes(1024 * 1024))
    assert refused(book) == ["monev.xlsx: Isi berkas ini melebihi 500 MB setelah dibuka."]


# Cells that cannot be right


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (
            dict.fromkeys(["Indikator!F1", "Indikator!F2", "Indikator!F3", "Indikator!G1"]),
            "Indikator: Kolom wajib “realisasi” tidak ada di lembar Indikator.",
        ),
        ({"Indikator!A3": "IKK-1"}, "Indikator A3: Kode “IKK-1” ada dua kali di lembar Indikator."),
        ({"Indikator!B3": "S-9"}, "Indikator B3: Kode sasaran “S-9” tidak ada di lembar Sasaran."),
        ({"Indikator!G2": "naik"}, "Indikator G2: “naik” tidak dikenal di sini."),
        ({"Indikator!F2": "enam puluh"}, "Indikator F2: “enam puluh” bukan angka."),
        ({"Indikator!F2": "1.234"}, "Indikator F2: 1.234 dapat berarti 1234 atau 1,234."),
        ({"Indikator!F2": "#DIV/0!"}, "Indikator F2: Sel berisi galat #DIV/0!."),
        ({"Indikator!F2": "=60+5"}, "Indikator F2: Rumus belum punya nilai tersimpan."),
        ({"Anggaran!C2": -5}, "Anggaran C2: Pagu -Rp5 negatif."),
        ({"Identitas!B4": 20211}, "Identitas B4: Sel berisi angka 20211, bukan tahun."),
    ],
    ids=[
        "missing column",
        "duplicate code",
        "unknown kode_sasaran",
        "unknown polaritas",
        "text for a number",
        "ambiguous number",
        "#DIV/0!",
        "formula without value",
        "negative pagu",
        "year 20211",
    ],
)
def test_a_cell_that_cannot_be_right(
    small_book: Callable[..., Path], refused: Callable[[Path], list[str]], edits: dict[str, object], told: str
) -> None:
    assert refused(small_book(edits)) == [told]


def test_a_missing_sheet(small_book: Callable[..., Path], refused: Callable[[Path], list[str]]) -> None:
    assert refused(small_book(without=["Sasaran"])) == ["monev.xlsx: Lembar wajib Sasaran tidak ada."]


def test_500_errors_are_all_told_as_json(small_book: Callable[..., Path], refused: Callable[[Path], list[str]]) -> None:
    told = refused(small_book(five_hundred_errors()))
    assert len(told) == 500
    assert told[0] == "Indikator E2: “banyak 2” bukan angka."
    assert told[-1] == "Indikator E501: “banyak 501” bukan angka."


def test_500_errors_are_cut_at_50_on_the_terminal(small_book: Callable[..., Path]) -> None:
    result = CliRunner().invoke(app, ["check", str(small_book(five_hundred_errors()))])
    assert result.exit_code == ExitCode.DATA
    assert result.stderr.count("bukan angka.") == 50
    assert "… dan 450 masalah lain; lihat semuanya dengan --json" in result.stderr
    assert "500 galat." in result.stderr


def five_hundred_errors() -> dict[str, object]:
    edits: dict[str, object] = {}
    for row in range(2, 502):
        values = (f"IKK-{row}", "S-1", "Jumlah kawasan", "kawasan", f"banyak {row}", 65)
        edits |= {f"Indikator!{column}{row}": value for column, value in zip("ABCDEF", values, strict=True)}
    return edits


# The logo


def test_a_logo_that_is_not_there(small_book: Callable[..., Path], refused: Callable[[Path], list[str]]) -> None:
    assert refused(small_book({"Identitas!B5": "logo.png"})) == ["Identitas B5: Berkas logo “logo.png” tidak ada."]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.png", b"GIF89a", "bukan gambar PNG, JPG, atau SVG yang utuh"),
        ("logo.jpg", b"GIF89a", "bukan gambar PNG, JPG, atau SVG yang utuh"),
        ("logo.svg", b"GIF89a", "bukan gambar PNG, JPG, atau SVG yang utuh"),
        ("logo.png", TRUNCATED_PNG, "rusak atau terpotong"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="0"/>', "berupa SVG tanpa ukuran"),
    ],
)
def test_a_logo_that_is_of_no_use(
    tmp_path: Path,
    small_book: Callable[..., Path],
    refused: Callable[[Path], list[str]],
    name: str,
    data: bytes,
    told: str,
) -> None:
    (tmp_path / name).write_bytes(data)
    book = small_book({"Identitas!B5": name})
    assert refused(book) == [f"Identitas B5: Berkas logo “{name}” {told}."]
    code, form = run("check", book)
    assert (code, [tell(problem) for problem in form["masalah"]]) == (ExitCode.DATA, refused(book))


def test_a_logo_in_another_folder(small_book: Callable[..., Path], refused: Callable[[Path], list[str]]) -> None:
    assert refused(small_book({"Identitas!B5": "../rahasia.png"})) == [
        "Identitas B5: “../rahasia.png” bukan nama berkas logo."
    ]


def test_a_logo_of_more_than_10_mb(
    tmp_path: Path, small_book: Callable[..., Path], refused: Callable[[Path], list[str]]
) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(10_000_000))
    assert refused(small_book({"Identitas!B5": "logo.png"})) == [
        "Identitas B5: Berkas logo “logo.png” lebih besar dari 10 MB."
    ]


# The output folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "reason"),
    [("berkas", "tempat ini berkas, bukan folder"), ("/proc/hasil", "folder ini tidak dapat dibuat")],
)
def test_an_output_folder_that_cannot_be_written(
    tmp_path: Path, small_book: Callable[..., Path], place: str, reason: str
) -> None:
    (tmp_path / "berkas").write_bytes(EARLIER)
    target = tmp_path / place
    code, form = run("build", small_book(), "-o", target, "--format", "html")
    assert code == ExitCode.OUTPUT
    assert [tell(problem) for problem in form["masalah"]] == [f"{target}: Hasil tidak dapat ditulis: {reason}."]
    assert (tmp_path / "berkas").read_bytes() == EARLIER


# Unusual, yet sound


SIGNS = "&<>\"' {{ 1/0 }} 🌾👩🏽‍🌾"
NAMES = {"profil", "logo", "skala", "nama", "label", "standar"}
"""Texts by which the program finds something else, or that say “tidak ada”."""


def with_signs(table: Path, sheet: Sheet) -> str:
    """Give a CSV table in which every cell of running text ends in signs."""
    texts = {field.nama for field in sheet.fields if field.jenis in (Jenis.TEKS, Jenis.DAFTAR)} - NAMES
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        columns, rows = list(reader.fieldnames or ()), list(reader)
    for row in rows:
        for column, cell in row.items():
            if cell and (row.get("kunci", column) if column == "isi" else column) in texts:
                row[column] = f"{cell} {SIGNS}"
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


@pytest.mark.slow
def test_signs_of_markup_and_emoji_in_every_text(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for sheet in SHEETS:
        name = f"{sheet.nama.lower()}.csv"
        (folder / name).write_text(with_signs(project / "templates/contoh" / name, sheet), encoding="utf-8")
    result = CliRunner().invoke(app, ["build", str(folder), "-o", str(tmp_path / "baru"), "--format", "pdf,docx,html"])
    assert result.exit_code == ExitCode.OK, result.stderr
    assert "dicetak □ dalam PDF: 🌾, 🏽, 👩." in result.stderr
    html = (tmp_path / "baru" / "lakip.html").read_text(encoding="utf-8")
    assert html.count("{{ 1/0 }} 🌾👩🏽‍🌾") > 100
    assert html.count("&amp;&lt;&gt;") >= html.count("{{ 1/0 }}")


@pytest.mark.slow
def test_a_cell_of_5000_characters(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    long_text = "kemandirian masyarakat " * 220
    code, form = run("build", small_book({"Sasaran!B2": long_text}), "-o", tmp_path / "baru")
    assert (code, form["masalah"]) == (ExitCode.OK, [])
    assert [Path(path).name for path in form["keluaran"]] == ["lakip.pdf", "lakip.docx", "fakta.json"]


@pytest.mark.slow
def test_a_sheet_of_1000000_empty_rows(small_book: Callable[..., Path]) -> None:
    book = small_book()
    part = "xl/worksheets/sheet3.xml"
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read(part)
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (row, row) for row in range(4, 1_000_004))
    repack(book, part, sheet.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert load_workbook(book, read_only=True)["Indikator"].max_row == 3
    code, form = run("check", book)
    assert (code, form["masalah"]) == (ExitCode.OK, [])


@pytest.mark.slow
def test_a_workbook_open_in_another_program(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    (tmp_path / "~$monev.xlsx").write_bytes(b"pemakai")
    code, form = run("build", small_book(), "-o", tmp_path / "baru", "--format", "html")
    assert code == ExitCode.OK
    assert [tell(problem) for problem in form["masalah"]] == [
        "monev.xlsx: Berkas sedang dibuka di program lain; yang dibaca adalah versi tersimpan terakhir."
    ]
    assert (tmp_path / "baru" / "lakip.html").is_file()


# As it is started


def test_the_program_itself_shows_no_traceback(small_book: Callable[..., Path], folder: Path) -> None:
    command = [sys.executable, "-c", "from report_builder.cli import app; app()"]
    book = small_book({"Indikator!F2": "1.234"})
    result = subprocess.run([*command, "build", book, "-o", folder], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (ExitCode.DATA, "")
    assert "1.234 dapat berarti 1234 atau 1,234." in result.stderr
    assert "Traceback" not in result.stderr
    assert (folder / "lakip.pdf").read_bytes() == EARLIER
