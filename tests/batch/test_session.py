"""A run from its lock to its page: what it makes, how it ends, and whom it tells."""

import json
import os
import shutil
import sqlite3
import sys
from concurrent.futures import Future
from contextlib import closing, nullcontext
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from report_builder.batch import lock, session
from report_builder.batch.clock import Clock
from report_builder.batch.decide import Alasan, Permintaan
from report_builder.batch.kesalahan import Kesalahan
from report_builder.batch.ledger import FORM, Catatan, Keadaan, Ledger, Putaran
from report_builder.batch.plan import Entry, Options, Plan, Shard
from report_builder.batch.work import Hasil, Tugas
from report_builder.errors import ExitCode, ReportError, error
from tests.batch.conducting import CLOCK, Here, Told, conduct, office, plan_of


@pytest.fixture
def mixed(tmp_path: Path) -> Plan:
    """A plan of one office whose data are right and one whose data are wrong."""
    return plan_of([office(tmp_path / "data", "baik"), office(tmp_path / "data", "buruk", wrong=True)], tmp_path)


def counts(putaran: Putaran) -> tuple[int, int, int]:
    return putaran.dibuat, putaran.dilewati, putaran.gagal


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# What is made


def test_a_run_leaves_reports_a_ledger_and_a_page(tmp_path: Path, mixed: Plan) -> None:
    told = Told()
    akhir = conduct(mixed, told=told)
    assert (counts(akhir.putaran), akhir.exit_code, akhir.problems) == ((1, 0, 1), ExitCode.DATA, ())
    assert files(tmp_path / "hasil") == [
        ".status.lock", "baik/.tanda-terima-ringkasan.json", "baik/fakta.json", "baik/ringkasan.txt",
        "status.html", "status.lock", "status.sqlite",
    ]  # fmt: skip
    assert (told.names[0], sorted(told.names[1:-1]), told.names[-1]) == ("mulai", ["gagal", "selesai"], "akhir")
    assert {values["putaran"] for _, values in told.events} == {1}
    (wrong,) = [values["kesalahan"] for event, values in told.events if event == "gagal"]
    assert wrong[0].startswith("buruk/indikator.csv · Indikator · E2: “banyak” bukan angka.")


@pytest.mark.slow
def test_what_did_not_change_is_skipped_and_what_failed_is_tried_again(mixed: Plan) -> None:
    conduct(mixed)
    assert [counts(conduct(mixed).putaran) for _ in range(2)] == [(0, 1, 1), (0, 1, 1)]
    assert counts(conduct(mixed, Permintaan(paksa=True)).putaran) == (1, 0, 1)


@pytest.mark.slow
def test_a_change_is_seen(tmp_path: Path, mixed: Plan) -> None:
    conduct(mixed)
    (tmp_path / "data" / "baik" / "catatan.csv").write_text("baru", encoding="utf-8")
    assert counts(conduct(mixed).putaran) == (1, 0, 1)
    (tmp_path / "hasil" / "baik" / "ringkasan.txt").unlink()
    assert counts(conduct(mixed).putaran) == (1, 0, 1)
    (tmp_path / "gaya").mkdir()
    (tmp_path / "gaya" / "catatan.txt").touch()
    changed = replace(mixed, options=replace(mixed.options, templates=(str(tmp_path / "gaya"),)))
    assert counts(conduct(changed).putaran) == (1, 0, 1)


@pytest.mark.slow
def test_what_lies_in_a_folder_is_not_skipped_where_it_was_made_of_other_data(tmp_path: Path, mixed: Plan) -> None:
    def text(plan: Plan) -> str:
        return (Path(plan.outputs) / "baik" / "ringkasan.txt").read_text(encoding="utf-8")

    plan = replace(mixed, ledger=str(tmp_path / "catatan.sqlite")).only(["baik"])
    elsewhere = replace(plan, outputs=str(tmp_path / "lain"))
    for one in (plan, elsewhere):
        assert counts(conduct(one).putaran) == (1, 0, 0)
    assert [counts(conduct(one).putaran) for one in (plan, elsewhere)] == [(0, 1, 0)] * 2
    identitas = tmp_path / "data" / "baik" / "identitas.csv"
    changed = identitas.read_text(encoding="utf-8-sig").replace("Pemberdayaan Masyarakat", "Percobaan")
    identitas.write_text(changed, encoding="utf-8")
    conduct(elsewhere)
    assert text(plan) != text(elsewhere)
    assert [one.alasan["ringkasan"] for one in session.preview(plan, Permintaan())] == [Alasan.LAIN]
    conduct(plan)
    assert text(plan) == text(elsewhere)


@pytest.mark.slow
def test_two_ledgers_in_turn_make_nothing_twice_and_miss_no_change(tmp_path: Path, mixed: Plan) -> None:
    one, other = (replace(mixed.only(["baik"]), ledger=str(tmp_path / name)) for name in ("a.sqlite", "b.sqlite"))
    assert [counts(conduct(plan).putaran) for plan in (one, other)] == [(1, 0, 0)] * 2
    assert [counts(conduct(plan).putaran) for plan in (one, other)] == [(0, 1, 0)] * 2
    catatan = tmp_path / "data" / "baik" / "catatan.csv"
    catatan.write_text("baru", encoding="utf-8")
    conduct(other)
    catatan.unlink()
    assert counts(conduct(one).putaran) == (1, 0, 0)


@pytest.mark.slow
def test_reports_among_their_own_data_are_no_data(tmp_path: Path, mixed: Plan) -> None:
    plan = replace(mixed, outputs=str(tmp_path / "data")).only(["baik"])
    assert [counts(conduct(plan).putaran) for _ in range(2)] == [(1, 0, 0), (0, 1, 0)]
    (tmp_path / "data" / "baik" / "surat.docx").touch()
    assert counts(conduct(plan).putaran) == (0, 1, 0)


def test_what_would_be_done_is_told_without_a_trace(tmp_path: Path, mixed: Plan) -> None:
    def preview() -> dict[str, Alasan]:
        return {one.entry.unit: one.alasan["ringkasan"] for one in session.preview(mixed, Permintaan())}

    assert preview() == {"baik": Alasan.BARU, "buruk": Alasan.BARU}
    assert not (tmp_path / "hasil").exists()
    conduct(mixed)
    before = files(tmp_path)
    assert preview() == {"baik": Alasan.SAMA, "buruk": Alasan.GAGAL}
    assert files(tmp_path) == before


@pytest.mark.slow
def test_parts_share_a_folder_and_no_report(tmp_path: Path) -> None:
    plan = plan_of([office(tmp_path / "data", f"kantor-{number}") for number in range(3)], tmp_path)
    parts = [plan.part(Shard(number, 2)) for number in (1, 2)]
    with lock.held(Path(parts[0].ledger), CLOCK):
        second = conduct(parts[1])
    first = conduct(parts[0])
    assert first.putaran.dibuat + second.putaran.dibuat == 3
    assert {path.name for path in (tmp_path / "hasil").glob("*.html")} == {
        "status-1-dari-2.html",
        "status-2-dari-2.html",
    }


def test_a_clock_that_is_set_back_disturbs_nothing(mixed: Plan) -> None:
    conduct(mixed)
    long_ago = Clock(CLOCK.zone, lambda: 0.0)
    akhir = conduct(mixed, clock=long_ago)
    assert (akhir.putaran.nomor, counts(akhir.putaran)) == (2, (0, 1, 1))
    assert akhir.putaran.mulai == "1970-01-01T07:00:00+07:00"
    assert session.look(Path(mixed.ledger), mixed.outputs).putaran == akhir.putaran
    assert counts(conduct(mixed).putaran) == (0, 1, 1)


def test_the_page_is_about_the_whole_plan_whatever_a_run_works_on(mixed: Plan) -> None:
    conduct(mixed)
    conduct(mixed.only(["baik"]))
    assert {one.unit for one in session.look(Path(mixed.ledger), mixed.outputs).laporan} == {"baik", "buruk"}
    conduct(mixed.only(["buruk"]))
    assert [one.keadaan for one in session.look(Path(mixed.ledger), mixed.outputs).laporan] == [
        "tidak diperiksa", "gagal",
    ]  # fmt: skip
    conduct(replace(mixed, entries=mixed.entries[:1]))
    assert {one.unit for one in session.look(Path(mixed.ledger), mixed.outputs).laporan} == {"baik"}


def test_a_report_that_fails_is_told_with_the_files_that_an_earlier_one_has_left(tmp_path: Path, mixed: Plan) -> None:
    plan = mixed.only(["baik"])
    conduct(plan)
    shutil.rmtree(tmp_path / "data" / "baik")
    office(tmp_path / "data", "baik", wrong=True)
    for _ in range(2):
        conduct(plan)
        (laporan, _) = session.look(Path(plan.ledger), plan.outputs).laporan
        assert (laporan.berkas, laporan.sebelumnya) == ((), ("ringkasan.txt", "fakta.json"))


class Waiting(Here):
    """Workers of whom none is there at two looks in three."""

    def __init__(self) -> None:
        self._counts = cycle((0, 0, 1))

    @property
    def jumlah(self) -> int:  # type: ignore[override]
        return next(self._counts)


def test_that_workers_are_waited_for_is_told_once_until_some_are_there(mixed: Plan) -> None:
    told = Told()
    session.conduct(mixed, Permintaan(), lambda _limits, _tell: nullcontext(Waiting()), CLOCK, told)
    assert [name for name in told.names if name in {"mulai", "menunggu", "akhir"}] == ["mulai", "menunggu", "akhir"]


def test_offices_of_one_name_fail_alone_whatever_was_made_of_one_before(mixed: Plan) -> None:
    conduct(mixed)
    good, bad = mixed.entries
    twins = replace(mixed, entries=(replace(good, masalah=error("Unit “baik” muncul 2 kali.")), bad))
    assert [one.alasan["ringkasan"] for one in session.preview(twins, Permintaan())] == [Alasan.NAMA, Alasan.GAGAL]
    for _ in range(2):
        akhir = conduct(twins.only(["baik"]))
        assert (counts(akhir.putaran), akhir.exit_code) == ((0, 0, 1), ExitCode.DATA)
        assert [one.kesalahan for one in akhir.gagal] == [Kesalahan(3, (error("Unit “baik” muncul 2 kali."),))]
    assert counts(conduct(mixed).putaran) == (1, 0, 1)


GONE = "gopher://lama/data.xlsx"
"""On a store that nobody can reach."""


def test_a_store_of_an_earlier_run_that_cannot_be_reached_ends_no_run(mixed: Plan) -> None:
    plan = mixed.only(["baik"])
    conduct(plan)
    with Ledger.open(Path(plan.ledger)) as ledger:
        ledger.record([replace(one, sumber={GONE: "1"}) for one in ledger.reports()])
    assert [one.alasan["ringkasan"] for one in session.preview(plan, Permintaan())] == [Alasan.TAK_TENTU]
    assert counts(conduct(plan).putaran) == (1, 0, 0)
    assert counts(conduct(plan).putaran) == (0, 1, 0)


def test_with_force_no_source_is_asked_for(mixed: Plan) -> None:
    away = replace(mixed, entries=(Entry("baik", GONE),))
    asked = [one.alasan["ringkasan"] for one in session.preview(away, Permintaan(paksa=True))]
    assert asked == [Alasan.BARU]


# How it ends


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], ExitCode.OK),
        ([ExitCode.DATA], ExitCode.DATA),
        ([ExitCode.DATA, ExitCode.INCOMPLETE], ExitCode.DATA),
        ([ExitCode.INTERNAL], ExitCode.BATCH),
        ([ExitCode.OUTPUT], ExitCode.BATCH),
        ([ExitCode.TEMPLATE, ExitCode.DATA], ExitCode.BATCH),
    ],
)
def test_the_exit_code_says_whether_the_inputs_alone_are_to_blame(codes: list[ExitCode], code: ExitCode) -> None:
    failed = tuple(
        Catatan("a", "lakip", Keadaan.GAGAL, "", "", kesalahan=Kesalahan(int(each), (error("salah"),)))
        for each in codes
    )
    assert session.Akhir(Putaran(1, "", ""), failed, Path(), ()).exit_code is code


def test_what_failed_in_another_run_is_not_told_again(mixed: Plan) -> None:
    conduct(mixed)
    akhir = conduct(mixed.only(["baik"]))
    assert (counts(akhir.putaran), akhir.gagal, akhir.exit_code) == ((0, 1, 0), (), ExitCode.OK)


def test_a_second_run_at_once_is_refused_and_changes_nothing(tmp_path: Path, mixed: Plan) -> None:
    (tmp_path / "hasil").mkdir()
    with lock.held(Path(mixed.ledger), CLOCK):
        with pytest.raises(ReportError) as failure:
            conduct(mixed)
        assert failure.value.exit_code == ExitCode.BUSY
        assert files(tmp_path / "hasil") == [".status.lock", "status.lock", "status.lock.json"]


def test_a_ledger_that_is_none_is_told(tmp_path: Path, mixed: Plan) -> None:
    (tmp_path / "hasil").mkdir()
    Path(mixed.ledger).write_bytes(b"bukan basis data " * 100)
    with pytest.raises(ReportError) as failure:
        conduct(mixed)
    assert failure.value.exit_code == ExitCode.OUTPUT
    assert str(failure.value).startswith(f"{mixed.ledger}: Catatan putaran tidak dapat dibaca atau ditulis: ")


def test_a_ledger_of_another_version_is_told_with_what_to_do(mixed: Plan) -> None:
    conduct(mixed)
    with closing(sqlite3.connect(mixed.ledger)) as older:
        older.execute("PRAGMA user_version = 1")
    for ask in (lambda: conduct(mixed), lambda: session.look(Path(mixed.ledger), mixed.outputs)):
        with pytest.raises(ReportError) as failure:
            ask()
        assert str(failure.value) == (
            f"{mixed.ledger}: Catatan putaran ini dibuat oleh versi program yang lain (bentuk 1, bukan {FORM}). "
            "Pindahkan atau ganti nama berkas itu; putaran berikutnya lalu membuat semua laporan lagi."
        )


def test_a_report_that_was_made_is_logged_with_its_warnings_and_not_with_thousands(mixed: Plan) -> None:
    class Cautious(Here):
        """Workers whose reports have warnings."""

        def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
            done: Future[tuple[Hasil, ...]] = Future()
            done.set_result(tuple(Hasil(one, peringatan=tuple(map(str, range(25)))) for one in tugas.jenis))
            return done

    told = Told()
    session.conduct(mixed.only(["baik"]), Permintaan(), lambda _limits, _tell: nullcontext(Cautious()), CLOCK, told)
    (values,) = [values for event, values in told.events if event == "selesai"]
    assert (values["peringatan"], values["pesan_peringatan"]) == (25, tuple(map(str, range(20))))


def test_a_place_where_no_ledger_can_be_is_told(tmp_path: Path, mixed: Plan) -> None:
    (tmp_path / "hasil").touch()
    with pytest.raises(ReportError) as failure:
        conduct(mixed)
    assert failure.value.exit_code == ExitCode.OUTPUT


class Clearing(Here):
    """Workers who find the folder of all reports cleared away before each office."""

    def __init__(self, outputs: str) -> None:
        self._outputs = Path(outputs)

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        shutil.rmtree(self._outputs)
        return super().submit(tugas)


def test_a_ledger_that_is_deleted_within_a_run_is_told_and_hides_no_failure(mixed: Plan) -> None:
    told, workers = Told(), Clearing(mixed.outputs)
    akhir = session.conduct(mixed, Permintaan(), lambda _limits, _tell: nullcontext(workers), CLOCK, told)
    assert (counts(akhir.putaran), [one.unit for one in akhir.gagal]) == ((1, 0, 1), ["buruk"])
    assert akhir.exit_code is ExitCode.OUTPUT
    assert akhir.problems[0].message == "Catatan putaran dihapus atau diganti selama putaran berjalan."
    assert "galat" in told.names
    assert not Path(mixed.ledger).exists()


def test_a_page_that_cannot_be_made_takes_nothing_from_the_reports(tmp_path: Path, mixed: Plan) -> None:
    page = tmp_path / "gaya" / "batch" / "status.html"
    page.parent.mkdir(parents=True)
    page.write_text("{{ tiada }}", encoding="utf-8")
    told = Told()
    akhir = conduct(replace(mixed, options=Options(("txt",), templates=(str(tmp_path / "gaya"),))), told=told)
    assert counts(akhir.putaran) == (1, 0, 1)
    (problem,) = akhir.problems
    assert str(problem) == "batch/status.html · baris 1: Templat tidak dapat dijalankan: nama “tiada” tidak dikenal."
    assert told.names[-1] == "peringatan"


# Whom it tells

WRITE = "import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w'))"


def test_the_command_on_failure_is_told_what_happened(tmp_path: Path, mixed: Plan) -> None:
    said = tmp_path / "kabar.json"
    command = (sys.executable, "-c", WRITE, str(said))
    conduct(replace(mixed, on_failure=command).only(["baik"]))
    assert not said.exists()
    assert conduct(replace(mixed, on_failure=command)).problems == ()
    told = {name: value for name, value in json.loads(said.read_bytes()).items() if name not in os.environ}
    assert told == {
        "REPORT_BUILDER_PUTARAN": "2",
        "REPORT_BUILDER_DIBUAT": "0",
        "REPORT_BUILDER_DILEWATI": "1",
        "REPORT_BUILDER_GAGAL": "1",
        "REPORT_BUILDER_STATUS": str(tmp_path / "hasil" / "status.html"),
        "REPORT_BUILDER_LEDGER": mixed.ledger,
    }


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            (sys.executable, "-c", "import sys; print('surel mati', file=sys.stderr); sys.exit(4)"),
            "gagal dengan kode 4: surel mati.",
        ),
        (("/tiada/kabari",), "tidak dapat dijalankan: [Errno 2] No such file or directory: '/tiada/kabari'."),
    ],
)
def test_how_the_command_goes_is_told_and_changes_nothing(mixed: Plan, command: tuple[str, ...], message: str) -> None:
    akhir = conduct(replace(mixed, on_failure=command))
    assert akhir.exit_code is ExitCode.DATA
    (problem,) = akhir.problems
    assert problem.message == f"Perintah on_failure “{' '.join(command)}” {message}"


# Afterwards


def test_a_status_leaves_no_trace_and_needs_a_ledger(tmp_path: Path, mixed: Plan) -> None:
    with pytest.raises(ReportError) as failure:
        session.look(Path(mixed.ledger), mixed.outputs)
    assert failure.value.exit_code == ExitCode.USAGE
    conduct(mixed)
    before = files(tmp_path)
    session.look(Path(mixed.ledger), mixed.outputs)
    assert files(tmp_path) == before


def test_a_status_can_be_asked_for_while_a_run_is_at_work(mixed: Plan) -> None:
    conduct(mixed)
    with Ledger.open(Path(mixed.ledger)) as at_work:
        begun = at_work.begin("2.0", "2026-11-25T02:00:00+07:00")
        assert session.look(Path(mixed.ledger), mixed.outputs).putaran == begun


def test_nothing_is_written_by_who_only_reads(mixed: Plan) -> None:
    conduct(mixed)
    with Ledger.read(Path(mixed.ledger)) as book, pytest.raises(sqlite3.OperationalError):
        book.begin("2.0", "2026-11-25T02:00:00+07:00")
