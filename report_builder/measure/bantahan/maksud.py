"""Of which indikator a claim about targets is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from report_builder.measure.bantahan.bilangan import COUNT
from report_builder.measure.bantahan.klaim import NOBODY, REST, TOTAL, Klaim, clause_of, named
from report_builder.measure.bantahan.pernyataan import VEILED, Pernyataan
from report_builder.measure.bantahan.ujaran import Sumber
from report_builder.model import Indikator, Laporan

_EXCEPTED = re.compile(r"(?<!tanpa )\bkecuali\b|\bselain\b(?! itu)|\bdi luar\b|\btidak termasuk\b", re.IGNORECASE)
_OF_INDIKATOR = re.compile(r"\b(?:indikator|sasaran|IKU|IKK)\b", re.IGNORECASE)


def meant(said: Pernyataan, claim: Klaim, laporan: Laporan, since: int = 0) -> tuple[Indikator, ...]:
    """The indikator named in the claim or nearest to it (behind ``since``), else that of the cell, else all."""
    if _REST.search(claim.ucapan):
        return _rest(said, claim, laporan)
    own = said.within(claim.awal, claim.akhir)
    if own:
        return _distinct(one.indikator for one in own)
    total = next((one for one in TOTAL.finditer(said.samar) if one.start() <= claim.akhir), None)
    if total and not any(total.end() <= one.awal and not one.is_aside for one in said.within(0, claim.awal)):
        every = _unnamed(said, claim, laporan, speaks_of_indikator=_is_of_indikator(total))
        return _without_exceptions(said, _of_kind(said.samar[total.start() :], every))
    start, end = said.segment(claim.awal, claim.akhir)
    for stretch in ((max(start, since), claim.akhir), (start, end), (0, len(said.samar))):
        near = _distinct(one.indikator for one in said.within(*stretch))
        if near:
            return near
    return _unnamed(said, claim, laporan, speaks_of_indikator=False)


_REST = re.compile(rf"\b{REST}\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:beberapa|sebagian|mayoritas|kebanyakan|sejumlah"
    rf"|(?:[0-9]+|{COUNT}) (?:dari|indikator|target|sasaran|di antara))",
    re.IGNORECASE,
)

_APART = re.compile(
    r"\b(?:ada|belum|tidak|tak|gagal|kecuali|selain|luar|hanya|satu|meskipun|walaupun)\b", re.IGNORECASE
)


def _rest(said: Pernyataan, claim: Klaim, laporan: Laporan) -> tuple[Indikator, ...]:
    """Those that the cell does not name; none where it speaks also of some that it does not name."""
    cell = " ".join(said.ujaran.kalimat)
    told = {one.kode for one in (*named(cell, laporan.indikator), *(each.indikator for each in said.sebutan))}
    is_alone = said.ujaran.sumber is not Sumber.URAIAN and not _APART.search(cell)
    if _SOME.search(cell) or not (told or is_alone):
        return ()
    rest = tuple(one for one in laporan.indikator if one.kode not in told)
    return _of_kind(said.samar[claim.awal : claim.akhir], rest)


def _distinct(indikator: Iterable[Indikator]) -> tuple[Indikator, ...]:
    return tuple({one.kode: one for one in indikator}.values())


def _is_of_indikator(total: re.Match[str]) -> bool:
    return _OF_INDIKATOR.search(total[0]) is not None


_KINDS = (
    ("IKU", re.compile(r"\b(?:IKU|indikator kinerja utama)\b", re.IGNORECASE)),
    ("IKK", re.compile(r"\b(?:IKK|indikator kinerja kegiatan)\b", re.IGNORECASE)),
)


def _of_kind(text: str, indikator: tuple[Indikator, ...]) -> tuple[Indikator, ...]:
    """Those of the kind that is named; all where the data know none of it."""
    kinds = {jenis for jenis, form in _KINDS if form.search(text)}
    return tuple(one for one in indikator if one.jenis in kinds) or indikator


def _without_exceptions(said: Pernyataan, indikator: tuple[Indikator, ...]) -> tuple[Indikator, ...]:
    """Nobody knows whom an exception means that is not named."""
    excepted = _EXCEPTED.search(said.samar)
    if not excepted:
        return indikator
    names = {one.indikator.kode for one in said.within(excepted.end(), len(said.samar))}
    return tuple(one for one in indikator if one.kode not in names) if names else ()


def _unnamed(said: Pernyataan, claim: Klaim, laporan: Laporan, *, speaks_of_indikator: bool) -> tuple[Indikator, ...]:
    ujaran = said.ujaran
    if ujaran.sumber is Sumber.URAIAN and not _is_of_work_alone(said, claim):
        return ()
    return (ujaran.indikator,) if ujaran.indikator and not speaks_of_indikator else laporan.indikator


# An account names much that has targets of its own: desa, peserta, a training. What names nothing is of the work.
_PLAIN = frozenset({
    "kami", "kita", "menuntaskan", "tingkat", "satupun", "capaiannya", "melampauinya", "tiada", "seluruhnya",
    "semuanya", "ta", "sepanjang", "sekadar", "bisa", "ketercapaian", "dituntaskan", "ini", "itu", "tahun", "pada",
    "di", "dalam", "akhir", "telah", "sudah", "juga", "bahkan", "secara", "umum", "keseluruhan", "kinerja", "capaian",
    "realisasi", "target", "targetnya", "indikator", "sasaran", "iku", "ikk", "seluruh", "semua", "setiap", "segala",
    "unit", "kerja", "hasil", "hasilnya", "dengan", "sebesar", "alhamdulillah", "bahwa", "adalah", "yang",
    "ditetapkan", "diperjanjikan", "ditentukan", "direncanakan", "ditargetkan", "dapat", "berhasil", "mampu",
    "dinyatakan", "triwulan", "i", "ii", "iii", "iv", "periode", "utama", "masing-masing", "untuk", "dari",
    "daripada", "apa", "angka", "nilai", "jauh", "sangat", "melebihi", "lebihi", "melampaui", "lampaui", "melewati",
    "lewati", "mencapai", "capai", "memenuhi", "penuhi", "terlampaui", "dilampaui", "terlewati", "tercapai",
    "dicapai", "terpenuhi", "dipenuhi", "terwujud", "atas", "diatas", "lebih", "tinggi", "besar", "banyak", "baik",
    "tidak", "tak", "belum", "bukan", "ada", "terdapat", "satu", "pun", "lagi", "hanya", "saja", "tanpa", "kecuali",
    "terkecuali", "persen", "seratus", "tuntas", "gagal", "luput", "terlewat", "terlewatkan", "meleset", "tertinggal",
    "bawah", "dibawah", "kurang", "sepenuhnya", "keberhasilan", "demikian",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w-]*")
_VEILED = re.compile(VEILED)
_OWN_SUBJECT = re.compile(
    r"(?:seluruh|semua|setiap|segala|target(?:nya)?|indikator|capaian|kinerja|tidak|tak|tiada|nihil|tanpa)\b",
    re.IGNORECASE,
)
_ALL_AS_SUBJECT = re.compile(r"(?:seluruh|semua|setiap|segala|tidak|tak|tiada|nihil|tanpa)\b", re.IGNORECASE)
_TARGET_OF = re.compile(
    r"(?:(?<=target)|(?<=targetnya)) (?!(?:dan|serta|atau|pada|di|dalam|tahun|yang|karena|berkat|sebesar|sehingga"
    r"|dengan|meski\w*|walau\w*|sesuai|untuk|akibat|sebab|ini|itu|tersebut|kinerja|triwulan|secara|bahkan|seluruh"
    r"|semua|tetapi|namun|sedangkan|sementara|adalah|merupakan|tidak|di(?:dukung|sebabkan|pengaruhi|karenakan|tunjang)"
    r"|x+)\b)\w",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"(?:di|pada|hingga|sampai|bagi|untuk|per|selama)\b", re.IGNORECASE)
_IN_PART = re.compile(rf" (?:di|pada|oleh|bagi) (?:beberapa|sebagian|[0-9]+|{COUNT})\b(?! tahun)", re.IGNORECASE)


def _is_of_work_alone(said: Pernyataan, claim: Klaim) -> bool:
    """Whether a claim, and what stands before it in its clause, speaks of nothing but targets and the work."""
    text = said.samar
    clause = clause_of(text, claim.awal)
    subject = _OWN_SUBJECT if said.ujaran.indikator else _ALL_AS_SUBJECT
    is_subject = subject.match(text, claim.awal) and not _SOMEWHERE.match(text, clause, claim.awal)
    start = claim.awal if is_subject else clause
    if NOBODY.match(claim.ucapan) or _TARGET_OF.match(text, claim.akhir) or _IN_PART.match(text, claim.akhir):
        return False
    words = _WORD.findall(text, start, claim.akhir)
    return all(word.casefold() in _PLAIN or _VEILED.fullmatch(word) for word in words)
