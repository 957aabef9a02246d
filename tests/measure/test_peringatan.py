"""Warnings: figures that disagree with each other, or that are hard to believe."""

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from report_builder.errors import Severity
from report_builder.measure import Measured
from report_builder.schema import Keadaan, Polaritas

Measure = Callable[..., Measured]


def messages(result: Measured) -> list[str]:
    assert all(problem.severity is Severity.WARNING for problem in result.problems)
    return [str(problem) for problem in result.problems]


def test_another_capaian_of_the_office_is_told_with_both_figures(measured: Measure) -> None:
    row = {"target": Decimal("13.26"), "realisasi": Decimal("17.22"), "capaian": Decimal("129.86")}
    assert messages(measured(indikator=[row | {"polaritas": Polaritas.MINIMUM}])) == [
        (
            "data.xlsx · Indikator · I2: Capaian K menurut unit kerja 129,86%, sedangkan hasil hitung 70,14% "
            "((2 × target − realisasi) / target × 100, paling rendah 0). Laporan memakai hasil hitung. "
            "Angka unit kerja cocok dengan polaritas maksimum; periksa polaritas dan rumusnya."
        )
    ]


def test_a_figure_that_no_formula_gives_is_told_so(measured: Measure) -> None:
    row = {"target": Decimal("0.64"), "realisasi": Decimal("0.18"), "capaian": Decimal("72.52")}
    assert messages(measured(indikator=[row | {"polaritas": Polaritas.MINIMUM}])) == [
        (
            "data.xlsx · Indikator · I2: Capaian K menurut unit kerja 72,52%, sedangkan hasil hitung 171,88% "
            "((2 × target − realisasi) / target × 100, paling rendah 0). Laporan memakai hasil hitung. "
            "Periksa target dan realisasinya."
        )
    ]


def test_a_capaian_of_what_cannot_be_computed_is_told(measured: Measure) -> None:
    row = {"target": Decimal(5), "keadaan": Keadaan.BELUM_DIUKUR, "capaian": Decimal(80)}
    assert messages(measured(indikator=[row])) == [
        (
            "data.xlsx · Indikator · I2: Capaian K menurut unit kerja 80%, tetapi tidak dapat dihitung: belum diukur. "
            "Laporan tidak mencetak capaian itu; periksa target, realisasi, dan keadaan."
        )
    ]


@pytest.mark.parametrize("office", ["103", "103.2", "103.16", "103.157894736842"])
def test_a_rounded_capaian_of_the_office_is_the_same(measured: Measure, office: str) -> None:
    row = {"target": Decimal(95), "realisasi": Decimal(98), "capaian": Decimal(office)}
    assert messages(measured(indikator=[row])) == []


def test_the_office_may_have_capped_what_it_shows(measured: Measure) -> None:
    row = {"target": Decimal(4), "realisasi": Decimal(6), "capaian": Decimal(120)}
    assert messages(measured(indikator=[row], pengaturan={"batas_tampil": Decimal(120)})) == []


def real_misprints() -> list[dict[str, str]]:
    path = Path(__file__).parents[1] / "cases" / "capaian_tak_cocok.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["jenis"] in {"salah cetak", "salah rumus", "pembulatan"}]


@pytest.mark.parametrize("case", real_misprints(), ids=lambda case: case["case_id"])
def test_every_real_misprint_is_told_with_both_figures(measured: Measure, case: dict[str, str]) -> None:
    row = {
        "target": Decimal(case["target"]),
        "realisasi": Decimal(case["realisasi"]),
        "capaian": Decimal(case["capaian_tercetak"]),
        "polaritas": Polaritas(case["polaritas"]),
        "rumus": case["rumus"],
    }
    result = measured(indikator=[row])
    told = next(message for message in messages(result) if "menurut unit kerja" in message)
    assert result.ledger["K.capaian_kantor"].angka == Decimal(case["capaian_tercetak"])
    assert f"hasil hitung {result.ledger['K.capaian'].tampil}" in told


def test_a_capaian_above_200_is_doubted(measured: Measure) -> None:
    row = {"target": Decimal("0.5"), "realisasi": Decimal("4.29")}
    assert messages(measured(indikator=[row])) == [
        (
            "data.xlsx · Indikator · E2: Capaian K 858,00% lebih dari 200%. "
            "Periksa apakah target terlalu rendah atau salah tulis."
        )
    ]


def test_a_percentage_above_1000_is_doubted(measured: Measure) -> None:
    row = {"target": Decimal(9000), "realisasi": Decimal(9550), "satuan": "%"}
    assert messages(measured(indikator=[row])) == [
        "data.xlsx · Indikator · F2: Realisasi K 9.550,00% lebih dari 1.000%. Periksa apakah koma desimalnya hilang."
    ]


def quarters(kumulatif: bool, *numbers: int) -> list[dict[str, object]]:
    return [
        {"kode_indikator": "K", "triwulan": number, "realisasi": Decimal(realisasi), "kumulatif": kumulatif}
        for number, realisasi in enumerate(numbers, start=1)
    ]


@pytest.mark.parametrize(
    ("triwulan", "total"),
    [(quarters(False, 10, 10, 10, 5), "35"), (quarters(True, 10, 20, 30, 37), "37")],
)
def test_quarters_that_do_not_make_the_year_are_told(
    measured: Measure, triwulan: list[dict[str, object]], total: str
) -> None:
    row = {"target": Decimal(40), "realisasi": Decimal(36)}
    assert messages(measured(indikator=[row], triwulan=triwulan)) == [
        (
            f"data.xlsx · Triwulan · D5: Realisasi K sampai TW IV {total} berbeda dengan realisasi 36 di lembar "
            "Indikator. Laporan memakai lembar Indikator; periksa kedua angka itu dan kolom kumulatif."
        )
    ]


def test_quarters_of_a_year_that_is_not_over_are_not_compared(measured: Measure) -> None:
    row = {"target": Decimal(40), "realisasi": Decimal(36)}
    assert messages(measured(indikator=[row], triwulan=quarters(False, 10, 10, 10))) == []


def budget(kode: str, pagu: int, realisasi: int | None = None, induk: str = "") -> dict[str, object]:
    paid = None if realisasi is None else Decimal(realisasi)
    return {"kode": kode, "uraian": f"Kegiatan {kode}", "pagu_akhir": Decimal(pagu), "realisasi": paid, "induk": induk}


def test_a_parent_that_is_not_the_sum_of_its_children_is_told(measured: Measure) -> None:
    lines = [budget("1", 2000, 900), budget("1.1", 1500, 500, "1"), budget("1.2", 400, 400, "1")]
    assert messages(measured(indikator=[{}], anggaran=lines)) == [
        (
            "data.xlsx · Anggaran · C2: Pagu akhir 1 Rp2.000 berbeda dengan jumlah barisnya Rp1.900. "
            "Periksa kolom induk dan angkanya; laporan memakai kedua angka apa adanya."
        )
    ]


def test_children_of_unknown_realisasi_are_not_compared(measured: Measure) -> None:
    lines = [budget("1", 1900, 900), budget("1.1", 1500, 500, "1"), budget("1.2", 400, None, "1")]
    assert messages(measured(indikator=[{}], anggaran=lines)) == []


def test_a_line_that_another_seems_to_hold_is_told_where_its_induk_is_empty(measured: Measure) -> None:
    lines = [budget("1", 500), budget("1.1", 500), budget("10", 100)]
    assert messages(measured(indikator=[{}], anggaran=lines)) == [
        (
            "data.xlsx · Anggaran · J3: Baris 1.1 tampak sebagai bagian dari baris 1, tetapi kolom induknya kosong, "
            "jadi keduanya dijumlahkan. Bila memang bagiannya, isi 1 di kolom induk."
        )
    ]


def test_a_line_that_is_less_than_its_part_would_be_is_no_induk(measured: Measure) -> None:
    assert messages(measured(indikator=[{}], anggaran=[budget("1", 500), budget("1.02", 600)])) == []


def test_a_number_of_a_list_beside_the_code_of_the_same_line_is_told_and_is_no_induk(measured: Measure) -> None:
    lines = [
        {**budget("1", 500), "uraian": "Program SDM"},
        budget("1.02.02", 100),
        {**budget("1.02.03", 500), "uraian": "Program SDM"},
    ]
    assert messages(measured(indikator=[{}], anggaran=lines)) == [
        (
            "data.xlsx · Anggaran · A2: Baris 1 dan 1.02.03 bernama sama, “Program SDM”, dan keduanya dijumlahkan. "
            "Bila barisnya satu, hapus baris 1."
        )
    ]


def test_a_kegiatan_beside_a_program_is_told(measured: Measure) -> None:
    lines = [{**budget("A", 500), "tingkat": "program"}, {**budget("B", 500), "tingkat": "kegiatan"}]
    (told,) = messages(measured(indikator=[{}], anggaran=lines))
    assert "Baris B tampak sebagai bagian dari baris A" in told


def test_a_target_below_nothing_is_told_unless_it_may_fall(measured: Measure) -> None:
    fallen = {"target": Decimal(-5), "realisasi": Decimal(-4)}
    told = messages(measured(indikator=[{**fallen, "indikator": "Indeks mutu"}]))
    assert [line for line in told if "kurang dari 0. Periksa tandanya." in line]
    assert not [
        line
        for line in messages(measured(indikator=[{**fallen, "indikator": "Pertumbuhan ekonomi"}]))
        if "tandanya" in line
    ]
