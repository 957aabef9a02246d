"""Means of the year: weights, targets of 0, and what each mean is made from."""

from collections.abc import Callable
from decimal import Decimal

from report_builder.facts import Rule
from report_builder.measure import Measured

Measure = Callable[..., Measured]


def row(kode: str, realisasi: int, **more: object) -> dict[str, object]:
    return {"kode": kode, "target": Decimal(100), "realisasi": Decimal(realisasi), **more}


def test_weights_count_for_the_unit_only(measured: Measure) -> None:
    rows = [row("A", 100, bobot=Decimal(3)), row("B", 60, bobot=Decimal(1))]
    ledger = measured(indikator=rows, pengaturan={"rata_rata": "berbobot"}).ledger
    assert [ledger[name].tampil for name in ("unit.capaian", "S-1.capaian")] == ["90,00%", "80,00%"]


def test_a_capped_mean_is_made_from_the_capped_figures(measured: Measure) -> None:
    ledger = measured(indikator=[row("A", 150), row("B", 60)], pengaturan={"batas_rata": Decimal(120)}).ledger
    rumus = "rata-rata sederhana capaian indikator yang diukur, tiap capaian indikator paling tinggi 120%"
    assert ledger["unit.capaian"].asal == Rule(rumus, ("A.capaian_rata", "B.capaian"))


def test_a_mean_of_sasaran_is_made_from_theirs(measured: Measure) -> None:
    sasaran = [{"kode": kode, "sasaran": "Meningkatnya mutu"} for kode in ("S-1", "S-2")]
    rows = [row("A", 100), row("B", 60), row("C", 20, kode_sasaran="S-2")]
    ledger = measured(sasaran=sasaran, indikator=rows, pengaturan={"rata_unit": "sasaran"}).ledger
    rule = Rule("rata-rata sederhana capaian sasaran", ("S-1.capaian", "S-2.capaian"))
    assert (ledger["unit.capaian"].tampil, ledger["unit.capaian"].asal) == ("50,00%", rule)


def test_a_target_of_zero_is_left_out_and_named(measured: Measure) -> None:
    result = measured(indikator=[row("A", 80), row("B", 5, target=Decimal(0))])
    assert result.ledger["unit.capaian"].tampil == "80,00%"
    assert result.rata_rata["unit"].dilewati == (("B", "target 0"),)


def test_a_target_of_zero_counts_as_nothing_where_told(measured: Measure) -> None:
    rows = [row("A", 80), row("B", 5, target=Decimal(0))]
    ledger = measured(indikator=rows, pengaturan={"lewati_target_nol": False}).ledger
    assert (ledger["unit.capaian"].tampil, ledger["B.capaian_rata"].tampil) == ("40,00%", "0,00%")
    assert ledger["B.capaian"].nilai is None


def test_without_any_figure_the_mean_says_why(measured: Measure) -> None:
    fact = measured(indikator=[{}]).ledger["unit.capaian"]
    assert (fact.nilai, fact.alasan) == (None, "belum ada capaian yang dapat dihitung")
