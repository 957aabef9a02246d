"""Units of a quarter are added up only where all of them count since January, or all for the quarter alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from report_builder.errors import Place, ReportError
from report_builder.model import Laporan, Triwulan
from report_builder.model.rekap import grow
from tests.units import row, unit


def quarter(kode: str, *, kumulatif: bool) -> Laporan:
    """A district whose indikator has a row of TW II."""
    own = unit(kode, "P", [row(20, 30)], periode="TW II")
    places = {
        column: Place(f"{kode}.xlsx", "Triwulan", f"{letter}2")
        for column, letter in zip(
            ("kode_indikator", "triwulan", "target", "realisasi", "kumulatif"), "ABCDE", strict=True
        )
    }
    part = Triwulan("K", 2, places, Decimal(20), Decimal(30), kumulatif)
    (indikator,) = own.indikator
    return replace(own, indikator=(replace(indikator, triwulan=part),))


def test_units_that_count_otherwise_are_refused_with_their_cells() -> None:
    units = [quarter("A", kumulatif=True), quarter("B", kumulatif=False), quarter("C", kumulatif=True)]
    with pytest.raises(ReportError) as failure:
        grow([unit("P", periode="TW II"), *units])
    (told,) = failure.value.problems
    assert str(told.where) == "B.xlsx · Triwulan · E2"
    assert told.message == (
        "Kumulatif indikator “K” pada Unit B adalah “tidak”, sedangkan “ya” pada Unit A dan Unit C."
    )


def test_units_that_count_alike_are_a_tree() -> None:
    grow([unit("P", periode="TW II"), quarter("A", kumulatif=True), quarter("B", kumulatif=True)])
