"""The quarters of an indikator: adding them up tells whether they count from the beginning of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from report_builder.dataset import Cell
from report_builder.errors import Place
from report_builder.forms.notes import Catatan, Hal, cells
from report_builder.forms.records import Indikator
from report_builder.forms.synonyms import Peran
from report_builder.rules import Agregasi

_BY_HEAD, _BY_FIGURES, _BY_TITLE = "judul", "hitungan", "judul tabel"
_ROUNDING = Decimal("0.005")


def cumulative(indikator: Sequence[Indikator]) -> tuple[dict[int, bool], list[Catatan]]:
    """Whether the quarters of each indikator, by its number, are cumulative; of some nobody can tell.

    Where the figures of one fit both ways, it is as all others of the form are; where they do not agree, it stays open.
    Where heads and figures say nothing, the title of the table does.
    """
    told = {number: found for number, each in enumerate(indikator) if (found := _of(each)) is not None}
    if not told and not any(map(_falls, indikator)):
        told = {number: (True, _BY_TITLE) for number, each in enumerate(indikator) if each.sampai and _quarters(each)}
    ways = {is_cumulative for is_cumulative, _ in told.values()}
    common = next(iter(ways)) if len(ways) == 1 else None
    result: dict[int, bool] = {}
    for number, each in enumerate(indikator):
        found = told.get(number)
        way = found[0] if found else common
        if way is not None and _quarters(each):
            result[number] = way
    return result, list(_notes(indikator, told, result))


def _of(each: Indikator) -> tuple[bool, str] | None:
    """What the words or the figures of one indikator say, and by which; None where they fit both ways or none."""
    told = {way for (peran, _, _), way in each.kumulatif.items() if peran is Peran.REALISASI_TRIWULAN}
    if told:
        return True in told, _BY_HEAD
    way = proven(each)
    return None if way is None else (way is Agregasi.TERAKHIR, _BY_FIGURES)


def _falls(each: Indikator) -> bool:
    """Whether a count becomes less from one quarter to the next: one from the first quarter on never does."""
    quarters = _quarters(each)
    return each.counts and quarters != sorted(quarters)


def proven(each: Indikator) -> Agregasi | None:
    """What of its quarters the realisasi of the year is; None where it is none of that or may be two."""
    realisasi, quarters = _number(each.cell(Peran.REALISASI)), _quarters(each)
    if realisasi is None or len(quarters) < _FEWEST:
        return None
    total = sum(quarters, start=Decimal(0))
    is_sum, is_last = _same(total, realisasi), _same(quarters[-1], realisasi)
    if is_sum != is_last:
        return Agregasi.JUMLAH if is_sum else Agregasi.TERAKHIR
    return Agregasi.RATA_RATA if not is_sum and _same(total / len(quarters), realisasi) else None


_FEWEST = 2


def _notes(
    indikator: Sequence[Indikator], told: dict[int, tuple[bool, str]], result: dict[int, bool]
) -> Iterator[Catatan]:
    for way, words in ((False, "angka triwulan itu saja"), (True, "kumulatif")):
        counted = [number for number, each in result.items() if each is way]
        if counted:
            proved = sum(number in told and told[number][1] == _BY_FIGURES for number in counted)
            why = f"begitulah {proved} di antaranya bertemu dengan realisasi setahunnya" if proved else _SAYS_HEAD
            message = f"Realisasi triwulan {len(counted)} indikator adalah {words}: {why}."
            is_title = any(number in told and told[number][1] == _BY_TITLE for number in counted)
            hal, saran = (Hal.DITAFSIRKAN, _TITLE_HINT) if is_title else (Hal.DISESUAIKAN, "")
            yield Catatan(hal, message, _place(indikator[counted[0]]), saran)
    differing = [place for each in indikator if _differs(each) and (place := _place(each))]
    if differing:
        message = f"Realisasi setahun bukan jumlah triwulannya dan bukan triwulan terakhirnya ({cells(differing)})."
        yield Catatan(Hal.BERBEDA, message, differing[0], "Periksa angkanya; semuanya diambil seperti pada formulir.")
    open_ = [
        place
        for number, each in enumerate(indikator)
        if number not in result and _is_open(each) and (place := _place(each))
    ]
    if open_:
        message = f"Tidak diketahui apakah realisasi triwulan ini kumulatif ({cells(open_)})."
        yield Catatan(Hal.TIDAK_DIPAHAMI, message, open_[0], "Isi kolom kumulatif di lembar Triwulan.")


_SAYS_HEAD = "begitulah judulnya"
_TITLE_HINT = "Periksa kolom kumulatif di lembar Triwulan: judul tabelnya menyebut s.d., judul kolomnya tidak."


def _is_open(each: Indikator) -> bool:
    """Whether it matters how the quarters count: the first one alone is both."""
    return any(triwulan != 1 for triwulan, _, _ in each.of(Peran.REALISASI_TRIWULAN)) and bool(_quarters(each))


def _differs(each: Indikator) -> bool:
    realisasi, quarters = _number(each.cell(Peran.REALISASI)), _quarters(each)
    if realisasi is None or len(quarters) < 4:
        return False
    is_of_them = _same(sum(quarters), realisasi) or _same(quarters[-1], realisasi) or proven(each)
    return not is_of_them


def _quarters(each: Indikator) -> list[Decimal]:
    cells_ = sorted((triwulan, cell) for triwulan, _, cell in each.of(Peran.REALISASI_TRIWULAN) if triwulan)
    return [number for _, cell in cells_ if (number := _number(cell)) is not None]


def _number(cell: Cell | None) -> Decimal | None:
    return cell.value if cell and isinstance(cell.value, Decimal) else None


def _same(first: Decimal | int, second: Decimal) -> bool:
    return abs(first - second) <= _ROUNDING


def _place(each: Indikator) -> Place | None:
    cell = each.cell(Peran.REALISASI) or next((cell for _, _, cell in each.of(Peran.REALISASI_TRIWULAN)), None)
    return cell.place if cell else None
