"""Reference documents that are damaged, foreign, or not as Word writes them."""

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import Place, ReportError, error
from report_builder.exporters.docx import export
from report_builder.exporters.docx.opening import open_parts
from report_builder.exporters.docx.packing import pack
from report_builder.page import Page
from tests.exporters.docx.conftest import Word
from tests.exporters.docx.test_reference import edited, refusal, unpacked
from tests.gates.word import faults

PageOf = Callable[..., Page]
STYLES, NUMBERING, THEME, BODY = (f"word/{name}.xml" for name in ("styles", "numbering", "theme", "document"))
DIRECTORY, ENTRY = b"PK\1\2", b"PK\3\4"
"""What begins a file in the archive's directory, and the file itself."""
ENTITY = '<!DOCTYPE a:theme [<!ENTITY warna "accent1">]><a:theme'
TEXT = "<h1>ISI</h1><h2>Umum</h2><p>Teks.</p><ul><li><p>Satu</p></li></ul>"


def refused(page_of: PageOf, data: bytes) -> bool:
    problems = refusal(page_of(TEXT, **{"reference.docx": data})).problems
    return problems == (error("Berkas ini bukan dokumen Word yang utuh.", Place("reference.docx")),)


def places(data: bytes, mark: bytes) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(mark), data))


def marked(data: bytes, of_directory: int, of_entry: int, value: int) -> bytes:
    """Give an archive with a byte changed at these distances from where each file begins."""
    changed = bytearray(data)
    for mark, distance in ((DIRECTORY, of_directory), (ENTRY, of_entry)):
        for place in places(data, mark):
            changed[place + distance] = value
    return bytes(changed)


@pytest.mark.parametrize(("of_directory", "of_entry", "value"), [(8, 6, 1), (10, 8, 97)])
def test_an_encrypted_or_strangely_packed_one_is_refused(
    page_of: PageOf, resources: dict[str, bytes], of_directory: int, of_entry: int, value: int
) -> None:
    assert refused(page_of, marked(resources["reference.docx"], of_directory, of_entry, value))


def test_one_of_damaged_parts_is_refused(page_of: PageOf, resources: dict[str, bytes]) -> None:
    data = bytearray(resources["reference.docx"])
    for place in list(places(bytes(data), ENTRY)):
        data[place + 60 : place + 90] = bytes(30)
    assert refused(page_of, bytes(data))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("[Content_Types].xml", r"^.*$", "<a/>"),
        ("_rels/.rels", r"^.*$", "<a/>"),
        (STYLES, r"^.*$", "<a/>"),
        (STYLES, r'<w:numId w:val="1"/>', '<w:numId w:val="x"/>'),
        (STYLES, r'w:styleId="[^"]+"', 'w:styleId="Sama"'),
        (STYLES, r'w:styleId="BodyText"', ""),
        (NUMBERING, r'w:numId="1"', 'w:numId="abc"'),
        (NUMBERING, r'w:numId="1"', 'w:numId="99999999999"'),
        (NUMBERING, r"<w:abstractNumId [^>]*>", ""),
        (NUMBERING, r'(<w:nsid w:val=)"[^"]+"', r'\1"tanda"'),
        (THEME, r"^.*$", "bukan XML"),
        (THEME, r"^.*$", "<a/>"),
        (THEME, r"<a:theme", ENTITY),
    ],
)
def test_one_with_a_part_that_word_would_not_write_is_refused(
    page_of: PageOf, resources: dict[str, bytes], part: str, old: str, new: str
) -> None:
    parts = unpacked(resources["reference.docx"])
    changed = re.sub(old, new, parts[part].decode(), flags=re.DOTALL)
    assert changed.encode() != parts[part]
    assert refused(page_of, pack(parts | {part: changed.encode()}))


@pytest.mark.slow
@pytest.mark.parametrize(("count", "size"), [(1, 250_000_000), (10_001, 0)])
def test_one_larger_than_any_is_refused_before_it_is_unpacked(
    page_of: PageOf, resources: dict[str, bytes], count: int, size: int
) -> None:
    stream = BytesIO(resources["reference.docx"])
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"word/{number}.xml", bytes(size))
    assert refused(page_of, stream.getvalue())


def test_a_list_without_a_definition_is_left_out(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(
        resources["reference.docx"], NUMBERING, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="77"/>'
    )
    data = export(page_of(TEXT, **{"reference.docx": theirs}), "lakip.docx").data
    assert "77" not in Word(data).values("//w:num/w:abstractNumId/@w:val", NUMBERING)
    assert faults(data) == []


def test_an_id_may_hold_any_letters(page_of: PageOf, resources: dict[str, bytes]) -> None:
    theirs = edited(resources["reference.docx"], STYLES, '"BodyText"', '"Teks&quot;&lt;&amp;Isi"')
    data = export(page_of(TEXT, **{"reference.docx": theirs}), "lakip.docx").data
    assert 'Teks"<&Isi' in Word(data).values("//w:pStyle/@w:val")
    assert faults(data) == []


@given(st.data())
def test_one_damaged_anywhere_is_opened_or_refused(resources: dict[str, bytes], draw: st.DataObject) -> None:
    data = resources["reference.docx"]
    place = draw.draw(st.integers(0, len(data) - 1))
    damaged = data[:place] + bytes([draw.draw(st.integers(0, 255))]) + data[place + 1 :]
    with suppress(ReportError):
        assert open_parts(damaged, Place("reference.docx"))
