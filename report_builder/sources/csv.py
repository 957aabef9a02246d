"""Reads a folder of CSV files, one per sheet: comma or semicolon, UTF-8 or Windows-1252, every cell a text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from report_builder import schema
from report_builder.dataset import Dataset, Table
from report_builder.errors import Place, Problem, ReportError, error
from report_builder.sources.files import File, name_of, read_file, refusal
from report_builder.sources.grid import (
    NOTHING,
    Content,
    build_table,
    cell_name,
    size_problems,
    text_content,
    text_problems,
)

_MOST_FILES = 1000
_SUFFIX = ".csv"
_HIDDEN = (".", "~$")
_BYTE_ORDER_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_SAVE_HINT = "Simpan ulang sebagai “CSV UTF-8”."


def read(folder: Path) -> Dataset:
    """The CSV files of the folder as tables; ``indikator.csv`` is the sheet Indikator.

    A name that begins with "lampiran" is an appendix and keeps its spelling: the sheet "Lampiran Daftar kawasan" is
    the file ``Lampiran Daftar kawasan.csv``. Raises ReportError with the problems of all files.
    """
    parent = name_of(folder.resolve())
    paths = _csv_files(folder, Place(parent))
    files: list[File] = []
    tables: list[Table] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            file = read_file(path, f"{parent}/{name_of(path)}")
            tables.append(_read_table(file, sheet_name(Path(name_of(path)).stem)))
            files.append(file)
        except ReportError as refused:
            problems.extend(refused.problems)
    if problems:
        raise ReportError(problems)
    warnings = tuple(problem for file in files for problem in file.problems)
    return Dataset(tuple(tables), tuple(file.sumber for file in files), warnings)


def sheet_name(stem: str) -> str:
    """The name of the sheet that a file stands for: "indikator" -> "Indikator", "lampiran SK" -> "Lampiran SK"."""
    known = {schema.normalize(sheet.nama): sheet.nama for sheet in schema.SHEETS}
    prefix = schema.LAMPIRAN
    if stem.casefold().startswith(prefix.casefold()):
        return prefix + stem[len(prefix) :]
    return known.get(schema.normalize(stem), stem)


def is_sheet(name: str) -> bool:
    """Whether a file of this name in a folder is one of its sheets; programs lay hidden files and locks beside them."""
    return name.casefold().endswith(_SUFFIX) and not name.startswith(_HIDDEN)


def _csv_files(folder: Path, place: Place) -> list[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError:
        raise refusal("Folder ini tidak dapat dibuka.", place, "Periksa izin foldernya.") from None
    files = [path for path in entries if is_sheet(path.name) and path.is_file()]
    if not files:
        raise refusal(
            "Folder ini tidak berisi berkas .csv.", place, "Sediakan satu berkas untuk setiap lembar: indikator.csv, …"
        )
    if len(files) > _MOST_FILES:
        raise refusal(f"Folder ini berisi {len(files)} berkas .csv.", place, f"Batasnya {_MOST_FILES}.")
    return files


def _read_table(file: File, nama: str) -> Table:
    records = _records(file, nama)
    rows = [[text_content(field) for field in record] for record in records]
    ragged = _ragged_problems(rows, file.berkas, nama)
    if ragged:
        raise ReportError(ragged)
    table = build_table(nama, file.berkas, rows)
    problems = text_problems(table)
    if problems:
        raise ReportError(problems)
    return table


def read_form(path: Path, delimiter: str) -> Dataset:
    """One CSV file of an office's own form: a title may stand above its table, so rows may differ in length.

    Raises ReportError with every problem found where the file cannot be read.
    """
    file = read_file(path, name_of(path))
    nama = Path(file.berkas).stem
    records = _records(file, nama, delimiter)
    table = build_table(nama, file.berkas, [[text_content(field) for field in record] for record in records])
    if problems := text_problems(table):
        raise ReportError(problems)
    return Dataset((table,), (file.sumber,), file.problems)


def _records(file: File, nama: str, delimiter: str = "") -> list[list[str]]:
    stream = io.StringIO(_decode(file), newline="")
    delimiter = delimiter or _delimiter(stream.readline())
    stream.seek(0)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    line, columns = 1, 0
    try:
        for record in reader:
            records.append(record)
            line = reader.line_num + 1
            columns = max(columns, len(record))
            if too_many := size_problems(file.berkas, nama, len(records), columns):
                raise ReportError(too_many)
    except csv.Error:
        message = f"Berkas ini tidak terbaca sebagai CSV mulai baris {line}."
        hint = 'Periksa tanda kutip (") yang tidak berpasangan di baris itu.'
        raise refusal(message, Place(file.berkas, nama, f"baris {line}"), hint) from None
    return records


def _decode(file: File) -> str:
    place = Place(file.berkas)
    if file.data.startswith(_BYTE_ORDER_MARKS_16):
        raise refusal("Pengodean teks berkas ini UTF-16.", place, _SAVE_HINT)
    if b"\0" in file.data:
        raise refusal("Berkas ini berisi bita NUL, jadi bukan teks CSV.", place, _SAVE_HINT)
    # Nearly no text of another encoding is valid UTF-8; a mark says that nothing else is meant.
    encodings = ("utf-8-sig",) if file.data.startswith(_UTF8_MARK) else ("utf-8", "cp1252")
    for encoding in encodings:
        try:
            return file.data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusal("Pengodean teks berkas ini bukan UTF-8 atau Windows-1252.", place, _SAVE_HINT)


def _delimiter(header: str) -> str:
    """The more frequent of comma and semicolon in the header line, outside quotation marks."""
    bare = "".join(header.split('"')[::2])
    return ";" if bare.count(";") > bare.count(",") else ","


def _ragged_problems(rows: list[list[Content]], berkas: str, nama: str) -> list[Problem]:
    """The errors of rows that are not as wide as the header: a comma too many or too few moves every later cell."""
    width = len(rows[0]) if rows else 0
    problems = []
    for number, row in enumerate(rows):
        has_more = any(content is not NOTHING for content in row[width:])
        if row and (has_more or len(row) < width):
            message = f"Baris ini berisi {len(row)} kolom, padahal judulnya {width}."
            hint = 'Apit isi yang berkoma dengan tanda kutip, misalnya "3,34", atau pakai titik koma sebagai pemisah.'
            problems.append(error(message, Place(berkas, nama, cell_name(number, min(len(row), width))), hint))
    return problems
