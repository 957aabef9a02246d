"""How the quarters of what counts nothing, a percentage or an index, make a year: as their figures prove, or asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place
from report_builder.forms import triwulan
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.records import Indikator
from report_builder.forms.synonyms import Peran
from report_builder.rules import Agregasi


def of_values(indikator: Sequence[Indikator], cumulative: Mapping[int, bool]) -> tuple[dict[int, Cell], list[Catatan]]:
    """The agregasi of indikator by number, and what is to be told; ``cumulative`` are those that need none or do.

    Of what can be counted the quarters are added up anyway; those of a percentage only where the form itself does so.
    """
    found: dict[int, Cell] = {}
    open_: list[Place] = []
    for number, each in enumerate(indikator):
        realisasi, way = each.cell(Peran.REALISASI), triwulan.Deret.kinerja(each).terbukti
        if cumulative.get(number, True) or each.counts:
            continue
        if realisasi and way:
            found[number] = Cell(CellKind.TEXT, str(way), realisasi.place)
        else:
            open_.append(each.tempat[0])
    return found, list(_notes(found, open_))


def _notes(found: Mapping[int, Cell], open_: Sequence[Place]) -> Iterator[Catatan]:
    places: dict[str, list[Place]] = defaultdict(list)
    for cell in found.values():
        places[seen(cell)].append(cell.place)
    for way, where in places.items():
        message = f"Agregasi indikator ini {way}: {_MADE[Agregasi(way)]} sama dengan realisasi setahunnya"
        yield Catatan(Hal.DITAFSIRKAN, f"{message} ({cells(where)}).", where[0])
    if open_:
        message = (
            f"Formulir tidak menyebut cara menggabungkan triwulan dari persen, indeks, atau rata-rata ({cells(open_)})."
        )
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, open_[0], _HINT)


_MADE: Mapping[Agregasi, str] = {
    Agregasi.JUMLAH: "jumlah triwulannya",
    Agregasi.RATA_RATA: "rata-rata triwulannya",
    Agregasi.TERAKHIR: "triwulan terakhirnya",
}
_HINT = "Isi kolom agregasi di lembar Indikator, misalnya rata-rata atau terakhir; angka seperti itu tidak dijumlahkan."
