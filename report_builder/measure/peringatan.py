"""What a careful reader of the figures would ask about: warnings, never corrections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from report_builder import language
from report_builder.errors import Place, Problem, warning
from report_builder.facts import Ledger, Rule
from report_builder.measure.bantahan import Bantahan
from report_builder.measure.bantahan.ujaran import Sumber, Ujaran
from report_builder.measure.facts_of import PERCENT, measure_of
from report_builder.measure.konteks import Konteks
from report_builder.measure.rata_rata import UNIT
from report_builder.measure.triwulan import QUARTERS, year_ukuran
from report_builder.model import Anggaran, Indikator, NilaiIndikator, Triwulan
from report_builder.rules import Hitungan, Ukuran, cap, compute_capaian
from report_builder.schema import PERIODE, Polaritas

_STRANGE_CAPAIAN = Decimal(200)
_STRANGE_PERCENTAGE = Decimal(1000)

_MAY_FALL = re.compile(
    r"\b(?:pertumbuhan|laju|kenaikan|penurunan|peningkatan|perubahan|inflasi|deviasi|selisih|surplus|neraca|defisit"
    r"|suhu|laba)\b",
    re.IGNORECASE,
)
"""What has less than nothing too."""

# Beyond these an office's figure is a machine's quotient, whose last digits are noise.
_MOST_COMPARED = 6

_FORMULAS = (
    (Polaritas.MAKSIMUM, "", "maksimum"),
    (Polaritas.MINIMUM, "A", "minimum rumus A"),
    (Polaritas.MINIMUM, "B", "minimum rumus B"),
    (Polaritas.STABIL, "", "stabil"),
)


def find_warnings(konteks: Konteks) -> Iterator[Problem]:
    """Figures that disagree with each other or are hard to believe."""
    for indikator in konteks.laporan.indikator:
        capaian = compute_capaian(konteks.ukuran(indikator))
        if konteks.laporan.identitas.triwulan is None:
            yield from _compare_with_office(konteks, indikator, capaian)
        yield from _doubt_figures(indikator, capaian)
        yield from _compare_quarters(konteks, indikator)
    yield from _find_orphans(konteks.laporan.anggaran)
    for kolom, name, value in _BUDGET_COLUMNS:
        yield from _compare_children(konteks.laporan.anggaran, kolom, name, value)


# The office's own capaian, which is that of the year


def _compare_with_office(konteks: Konteks, indikator: Indikator, capaian: Hitungan) -> Iterator[Problem]:
    office = indikator.capaian
    shown = cap(capaian, konteks.laporan.pengaturan.batas_tampil)
    if office is None or agrees(office, capaian.nilai) or agrees(office, shown.nilai):
        return
    said = f"Capaian {indikator.kode} menurut unit kerja {_percent(office)}"
    place = indikator.places["capaian"]
    if capaian.nilai is None:
        message = f"{said}, tetapi tidak dapat dihitung: {capaian.alasan}."
        yield warning(message, place, "Laporan tidak mencetak capaian itu; periksa target, realisasi, dan keadaan.")
        return
    computed = language.format_percent(capaian.nilai, max(2, _written(office)))
    message = f"{said}, sedangkan hasil hitung {computed} ({capaian.rumus})."
    yield warning(message, place, f"Laporan memakai hasil hitung. {_suggest(konteks.ukuran(indikator), office)}")


def agrees(office: Decimal, capaian: Decimal | None) -> bool:
    """Whether the computed capaian, rounded as the office wrote its own, is the same."""
    if capaian is None:
        return False
    places = min(_written(office), _MOST_COMPARED)
    return language.round_half_up(capaian, places) == language.round_half_up(office, places)


def _suggest(ukuran: Ukuran, office: Decimal) -> str:
    for polaritas, rumus, name in _FORMULAS:
        other = Ukuran(polaritas, ukuran.target, ukuran.realisasi, ukuran.keadaan, rumus)
        if agrees(office, compute_capaian(other).nilai):
            return f"Angka unit kerja cocok dengan polaritas {name}; periksa polaritas dan rumusnya."
    return "Periksa target dan realisasinya."


def _written(office: Decimal) -> int:
    exponent = office.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _percent(nilai: Decimal) -> str:
    return language.format_percent(nilai, min(_written(nilai), _MOST_COMPARED))


# Figures that are hard to believe


def _doubt_figures(indikator: Indikator, capaian: Hitungan) -> Iterator[Problem]:
    if capaian.nilai is not None and capaian.nilai > _STRANGE_CAPAIAN:
        yield warning(
            f"Capaian {indikator.kode} {language.format_percent(capaian.nilai)} lebih dari 200%.",
            indikator.places["target"],
            "Periksa apakah target terlalu rendah atau salah tulis.",
        )
    if isinstance(indikator.target, Decimal) and indikator.target < 0 and not _MAY_FALL.search(indikator.indikator):
        yield warning(
            f"Target {indikator.kode} kurang dari 0.", indikator.places["target"], "Periksa tandanya.",
        )  # fmt: skip
    realisasi = indikator.realisasi
    if indikator.satuan == PERCENT and isinstance(realisasi, Decimal) and abs(realisasi) > _STRANGE_PERCENTAGE:
        yield warning(
            f"Realisasi {indikator.kode} {language.format_percent(realisasi)} lebih dari 1.000%.",
            indikator.places["realisasi"],
            "Periksa apakah koma desimalnya hilang.",
        )


# Quarters


def _compare_quarters(konteks: Konteks, indikator: Indikator) -> Iterator[Problem]:
    """What the quarters make of the year against the realisasi on the sheet Indikator, as printed.

    Only the fourth quarter is the end of the year, in an interim report only one that counts from its beginning.
    """
    last = indikator.triwulan or _fourth_quarter(konteks, indikator)
    if last is None or last.triwulan < QUARTERS[-1] or (indikator.triwulan and not last.kumulatif):
        return
    if indikator.triwulan:
        used, found, stated = "Triwulan", indikator.realisasi, indikator.realisasi_tahun
    else:
        used, found, stated = "Indikator", year_ukuran(konteks, indikator, last).realisasi, indikator.realisasi
    said = [_say(nilai, konteks.desimal(indikator)) for nilai in (found, stated) if nilai is not None]
    if len({text.casefold() for text in said}) == 2:
        yield warning(
            f"Realisasi {indikator.kode} sampai {PERIODE[last.triwulan]} {said[0]} "
            f"berbeda dengan realisasi {said[1]} di lembar Indikator.",
            last.places["realisasi"],
            f"Laporan memakai lembar {used}; periksa kedua angka itu dan kolom kumulatif.",
        )


def _fourth_quarter(konteks: Konteks, indikator: Indikator) -> Triwulan | None:
    """What must make the year: the fourth quarter of a yearly report."""
    if konteks.laporan.identitas.triwulan:
        return None
    return next((row for row in konteks.triwulan.get(indikator.kode, ()) if row.triwulan == 4), None)


def _say(nilai: NilaiIndikator, places: int) -> str:
    return language.format_number(nilai, places) if isinstance(nilai, Decimal) else f"“{nilai}”"


# Budget

_LEVELS = ("program", "kegiatan", "ro")
_CODE_JOINTS = (".", "-", "/")
_BUDGET_COLUMNS: tuple[tuple[str, str, Callable[[Anggaran], Decimal | None]], ...] = (
    ("pagu_awal", "Pagu awal", lambda line: line.pagu_awal),
    ("pagu_akhir", "Pagu akhir", lambda line: line.pagu_akhir),
    ("realisasi", "Realisasi anggaran", lambda line: line.realisasi),
)


def _find_orphans(anggaran: tuple[Anggaran, ...]) -> Iterator[Problem]:
    """Lines that stand at the top though their code or level says that another line holds them."""
    tops = [line for line in anggaran if not line.induk]
    numbers = _numbers_beside_codes(tops)
    yield from map(_told_twice, numbers.values())
    by_code, by_level = _first_by(tops, "kode"), _first_by(tops, "tingkat")
    for line in tops:
        places = [
            *(by_code[kode] for kode in _codes_above(line.kode) if kode in by_code and kode not in numbers),
            *(by_level[level] for level in _levels_above(line.tingkat) if level in by_level),
        ]
        if places and line.pagu_akhir <= (above := tops[min(places)]).pagu_akhir:
            message = (
                f"Baris {line.kode} tampak sebagai bagian dari baris {above.kode}, tetapi kolom induknya kosong, "
                "jadi keduanya dijumlahkan."
            )
            yield warning(message, line.places["induk"], f"Bila memang bagiannya, isi {above.kode} di kolom induk.")


def _numbers_beside_codes(tops: Sequence[Anggaran]) -> Mapping[str, Sequence[Anggaran]]:
    """Lines whose code is a bare number, by that, where another of their name has more of one.

    The number of a list is the beginning of codes that have nothing to do with it.
    """
    named: dict[str, list[Anggaran]] = {}
    for line in tops:
        named.setdefault(language.fold_name(line.uraian), []).append(line)
    return {
        line.kode: (line, other)
        for lines in named.values()
        for line in lines
        if line.kode.isdigit() and (other := next((one for one in lines if not one.kode.isdigit()), None))
    }


def _told_twice(lines: Sequence[Anggaran]) -> Problem:
    number, line = lines
    message = f"Baris {number.kode} dan {line.kode} bernama sama, “{line.uraian}”, dan keduanya dijumlahkan."
    return warning(message, number.places["kode"], f"Bila barisnya satu, hapus baris {number.kode}.")


def _first_by(lines: Sequence[Anggaran], kolom: str) -> Mapping[str, int]:
    """The place of the first line that has a value in a column, by the value."""
    return {getattr(line, kolom): place for place, line in reversed(list(enumerate(lines)))}


def _codes_above(kode: str) -> Iterator[str]:
    """3371.EAB.001 -> 3371 and 3371.EAB."""
    return (kode[:at] for at, sign in enumerate(kode) if sign in _CODE_JOINTS)


def _levels_above(tingkat: str) -> Sequence[str]:
    return _LEVELS[: _LEVELS.index(tingkat)] if tingkat in _LEVELS else ()


def _compare_children(
    anggaran: tuple[Anggaran, ...], kolom: str, name: str, value: Callable[[Anggaran], Decimal | None]
) -> Iterator[Problem]:
    """Parents whose children are all known and do not add up to them."""
    children: dict[str, list[Decimal | None]] = {}
    for line in anggaran:
        children.setdefault(line.induk, []).append(value(line))
    for line in anggaran:
        own = value(line)
        parts = [part for part in children.get(line.kode, ()) if part is not None]
        total = sum(parts, Decimal(0))
        if own is not None and parts and len(parts) == len(children[line.kode]) and total != own:
            yield _not_adding_up(f"{name} {line.kode}", own, total, line.places[kolom])


def _not_adding_up(name: str, own: Decimal, total: Decimal, place: Place) -> Problem:
    return warning(
        f"{name} {language.format_rupiah(own)} berbeda dengan jumlah barisnya {language.format_rupiah(total)}.",
        place,
        "Periksa kolom induk dan angkanya; laporan memakai kedua angka apa adanya.",
    )


# Sentences

_WHAT_TO_DO: Mapping[Sumber, str] = {
    Sumber.KUTIPAN: "Beri catatan di kolom catatan, atau minta penuturnya memperbaiki kutipan itu.",
    Sumber.KEGIATAN: "Perbaiki ringkasan itu, atau beri catatan di kolom catatan.",
    Sumber.URAIAN: "Perbaiki kalimat itu, atau periksa angkanya di lembar Indikator.",
}


def question_sentences(contradicted: Sequence[tuple[Ujaran, Sequence[Bantahan]]], ledger: Ledger) -> Iterator[Problem]:
    """Sentences that the data contradict; a note beside one says that its office knows."""
    for ujaran, found in contradicted:
        for bantahan in () if ujaran.is_explained else found:
            facts = ", ".join(_say_fact(fact_id, ledger) for fact_id in bantahan.fakta)
            beside = f"sedangkan menurut data {facts}" if facts else "yang tidak ada pada data"
            message = f"{ujaran.nama} menyebut “{bantahan.ucapan}”, {beside}."
            yield warning(message, ujaran.tempat, _WHAT_TO_DO[ujaran.sumber])


def _say_fact(fact_id: str, ledger: Ledger) -> str:
    """IKK-4.realisasi -> "realisasi IKK-4 0", unit.jumlah_melampaui -> "jumlah indikator yang melampaui target 3"."""
    fact = ledger[fact_id]
    stem = fact_id.rpartition(".")[0]
    if stem == UNIT and isinstance(fact.asal, Rule) and fact.asal.rumus.startswith("banyaknya"):
        return f"{fact.asal.rumus.replace('banyaknya', 'jumlah')} {fact.tampil}"
    return f"{measure_of(fact_id)} {'unit kerja' if stem == UNIT else stem} {fact.tampil}"
