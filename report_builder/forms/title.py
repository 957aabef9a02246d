"""What a form says of itself: office, unit, year and period, in its title, the name of its file or its group rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import PurePath

from report_builder.dataset import Cell, CellKind, parse_triwulan
from report_builder.errors import Place
from report_builder.forms.bulan import NAMED
from report_builder.forms.grid import Grid, seen
from report_builder.forms.huruf import of_sentence
from report_builder.language import roman

_SPAN = r"(?!\s*(?:[-–—/&]|s\.? ?/?d\b\.?|sampai(?: dengan)?|dan|hingga)\s*(?:tahun\s+)?(?:20)?[0-9]{2}\b)"
_YEAR = re.compile(rf"\b(?:tahun(?: anggaran)?|ta|t\.a\.?)[ :.]*(?P<isi>20[0-9]{{2}})\b{_SPAN}", re.IGNORECASE)
"""A year by itself: of several, as in Tahun 2023–2024, none is that of the report."""
_DATE = re.compile(
    r"\b(?:per|posisi|keadaan|s\.? ?/?d\b\.?|sampai(?: dengan)?) +(?:(?:tanggal|tgl\.?) +)?"
    rf"(?P<isi>[0-9]{{1,2}} +(?:{NAMED}) +20[0-9]{{2}})\b",
    re.IGNORECASE,
)
_SHEET_YEAR = re.compile(r"(?:(?:tahun|ta) ?)?(?P<isi>20[0-9]{2})", re.IGNORECASE)
QUARTER = re.compile(
    r"(?P<sampai>\b(?:s\.? ?/?d\.?|sampai(?: dengan)?) *)?"
    r"(?<![^\W_])(?:triwulan|tw|trw)[ .:_-]*(?P<isi>iv|i{1,3}|[1-4])(?![^\W_])",
    re.IGNORECASE,
)
"""A quarter in a title or name, and whether what it is of counts from the beginning of the year."""
_UNIT = re.compile(
    r"(?:nama )?(?:perangkat daerah|opd|skpd|satuan kerja|satker|unit kerja|unit organisasi|unit)\s*:+\s*(?P<isi>\S.*)",
    re.IGNORECASE,
)
_UNIT_NAME = re.compile(
    r"(?P<isi>(?:dinas|badan|sekretariat|inspektorat|kecamatan|direktorat|deputi|biro|balai|kantor|rsud)\b.*)",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"(?P<nama>.*\S) ?\((?P<singkatan>[A-Z][\w-]{2,29})\)")
_OFFICE = re.compile(
    r"(?:nama )?(?:instansi|kementerian/lembaga|k/l|pemerintah daerah)\s*:+\s*(?P<isi>\S.*)", re.IGNORECASE
)
_OFFICE_NAME = re.compile(r"(?P<isi>(?:pemerintah|kabupaten|kota|provinsi|kementerian)\b.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ciri:
    """One thing that a form says of itself: a key of Identitas, and the cell with what it says there."""

    kunci: str
    isi: Cell
    alasan: str = ""
    """Why it is so where the form does not say it in so many words."""


_TELLS = (
    ("tahun", _YEAR),
    ("tahun", _DATE),
    ("tanggal_data", _DATE),
    ("periode", QUARTER),
    ("unit_kerja", _UNIT),
    ("instansi", _OFFICE),
    ("instansi", _OFFICE_NAME),
    ("unit_kerja", _UNIT_NAME),
)


_ANYWHERE = frozenset({"tahun", "periode", "tanggal_data"})


def of_title(grid: Grid, first: int) -> Iterator[Ciri]:
    """What the rows above a table's head say; a row is one text: "Nama OPD" in a cell, the name in that behind."""
    for row in range(first):
        cells = list(grid.filled(row))
        if cells:
            yield from of_text(" ".join(seen(cell) for _, cell in cells), cells[0][1].place)


def of_text(text: str, place: Place) -> Iterator[Ciri]:
    """What a line of text says; a name must begin it, a year or quarter may stand anywhere."""
    line = re.sub(r"\s*:\s*:\s*", ": ", text.strip())
    told: set[str] = set()
    for kunci, form in _TELLS:
        search = form.search if kunci in _ANYWHERE else form.fullmatch
        if kunci not in told and (found := search(line)):
            told.add(kunci)
            yield Ciri(kunci, Cell(CellKind.TEXT, _said(kunci, found["isi"].strip()), place))


def of_file(berkas: str) -> Iterator[Ciri]:
    """The quarter that the name of the file says."""
    if found := QUARTER.search(PurePath(berkas).stem):
        yield Ciri("periode", Cell(CellKind.TEXT, _said("periode", found["isi"]), Place(berkas)))


def of_sheet(berkas: str, lembar: str, told: AbstractSet[str]) -> Iterator[Ciri]:
    """The year and the quarter that the name of a sheet says, where its title has not told them."""
    place = Place(berkas, lembar)
    if "tahun" not in told and (found := _SHEET_YEAR.fullmatch(lembar.strip())):
        yield Ciri("tahun", Cell(CellKind.TEXT, found["isi"], place))
    if "periode" not in told and (found := QUARTER.search(lembar)):
        yield Ciri("periode", Cell(CellKind.TEXT, _said("periode", found["isi"]), place))


def agreed(told: Iterable[Ciri]) -> dict[str, Cell]:
    """What is said the same way wherever it is said, by the key; of two names neither is taken."""
    by_key: dict[str, dict[str, Cell]] = {}
    for each in told:
        by_key.setdefault(each.kunci, {}).setdefault(str(each.isi.value).casefold(), each.isi)
    return {kunci: next(iter(said.values())) for kunci, said in by_key.items() if len(said) == 1}


def office_of(unit: Cell) -> Iterator[Ciri]:
    """The government that a unit is of, by the name of the unit: Dinas Kesehatan Kabupaten Banyu Asri."""
    if found := _OF_REGION.fullmatch(seen(unit)):
        yield Ciri("instansi", replace(unit, value=f"Pemerintah {found['isi']}"), "dari nama unit kerjanya")


_OF_REGION = re.compile(
    r"(?:dinas|inspektorat|kecamatan|rsud)\b.*?\b(?P<isi>(?:kabupaten|kota|provinsi) [^()]+?)(?: \(.*\))?",
    re.IGNORECASE,
)


def with_short_name(told: Mapping[str, Cell]) -> dict[str, Cell]:
    """The same; of a unit that is called by its name and, in brackets, by a short one, both by themselves."""
    unit = told.get("unit_kerja")
    found = _SHORT_NAME.fullmatch(seen(unit)) if unit else None
    if unit is None or found is None:
        return dict(told)
    return {**told, **{kunci: replace(unit, value=found[part]) for kunci, part in _PARTS}}


_DIGITS_OF_YEAR = 4
_PARTS = (("unit_kerja", "nama"), ("singkatan", "singkatan"))


def _said(kunci: str, text: str) -> str:
    if kunci in {"instansi", "unit_kerja"}:
        return of_sentence(text)
    if kunci == "tahun":
        return text[-_DIGITS_OF_YEAR:]
    triwulan = parse_triwulan(text) if kunci == "periode" else None
    return f"TW {roman(triwulan)}" if triwulan else text
