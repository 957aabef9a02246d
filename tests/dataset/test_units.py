"""Tables of several offices are told apart by a column ``unit``."""

from pathlib import Path

import pytest

from report_builder import sources
from report_builder.dataset import Cell, CellKind, Dataset, Table, by_unit, of_unit, units
from report_builder.errors import Place, ReportError
from report_builder.facts import Sumber
from report_builder.model import check


def table(nama: str, *rows: tuple[str, ...]) -> Table:
    cells = [tuple(Cell(CellKind.TEXT, value, Place("a.xlsx", nama, value)) for value in row) for row in rows]
    return Table(nama, "a.xlsx", cells[0], tuple(cells[1:]), len(rows) + 1)


SHARED = table("Skala", ("nama", "label"), ("Kategori", "Baik"))
SEVERAL = Dataset(
    (
        table("Sasaran", ("kode", "Unit"), ("S-1", "A"), ("S-2", "B"), ("S-3", " A ")),
        table("Riwayat", ("unit", "kode"), ("B", "IKK-1")),
        SHARED,
    ),
    (Sumber("a.xlsx", ""),),
)


def values(dataset: Dataset) -> dict[str, list[list[object]]]:
    return {one.nama: [[cell.value for cell in row] for row in (one.header, *one.rows)] for one in dataset.tables}


def test_the_offices_stand_in_the_order_of_their_rows() -> None:
    assert units(SEVERAL) == ("A", "B")


def test_an_office_has_its_rows_and_what_belongs_to_all() -> None:
    assert values(of_unit(SEVERAL, "A")) == {
        "Sasaran": [["kode"], ["S-1"], ["S-3"]],
        "Riwayat": [["kode"]],
        "Skala": [["nama", "label"], ["Kategori", "Baik"]],
    }


def test_all_offices_at_once_are_each_as_it_is_alone() -> None:
    assert by_unit(SEVERAL) == {unit: of_unit(SEVERAL, unit) for unit in ("A", "B")}


def test_without_the_column_all_is_of_one_office_without_a_name() -> None:
    one = Dataset((SHARED,), ())
    assert by_unit(one) == {"": one}


def test_an_unknown_office_is_answered_with_those_that_exist() -> None:
    with pytest.raises(ReportError) as failure:
        of_unit(SEVERAL, "C")
    assert str(failure.value) == "a.xlsx: Unit “C” tidak ada pada data. Yang ada: A, B."


def test_a_row_that_names_no_office_is_an_error_for_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "identitas.csv").write_text(
        "unit,kunci,isi\nAceh,tahun,2021\n,instansi,Badan\nBali,tahun,2021\n", encoding="utf-8"
    )
    dataset = sources.read(tmp_path)
    told = "· Identitas · A3: Baris ini tidak menyebut unit. Isi kolom unit dengan nama unit, atau hapus baris ini."
    for own in (*by_unit(dataset).values(), of_unit(dataset, "Bali")):
        assert [str(problem).endswith(told) for problem in own.problems] == [True]
        with pytest.raises(ReportError, match="Baris ini tidak menyebut unit"):
            check(own)
