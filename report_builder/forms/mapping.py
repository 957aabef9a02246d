"""Which column of a form is what: told by the mapping that the user gives, else by the words above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from report_builder.forms.bulan import quarter_up_to
from report_builder.forms.header import Header
from report_builder.forms.meaning import Makna, meaning, qualifiers, said, speaks_of
from report_builder.forms.synonyms import ANGKA, ASING, KODE, MENGGANTI, TRIWULANAN, UANG, Peran
from report_builder.language import roman

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

    Of columns below one merged label, such as a number and a text, the one with most ``weight`` is meant; of several
    that hold numbers none is.
    """
    kolom = [_kolom(column, label, path, given) for column, label, path in _labelled(header)]
    for step in (_of_follow_up, _codes, _volumes, _money_behind_pagu, _percentages, _quarters, _of_one_way, _up_to_now):
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
    told = given(label)
    if told is None:
        return Kolom(column, label, meaning(path))
    return Kolom(column, label, said(path, told), diberi=True)


def _of_follow_up(kolom: Sequence[Kolom]) -> list[Kolom]:
    """Who is responsible is so for what is to be done where that stands right before: Tindak Lanjut, PIC."""
    return [
        each.as_(Peran.PIC) if _open(each, Peran.PENANGGUNG_JAWAB) and _is_one_of(left, _TO_DO) else each
        for left, each in pairwise([Kolom(-1, "", None), *kolom])
    ]


_TO_DO = frozenset({Peran.TINDAK_LANJUT, Peran.UPAYA, Peran.TENGGAT})


def _codes(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A code that does not say of what is that of the budget lines, and of the indikator where there are none."""
    has_lines = any(_is(each, Peran.URAIAN) for each in kolom)
    return [each.as_(Peran.KODE) if _open(each, Peran.KODE_ANGGARAN) and not has_lines else each for each in kolom]


def _volumes(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A volume beside a unit is how much of it is aimed at; alone it holds both: "1 Laporan"."""
    units = [each for each in kolom if _is(each, Peran.SATUAN)]
    if all(_says(each, {"volume"}) for each in units):
        return list(kolom)
    own = Peran.ABAIKAN if any(_is(each, Peran.TARGET) for each in kolom) else Peran.TARGET
    return [
        each.as_(own, "volume di samping satuan") if _open(each, Peran.SATUAN) and _says(each, {"volume"}) else each
        for each in kolom
    ]


def _percentages(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A lone percentage behind realisasi is capaian; behind money that, or a second capaian, is how much was spent."""
    capaian = [each for each in kolom if _open(each, Peran.CAPAIAN) and not _is_of_work(each)]
    result = list(kolom)
    for index, (left, each) in enumerate(pairwise(kolom), start=1):
        if _open(each, Peran.PERSEN) and _is(left, Peran.REALISASI) and not _is_of_another(each):
            result[index] = each.as_(Peran.CAPAIAN)
        elif each in capaian[1:] and _is(left, Peran.REALISASI_ANGGARAN):
            result[index] = each.as_(Peran.PERSEN)
    return result


def _is_of_another(kolom: Kolom) -> bool:
    """Whether a percentage is of money, or of a plan or a time that is not the year's."""
    own = kolom.label.rpartition(JOINT)[2]
    return speaks_of(own, "pagu") or speaks_of(own, "rupiah") or _says(kolom, {"renstra", "lalu", *ASING})


def _money_behind_pagu(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A column that is only called Realisasi is of what stands nearest before it: of pagu, or of the target.

    Where the target has none of its own then, nobody but the office knows.
    """
    behind = [
        each
        for each, owner in zip(kolom, _owners(kolom), strict=True)
        if owner is Peran.PAGU and _open(each, Peran.REALISASI) and not _is_of_work(each)
    ]
    has_own = any(_is(each, Peran.REALISASI) and each not in behind for each in kolom)
    is_known = has_own or not any(_is(each, Peran.TARGET) for each in kolom)
    has_money = any(_is(each, Peran.REALISASI_ANGGARAN) for each in kolom)

    def meant(each: Kolom) -> Kolom:
        if each not in behind or (has_money and not _says(each, {"persen"})):
            return each
        if not is_known:
            return each.as_(Peran.ABAIKAN, _OF_WHAT)
        return each.as_(Peran.ABAIKAN if _says(each, {"persen"}) else Peran.REALISASI_ANGGARAN)

    return [meant(each) for each in _of_budget(kolom)]


def _of_budget(kolom: Sequence[Kolom]) -> Sequence[Kolom]:
    """In a table of budget lines alone, realisasi of any quarter is of money."""
    if not any(_is(each, Peran.PAGU) for each in kolom) or any(_is_one_of(each, _OF_KINERJA) for each in kolom):
        return kolom
    return [
        each.as_(_OF_MONEY[each.makna.peran])
        if each.makna
        and each.makna.peran in _OF_MONEY
        and not each.diberi
        and not _is_of_work(each)
        and not _says(each, {"persen"})
        else each
        for each in kolom
    ]


_OF_KINERJA = frozenset({Peran.INDIKATOR, Peran.TARGET, Peran.TARGET_TRIWULAN, Peran.REALISASI_ANGGARAN})
_OF_MONEY = {Peran.REALISASI: Peran.REALISASI_ANGGARAN, Peran.REALISASI_TRIWULAN: Peran.ANGGARAN_TRIWULAN}


_OF_WORK = frozenset({"kinerja", "volume"})


def _is_of_work(kolom: Kolom) -> bool:
    """Whether a head says that its figures are of what was done, at its end by a K alone."""
    leaf = kolom.label.rpartition(JOINT)[2].partition(" (")[0]
    return _says(kolom, _OF_WORK) or leaf.casefold().strip(" .") == "k"


def _says(kolom: Kolom, words: Collection[str]) -> bool:
    return any(speaks_of(kolom.label, word) for word in words)


def _owners(kolom: Sequence[Kolom]) -> Iterator[Peran | None]:
    """For each column the nearest of pagu and target before it."""
    owner: Peran | None = None
    for each in kolom:
        yield owner
        owner = each.makna.peran if each.makna and each.makna.peran in {Peran.PAGU, Peran.TARGET} else owner


_OF_WHAT = "dapat berarti realisasi kinerja atau realisasi anggaran; tentukan dengan --mapping"


def _quarters(kolom: Sequence[Kolom]) -> list[Kolom]:
    """A quarter that cannot be told is not any, where others of its table can."""
    if not any(each.makna and each.makna.triwulan for each in kolom):
        return list(kolom)
    reason = "triwulannya tidak jelas; tentukan dengan --mapping"
    return [each.as_(Peran.ABAIKAN, reason) if _is_of_no_quarter(each) else each for each in kolom]


def _of_one_way(kolom: Sequence[Kolom]) -> list[Kolom]:
    """Where later quarters have figures of their own beside some since the first, the latter are not taken."""
    told = [each.makna for each in kolom if each.makna and each.makna.peran in TRIWULANAN and each.makna.triwulan]
    alone = {(makna.peran, makna.triwulan) for makna in told if not makna.kumulatif}
    later = {peran for peran, triwulan in alone if triwulan != 1}
    mixed = later & {makna.peran for makna in told if makna.kumulatif and makna.triwulan != 1}
    return [_in_way(each, alone) if each.makna and each.makna.peran in mixed else each for each in kolom]


def _in_way(kolom: Kolom, alone: Collection[tuple[Peran, int | None]]) -> Kolom:
    """The column of a quarter by itself as such; one since the first is asked where its quarter has none of these."""
    makna = kolom.makna
    if kolom.diberi or makna is None:
        return kolom
    if not makna.kumulatif:
        return replace(kolom, makna=replace(makna, kumulatif=False))
    return kolom if (makna.peran, makna.triwulan) in alone else kolom.as_(Peran.ABAIKAN, _TWO_WAYS)


_TWO_WAYS = "menghitung sejak awal tahun, sedangkan kolom lain per triwulan; tentukan dengan --mapping"


def _up_to_now(kolom: Sequence[Kolom]) -> list[Kolom]:
    """What was spent up to a month is the realisasi of the budget on that day, where a table has no other."""
    spent = [each for each in kolom if _is_one_of(each, {Peran.ANGGARAN_TRIWULAN, Peran.REALISASI_ANGGARAN})]
    if len(spent) != 1 or not (makna := spent[0].makna) or not quarter_up_to(spent[0].label) or spent[0].diberi:
        return list(kolom)
    so_far = replace(makna, peran=Peran.REALISASI_ANGGARAN, triwulan=None, kumulatif=None)
    reason = f"sebab angkanya sejak awal tahun sampai TW {roman(makna.triwulan)}" if makna.triwulan else ""
    return [replace(each, makna=so_far, alasan=reason) if each is spent[0] else each for each in kolom]


def _is_of_no_quarter(kolom: Kolom) -> bool:
    makna = kolom.makna
    return makna is not None and makna.peran in TRIWULANAN and not makna.triwulan and not kolom.diberi


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
    """Of columns that share one label the one that holds most, of numbers the only one; a code has all its parts."""
    shared: dict[tuple[str, int], list[int]] = defaultdict(list)
    for each in kolom:
        shared[each.label, header.own[each.column]].append(each.column)
    result = []
    for each in kolom:
        columns = shared[each.label, header.own[each.column]]
        if _is_one_of(each, ANGKA) and sum(weight(column) > 0 for column in columns) > 1:
            result.append(each.as_(Peran.ABAIKAN, _ONE_LABEL))
        elif max(columns, key=lambda column: (weight(column), -column)) != each.column and not _is_one_of(each, KODE):
            result.append(each.as_(Peran.ABAIKAN, "di samping kolom lain yang berjudul sama"))
        else:
            result.append(each)
    return result


_ONE_LABEL = (
    "beberapa kolom angka di bawah satu judul; beri judul tiap kolomnya di formulir atau pilih dengan --mapping"
)


def _is_one_of(kolom: Kolom, peran: Collection[Peran]) -> bool:
    return kolom.makna is not None and kolom.makna.peran in peran


def _only_once(kolom: Sequence[Kolom]) -> Iterator[Kolom]:
    """Each meaning by one column."""
    claims: dict[tuple[object, ...], list[Kolom]] = defaultdict(list)
    for each in kolom:
        if each.makna and each.makna.peran not in BERSAMA | _UNUSED:
            claims[_key(each.makna)].append(each)
    chosen = {key: _chosen(claiming) for key, claiming in claims.items()}
    for each in kolom:
        key = _key(each.makna) if each.makna else ()
        if key not in chosen or chosen[key] is each:
            yield each
        else:
            rest = Peran.PERSEN if _is(each, Peran.CAPAIAN) else Peran.ABAIKAN
            yield each.as_(rest, _not_chosen(each, chosen[key], claims[key]))


def _chosen(claiming: Sequence[Kolom]) -> Kolom | None:
    """Of columns that mean the same the one that the user names, of numbers the unqualified one; None where none is.

    Of sasaran the most specific of the office's own is meant, of other words the first of the plainest.
    """
    given = next((each for each in claiming if each.diberi), None)
    if given or not _is_one_of(claiming[0], ANGKA):
        own = [each for each in claiming if not _is_above(each)] or claiming
        return given or (own[-1] if _is(own[0], Peran.SASARAN) else min(own, key=lambda each: len(_narrowed(each))))
    plain = min(claiming, key=lambda each: len(_narrowed(each)))
    others = [_narrowed(each) for each in claiming if each is not plain]
    is_plain = all(_narrowed(plain) < other and not other & MENGGANTI for other in others)
    is_own = _is(plain, Peran.TARGET_AKHIR) or not _narrowed(plain) & ASING
    return plain if is_plain and is_own else None


def _narrowed(kolom: Kolom) -> frozenset[str]:
    return qualifiers(kolom.label, kolom.makna.triwulan if kolom.makna else None)


def _not_chosen(kolom: Kolom, chosen: Kolom | None, claiming: Sequence[Kolom]) -> str:
    """Why a column is not taken: another is, or none could be told from the others."""
    if chosen:
        return f"{kolom.makna} sudah diambil dari kolom “{chosen.label}”"
    others = ", ".join(f"“{each.label}”" for each in claiming if each is not kolom)
    beside = f", seperti kolom {others}" if others else ", tetapi judulnya menyebut hal lain"
    return f"dapat berarti {kolom.makna}{beside}; tentukan dengan --mapping"


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
