"""The budget lines of forms: each with its code, and the line that it is a part of, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count

from report_builder.dataset import Cell, CellKind
from report_builder.errors import Place
from report_builder.forms import gabungan
from report_builder.forms.gabungan import Baris
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.records import NOWHERE
from report_builder.forms.surroundings import AGREED
from report_builder.forms.synonyms import UANG, Peran
from report_builder.forms.table import Rekam, Tabel
from report_builder.forms.totals import check_totals
from report_builder.forms.tree import PAGU, Line, parents
from report_builder.language import fold_name, format_number


def lines(tabel: Sequence[Tabel]) -> tuple[list[Baris], list[Catatan]]:
    """The budget lines of all tables, and what is to be told of them and of the totals below them."""
    forms: list[list[Baris]] = []
    notes: list[Catatan] = []
    for each in tabel:
        own = [rekam for rekam in each.rekam if _is_line(rekam)]
        above = parents([_line(rekam) for rekam in own])
        before = sum(not seen(line.induk) for one in forms for line in one)
        shared = _shared(each.rekam)
        forms.append([replace(line, tempat=shared[line.rekam.tempat]) for line in _with_codes(own, above, before)])
        notes += [*_notes(each, own, above), *_about_shared(shared)]
    found, joined = gabungan.join(forms)
    agreed = _agreed(tabel)
    with_last = [_with_last(line, agreed) for line in found]
    return with_last, [*notes, *joined, *_about_last(found, with_last)]


def _shared(rekam: Sequence[Rekam]) -> dict[Place, tuple[Place, ...]]:
    """The rows of each line: its own, and those of other indikator below that name no line."""
    rows: dict[Place, tuple[Place, ...]] = {}
    last: Rekam | None = None
    for each in rekam:
        if _is_line(each):
            last, rows[each.tempat] = each, (each.tempat,)
        elif last and last.cell(Peran.URAIAN) and last.cell(Peran.INDIKATOR) and _is_of_same(each):
            rows[last.tempat] += (each.tempat,)
        else:
            last = None
    return rows


def _is_of_same(rekam: Rekam) -> bool:
    return rekam.cell(Peran.INDIKATOR) is not None and rekam.cell(Peran.URAIAN) is None


def _about_shared(shared: Mapping[Place, Sequence[Place]]) -> Iterator[Catatan]:
    for places in shared.values():
        if len(places) > 1:
            message = (
                f"Anggaran ini mendukung beberapa indikator, jadi kode_indikatornya dikosongkan ({cells(places)})."
            )
            yield Catatan(
                Hal.TIDAK_DIPAHAMI, message, places[0], "Pecah barisnya di lembar Anggaran bila bagiannya ada."
            )


def _agreed(tabel: Sequence[Tabel]) -> set[Place]:
    """The amounts of a perjanjian kinerja."""
    return {
        cell.place
        for each in tabel
        for kolom in each.region.kolom
        if kolom.alasan == AGREED
        for cell in each.nilai.get(kolom.column, {}).values()
    }


def _with_last(line: Baris, agreed: Collection[Place]) -> Baris:
    """A line of a perjanjian kinerja whose last pagu no form names: the first one, until somebody says otherwise."""
    first = line.rekam.cell(Peran.PAGU_AWAL)
    if line.rekam.cell(Peran.PAGU) or first is None or first.place not in agreed:
        return line
    return replace(line, rekam=replace(line.rekam, isi={**line.rekam.isi, (Peran.PAGU, None, None): first}))


def _about_last(found: Sequence[Baris], lines: Sequence[Baris]) -> Iterator[Catatan]:
    places = [
        cell.place
        for before, line in zip(found, lines, strict=True)
        if before is not line and (cell := line.rekam.cell(Peran.PAGU))
    ]
    if places:
        message = f"Pagu akhir {len(places)} baris anggaran diisi sama dengan pagu awalnya ({cells(places)})."
        yield Catatan(Hal.DITAFSIRKAN, message, places[0], "Ubah pagu_akhir di lembar Anggaran bila pagunya berubah.")


def _is_line(rekam: Rekam) -> bool:
    return _uraian(rekam) is not None and any(peran in _AMOUNTS for peran, _, _ in rekam.isi)


_AMOUNTS = UANG - {Peran.RUPIAH}


def _uraian(rekam: Rekam) -> Cell | None:
    return rekam.cell(Peran.URAIAN) or rekam.cell(Peran.INDIKATOR)


def _line(rekam: Rekam) -> Line:
    kode = rekam.cell(Peran.KODE_ANGGARAN)
    amounts = {
        f"{peran} {triwulan or ''}".strip(): cell.value
        for (peran, triwulan, _), cell in rekam.isi.items()
        if peran in UANG and isinstance(cell.value, Decimal)
    }
    first = amounts.get(str(Peran.PAGU_AWAL), Decimal(0))
    pagu = amounts.pop(str(Peran.PAGU), first)
    return Line(seen(kode) if kode else "", {PAGU: pagu, **amounts})


def _with_codes(own: Sequence[Rekam], above: Sequence[int | None], before: int) -> Iterator[Baris]:
    """The lines with the codes of the form; one without, or with one that stands above, has a new one."""
    codes = _codes(own, above, before)
    empty, counted = Cell(CellKind.EMPTY, None, NOWHERE), gabungan.numbers_only(codes)
    for rekam, kode, parent in zip(own, codes, above, strict=True):
        uraian = _uraian(rekam)
        if uraian:
            induk = codes[parent] if parent is not None else empty
            yield Baris(rekam, uraian, kode, induk, (rekam.tempat,), bernomor=counted or kode.place == NOWHERE)


def _codes(own: Sequence[Rekam], above: Sequence[int | None], before: int) -> list[Cell]:
    """The code of each line: its own, else one that counts on below that of the line that it is a part of."""
    given = [rekam.cell(Peran.KODE_ANGGARAN) for rekam in own]
    taken = {fold_name(seen(cell)) for cell in given if cell}
    again = {rekam.tempat for rekam in _again(own)}
    codes: dict[int, Cell] = {}

    def code(number: int) -> Cell:
        if number not in codes:
            cell, parent = given[number], above[number]
            if cell and own[number].tempat not in again:
                codes[number] = cell
            else:
                prefix = f"{seen(cell)}-" if cell else f"{seen(code(parent))}." if parent is not None else ""
                start = _SECOND if cell else 1 + (0 if prefix else before)
                made = next(each for each in map(f"{prefix}{{}}".format, count(start)) if fold_name(each) not in taken)
                taken.add(fold_name(made))
                codes[number] = Cell(CellKind.TEXT, made, NOWHERE)
        return codes[number]

    return [code(number) for number in range(len(own))]


_SECOND = 2


def _again(own: Sequence[Rekam]) -> Iterator[Rekam]:
    """The lines whose code a line above has already."""
    known: set[str] = set()
    for rekam in own:
        if kode := rekam.cell(Peran.KODE_ANGGARAN):
            if fold_name(seen(kode)) in known:
                yield rekam
            known.add(fold_name(seen(kode)))


def _about_codes(own: Sequence[Rekam]) -> Iterator[Catatan]:
    """Lines that have no code, or that of another."""
    without = [rekam.tempat for rekam in own if not rekam.cell(Peran.KODE_ANGGARAN)]
    if len(without) == len(own):
        message = f"Formulir tidak memuat kode untuk {len(own)} baris anggaran; kodenya dibuat menurut susunannya."
        yield Catatan(Hal.DISESUAIKAN, message, own[0].tempat)
    elif without:
        message = f"Baris anggaran tanpa kode di antara yang berkode; kodenya dibuat ({cells(without)})."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, without[0], _CHECK_PARENT)
    again = [rekam.tempat for rekam in _again(own)]
    if again:
        message = f"Kode baris anggaran ini sudah dipakai baris di atasnya, jadi diberi kode baru ({cells(again)})."
        yield Catatan(Hal.BERBEDA, message, again[0], _CHECK_PARENT)


_CHECK_PARENT = "Periksa kolom kode dan induk di lembar Anggaran."


def _notes(tabel: Tabel, own: Sequence[Rekam], above: Sequence[int | None]) -> Iterator[Catatan]:
    if not own:
        return
    rows = {rekam.tempat: row for rekam, row in zip(tabel.rekam, _rows(tabel), strict=True)}
    top = [rows[rekam.tempat] for rekam, parent in zip(own, above, strict=True) if parent is None]
    yield from check_totals(tabel, top)
    parts = sum(parent is not None for parent in above)
    if parts:
        message = (
            f"{len(own)} baris anggaran: {len(own) - parts} di tingkat teratas, {parts} bagian dari baris lain "
            "menurut kode atau jumlahnya."
        )
        yield Catatan(Hal.DISESUAIKAN, message, own[0].tempat, "Periksa kolom induk di lembar Anggaran.")
    yield from _about_codes(own)
    yield from _differing_parts(own, above)
    without = [rekam.tempat for rekam in tabel.rekam if rekam.cell(Peran.URAIAN) and not _is_line(rekam)]
    if without:
        message = f"Baris tanpa pagu dan realisasi anggaran tidak menjadi baris anggaran ({cells(without)})."
        yield Catatan(Hal.DITINGGALKAN, message, without[0])


def _rows(tabel: Tabel) -> list[int]:
    return [int(rekam.tempat.sel.rpartition(" ")[2]) - 1 for rekam in tabel.rekam]


def _differing_parts(own: Sequence[Rekam], above: Sequence[int | None]) -> Iterator[Catatan]:
    """Lines whose parts do not add up to them: printed sums of the report would differ from the form."""
    children: dict[int, list[Rekam]] = {}
    for rekam, parent in zip(own, above, strict=True):
        if parent is not None:
            children.setdefault(parent, []).append(rekam)
    for parent, parts in children.items():
        for peran in (Peran.PAGU, Peran.REALISASI_ANGGARAN):
            told = _amount(own[parent], peran)
            total = sum((_amount(part, peran) or Decimal(0) for part in parts), start=Decimal(0))
            if told is not None and abs(told - total) > 1:
                cell = own[parent].cell(peran)
                message = f"{_NAMES[peran]} baris ini {format_number(told)}, jumlah bagiannya {format_number(total)}."
                yield Catatan(Hal.BERBEDA, message, cell.place if cell else own[parent].tempat)


_NAMES: Mapping[Peran, str] = {Peran.PAGU: "Pagu", Peran.REALISASI_ANGGARAN: "Realisasi anggaran"}


def _amount(rekam: Rekam, peran: Peran) -> Decimal | None:
    cell = rekam.cell(peran)
    return cell.value if cell and isinstance(cell.value, Decimal) else None
