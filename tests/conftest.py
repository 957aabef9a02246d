"""What more than one test file needs."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import Workbook

from tests.reports import DRAFTS, LAKIP, POHON, Report, Reports, build, grow, once

SmallBook: TypeAlias = Callable[..., Path]

SHEETS: dict[str, list[list[object]]] = {
    "Identitas": [
        ["kunci", "isi"],
        ["instansi", "Badan Contoh"],
        ["unit_kerja", "Direktorat Contoh"],
        ["tahun", 2021],
        ["logo", None],
    ],
    "Sasaran": [["kode", "sasaran"], ["S-1", "Meningkatnya kemandirian masyarakat"]],
    "Indikator": [
        ["kode", "kode_sasaran", "indikator", "satuan", "target", "realisasi", "polaritas"],
        ["IKK-1", "S-1", "Jumlah kawasan yang pulih", "kawasan", 53, 65, None],
        ["IKK-2", "S-1", "Indeks keterpulihan", "indeks", 3.2, 3.34, None],
    ],
    "Anggaran": [["kode", "uraian", "pagu_akhir", "realisasi"], ["3371", "Pemberdayaan", 1_000_000, 950_000]],
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--golden` renew the files that tests compare with."""
    parser.addoption("--golden", action="store_true", help="renew the files that tests compare with")


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be renewed."""
    return bool(request.config.getoption("--golden"))


@pytest.fixture(scope="session")
def project() -> Path:
    """Give the folder of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def reports(project: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Reports:
    """Give the report of an input, or another kind, complete where its data are: `reports("contoh-lengkap").pdf`."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def report(name: str, kind: str = LAKIP) -> Report:
        location = once(shared / POHON, grow) if name == POHON else project / "inputs" / f"{name}.xlsx"
        made = once(shared / f"{name}-{kind}", lambda folder: build(location, folder, kind, final=name not in DRAFTS))
        return Report(location, kind, made)

    return report


def write_book(path: Path, edits: Mapping[str, object] | None = None, without: Collection[str] = ()) -> Path:
    """Write a sound workbook without some sheets and with some cells changed; a sheet that it lacks is added."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet, rows in SHEETS.items():
        if sheet not in without:
            worksheet = workbook.create_sheet(sheet)
            for row in rows:
                worksheet.append(row)
    for place, value in (edits or {}).items():
        sheet, _, cell = place.partition("!")
        if sheet not in workbook.sheetnames:
            workbook.create_sheet(sheet)
        workbook[sheet][cell].value = value
    workbook.save(path)
    return path


@pytest.fixture
def small_book(tmp_path: Path) -> SmallBook:
    """Give a writer of a sound workbook with some cells changed: `small_book({"Indikator!F2": "x"})`."""

    def write(
        edits: Mapping[str, object] | None = None, without: Collection[str] = (), name: str = "monev.xlsx"
    ) -> Path:
        return write_book(tmp_path / name, edits, without)

    return write
