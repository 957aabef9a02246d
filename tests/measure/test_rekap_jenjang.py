"""Who speaks for an indikator: the units below that say anything of it, else the one above, branch by branch."""

import pytest

from report_builder.measure.rekap import Rekap, measure_rekap
from report_builder.model import Laporan
from report_builder.model.rekap import grow
from tests.units import Row, row, unit


def rekap(*laporan: Laporan) -> Rekap:
    return measure_rekap(grow(laporan).akar)


@pytest.mark.parametrize("stray", [(), (row(None, None),)])
def test_an_empty_row_of_a_district_takes_no_figure_from_its_province(stray: tuple[Row, ...]) -> None:
    result = rekap(
        unit("P"),
        *(unit(f"0{number}", "P", [row(100 * number, 100 * number)]) for number in (1, 2, 3)),
        unit("01.1", "01", stray),
        unit("02.1", "02"),
    )
    assert result.ledger["K.realisasi"].tampil == "600"
    assert result.ledger["K.jumlah_unit_data"].tampil == "3"


def test_a_province_whose_districts_have_the_indikator_does_not_silence_another_one() -> None:
    result = rekap(
        unit("P"),
        unit("01", "P"),
        unit("01.1", "01", [row(10, 8)]),
        unit("02", "P", [row(10, 7)]),
        unit("02.1", "02", [row(1, 1, kode="L")]),
    )
    assert result.ledger["K.realisasi"].tampil == "15"
    assert result.ledger["U-02/K.realisasi"].tampil == "7"


def test_a_province_does_not_stand_in_for_districts_that_have_not_measured_yet() -> None:
    result = rekap(unit("P"), unit("01", "P", [row(10, 9)]), unit("01.1", "01", [row(10, None)]))
    assert result.ledger["K.realisasi"].nilai is None
