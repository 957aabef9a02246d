"""Rows whose cells are made when somebody looks are to whoever looks the rows that were made at once."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from report_builder.dataset import Cell, CellKind, Content, Rows, cell_of, column_of
from report_builder.errors import Place

TEXT, NUMBER = Content(CellKind.TEXT, "S-1"), Content(CellKind.NUMBER, Decimal(50), "0%")
LAZY = Rows("buku.xlsx", "Sasaran", ("A", "B"), (2, 5), ((TEXT, NUMBER), (NUMBER, TEXT)))
MADE = (
    (
        Cell(CellKind.TEXT, "S-1", Place("buku.xlsx", "Sasaran", "A2")),
        Cell(CellKind.NUMBER, Decimal(50), Place("buku.xlsx", "Sasaran", "B2"), "0%"),
    ),
    (
        Cell(CellKind.NUMBER, Decimal(50), Place("buku.xlsx", "Sasaran", "A5"), "0%"),
        Cell(CellKind.TEXT, "S-1", Place("buku.xlsx", "Sasaran", "B5")),
    ),
)


def test_they_are_the_same_rows() -> None:
    assert tuple(LAZY) == MADE
    assert LAZY == MADE
    assert hash(LAZY) == hash(MADE)
    assert MADE[:1] != LAZY


def test_a_row_and_several_are_taken_as_of_a_tuple() -> None:
    assert (LAZY[1], LAZY[-1], LAZY[:1], len(LAZY)) == (MADE[1], MADE[-1], MADE[:1], 2)
    with pytest.raises(IndexError):
        LAZY[2]


@pytest.mark.parametrize("rows", [LAZY, MADE], ids=["lazy", "made"])
def test_one_cell_and_one_column_are_had_of_both(rows: Sequence[tuple[Cell, ...]]) -> None:
    assert cell_of(rows, 1, 0) == MADE[1][0]
    assert column_of(rows, 1) == [NUMBER, TEXT]
