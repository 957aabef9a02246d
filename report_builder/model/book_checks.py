"""What rows must be to each other, codes and scales apart: years, weights, quarters."""

from __future__ import annotations

from collections.abc import Iterator

from report_builder.errors import Problem, error, warning
from report_builder.model.book import Book
from report_builder.model.places import row_name
from report_builder.model.rows import Row, fold


def check_book(book: Book) -> Iterator[Problem]:
    """Sheets without rows, years on the wrong side of the report's, missing weights, quarters counted in two ways."""
    yield from _empty_sheets(book)
    yield from _years(book)
    yield from _missing_weights(book)
    yield from _mixed_quarters(book)


def _empty_sheets(book: Book) -> Iterator[Problem]:
    for lembar in ("Sasaran", "Indikator"):
        if lembar in book.found and not book.of(lembar):
            hint = "Isi sekurang-kurangnya satu baris di bawah judul kolom."
            yield error(f"Lembar {lembar} belum berisi baris.", book.found[lembar].place, hint)


def _years(book: Book) -> Iterator[Problem]:
    tahun = next((row.values.get("tahun") for row in book.of("Identitas")), None)
    if not isinstance(tahun, int):
        return
    riwayat, renstra = book.of("Riwayat"), book.of("Renstra")
    for number, year in enumerate(riwayat.column("tahun")):
        if isinstance(year, int) and year >= tahun:
            hint = f"Riwayat memuat tahun sebelum {tahun}; angka tahun laporan ditulis di lembar Indikator."
            yield error(f"Tahun {year} tidak mendahului tahun laporan {tahun}.", riwayat[number].place("tahun"), hint)
    for number, year in enumerate(renstra.column("tahun_akhir")):
        if isinstance(year, int) and year < tahun:
            message = f"Renstra berakhir {year}, sebelum tahun laporan {tahun}."
            yield warning(message, renstra[number].place("tahun_akhir"), "Periksa tahun akhir Renstra yang berlaku.")


def _missing_weights(book: Book) -> Iterator[Problem]:
    if not any(row.teks("rata_rata") == "berbobot" for row in book.of("Pengaturan")):
        return
    for row in book.of("Indikator"):
        if not row.filled("bobot"):
            message = f"Rata-rata berbobot memerlukan bobot, tetapi bobot indikator “{row.teks('kode')}” kosong."
            hint = "Isi bobotnya, atau pilih rata_rata “sederhana” di lembar Pengaturan."
            yield error(message, row.place("bobot"), hint)


def _mixed_quarters(book: Book) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    rows = book.of("Triwulan")
    for row in rows if len(set(rows.column("kumulatif"))) > 1 else ():
        before = first.setdefault(fold(row.teks("kode_indikator")), row)
        if row.values.get("kumulatif", False) != before.values.get("kumulatif", False):
            message = f"Triwulan indikator “{row.teks('kode_indikator')}” sebagian kumulatif dan sebagian tidak."
            first_row = row_name(before.place("triwulan"))
            hint = f"Samakan kolom kumulatif untuk indikator itu; yang pertama di {first_row}."
            yield error(message, row.place("kumulatif"), hint)
