"""The ledger as a whole: every origin leads to a fact or a cell, every gap has its reason."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from report_builder.errors import Place, Problem, Severity
from report_builder.facts import Ledger, Rule
from report_builder.measure import Measured
from report_builder.rules import Rentang
from report_builder.schema import Polaritas

Measure = Callable[..., Measured]


@pytest.fixture(scope="module")
def everything(measured: Measure) -> Measured:
    """Give a report that has something of every sheet, unknown values among it."""
    return measured(
        identitas={"tanggal_data": date(2021, 12, 17), "periode": "tahunan"},
        pengaturan={"batas_rata": Decimal(120), "batas_tampil": Decimal(110), "skala": "Permendagri 86/2017"},
        indikator=[
            {"kode": "1.1", "target": Decimal(4), "realisasi": Decimal(6), "capaian": Decimal(150)},
            {"kode": "1.1.1", "target": Rentang(Decimal(1), Decimal(2)), "polaritas": Polaritas.RENTANG},
            {"kode": "O", "target": "WTP", "realisasi": "WDP", "polaritas": Polaritas.ORDINAL},
        ],
        riwayat=[{"kode_indikator": "1.1", "tahun": 2020, "target": None, "realisasi": Decimal(3)}],
        renstra=[{"kode_indikator": "1.1", "tahun_akhir": 2024, "target_akhir": Decimal(8)}],
        standar=[{"kode_indikator": "1.1", "standar": "nasional", "nilai": Decimal(5)}],
        triwulan=[{"kode_indikator": "1.1", "triwulan": 2, "target": Decimal(1), "realisasi": Decimal(2)}],
        analisis=[{"kode_indikator": "1.1", "penyebab": ("12 pelatihan",)}],
        anggaran=[
            {
                "kode": "3371",
                "uraian": "Kegiatan",
                "pagu_akhir": Decimal(100),
                "realisasi": None,
                "kode_indikator": "1.1",
                "jenis_belanja": "52",
            }
        ],
    )


def test_every_origin_is_a_cell_or_known_facts(everything: Measured) -> None:
    ledger = everything.ledger
    named = {source for fact in ledger.values() if isinstance(fact.asal, Rule) for source in fact.asal.dari}
    assert named - set(ledger) == set()


def test_every_unknown_has_its_reason(everything: Measured) -> None:
    assert [fact.id for fact in everything.ledger.values() if fact.nilai is None and not fact.alasan] == []


def test_the_ledger_keeps_the_schema_and_comes_back(everything: Measured) -> None:
    schema = json.loads(files("report_builder").joinpath("fakta.schema.json").read_text(encoding="utf-8"))
    form = json.loads(json.dumps(everything.ledger.to_json()))
    Draft202012Validator(schema).validate(form)
    assert Ledger.from_json(form) == everything.ledger


def test_the_ledger_says_whose_report_it_is(everything: Measured) -> None:
    assert everything.ledger.identitas == {
        "instansi": "Badan Narkotika Nasional",
        "unit_kerja": "Deputi Dayamas",
        "tahun": "2021",
        "periode": "tahunan",
        "tanggal_data": "2021-12-17",
    }


def test_year_and_dates_are_facts(everything: Measured) -> None:
    names = ("unit.tahun", "unit.tanggal_data", "unit.tanggal_laporan")
    assert [everything.ledger[name].tampil for name in names] == ["2021", "17 Desember 2021", "–"]


def test_bounds_of_the_scale_in_use_are_facts(everything: Measured) -> None:
    fact = everything.ledger["aturan.permendagri-86/2017.sangat-tinggi.batas_bawah"]
    assert (fact.nilai, fact.asal) == (Decimal(90), Rule("skala Permendagri 86/2017"))


def test_measuring_twice_gives_the_same(measured: Measure) -> None:
    rows = [{"target": Decimal(4), "realisasi": Decimal(6)}]
    assert measured(indikator=rows) == measured(indikator=rows)


def test_codes_that_would_share_a_fact_are_an_error(measured: Measure) -> None:
    row = {"kode": "belanja-52", "target": Decimal(4), "realisasi": Decimal(6)}
    line = {"kode": "1", "uraian": "Kegiatan", "pagu_akhir": Decimal(9), "realisasi": None, "jenis_belanja": "52"}
    mapped = line | {"kode": "2", "kode_indikator": "belanja-52"}
    problems = measured(indikator=[row], anggaran=[line, mapped]).problems
    assert problems[0] == Problem(
        Severity.ERROR,
        "Dua angka bernama “belanja-52.realisasi”.",
        None,
        "Pakai kode yang belum dipakai oleh bagian laporan yang lain.",
    )


def test_a_cell_that_takes_a_taken_name_is_named(measured: Measure) -> None:
    riwayat = [{"kode_indikator": "K", "tahun": 2020, "target": Decimal(1), "realisasi": None}] * 2
    problem = measured(indikator=[{}], riwayat=riwayat).problems[0]
    assert (problem.message, problem.where) == (
        "Dua angka bernama “K.target.2020”.",
        Place("data.xlsx", "Riwayat", "C3"),
    )
