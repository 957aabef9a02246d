"""A document's own words say of the figures what they are: no rise that is a capaian, no praise, no "about"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.facts import Fact
from report_builder.measure.facts_of import POINTS
from report_builder.measure.kutipan import TOTAL, against, find_claims, holds, named
from report_builder.measure.teks import NUMBER, read_number
from report_builder.model import Indikator
from report_builder.scrutiny.kalimat import Kalimat, Tempat
from report_builder.scrutiny.naskah import Naskah, Temuan

# --- rises -----------------------------------------------------------------------------------------------------------

_RISE = re.compile(r"\b(?:meningkat|peningkatan|naik|kenaikan|bertambah|melonjak|lonjakan)(?![^\W\d_])", re.IGNORECASE)
_FALL = re.compile(r"\b(?:menurun|penurunan|turun|berkurang|merosot)\b", re.IGNORECASE)
_DIRECTIONS = ((1, _RISE), (-1, _FALL))
_CLAUSE_END = re.compile(r"[,;:(](?= |$)| (?:dengan|dan|serta|sedangkan|tetapi) ")
_CAPAIAN = re.compile(r"\bcapaian\b", re.IGNORECASE)
_PERCENTAGE = re.compile(r"[0-9]+(?:,[0-9]+)? ?(?:%|persen\b)")


def rising_capaian(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A capaian, or what is above the target, that a clause calls a rise; the change since last year may rise."""
    if any(_measure(each.fakta).startswith("perubahan") for each in kalimat.sebutan):
        return
    for start, end in _clauses(kalimat.sendiri):
        rise = _RISE.search(kalimat.sendiri, start, end)
        if rise and _speaks_of_capaian(kalimat, start, end, naskah):
            yield Temuan(
                f"Capaian bukan “{rise[0]}”",
                "Tulis “capaian …”, atau “melebihi target sebesar …” dengan kelebihannya.",
            )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _CLAUSE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _speaks_of_capaian(kalimat: Kalimat, start: int, end: int, naskah: Naskah) -> bool:
    if _CAPAIAN.search(kalimat.sendiri, start, end):
        return True
    within = (each for each in kalimat.sebutan if start <= each.awal < end)
    if any(_is_capaian(each.fakta) for each in within):
        return True
    facts = [fact for fact in naskah.ledger.fakta if _is_capaian(fact.id)]
    written = _PERCENTAGE.finditer(kalimat.sendiri, start, end)
    return any(kalimat.is_own(*found.span()) and _is_print_of(found[0], facts) for found in written)


def _is_print_of(percentage: str, facts: list[Fact]) -> bool:
    found = NUMBER.fullmatch(percentage)
    angka = read_number(found) if found else None
    return angka is not None and any(holds(fact, angka) for fact in facts)


def _is_capaian(fact_id: str) -> bool:
    return _measure(fact_id).startswith(("capaian", "kelebihan"))


def _measure(fact_id: str) -> str:
    """IKK-1.capaian.2020 -> capaian; K.1.perubahan -> perubahan."""
    stem, _, last = fact_id.rpartition(".")
    is_period = last.isdecimal() or last.startswith("TW")
    return stem.rpartition(".")[2] if is_period else last


def wrong_directions(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A change since last year that a clause gives the other direction."""
    for start, end in _clauses(kalimat.sendiri):
        within = [each.fakta for each in kalimat.sebutan if start <= each.awal < end]
        for change in dict.fromkeys(naskah.ledger.get(_change_of(fact_id)) for fact_id in within):
            for sign, form in _DIRECTIONS:
                said = form.search(kalimat.sendiri, start, end)
                if said and change and change.nilai is not None and change.angka * sign <= 0:
                    yield Temuan(
                        f"“{said[0]}” tidak cocok dengan {change.id}, yaitu {change.tampil}",
                        "Pilih kata menurut arah perubahannya.",
                    )


def _change_of(fact_id: str) -> str:
    """The signed fact of a change: IKK-1.perubahan_mutlak -> IKK-1.perubahan; empty for what is no change."""
    stem, _, measure = fact_id.rpartition(".")
    signed = measure.removesuffix("_mutlak")
    return f"{stem}.{signed}" if signed.startswith("perubahan") else ""


# --- units of what is above ------------------------------------------------------------------------------------------

_EXCESS = re.compile(
    r"\b(?:melebihi|melampaui|di atas) target(?:nya)?(?: sebesar| sebanyak| hingga| sampai)? $", re.IGNORECASE
)


def mistaken_differences(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A difference of percentages is in poin persen and nothing else is; what is above the target is no capaian."""
    for sebutan in kalimat.sebutan:
        fact = naskah.ledger.get(sebutan.fakta)
        in_points = re.match(r" poin persen\b", kalimat.teks[sebutan.akhir :]) is not None
        if fact and in_points != (fact.satuan == POINTS) and not _is_in_cell(kalimat):
            unit = "“poin persen”" if fact.satuan == POINTS else "tanpa “poin persen”"
            yield Temuan(f"Fakta “{fact.id}” ({sebutan.cetak}) harus {unit}", "Perbaiki satuannya.")
        measure = _measure(sebutan.fakta)
        if measure.startswith("capaian") and _EXCESS.search(kalimat.sendiri[: sebutan.awal]):
            yield Temuan(
                f"{sebutan.cetak} adalah capaian, bukan kelebihan atas target",
                f"Pakai f('{sebutan.fakta.rpartition(f'.{measure}')[0]}.kelebihan').",
            )


def _is_in_cell(kalimat: Kalimat) -> bool:
    """A column has its unit in its head."""
    return kalimat.tempat is Tempat.SEL


# --- claims about targets --------------------------------------------------------------------------------------------

_ALL = r"seluruh|semua|setiap|segala|kinerja"


def untrue_claims(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Targets called exceeded or reached, of the indikator in the sentence or of the unit, that were not."""
    for claim in find_claims(kalimat.sendiri):
        failing = against(claim, _meant(kalimat, naskah), naskah.ledger)
        if failing:
            codes = ", ".join(one.kode for one in failing)
            yield Temuan(f"“{claim.ucapan}” tidak benar untuk {codes}", "Tulis hanya yang memang demikian.")


def _meant(kalimat: Kalimat, naskah: Naskah) -> tuple[Indikator, ...]:
    indikator = naskah.laporan.indikator
    cited = {each.fakta.rpartition(".")[0] for each in kalimat.sebutan}
    spoken = tuple(one for one in indikator if one.kode in cited) or named(kalimat.teks, indikator)
    if spoken and not TOTAL.search(kalimat.teks):
        return spoken
    identitas = naskah.laporan.identitas
    unit = (name for name in (identitas.unit_kerja, identitas.singkatan, identitas.instansi) if name)
    subject = re.compile(rf"\b(?:{_ALL}|{'|'.join(map(re.escape, unit))})\b", re.IGNORECASE)
    is_whole = kalimat.tempat is Tempat.JUDUL or subject.search(kalimat.teks)
    return indikator if is_whole else ()


# --- praise and vagueness --------------------------------------------------------------------------------------------

PRAISE = (
    "terbaik", "tertinggi", "terbesar", "terbanyak", "tercepat", "terdepan", "terhebat", "terunggul", "teladan",
    r"paling(?! (?:lambat|sedikit|banyak|tinggi|rendah) (?:[0-9]|Rp))", "sangat", "amat", "luar biasa", "sukses",
    "gemilang", "cemerlang", "membanggakan", "memuaskan", "menggembirakan", "mengagumkan", "spektakuler", "fantastis",
    "signifikan", "drastis", "pesat", "sempurna", "prestasi", "prestisius", "bersejarah", "pertama kali",
)  # fmt: skip
"""Words that judge; only a fact or a text of the input may have them."""
_PRAISE = re.compile(rf"\b(?:{'|'.join(PRAISE)})\b(?: (?:baik|besar))?", re.IGNORECASE)

_VAGUE = re.compile(
    r"\b(?:sekitar|kurang lebih|lebih kurang|kira-kira|hampir|nyaris|kisaran)\b(?= (?:[^\W\d]+ ){0,2}?(?:Rp ?)?[0-9]"
    r"| (?:[^\W\d]+ ){0,2}?[^\W\d]+[0-9]+,[0-9])",
    re.IGNORECASE,
)


def praise(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """Superlatives and praise that no fact carries."""
    for found in _PRAISE.finditer(kalimat.sendiri):
        if kalimat.is_own(*found.span()):
            yield Temuan(f"“{found[0]}” menilai tanpa fakta", "Hapus kata itu, atau kutip penuturnya.")


def vague_figures(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """An exact figure that is called approximate."""
    for found in _VAGUE.finditer(kalimat.teks):
        if kalimat.is_own(*found.span()):
            yield Temuan(f"“{found[0]}” berdiri di depan angka yang pasti", "Hapus kata itu.")
