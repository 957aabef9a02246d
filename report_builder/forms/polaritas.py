"""Which way is the good one: as a form states it, as its targets are written, or as only its capaian can be computed.

What the names of indikator speak of is told and never taken: nobody knows it but the office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place
from report_builder.forms.grid import seen
from report_builder.forms.mapping import Kolom
from report_builder.forms.notes import Catatan, Hal, cells, quoted
from report_builder.forms.records import Indikator
from report_builder.forms.synonyms import Peran
from report_builder.forms.table import Tabel
from report_builder.measure.peringatan import agrees
from report_builder.rules import Ukuran, compute_capaian
from report_builder.schema import Polaritas
from report_builder.sources.workbook import is_percent

_STATED = (
    (Polaritas.MINIMUM, ("minim", "negatif", "turun", "rendah", "kecil", "lower")),
    (Polaritas.STABIL, ("stabil", "stabilize")),
    (Polaritas.MAKSIMUM, ("maksim", "maxim", "positif", "naik", "tinggi", "besar", "higher")),
)
_LOW_IS_GOOD = re.compile(
    r"\b(?:kematian|mortalitas|kesakitan|stunting|gizi buruk|gizi kurang|kemiskinan|miskin|pengangguran|ketimpangan"
    r"|kesenjangan|gini|inflasi|prevalensi|insidensi?|putus sekolah|buta aksara|waktu tunggu|waktu tanggap"
    r"|(?:response|respon) time|lama (?:proses|pelayanan|layanan|penyelesaian)|waktu (?:penyelesaian|pelayanan)"
    r"|pengaduan|keluhan|temuan|pelanggaran|kecelakaan|kejahatan|kriminalitas|kekerasan|korban|keterlambatan"
    r"|kebocoran|kehilangan|tunggakan|emisi|kerusakan|kekumuhan|kumuh)\b"
)
_HIGH_AFTER_ALL = re.compile(
    r"\b(?:\w*(?:selesaik?an?|tindak ?lanjut\w*|tangani|tertangani|penanganan|penurunan|pengurangan|pencegahan"
    r"|pengendalian|penanggulangan|pengentasan)|selesai|berkurang\w*|menurun\w*|dicegah|dilayani|terlayani|dibina"
    r"|direhabilitasi|pulih|bebas|layanan pengaduan|tanpa)\b"
)


@dataclass(frozen=True, slots=True)
class Arah:
    """The way of an indikator, and the form of its capaian where that is not the usual one."""

    polaritas: Cell
    rumus: Cell | None = None


def find(indikator: Sequence[Indikator], tabel: Sequence[Tabel]) -> tuple[dict[int, Arah], list[Catatan]]:
    """The way of indikator by number, and what is to be told of it and of those that have none."""
    made = _made(tabel)
    found: dict[int, Arah] = {}
    notes: list[Catatan] = []
    proved: list[tuple[Indikator, Place]] = []
    for number, each in enumerate(indikator):
        told, about = _told(each)
        notes += about
        if told is None and not about and (arah := _proven(each, made)):
            proved.append((each, arah.polaritas.place))
            told = arah
        if told:
            found[number] = told
    if proved:
        named, places = _names([each for each, _ in proved]), [place for _, place in proved]
        message = f"Polaritas {named} minimum: begitulah capaiannya pada formulir dihitung ({cells(places)})."
        notes.append(Catatan(Hal.DITAFSIRKAN, message, places[0], "Periksa kolom polaritas di lembar Indikator."))
    without = [each for number, each in enumerate(indikator) if number not in found]
    if without and not any(each.cell(Peran.POLARITAS) for each in indikator):
        notes.append(Catatan(Hal.DISESUAIKAN, _NOT_TOLD, saran="Isi kolom polaritas bagi yang lain."))
    return found, [*notes, *_about_names(without)]


_NOT_TOLD = "Formulir tidak memuat polaritas; indikator tanpa polaritas berarti maksimum (makin tinggi makin baik)."


def _told(each: Indikator) -> tuple[Arah | None, list[Catatan]]:
    """The way that a form states, or that a range or a word as target tells."""
    told, target = each.cell(Peran.POLARITAS), each.cell(Peran.TARGET)
    if told:
        words = seen(told).casefold()
        found = [polaritas for polaritas, parts in _STATED if any(part in words for part in parts)]
        if len(found) == 1:
            return _arah(found[0], told.place), []
        return None, [Catatan(Hal.TIDAK_DIPAHAMI, "Polaritas ini tidak dikenal, jadi dikosongkan.", told.place)]
    if target and target.kind is CellKind.TEXT:
        polaritas = Polaritas.RENTANG if any(sign.isdigit() for sign in seen(target)) else Polaritas.ORDINAL
        message = f"Target {seen(target)} membuat polaritas indikator ini {polaritas}."
        return _arah(polaritas, target.place), [Catatan(Hal.DISESUAIKAN, message, target.place)]
    return None, []


def _arah(polaritas: Polaritas, place: Place, rumus: str = "") -> Arah:
    return Arah(Cell(CellKind.TEXT, polaritas, place), Cell(CellKind.TEXT, rumus, place) if rumus else None)


# What capaian proves

_Cara = tuple[Polaritas, str]
_WAYS: Sequence[_Cara] = ((Polaritas.MAKSIMUM, ""), (Polaritas.MINIMUM, ""), (Polaritas.MINIMUM, "B"))
_KINDS = {
    Peran.TARGET: "target", Peran.TARGET_TRIWULAN: "target",
    Peran.REALISASI: "realisasi", Peran.REALISASI_TRIWULAN: "realisasi",
}  # fmt: skip
_NEAR = 3
"""So many columns before a capaian its target and its realisasi stand."""


@dataclass(frozen=True, slots=True)
class Bukti:
    """A capaian of a form, and the ways by which its target and its realisasi make it."""

    place: Place
    cara: frozenset[_Cara]


def _proven(each: Indikator, made: Mapping[Place, Sequence[Bukti]]) -> Arah | None:
    """Minimum where no capaian of an indikator can be that of maksimum and one way makes them all."""
    bukti = [one for place in each.tempat for one in made.get(place, ())]
    cara = [way for way in _WAYS if bukti and all(way in one.cara for one in bukti)]
    if not cara or cara[0][0] is not Polaritas.MINIMUM:
        return None
    first = next(one for one in bukti if _WAYS[0] not in one.cara)
    return _arah(Polaritas.MINIMUM, first.place, cara[0][1])


def _made(tabel: Iterable[Tabel]) -> Mapping[Place, Sequence[Bukti]]:
    """What each capaian of the forms says of its way, by the row that it stands in."""
    found: dict[Place, list[Bukti]] = defaultdict(list)
    for each in tabel:
        for target, realisasi, capaian in _compared(each.region.kolom):
            for row, cell in each.nilai.get(capaian.column, {}).items():
                numbers = [each.nilai.get(kolom.column, {}).get(row) for kolom in (target, realisasi)]
                if bukti := _judge(numbers, cell):
                    found[each.grid.line(row)].append(bukti)
    return found


def _compared(kolom: Sequence[Kolom]) -> Iterator[tuple[Kolom, Kolom, Kolom]]:
    """Each column of capaian with the target and the realisasi before it."""
    for number, each in enumerate(kolom):
        if each.makna and each.makna.peran in {Peran.CAPAIAN, Peran.PERSEN}:
            near = {
                _KINDS[one.makna.peran]: one
                for one in kolom[max(0, number - _NEAR) : number]
                if one.makna and one.makna.peran in _KINDS
            }
            if len(near) == len(set(_KINDS.values())):
                yield near["target"], near["realisasi"], each


def _judge(numbers: Sequence[Cell | None], capaian: Cell) -> Bukti | None:
    target, realisasi = (cell.value if cell else None for cell in numbers)
    told = capaian.value
    if not (isinstance(target, Decimal) and isinstance(realisasi, Decimal) and isinstance(told, Decimal)):
        return None
    told = told * 100 if is_percent(capaian.format) else told
    cara = {
        (polaritas, rumus)
        for polaritas, rumus in _WAYS
        if agrees(told, compute_capaian(Ukuran(polaritas, target, realisasi, rumus=rumus)).nilai)
    }
    return Bukti(capaian.place, frozenset(cara))


# What nobody says


def _about_names(without: Sequence[Indikator]) -> Iterator[Catatan]:
    """The indikator without a way whose names speak of what offices want to have less of."""
    found = [each for each in without if (cell := each.cell(Peran.INDIKATOR)) and speaks_of_less(seen(cell))]
    if found:
        message = (
            "Indikator tanpa polaritas dihitung makin tinggi makin baik, padahal namanya menyebut hal yang biasanya "
            f"ingin ditekan: {_names(found)}."
        )
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, found[0].tempat[0], _LESS_HINT)


def _names(indikator: Sequence[Indikator]) -> str:
    return ", ".join(f"“{quoted(seen(each.cell(Peran.INDIKATOR) or each.kode))}”" for each in indikator)


_LESS_HINT = (
    "Isi minimum di kolom polaritas lembar Indikator bagi yang makin rendah makin baik, maksimum bagi yang lain."
)


def speaks_of_less(nama: str) -> bool:
    """Whether a name speaks of what is good where it is low: Angka kematian, not Pengaduan yang ditindaklanjuti."""
    name = nama.casefold()
    return bool(_LOW_IS_GOOD.search(name)) and not _HIGH_AFTER_ALL.search(name)
