"""Reads the columns of a sheet, each at once: what many of its cells hold alike is read once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import TypeAlias

from report_builder import language
from report_builder.dataset import Cell, CellKind, Content, are_clean, are_plain, cell_of, is_empty
from report_builder.errors import Problem, error
from report_builder.model.cells import OF_NUMBERS, Value, read_cell
from report_builder.model.sheets import FoundSheet
from report_builder.schema import Column, Jenis, Polaritas

_OF_ONE_LINE = (Jenis.TEKS, Jenis.KODE)


class Unread(Enum):
    """In place of the value of a cell that is empty or could not be read."""

    UNREAD = auto()

    def __str__(self) -> str:
        """Nothing."""
        return ""


Fault: TypeAlias = tuple[int, Problem]
"""What is wrong with a cell, behind the number of its row."""


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """The value of each row in one column, and what is wrong with its cells."""

    nama: str
    values: Sequence[Value | Unread]
    faults: Sequence[Fault] = ()


def read_column(found: FoundSheet, column: Column, polaritas: Sequence[Polaritas | None] = ()) -> ReadColumn:
    """The values of the column; ``polaritas`` is that of the indikator which each row speaks of, nothing where none do.

    Cells that share a content are read once, by what they hold; where that is at fault each is read in its own place.
    """
    contents, index = found.contents(column.nama), found.columns[column.nama]
    if column.jenis in _OF_ONE_LINE and (texts := _clean_texts(contents)):
        return ReadColumn(column.nama, texts)
    directions = polaritas or [None] * len(contents)
    keys: Sequence[Hashable] = [*map(id, contents)]
    if len(set(directions)) > 1:
        keys = [*zip(keys, directions, strict=True)]
    samples, place = dict(zip(keys, range(len(keys)), strict=True)), found.place
    if numbers := _plain_numbers([contents[at] for at in samples.values()], column, {*directions}):
        known = dict(zip(samples, numbers, strict=True))
        return ReadColumn(column.nama, [*map(known.__getitem__, keys)])
    readings = {key: _read(contents[at].at(place), column, directions[at]) for key, at in samples.items()}
    faulty = {key for key, reading in readings.items() if isinstance(reading, Problem)}
    values = {key: Unread.UNREAD if isinstance(reading, Problem) else reading for key, reading in readings.items()}
    faults = [
        (number, problem)
        for number, key in enumerate(keys if faulty else ())
        if key in faulty
        and isinstance(problem := _read(cell_of(found.table.rows, number, index), column, directions[number]), Problem)
    ]
    return ReadColumn(column.nama, [*map(values.__getitem__, keys)], faults)


def _clean_texts(contents: Sequence[Content]) -> Sequence[str]:
    """What a column holds where that is nothing but texts, each of one clean line; else nothing."""
    texts = [content.value for content in contents if content.kind is CellKind.TEXT and isinstance(content.value, str)]
    return texts if len(texts) == len(contents) and are_clean(texts) else ()


def _plain_numbers(
    contents: Sequence[Content], column: Column, directions: Collection[Polaritas | None]
) -> Sequence[Decimal]:
    """What contents hold where the column asks for numbers and they are nothing but plain ones; else nothing."""
    if column.jenis is not Jenis.ANGKA and not (column.jenis is Jenis.NILAI and OF_NUMBERS.issuperset(directions)):
        return ()
    numbers = [content.value for content in contents if isinstance(content.value, Decimal)]
    return numbers if len(numbers) == len(contents) and are_plain(numbers) else ()


def _read(cell: Cell, column: Column, polaritas: Polaritas | None) -> Value | Unread | Problem:
    if not is_empty(cell):
        return read_cell(cell, column, polaritas)
    if not column.diisi:
        return Unread.UNREAD
    hint = f"Isilah sel itu: {language.lower_first(column.keterangan)}"
    return error(f"“{column.nama}” kosong, padahal wajib diisi.", cell.place, hint)
