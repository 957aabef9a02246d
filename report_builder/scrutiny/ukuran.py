"""A word that names a measure stands before a fact of that measure: what was realised is no target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.scrutiny.arah import measure_of
from report_builder.scrutiny.kalimat import HOLE, Kalimat
from report_builder.scrutiny.naskah import Naskah, Temuan

_MEASURES = {
    "realisasi": ("realisasi", "serapan"),  # of a budget either is told
    "target": ("target",),
    "capaian": ("capaian",),
    "pencapaian": ("capaian",),
    "pagu": ("pagu",),
    "serapan": ("serapan", "realisasi"),
    "penyerapan": ("serapan", "realisasi"),
    "sisa": ("sisa",),
}
"""How the measures begin that each word may stand before."""
_KNOWN = tuple({begin for begins in _MEASURES.values() for begin in begins})
_WORD = rf"(?<![\w-])(?:{'|'.join(_MEASURES)})(?:nya)?\b"
_SUBJECT = (
    r"(?:anggaran|indikator|sasaran|kinerja|unit|program|tahun(?: ini)?|[0-9]{4}|triwulan|I{1,3}|IV|itu|tersebut)"
)
_LINK = r"(?:sebesar|sebanyak|sejumlah|adalah|ialah|yaitu|yakni|mencapai|tercatat|hanya|:|–|-)"
_GOVERNS = re.compile(
    rf"(?P<words>{_WORD}(?:(?: |, | dan | serta | atau |, dan ){_WORD})*)"
    rf"(?:[ (]+(?:{_SUBJECT}\b|\w+-[0-9]+|{HOLE}+))*\)*(?: ?{_LINK})* ?$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r" (?:dari|terhadap|atas) (?:target|pagu)(?:nya)?\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:terhadap|atas|dengan|melampaui|melebihi) $", re.IGNORECASE)


def mistaken_measures(kalimat: Kalimat, naskah: Naskah) -> Iterator[Temuan]:
    """Facts right behind a word for another measure: a target called realisasi, a serapan called capaian."""
    text, begin = _without_names(kalimat, naskah), 0
    for sebutan in kalimat.sebutan:
        found = _GOVERNS.search(text, begin, sebutan.awal)
        begin = sebutan.akhir
        measure = measure_of(sebutan.fakta)
        if found and measure.startswith(_KNOWN) and not _fits(found, measure, text, sebutan.akhir):
            yield Temuan(
                f"Fakta “{sebutan.fakta}” ({sebutan.cetak}) bukan “{found['words']}”",
                "Cetak fakta yang disebut kata itu, atau sebut ukurannya yang benar.",
            )


def _fits(found: re.Match[str], measure: str, text: str, end: int) -> bool:
    words = re.findall(r"[^\W\d_]+", found["words"].casefold())
    if any(measure.startswith(_MEASURES.get(word.removesuffix("nya"), ())) for word in words):
        return True
    is_part = measure.startswith(("capaian", "serapan"))
    return is_part and bool(_OF_WHOLE.match(text, end) or _AGAINST.search(text, 0, found.start()))


def _without_names(kalimat: Kalimat, naskah: Naskah) -> str:
    """The template's own words, also without the names of indikator that it writes itself."""
    text = kalimat.sendiri
    for one in naskah.laporan.indikator if kalimat.sebutan else ():
        if " " in one.indikator:
            text = re.sub(re.escape(one.indikator), lambda name: HOLE * len(name[0]), text, flags=re.IGNORECASE)
    return text
