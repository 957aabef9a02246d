"""By what a roll-up goes: the rules of the unit at the top, and each indikator as all units have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from report_builder.errors import Problem, warning
from report_builder.language import join_list
from report_builder.measure.konteks import Konteks
from report_builder.measure.rekap.tabel import AturanRekap
from report_builder.model import Indikator, Laporan
from report_builder.model.rekap import Simpul
from report_builder.model.rows import fold
from report_builder.rules import Agregasi, Rentang, adds_up, decimals, read_agregasi
from report_builder.schema import Polaritas

_MOST_DECIMALS = 4
_MEAN_DECIMALS = 2
_MEANS = frozenset({Agregasi.RATA_RATA, Agregasi.TERTIMBANG})


@dataclass(frozen=True, slots=True)
class Pokok:
    """What an indikator is: as the unit at the top has it, or where that lacks it the first one below.

    ``rumus`` is the form of minimum that holds for all units, ``desimal`` what all their figures are printed with,
    ``desimal_gabungan`` what a figure of several units is printed with.
    """

    kode: str
    kode_sasaran: str
    indikator: str
    satuan: str
    polaritas: Polaritas
    agregasi: Agregasi | None
    rumus: str
    bobot: Decimal | None
    desimal: int
    desimal_gabungan: int


@dataclass(frozen=True, slots=True)
class Acuan:
    """The report of the unit at the top with its lookups, the rules of the roll-up, the indikator by folded code."""

    konteks: Konteks
    aturan: AturanRekap
    pokok: Mapping[str, Pokok]

    @classmethod
    def of(cls, akar: Simpul) -> Acuan:
        """What the roll-up of a tree goes by; raises TypeError where the unit at the top has no report."""
        if akar.laporan is None:
            message = f"unit without a report at the top: {akar.kode}"
            raise TypeError(message)
        konteks = Konteks.of(akar.laporan)
        pengaturan = akar.laporan.pengaturan
        aturan = AturanRekap(pengaturan.capaian_rekap, pengaturan.rekap_induk, konteks.kebijakan)
        rows = _rows_by_code(one.laporan for one in akar.walk() if one.laporan)
        return cls(konteks, aturan, {kode: _pokok(konteks, own) for kode, own in rows.items()})

    @property
    def induk_ikut(self) -> bool:
        """Whether the own figures of a unit are added to those of the units below it."""
        return self.aturan.induk == "ikut"


def _rows_by_code(reports: Iterable[Laporan]) -> Mapping[str, list[Indikator]]:
    rows: dict[str, list[Indikator]] = {}
    for indikator in chain.from_iterable(one.indikator for one in reports):
        rows.setdefault(fold(indikator.kode), []).append(indikator)
    return rows


def said_below(simpul: Simpul) -> frozenset[str] | None:
    """The folded codes of which units below a unit say anything; None where none of these has reported yet.

    A row without target and realisasi says nothing: it takes no figure from the unit above it.
    """
    reports = [one.laporan for one in simpul.walk() if one.laporan and one is not simpul]
    if not reports:
        return None
    rows = chain.from_iterable(one.indikator for one in reports)
    return frozenset(fold(row.kode) for row in rows if row.target is not None or row.realisasi is not None)


def _pokok(konteks: Konteks, rows: Sequence[Indikator]) -> Pokok:
    first = rows[0]
    agregasi = next((way for one in rows if (way := read_agregasi(one.agregasi))), _undeclared(first))
    desimal = max(map(_decimals_of, rows))
    own_rumus = first.rumus if first.polaritas is Polaritas.MINIMUM else ""
    return Pokok(
        first.kode,
        first.kode_sasaran,
        first.indikator,
        first.satuan,
        first.polaritas,
        agregasi,
        own_rumus or konteks.laporan.pengaturan.rumus_minimum,
        first.bobot,
        desimal,
        max(desimal, _MEAN_DECIMALS) if agregasi in _MEANS else desimal,
    )


def _undeclared(indikator: Indikator) -> Agregasi | None:
    """What can be counted is added; what an index or a predicate makes together has to be said."""
    is_count = indikator.polaritas is not Polaritas.ORDINAL and adds_up(indikator.indikator, indikator.satuan)
    return Agregasi.JUMLAH if is_count else None


def _decimals_of(indikator: Indikator) -> int:
    return max((min(decimals(one), _MOST_DECIMALS) for one in _numbers_of(indikator)), default=0)


def _numbers_of(indikator: Indikator) -> Iterator[Decimal]:
    for value in (indikator.target, indikator.realisasi):
        match value:
            case Decimal():
                yield value
            case Rentang():
                yield from (value.bawah, value.atas)


def question_rules(acuan: Acuan, akar: Simpul) -> Iterator[Problem]:
    """Warnings: capaian that units compute by another form than the roll-up does, indikator that nothing adds up."""
    for kode, pokok in acuan.pokok.items():
        if pokok.polaritas is Polaritas.MINIMUM:
            yield from _question_form(pokok, kode, akar)
        if pokok.agregasi is None and pokok.polaritas is not Polaritas.ORDINAL:
            place = next(_rows_of(akar, kode))[1].places["agregasi"]
            message = f"Agregasi indikator “{pokok.kode}” belum ditetapkan sehingga angkanya tidak digabungkan."
            yield warning(message, place, f"Isi kolom agregasi dengan salah satu: {', '.join(Agregasi)}.")


def _question_form(pokok: Pokok, kode: str, akar: Simpul) -> Iterator[Problem]:
    others = [
        (laporan, one)
        for laporan, one in _rows_of(akar, kode)
        if (one.rumus or laporan.pengaturan.rumus_minimum) != pokok.rumus
    ]
    if others:
        units = join_list([laporan.identitas.unit_kerja for laporan, _ in others])
        message = (
            f"Capaian indikator “{pokok.kode}” dihitung dengan rumus {pokok.rumus} untuk semua unit, "
            f"sedangkan {units} memakai rumus lain."
        )
        yield warning(message, others[0][1].places["rumus"], "Samakan rumusnya bila capaian unit hendak sama.")


def _rows_of(akar: Simpul, kode: str) -> Iterator[tuple[Laporan, Indikator]]:
    for laporan in (simpul.laporan for simpul in akar.walk() if simpul.laporan):
        yield from ((laporan, one) for one in laporan.indikator if fold(one.kode) == kode)
