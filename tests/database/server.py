"""A PostgreSQL server of the tests' own: in a folder of its own, on a free port, gone with the tests."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "r4has!a/monev:@"  # noqa: S105 - of a server that is gone with the tests
"""With the signs that stand for something else in a URL or a .pgpass."""

USER = "monev"
_SECONDS = 60
_TRIES = 5
_SWITCHES = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=20")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on this machine only, and asks for the password."""

    port: int
    folder: Path
    programs: Path

    def url(self, database: str) -> str:
        """The URL of one of its databases; a password is no part of it."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"


def programs() -> Path | None:
    """The newest programs of PostgreSQL that Debian's package installed; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A new server, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="report-builder-postgresql-"))
    try:
        secret = folder / "sandi"
        secret.write_text(PASSWORD, encoding="utf-8")
        _give(folder, secret)
        words = ("--auth=scram-sha-256", f"--pwfile={secret}", f"--username={USER}", "--no-sync", "--no-locale")
        _run(programs / "initdb", "--pgdata", folder / "data", "--encoding=UTF8", *words, folder=folder)
        with _started(programs, folder) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def create(server: Server, name: str) -> str:
    """The URL of a new database on a server."""
    command: list[str | Path] = [server.programs / "createdb", "--host=127.0.0.1", f"--port={server.port}"]
    command += [f"--username={USER}", "--no-password", name]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PGPASSWORD": PASSWORD})
    return server.url(name)


@contextmanager
def _started(programs: Path, folder: Path) -> Iterator[Server]:
    """The server at a free port; where another program takes that first, at another."""
    for _ in range(_TRIES):
        server = Server(_free_port(), folder, programs)
        with subprocess.Popen(_command(server), cwd=folder, stderr=subprocess.DEVNULL) as process:
            try:
                if _answers(server, process):
                    yield server
                    return
            finally:
                process.send_signal(signal.SIGINT)  # whoever is still connected is sent away
                process.wait(_SECONDS)
    pytest.fail("the PostgreSQL server did not start")


def _command(server: Server) -> list[str | Path]:
    sockets = f"unix_socket_directories={server.folder}"
    switches = [word for switch in (*_SWITCHES, sockets) for word in ("-c", switch)]
    place: list[str | Path] = ["-D", server.folder / "data", "-h", "127.0.0.1", "-p", str(server.port)]
    # It does not outlive the tests, whatever ends them.
    return ["setpriv", *_as_its_user(), "--pdeathsig=INT", server.programs / "postgres", *place, *switches]


def _answers(server: Server, process: subprocess.Popen[bytes]) -> bool:
    asks: list[str | Path] = [server.programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={server.port}"]
    for _ in range(_SECONDS * 10):
        if process.poll() is not None:
            return False
        if subprocess.run(asks, check=False).returncode == 0:
            return True
        time.sleep(0.1)
    return False


def _run(program: Path, *words: str | Path, folder: Path) -> None:
    subprocess.run(["setpriv", *_as_its_user(), program, *words], cwd=folder, check=True, capture_output=True)


def _as_its_user() -> list[str]:
    """How root becomes the user that Debian's package made: the server does not run as root."""
    return ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.geteuid() == 0 else []


def _give(*paths: Path) -> None:
    if os.geteuid() == 0:
        for path in paths:
            shutil.chown(path, "postgres", "postgres")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
