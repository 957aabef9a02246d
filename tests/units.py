"""Reports of units by hand, each in a file of its own: what roll-ups are tested with."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import Any, TypeAlias

from report_builder.errors import Place
from report_builder.facts import Sumber
from report_builder.model import Identitas, Indikator, Laporan, Pengaturan, Sasaran, Unit
from report_builder.schema import IDENTITAS, INDIKATOR, PENGATURAN, SASARAN, UNIT, Keadaan, Sheet

Row: TypeAlias = Mapping[str, Any]

DEFAULTS = {
    "kode": "K",
    "kode_sasaran": "S-1",
    "indikator": "Jumlah layanan",
    "satuan": "layanan",
    "agregasi": "jumlah",
}


def unit(
    kode: str,
    induk: str = "",
    rows: Sequence[Row] = (),
    awaited: Sequence[Row] = (),
    pengaturan: Row | None = None,
    **identitas: object,
) -> Laporan:
    """A unit called after its code; each row is an indikator, which needs no more than what is special about it."""
    berkas = f"{kode}.xlsx"
    return Laporan(
        Identitas(**_identity(kode, induk) | identitas, places=_places(IDENTITAS, berkas, 2)),
        Pengaturan(**pengaturan or {}, places=_places(PENGATURAN, berkas, 2)),
        (Sasaran("S-1", "Meningkatnya layanan", _places(SASARAN, berkas, 2)),),
        tuple(_indikator(row, berkas, line) for line, row in enumerate(rows, start=2)),
        unit=tuple(Unit(**row, places=_places(UNIT, berkas, line)) for line, row in enumerate(awaited, start=2)),
        sumber=(Sumber(berkas, "0" * 64),),
    )


def _identity(kode: str, induk: str) -> dict[str, Any]:
    names = {"instansi": "Badan Contoh", "unit_kerja": f"Unit {kode}", "kode_unit": kode, "induk_unit": induk}
    return {**names, "tahun": 2025}


def row(target: object, realisasi: object, **columns: object) -> Row:
    """An indikator with numbers as integers or texts: ``row(10, "9.5", agregasi="rata-rata")``."""
    return {"target": _number(target), "realisasi": _number(realisasi), **columns}


def _number(value: object) -> object:
    return Decimal(value) if isinstance(value, int) else value


def _indikator(row: Row, berkas: str, line: int) -> Indikator:
    keadaan = Keadaan.BELUM_DIUKUR if row.get("realisasi") is None else Keadaan.TERUKUR
    values = {"target": None, "realisasi": None, "keadaan": keadaan, **DEFAULTS, **row}
    return Indikator(**values, places=_places(INDIKATOR, berkas, line))


def _places(sheet: Sheet, berkas: str, line: int) -> Mapping[str, Place]:
    if sheet.keys:
        return {key.nama: Place(berkas, sheet.nama, f"B{at}") for at, key in enumerate(sheet.keys, start=2)}
    letters = zip(ascii_uppercase, sheet.columns, strict=False)
    return {column.nama: Place(berkas, sheet.nama, f"{letter}{line}") for letter, column in letters}
