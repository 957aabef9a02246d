"""The scales that the input brings, made from its rows, and the facts of their bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from report_builder.model import Skala as Baris
from report_builder.rules import Kelas, Predikat, Skala, SkalaOrdinal


def own_skala(rows: Iterable[Baris]) -> Iterator[Skala]:
    """The scales of numbers in the input; raises ValueError where one has holes or overlaps."""
    for group in _scales(rows):
        if not _is_ordinal(group):
            kelas = tuple(Kelas(row.label, row.batas_bawah, row.batas_atas) for row in group)
            yield Skala(group[0].nama, kelas, group[0].tahun, _sumber(group))


def own_ordinals(rows: Iterable[Baris]) -> Iterator[SkalaOrdinal]:
    """The ordinal scales in the input: those whose rows have an ``urutan``."""
    for group in _scales(rows):
        if _is_ordinal(group):
            predikat = (Predikat(row.label, row.urutan, row.nilai) for row in group if row.urutan is not None)
            yield SkalaOrdinal(group[0].nama, tuple(predikat), group[0].tahun, _sumber(group))


def _scales(rows: Iterable[Baris]) -> Iterator[Sequence[Baris]]:
    scales: dict[tuple[str, int | None], list[Baris]] = {}
    for row in rows:
        scales.setdefault((row.nama.casefold(), row.tahun), []).append(row)
    yield from scales.values()


def _is_ordinal(rows: Sequence[Baris]) -> bool:
    return any(row.urutan is not None for row in rows)


def _sumber(rows: Sequence[Baris]) -> str:
    return next((row.sumber for row in rows if row.sumber), "")
