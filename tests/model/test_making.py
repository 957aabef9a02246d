"""Parts of whole columns are those that are made one by one."""

from report_builder.errors import Place
from report_builder.model import Riwayat
from report_builder.model.making import make_all

PLACES = {"tahun": Place("dayamas-2021.xlsx", "Riwayat", "B2")}


def test_values_of_columns_are_those_of_rows() -> None:
    columns = {
        "kode_indikator": ["IKK-1", "IKK-2"],
        "tahun": range(2019, 2021),
        "places": [PLACES, PLACES],
        "target": [None, "Baik"],
        "realisasi": [None, None],
    }
    made = make_all(Riwayat, 2, columns)
    assert made == (Riwayat("IKK-1", 2019, PLACES), Riwayat("IKK-2", 2020, PLACES, "Baik"))


def test_no_rows_are_no_values() -> None:
    assert make_all(Riwayat, 0, {"kode_indikator": []}) == ()
