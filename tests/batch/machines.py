"""Machines of a night on loopback: a Dask scheduler, workers and an S3 server, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

LOOPBACK = "127.0.0.1"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind((LOOPBACK, 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A program with a group of its own, ended with all that it started."""
    with log.open("wb") as file:
        program = subprocess.Popen(
            [sys.executable, *command],
            stdout=file,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "TMPDIR": str(log.parent),
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                **(environment or {}),
            },
            start_new_session=True,
        )
        try:
            yield program
        finally:
            kill_all(program)


def kill_all(program: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started, at once and by force, as a machine that loses its power does."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A Dask scheduler, by its address."""
    port = free_port()
    command = ("-m", "distributed.cli.dask_scheduler", "--host", LOOPBACK, "--port", str(port), "--no-dashboard")
    with started(command, folder / "penjadwal.log"):
        yield f"tcp://{LOOPBACK}:{port}"


@contextmanager
def worker(address: str, folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Dask worker with its nanny, as they are started by default."""
    command = ("-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--name", name, "--no-dashboard")
    place = ("--host", LOOPBACK, "--local-directory", str(folder))
    with started((*command, *place), folder / f"{name}.log") as program:
        yield program


@contextmanager
def object_store(log: Path) -> Iterator[Mapping[str, str]]:
    """An S3 server that is listening, as the variables by which programs find it."""
    port = free_port()
    with started(("-m", "moto.server", "-H", LOOPBACK, "-p", str(port)), log) as program:
        while program.poll() is None and not _listens(port):
            time.sleep(0.05)
        yield {
            "AWS_ENDPOINT_URL": f"http://{LOOPBACK}:{port}",
            "AWS_ACCESS_KEY_ID": "uji",
            "AWS_SECRET_ACCESS_KEY": "uji",
            "AWS_DEFAULT_REGION": "us-east-1",
        }


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((LOOPBACK, port)) == 0
