"""What an import makes of a form that was drawn, held against what the form says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from report_builder.dataset import Cell
from report_builder.errors import ReportError
from report_builder.forms.importing import Impor
from report_builder.forms.notes import DIPERIKSA, Catatan
from tests.forms.lembar import impor, sel
from tests.forms.tata_letak import ROMAWI, Form


@dataclass(frozen=True)
class Temuan:
    """What is wrong with an import of a form, and how much of it was told instead of read."""

    salah: list[str]
    ditanyakan: int
    keliru: int = 0
    """Numbers that are wrong, but told: of a text that only its column could decide, and decided wrongly."""


@dataclass(frozen=True)
class Terbaca:
    """A number in the workbook: of which indikator and measure, and whether it counts from the first quarter."""

    nama: str
    ukuran: str
    cell: Cell
    kumulatif: str = ""

    def __str__(self) -> str:
        return f"{self.nama} {self.ukuran}: {self.cell.value} ({self.cell.place.sel})"


def examine(form: Form, folder: Path) -> Temuan:
    """Compare what an import makes of a form with what it says."""
    try:
        hasil = impor(form.save(folder))
    except ReportError as refused:
        return Temuan([] if "Tidak ada tabel yang dikenal" in str(refused) else [str(refused)], len(form.benar))
    told = _told(hasil)
    wrong: list[str] = []
    misread, read = 0, set[str]()
    for each in _values(hasil):
        source = _source(each, form)
        if source is None:
            wrong += [] if _is_doubted(each, form, told) else [f"{each} tidak ada di form"]
            continue
        place, value = form.benar[source]
        read.add(place)
        if each.cell.value != value:
            misread += 1
            wrong += [] if _is_told(place, told) else [f"{each}, mestinya {value}"]
        wrong += _wrong_way(each, form, source[1], told)
    lost = [(place, key) for key, (place, value) in form.benar.items() if value is not None and place not in read]
    wrong += [f"{' '.join(key)} ({place}) hilang" for place, key in lost if not _is_told(place, told)]
    return Temuan([*wrong, *_wrong_names(hasil, form, told)], misread + len(lost), misread)


def _source(each: Terbaca, form: Form) -> tuple[str, str] | None:
    """What the form says in the cell that a number comes from, where that may be what it was taken for."""
    keys = (
        (each.nama, each.ukuran),
        (each.nama, f"s.d. {each.ukuran}"),
        (each.nama, each.ukuran.replace(" TW", " s.d. TW")),
    )
    return next((key for key in keys if key in form.benar and form.benar[key][0] == each.cell.place.sel), None)


def _is_doubted(each: Terbaca, form: Form, told: frozenset[str]) -> bool:
    """Whether a number is told that is of no indikator, as of a row that may be a total, or of no known quarter."""
    return (each.nama not in form.nama or not each.ukuran) and _is_told(each.cell.place.sel, told)


def _wrong_way(each: Terbaca, form: Form, ukuran: str, told: frozenset[str]) -> list[str]:
    """Whether a figure is taken for that of a quarter alone or of all since the first, unlike its head says."""
    if each.ukuran == "TW1" or not each.ukuran.startswith("TW") or _is_told(each.cell.place.sel, told):
        return []
    is_sum = ukuran.startswith("s.d.")
    is_plain = not is_sum and any(other.startswith("s.d.") for _, other in form.benar)
    # Figures that are the year's so far prove it, whatever stands beside them.
    is_plain &= form.benar.get((each.nama, "realisasi"), ("", None))[1] != each.cell.value
    is_wrong = (is_sum and each.kumulatif != "ya") or (is_plain and each.kumulatif == "ya")
    return [f"{each} kumulatif “{each.kumulatif}”"] if is_wrong else []


def _wrong_names(hasil: Impor, form: Form, told: frozenset[str]) -> Iterator[str]:
    for row in sel(hasil, "Indikator"):
        nama = row["indikator"].value if "indikator" in row else None
        if nama not in form.nama and not ("indikator" in row and _is_told(row["indikator"].place.sel, told)):
            yield f"{ {kolom: cell.value for kolom, cell in row.items()} } bukan indikator"
        satuan = form.satuan.get(str(nama))
        found = str(row["satuan"].value) if "satuan" in row else ""
        if satuan and found not in {satuan, {"%": "persen"}.get(satuan, satuan)}:
            yield f"{nama}: {satuan} menjadi {found}"


def _values(hasil: Impor) -> Iterator[Terbaca]:
    """Every number of an indikator in the workbook."""
    names: dict[object, str] = {}
    for row in sel(hasil, "Indikator"):
        names[row["kode"].value] = nama = str(row["indikator"].value) if "indikator" in row else ""
        yield from _of(nama, row, {each: each for each in ("target", "realisasi", "capaian")})
    for row in sel(hasil, "Triwulan"):
        nama, triwulan = names[row["kode_indikator"].value], str(row["triwulan"].value) if "triwulan" in row else ""
        ukuran = {f"TW {angka}": f"TW{number}" for number, angka in ROMAWI.items()}.get(triwulan, triwulan)
        kumulatif = str(row["kumulatif"].value) if "kumulatif" in row else ""
        yield from _of(nama, row, {"realisasi": ukuran, "target": f"target {ukuran}"}, kumulatif)
    for row in sel(hasil, "Anggaran"):
        kolom = {"pagu_akhir": "pagu", "pagu_awal": "pagu_awal", "realisasi": "realisasi_anggaran"}
        yield from _of(str(row["uraian"].value), row, kolom)
        yield from _quarters(str(row["uraian"].value), row)
    for row in sel(hasil, "Renstra"):
        yield from _of(names[row["kode_indikator"].value], row, {"target_akhir": "target_akhir"})
    for row in sel(hasil, "Riwayat"):
        tahun = row["tahun"].value
        kolom = {each: f"{each} {tahun}" for each in ("target", "realisasi")}
        yield from _of(names[row["kode_indikator"].value], row, kolom)


def _quarters(nama: str, row: Mapping[str, Cell]) -> Iterator[Terbaca]:
    """What was spent in each quarter; of a sum since the first one what the last of its cells adds, if that is new."""
    before, taken = Decimal(0), ""
    for number in ROMAWI:
        cell = row.get(f"realisasi_tw{number}")
        if cell and isinstance(cell.value, Decimal) and cell.place.sel != taken:
            *_, last = parts = cell.place.sel.split(" + ")
            amount = cell.value - before if len(parts) > 1 else cell.value
            own = replace(cell, value=amount, place=replace(cell.place, sel=last))
            yield Terbaca(nama, f"anggaran TW{number}", own)
            before, taken = cell.value, cell.place.sel


def _of(nama: str, row: Mapping[str, Cell], kolom: Mapping[str, str], kumulatif: str = "") -> Iterator[Terbaca]:
    for head, ukuran in kolom.items():
        if head in row and isinstance(row[head].value, Decimal):
            yield Terbaca(nama, ukuran, row[head], kumulatif)


def _told(hasil: Impor) -> frozenset[str]:
    """The cells, rows and columns that the import tells of: asked, not understood, read as others of their column."""
    told = {place for note in hasil.catatan if note.hal in DIPERIKSA for place in _places(note)}
    columns = {
        _column(note.tempat.sel)
        for note in hasil.catatan
        if note.tempat and note.pesan.startswith("Kolom") and "tidak diambil" in note.pesan
    }
    return frozenset(told | columns)


def _places(note: Catatan) -> Iterator[str]:
    """The cells whose reading a note is about, or the rows that it takes for totals and the like."""
    listed = [place.strip() for group in _LISTED.findall(note.pesan) for place in group.split(",")]
    places = [note.tempat.sel, *listed] if note.tempat else listed
    if note.pesan.startswith("Baris"):
        yield from places
    elif not note.pesan.startswith(_OF_WHAT_WAS_READ):
        yield from (place for place in places if not place.startswith("baris"))


def _is_told(place: str, told: frozenset[str]) -> bool:
    return bool({place, _column(place), f"baris {place[len(_column(place)) :]}"} & told)


_OF_WHAT_WAS_READ = ("Realisasi setahun", "Jumlah kolom")
"""How notes begin that compare figures, whatever these were read as."""
_LISTED = re.compile(r"\(([^()]*)\)[.,]")


def _column(sel_: str) -> str:
    return sel_.rstrip("0123456789")
