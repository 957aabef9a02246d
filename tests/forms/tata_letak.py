"""Odd layouts of forms, drawn at random with what they say, and what an import may make of them.

Drawn are the columns and their order, one to three levels of a head, merged or with blank cells, a title, a row of
column numbers, groups, blank rows, totals, notes and signatures, and how numbers and units are typed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from report_builder.errors import ReportError
from report_builder.forms.importing import Impor
from report_builder.forms.notes import DIPERIKSA
from report_builder.sources.grid import cell_name
from tests.forms.lembar import impor, isi, tulis


@dataclass(frozen=True)
class Lajur:
    """A column: what it is, its labels from the top down, how its numbers are typed."""

    ukuran: str
    judul: tuple[str, ...]
    gaya: str = ""


@dataclass
class Form:
    """A form that was drawn: its rows, merged areas, and the number that each cell says of a measure."""

    rows: list[list[object]]
    merged: list[str]
    benar: dict[tuple[str, str], tuple[str, Decimal | None]] = field(default_factory=dict)
    """By indikator and measure the cell and its number; None where there is none yet."""
    satuan: dict[str, str] = field(default_factory=dict)
    is_plain: bool = True
    """Whether nothing in it is uncertain: each number is one, each label is usual."""
    is_csv: bool = False

    def save(self, folder: Path) -> Path:
        """Write it as a workbook or as CSV."""
        if not self.is_csv:
            return tulis(folder / "form.xlsx", self.rows, self.merged)
        path = folder / "form.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(
                ["" if cell is None else cell for cell in row] for row in self.rows
            )
        return path


JUDUL: Mapping[str, Sequence[tuple[str, ...]]] = {
    "nomor": [("No",), ("No.",), ("Nomor",)],
    "kode": [("Kode Indikator",), ("Kode",), ("Kode IKU",)],
    "sasaran": [("Sasaran",), ("Sasaran Strategis",), ("Sasaran Program",)],
    "indikator": [
        ("Indikator",),
        ("Indikator Kinerja",),
        ("Indikator Kinerja Utama",),
        ("IKU",),
        ("Indkator Kinerja",),
    ],
    "satuan": [("Satuan",), ("Satuan Ukuran",)],
    "target": [("Target",), ("Target 2025",), ("Target Kinerja",), ("Kinerja", "Target"), ("Target", "K")],
    "realisasi": [("Realisasi",), ("Realisasi Kinerja",), ("Relisasi",), ("Kinerja", "Realisasi"), ("Realisasi", "K")],
    "pagu": [("Anggaran (Rp)",), ("Pagu",), ("Keuangan", "Pagu"), ("Target", "Rp.")],
    "realisasi_anggaran": [("Realisasi Anggaran",), ("Keuangan", "Realisasi"), ("Realisasi", "Rp.")],
    "TW1": [("Realisasi TW I",), ("Realisasi Triwulan", "I"), ("TW I", "Realisasi"), ("Realisasi Triwulan", "I", "K")],
    "TW2": [
        ("Realisasi TW II",),
        ("Realisasi Triwulan", "II"),
        ("TW II", "Realisasi"),
        ("Realisasi Triwulan", "II", "K"),
    ],
    "keterangan": [("Ket",), ("Keterangan",)],
    "asing": [("Hasil olahan",), ("Warna",)],
}
KINERJA = ("target", "realisasi", "TW1", "TW2")
UANG = ("pagu", "realisasi_anggaran")
GAYA = ("asli", "asli", "koma", "titik", "campur", "satuan", "kosong")
SATUAN = {"Dokumen": "Dok", "Laporan": "Lap", "Orang": "Orang", "%": "persen", "Indeks": "Index", "Nilai": "Nilai"}
NAMA = (
    "Jumlah dokumen perencanaan", "Persentase laporan tepat waktu", "Indeks kepuasan", "Jumlah program yang selesai",
    "Total nilai kerja sama", "Kepala keluarga yang dibina", "Rata-rata waktu layanan", "Nilai AKIP",
)  # fmt: skip
JUDUL_ATAS = ("Rekapitulasi Kinerja", "Kabupaten Contoh", "Tahun 2025", "Dinas Contoh")
TANDA_TANGAN = (
    "Contoh, 31 Desember 2025", "Kepala Dinas Contoh", "Mengetahui,", "Fulan, S.H.", "NIP. 19700101 200003 1 001",
)  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form with one to six indikator."""
    lajur = _lajur(draw)
    depth = max(len(each.judul) for each in lajur)
    form = Form([], [], is_csv=draw(st.booleans()))
    is_merged = not form.is_csv and draw(st.booleans())
    for line in draw(st.lists(st.sampled_from(JUDUL_ATAS), max_size=3, unique=True)):
        form.rows.append([line])
    form.rows += [[]] * draw(st.integers(0, 2))
    _head(form, lajur, depth, is_merged=is_merged)
    heads = [list(row) for row in form.rows[-depth:]] if draw(st.integers(0, 4)) == 0 else []
    if draw(st.booleans()):
        form.rows.append([f"({number})" for number in range(1, len(lajur) + 1)])
    nama = draw(st.lists(st.sampled_from(NAMA), min_size=1, max_size=6, unique=True))
    sasaran = draw(st.sampled_from(("kelompok", "kolom")))
    for number, each in enumerate(nama):
        form.rows += [[]] * draw(st.integers(0, 1))
        if sasaran == "kelompok" and draw(st.booleans()):
            form.rows.append([f"Sasaran {number + 1}: Meningkatnya kinerja {number}"])
        _row(draw, form, lajur, number, each)
        form.rows += heads if number == 1 else []
    _below(draw, form, lajur)
    return form


def _lajur(draw: st.DrawFn) -> list[Lajur]:
    """The columns: words first or behind, the measures in any order."""
    words = ["indikator", *draw(st.lists(st.sampled_from(("nomor", "kode", "sasaran", "satuan")), unique=True))]
    measures = draw(st.lists(st.sampled_from(KINERJA), min_size=1, unique=True))
    money = list(UANG) if draw(st.booleans()) else []
    rest = draw(st.lists(st.sampled_from(("keterangan", "asing")), unique=True))
    order = [*draw(st.permutations(words)), *draw(st.permutations(measures)), *money, *rest]
    if draw(st.integers(0, 3)) == 0:
        order = draw(st.permutations(order))
    return [Lajur(each, draw(st.sampled_from(JUDUL[each])), draw(st.sampled_from(GAYA))) for each in order]


def _head(form: Form, lajur: Sequence[Lajur], depth: int, *, is_merged: bool) -> None:
    """The levels of the head; neighbours below one label share it, shorter columns end at the top."""
    top = len(form.rows)
    form.rows += [[None] * len(lajur) for _ in range(depth)]
    for column, each in enumerate(lajur):
        for level, judul in enumerate(each.judul):
            if not _shares(lajur, column, level):
                form.rows[top + level][column] = judul
                end = _last(lajur, column, level)
                bottom = depth - 1 if level == len(each.judul) - 1 else level
                if is_merged and (end > column or bottom > level):
                    form.merged.append(f"{cell_name(top + level, column)}:{cell_name(top + bottom, end)}")
    form.is_plain &= is_merged or not _is_open(lajur)


def _shares(lajur: Sequence[Lajur], column: int, level: int) -> bool:
    """Whether a label is that of the column to the left."""
    own, left = lajur[column].judul, lajur[column - 1].judul
    return column > 0 and level < min(len(own), len(left)) - 1 and left[: level + 1] == own[: level + 1]


def _last(lajur: Sequence[Lajur], column: int, level: int) -> int:
    end = column
    while end + 1 < len(lajur) and _shares(lajur, end + 1, level) and level < len(lajur[column].judul) - 1:
        end += 1
    return end


def _is_open(lajur: Sequence[Lajur]) -> bool:
    """Whether blank cells leave open how far a label reaches: it stands over a single column."""
    return any(
        level < len(each.judul) - 1 and not _shares(lajur, column, level) and _last(lajur, column, level) == column
        for column, each in enumerate(lajur)
        for level in range(len(each.judul))
    )


def _row(draw: st.DrawFn, form: Form, lajur: Sequence[Lajur], number: int, nama: str) -> None:
    satuan = draw(st.sampled_from(sorted(SATUAN)))
    words: Mapping[str, object] = {
        "nomor": number + 1,
        "kode": f"1.{number + 1}.{number}",
        "sasaran": "Meningkatnya kinerja",
        "indikator": nama,
        "satuan": draw(st.sampled_from((satuan, SATUAN[satuan]))),
        "keterangan": "baik",
        "asing": "biru",
    }
    row: list[object] = []
    has_unit = any(each.ukuran == "satuan" for each in lajur)
    for column, each in enumerate(lajur):
        if each.ukuran in (*KINERJA, *UANG):
            value, typed = _number(draw, each, SATUAN[satuan] if each.gaya == "satuan" else "")
            form.benar[nama, each.ukuran] = (cell_name(len(form.rows), column), value)
            # In a CSV file 0,125 is a text too, and may be a thousand.
            is_certain = not form.is_csv or value is None or value == round(value, 2)
            # A percentage of 1 or less may be a fraction.
            is_certain &= not (satuan == "%" and has_unit and each.ukuran in KINERJA and value and value <= 1)
            form.is_plain &= each.gaya in {"asli", "kosong"} and is_certain
            row.append(_as_text(typed) if form.is_csv else typed)
        else:
            row.append(words[each.ukuran])
    form.satuan |= {nama: satuan} if has_unit else {}
    form.rows.append(row)


def _number(draw: st.DrawFn, lajur: Lajur, satuan: str) -> tuple[Decimal | None, object]:
    """A number, and how it is typed."""
    if lajur.gaya == "kosong" and draw(st.booleans()):
        return None, draw(st.sampled_from((None, "-", "n/a", "Belum Rilis")))
    if lajur.ukuran in UANG:
        value = Decimal(draw(st.integers(0, 10**10)))
    else:
        value = Decimal(draw(st.integers(0, 2_000_000))).scaleb(-draw(st.integers(0, 3)))
    gaya = draw(st.sampled_from(("koma", "titik"))) if lajur.gaya == "campur" else lajur.gaya
    if gaya in {"asli", "kosong"}:
        return value, float(value) if value % 1 else int(value)
    english = f"{value:,f}" if draw(st.booleans()) else f"{value:f}"
    text = english if gaya == "titik" else english.translate(str.maketrans(",.", ".,"))
    return value, f"{text} {satuan}" if gaya == "satuan" and lajur.ukuran in KINERJA else text


def _as_text(typed: object) -> object:
    """A number as a spreadsheet writes it into a CSV file with semicolons: with a decimal comma."""
    return str(typed).replace(".", ",") if isinstance(typed, float) else typed


def _below(draw: st.DrawFn, form: Form, lajur: Sequence[Lajur]) -> None:
    """A total, a note and signatures, as far as they are drawn."""
    name = next(column for column, each in enumerate(lajur) if each.ukuran == "indikator")
    if draw(st.booleans()) and any(each.ukuran in UANG for each in lajur):
        total: list[object] = [None] * len(lajur)
        total[name] = draw(st.sampled_from(("JUMLAH", "Total", "Jumlah Total")))
        total = [
            draw(st.integers(0, 10**6)) if each.ukuran in UANG else cell
            for each, cell in zip(lajur, total, strict=True)
        ]
        form.rows.append(total)
    if draw(st.booleans()):
        form.rows += [[], ["Keterangan: angka sementara"]]
    if draw(st.booleans()):
        column = draw(st.integers(0, len(lajur) - 1))
        form.rows.append([])
        form.rows += [[*[None] * column, line] for line in draw(st.permutations(TANDA_TANGAN))[:4]]


# What came out


@dataclass(frozen=True)
class Temuan:
    """What is wrong with an import of a form, and how much of it was told instead of read."""

    salah: list[str]
    ditanyakan: int
    keliru: int = 0
    """Numbers that are wrong, but told: of a text that only its column could decide, and decided wrongly."""


def examine(form: Form, folder: Path) -> Temuan:
    """Compare what an import makes of a form with what it says."""
    try:
        hasil = impor(form.save(folder))
    except ReportError as refused:
        return Temuan([] if "Tidak ada tabel yang dikenal" in str(refused) else [str(refused)], len(form.benar))
    got = dict(_values(hasil))
    told = _told(hasil)
    wrong, asked, misread = [], 0, 0
    for (nama, ukuran), (sel, value) in form.benar.items():
        found = got.pop((nama, ukuran), None)
        is_told = sel in told or _column(sel) in told
        if found != value and not is_told:
            wrong.append(f"{sel} {nama} {ukuran}: {value} menjadi {found}")
        asked += found != value
        misread += found not in {None, value}
    wrong += [
        f"{nama} {ukuran}: {value} tidak ada di form" for (nama, ukuran), value in got.items() if value is not None
    ]
    known = {nama for nama, _ in form.benar}
    wrong += [f"{row} bukan indikator" for row in isi(hasil, "Indikator") if row.get("indikator") not in known]
    units = {str(row.get("indikator")): row.get("satuan") for row in isi(hasil, "Indikator")}
    wrong += [f"{nama}: {satuan} menjadi {units[nama]}" for nama, satuan in form.satuan.items()
              if nama in units and not _is_unit(satuan, str(units[nama]))]  # fmt: skip
    return Temuan(wrong, asked, misread)


def _values(hasil: Impor) -> Iterator[tuple[tuple[str, str], Decimal | None]]:
    names: dict[object, str] = {}
    for row in isi(hasil, "Indikator"):
        names[row["kode"]] = nama = str(row.get("indikator"))
        for ukuran in ("target", "realisasi"):
            yield (nama, ukuran), _decimal(row.get(ukuran))
    for row in isi(hasil, "Triwulan"):
        ukuran = {"TW I": "TW1", "TW II": "TW2"}.get(str(row.get("triwulan")), str(row.get("triwulan")))
        yield (names[row["kode_indikator"]], ukuran), _decimal(row.get("realisasi"))
    for row in isi(hasil, "Anggaran"):
        nama = str(row.get("uraian"))
        yield (nama, "pagu"), _decimal(row.get("pagu_akhir"))
        yield (nama, "realisasi_anggaran"), _decimal(row.get("realisasi"))


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _told(hasil: Impor) -> frozenset[str]:
    """The cells and columns that the import tells of: asked, not understood, read as others of their column are."""
    cells = {note.tempat.sel for note in hasil.catatan if note.tempat and note.hal in DIPERIKSA}
    columns = {
        _column(note.tempat.sel)
        for note in hasil.catatan
        if note.tempat and note.pesan.startswith("Kolom") and "tidak diambil" in note.pesan
    }
    everything = {"baris"} if any("tidak ada tabel" in note.pesan.casefold() for note in hasil.catatan) else set()
    return frozenset(cells | columns | everything)


def _column(sel: str) -> str:
    return sel.rstrip("0123456789")


def _is_unit(satuan: str, found: str) -> bool:
    return found in {satuan, {"%": "persen"}.get(satuan, satuan)}
