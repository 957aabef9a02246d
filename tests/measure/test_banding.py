"""An indikator beside its earlier years, Renstra and standards."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from report_builder.facts import Ledger
from report_builder.measure import Measured
from report_builder.rules import Arah
from report_builder.schema import Polaritas

Measure = Callable[..., Measured]


def before(target: int | None, realisasi: int | None, tahun: int = 2020) -> dict[str, object]:
    return {
        "kode_indikator": "K",
        "tahun": tahun,
        "target": None if target is None else Decimal(target),
        "realisasi": None if realisasi is None else Decimal(realisasi),
    }


def row(target: int, realisasi: int, **more: object) -> dict[str, object]:
    return {"target": Decimal(target), "realisasi": Decimal(realisasi), **more}


def tampil(ledger: Ledger, *measures: str) -> list[str]:
    return [ledger[f"K.{name}"].tampil for name in measures]


def test_every_earlier_year_has_its_figures(measured: Measure) -> None:
    ledger = measured(indikator=[row(50, 60)], riwayat=[before(40, 30), before(40, None, 2019)]).ledger
    assert tampil(ledger, "target.2020", "realisasi.2020", "capaian.2020") == ["40", "30", "75,00%"]
    assert tampil(ledger, "target.2019", "realisasi.2019", "capaian.2019") == ["40", "–", "–"]


def test_the_change_since_last_year(measured: Measure) -> None:
    result = measured(indikator=[row(50, 60)], riwayat=[before(40, 80)])
    assert tampil(result.ledger, "perubahan", "perubahan_mutlak", "perubahan_persen", "perubahan_persen_mutlak") == [
        "-20",
        "20",
        "-25,00%",
        "25,00%",
    ]
    assert tampil(result.ledger, "perubahan_capaian", "perubahan_capaian_mutlak") == ["-80,00", "80,00"]
    assert result.ledger["K.perubahan_capaian"].satuan == "poin persen"
    assert result.arah == {"K": Arah.MEMBURUK}


def test_whether_a_rise_is_good_comes_from_polaritas(measured: Measure) -> None:
    result = measured(indikator=[row(50, 60, polaritas=Polaritas.MINIMUM)], riwayat=[before(50, 40)])
    assert result.arah == {"K": Arah.MEMBURUK}


@pytest.mark.parametrize(
    ("satuan", "realisasi", "alasan"),
    [
        ("%", 40, "satuan %: perubahan dalam poin persen"),
        ("orang", 0, "realisasi tahun lalu 0"),
        ("orang", -3, "realisasi tahun lalu negatif"),
    ],
)
def test_a_change_without_a_percentage_says_why(measured: Measure, satuan: str, realisasi: int, alasan: str) -> None:
    ledger = measured(indikator=[row(50, 60, satuan=satuan)], riwayat=[before(50, realisasi)]).ledger
    assert (ledger["K.perubahan_persen"].nilai, ledger["K.perubahan_persen"].alasan) == (None, alasan)
    assert "K.perubahan_persen_mutlak" not in ledger


def test_only_the_year_before_is_compared(measured: Measure) -> None:
    ledger = measured(indikator=[row(50, 60)], riwayat=[before(40, 30, 2019)]).ledger
    assert "K.perubahan" not in ledger


def test_realisasi_against_the_end_of_renstra(measured: Measure) -> None:
    renstra = [{"kode_indikator": "K", "tahun_akhir": 2024, "target_akhir": Decimal(80)}]
    ledger = measured(indikator=[row(50, 60)], renstra=renstra).ledger
    assert tampil(ledger, "target_akhir.2024", "capaian_renstra.2024") == ["80", "75,00%"]


def test_renstra_follows_polaritas(measured: Measure) -> None:
    renstra = [{"kode_indikator": "K", "tahun_akhir": 2024, "target_akhir": Decimal(40)}]
    ledger = measured(indikator=[row(50, 60, polaritas=Polaritas.MINIMUM)], renstra=renstra).ledger
    assert tampil(ledger, "capaian_renstra.2024") == ["50,00%"]


def test_standards_are_numbered_from_the_second(measured: Measure) -> None:
    standar = [
        {"kode_indikator": "K", "standar": name, "nilai": None if nilai is None else Decimal(nilai)}
        for name, nilai in (("nasional", 70), ("internasional", 55), ("tidak ada", None))
    ]
    ledger = measured(indikator=[row(50, 60)], standar=standar).ledger
    assert tampil(ledger, "standar", "selisih_standar", "selisih_standar_mutlak") == ["70", "-10", "10"]
    assert tampil(ledger, "standar.2", "selisih_standar.2", "selisih_standar_mutlak.2") == ["55", "5", "5"]
    assert "K.standar.3" not in ledger


def test_a_standard_without_a_value_is_not_known(measured: Measure) -> None:
    standar = [{"kode_indikator": "K", "standar": "nasional", "nilai": None}]
    ledger = measured(indikator=[row(50, 60)], standar=standar).ledger
    assert (ledger["K.standar"].nilai, ledger["K.standar"].alasan) == (None, "tidak diisi")
