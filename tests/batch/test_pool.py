"""An office whose process is lost fails alone, is tried again where that may help, and is told by name."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from report_builder.batch.ledger import Keadaan
from report_builder.batch.office import Mati, Processes
from report_builder.batch.plan import Entry, Options
from report_builder.batch.receipt import Cap
from report_builder.batch.work import Tugas
from report_builder.errors import ExitCode
from tests.batch.conducting import Told
from tests.batch.faults import install
from tests.batch.offices import LIMITS, errors, limited, listing, made, make_all, names, plan_of, reports
from tests.conftest import SmallBook

pytestmark = pytest.mark.slow

MADE = [".tanda-terima-ringkasan.json", "fakta.json", "ringkasan.html"]


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for a test, with the package of faults installed."""
    site = tmp_path / "paket"
    site.mkdir()
    install(site, monkeypatch)
    return tmp_path


def test_each_fault_fails_alone_and_is_told(faulty: Path, small_book: SmallBook) -> None:
    book = small_book()
    faults = ("none", "kill", "memory", "memory-c", "abort", "segfault", "disk", "exit", "error", "none-2")
    plan = plan_of({fault: f"uji://{fault.removesuffix('-2')}/{book}" for fault in faults}, faulty)
    putaran = make_all(limited(plan, offices_per_worker=1))
    assert (putaran.dibuat, putaran.gagal) == (2, 8)
    assert made(plan) == {"none", "none-2"}
    aborted = (
        "Prosesnya dihentikan oleh sebuah pustaka ({}), seperti bila memorinya tidak cukup; batas memorinya 1024 MB."
    )
    told = errors(plan)
    assert told.pop("memory-c") in {aborted.format("SIGTRAP"), aborted.format("SIGABRT")}
    assert told == {
        "kill": "Prosesnya dimatikan dari luar (SIGKILL), seperti oleh sistem bila memori mesin habis; "
        "batas memorinya 1024 MB.",
        "memory": "Kehabisan memori; batas memorinya 1024 MB.",
        "abort": aborted.format("SIGABRT"),
        "segfault": "Prosesnya mati karena memakai memori yang bukan miliknya (SIGSEGV); batas memorinya 1024 MB.",
        "disk": f"{faulty}/hasil/disk/ringkasan.html: Hasil tidak dapat ditulis: berkasnya melebihi ukuran yang "
        "diizinkan di sini. Pilih folder lain dengan -o.",
        "exit": "Kesalahan dalam program: SystemExit: 3.",
        "error": "Kesalahan dalam program: ZeroDivisionError: bagi nol.",
    }
    assert listing(faulty / "hasil") == sorted(f"{unit}/{name}" for unit in ("none", "none-2") for name in MADE)


def test_wrong_data_are_told_by_their_cell(faulty: Path, small_book: SmallBook) -> None:
    book = small_book({"Indikator!E2": "lima"})
    plan = plan_of({"bnnp-a": str(book)}, faulty)
    make_all(limited(plan, retries=3))
    failed = reports(plan)["bnnp-a", "ringkasan"]
    assert failed.kesalahan is not None
    assert failed.kesalahan.kode == ExitCode.DATA
    assert failed.kesalahan.pesan[0].startswith("monev.xlsx · Indikator · E2: ")
    assert failed.percobaan == 1


def test_a_report_that_hangs_is_ended_at_its_limit(faulty: Path, small_book: SmallBook) -> None:
    plan = limited(plan_of({"macet": f"uji://hang/{small_book()}", "baik": str(small_book())}, faulty), seconds=5)
    told = Told()
    make_all(plan, tell=told)
    assert [values["detik"] >= 5 for event, values in told.events if event == "gagal"] == [True]
    assert made(plan) == {"baik"}
    assert errors(plan) == {"macet": "Tidak selesai dalam 5 detik per laporan, jadi dihentikan."}


@pytest.mark.parametrize("fault", ["sekali-kill", "sekali-memory"])
def test_what_may_go_well_another_time_is_tried_again(faulty: Path, small_book: SmallBook, fault: str) -> None:
    plan = limited(plan_of({"sial": f"uji://{fault}/{small_book()}"}, faulty), retries=1)
    make_all(plan)
    report = reports(plan)["sial", "ringkasan"]
    assert (report.keadaan, report.percobaan) == (Keadaan.SELESAI, 2)


def test_what_cannot_go_well_another_time_is_not_tried_again(faulty: Path, small_book: SmallBook) -> None:
    book = small_book()
    plan = plan_of({fault: f"uji://{fault}/{book}" for fault in ("disk", "exit", "error")}, faulty)
    make_all(limited(plan, retries=2, offices_per_worker=1))
    assert {one.percobaan for one in reports(plan).values()} == {1}


def test_a_kind_that_ends_its_process_takes_no_other_kind_of_the_office_along(
    faulty: Path, small_book: SmallBook
) -> None:
    kinds = ("ringkasan", "uji-rusak", "uji-mati", "perjanjian-kinerja")
    plan = limited(plan_of({"bnnp-a": str(small_book())}, faulty, kinds), retries=1)
    make_all(plan)
    told = {jenis: (one.keadaan, one.percobaan) for (_, jenis), one in reports(plan).items()}
    assert told == {
        "ringkasan": (Keadaan.SELESAI, 1),
        "uji-rusak": (Keadaan.GAGAL, 1),
        "uji-mati": (Keadaan.GAGAL, 2),
        "perjanjian-kinerja": (Keadaan.SELESAI, 1),
    }


def test_what_a_killed_delivery_left_is_swept_away(faulty: Path, small_book: SmallBook) -> None:
    plan = plan_of({"bnnp-a": str(small_book())}, faulty)
    folder = faulty / "hasil" / "bnnp-a"
    folder.mkdir(parents=True)
    for name in (".ringkasan.html.0123abcd", ".fakta.json.89abcdef", ".catatan.0123abcd"):
        (folder / name).touch()
    make_all(plan)
    assert listing(folder) == [".catatan.0123abcd", *MADE]


def test_a_process_is_renewed_and_leaves_nothing_behind(
    tmp_path: Path, small_book: SmallBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "sementara"
    own.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(own))
    plan = plan_of(dict.fromkeys(names(3), str(small_book())), tmp_path)
    make_all(limited(plan, jobs=1, offices_per_worker=2))
    assert len(made(plan)) == 3
    assert list(own.iterdir()) == []


@pytest.mark.parametrize("megabytes", [4, 60])
def test_a_limit_that_no_process_can_start_with_is_told(tmp_path: Path, small_book: SmallBook, megabytes: int) -> None:
    plan = plan_of({"bnnp-a": str(small_book())}, tmp_path)
    make_all(limited(plan, megabytes=megabytes, retries=1))
    assert reports(plan)["bnnp-a", "ringkasan"].percobaan == 2
    assert errors(plan)["bnnp-a"].endswith(f"; batas memorinya {megabytes} MB.")


def test_an_office_that_waits_for_a_closed_engine_is_lost(tmp_path: Path, small_book: SmallBook) -> None:
    children = Processes(LIMITS)
    children.close()
    tugas = Tugas(Entry("bnnp", str(small_book())), ("ringkasan",), str(tmp_path), Options(), Cap("", "", 1))
    with pytest.raises(Mati):
        children.work(tugas)


def test_two_hundred_reports_made_at_once_hold_only_their_own_numbers_and_charts(
    tmp_path: Path, small_book: SmallBook
) -> None:
    """No two offices have the same output, budget or, of one target, the same capaian, which the chart shows."""
    own = {unit: OwnNumbers(number) for unit, number in zip(names(200), range(41_000, 43_000, 10), strict=True)}
    inputs = {unit: str(small_book(numbers.cells, name=f"{unit}.xlsx")) for unit, numbers in own.items()}
    make_all(plan_of(inputs, tmp_path))
    owner = {text: unit for unit, numbers in own.items() for text in numbers.printed}
    for unit, numbers in own.items():
        page = (tmp_path / "hasil" / unit / "ringkasan.html").read_text(encoding="utf-8")
        assert {owner[text] for text in NUMBER.findall(page) if text in owner} == {unit}
        charts = "".join(CHART.findall(page))
        assert {text for text in NUMBER.findall(charts) if text in owner} == {numbers.capaian}


NUMBER = re.compile(r"[\d.,]*\d")
CHART = re.compile(r"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class OwnNumbers:
    """The numbers that an office has alone: its output, and a budget that begins like it."""

    hasil: int

    @property
    def cells(self) -> dict[str, object]:
        return {"Indikator!E2": 50_000, "Indikator!F2": self.hasil, "Anggaran!D2": 900_000 + self.hasil}

    @property
    def printed(self) -> tuple[str, ...]:
        return (f"{self.hasil:,}".replace(",", "."), f"{900_000 + self.hasil:,}".replace(",", "."), self.capaian)

    @property
    def capaian(self) -> str:
        return f"{self.hasil / 500:.2f}".replace(".", ",")
