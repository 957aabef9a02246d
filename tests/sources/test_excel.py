"""A workbook becomes a dataset in which each cell has its value, its kind and its place."""

import hashlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from report_builder import sources
from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place, ReportError
from report_builder.model import check
from tests.sources import workbooks


def only_cell(path: Path, sheet_data: str) -> Cell:
    workbooks.pack(path, workbooks.parts(sheet_data))
    return sources.read(path).tables[0].header[0]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "dayamas-2021.xlsx"


def test_a_sheet_becomes_a_header_and_rows_with_their_places(book: Path) -> None:
    workbooks.save(book, {"Sasaran": [["kode", "sasaran"], ["S-1", "Pulihnya kawasan rawan"]]})
    table = sources.read(book).tables[0]
    assert (table.nama, table.berkas, table.next_row) == ("Sasaran", "dayamas-2021.xlsx", 3)
    assert [cell.value for cell in table.header] == ["kode", "sasaran"]
    place = Place("dayamas-2021.xlsx", "Sasaran", "B2")
    assert table.rows[0][1] == Cell(CellKind.TEXT, "Pulihnya kawasan rawan", place)


def test_the_source_is_the_file_name_and_the_hash_of_its_bytes(book: Path) -> None:
    workbooks.save(book, {"Sasaran": [["kode"]]})
    (source,) = sources.read(book).sumber
    assert (source.berkas, source.sha256) == (book.name, hashlib.sha256(book.read_bytes()).hexdigest())


def test_sheets_keep_their_order_and_their_spelling(book: Path) -> None:
    workbooks.save(book, {"lampiran b": [["x"]], "Identitas": [["kunci"]], "Kosong": []})
    assert [table.nama for table in sources.read(book).tables] == ["lampiran b", "Identitas", "Kosong"]


def test_an_empty_sheet_has_no_cells(book: Path) -> None:
    workbooks.save(book, {"Kosong": []})
    table = sources.read(book).tables[0]
    assert (table.header, table.rows, table.next_row) == ((), (), 2)


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        (65, CellKind.NUMBER, Decimal(65)),
        (0, CellKind.NUMBER, Decimal(0)),
        (3.34, CellKind.NUMBER, Decimal("3.34")),
        (0.1 + 0.2, CellKind.NUMBER, Decimal("0.3")),
        (-1.41, CellKind.NUMBER, Decimal("-1.41")),
        (1e15, CellKind.NUMBER, Decimal(10**15)),
        ("n/a", CellKind.TEXT, "n/a"),
        ("NULL", CellKind.TEXT, "NULL"),
        ("1.234", CellKind.TEXT, "1.234"),
        (True, CellKind.BOOLEAN, True),
        (date(2021, 12, 17), CellKind.DATE, date(2021, 12, 17)),
        (datetime(2021, 12, 17), CellKind.DATE, date(2021, 12, 17)),  # noqa: DTZ001 - cells have no zone
        (datetime(2021, 5, 1, 10, 30), CellKind.TEXT, "1 Mei 2021 10.30"),  # noqa: DTZ001 - cells have no zone
        (timedelta(hours=30), CellKind.TEXT, "30:00:00"),
        (timedelta(minutes=-5, seconds=-6), CellKind.TEXT, "-0:05:06"),
        (time(8, 30), CellKind.TEXT, "08.30"),
        ("  \n", CellKind.EMPTY, None),
    ],
)
def test_a_cell_keeps_what_was_typed(book: Path, typed: object, kind: CellKind, value: object) -> None:
    workbooks.save(book, {"Indikator": [["realisasi", "akhir"], [typed, "."]]})
    cell = sources.read(book).tables[0].rows[0][0]
    assert (cell.kind, cell.value) == (kind, value)
    assert type(cell.value) is type(value)


@pytest.mark.parametrize("number_format", ["0%", "0.00%", "[Red]0.0%;-0.0%"])
def test_a_percent_format_shows_a_hundred_times_the_number(book: Path, number_format: str) -> None:
    workbook = openpyxl.Workbook()
    cell = workbook.worksheets[0].cell(1, 1, 0.55)
    cell.number_format = number_format
    workbook.save(book)
    read = sources.read(book).tables[0].header[0]
    assert (read.value, read.format) == (Decimal(55), number_format)


@pytest.mark.parametrize("number_format", ['0"%"', '0.00" unit/hari"', "#,##0", '"Rp"#,##0'])
def test_another_format_leaves_the_number_as_it_is(book: Path, number_format: str) -> None:
    workbook = openpyxl.Workbook()
    cell = workbook.worksheets[0].cell(1, 1, 0.55)
    cell.number_format = number_format
    workbook.save(book)
    read = sources.read(book).tables[0].header[0]
    assert (read.value, read.format) == (Decimal("0.55"), number_format)


def test_an_indonesian_date_format_makes_a_date(book: Path) -> None:
    workbook = openpyxl.Workbook()
    cell = workbook.worksheets[0].cell(1, 1, 44547)
    cell.number_format = "[$-421]dd mmmm yyyy;@"
    workbook.save(book)
    assert sources.read(book).tables[0].header[0].value == date(2021, 12, 17)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', CellKind.ERROR, "#DIV/0!"),
        ('<c r="A1" t="e"><v>#REF!</v></c>', CellKind.ERROR, "#REF!"),
        ('<c r="A1"><v>NaN</v></c>', CellKind.ERROR, "#NUM!"),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', CellKind.UNCACHED, None),
        ('<c r="A1" s="1"><f>SUM(B1:B9)</f><v></v></c>', CellKind.UNCACHED, None),
        ('<c r="A1"><f>SUM(B1:B9)</f><v>65</v></c>', CellKind.NUMBER, Decimal(65)),
        ('<c r="A1" s="1"><f>B1/B2</f><v>1.2264150943396226</v></c>', CellKind.NUMBER, Decimal("122.641509433962")),
        ('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>', CellKind.TEXT, "ab"),
        ('<c r="A1" s="2"><v>5</v></c>', CellKind.NUMBER, Decimal(5)),
        ("<c><v>7</v></c>", CellKind.NUMBER, Decimal(7)),
    ],
)
def test_faults_and_formulas_are_told_from_values(book: Path, cell: str, kind: CellKind, value: object) -> None:
    read = only_cell(book, f'<row r="1">{cell}</row>')
    assert (read.kind, read.value) == (kind, value)


def test_a_formula_that_shows_an_empty_text_is_an_empty_cell(book: Path) -> None:
    row = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert only_cell(book, row).kind is CellKind.EMPTY


def test_elements_with_a_prefix_are_read_too(book: Path) -> None:
    contents = workbooks.parts('<row r="1"><c r="A1"><f>1</f></c></row>')
    sheet = contents[workbooks.SHEET].replace("xmlns=", "xmlns:x=")
    contents[workbooks.SHEET] = sheet.replace("</", "<\\").replace("<", "<x:").replace("<x:\\", "</x:")
    workbooks.pack(book, contents)
    assert sources.read(book).tables[0].header[0].kind is CellKind.UNCACHED


def test_a_fault_in_the_last_row_is_not_lost(book: Path) -> None:
    workbooks.save(book, {"Indikator": [["target"], [1], [None], ["=A2*2"]]})
    table = sources.read(book).tables[0]
    assert [(row[0].place.sel, row[0].kind) for row in table.rows] == [
        ("A2", CellKind.NUMBER),
        ("A4", CellKind.UNCACHED),
    ]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers(book: Path) -> None:
    workbooks.save(book, {"Indikator": [["kode"], [None], ["IKK-1"], [" "], ["IKK-2"], [None]]})
    table = sources.read(book).tables[0]
    assert [row[0].place.sel for row in table.rows] == ["A3", "A5"]
    assert table.next_row == 6


def test_an_empty_first_row_stays_the_header(book: Path) -> None:
    workbooks.save(book, {"Indikator": [[None], [None, "IKK-1"]]})
    table = sources.read(book).tables[0]
    assert [cell.kind for cell in table.header] == [CellKind.EMPTY, CellKind.EMPTY]
    assert table.rows[0][1].place.sel == "B2"


def test_outer_empty_columns_are_left_out_and_inner_ones_kept(book: Path) -> None:
    workbooks.save(book, {"Indikator": [["kode", None, "target", None], ["IKK-1", "catatan", None, None]]})
    table = sources.read(book).tables[0]
    assert [cell.value for cell in table.header] == ["kode", None, "target"]
    assert [cell.value for cell in table.rows[0]] == ["IKK-1", "catatan", None]


def test_a_merged_cell_has_its_value_at_the_top_left_only(book: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"], sheet["C2"] = "judul", "akhir"
    sheet.merge_cells("A1:B2")
    workbook.save(book)
    table = sources.read(book).tables[0]
    assert [cell.value for cell in (*table.header, *table.rows[0])] == ["judul", None, None, None, None, "akhir"]


def test_a_hidden_sheet_is_left_out_with_a_warning(book: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Lampiran lama").sheet_state = "hidden"
    workbook.create_sheet("Daftar").sheet_state = "veryHidden"
    workbook.save(book)
    dataset = sources.read(book)
    assert [table.nama for table in dataset.tables] == ["Sheet"]
    assert [str(problem) for problem in dataset.problems] == [
        "dayamas-2021.xlsx · Lampiran lama: Lembar ini tersembunyi, jadi tidak dibaca. Tampilkan bila diperlukan.",
        "dayamas-2021.xlsx · Daftar: Lembar ini tersembunyi, jadi tidak dibaca. Tampilkan bila diperlukan.",
    ]


def test_a_chart_sheet_is_no_table(book: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_chartsheet("Grafik")
    workbook.save(book)
    assert [table.nama for table in sources.read(book).tables] == ["Sheet"]


@pytest.mark.parametrize("lock", ["~$dayamas-2021.xlsx", ".~lock.dayamas-2021.xlsx#"])
def test_a_file_open_elsewhere_is_read_with_a_warning(book: Path, lock: str) -> None:
    workbooks.save(book, {"Sasaran": [["kode"]]})
    book.with_name(lock).write_bytes(b"")
    (problem,) = sources.read(book).problems
    assert str(problem) == (
        "dayamas-2021.xlsx: Berkas sedang dibuka di program lain; yang dibaca adalah versi tersimpan terakhir. "
        "Simpan berkasnya dahulu bila ada perubahan."
    )


def test_a_workbook_with_macros_is_read(tmp_path: Path) -> None:
    path = workbooks.save(tmp_path / "DATA.XLSM", {"Sasaran": [["kode"]]})
    assert sources.read(path).tables[0].berkas == "DATA.XLSM"


@pytest.mark.parametrize(("name", "kind"), [("data.xls", ".xls"), ("data.csv", ".csv"), ("data", "tanpa akhiran")])
def test_another_kind_of_file_is_refused_with_what_is_accepted(tmp_path: Path, name: str, kind: str) -> None:
    with pytest.raises(ReportError) as refused:
        sources.read(tmp_path / name)
    assert str(refused.value) == (
        f"{name}: Berkas {kind} tidak dapat dibaca sebagai data. "
        "Sediakan buku kerja .xlsx atau .xlsm, atau folder berisi berkas .csv."
    )


def test_a_tick_and_the_number_one_are_told_apart_in_one_sheet(book: Path) -> None:
    workbooks.save(book, {"Sasaran": [["kode"], [1], [True], [0], [False], ["1"]]})
    cells = [row[0] for row in sources.read(book).tables[0].rows]
    assert [(cell.kind, cell.value) for cell in cells] == [
        (CellKind.NUMBER, Decimal(1)),
        (CellKind.BOOLEAN, True),
        (CellKind.NUMBER, Decimal(0)),
        (CellKind.BOOLEAN, False),
        (CellKind.TEXT, "1"),
    ]


def test_one_number_in_two_formats_is_read_as_each_shows_it(book: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["target"], [0.5], [0.5]):
        sheet.append(row)
    sheet["A3"].number_format = "0%"
    workbook.save(book)
    assert [row[0].value for row in sources.read(book).tables[0].rows] == [Decimal("0.5"), Decimal(50)]


def test_what_is_wrong_alike_in_several_cells_is_told_of_each(book: Path) -> None:
    rows = [["I-1", "5 M", "naik"], ["I-2", "5", "maksimum"], ["I-3", "5 M", "naik"]]
    workbooks.save(book, {"Indikator": [["kode", "target", "polaritas"], *rows]})
    with pytest.raises(ReportError) as refused:
        check(sources.read(book))
    told = [each.where.sel for each in refused.value.problems if each.where and each.where.sel]
    assert told == ["B2", "C2", "B4", "C4"]
