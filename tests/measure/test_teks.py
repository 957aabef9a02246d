"""Numbers in the input's own sentences and in its Lampiran sheets."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.dataset import Cell, CellKind, CellValue, Table
from report_builder.errors import Place
from report_builder.measure import Measured
from report_builder.measure.teks import find_numbers, measure_appendices
from report_builder.model import Laporan

Measure = Callable[..., Measured]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("naik 122,64% dari target", [("122.64", "%")]),
        ("sebesar 99,5 persen", [("99.5", "%")]),
        ("Rp1.250.000 dan Rp 1,25 miliar", [("1250000", "Rp"), ("1250000000", "Rp")]),
        ("3,33 juta orang", [("3330000", "")]),
        ("tahun 2020–2024", [("2020", "tahun kalender"), ("2024", "tahun kalender")]),
        ("rentang 80-90", [("80", ""), ("90", "")]),
        ("tumbuh -1,41%", [("-1.41", "%")]),
        ("8.691 peserta, 3.5 poin", [("8691", ""), ("3.5", "")]),
        ("Program P4GN saat Covid-19 di triwulan ke-2", []),
        ("Peraturan Nomor 35 Tahun 2009.", [("35", ""), ("2009", "tahun kalender")]),
        ("tanggal 17.12.2021", []),
        ("(65) kawasan; 4/6", [("65", ""), ("4", ""), ("6", "")]),
        ("10,274,076 jiwa", [("10274076", "")]),
        ("pada tahun 2021, 53 kawasan", [("2021", "tahun kalender"), ("53", "")]),
    ],
)
def test_numbers_in_prose_are_found(text: str, numbers: list[tuple[str, str]]) -> None:
    assert [(str(angka.nilai), angka.satuan) for angka in find_numbers(text)] == numbers


def test_a_sentence_gives_facts_by_its_cell(measured: Measure) -> None:
    analisis = [{"kode_indikator": "K", "penyebab": ("65 kawasan dibina", "anggaran dipotong 12,50%")}]
    ledger = measured(indikator=[{}], analisis=analisis).ledger
    assert [ledger[f"teks.Analisis.B2.{number}"].tampil for number in (1, 2)] == ["65", "12,50%"]
    assert ledger["teks.Analisis.B2.2"].asal == Place("data.xlsx", "Analisis", "B2")


def test_sentences_of_the_identity_are_read_too(measured: Measure) -> None:
    ledger = measured(indikator=[{}], identitas={"isu_strategis": ("Terdapat 8.691 kawasan",)}).ledger
    found = [fact for fact_id, fact in ledger.items() if fact_id.startswith("teks.Identitas.")]
    assert [fact.tampil for fact in found] == ["8.691"]


def appendix(rows: int, *values: CellValue, form: str = "General") -> Table:
    def cells(line: int) -> tuple[Cell, ...]:
        kinds = {str: CellKind.TEXT, Decimal: CellKind.NUMBER}
        return tuple(
            Cell(kinds[type(value)], value, Place("data.xlsx", "Lampiran A", f"{letter}{line}"), form)
            for letter, value in zip("ABCDEFGHIJ", values, strict=False)
        )

    header = tuple(
        Cell(CellKind.TEXT, "Kolom", Place("data.xlsx", "Lampiran A", f"{letter}1"))
        for letter, _ in zip("ABCDEFGHIJ", values, strict=False)
    )
    lines = tuple(cells(line) for line in range(2, rows + 2))
    return Table("Lampiran A", "data.xlsx", header, lines, rows + 2)


def test_cells_of_an_appendix_are_facts(build: Callable[..., Laporan]) -> None:
    laporan = build(indikator=[{}], lampiran=(appendix(1, Decimal("3.50"), "65 dari 1.500"),))
    facts = {fact.id: fact.tampil for fact in measure_appendices(laporan)}
    assert facts == {"lampiran-1.A2": "3,5", "lampiran-1.B2.1": "65", "lampiran-1.B2.2": "1.500"}


def test_a_percentage_in_an_appendix_is_one(build: Callable[..., Laporan]) -> None:
    laporan = build(indikator=[{}], lampiran=(appendix(1, Decimal("55.5"), form="0.0%"),))
    assert [fact.tampil for fact in measure_appendices(laporan)] == ["55,5%"]


def test_a_long_appendix_is_measured_quickly(build: Callable[..., Laporan]) -> None:
    laporan = build(indikator=[{}], lampiran=(appendix(3000, *(Decimal(number) for number in range(10))),))
    start = time.perf_counter()
    assert sum(1 for _ in measure_appendices(laporan)) == 30_000
    assert time.perf_counter() - start < 2


def test_a_number_longer_than_any_is_passed_over(build: Callable[..., Laporan]) -> None:
    text = f"{'1' * 200} dan {'1' * 28} lalu 2,{'5' * 40} dan 3"
    laporan = build(indikator=[{}], lampiran=(appendix(1, text),))
    shown = [fact.tampil for fact in measure_appendices(laporan)]
    assert shown == ["1.111.111.111.111.111.111.111.111.111", "3"]
