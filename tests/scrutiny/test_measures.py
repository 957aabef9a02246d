"""A word that names a measure stands before a fact of that measure."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Realisasi Indeks Kemandirian Partisipasi sebesar {IKK-3.target}.",
            "Fakta “IKK-3.target” (3,15) bukan “Realisasi”",
        ),
        ("Target [[Indeks]] (IKK-3): {IKK-3.realisasi}.", "Fakta “IKK-3.realisasi” (3,34) bukan “Target”"),
        ("Capaian IKK-3 adalah {IKK-3.realisasi}.", "Fakta “IKK-3.realisasi” (3,34) bukan “Capaian”"),
        ("Serapan anggaran {unit.capaian}.", "Fakta “unit.capaian” (94,67%) bukan “Serapan”"),
        (
            "IKK-3: realisasinya {IKK-3.realisasi} dari targetnya {IKK-3.realisasi}.",
            "Fakta “IKK-3.realisasi” (3,34) bukan “targetnya”",
        ),
        (
            "IKK-3: realisasinya mencapai {IKK-3.target} dari target {IKK-3.target}.",
            "Fakta “IKK-3.target” (3,15) bukan “realisasinya”",
        ),
    ],
)  # fmt: skip
def test_a_fact_of_another_measure_than_the_word_before_it_is_an_error(
    faults: Faults, sentence: str, told: str
) -> None:
    (problem,) = [text.split(":")[0] for text in faults(sentence) if "bukan “" in text]
    assert problem == told


@pytest.mark.parametrize(
    "sentence",
    [
        "IKK-3: realisasinya {IKK-3.realisasi} dari target {IKK-3.target}, dengan capaian {IKK-3.capaian}.",
        "Realisasi dan target IKK-3 masing-masing {IKK-3.realisasi} dan {IKK-3.target}.",
        "Realisasi IKK-3 mencapai {IKK-3.capaian} dari target.",
        "IKK-3: capaian terhadap target {IKK-3.capaian}.",
        "IKK-3: capaian target {IKK-3.capaian}.",
        "IKK-3 melampaui target sebesar {IKK-3.kelebihan}.",
        "Target [[Realisasi]] sebesar {IKK-3.target}.",
    ],
)
def test_a_fact_of_the_measure_that_is_named_is_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []
