"""How the data contradict a sentence of the input: in what it says of targets, counts, changes and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder.facts import Ledger
from report_builder.measure.bantahan.bagian import Bagian, find_shares
from report_builder.measure.bantahan.batas import find_bounds
from report_builder.measure.bantahan.cacah import find_too_many
from report_builder.measure.bantahan.klaim import (
    Klaim,
    against,
    clause_of,
    find_claims,
    find_counts,
    find_keeps,
    find_misses,
    is_taken_back,
    state,
)
from report_builder.measure.bantahan.maksud import meant
from report_builder.measure.bantahan.nilai import (
    Nilai,
    find_numbers,
    has_value,
    is_known,
    is_of_data,
    is_told,
    value_of,
)
from report_builder.measure.bantahan.pernyataan import Nama, Pernyataan
from report_builder.measure.bantahan.tingkat import find_wrong_levels
from report_builder.measure.bantahan.ujaran import Sumber, Ujaran, find_ujaran
from report_builder.measure.bantahan.waktu import is_of_the_period, is_since_last_year
from report_builder.measure.teks import holds
from report_builder.model import Indikator, Laporan
from report_builder.rules import Hasil, Rentang
from report_builder.schema import Polaritas


class Alasan(StrEnum):
    """In what the data contradict a sentence."""

    TARGET = "target"
    JUMLAH = "jumlah"
    PERUBAHAN = "perubahan"
    ANGKA = "angka"


@dataclass(frozen=True, slots=True)
class Bantahan:
    """One contradiction: what the sentence says in its own words, and the ids of the facts that say otherwise."""

    alasan: Alasan
    ucapan: str
    fakta: tuple[str, ...] = ()


def find_contradictions(laporan: Laporan, ledger: Ledger) -> tuple[tuple[Ujaran, tuple[Bantahan, ...]], ...]:
    """Each text of the input that the data contradict, and in what."""
    nama = Nama.of(laporan)
    found = (
        (ujaran, tuple(dict.fromkeys(one for said in nama.read(ujaran) for one in contradict(said, laporan, ledger))))
        for ujaran in find_ujaran(laporan)
    )
    return tuple((ujaran, bantahan) for ujaran, bantahan in found if bantahan)


def contradict(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    """In what the data contradict a sentence of the input, wherever it stands."""
    if said.teks.endswith("?") or (said.ujaran.is_plan and _INTENDED.match(said.teks)):
        return
    for rule in _RULES:
        yield from rule(said, laporan, ledger)


_INTENDED = re.compile(r"(?:me|ber|pe)\w+ ", re.IGNORECASE)


# Targets


def _contradict_targets(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    since = 0
    for claim in find_claims(said.samar):
        of = meant(said, claim, laporan, since)
        since = claim.akhir
        yield from _compare(said, claim, of, laporan, ledger)
    for miss in find_misses(said.samar):
        of = meant(said, miss, laporan)
        yield from _compare(said, miss, of if len(of) == 1 else (), laporan, ledger)
    for keep, is_limit in find_keeps(said.samar):
        of = tuple(one.indikator for one in said.within(keep.awal, keep.awal + 1))
        if all(one.polaritas is Polaritas.MINIMUM for one in of) or not is_limit:
            yield from _deny(said, keep, of, laporan, ledger)


def _compare(
    said: Pernyataan, claim: Klaim, of: tuple[Indikator, ...], laporan: Laporan, ledger: Ledger
) -> Iterator[Bantahan]:
    if len(of) != 1 or not _is_true_of_the_number(claim, of[0]):
        yield from _deny(said, claim, of, laporan, ledger)


def _deny(
    said: Pernyataan, claim: Klaim, of: tuple[Indikator, ...], laporan: Laporan, ledger: Ledger
) -> Iterator[Bantahan]:
    failing = against(claim, of, ledger) or _unmeasured(said, claim, of, ledger)
    if failing and is_of_the_period(said.samar, claim.awal, claim.akhir, laporan.identitas):
        facts = (f"{one.kode}.{measure}" for one in failing for measure in ("realisasi", "target"))
        yield Bantahan(Alasan.TARGET, said.teks[claim.awal : claim.akhir], tuple(facts))


def _unmeasured(said: Pernyataan, claim: Klaim, of: tuple[Indikator, ...], ledger: Ledger) -> tuple[Indikator, ...]:
    """Those that a claim names and nobody has measured yet: no target of theirs was reached."""
    start, _ = said.segment(claim.awal, claim.akhir)
    named = {one.indikator.kode for one in said.within(start, claim.akhir)}
    if not {one.kode for one in of} <= named or Hasil.MELAMPAUI not in claim.benar:
        return ()
    return tuple(one for one in of if state(one, ledger) is Hasil.BELUM_DIUKUR)


_ABOVE = re.compile(r"\b(?:me)?(?:lebihi|lampaui|lewati)\b|\batas\b|\blebih\b", re.IGNORECASE)
_BELOW = re.compile(r"\bbawah\b|\bkurang\b", re.IGNORECASE)


def _is_true_of_the_number(claim: Klaim, indikator: Indikator) -> bool:
    """Whether "melebihi target" or "di bawah target" is said of a number for which more is not better."""
    if indikator.polaritas is Polaritas.MAKSIMUM:
        return False
    match indikator.realisasi, indikator.target:
        case (Decimal() as realisasi, Decimal() as target):
            below, above = realisasi < target, realisasi > target
        case (Decimal() as realisasi, Rentang(bawah, atas)):
            below, above = realisasi < bawah, realisasi > atas
        case _:
            return False
    return bool((above and _ABOVE.search(claim.ucapan)) or (below and _BELOW.search(claim.ucapan)))


# Counts


def _contradict_counts(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    counts = tuple(find_counts(said.samar))
    states = [state(one, ledger) for one in laporan.indikator] if counts else []
    measured: list[Hasil] = [one for one in states if one is not Hasil.BELUM_DIUKUR]
    wholes: dict[int | None, list[Hasil]] = {None: states, len(measured): measured, len(states): states}
    for count in counts:
        is_own = count.dari in wholes and not said.within(0, len(said.samar))
        counted = {sum(each in way for each in wholes.get(count.dari, states)) for way in count.benar}
        is_of_now = is_of_the_period(said.samar, count.awal, count.akhir, laporan.identitas)
        if is_own and is_of_now and count.jumlah not in counted:
            yield Bantahan(Alasan.JUMLAH, count.ucapan, (f"unit.jumlah_{count.ukuran}",))


def _contradict_shares(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    """Of all indikator, or of those that are measured; a percentage may also be a capaian."""
    shares = tuple(find_shares(said.samar))
    states = [state(one, ledger) for one in laporan.indikator] if shares else []
    wholes = (len(states), int(ledger["unit.jumlah_diukur"].angka))
    for share in shares:
        is_own = not said.within(0, len(said.samar)) and not _is_capaian(share, ledger)
        is_of_now = is_of_the_period(said.samar, share.awal, share.akhir, laporan.identitas)
        if is_own and is_of_now and not any(share.is_true_of(states, whole) for whole in wholes):
            yield Bantahan(Alasan.JUMLAH, share.ucapan, (f"unit.jumlah_{share.ukuran}",))


def _is_capaian(share: Bagian, ledger: Ledger) -> bool:
    """Whether a percentage is the capaian of the unit; of "the target" also that of any indikator."""
    capaian = ("unit.capaian",) if "target" not in share.ucapan.casefold() else tuple(ledger)
    facts = (ledger[each] for each in capaian if each in ledger and each.endswith(".capaian"))
    return share.persen is not None and any(holds(fact, share.persen) for fact in facts)


# Changes

_END = r"\b(?! (?:mutu|kualitas|kinerja|kecepatan)(?:nya)?\b)"
"""Behind it something else may move: meningkat mutunya."""
_DIRECTIONS = (
    (
        1,
        re.compile(rf"\b(?:meningkat|naik|bertambah|membesar|mengalami (?:peningkatan|kenaikan)){_END}", re.IGNORECASE),
    ),
    (-1, re.compile(rf"\b(?:menurun|turun|berkurang|mengecil|mengalami penurunan){_END}", re.IGNORECASE)),
)
_OF_CELL = re.compile(
    r"(?:realisasi|capaian)(?:nya)?(?: (?:kinerja|indikator|ini|itu|tersebut|tahun|pada|[0-9]{4}|telah|juga|terus))* $",
    re.IGNORECASE,
)
_ONE_SUBJECT = re.compile(r"(?:(?! (?:yang|dan|serta|sehingga|karena|untuk|dengan)\b) \w+){0,6} $", re.IGNORECASE)
_CAPAIAN = re.compile(r"\bcapaian", re.IGNORECASE)
_OF_TARGET = re.compile(r"\b(?:target|pagu|anggaran|serapan)", re.IGNORECASE)
"""What changes otherwise than the realisasi does."""


def _contradict_changes(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    """Only where it is said of whom, and what was last year is known."""
    if not is_since_last_year(said.samar, laporan.identitas):
        return
    for sign, form in _DIRECTIONS:
        for found in form.finditer(said.samar):
            change = ledger.get(_change(said, found))
            if change is None or change.nilai is None or change.angka * sign > 0:
                continue
            is_of_now = is_of_the_period(said.samar, *found.span(), laporan.identitas)
            if is_of_now and not is_taken_back(said.samar, *found.span()):
                yield Bantahan(Alasan.PERUBAHAN, found[0], (change.id,))


def _change(said: Pernyataan, found: re.Match[str]) -> str:
    """The id of the fact that says how what a clause speaks of changed; empty where that is unknown."""
    clause = clause_of(said.samar, found.start())
    named = said.within(clause, found.start())
    if _OF_TARGET.search(said.samar, clause, found.start()):
        return ""
    if named and _ONE_SUBJECT.fullmatch(said.samar, named[-1].akhir, found.start()):
        of, subject = named[-1].indikator, said.samar[clause : named[-1].awal]
    elif said.ujaran.indikator and _OF_CELL.fullmatch(said.samar, clause, found.start()):
        of, subject = said.ujaran.indikator, said.samar[clause : found.start()]
    else:
        return ""
    return f"{of.kode}.{'perubahan_capaian' if _CAPAIAN.search(subject) else 'perubahan'}"


# Numbers


def _contradict_numbers(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    counts = frozenset({Decimal(len(laporan.sasaran)), Decimal(len(laporan.indikator))})
    shares = tuple(find_shares(said.samar))
    for number in find_numbers(said.samar, said.satuan):
        if any(share.awal <= number.awal < share.akhir for share in shares):
            continue
        of = value_of(said, number, laporan.identitas)
        if of is not None and has_value(of, ledger):
            if not is_told(of, number, ledger):
                yield Bantahan(Alasan.ANGKA, number.ucapan, (of.fakta,))
        elif (
            _is_of_the_unmeasured(said, of, ledger) or is_of_data(said, number, said.satuan, laporan.identitas)
        ) and not is_known(said, number, counts, ledger):
            yield Bantahan(Alasan.ANGKA, number.ucapan)


def _is_of_the_unmeasured(said: Pernyataan, of: Nilai | None, ledger: Ledger) -> bool:
    """A value of what was not measured is none, whoever tells it; but an analysis may tell how far the measuring is."""
    if of is None or said.ujaran.sumber is Sumber.URAIAN:
        return False
    return state(of.indikator, ledger) is Hasil.BELUM_DIUKUR


def _contradict_counted(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    for count in find_too_many(said, laporan):
        fakta = f"{count.indikator.kode}.realisasi"
        is_of_now = is_of_the_period(said.samar, count.awal, count.akhir, laporan.identitas)
        if is_of_now and fakta in ledger:
            yield Bantahan(Alasan.ANGKA, count.ucapan, (fakta,))


# Numbers of the unit and words of a scale


def _contradict_bounds(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    """Only what is said of the unit: an analysis may speak of a part of its money."""
    for bound in () if said.ujaran.indikator or said.sebutan else find_bounds(said.samar):
        is_of_now = is_of_the_period(said.samar, bound.awal, bound.akhir, laporan.identitas)
        if is_of_now and not bound.is_kept(ledger):
            yield Bantahan(Alasan.ANGKA, bound.ucapan, (bound.fakta,))


def _contradict_levels(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    for level in find_wrong_levels(said, laporan, ledger):
        if is_of_the_period(said.samar, level.awal, level.akhir, laporan.identitas):
            yield Bantahan(Alasan.ANGKA, level.ucapan, level.fakta)


_RULES = (
    _contradict_targets,
    _contradict_counts,
    _contradict_shares,
    _contradict_changes,
    _contradict_numbers,
    _contradict_counted,
    _contradict_bounds,
    _contradict_levels,
)
