"""Reads data that are in pandas already, and gives the figures of a report to it; nothing else needs pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from report_builder.dataset import Content, Dataset, Rows, Table, contents_of
from report_builder.errors import Place, Problem, ReportError, error, has_errors, warning
from report_builder.facts import Fact, Ledger, Rule, Sumber
from report_builder.language import normalize_text, shorten
from report_builder.sources.contents import UnreadableError, fingerprint, value_content
from report_builder.sources.csv import sheet_name
from report_builder.sources.files import as_text
from report_builder.sources.grid import NOTHING, size_problems, text_content, text_problems

if TYPE_CHECKING:
    import pandas as pd

Frames: TypeAlias = "Mapping[str, pd.DataFrame]"
"""DataFrames by the names of the sheets that they stand for."""
Location: TypeAlias = "Path | str | Frames"
"""Where data are: a file or folder, ``<source>://…``, or the data themselves as `Frames`."""

BERKAS = "DataFrame"
"""What places call the file of data that have none."""

_LONGEST_LABEL = 60
_TYPE_HINT = "Ubah isinya menjadi teks, angka, tanggal, atau nilai logika."
_LABEL_HINT = "Jadikan semua judul teks, misalnya dengan df.columns = df.columns.map(str)."
_INDEX_HINT = "Ubah indeks itu menjadi kolom dengan df.reset_index() bila isinya diperlukan."


def read(frames: Frames) -> Dataset:
    """The tables that the frames are, by the names of their sheets or files; the labels of columns are the header.

    A place is the labels of its column and row. Raises ReportError with every problem found in any of them.
    """
    tables: list[Table] = []
    problems: list[Problem] = []
    for given, frame in frames.items():
        nama = sheet_name(as_text(str(given)))
        faults = [*_name_faults(given), *_faults(Place(BERKAS, nama), frame)]
        problems += faults
        if not has_errors(faults):
            table, faults = _table(nama, frame)
            tables.append(table)
            problems += faults
    if has_errors(problems):
        raise ReportError(problems)
    contents = ((one.nama, [str(cell.value) for cell in one.header], contents_of(one.rows)) for one in tables)
    return Dataset(tuple(tables), (Sumber(BERKAS, fingerprint(contents)),), tuple(problems))


def _name_faults(nama: object) -> Iterator[Problem]:
    if not isinstance(nama, str):
        message = f"Nama lembar {_label(nama)} bukan teks."
        yield error(message, Place(BERKAS), "Pakai nama lembarnya, misalnya “Indikator”.")


def _faults(place: Place, frame: object) -> Iterator[Problem]:
    """What keeps a frame from being read as a sheet at all."""
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        hint = "Berikan sebuah DataFrame untuk setiap lembar."
        yield error(f"Isi lembar ini bertipe {type(frame).__name__}, bukan DataFrame.", place, hint)
        return
    if isinstance(frame.index, pd.MultiIndex):
        yield error("Indeks barisnya bertingkat (MultiIndex).", place, _INDEX_HINT)
    elif frame.index.name is not None and frame.index.name not in frame.columns:
        message = f"Indeks “{_label(frame.index.name)}” bukan kolom, jadi tidak dibaca."
        yield warning(message, place, _INDEX_HINT)
    if isinstance(frame.columns, pd.MultiIndex):
        yield error("Judul kolomnya bertingkat (MultiIndex).", place, "Beri setiap kolom satu judul saja.")
    else:
        yield from _label_faults(list(frame.columns), place)
    for problem in size_problems(place.berkas, place.lembar, len(frame) + 1, len(frame.columns)):
        yield replace(problem, where=place)


def _label_faults(labels: Sequence[object], place: Place) -> Iterator[Problem]:
    """The errors of labels of columns that name none, or not one alone."""
    count = Counter(map(_label, labels))
    for label in labels:
        if not isinstance(label, str):
            yield error(f"Judul kolom {_label(label)} bukan teks.", replace(place, sel=_label(label)), _LABEL_HINT)
    for nama, times in count.items():
        if times > 1:
            hint = "Hapus atau ganti nama salah satunya."
            yield error(f"Judul kolom “{nama}” ada {times} kali.", replace(place, sel=nama), hint)


def _table(nama: str, frame: pd.DataFrame) -> tuple[Table, list[Problem]]:
    """The rows of a frame that hold anything, with an error for each value that no cell could hold."""
    labels, lines = [_label(label) for label in frame.columns], _lines(list(frame.index))
    heads = [Place(BERKAS, nama, label) for label in labels]
    problems: list[Problem] = []
    columns = [[*_contents(frame.iloc[:, at], head, lines, problems)] for at, head in enumerate(heads)]
    rows = list(zip(*columns, strict=True))
    filled = [number for number, row in enumerate(rows) if row.count(NOTHING) < len(row)]
    header = tuple(text_content(as_text(title)).at(head) for title, head in zip(frame.columns, heads, strict=True))
    below = Rows(
        BERKAS,
        nama,
        [f"{label} · " for label in labels],
        [lines[number] for number in filled],
        [rows[number] for number in filled],
    )
    table = Table(nama, BERKAS, header, below, next_row=max(filled, default=-1) + 3)
    return table, [*problems, *text_problems(table)]


def _contents(column: pd.Series[Any], head: Place, lines: Sequence[str], problems: list[Problem]) -> Iterator[Content]:
    """What the cells of a column hold, and to the problems an error for each value that none could."""
    for value, lacks, line in zip(column.array, column.isna(), lines, strict=True):
        try:
            yield NOTHING if lacks else value_content(_plain(value))
        except UnreadableError as refused:
            place = replace(head, sel=f"{head.sel} · {line}")
            problems.append(error(f"Isinya {refused}, yang tidak dapat dibaca sebagai isian.", place, _TYPE_HINT))
            yield NOTHING


def _plain(value: object) -> object:
    """A value of NumPy as the one of Python that it is; 3.34 in 32 bits too, which is 3.3399999141693115 in 64."""
    from pandas.api import types

    match value:
        case str():
            return as_text(value)
        case _ if types.is_bool(value):
            return bool(value)
        case _ if types.is_integer(value):
            return int(str(value))
        case _ if types.is_float(value):
            return float(str(value))
        case _:
            return value


def _lines(index: Sequence[object]) -> list[str]:
    """What the rows are called: by their labels, by their count too where a label does not tell one alone."""
    labels = [_label(label) for label in index]
    count = Counter(labels)
    return [
        label if label and count[label] == 1 else f"{label}, baris ke-{number}".removeprefix(", ")
        for number, label in enumerate(labels, start=1)
    ]


def _label(label: object) -> str:
    """A label as it stands in a place: a text on one line."""
    return shorten(normalize_text(as_text(str(label))), _LONGEST_LABEL)


def facts_frame(ledger: Ledger) -> pd.DataFrame:
    """The figures of a report, each a row by its id, in their order.

    ``nilai`` is exact (a Decimal, a date, a text), ``angka`` the same number for arithmetic, ``tampil`` as printed.
    One that was read names its ``berkas``, ``lembar`` and ``sel``, one that was computed its ``rumus`` and as ``dari``
    the ids of the figures in it; ``alasan`` says why a value is not known.
    """
    import pandas as pd

    facts = list(ledger.values())
    columns: dict[str, pd.Series[Any]] = {
        "nilai": pd.Series([fact.nilai for fact in facts], dtype=object),
        "angka": pd.Series([_number(fact) for fact in facts], dtype="Float64"),
        **{nama: pd.Series([getattr(fact, nama) for fact in facts], dtype=str) for nama in _WORDS},
        **{nama: pd.Series([getattr(fact.asal, nama, "") for fact in facts], dtype=str) for nama in _ORIGIN},
        "dari": pd.Series([_dari(fact) for fact in facts], dtype=object),
    }
    return pd.DataFrame(columns).set_axis(pd.Index(list(ledger), name="id", dtype=str))


_WORDS = ("satuan", "tampil", "alasan")
_ORIGIN = ("berkas", "lembar", "sel", "rumus")


def _number(fact: Fact) -> float | None:
    return float(fact.nilai) if isinstance(fact.nilai, Decimal) else None


def _dari(fact: Fact) -> tuple[str, ...]:
    return fact.asal.dari if isinstance(fact.asal, Rule) else ()
