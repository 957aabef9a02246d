"""Bookmarks that another program has moved into a figure."""

import pytest

from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Jangkar, Tempat
from report_builder.audit.pelurusan import luruskan
from report_builder.errors import Place
from report_builder.facts import Fact, Ledger

CELL = Place("monev.xlsx", "Indikator", "F2")
LEDGER = Ledger({}, (), (Fact("IKK-6.realisasi", "Tertata", "", CELL),))


def held(awal: int, akhir: int, text: str = "Tingkatnya Tertata.") -> str:
    """What the bookmark of the fact holds after it was put right."""
    jangkar = Jangkar("lk_IKK_6_realisasi_1", "IKK-6.realisasi", awal, akhir)
    alinea = Alinea(text, Tempat(Bagian.ISI, 1), jangkar=(jangkar,))
    (one,) = next(luruskan(Dokumen((alinea,), ledger=LEDGER)).alinea()).jangkar
    return alinea.teks[one.awal : one.akhir]


@pytest.mark.parametrize("place", [(11, 17), (11, 14), (12, 18), (14, 18), (11, 18)])
def test_a_figure_that_lacks_signs_is_whole_again(place: tuple[int, int]) -> None:
    assert held(*place) == "Tertata"


@pytest.mark.parametrize("place", [(12, 17), (0, 10), (18, 18)])
def test_what_is_no_print_of_the_fact_stays_as_it_is(place: tuple[int, int]) -> None:
    assert held(*place) == "Tingkatnya Tertata."[slice(*place)]


def test_a_part_of_another_word_stays_as_it_is() -> None:
    assert held(11, 14, "Tingkatnya Tertatanya.") == "Ter"
