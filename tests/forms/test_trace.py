"""Every figure of a report that is made from a form leads back to its cell in that form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from report_builder import pipeline, workbook
from report_builder.errors import Place
from report_builder.forms.importing import Pilihan, import_forms
from report_builder.pipeline import Job
from tests.forms.lembar import Rows, tulis

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FORM: Rows = [
    ["Evaluasi Terhadap Hasil Renja"],
    ["Kabupaten Contoh"],
    ["Tahun 2025"],
    ["No", "Sasaran", "Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target Renstra Tahun 2030",
     "Target Renja", None, "Realisasi Pada Triwulan", *[None] * 7, "Realisasi", None],
    [*[None] * 6, "K", "Rp", "I", None, "II", None, "III", None, "IV", None, "K", "Rp"],
    [*[None] * 8, *("K", "Rp") * 4],
    [None, "Perangkat Daerah: Dinas Contoh (DINCON)"],
    [1, "Meningkatnya layanan", "Program Layanan", "Indeks layanan", "Nilai", 90, 80, 3000,
     20, 500, 20, 700, 20, 600, 18.5, 900, 78.5, 2700],
    [2, None, "Kegiatan Loket", "Jumlah loket", "Unit", 12, 8, 2000, 2, 300, 2, 500, 2, 400, 2, 700, 8, 1900],
    [3, None, "Kegiatan Aduan", "Persentase aduan selesai", "%", 100, 95.5, 1000,
     25, 200, 25, 200, 25, 200, 16.25, 200, 91.25, 800],
    [None, None, "Jumlah", None, None, None, None, 3000, None, 500, None, 700, None, 600, None, 900, None, 2700],
    [None, "Contoh, 31 Desember 2025"],
    [None, "Kepala Dinas,"],
    [None, "NIP 196001011990031001"],
]  # fmt: skip
MERGED = ("G4:H4", "I4:P4", "Q4:R4", "I5:J5", "K5:L5", "M5:N5", "O5:P5")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Give a form of three indikator with budget, quarters, a total and a signature."""
    return tulis(tmp_path / "e81.xlsx", FORM, MERGED)


@pytest.fixture
def book(form: Path) -> Path:
    """Give the workbook that the form becomes."""
    imported = import_forms([form], Pilihan())
    path = form.with_name("buku.xlsx")
    path.write_bytes(workbook.filled(imported.dataset, imported.comment))
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "periode", "count"), [("lakip", "", 31), ("lkj-triwulan", "TW2", 22), ("lkj-triwulan", "TW4", 28)]
)
def test_every_figure_leads_back_to_its_cell_in_the_form(
    form: Path, book: Path, kind: str, periode: str, count: int
) -> None:
    result = pipeline.run(Job(book, kind, ("docx",), periode=periode))
    form_cells, cells = openpyxl.load_workbook(form), openpyxl.load_workbook(book)
    given = [
        (fact.nilai, fact.asal)
        for fact in result.ledger.fakta
        if isinstance(fact.asal, Place) and isinstance(fact.nilai, Decimal) and not is_default(cells, fact.asal)
    ]
    for value, place in given:
        berkas, lembar, sel = origin(cells, place)
        assert (berkas, lembar) == ("e81.xlsx", "Form")
        assert value in readings(form_cells, sel) or sel.startswith("baris"), f"{place}: {value}"
    assert len(given) == count


@pytest.mark.slow
def test_amounts_of_the_quarters_keep_their_dots(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Anggaran"]
    assert {cell.number_format for row in sheet["E2:H4"] for cell in row} == {"#,##0"}


def is_default(cells: Workbook, place: Place) -> bool:
    """Tell whether a setting was left empty: the program's own value stands for it."""
    return cells[place.lembar][place.sel].value is None


def origin(cells: Workbook, place: Place) -> tuple[str, str, str]:
    """Give file, sheet and cell of the form that the comment of a cell of the workbook names."""
    comment = cells[place.lembar][place.sel].comment
    assert comment, f"{place}: no comment"
    berkas, lembar, sel = comment.text.split(" · ")
    return berkas, lembar, sel


def readings(form: Workbook, sel: str) -> Iterator[Decimal]:
    """Give every number in a cell of the form, be it in a text, and of several cells their sum."""
    if "+" in sel:
        return iter([sum((next(readings(form, each)) for each in sel.split(" + ")), Decimal(0))])
    text = str(form["Form"][sel].value if sel[-1].isdigit() and " " not in sel else "")
    return (Decimal(each) for each in re.findall(r"[0-9]+(?:[.][0-9]+)?", text))
