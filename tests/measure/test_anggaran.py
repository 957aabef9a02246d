"""Budget lines, totals, parts and efficiency."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.facts import Ledger, Rule
from report_builder.measure import Measured
from report_builder.rules import HasilEfisiensi

Measure = Callable[..., Measured]
REACHED = {"target": Decimal(10), "realisasi": Decimal(10)}


def line(kode: str, pagu: int, realisasi: int | None, **more: object) -> dict[str, object]:
    return {
        "kode": kode,
        "uraian": "Kegiatan",
        "pagu_akhir": Decimal(pagu),
        "realisasi": None if realisasi is None else Decimal(realisasi),
        **more,
    }


def tampil(ledger: Ledger, *names: str) -> list[str]:
    return [ledger[name].tampil for name in names]


def test_every_line_has_its_figures(measured: Measure) -> None:
    lines = [line("3371", 2000, 1500, pagu_awal=Decimal(2500))]
    ledger = measured(indikator=[REACHED], anggaran=lines).ledger
    names = ("A-3371.pagu_awal", "A-3371.pagu", "A-3371.realisasi", "A-3371.serapan", "A-3371.sisa")
    assert tampil(ledger, *names) == ["Rp2.500", "Rp2.000", "Rp1.500", "75,00%", "Rp500"]


def test_totals_are_over_the_top_lines(measured: Measure) -> None:
    lines = [line("1", 2000, 1500), line("1.1", 2000, 1500, induk="1"), line("2", 1000, 0)]
    ledger = measured(indikator=[REACHED], anggaran=lines).ledger
    assert tampil(ledger, "unit.pagu", "unit.realisasi", "unit.serapan", "unit.sisa") == [
        "Rp3.000",
        "Rp1.500",
        "50,00%",
        "Rp1.500",
    ]
    assert tampil(ledger, "unit.selisih_efisiensi") == ["50,00"]
    assert ledger["unit.pagu_awal"].alasan == "pagu awal belum diisi"


def test_a_sum_of_pagu_awal_and_pagu_akhir_is_a_fact_of_its_own(measured: Measure) -> None:
    lines = [line("1", 2000, 0, pagu_awal=Decimal(2500)), line("1.1", 2000, 0, induk="1"), line("2", 1000, 0)]
    ledger = measured(indikator=[REACHED], anggaran=lines).ledger
    assert tampil(ledger, "unit.pagu_perjanjian", "unit.pagu", "unit.pagu_awal") == ["Rp3.500", "Rp3.000", "–"]
    rumus = "jumlah pagu awal, dan pagu akhir baris yang tidak mempunyai pagu awal"
    assert ledger["unit.pagu_perjanjian"].asal == Rule(rumus, ("A-1.pagu_awal", "A-2.pagu"))


@pytest.mark.parametrize("pagu_awal", [None, Decimal(2500)])
def test_lines_that_all_have_a_pagu_awal_or_all_lack_it_mix_nothing(
    measured: Measure, pagu_awal: Decimal | None
) -> None:
    lines = [line(kode, 2000, 0, pagu_awal=pagu_awal) for kode in "12"]
    assert "unit.pagu_perjanjian" not in measured(indikator=[REACHED], anggaran=lines).ledger


def test_a_line_without_a_realisasi_leaves_the_total_unknown(measured: Measure) -> None:
    ledger = measured(indikator=[REACHED], anggaran=[line("1", 2000, 1500), line("2", 1000, None)]).ledger
    assert tampil(ledger, "unit.pagu", "unit.realisasi", "unit.serapan", "unit.sisa") == ["Rp3.000", "–", "–", "–"]
    assert ledger["unit.sisa"].alasan == "realisasi anggaran belum diisi"


def test_without_a_budget_there_are_no_totals(measured: Measure) -> None:
    assert "unit.pagu" not in measured(indikator=[REACHED]).ledger


def test_parent_and_child_of_one_indikator_count_once(measured: Measure) -> None:
    lines = [line("1", 2000, 1500, kode_indikator="K"), line("1.1", 800, 700, induk="1", kode_indikator="K")]
    ledger = measured(indikator=[REACHED], anggaran=lines).ledger
    assert tampil(ledger, "K.pagu", "K.realisasi_anggaran", "K.serapan") == ["Rp2.000", "Rp1.500", "75,00%"]
    assert ledger["K.pagu"].asal == Rule("jumlah baris anggaran, tiap rupiah dihitung satu kali", ("A-1.pagu",))


def test_a_child_of_another_indikator_is_taken_out(measured: Measure) -> None:
    lines = [
        line("1", 2000, 1500, kode_indikator="A"),
        line("1.1", 1000, 900, induk="1"),
        line("1.1.1", 800, 700, induk="1.1", kode_indikator="B"),
    ]
    rows = [REACHED | {"kode": kode} for kode in "AB"]
    ledger = measured(indikator=rows, anggaran=lines).ledger
    assert tampil(ledger, "A.pagu", "B.pagu") == ["Rp1.200", "Rp800"]
    assert ledger["A.realisasi_anggaran"].nilai == Decimal(800)


def test_parts_by_jenis_belanja_and_sumber_dana(measured: Measure) -> None:
    lines = [
        line("1", 2000, 1500, jenis_belanja="51", sumber_dana="RM"),
        line("2", 1000, 500, jenis_belanja="Belanja Modal", sumber_dana="RM"),
    ]
    ledger = measured(indikator=[REACHED], anggaran=lines).ledger
    assert tampil(ledger, "belanja-51.serapan", "belanja-Belanja-Modal.pagu", "dana-RM.realisasi") == [
        "75,00%",
        "Rp1.000",
        "Rp2.000",
    ]


def test_efficiency_of_an_indikator_and_of_the_unit(measured: Measure) -> None:
    row = {"target": Decimal(10000), "realisasi": Decimal(12264)}
    result = measured(indikator=[row], anggaran=[line("1", 1000, 900, kode_indikator="K")])
    assert tampil(result.ledger, "K.selisih_efisiensi", "K.efisiensi", "K.nilai_efisiensi") == [
        "32,64",
        "10,00%",
        "75,00",
    ]
    assert tampil(result.ledger, "unit.efisiensi", "unit.nilai_efisiensi") == ["10,00%", "75,00"]
    assert result.efisiensi == {"K": HasilEfisiensi.EFISIEN}


def test_capaian_in_efficiency_may_be_uncapped(measured: Measure) -> None:
    row = {"target": Decimal(10000), "realisasi": Decimal(12264)}
    lines = [line("1", 1000, 900, kode_indikator="K")]
    ledger = measured(indikator=[row], anggaran=lines, pengaturan={"batas_efisiensi": None}).ledger
    assert tampil(ledger, "K.efisiensi", "K.nilai_efisiensi") == ["26,61%", "100,00"]
    assert "aturan.batas_efisiensi" not in ledger


def test_nothing_done_with_nothing_is_not_efisien(measured: Measure) -> None:
    row = {"target": Decimal(10), "realisasi": Decimal(0)}
    result = measured(indikator=[row], anggaran=[line("1", 1000, 0, kode_indikator="K")])
    assert result.efisiensi == {"K": HasilEfisiensi.TIDAK_DAPAT_DINILAI}
    assert result.ledger["K.efisiensi"].alasan == "tidak dapat dihitung: jumlah pagu × capaian 0"
    assert result.ledger["K.nilai_efisiensi"].alasan == "tidak dapat dihitung: jumlah pagu × capaian 0"


def test_an_unmeasured_indikator_has_no_efficiency(measured: Measure) -> None:
    result = measured(indikator=[{"target": Decimal(10)}], anggaran=[line("1", 1000, 0, kode_indikator="K")])
    assert result.efisiensi == {}
    assert "K.selisih_efisiensi" not in result.ledger
