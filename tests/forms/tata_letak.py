"""Odd layouts of forms, drawn at random with what they say.

Drawn are the columns and their order, one to three levels of a head, merged or with blank cells, a title, a row of
column numbers, groups, blank rows, subtotals, totals, notes and signatures, where a quarter and the power of ten of the
money are told, and how numbers and units are typed.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from report_builder.sources.grid import cell_name
from tests.forms.lajur import KINERJA, SKALA, UANG, Lajur, columns, is_money
from tests.forms.lembar import tulis


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
    nama: set[str] = field(default_factory=set)
    """Its indikator."""
    lembar: str = "Form"
    """The name of its sheet, or of its file where it has no sheets."""

    def save(self, folder: Path) -> Path:
        """Write it as a workbook or as CSV."""
        if not self.is_csv:
            return tulis(folder / "form.xlsx", self.rows, self.merged, lembar=self.lembar)
        path = folder / f"{self.lembar}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(
                ["" if cell is None else cell for cell in row] for row in self.rows
            )
        return path


@dataclass
class Gambar:
    """A form while it is drawn: its columns, the quarter and the power of ten that stand around them."""

    form: Form
    lajur: Sequence[Lajur]
    triwulan: str = ""
    """``TW2``, or ``s.d. TW2`` where it counts from the first quarter."""
    pangkat: int = 0
    figures: list[dict[int, Decimal]] = field(default_factory=list)
    """The amounts and figures of each row by column, as they are typed."""

    def measure(self, lajur: Lajur) -> str:
        """What a column holds, nothing where the workbook has no place for it."""
        is_changed = any(each.ukuran == "target perubahan" for each in self.lajur)
        if lajur.ukuran == "target" and is_changed:
            return ""
        if lajur.ukuran == "realisasi" and self.triwulan and not any("TW" in each.ukuran for each in self.lajur):
            return self.triwulan
        return {"target perubahan": "target"}.get(lajur.ukuran, "" if lajur.ukuran.endswith(" lain") else lajur.ukuran)

    def full(self, lajur: Lajur, value: Decimal) -> Decimal:
        """A number of a column in full."""
        return value.scaleb(lajur.pangkat or (self.pangkat if is_money(lajur.ukuran) else 0))


SATUAN = {"Dokumen": "Dok", "Laporan": "Lap", "Orang": "Orang", "%": "persen", "Indeks": "Index", "Nilai": "Nilai"}
NAMA = (
    "Jumlah dokumen perencanaan", "Persentase laporan tepat waktu", "Indeks kepuasan", "Jumlah program yang selesai",
    "Total nilai kerja sama", "Kepala keluarga yang dibina", "Rata-rata waktu layanan", "Nilai AKIP",
    "Total belanja program", "Rata-rata capaian kinerja", "Jumlah kegiatan",
)  # fmt: skip
JUDUL_ATAS = ("Rekapitulasi Kinerja", "Kabupaten Contoh", "Tahun 2025", "Dinas Contoh")
BERSAING = frozenset({"target perubahan"})
"""What may stand in the place of another column, so that neither is certain."""
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
JUMLAH_AKHIR = ("JUMLAH", "Total", "Jumlah Total", "Grand Total", "Rata-rata", "Total Anggaran")
JUMLAH_BAGIAN = ("Sub Total", "Subtotal", "Jumlah Program 1", "Jumlah Sasaran 1", "Total Belanja", "Rata-rata Capaian")
TANDA_TANGAN = (
    "Contoh, 31 Desember 2025", "Kepala Dinas Contoh", "Mengetahui,", "Fulan, S.H.", "NIP. 19700101 200003 1 001",
)  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form with one to six indikator."""
    lajur = draw(columns())
    depth = max(len(each.judul) for each in lajur)
    form = Form([], [], is_csv=draw(st.booleans()))
    form.is_plain = not any(each.ukuran in BERSAING or "s.d." in each.ukuran for each in lajur)
    gambar = Gambar(form, lajur)
    is_merged = not form.is_csv and draw(st.booleans())
    _above(draw, gambar)
    _head(form, lajur, depth, is_merged=is_merged)
    heads = [list(row) for row in form.rows[-depth:]] if draw(st.integers(0, 4)) == 0 else []
    if draw(st.booleans()):
        form.rows.append([f"({number})" for number in range(1, len(lajur) + 1)])
    nama = draw(st.lists(st.sampled_from(NAMA), min_size=1, max_size=6, unique=True))
    sasaran = draw(st.sampled_from(("kelompok", "kolom")))
    has_parts = draw(st.integers(0, 3)) == 0
    for number, each in enumerate(nama):
        form.rows += [[]] * draw(st.integers(0, 1))
        if sasaran == "kelompok" and draw(st.booleans()):
            form.rows.append([f"Sasaran {number + 1}: Meningkatnya kinerja {number}"])
        _row(draw, gambar, number, each)
        form.nama.add(each)
        form.rows += heads if number == 1 else []
        if has_parts and number % 2:
            _total(draw, gambar, JUMLAH_BAGIAN, gambar.figures[number - 1 :])
    _below(draw, gambar)
    return form


def _above(draw: st.DrawFn, gambar: Gambar) -> None:
    """The title, and in it or in the name of the sheet a quarter and the power of ten of the money."""
    form = gambar.form
    lines = draw(st.lists(st.sampled_from(JUDUL_ATAS), max_size=3, unique=True))
    if draw(st.integers(0, 3)) == 0:
        triwulan, is_sum = draw(st.integers(1, 4)), draw(st.booleans())
        told = f"{'s.d. ' if is_sum else ''}{draw(st.sampled_from(('TW', 'Triwulan')))} {ROMAWI[triwulan]}"
        gambar.triwulan = f"{'s.d. ' if is_sum else ''}TW{triwulan}"
        if draw(st.booleans()):
            lines.append(f"Capaian {told} Tahun 2025")
        else:
            form.lembar = told
    if draw(st.integers(0, 4)) == 0:
        gambar.pangkat = draw(st.sampled_from(sorted(SKALA)))
        lines.append(f"({draw(st.sampled_from(SKALA[gambar.pangkat]))})")
    form.rows += [[line] for line in lines]
    form.rows += [[]] * draw(st.integers(0, 2))


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


def _row(draw: st.DrawFn, gambar: Gambar, number: int, nama: str) -> None:
    form, lajur = gambar.form, gambar.lajur
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
    gambar.figures.append({})
    for column, each in enumerate(lajur):
        if each.ukuran in words:
            row.append(words[each.ukuran])
            continue
        value, typed = _number(draw, each, SATUAN[satuan] if each.gaya == "satuan" else "")
        gambar.figures[-1] |= {} if value is None else {column: value}
        if ukuran := gambar.measure(each):
            full = None if value is None else gambar.full(each, value)
            form.benar[nama, ukuran] = (cell_name(len(form.rows), column), full)
        # In a CSV file 0,125 is a text too, and may be a thousand.
        is_certain = not form.is_csv or value is None or value == round(value, 2)
        # A percentage of 1 or less may be a fraction.
        is_certain &= not (satuan == "%" and has_unit and not is_money(each.ukuran) and value and value <= 1)
        form.is_plain &= each.gaya in {"asli", "kosong"} and is_certain
        row.append(_as_text(typed) if form.is_csv else typed)
    form.satuan |= {nama: satuan} if has_unit else {}
    form.rows.append(row)


def _number(draw: st.DrawFn, lajur: Lajur, satuan: str) -> tuple[Decimal | None, object]:
    """A number, and how it is typed."""
    if lajur.gaya == "kosong" and draw(st.booleans()):
        return None, draw(st.sampled_from((None, "-", "n/a", "Belum Rilis")))
    if is_money(lajur.ukuran):
        value = Decimal(draw(st.integers(0, 10**10))).scaleb(-draw(st.integers(0, 2)) if lajur.pangkat else 0)
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


def _total(draw: st.DrawFn, gambar: Gambar, names: Sequence[str], above: Sequence[Mapping[int, Decimal]]) -> None:
    """A total of these rows or what is called so: of money alone or of all figures, added up rightly or not."""
    lajur = gambar.lajur
    counted = [column for column, each in enumerate(lajur) if is_money(each.ukuran)]
    if not counted or draw(st.integers(0, 3)) == 0:
        counted = [column for column, each in enumerate(lajur) if each.ukuran in {*KINERJA, *UANG}]
    row: list[object] = [None] * len(lajur)
    name = next(column for column, each in enumerate(lajur) if each.ukuran == "indikator")
    row[draw(st.sampled_from((name, name, 0))) if 0 not in counted else name] = draw(st.sampled_from(names))
    is_right = draw(st.integers(0, 3)) > 0
    for column in counted:
        total = sum((figures.get(column, Decimal(0)) for figures in above), start=Decimal(0))
        total = total if is_right else Decimal(draw(st.integers(0, 10**6)))
        typed = float(total) if total % 1 else int(total)
        row[column] = _as_text(typed) if gambar.form.is_csv else typed
    gambar.form.rows.append(row)


def _below(draw: st.DrawFn, gambar: Gambar) -> None:
    """A total, a note and signatures, as far as they are drawn."""
    form = gambar.form
    if draw(st.booleans()):
        _total(draw, gambar, JUMLAH_AKHIR, gambar.figures)
    if draw(st.booleans()):
        form.rows += [[], ["Keterangan: angka sementara"]]
    if draw(st.booleans()):
        column = draw(st.integers(0, len(gambar.lajur) - 1))
        form.rows.append([])
        form.rows += [[*[None] * column, line] for line in draw(st.permutations(TANDA_TANGAN))[:4]]
