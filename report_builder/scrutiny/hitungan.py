"""How many sasaran and indikator a document speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.measure.bantahan.bilangan import read_count
from report_builder.scrutiny.bilangan import BANYAK
from report_builder.scrutiny.kalimat import HOLE, Kalimat
from report_builder.scrutiny.keadaan import states_in
from report_builder.scrutiny.naskah import Naskah, Temuan

_NOUN = "(?P<noun>sasaran|indikator)"
COUNTED = re.compile(
    rf"(?<![\w.,-])(?P<count>{BANYAK})(?: dari (?P<whole>{BANYAK}))?(?: poin| buah)? {_NOUN}\b"
    rf"|(?<!sasaran )(?<!indikator )\bke(?P<both>{BANYAK}) (?P<each>sasaran|indikator)\b"
    rf"|\b(?P<one>sasaran|indikator) ke(?:-(?=[0-9]))?(?P<rank>{BANYAK})\b",
    re.IGNORECASE,
)
_EXACT, _AT_MOST = ("count", "whole"), ("both", "rank")


def counts_in(text: str) -> Iterator[int]:
    """Where the counts of sasaran and indikator begin in a text."""
    for found in COUNTED.finditer(text):
        yield from (found.start(group) for group in (*_EXACT, *_AT_MOST) if found[group])


def wrong_counts(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """How many sasaran or indikator a sentence speaks of, where the report has not so many; states are told apart."""
    judged = {said.hitungan[0] for said in states_in(kalimat.teks)}
    for found in COUNTED.finditer(kalimat.teks):
        noun = next(found[group] for group in ("noun", "each", "one") if found[group]).casefold()
        known = naskah.pegangan.jumlah[noun]
        stated = [group for group in _EXACT if found.start(group) not in judged]
        exact = (read_count(found[group]) for group in stated if _is_stated(found, group, noun, kalimat, naskah))
        most = (read_count(found[group]) for group in _AT_MOST if _is_stated(found, group, noun, kalimat, naskah))
        if any(count != 1 and count not in known for count in exact) or any(count > max(known) for count in most):
            yield Temuan(
                f"“{found[0]}” tidak cocok dengan data, yang memuat {max(known)} {noun}",
                "Tulis jumlahnya seperti pada data.",
            )


def _is_stated(found: re.Match[str], group: str, noun: str, kalimat: Kalimat, naskah: Naskah) -> bool:
    """Whether a document says a count of its own: in its words, or with a fact that counts something else."""
    if not found[group] or HOLE in kalimat.sendiri[slice(*found.span(group))]:
        return False
    facts = (naskah.ledger.get(each.fakta) for each in kalimat.sebutan if each.awal <= found.start(group) < each.akhir)
    return not any(fact and (".jumlah_" in fact.id or fact.satuan.casefold() == noun) for fact in facts)
