"""The swareviu: the statements of a review, answered from the finished laporan kinerja as far as software can tell.

T means that what Y stands for lacks somewhere: a part or table is not there, or a cell that fills it is empty. Y means:

======  ===============================================================================================================
I.1     gambaran umum, tugas and fungsi are told
I.2     the perjanjian kinerja gives every indikator its target
I.3     of every indikator all seven analyses are told, and at least one was measured; those that were not are named
I.4     the appendices are there, each indikator has its target in them and names source, person responsible, date and
        state of its data: where II.4 is T, or II.2 counts a source too few, this is T
I.5     at least one step for the time to come is told
I.6     every line of the budget has pagu and realisasi
II.4    every indikator names who is responsible for its data; which unit that is people must tell
III.1   every sasaran stands in the same words in the perjanjian kinerja and in the analysis. The shipped templates
        print both from one sheet, so only an office's own can make it T; the signed agreement nobody has read here,
        which the sheet says beside the Y
III.2   every indikator has its target at the end of the Renstra, shown in a table
III.4   every sasaran has an indikator
III.5   every sasaran has an indikator of the jenis IKU; an empty jenis is asked for, not taken for another one
III.7   nothing is asked for of earlier years and standards, and at least one indikator has a figure of either to be
        compared with; those that have none are named
======  ===============================================================================================================

II.2 and II.5 count the indikator that name their source and are never answered: whether the data suffice and can be
relied on nobody sees in a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from report_builder.kinds import Bahan, Context, Kind
from report_builder.kinds.bukti import Bagian, Letak, find_part
from report_builder.kinds.dasar import basics
from report_builder.model import Indikator, Laporan
from report_builder.page import Section, iter_missing
from report_builder.rules import Hasil


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
    indikator: tuple[str, ...] = ()
    """The codes of those of which there is nothing to tell."""
    utuh: bool = True
    """Whether all the evidence stands where it is looked for."""
    bersumber: int | None = None
    """How many indikator name their source, where that is all that can be told."""


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """What is looked at: the data, how each indikator came out, and the sections of their laporan kinerja."""

    laporan: Laporan
    hasil: Mapping[str, Hasil]
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
Lack: TypeAlias = tuple[str, str]
"""The sheet and the cell of what is not filled."""

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
ASAL_DATA = ("sumber_data", "penanggung_jawab")
KEADAAN_DATA = ("tanggal_data", "status_data")
"""What the appendix of sources tells of each indikator; the latter also stands in Identitas, once for them all."""


def _complete(*rujukan: Rujukan) -> Check:
    """Whether all of this is there and asks for nothing."""
    return lambda diperiksa: _answer(diperiksa, rujukan, _asked(diperiksa, rujukan))


def _analyses_what_was_measured(diperiksa: Diperiksa) -> Jawaban:
    """Whether every indikator has its analyses; those that were not measured are named."""
    unmeasured = [kode for kode, hasil in diperiksa.hasil.items() if hasil is Hasil.BELUM_DIUKUR]
    return _answer(diperiksa, [CAPAIAN], _asked(diperiksa, [CAPAIAN]), indikator=unmeasured)


def _supports_by_appendices(diperiksa: Diperiksa) -> Jawaban:
    """Whether the appendices are there and leave nothing open, of the sources neither."""
    rujukan = (LAMPIRAN_PERJANJIAN, PENGHITUNGAN, SUMBER)
    per_indikator = [cell for kolom in ASAL_DATA for cell in _empty(diperiksa, kolom)]
    return _answer(diperiksa, rujukan, [*_asked(diperiksa, rujukan), *per_indikator, *_undated(diperiksa)])


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
    return _answer(diperiksa, [PERJANJIAN], sasaran=_without(diperiksa.laporan, diperiksa.laporan.indikator))


def _measures_every_sasaran_by_iku(diperiksa: Diperiksa) -> Jawaban:
    """Whether each sasaran has an indikator of the jenis IKU; where one has no jenis, that is not known yet."""
    indikator = diperiksa.laporan.indikator
    lacking = _without(diperiksa.laporan, (each for each in indikator if each.jenis.casefold() == "iku"))
    unknown = [each for each in indikator if each.kode_sasaran in lacking and not each.jenis]
    undecided = {each.kode_sasaran for each in unknown}
    untrue = [kode for kode in lacking if kode not in undecided]
    return _answer(diperiksa, [PERJANJIAN], _cells(unknown, "jenis"), untrue)


def _compares(diperiksa: Diperiksa) -> Jawaban:
    """Whether earlier years and standards are told; where no more can be filled in, who has neither is named."""
    laporan, asked = diperiksa.laporan, _asked(diperiksa, [ANALISIS], PEMBANDING)
    earlier = {row.kode_indikator for row in laporan.riwayat if row.realisasi is not None}
    compared = earlier | {row.kode_indikator for row in laporan.standar if row.nilai is not None}
    alone = [each.kode for each in laporan.indikator if each.kode not in compared]
    return _answer(diperiksa, [ANALISIS], asked, indikator=() if asked else alone)


def _answer(
    diperiksa: Diperiksa,
    rujukan: Sequence[Rujukan],
    lacks: Iterable[Lack] = (),
    sasaran: Iterable[str] = (),
    indikator: Iterable[str] = (),
) -> Jawaban:
    """Y where the evidence is all there, nothing lacks, and there is something to tell of an indikator at least."""
    found = [each.letak(diperiksa) for each in rujukan]
    utuh = all(each.is_found(letak) for each, letak in zip(rujukan, found, strict=True))
    isian, untrue, silent = _grouped(lacks), tuple(sasaran), tuple(indikator)
    speaks = not silent or len(silent) < len(diperiksa.laporan.indikator)
    nilai: Literal["Y", "T"] = "Y" if utuh and speaks and not isian and not untrue else "T"
    return Jawaban(nilai, tuple(letak for letak in found if letak), isian, untrue, silent, utuh)


def _asked(diperiksa: Diperiksa, rujukan: Iterable[Rujukan], lembar: frozenset[str] = frozenset()) -> list[Lack]:
    """What these parts ask for; where sheets are named, only of theirs."""
    parts = [part for each in rujukan if (part := each.part(diperiksa))]
    lacks = [(lack.lembar, lack.sel) for part in parts for lack in part.kurang]
    return [lack for lack in lacks if not lembar or lack[0] in lembar]


def _without(laporan: Laporan, indikator: Iterable[Indikator]) -> list[str]:
    """The codes of the sasaran to which none of these indikator belongs."""
    measured = {each.kode_sasaran for each in indikator}
    return [each.kode for each in laporan.sasaran if each.kode not in measured]


def _empty(diperiksa: Diperiksa, kolom: str) -> list[Lack]:
    """The cells of a column of the sheet Indikator that are empty."""
    return _cells((each for each in diperiksa.laporan.indikator if not getattr(each, kolom)), kolom)


def _undated(diperiksa: Diperiksa) -> list[Lack]:
    """The cells of Identitas that would tell of the data of those indikator that do not tell it themselves."""
    identitas = diperiksa.laporan.identitas
    lacking = [kolom for kolom in KEADAAN_DATA if not getattr(identitas, kolom) and _empty(diperiksa, kolom)]
    return [(identitas.places[kolom].lembar, identitas.places[kolom].sel) for kolom in lacking]


def _cells(indikator: Iterable[Indikator], kolom: str) -> list[Lack]:
    """The cells of these indikator in a column."""
    places = [each.places[kolom] for each in indikator]
    return [(place.lembar, place.sel) for place in places]


def _grouped(cells: Iterable[Lack]) -> tuple[Isian, ...]:
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
    "I.3": _analyses_what_was_measured,
    "I.4": _supports_by_appendices,
    "I.5": _complete(LANGKAH),
    "I.6": _complete(ANGGARAN),
    "II.2": _names_sources,
    "II.4": _names_responsible,
    "II.5": _names_sources,
    "III.1": _tells_every_sasaran,
    "III.2": _complete(RENSTRA),
    "III.4": _measures_every_sasaran,
    "III.5": _measures_every_sasaran_by_iku,
    "III.7": _compares,
}
"""The statements that software can check, by their number; all others stay with people."""


def context(bahan: Bahan) -> Context:
    """What ``swareviu/swareviu.html`` sees: the answers by number of statement, and how much the report lacks."""
    sections = bahan.bukti.sections if bahan.bukti else ()
    diperiksa = Diperiksa(bahan.laporan, bahan.measured.hasil, sections)
    return {
        **basics(bahan.laporan),
        "jawaban": {kode: check(diperiksa) for kode, check in CHECKS.items()},
        "jumlah_indikator": len(bahan.laporan.indikator),
        "jumlah_kurang": len(set(iter_missing(sections))),
    }


SWAREVIU = Kind("swareviu", "swareviu", "swareviu/swareviu.html", context, bukti="lakip")
