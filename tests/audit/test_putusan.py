"""How a fact is told beside what stands in its place."""

from decimal import Decimal

import pytest

from report_builder.audit.cocok.putusan import dengan_satuan
from report_builder.errors import Place
from report_builder.facts import Fact, Nilai

CELL = Place("monev.xlsx", "Indikator", "F2")


@pytest.mark.parametrize(
    ("nilai", "satuan", "told"),
    [(Decimal(65), "kawasan", "65 kawasan"), (Decimal(65), "%", "65,00%"), ("Tertata", "tingkat", "Tertata")],
)
def test_a_number_has_its_unit_and_a_word_has_none(nilai: Nilai, satuan: str, told: str) -> None:
    assert dengan_satuan(Fact("IKK-6.realisasi", nilai, satuan, CELL)) == told
