"""A row of a table, and what stands behind a name and a colon, tells of one indikator and of its own state."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Faults: TypeAlias = Callable[..., list[str]]

FIRST = "[[Status keterpulihan kawasan rawan dari Bahaya menjadi Waspada]]"
LAST = "[[Jumlah kabupaten/kota berkategori tanggap ancaman narkoba]]"


def row(name: str, fact: str, kelas: str, state: str) -> str:
    status = f"<span class='status {kelas}'>{state}</span>"
    cells = f"<td class='angka'>{{{fact}}}</td><td>{name}</td><td>{status}</td>"
    head = "<thead><tr><th>Angka</th><th>Nama</th><th>Keadaan</th></tr></thead>"
    return f"<table>{head}<tbody><tr>{cells}</tr></tbody></table>"


def told(problems: list[str]) -> list[str]:
    return [text.removesuffix(" Cetak nama, fakta, dan keadaan dari indikator yang sama.") for text in problems]


def test_a_row_of_one_indikator_in_its_own_state_is_sound(faults: Faults) -> None:
    assert faults(row(FIRST, "IKK-1.realisasi", "melampaui", "▲ Melampaui target")) == []
    assert faults(row(LAST, "IKK-4.realisasi", "nihil", "▼ Tidak terlaksana")) == []


@pytest.mark.parametrize(("kelas", "state"), [("melampaui", "▲ Melampaui"), ("nihil", "● Mencapai target")])
def test_another_state_than_the_indikator_s_is_an_error(faults: Faults, kelas: str, state: str) -> None:
    assert told(faults(row(LAST, "IKK-4.realisasi", kelas, state))) == [
        f"“{state}” tidak benar untuk IKK-4, yang tidak terlaksana."
    ]


def test_a_row_holds_no_fact_of_another_indikator(faults: Faults) -> None:
    assert told(faults(row(FIRST, "IKK-4.target", "melampaui", "▲ Melampaui"))) == [
        "Satu baris tabel memuat nama atau fakta IKK-1 dan IKK-4."
    ]


def test_a_state_behind_a_name_and_a_colon_is_the_indikator_s_own(faults: Faults) -> None:
    sound = f"{LAST}: tidak terlaksana, realisasi {{IKK-4.realisasi}} kabupaten/kota."
    assert faults(sound) == []
    (problem,) = faults(sound.replace("tidak terlaksana", "tercapai"))
    assert problem.startswith("“tercapai” tidak benar untuk IKK-4, yang tidak terlaksana: “")
