"""Findings as rows of a table, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from report_builder.audit.denah import Denah
from report_builder.audit.keluaran.sebutan import TANDA, berurut, kutipan, perlu_dilihat, tempat
from report_builder.audit.temuan import Kelas, Pemeriksaan, Temuan
from report_builder.language import format_number, join_list, shorten

KEPALA = ("No", "Kelas", "Tempat", "Teks", "Seharusnya", "Alasan")
TERBANYAK = 50
_LONGEST_TEXT, _LONGEST_REASON = 40, 120


def baris(pemeriksaan: Pemeriksaan) -> tuple[tuple[str, ...], ...]:
    """The first findings that people need to see, below their heads; empty where there is none."""
    shown = berurut(pemeriksaan.temuan)[:TERBANYAK]
    denah = Denah(pemeriksaan.dokumen)
    rows = (_row(number, temuan, denah) for number, temuan in enumerate(shown, start=1))
    return (KEPALA, *rows) if shown else ()


def kesimpulan(pemeriksaan: Pemeriksaan) -> str:
    """How many findings of which class there are, in a sentence; before it what is to be known first."""
    temuan = pemeriksaan.temuan
    if not temuan:
        return "Tidak ada angka yang ditemukan dalam dokumen ini."
    wrong = pemeriksaan.salah
    told = [one for one in temuan if perlu_dilihat(one) and not one.salah]
    rest = [one for one in temuan if not perlu_dilihat(one)]
    also = {one.kelas for one in wrong}
    clauses = (
        f"{format_number(Decimal(len(wrong)))} temuan salah ({_counts(wrong)})"
        if wrong
        else "tidak ada temuan yang salah",
        f"perlu dilihat {_counts(told, also)}" if told else "",
        f"selebihnya {_counts(rest, also)}" if rest else "",
    )
    sentence = "; ".join(filter(None, clauses))
    return f"{pemeriksaan.catatan} {sentence[0].upper()}{sentence[1:]}.".lstrip()


def selebihnya(pemeriksaan: Pemeriksaan) -> str:
    """A line that tells how many findings `baris` leaves out; empty where it has all."""
    more = sum(map(perlu_dilihat, pemeriksaan.temuan)) - TERBANYAK
    return f"… dan {more} temuan lain; lihat semuanya dengan --html atau --json." if more > 0 else ""


_JUGA: Mapping[Kelas, str] = {
    Kelas.KLAIM: "klaim yang meragukan",
    Kelas.TAK_DIKENAL: "tak dikenal yang sudah termasuk dalam klaim yang salah",
}
"""What findings are called that are not wrong where others of their class are: why these are not."""


def _counts(temuan: Iterable[Temuan], juga: Collection[Kelas] = ()) -> str:
    """``2 berubah dan 1 klaim``, in the order in which classes are told; ``juga`` have been counted before."""
    counts = Counter(one.kelas for one in temuan)
    names = {kelas: _JUGA.get(kelas, f"{kelas} lainnya") if kelas in juga else str(kelas) for kelas in TANDA}
    # What needs the most words comes last.
    told = sorted((kelas for kelas in TANDA if counts[kelas]), key=lambda kelas: kelas in juga)
    return join_list([f"{format_number(Decimal(counts[kelas]))} {names[kelas]}" for kelas in told])


def _row(number: int, temuan: Temuan, denah: Denah) -> tuple[str, ...]:
    return (
        str(number),
        str(temuan.kelas) if not temuan.salah else f"{temuan.kelas} (salah)",
        tempat(temuan, denah) or "–",
        shorten(kutipan(temuan), _LONGEST_TEXT) or "–",
        shorten(temuan.seharusnya, _LONGEST_TEXT) or "–",
        shorten(temuan.alasan, _LONGEST_REASON),
    )
