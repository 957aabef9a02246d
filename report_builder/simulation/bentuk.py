"""What an office is like, before any of its words and figures: the shapes that inputs come in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from report_builder.simulation.draw import Spans, chance, within

EMPTY_EVERY = 20
"""Every so many offices one has begun its workbook and not got far."""


class Susunan(StrEnum):
    """How a budget is laid out."""

    TANPA = "tanpa"
    DATAR = "datar"
    POHON = "pohon"
    DALAM = "dalam"


class Gaya(StrEnum):
    """How the office writes names."""

    BIASA = "biasa"
    PANJANG = "panjang"
    BERTANDA = "bertanda"


@dataclass(frozen=True, slots=True)
class Bentuk:
    """How much of everything an office has; shares are in percent, ``triwulan`` is 0 in a yearly report."""

    sasaran: int
    indikator: int
    tahun: int
    triwulan: int = 0
    hampir_kosong: bool = False
    riwayat: int = 0
    terisi: int = 0
    """The share of optional cells that are filled."""
    bertriwulan: bool = False
    bertarget: int = 100
    berealisasi: int = 92
    berstandar: int = 0
    beranalisis: int = 0
    susunan: Susunan = Susunan.TANPA
    kegiatan: int = 0
    kutipan: int = 0
    baris_lampiran: int = 0
    lampiran_lebar: bool = False
    gaya: Gaya = Gaya.BIASA


_SASARAN: Spans = ((15, 1, 1), (60, 2, 4), (20, 5, 11), (5, 12, 12))
_INDIKATOR: Spans = ((6, 1, 1), (6, 2, 2), (66, 3, 12), (13, 13, 25), (5, 26, 39), (4, 40, 40))
_LAMPIRAN: Spans = ((35, 0, 0), (25, 1, 10), (25, 11, 40), (10, 41, 59), (5, 60, 60))
_TERISI = (100, 100, 80, 40, 0)


def bentuk(random: Random, number: int) -> Bentuk:
    """The shape of an office."""
    tahun = random.randint(2021, 2025)
    if number % EMPTY_EVERY == 0:
        return Bentuk(
            1, random.randint(1, 3), tahun, hampir_kosong=True, bertarget=random.choice((0, 100)), berealisasi=0
        )
    sasaran = within(random, _SASARAN)
    triwulan = random.choice((0, 0, 0, 1, 2, 3, 4))
    return Bentuk(
        sasaran,
        # Every sasaran is measured by something.
        max(sasaran, within(random, _INDIKATOR)),
        tahun,
        triwulan,
        riwayat=random.randint(0, 4),
        terisi=random.choice(_TERISI),
        bertriwulan=triwulan > 0 or chance(random, 60),
        bertarget=random.choice((100, 100, 90)),
        berstandar=random.choice((0, 50, 100)),
        beranalisis=random.choice((0, 60, 100, 100)),
        susunan=random.choice(tuple(Susunan)),
        kegiatan=within(random, ((30, 0, 0), (60, 1, 3), (10, 4, 8))),
        kutipan=random.randint(0, 3),
        baris_lampiran=within(random, _LAMPIRAN),
        lampiran_lebar=chance(random, 30),
        gaya=random.choices(tuple(Gaya), (70, 15, 15))[0],
    )
