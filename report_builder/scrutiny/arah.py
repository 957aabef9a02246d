"""Up and down are said only of what changed, and as it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from report_builder import language
from report_builder.facts import Fact, Ledger
from report_builder.measure.bantahan.klaim import named
from report_builder.measure.teks import NUMBER, holds, read_number
from report_builder.scrutiny.kalimat import Kalimat
from report_builder.scrutiny.naskah import Naskah, Temuan

_UP_VERBS = (
    r"(?:meningkat|naik|bertambah|membesar|tumbuh(?! kembang)|bertumbuh|melonjak|melejit|meroket|melesat|melambung"
    r"|menanjak|menguat|terkerek|terdongkrak)"
)
_DOWN_VERBS = (
    r"(?:menurun|turun(?! (?:tangan|langsung|ke))|berkurang|mengecil|merosot|anjlok|menyusut|susut|melorot|melemah"
    r"|jatuh(?! tempo)|ambruk)"
)
_UP_NOUNS = "(?:peningkatan|kenaikan|pertambahan|pertumbuhan|lonjakan)"
_DOWN_NOUNS = "(?:penurunan|pengurangan|penyusutan|kemerosotan|kejatuhan)"
# A number may be glued to the word.
_END = r"(?![^\W\d_])"
_UP = re.compile(rf"\b(?:{_UP_VERBS}|{_UP_NOUNS}){_END}", re.IGNORECASE)
_DOWN = re.compile(rf"\b(?:{_DOWN_VERBS}|{_DOWN_NOUNS}){_END}", re.IGNORECASE)
_VERB = re.compile(rf"\b(?:{_UP_VERBS}|{_DOWN_VERBS}){_END}", re.IGNORECASE)
_DIRECTIONS = ((1, _UP), (-1, _DOWN))
_CLAUSE_END = re.compile(r"[,;:(](?= |$)| (?:dengan|dan|serta|sedangkan|tetapi) ")
_CAPAIAN = re.compile(r"\bcapaian(?:nya)?\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:realisasi|kinerja|serapan)(?:nya)?\b", re.IGNORECASE)
_PERCENTAGE = re.compile(r"[0-9]+(?:,[0-9]+)? ?(?:%|persen\b)")
_TO_FACT = re.compile(
    r"(?: (?:tajam|pesat|drastis|jauh|sebesar|sebanyak|selama|hingga|sampai|dengan|menjadi|ke|mencapai))* "
)
_TO_COME = re.compile(
    r"\b(?:agar|supaya|akan|harus|perlu|dapat|ingin|jika|apabila|bila|semoga|diharap\w*|berharap|ditargetkan)\b",
    re.IGNORECASE,
)


def moving_levels(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Capaian, realisasi and targets that a clause lets rise or fall, though no change since last year is told of."""
    if any(measure_of(each.fakta).startswith("perubahan") for each in kalimat.sebutan) or _since(
        kalimat, naskah.ledger
    ):
        return
    for start, end in _clauses(kalimat.sendiri):
        said = _UP.search(kalimat.sendiri, start, end) or _DOWN.search(kalimat.sendiri, start, end)
        if said:
            yield from _judge(said, start, end, kalimat, naskah)


def _judge(said: re.Match[str], start: int, end: int, kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    level = _level_behind(said, kalimat, naskah.ledger)
    names_a_fall = _DOWN.fullmatch(said[0]) and not _VERB.fullmatch(said[0])  # penurunan stunting
    if _speaks_of_capaian(kalimat, start, end, naskah) and (level or not names_a_fall):
        yield Temuan(
            f"Capaian bukan “{said[0]}”",
            "Tulis “capaian …”, atau “melebihi target sebesar …” dengan kelebihannya.",
        )
    elif level:
        yield Temuan(f"“{said[0]}” tidak cocok dengan {level.id}, yang bukan perubahan", _PRINT_CHANGE)
    elif _VERB.fullmatch(said[0]) and _is_measured(kalimat.sendiri[start : said.start()], naskah):
        yield Temuan(f"“{said[0]}” tanpa perubahan dari tahun lalu", _PRINT_CHANGE)


_PRINT_CHANGE = "Cetak perubahannya, misalnya f('IKK-1.perubahan_mutlak'), atau hapus kata itu."


def _level_behind(said: re.Match[str], kalimat: Kalimat, ledger: Ledger) -> Fact | None:
    """The number that stands right behind a word of direction."""
    between = _TO_FACT.match(kalimat.teks, said.end())
    behind = [each for each in kalimat.sebutan if between and each.awal == between.end()]
    fact = ledger.get(behind[0].fakta) if behind else None
    return fact if fact and isinstance(fact.nilai, Decimal) else None


def _is_measured(before: str, naskah: Naskah) -> bool:
    if _TO_COME.search(before):
        return False
    return _MEASURED.search(before) is not None or bool(named(before, naskah.laporan.indikator))


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
    return measure_of(fact_id).startswith(("capaian", "kelebihan"))


# --- changes ---------------------------------------------------------------------------------------------------------


def wrong_directions(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """A change since last year, told of or seen from the values of both years, that is given the other direction."""
    for start, end in _clauses(kalimat.sendiri):
        within = [each.fakta for each in kalimat.sebutan if start <= each.awal < end]
        for change in dict.fromkeys(naskah.ledger.get(_change_of(fact_id)) for fact_id in within):
            if change and change.nilai is not None:
                for said in _against(change.angka, kalimat.sendiri, start, end):
                    yield Temuan(f"“{said}” tidak cocok dengan {change.id}, yaitu {change.tampil}", _BY_CHANGE)
    for fact, delta in _since(kalimat, naskah.ledger).items():
        for said in _against(delta, kalimat.sendiri, 0, len(kalimat.sendiri)):
            yield Temuan(
                f"“{said}” tidak cocok dengan {fact}, yang berubah {language.format_number(delta)}", _BY_CHANGE
            )


_BY_CHANGE = "Pilih kata menurut arah perubahannya."


def _against(delta: Decimal, text: str, start: int, end: int) -> Iterator[str]:
    """The words that say another direction; where a text says both, one may be of something else."""
    said = [(sign, found[0]) for sign, form in _DIRECTIONS if (found := form.search(text, start, end))]
    yield from (word for sign, word in said if len(said) == 1 and delta * sign <= 0)


def _change_of(fact_id: str) -> str:
    """The signed fact of a change: IKK-1.perubahan_mutlak -> IKK-1.perubahan; empty for what is no change."""
    stem, _, measure = fact_id.rpartition(".")
    signed = measure.removesuffix("_mutlak")
    return f"{stem}.{signed}" if signed.startswith("perubahan") else ""


def _since(kalimat: Kalimat, ledger: Ledger) -> Mapping[str, Decimal]:
    """By how much a fact of the period differs from that of an earlier one in the same sentence."""
    ids = {each.fakta for each in kalimat.sebutan}
    pairs = (
        (earlier.rpartition(".")[0], earlier)
        for earlier in sorted(ids)
        if measure_of(earlier) != earlier.rpartition(".")[2]
    )
    both = ((later, ledger.get(later), ledger.get(earlier)) for later, earlier in pairs if later in ids)
    return {
        later: now.nilai - then.nilai
        for later, now, then in both
        if now and then and isinstance(now.nilai, Decimal) and isinstance(then.nilai, Decimal)
    }


def measure_of(fact_id: str) -> str:
    """IKK-1.capaian.2020 -> capaian; K.1.perubahan -> perubahan."""
    stem, _, last = fact_id.rpartition(".")
    is_period = last.isdecimal() or last.startswith("TW")
    return stem.rpartition(".")[2] if is_period else last
