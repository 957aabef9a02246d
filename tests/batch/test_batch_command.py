"""The batch on the command line: its words, its exit codes, and what it writes where."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import pytest
from typer.testing import CliRunner

from report_builder.batch import lock
from report_builder.batch.ledger import Ledger
from report_builder.batch.plan import Shard
from report_builder.cli import app
from report_builder.errors import ExitCode
from tests.batch.conducting import CLOCK, office
from tests.database import offices

Write: TypeAlias = Callable[..., Path]

FULL = Path("/dev/full")
PROGRAM = (sys.executable, "-c", "from report_builder.cli import app; app()")
PLAN = 'inputs = ["data"]\noutputs = "hasil"\nkinds = ["ringkasan"]\nformats = ["txt"]\njobs = 1\n'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a plan of an office whose data are right and of one whose data are wrong."""
    office(tmp_path / "data", "baik")
    office(tmp_path / "data", "buruk", wrong=True)
    path = tmp_path / "batch.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["batch", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


# Words


def test_a_plan_needs_no_name_of_a_command() -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "Pemakaian: report-builder batch [PILIHAN]" in re.sub(r"\broot\b", "report-builder", out)
    assert all(f"--{name}" in out for name in ("output", "shard", "only", "dry-run", "force", "upgrade", "log", "json"))


def test_a_status_has_words_of_its_own() -> None:
    code, out, _ = run("status", "--help")
    assert code == 0
    assert "batch status [PILIHAN]" in out
    assert "--force" not in out


def test_no_plan_is_wrong_use() -> None:
    code, out, err = run()
    assert (code, out) == (ExitCode.USAGE, "")
    assert err.startswith("Argumen RENCANA belum diisi.\n")


@pytest.mark.parametrize("shard", ["0/4", "5/4", "1", "satu/dua", "1/0"])
def test_a_part_that_there_is_not_is_wrong_use(plan: Path, shard: str) -> None:
    code, _, err = run(plan, "--dry-run", "--shard", shard)
    assert code == ExitCode.USAGE
    assert err.startswith(f"galat: “{shard}” bukan bagian dari suatu rencana. Tulis, misalnya, --shard 1/4 ")


def test_a_unit_without_a_report_of_the_year_of_the_plan_is_told_with_that_year(tmp_path: Path) -> None:
    books = [offices.office(tmp_path, kode, tahun) for kode, tahun in (("A", 2020), ("B", 2021))]
    offices.fill(f"sqlite:///{tmp_path / 'monev.db'}", *books)
    path = tmp_path / "batch.toml"
    for year in (2021, 2030):
        path.write_text(f"inputs = ['sqlite:///monev.db']\nyear = {year}", encoding="utf-8")
        code, _, err = run(path, "--dry-run", "--only", "A")
        assert code == ExitCode.USAGE
        told = f"Unit “A” tidak ada dalam rencana, yang memuat laporan tahun {year} saja. Periksa year dalam rencana."
        assert told in " ".join(err.split())


def test_every_office_that_the_plan_does_not_have_is_told(plan: Path) -> None:
    code, _, err = run(plan, "--dry-run", "--only", "baek", "--only", "tiada", "--only", "buruk")
    assert code == ExitCode.USAGE
    assert err.splitlines()[:2] == [
        "galat: Unit “baek” tidak ada dalam rencana. Maksud Anda: baik?",
        "galat: Unit “tiada” tidak ada dalam rencana. Lihat nama unit dengan --dry-run.",
    ]


def test_a_plan_with_faults_is_no_run(plan: Path) -> None:
    plan.write_text(f'{PLAN}kind = "lakip"\n', encoding="utf-8")
    code, out, err = run(plan)
    assert (code, out) == (ExitCode.TEMPLATE, "")
    assert err.startswith("galat · batch.toml · kind: Kunci “kind” tidak dikenal. Yang dikenal: inputs, ")
    assert not (plan.parent / "hasil").exists()


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("lokal", "Maksud Anda local?"),
        ("penjadwal", "Tulis, misalnya, tcp://penjadwal:8786, atau local."),
        ("http://penjadwal:8786", "Tulis, misalnya, tcp://penjadwal:8786, atau local."),
    ],
)
def test_what_is_no_address_of_a_cluster_is_refused_at_once(plan: Path, address: str, hint: str) -> None:
    code, out, err = run(plan, "--dask", address)
    assert (code, out) == (ExitCode.USAGE, "")
    assert err == f"galat: “{address}” bukan alamat klaster Dask. {hint}\n1 galat.\n"
    assert not (plan.parent / "hasil").exists()


# What would be done


def test_a_dry_run_is_a_table(plan: Path) -> None:
    assert run(plan, "--dry-run") == (
        0,
        (
            "UNIT   JENIS      TINDAKAN  ALASAN\n"
            "baik   ringkasan  buat      belum pernah dibuat\n"
            "buruk  ringkasan  buat      belum pernah dibuat\n"
            "2 laporan akan dibuat, 0 dilewati.\n"
        ),
        "",
    )
    assert not (plan.parent / "hasil").exists()


def test_a_dry_run_is_json_when_asked(plan: Path) -> None:
    code, out, err = run(plan, "--dry-run", "--json", "--only", "baik")
    assert (code, err) == (0, "")
    assert json.loads(out)["rencana"] == [
        {"unit": "baik", "jenis": "ringkasan", "tindakan": "buat", "alasan": "belum pernah dibuat"}
    ]


def test_a_dry_run_names_offices_of_one_name(plan: Path) -> None:
    for name in ("x/baik.xlsx", "x/lain.xlsx"):
        (plan.parent / name).parent.mkdir(exist_ok=True)
        (plan.parent / name).touch()
    plan.write_text(PLAN.replace('["data"]', '["data", "x"]'), encoding="utf-8")
    code, out, _ = run(plan, "--dry-run")
    assert code == 0
    assert out.splitlines()[1:] == [
        "baik   ringkasan  gagal     nama unit tidak dapat dipakai, jadi gagal",
        "buruk  ringkasan  buat      belum pernah dibuat",
        "lain   ringkasan  buat      belum pernah dibuat",
        "2 laporan akan dibuat, 0 dilewati, 1 gagal.",
    ]


# A run


def test_another_run_at_once_is_told(plan: Path) -> None:
    ledger = plan.parent / "hasil" / "status.sqlite"
    ledger.parent.mkdir()
    with lock.held(ledger, CLOCK):
        code, out, err = run(plan)
    assert (code, out) == (ExitCode.BUSY, "")
    assert err.startswith(f"galat · {ledger}: Putaran lain sedang berjalan di ")


@pytest.mark.slow
def test_a_run_is_quiet_but_for_what_is_wrong(plan: Path) -> None:
    log = plan.with_name("batch.log")
    code, out, err = run(plan, "--log", log)
    assert code == ExitCode.DATA
    page = plan.parent / "hasil" / "status.html"
    assert out == f"Putaran 1: 1 dibuat, 0 dilewati, 1 gagal. Keadaan semua laporan: {page}\n"
    assert err.splitlines() == [
        (
            "galat · buruk · ringkasan: buruk/indikator.csv · Indikator · E2: “banyak” bukan angka. "
            "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada."
        ),
        "1 galat.",
    ]
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert sorted(event["event"] for event in events) == ["akhir", "gagal", "mulai", "selesai"]
    assert len({(event["host"], event["putaran"], event["mulai"]) for event in events}) == 1
    assert page.is_file()

    code, out, err = run(plan, "--log", log, "--only", "baik")
    assert (code, err) == (0, "")
    assert out.startswith("Putaran 2: 0 dibuat, 1 dilewati, 0 gagal. ")
    assert len(log.read_text(encoding="utf-8").splitlines()) == 6


@pytest.mark.slow
def test_without_a_terminal_or_a_file_the_log_goes_to_the_stream_of_errors(plan: Path) -> None:
    code, out, err = run(plan)
    assert code == ExitCode.DATA
    assert len(out.splitlines()) == 1
    assert [json.loads(line)["putaran"] for line in err.splitlines()] == [1, 1, 1, 1]


@pytest.mark.slow
def test_a_run_and_its_status_are_json_when_asked(plan: Path) -> None:
    code, out, _ = run(plan, "--json")
    form = json.loads(out)
    assert (code, form["kode_keluar"], form["putaran"]["gagal"]) == (3, 3, 1)
    (failed,) = form["gagal"]
    assert (failed["unit"], failed["jenis"], failed["kode"]) == ("buruk", "ringkasan", 3)
    assert failed["pesan"][0].startswith("buruk/indikator.csv · Indikator · E2: ")
    assert form["masalah"] == [
        {
            "unit": "buruk",
            "jenis": ["ringkasan"],
            "tingkat": "galat",
            "pesan": "“banyak” bukan angka.",
            "berkas": "buruk/indikator.csv",
            "lembar": "Indikator",
            "sel": "E2",
            "saran": "Isi dengan angka saja, atau kosongkan selnya bila nilainya belum ada.",
        }
    ]

    for place in (plan, plan.parent / "hasil"):
        code, out, err = run("status", place, "--json")
        assert (code, err) == (0, "")
        form = json.loads(out)
        assert form["jumlah"] == {
            "gagal": 1, "belum selesai": 0, "dibuat": 1, "dilewati": 0, "tidak diperiksa": 0,
        }  # fmt: skip
        assert form["hasil"] == str(plan.parent / "hasil")
        assert [one["berkas"] for one in form["laporan"]] == [["ringkasan.txt", "fakta.json"], []]
    code, out, _ = run("status", plan)
    assert out.splitlines()[0].split() == ["UNIT", "JENIS", "KEADAAN", "SEBAB"]
    assert out.splitlines()[1].startswith("buruk  ringkasan  gagal    buruk/indikator.csv · Indikator · E2: ")
    assert re.fullmatch(r"Putaran 1, mulai \d+ \w+ 20\d\d, \d\d\.\d\d WIB: 1 gagal, 1 dibuat\.", out.splitlines()[-1])


def test_the_status_of_all_shards_is_one(plan: Path, tmp_path: Path) -> None:
    shards = [Shard(number, 2) for number in (1, 2)]
    units = [f"unit-{number}" for number in range(4)]
    ledger = plan.parent / "hasil" / "status.sqlite"
    ledger.parent.mkdir()
    for shard in shards:
        with Ledger.open(shard.ledger(ledger)) as book:
            book.expect((unit, "ringkasan") for unit in units if shard.holds(unit))
    page = tmp_path / "semua.html"
    for place in (plan, ledger.parent):
        code, out, err = run("status", place, "--json", "--page", page)
        assert (code, err) == (0, "")
        assert [one["unit"] for one in json.loads(out)["laporan"]] == units
        assert json.loads(out)["keluaran"] == [str(page)]
    assert all(unit in page.read_text(encoding="utf-8") for unit in units)
    _, out, _ = run("status", plan, "--shard", "1/2", "--json")
    assert [one["unit"] for one in json.loads(out)["laporan"]] == [unit for unit in units if shards[0].holds(unit)]


def test_a_part_that_has_not_run_is_told(plan: Path) -> None:
    part = Shard(1, 2)
    ledger = part.ledger(plan.parent / "hasil" / "status.sqlite")
    ledger.parent.mkdir()
    with Ledger.open(ledger) as book:
        book.begin("1.0", "2026-11-25T02:00:00+07:00")
        book.expect([("baik", "ringkasan")])
    ran = "Bagian 1/2: putaran 1, mulai 25 November 2026, 02.00 WIB"
    assert run("status", plan)[1].splitlines()[-1] == f"{ran}; Bagian 2/2: belum dijalankan: 1 belum selesai."
    assert run("status", plan, "--shard", "1/2")[1].splitlines()[-1] == f"{ran}: 1 belum selesai."
    code, _, err = run("status", plan, "--shard", "2/2")
    assert code == ExitCode.USAGE
    assert "Jalankan dahulu: report-builder batch dengan --shard 2/2, lalu " in err


def test_a_part_without_offices_has_no_table(plan: Path) -> None:
    parts = [run(plan, "--dry-run", "--only", "baik", "--shard", f"{number}/2")[1] for number in (1, 2)]
    assert "0 laporan akan dibuat, 0 dilewati.\n" in parts


def test_a_page_that_cannot_be_written_is_told(plan: Path, tmp_path: Path) -> None:
    (plan.parent / "hasil").mkdir()
    with Ledger.open(plan.parent / "hasil" / "status.sqlite"):
        pass
    code, out, err = run("status", plan, "--page", tmp_path / "tiada" / "status.html")
    assert (code, out) == (ExitCode.OUTPUT, "")
    page = tmp_path / "tiada" / "status.html"
    assert err.startswith(f"galat · {page}: Halaman status tidak dapat ditulis: foldernya belum ada. Pilih ")


@pytest.mark.slow
def test_a_terminal_sees_how_far_a_run_is(plan: Path) -> None:
    try:
        terminal, its_other_end = os.openpty()
    except (AttributeError, OSError) as failure:
        pytest.skip(f"this machine has no pseudo-terminals: {failure}")
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [*PROGRAM, "batch", plan], env=environment, stdout=subprocess.DEVNULL, stderr=its_other_end
    ) as program:
        os.close(its_other_end)
        seen = read_all(terminal)
    os.close(terminal)
    assert program.returncode == ExitCode.DATA
    assert "Membuat laporan" in seen
    assert '"event"' not in seen
    assert "1 galat." in seen


def read_all(terminal: int) -> str:
    """Read until nobody writes any more, which Linux tells as an error; who writes waits for who reads."""
    seen = b""
    with suppress(OSError):
        while chunk := os.read(terminal, 10_000):
            seen += chunk
    return seen.decode()


def test_a_status_before_the_first_run_is_wrong_use(plan: Path) -> None:
    code, _, err = run("status", plan)
    assert code == ExitCode.USAGE
    assert err.startswith(f"galat · {plan.parent / 'hasil' / 'status.sqlite'}: Belum ada catatan putaran. ")


def test_a_place_without_a_ledger_is_told_as_it_was_named(plan: Path) -> None:
    data = plan.parent / "data"
    code, _, err = run("status", data)
    assert code == ExitCode.USAGE
    assert err.startswith(f"galat · {data}: Tidak ada catatan putaran di folder ini, dan tidak ada di ")


@pytest.mark.parametrize("command", [(), ("status",)])
def test_an_address_in_a_store_is_no_plan(command: tuple[str, ...]) -> None:
    assert run(*command, "s3://laporan/2026") == (
        ExitCode.USAGE,
        "",
        (
            "galat · s3://laporan/2026: Rencana harus terletak di komputer ini. "
            "Sebutkan berkas TOML yang memuat alamat itu; catatan putarannya ada di komputer ini.\n1 galat.\n"
        ),
    )


def test_a_log_that_cannot_be_written_is_told_before_anything_is_made(plan: Path) -> None:
    code, _, err = run(plan, "--log", plan.parent / "tiada" / "batch.log")
    assert code == ExitCode.OUTPUT
    assert err.startswith(f"galat · {plan.parent / 'tiada' / 'batch.log'}: Berkas --log tidak dapat ditulis: ")
    assert not (plan.parent / "hasil").exists()


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_log_that_is_full_takes_nothing_from_the_reports(plan: Path) -> None:
    code, out, err = run(plan, "--only", "baik", "--log", FULL)
    assert code == 0
    assert out.startswith("Putaran 1: 1 dibuat, 0 dilewati, 0 gagal. ")
    assert err == "peringatan · /dev/full: Sebagian log tidak dapat ditulis: No space left on device.\n"


# What is loaded


def test_a_run_is_not_loaded_by_other_commands() -> None:
    program = "import sys; from report_builder.cli import app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"structlog", "filelock", "sqlite3", "report_builder.batch"} & set(loaded)
