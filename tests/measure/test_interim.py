"""An interim report: the period against its own target, progress against the year's, no comparison with whole years."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from report_builder.errors import Place
from report_builder.facts import Rule
from report_builder.measure import Measured, measure
from report_builder.model import Laporan, at_period
from report_builder.schema import Polaritas

Build = Callable[..., Laporan]
Measure = Callable[..., Measured]

RUMUS = "realisasi / target × 100"
YEAR = {"target": Decimal(200), "realisasi": Decimal(96)}
LAST_YEAR = {"kode_indikator": "K", "tahun": 2020, "target": Decimal(180), "realisasi": Decimal(190)}
RENSTRA = {"kode_indikator": "K", "tahun_akhir": 2024, "target_akhir": Decimal(800)}


def quarters(*pairs: tuple[int, int], kumulatif: bool = True) -> list[dict[str, object]]:
    return [
        {
            "kode_indikator": "K",
            "triwulan": number,
            "target": Decimal(target),
            "realisasi": Decimal(realisasi),
            "kumulatif": kumulatif,
        }
        for number, (target, realisasi) in enumerate(pairs, start=1)
    ]


@pytest.fixture(scope="session")
def interim(build: Build) -> Measure:
    """Give what measures a report of the second quarter."""

    def measured_at_period(**rows: object) -> Measured:
        return measure(at_period(build(identitas={"periode": "TW II"}, **rows)))

    return measured_at_period


def test_the_period_stands_against_its_own_target(interim: Measure) -> None:
    ledger = interim(indikator=[YEAR], triwulan=quarters((50, 40), (100, 96))).ledger
    names = ("K.target", "K.realisasi", "K.capaian", "K.target_tahun", "unit.capaian")
    assert [ledger[name].tampil for name in names] == ["100", "96", "96,00%", "200", "96,00%"]
    assert ledger["K.target"].asal == Place("data.xlsx", "Triwulan", "C3")
    assert ledger["K.target_tahun"].asal == Place("data.xlsx", "Indikator", "E2")


def test_progress_stays_against_the_target_of_the_year(interim: Measure) -> None:
    ledger = interim(indikator=[YEAR], triwulan=quarters((50, 40), (100, 96))).ledger
    assert [ledger[f"{kode}.capaian_tahun.TW2"].tampil for kode in ("K", "unit")] == ["48,00%", "48,00%"]
    assert ledger["K.capaian_tahun.TW2"].asal == Rule(RUMUS, ("K.realisasi.TW2", "K.target_tahun"))


def test_the_target_of_a_yearly_report_is_that_of_the_year(measured: Measure) -> None:
    ledger = measured(indikator=[YEAR], triwulan=quarters((50, 40), (100, 96))).ledger
    assert ledger["K.target_tahun"] == replace(ledger["K.target"], id="K.target_tahun")
    assert ledger["K.capaian_tahun.TW2"].asal == Rule(RUMUS, ("K.realisasi.TW2", "K.target_tahun"))


def test_a_part_of_a_year_is_not_compared_with_a_whole_one(interim: Measure) -> None:
    result = interim(indikator=[YEAR], triwulan=quarters((50, 40), (100, 96)), riwayat=[LAST_YEAR])
    assert result.ledger["K.realisasi.2020"].tampil == "190"
    assert not [fact_id for fact_id in result.ledger if ".perubahan" in fact_id]
    assert result.arah == {}


@pytest.mark.parametrize(
    ("row", "source", "progress"),
    [
        (YEAR, "K.realisasi_kumulatif.TW2", "17,00%"),
        (YEAR | {"satuan": "indeks"}, "K.realisasi", "12,00%"),
    ],
)
def test_the_medium_term_counts_the_year_so_far(
    interim: Measure, row: dict[str, object], source: str, progress: str
) -> None:
    triwulan = quarters((50, 40), (100, 96), kumulatif=False)
    result = interim(indikator=[row], triwulan=triwulan, renstra=[RENSTRA])
    assert result.sampai_kini == {"K": source}
    assert result.ledger["K.capaian_renstra.2024"].tampil == progress


@pytest.mark.parametrize(("agregasi", "progress"), [("jumlah", "–"), ("rata-rata", "188,00%")])
def test_a_part_of_a_limit_is_no_progress(interim: Measure, agregasi: str, progress: str) -> None:
    row = YEAR | {"polaritas": Polaritas.MINIMUM, "agregasi": agregasi}
    ledger = interim(indikator=[row], triwulan=quarters((50, 40), (100, 96)), renstra=[RENSTRA]).ledger
    assert ledger["K.capaian_renstra.2024"].tampil == progress


FOUR = ((50, 40), (100, 96), (150, 140), (200, 190))


@pytest.mark.parametrize(
    ("kumulatif", "stated", "told"),
    [(True, 190, None), (True, 96, "190"), (False, 466, None), (False, 96, None), (True, None, None)],
)
def test_another_realisasi_on_the_sheet_of_the_year_is_told_at_its_end(
    build: Build, *, kumulatif: bool, stated: int | None, told: str | None
) -> None:
    row = YEAR | {"realisasi": None if stated is None else Decimal(stated)}
    triwulan = quarters(*FOUR, kumulatif=kumulatif)
    problems = measure(at_period(build(identitas={"periode": "TW IV"}, indikator=[row], triwulan=triwulan))).problems
    expected = (
        f"data.xlsx · Triwulan · D5: Realisasi K sampai TW IV {told} berbeda dengan realisasi {stated} di lembar "
        "Indikator. Laporan memakai lembar Triwulan; periksa kedua angka itu dan kolom kumulatif."
    )
    assert [str(problem) for problem in problems] == ([] if told is None else [expected])


@pytest.mark.parametrize("kumulatif", [True, False])
def test_an_earlier_quarter_is_not_compared_with_the_year(interim: Measure, *, kumulatif: bool) -> None:
    row = YEAR | {"realisasi": Decimal(190)}
    assert interim(indikator=[row], triwulan=quarters(*FOUR, kumulatif=kumulatif)).problems == ()


def test_the_capaian_that_an_office_gives_for_the_year_is_not_that_of_a_quarter(
    interim: Measure, measured: Measure
) -> None:
    rows = {"indikator": [YEAR | {"capaian": Decimal("95.00")}], "triwulan": quarters((50, 40), (100, 96))}
    assert interim(**rows).problems == ()
    assert [str(problem.where) for problem in measured(**rows).problems] == ["data.xlsx · Indikator · I2"]
