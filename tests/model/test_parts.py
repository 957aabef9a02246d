"""One vocabulary: a field of a part has the name of its column."""

from dataclasses import fields

import pytest

from report_builder import model
from report_builder.schema import SHEETS, Sheet

DERIVED = {"Indikator": {"triwulan", "target_tahun", "realisasi_tahun", "desimal_target"}}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.nama)
def test_a_part_has_the_fields_that_its_sheet_has_columns(sheet: Sheet) -> None:
    part = getattr(model, sheet.nama)
    columns = {column.nama for column in sheet.fields} | DERIVED.get(sheet.nama, set())
    assert {field.name for field in fields(part)} == columns | {"places"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.nama)
def test_a_report_holds_the_parts_of_every_sheet(sheet: Sheet) -> None:
    assert sheet.nama.casefold() in {field.name for field in fields(model.Laporan)}
