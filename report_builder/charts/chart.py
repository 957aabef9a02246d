"""A chart as a value; the same value becomes the SVG of the PDF and the native chart of the Word file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class JenisGrafik(StrEnum):
    """The chart kinds of the HTML contract, as ``data-jenis`` names them."""

    BATANG = "batang"  # vertical bars, one series
    BATANG_KELOMPOK = "batang-kelompok"  # vertical bars, several series side by side
    BATANG_TARGET = "batang-target"  # vertical bars with a dashed target line (last series)
    BATANG_TUMPUK = "batang-tumpuk"  # vertical stacked bars
    BATANG_MENDATAR = "batang-mendatar"  # horizontal bars; an optional vertical reference line
    GARIS = "garis"  # lines, one per series; a series named as target is dashed
    KOTAK = "kotak"  # lying boxes of five numbers: five series, from the least to the greatest


@dataclass(frozen=True, slots=True)
class Titik:
    """One point of a series: the value (None where there is none) and its text as the report prints it."""

    nilai: Decimal | None
    tampil: str
    fakta: str = ""
    """The id of the fact, empty where the point is no fact."""


@dataclass(frozen=True, slots=True)
class Seri:
    """One series: its name and a point for every category; ``target`` series are drawn dashed, as a yardstick."""

    nama: str
    titik: tuple[Titik, ...]
    target: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: kind, categories, series, the unit of its axis, and a constant reference line if any."""

    jenis: JenisGrafik
    kategori: tuple[str, ...]
    seri: tuple[Seri, ...]
    satuan: str
    acuan: Decimal | None = None
    """The value of a reference line, such as 100 for a capaian of 100%."""
    acuan_nama: str = ""
