"""The numbers in a sentence, in figures and in words: of what they are said, and whether the data hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from report_builder import language
from report_builder.facts import Fact, Ledger
from report_builder.measure.bantahan.bilangan import SPELLED, read_spelled
from report_builder.measure.bantahan.pernyataan import VEILED, Pernyataan
from report_builder.measure.bantahan.ujaran import Sumber
from report_builder.measure.bantahan.waktu import is_of_the_period
from report_builder.measure.facts_of import PERCENT, RUPIAH
from report_builder.measure.teks import NUMBER, Angka, holds, read_number
from report_builder.measure.unit import CALENDAR_YEAR
from report_builder.model import Identitas, Indikator


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number in a sentence: its words, where they stand, and what they say."""

    ucapan: str
    awal: int
    akhir: int
    angka: Angka


@dataclass(frozen=True, slots=True)
class Nilai:
    """What a number is said to be: a measure of an indikator, or any of its measures where ``ukuran`` is empty."""

    indikator: Indikator
    ukuran: str
    fakta: str


_NAMED = re.compile(r"\b(?:covid|pasal|ayat|nomor|no\.|huruf|butir|ke)[ -]$", re.IGNORECASE)
_DAY = re.compile(rf" (?:{'|'.join(language.MONTHS)})\b", re.IGNORECASE)
_PERCENT_BEHIND = re.compile(r" persen\b", re.IGNORECASE)
_WORD_BEHIND = re.compile(r" (\w+)")


def find_numbers(text: str, satuan: frozenset[str]) -> Iterator[Bilangan]:
    """The numbers of a text but dates, years and names (pasal 5); in words only with "persen" or one of these units."""
    for found in NUMBER.finditer(text):
        angka = read_number(found)
        is_name = _NAMED.search(text, 0, found.start()) or _DAY.match(text, found.end())
        if angka is not None and angka.satuan != CALENDAR_YEAR and not is_name:
            yield Bilangan(found[0].strip(), *found.span(), angka)
    for found in SPELLED.finditer(text):
        nilai, percent = read_spelled(found[0]), _PERCENT_BEHIND.match(text, found.end())
        if nilai is not None and (percent or (" " in found[0] and _word(text, found.end()) in satuan)):
            end = percent.end() if percent else found.end()
            yield Bilangan(text[found.start() : end], found.start(), end, _angka(nilai, PERCENT if percent else ""))


def _angka(nilai: Decimal, satuan: str) -> Angka:
    exponent = nilai.as_tuple().exponent
    return Angka(nilai, satuan, max(0, -exponent) if isinstance(exponent, int) else 0)


def _word(text: str, start: int) -> str:
    found = _WORD_BEHIND.match(text, start)
    return found[1].casefold() if found else ""


# Of what

_LINK = rf"(?:kinerja|indikator|ini|itu|tersebut|tahun|[0-9]{{4}}|pada|untuk|dari|akhir|kami|kita|{VEILED})"
_VERB = (
    r"(?:sebesar|sebanyak|sejumlah|mencapai|adalah|yaitu|yakni|ialah|menjadi|tercatat|terealisasi|tercapai|hanya|baru"
    r"|telah|sudah|berada (?:di|pada) angka|di angka)"
)
_MEASURE = r"(?P<ukuran>capaian|realisasi|target)(?:nya)?"
_OF_MEASURE = re.compile(rf"\b{_MEASURE}(?:(?: {_LINK})*(?: {_VERB})+|(?: {VEILED})?) $", re.IGNORECASE)
_OF_NAME = re.compile(rf"(?P<ukuran>){VEILED}(?: {_LINK})*(?: {_VERB})+ $", re.IGNORECASE)
_TOO_MANY = re.compile(r"(?:^|, |\b(?:sebanyak|sejumlah|terdapat|ada) )$", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:belum|tidak(?! hanya\b)|tak|bukan|gagal|batal|akan|rencana\w*|direncanakan|ditargetkan|diusulkan|harus"
    r"|seharusnya|calon|lagi|target(?:nya)?(?= (?:kami |kita |adalah )?(?:sebanyak|sejumlah)\b))\b",
    re.IGNORECASE,
)
"""What is not there yet is counted with the same words."""
_OF_WORK = re.compile(
    r"\b(?:capaian|realisasi|kinerja|serapan|target)(?:nya)?"
    rf"(?: (?:rata-rata|rata-ratanya|anggaran|unit|{_LINK}|{_VERB}))* $",
    re.IGNORECASE,
)
# A number that counts something else than the indikator does is not its value.
_NO_NOUN = frozenset({
    "", "dari", "dan", "atau", "pada", "di", "dengan", "terhadap", "sehingga", "karena", "yang", "serta", "sedangkan",
    "melampaui", "melebihi", "mencapai", "memenuhi", "tahun", "telah", "tetapi", "namun", "meskipun", "lebih", "kurang",
})  # fmt: skip


def value_of(said: Pernyataan, number: Bilangan, identitas: Identitas) -> Nilai | None:
    """What a number is said to be the value of, in the report's period; None where that is no indikator."""
    start, end = said.segment(number.awal, number.akhir)
    before = said.samar[start : number.awal]
    counted = said.within(number.akhir + 1, number.akhir + 2)
    if counted and _TOO_MANY.search(before) and is_of_the_period(said.samar, start, end, identitas):
        return None if NOT_YET.search(said.samar, start, end) else _excess(number, counted[0].indikator)
    found = _OF_MEASURE.search(before) or _OF_NAME.search(before)
    if found is None or not is_of_the_period(said.samar, start + found.start(), number.akhir, identitas):
        return None
    of = _whose(said, (start, end), start + found.start(), number)
    if of is None or not _counts(number, of, said.samar):
        return None
    ukuran = found["ukuran"].casefold()
    return Nilai(of, ukuran, f"{of.kode}.{_shown(ukuran, number.angka, of)}")


def _excess(number: Bilangan, of: Indikator) -> Nilai | None:
    """More than there are of what an indikator counts; fewer may be some of them."""
    is_more = isinstance(of.realisasi, Decimal) and number.angka.nilai > of.realisasi
    return Nilai(of, "", f"{of.kode}.realisasi") if is_more else None


def _whose(said: Pernyataan, segment: tuple[int, int], start: int, number: Bilangan) -> Indikator | None:
    named = said.within(start, number.awal) or said.within(segment[0], number.awal)
    if named:
        return named[-1].indikator
    is_subject = start == segment[0] or said.samar[:start].endswith(", ")
    return said.ujaran.indikator if is_subject and not said.within(*segment) else None


def _counts(number: Bilangan, of: Indikator, text: str) -> bool:
    """Whether what a number counts may be what the indikator counts."""
    if number.angka.satuan == RUPIAH:
        return False
    behind = _word(text, number.akhir)
    return number.angka.satuan == PERCENT or behind in _NO_NOUN or behind in re.findall(r"\w+", of.satuan.casefold())


def _shown(ukuran: str, angka: Angka, of: Indikator) -> str:
    if ukuran == "target":
        return ukuran
    return "capaian" if ukuran == "capaian" or (angka.satuan == PERCENT and of.satuan != PERCENT) else "realisasi"


_BESIDE = {
    "capaian": ("capaian", "realisasi", "kelebihan"),
    "realisasi": ("realisasi", "capaian"),
    "target": ("target",),
    "": ("realisasi", "capaian", "kelebihan", "perubahan"),
}


def has_value(of: Nilai, ledger: Ledger) -> bool:
    """Whether the data know as a number what a number is said to be the value of."""
    shown = ledger.get(of.fakta)
    return shown is not None and isinstance(shown.nilai, Decimal)


def is_told(of: Nilai, number: Bilangan, ledger: Ledger) -> bool:
    """Whether the data say of an indikator what a sentence does."""
    stem = f"{of.indikator.kode}."
    measures = tuple(stem + measure for measure in _BESIDE[of.ukuran])
    own = (fact for fact in ledger.fakta if fact.id.startswith(measures) and not _is_of_a_year(fact))
    readings = [number.angka]
    if number.angka.satuan == "" and of.indikator.satuan == PERCENT:
        readings.append(replace(number.angka, satuan=PERCENT))
    return any(holds(fact, angka) for fact in own for angka in readings)


def _is_of_a_year(fact: Fact) -> bool:
    stem, _, period = fact.id.rpartition(".")
    return period.isdecimal() and stem.endswith(("target", "realisasi", "capaian"))


# Whether the data hold it


_MEASURED = re.compile(
    rf"\b(?:(?:ke)?tercapai\w*|capaian\w*|target\w*|realisasi\w*|terealisasi|indikator|sasaran|kinerja\w*|anggaran\w*"
    rf"|pagu\w*|serapan\w*|terserap|efisiensi|kelebihan\w*|rata-rata\w*)\b|{VEILED}",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(r" (?:(?:persen|dari|buah|unit|seluruh|total) )*(\w+)")


def is_of_data(said: Pernyataan, number: Bilangan, satuan: frozenset[str], identitas: Identitas) -> bool:
    """Whether a number must be in the data: what a person says of what they measure, or an account of the whole work.

    A person speaks of it in the units of an indikator, in rupiah, or where a word of measuring stands beside it.
    """
    match said.ujaran.sumber:
        case Sumber.KUTIPAN:
            unit = _UNIT_BEHIND.match(said.samar, number.akhir)
            is_counted = number.angka.satuan == RUPIAH or (unit is not None and unit[1].casefold() in satuan)
            return is_counted or _MEASURED.search(said.samar, *said.segment(number.awal, number.akhir)) is not None
        case Sumber.KEGIATAN:
            of_work = _OF_WORK.search(said.samar[: number.awal])
            return of_work is not None and is_of_the_period(said.samar, of_work.start(), number.akhir, identitas)
        case Sumber.URAIAN:
            return False


_OWN_FACTS = {
    Sumber.KUTIPAN: ("teks.Kutipan.",),
    Sumber.KEGIATAN: ("teks.Kutipan.", "teks.Kegiatan."),
    Sumber.URAIAN: ("teks.",),
}


def is_known(said: Pernyataan, number: Bilangan, counts: frozenset[Decimal], ledger: Ledger) -> bool:
    """Whether a fact is the number, other than those that come from such texts themselves."""
    if number.angka.satuan == "" and number.angka.nilai in counts:
        return True
    own = _OWN_FACTS[said.ujaran.sumber]
    return any(holds(fact, number.angka) for fact in ledger.fakta if not fact.id.startswith(own))
