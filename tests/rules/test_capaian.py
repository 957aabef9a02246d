"""Capaian and state by polaritas: worked examples, edge cases and real prints."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder import language
from report_builder.rules import (
    Arah,
    Hasil,
    Hitungan,
    Posisi,
    Predikat,
    Rentang,
    SkalaOrdinal,
    Ukuran,
    compare,
    compute_capaian,
    deviation,
    judge,
    locate,
)
from report_builder.rules.capaian import Nilai
from report_builder.schema import Keadaan, Polaritas

MAKSIMUM, MINIMUM, RENTANG, STABIL, ORDINAL = Polaritas
SCALE = SkalaOrdinal(
    "Opini",
    (Predikat("WTP", Decimal(3), Decimal(100)), Predikat("WDP", Decimal(2), Decimal(75)), Predikat("TMP", Decimal(1))),
)
NUMBERS = st.decimals("-1e6", "1e6", places=4)
POSITIVE = st.decimals("0.0001", "1e6", places=4)


def number(text: str | None) -> Nilai | None:
    """Give what a cell would hold: a number, a range such as 80–90, a word, or nothing."""
    if text is None:
        return None
    if "–" in text:
        return Rentang(*(Decimal(part) for part in text.split("–")))
    return text if text.isalpha() else Decimal(text)


def measured(polaritas: Polaritas, target: str | None, realisasi: str | None, rumus: str = "") -> Ukuran:
    return Ukuran(polaritas, number(target), number(realisasi), rumus=rumus, skala=SCALE)


def percent(hitungan: Hitungan) -> str:
    return hitungan.alasan if hitungan.nilai is None else language.format_percent(hitungan.nilai)


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "rumus", "capaian"),
    [
        (MAKSIMUM, "53", "65", "", "122,64%"),
        (MAKSIMUM, "4", "6", "", "150,00%"),
        (MAKSIMUM, "3.15", "3.34", "", "106,03%"),
        (MAKSIMUM, "60", "0", "", "0,00%"),
        (MAKSIMUM, "2", "-1.41", "", "-70,50%"),
        (MINIMUM, "24", "4.88", "", "179,67%"),
        (MINIMUM, "24", "4.88", "A", "179,67%"),
        (MINIMUM, "10", "25", "A", "0,00%"),
        (MINIMUM, "9.20", "9.53", "B", "96,54%"),
        (MINIMUM, "0", "0", "A", "100,00%"),
        (MINIMUM, "0", "0", "B", "100,00%"),
        (MINIMUM, "0", "3", "A", "0,00%"),
        (MINIMUM, "0", "3", "B", "0,00%"),
        (RENTANG, "80–90", "80", "", "100,00%"),
        (RENTANG, "80–90", "90", "", "100,00%"),
        (RENTANG, "80–90", "95", "", "94,44%"),
        (RENTANG, "80–90", "95", "B", "94,74%"),
        (RENTANG, "80–90", "70", "", "87,50%"),
        (MAKSIMUM, "80–90", "95", "", "105,56%"),
        (MAKSIMUM, "80–90", "85", "", "100,00%"),
        (MAKSIMUM, "80–90", "70", "", "87,50%"),
        (MINIMUM, "80–90", "95", "A", "94,44%"),
        (MINIMUM, "80–90", "70", "A", "112,50%"),
        (MINIMUM, "80–90", "70", "B", "114,29%"),
        (STABIL, "50", "45", "", "90,00%"),
        (STABIL, "50", "55", "", "90,00%"),
        (STABIL, "50", "120", "", "0,00%"),
        (ORDINAL, "WDP", "WTP", "", "100,00%"),
        (ORDINAL, "wtp", " WTP".strip(), "", "100,00%"),
        (ORDINAL, "WTP", "WDP", "", "75,00%"),
    ],
)
def test_capaian_follows_polaritas(polaritas: Polaritas, target: str, realisasi: str, rumus: str, capaian: str) -> None:
    assert percent(compute_capaian(measured(polaritas, target, realisasi, rumus))) == capaian


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "rumus", "alasan"),
    [
        (MAKSIMUM, "53", None, "", "belum diukur"),
        (MAKSIMUM, None, None, "", "belum diukur"),
        (MAKSIMUM, None, "65", "", "tanpa target"),
        (MAKSIMUM, "0", "0", "", "tidak ditargetkan"),
        (MAKSIMUM, "0", "2", "", "melebihi target (target 0)"),
        (MAKSIMUM, "0", "-2", "", "di bawah target (target 0)"),
        (MAKSIMUM, "-1", "-1.41", "", "target negatif"),
        (STABIL, "0", "1", "", "target 0"),
        (STABIL, "-1", "-1.41", "", "target negatif"),
        (MINIMUM, "-1", "-2", "A", "target negatif"),
        (MINIMUM, "5", "0", "B", "realisasi 0"),
        (MINIMUM, "5", "-1", "B", "realisasi negatif"),
        (ORDINAL, "WTP", "TMP", "", "predikat target tidak tercapai; skala tidak memberi nilai"),
        (ORDINAL, "WTP", "Baik", "", "di luar skala yang diketahui"),
        (ORDINAL, "3", "4", "", "target dan realisasi tidak sejenis"),
        (MAKSIMUM, "53", "WTP", "", "target dan realisasi tidak sejenis"),
    ],
)
def test_capaian_that_has_no_meaning_says_why(
    polaritas: Polaritas, target: str | None, realisasi: str | None, rumus: str, alasan: str
) -> None:
    hitungan = compute_capaian(measured(polaritas, target, realisasi, rumus))
    assert (hitungan.nilai, hitungan.alasan) == (None, alasan)


@pytest.mark.parametrize(
    ("ukuran", "rumus"),
    [
        (measured(MAKSIMUM, "4", "6"), "realisasi / target × 100"),
        (measured(MINIMUM, "4", "6"), "(2 × target − realisasi) / target × 100, paling rendah 0"),
        (measured(MINIMUM, "4", "6", "B"), "target / realisasi × 100"),
        (measured(STABIL, "4", "6"), "(1 − |realisasi − target| / target) × 100, paling rendah 0"),
        (measured(RENTANG, "1–4", "2"), "di dalam rentang target: 100"),
        (measured(MAKSIMUM, "1–4", "6"), "realisasi / batas atas target × 100"),
        (measured(RENTANG, "1–4", "6", "B"), "batas atas target / realisasi × 100"),
        (measured(RENTANG, "1–4", "0"), "realisasi / batas bawah target × 100"),
        (measured(ORDINAL, "WTP", "WDP"), "nilai predikat realisasi / nilai predikat target × 100"),
    ],
)
def test_the_formula_is_printable(ukuran: Ukuran, rumus: str) -> None:
    assert compute_capaian(ukuran).rumus == rumus


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "rumus", "hasil"),
    [
        (MAKSIMUM, "53", "65", "", Hasil.MELAMPAUI),
        (MAKSIMUM, "53", "53.0", "", Hasil.TERCAPAI),
        (MAKSIMUM, "25000", "24999", "", Hasil.BELUM_TERCAPAI),
        (MAKSIMUM, "60", "0", "", Hasil.NIHIL),
        (MAKSIMUM, "60", None, "", Hasil.BELUM_DIUKUR),
        (MAKSIMUM, None, "6", "", Hasil.TIDAK_DITARGETKAN),
        (MAKSIMUM, "0", "0", "", Hasil.TIDAK_DITARGETKAN),
        (MAKSIMUM, "0", "2", "", Hasil.MELAMPAUI),
        (MAKSIMUM, "-1", "-1.41", "", Hasil.BELUM_TERCAPAI),
        (MAKSIMUM, "6", "WTP", "", Hasil.TIDAK_DAPAT_DINILAI),
        (MINIMUM, "9.20", "9.53", "", Hasil.BELUM_TERCAPAI),
        (MINIMUM, "9.20", "9.20", "", Hasil.TERCAPAI),
        (MINIMUM, "9.20", "0", "", Hasil.MELAMPAUI),
        (MINIMUM, "0", "0", "", Hasil.TERCAPAI),
        (RENTANG, "80–90", "90", "", Hasil.TERCAPAI),
        (RENTANG, "80–90", "90.01", "", Hasil.BELUM_TERCAPAI),
        (RENTANG, "80–90", "79", "", Hasil.BELUM_TERCAPAI),
        (MAKSIMUM, "80–90", "90.01", "", Hasil.MELAMPAUI),
        (MAKSIMUM, "80–90", "79", "", Hasil.BELUM_TERCAPAI),
        (MINIMUM, "80–90", "79", "", Hasil.MELAMPAUI),
        (MINIMUM, "80–90", "90.01", "", Hasil.BELUM_TERCAPAI),
        (STABIL, "50", "50", "", Hasil.TERCAPAI),
        (STABIL, "50", "51", "", Hasil.BELUM_TERCAPAI),
        (STABIL, "50", "49", "", Hasil.BELUM_TERCAPAI),
        (ORDINAL, "WDP", "WTP", "", Hasil.MELAMPAUI),
        (ORDINAL, "WTP", "WTP", "", Hasil.TERCAPAI),
        (ORDINAL, "WTP", "TMP", "", Hasil.BELUM_TERCAPAI),
        (ORDINAL, "WTP", "Baik", "", Hasil.TIDAK_DAPAT_DINILAI),
        (ORDINAL, "3", "4", "", Hasil.TIDAK_DAPAT_DINILAI),
    ],
)
def test_the_state_comes_from_unrounded_numbers(
    polaritas: Polaritas, target: str | None, realisasi: str | None, rumus: str, hasil: Hasil
) -> None:
    assert judge(measured(polaritas, target, realisasi, rumus)) == hasil


@pytest.mark.parametrize("realisasi", [Decimal(0), None])
@pytest.mark.parametrize("polaritas", [MAKSIMUM, MINIMUM])
def test_a_programme_that_did_not_run_has_a_capaian_of_zero(realisasi: Decimal | None, polaritas: Polaritas) -> None:
    ukuran = Ukuran(polaritas, Decimal(60), realisasi, Keadaan.TIDAK_TERLAKSANA)
    assert (percent(compute_capaian(ukuran)), judge(ukuran)) == ("0,00%", Hasil.TIDAK_TERLAKSANA)


def test_a_programme_without_a_target_has_no_capaian_even_if_it_did_not_run() -> None:
    assert (
        percent(compute_capaian(Ukuran(MAKSIMUM, Decimal(0), Decimal(0), Keadaan.TIDAK_TERLAKSANA)))
        == "tidak ditargetkan"
    )


def test_what_is_said_to_be_unmeasured_is_not_counted() -> None:
    ukuran = Ukuran(MAKSIMUM, Decimal(60), Decimal(0), Keadaan.BELUM_DIUKUR)
    assert (percent(compute_capaian(ukuran)), judge(ukuran)) == ("belum diukur", Hasil.BELUM_DIUKUR)


@pytest.mark.parametrize(
    ("realisasi", "posisi"), [("80", Posisi.DI_DALAM), ("79.9", Posisi.DI_BAWAH), ("90.1", Posisi.DI_ATAS)]
)
def test_the_place_beside_a_range_is_told(realisasi: str, posisi: Posisi) -> None:
    assert locate(Decimal(realisasi), Rentang(Decimal(80), Decimal(90))) == posisi


@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [
        ("4", "6", Decimal(2)),
        ("80–90", "95", Decimal(5)),
        ("80–90", "85", Decimal(0)),
        ("80–90", "70", Decimal(-10)),
        ("WTP", "WDP", None),
    ],
)
def test_the_deviation_is_from_the_target_or_its_nearer_bound(
    target: str, realisasi: str, expected: Decimal | None
) -> None:
    assert deviation(number(target), number(realisasi)) == expected


@pytest.mark.parametrize(
    ("ukuran", "before", "arah"),
    [
        (measured(MAKSIMUM, "4", "6"), "5", Arah.MEMBAIK),
        (measured(MINIMUM, "4", "6"), "5", Arah.MEMBURUK),
        (measured(MINIMUM, "4", "6"), "6", Arah.TETAP),
        (measured(STABIL, "4", "5"), "2", Arah.MEMBAIK),
        (measured(RENTANG, "80–90", "95"), "89", Arah.MEMBURUK),
        (measured(ORDINAL, "WTP", "WDP"), "TMP", Arah.MEMBAIK),
        (measured(ORDINAL, "WTP", "WDP"), "Baik", None),
        (measured(MAKSIMUM, "4", None), "5", None),
    ],
)
def test_whether_a_change_is_good_comes_from_polaritas(ukuran: Ukuran, before: str, arah: Arah | None) -> None:
    earlier = number(before)
    assert earlier is not None
    assert compare(ukuran, earlier) == arah


@given(POSITIVE, NUMBERS)
def test_state_and_capaian_agree(target: Decimal, realisasi: Decimal) -> None:
    for polaritas, rumus in ((MAKSIMUM, ""), (MINIMUM, "A"), (STABIL, "")):
        ukuran = Ukuran(polaritas, target, realisasi, rumus=rumus)
        capaian = compute_capaian(ukuran).nilai
        assert capaian is not None
        assert (capaian >= 100) == (judge(ukuran) in {Hasil.MELAMPAUI, Hasil.TERCAPAI})


@given(POSITIVE, POSITIVE, st.decimals("0.001", "1000", places=3))
def test_capaian_does_not_depend_on_the_unit(target: Decimal, realisasi: Decimal, factor: Decimal) -> None:
    for polaritas in (MAKSIMUM, MINIMUM, STABIL):
        small = compute_capaian(Ukuran(polaritas, target, realisasi)).nilai
        large = compute_capaian(Ukuran(polaritas, target * factor, realisasi * factor)).nilai
        assert small is not None
        assert large is not None
        assert abs(small - large) <= Decimal("1e-15")


@given(NUMBERS, NUMBERS)
def test_a_range_of_one_number_is_a_target(bound: Decimal, realisasi: Decimal) -> None:
    as_range = Ukuran(MAKSIMUM, Rentang(bound, bound), realisasi)
    if realisasi != bound:
        assert compute_capaian(as_range).nilai == compute_capaian(Ukuran(MAKSIMUM, bound, realisasi)).nilai


def test_a_range_prints_as_one() -> None:
    assert str(Rentang(Decimal("4.98"), Decimal("5.23"))) == "4,98–5,23"


def test_an_empty_range_is_refused() -> None:
    with pytest.raises(ValueError, match="empty range: 90 to 80"):
        Rentang(Decimal(90), Decimal(80))


# Real prints


def prints(project: Path, name: str) -> Iterator[tuple[dict[str, str], Hitungan]]:
    with (project / "tests/cases" / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield (
                row,
                compute_capaian(measured(Polaritas(row["polaritas"]), row["target"], row["realisasi"], row["rumus"])),
            )


def test_real_prints_are_reproduced(project: Path) -> None:
    cases = list(prints(project, "capaian_tercetak.csv"))
    assert len(cases) >= 49
    for row, hitungan in cases:
        assert hitungan.nilai is not None
        shown = language.round_half_up(hitungan.nilai, int(row["desimal"]))
        assert (row["case_id"], shown) == (row["case_id"], Decimal(row["capaian_tercetak"]))


def test_every_other_real_print_has_its_reason(project: Path) -> None:
    kinds = {row["jenis"] for row, _ in prints(project, "capaian_tak_cocok.csv") if row["sebab"]}
    assert kinds == {"salah cetak", "salah rumus", "pembulatan", "dasar lain"}
