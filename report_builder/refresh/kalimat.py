"""Sentences whose words no longer fit the data: told beside the text, which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from report_builder.audit.angka import angka_alinea
from report_builder.audit.dokumen import Alinea, Bagian, Dokumen, Peran
from report_builder.audit.klaim import periksa_klaim
from report_builder.audit.rujukan import Rujukan
from report_builder.audit.sejajar.pasangan import mirip
from report_builder.audit.sejajar.penggal import Penggal, penggal
from report_builder.audit.temuan import Kelas, Temuan
from report_builder.facts import Fact
from report_builder.refresh.asal import Asal, samar, sidik_alinea
from report_builder.refresh.hasil import Catatan, Hal
from report_builder.refresh.tabel.papan import kode_fakta

LEAST_ALIKE = 60
"""Of a hundred: paragraphs that share less are not the same one in other words."""
LEAST_ALIKE_HERE = 40
"""The same for those that are under one heading and about the same facts."""
READ = frozenset({Bagian.ISI, Bagian.CATATAN_KAKI, Bagian.CATATAN_AKHIR, Bagian.KOTAK})
"""The parts that readers read as the report."""
_PROSE = frozenset({Peran.BIASA, Peran.BUTIR})
_UP, _DOWN, _LEVEL = "naik", "turun", "sama"
_DIRECTIONS: Mapping[str, str] = {
    "tidak melampaui": _DOWN,
    "tidak mencapai": _DOWN,
    "belum mencapai": _DOWN,
    "tidak tercapai": _DOWN,
    "belum tercapai": _DOWN,
    "melampaui": _UP,
    "terlampaui": _UP,
    "melebihi": _UP,
    "mencapai target": _UP,
    "tercapai": _UP,
    "di atas": _UP,
    "di bawah": _DOWN,
    "lebih dari": _UP,
    "kurang dari": _DOWN,
    "lebih tinggi": _UP,
    "lebih rendah": _DOWN,
    "lebih besar": _UP,
    "lebih kecil": _DOWN,
    "lebih cepat": _UP,
    "lebih lambat": _DOWN,
    "meningkat": _UP,
    "peningkatan": _UP,
    "menurun": _DOWN,
    "penurunan": _DOWN,
    "naik": _UP,
    "kenaikan": _UP,
    "turun": _DOWN,
    "membaik": _UP,
    "memburuk": _DOWN,
    "bertambah": _UP,
    "berkurang": _DOWN,
    "surplus": _UP,
    "defisit": _DOWN,
    "sama dengan": _LEVEL,
    "sesuai target": _LEVEL,
    "tetap": _LEVEL,
}
"""Words that compare numbers, each with what it says of them."""
_COMPARED = re.compile(rf"\b(?:{'|'.join(_DIRECTIONS)})\b", re.IGNORECASE)

TODAY = "Dengan data sekarang: “{}”"
NO_LONGER = "Dengan data sekarang laporan tidak lagi memuat kalimat ini."
NO_LONGER_ALL = "Dengan data sekarang laporan tidak lagi memuat kalimat ini dan {} alinea sesudahnya."
NOT_THERE = "{} alinea di bawah judul ini belum ada pada naskah."


@dataclass(frozen=True)
class Perbandingan:
    """The refreshed document beside today's data; ``asal`` tells what it was made from."""

    dokumen: Dokumen
    rujukan: Rujukan
    asal: Asal

    @cached_property
    def _kiri(self) -> Sequence[Alinea]:
        return tuple(_prose(self.dokumen))

    @cached_property
    def _kanan(self) -> Sequence[Alinea]:
        return tuple(_prose(self.rujukan.naskah or Dokumen(())))

    @cached_property
    def _lain(self) -> Sequence[Alinea]:
        """The paragraphs of the file that today's document does not have in these words."""
        return tuple(_not_among(self._kiri, self._kanan))

    @cached_property
    def _baru(self) -> Sequence[Alinea]:
        """The paragraphs of today that the file does not have in these words."""
        return tuple(_not_among(self._kanan, self._kiri))

    @cached_property
    def _pasangan(self) -> Mapping[int, int]:
        return _pairs(self._lain, self._baru)

    def usang(self) -> Iterator[Temuan]:
        """What to say of sentences that today's data do not bear out: the program's own, then those of people."""
        mine: list[int] = []
        for (whose, paired, _), group in groupby(enumerate(self._lain), key=self._kind):
            some = list(group)
            match whose, paired:
                case "program", True:
                    yield from (found for place, one in some for found in self._reworded(one, self._partner(place)))
                case "program", False:
                    yield _gone([one for _, one in some])
                case "orang", _:
                    mine += [place for place, _ in some]
                case _:
                    continue
        yield from self._of_people(mine)

    def _of_people(self, places: Sequence[int]) -> Iterator[Temuan]:
        """Claims of people that do not hold, and words of theirs that go another way than today's."""
        if not places:
            return
        judged = [self._lain[place] for place in places]
        wrong = [one for one in periksa_klaim(judged, self.dokumen, self.rujukan) if one.salah]
        yield from wrong
        for place in places:
            if place in self._pasangan:
                beside = self._compared(self._lain[place], self._partner(place))
                yield from (found for found in beside if not any(is_within(one, found) for one in wrong))

    def belum_ada(self) -> Iterator[Catatan]:
        """Paragraphs of today that the file has no place for, by their headings; not those that people took out."""
        known = {*self._pasangan.values()}
        new = [one for place, one in enumerate(self._baru) if place not in known and not self._was_there(one)]
        for heading, group in groupby(new, key=lambda one: one.tempat.judul):
            some = list(group)
            yield Catatan(
                Hal.BELUM_DITEMPATKAN,
                some[0].tempat,
                "",
                " ".join(some[0].teks.split()),
                alasan=NOT_THERE.format(len(some)) if heading else "",
            )

    def _kind(self, numbered: tuple[int, Alinea]) -> tuple[str, bool, str]:
        """Whose words a paragraph has, whether today's document has it in others, and its heading."""
        place, alinea = numbered
        whose = "program" if self._was_there(alinea) else "orang" if self._is_renewed(alinea) else ""
        return whose, place in self._pasangan, alinea.tempat.judul

    def _partner(self, place: int) -> Alinea:
        return self._baru[self._pasangan[place]]

    def _was_there(self, alinea: Alinea) -> bool:
        return sidik_alinea(alinea) in self.asal.kata

    def _is_renewed(self, alinea: Alinea) -> bool:
        """Whether a paragraph has a figure that is another one today."""
        baru = self.rujukan.ledger
        lama = self.rujukan.lama or baru
        facts = ((lama.get(one.fakta), baru.get(one.fakta)) for one in alinea.jangkar)
        return any(_shown(old) != _shown(new) for old, new in facts)

    def _reworded(self, alinea: Alinea, baru: Alinea) -> Iterator[Temuan]:
        """The sentences of a paragraph that have other words today, each with today's."""
        left, right = (tuple(penggal(each, angka_alinea(each))) for each in (alinea, baru))
        said, wanted = {one.samar for one in left}, {one.samar for one in right}
        gone = [one for one in left if one.samar not in wanted]
        come = [one for one in right if one.samar not in said]
        pairs = dict(mirip([one.samar for one in gone], [one.samar for one in come], LEAST_ALIKE))
        for place, one in enumerate(gone):
            if place in pairs:
                yield _finding(one, come[pairs[place]].teks)
            elif len(gone) == len(come):
                yield _finding(one, come[place].teks)
            else:
                yield _finding(one, " ".join(each.teks for each in come))

    def _compared(self, alinea: Alinea, baru: Alinea) -> Iterator[Temuan]:
        """The sentences that people have reworded and that compare numbers otherwise than today's.

        One of the data's figures that is like none of today's, or like one that compares nothing, is held against the
        whole paragraph.
        """
        left, right = (tuple(penggal(each, angka_alinea(each))) for each in (alinea, baru))
        pairs = dict(mirip([one.samar for one in left], [one.samar for one in right], LEAST_ALIKE))
        for place, one in enumerate(left):
            whole = " ".join(baru.teks.split()) if one.fakta else ""
            alike = right[pairs[place]].teks if place in pairs else ""
            today = alike if _directions(alike) else whole
            if _directions(today) and _directions(one.teks) - _directions(today):
                yield _finding(one, today)


def catat(temuan: Temuan) -> Catatan:
    """A commented sentence, for the report."""
    return Catatan(Hal.DIKOMENTARI, temuan.di, temuan.teks, temuan.seharusnya, temuan.fakta, temuan.alasan)


def _pairs(kiri: Sequence[Alinea], kanan: Sequence[Alinea]) -> dict[int, int]:
    """Paragraphs that say the same in other words: under one heading about the same, then only about the same."""
    pairs: dict[int, int] = {}
    for key, least in ((_here, LEAST_ALIKE_HERE), (_about, LEAST_ALIKE)):
        left, right = _grouped(kiri, pairs.keys(), key), _grouped(kanan, pairs.values(), key)
        for said in left.keys() & right.keys():
            ones, others = left[said], right[said]
            found = dict(mirip([samar(kiri[one]) for one in ones], [samar(kanan[other]) for other in others], least))
            if not found and key is _here and _about(kiri[ones[0]]) and len(ones) == len(others) == 1:
                found = {0: 0}  # of the facts under this heading both speak alone
            pairs |= {ones[one]: others[other] for one, other in found.items()}
    return pairs


def _not_among(some: Sequence[Alinea], others: Sequence[Alinea]) -> Iterator[Alinea]:
    """The paragraphs whose words no other has: none under the same heading where both have it, else none at all."""
    headings = {each.tempat.judul for each in others}
    there = {(each.tempat.judul, sidik_alinea(each)) for each in others}
    anywhere = {words for _, words in there}
    for each in some:
        heading, words = each.tempat.judul, sidik_alinea(each)
        if words not in anywhere or (heading in headings and (heading, words) not in there):
            yield each


def _grouped(
    some: Sequence[Alinea], taken: Iterable[int], key: Callable[[Alinea], Hashable]
) -> dict[Hashable, list[int]]:
    """The places of paragraphs by a key, without those that are taken."""
    groups: dict[Hashable, list[int]] = {}
    for place in sorted({*range(len(some))} - {*taken}):
        groups.setdefault(key(some[place]), []).append(place)
    return groups


def _here(alinea: Alinea) -> Hashable:
    return alinea.tempat.bagian, alinea.tempat.judul, _about(alinea)


def _about(alinea: Alinea) -> frozenset[str]:
    return frozenset(kode_fakta(one.fakta) for one in alinea.jangkar)


def _prose(dokumen: Dokumen) -> Iterator[Alinea]:
    for alinea in dokumen.alinea():
        place = alinea.tempat
        if place.bagian in READ and not place.tabel and _is_prose(alinea) and samar(alinea).strip():
            yield alinea


def _is_prose(alinea: Alinea) -> bool:
    """Whether a paragraph is text, or a note below a table or figure: captions have a number, which is a field."""
    return alinea.peran in _PROSE or (alinea.peran is Peran.KETERANGAN and not alinea.isian)


def _shown(fact: Fact | None) -> str:
    return "" if fact is None else fact.tampil


def _directions(text: str) -> frozenset[str]:
    """Which ways the numbers of a text go by its words."""
    return frozenset(_DIRECTIONS[found.casefold()] for found in _COMPARED.findall(text))


def is_within(one: Temuan, sentence: Temuan) -> bool:
    """Whether a finding begins in the words of another."""
    return one.di == sentence.di and sentence.awal <= one.awal < sentence.akhir


def _gone(some: Sequence[Alinea]) -> Temuan:
    first = some[0]
    reason = NO_LONGER if len(some) == 1 else NO_LONGER_ALL.format(len(some) - 1)
    return Temuan(Kelas.KLAIM, first.teks, first.tempat, reason, awal=0, akhir=len(first.teks))


def _finding(one: Penggal, today: str) -> Temuan:
    text = one.alinea.teks[one.awal : one.akhir]
    reason = TODAY.format(" ".join(today.split())) if today else NO_LONGER
    return Temuan(Kelas.KLAIM, text, one.alinea.tempat, reason, awal=one.awal, akhir=one.akhir)
