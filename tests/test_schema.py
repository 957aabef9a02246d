"""The table of sheets and columns is consistent in itself."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.schema import SHEETS, YA_TIDAK, Column, Jenis, Sheet, normalize

COLUMNS = tuple(chain.from_iterable((*sheet.columns, *sheet.keys) for sheet in SHEETS))


@pytest.mark.parametrize("names", [SHEETS, *(sheet.columns for sheet in SHEETS), *(sheet.keys for sheet in SHEETS)])
def test_no_two_names_are_compared_as_one(names: tuple[Sheet | Column, ...]) -> None:
    compared = [normalize(named.nama) for named in names]
    assert len(set(compared)) == len(compared)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.nama)
def test_the_fields_of_a_sheet_are_its_keys_or_its_columns(sheet: Sheet) -> None:
    assert sheet.fields == (sheet.keys or sheet.columns)
    assert bool(sheet.keys) == (sheet.columns[0].nama == "kunci")


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.nama)
def test_a_column_explains_itself_in_a_sentence(column: Column) -> None:
    assert column.keterangan[0].isupper()
    assert column.keterangan.endswith(".")


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.nama)
def test_choices_go_with_the_kinds_that_choose(column: Column) -> None:
    assert bool(column.pilihan) == (column.jenis in {Jenis.PILIHAN, Jenis.YA_TIDAK, Jenis.BATAS})
    assert (column.pilihan == YA_TIDAK) == (column.jenis is Jenis.YA_TIDAK)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.nama)
def test_only_a_column_that_must_exist_must_be_filled(column: Column) -> None:
    assert column.wajib or not column.diisi


@given(st.text())
def test_names_are_normalized_once_and_for_all(nama: str) -> None:
    assert normalize(normalize(nama)) == normalize(nama)


def test_case_spaces_and_underscores_do_not_matter() -> None:
    assert normalize(" Kode Sasaran\n") == normalize("kode_sasaran") == "kodesasaran"
