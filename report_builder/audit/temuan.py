"""What an audit finds: each number, claim and misspelled word of a document, with its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from report_builder.audit.denah import Denah
from report_builder.audit.dokumen import Dokumen, Tempat


class Kelas(StrEnum):
    """The class of a finding."""

    COCOK = "cocok"
    """It ties to a fact, or to a text of the data."""
    DIBULATKAN = "dibulatkan"
    """A rounding of a fact that half up gives."""
    BERUBAH = "berubah"
    """It stands where a fact stood, or behind its name, and is another value."""
    KEDALUWARSA = "kedaluwarsa"
    """Right for the data that the document was made from, not for those of today."""
    HILANG = "hilang"
    """A fact that the document printed and that was deleted."""
    TAK_DIKENAL = "tak dikenal"
    """No fact has it, and nothing that the text states gives it."""
    TURUNAN = "turunan"
    """A difference, sum, ratio or count of what the text itself states."""
    BUKAN_FAKTA = "bukan fakta"
    """A year, a page, the number of a law or an item, an example."""
    KLAIM = "klaim"
    """Words that the numbers beside them do not bear out."""
    EJAAN = "ejaan"
    """A word that no dictionary knows, or a form that the spelling rules do not allow."""


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: what stands where, what it should be, and whether it is wrong.

    ``awal`` and ``akhir`` count the characters of the paragraph at ``di``; both are 0 where nothing stands there (a
    deleted fact, a point of a chart). ``fakta`` is the id of the fact that it ties to or should. ``alasan`` is a
    sentence for people, ``seharusnya`` what to print instead, empty where that is not known.
    """

    kelas: Kelas
    teks: str
    di: Tempat
    alasan: str = ""
    fakta: str | None = None
    seharusnya: str = ""
    salah: bool = False
    awal: int = 0
    akhir: int = 0

    def to_json(self, denah: Denah) -> dict[str, Any]:
        """The finding as an entry of ``temuan``: its place as programs know it again, and as people read it."""
        return {
            "kelas": str(self.kelas),
            "teks": self.teks,
            "fakta": self.fakta,
            "seharusnya": self.seharusnya,
            "di": str(self.di),
            "tempat": denah.sebut(self.di),
            "salah": self.salah,
            "alasan": self.alasan,
        }


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """A document and all that was found in it, in reading order.

    ``catatan`` is what is to be known before any of it: that the document is the report of another unit or year.
    """

    dokumen: Dokumen
    temuan: tuple[Temuan, ...]
    catatan: str = ""

    @property
    def salah(self) -> tuple[Temuan, ...]:
        """What is wrong."""
        return tuple(temuan for temuan in self.temuan if temuan.salah)

    @property
    def ringkasan(self) -> Mapping[str, int]:
        """How many findings each class has, those with none too."""
        return count(self.temuan)

    def to_json(self) -> dict[str, Any]:
        """``{"temuan": […], "ringkasan": {…}, "catatan": "…"}``, ready for ``json.dumps``."""
        denah = Denah(self.dokumen)
        temuan = [one.to_json(denah) for one in self.temuan]
        return {"temuan": temuan, "ringkasan": dict(self.ringkasan), "catatan": self.catatan}


def count(temuan: Iterable[Temuan]) -> Mapping[str, int]:
    """How many findings each class has, in the order of the classes."""
    counts = Counter(one.kelas for one in temuan)
    return {str(kelas): counts[kelas] for kelas in Kelas}
