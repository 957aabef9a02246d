"""What is compared: the facts of an input or a document, and its words outside figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from report_builder.facts import Ledger

Sifat: TypeAlias = Literal["data", "word", "pdf", "fakta"]
"""Whose words can be compared with each other: those of one sort; a ledger has none."""

CELAH = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text where a figure stood."""


@dataclass(frozen=True, slots=True)
class Kata:
    """A word of a text: with its figures left out, as it is read, and the facts that it prints."""

    samar: str
    utuh: str
    fakta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alinea:
    """A text and where it stands; figures that are facts are left out of it.

    ``angka`` are these in their order, as far as the file tells them: the fact of each, and how the text prints it.
    ``letak`` is the place as programs know it again.
    """

    teks: str
    tempat: str
    angka: tuple[tuple[str, str], ...] = ()
    letak: str = ""

    @property
    def samar(self) -> str:
        """The text without figures, whatever blanks are between its words."""
        return " ".join(self.teks.split())

    @property
    def utuh(self) -> str:
        """The text as it is read."""
        plain, *rest = self.teks.split(CELAH)
        shown = (figure for _, figure in self.angka)
        return plain + "".join(f"{next(shown, '')}{each}" for each in rest)

    def kata(self) -> Iterator[Kata]:
        """Its words; a figure that has blanks in it is part of one."""
        figures = iter(self.angka)
        for word in self.teks.split():
            here = tuple(figure for _, figure in zip(range(word.count(CELAH)), figures, strict=False))
            yield Kata(word, Alinea(word, "", here).utuh, tuple(fact for fact, _ in here if fact))


@dataclass(frozen=True, slots=True)
class Isi:
    """One side of a comparison; ``nama`` says what the codes that ids of facts begin with stand for, where it does."""

    sifat: Sifat
    ledger: Ledger
    alinea: tuple[Alinea, ...] = ()
    nama: Mapping[str, str] = field(default_factory=dict)
