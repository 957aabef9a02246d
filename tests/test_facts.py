"""Facts and their ledger: what is printed, and the form of fakta.json."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from report_builder.errors import Place
from report_builder.facts import Fact, Ledger, Nilai, Rule, Sumber

CELL = Place("dayamas-2021.xlsx", "Indikator", "F2")
CAPAIAN = Fact(
    "IKK-1.capaian",
    Decimal(6500) / 53,
    "%",
    Rule("realisasi / target × 100", ("IKK-1.realisasi", "IKK-1.target")),
)
LEDGER = Ledger(
    {"unit_kerja": "Deputi Bidang Pemberdayaan Masyarakat", "tahun": "2021"},
    (Sumber("dayamas-2021.xlsx", "ab" * 32),),
    (
        Fact("IKK-1.realisasi", Decimal(65), "kawasan", CELL, 0),
        CAPAIAN,
        Fact("IKK-2.capaian", None, "%", Rule("realisasi / target × 100"), alasan="belum diukur"),
        Fact("IKK-3.target", "80–90", "hari", CELL),
        Fact("unit.tanggal_data", date(2021, 12, 17), "", CELL),
        Fact("unit.pagu", Decimal("1.25E+6"), "Rp", CELL),
    ),
)


@pytest.fixture(scope="session")
def schema() -> Draft202012Validator:
    """Give the package's JSON Schema of fakta.json."""
    form = json.loads(files("report_builder").joinpath("fakta.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(form)
    return Draft202012Validator(form)


@pytest.mark.parametrize(
    ("nilai", "satuan", "desimal", "tampil"),
    [
        (Decimal(6500) / 53, "%", None, "122,64%"),
        (Decimal("99.996"), "%", 3, "99,996%"),
        (Decimal(1250000), "Rp", None, "Rp1.250.000"),
        (Decimal(2021), "tahun kalender", None, "2021"),
        (Decimal(8691), "orang", None, "8.691"),
        (Decimal("3.5"), "indeks", 2, "3,50"),
        (date(2021, 12, 17), "", None, "17 Desember 2021"),
        ("80–90", "hari", None, "80–90"),
        (None, "%", None, "–"),
    ],
)
def test_a_fact_prints_by_its_unit(nilai: Nilai | None, satuan: str, desimal: int | None, tampil: str) -> None:
    assert Fact("IKK-1.x", nilai, satuan, CELL, desimal).tampil == tampil


def test_a_fact_without_a_number_gives_none() -> None:
    with pytest.raises(TypeError, match=r"fact IKK-3\.target holds no number: '80–90'"):
        _ = LEDGER["IKK-3.target"].angka


def test_a_ledger_is_read_by_id() -> None:
    assert LEDGER["IKK-1.capaian"] is CAPAIAN
    assert (len(LEDGER), next(iter(LEDGER)), "IKK-9.capaian" in LEDGER) == (6, "IKK-1.realisasi", False)


def test_two_facts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match=r"facts given twice: IKK-1\.capaian"):
        Ledger({}, (), (CAPAIAN, Fact("IKK-1.capaian", Decimal(1), "%", CELL)))


def test_the_form_holds_value_print_and_origin() -> None:
    assert LEDGER.to_json()["fakta"][:3] == [
        {
            "id": "IKK-1.realisasi",
            "nilai": "65",
            "satuan": "kawasan",
            "tampil": "65",
            "asal": {"berkas": "dayamas-2021.xlsx", "lembar": "Indikator", "sel": "F2"},
            "desimal": 0,
        },
        {
            "id": "IKK-1.capaian",
            "nilai": "122.6415094339622641509433962",
            "satuan": "%",
            "tampil": "122,64%",
            "asal": {"rumus": "realisasi / target × 100", "dari": ["IKK-1.realisasi", "IKK-1.target"]},
        },
        {
            "id": "IKK-2.capaian",
            "nilai": None,
            "satuan": "%",
            "tampil": "–",
            "asal": {"rumus": "realisasi / target × 100", "dari": []},
            "alasan": "belum diukur",
        },
    ]


def test_the_form_comes_back_as_it_was() -> None:
    assert Ledger.from_json(json.loads(json.dumps(LEDGER.to_json()))) == LEDGER


def test_a_form_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match=r"fakta\.json versi 2, yang dikenal 1"):
        Ledger.from_json(LEDGER.to_json() | {"versi": 2})


@pytest.mark.parametrize(
    "forged",
    [
        {"nilai": "NaN"},
        {"nilai": "1e999999999"},
        {"satuan": None},
        {"satuan": ["kawasan"]},
        {"id": 65},
        {"desimal": "2"},
        {"desimal": 10**9},
    ],
    ids=str,
)
def test_a_fact_that_somebody_has_forged_is_refused(forged: dict[str, Any]) -> None:
    form = Ledger({}, (), (Fact("a.b", Decimal(65), "kawasan", Place("data.xlsx")),)).to_json()
    with pytest.raises(ValueError, match="no fact"):
        Ledger.from_json(form | {"fakta": [form["fakta"][0] | forged]})


def test_an_identity_of_more_than_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="identitas"):
        Ledger.from_json(LEDGER.to_json() | {"identitas": {"unit_kerja": {"a": 1}}})


def test_the_form_keeps_its_schema(schema: Draft202012Validator) -> None:
    schema.validate(LEDGER.to_json())


@given(st.decimals("-1e30", "1e30"))
def test_every_number_keeps_schema_and_value(schema: Draft202012Validator, nilai: Decimal) -> None:
    ledger = Ledger({}, (), (Fact("a.b", nilai, "", CELL, 2),))
    schema.validate(ledger.to_json())
    assert Ledger.from_json(ledger.to_json())["a.b"].nilai == nilai


@pytest.mark.parametrize(
    "change",
    [
        {"nilai": None},
        {"nilai": "1,5"},
        {"nilai": "17 Desember", "jenis": "tanggal"},
        {"id": "IKK-1"},
        {"asal": {"rumus": ""}},
        {"lain": 1},
    ],
)
def test_the_schema_refuses_what_is_no_fact(schema: Draft202012Validator, change: dict[str, Any]) -> None:
    form = LEDGER.to_json()
    form["fakta"][0] |= change
    assert not schema.is_valid(form)


@pytest.mark.parametrize(
    ("nilai", "satuan", "told"),
    [
        (Decimal(65), "kawasan", "65 kawasan"),
        (Decimal(65), "%", "65,00%"),
        (Decimal(65), "Rp", "Rp65"),
        (Decimal(2021), "tahun kalender", "2021"),
        ("Tertata", "tingkat", "Tertata"),
        (None, "kawasan", "–"),
    ],
)
def test_a_number_has_its_unit_and_a_word_has_none(nilai: Nilai | None, satuan: str, told: str) -> None:
    assert Fact("IKK-6.realisasi", nilai, satuan, CELL).bersatuan == told
