"""Findings as rows of a table, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from report_builder.audit.keluaran.sebutan import TANDA, berurut, perlu_dilihat
from report_builder.audit.temuan import Pemeriksaan, Temuan
from report_builder.language import format_number, join_list, shorten

KEPALA = ("No", "Kelas", "Tempat", "Teks", "Seharusnya", "Alasan")
TERBANYAK = 50
_LONGEST_HEADING, _LONGEST_TEXT, _LONGEST_REASON = 30, 40, 120


def baris(pemeriksaan: Pemeriksaan) -> tuple[tuple[str, ...], ...]:
    """The first findings that people need to see, below their heads; empty where there is none."""
    shown = berurut(pemeriksaan.temuan)[:TERBANYAK]
    rows = (_row(number, temuan) for number, temuan in enumerate(shown, start=1))
    return (KEPALA, *rows) if shown else ()


def kesimpulan(pemeriksaan: Pemeriksaan) -> str:
    """How many findings of which class there are, in a sentence."""
    temuan = pemeriksaan.temuan
    if not temuan:
        return "Tidak ada angka yang ditemukan dalam dokumen ini."
    told = [one for one in temuan if perlu_dilihat(one) and not one.salah]
    rest = [one for one in temuan if not perlu_dilihat(one)]
    wrong = pemeriksaan.salah
    clauses = (
        f"{format_number(Decimal(len(wrong)))} temuan salah ({_counts(wrong)})"
        if wrong
        else "tidak ada temuan yang salah",
        f"perlu dilihat {_counts(told)}" if told else "",
        f"selebihnya {_counts(rest)}" if rest else "",
    )
    sentence = "; ".join(filter(None, clauses))
    return f"{sentence[0].upper()}{sentence[1:]}."


def selebihnya(pemeriksaan: Pemeriksaan) -> str:
    """A line that tells how many findings `baris` leaves out; empty where it has all."""
    more = sum(map(perlu_dilihat, pemeriksaan.temuan)) - TERBANYAK
    return f"… dan {more} temuan lain; lihat semuanya dengan --html atau --json." if more > 0 else ""


def _counts(temuan: Iterable[Temuan]) -> str:
    """``2 berubah dan 1 klaim``, in the order in which classes are told."""
    counts = Counter(one.kelas for one in temuan)
    return join_list([f"{format_number(Decimal(counts[kelas]))} {kelas}" for kelas in TANDA if counts[kelas]])


def _row(number: int, temuan: Temuan) -> tuple[str, ...]:
    return (
        str(number),
        str(temuan.kelas) if not temuan.salah else f"{temuan.kelas} (salah)",
        str(replace(temuan.di, judul=shorten(temuan.di.judul, _LONGEST_HEADING))),
        shorten(temuan.teks, _LONGEST_TEXT) or "–",
        shorten(temuan.seharusnya, _LONGEST_TEXT) or "–",
        shorten(temuan.alasan, _LONGEST_REASON),
    )
