"""What an import did and what it did not: each said once, with its place in the form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.dataset import plain
from report_builder.errors import Place, Problem, warning
from report_builder.forms.personal import redact
from report_builder.language import shorten

_MOST_CELLS = 12
_LONGEST_QUOTE = 60


class Hal(StrEnum):
    """What a note is about; those that somebody should look at come first."""

    DITANYAKAN = "ditanyakan"
    TIDAK_DIPAHAMI = "tidak dipahami"
    BERBEDA = "berbeda"
    DITAFSIRKAN = "ditafsirkan"
    DISESUAIKAN = "disesuaikan"
    DITINGGALKAN = "ditinggalkan"
    DIAMBIL = "diambil"


DIPERIKSA = frozenset({Hal.DITANYAKAN, Hal.TIDAK_DIPAHAMI, Hal.BERBEDA, Hal.DITAFSIRKAN})
"""What the user should look at: told on the terminal too."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One thing that an import did, changed, left out, or could not understand."""

    hal: Hal
    pesan: str
    tempat: Place | None = None
    saran: str = ""

    def to_json(self) -> dict[str, str]:
        """The same as plain values."""
        tempat = self.tempat or Place("")
        return {
            "hal": str(self.hal),
            "pesan": self.pesan,
            "berkas": tempat.berkas,
            "lembar": tempat.lembar,
            "sel": tempat.sel,
            "saran": self.saran,
        }

    def problem(self) -> Problem:
        """The same as a warning."""
        return warning(self.pesan, self.tempat, self.saran)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """A cell whose number is not certain: what it says, and every way to read it."""

    tempat: Place
    isi: str
    bacaan: tuple[str, ...]
    tentang: str

    def to_json(self) -> dict[str, object]:
        """The same as plain values; ``jawaban`` is the key of its answer."""
        return {"jawaban": key(self.tempat), "isi": self.isi, "bacaan": list(self.bacaan), "tentang": self.tentang}

    def catatan(self) -> Catatan:
        """The question as a note."""
        readings = {0: "tidak terbaca sebagai angka", 1: f"mungkin {''.join(self.bacaan)}, tetapi belum pasti"}.get(
            len(self.bacaan), f"dapat berarti {' atau '.join(self.bacaan)}"
        )
        saran = f'Jawab dengan --answers: "{key(self.tempat)}" = …; sel itu dikosongkan.'
        return Catatan(Hal.DITANYAKAN, f"{self.tentang}: “{self.isi}” {readings}.", self.tempat, saran)


def key(place: Place) -> str:
    """How a file of answers calls a cell: ``form.xlsx!TW IV!H5``."""
    return "!".join(part for part in (place.berkas, place.lembar, place.sel) if part)


def cells(places: Iterable[Place | None]) -> str:
    """The cells by name, the first of many: ``H5, H6, … (20 sel)``; those of other sheets with the name of theirs."""
    told = [place for place in places if place]
    named = [_named(place, told[0]) for place in told]
    more = f", … ({len(named)} sel)" if len(named) > _MOST_CELLS else ""
    return ", ".join(named[:_MOST_CELLS]) + more


def _named(place: Place, first: Place) -> str:
    """A cell as a note calls it that stands at the first of its cells."""
    lembar = "" if place.lembar == first.lembar else place.lembar
    berkas = "" if place.berkas == first.berkas else place.berkas
    return key(Place(berkas, lembar, place.sel))


def quoted(text: str) -> str:
    """A text of the form as a note may show it: short, and without what belongs to a person."""
    return shorten(redact(text)[0], _LONGEST_QUOTE)


def number(value: Decimal) -> str:
    """A number without dots of thousands, so that it can be read in one way only."""
    return f"{plain(value):f}".replace(".", ",")


def in_order(notes: Sequence[Catatan]) -> tuple[Catatan, ...]:
    """The notes, those to look at first, each only once."""
    kinds = list(Hal)
    return tuple(sorted(dict.fromkeys(notes), key=lambda note: kinds.index(note.hal)))
