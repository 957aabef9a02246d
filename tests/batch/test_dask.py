"""The same plan on a Dask cluster: limits hold on its workers, and a lost machine loses no report."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from subprocess import Popen

import pytest
from dask import config
from distributed.comm.core import CommClosedError

from report_builder.batch import dask
from report_builder.batch.dask import LOCAL, cluster, found_problems, require_address
from report_builder.batch.office import Mati
from report_builder.batch.plan import Entry, Plan
from report_builder.batch.receipt import Cap
from report_builder.batch.run import Engine
from report_builder.batch.work import Tugas
from report_builder.errors import ExitCode, Problem, ReportError, error
from report_builder.templating import Library
from tests.batch import faults
from tests.batch.machines import kill_all, scheduler, started, worker
from tests.batch.offices import KINDS, LIMITS, errors, limited, listing, made, make_all, plan_of, quiet, reports
from tests.conftest import SmallBook

NOWHERE = "tcp://127.0.0.1:9"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Cluster:
    address: str
    machines: tuple[Popen[bytes], ...]

    def engine(self, plan: Plan) -> Engine:
        return partial(cluster, self.address, plan)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a scheduler and two workers on loopback, with the package of faults installed on them."""
    folder = tmp_path_factory.mktemp("klaster")
    with pytest.MonkeyPatch.context() as patch:
        faults.install(folder, patch)
        with (
            scheduler(folder) as address,
            worker(address, folder, "satu") as one,
            worker(address, folder, "dua") as other,
        ):
            yield Cluster(address, (one, other))


def test_a_plan_is_made_by_a_cluster_in_this_process(tmp_path: Path, small_book: SmallBook) -> None:
    plan = plan_of({"bnnp-a": str(small_book())}, tmp_path)
    make_all(plan, partial(cluster, LOCAL, plan))
    assert made(plan) == {"bnnp-a"}


def test_the_limits_of_a_report_hold_on_every_worker(tmp_path: Path, small_book: SmallBook, two: Cluster) -> None:
    inputs = {fault: f"uji://{fault}/{small_book()}" for fault in ("hang", "memory", "abort", "none")}
    plan = limited(plan_of(inputs, tmp_path), seconds=5)
    make_all(plan, two.engine(plan))
    assert made(plan) == {"none"}
    assert errors(plan) == {
        "abort": "Prosesnya dihentikan oleh sebuah pustaka (SIGABRT), seperti bila memorinya tidak cukup; "
        "batas memorinya 1024 MB.",
        "hang": "Tidak selesai dalam 5 detik per laporan, jadi dihentikan.",
        "memory": "Kehabisan memori; batas memorinya 1024 MB.",
    }


def test_templates_of_ones_own_travel_to_the_workers(tmp_path: Path, small_book: SmallBook, two: Cluster) -> None:
    own = tmp_path / "templat"
    (own / "ringkasan").mkdir(parents=True)
    original = Library.on_path(()).read("ringkasan/ringkasan.html").decode()
    text = original.replace("<h1>", "<h1>Templat kantor ini: ")
    (own / "ringkasan" / "ringkasan.html").write_text(text, encoding="utf-8")
    plan = plan_of({"bnnp-a": str(small_book())}, tmp_path)
    plan = replace(plan, options=replace(plan.options, templates=(str(tmp_path / "tidak-ada"), str(own))))
    make_all(plan, two.engine(plan))
    assert "Templat kantor ini: " in (tmp_path / "hasil" / "bnnp-a" / "ringkasan.html").read_text(encoding="utf-8")


def test_workers_that_would_make_other_reports_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two: Cluster
) -> None:
    monkeypatch.setattr(dask, "__version__", "9.9.9")
    with pytest.raises(ReportError) as refusal, cluster(two.address, plan_of({}, tmp_path), LIMITS, quiet):
        pass
    assert refusal.value.exit_code is ExitCode.USAGE
    told = [str(problem) for problem in refusal.value.problems]
    assert len(told) == 2
    assert all(one.startswith("pekerja tcp://127.0.0.1:") for one in told)
    assert all(
        one.endswith(": Di sini terpasang report-builder 0.1.0, bukan 9.9.9. Pasang versi yang sama di setiap mesin.")
        for one in told
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Give a folder with a package that brings templates, as pip would lay it down."""
    site = tmp_path / "paket"
    (site / "paket_templat").mkdir(parents=True)
    (site / "paket_templat" / "__init__.py").touch()
    (site / "paket_templat" / "tambahan.html").touch()
    metadata = site / "paket_templat-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: paket-templat\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[report_builder.templates]\na = paket_templat\n", encoding="utf-8")
    return site


OTHER_TEMPLATES = ": Templat program atau paket tambahannya di sini lain. Pasang paket yang sama di setiap mesin."


def test_workers_without_a_package_of_templates_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: Path, two: Cluster
) -> None:
    monkeypatch.syspath_prepend(package)
    with pytest.raises(ReportError) as refusal, cluster(two.address, plan_of({}, tmp_path), LIMITS, quiet):
        pass
    assert str(refusal.value).endswith(OTHER_TEMPLATES)


def test_a_worker_that_joins_a_run_without_them_refuses_its_offices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: Path, small_book: SmallBook
) -> None:
    plan = plan_of({}, tmp_path)
    tugas = Tugas(Entry("bnnp", str(small_book())), KINDS, str(tmp_path), plan.options, Cap("", "", 1))
    with scheduler(tmp_path) as address:
        late = worker(address, tmp_path, "terlambat")
        with monkeypatch.context() as patch, ExitStack() as stack:
            patch.syspath_prepend(package)
            first = stack.enter_context(worker(address, tmp_path, "satu"))
            workers = stack.enter_context(cluster(address, plan, LIMITS, quiet))
            patch.undo()
            stack.enter_context(late)
            kill_all(first)
            with pytest.raises(ReportError) as refusal:
                workers.submit(tugas).result()
    assert str(refusal.value).endswith(OTHER_TEMPLATES)


def test_a_machine_that_is_lost_in_mid_run_loses_no_report(tmp_path: Path, small_book: SmallBook, two: Cluster) -> None:
    inputs = {f"bnnp-{letter}": f"uji://none/{small_book()}" for letter in "abcdefg"}
    plan = plan_of({**inputs, "gelap": f"uji://sekali-power/{small_book()}"}, tmp_path)
    make_all(plan, two.engine(plan))
    assert sorted(machine.poll() is None for machine in two.machines) == [False, True]
    assert made(plan) == {*inputs, "gelap"}
    assert {one.percobaan for one in reports(plan).values()} == {1}
    assert len(listing(tmp_path / "hasil")) == 8 * 3


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    plan = plan_of({}, tmp_path)
    quick = {"distributed.comm.timeouts.connect": "1s"}
    with config.set(quick), pytest.raises(ReportError) as refusal, cluster(NOWHERE, plan, LIMITS, quiet):
        pass
    assert str(refusal.value).startswith(f"Klaster Dask di {NOWHERE} tidak terjangkau, atau tidak mempunyai pekerja: ")


def test_a_new_run_ends_what_a_killed_one_left_at_work(tmp_path: Path, small_book: SmallBook, two: Cluster) -> None:
    plan = plan_of({}, tmp_path)
    engine = two.engine(plan)
    stuck = Tugas(Entry("bnnp", f"uji://hang/{small_book()}"), KINDS, str(tmp_path), plan.options, Cap("", "", 1))
    with engine(plan.limits, quiet) as killed:
        left = killed.submit(stuck)
        with engine(plan.limits, quiet), pytest.raises(Mati):
            left.result()


def test_the_command_line_takes_the_address_of_a_cluster(tmp_path: Path, small_book: SmallBook) -> None:
    plan = tmp_path / "batch.toml"
    small_book()
    plan.write_text('inputs = ["monev.xlsx"]\nkinds = ["ringkasan"]\nformats = ["html"]\njobs = 1\n', encoding="utf-8")
    command = ["-c", "from report_builder.cli import app; app()", "batch", str(plan), "--dask", LOCAL]
    with started(command, tmp_path / "keluaran") as program:
        assert program.wait() == 0
    assert (tmp_path / "outputs" / "monev" / "ringkasan.html").exists()


def test_who_is_gone_when_workers_are_asked_keeps_no_run_from_beginning() -> None:
    wrong = error("Di sini terpasang versi lain.")
    told: dict[str, tuple[Problem, ...] | Exception] = {
        "a": (wrong,),
        "b": CommClosedError("hilang"),
        "c": KeyError("belum diperlengkapi"),
        "d": (),
    }
    assert found_problems(told) == (wrong,)
    with pytest.raises(ModuleNotFoundError):
        found_problems({**told, "e": ModuleNotFoundError("report_builder")})


@pytest.mark.parametrize("address", [LOCAL, "tcp://penjadwal:8786", "penjadwal:8786", "tls://[::1]:8786"])
def test_an_address_of_a_cluster_is_taken(address: str) -> None:
    require_address(address)


def test_a_first_worker_is_waited_for_and_that_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(tmp_path))

        def tell(event: str, **_values: object) -> None:
            told.append(event)
            stack.enter_context(worker(address, tmp_path, "satu"))

        workers = stack.enter_context(cluster(address, plan_of({}, tmp_path), LIMITS, tell))
        assert (workers.jumlah, told) == (1, ["menunggu"])
