"""Makes facts: of what a cell gives, and of what a rule gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from report_builder.errors import Place, Problem, error
from report_builder.facts import Fact, Rule
from report_builder.rules import Hitungan, Rentang, places_apart

PERCENT = "%"
POINTS = "poin persen"
RUPIAH = "Rp"
PERCENT_PLACES = 2

_NOT_COMPUTED = "tidak dihitung"


def given(
    fact_id: str,
    nilai: Decimal | Rentang | date | str | None,
    satuan: str,
    place: Place,
    desimal: int | None = None,
    alasan: str = "tidak diisi",
) -> Iterator[Fact]:
    """The fact of one cell; of a range, the text and its bounds too (``.target_bawah`` and ``.target_atas``)."""
    if isinstance(nilai, Rentang):
        stem, dot, suffix = split_period(fact_id)
        yield Fact(fact_id, str(nilai), satuan, place)
        yield Fact(f"{stem}_bawah{dot}{suffix}", nilai.bawah, satuan, place, desimal)
        yield Fact(f"{stem}_atas{dot}{suffix}", nilai.atas, satuan, place, desimal)
    else:
        yield Fact(fact_id, nilai, satuan, place, desimal, "" if nilai is not None else alasan)


def computed(fact_id: str, hitungan: Hitungan, satuan: str, dari: tuple[str, ...], desimal: int | None = None) -> Fact:
    """The fact that a rule gives."""
    rule = Rule(hitungan.rumus or _NOT_COMPUTED, dari)
    return Fact(fact_id, hitungan.nilai, satuan, rule, desimal, hitungan.alasan)


def percentage(fact_id: str, hitungan: Hitungan, dari: tuple[str, ...]) -> Fact:
    """A percentage with two decimals, or with so many that it reads as 100 only where it is 100."""
    return computed(fact_id, hitungan, PERCENT, dari, percent_places(hitungan.nilai))


def contribution_id(fact_id: str, counted: Hitungan, capaian: Hitungan) -> str:
    """The fact with which a capaian enters means: itself, or what a cap or a target of 0 makes of it (``_rata``)."""
    if counted.nilai is None or counted.nilai == capaian.nilai:
        return fact_id
    stem, dot, suffix = split_period(fact_id)
    return f"{stem}_rata{dot}{suffix}"


def contribution(fact_id: str, counted: Hitungan, capaian: Hitungan, target: str) -> Iterator[Fact]:
    """The fact ``_rata`` of a capaian that enters means as another one; ``target`` is that of its target."""
    own = contribution_id(fact_id, counted, capaian)
    if own == fact_id:
        return
    if capaian.nilai is None:
        yield percentage(own, counted, (target,))
    else:
        rumus = Hitungan(counted.nilai, "capaian, paling tinggi batas rata-rata")
        yield percentage(own, rumus, (fact_id, "aturan.batas_rata"))


def percent_places(nilai: Decimal | None) -> int:
    """The decimals with which a percentage is printed."""
    return PERCENT_PLACES if nilai is None else places_apart(nilai, Decimal(100), PERCENT_PLACES)


def difference(
    fact_id: str, nilai: Decimal, satuan: str, dari: tuple[str, str], desimal: int | None = PERCENT_PLACES
) -> Iterator[Fact]:
    """A first fact minus a second one, and the same without its sign (``_mutlak``), for prose."""
    rumus = " − ".join(measure_of(each) for each in dari)
    unit = POINTS if satuan == PERCENT else satuan
    yield Fact(fact_id, nilai, unit, Rule(rumus, dari), desimal)
    stem, dot, suffix = split_period(fact_id)
    absolute = f"{stem}_mutlak{dot}{suffix}"
    yield Fact(absolute, abs(nilai), unit, Rule("nilai mutlak selisih", (fact_id,)), desimal)


def distinct(found: Iterable[Fact]) -> tuple[tuple[Fact, ...], list[Problem]]:
    """The facts by id, and an error for each id that a second fact would take."""
    fakta: dict[str, Fact] = {}
    clashes = []
    for fact in found:
        if fact.id in fakta:
            place = fact.asal if isinstance(fact.asal, Place) else None
            hint = "Pakai kode yang belum dipakai oleh bagian laporan yang lain."
            clashes.append(error(f"Dua angka bernama “{fact.id}”.", place, hint))
        else:
            fakta[fact.id] = fact
    return tuple(fakta.values()), clashes


def measure_of(fact_id: str) -> str:
    """What a fact measures, for a formula: IKK-1.realisasi.2020 -> realisasi 2020."""
    stem, _, suffix = split_period(fact_id)
    name = stem.rpartition(".")[2].replace("_", " ")
    return f"{name} {suffix}" if suffix else name


def split_period(fact_id: str) -> tuple[str, str, str]:
    """IKK-1.target.2020 -> IKK-1.target, ".", 2020; without a year or quarter the last two are empty."""
    stem, dot, suffix = fact_id.rpartition(".")
    is_period = suffix.isdecimal() or (suffix.startswith("TW") and suffix[2:].isdecimal())
    return (stem, dot, suffix) if is_period else (fact_id, "", "")
