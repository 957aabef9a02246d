"""The whole that words behind a percentage name: dari pagu, dari pagu awal, dari target."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from report_builder.audit.angka import Angka
from report_builder.audit.cocok.fakta import angka_fakta
from report_builder.audit.klaim.data import Data
from report_builder.audit.klaim.naskah import Bacaan

Dasar: TypeAlias = Callable[[Bacaan, Angka, str], Angka | None]
"""What is known of a whole by its name, for a percentage of a paragraph."""

_NAMED = re.compile(
    r"\)?,? (?:dari|terhadap|atas)(?: total| nilai)? (?P<nama>pagu(?: (?:awal|akhir|revisi))?|target)(?:nya)?"
    r"(?: (?:anggaran|kinerja))?\b(?!(?: (?!dan\b|serta\b|atau\b|sedangkan\b|yang\b)[^\W\d]+){0,3} (?:Rp ?)?[0-9])",
    re.IGNORECASE,
)
_MEASURES = {"pagu": "pagu", "pagu akhir": "pagu", "pagu revisi": "pagu", "pagu awal": "pagu_awal", "target": "target"}
_LABELS = {
    "pagu": re.compile(r"\b(?:pagu(?! awal)|anggaran)\b", re.IGNORECASE),
    "pagu_awal": re.compile(r"\bpagu awal\b", re.IGNORECASE),
    "target": re.compile(r"target", re.IGNORECASE),
}


def nama_dasar(bacaan: Bacaan, angka: Angka) -> str:
    """The measure that words right behind a number name as its whole, where they give no number for it."""
    found = _NAMED.match(bacaan.teks, angka.akhir)
    return _MEASURES[found["nama"].casefold()] if found else ""


def is_bernama(bacaan: Bacaan, angka: Angka, nama: str) -> bool:
    """Whether a number may be the whole of this name, by the words before it."""
    return _LABELS[nama].search(bacaan.sebelum(angka)[-_NEAR:]) is not None


_NEAR = 40


def dasar_dari(data: Data | None) -> Dasar:
    """The wholes that the data know."""

    def known(bacaan: Bacaan, angka: Angka, nama: str) -> Angka | None:
        fact = data.fakta(bacaan, angka, nama) if data else None
        numbers = angka_fakta(fact) if fact else ()
        return numbers[0] if len(numbers) == 1 else None

    return known
