"""Which column of a form is what: told by the mapping that the user gives, else by the words above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from report_builder.forms.header import Header
from report_builder.forms.meaning import Makna, meaning
from report_builder.forms.synonyms import KODE, TRIWULANAN, UANG, Peran

Given = Callable[[str], Makna | None]
"""What the user's mapping says of a column by its label; None where it says nothing."""

BERSAMA = KODE | {Peran.URAIAN}
"""What may be spread over several columns: a code in parts, the name of a programme beside that of its kegiatan."""

JOINT = " / "
_ABOVE = frozenset({"rpjmd", "rpjmn", "nspk", "rpjm", "rpjpd"})


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a form: where it is, the words above it, what it is taken for, and why not where it is not taken."""

    column: int
    label: str
    makna: Makna | None
    alasan: str = ""
    diberi: bool = False
    """Whether the user's mapping says so."""

    def as_(self, peran: Peran, alasan: str = "") -> Kolom:
        """The same column, taken for something else."""
        makna = replace(self.makna, peran=peran) if self.makna else Makna(peran)
        return replace(self, makna=makna, alasan=alasan)


def assign(
    header: Header, given: Given, tahun: int | None, weight: Callable[[int], int] = lambda _: 0
) -> tuple[Kolom, ...]:
    """The columns of a table in their order, each with what it is for a report of this year.

    Of columns below one merged label, such as a number and a text, the one with most ``weight`` is meant.
    """
    kolom = [_kolom(column, label, path, given) for column, label, path in _labelled(header)]
    for step in (_codes, _money_behind_pagu, _percentages):
        kolom = step(kolom)
    return tuple(_only_once(_heaviest(_of_year(kolom, tahun), header, weight)))


def labels(header: Header) -> Mapping[int, str]:
    """The label of each column as a mapping spells it; the second of two with one label ends in (2)."""
    return {column: label for column, label, _ in _labelled(header)}


def _labelled(header: Header) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for column, path in header.labels.items():
        owners = seen[path]
        if header.own[column] not in owners:
            owners.append(header.own[column])
        count = owners.index(header.own[column]) + 1
        yield column, JOINT.join(path) + (f" ({count})" if count > 1 else ""), path


def _kolom(column: int, label: str, path: tuple[str, ...], given: Given) -> Kolom:
    told, read = given(label), meaning(path)
    if told is None:
        return Kolom(column, label, read)
    makna = replace(read, peran=told.peran, triwulan=told.triwulan) if read else told
    return Kolom(column, label, makna, diberi=True)


def _codes(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A code that does not say of what is that of the budget lines, and of the indikator where there are none."""
    has_lines = any(_is(each, Peran.URAIAN) for each in kolom)
    return [each.as_(Peran.KODE) if _open(each, Peran.KODE_ANGGARAN) and not has_lines else each for each in kolom]


def _percentages(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A lone percentage behind realisasi is capaian; behind money it is how much of that was spent."""
    before = [None, *kolom]
    return [
        each.as_(Peran.CAPAIAN) if _open(each, Peran.PERSEN) and left and _is(left, Peran.REALISASI) else each
        for left, each in zip(before, kolom, strict=False)
    ]


def _money_behind_pagu(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A column that is only called Realisasi, behind pagu: of the money where the target has one too, or there is none.

    Where both could be meant, nobody but the office knows.
    """
    places = {peran: [index for index, each in enumerate(kolom) if _is(each, peran)] for peran in Peran}
    pagu, target, plain = places[Peran.PAGU], places[Peran.TARGET], places[Peran.REALISASI]
    behind = [index for index in plain if pagu and index > pagu[0] and not (target and target[0] > pagu[0])]
    if not behind or places[Peran.REALISASI_ANGGARAN] or not _open(kolom[behind[0]], Peran.REALISASI):
        return list(kolom)
    result, column = list(kolom), kolom[behind[0]]
    if len(plain) > 1 or not target:
        result[behind[0]] = column.as_(Peran.REALISASI_ANGGARAN)
    elif "kinerja" not in column.label.casefold():
        result[behind[0]] = column.as_(Peran.ABAIKAN, _OF_WHAT)
    return result


_OF_WHAT = "dapat berarti realisasi kinerja atau realisasi anggaran; tentukan dengan --mapping"


def _of_year(kolom: Sequence[Kolom], tahun: int | None) -> list[Kolom]:
    """Columns of other years: target and realisasi of earlier ones are history, all else has no place."""
    named = {each.makna.tahun for each in kolom if each.makna and each.makna.peran in _YEARLY and each.makna.tahun}
    if tahun is None and len(named) == 1:
        return [_without_year(each) for each in kolom]
    return [_at(each, tahun) for each in kolom]


def _at(kolom: Kolom, tahun: int | None) -> Kolom:
    makna = kolom.makna
    if makna is None or makna.tahun is None or makna.peran not in _YEARLY:
        return kolom
    if makna.tahun == tahun:
        return _without_year(kolom)
    if tahun is None:
        return kolom.as_(Peran.ABAIKAN, "kolom beberapa tahun; sebutkan tahun laporan dengan --year")
    if makna.tahun < tahun and makna.peran in {Peran.TARGET, Peran.REALISASI}:
        return kolom
    return kolom.as_(Peran.RUPIAH if makna.peran in UANG else Peran.ABAIKAN, f"kolom tahun {makna.tahun}")


def _without_year(kolom: Kolom) -> Kolom:
    makna = kolom.makna
    return replace(kolom, makna=replace(makna, tahun=None)) if makna and makna.peran in _YEARLY else kolom


_YEARLY = TRIWULANAN | UANG - {Peran.RUPIAH} | {Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN}


def _heaviest(kolom: Sequence[Kolom], header: Header, weight: Callable[[int], int]) -> list[Kolom]:
    """Of columns that share one label the one that holds most; the parts of a code are all meant."""
    heaviest: dict[tuple[str, int], int] = {}
    for each in kolom:
        key = each.label, header.own[each.column]
        heaviest[key] = max(heaviest.get(key, each.column), each.column, key=lambda column: (weight(column), -column))
    return [
        each
        if heaviest[each.label, header.own[each.column]] == each.column or _is_code(each)
        else each.as_(Peran.ABAIKAN, "di samping kolom lain yang berjudul sama")
        for each in kolom
    ]


def _is_code(kolom: Kolom) -> bool:
    return kolom.makna is not None and kolom.makna.peran in KODE


def _only_once(kolom: Sequence[Kolom]) -> Iterator[Kolom]:
    """Each meaning by one column; of sasaran the most specific of the office's own, of others the first."""
    chosen: dict[tuple[object, ...], Kolom] = {}
    for each in kolom:
        if each.makna and each.makna.peran not in BERSAMA:
            first = chosen.setdefault(_key(each.makna), each)
            if each.makna.peran is Peran.SASARAN and (_is_above(first) or not _is_above(each)):
                chosen[_key(each.makna)] = each
    for each in kolom:
        if each.makna is None or each.makna.peran in BERSAMA | _UNUSED or chosen[_key(each.makna)] is each:
            yield each
        else:
            reason = f"{each.makna} sudah diambil dari kolom “{chosen[_key(each.makna)].label}”"
            yield each.as_(Peran.PERSEN if _is(each, Peran.CAPAIAN) else Peran.ABAIKAN, reason)


_UNUSED = frozenset({Peran.ABAIKAN, Peran.BULAN, Peran.PERSEN, Peran.RUPIAH, Peran.NOMOR, Peran.PRIBADI})


def _key(makna: Makna) -> tuple[object, ...]:
    return makna.peran, makna.triwulan, makna.tahun


def _is(kolom: Kolom, peran: Peran) -> bool:
    return kolom.makna is not None and kolom.makna.peran is peran


def _open(kolom: Kolom, peran: Peran) -> bool:
    """Whether the words make the column this, and the user has not said so."""
    return _is(kolom, peran) and not kolom.diberi


def _is_above(kolom: Kolom) -> bool:
    """Whether a sasaran is that of the region or the nation, above the office's own."""
    return bool(_ABOVE & set(kolom.label.casefold().replace("/", " ").split()))
