"""A folder of CSV files becomes the same tables as the sheets of a workbook."""

import hashlib
from pathlib import Path

import pytest

from report_builder import sources
from report_builder.dataset import Cell, CellKind, Table
from report_builder.errors import Place, ReportError
from tests.sources import workbooks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "dayamas-2021"
    path.mkdir()
    return path


def read_one(folder: Path, data: bytes) -> Table:
    (folder / "indikator.csv").write_bytes(data)
    return sources.read(folder).tables[0]


def values(table: Table) -> list[list[object]]:
    return [[cell.value for cell in row] for row in (table.header, *table.rows)]


def refusal(folder: Path, data: bytes) -> str:
    with pytest.raises(ReportError) as refused:
        read_one(folder, data)
    return str(refused.value)


def test_a_file_becomes_a_sheet_with_the_places_of_a_spreadsheet(folder: Path) -> None:
    table = read_one(folder, b"kode,realisasi\nIKK-1,65\n")
    assert (table.nama, table.berkas, table.next_row) == ("Indikator", "dayamas-2021/indikator.csv", 3)
    place = Place("dayamas-2021/indikator.csv", "Indikator", "B2")
    assert table.rows[0][1] == Cell(CellKind.TEXT, "65", place)


def test_every_file_is_a_source(folder: Path) -> None:
    (folder / "sasaran.csv").write_bytes(b"kode,sasaran\n")
    (folder / "Identitas.CSV").write_bytes(b"kunci,isi\n")
    assert [(source.berkas, source.sha256) for source in sources.read(folder).sumber] == [
        ("dayamas-2021/Identitas.CSV", hashlib.sha256(b"kunci,isi\n").hexdigest()),
        ("dayamas-2021/sasaran.csv", hashlib.sha256(b"kode,sasaran\n").hexdigest()),
    ]


@pytest.mark.parametrize(
    ("file", "sheet"),
    [
        ("INDIKATOR.csv", "Indikator"),
        ("lampiran Daftar kawasan.csv", "Lampiran Daftar kawasan"),
        ("Lampiran-SK.csv", "Lampiran-SK"),
        ("lain.csv", "lain"),
    ],
)
def test_a_file_is_named_after_its_sheet(folder: Path, file: str, sheet: str) -> None:
    (folder / file).write_bytes(b"a\n")
    assert [table.nama for table in sources.read(folder).tables] == [sheet]


@pytest.mark.parametrize("file", ["catatan.txt", "._indikator.csv", "~$indikator.csv"])
def test_other_files_are_left_alone(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\0\0")
    (folder / "folder.csv").mkdir()
    assert [table.nama for table in [read_one(folder, b"kode\n")]] == ["Indikator"]


@pytest.mark.parametrize(
    "data",
    [
        b'kode,target\r\nIKK-1,"3,34"\r\n',
        b"kode;target\nIKK-1;3,34\n",
        b"kode;target\rIKK-1;3,34",
    ],
)
def test_comma_and_semicolon_are_told_apart_by_the_header(folder: Path, data: bytes) -> None:
    assert values(read_one(folder, data)) == [["kode", "target"], ["IKK-1", "3,34"]]


def test_signs_inside_quotation_marks_do_not_count_as_separators(folder: Path) -> None:
    assert values(read_one(folder, b'"a,b,c";target\n1;2\n')) == [["a,b,c", "target"], ["1", "2"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(folder: Path, encoding: str) -> None:
    assert values(read_one(folder, "kode\n80–90 “é”\n".encode(encoding))) == [["kode"], ["80–90 “é”"]]


def test_a_quoted_line_break_stays_in_its_cell(folder: Path) -> None:
    table = read_one(folder, b'kode,kendala\nIKK-1,"- satu\n- ""dua"""\nIKK-2,tiga\n')
    assert table.rows[0][1].value == '- satu\n- "dua"'
    assert table.rows[1][1].place.sel == "B3"


def test_blank_rows_and_cells_are_empty(folder: Path) -> None:
    table = read_one(folder, b"kode,target,\n\nIKK-1, ,\n,,\n")
    assert [(row[0].place.sel, row[1].kind) for row in table.rows] == [("A3", CellKind.EMPTY)]
    assert (len(table.header), table.next_row) == (2, 4)


def test_a_workbook_and_its_csv_give_the_same_texts(folder: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [["kode", "target"], ["IKK-1", "80–90"], ["IKK-2", None]]
    book = workbooks.save(tmp_path / "buku.xlsx", {"Indikator": rows})
    table = read_one(folder, "kode;target\nIKK-1;80–90\nIKK-2;\n".encode())
    assert values(table) == values(sources.read(book).tables[0])


def test_a_comma_too_many_is_refused_at_the_first_cell_beyond_the_header(folder: Path) -> None:
    assert refusal(folder, b"kode,target\nIKK-1,3,34\nIKK-2,4\n") == (
        "dayamas-2021/indikator.csv · Indikator · C2: Baris ini berisi 3 kolom, padahal judulnya 2. "
        'Apit isi yang berkoma dengan tanda kutip, misalnya "3,34", atau pakai titik koma sebagai pemisah.'
    )


def test_a_row_that_ends_early_is_refused(folder: Path) -> None:
    assert refusal(folder, b"kode,target,realisasi\nIKK-1,4\n").startswith(
        "dayamas-2021/indikator.csv · Indikator · C2: Baris ini berisi 2 kolom, padahal judulnya 3."
    )


def test_empty_cells_beyond_the_header_do_no_harm(folder: Path) -> None:
    assert values(read_one(folder, b"kode,target\nIKK-1,4,,\n")) == [["kode", "target"], ["IKK-1", "4"]]


@pytest.mark.parametrize("row", [b'IKK-1,"tidak ditutup\nIKK-2,2\n', b'IKK-1,"salah" tempat\n'])
def test_a_lone_quotation_mark_is_refused_with_its_line(folder: Path, row: bytes) -> None:
    assert refusal(folder, b"kode,target\n" + row) == (
        "dayamas-2021/indikator.csv · Indikator · baris 2: Berkas ini tidak terbaca sebagai CSV mulai baris 2. "
        'Periksa tanda kutip (") yang tidak berpasangan di baris itu.'
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Berkas ini kosong (0 bita). Simpan atau salin ulang berkasnya."),
        (
            "kode,target\n".encode("utf-16"),
            "Pengodean teks berkas ini UTF-16. Simpan ulang sebagai “CSV UTF-8”.",
        ),
        (
            b"kode,target\nIKK\0-1,4\n",
            "Berkas ini berisi bita NUL, jadi bukan teks CSV. Simpan ulang sebagai “CSV UTF-8”.",
        ),
        (
            b"kode\n\x81\xff\n",
            "Pengodean teks berkas ini bukan UTF-8 atau Windows-1252. Simpan ulang sebagai “CSV UTF-8”.",
        ),
        (
            b"\xef\xbb\xbfkode\n\xe9\n",
            "Pengodean teks berkas ini bukan UTF-8 atau Windows-1252. Simpan ulang sebagai “CSV UTF-8”.",
        ),
    ],
)
def test_what_is_no_text_is_refused(folder: Path, data: bytes, message: str) -> None:
    assert refusal(folder, data) == f"dayamas-2021/indikator.csv: {message}"


@pytest.mark.parametrize(
    ("data", "cell", "message"),
    [
        (
            b"a\n" * 200_001,
            "A200001",
            "Isi lembar ini mencapai 200.001 baris; batasnya 200.000. Hapus isi yang tersesat jauh di luar tabel.",
        ),
        (
            b"a," * 500 + b"a\n",
            "SG1",
            "Isi lembar ini mencapai 501 kolom; batasnya 500. Hapus isi yang tersesat jauh di luar tabel.",
        ),
        (
            b"a\n" + b"b" * 32_768 + b"\n",
            "A2",
            "Teks di sel ini melebihi 32.767 karakter. Ringkas teksnya.",
        ),
    ],
)
def test_what_is_beyond_the_limits_is_refused(folder: Path, data: bytes, cell: str, message: str) -> None:
    assert refusal(folder, data) == f"dayamas-2021/indikator.csv · Indikator · {cell}: {message}"


def test_a_folder_without_csv_is_refused(folder: Path) -> None:
    with pytest.raises(ReportError) as refused:
        sources.read(folder)
    assert str(refused.value) == (
        "dayamas-2021: Folder ini tidak berisi berkas .csv. Sediakan satu berkas untuk setiap lembar: indikator.csv, …"
    )


def test_a_folder_of_workbooks_is_answered_with_what_takes_them(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    (tmp_path / "b").mkdir()
    (tmp_path / "b/indikator.csv").touch()
    with pytest.raises(ReportError, match=r"2 buku kerja atau folder CSV.* batch.* --kind rekap"):
        sources.read(tmp_path)
    (tmp_path / "indikator.csv").write_text("kode", "utf-8")
    assert [table.nama for table in sources.read(tmp_path).tables] == ["Indikator"]


def test_the_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "sasaran.csv").write_bytes(b"")
    (folder / "anggaran.csv").write_bytes(b"a,b\n1\n")
    with pytest.raises(ReportError) as refused:
        sources.read(folder)
    places = [problem.where.berkas for problem in refused.value.problems if problem.where]
    assert places == ["dayamas-2021/anggaran.csv", "dayamas-2021/sasaran.csv"]


def test_a_file_open_elsewhere_is_read_with_a_warning(folder: Path) -> None:
    (folder / ".~lock.indikator.csv#").write_bytes(b"")
    read_one(folder, b"kode\n")
    (problem,) = sources.read(folder).problems
    assert problem.message == ("Berkas sedang dibuka di program lain; yang dibaca adalah versi tersimpan terakhir.")
