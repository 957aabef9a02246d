"""What a document says became of the indikator, counted: three of them, none, most, all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.facts import Ledger
from report_builder.measure.bantahan.bilangan import read_count
from report_builder.measure.bantahan.klaim import UNMEASURED, find_claims
from report_builder.model import Indikator
from report_builder.rules import MISSED, REACHED, Hasil
from report_builder.scrutiny.bilangan import BANYAK
from report_builder.scrutiny.kalimat import HOLE, Kalimat
from report_builder.scrutiny.naskah import Naskah, Temuan

_EXCEEDED = frozenset({Hasil.MELAMPAUI})
_NOT_RUN = frozenset({Hasil.TIDAK_TERLAKSANA})
_NIHIL = frozenset({Hasil.NIHIL})

_NOT = r"(?:tidak|belum|tak|gagal)(?: (?:dapat|berhasil|mampu|sepenuhnya))*"
_DONE = r"(?:(?:telah|sudah|berhasil|mampu|dapat) )*"
_TARGET = r"(?: (?:\w+ )?target(?:nya)?)"
_STATES: tuple[tuple[str, tuple[frozenset[Hasil], ...]], ...] = (
    (rf"{_NOT} (?:melampaui|melebihi){_TARGET}", (MISSED | {Hasil.TERCAPAI}, MISSED)),
    (rf"(?:{_NOT} (?:mencapai|memenuhi)(?: atau melampaui)?|di bawah){_TARGET}", (MISSED,)),
    (rf"(?:{_NOT} (?:ter|di)(?:capai|penuhi|lampaui)|{_NOT} tuntas|gagal|meleset|luput)", (MISSED,)),
    (rf"(?:{_NOT} (?:ter|di)laksana(?:kan)?|batal)", (_NOT_RUN,)),
    (rf"{_DONE}(?:ter|di)laksana(?:kan)?", (frozenset(Hasil) - _NOT_RUN - UNMEASURED,)),
    (rf"{_NOT} (?:ter|di)ukur", (frozenset({Hasil.BELUM_DIUKUR}),)),
    (rf"{_NOT} dinilai", (frozenset({Hasil.TIDAK_DAPAT_DINILAI}),)),
    (rf"{_NOT} (?:di|ber)target(?:kan)?", (frozenset({Hasil.TIDAK_DITARGETKAN}),)),
    ("nihil", (_NIHIL, _NIHIL | _NOT_RUN)),
    (rf"{_DONE}(?:mencapai|memenuhi) (?:atau|dan|maupun) melampaui{_TARGET}", (REACHED,)),
    (rf"{_DONE}(?:(?:melampaui|melebihi){_TARGET}|(?:ter|di)lampaui|di atas target)", (_EXCEEDED,)),
    (
        rf"{_DONE}(?:(?:mencapai|memenuhi){_TARGET}|(?:ter|di)(?:capai|penuhi)|tuntas|sukses|berhasil)",
        (REACHED, REACHED - _EXCEEDED),
    ),
)
"""What a sentence calls a state, the longest words first, and which results it may mean by it."""

_STATE = "|".join(rf"(?P<s{number}>{form})" for number, (form, _) in enumerate(_STATES))
_AFTER = re.compile(rf"\b(?:{_STATE})\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:{_STATE}) (?:pada|untuk|di|bagi|atas|dalam) (?:sebanyak )?$", re.IGNORECASE)

_NONE = r"(?:tidak|tak|belum)(?: ada)? satu ?pun|(?:tidak|tak|belum) ada|tiada"
_MOST = "mayoritas|sebagian besar|kebanyakan|hampir (?:semua|seluruh)"
_EACH = "seluruh|semua|setiap|segenap|segala|tiap"
_NOUN = "(?P<noun>sasaran|indikator|target)"
_WORK = "(?P<work>program|kegiatan)"
"""Of these the data know only whether any was not carried out."""
_ALONE = rf"(?P<alone> di antaranya\b|(?= (?:yang )?(?:{_STATE})\b))"
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:(?:(?<!sasaran )(?<!indikator )(?P<both>ke))?(?P<count>{BANYAK})"
    rf"|(?P<none>{_NONE})|(?P<most>{_MOST})|(?P<each>{_EACH}))"
    rf"(?:(?: dari(?: {BANYAK}| {_EACH})?)?(?: poin| buah)? {_NOUN}\b| {_WORK}\b|{_ALONE})",
    re.IGNORECASE,
)
_QUANTITIES = ("count", "none", "most", "each")
_CLAUSE_END = re.compile(r"[,;:.()–]|\b(?:sedangkan|tetapi|namun|sementara|meskipun|walaupun)\b")
# Who wishes or denies says nothing of what is; "salah satu" counts nothing.
_UNSAID = re.compile(
    r"\b(?:agar|supaya|akan|harus|jika|apabila|bila|semoga|diharap\w*|berharap|ditargetkan)\b", re.IGNORECASE
)
_UNCOUNTED = re.compile(r"\b(?:salah|tidak|belum|bukan|tak) $", re.IGNORECASE)


def read_state(text: str, start: int = 0) -> tuple[str, frozenset[Hasil]] | None:
    """The first state that a text names from there on, in its words, and all results that it may mean."""
    found = _AFTER.search(text, start)
    if found is None:
        return None
    return found[0], frozenset().union(*_STATES[int(str(found.lastgroup)[1:])][1])


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """How many, of what, in which state; and from where to where a sentence says so."""

    awal: int
    akhir: int
    banyak: re.Match[str]
    arti: tuple[frozenset[Hasil], ...]

    @property
    def hitungan(self) -> tuple[int, int]:
        """From where to where the words stand that say how many."""
        return self.banyak.span(next(group for group in _QUANTITIES if self.banyak[group]))


def states_in(text: str) -> Iterator[Pernyataan]:
    """What a sentence says of how many indikator are in a state."""
    quantities = list(_QUANTITY.finditer(text))
    limits = (*(found.start() for found in quantities), len(text))
    for found, limit in zip(quantities, limits[1:], strict=True):
        state = _BEFORE.search(text, 0, found.start()) or _AFTER.search(text, found.end(), _clause(text, found, limit))
        is_known = not found["work"] or found["each"] or found["none"]
        if state and is_known and not _UNCOUNTED.search(text[: found.start()]):
            start, end = min(found.start(), state.start()), max(found.end(), state.end())
            said = next(number for number in range(len(_STATES)) if state[f"s{number}"])
            clause = max((each.end() for each in _CLAUSE_END.finditer(text, 0, start)), default=0)
            if not _UNSAID.search(text, clause, end):
                yield Pernyataan(start, end, found, _STATES[said][1])


def _clause(text: str, found: re.Match[str], limit: int) -> int:
    end = _CLAUSE_END.search(text, found.end(), limit)
    return end.start() if end else limit


def wrong_states(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """How many indikator or sasaran are said to be in a state, where the data say otherwise."""
    for said in states_in(kalimat.teks):
        if _is_own(said, kalimat) and not any(_fits(said, scope) for scope in _scopes(said, kalimat, naskah)):
            yield Temuan(
                f"“{kalimat.teks[said.awal : said.akhir]}” tidak cocok dengan data",
                "Cetak hitungannya dari fakta, misalnya f('unit.jumlah_melampaui').",
            )


def _is_own(said: Pernyataan, kalimat: Kalimat) -> bool:
    """Whether a document says it in its own words; a figure before a state may be anything's, if it counts nothing."""
    if HOLE in kalimat.sendiri[slice(*said.hitungan)]:
        return False
    is_claim = any(one.awal < said.akhir and said.awal < one.akhir for one in find_claims(kalimat.sendiri))
    if is_claim and (said.banyak["each"] or said.banyak["none"]):
        return False  # what is claimed of all is judged as such
    facts = (each.fakta for each in kalimat.sebutan if each.awal <= said.banyak.start() < each.akhir)
    return said.banyak["alone"] is None or all(".jumlah_" in fact for fact in facts)


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What a count may be about: the results of each part that it counts."""

    bagian: tuple[tuple[Hasil, ...], ...]

    def count(self, arti: frozenset[Hasil]) -> tuple[int, int]:
        """How many parts are wholly, and how many partly, what is meant."""
        return sum(set(one) <= arti for one in self.bagian), sum(not arti.isdisjoint(one) for one in self.bagian)

    def total(self, arti: frozenset[Hasil]) -> int:
        """How many parts can be what is meant: those that were measured, unless just the others are meant."""
        return len(self.bagian) if arti & UNMEASURED else sum(not UNMEASURED.issuperset(one) for one in self.bagian)


def _scopes(said: Pernyataan, kalimat: Kalimat, naskah: Naskah) -> Iterator[Lingkup]:
    by_sasaran = _by_sasaran(naskah.laporan.indikator, naskah.ledger)
    if (said.banyak["noun"] or "").casefold() == "sasaran":
        yield Lingkup(tuple(tuple(one for one in each if one not in UNMEASURED) or each for each in by_sasaran))
        return
    yield Lingkup(tuple((one,) for each in by_sasaran for one in each))
    if re.search(r"\bsasaran\b", kalimat.teks, re.IGNORECASE):
        yield from (Lingkup(tuple((one,) for one in each)) for each in by_sasaran)


def _by_sasaran(indikator: Iterable[Indikator], ledger: Ledger) -> tuple[tuple[Hasil, ...], ...]:
    groups: dict[str, tuple[Hasil, ...]] = {}
    for one in indikator:
        state = Hasil(str(ledger[f"{one.kode}.hasil"].nilai))
        groups[one.kode_sasaran] = (*groups.get(one.kode_sasaran, ()), state)
    return tuple(groups.values())


def _fits(said: Pernyataan, scope: Lingkup) -> bool:
    counts = [(*scope.count(arti), scope.total(arti)) for arti in said.arti]
    if said.banyak["none"]:
        return all(wholly == 0 for wholly, _, _ in counts)
    if said.banyak["most"]:
        return any(2 * partly > total for _, partly, total in counts)
    if said.banyak["each"]:
        return any(partly == total for _, partly, total in counts)
    number = read_count(said.banyak["count"])  # "kedua" speaks of two, and leaves open whether of more
    return any((said.banyak["both"] or wholly <= number) and number <= partly for wholly, partly, _ in counts)
