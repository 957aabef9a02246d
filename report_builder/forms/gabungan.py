"""Budget lines that several forms speak of: one line where their names are one and none of their amounts differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.dataset import Cell, CellKind, is_empty
from report_builder.errors import Place
from report_builder.forms.grid import seen
from report_builder.forms.notes import Catatan, Hal, cells, quoted
from report_builder.forms.records import NOWHERE
from report_builder.forms.synonyms import UANG
from report_builder.forms.table import Rekam
from report_builder.language import fold_name


@dataclass(frozen=True, slots=True)
class Baris:
    """A budget line: what its rows say, its code and that of the line that it is a part of."""

    rekam: Rekam
    uraian: Cell
    kode: Cell
    induk: Cell
    tempat: tuple[Place, ...]
    """The rows of all forms that speak of it."""
    bernomor: bool = False
    """Whether its code only numbers the lines of its form, or was made."""


def numbers_only(codes: Sequence[Cell]) -> bool:
    """Whether the codes of a form are 1, 2, 3 and so on: a number of each line and none of the budget."""
    texts = [seen(kode) for kode in codes if kode.place != NOWHERE]
    return texts == [str(number) for number in range(1, len(texts) + 1)]


def join(forms: Iterable[Sequence[Baris]]) -> tuple[list[Baris], list[Catatan]]:
    """The lines of all forms, those that are one under the code that is more than a number, and what is to be told."""
    found: list[Baris] = []
    joined: list[Baris] = []
    apart: list[tuple[Baris, Baris]] = []
    for lines in forms:
        known, own = _by_name(found), Counter(_name(line) for line in lines)
        codes: dict[str, Cell] = {}
        for line in lines:
            at = known.get(_name(line)) if own[_name(line)] == 1 else None
            if at is None or not _is_same(found[at], line):
                found.append(line)
            elif _differ(found[at], line):
                apart.append((found[at], line))
                found.append(line)
            else:
                old, found[at] = found[at], _one(found[at], line)
                joined.append(found[at])
                codes |= {seen(each.kode): found[at].kode for each in (old, line) if each.kode.place == NOWHERE}
        found = [_below(line, codes) for line in found]
    return found, [*_about_joined(joined), *_about_apart(apart)]


def _name(line: Baris) -> str:
    return fold_name(seen(line.uraian))


def _by_name(lines: Sequence[Baris]) -> Mapping[str, int]:
    """Where each line stands by its name, where no other has it."""
    counts = Counter(_name(line) for line in lines)
    return {_name(line): at for at, line in enumerate(lines) if counts[_name(line)] == 1}


def _is_same(first: Baris, second: Baris) -> bool:
    """Whether lines of one name may be one line: only codes that are more than numbers tell two apart."""
    return first.bernomor or second.bernomor or fold_name(seen(first.kode)) == fold_name(seen(second.kode))


def _differ(first: Baris, second: Baris) -> bool:
    """Whether two rows name different amounts of the same thing."""
    told = ((cell, second.rekam.isi.get(kunci)) for kunci, cell in first.rekam.isi.items() if kunci[0] in UANG)
    return any(
        other and not is_empty(other) and not is_empty(cell) and cell.value != other.value for cell, other in told
    )


def _one(first: Baris, second: Baris) -> Baris:
    """The line that two rows speak of, under the code of the budget."""
    coded, other = (second, first) if first.bernomor and not second.bernomor else (first, second)
    isi = {**other.rekam.isi, **{kunci: cell for kunci, cell in coded.rekam.isi.items() if not is_empty(cell)}}
    rekam = replace(coded.rekam, isi=isi, kumulatif={**other.rekam.kumulatif, **coded.rekam.kumulatif})
    return replace(coded, rekam=rekam, tempat=(*first.tempat, *second.tempat))


def _below(line: Baris, codes: Mapping[str, Cell]) -> Baris:
    """A line below the code that the line above it has now."""
    is_made = line.induk.kind is CellKind.TEXT and line.induk.place == NOWHERE
    return replace(line, induk=codes.get(seen(line.induk), line.induk)) if is_made else line


def _about_joined(joined: Sequence[Baris]) -> Iterator[Catatan]:
    if joined:
        places = [line.tempat[-1] for line in joined]
        message = f"Baris anggaran ini digabungkan dengan yang bernama sama pada formulir lain ({cells(places)})."
        yield Catatan(Hal.DITAFSIRKAN, message, places[0], "Periksa lembar Anggaran.")


def _about_apart(apart: Sequence[tuple[Baris, Baris]]) -> Iterator[Catatan]:
    for first, second in apart:
        message = (
            f"Baris anggaran “{quoted(seen(second.uraian))}” bernama sama dengan {first.rekam.tempat}, tetapi angkanya "
            "berbeda, jadi tidak digabungkan dan dijumlahkan."
        )
        yield Catatan(Hal.BERBEDA, message, second.rekam.tempat, "Hapus salah satunya bila barisnya memang satu.")
