"""A document's own words judge nothing that no fact carries, and call no exact figure approximate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_builder.scrutiny.kalimat import Kalimat
from report_builder.scrutiny.naskah import Naskah, Temuan

# Not here is whatever makes another word: terlambat (late), terbebas (free of), terbaru and terdekat (of time).
_SUPERLATIVE = (
    "andal", "atas", "bagus", "baik", "banyak", "bermutu", "bersih", "besar", "buruk", "canggih", "cemerlang", "cepat",
    "cerdas", "dahsyat", "depan", "efektif", "efisien", "favorit", "gemilang", "hebat", "hemat", "indah", "inovatif",
    "istimewa", "jauh", "jelek", "kecil", "keren", "kreatif", "kuat", "lama", "laris", "lemah", "lengkap", "luas",
    "mahal", "maju", "mantap", "megah", "mewah", "mudah", "mulia", "murah", "nyaman", "panjang", "parah", "penting",
    "pesat", "pintar", "populer", "prima", "produktif", "ramai", "rapi", "rendah", "sedikit", "sehat", "sempurna",
    "sering", "sigap", "singkat", "solid", "sukses", "sulit", "tangguh", "tepat", "tertib", "tinggi", "top",
    "transparan", "unggul", "unik",
)  # fmt: skip
"""What ``ter-`` makes a superlative of."""
_ROOTS = (
    "unggul", "hebat", "sukses", "gemilang", "cemerlang", "sempurna", "prestasi", "istimewa", "dahsyat", "fenomenal",
    "spektakuler", "fantastis", "brilian", "prestisius", "gengsi", "monumental", "revolusioner", "pionir", "pelopor",
    "bangga", "gembira", "kagum", "takjub",
)  # fmt: skip
"""What judges with whatever affixes."""
_PHRASES = (
    r"paling(?! (?:lambat|sedikit|banyak|tinggi|rendah) (?:[0-9]|Rp))", "sangat", "amat", "luar biasa", "signifikan",
    "drastis", "pesat", "dramatis", "mencolok", r"(?:baik|tinggi|besar|cepat|bagus) sekali", r"pertama kali(?:nya)?",
    r"(?:nomor|peringkat|urutan|posisi|ranking|rangking) (?:satu|pertama|teratas|atas|puncak|ke-?1|1)",
    r"(?:yang )?pertama di (?:indonesia|dunia|asia|tanah air)", r"rekor\w*", "satu-satunya", r"kelas dunia", "jempolan",
    "teladan", "juara", "menjuarai", "bersejarah", "memuaskan", "mengesankan", "memukau", "memesona", "menyukseskan",
    r"(?:tak|tidak|tiada) (?:tertandingi|terkalahkan|tara|bandingnya|banding)",
    r"jauh (?=(?:me(?:lampaui|lebihi)|di atas|lebih) )", "mumpuni",
)  # fmt: skip
_PRAISE = re.compile(
    rf"\b(?:(?<!pagunya )ter(?:{'|'.join(_SUPERLATIVE)})(?:nya)?"
    rf"|(?:ber|ke|me\w{{0,3}}|di|pe\w?)?(?:{'|'.join(_ROOTS)})(?:an|kan|i)?(?:nya)?"
    rf"|{'|'.join(_PHRASES)})\b(?: (?:baik|besar)\b)?",
    re.IGNORECASE,
)
"""Words that judge; only a fact or a text of the input may have them."""

_NEAR = "sekitar|kurang lebih|lebih kurang|kira-kira|hampir|nyaris|kisaran"
_VAGUE = re.compile(
    rf"\b(?:{_NEAR})\b(?= (?:[^\W\d]+ ){{0,2}}?(?:Rp ?)?[0-9]| (?:[^\W\d]+ ){{0,2}}?[^\W\d]+[0-9]+,[0-9])",
    re.IGNORECASE,
)
_BEFORE_FACT = re.compile(rf"\b(?:{_NEAR}|(?:tidak )?(?:lebih|kurang) dari|sedikitnya|setidaknya) $", re.IGNORECASE)


def praise(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """Superlatives and praise that no fact carries."""
    for found in _PRAISE.finditer(kalimat.sendiri):
        if kalimat.is_own(*found.span()):
            yield Temuan(f"“{found[0].strip()}” menilai tanpa fakta", "Hapus kata itu, atau kutip penuturnya.")


def vague_figures(kalimat: Kalimat, _naskah: Naskah) -> Iterator[Temuan]:
    """An exact figure that is called approximate, or more or less than it is."""
    near = {found.start(): found for found in _VAGUE.finditer(kalimat.teks)}
    for sebutan in kalimat.sebutan:
        found = _BEFORE_FACT.search(kalimat.teks, 0, sebutan.awal)
        if found and sebutan.fakta.rpartition(".")[2].startswith(("realisasi", "capaian", "jumlah")):
            near[found.start()] = found
    for place in sorted(near):
        if kalimat.is_own(*near[place].span()):
            yield Temuan(f"“{near[place][0].strip()}” berdiri di depan angka yang pasti", "Hapus kata itu.")
