"""What units must agree on before their figures are added up: the period, and for each indikator what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report_builder.errors import Place, Problem, error, warning
from report_builder.language import join_list
from report_builder.model.parts import Indikator, Laporan
from report_builder.model.rekap.anggota import name_all
from report_builder.model.rows import fold
from report_builder.rules import Agregasi, read_agregasi
from report_builder.schema import YA_TIDAK

Report = Callable[[str, Place | None, str], Problem]


@dataclass(frozen=True, slots=True)
class _Kata:
    """What one unit says, how that is compared, how it is shown, and where it stands."""

    unit: str
    kunci: str
    tampil: str
    tempat: Place


def check_agreement(laporan: Sequence[Laporan], puncak: Laporan | None) -> Iterator[Problem]:
    """Each unit that differs from the one at the top, or where that says nothing from most others, with its cell."""
    yield from _check_period(laporan, puncak)
    yield from _check_spelling(laporan)
    of_top = {fold(one.kode) for one in puncak.indikator} if puncak else set()
    for kode, rows in _by_code(laporan).items():
        # The unit at the top comes first where it has the indikator.
        ordered = sorted(rows, key=lambda row: row[0] is not puncak) if kode in of_top else rows
        yield from _check_words(ordered, first_counts=kode in of_top)
        yield from _check_agregasi(ordered, first_counts=kode in of_top)
        yield from _check_quarters(ordered)


def _by_code(laporan: Iterable[Laporan]) -> Mapping[str, list[tuple[Laporan, Indikator]]]:
    rows: dict[str, list[tuple[Laporan, Indikator]]] = {}
    for one in laporan:
        for indikator in one.indikator:
            rows.setdefault(fold(indikator.kode), []).append((one, indikator))
    return rows


_Rows = Sequence[tuple[Laporan, Indikator]]


_PARTS_OF_CODE = re.compile(r"[0-9]+|[^\W\d_]+")


def _check_spelling(laporan: Sequence[Laporan]) -> Iterator[Problem]:
    """A warning for codes that differ in signs, blanks or zeros only: they are indikator of their own."""
    alike: dict[tuple[str, ...], list[_Kata]] = {}
    for one in laporan:
        for row in one.indikator:
            parts = tuple(part.lstrip("0") or "0" for part in _PARTS_OF_CODE.findall(fold(row.kode)))
            alike.setdefault(parts, []).append(_of_indikator(one, row, "kode", row.kode))
    for said in alike.values():
        counted = Counter(one.kunci for one in said)
        if len(counted) > 1:
            yield _spelled_apart(said, [kunci for kunci, _ in counted.most_common()])


def _spelled_apart(said: Sequence[_Kata], keys: Sequence[str]) -> Problem:
    """The spelling of most units is the one to be used; who uses another one is named."""
    usual, *others = ([one for one in said if one.kunci == kunci] for kunci in keys)
    right = usual[0].tampil
    odd = [f"“{same[0].tampil}” pada {join_list([one.unit for one in same])}" for same in others]
    told = "; ".join([*odd, f"“{right}” pada {name_all([one.unit for one in usual])}"])
    message = f"Kode yang hanya berbeda penulisannya dihitung sebagai indikator tersendiri: {told}."
    return warning(message, others[0][0].tempat, f"Pakai “{right}” di semua unit bila maksudnya indikator yang sama.")


def _check_period(laporan: Sequence[Laporan], puncak: Laporan | None) -> Iterator[Problem]:
    ordered = sorted(laporan, key=lambda one: one is not puncak)
    for kunci in ("tahun", "periode"):
        said = [_of_identity(one, kunci) for one in ordered]
        hint = "Rekap memuat satu periode saja; perbaiki Identitas unit itu atau keluarkan datanya."
        yield from _odd_ones(kunci.capitalize(), said, error, hint, first_counts=puncak is not None)


def _of_identity(laporan: Laporan, kunci: str) -> _Kata:
    identitas = laporan.identitas
    value = str(getattr(identitas, kunci))
    return _Kata(identitas.unit_kerja, value, value, identitas.places[kunci])


_WORDS = (
    ("Satuan", "satuan", error, "Samakan satuannya."),
    ("Polaritas", "polaritas", error, "Samakan polaritasnya."),
    ("Nama", "indikator", warning, "Pastikan kode itu dipakai untuk indikator yang sama."),
)


def _check_words(rows: _Rows, *, first_counts: bool) -> Iterator[Problem]:
    for label, kolom, report, hint in _WORDS:
        said = [_of_indikator(*row, kolom, getattr(row[1], kolom)) for row in rows]
        yield from _odd_ones(f"{label} indikator “{rows[0][1].kode}”", said, report, hint, first_counts=first_counts)


def _check_quarters(rows: _Rows) -> Iterator[Problem]:
    """Figures since January and figures of one quarter make no sum together."""
    quarters = [(one.identitas.unit_kerja, row.triwulan) for one, row in rows if row.triwulan]
    said = [
        _Kata(unit, str(quarter.kumulatif), YA_TIDAK[not quarter.kumulatif], quarter.places["kumulatif"])
        for unit, quarter in quarters
    ]
    hint = "Samakan: angka kumulatif sejak awal tahun, atau angka triwulan itu saja."
    yield from _odd_ones(f"Kumulatif indikator “{rows[0][1].kode}”", said, error, hint, first_counts=False)


def _check_agregasi(rows: _Rows, *, first_counts: bool) -> Iterator[Problem]:
    """Where a unit declares none, that of the others holds for it too."""
    kode = rows[0][1].kode
    known = [(row, read_agregasi(row[1].agregasi)) for row in rows]
    said = [_of_indikator(*row, "agregasi", way) for row, way in known if way]
    from_top = first_counts and known[0][1] is not None
    yield from _odd_ones(f"Agregasi indikator “{kode}”", said, error, "Samakan agregasinya.", first_counts=from_top)
    unknown = [_of_indikator(*row, "agregasi", row[1].agregasi) for row, way in known if not way and row[1].agregasi]
    if unknown:
        words = name_all([f"“{word}”" for word in dict.fromkeys(one.tampil for one in unknown)])
        units = name_all([one.unit for one in unknown])
        hint = f"Pakai salah satu: {', '.join(Agregasi)}."
        yield warning(f"Agregasi indikator “{kode}” tidak dikenal: {words} pada {units}.", unknown[0].tempat, hint)


def _of_indikator(laporan: Laporan, indikator: Indikator, kolom: str, value: str) -> _Kata:
    return _Kata(laporan.identitas.unit_kerja, fold(" ".join(value.split())), value, indikator.places[kolom])


def _odd_ones(
    subject: str, said: Sequence[_Kata], report: Report, hint: str, *, first_counts: bool
) -> Iterator[Problem]:
    """A problem for each unit that says something else than the first, or than most where that does not count."""
    counted = Counter(one.kunci for one in said)
    if len(counted) < 2:
        return
    right = said[0].kunci if first_counts else counted.most_common(1)[0][0]
    others = [one for one in said if one.kunci == right]
    of_others = f"“{others[0].tampil}” pada {name_all([one.unit for one in others])}"
    for one in said:
        if one.kunci != right:
            yield report(f"{subject} pada {one.unit} adalah “{one.tampil}”, sedangkan {of_others}.", one.tempat, hint)
