"""What became of the indikator is said in the number that the data have: three of them, none, most, all."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]
Report: TypeAlias = Callable[..., Faults]

HINT = "Cetak hitungannya dari fakta, misalnya f('unit.jumlah_melampaui')."


def test_a_wrong_count_of_a_state_is_told_in_its_words(faults: Faults) -> None:
    said = "empat indikator melampaui target"
    assert faults(f"Sebanyak {said}.") == [f"“{said}” tidak cocok dengan data: “Sebanyak {said}”. {HINT}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Empat dari empat indikator Dayamas tahun 2021 melampaui target.",
        "Dua indikator tidak tercapai.",
        "Keempat indikator melampaui target.",
        "Tiga program terlaksana.",
        "Target tidak tercapai pada dua indikator.",
        "Sebanyak tiga indikator tidak terlaksana.",
        "Satu indikator belum diukur.",
        "Sebanyak {unit.jumlah_indikator} indikator melampaui target.",
        "Tiga indikator melampaui target, dua tidak terlaksana.",
        "Dari empat indikator, dua di antaranya melampaui target.",
        "Dayamas mencapai atau melampaui target pada {unit.jumlah_belum_tercapai} dari empat indikator.",
        "Tidak ada indikator yang gagal.",
        "Tidak ada yang meleset.",
        "Tiada program yang tidak terlaksana.",
        "Tidak satu pun indikator mencapai target.",
        "Belum ada indikator yang tercapai.",
        "Seluruh indikator tidak tercapai.",
        "Sebagian besar indikator gagal mencapai target.",
        "Hampir seluruh indikator tidak tercapai.",
        "Seluruh sasaran tercapai.",
        "Semua tuntas.",
        "Seluruh program terlaksana.",
        "Tiga sasaran tercapai.",
    ],
)
def test_a_state_that_the_data_belie_is_an_error(faults: Faults, sentence: str) -> None:
    assert len(faults(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiga dari empat indikator Dayamas tahun 2021 melampaui target.",
        "Tiga indikator mencapai target, satu tidak terlaksana.",
        "Dari empat indikator, tiga melampaui target dan satu tidak mencapai target.",
        "Ada {unit.jumlah_mencapai} dari {unit.jumlah_diukur} indikator yang mencapai atau melampaui target.",
        "Dayamas melampaui target pada {unit.jumlah_melampaui} dari {unit.jumlah_diukur} indikator yang diukur.",
        "Ketiga indikator itu melampaui target.",
        "Kedua indikator itu melampaui target.",
        "Sebagian besar indikator melampaui target.",
        "Dua sasaran tercapai dan satu sasaran tidak tercapai.",
        "Pada sasaran pertama, dua indikator melampaui target.",
        "Tidak seluruh indikator tercapai.",
        "Salah satu indikator tidak terlaksana.",
        "Rencana itu disusun agar empat indikator tercapai.",
        "Seluruh indikator yang diukur dibahas.",
        "Target Indeks Kemandirian Partisipasi sebesar {IKK-3.target} terlampaui.",
        "[[Empat indikator melampaui target]].",
    ],
)
def test_a_true_count_a_wish_and_a_text_of_the_input_are_silent(faults: Faults, sentence: str) -> None:
    assert faults(sentence) == []


def test_whoever_was_not_measured_belies_nothing(report: Report) -> None:
    held = report(realisasi={"IKK-4": None})
    assert held("Tidak ada indikator yang gagal.", "Satu indikator belum diukur.", "Seluruh sasaran tercapai.") == []
    assert len(held("Empat indikator melampaui target.")) == 1


def test_a_target_that_was_just_reached_may_be_counted_with_those_exceeded_or_alone(report: Report) -> None:
    held = report(realisasi={"IKK-4": Decimal(60)})
    assert held("Satu indikator mencapai target.", "Empat indikator mencapai target.") == []
    assert len(held("Dua indikator mencapai target.")) == 1
