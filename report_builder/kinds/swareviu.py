"""The swareviu: the statements of a review, answered from the finished laporan kinerja as far as software can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from report_builder.kinds import Bahan, Context, Kind
from report_builder.kinds.bukti import Bagian, Letak, find_part
from report_builder.kinds.dasar import basics
from report_builder.model import Indikator, Laporan
from report_builder.page import Section


@dataclass(frozen=True, slots=True)
class Isian:
    """The empty cells of one sheet; none where the sheet itself is not there."""

    lembar: str
    sel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The answer to one statement: Y, T, or neither where only people can tell; its evidence, and what lacks."""

    nilai: Literal["Y", "T", ""]
    bukti: tuple[Letak, ...]
    isian: tuple[Isian, ...] = ()
    sasaran: tuple[str, ...] = ()
    """The codes of those for which the statement does not hold."""
    bersumber: int | None = None
    """How many indikator name their source, where that is all that can be told."""


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """What is looked at: the data, and the sections of the laporan kinerja that was made of them."""

    laporan: Laporan
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Rujukan:
    """Where to look for evidence: the id of a section or heading, and of a table in that part."""

    bagian: str
    tabel: str = ""

    def part(self, diperiksa: Diperiksa) -> Bagian | None:
        """The part that is meant, if it is there."""
        return find_part(diperiksa.sections, self.bagian)

    def letak(self, diperiksa: Diperiksa) -> Letak | None:
        """Where it stands; None where the part is not there."""
        part = self.part(diperiksa)
        return part.letak(self.tabel) if part else None

    def is_found(self, letak: Letak | None) -> bool:
        """Whether part and table are there."""
        return letak is not None and (letak.tabel != "" or not self.tabel)


Check: TypeAlias = Callable[[Diperiksa], Jawaban]

GAMBARAN_UMUM = Rujukan("bagian-gambaran-umum")
TUGAS_FUNGSI = Rujukan("bagian-tugas-fungsi")
RENSTRA = Rujukan("bagian-rencana-strategis", "tabel-renstra")
PERJANJIAN = Rujukan("bagian-perjanjian-kinerja", "tabel-perjanjian")
CAPAIAN = Rujukan("bagian-capaian", "tabel-rekap")
ANALISIS = Rujukan("bagian-capaian")
ANGGARAN = Rujukan("bagian-anggaran", "tabel-anggaran")
LANGKAH = Rujukan("bagian-langkah")
LAMPIRAN_PERJANJIAN = Rujukan("lampiran-perjanjian", "tabel-lampiran-perjanjian")
PENGHITUNGAN = Rujukan("lampiran-penghitungan", "tabel-penghitungan")
SUMBER = Rujukan("lampiran-sumber", "tabel-sumber")

PEMBANDING = frozenset({"Riwayat", "Standar"})
"""The sheets of earlier years and of standards."""


def _complete(*rujukan: Rujukan, lembar: frozenset[str] = frozenset()) -> Check:
    """Whether all of this is there and asks for nothing; where sheets are named, for nothing of theirs."""

    def check(diperiksa: Diperiksa) -> Jawaban:
        parts = [part for each in rujukan if (part := each.part(diperiksa))]
        lacks = [lack for part in parts for lack in part.kurang if not lembar or lack.lembar in lembar]
        return _answer(diperiksa, rujukan, [(lack.lembar, lack.sel) for lack in lacks])

    return check


def _names_sources(diperiksa: Diperiksa) -> Jawaban:
    """How many indikator name their source; whether that is enough people decide."""
    lacks = _empty(diperiksa, "sumber_data")
    bersumber = len(diperiksa.laporan.indikator) - len(lacks)
    return replace(_answer(diperiksa, [SUMBER], lacks), nilai="", bersumber=bersumber)


def _names_responsible(diperiksa: Diperiksa) -> Jawaban:
    """Whether every indikator names who is responsible for its data."""
    return _answer(diperiksa, [SUMBER], _empty(diperiksa, "penanggung_jawab"))


def _tells_every_sasaran(diperiksa: Diperiksa) -> Jawaban:
    """Whether each sasaran stands in the same words in the perjanjian kinerja and above its analysis."""
    rujukan = (PERJANJIAN, CAPAIAN)
    told = [part.lines if (part := each.part(diperiksa)) else frozenset() for each in rujukan]
    untold = [
        each.kode for each in diperiksa.laporan.sasaran if any(_folded(each.sasaran) not in lines for lines in told)
    ]
    return _answer(diperiksa, rujukan, sasaran=untold)


def _measures_every_sasaran(diperiksa: Diperiksa) -> Jawaban:
    """Whether each sasaran has an indikator."""
    return _answer(diperiksa, [CAPAIAN], sasaran=_without(diperiksa.laporan, diperiksa.laporan.indikator))


def _measures_every_sasaran_by_iku(diperiksa: Diperiksa) -> Jawaban:
    """Whether each sasaran has an indikator of the jenis IKU."""
    iku = [each for each in diperiksa.laporan.indikator if each.jenis.casefold() == "iku"]
    return _answer(diperiksa, [CAPAIAN], sasaran=_without(diperiksa.laporan, iku))


def _answer(
    diperiksa: Diperiksa,
    rujukan: Sequence[Rujukan],
    lacks: Iterable[tuple[str, str]] = (),
    sasaran: Iterable[str] = (),
) -> Jawaban:
    """Y where the evidence is all there and nothing lacks."""
    found = [each.letak(diperiksa) for each in rujukan]
    whole = all(each.is_found(letak) for each, letak in zip(rujukan, found, strict=True))
    isian, untrue = _grouped(lacks), tuple(sasaran)
    nilai: Literal["Y", "T"] = "Y" if whole and not isian and not untrue else "T"
    return Jawaban(nilai, tuple(letak for letak in found if letak), isian, untrue)


def _without(laporan: Laporan, indikator: Iterable[Indikator]) -> list[str]:
    """The codes of the sasaran to which none of these indikator belongs."""
    measured = {each.kode_sasaran for each in indikator}
    return [each.kode for each in laporan.sasaran if each.kode not in measured]


def _empty(diperiksa: Diperiksa, kolom: str) -> list[tuple[str, str]]:
    """The cells of a column of the sheet Indikator that are empty."""
    places = [each.places[kolom] for each in diperiksa.laporan.indikator if not getattr(each, kolom)]
    return [(place.lembar, place.sel) for place in places]


def _grouped(cells: Iterable[tuple[str, str]]) -> tuple[Isian, ...]:
    """The cells sheet by sheet, each once, in the order in which they are asked for."""
    sheets: dict[str, dict[str, None]] = {}
    for lembar, sel in cells:
        sheets.setdefault(lembar, {}).update({sel: None} if sel else {})
    return tuple(Isian(lembar, tuple(found)) for lembar, found in sheets.items())


def _folded(text: str) -> str:
    return " ".join(text.split())


CHECKS: Mapping[str, Check] = {
    "I.1": _complete(GAMBARAN_UMUM, TUGAS_FUNGSI),
    "I.2": _complete(PERJANJIAN),
    "I.3": _complete(CAPAIAN),
    "I.4": _complete(LAMPIRAN_PERJANJIAN, PENGHITUNGAN, SUMBER),
    "I.5": _complete(LANGKAH),
    "I.6": _complete(ANGGARAN),
    "II.2": _names_sources,
    "II.4": _names_responsible,
    "II.5": _names_sources,
    "III.1": _tells_every_sasaran,
    "III.2": _complete(RENSTRA),
    "III.4": _measures_every_sasaran,
    "III.5": _measures_every_sasaran_by_iku,
    "III.7": _complete(ANALISIS, lembar=PEMBANDING),
}
"""The statements that software can check, by their number; all others stay with people."""


def context(bahan: Bahan) -> Context:
    """What ``swareviu/swareviu.html`` sees: the answers by the number of their statement."""
    diperiksa = Diperiksa(bahan.laporan, bahan.bukti.sections if bahan.bukti else ())
    return {
        **basics(bahan.laporan),
        "jawaban": {kode: check(diperiksa) for kode, check in CHECKS.items()},
        "jumlah_indikator": len(bahan.laporan.indikator),
    }


SWAREVIU = Kind("swareviu", "swareviu", "swareviu/swareviu.html", context, bukti="lakip")
