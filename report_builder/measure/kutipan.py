"""Where a quotation says something else than the data: of targets, of numbers, of the change since last year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from report_builder import language
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import PERCENT, POINTS
from report_builder.measure.teks import NUMBER, Angka, read_number
from report_builder.measure.unit import CALENDAR_YEAR
from report_builder.model import Indikator, Kutipan, Laporan
from report_builder.rules import Hasil


class Alasan(StrEnum):
    """Why the data contradict a quotation."""

    TARGET = "target"
    ANGKA = "angka"
    PERUBAHAN = "perubahan"


@dataclass(frozen=True, slots=True)
class Bantahan:
    """One contradiction: what the quotation says in its own words, and the ids of the facts that say otherwise."""

    alasan: Alasan
    ucapan: str
    fakta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Klaim:
    """What a sentence says of targets: its words, where they stand in it, and the states in which they are true."""

    ucapan: str
    awal: int
    akhir: int
    benar: frozenset[Hasil]


def contradictions(laporan: Laporan, ledger: Ledger) -> Mapping[str, tuple[Bantahan, ...]]:
    """The contradictions of each quotation that has any, by the cell of the quotation."""
    found = {kutipan.places["kutipan"].sel: _contradict(kutipan, laporan, ledger) for kutipan in laporan.kutipan}
    return {sel: bantahan for sel, bantahan in found.items() if bantahan}


def _contradict(kutipan: Kutipan, laporan: Laporan, ledger: Ledger) -> tuple[Bantahan, ...]:
    text = " ".join(kutipan.kutipan.split())
    sentences = [text[start:end] for start, end in language.split_sentences(text)]
    found = [
        bantahan
        for sentence in sentences
        for bantahan in (
            *_contradict_targets(sentence, laporan, ledger),
            *_contradict_changes(sentence, laporan, ledger),
        )
    ]
    return (*dict.fromkeys(found), *_unknown_numbers(text, laporan, ledger))


# Targets

_ADVERBS = r"\b(?:(?:telah|sudah|berhasil|mampu) ){0,3}"
_SUBJECT = r"\b(?:capaian|kinerja|target|indikator|tercapai|terpenuhi)\b"
_WHOLE = r"\b(?:100 ?%|(?:100|seratus) persen)"
_EVERY = r"(?:(?:seluruh|semua|setiap|segala) )?"
_EXCEEDED = frozenset({Hasil.MELAMPAUI})
_REACHED = frozenset({Hasil.MELAMPAUI, Hasil.TERCAPAI})
UNMEASURED = frozenset({Hasil.BELUM_DIUKUR, Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI})
"""States that make no claim about a target true or false."""

_CLAIMS = (
    (_EXCEEDED, rf"{_ADVERBS}(?:me)?(?:lebihi|lampaui) {_EVERY}target(?:nya)?\b"),
    (_EXCEEDED, rf"\b{_EVERY}(?:target|indikator)\b(?: \w+){{0,3}} (?:terlampaui|dilampaui)\b"),
    (_REACHED, rf"{_ADVERBS}(?:mencapai|capai|memenuhi|penuhi) {_EVERY}target(?:nya)?\b"),
    (_REACHED, rf"\b{_EVERY}(?:target|indikator)\b(?: \w+){{0,3}} (?:tercapai|terpenuhi|dicapai|dipenuhi)\b"),
    (_REACHED, rf"{_SUBJECT}[^.;]{{0,40}}?{_WHOLE}"),
    (_REACHED, rf"{_WHOLE} (?:dari )?(?:target|tercapai|terpenuhi)\b"),
)  # fmt: skip
_CLAIM_FORMS = tuple((benar, re.compile(pattern, re.IGNORECASE)) for benar, pattern in _CLAIMS)

_CLAUSE_END = re.compile(r"[,;:–—](?= )| tetapi | namun | sedangkan | meskipun | walaupun ")
# What takes a claim back, in its clause; what makes it a wish, anywhere before it.
_DENIED = re.compile(r"\b(?:belum|tidak|bukan|hampir|nyaris|harus|gagal|tanpa|akan)\b", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:agar|supaya|untuk|guna|demi|ingin|semoga|jika|apabila|bila|harap\w*|diharap\w*|berharap|berupaya|bertekad"
    r"|optimis\w*|upaya|mendorong|dalam rangka|berjanji)\b",
    re.IGNORECASE,
)
# Who speaks of some does not speak of all.
_COUNT = r"(?:[0-9]+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)"
_PARTIAL = re.compile(
    r"\b(?:sebagian|beberapa|mayoritas|kecuali|selain|salah satu|rata-rata|serapan|anggaran)\b"
    rf"|\b{_COUNT} (?:dari|indikator|target|sasaran)\b",
    re.IGNORECASE,
)


_NARROWED = re.compile(rf"\b(?:(?:indikator|sasaran|target) yang|{_COUNT} di antaranya) $", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:seluruh|semua|setiap|segala) (?:\w+ ){0,2}?(?:target|indikator)\b", re.IGNORECASE)
"""Who speaks of all, whatever else is named."""


def find_claims(sentence: str) -> Iterator[Klaim]:
    """What a sentence says of targets without denying, wishing or limiting it, each stretch of words once."""
    if _PARTIAL.search(sentence) and not TOTAL.search(sentence):
        return
    taken = 0
    found = ((match, benar) for benar, form in _CLAIM_FORMS for match in form.finditer(sentence))
    for match, benar in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= taken and not _is_taken_back(sentence, match):
            taken = match.end()
            yield Klaim(match[0], match.start(), match.end(), benar)


def _is_taken_back(sentence: str, claim: re.Match[str]) -> bool:
    before = sentence[: claim.start()]
    clause = max((end.end() for end in _CLAUSE_END.finditer(before)), default=0)
    return bool(_DENIED.search(sentence, clause, claim.end()) or _WISHED.search(before) or _NARROWED.search(before))


def named(sentence: str, indikator: Iterable[Indikator]) -> tuple[Indikator, ...]:
    """The indikator that a sentence names, by their names or codes."""
    text = " ".join(sentence.casefold().split())
    return tuple(one for one in indikator if _is_named(one.kode, text) or _is_named(one.indikator, text))


def _is_named(name: str, text: str) -> bool:
    folded = " ".join(name.casefold().split())
    if folded not in text:  # most are not, and a pattern costs more
        return False
    return re.search(rf"(?<![\w.-]){re.escape(folded)}(?![\w-])", text) is not None


def against(claim: Klaim, indikator: Iterable[Indikator], ledger: Ledger) -> tuple[Indikator, ...]:
    """The measured indikator of which a claim is not true."""
    return tuple(one for one in indikator if _state(one, ledger) not in claim.benar | UNMEASURED)


def _state(indikator: Indikator, ledger: Ledger) -> Hasil:
    return Hasil(str(ledger[f"{indikator.kode}.hasil"].nilai))


def _contradict_targets(sentence: str, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    for claim in find_claims(sentence):
        spoken = () if TOTAL.search(sentence) else named(sentence, laporan.indikator)
        failing = against(claim, spoken or laporan.indikator, ledger)
        if failing:
            facts = (f"{one.kode}.{measure}" for one in failing for measure in ("realisasi", "target"))
            yield Bantahan(Alasan.TARGET, claim.ucapan, tuple(facts))


# Changes

_DIRECTIONS = (
    (1, re.compile(r"\b(?:meningkat|naik|bertambah|membesar)\b", re.IGNORECASE)),
    (-1, re.compile(r"\b(?:menurun|turun|berkurang|mengecil)\b", re.IGNORECASE)),
)


def _contradict_changes(sentence: str, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    """Only of indikator that are named and whose realisasi of last year is known."""
    for indikator in named(sentence, laporan.indikator):
        change = ledger.get(f"{indikator.kode}.perubahan")
        rest = re.sub(re.escape(indikator.indikator), "", sentence, flags=re.IGNORECASE)
        for sign, form in _DIRECTIONS:
            said = form.search(rest)
            if said and change and change.angka * sign <= 0 and not _is_taken_back(rest, said):
                yield Bantahan(Alasan.PERUBAHAN, said[0], (change.id,))


# Numbers

_DAY = re.compile(rf" (?:{'|'.join(language.MONTHS)})\b", re.IGNORECASE)


def _unknown_numbers(text: str, laporan: Laporan, ledger: Ledger) -> Iterator[Bantahan]:
    facts = [fact for fact in ledger.fakta if not fact.id.startswith("teks.Kutipan.")]
    counts = {Decimal(len(laporan.sasaran)), Decimal(len(laporan.indikator))}
    for found in NUMBER.finditer(text):
        angka = read_number(found)
        if angka is None or angka.satuan == CALENDAR_YEAR or _DAY.match(text, found.end()):
            continue
        is_count = angka.satuan == "" and angka.nilai in counts
        if not is_count and not any(holds(fact, angka) for fact in facts):
            yield Bantahan(Alasan.ANGKA, found[0].strip())


def holds(fact: Fact, angka: Angka) -> bool:
    """Whether a number in a text is the fact's, rounded as the text has it, a minus aside."""
    if not isinstance(fact.nilai, Decimal) or _kind(fact.satuan) != _kind(angka.satuan):
        return False
    places = _rounding(angka.nilai) if angka.desimal is None else angka.desimal
    return language.round_half_up(abs(fact.nilai), places) == abs(angka.nilai)


def _kind(satuan: str) -> str:
    return PERCENT if satuan in {PERCENT, POINTS} else ""


def _rounding(nilai: Decimal) -> int:
    """The places to which an amount such as 1,25 miliar was rounded: -7."""
    exponent = nilai.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
