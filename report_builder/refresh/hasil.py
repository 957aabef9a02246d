"""What a refresh did and what it left, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Tempat


class Hal(StrEnum):
    """What was done with one figure, row, cell or chart."""

    DIPERBARUI = "diperbarui"
    """A figure has the value of today."""
    SEL_DIPERBARUI = "sel diperbarui"
    """A cell that the program wrote says what it says today."""
    BARIS_BARU = "baris baru"
    BARIS_DIHAPUS = "baris dihapus"
    URUTAN = "urutan diperbarui"
    """The rows of a table stand in the order of the data."""
    GRAFIK_DIPERBARUI = "grafik diperbarui"
    DIKOMENTARI = "dikomentari"
    """A sentence or a number whose words do not fit today's data has a comment, and stands as it was."""
    DIUBAH_TANGAN = "diubah tangan"
    """Somebody has changed it, so it was left."""
    TIDAK_ADA_LAGI = "tidak ada lagi"
    """The data no longer hold what it says, and it was left."""
    BARIS_TAMBAHAN = "baris tambahan"
    """Somebody has added it, and it stays."""
    BELUM_DITEMPATKAN = "belum ditempatkan"
    """The data give it and the file has no place for it."""


DIKERJAKAN = frozenset(
    {
        Hal.DIPERBARUI,
        Hal.SEL_DIPERBARUI,
        Hal.BARIS_BARU,
        Hal.BARIS_DIHAPUS,
        Hal.URUTAN,
        Hal.GRAFIK_DIPERBARUI,
    }
)
"""What was done; the rest was left for people to look at."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One thing that was done or left: what stood there, what stands or should stand there, and why.

    ``tempat`` is where that is, as people find it.
    """

    hal: Hal
    di: Tempat
    lama: str = ""
    baru: str = ""
    fakta: str | None = None
    alasan: str = ""
    tempat: str = ""

    def to_json(self) -> dict[str, Any]:
        """The entry of its list."""
        form = {
            "fakta": self.fakta,
            "lama": self.lama,
            "baru": self.baru,
            "di": str(self.di),
            "tempat": self.tempat,
            "alasan": self.alasan,
        }
        return {name: value for name, value in form.items() if value or name in {"di", "fakta"}}


def bertempat(catatan: Iterable[Catatan], denah: Denah) -> Iterator[Catatan]:
    """What was done or left, each with its place as people find it in a document."""
    return (replace(one, tempat=denah.sebut(one.di)) for one in catatan)


@dataclass(frozen=True, slots=True)
class Hasil:
    """The refreshed file, and all that was done and left, tables first."""

    data: bytes
    catatan: tuple[Catatan, ...]

    @property
    def ringkasan(self) -> Mapping[Hal, int]:
        """How many there are of each, those of which there are none left out."""
        counts = Counter(one.hal for one in self.catatan)
        return {hal: counts[hal] for hal in Hal if counts[hal]}

    def to_json(self) -> dict[str, Any]:
        """A list for each kind: ``{"diperbarui": […], "baris_baru": […], …}``, and their counts."""
        lists = {hal.replace(" ", "_"): [one.to_json() for one in self.catatan if one.hal is hal] for hal in Hal}
        return {**lists, "ringkasan": {str(hal): count for hal, count in self.ringkasan.items()}}
