"""Report kinds: each module says which template a kind uses and what that template sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from report_builder.exporters.iringan import Iringan
from report_builder.measure import Measured
from report_builder.measure.rekap import Rekap
from report_builder.model import Laporan
from report_builder.page import Page
from report_builder.profil import Profil

__all__ = ["Bahan", "Context", "Iringan", "Kind"]

Context: TypeAlias = Mapping[str, Any]
"""What a template sees, by name. What it still asks for it says itself, as ``perlu-diisi`` of the HTML contract."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What the documents of one report are made of.

    Its typed parts, its figures, the profile of its office, and a document that one is about.
    """

    laporan: Laporan
    measured: Measured
    profil: Profil
    bukti: Page | None = None
    """The document of the kind that ``Kind.bukti`` names."""
    sudut: str = ""
    """The angle that was asked for, one of ``Kind.sudut``; empty for the kind's first."""
    rekap: Rekap | None = None
    """What many units come to together, for a kind that is of many: the others are then of the unit at the top."""


def _always(_sudut: str, _laporan: Laporan, _measured: Measured) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """A report kind: its name, the stem of its files, its template, and the function that makes its context.

    ``formats`` are those that are made where nobody asks for others. A kind that speaks of another kind's document, as
    a review does, names that kind as ``bukti``. One that can be led by several angles names them as ``sudut``:
    ``ada_bahan`` says whether the data give one anything to begin with, and where they do not the first leads.
    ``iringan`` are made beside its documents, whatever their formats: their templates see the same context, and what
    these give is a document as its own is. One without ``formats`` consists of these alone.
    One that is ``diperiksa`` speaks to the public: no word or number in it may go beyond the data.
    One that is of ``banyak`` is made of the reports of many units.
    One that is ``diminta`` is made only where somebody asks for it by its name: not every input is fit for it.
    """

    nama: str
    berkas: str
    template: str
    context: Callable[[Bahan], Context]
    formats: tuple[str, ...] = ("pdf", "docx")
    bukti: str = ""
    sudut: tuple[str, ...] = ()
    ada_bahan: Callable[[str, Laporan, Measured], bool] = _always
    diperiksa: bool = False
    banyak: bool = False
    diminta: bool = False
    iringan: tuple[Iringan, ...] = ()
