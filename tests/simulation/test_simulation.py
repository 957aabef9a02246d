"""Offices that do not exist: the same whenever they are made, sound, and of every shape that inputs have."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from report_builder import pipeline, plugins, simulation, workbook
from report_builder.dataset import Dataset
from report_builder.measure import measure
from report_builder.model import Anggaran, Laporan, check
from report_builder.schema import REALISASI_TW, Keadaan, Polaritas
from report_builder.simulation.kata import LONGEST

OFFICES = 207
NUMBERS = range(1, OFFICES + 1)
PROFILES = ("umum",)
SAMPLE = range(1, OFFICES + 1, 18)

Shape: TypeAlias = Callable[[Laporan], bool]


@cache
def laporan(number: int) -> Laporan:
    return check(simulation.dataset(number), PROFILES).laporan


def texts(dataset: Dataset) -> Iterator[str]:
    cells = (cell for table in dataset.tables for row in table.rows for cell in row)
    return (cell.value for cell in cells if isinstance(cell.value, str))


# The same office


def test_an_office_is_the_same_whenever_it_is_made() -> None:
    assert workbook.filled(simulation.dataset(7, seed=3)) == workbook.filled(simulation.dataset(7, seed=3))


def test_another_number_and_another_seed_give_another_office() -> None:
    assert len({workbook.filled(simulation.dataset(*which)) for which in ((1, 0), (1, 1), (2, 0))}) == 3


def test_every_office_has_a_name_and_a_code_of_its_own() -> None:
    assert len({laporan(number).identitas.unit_kerja for number in NUMBERS}) == OFFICES
    assert (simulation.code(7), simulation.code(12345)) == ("contoh-0007", "contoh-12345")


# Sound


@pytest.mark.parametrize("seed", [1, 2])
def test_every_office_checks_clean(seed: int) -> None:
    for number in NUMBERS:
        check(simulation.dataset(number, seed), PROFILES)


@pytest.mark.parametrize("number", [1, 2, 3, 20])
def test_a_workbook_holds_what_its_dataset_says(number: int, tmp_path: Path) -> None:
    path = tmp_path / f"{simulation.code(number)}.xlsx"
    path.write_bytes(workbook.filled(simulation.dataset(number)))
    assert said(check(plugins.read(path), PROFILES).laporan) == said(laporan(number))


def said(laporan: Laporan) -> str:
    """What a report says, without the places in which it says it."""
    bare = replace(laporan, sumber=(), free_rows={}, lampiran=())
    return re.sub(r"Place\([^)]*\)", "", repr(bare))


def test_budgets_add_up() -> None:
    for number in NUMBERS:
        anggaran = laporan(number).anggaran
        for line in anggaran:
            if below := [each for each in anggaran if each.induk == line.kode]:
                assert line.pagu_akhir == sum(each.pagu_akhir for each in below)
                assert (line.realisasi or 0) == sum(each.realisasi or 0 for each in below)


def test_quarters_make_the_year() -> None:
    warnings = [problem.message for number in NUMBERS for problem in measure(laporan(number)).problems]
    assert [message for message in warnings if "berbeda dengan realisasi" in message] == []


def test_what_was_spent_by_the_end_of_the_last_quarter_is_what_was_spent() -> None:
    lines = [(one, line) for one in map(laporan, NUMBERS) for line in one.anggaran]
    kept = [(line, one.identitas.triwulan or 4) for one, line in lines if line.realisasi_tw1 is not None]
    assert {triwulan for _, triwulan in kept} == {1, 2, 3, 4}
    assert all(getattr(line, REALISASI_TW[triwulan]) == line.realisasi for line, triwulan in kept)


def test_weights_make_a_hundred() -> None:
    sums = {sum(one.bobot or 0 for one in laporan(number).indikator) for number in NUMBERS}
    assert sums == {0, 100}


def test_whatever_could_be_a_place_or_a_person_is_called_contoh() -> None:
    named = re.compile(r"\b(?:Kabupaten|Kota|Provinsi|Desa|Nama \w+) (?!Contoh\b)[A-Z]\w*")
    found = {
        match[0] for number in NUMBERS for text in texts(simulation.dataset(number)) for match in named.finditer(text)
    }
    assert found == set()


# Shapes


def depth(anggaran: tuple[Anggaran, ...]) -> int:
    """How many lines stand above each other, at most."""
    parents = {line.kode: line.induk for line in anggaran}

    def above(kode: str) -> int:
        return 1 + above(parents[kode]) if kode else 0

    return max(map(above, parents), default=0)


def rows(laporan: Laporan) -> int:
    return sum(len(table.rows) for table in laporan.lampiran)


def share_analysed(laporan: Laporan) -> float:
    return len(laporan.analisis) / len(laporan.indikator)


def any_indikator(field: str, value: object) -> Shape:
    return lambda one: any(getattr(each, field) == value for each in one.indikator)


def has_sign(sign: str) -> Shape:
    return lambda one: any(sign in each.indikator for each in one.indikator)


def has_years(count: int) -> Shape:
    return lambda one: len({row.tahun for row in one.riwayat}) == count


def is_period(triwulan: int) -> Shape:
    return lambda one: (one.identitas.triwulan or 0) == triwulan


def is_set(key: str, value: str) -> Shape:
    return lambda one: getattr(one.pengaturan, key) == value


SHAPES: dict[str, Shape] = {
    "one sasaran": lambda one: len(one.sasaran) == 1,
    "twelve sasaran": lambda one: len(one.sasaran) == 12,
    "one indikator": lambda one: len(one.indikator) == 1,
    "forty indikator": lambda one: len(one.indikator) == 40,
    **{f"polaritas {each}": any_indikator("polaritas", each) for each in Polaritas},
    **{f"keadaan {each}": any_indikator("keadaan", each) for each in Keadaan},
    "target lacking": lambda one: any(i.target is None for i in one.indikator),
    "target 0": lambda one: any(i.target == 0 for i in one.indikator),
    "measured 0": lambda one: any(i.realisasi == 0 and i.keadaan is Keadaan.TERUKUR for i in one.indikator),
    "target 0 counted": lambda one: not one.pengaturan.lewati_target_nol,
    "a formula of its own": lambda one: any(i.rumus for i in one.indikator),
    "no budget": lambda one: not one.anggaran,
    "a flat budget": lambda one: depth(one.anggaran) == 1,
    "a deep budget": lambda one: depth(one.anggaran) == 5,
    "pagu 0": lambda one: any(line.pagu_akhir == 0 for line in one.anggaran),
    "realisasi of a budget line lacking": lambda one: any(line.realisasi is None for line in one.anggaran),
    "no quarters": lambda one: not one.triwulan,
    "quarters cumulative": lambda one: any(row.kumulatif for row in one.triwulan),
    "quarters each by itself": lambda one: any(not row.kumulatif for row in one.triwulan),
    **{f"period {each}": is_period(each) for each in range(5)},
    **{f"{each} years before": has_years(each) for each in range(5)},
    "standards": lambda one: any(not each.tidak_ada for each in one.standar),
    "no standard known": lambda one: any(each.tidak_ada for each in one.standar),
    "every indikator analysed": lambda one: share_analysed(one) == 1 and all(each.efisiensi for each in one.analisis),
    "some indikator analysed": lambda one: 0 < share_analysed(one) < 1,
    "no analysis": lambda one: not one.analisis,
    "a long office": lambda one: LONGEST - 20 < len(one.identitas.unit_kerja) <= LONGEST,
    "a long indikator": lambda one: any(LONGEST - 20 < len(i.indikator) <= LONGEST for i in one.indikator),
    **{f"a name with {sign}": has_sign(sign) for sign in "&<\"'“"},
    "no appendix": lambda one: not one.lampiran,
    "60 rows in appendices": lambda one: rows(one) == 60,
    "a wide appendix": lambda one: any(len(table.header) > 15 for table in one.lampiran),
    "an event with its days": lambda one: any(each.tanggal_selesai for each in one.kegiatan),
    "an event without a day": lambda one: any(not each.tanggal_mulai for each in one.kegiatan),
    "a quotation approved": lambda one: any(each.disetujui for each in one.kutipan),
    "a quotation not approved": lambda one: any(not each.disetujui for each in one.kutipan),
    **{f"paper {each}": is_set("kertas", each) for each in ("A4", "F4")},
    **{f"titles {each}": is_set("judul", each) for each in ("permenpan", "bnn")},
    "no cap": lambda one: one.pengaturan.batas_rata is None,
    "a cap of 100": lambda one: one.pengaturan.batas_rata == 100,
    "weighted": lambda one: one.pengaturan.rata_rata == "berbobot",
    "the mean of sasaran": lambda one: one.pengaturan.rata_unit == "sasaran",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_occurs_more_than_once(shape: str) -> None:
    assert sum(map(SHAPES[shape], map(laporan, NUMBERS))) > 1


def test_most_offices_have_a_handful_of_indikator() -> None:
    counts = [len(laporan(number).indikator) for number in NUMBERS]
    assert sum(3 <= count <= 12 for count in counts) > OFFICES / 2
    assert (min(counts), max(counts)) == (1, 40)


def test_every_twentieth_office_has_hardly_begun() -> None:
    for number in range(20, OFFICES, 20):
        one = laporan(number)
        assert len(one.indikator) <= 3
        assert not any(each.realisasi is not None for each in one.indikator)
        assert not any((one.riwayat, one.triwulan, one.analisis, one.anggaran, one.kegiatan, one.lampiran))


# Fit to be built


@pytest.mark.slow
@pytest.mark.parametrize("number", SAMPLE)
def test_every_kind_of_an_office_is_built(number: int, tmp_path: Path) -> None:
    path = tmp_path / f"{simulation.code(number)}.xlsx"
    path.write_bytes(workbook.filled(simulation.dataset(number)))
    result = pipeline.build(path, kind="semua", formats=("html",))
    assert {output.name for output in result.outputs} >= {f"{kind.berkas}.html" for kind in plugins.kinds("semua")}
