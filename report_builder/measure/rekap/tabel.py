"""What a roll-up gives: its ledger, and the tables that a template prints from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.errors import Problem
from report_builder.facts import Fact, Ledger
from report_builder.rules import Agregasi, Hasil, Kebijakan, RataRata
from report_builder.schema import Polaritas

UNIT = "unit"


class Isi(StrEnum):
    """What a unit says of an indikator."""

    ADA = "ada"
    BELUM_DIUKUR = "belum diukur"
    TIDAK_MEMUAT = "tidak memuat indikator ini"
    TANPA_LAPORAN = "belum melapor"


@dataclass(frozen=True, slots=True)
class UnitRekap:
    """A unit as tables name it: where it stands in the tree, and how the ids of its facts begin.

    ``tingkat`` is 0 for the unit that the report is of; ``induk`` is the code of the unit above it. ``pelapor`` is one
    whose own figures are added up: a unit without units below it (or any, where the setting rekap_induk says ikut).
    """

    kode: str
    nama: str
    singkatan: str
    tingkat: int
    induk: str
    melapor: bool
    pelapor: bool

    @property
    def sebutan(self) -> str:
        """The short name where it has one, else the full name."""
        return self.singkatan or self.nama

    def id(self, ukuran: str) -> str:
        """The fact of the unit as a whole: ``unit.capaian``; of one below, ``U-0301.capaian``."""
        return f"U-{self.kode}.{ukuran}" if self.tingkat else f"{UNIT}.{ukuran}"

    def id_of(self, kode: str, ukuran: str) -> str:
        """The fact of an indikator: ``IKK-1.capaian``; of a unit below, ``U-0301/IKK-1.capaian``."""
        return f"U-{self.kode}/{kode}.{ukuran}" if self.tingkat else f"{kode}.{ukuran}"


@dataclass(frozen=True, slots=True)
class Sel:
    """An indikator at a unit: of one with units below, what they come to together.

    Its facts are ``id("target")``, ``id("realisasi")`` and ``id("capaian")``, which always exist; their value is None
    where ``isi`` is not ADA. ``pelapor`` and ``berdata`` count the units that should give a figure, and those that do.
    ``akhiran`` ends the ids of a unit's own figures where the plain ones are those of the units below it.
    """

    unit: UnitRekap
    kode: str
    isi: Isi
    hasil: Hasil
    capaian: Decimal | None
    pelapor: int
    berdata: int
    akhiran: str = ""

    def id(self, ukuran: str) -> str:
        """The id of a fact of this cell."""
        return self.unit.id_of(self.kode, f"{ukuran}{self.akhiran}")


@dataclass(frozen=True, slots=True)
class Sebaran:
    """How the capaian of reporting units spread: every value in order, and the five numbers of a box.

    Their facts are ``<kode>.capaian_terendah``, ``_kuartil_bawah``, ``_median``, ``_kuartil_atas`` and ``_tertinggi``.
    """

    nilai: tuple[Decimal, ...]
    terendah: Decimal
    kuartil_bawah: Decimal
    median: Decimal
    kuartil_atas: Decimal
    tertinggi: Decimal


@dataclass(frozen=True, slots=True)
class IndikatorRekap:
    """One indikator over all units.

    ``rumus`` and ``rumus_capaian`` say how it was added up, as printed. ``anak`` are the units directly below,
    ``pelapor`` all whose figures are added up: both from the highest capaian to the lowest, those without one at the
    end. ``tanpa_data`` are the reporting units that lack a figure, in the order of the tree; ``predikat`` counts the
    words of an ordinal one, from the best, with the ids of the counts.
    """

    kode: str
    indikator: str
    satuan: str
    polaritas: Polaritas
    agregasi: Agregasi | None
    rumus: str
    rumus_capaian: str
    sel: Sel
    anak: tuple[Sel, ...]
    pelapor: tuple[Sel, ...]
    tanpa_data: tuple[Sel, ...]
    sebaran: Sebaran | None
    predikat: tuple[tuple[str, str], ...]

    def id(self, ukuran: str) -> str:
        """The id of a fact of the unit that the report is of."""
        return self.sel.id(ukuran)


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the matrix: a unit, its cells in the order of the indikator, its mean (fact ``unit.id("capaian")``)."""

    unit: UnitRekap
    sel: tuple[Sel, ...]
    capaian: Decimal | None


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A figure that is not what it was at the last roll-up; ``ukuran`` is target or realisasi.

    Where it came or went, the other value is None. ``lama`` is the fact ``…<ukuran>_sebelumnya`` and ``selisih`` the id
    of their difference, empty where they are no numbers.
    """

    unit: UnitRekap
    kode: str
    ukuran: str
    lama: Fact
    baru: Fact
    selisih: str = ""


@dataclass(frozen=True, slots=True)
class AturanRekap:
    """How the roll-up was done: ``capaian`` total or rata-rata, ``induk`` ikut or tidak, and the policy of means."""

    capaian: str
    induk: str
    kebijakan: Kebijakan


@dataclass(frozen=True, slots=True)
class Rekap:
    """A tree of units, measured.

    ``unit`` and ``matriks`` are in the order of the tree, the unit that the report is of first. ``belum_melapor`` are
    the units that were awaited and gave nothing. ``perubahan`` is None where there is nothing to compare with;
    ``berhenti_melapor`` are the units that had a figure at that time and are silent now.
    ``rata_rata`` says, by the code of a unit, which indikator its mean counts and which it leaves out.
    """

    ledger: Ledger
    problems: tuple[Problem, ...]
    aturan: AturanRekap
    unit: tuple[UnitRekap, ...]
    indikator: tuple[IndikatorRekap, ...]
    matriks: tuple[Baris, ...]
    belum_melapor: tuple[UnitRekap, ...]
    perubahan: tuple[Perubahan, ...] | None
    berhenti_melapor: tuple[UnitRekap, ...]
    rata_rata: Mapping[str, RataRata]
