"""Words that tell of a rise or a fall, of more or of less, and their opposites."""

from __future__ import annotations

import re

_NAIK = r"(?:kenaikan|peningkatan|pertumbuhan|lonjakan|meningkat|naik|tumbuh|bertambah)"
NAIK_TURUN = rf"(?:{_NAIK}|penurunan|menurun|turun|berkurang)"
_SO_MUCH = r"(?: (?:sebesar|sebanyak|sekitar|hingga|mencapai))*[ (]*$"

BERTAMBAH = re.compile(rf"\b{_NAIK}{_SO_MUCH}", re.IGNORECASE)
"""The end of a text that makes the number behind it a rise."""
BERUBAH = re.compile(rf"\b{NAIK_TURUN}{_SO_MUCH}", re.IGNORECASE)
"""The end of a text that makes the number behind it a change, which is no print of what changed."""

NAIK = r"(?:kenaikan|peningkatan|pertumbuhan|lonjakan|(?:me)?naik|meningkat|melonjak|tumbuh|bertambah)"
TURUN = r"(?:penurunan|pengurangan|(?:me)?turun|menurun|berkurang|merosot|anjlok|menyusut|dipangkas|dipotong|dikurangi)"
"""Words that give a direction to what stands behind them."""
LEBIH = r"lebih (?:besar|tinggi|banyak|lama|lambat|panjang)"
KURANG = r"lebih (?:rendah|kecil|sedikit|cepat|singkat|pendek)"
"""What is more and what is less; of a time the fast one is."""
TEMPO = re.compile(r"\b(?:cepat|lambat|lama|singkat|pendek|panjang)\b", re.IGNORECASE)
"""What is said of how long something takes."""
SATUAN_WAKTU = frozenset({"detik", "menit", "jam", "hari", "minggu", "pekan", "bulan", "tahun"})
"""Units of how long something takes."""

_OPPOSITES = (
    ("naik", "turun"),
    ("menaik", "menurun"),
    ("meningkat", "menurun"),
    ("peningkatan", "penurunan"),
    ("kenaikan", "penurunan"),
    ("bertambah", "berkurang"),
    ("membesar", "mengecil"),
    ("membaik", "memburuk"),
    ("tinggi", "rendah"),
    ("besar", "kecil"),
    ("banyak", "sedikit"),
    ("lambat", "cepat"),
    ("lama", "singkat"),
    ("panjang", "pendek"),
    ("atas", "bawah"),
    ("tertinggi", "terendah"),
    ("terbesar", "terkecil"),
    ("terbanyak", "tersedikit"),
    ("terlama", "tersingkat"),
    ("terlambat", "tercepat"),
)
_OPPOSITE = {other: one for one, other in _OPPOSITES} | dict(_OPPOSITES)


def lawan(ucapan: str, bila_tiada: str) -> str:
    """The opposite of what is said: "lebih tinggi" -> "lebih rendah"; another word where none is known."""
    words = ucapan.split()
    swapped = [_OPPOSITE.get(word.casefold(), word) for word in words]
    if swapped == words:
        return bila_tiada
    return " ".join(swapped).capitalize() if ucapan[:1].isupper() else " ".join(swapped)
