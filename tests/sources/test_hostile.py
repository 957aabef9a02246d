"""Broken, huge and malicious files are refused quickly, in words, without unpacking what they threaten with."""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.errors import ExitCode, ReportError
from report_builder.sources import excel
from tests.sources import workbooks

OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
DAMAGED = "Berkas ini rusak. Salin ulang berkasnya, atau buka di Excel dan simpan kembali."
DOCTYPE = "Berkas ini berisi deklarasi DOCTYPE, yang tidak diterima. Buka di Excel, lalu simpan sebagai .xlsx."
TOO_LARGE = "Isi berkas ini melebihi 500 MB setelah dibuka. Hapus gambar dan lembar yang tidak diperlukan."
NO_WORKBOOK = "Berkas ini bukan buku kerja Excel. Buka di Excel, lalu simpan sebagai .xlsx."
PROTECTED = "Berkas ini dilindungi kata sandi. Buka di Excel, hapus kata sandinya, lalu simpan."
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "buku.xlsx"


def refusal(book: Path) -> str:
    with pytest.raises(ReportError) as refused:
        excel.read(book)
    assert refused.value.exit_code is ExitCode.DATA
    return str(refused.value)


def test_a_duration_beyond_all_limits_is_refused(book: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].cell(1, 1, 1e300).number_format = "[h]:mm"
    workbook.save(book)
    assert refusal(book) == (
        "buku.xlsx: Sebuah sel berformat durasi ([h]) berisi angka di luar batas. "
        "Ubah format selnya menjadi angka, lalu periksa isinya."
    )


def test_a_missing_file_is_refused(book: Path) -> None:
    assert refusal(book) == "buku.xlsx: Berkas ini tidak ditemukan. Periksa nama dan foldernya."


def test_a_folder_in_place_of_a_file_is_refused(book: Path) -> None:
    book.mkdir()
    assert refusal(book) == (
        "buku.xlsx: Berkas ini tidak dapat dibuka. Tutup program yang membukanya, atau periksa izin berkasnya."
    )


def test_a_file_beyond_the_limit_is_refused_unread(book: Path) -> None:
    with book.open("wb") as file:
        file.truncate(101 * 2**20)
    assert refusal(book) == (
        "buku.xlsx: Berkas ini berukuran 101 MB; batasnya 100 MB. Hapus gambar dan lembar yang tidak diperlukan."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Berkas ini kosong (0 bita). Simpan atau salin ulang berkasnya."),
        (b"kode;target\n", NO_WORKBOOK),
        (b"PK\x03\x04 terpotong", DAMAGED),
        (OLE2 + "EncryptedPackage".encode("utf-16-le"), PROTECTED),
        (
            OLE2 + "Workbook".encode("utf-16-le"),
            "Berkas ini berformat Excel lama (.xls). Buka di Excel, lalu simpan sebagai .xlsx.",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_is(book: Path, data: bytes, message: str) -> None:
    book.write_bytes(data)
    assert refusal(book) == f"buku.xlsx: {message}"


def test_a_truncated_workbook_is_refused(book: Path) -> None:
    workbooks.pack(book, workbooks.parts(ROW))
    book.write_bytes(book.read_bytes()[:-200])
    assert refusal(book) == f"buku.xlsx: {DAMAGED}"


@pytest.mark.parametrize("target", ["word/document.xml", "xl/workbook.bin", None])
def test_another_container_is_refused(book: Path, target: str | None) -> None:
    contents = {"word/document.xml": '<document xmlns="w"/>'}
    if target:
        contents["_rels/.rels"] = workbooks.parts("")["_rels/.rels"].replace("xl/workbook.xml", target)
    workbooks.pack(book, contents)
    assert refusal(book) == f"buku.xlsx: {NO_WORKBOOK}"


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", workbooks.SHEET])
def test_a_workbook_without_one_of_its_parts_is_refused(book: Path, part: str) -> None:
    contents = workbooks.parts(ROW)
    del contents[part]
    workbooks.pack(book, contents)
    assert refusal(book) == f"buku.xlsx: {DAMAGED}"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_broken_xml_is_refused(book: Path, part: str) -> None:
    workbooks.pack(book, workbooks.parts(ROW) | {part: "<a><b></a>"})
    assert refusal(book) == f"buku.xlsx: {DAMAGED}"


@pytest.mark.parametrize(
    "row",
    [
        "<row>",
        '<row r="satu"/>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
    ],
)
def test_a_broken_sheet_is_refused(book: Path, row: str) -> None:
    workbooks.pack(book, workbooks.parts(row))
    assert refusal(book).endswith(DAMAGED)


def test_a_workbook_without_worksheets_is_refused(book: Path) -> None:
    contents = workbooks.parts(ROW)
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace("<sheet ", '<sheet state="hidden" ')
    workbooks.pack(book, contents)
    assert refusal(book) == ("buku.xlsx: Buku kerja ini tidak berisi lembar yang terlihat. Tampilkan lembar datanya.")


def test_entities_are_refused_before_any_is_expanded(book: Path) -> None:
    contents = workbooks.parts(ROW)
    laughs = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    workbooks.pack(book, contents | {workbooks.SHEET: laughs + contents[workbooks.SHEET]})
    assert refusal(book) == f"buku.xlsx: {DOCTYPE}"


def test_entities_in_another_encoding_are_refused_too(book: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    contents = workbooks.parts(ROW)
    del contents[workbooks.SHEET]
    workbooks.pack(book, contents)
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr(workbooks.SHEET, text.encode("utf-16"))
    assert refusal(book) == f"buku.xlsx: {DOCTYPE}"


def container(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """Give a workbook whose directory was changed after its parts were written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in workbooks.parts(ROW + "<row/>" * 1000).items():
            archive.writestr(name, text)
        change(archive)
    return stream.getvalue()


def declare(size: int) -> Callable[[zipfile.ZipFile], None]:
    def change(archive: zipfile.ZipFile) -> None:
        archive.getinfo(workbooks.SHEET).file_size = size

    return change


def lock(archive: zipfile.ZipFile) -> None:
    archive.getinfo(workbooks.SHEET).flag_bits |= 1


def forget_the_method(archive: zipfile.ZipFile) -> None:
    archive.getinfo(workbooks.SHEET).compress_type = 97


def spoil_the_checksum(archive: zipfile.ZipFile) -> None:
    archive.getinfo(workbooks.SHEET).CRC ^= 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (declare(600 * 2**20), TOO_LARGE),
        (declare(100), DAMAGED),
        (declare(5 * 2**20), DAMAGED),
        (lock, PROTECTED),
        (forget_the_method, DAMAGED),
        (spoil_the_checksum, DAMAGED),
    ],
)
def test_a_directory_that_threatens_or_lies_is_refused(
    book: Path, change: Callable[[zipfile.ZipFile], None], message: str
) -> None:
    book.write_bytes(container(change))
    assert refusal(book) == f"buku.xlsx: {message}"


@pytest.mark.parametrize(
    "twin", ["xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.XML", "xl/worksheets/../worksheets/sheet1.xml"]
)
def test_a_part_that_two_readers_could_take_for_another_is_refused(book: Path, twin: str) -> None:
    placeholder = "_" * len(twin)
    workbooks.pack(book, workbooks.parts(ROW) | {placeholder: "<worksheet/>"})
    book.write_bytes(book.read_bytes().replace(placeholder.encode(), twin.encode()))
    assert refusal(book) == f"buku.xlsx: {DAMAGED}"


@pytest.mark.parametrize(
    ("part", "element"),
    [
        ("_rels/.rels", "<Relationship "),
        ("xl/_rels/workbook.xml.rels", "<Relationship "),
        ("xl/workbook.xml", "<sheet "),
    ],
)
def test_a_link_or_sheet_given_twice_is_refused(book: Path, part: str, element: str) -> None:
    contents = workbooks.parts(ROW)
    start = contents[part].index(element)
    given = contents[part][start : contents[part].index("/>", start) + 2]
    workbooks.pack(book, contents | {part: contents[part].replace(given, given + given)})
    assert refusal(book) == f"buku.xlsx: {DAMAGED}"


def test_too_many_parts_are_refused(book: Path) -> None:
    workbooks.pack(book, workbooks.parts(ROW) | {f"xl/media/{number}": "" for number in range(10_000)})
    assert refusal(book) == (
        "buku.xlsx: Berkas ini berisi lebih dari 10.000 bagian. Buka di Excel, lalu simpan sebagai .xlsx."
    )


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("A1048576", "1.048.576 baris; batasnya 200.000"),
        ("XFD1", "16.384 kolom; batasnya 500"),
        ("SF200000", "100.000.000 sel; batasnya 2.000.000"),
    ],
)
def test_a_lone_value_far_away_is_refused_with_its_cell(book: Path, cell: str, count: str) -> None:
    far = f'<row r="2"><c r="{cell}"><v>1</v></c></row>'
    workbooks.pack(book, workbooks.parts(ROW + far))
    assert refusal(book) == (
        f"buku.xlsx · Indikator · {cell}: Isi lembar ini mencapai {count}. Hapus isi yang tersesat jauh di luar tabel."
    )


def test_a_text_longer_than_a_cell_can_hold_is_refused(book: Path) -> None:
    text = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 32_768}</t></is></c></row>'
    workbooks.pack(book, workbooks.parts(text))
    assert refusal(book) == ("buku.xlsx · Indikator · A1: Teks di sel ini melebihi 32.767 karakter. Ringkas teksnya.")


def stream_sheet(book: Path, chunks: Iterator[bytes]) -> None:
    contents = workbooks.parts("")
    head, tail = contents.pop(workbooks.SHEET).split("</sheetData>")
    workbooks.pack(book, contents)
    with (
        zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(workbooks.SHEET, "w") as sheet,
    ):
        sheet.write(head.encode())
        for chunk in chunks:
            sheet.write(chunk)
        sheet.write(f"</sheetData>{tail}".encode())


@pytest.mark.slow
def test_a_workbook_that_really_unpacks_to_600_megabytes_is_refused(book: Path) -> None:
    stream_sheet(book, (b" " * 2**20 for _ in range(600)))
    assert book.stat().st_size < 5 * 2**20
    assert refusal(book) == f"buku.xlsx: {TOO_LARGE}"


@pytest.mark.slow
def test_a_million_formatted_rows_without_data_are_an_empty_sheet(book: Path) -> None:
    rows = (f'<row r="{number}" s="1"><c r="A{number}" s="1"/></row>'.encode() for number in range(1, 1_000_001))
    stream_sheet(book, rows)
    assert excel.read(book).tables[0].rows == ()


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbooks.pack(tmp_path_factory.mktemp("acak") / "buku.xlsx", workbooks.parts(ROW))


@pytest.fixture(scope="module")
def sound(scratch: Path) -> bytes:
    return scratch.read_bytes()


@given(
    changes=st.lists(
        st.tuples(st.integers(min_value=0), st.integers(min_value=0, max_value=255)), min_size=1, max_size=5
    )
)
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(
    scratch: Path, sound: bytes, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(sound)
    for position, byte in changes:
        data[position % len(data)] = byte
    scratch.write_bytes(data)
    with suppress(ReportError):
        excel.read(scratch)
