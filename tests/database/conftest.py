"""Databases for tests: SQLite files, and a PostgreSQL server where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.database import server
from tests.database.server import PASSWORD, Server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Give a PostgreSQL server."""
    programs = server.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with server.running(programs) as running:
        yield running


_NUMBERS = count()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'monev.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def postgresql_url(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the URL of an empty database of PostgreSQL, and its password where programs look for it."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    return server.create(postgresql, f"monev_{next(_NUMBERS)}")
