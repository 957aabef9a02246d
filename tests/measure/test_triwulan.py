"""Quarters against their own targets and the year so far against the year's."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.facts import Ledger, Rule
from report_builder.measure import Measured, measure
from report_builder.model import Laporan, at_period
from report_builder.schema import Keadaan, Polaritas

Measure = Callable[..., Measured]
YEAR = {"target": Decimal(40), "realisasi": Decimal(36)}


def quarters(
    *pairs: tuple[int | None, int | None], kumulatif: bool = False, kode: str = "K"
) -> list[dict[str, object]]:
    return [
        {
            "kode_indikator": kode,
            "triwulan": number,
            "target": None if target is None else Decimal(target),
            "realisasi": None if realisasi is None else Decimal(realisasi),
            "kumulatif": kumulatif,
        }
        for number, (target, realisasi) in enumerate(pairs, start=1)
    ]


def tampil(ledger: Ledger, *names: str) -> list[str]:
    return [ledger[name].tampil for name in names]


def test_a_quarter_stands_against_its_own_target(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (10, 12))).ledger
    assert tampil(ledger, "K.target.TW2", "K.realisasi.TW2", "K.capaian.TW2") == ["10", "12", "120,00%"]


def test_quarters_of_their_own_are_added_up_for_the_year(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (10, 12))).ledger
    assert tampil(ledger, "K.realisasi_kumulatif.TW2", "K.capaian_tahun.TW2") == ["17", "42,50%"]


def test_cumulative_quarters_are_the_year_so_far(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, 5), (20, 17), kumulatif=True)).ledger
    assert tampil(ledger, "K.capaian.TW2", "K.capaian_tahun.TW2") == ["85,00%", "42,50%"]
    assert "K.realisasi_kumulatif.TW2" not in ledger


def test_a_missing_quarter_leaves_the_year_unknown(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((10, None), (10, 12))).ledger
    fact = ledger["K.realisasi_kumulatif.TW2"]
    assert (fact.nilai, fact.alasan) == (None, "realisasi triwulan sebelumnya tidak lengkap")
    assert ledger["K.capaian_tahun.TW2"].nilai is None


@pytest.mark.parametrize(
    ("satuan", "agregasi", "so_far"),
    [
        ("%", "", "–"),
        ("indeks", "", "–"),
        ("%", "rata-rata", "85%"),
        ("indeks", "Terakhir", "90"),
        ("orang", "", "170"),
        ("%", "jumlah", "170%"),
        ("hari", "maksimum", "90"),
        ("hari", "terendah", "80"),
        ("%", "rata-rata tertimbang", "85%"),
    ],
)
def test_only_what_can_be_added_is_added(measured: Measure, satuan: str, agregasi: str, so_far: str) -> None:
    row = {"target": Decimal(90), "realisasi": Decimal(90), "satuan": satuan, "agregasi": agregasi}
    ledger = measured(indikator=[row], triwulan=quarters((90, 80), (90, 90))).ledger
    assert tampil(ledger, "K.realisasi_kumulatif.TW2") == [so_far]


def test_predicates_are_not_added(measured: Measure) -> None:
    row = {"target": "WTP", "realisasi": "WTP", "polaritas": Polaritas.ORDINAL}
    quarter = {"kode_indikator": "K", "triwulan": 1, "target": "WTP", "realisasi": "WDP"}
    ledger = measured(indikator=[row], triwulan=[quarter]).ledger
    assert "K.realisasi_kumulatif.TW1" not in ledger


def test_the_unit_has_a_mean_for_each_quarter(measured: Measure) -> None:
    rows = [YEAR | {"kode": "A"}, YEAR | {"kode": "B"}]
    triwulan = [*quarters((10, 5), kode="A"), *quarters((10, 20), kode="B")]
    ledger = measured(indikator=rows, triwulan=triwulan).ledger
    assert tampil(ledger, "unit.capaian.TW1", "unit.capaian_tahun.TW1") == ["125,00%", "31,25%"]
    assert "unit.capaian.TW2" not in ledger


def test_a_real_office_drops_targets_of_zero_and_caps_at_120(measured: Measure) -> None:
    rows = [YEAR | {"kode": kode} for kode in "ABC"]
    triwulan = [
        *quarters((10, 10), kode="A"),
        *quarters((10, 30), kode="B"),
        *quarters((0, 0), kode="C"),
    ]
    ledger = measured(indikator=rows, triwulan=triwulan, pengaturan={"batas_rata": Decimal(120)}).ledger
    assert tampil(ledger, "unit.capaian.TW1") == ["110,00%"]


def test_targets_of_zero_may_count_as_nothing(measured: Measure) -> None:
    rows = [YEAR | {"kode": kode} for kode in "AB"]
    triwulan = [*quarters((10, 10), kode="A"), *quarters((0, 0), kode="B")]
    ledger = measured(indikator=rows, triwulan=triwulan, pengaturan={"lewati_target_nol": False}).ledger
    assert tampil(ledger, "unit.capaian.TW1") == ["50,00%"]


@pytest.fixture
def in_july(build: Callable[..., Laporan]) -> Measure:
    """Give what measures a report of the second quarter."""
    return lambda **rows: measure(at_period(build(identitas={"periode": "TW II"}, **rows)))


SASARAN = [{"kode": kode, "sasaran": "Meningkatnya mutu"} for kode in ("S-1", "S-2")]
TWO = [YEAR | {"kode": "A"}, YEAR | {"kode": "B", "kode_sasaran": "S-2"}]
BOTH = [
    *quarters((10, 5), (20, 10), kumulatif=True, kode="A"),
    *quarters((10, 20), (20, 30), kumulatif=True, kode="B"),
]


def test_the_quarter_of_the_report_has_means_of_sasaran_and_counts(in_july: Measure) -> None:
    ledger = in_july(sasaran=SASARAN, indikator=TWO, triwulan=BOTH).ledger
    means = ("S-1.capaian.TW2", "S-2.capaian.TW2", "S-1.capaian_tahun.TW2", "unit.capaian.TW2")
    assert tampil(ledger, *means) == ["50,00%", "150,00%", "25,00%", "100,00%"]
    counts = ("diukur", "melampaui", "belum_tercapai", "dihitung", "dihitung_tahun")
    assert tampil(ledger, *(f"unit.jumlah_{name}.TW2" for name in counts)) == ["2", "1", "1", "2", "2"]
    assert tampil(ledger, "S-1.jumlah_diukur.TW2") == ["1"]
    assert "S-1.capaian.TW1" not in ledger


def test_a_yearly_report_counts_no_quarter(measured: Measure) -> None:
    ledger = measured(sasaran=SASARAN, indikator=TWO, triwulan=BOTH).ledger
    assert "unit.capaian.TW2" in ledger
    assert not [fact_id for fact_id in ledger if ".jumlah_" in fact_id and ".TW" in fact_id]


def test_who_has_no_row_of_the_quarter_is_left_out_with_the_reason(in_july: Measure) -> None:
    result = in_july(sasaran=SASARAN, indikator=TWO, triwulan=BOTH[:2])
    assert result.rata_triwulan["unit.capaian.TW2"].dilewati == (("B", "tanpa data TW II"),)
    assert tampil(result.ledger, "unit.capaian.TW2", "unit.jumlah_diukur.TW2") == ["50,00%", "1"]


@pytest.mark.parametrize(
    ("first", "reason"),
    [(80, "angka tiap triwulan tidak dapat digabungkan"), (None, "realisasi triwulan sebelumnya tidak lengkap")],
)
def test_who_has_no_figure_of_the_year_is_left_out_with_the_reason(
    in_july: Measure, first: int | None, reason: str
) -> None:
    row = {"target": Decimal(90), "realisasi": None, "satuan": "%"}
    result = in_july(indikator=[row], triwulan=quarters((90, first), (90, 90)))
    assert result.rata_triwulan["unit.capaian_tahun.TW2"].dilewati == (("K", reason),)
    assert result.ledger["K.capaian_tahun.TW2"].alasan == reason
    assert tampil(result.ledger, "unit.capaian.TW2") == ["100,00%"]


def test_what_did_not_run_counts_as_nothing_in_its_quarter_too(in_july: Measure) -> None:
    row = YEAR | {"realisasi": Decimal(0), "polaritas": Polaritas.MINIMUM, "keadaan": Keadaan.TIDAK_TERLAKSANA}
    ledger = in_july(indikator=[row], triwulan=quarters((None, None), (20, None), kumulatif=True)).ledger
    names = ("K.realisasi.TW2", "K.capaian", "K.capaian.TW2", "unit.capaian.TW2", "unit.capaian_tahun.TW2")
    assert tampil(ledger, *names) == ["0", "0,00%", "0,00%", "0,00%", "0,00%"]


def test_the_cap_on_what_is_shown_holds_for_the_year_so_far(in_july: Measure) -> None:
    triwulan = quarters((10, 30), (20, 60), kumulatif=True)
    ledger = in_july(indikator=[YEAR], triwulan=triwulan, pengaturan={"batas_tampil": Decimal(110)}).ledger
    assert tampil(ledger, "K.capaian_tahun.TW2", "K.capaian_tahun_tampil.TW2") == ["150,00%", "110,00%"]
    assert ledger["K.capaian_tahun_tampil.TW2"].asal == Rule(
        "capaian, paling tinggi batas tampil", ("K.capaian_tahun.TW2", "aturan.batas_tampil")
    )


@pytest.mark.parametrize(("periode", "is_part"), [("TW II", True), ("TW IV", False)])
def test_a_limit_of_the_year_is_spent_in_part_until_the_last_quarter(
    build: Callable[..., Laporan], periode: str, *, is_part: bool
) -> None:
    triwulan = quarters((10, 5), (20, 10), (30, 20), (40, 36), kumulatif=True)
    laporan = build(
        identitas={"periode": periode}, indikator=[YEAR | {"polaritas": Polaritas.MINIMUM}], triwulan=triwulan
    )
    assert ("K" in measure(at_period(laporan)).sebagian) is is_part
