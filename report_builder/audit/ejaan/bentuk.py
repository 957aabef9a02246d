"""Forms that the spelling rules never allow: prepositions joined to their noun, doubled words, lost blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA


@dataclass(frozen=True, slots=True)
class Keliru:
    """A stretch of a text that is misspelled, what to write instead, and why."""

    awal: int
    akhir: int
    seharusnya: str
    alasan: str


_AFTER_DI = (
    "atas", "bawah", "dalam", "luar", "antara", "samping", "depan", "belakang", "mana", "sana", "sini", "situ",
    "seluruh", "beberapa", "setiap", "tiap", "semua", "berbagai", "bidang", "tahun", "bulan", "wilayah", "daerah",
    "kawasan", "kota", "kabupaten", "kecamatan", "desa", "tingkat", "lingkungan", "lingkup", "lapangan", "hadapan",
    "sekitar", "satu", "sejumlah", "sebagian",
)  # fmt: skip
_AFTER_KE = (
    "dalam",
    "luar",
    "atas",
    "bawah",
    "depan",
    "mana",
    "sana",
    "sini",
    "seluruh",
    "setiap",
    "beberapa",
    "semua",
)
_JOINED = re.compile(
    rf"\b(?:(?P<di>di)(?P<tempat>{'|'.join(_AFTER_DI)})|(?P<ke>ke)(?P<arah>{'|'.join(_AFTER_KE)}))\b(?!-)",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?P<di>di) (?P<kerja>(?:(?!me)[a-z]{3,}kan|harus)(?:nya)?)\b", re.IGNORECASE)
_NO_VERB = frozenset({"akan", "ikan", "pekan", "rekan", "makan", "bukan", "kacukan", "medikan", "semarakan"})
_OUTDATED: Mapping[str, str] = {
    "aktifitas": "aktivitas", "analisa": "analisis", "antri": "antre", "apotik": "apotek", "atlit": "atlet",
    "beaya": "biaya", "dirubah": "diubah", "efektifitas": "efektivitas", "ekosistim": "ekosistem", "esei": "esai",
    "hakekat": "hakikat", "himbau": "imbau", "himbauan": "imbauan", "hutang": "utang", "ijin": "izin", "jadual":
    "jadwal", "kadaluarsa": "kedaluwarsa", "kedaluarsa": "kedaluwarsa", "kerjasama": "kerja sama", "komplek":
    "kompleks", "konkrit": "konkret", "kreatifitas": "kreativitas", "kwalitas": "kualitas", "kwantitas":
    "kuantitas", "legalisir": "legalisasi", "managemen": "manajemen", "melaksanaan": "melaksanakan", "menghimbau":
    "mengimbau", "mengkoordinir": "mengoordinasi", "meningkatan": "meningkatkan", "mensukseskan": "menyukseskan",
    "merubah": "mengubah", "metoda": "metode", "mewujudan": "mewujudkan", "milyar": "miliar", "nasehat": "nasihat",
    "obyek": "objek", "obyektif": "objektif", "pebruari": "Februari", "pengrajin": "perajin", "prakteknya":
    "praktiknya", "produktifitas": "produktivitas", "prosentase": "persentase", "resiko": "risiko", "sekedar":
    "sekadar", "silahkan": "silakan", "sistim": "sistem", "standarisasi": "standardisasi", "subyek": "subjek",
    "tanggungjawab": "tanggung jawab", "tauladan": "teladan", "tehnik": "teknik", "tehnis": "teknis", "terimakasih":
    "terima kasih", "trilyun": "triliun", "ujicoba": "uji coba",
}  # fmt: skip
"""What is no longer written so, or never was."""
_OUTDATED_WORD = re.compile(rf"\b(?:{'|'.join(_OUTDATED)})\b", re.IGNORECASE)
_COVID = re.compile(r"\b(?P<nama>Covid)(?: |–)?19\b", re.IGNORECASE)
_BACKSLASH = re.compile(r"\b(?P<satu>[A-Za-z]{2,})\\(?P<lain>[A-Za-z]{2,})\b")
_MARKS = re.compile(r"(?<=[a-z]{4})(?P<tanda>\.,|,\.|,,|;,|,;)(?=\s|$)")
_MARKS_APART = re.compile(r"\b(?P<kata>[^\W\d_]{4,})[.,;] (?P<tanda>[,;:])(?=\s|$)")
_QUOTED = re.compile(r"(?P<kutipan>\b\w+[.,]?”)(?P<kata>(?!(?:nya|lah|kah|pun|ku|mu)\b)[a-z]{2,})", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<![\w@#/.-])(?P<kata>[a-z]{4,})(?P<angka>[0-9]+(?:[.,][0-9]+)*(?: ?%)?)(?![\w-])", re.IGNORECASE
)
_COMMA = re.compile(r"(?<![\w@/.])(?P<satu>[a-z]{3,}),(?P<lain>[a-z]{3,})(?![\w@/.])")
_DEGREES: Mapping[str, str] = {"m.ba": "M.B.A.", "m.ph": "M.P.H.", "s.km": "S.K.M.", "s.kg": "S.K.G."}
"""Those of which each letter is a word."""
_JOINED_DEGREE = re.compile(rf"\b(?P<gelar>{'|'.join(map(re.escape, _DEGREES))})\b\.?(?![\w.])", re.IGNORECASE)
_DEGREE = re.compile(r"\b(?P<gelar>[SM]\.(?:[A-Z][a-z]{0,3}|[A-Z]{1,2}))(?=,| dan\b)")
_DOUBLED = re.compile(r"(?<![\w-])(?P<kata>[a-z]{3,}) (?P=kata)(?![\w-])")
_FOUR = re.compile(r"(?<![\w-])(?P<a>[a-z]{3,}) (?P<b>[a-z]{3,}) (?P=a) (?P<d>[a-z]{3,})(?![\w-])", re.IGNORECASE)
_TWICE = frozenset({"kuda", "kura", "laba", "cumi", "paru", "sama"})
_ONE_EDIT = 1


def _together(found: re.Match[str]) -> str:
    """The verb with its prefix; "harus" has none."""
    verb = found["kerja"]
    if verb.casefold() in _NO_VERB or verb[0].isupper():
        return ""
    return verb if verb.casefold() == "harus" else f"{found['di']}{verb}"


def _as_written(word: str, instead: str) -> str:
    return instead[0].upper() + instead[1:] if word[0].isupper() else instead


def _once(found: re.Match[str]) -> str:
    """Two words that come back at once, the second time perhaps mistyped."""
    first, second, last = (found[name].casefold() for name in "abd")
    is_same = OSA.distance(second, last, score_cutoff=_ONE_EDIT) <= _ONE_EDIT
    return f"{found['a']} {found['b']}" if is_same and first != second else ""


Aturan = tuple[re.Pattern[str], Callable[[re.Match[str]], str], str]

_ATURAN: tuple[Aturan, ...] = (
    (
        _JOINED,
        lambda found: f"{found['di'] or found['ke']} {found['tempat'] or found['arah']}",
        "Kata depan ditulis terpisah.",
    ),
    (_APART, _together, "Awalan di- serangkai dengan kata kerjanya."),
    (_OUTDATED_WORD, lambda found: _as_written(found[0], _OUTDATED[found[0].casefold()]), "Bentuk baku kata ini lain."),
    (_COVID, lambda found: f"{found['nama']}-19", "Nama penyakit ini bertanda hubung."),
    (_BACKSLASH, lambda found: f"{found['satu']}/{found['lain']}", "Tanda garis miring ini terbalik."),
    (_MARKS_APART, lambda found: f"{found['kata']}{found['tanda']}", "Dua tanda baca berurutan."),
    (_QUOTED, lambda found: f"{found['kutipan']} {found['kata']}", "Spasi di belakang tanda kutip hilang."),
    (_JOINED_DEGREE, lambda found: _DEGREES[found["gelar"].casefold()], "Setiap huruf gelar ini diikuti titik."),
    (_MARKS, lambda found: found["tanda"][0], "Dua tanda baca berurutan."),
    (_GLUED, lambda found: f"{found['kata']} {found['angka']}", "Spasi di antara kata dan angka hilang."),
    (_COMMA, lambda found: f"{found['satu']}, {found['lain']}", "Spasi di belakang koma hilang."),
    (_DEGREE, lambda found: f"{found['gelar']}.", "Gelar berakhir dengan titik."),
    (_DOUBLED, lambda found: "" if found["kata"] in _TWICE else found["kata"], "Kata ini tertulis dua kali."),
    (_FOUR, _once, "Kata-kata ini tertulis dua kali."),
)
"""What matches, what to write instead (nothing where it is right after all), and why."""


def cari_bentuk(text: str) -> Iterator[Keliru]:
    """The forms of a text that are always wrong, in order; none lies upon another."""
    end = 0
    for one in sorted(_found(text), key=lambda each: (each.awal, -each.akhir)):
        if one.awal >= end:
            end = one.akhir
            yield one


def _found(text: str) -> Iterator[Keliru]:
    for form, instead, reason in _ATURAN:
        for found in form.finditer(text):
            should = instead(found)
            if should:
                yield Keliru(*found.span(), should, reason)
