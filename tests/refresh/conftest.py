from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.conftest import SmallBook, write_book
from tests.refresh.naskah import made

Rekat: TypeAlias = Callable[..., Path]

BELOW = {"Indikator!F2": 50}
"""The first indikator misses its target, which it exceeded."""
THIRD = {
    "Indikator!A4": "IKK-3",
    "Indikator!B4": "S-1",
    "Indikator!C4": "Jumlah desa",
    "Indikator!D4": "desa",
    "Indikator!E4": 10,
    "Indikator!F4": 9,
}
"""An indikator more."""


def without(row: int) -> dict[str, None]:
    """Give the edits that empty a row of Indikator."""
    return {f"Indikator!{column}{row}": None for column in "ABCDEF"}


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook that the document was made from."""
    return write_book(tmp_path_factory.mktemp("lama") / "lama.xlsx")


@pytest.fixture(scope="session")
def document(base: Path) -> bytes:
    """Give the Word file of that workbook."""
    return made(base)


@pytest.fixture
def new(small_book: SmallBook) -> Rekat:
    """Give a writer of the workbook with other data: `new({"Indikator!F2": 60})`."""
    return lambda edits, **options: small_book(edits, name="baru.xlsx", **options)
