"""Which columns reach the workbook: one that was understood but that no sheet holds is not taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from report_builder.dataset import Dataset, is_empty
from report_builder.errors import Place
from report_builder.forms import anggaran, records
from report_builder.forms.notes import Catatan, Hal
from report_builder.forms.records import Indikator
from report_builder.forms.synonyms import Peran
from report_builder.forms.table import Kunci, Rekam, Tabel
from report_builder.forms.triwulan import places_of

_Joined = Indikator | Rekam
"""What rows of several tables say together."""
_TAKEN = frozenset({Hal.DIAMBIL, Hal.DITAFSIRKAN})
_HINT = "Periksa apakah tabel ini menyebut indikator atau anggarannya, atau tentukan kolomnya dengan --mapping."


def checked(tabel: Sequence[Tabel], dataset: Dataset) -> list[Tabel]:
    """The tables, telling of each column that none of its cells stands in the workbook, where none does."""
    filled = (cell for table in dataset.tables for row in table.rows for cell in row if not is_empty(cell))
    sampai = {place for cell in filled for place in places_of(cell)}
    indikator = {place: each for each in records.join(tabel)[0] for place in each.tempat}
    lines = {place: each.rekam for each in anggaran.lines(tabel)[0] for place in each.tempat}
    return [replace(each, catatan=tuple(_told(each, _lost(each, sampai, (indikator, lines))))) for each in tabel]


def _told(tabel: Tabel, lost: Collection[Place]) -> Iterator[Catatan]:
    grid, region = tabel.grid, tabel.region
    of_plan = {grid.place(region.header.last, column) for column in region.columns(Peran.TARGET_AKHIR)}
    # Where the last year of a plan is taken, those that are not are told together.
    told = of_plan if of_plan - set(lost) else set()
    for note in tabel.catatan:
        if note.tempat not in lost or note.hal not in _TAKEN:
            yield note
        elif note.tempat not in told:
            message = f"{note.pesan.removesuffix('.')}, tetapi tidak ada lembar untuk isinya, jadi tidak diambil."
            yield Catatan(Hal.TIDAK_DIPAHAMI, message, note.tempat, _HINT)


def _lost(tabel: Tabel, sampai: AbstractSet[Place], joined: Sequence[Mapping[Place, _Joined]]) -> set[Place]:
    """The heads of columns that say something, and none of it in the workbook."""
    grid, region = tabel.grid, tabel.region
    columns = {grid.place(each.row, kolom.column): kolom.column for each in region.baris for kolom in region.kolom}
    reaches: dict[int, bool] = defaultdict(bool)
    for rekam in tabel.rekam:
        for kunci, cell in rekam.isi.items():
            if cell.place in columns and not is_empty(cell):
                reaches[columns[cell.place]] |= _stands(
                    rekam, kunci, sampai, [each.get(rekam.tempat) for each in joined]
                )
    return {grid.place(region.header.last, column) for column, does in reaches.items() if not does}


def _stands(rekam: Rekam, kunci: Kunci, sampai: AbstractSet[Place], joined: Iterable[_Joined | None]) -> bool:
    """Whether the cell stands in the workbook, or that of another table which says the same of what they speak of."""
    same = [each.isi[kunci].place for each in joined if each and kunci in each.isi]
    return not sampai.isdisjoint([rekam.isi[kunci].place, *same])
