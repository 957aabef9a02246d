"""Workers on many machines: a Dask cluster, each of whose workers has processes with limits for its offices.

Dask hands out the offices, and hands those of a lost worker to another. Templates travel to the workers; the program
itself must be there, in the same version.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import time
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Client, LocalCluster, Worker, WorkerPlugin, get_worker
from distributed.comm.addressing import get_address_host_port, normalize_address

from report_builder import __version__
from report_builder.batch.logs import Tell
from report_builder.batch.office import Processes
from report_builder.batch.plan import Limits, Options, Plan
from report_builder.batch.pool import Workers
from report_builder.batch.sidik import sidik
from report_builder.batch.work import Hasil, Tugas
from report_builder.errors import ExitCode, Place, Problem, ReportError, error

LOCAL = "local"
"""The address that stands for a cluster in this very process, for trials."""

SAME_VERSION = "Pasang versi yang sama di setiap mesin."
FIRST_WORKER = 60
"""Seconds in which a cluster must have a worker."""
_ATTEMPTS = 5
_PAUSE = 1
"""Seconds until the scheduler has seen that a worker is gone."""


class Perlengkapan(WorkerPlugin):
    """What each worker of a cluster has for a run, one that joins later too: processes with limits, and templates."""

    def __init__(self, plan: Plan, limits: Limits) -> None:
        """Pack the templates of this machine.

        A run has the name of an earlier one that was killed: where its offices are still worked on, they are ended.
        """
        options = plan.options
        ledger = f"{platform.node()}:{Path(plan.ledger).resolve()}"
        self.name = f"report-builder-{hashlib.sha256(ledger.encode()).hexdigest()[:16]}"
        self.versi = __version__
        self._sidik = sidik(options)
        self._options = replace(options, templates=())
        self._limits = limits
        self._packed = tuple(_pack(Path(root)) for root in options.templates)

    def setup(self, worker: Worker) -> None:
        """Unpack the templates, and find out whether the same reports are made here."""
        self._folder = TemporaryDirectory(prefix="report-builder-", ignore_cleanup_errors=True)
        roots = tuple(_unpack(data, Path(self._folder.name) / str(at)) for at, data in enumerate(self._packed))
        self._options = replace(self._options, templates=tuple(map(str, roots)))
        self.problems = tuple(_differences(worker.address, self.versi, self._sidik, self._options))
        self._processes = Processes(self._limits)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - so Dask calls it
        """End the processes."""
        self._processes.close()
        self._folder.cleanup()

    def work(self, tugas: Tugas) -> tuple[Hasil, ...]:
        """As `Processes.work`; raises ReportError where other reports than those asked for would be made."""
        if self.problems:
            raise ReportError(self.problems, ExitCode.USAGE)
        return self._processes.work(replace(tugas, options=self._options))


def _differences(address: str, versi: str, expected: str, options: Options) -> Iterator[Problem]:
    place = Place(f"pekerja {address}")
    if versi != __version__:
        yield error(f"Di sini terpasang report-builder {__version__}, bukan {versi}.", place, SAME_VERSION)
    elif sidik(options) != expected:
        hint = "Pasang paket yang sama di setiap mesin."
        yield error("Templat program atau paket tambahannya di sini lain.", place, hint)


def _pack(root: Path) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*")):
            archive.write(path, path.relative_to(root))
    return stream.getvalue()


def _unpack(data: bytes, root: Path) -> Path:
    root.mkdir()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(root)
    return root


# --- on the workers --------------------------------------------------------------------------------------------------


def work(name: str, tugas: Tugas) -> tuple[Hasil, ...]:
    """The reports of an office, made by the equipment of this name; raises what that does."""
    return _equipment(get_worker(), name).work(tugas)


def problems_of(name: str, dask_worker: Worker) -> tuple[Problem, ...]:
    """What keeps a worker from making the reports that are asked for."""
    return _equipment(dask_worker, name).problems


def _equipment(worker: Worker, name: str) -> Perlengkapan:
    equipment = worker.plugins[name]
    if not isinstance(equipment, Perlengkapan):
        raise TypeError(f"{name} is no equipment of a batch")
    return equipment


# --- on the machine that runs the batch ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cluster:
    address: str
    client: Client
    executor: Executor
    name: str

    @property
    def jumlah(self) -> int:
        with _reaching(self.address):
            return sum(self.client.nthreads().values())  # type: ignore[no-untyped-call]

    def submit(self, tugas: Tugas) -> Future[tuple[Hasil, ...]]:
        return self.executor.submit(work, self.name, tugas)


def require_address(text: str) -> None:
    """Raise ReportError (usage) where this can be the address of no cluster: who asked for it would wait in vain."""
    if text == LOCAL:
        return
    try:
        get_address_host_port(normalize_address(text), strict=True)
    except ValueError as failure:
        near = get_close_matches(text, [LOCAL])
        hint = f"Maksud Anda {near[0]}?" if near else f"Tulis, misalnya, tcp://penjadwal:8786, atau {LOCAL}."
        raise _refusal(f"“{text}” bukan alamat klaster Dask.", hint) from failure


@contextmanager
def cluster(address: str, plan: Plan, limits: Limits, tell: Tell) -> Iterator[Workers]:
    """The workers of the cluster at an address (``tcp://…:8786``, or ``local``); the limits of a report hold on each.

    That a first worker is waited for is told. Raises ReportError (usage) where the cluster cannot be reached, or where
    one of its workers would make other reports.
    """
    with ExitStack() as stack:
        if address == LOCAL:
            threads = limits.jobs or os.cpu_count() or 1
            # Without its page a scheduler still takes a port for it, by default one and the same for everybody.
            quiet = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
            own = LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=1, threads_per_worker=threads, processes=False, scheduler_kwargs=quiet
            )
            address = stack.enter_context(own).scheduler_address
        with _reaching(address):
            client = stack.enter_context(Client(address, set_as_default=False))  # type: ignore[no-untyped-call]
            if not client.nthreads():
                tell("menunggu", klaster=address)
            client.wait_for_workers(1, timeout=FIRST_WORKER)
        equipment = Perlengkapan(plan, limits)
        stack.callback(_clear_away, client, equipment)
        with _reaching(address):
            _equip(client, equipment)
        yield _Cluster(address, client, client.get_executor(pure=False), equipment.name)


def _equip(client: Client, equipment: Perlengkapan) -> None:
    """Give every worker what it needs, and refuse to begin where one of them would make other reports."""
    try:
        _register(client, equipment)
        problems = found_problems(client.run(problems_of, equipment.name, on_error="return"))
    except (ImportError, AttributeError, TypeError) as failure:
        raise _refusal(f"Ada pekerja Dask tanpa report-builder {__version__}: {failure}.", SAME_VERSION) from failure
    if problems:
        raise ReportError(problems, ExitCode.USAGE)


def _register(client: Client, equipment: Perlengkapan) -> None:
    """Have every worker equipped; one that is lost meanwhile fails an attempt and is not there at the next."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(OSError):
            client.register_plugin(equipment, equipment.name)
            return
        time.sleep(_PAUSE)
    client.register_plugin(equipment, equipment.name)


def found_problems(told: Mapping[str, tuple[Problem, ...] | Exception]) -> tuple[Problem, ...]:
    """What workers told; one that is gone has no problem, nor one that has just come, which is to be equipped yet.

    Raises what else kept one from telling.
    """
    problems: list[Problem] = []
    for one in told.values():
        if not isinstance(one, Exception):
            problems += one
        elif not isinstance(one, (OSError, LookupError)):
            raise one
    return tuple(problems)


def _clear_away(client: Client, equipment: Perlengkapan) -> None:
    """End what still runs; a cluster that is gone, or that another run has equipped, has nothing of this one."""
    with suppress(OSError, ValueError):
        client.unregister_worker_plugin(equipment.name)  # type: ignore[no-untyped-call]


@contextmanager
def _reaching(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as failure:
        message = f"Klaster Dask di {address} tidak terjangkau, atau tidak mempunyai pekerja: {failure}."
        raise _refusal(message, "Periksa alamatnya, penjadwal, dan pekerjanya.") from failure


def _refusal(message: str, hint: str) -> ReportError:
    return ReportError([error(message, hint=hint)], ExitCode.USAGE)
