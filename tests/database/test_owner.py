"""Rows that are kept under one unit or year, and whose Identitas is of another."""

from pathlib import Path

import pytest

from report_builder import plugins
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import ReportError
from report_builder.model import check
from tests.database.offices import execute, fill, office

SHEETS = {
    "identitas": ["unit,kunci,isi"],
    "sasaran": ["unit,kode,sasaran"],
    "indikator": ["unit,kode,kode_sasaran,indikator,satuan,target,realisasi"],
}


def together(folder: Path, *units: tuple[str, str]) -> Path:
    """A CSV folder of several units: for each what the column calls it, and its code."""
    for nama, lines in SHEETS.items():
        rows = [line for unit, kode in units for line in _rows(nama, unit, kode)]
        (folder / f"{nama}.csv").write_text("\n".join([*lines, *rows]), "utf-8")
    return folder


def _rows(nama: str, unit: str, kode: str) -> list[str]:
    keys = {"instansi": "Badan Contoh", "unit_kerja": f"Balai {kode}", "tahun": "2025", "kode_unit": kode}
    return {
        "identitas": [f"{unit},{kunci},{isi}" for kunci, isi in keys.items()],
        "sasaran": [f"{unit},S-1,Meningkatnya layanan"],
        "indikator": [f"{unit},K,S-1,Jumlah layanan,layanan,4,3"],
    }[nama]


def told(dataset: Dataset) -> list[str]:
    try:
        check(dataset)
    except ReportError as refused:
        return str(refused).splitlines()
    return []


def test_identitas_of_another_unit_of_the_workbook_is_an_error_with_its_cell(tmp_path: Path) -> None:
    units = plugins.read_units(together(tmp_path, ("01", "01"), ("02", "03"), ("Balai 04", "04"), ("03", "02")))
    found = {unit: [line.partition(" · ")[2] for line in told(dataset)] for unit, dataset in units.items()}
    hint = "Samakan keduanya, atau pindahkan baris itu ke unit dan tahunnya."
    message = "Kode unit di Identitas adalah “{}”, sedangkan barisnya milik unit “{}”."
    assert found == {
        "01": [],
        "02": [f"Identitas · C9: {message.format('03', '02')} {hint}"],
        "Balai 04": [],
        "03": [f"Identitas · C17: {message.format('02', '03')} {hint}"],
    }
    assert told(plugins.read(tmp_path, Pilihan("02"))) == told(units["02"])


def test_a_unit_that_one_sheet_spells_wrongly_is_told_with_the_nearest_before_what_follows_from_it(
    tmp_path: Path,
) -> None:
    together(tmp_path, ("Kab. Semarang", "01"), ("Kab. Magelang", "02"))
    path = tmp_path / "indikator.csv"
    path.write_text(path.read_text("utf-8").replace("Kab. Magelang", "Kab. Magelnag"), "utf-8")
    units = plugins.read_units(tmp_path)
    assert list(units) == ["Kab. Semarang", "Kab. Magelang", "Kab. Magelnag"]
    assert told(units["Kab. Magelnag"])[0] == (
        f"{tmp_path.name}: Unit “Kab. Magelnag” tidak mempunyai isian di lembar Identitas. "
        "Mungkin yang dimaksud “Kab. Magelang”."
    )
    assert told(units["Kab. Semarang"]) == []


def test_a_unit_that_one_table_spells_wrongly_is_told_with_the_nearest(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "Magelang"), office(tmp_path, "Semarang"))
    execute(database, "UPDATE indikator SET unit = 'Magelnag' WHERE unit = 'Magelang'")
    (first, *_) = told(plugins.read_units(database)["Magelnag"])
    assert "Unit “Magelnag” tidak mempunyai isian di lembar Identitas. Mungkin yang dimaksud “Magelang”." in first


def test_a_column_of_labels_contradicts_no_code(tmp_path: Path) -> None:
    units = plugins.read_units(together(tmp_path, ("kabupaten-a", "01"), ("kabupaten-b", "02"), ("pusat", "00")))
    assert [told(dataset) for dataset in units.values()] == [[], [], []]


@pytest.mark.parametrize(
    ("kunci", "isi", "message"),
    [
        ("kode_unit", "B", "Kode unit di Identitas adalah “B”, sedangkan barisnya milik unit “A”."),
        ("tahun", "2020", "Tahun di Identitas adalah 2020, sedangkan barisnya dari laporan tahun 2021."),
    ],
)
def test_identitas_of_another_report_of_the_database_is_an_error_with_its_cell(
    database: str, tmp_path: Path, kunci: str, isi: str, message: str
) -> None:
    fill(database, office(tmp_path, "A"))
    assert told(plugins.read(database)) == []
    execute(database, f"UPDATE identitas SET isi = '{isi}' WHERE kunci = '{kunci}'")  # noqa: S608 - of this test
    (line,) = told(plugins.read(database))
    assert f", unit A, tahun 2021 · Identitas · isi · kunci={kunci}: {message}" in line


def test_rows_whose_identitas_has_no_code_may_be_kept_under_any(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A"))
    execute(database, "DELETE FROM identitas WHERE kunci = 'kode_unit'")
    assert told(plugins.read(database)) == []
