"""Faults that keep one office from its report, planted by what happens to files; each with the words it is told in."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from openpyxl import load_workbook

from tests.trial.night import Night

Plant: TypeAlias = Callable[[Night, str, random.Random], str]
"""Spoils an office of a night, and gives the pattern of the words that it is then told in."""

_MEBIBYTE = 1024 * 1024
_LARGEST_CONTENTS = 500
_LONGEST_TEXT = 32_000


def cut_off(night: Night, unit: str, chance: random.Random) -> str:
    """A copy that ended too early."""
    book = night.book(unit)
    data = book.read_bytes()
    book.write_bytes(data[: chance.randint(4, len(data) - 1)])
    return "Berkas ini rusak"


def emptied(night: Night, unit: str, _chance: random.Random) -> str:
    """A copy that did not begin."""
    night.book(unit).write_bytes(b"")
    return "kosong"


def scrambled(night: Night, unit: str, chance: random.Random) -> str:
    """A disk that lost a sector."""
    book = night.book(unit)
    data = bytearray(book.read_bytes())
    middle = chance.randint(len(data) // 4, len(data) // 2)
    data[middle : middle + 512] = chance.randbytes(512)
    book.write_bytes(data)
    return "Berkas ini rusak"


def another_format(night: Night, unit: str, _chance: random.Random) -> str:
    """A page of a portal that was saved in its place."""
    night.book(unit).write_text("<html><body>Sesi Anda berakhir.</body></html>", encoding="utf-8")
    return "bukan buku kerja Excel"


def wrong_cell(night: Night, unit: str, _chance: random.Random) -> str:
    """A word where a number belongs."""
    book = load_workbook(night.book(unit))
    sheet = book["Indikator"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("target") + 1).value = "banyak"
    book.save(night.book(unit))
    return r"Indikator · \w+: “banyak” bukan angka"


def sheet_taken_away(night: Night, unit: str, _chance: random.Random) -> str:
    """A workbook without its indicators."""
    book = load_workbook(night.book(unit))
    del book["Indikator"]
    book.save(night.book(unit))
    return "Indikator"


def unreadable(night: Night, unit: str, _chance: random.Random) -> str:
    """A workbook that its owner lets nobody read."""
    night.book(unit).chmod(0)
    return "tidak dapat dibuka"


def pipe(night: Night, unit: str, _chance: random.Random) -> str:
    """A file whose reader waits for ever, as on a share that went away."""
    night.book(unit).unlink()
    os.mkfifo(night.book(unit))
    return "Tidak selesai dalam"


def zip_bomb(night: Night, unit: str, _chance: random.Random) -> str:
    """A workbook that unpacks to more than any may."""
    with (
        zipfile.ZipFile(night.book(unit), "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/image1.bmp", "w") as stream,
    ):
        for _ in range(_LARGEST_CONTENTS):
            stream.write(bytes(_MEBIBYTE))
    return "melebihi 500 MB setelah dibuka"


def memory_bomb(night: Night, unit: str, _chance: random.Random) -> str:
    """A workbook as large as one may be, which no process of an office has room for."""
    book = night.book(unit)
    with zipfile.ZipFile(book) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    text = "x" * _LONGEST_TEXT
    cells = "".join(f'<c r="{column}{{0}}" t="inlineStr"><is><t>{text}</t></is></c>' for column in "BCDE")
    rows = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(1000, 1000 + 3_500))
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", f"{rows}</sheetData>".encode())
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return "Kehabisan memori|dihentikan oleh sebuah pustaka"


def file_in_the_way(night: Night, unit: str, _chance: random.Random) -> str:
    """A file where the folder of the office should be."""
    (night.hasil / unit).rmdir()
    (night.hasil / unit).write_text("Jangan dihapus.", encoding="utf-8")
    return "tempat ini berkas, bukan folder"


def folder_in_the_way(night: Night, unit: str, _chance: random.Random) -> str:
    """A folder that has the name of a file of the report."""
    (night.hasil / unit / f"{night.kind}.pdf").mkdir()
    return "ada folder dengan nama berkas itu"


def edited(night: Night, unit: str, _chance: random.Random) -> str:
    """A Word file that is somebody's own."""
    from docx import Document

    document = Document()
    document.add_paragraph("Catatan rapat.")
    document.save(str(night.hasil / unit / f"{night.kind}.docx"))
    return "telah disunting"


def read_only(night: Night, unit: str, _chance: random.Random) -> str:
    """A folder that nobody may write to."""
    (night.hasil / unit).chmod(0o555)
    return "tidak ada izin"


CORRUPT: tuple[Plant, ...] = (cut_off, emptied, scrambled, another_format, wrong_cell, sheet_taken_away, zip_bomb)
IN_THE_WAY: tuple[Plant, ...] = (file_in_the_way, folder_in_the_way, edited, read_only)
TWELVE: tuple[Plant, ...] = (
    cut_off, emptied, scrambled, another_format, wrong_cell, sheet_taken_away, memory_bomb, pipe,
    file_in_the_way, folder_in_the_way, edited, read_only,
)  # fmt: skip


def plant(night: Night, faults: tuple[Plant, ...], chance: random.Random) -> Mapping[str, str]:
    """Each fault in an office of its own; gives the patterns of what these are told."""
    spoilt = chance.sample(night.units, len(faults))
    return MappingProxyType({unit: fault(night, unit, chance) for unit, fault in zip(spoilt, faults, strict=True)})


def as_any_user() -> tuple[str, ...]:
    """What goes before a program to take from root what no user may: to pass over the modes of files."""
    passes_over = "-dac_override,-dac_read_search,-fowner"
    return ("setpriv", f"--bounding-set={passes_over}", f"--inh-caps={passes_over}") if os.geteuid() == 0 else ()


def restore(folder: Path) -> None:
    """Let folders be taken away again."""
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
