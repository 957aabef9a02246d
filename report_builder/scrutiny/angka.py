"""A document states no number that the data do not hold, and prints each fact as the fact is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from report_builder import language
from report_builder.facts import Fact, Ledger
from report_builder.measure.facts_of import PERCENT, RUPIAH
from report_builder.measure.teks import find_numbers, holds
from report_builder.scrutiny.bilangan import Bilangan, find_written, is_year
from report_builder.scrutiny.hitungan import counts_in
from report_builder.scrutiny.kalimat import Kalimat, Sebutan
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.naskah import Naskah, Temuan

_MONTHS = {month.casefold(): number for number, month in enumerate(language.MONTHS, start=1)}
_DATE = re.compile(
    r"(?<![\w.,/])(?:(?P<first>[0-9]{1,2})(?: ?[–-] ?| dan | s\.d\. ))?(?P<day>[0-9]{1,2})"
    rf"(?: (?P<month>{'|'.join(_MONTHS)})\b(?: (?P<year>[0-9]{{4}})\b)?"
    r"|/(?P<number>[0-9]{1,2})(?:/(?P<in_full>[0-9]{4}))?(?![\w/]))",
    re.IGNORECASE,
)


def unheld_numbers(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Numbers outside facts that neither a text of the input nor a date, a year or a count of the report holds."""
    dates = list(_DATE.finditer(kalimat.teks))
    for found in dates:
        if not kalimat.is_given(*found.span()) and not _is_known_date(found, naskah.pegangan.hari):
            yield Temuan(f"Tanggal “{found[0]}” tidak ada pada data", "Isi tanggal itu pada lembar asalnya.")
    counted = {*counts_in(kalimat.teks), *(said.hitungan[0] for said in states_in(kalimat.teks))}
    for bilangan in find_written(kalimat):
        elsewhere = bilangan.awal in counted or any(day.start() <= bilangan.awal < day.end() for day in dates)
        if not elsewhere and not _is_held(bilangan, kalimat, naskah):
            yield Temuan(f"Angka “{bilangan.teks}” tidak ada pada data", _advise(bilangan, naskah.ledger))


def _is_held(bilangan: Bilangan, kalimat: Kalimat, naskah: Naskah) -> bool:
    touching = [each for each in kalimat.sebutan if each.awal < bilangan.akhir and bilangan.awal < each.akhir]
    if touching:
        return any(_is_within(bilangan, each, kalimat, naskah.ledger) for each in touching)
    if is_year(kalimat.teks, bilangan) and int(bilangan.teks) in naskah.pegangan.tahun:
        return True
    return kalimat.is_given(bilangan.awal, bilangan.akhir)


def _is_within(bilangan: Bilangan, sebutan: Sebutan, kalimat: Kalimat, ledger: Ledger) -> bool:
    """Whether a number is all the fact's; of what is written behind the fact only its unit belongs to it."""
    fact = ledger.get(sebutan.fakta)
    unit = f" {fact.satuan}" if fact and kalimat.teks.startswith(f" {fact.satuan}", sebutan.akhir) else ""
    return sebutan.awal <= bilangan.awal and bilangan.akhir <= sebutan.akhir + len(unit)


def _is_known_date(found: re.Match[str], days: frozenset[date]) -> bool:
    month = _MONTHS[found["month"].casefold()] if found["month"] else int(found["number"])
    year = found["year"] or found["in_full"]
    named = [int(found[group]) for group in ("first", "day") if found[group]]
    known = {(day.day, day.month) for day in days if year is None or day.year == int(year)}
    return all((day, month) in known for day in named)


def _advise(bilangan: Bilangan, ledger: Ledger) -> str:
    """The fact that was perhaps meant: 106% -> 106,03%."""
    angka = next(find_numbers(bilangan.teks), None)
    if angka and (angka.satuan in {PERCENT, RUPIAH} or angka.desimal):
        near = next((fact for fact in ledger.fakta if not fact.id.startswith("teks.") and holds(fact, angka)), None)
        if near:
            return f"Cetak fakta f('{near.id}'), yaitu {near.tampil}."
    return "Cetak angka dari fakta, atau ambil kalimat data apa adanya."


# --- facts -----------------------------------------------------------------------------------------------------------


def false_facts(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Facts that the ledger does not hold, and such as are printed otherwise than they are."""
    for sebutan in kalimat.sebutan:
        fact = naskah.ledger.get(sebutan.fakta)
        if fact is None:
            yield Temuan(f"Fakta “{sebutan.fakta}” tidak ada pada data", "Periksa namanya dalam fakta.json.")
        elif sebutan.cetak.casefold() not in {text.casefold() for text in prints(fact)}:
            yield Temuan(
                f"Fakta “{fact.id}” tercetak “{sebutan.cetak}”, padahal “{fact.tampil}”",
                f"Cetak dengan f('{fact.id}').",
            )


_NEGATIVE = re.compile(r"\b(?:minus|negatif) $", re.IGNORECASE)


def changed_facts(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """Facts that read as other numbers: behind a minus, or one right behind another."""
    ends = {each.akhir for each in kalimat.sebutan}
    for sebutan in kalimat.sebutan:
        minus = _NEGATIVE.search(kalimat.teks, 0, sebutan.awal)
        if minus and kalimat.is_own(*minus.span()):
            yield Temuan(f"“{minus[0].strip()}” mengubah fakta “{sebutan.fakta}” ({sebutan.cetak})", "Hapus kata itu.")
        if sebutan.awal in ends:
            yield Temuan(f"Fakta “{sebutan.fakta}” ({sebutan.cetak}) menempel pada fakta lain", "Beri spasi dan kata.")


def prints(fact: Fact) -> Iterator[str]:
    """All ways in which a fact may stand: as it is, a count in words, rupiah in short."""
    yield fact.tampil
    if isinstance(fact.nilai, Decimal):
        if fact.satuan == RUPIAH:
            yield language.format_rupiah_short(fact.nilai)
        elif fact.nilai == fact.nilai.to_integral_value() and fact.satuan != PERCENT:
            yield language.format_count(int(fact.nilai))
            yield language.spell_number(int(fact.nilai))
