"""What a sentence says of targets: that they were reached, exceeded or missed; all of them, or so many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.facts import Ledger
from report_builder.measure.bantahan.bilangan import COUNT, read_count
from report_builder.measure.bantahan.pernyataan import VEILED
from report_builder.model import Indikator
from report_builder.rules import MISSED, REACHED, Hasil


@dataclass(frozen=True, slots=True)
class Klaim:
    """What a sentence says of targets: its words, where they stand in it, and the states in which they are true."""

    ucapan: str
    awal: int
    akhir: int
    benar: frozenset[Hasil]


@dataclass(frozen=True, slots=True)
class Cacahan:
    """How many indikator a sentence says to be in a state: ``dari`` so many, where it says that.

    Prose counts a state with or without its neighbours (who exceeds also reaches): ``benar`` holds each way, the
    first of which is the one that ``ukuran`` counts in the ledger.
    """

    ucapan: str
    awal: int
    akhir: int
    jumlah: int
    dari: int | None
    ukuran: str
    benar: tuple[frozenset[Hasil], ...]


_EXCEEDED = frozenset({Hasil.MELAMPAUI})
_NOT_RUN = frozenset({Hasil.TIDAK_TERLAKSANA})
_NOT_MEASURED = frozenset({Hasil.BELUM_DIUKUR})
UNMEASURED = frozenset({Hasil.BELUM_DIUKUR, Hasil.TIDAK_DITARGETKAN, Hasil.TIDAK_DAPAT_DINILAI})
"""States that make no claim about a target true or false."""

# Words that stand between what is said and of what.
_NOT = r"(?:tidak|belum|tak|gagal)"
_ADVERBS = r"\b(?:(?:telah|sudah|berhasil|mampu) ){0,3}"
_ALL = r"(?:seluruh|semua|setiap|segala)"
_EVERY = rf"(?:{_ALL} )?"
_TARGET = (
    rf"(?:(?:{_ALL} (?:(?:[0-9]{{1,3}}|{COUNT}) )?)?(?:angka |nilai )?target(?:nya)?"
    r"|(?:dari )?(?:apa |angka |nilai )?yang ditargetkan)\b"
)
_WITHOUT_EXCEPTION = r"(?:,? tanpa (?:ter)?kecuali,?)?"
_ASIDE = r"(?:,? yang (?:telah |sudah )?(?:di\w+|ada)\b,?)?"
_GAP = rf"{_ASIDE}{_WITHOUT_EXCEPTION}(?: (?!(?:yang|dan|serta)\b)[\w/.-]+){{0,6}}?{_WITHOUT_EXCEPTION}"
_SUBJECT_OF_ONE = rf"(?:target|indikator|IKU|IKK|{VEILED})"
_SUBJECT = r"\b(?:capaian|ketercapaian|kinerja|target|indikator|tercapai|terpenuhi)\b"
REST = r"(?:selebihnya|sisanya|(?:target|indikator|IKU|IKK)(?: kinerja)? (?:yang )?lain(?:nya)?)"
"""What is told of the indikator that are not named."""
_WHOLE = r"(?<![0-9.,−-])\b(?:100 ?%|(?:100|seratus) persen)"
_REACHED_WORD = r"(?:tercapai|terpenuhi|dicapai|dipenuhi|tuntas|dituntaskan)\b"
_MISSED_WORD = (
    r"(?:gagal|luput|terlewat\w*|meleset|tertinggal|terabaikan|di ?bawah target|kurang dari target"
    rf"|{_NOT} (?:\w+ )?(?:tercapai|terpenuhi|tuntas|berhasil|terlaksana|mencapai|memenuhi|melampaui|melebihi))\b"
)
_US = r"(?:kami|kita)(?: (?:telah|sudah|berhasil|mampu))*"
_BY_US = rf"\b{_EVERY}{_SUBJECT_OF_ONE}(?:nya)?\b{_GAP} {_US}"
_TUNTAS = rf"(?:tuntas(?: \w+)? {_WHOLE}|{_WHOLE} tuntas)"
# "Tuntas" is said of many things; here of all that was to be done, or of nothing else that is named.
_NO_SUBJECT = (
    r"kami|kita|ini|itu|tahun|pada|[0-9]{4}|semua|semuanya|seluruhnya|telah|sudah|dapat|berhasil|bisa|hasilnya"
    r"|alhamdulillah"
)
_DONE = (
    rf"\b(?:kinerja|capaian|target|indikator|(?:seluruh|semua|segala) \w+){_GAP} {_TUNTAS}",
    rf"(?:^|(?<=, ))(?:(?:{_NO_SUBJECT}) )*{_TUNTAS}",
)

_CLAIMS = (
    (_EXCEEDED, rf"{_ADVERBS}(?:me)?(?:lebihi|lampaui|lewati) {_TARGET}"),
    (_EXCEEDED, rf"\b(?:jauh )?(?:di ?atas|lebih (?:tinggi|besar|banyak|baik) dari(?:pada)?|lebih dari) {_TARGET}"),
    (_EXCEEDED, rf"{_BY_US} (?:lampaui|lewati)\b"),
    (_EXCEEDED, rf"\b{_EVERY}{_SUBJECT_OF_ONE}\b{_GAP} (?:terlampaui|dilampaui|terlewati)\b"),
    (REACHED, rf"{_ADVERBS}(?:mencapai|capai|memenuhi|penuhi) {_TARGET}"),
    (REACHED, rf"{_BY_US} (?:capai|penuhi|tuntaskan)\b"),
    (REACHED, rf"\b{_EVERY}{_SUBJECT_OF_ONE}\b{_GAP} {_REACHED_WORD}"),
    (_EXCEEDED, rf"\b{REST}{_GAP} (?:terlampaui|dilampaui|(?:melampaui|melebihi) {_TARGET})"),
    (REACHED, rf"\b{REST}{_GAP} (?:{_REACHED_WORD}|(?:mencapai|memenuhi) {_TARGET})"),
    (REACHED, rf"{_ADVERBS}(?:mencapai|memenuhi|menuntaskan) {_ALL} (?:target|indikator)(?:nya)?\b"),
    (REACHED, rf"\b{_ALL} (?:apa )?yang di(?:targetkan|rencanakan|perjanjikan|tetapkan){_GAP} {_REACHED_WORD}"),
    (REACHED, rf"\b{_ALL} sasaran\b{_GAP} (?:terwujud|{_REACHED_WORD})"),
    (REACHED, rf"{_SUBJECT}(?:(?!\b(?:bawah|terhadap|kurang|paling)\b)[^.;]){{0,40}}?(?<!\btarget )(?<![–-]){_WHOLE}"),
    (REACHED, rf"{_WHOLE} (?:dari )?(?:target(?! (?:sebesar |sebanyak )?[0-9])|tercapai|terpenuhi)\b"),
    *((REACHED, done) for done in _DONE),
)  # fmt: skip
_CLAIM_FORMS = tuple((benar, re.compile(pattern, re.IGNORECASE)) for benar, pattern in _CLAIMS)

_NONE = r"\b(?:(?:tidak|tak|tanpa) (?:ada|terdapat|satu|satupun|sebuah)|tiada|nihil)(?: (?:ada|lagi|satu|sebuah|pun))*"
# Whom nobody names is all that was to be done only where a sentence begins and ends so.
_NOBODY_MISSED = (
    rf"^(?:(?:alhamdulillah|syukurlah|{_NO_SUBJECT}),? )*{_NONE} yang (?:gagal|meleset|{_NOT} (?:tercapai|terpenuhi))"
    r"(?=[.,;!]|$)"
)
NOBODY = re.compile(_NOBODY_MISSED, re.IGNORECASE)
"""That none failed, without a word of what."""
_NONE_MISSED = (
    rf"(?:{_NOBODY_MISSED}|(?:{_NONE} (?:indikator|target|sasaran|IKU|IKK)\b(?: \w+){{0,3}}?"
    rf"|\bdari (?:(?:{_ALL}|[0-9]{{1,3}}|{COUNT}) )?(?:target|indikator)\b(?: \w+)?,? {_NONE}(?: di antaranya)?"
    rf"(?: yang)?) {_MISSED_WORD})"
)
_NONE_MISSED_FORM = re.compile(_NONE_MISSED, re.IGNORECASE)
_MISSES = (
    rf"\b{_NOT} (?:dapat |mampu |berhasil |sepenuhnya )?(?:mencapai|memenuhi) {_TARGET}",
    rf"\btarget(?:nya)?\b{_GAP} {_NOT} (?:dapat |berhasil |sepenuhnya )?{_REACHED_WORD}",
    r"\b(?:di ?bawah|kurang dari) target(?:nya)?\b",
)
_MISS_FORMS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _MISSES)

_KEEPS = re.compile(
    rf"{VEILED}(?: (?:kami|kita|ini|itu|tahun|[0-9]{{4}}|pada|telah|sudah|masih|tetap))* "
    r"(?:(?P<batas>tidak (?:melebihi|melampaui|melewati) (?:batas )?)|sesuai (?:dengan )?)target\b",
    re.IGNORECASE,
)

_CLAUSE_END = re.compile(r"[,;:–—](?= )| tetapi | namun | sedangkan | sementara | meskipun | walaupun ", re.IGNORECASE)

# What takes a claim back, in its clause; what makes it a wish, anywhere before it, or an aim, in its clause; what makes
# it depend, behind it.
_DENIED = re.compile(
    r"\b(?:belum|(?:tidak|bukan)(?! (?:hanya|saja|sekadar|cuma)\b)|tak|hampir|nyaris|harus|gagal"
    r"|tanpa(?! (?:ter)?kecuali\b)|akan)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:agar|supaya|ingin|semoga|jika|apabila|bila|harap\w*|diharap\w*|berharap|berupaya|bertekad|optimis\w*"
    r"|berjanji|menargetkan|seandainya|andai\w*|kalau|apakah)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:untuk(?! (?:tahun|periode|triwulan)\b)|guna|demi|mendorong|dalam rangka|memastikan|menjamin|mewujudkan"
    r"|(?<!berkat )(?<!atas )(?<!melalui )(?<!hasil )(?<!dengan )upaya)\b",
    re.IGNORECASE,
)
_DONE_ALREADY = re.compile(r"(?:telah|sudah|berhasil)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:jika|apabila|bila|asalkan|kalau)\b(?! dibanding)", re.IGNORECASE)

# Who speaks of some does not speak of all; nor does who speaks of the targets of something else.
_NUMBER = rf"(?:[0-9]{{1,3}}|{COUNT})"
_PARTIAL = re.compile(
    r"\b(?:sebagian|beberapa|mayoritas|kebanyakan|separuh|setengah|(?<!tanpa )kecuali|selain(?! itu)|salah satu)\b"
    rf"|\b(?:ke)?{_NUMBER} (?:dari|indikator|target|sasaran)\b"
    r"|(?<![0-9,])(?!100\b)[0-9]+(?:,[0-9]+)? ?(?:%|persen) (?:dari )?(?:indikator|target)\b"
    r"|\btarget (?:peserta|waktu|pendapatan|penerimaan|penyerapan|pnbp)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"\b(?:rata-rata|serapan|anggaran)\b", re.IGNORECASE)
_NARROWED = re.compile(
    rf"\b(?:indikator|sasaran|target) yang $|\b{_NUMBER} di antaranya $|, (?:sebanyak |hanya )?{_NUMBER} $",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"(?<!dari )\b(?:seluruh|semua|setiap|segala) (?:\w+ ){0,2}?(?:target|indikator|sasaran|IKU|IKK)\b"
    rf"|{_NONE_MISSED}",
    re.IGNORECASE,
)
"""Who speaks of all, whatever else is named."""


def find_claims(sentence: str) -> Iterator[Klaim]:
    """What a sentence says of targets without denying, wishing or limiting it, each stretch of words once."""
    if _PARTIAL.search(sentence) and not TOTAL.search(sentence):
        return
    taken = 0
    for claim in sorted(_read_claims(sentence), key=lambda one: (one.awal, -one.akhir)):
        if claim.awal >= taken:
            taken = claim.akhir
            yield claim


def _read_claims(sentence: str) -> Iterator[Klaim]:
    for benar, form in _CLAIM_FORMS:
        for match in form.finditer(sentence):
            is_of_money = _OF_MONEY.search(sentence, clause_of(sentence, match.start()), match.end())
            if not is_of_money and not is_taken_back(sentence, *match.span()):
                yield Klaim(match[0], *match.span(), benar)
    for match in _NONE_MISSED_FORM.finditer(sentence):  # its own "tidak" belongs to what it says
        if not is_taken_back(sentence, match.start(), match.start()):
            yield Klaim(match[0], *match.span(), REACHED)


def find_misses(sentence: str) -> Iterator[Klaim]:
    """Where a sentence says that a target was missed."""
    for form in _MISS_FORMS:
        for match in form.finditer(sentence):
            if not is_taken_back(sentence, match.start(), match.start()):
                yield Klaim(match[0], *match.span(), MISSED)


def find_keeps(sentence: str) -> Iterator[tuple[Klaim, bool]]:
    """Where a named indikator is said to be as its target has it, and whether by not going beyond it."""
    for match in _KEEPS.finditer(sentence):
        if not is_taken_back(sentence, match.start(), match.start()):
            yield Klaim(match[0], *match.span(), REACHED), match["batas"] is not None


def is_taken_back(sentence: str, start: int, end: int) -> bool:
    """Whether what a stretch of a sentence says is denied, wished for, a condition, or only names what it is about."""
    before, clause = sentence[:start], clause_of(sentence, start)
    if _DENIED.search(sentence, clause, end) or _WISHED.search(before) or _NARROWED.search(before):
        return True
    is_aim = _AIMED.search(sentence, clause, start) and not _DONE_ALREADY.match(sentence, start)
    return bool(is_aim) or _CONDITION.search(sentence, end) is not None


def clause_of(sentence: str, place: int) -> int:
    """Where the clause begins that goes on at a place of a sentence."""
    return max((mark.end() for mark in _CLAUSE_END.finditer(sentence[:place])), default=0)


# Counts

NOUN = r"(?:indikator|target)(?: kinerja)?(?: (?:utama|kegiatan))?"
ENDED = r"(?=[.,;!]|$| (?:tahun|pada)\b)"
FILLERS = (
    r"(?: (?:yang|telah|sudah|berhasil|mampu|dapat|pada|tahun|ini|[0-9]{4}|diukur|ditetapkan|diperjanjikan|di antaranya"
    r"|tercatat|dinyatakan|berstatus|masih|baru|semua|semuanya|seluruhnya))*?"
)
_OF = rf"(?:total |ke)?(?:[0-9]{{1,3}}|seluruh|semua|{COUNT})"
_HEADS = (
    rf"(?P<jumlah>{_NUMBER})(?: dari (?P<dari>{_OF}))?(?: buah)? {NOUN}",
    rf"(?P<jumlah>{_NUMBER}) {NOUN} dari (?P<dari>{_OF})(?: {NOUN})?",
    rf"ke(?P<dari>(?P<jumlah>{COUNT})) {NOUN}",
    rf"dari (?P<dari>{_OF}) {NOUN}{FILLERS},?(?: (?:sebanyak|ada|hanya))? (?P<jumlah>{_NUMBER})(?: {NOUN})?",
)
_FAILED_WAYS = (MISSED, frozenset({Hasil.BELUM_TERCAPAI}), MISSED - _NOT_RUN, MISSED - {Hasil.NIHIL})
_MISSED_WAYS = (*_FAILED_WAYS, MISSED | _NOT_MEASURED)
_REACHED_WAYS = (REACHED, frozenset({Hasil.TERCAPAI}))
_MISSED_WORDS = (
    rf"{_NOT} (?:dapat |berhasil )?(?:(?:mencapai|memenuhi) {_TARGET}|{_REACHED_WORD}|{_US} (?:capai|penuhi)\b)"
    r"|di ?bawah target\b"
)
_FAILED_WORDS = (
    rf"(?:gagal(?: (?:{_US} (?:capai|penuhi)|(?:mencapai|memenuhi) {_TARGET}|{_REACHED_WORD}))?|meleset)\b(?! \w)"
)
_NOT_RUN_WORDS = r"(?:tidak|gagal) (?:dapat )?(?:ter|di)laksana(?:kan)?\b"
OUTCOMES = (
    ("melampaui", (_EXCEEDED,), rf"(?:melampaui|melebihi|di ?atas) {_TARGET}|terlampaui\b|dilampaui\b|{_US} lampaui\b"),
    ("mencapai", (REACHED,), rf"(?:mencapai|memenuhi) (?:atau|dan|maupun|dan/atau) (?:melampaui|melebihi) {_TARGET}"),
    ("mencapai", _REACHED_WAYS, rf"(?:mencapai|memenuhi) {_TARGET}|{_REACHED_WORD}|{_US} (?:capai|penuhi|tuntaskan)\b"),
    ("belum_tercapai", _MISSED_WAYS, _MISSED_WORDS),
    ("belum_tercapai", _FAILED_WAYS, _FAILED_WORDS),
    ("tidak_terlaksana", (_NOT_RUN, _NOT_RUN | {Hasil.NIHIL}), _NOT_RUN_WORDS),
    ("belum_diukur", (_NOT_MEASURED,), r"(?:belum|tidak) (?:dapat )?(?:ter|di)ukur\b"),
)  # fmt: skip
_OBJECTS = (
    rf"ke(?P<dari>(?P<jumlah>{COUNT})) target(?:nya)?\b",
    rf"(?P<jumlah>{_NUMBER})(?: dari (?P<dari>{_OF}))? {NOUN}{ENDED}",
    rf"(?P<jumlah>{_NUMBER}) {NOUN} dari (?P<dari>{_OF})\b",
)
DEEDS = (
    ("melampaui", (_EXCEEDED,), r"(?:me)?(?:lebihi|lampaui)"),
    ("mencapai", _REACHED_WAYS, r"(?:mencapai|memenuhi|menuntaskan|capai|penuhi)"),
)
_COUNTS = (
    *((ukuran, benar, rf"{head}{FILLERS} (?:{outcome})") for ukuran, benar, outcome in OUTCOMES for head in _HEADS),
    *((ukuran, benar, rf"(?P<kerja>{deed}) {of}") for ukuran, benar, deed in DEEDS for of in _OBJECTS),
)
_COUNT_FORMS = tuple((ukuran, benar, re.compile(rf"\b{form}", re.IGNORECASE)) for ukuran, benar, form in _COUNTS)
_NONE_FORMS = tuple(
    (ukuran, benar, re.compile(rf"{_NONE} {NOUN}{FILLERS} (?:{outcome})", re.IGNORECASE))
    for ukuran, benar, outcome in OUTCOMES
    if ukuran in {"melampaui", "mencapai"}
)
_EXCEPTED = re.compile(r"\b(?:kecuali|selain|di luar|hanya)\b", re.IGNORECASE)
_WHOLE_COUNT = re.compile(rf"(?:[0-9]+|{COUNT})$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:sekitar|hampir|lebih dari|kurang dari|setidaknya|sedikitnya|minimal|paling \w+|sekurang\w*)\b",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"(?:separuh|setengah|sepertiga|seperempat|sebagian(?: besar)?|mayoritas|kebanyakan|persen|%) (?:dari )?$",
    re.IGNORECASE,
)
"""What makes a count behind it a whole."""
OF_A_PART = re.compile(
    r"\b(?:lainnya|tersebut|salah|sasaran (?:ke|pertama|strategis|program|kegiatan)\w*|IKU|IKK)\b", re.IGNORECASE
)
"""Who counts within a part of the whole."""


def find_counts(sentence: str) -> Iterator[Cacahan]:
    """How many indikator a sentence says to have reached, exceeded or missed their target, or not to be measured."""
    if _UNSURE.search(sentence) or OF_A_PART.search(sentence):
        return
    for ukuran, benar, form in _NONE_FORMS:
        for match in form.finditer(sentence):
            if not is_uncounted(sentence, match) and not _EXCEPTED.search(sentence):
                yield Cacahan(match[0], *match.span(), 0, None, ukuran, benar)
    for ukuran, benar, form in _COUNT_FORMS:
        for match in form.finditer(sentence):
            if not is_uncounted(sentence, match) and not _PART_OF.search(sentence, 0, match.start()):
                dari = _WHOLE_COUNT.search(match["dari"] or "")
                whole = read_count(dari[0]) if dari else None
                is_only = _ONLY.search(sentence, 0, match.start()) and not _APART.search(sentence)
                ways = of_all(benar) if is_only else benar
                yield Cacahan(match[0], *match.span(), read_count(match["jumlah"]), whole, ukuran, ways)


_APART = re.compile(r"\b(?:nihil|terlaksana|dilaksanakan)\b", re.IGNORECASE)
"""Ways of missing a target that some count apart."""
_ONLY = re.compile(r"\b(?:hanya|cuma) (?:ada |terdapat |sebanyak )?$", re.IGNORECASE)


def of_all(benar: tuple[frozenset[Hasil], ...]) -> tuple[frozenset[Hasil], ...]:
    """Of the ways of counting who missed a target those that leave nobody out: "only" does not, and no part does."""
    return tuple(way for way in benar if way >= MISSED) or benar


def is_uncounted(sentence: str, match: re.Match[str]) -> bool:
    """Whether a count is wished for or a condition; where a deed is counted, also whether that is denied."""
    if "kerja" in match.groupdict() and is_taken_back(sentence, match.start(), match.start()):
        return True
    is_wish = _WISHED.search(sentence, 0, match.start()) or _CONDITION.search(sentence, match.end())
    return is_wish is not None


# Of which indikator


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
    return tuple(one for one in indikator if state(one, ledger) not in claim.benar | UNMEASURED)


def state(indikator: Indikator, ledger: Ledger) -> Hasil:
    """How the realisasi of an indikator stands to its target."""
    return Hasil(str(ledger[f"{indikator.kode}.hasil"].nilai))
