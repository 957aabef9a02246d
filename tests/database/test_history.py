"""Earlier years of a unit in its database are its Riwayat."""

from pathlib import Path

import pytest

from report_builder import plugins
from report_builder.dataset import Dataset, Pilihan
from report_builder.errors import Place
from report_builder.measure import measure
from report_builder.model import check
from tests.database.offices import counted, fill, office

OWN = {
    "Riwayat!A1": "kode_indikator",
    "Riwayat!B1": "tahun",
    "Riwayat!C1": "realisasi",
    "Riwayat!A2": "IKK-1",
    "Riwayat!B2": 2020,
    "Riwayat!C2": 41,
}
QUARTER = {"Identitas!A5": "periode", "Identitas!B5": "TW II"}


def history(dataset: Dataset) -> list[tuple[str, int, object]]:
    return [(row.kode_indikator, row.tahun, row.realisasi) for row in check(dataset).laporan.riwayat]


def test_the_years_before_come_by_themselves(database: str, tmp_path: Path) -> None:
    fill(database, *(office(tmp_path, "A", tahun, tahun - 1980) for tahun in (2019, 2020, 2021)))
    first = [(kode, tahun, realisasi) for kode, tahun, realisasi in history(plugins.read(database)) if kode == "IKK-1"]
    assert first == [("IKK-1", 2019, 39), ("IKK-1", 2020, 40)]
    assert history(plugins.read(database, Pilihan(tahun=2019))) == []


def test_their_facts_name_the_row_that_they_came_from(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40), office(tmp_path, "A", 2021, 50))
    dataset = plugins.read(database)
    now, before = (sumber.berkas for sumber in dataset.sumber)
    assert (now.partition(", ")[2], before.partition(", ")[2]) == ("unit A, tahun 2021", "unit A, tahun 2020")
    fact = measure(check(dataset).laporan).ledger["IKK-1.realisasi.2020"]
    assert (fact.tampil, fact.asal) == ("40", Place(before, "Indikator", "realisasi · kode=IKK-1"))


def test_what_the_office_says_of_a_year_itself_stays(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40), office(tmp_path, "A", 2021, 50, OWN))
    riwayat = check(plugins.read(database)).laporan.riwayat
    assert [(row.kode_indikator, row.realisasi) for row in riwayat] == [("IKK-1", 41), ("IKK-2", riwayat[1].realisasi)]
    assert riwayat[0].places["realisasi"].lembar == "Riwayat"


def test_an_indikator_that_is_no_more_is_left_out(database: str, tmp_path: Path) -> None:
    before = office(tmp_path, "A", 2020, 40, {"Indikator!A2": "IKK-9"})
    fill(database, before, office(tmp_path, "A", 2021, 50))
    assert [kode for kode, _, _ in history(plugins.read(database))] == ["IKK-2"]


def test_a_report_of_a_part_of_a_year_is_no_history(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40, QUARTER), office(tmp_path, "A", 2021, 50))
    dataset = plugins.read(database)
    assert history(dataset) == []
    assert len(dataset.sumber) == 1


def test_another_unit_has_a_history_of_its_own(database: str, tmp_path: Path) -> None:
    fill(database, office(tmp_path, "A", 2020, 40), office(tmp_path, "A", 2021, 50), office(tmp_path, "B", 2021, 60))
    together = plugins.read_units(database)
    assert len(history(together["A"])) == 2
    assert history(together["B"]) == []


def test_the_history_of_all_units_costs_two_queries(database: str, tmp_path: Path) -> None:
    fill(database, *(office(tmp_path, kode) for kode in "ABC"))
    with counted() as without:
        plugins.read_units(database)
    fill(database, *(office(tmp_path, kode, 2020) for kode in "ABC"))
    with counted() as with_history:
        units = plugins.read_units(database)
    assert all(history(dataset) for dataset in units.values())
    assert len(with_history) == len(without) + 2


@pytest.mark.parametrize("tahun", [2020, 2021])
def test_a_year_read_alone_is_the_year_read_with_the_others(database: str, tmp_path: Path, tahun: int) -> None:
    fill(database, *(office(tmp_path, kode, year) for kode in "AB" for year in (2019, 2020, 2021)))
    together = plugins.read_units(database, Pilihan(tahun=tahun))
    assert together["B"] == plugins.read(database, Pilihan("B", tahun))
