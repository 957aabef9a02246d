"""The data of many units are gathered from whatever they lie in, or everything that is wrong is told."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder import pipeline, simulation, sources, workbook
from report_builder.dataset import Cell, Dataset, Pilihan
from report_builder.errors import ExitCode, ReportError
from report_builder.model import check
from report_builder.model.rekap import Simpul, grow
from report_builder.pipeline import Job
from report_builder.pipeline.gather import check_all, gather
from report_builder.schema import normalize
from tests.database.offices import fill, office

OFFICES = 6
REPORTS = (("A", 2020), ("B", 2020), ("B", 2021), ("C", 2021))


def tree_of(location: Path | str) -> Simpul:
    return grow(check_all(gather(location))[0]).akar


def outline(simpul: Simpul) -> Mapping[str, object]:
    return {one.kode: outline(one) for one in simpul.anak}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, dataset in simulation.tree(OFFICES):
        (tmp_path / f"{name}.xlsx").write_bytes(workbook.filled(dataset))
    return tmp_path


def write_csv(dataset: Dataset, folder: Path, unit: str = "") -> None:
    """The tables as CSV files, below those of other units where the files are there already."""
    folder.mkdir(exist_ok=True)
    for table in dataset.tables:
        path = folder / f"{normalize(table.nama)}.csv"
        header = [*(["unit"] if unit else []), *(str(cell.value) for cell in table.header)]
        lines = [] if path.exists() else [";".join(header)]
        for row in table.rows:
            cells = [_typed(cell) for cell in row]
            lines.append(";".join(f'"{cell.replace(chr(34), "")}"' for cell in [*([unit] if unit else []), *cells]))
        with path.open("a", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))


def _typed(cell: Cell) -> str:
    match cell.value:
        case None:
            return ""
        case Decimal():
            return str(cell.value).replace(".", ",")
        case _:
            return str(cell.value)


def test_a_folder_holds_a_workbook_or_a_csv_folder_for_each_unit(folder: Path) -> None:
    expected = outline(tree_of(folder))
    path = folder / "kabupaten-01.02.xlsx"
    (folder / ".hidden.xlsx").write_bytes(b"no workbook")
    write_csv(sources.read(path), folder / "kabupaten")
    path.unlink()
    assert outline(tree_of(folder)) == expected == {"01": {f"01.0{number}": {} for number in range(1, OFFICES)}}


def test_one_input_may_hold_all_units(folder: Path) -> None:
    expected, together = outline(tree_of(folder)), folder / "semua"
    for path in sources.find(folder):
        write_csv(sources.read(path), together, path.stem)
    assert outline(tree_of(together)) == expected


def test_what_is_done_is_told(folder: Path) -> None:
    told: list[str] = []
    gather(folder, progress=told.append)
    assert told[:2] == [f"Membaca data 1 dari {len(told)}", f"Membaca data 2 dari {len(told)}"]


def test_all_that_cannot_be_read_is_told(folder: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (folder / name).write_bytes(b"")
    with pytest.raises(ReportError) as refused:
        gather(folder)
    assert [str(problem.where) for problem in refused.value.problems] == ["a.xlsx", "b.xlsx"]


def test_no_unit_with_wrong_data_is_left_out_unsaid(folder: Path) -> None:
    units = [Dataset(one.tables[:1], one.sumber) if number < 2 else one for number, one in enumerate(gather(folder))]
    with pytest.raises(ReportError) as refused:
        check_all(units)
    lacking = [
        problem.where for problem in refused.value.problems if problem.message == "Lembar wajib Sasaran tidak ada."
    ]
    assert len(lacking) == 2


@pytest.mark.parametrize("name", ["", "tidak-ada"])
def test_nothing_to_gather_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError) as refused:
        gather(tmp_path / name)
    assert refused.value.exit_code is ExitCode.USAGE
    assert "Tidak ada data unit di sini." in str(refused.value)


def test_units_of_a_database_are_of_the_latest_year_that_any_has(tmp_path: Path) -> None:
    url = fill(f"sqlite:///{tmp_path / 'monev.db'}", *(office(tmp_path, kode, tahun) for kode, tahun in REPORTS))
    assert [check(one).laporan.identitas.tahun for one in gather(url)] == [2021, 2021]
    assert [check(one).laporan.identitas.tahun for one in gather(url, Pilihan(tahun=2020))] == [2020, 2020]


def test_a_roll_up_that_lacks_its_units_for_their_year_tells_that(tmp_path: Path) -> None:
    reports = (("A", 2021), ("B", 2021), ("C", 2022))
    url = fill(f"sqlite:///{tmp_path / 'monev.db'}", *(office(tmp_path, kode, tahun) for kode, tahun in reports))
    for unit in ("", "A"):
        with pytest.raises(ReportError) as refused:
            pipeline.examine_units(Job(url, "rekap", unit=unit))
        assert "2 unit tidak mempunyai laporan tahun 2022: A, B." in str(refused.value)
