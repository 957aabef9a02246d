"""Category scales: where a value falls, and which scales are refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_builder.rules import (
    SKALA,
    SKALA_ORDINAL,
    Kelas,
    Predikat,
    Skala,
    SkalaOrdinal,
    choose_skala,
    find_faults,
)

BY_NAME = {skala.nama: skala for skala in SKALA}


def ranges(*rows: tuple[str, str | None, str | None]) -> tuple[Kelas, ...]:
    return tuple(Kelas(label, bound(low), bound(high)) for label, low, high in rows)


def bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("nama", "nilai", "label"),
    [
        ("Permendagri 86/2017", "122.64", "Sangat Tinggi"),
        ("Permendagri 86/2017", "90.5", "Sangat Tinggi"),
        ("Permendagri 86/2017", "90", "Tinggi"),
        ("Permendagri 86/2017", "75", "Sedang"),
        ("Permendagri 86/2017", "65", "Rendah"),
        ("Permendagri 86/2017", "50", "Sangat Rendah"),
        ("Permendagri 86/2017", "-70.5", "Sangat Rendah"),
        ("Lampu lalu lintas", "100", "Hijau"),
        ("Lampu lalu lintas", "99.999", "Kuning"),
        ("Lampu lalu lintas", "80", "Kuning"),
        ("Lampu lalu lintas", "79.99", "Merah"),
        ("Nilai Kinerja Anggaran", "90.01", "Sangat Baik"),
        ("Nilai Kinerja Anggaran", "50", "Sangat Kurang"),
        ("IKOTAN 0–100", "25", "Tidak Tanggap"),
        ("IKOTAN 0–100", "25.01", "Cukup Tanggap"),
        ("IKOTAN 0–100", "75", "Tanggap"),
        ("IKOTAN 0–100", "100", "Sangat Tanggap"),
        ("IKOTAN 0–100", "100.01", "di luar skala yang diketahui"),
        ("IKOTAN 0–100", "-1", "di luar skala yang diketahui"),
        ("IKOTAN 1–4", "3.533", "Sangat Tanggap"),
        ("IKOTAN 1–4", "3.532", "Tanggap"),
        ("IKOTAN 1–4", "2.600", "Cukup Tanggap"),
        ("IKOTAN 1–4", "2.599", "di luar skala yang diketahui"),
        ("IKOTAN 1–4", "4.1", "di luar skala yang diketahui"),
        ("Predikat SAKIP", "58", "CC"),
        ("Predikat SAKIP", "70", "B"),
    ],
)
def test_a_value_falls_in_its_class(nama: str, nilai: str, label: str) -> None:
    assert BY_NAME[nama].lookup(Decimal(nilai)) == label


@given(st.decimals("0", "100", places=3))
def test_a_scale_to_a_hundred_has_no_hole(nilai: Decimal) -> None:
    for nama in ("Permendagri 86/2017", "IKOTAN 0–100", "Predikat SAKIP"):
        assert BY_NAME[nama].lookup(nilai) in {kelas.label for kelas in BY_NAME[nama].kelas}


@pytest.mark.parametrize(
    ("kelas", "faults"),
    [
        ((), ("tidak ada kelas",)),
        (
            ranges(("Tinggi", "91", "100"), ("Sedang", "76", "90"), ("Rendah", None, "75")),
            (
                "nilai antara 75 dan 76 tidak masuk kelas mana pun",
                "nilai antara 90 dan 91 tidak masuk kelas mana pun",
            ),
        ),
        (
            ranges(("Tinggi", "70", "100"), ("Rendah", "0", "80")),
            ("nilai antara 70 dan 80 masuk dua kelas, Rendah dan Tinggi",),
        ),
        (
            ranges(("Baik", "50", None), ("Cukup", "50", None)),
            ("batas bawah 50 dipakai dua kelas, Baik dan Cukup",),
        ),
        (
            ranges(("Baik", None, None), ("Cukup", None, None)),
            ("batas bawah yang kosong dipakai dua kelas, Baik dan Cukup",),
        ),
        (ranges(("Baik", "100", "50")), ("batas bawah kelas Baik tidak di bawah batas atasnya",)),
        (ranges(("Tinggi", "75", "100"), ("Sedang", "50", "75"), ("Rendah", None, "50")), ()),
        (ranges(("Tinggi", "75", None), ("Rendah", "50", None)), ()),
    ],
)
def test_classes_with_holes_or_overlaps_are_named(kelas: tuple[Kelas, ...], faults: tuple[str, ...]) -> None:
    assert find_faults(kelas) == faults


def test_a_faulty_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="skala Mutu: nilai antara 50 dan 51 tidak masuk kelas mana pun"):
        Skala("Mutu", ranges(("Tinggi", "51", "100"), ("Rendah", "0", "50")))


def test_a_value_on_a_seam_of_ranges_belongs_to_the_class_above() -> None:
    skala = Skala("Mutu", ranges(("Rendah", "0", "50"), ("Tinggi", "50", "100")))
    assert [skala.lookup(Decimal(nilai)) for nilai in ("49.9", "50", "100", "101")] == [
        "Rendah",
        "Tinggi",
        "Tinggi",
        "di luar skala yang diketahui",
    ]


def test_a_predicate_is_found_whatever_its_case() -> None:
    skala = choose_skala(SKALA_ORDINAL, "opini bpk", 2021)
    assert skala is not None
    assert skala.find(" wajar  tanpa pengecualian ") == Predikat("Wajar Tanpa Pengecualian", Decimal(3))
    assert skala.find("Baik") is None


@pytest.mark.parametrize(
    ("nama", "best_first"),
    [
        ("Opini BPK", ("WTP", "WDP", "TMP")),
        ("Predikat SAKIP", ("AA", "A", "BB", "B", "CC", "C", "D")),
        ("Status kawasan rawan", ("Aman", "Siaga", "Waspada", "Bahaya")),
    ],
)
def test_shipped_predicates_are_in_order(nama: str, best_first: tuple[str, ...]) -> None:
    skala = choose_skala(SKALA_ORDINAL, nama, 2021)
    assert skala is not None
    ranks = [predikat.urutan for label in best_first if (predikat := skala.find(label))]
    assert ranks == sorted(set(ranks), reverse=True)
    assert len(ranks) == len(best_first)


def test_no_claim_is_made_on_which_of_the_two_worst_opinions_is_worse() -> None:
    skala = choose_skala(SKALA_ORDINAL, "Opini BPK", 2021)
    assert skala is not None
    assert {predikat.urutan for label in ("TMP", "TW") if (predikat := skala.find(label))} == {Decimal(1)}


def test_a_word_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="skala Opini: predikat ganda WTP, wtp"):
        SkalaOrdinal("Opini", (Predikat("WTP", Decimal(2)), Predikat("wtp", Decimal(1))))


@pytest.mark.parametrize(("tahun", "chosen"), [(2020, None), (2021, 2021), (2022, 2021), (2024, 2023)])
def test_the_scale_in_force_is_the_latest_that_is_not_later(tahun: int, chosen: int | None) -> None:
    skala = tuple(Skala("IKP", (Kelas("Mandiri"),), year) for year in (2021, 2023))
    found = choose_skala(skala, "ikp", tahun)
    assert (found and found.tahun) == chosen


def test_a_scale_without_a_year_holds_where_no_other_is_in_force() -> None:
    skala = (Skala("IKP", (Kelas("Baik"),), 2023), Skala("IKP", (Kelas("Mandiri"),)))
    found = choose_skala(skala, "IKP", 2021)
    assert found is not None
    assert found.lookup(Decimal(3)) == "Mandiri"


def test_a_scale_that_nobody_knows_is_not_found() -> None:
    assert choose_skala(SKALA, "Lain", 2021) is None


def test_every_shipped_scale_names_its_source() -> None:
    assert all(skala.sumber for skala in SKALA)
    assert all(skala.sumber for skala in SKALA_ORDINAL)
