"""Category scales: the user's own must be whole, every name must be known, every predicate must be one of its scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from report_builder.errors import Problem, error
from report_builder.model.book import Book
from report_builder.model.rows import Row, fold
from report_builder.rules import SKALA, SKALA_ORDINAL, Kelas, find_faults
from report_builder.schema import SHEETS, Jenis, Polaritas

_NILAI = tuple((sheet.nama, column.nama) for sheet in SHEETS for column in sheet.columns if column.jenis is Jenis.NILAI)

_BOUNDS_HINT = "Perbaiki batas_bawah dan batas_atas sehingga setiap nilai masuk tepat satu kelas."
_ORDER_HINT = "Isi urutan pada setiap baris skala itu (angka terbesar yang terbaik), atau kosongkan semuanya."
_KIND_HINT = "Isi batas_bawah untuk kelas angka, atau urutan untuk predikat."


def check_skala(book: Book) -> Iterator[Problem]:
    """Scales with holes or overlaps, names of scales that nobody knows, words that are no predicate of their scale."""
    for rows in _scales(book).values():
        yield from _check_scale(rows)
    yield from _unknown_scales(book)
    yield from _unknown_predicates(book)


def _scales(book: Book) -> Mapping[tuple[str, str], list[Row]]:
    """The rows of each scale of the user's: one name, one year."""
    scales: dict[tuple[str, str], list[Row]] = {}
    for row in book.of("Skala").with_teks("nama"):
        scales.setdefault((fold(row.teks("nama")), str(row.values.get("tahun", ""))), []).append(row)
    return scales


def _check_scale(rows: Sequence[Row]) -> Iterator[Problem]:
    if any(row.filled("urutan") for row in rows):
        yield from _check_order(rows)
    elif all(row.filled("label") for row in rows) and not any(_is_unreadable(row) for row in rows):
        yield from _check_bounds(rows)


def _is_unreadable(row: Row) -> bool:
    return any(row.filled(kolom) and row.angka(kolom) is None for kolom in ("batas_bawah", "batas_atas"))


def _check_order(rows: Sequence[Row]) -> Iterator[Problem]:
    for row in rows:
        if not row.filled("urutan"):
            message = f"Urutan “{row.teks('label')}” pada skala “{row.teks('nama')}” kosong."
            yield error(message, row.place("urutan"), _ORDER_HINT)


def _check_bounds(rows: Sequence[Row]) -> Iterator[Problem]:
    first = rows[0]
    if not any(row.filled("batas_bawah") or row.filled("batas_atas") for row in rows):
        message = f"Skala “{first.teks('nama')}” tidak memiliki batas maupun urutan."
        yield error(message, first.place("batas_bawah"), _KIND_HINT)
        return
    kelas = [Kelas(row.teks("label"), row.angka("batas_bawah"), row.angka("batas_atas")) for row in rows]
    for fault in find_faults(kelas):
        yield error(f"Skala “{first.teks('nama')}”: {fault}.", first.place("batas_bawah"), _BOUNDS_HINT)


def _unknown_scales(book: Book) -> Iterator[Problem]:
    own = [nama for nama in book.of("Skala").teks("nama") if nama]
    shipped = [*(skala.nama for skala in SKALA), *(skala.nama for skala in SKALA_ORDINAL)]
    known = dict.fromkeys([*own, *shipped])
    folded = {fold(nama) for nama in known}
    for row in chain(book.of("Pengaturan").with_teks("skala"), book.of("Indikator").with_teks("skala")):
        nama = row.teks("skala")
        if fold(nama) not in folded:
            hint = f"Tulis skala itu di lembar Skala, atau pakai salah satu yang dikenal: {', '.join(known)}."
            yield error(f"Skala “{nama}” tidak dikenal.", row.place("skala"), hint)


def _unknown_predicates(book: Book) -> Iterator[Problem]:
    predicates = _predicates(book)
    indikator = book.of("Indikator")
    columns = (indikator.folded("kode"), indikator.folded("skala"), indikator.column("polaritas"))
    ordinal = {kode: skala for kode, skala, arah in zip(*columns, strict=True) if arah is Polaritas.ORDINAL}
    for lembar, kolom in _NILAI if ordinal else ():
        for row in book.of(lembar).with_teks(kolom):
            skala = ordinal.get(fold(row.teks("kode_indikator") or row.teks("kode")))
            if skala is not None:
                yield from _check_predicate(row, kolom, predicates, skala)


def _check_predicate(
    row: Row, kolom: str, predicates: Mapping[str, Mapping[str, str]], skala: str
) -> Iterator[Problem]:
    word = row.teks(kolom)
    if not skala:
        if not any(fold(word) in labels for labels in predicates.values()):
            hint = "Tulis predikat dan urutannya di lembar Skala, lalu isi kolom skala di lembar Indikator."
            yield error(f"“{word}” bukan predikat skala mana pun.", row.place(kolom), hint)
    elif skala in predicates and fold(word) not in predicates[skala]:
        hint = f"Pakai salah satu: {', '.join(predicates[skala].values())}."
        yield error(f"“{word}” bukan predikat skala indikator ini.", row.place(kolom), hint)


def _predicates(book: Book) -> Mapping[str, Mapping[str, str]]:
    """The words of every ordinal scale, the user's and the shipped, as spelled by their folded form."""
    rows = [row for row in book.of("Skala") if row.filled("urutan") and row.teks("label")]
    own = [(row.teks("nama"), row.teks("label")) for row in rows]
    shipped = ((skala.nama, predikat.label) for skala in SKALA_ORDINAL for predikat in skala.predikat)
    scales: dict[str, dict[str, str]] = {}
    mine = {fold(nama) for nama, _ in own}
    for nama, label in chain(own, (pair for pair in shipped if fold(pair[0]) not in mine)):
        scales.setdefault(fold(nama), {}).setdefault(fold(label), label)
    return scales
