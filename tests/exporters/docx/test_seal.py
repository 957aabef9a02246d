"""Whether a Word file is still as it was written, asked of files that are damaged too."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.exporters.docx import export
from report_builder.exporters.docx.seal import is_untouched
from report_builder.page import Page

ENTRY = b"PK\x01\x02"
"""Begins each file in the archive's directory; its flags and its compression follow at fixed distances."""
FLAGS, COMPRESSION = 8, 10


@pytest.fixture(scope="module")
def small_data(page_of: Callable[..., Page]) -> bytes:
    """Give a small Word file."""
    return export(page_of("<p>Teks.</p>"), "a.docx").data


def put(data: bytes, place: int, value: int) -> bytes:
    return data[:place] + bytes([value]) + data[place + 1 :]


def test_a_file_as_written_is_untouched(small_data: bytes) -> None:
    assert is_untouched(small_data)


@pytest.mark.parametrize(("distance", "value"), [(FLAGS, 1), (COMPRESSION, 12), (COMPRESSION, 14), (COMPRESSION, 99)])
def test_an_encrypted_or_strangely_packed_file_counts_as_edited(small_data: bytes, distance: int, value: int) -> None:
    assert not is_untouched(put(small_data, small_data.index(ENTRY) + distance, value))


@pytest.mark.parametrize("data", [b"", b"PK", b"bukan arsip"])
def test_a_file_that_is_no_archive_counts_as_edited(data: bytes) -> None:
    assert not is_untouched(data)


@given(st.data())
def test_a_file_damaged_anywhere_is_judged_without_a_fault(small_data: bytes, draw: st.DataObject) -> None:
    place = draw.draw(st.integers(0, len(small_data) - 1))
    damaged = put(small_data, place, draw.draw(st.integers(0, 255)))
    assert is_untouched(damaged) in (True, False)
    assert not is_untouched(small_data[:place])
