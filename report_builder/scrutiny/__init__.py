"""Scrutiny of a finished document: it states no number that the data do not hold, and its words fit the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from report_builder.errors import Problem, error
from report_builder.facts import Ledger
from report_builder.model import Laporan
from report_builder.page import Page
from report_builder.scrutiny.angka import changed_facts, false_facts, unheld_numbers
from report_builder.scrutiny.arah import moving_levels, wrong_directions
from report_builder.scrutiny.baris import mistaken_rows, mistaken_state
from report_builder.scrutiny.ejaan import counts_in_figures, foreign_signs, leading_figures, wrong_forms
from report_builder.scrutiny.gaya import printed_words
from report_builder.scrutiny.hitungan import wrong_counts
from report_builder.scrutiny.kalimat import HOLE, Kalimat
from report_builder.scrutiny.kata import mistaken_differences, untrue_claims
from report_builder.scrutiny.keadaan import wrong_states
from report_builder.scrutiny.kelengkapan import hidden_indikator
from report_builder.scrutiny.milik import mean_as_one, misplaced_facts
from report_builder.scrutiny.naskah import Naskah, Temuan
from report_builder.scrutiny.pujian import praise, vague_figures
from report_builder.scrutiny.ukuran import mistaken_measures

__all__ = ["check", "check_sentences"]

Rule: TypeAlias = Callable[[Kalimat, Naskah], Iterator[Temuan]]

RULES: tuple[Rule, ...] = (
    unheld_numbers,
    wrong_counts,
    wrong_states,
    false_facts,
    changed_facts,
    misplaced_facts,
    mean_as_one,
    mistaken_state,
    mistaken_measures,
    moving_levels,
    wrong_directions,
    mistaken_differences,
    untrue_claims,
    praise,
    vague_figures,
    foreign_signs,
    wrong_forms,
    leading_figures,
    counts_in_figures,
)
"""What each sentence must keep."""


def check(page: Page, laporan: Laporan, ledger: Ledger) -> list[Problem]:
    """Every error of a document against the data it was made from, in reading order, then what it does not mention.

    The texts of the input and the profile carry their marks in it: what they say is the office's own word.
    """
    naskah = Naskah.of(page, laporan, ledger)
    hidden = (error(f"{temuan.pesan}.", hint=temuan.saran) for temuan in hidden_indikator(naskah))
    return [*_check(page, naskah), *hidden, *printed_words(page.resources)]


def check_sentences(page: Page, laporan: Laporan, ledger: Ledger) -> list[Problem]:
    """The same of a document that goes along with another one, and need not mention all."""
    return _check(page, Naskah.of(page, laporan, ledger))


def _check(page: Page, naskah: Naskah) -> list[Problem]:
    rows = (error(f"{temuan.pesan}.", hint=temuan.saran) for temuan in mistaken_rows(page, naskah))
    found = (
        error(f"{temuan.pesan}: “{_quote(kalimat)}”.", hint=temuan.saran)
        for kalimat in naskah.kalimat
        for rule in RULES
        for temuan in rule(kalimat, naskah)
    )
    return list(dict.fromkeys([*found, *rows]))


def _quote(kalimat: Kalimat) -> str:
    return kalimat.teks.strip(" .").replace(HOLE, "…")
