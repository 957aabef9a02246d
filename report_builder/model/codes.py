"""Codes across rows and sheets: each declared once, each reference to one that is declared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from report_builder import language
from report_builder.errors import Problem, error
from report_builder.model.book import Book
from report_builder.model.rows import Row, fold
from report_builder.schema import KEYS

_MOST_SHOWN = 5

# Facts that belong to no single sasaran or indikator are named by these.
_RESERVED = re.compile(r"aturan|teks|unit|(?:belanja|dana|lampiran)-.*")
_BUDGET_PREFIX = "a-"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds a code which another sheet, or the same, declares."""

    lembar: str
    kolom: str
    sebutan: str
    tujuan: str


REFERENCES = (
    Reference("Indikator", "kode_sasaran", "Kode sasaran", "Sasaran"),
    *(
        Reference(lembar, "kode_indikator", "Kode indikator", "Indikator")
        for lembar in ("Riwayat", "Renstra", "Standar", "Triwulan", "Analisis", "Anggaran")
    ),
    Reference("Anggaran", "induk", "Kode induk", "Anggaran"),
)


def check_codes(book: Book) -> Iterator[Problem]:
    """Rows that stand twice, codes of two meanings, references to nothing, budget lines that contain themselves."""
    for lembar in KEYS:
        yield from _rows_twice(book, lembar)
    yield from _codes_of_two_sheets(book)
    for reference in REFERENCES:
        yield from _unknown_codes(book, reference)
    yield from _circles(book)
    yield from _without_indikator(book)


def _rows_twice(book: Book, lembar: str) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Row] = {}
    columns, rows = KEYS[lembar], book.of(lembar)
    keys = [*zip(*map(rows.folded, columns), strict=True)]
    for row, key in zip(rows, keys, strict=True) if len(set(keys)) < len(keys) else ():
        if not key[0] or any(row.filled(kolom) and kolom not in row.values for kolom in columns):
            continue
        if key in first:
            yield _row_twice(row, first[key], columns)
        first.setdefault(key, row)


def _row_twice(row: Row, first: Row, columns: tuple[str, ...]) -> Problem:
    named = [f"{_label(kolom)} “{row.values[kolom]}”" for kolom in columns if kolom in row.values]
    return error(
        f"{language.sentence_case(language.join_list(named))} ada dua kali di lembar {row.sheet.nama}.",
        row.place(columns[0]),
        f"Hapus atau perbaiki salah satunya; yang pertama di {first.place(columns[0]).sel}.",
    )


def _label(kolom: str) -> str:
    return kolom.replace("_", " ")


def _codes_of_two_sheets(book: Book) -> Iterator[Problem]:
    sasaran = book.codes("Sasaran")
    budget = {_BUDGET_PREFIX + kode for kode in book.codes("Anggaran")}
    for rows in (book.of("Sasaran"), book.of("Indikator")):
        for number, folded in enumerate(rows.folded("kode")):
            if folded in sasaran and rows.sheet.nama == "Indikator":
                yield _in_both_sheets(rows[number])
            if folded in budget or _RESERVED.fullmatch(folded):
                yield _reserved(rows[number])


def _in_both_sheets(row: Row) -> Problem:
    message = f"Kode “{row.teks('kode')}” dipakai di lembar Sasaran dan di lembar Indikator."
    return error(message, row.place("kode"), "Beri indikator itu kode lain.")


def _reserved(row: Row) -> Problem:
    message = f"Kode “{row.teks('kode')}” dipakai oleh program ini sendiri."
    return error(message, row.place("kode"), "Pakai kode lain.")


def _unknown_codes(book: Book, reference: Reference) -> Iterator[Problem]:
    known, rows = book.codes(reference.tujuan), book.of(reference.lembar)
    # Where no code could be read at all, the sheet that should declare them is what is wrong.
    unknown = {*rows.folded(reference.kolom)} - {"", *known} if known else set()
    for row in rows.with_teks(reference.kolom) if unknown else ():
        if fold(kode := row.teks(reference.kolom)) in unknown:
            yield error(
                f"{reference.sebutan} “{kode}” tidak ada di lembar {reference.tujuan}.",
                row.place(reference.kolom),
                f"Pakai salah satu kode di sana: {_some_of(known, kode)}",
            )


def _some_of(known: Mapping[str, str], kode: str) -> str:
    """The codes, of many those that are most like this one, in the order of their sheet."""
    if len(known) <= _MOST_SHOWN:
        return f"{', '.join(known.values())}."
    nearest = get_close_matches(fold(kode), known, n=_MOST_SHOWN, cutoff=0)
    return ", ".join([*(shown for folded, shown in known.items() if folded in nearest), "…"])


def _circles(book: Book) -> Iterator[Problem]:
    lines = book.of("Anggaran")
    parents = dict(zip(lines.folded("kode"), lines.folded("induk"), strict=True))
    for row in lines.with_teks("kode") if any(parents.values()) else ():
        kode = row.teks("kode")
        if fold(kode) in _ancestors(fold(kode), parents):
            message = f"Anggaran “{kode}” menjadi induk bagi dirinya sendiri."
            yield error(message, row.place("induk"), "Kosongkan induk pada baris tingkat teratas.")


def _ancestors(kode: str, parents: Mapping[str, str]) -> Collection[str]:
    seen: set[str] = set()
    while (kode := parents.get(kode, "")) and kode not in seen:
        seen.add(kode)
    return seen


def _without_indikator(book: Book) -> Iterator[Problem]:
    sasaran, measured = book.of("Sasaran"), {*book.of("Indikator").folded("kode_sasaran")}
    for row in sasaran.with_teks("kode") if measured and not measured.issuperset(sasaran.folded("kode")) else ():
        kode = row.teks("kode")
        if fold(kode) not in measured:
            hint = "Tambahkan indikatornya di lembar Indikator, atau hapus sasaran itu."
            yield error(f"Sasaran “{kode}” belum mempunyai indikator.", row.place("kode"), hint)
