"""Builds reports by hand: rows as dictionaries, each field in the cell where a workbook would hold it."""

from collections.abc import Callable, Iterator, Mapping
from string import ascii_uppercase
from typing import Any, TypeAlias

import pytest

from report_builder.errors import Place
from report_builder.facts import Sumber
from report_builder.measure import Measured, measure
from report_builder.model import (
    Analisis,
    Anggaran,
    Identitas,
    Indikator,
    Kegiatan,
    Kutipan,
    Laporan,
    Pengaturan,
    Renstra,
    Riwayat,
    Sasaran,
    Skala,
    Standar,
    Triwulan,
)
from report_builder.schema import SHEETS, Sheet

PARTS: Mapping[str, Callable[..., object]] = {
    part.__name__: part
    for part in (
        Sasaran, Indikator, Riwayat, Renstra, Standar, Triwulan, Analisis, Anggaran, Kegiatan, Kutipan, Skala,
    )
}  # fmt: skip
SHEET = {sheet.nama: sheet for sheet in SHEETS}
INDIKATOR = {
    "kode": "K",
    "kode_sasaran": "S-1",
    "indikator": "Mutu",
    "satuan": "orang",
    "target": None,
    "realisasi": None,
}
IDENTITAS = {"instansi": "Badan Narkotika Nasional", "unit_kerja": "Deputi Dayamas", "tahun": 2021}
BERKAS = "data.xlsx"

Rows: TypeAlias = list[dict[str, Any]]
Build: TypeAlias = Callable[..., Laporan]


def places(sheet: Sheet, row: int) -> Mapping[str, Place]:
    if sheet.keys:
        return {key.nama: Place(BERKAS, sheet.nama, f"B{line}") for line, key in enumerate(sheet.keys, start=2)}
    return {
        column.nama: Place(BERKAS, sheet.nama, f"{letter}{row}")
        for letter, column in zip(ascii_uppercase, sheet.columns, strict=False)
    }


@pytest.fixture(scope="session")
def build() -> Build:
    """Give what makes a report of rows by sheet, with what an empty indikator or sasaran needs filled in."""

    def make(**rows: Rows | dict[str, Any]) -> Laporan:
        parts: dict[str, Any] = {"sasaran": [{"kode": "S-1", "sasaran": "Meningkatnya mutu"}], **rows}
        parts["identitas"] = make_single(Identitas, IDENTITAS | parts.get("identitas", {}))
        parts["pengaturan"] = make_single(Pengaturan, parts.get("pengaturan", {}))
        parts |= {name: tuple(make_rows(name, parts[name])) for name in parts if name.title() in PARTS}
        return Laporan(**parts, sumber=(Sumber(BERKAS, "0" * 64),))

    return make


def make_single(part: Callable[..., Any], values: dict[str, Any]) -> object:
    return part(**values, places=places(SHEET[part.__name__], 2))


def make_rows(name: str, rows: Rows) -> Iterator[object]:
    defaults = INDIKATOR if name == "indikator" else {}
    for line, row in enumerate(rows, start=2):
        yield PARTS[name.title()](**defaults | row, places=places(SHEET[name.title()], line))


@pytest.fixture(scope="session")
def measured(build: Build) -> Callable[..., Measured]:
    """Give what measures a report of rows by sheet."""
    return lambda **rows: measure(build(**rows))
