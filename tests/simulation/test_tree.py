"""A country of offices that does not exist: sound, the same whenever it is made, with all that a roll-up meets."""

from decimal import Decimal
from functools import cache

import pytest

from report_builder import simulation, workbook
from report_builder.measure.rekap import Isi, Rekap, measure_rekap
from report_builder.model import Laporan, check
from report_builder.model.rekap import grow
from report_builder.rules import Agregasi
from report_builder.schema import Polaritas


@cache
def country(count: int = 207, seed: int = 0) -> dict[str, Laporan]:
    checked = {name: check(dataset) for name, dataset in simulation.tree(count, seed)}
    assert [problem for one in checked.values() for problem in one.problems] == []
    return {name: one.laporan for name, one in checked.items()}


@cache
def rekap(count: int = 207, seed: int = 0) -> Rekap:
    pohon = grow(list(country(count, seed).values()))
    assert pohon.problems == ()
    return measure_rekap(pohon.akar)


def test_the_same_country_is_the_same_whenever_it_is_made() -> None:
    first, again = (dict(simulation.tree(4, seed=3)) for _ in range(2))
    assert {name: workbook.filled(each) for name, each in first.items()} == {
        name: workbook.filled(each) for name, each in again.items()
    }
    assert first != dict(simulation.tree(4, seed=4))


@pytest.mark.parametrize("seed", [0, 1])
def test_a_nation_has_provinces_and_these_have_districts(seed: int) -> None:
    levels = [one.tingkat for one in rekap(seed=seed).unit]
    assert [levels.count(level) for level in range(3)] == [1, 34, 173]


@pytest.mark.parametrize("count", [1, 2, 6, 40])
def test_a_country_may_be_small(count: int) -> None:
    assert len(rekap(count).unit) == count + 1


def test_all_measure_nine_indikator_of_every_way_to_add_up() -> None:
    indikator = rekap().indikator
    assert {one.agregasi for one in indikator} == {*Agregasi, None}
    assert {one.polaritas for one in indikator} == set(Polaritas) - {Polaritas.STABIL}
    assert len(indikator) == 9


def test_some_do_not_report_and_some_lack_a_figure() -> None:
    assert 1 < len(rekap().belum_melapor) < 12
    lacking = {one.isi for each in rekap().indikator for one in each.tanpa_data}
    assert lacking == set(Isi) - {Isi.ADA}


def test_what_provinces_say_is_what_their_districts_come_to_but_for_a_few() -> None:
    told = [problem.message for problem in rekap().problems]
    assert 0 < len(told) <= 9
    assert all("berbeda dengan gabungan unit di bawahnya" in message for message in told)


def test_the_nation_has_targets_of_its_own() -> None:
    ledger = rekap().ledger
    assert ledger["IKU-1.target_perjanjian"].angka > ledger["IKU-1.target"].angka


def test_names_are_short_long_and_with_signs() -> None:
    names = [one.nama for one in rekap().unit]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) > 90 > min(map(len, names))
    assert any("“" in name or "<" in name for name in names)


def test_sums_of_the_country_are_those_of_its_districts() -> None:
    reached = [
        one.realisasi
        for name, laporan in country().items()
        if name.startswith(("kabupaten", "kota"))
        for one in laporan.indikator
        if one.kode == "IKU-2" and isinstance(one.realisasi, Decimal)
    ]
    assert rekap().ledger["IKU-2.realisasi"].angka == sum(reached)
