"""Target, realisasi and the percentage between them, in whatever order a text tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from report_builder.audit.angka import Angka, Jenis, Ujung
from report_builder.audit.arah import BERUBAH, NAIK_TURUN
from report_builder.audit.klaim.dasar import Dasar, is_bernama, nama_dasar
from report_builder.audit.klaim.naskah import Bacaan, sejenis


class Kedudukan(StrEnum):
    """What a number is said to be."""

    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    TAK_DISEBUT = ""


_WORDS = re.compile(
    r"\b(?:(?P<target>target\w*|(?<!yang )(?:di|men)target\w*|pagu\w*|alokasi\w*)"
    r"|(?P<realisasi>realisasi\w*|terealisasi\w*|direalisasikan|terkumpul|terhimpun|terserap|diserap|tercapai|dicapai)"
    r"|(?P<capaian>capaian\w*|ketercapaian|pencapaian)|(?P<lain>(?:ter)?sisa\w*|selisih\w*|surplus|defisit))\b",
    re.IGNORECASE,
)
_FILLER = (
    rf"(?:atau|sekitar|sebesar|setara|sama|dengan|sehingga|hanya|baru|telah|sudah|kinerja|mencapai|persentase|realisasi"
    rf"|capaian(?:nya)?|ketercapaian|pencapaian|tingkat|rata-rata|{NAIK_TURUN})"
)
_JOINED = re.compile(
    rf"(?: \w+){{0,2}},?\s*\(\s*(?:{_FILLER}\s*)*"
    rf"|(?: (?!dari\b|target\b)[\w/]+){{0,3}},?\s*(?:atau|setara|dengan|sehingga|{NAIK_TURUN}|capaian(?:nya)?)"
    rf"\s*(?:{_FILLER}\s*)*",
    re.IGNORECASE,
)
"""What joins two figures for the same thing: 65 kawasan (122,64%), Rp2 miliar atau sekitar 40 persen."""
_MOST_AROUND = 12
"""Numbers before and behind a percentage that it may be of."""
_OF = re.compile(r"\)?,? (?:dari|terhadap|atas|dibanding\w*)\b[^,;:]{0,60}", re.IGNORECASE)

_RIGHT_OF = re.compile(
    r"\)? dari (?:(?:total|seluruh|jumlah|pagu|anggaran|alokasi|target|sebesar|sebanyak) ){0,3}(?:Rp ?)?", re.IGNORECASE
)
"""What makes the number right behind a percentage its whole."""

_TARGETED = re.compile(r" (?:\w+ )?yang (?:ditargetkan|direncanakan|ditetapkan)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"dari (?:total |seluruh |sebanyak )?", re.IGNORECASE)
_PARTS_OF_REPORT = frozenset({"poin", "indikator", "sasaran", "hal", "tahun", "bulan", "hari"})


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A number with what it is said to be; ``disambung`` where it says in another way what the one before does."""

    angka: Angka
    kedudukan: Kedudukan
    disambung: bool


@dataclass(frozen=True, slots=True)
class Tripel:
    """A target, what became of it, and the percentage that a text gives for that."""

    bacaan: Bacaan
    target: Angka
    realisasi: Angka
    persen: Angka


def baca_ukuran(bacaan: Bacaan) -> tuple[Ukuran, ...]:
    """The numbers of a paragraph, each with what it is said to be."""
    found, end = [], 0
    for angka in bacaan.ukuran:
        gap = bacaan.teks[end : angka.awal]
        joined = bool(end) and _JOINED.fullmatch(gap) is not None
        own = gap[-len(bacaan.sebelum(angka)) or len(gap) :]
        role = Kedudukan.TARGET if _is_whole(bacaan, angka) else _role(own, angka)
        found.append(Ukuran(angka, role, joined))
        end = angka.akhir
    return tuple(found)


def _is_whole(bacaan: Bacaan, angka: Angka) -> bool:
    """Whether what follows or stands before a number makes a whole of it: 60 desa yang ditargetkan, dari 250 kasus."""
    return _TARGETED.match(bacaan.teks, angka.akhir) is not None or _OUT_OF.fullmatch(bacaan.sebelum(angka)) is not None


def _role(gap: str, angka: Angka) -> Kedudukan:
    words = list(_WORDS.finditer(gap))
    if (
        not words
        or words[-1]["lain"]
        or BERUBAH.search(gap)
        or angka.kata in _PARTS_OF_REPORT
        or angka.ujung is not Ujung.BUKAN
    ):
        return Kedudukan.TAK_DISEBUT
    role = Kedudukan(words[-1].lastgroup or "")
    if role is not Kedudukan.CAPAIAN or angka.jenis is Jenis.PERSEN:
        return role
    # Of an amount "capaian" says loosely what was done.
    return Kedudukan.REALISASI if angka.jenis is Jenis.RUPIAH else Kedudukan.TAK_DISEBUT


def cari_tripel(bacaan: Bacaan, dasar: Dasar) -> Iterator[Tripel]:
    """The triples of a paragraph, by their percentages; ``dasar`` knows wholes that are named and not told."""
    measures = baca_ukuran(bacaan)
    for place, one in enumerate(measures):
        if one.angka.jenis is Jenis.PERSEN and one.kedudukan is not Kedudukan.TARGET:
            pair = _operands(bacaan, measures, place, dasar)
            if pair:
                yield Tripel(bacaan, *pair, one.angka)


def _operands(bacaan: Bacaan, measures: Sequence[Ukuran], place: int, dasar: Dasar) -> tuple[Angka, Angka] | None:
    beside = _beside(measures, place)
    if beside is None or beside.angka.ujung is not Ujung.BUKAN:
        return None
    percent = measures[place].angka
    whole = nama_dasar(bacaan, percent)
    known = dasar(bacaan, percent, whole) if whole else None
    if known:
        return (known, beside.angka) if sejenis(known, beside.angka) else None
    behind = measures[place + 1].angka if measures[place + 1 : place + 2] else None
    if behind and sejenis(behind, beside.angka) and _RIGHT_OF.fullmatch(bacaan.teks, percent.akhir, behind.awal):
        return behind, beside.angka
    if beside.kedudukan is Kedudukan.TARGET:
        before = measures[max(place - _MOST_AROUND, 0) : place]
        earlier = (one for one in reversed(before) if one.kedudukan is Kedudukan.REALISASI)
        done = next((one for one in earlier if _are_near(bacaan, one, beside)), None)
        return (beside.angka, done.angka) if done else None
    target = _target(bacaan, measures, place, beside, whole)
    return (target.angka, beside.angka) if target else None


def _beside(measures: Sequence[Ukuran], place: int) -> Ukuran | None:
    """The number that a percentage says in another way: the one before it, else the one behind."""
    if measures[place].disambung:
        return measures[place - 1]
    behind = measures[place + 1 : place + 2]
    return behind[0] if behind and behind[0].disambung and behind[0].angka.jenis is not Jenis.PERSEN else None


def _target(bacaan: Bacaan, measures: Sequence[Ukuran], place: int, done: Ukuran, nama: str) -> Ukuran | None:
    """The target that a percentage is of: the one that "dari" names, else one of the sentence, the next or the last."""
    last = place + 1 if measures[place + 1 : place + 2] == (done,) else place
    around = range(max(place - _MOST_AROUND, 0), min(place + _MOST_AROUND, len(measures)))
    targets = (number for number in around if measures[number].kedudukan is Kedudukan.TARGET)
    at = [number for number in targets if _are_near(bacaan, measures[number], done)]
    at = [number for number in at if not nama or is_bernama(bacaan, measures[number].angka, nama)]
    behind = [number for number in at if number > last][:1]
    before = [number for number in at if number < place][-1:]
    same = [number for number in before + behind if _is_same_sentence(bacaan, measures[number], done)]
    free = [number for number in behind if not _has_own(measures, number)]
    named = [number for number in behind if _is_named(bacaan, measures[last].angka, measures[number].angka)]
    chosen = next(iter(named + same + free + before), None)
    return None if chosen is None else measures[chosen]


def _is_named(bacaan: Bacaan, percent: Angka, target: Angka) -> bool:
    """Whether "dari" leads from one to the other."""
    return _OF.fullmatch(bacaan.teks, percent.akhir, target.awal) is not None


def _has_own(measures: Sequence[Ukuran], place: int) -> bool:
    """Whether a target is told with a percentage of its own."""
    behind = measures[place + 1 : place + 2]
    return bool(behind) and behind[0].disambung and behind[0].angka.jenis is Jenis.PERSEN


def _are_near(bacaan: Bacaan, one: Ukuran, other: Ukuran) -> bool:
    sentences = [bacaan.nomor_kalimat(each.angka.awal) for each in (one, other)]
    return one is not other and sejenis(one.angka, other.angka) and abs(sentences[0] - sentences[1]) <= 1


def _is_same_sentence(bacaan: Bacaan, one: Ukuran, other: Ukuran) -> bool:
    return bacaan.nomor_kalimat(one.angka.awal) == bacaan.nomor_kalimat(other.angka.awal)


@dataclass(frozen=True, slots=True)
class Pasangan:
    """A target and a realisasi that one sentence tells side by side."""

    target: Angka
    realisasi: Angka


def cari_pasangan(bacaan: Bacaan) -> Iterator[Pasangan]:
    """The targets and realisasi that stand side by side, with nothing said to be of either in between."""
    measures = baca_ukuran(bacaan)
    for one, other in pairwise(measures):
        roles = {one.kedudukan: one.angka, other.kedudukan: other.angka}
        is_pair = roles.keys() == {Kedudukan.TARGET, Kedudukan.REALISASI} and _are_near(bacaan, one, other)
        if is_pair and _is_same_sentence(bacaan, one, other):
            yield Pasangan(roles[Kedudukan.TARGET], roles[Kedudukan.REALISASI])
