"""How the units stand beside each other in one indikator: who lacks data, who reached the target, how far apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from report_builder.facts import Fact, Rule
from report_builder.language import join_list
from report_builder.measure.facts_of import PERCENT, percent_places
from report_builder.measure.rekap.bersama import SEBANDING
from report_builder.measure.rekap.gabungan import REALISASI, combine, comparable, value_of
from report_builder.measure.rekap.tabel import Isi, Sebaran, Sel
from report_builder.measure.rekap.titik import Titik, own_cell
from report_builder.measure.rekap.unsur import Unsur
from report_builder.model.rekap import name_all
from report_builder.rules import MISSED, REACHED, Agregasi, Hasil, SkalaOrdinal
from report_builder.schema import Polaritas

_COUNTS: Mapping[str, tuple[str, frozenset[Hasil]]] = {
    "jumlah_unit_mencapai": ("banyaknya unit yang mencapai atau melampaui target", REACHED),
    "jumlah_unit_belum_mencapai": ("banyaknya unit yang diukur dan belum mencapai target", MISSED),
    "jumlah_unit_tidak_dinilai": (
        "banyaknya unit yang mempunyai realisasi tanpa target yang dapat dinilai",
        frozenset({Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI}),
    ),
}
LACKS: Mapping[str, Isi] = {"jumlah_unit_belum_diukur": Isi.BELUM_DIUKUR, "jumlah_unit_tidak_memuat": Isi.TIDAK_MEMUAT}
"""Why a unit that reported has no realisasi, by the fact that counts these."""

_BOX: Mapping[str, tuple[str, Fraction]] = {
    "terendah": ("terendah", Fraction(0)),
    "kuartil_bawah": ("kuartil bawah", Fraction(1, 4)),
    "median": ("median", Fraction(1, 2)),
    "kuartil_atas": ("kuartil atas", Fraction(3, 4)),
    "tertinggi": ("tertinggi", Fraction(1)),
}


_OF_ONE = frozenset({Agregasi.MINIMUM, Agregasi.MAKSIMUM, Agregasi.TERAKHIR})


def by_capaian(cells: Sequence[Sel]) -> tuple[Sel, ...]:
    """From the highest capaian to the lowest; equals, and those without one at the end, in the order of the tree."""
    known = [one for one in cells if one.capaian is not None]
    ordered = sorted(known, key=lambda one: one.capaian or Decimal(0), reverse=True)
    return (*ordered, *(one for one in cells if one.capaian is None))


def reporting_cells(titik: Titik) -> tuple[Sel, ...]:
    """The cells of all units whose figures are added up, in the order of the tree."""
    return tuple(map(own_cell, titik.unsur))


def spread(titik: Titik) -> Sebaran | None:
    """How the capaian spread; None where there is none, or where predicates give no percentage."""
    values = tuple(one.capaian for one in _ascending(titik) if one.capaian is not None)
    if not values or titik.pokok.polaritas is Polaritas.ORDINAL:
        return None
    return Sebaran(values, **{name: _quantile(values, share)[0] for name, (_, share) in _BOX.items()})


def _ascending(titik: Titik) -> list[Sel]:
    known = [one for one in reporting_cells(titik) if one.capaian is not None]
    return sorted(known, key=lambda one: one.capaian or Decimal(0))


def _quantile(values: Sequence[Decimal], share: Fraction) -> tuple[Decimal, range]:
    """The value that so much of an ordered row lies below, between two of them by proportion, and where these stand."""
    at = (len(values) - 1) * share
    before, rest = divmod(at, 1)
    low = values[before]
    if not rest:
        return low, range(before, before + 1)
    step = (values[before + 1] - low) * rest.numerator / rest.denominator
    return low + step, range(before, before + 2)


def measure_spread(titik: Titik) -> Iterator[Fact]:
    """The facts of one indikator at the top: who lacks data, states, whose figure it is, five numbers, predicates."""
    yield from _measure_missing(titik)
    yield from _measure_states(titik)
    yield from _measure_bearers(titik)
    ascending = _ascending(titik)
    sebaran = spread(titik)
    for name, (words, share) in _BOX.items() if sebaran else ():
        nilai: Decimal = getattr(sebaran, name)
        _, between = _quantile(sebaran.nilai if sebaran else (), share)
        rule = Rule(f"{words} capaian {len(ascending)} unit", tuple(ascending[at].id("capaian") for at in between))
        yield Fact(titik.sel.id(f"capaian_{name}"), nilai, PERCENT, rule, percent_places(nilai))
    yield from _measure_predicates(titik)


def _measure_missing(titik: Titik) -> Iterator[Fact]:
    lacking = [one for one in titik.unsur if not one.berdata]
    yield _count(titik, "jumlah_unit_tanpa_data", "tidak mempunyai realisasi", lacking)
    reporting = [one for one in lacking if one.unit.melapor]
    if reporting:
        rumus = "melapor tanpa realisasi"
        yield _count(titik, "jumlah_unit_melapor_tanpa_data", rumus, reporting)
        names = join_list([one.unit.nama for one in reporting])
        yield Fact(titik.sel.id("unit_tanpa_data"), names, "", Rule(f"unit yang {rumus}", _realisasi_of(reporting)))
    for name, isi in LACKS.items():
        yield _count(titik, name, str(isi), [one for one in reporting if one.isi is isi])


def _count(titik: Titik, name: str, which: str, units: Sequence[Unsur]) -> Fact:
    rule = Rule(f"banyaknya unit yang {which}", _realisasi_of(units))
    return Fact(titik.sel.id(name), Decimal(len(units)), "unit", rule, 0)


def _realisasi_of(units: Sequence[Unsur]) -> tuple[str, ...]:
    return tuple(one.id(REALISASI) for one in units)


def _measure_states(titik: Titik) -> Iterator[Fact]:
    dari = tuple(one.id("capaian") for one in titik.unsur)
    for name, (rumus, states) in _COUNTS.items():
        count = sum(one.hasil in states for one in titik.unsur if one.berdata)
        yield Fact(titik.sel.id(name), Decimal(count), "unit", Rule(rumus, dari), 0)


def _measure_bearers(titik: Titik) -> Iterator[Fact]:
    """Whose figure the joint realisasi is, and of which day where that decided, if it is the figure of one unit."""
    if titik.pokok.agregasi not in _OF_ONE:
        return
    is_comparable = any(fact.id == titik.sel.id(f"{REALISASI}{SEBANDING}") for fact in titik.fakta)
    counted = comparable(titik.pokok, titik.unsur) if is_comparable else titik.unsur
    joint = combine(titik.pokok, REALISASI, counted)
    bearers = [one for one in joint.unsur if value_of(one, REALISASI) == joint.nilai]
    if titik.pokok.agregasi is Agregasi.TERAKHIR:
        last = max((one.tanggal for one in joint.unsur if one.tanggal), default=None)
        bearers = [one for one in bearers if one.tanggal == last]
        if bearers and last:
            rule = Rule("tanggal data paling akhir", _realisasi_of(bearers))
            yield Fact(titik.sel.id("tanggal_realisasi"), last, "", rule)
    if bearers:
        rule = Rule("unit yang realisasinya menjadi realisasi gabungan", _realisasi_of(bearers))
        yield Fact(titik.sel.id("unit_realisasi"), name_all([one.unit.nama for one in bearers]), "", rule)


# Predicates


def predicates(titik: Titik) -> tuple[tuple[str, str], ...]:
    """The words that units reached, the best first, each with the id of how many did."""
    return tuple((label, _predicate_id(titik, label)) for label in _by_predicate(titik))


def _predicate_id(titik: Titik, label: str) -> str:
    return f"{titik.sel.id('jumlah_unit_predikat')}.{'-'.join(label.casefold().split())}"


def _by_predicate(titik: Titik) -> Mapping[str, tuple[str, ...]]:
    """The facts of the units that reached each predicate."""
    reached: dict[str, list[str]] = {}
    order: dict[str, Decimal] = {}
    for one in titik.unsur:
        word, skala = one.ukuran.realisasi, one.ukuran.skala
        if one.berdata and isinstance(word, str):
            label, order_of = _label(skala, word)
            order.setdefault(label, order_of)
            reached.setdefault(label, []).append(one.id(REALISASI))
    return {label: tuple(reached[label]) for label in sorted(reached, key=lambda label: -order[label])}


def _label(skala: SkalaOrdinal | None, word: str) -> tuple[str, Decimal]:
    predikat = skala.find(word) if skala else None
    return (predikat.label, predikat.urutan) if predikat else (word, Decimal(0))


def _measure_predicates(titik: Titik) -> Iterator[Fact]:
    for label, dari in _by_predicate(titik).items():
        rule = Rule(f"banyaknya unit dengan predikat {label}", dari)
        yield Fact(_predicate_id(titik, label), Decimal(len(dari)), "unit", rule, 0)
