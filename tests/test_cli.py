"""The command line: its words, its exit codes, what it writes where, and what it loads."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from report_builder import __version__
from report_builder.cli import app
from report_builder.cli.indonesian import translate
from report_builder.errors import ExitCode
from report_builder.plugins import KINDS

READY = "Data siap: 1 sasaran, 2 indikator. Kelengkapan laporan diperiksa saat build.\n"
HEAVY = ("pandas", "python_calamine", "openpyxl", "weasyprint", "pikepdf", "docx", "PIL", "jsonschema")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder and work in it."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


# Words


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="no such names there")
def test_a_path_whose_bytes_are_no_text_is_told(here: Path) -> None:
    code, out, _ = run("new", "Yapen\udce9.xlsx")
    assert (code, out.splitlines()[0]) == (0, r"Yapen\udce9.xlsx")
    assert (here / "Yapen\udce9.xlsx").is_file()


def test_the_version_is_told() -> None:
    assert run("--version") == (0, f"report-builder {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["new", "--help"], ["check", "--help"], ["build", "--help"]])
def test_help_is_indonesian(arguments: list[str]) -> None:
    code, out, _ = run(*arguments)
    assert code == 0
    assert "Pemakaian: " in out
    assert "Menampilkan bantuan ini." in out
    for english in ("Usage", "Options", "Arguments", "Commands", "default", "required", "Show this"):
        assert english not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bangun"], "Perintah bangun tidak ada."),
        (["bild"], "Perintah bild tidak ada. Maksud Anda “build”?"),
        (["templates"], "Perintah belum disebut."),
        (["check"], "Argumen DATA belum diisi."),
        (["check", "a", "b"], "Argumen ini berlebih: b."),
        (["build", "a", "--paginaton"], "Pilihan --paginaton tidak ada. Maksud Anda --pagination?"),
        (["build", "a", "--format"], "Pilihan --format harus diikuti isinya."),
        (["build", "a", "--final=ya"], "Pilihan --final tidak diikuti isi."),
    ],
)
def test_wrong_use_is_told_in_indonesian(arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.splitlines()[0] == message
    assert "--help" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "--json"], "Argumen DATA belum diisi."),
        (["build", "x", "--json", "--bogus"], "Pilihan --bogus tidak ada."),
        (["--json", "check", "x"], "Pilihan --json tidak ada. Maksud Anda --version?"),
    ],
)
def test_wrong_use_is_told_as_json_when_asked(arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, err) == (ExitCode.USAGE, "")
    form = json.loads(out)
    assert (form["status"], form["kode_keluar"]) == ("gagal", 2)
    assert [(problem["pesan"], problem["saran"]) for problem in form["masalah"]] == [
        (message, "Tambahkan --help untuk bantuan.")
    ]


def test_a_message_that_is_not_known_stays_as_it_is() -> None:
    assert translate("Something else.") == "Something else."


def test_an_unknown_format_is_wrong_use(small_book: Callable[..., Path]) -> None:
    code, out, err = run("build", small_book(), "--format", "pdf,odt")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Format “odt” tidak dikenal." in err


@pytest.mark.parametrize("formats", ["", " ", "pdf,"])
def test_a_format_without_a_name_is_wrong_use(small_book: Callable[..., Path], formats: str) -> None:
    code, out, err = run("build", small_book(), "--format", formats)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Format “” tidak dikenal. Yang ada: docx, html, pdf, txt." in err


def test_the_help_of_build_names_the_folder_of_a_roll_up() -> None:
    assert "folder berisi buku kerja" in " ".join(run("build", "--help")[1].replace("│", " ").split())


def test_changes_since_are_told_by_a_roll_up_only(small_book: Callable[..., Path]) -> None:
    code, out, err = run("build", small_book(), "--since", "fakta.json")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Hapus --since, atau pakai --kind rekap." in err


def test_a_year_of_many_files_is_refused_once(small_book: Callable[..., Path]) -> None:
    folder = small_book().parent
    (folder / "lain.xlsx").write_bytes(small_book().read_bytes())
    code, _, err = run("build", folder, "--kind", "rekap", "--unit", "A", "--year", "2021")
    assert code == ExitCode.USAGE
    assert err.count("Tahun hanya dapat dipilih dari basis data.") == 1


def test_an_unknown_pagination_is_wrong_use(small_book: Callable[..., Path]) -> None:
    code, out, err = run("build", small_book(), "--pagination", "word")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Penomoran halaman “word” tidak dikenal. Yang ada: libreoffice, pdf." in err


def test_an_unknown_kind_is_answered_with_those_that_exist(small_book: Callable[..., Path]) -> None:
    code, _, err = run("build", small_book(), "--kind", "renja")
    assert code == ExitCode.USAGE
    assert err.splitlines()[0].endswith(f"Yang ada: {', '.join(sorted((*KINDS, 'semua')))}.")


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_unknown_period_is_answered_with_those_that_exist(small_book: Callable[..., Path], command: str) -> None:
    code, out, err = run(command, small_book(), "--period", "TW5")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Periode “TW5” tidak dikenal. Yang ada: tahunan, TW1, TW2, TW3, TW4 (boleh juga TW II, II, atau 2)." in err


@pytest.mark.parametrize("period", ["TW2", "TW II", "II", "2"])
def test_the_period_that_is_asked_for_is_checked(small_book: Callable[..., Path], period: str) -> None:
    code, out, err = run("check", small_book(), "--period", period)
    assert (code, out) == (0, READY.replace(". ", "; 2 peringatan. "))
    assert err.count("tidak mempunyai baris TW II di lembar Triwulan") == 1
    assert err.count("Realisasi anggaran sampai akhir TW II belum diisi pada setiap baris") == 1


@pytest.mark.parametrize(
    "command", [["build", "a.xlsx"], ["check", "a.xlsx"], ["templates", "list"], ["templates", "show", "b.html"]]
)
def test_a_folder_of_templates_that_is_none_is_wrong_use(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "berkas").touch()
    for name, message in (("tiada", "Folder templat ini tidak ada."), ("berkas", "Ini berkas, bukan folder templat.")):
        code, out, err = run(*command, "--templates", tmp_path / name)
        assert (code, out) == (ExitCode.USAGE, "")
        assert err.startswith(f"galat · {tmp_path / name}: {message} Periksa isi --templates.")


# check


def test_sound_data_are_told_in_one_line(small_book: Callable[..., Path]) -> None:
    assert run("check", small_book()) == (0, READY, "")


def test_warnings_are_counted_and_shown(small_book: Callable[..., Path]) -> None:
    book = small_book({"Indikator!H1": "warna", "Sasaran!C1": "warna"})
    code, out, err = run("check", book)
    assert (code, out) == (0, READY.replace(". ", "; 2 peringatan. "))
    assert err.splitlines() == [
        "peringatan · monev.xlsx · Sasaran · C1: Kolom “warna” tidak dikenal di lembar Sasaran dan tidak dibaca.",
        "peringatan · monev.xlsx · Indikator · H1: Kolom “warna” tidak dikenal di lembar Indikator dan tidak dibaca.",
    ]


def test_a_problem_is_one_line_of_a_pipe(small_book: Callable[..., Path]) -> None:
    code, _, err = run("check", small_book({"Indikator!F2": "1.234", "Sasaran!C1": "warna\nsatu"}))
    assert code == ExitCode.DATA
    assert err.splitlines() == [
        "peringatan · monev.xlsx · Sasaran · C1: Kolom “warna satu” tidak dikenal di lembar Sasaran dan tidak dibaca.",
        (
            "galat · monev.xlsx · Indikator · F2: 1.234 dapat berarti 1234 atau 1,234. "
            "Tulis 1234 tanpa titik, atau 1,234 dengan koma."
        ),
        "1 galat, 1 peringatan.",
    ]


def test_json_is_one_object_and_nothing_else(small_book: Callable[..., Path]) -> None:
    code, out, err = run("check", small_book({"Indikator!F2": "1.234"}), "--json")
    assert (code, err) == (ExitCode.DATA, "")
    assert json.loads(out) == {
        "status": "gagal",
        "kode_keluar": 3,
        "masalah": [
            {
                "tingkat": "galat",
                "pesan": "1.234 dapat berarti 1234 atau 1,234.",
                "berkas": "monev.xlsx",
                "lembar": "Indikator",
                "sel": "F2",
                "saran": "Tulis 1234 tanpa titik, atau 1,234 dengan koma.",
            }
        ],
        "belum_diisi": [],
        "keluaran": [],
    }


def test_data_do_not_command_the_terminal(small_book: Callable[..., Path]) -> None:
    code, _, err = run("check", small_book({"Indikator!F2": "[red]x[/red]", "Indikator!F3": "_x001B_[31mx"}))
    assert code == ExitCode.DATA
    assert "[red]x[/red]" in err
    assert "\x1b" not in err


def test_data_do_not_turn_the_text_of_the_terminal(small_book: Callable[..., Path]) -> None:
    _, _, err = run("check", small_book({"Sasaran!C1": "warna\u202egalat"}))
    assert "Kolom “warna�galat” tidak dikenal" in err


def test_the_profile_that_data_name_is_checked_too(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    book = small_book({"Identitas!A5": "profil", "Identitas!B5": "kominfo"})
    code, _, err = run("check", book)
    assert code == ExitCode.DATA
    assert err.startswith("galat · monev.xlsx · Identitas · B5: Profil “kominfo” tidak ada. ")
    profile = tmp_path / "templat" / "profil" / "kominfo.toml"
    profile.parent.mkdir(parents=True)
    profile.write_text('kantor = "HUMAS"\n', encoding="utf-8")
    code, _, err = run("check", book, "--templates", tmp_path / "templat")
    assert code == ExitCode.TEMPLATE
    assert err.startswith("galat · profil/kominfo.toml · dateline: Kunci “dateline” belum ada. ")
    profile.write_text('kantor = "HUMAS"\ndateline = "Jakarta –"\n', encoding="utf-8")
    assert run("check", book, "--templates", tmp_path / "templat") == (0, READY, "")


# build


@pytest.mark.slow
def test_a_report_lies_in_outputs_under_the_name_of_its_data(here: Path, small_book: Callable[..., Path]) -> None:
    code, out, err = run("build", small_book(name="direktorat-2021.xlsx"))
    assert code == 0
    paths = [f"outputs/direktorat-2021/{name}" for name in ("lakip.pdf", "lakip.docx", "fakta.json")]
    assert out.splitlines()[:3] == paths
    assert out.splitlines()[3].startswith("Laporan selesai: 3 berkas. Masih draf: ")
    told = err.splitlines()
    assert told[0] == "Belum diisi: Identitas: kota."
    assert [line.partition(":")[0] for line in told[:-1]] == ["Belum diisi"] * 10
    assert re.fullmatch(r"… dan \d+ isian lain; lihat semuanya dengan --final atau --json", told[-1])
    assert all((here / path).is_file() for path in paths)


def open_terminal() -> tuple[int, int]:
    """Give both ends of a pseudo-terminal; Windows and bare containers have none."""
    try:
        return os.openpty()
    except (AttributeError, OSError) as failure:
        pytest.skip(f"this machine has no pseudo-terminals: {failure}")


@pytest.fixture
def on_terminal() -> Callable[..., tuple[bytes, str]]:
    """Run the program with its messages on a terminal of 100 columns; give its output and what the terminal saw."""

    def run_there(*arguments: object) -> tuple[bytes, str]:
        terminal, its_other_end = open_terminal()
        command = [sys.executable, "-c", "from report_builder.cli import app; app()", *map(str, arguments)]
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
        result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=its_other_end, check=False)
        os.close(its_other_end)
        seen = os.read(terminal, 100_000).decode()
        os.close(terminal)
        return result.stdout, seen

    return run_there


def test_a_terminal_sees_which_stage_is_under_way(
    on_terminal: Callable[..., tuple[bytes, str]], small_book: Callable[..., Path]
) -> None:
    out, seen = on_terminal("check", small_book())
    assert out.decode() == READY
    assert "Membaca data …" in seen


def test_a_terminal_sees_problems_as_a_table(
    on_terminal: Callable[..., tuple[bytes, str]], small_book: Callable[..., Path]
) -> None:
    _, seen = on_terminal("check", small_book({"Indikator!F2": "1.234"}))
    assert all(title in seen for title in ("Tingkat", "Tempat", "Masalah", "Saran"))
    assert "1 galat." in seen


@pytest.mark.slow
def test_an_edited_word_file_needs_replace(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    arguments = ["build", small_book(), "-o", tmp_path / "hasil", "--format", "docx"]
    assert run(*arguments)[0] == 0
    assert run(*arguments)[0] == 0
    word = tmp_path / "hasil" / "lakip.docx"
    word.write_bytes(b"disunting")
    code, _, err = run(*arguments)
    assert code == ExitCode.OUTPUT
    assert "Berkas Word ini telah disunting sejak dibuat, jadi tidak ditimpa." in err
    assert word.read_bytes() == b"disunting"
    assert run(*arguments, "--replace")[0] == 0
    assert word.read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_pages_are_not_counted_without_libreoffice(
    tmp_path: Path, small_book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    code, out, err = run("build", small_book(), "-o", tmp_path / "hasil", "--pagination", "libreoffice")
    assert (code, out) == (ExitCode.OUTPUT, "")
    assert "galat: LibreOffice tidak ditemukan: perintah soffice tidak ada di PATH. Pasang LibreOffice Writer " in err
    assert not (tmp_path / "hasil").exists()


@pytest.mark.slow
def test_a_final_report_that_is_not_complete_is_refused(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    code, out, err = run("build", small_book(), "-o", tmp_path / "hasil", "--final")
    assert (code, out) == (ExitCode.INCOMPLETE, "")
    assert err.splitlines()[0] == (
        "galat · monev.xlsx · Identitas: Perlu diisi: kota. "
        "Isi sel ini; tanpa isinya laporan hanya dapat dibuat sebagai draf."
    )
    assert not (tmp_path / "hasil").exists()


@pytest.mark.slow
def test_what_a_final_report_lacks_is_told_to_the_last_cell(tmp_path: Path, small_book: Callable[..., Path]) -> None:
    more = {"kode": "A", "kode_sasaran": "B", "indikator": "C", "satuan": "D", "target": "E", "realisasi": "F"}
    values = {"kode_sasaran": "S-1", "indikator": "Jumlah kawasan", "satuan": "kawasan", "target": 5, "realisasi": 5}
    edits = {
        f"Indikator!{more[column]}{row}": value
        for row in range(4, 20)
        for column, value in {"kode": f"IKK-{row}", **values}.items()
    }
    _, _, err = run("build", small_book(edits), "-o", tmp_path / "hasil", "--final")
    told = [line for line in err.splitlines() if line.startswith("galat")]
    assert len(told) > 50
    assert err.splitlines()[-1] == f"{len(told)} galat."


@pytest.mark.slow
def test_a_complete_draft_says_how_it_becomes_final(tmp_path: Path, project: Path) -> None:
    arguments = ("build", project / "inputs/contoh-lengkap.xlsx", "-o", tmp_path, "--format", "html")
    assert (
        run(*arguments)[1]
        .splitlines()[-1]
        .endswith("Isiannya lengkap, tetapi naskah ini bertanda draf; untuk ditandatangani pakai --final.")
    )
    assert "bertanda draf" not in run(*arguments, "--final")[1]


# new


def test_a_new_workbook_has_every_sheet(here: Path) -> None:
    code, out, _ = run("new", "monev.xlsx")
    assert (code, out.splitlines()[0]) == (0, "monev.xlsx")
    assert "Indikator" in load_workbook(here / "monev.xlsx").sheetnames


@pytest.mark.slow
def test_the_example_is_sound(here: Path) -> None:
    assert run("new", "monev.xlsx", "--example")[0] == 0
    code, out, _ = run("check", here / "monev.xlsx")
    assert code == 0
    assert out.startswith("Data siap: ")


def test_a_new_workbook_never_replaces_a_file_unasked(here: Path) -> None:
    (here / "monev.xlsx").write_bytes(b"milik orang")
    code, _, err = run("new", "monev.xlsx")
    assert code == ExitCode.OUTPUT
    assert "Berkas ini sudah ada, jadi tidak ditimpa." in err
    assert (here / "monev.xlsx").read_bytes() == b"milik orang"
    assert run("new", "monev.xlsx", "--replace")[0] == 0


def test_a_new_workbook_is_an_xlsx(here: Path) -> None:
    code, _, err = run("new", "monev.csv")
    assert code == ExitCode.USAGE
    assert "Buku kerja baru harus berupa berkas .xlsx." in err
    assert list(here.iterdir()) == []


# templates


def test_templates_are_listed_by_name(here: Path) -> None:  # noqa: ARG001 - works in the empty folder
    assert "lakip/laporan.html" in run("templates", "list")[1].splitlines()


def test_a_copied_template_is_the_one_in_use(here: Path) -> None:
    assert run("templates", "copy", "lakip/sampul.html") == (0, "templates/lakip/sampul.html\n", "")
    copied = here / "templates" / "lakip" / "sampul.html"
    assert run("templates", "show", "lakip/sampul.html")[1].strip() == copied.read_text(encoding="utf-8").strip()
    copied.write_text("milik saya", encoding="utf-8")
    assert run("templates", "show", "lakip/sampul.html") == (0, "milik saya\n", "")


def test_a_copy_is_not_replaced_unasked(here: Path) -> None:
    run("templates", "copy", "lakip/sampul.html")
    (here / "templates" / "lakip" / "sampul.html").write_text("milik saya", encoding="utf-8")
    code, _, err = run("templates", "copy", "lakip/sampul.html")
    assert code == ExitCode.OUTPUT
    assert "Salinan templat ini sudah ada." in err
    assert run("templates", "copy", "lakip/sampul.html", "--replace")[0] == 0


@pytest.mark.parametrize("name", ["lakip/tidak-ada.html", "../pyproject.toml"])
def test_an_unknown_template_is_told(here: Path, name: str) -> None:  # noqa: ARG001 - works in the empty folder
    code, _, err = run("templates", "show", name)
    assert code == ExitCode.TEMPLATE
    assert f"Templat “{name}” tidak ada." in err


def test_a_font_is_not_shown_as_text(here: Path) -> None:  # noqa: ARG001 - works in the empty folder
    code, _, err = run("templates", "show", "fonts/LiberationSans-Regular.ttf")
    assert code == ExitCode.USAGE
    assert "bukan teks, jadi tidak dapat ditampilkan." in err


# What is not foreseen


@pytest.fixture
def failing_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Install a source that fails in a way nobody foresaw, and give a location for it."""
    (tmp_path / "sumber_rusak.py").write_text("def read(location):\n    return 1 / 0\n", encoding="utf-8")
    metadata = tmp_path / "sumber_rusak-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: sumber-rusak\nVersion: 1.0\n", encoding="utf-8")
    entries = "[report_builder.sources]\nrusak = sumber_rusak:read\n"
    (metadata / "entry_points.txt").write_text(entries, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "rusak://2021"


def test_an_unforeseen_failure_is_told_without_a_traceback(failing_source: str) -> None:
    code, out, err = run("check", failing_source)
    assert (code, out) == (ExitCode.INTERNAL, "")
    assert "Program berhenti karena kesalahan yang tidak terduga (ZeroDivisionError)." in err
    assert "report-builder --debug" in err
    assert "Traceback" not in err


def test_an_unforeseen_failure_is_told_as_json(failing_source: str) -> None:
    code, out, err = run("check", failing_source, "--json")
    assert (code, err) == (ExitCode.INTERNAL, "")
    assert json.loads(out)["kode_keluar"] == 1


def test_the_traceback_is_shown_when_asked(failing_source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ZeroDivisionError: division by zero" in run("--debug", "check", failing_source)[2]
    monkeypatch.setenv("REPORT_BUILDER_DEBUG", "1")
    assert "ZeroDivisionError: division by zero" in run("check", failing_source)[2]


SLOW_SOURCE = """
import pathlib, time
def read(location, pilihan):
    begun = pathlib.Path("sementara")
    begun.touch()
    try:
        print("mulai", flush=True)
        time.sleep(60)
    finally:
        begun.unlink()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking")
def test_a_kill_leaves_no_temporary_files(here: Path) -> None:
    (here / "lambat.py").write_text(SLOW_SOURCE, encoding="utf-8")
    program = "from report_builder import plugins; import lambat; plugins.read = lambat.read\n"
    program += "from report_builder.cli import app; app(['check', 'x'])"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mulai\n"
        assert (here / "sementara").exists()
        process.terminate()
    assert process.returncode == 143
    assert not (here / "sementara").exists()


# What is loaded


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], HEAVY),
        (["build", "--help"], HEAVY),
        (["check", "inputs/dayamas-2021"], ("openpyxl", "weasyprint", "pikepdf", "docx", "PIL")),
    ],
)
def test_heavy_libraries_are_loaded_only_when_used(project: Path, arguments: list[str], never: tuple[str, ...]) -> None:
    program = f"""
import sys
from report_builder.cli import app
try:
    app({arguments!r})
except SystemExit as end:
    assert not end.code, end.code
print([name for name in {never!r} if name in sys.modules], file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False)
    assert result.stderr.splitlines()[-1] == "[]"
