"""What is compared: the facts of an input or a document, and its words outside figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from report_builder.facts import Ledger

Sifat: TypeAlias = Literal["data", "word", "pdf", "fakta"]
"""Whose words can be compared with each other: those of one sort; a ledger has none."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A text and where it stands; figures that are facts are left out of it.

    ``angka`` are these in their order, where the file tells them: the fact of each, and how the text prints it.
    """

    teks: str
    tempat: str
    angka: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Isi:
    """One side of a comparison."""

    sifat: Sifat
    ledger: Ledger
    alinea: tuple[Alinea, ...] = ()
