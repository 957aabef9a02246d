"""Of whom a claim is that names no number: whose name, or part of it, is all that stands before it in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder.audit.klaim.data import UNIT, Data
from report_builder.audit.klaim.naskah import Bacaan
from report_builder.language import fold_name
from report_builder.measure.bantahan.klaim import clause_of, is_taken_back
from report_builder.measure.bantahan.waktu import is_of_the_period
from report_builder.model import Indikator

_WORD = re.compile(r"[^\W\d_][\w-]*")
_FIGURE = re.compile(r"(?:Rp ?)?(?<![\w-])[0-9][0-9.,]*%?(?: (?:hari|persen|poin|ribu|juta|miliar))*(?: kerja)?")
_PLAIN = frozenset({
    "adalah", "alhamdulillah", "angka", "angkanya", "bahkan", "berada", "berhasil", "besaran", "bisa", "capaian",
    "capaiannya", "cenderung", "dan", "demikian", "dengan", "di", "hanya", "hasil", "hasilnya", "iku", "ikk",
    "indikator", "ini", "itu", "juga", "kami", "kembali", "keseluruhan", "kini", "kinerja", "kinerjanya", "kita",
    "mampu", "masih", "mencapai", "mengalami", "menjadi", "namun", "nilai", "nilainya", "pada", "realisasi",
    "realisasinya", "sayangnya", "sebanyak", "sebesar", "secara", "sedangkan", "selama", "sementara", "skor", "sudah",
    "tahun", "telah", "tercatat", "ternyata", "tersebut", "tetapi", "tetap", "untuk", "yang", "yaitu", "yakni",
    "terus", "sedikit", "jauh", "cukup", "sangat", "jelas", "nyata", "umum",
})  # fmt: skip
"""Words that say neither of whom nor of which part of it something is said."""
_GENERIC = frozenset({"jumlah", "banyaknya", "persentase", "rata-rata", "rasio", "tingkat", "indeks"})
"""Words that tell how something is counted, and not what."""
_MEASURED_AS = frozenset({"persentase", "rasio", "tingkat", "indeks"})
_MOST_CLAUSES = 4
_OF_SASARAN = frozenset({"sasaran", "strategis", "program", "kegiatan", "rata-rata", "unit", "kerja"})
_ORDINALS = frozenset({"pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan"})
_OF_UNIT = frozenset({"unit", "kerja", "rata-rata", "organisasi", "instansi"})
_SUBJECT = re.compile(
    r"\b(?:(?:indikator|nilai|angka|hal|capaian|realisasi) (?:kinerja )?(?:ini|itu|tersebut)"
    r"|(?:nilai|angka|capaian|realisasi)(?:nya)?)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\byang\s*$", re.IGNORECASE)
"""What comes behind it tells which ones are meant."""
_FOR = re.compile(r"\buntuk(?= (?:indikator|sasaran|kegiatan)\b)", re.IGNORECASE)
"""Of whom, and not what for."""
_CAPAIAN = re.compile(r"\b(?:capaian|kinerja)", re.IGNORECASE)
_WORK = re.compile(r"\b(?:capaian|kinerja)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Siapa:
    """An indikator of which something is said; ``is_capaian`` where it is said of its capaian, not of what was done."""

    indikator: Indikator
    is_capaian: bool = False


def siapa(bacaan: Bacaan, place: int, data: Data, selain: frozenset[str] = frozenset()) -> Siapa | None:
    """The one indikator that the words up to a place speak of, in full or in part by its name, else by the heading.

    None where other words stand there, too: they may speak of a part of it. ``selain`` are more words that do not.
    """
    said = _clause(bacaan, place, selain)
    if _RELATIVE.search(said):
        return None
    words = _words(said) - _PLAIN - selain
    head = _heading(bacaan, data)
    if words:
        found = [one for one in data.rujukan.laporan.indikator if _is_said(one, said, words - _units(one))]
        if head and len(found) > 1:
            found = [one for one in found if one is head]
        of = found[0] if len(found) == 1 else None
        is_sure = of and data.bernama.sebut(said) <= {of.kode} and (not head or of is head or _is_whole(of, said))
        return _told(of, said) if of and is_sure else None
    return _told(head, said) if head and _SUBJECT.search(said) and _is_still(bacaan, place, head, data) else None


def pemilik_capaian(bacaan: Bacaan, place: int, data: Data) -> str:
    """The code of the indikator or sasaran whose capaian the words up to a place speak of, or that of the unit."""
    one = siapa(bacaan, place, data)
    if one:
        return one.indikator.kode
    identitas = data.rujukan.laporan.identitas
    units = filter(None, (identitas.unit_kerja, identitas.singkatan, identitas.instansi))
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, units))})(?!\w)", re.IGNORECASE)
    said = own.sub("unit kerja", _clause(bacaan, place, _OF_UNIT))
    if not _WORK.search(said) or _RELATIVE.search(said):
        return ""
    named, words = data.bernama.sebut(said), _words(said) - _PLAIN
    sasaran = {each.kode: each.sasaran for each in data.rujukan.laporan.sasaran}
    if len(named) == 1 and next(iter(named)) in sasaran:
        code = next(iter(named))
        rest = words - _words(sasaran[code]) - _OF_SASARAN
        return code if rest <= _ORDINALS | {code.casefold()} else ""
    is_of_all = not named and words <= _OF_UNIT and not _named_before(bacaan, place, data)
    return UNIT if is_of_all else ""


def is_of_now(bacaan: Bacaan, found: re.Match[str], data: Data, *, is_denial: bool = False) -> bool:
    """Whether something is said of the year of the report, and neither wished for nor denied, but by its own words."""
    start, end = bacaan.kalimat[bacaan.nomor_kalimat(found.start())]
    sentence, span = bacaan.teks[start:end], (found.start() - start, found.end() - start)
    is_now = is_of_the_period(sentence, *span, data.rujukan.laporan.identitas)
    sentence = _FOR.sub("bagi ", sentence)
    return is_now and not is_taken_back(sentence, span[0], span[0] if is_denial else span[1])


def _named_before(bacaan: Bacaan, place: int, data: Data) -> bool:
    """Whether the heading or the paragraph up to a place names anybody."""
    return any(map(data.bernama.sebut, (bacaan.alinea.tempat.judul, bacaan.teks[:place])))


def _clause(bacaan: Bacaan, place: int, selain: frozenset[str]) -> str:
    """The last clause of a sentence up to a place, with those before it as long as it says nothing."""
    start, _ = bacaan.kalimat[bacaan.nomor_kalimat(place)]
    said, end = "", place
    for _ in range(_MOST_CLAUSES):
        sentence = bacaan.teks[start:end]
        clause = clause_of(sentence, len(sentence.rstrip(" ,;:")))
        said = f"{sentence[clause:]}{said}"
        if _words(said) - _PLAIN - selain or _SUBJECT.search(said) or not clause:
            break
        end = start + clause
    return _FIGURE.sub(" ", said)


def _told(of: Indikator, said: str) -> Siapa:
    rest = fold_name(said).replace(fold_name(of.indikator), " ")
    return Siapa(of, _CAPAIAN.search(rest) is not None)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_name(text)))


def _units(of: Indikator) -> frozenset[str]:
    return _words(of.satuan)


def _is_said(of: Indikator, said: str, words: frozenset[str]) -> bool:
    """Whether the words are those of a name, at least half of it, or its code."""
    own = _words(of.indikator)
    if fold_name(said).find(fold_name(of.kode)) >= 0 and words <= _words(of.kode) | own:
        return True
    if own & _MEASURED_AS - _words(said):  # the kader are not their percentage
        return False
    return bool(words) and words <= own and 2 * len(words - _GENERIC) >= len(own - _PLAIN - _GENERIC)


def _is_whole(of: Indikator, said: str) -> bool:
    return fold_name(of.indikator) in fold_name(said) or fold_name(of.kode) in fold_name(said)


def _heading(bacaan: Bacaan, data: Data) -> Indikator | None:
    """The one indikator that the heading above names."""
    code = data.milik((bacaan.alinea.tempat.judul,))
    return next((one for one in data.rujukan.laporan.indikator if one.kode == code), None)


def _is_still(bacaan: Bacaan, place: int, of: Indikator, data: Data) -> bool:
    """Whether the paragraph names nobody else up to a place."""
    return all(code == of.kode for code in _names(bacaan.teks[:place], data))


def _names(text: str, data: Data) -> Iterator[str]:
    yield from data.bernama.sebut(text)
