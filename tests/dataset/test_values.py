"""Dates, years, quarters, choices, texts, lists and codes are read as people type them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.dataset import (
    Cell,
    CellKind,
    CellValue,
    are_clean,
    is_empty,
    read_choice,
    read_code,
    read_date,
    read_list,
    read_text,
    read_triwulan,
    read_year,
)
from report_builder.errors import Place, Problem
from report_builder.language import format_date

PLACE = Place("dayamas-2021.xlsx", "Identitas", "B4")
KINDS = {str: CellKind.TEXT, Decimal: CellKind.NUMBER, date: CellKind.DATE, bool: CellKind.BOOLEAN}

DIV0 = Cell(CellKind.ERROR, "#DIV/0!", PLACE)
UNCACHED = Cell(CellKind.UNCACHED, None, PLACE)


def cell(value: CellValue, number_format: str = "General") -> Cell:
    return Cell(KINDS[type(value)], value, PLACE, number_format)


def told(result: object) -> tuple[str, str]:
    assert isinstance(result, Problem)
    assert result.where == PLACE
    return result.message, result.hint


@pytest.mark.parametrize("value", ["", "  ", "\n\t", "\u00a0", "\u200b\x00"])
def test_a_text_that_shows_nothing_is_empty(value: str) -> None:
    assert is_empty(Cell(CellKind.TEXT, value, PLACE))


@pytest.mark.parametrize("filled", [cell("0"), cell(Decimal(0)), cell(value=False), DIV0, UNCACHED])
def test_a_zero_or_a_fault_is_not_empty(filled: Cell) -> None:
    assert not is_empty(filled)


@pytest.mark.parametrize("value", [date(2021, 12, 17), "17 Desember 2021", "17/12/2021", "2021-12-17"])
def test_a_date_is_read_as_typed(value: CellValue) -> None:
    assert read_date(cell(value)) == date(2021, 12, 17)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("kemarin", "“kemarin” bukan tanggal."),
        ("31 Februari 2021", "“31 Februari 2021” bukan tanggal."),
        (Decimal(44547), "Sel berisi angka 44547, bukan tanggal."),
        (date(1900, 1, 5), "Tahun pada tanggal 5 Januari 1900 di luar 1990–2100."),
    ],
)
def test_what_is_no_date_is_refused(value: CellValue, message: str) -> None:
    assert told(read_date(cell(value))) == (message, "Tulis tanggalnya lengkap, misalnya 17 Desember 2021.")


@pytest.mark.parametrize("value", ["2021", " 2021 ", Decimal(2021), Decimal("2021.0")])
def test_a_year_is_read_as_typed(value: CellValue) -> None:
    assert read_year(cell(value)) == 2021


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Decimal(20211), "Sel berisi angka 20211, bukan tahun."),
        (Decimal("2021.5"), "Sel berisi angka 2021,5, bukan tahun."),
        ("1989", "“1989” bukan tahun."),
        ("2.021", "“2.021” bukan tahun."),
        ("²⁰²¹", "“²⁰²¹” bukan tahun."),
        (date(2021, 1, 1), "Sel berisi tanggal 1 Januari 2021, bukan tahun."),
    ],
)
def test_what_is_no_year_is_refused(value: CellValue, message: str) -> None:
    assert told(read_year(cell(value))) == (message, "Tulis tahun dengan empat angka, antara 1990 dan 2100.")


@pytest.mark.parametrize("value", ["TW II", "TW2", "tw-2", "Triwulan II", "ii", "2", Decimal(2)])
def test_a_quarter_is_read_as_typed(value: CellValue) -> None:
    assert read_triwulan(cell(value)) == 2


@pytest.mark.parametrize("value", ["TW V", "5", "semester I", "IIII"])
def test_what_is_no_quarter_is_refused(value: str) -> None:
    assert told(read_triwulan(cell(value))) == (
        f"“{value}” bukan triwulan.",
        "Tulis TW I, TW II, TW III, atau TW IV.",
    )


@pytest.mark.parametrize("value", ["tidak terlaksana", "Tidak Terlaksana", "TIDAK_TERLAKSANA ", "tidakterlaksana"])
def test_a_choice_is_known_in_any_spelling(value: str) -> None:
    assert read_choice(cell(value), ("terukur", "tidak terlaksana")) == "tidak terlaksana"


def test_a_number_can_be_a_choice() -> None:
    assert read_choice(cell(Decimal("110.0")), ("none", "110")) == "110"


@pytest.mark.parametrize(("ticked", "answer"), [(True, "ya"), (False, "tidak")])
def test_a_ticked_box_is_an_answer(ticked: bool, answer: str) -> None:
    assert read_choice(cell(ticked), ("ya", "tidak")) == answer


def test_an_unknown_choice_is_refused_with_those_there_are() -> None:
    assert told(read_choice(cell("mungkin"), ("ya", "tidak"))) == (
        "“mungkin” tidak dikenal di sini.",
        "Pilih salah satu: ya, tidak.",
    )


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (cell("  Badan\u00a0Narkotika  Nasional "), "Badan Narkotika Nasional"),
        (cell(Decimal("2021.0")), "2021"),
        (cell(Decimal("3.5")), "3,5"),
        (cell(Decimal(55), "0%"), "55%"),
        (cell(date(2021, 12, 17)), "17 Desember 2021"),
        (cell(value=True), "ya"),
        (Cell(CellKind.EMPTY, None, PLACE), ""),
    ],
)
def test_a_text_is_what_the_cell_shows(shown: Cell, read: str) -> None:
    assert read_text(shown) == read


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("pelatihan; sosialisasi;", ("pelatihan", "sosialisasi")),
        ("- pelatihan\r\n- sosialisasi\n\n", ("pelatihan", "sosialisasi")),
        ("• pelatihan\n•sosialisasi", ("pelatihan", "sosialisasi")),
        ("1. pelatihan\n2. sosialisasi", ("1. pelatihan", "2. sosialisasi")),
        ("-1,41 persen", ("-1,41 persen",)),
        ("satu saja", ("satu saja",)),
    ],
)
def test_a_list_begins_an_item_at_each_line_or_semicolon(typed: str, items: tuple[str, ...]) -> None:
    assert read_list(cell(typed)) == items


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (cell(" IKK\u00a01 "), "IKK 1"),
        (cell("1.1.1.1"), "1.1.1.1"),
        (cell(Decimal("3371.0")), "3371"),
        (cell(Decimal("1.1")), "1.1"),
        (cell(Decimal(5), "00"), "05"),
        (cell(Decimal("1.1"), "0.00"), "1.10"),
        (cell(Decimal(3371), "#,##0"), "3371"),
    ],
)
def test_a_code_is_what_was_typed(typed: Cell, code: str) -> None:
    assert read_code(typed) == code


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (date(2021, 2, 1), "Sel berisi tanggal 1 Februari 2021, bukan kode."),
        (True, "Sel berisi nilai logika TRUE, bukan kode."),
        (Decimal(1234567890123450), "Kode tersimpan sebagai angka sehingga digit terakhirnya hilang."),
    ],
)
def test_a_code_that_the_spreadsheet_changed_is_refused(value: CellValue, message: str) -> None:
    assert told(read_code(cell(value))) == (message, "Ubah format sel B4 menjadi Teks, lalu ketik ulang kode.")


def test_signs_around_an_annotation_are_no_part_of_a_code() -> None:
    assert read_code(cell("\ufff9IKK\ufffa-\ufffb1")) == "IKK-1"


def test_a_code_is_called_by_its_name() -> None:
    assert told(read_code(cell(Decimal(198001012005011000)), "NIP")) == (
        "NIP tersimpan sebagai angka sehingga digit terakhirnya hilang.",
        "Ubah format sel B4 menjadi Teks, lalu ketik ulang NIP.",
    )


@pytest.mark.parametrize("read", [read_text, read_list, read_code, read_date, read_year, read_triwulan])
def test_faults_are_told_by_every_reader(read: object) -> None:
    assert callable(read)
    assert told(read(DIV0))[0] == "Sel berisi galat #DIV/0!."
    assert told(read(UNCACHED))[0] == "Rumus belum punya nilai tersimpan."


def test_a_fault_is_told_in_place_of_an_unknown_choice() -> None:
    assert told(read_choice(DIV0, ("ya",)))[0] == "Sel berisi galat #DIV/0!."


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_a_printed_date_reads_as_itself(day: date) -> None:
    assert read_date(cell(format_date(day))) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(typed: str) -> None:
    assert isinstance(read_year(cell(typed)), int | Problem)
    assert isinstance(read_triwulan(cell(typed)), int | Problem)
    assert isinstance(read_list(cell(typed)), tuple)


@pytest.mark.parametrize("text", ["17 Desember 2021 13.45", "17/12/2021 13:45", "2021-12-17T13:45:10"])
def test_a_time_behind_a_date_falls_away(text: str) -> None:
    assert read_date(cell(text)) == date(2021, 12, 17)


@pytest.mark.parametrize("value", [Decimal("1E300"), Decimal("1E-300")])
def test_a_number_beyond_limits_is_no_text(value: Decimal) -> None:
    assert told(read_text(cell(value))) == (
        "Angka ini lebih panjang daripada 28 digit.",
        "Periksa selnya, atau pakai satuan yang lebih besar.",
    )


def test_a_refused_number_is_quoted_in_short() -> None:
    message, _ = told(read_year(cell(Decimal(10**300))))
    assert message == f"Sel berisi angka 1{'0' * 38}…, bukan tahun."


@given(st.lists(st.text(alphabet="aB1 |.é\n\u200b", max_size=4)))
def test_texts_that_are_clean_together_are_read_as_they_stand(texts: list[str]) -> None:
    if are_clean(texts):
        assert [read_text(cell(text)) for text in texts] == texts
        assert [read_code(cell(text)) for text in texts] == texts
        assert not any(is_empty(cell(text)) for text in texts)


def test_texts_as_they_are_mostly_typed_are_clean() -> None:
    assert are_clean(["IKK-1", "Persentase layanan (%)"])
    assert not are_clean(["IKK-1", ""])
    assert not are_clean(["IKK-1 ", "IKK-2"])
