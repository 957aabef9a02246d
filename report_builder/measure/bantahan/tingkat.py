"""The words of a scale in a sentence: on which level an indikator is said to be, or every one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from report_builder.facts import Ledger
from report_builder.measure.bantahan.klaim import is_taken_back
from report_builder.measure.bantahan.pernyataan import VEILED, Pernyataan
from report_builder.model import Laporan
from report_builder.schema import Polaritas


@dataclass(frozen=True, slots=True)
class Tingkat:
    """A level that a sentence names, where it says so, and the facts that are on another level."""

    ucapan: str
    awal: int
    akhir: int
    fakta: tuple[str, ...]


_LINKS = r"(?: (?:kami|kita|ini|itu|tahun|[0-9]{4}|pada|kinerja|telah|sudah|berhasil|kini|masih|baru))*"
_REACHED = (
    r"(?:mencapai|berada (?:di|pada)|naik (?:ke|menjadi)|menjadi|adalah)(?: (?:tingkat|level|kategori|predikat))?"
)
_CALLED = (
    r"(?: (?:telah|sudah|semuanya|berwarna|berstatus|berkategori|berpredikat|masuk|dalam|kategori|mencapai|berada"
    r"|termasuk|tergolong|di|pada))*"
)
_EVERY = (
    r"\b(?:seluruh|semua|setiap|segala) (?:indikator|target|capaian|(?P<sasaran>sasaran))"
    r"(?: (?:kinerja|utama|indikator|strategis))*"
)
_OF_EVERY = re.compile(_EVERY, re.IGNORECASE)


def find_wrong_levels(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Tingkat]:
    """Where a sentence names another level of an ordinal indikator, or a class that not every indikator is in."""
    for found in (*_ordinals(said, laporan), *_categories(said, laporan, ledger)):
        if not is_taken_back(said.samar, found.awal, found.akhir):
            yield found


def _ordinals(said: Pernyataan, laporan: Laporan) -> Iterator[Tingkat]:
    for sebutan in said.sebutan:
        of = sebutan.indikator
        labels = [row.label for row in laporan.skala if row.nama.casefold() == of.skala.casefold()]
        if of.polaritas is Polaritas.ORDINAL and isinstance(of.realisasi, str) and labels:
            form = re.compile(rf"{VEILED}{_LINKS} {_REACHED} (?P<label>{_any(labels)})", re.IGNORECASE)
            found = form.match(said.samar, sebutan.awal)
            if found and found["label"].casefold() != of.realisasi.casefold():
                yield Tingkat(found["label"], *found.span("label"), (f"{of.kode}.realisasi",))


def _categories(said: Pernyataan, laporan: Laporan, ledger: Ledger) -> Iterator[Tingkat]:
    every = _OF_EVERY.search(said.samar)
    if not every:  # nearly no sentence, and there may be many indikator
        return
    of = laporan.sasaran if every["sasaran"] else laporan.indikator
    facts = [ledger.get(f"{one.kode}.kategori_capaian") for one in of]
    known = {fact.id: fact.nilai for fact in facts if fact and isinstance(fact.nilai, str)}
    if known:
        labels = {str(fact.nilai) for fact in ledger.fakta if fact.id.endswith(".kategori_capaian") and fact.nilai}
        form = re.compile(rf"{_EVERY}{_LINKS}{_CALLED} (?P<label>{_any(labels)})", re.IGNORECASE)
        for found in form.finditer(said.samar):
            others = tuple(key for key, label in known.items() if label.casefold() != found["label"].casefold())
            if others:
                yield Tingkat(found[0], *found.span(), others)


def _any(labels: Iterable[str]) -> str:
    longest = sorted(set(labels), key=lambda label: (-len(label), label))
    return rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)"
