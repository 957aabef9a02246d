"""What the look through the XML of a sheet finds, whichever way a program writes its cells."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import CellKind
from report_builder.sources.grid import Content, column_name
from report_builder.sources.scan import Scan, scan_sheet

FORMATS = ("General", "0%", "0.00")
CELLS = (
    '<c r="{}"><v>1</v></c>',
    '<c r="{}" s="1"><v>0.5</v></c>',
    '<c r="{}" s="2" t="n"><v>3.2</v></c>',
    '<c r="{}" s="1" t="s"><v>0</v></c>',
    '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    '<c r="{}" t="str"><f>A1</f><v>a &amp; b</v></c>',
    '<c r="{}" t="e"><v>#DIV/0!</v></c>',
    '<c r="{}"><f>A1</f></c>',
    '<c r="{}" s="1"/>',
    "<c><v>1</v></c>",
)


def sheet(rows: Sequence[Sequence[int]], *, spaced: bool) -> bytes:
    """The XML of these kinds of cells, or the same with blanks between them, as nobody writes it."""
    blank, lines = "\n" if spaced else "", []
    for number, row in enumerate(rows, start=1):
        cells = (CELLS[kind].format(f"{letter}{number}") for letter, kind in zip("ABCDEFGH", row, strict=False))
        lines.append(f'<row r="{number}">{blank.join(["", *cells, ""])}</row>')
    return f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>".encode()


def scan(data: bytes, formats: tuple[str, ...] = FORMATS) -> Scan:
    return scan_sheet(io.BytesIO(data), formats)


@given(st.lists(st.lists(st.integers(0, len(CELLS) - 1), max_size=8), max_size=6))
def test_blanks_between_cells_change_nothing(rows: list[list[int]]) -> None:
    assert scan(sheet(rows, spaced=False)) == scan(sheet(rows, spaced=True))


def test_plain_cells_tell_their_formats_and_how_far_they_reach() -> None:
    assert scan(sheet([[0, 1, 2, 3], [4]], spaced=False)) == Scan(2, 4, {}, {(0, 1): "0%", (0, 2): "0.00"})


def test_the_first_format_holds_for_cells_that_name_none() -> None:
    assert scan(sheet([[0, 3]], spaced=False), ("0%",)).formats == {(0, 0): "0%"}


def test_faults_among_plain_cells_are_found() -> None:
    found = scan(sheet([[0, 6, 0, 7, 0]], spaced=False))
    assert found.faults == {(0, 1): Content(CellKind.ERROR, "#DIV/0!"), (0, 3): Content(CellKind.UNCACHED, None)}


def test_a_cell_that_does_not_say_where_it_is_counts_from_the_one_before() -> None:
    assert scan(sheet([[0, 0, 9, 9]], spaced=False)).columns == 4
    assert scan(sheet([[0, 8, 8, 9]], spaced=False)).columns == 4


@pytest.mark.parametrize("value", ["1&nama;", "\x01"])
def test_what_is_no_xml_is_refused_in_a_plain_cell_too(value: str) -> None:
    row = f'<row r="1"><c r="A1"><v>{value}</v></c></row>'
    with pytest.raises(ValueError, match=r"undefined entity|not well-formed"):
        scan(f"<worksheet><sheetData>{row}</sheetData></worksheet>".encode())


@given(st.lists(st.integers(0, 16_383), min_size=1, max_size=5))
def test_plain_cells_reach_to_the_last_column_in_whatever_order_they_stand(columns: list[int]) -> None:
    cells = "".join(f'<c r="{column_name(column)}1"><v>1</v></c>' for column in columns)
    empty = f'<c r="{column_name(max(columns) + 1)}1" s="1"/>'
    row = f'<worksheet><sheetData><row r="1">{cells}{empty}</row></sheetData></worksheet>'.encode()
    assert scan(row).columns == max(columns) + 1
