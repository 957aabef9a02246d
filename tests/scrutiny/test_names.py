"""A fact stands beside the name of what it belongs to."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from tests.scrutiny.conftest import Scrutiny

Faults: TypeAlias = Callable[..., list[str]]

WASPADA = "Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada"
PEMULIHAN = "meningkatnya upaya pemulihan kawasan atau wilayah rawan narkoba secara berkelanjutan"
SIAGA = "Status keterpulihan kawasan rawan dari Waspada menjadi Siaga"


def test_a_fact_of_another_indikator_is_told_with_its_name(faults: Faults) -> None:
    (problem,) = faults("Indeks Kemandirian Partisipasi sebesar {IKK-1.realisasi}.")
    assert problem.startswith("Fakta “IKK-1.realisasi” (65) bukan milik yang disebut: “Indeks Kemandirian Partisipasi")
    assert problem.endswith(f"Cetak fakta yang disebut, atau sebut juga “{WASPADA}”.")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WASPADA} (IKK-1) {{IKK-1.realisasi}} kawasan dan {SIAGA} (IKK-2) {{IKK-1.target}} kawasan.",
        "Capaian IKK-3 adalah {IKK-1.capaian}.",
        f"{WASPADA} dan {SIAGA} bercapaian {{IKK-3.capaian}}.",
        f"{WASPADA} sebanyak {{IKK-1.realisasi}} kawasan, sedangkan {SIAGA} sebanyak {{IKK-1.target}} kawasan.",
        f"Sasaran {PEMULIHAN} bercapaian {{S-2.capaian}}.",
        "Capaian Indeks Kemandirian Partisipasi sebesar {unit.capaian}.",
    ],
)
def test_a_fact_beside_the_name_of_another_is_an_error(faults: Faults, sentence: str) -> None:
    assert len(faults(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WASPADA} (IKK-1) {{IKK-1.realisasi}} kawasan dan {SIAGA} (IKK-2) {{IKK-2.realisasi}} kawasan.",
        "Realisasi IKK-3 sebesar {IKK-3.realisasi} dari target {IKK-3.target}.",
        f"{WASPADA} sebanyak {{IKK-1.realisasi}} kawasan, {SIAGA} sebanyak {{IKK-2.realisasi}} kawasan.",
        f"{WASPADA} dan {SIAGA} tercatat {{IKK-1.realisasi}} dan {{IKK-2.realisasi}} kawasan.",
        f"{WASPADA} {{IKK-1.target}} dan {SIAGA} {{IKK-2.target}}, yang masing-masing {{IKK-1.target}} kawasan.",
        f"Sebanyak {{IKK-1.realisasi}} kawasan untuk {WASPADA} dan {{IKK-2.realisasi}} kawasan untuk {SIAGA}.",
        "Capaian {IKK-1.capaian} lebih tinggi daripada {IKK-3.capaian}.",
        "Rata-rata capaian, termasuk Indeks Kemandirian Partisipasi, adalah {unit.capaian}.",
        "Capaian Dayamas, dengan Indeks Kemandirian Partisipasi, adalah {unit.capaian}.",
    ],
)
def test_a_fact_of_what_is_named_is_silent_in_whatever_order(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


@pytest.fixture(scope="module", params=["12", "100%", "\u00bd", "24/7", "Target", "Realisasi", "Melampaui target"])
def odd(request: pytest.FixtureRequest, dayamas: Scrutiny) -> tuple[str, Scrutiny]:
    """Give a name that could be anybody's words or a number, and the report in which the first indikator has it."""
    first, *others = dayamas.laporan.indikator
    return request.param, Scrutiny(
        replace(dayamas.laporan, indikator=(replace(first, indikator=request.param), *others))
    )


def test_a_name_that_could_be_anything_is_one_where_it_is_the_whole_of_a_text_of_the_input(
    odd: tuple[str, Scrutiny],
) -> None:
    name, report = odd
    facts = "sebanyak {IKK-1.realisasi} kawasan dan [[Indeks Kemandirian Partisipasi]] {IKK-3.realisasi}."
    assert [one for one in report.check(f"Tercatat [[{name}]] {facts}") if "bukan milik" in one] == []
    (problem,) = [one for one in report.check(f"Tercatat [[{name}]] {{IKK-3.realisasi}}.") if "bukan milik" in one]
    assert problem.startswith("Fakta “IKK-3.realisasi”")


def test_a_short_name_is_none_among_the_words_of_a_template_or_of_a_longer_text(odd: tuple[str, Scrutiny]) -> None:
    name, report = odd
    sentence = (
        f"[[Rapat {name} daerah]]: [[Indeks Kemandirian Partisipasi]] {{IKK-3.realisasi}}, target {{IKK-3.target}}."
    )
    assert [one for one in report.check(sentence) if "bukan milik" in one] == []
