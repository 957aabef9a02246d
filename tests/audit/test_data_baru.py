"""A report that nobody has edited, held against newer data: what is outdated is told as that, and nothing else is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook

from report_builder.audit import periksa
from report_builder.audit.dokumen import Dokumen, Jangkar
from report_builder.audit.membaca import baca
from report_builder.audit.rujukan import siapkan
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.facts import Fact, Ledger
from report_builder.pipeline import Job
from tests.reports import Reports

pytestmark = pytest.mark.slow

CHANGES: tuple[Mapping[str, float], ...] = (
    {"IKU-1.realisasi": 3.05},
    {"IKU-1.target": 3.88, "IKU-3.target": 84},
    {"IKK-3.realisasi": 18, "IKK-4.realisasi": 3},
    {"IKK-3.realisasi": 16, "IKK-3.target": 18, "IKK-4.realisasi": 1, "IKU-3.target": 74},
    {"IKU-1.realisasi": 1.97, "IKU-1.target": 5.8, "IKU-2.realisasi": 7.8, "IKU-2.target": 3},
    {"IKU-2.realisasi": 7.8, "IKU-2.target": 4, "IKK-3.realisasi": 16, "IKU-1.realisasi": 3.61, "IKU-1.target": 3.88},
    {"IKK-4.target": 3, "IKK-2.target": 3},
)
"""New values of cells of the sheet Indikator, by code and column."""


@dataclass(frozen=True, slots=True)
class Bacaan:
    """An anchored figure: what it prints, its fact then and now, what is found there, claims aside."""

    teks: str
    lama: Fact
    kini: Fact | None
    temuan: tuple[Temuan, ...]

    @property
    def basi(self) -> bool:
        """Whether the figure is another one today, not only printed with other decimals."""
        return self.kini is None or (self.kini.nilai != self.lama.nilai and self.kini.tampil != self.teks)

    def __str__(self) -> str:
        now = self.kini.tampil if self.kini else "–"
        found = [(str(each.kelas), each.salah, each.fakta, each.alasan) for each in self.temuan]
        return f"{self.lama.id} “{self.teks}”, kini {now}: {found}"


@pytest.mark.parametrize("changes", CHANGES, ids=", ".join)
def test_figures_that_newer_data_change_are_outdated_and_no_others_are_wrong(
    reports: Reports, tmp_path: Path, changes: Mapping[str, float]
) -> None:
    report = reports("contoh-lengkap")
    dokumen = baca(report.docx)
    rujukan = siapkan(Job(changed(report.location, tmp_path, changes)), dokumen)
    read = list(anchored(dokumen, rujukan.ledger, periksa(dokumen, rujukan)))
    outdated = [each for each in read if each.basi]
    assert outdated
    assert [str(each) for each in outdated if not any(one.kelas is Kelas.KEDALUWARSA for one in each.temuan)] == []
    assert [str(each) for each in read if not each.basi and any(one.salah for one in each.temuan)] == []


def changed(location: Path, folder: Path, changes: Mapping[str, float]) -> Path:
    """The input with these cells changed."""
    book = load_workbook(location)
    sheet = book["Indikator"]
    names = [cell.value for cell in sheet[1]]
    rows = {row[names.index("kode")].value: row for row in sheet.iter_rows(min_row=2)}
    for place, value in changes.items():
        kode, _, column = place.partition(".")
        rows[kode][names.index(column)].value = value
    path = folder / "baru.xlsx"
    book.save(path)
    return path


def anchored(dokumen: Dokumen, kini: Ledger, found: Pemeriksaan) -> Iterator[Bacaan]:
    """All figures with an anchor, with what was found there."""
    assert dokumen.ledger is not None
    for alinea in dokumen.alinea():
        for each in alinea.jangkar:
            there = [
                temuan
                for temuan in found.temuan
                if temuan.di == alinea.tempat and temuan.kelas is not Kelas.KLAIM and overlaps(temuan, each)
            ]
            lama = dokumen.ledger[each.fakta]
            if there:
                yield Bacaan(alinea.teks[each.awal : each.akhir], lama, kini.get(each.fakta), tuple(there))


def overlaps(temuan: Temuan, jangkar: Jangkar) -> bool:
    return temuan.awal < jangkar.akhir and jangkar.awal < temuan.akhir
