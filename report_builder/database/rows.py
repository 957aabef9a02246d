"""The rows of one report: contents instead of values, in their order, each with the key that tells it apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from report_builder.database.catalog import Kolom
from report_builder.database.contents import content
from report_builder.database.fetch import Lembar
from report_builder.errors import Place, Problem, error
from report_builder.language import shorten
from report_builder.schema import KEYS, SHEETS, normalize
from report_builder.sources.contents import UnreadableError, shown
from report_builder.sources.grid import NOTHING, Content

_KEYS: Mapping[str, tuple[str, ...]] = {**KEYS, **{sheet.nama: ("kunci",) for sheet in SHEETS if sheet.keys}}
_LONGEST_KEY = 60
_DIGITS = re.compile(r"([0-9]+)")
_HINT = "Ubah tipe kolomnya menjadi teks, angka, atau tanggal, atau tulis kueri untuk lembar ini di report.toml."


@dataclass(frozen=True, slots=True)
class Isian:
    """A row of one report: its key (``kode=IKK-1``), and its contents by column."""

    kunci: str
    contents: tuple[Content, ...]


def rows_of(lembar: Lembar, unit: str, tahun: int | None, berkas: str) -> tuple[tuple[Isian, ...], list[Problem]]:
    """The rows of a report on a sheet, and an error for each value that no cell could hold."""
    read: list[_Read] = [(baris.nomor, *_read(lembar.columns, baris.values)) for baris in lembar.of(unit, tahun)]
    filled = [row for row in read if row[2] or any(one is not NOTHING for one in row[1])]
    if not lembar.in_order:
        filled = _sorted(lembar, filled)
    keys = _keys(lembar, [(number, contents) for number, contents, _ in filled])
    rows = tuple(Isian(kunci, contents) for kunci, (_, contents, _) in zip(keys, filled, strict=True))
    problems = [
        _unreadable(kind, Place(berkas, lembar.nama, cell(kolom, kunci)))
        for kunci, (_, _, faults) in zip(keys, filled, strict=True)
        for kolom, kind in faults
    ]
    return rows, problems


def cell(kolom: str, kunci: str) -> str:
    """What a place in a database is called: ``target · kode=IKK-1``."""
    return f"{kolom} · {kunci}"


def _read(columns: Sequence[Kolom], values: Sequence[object]) -> tuple[tuple[Content, ...], list[tuple[str, str]]]:
    contents: list[Content] = []
    faults: list[tuple[str, str]] = []
    for kolom, value in zip(columns, values, strict=True):
        try:
            contents.append(content(value, kolom.jenis))
        except UnreadableError as refused:
            contents.append(NOTHING)
            faults.append((kolom.nama, str(refused)))
    return tuple(contents), faults


def _unreadable(kind: str, place: Place) -> Problem:
    return error(f"Isinya {kind}, yang tidak dapat dibaca sebagai isian.", place, _HINT)


# --- order and keys --------------------------------------------------------------------------------------------------


_Read: TypeAlias = tuple[object, tuple[Content, ...], list[tuple[str, str]]]
"""The number of a row, its contents, and for each that none could be made of its column and what it is."""


def _sorted(lembar: Lembar, rows: list[_Read]) -> list[_Read]:
    """The rows by their numbers, and by all that they hold as far as these do not tell them apart.

    A database gives rows in any order, and in another one at another time.
    """
    numbers = [_number(nomor) for nomor, _, _ in rows]
    if len(set(numbers)) == len(numbers):
        return [row for _, row in sorted(zip(numbers, rows, strict=True), key=lambda pair: pair[0])]
    return sorted(rows, key=lambda row: (_number(row[0]), _natural(lembar, row[1])))


def _number(nomor: object) -> tuple[int, Decimal]:
    """What orders rows by their numbers, those without one at the end."""
    try:
        number = Decimal(str(nomor))
    except ArithmeticError:
        return 1, Decimal(0)
    return (0, number) if number.is_finite() else (1, Decimal(0))


def _natural(lembar: Lembar, contents: Sequence[Content]) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """What orders rows without numbers: their keys and then all that they hold, IKK-2 before IKK-10."""
    first = [contents[index] for index in _key_columns(lembar)]
    return tuple(tuple(_steps(shown(one))) for one in (*first, *contents))


def _steps(text: str) -> Iterator[tuple[int, int, str]]:
    for part in _DIGITS.split(text):
        yield (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)


def _keys(lembar: Lembar, rows: Sequence[tuple[object, Sequence[Content]]]) -> list[str]:
    columns = _key_columns(lembar)
    named = [_named(lembar, columns, contents) for _, contents in rows]
    count = Counter(named)
    order = [
        f"nomor={nomor}" if lembar.numbered and nomor is not None else f"baris={line}"
        for line, (nomor, _) in enumerate(rows, start=1)
    ]
    return [
        name if name and count[name] == 1 else ", ".join(filter(None, (name, number)))
        for name, number in zip(named, order, strict=True)
    ]


def _key_columns(lembar: Lembar) -> list[int]:
    names = [normalize(kolom.nama) for kolom in lembar.columns]
    wanted = map(normalize, _KEYS.get(lembar.nama, ()))
    return [names.index(nama) for nama in wanted if nama in names]


def _named(lembar: Lembar, columns: Sequence[int], contents: Sequence[Content]) -> str:
    parts = ((lembar.columns[index].nama, contents[index]) for index in columns)
    return ", ".join(f"{kolom}={_short(one)}" for kolom, one in parts if one is not NOTHING)


def _short(one: Content) -> str:
    return shorten(" ".join(shown(one).split()), _LONGEST_KEY)
