"""The numbers of a sentence: in figures, in words, as parts and multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_builder import language
from report_builder.measure.bantahan.bilangan import COUNT
from report_builder.measure.teks import NUMBER
from report_builder.scrutiny.kalimat import Kalimat

BANYAK = rf"(?:[0-9]{{1,3}}|{COUNT})"
"""A count in figures or in a word."""

_SCALE = "(?:belas|puluh|ratus|ribu|juta|mil[iy]ar|tril[iy]un)"
_PART = "(?:se)?per(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus)"
_HEAD = rf"(?:nol|{COUNT}|se(?:ratus|ribu|juta|mil[iy]ar|tril[iy]un)|{_SCALE}an|{_PART})"
_RUN = rf"\b{_HEAD}(?:[ -]*(?:{_HEAD}|{_SCALE}))*\b(?: kali lipat\b)?"
VAGUE = (
    r"\b(?:separ[uo]h|setengah|selusin|lusinan|sekodi|sepasang|dasawarsa|dekade|se(?:dasawarsa|dekade|windu|abad)"
    r"|(?:kali |ber|me|di)?lipat[\w-]*(?: ganda)?|(?:meng|di)gandakan"
    r"|dobel|double|duo|trio|kuartet|kwartet"
    r"|(?<!peran )(?<!pilihan )(?<!fungsi )(?<!jabatan )(?<!makna )ganda)\b"
)
_WORDS = re.compile(rf"{_RUN}|{VAGUE}", re.IGNORECASE)
_GLUED = re.compile(r"(?<=[a-z]{2})(?<![ckmd]m)[0-9]++(?:[.,][0-9]++)* ?%?")
"""A number without a space before it, which no name such as P4GN and no unit such as km2 has."""
_ORDINAL = re.compile(
    rf"(?<!sasaran )(?<!indikator )(?<!triwulan )\bke-?[0-9]+\b|\bke(?:{COUNT}) kali(?:nya)?\b",
    re.IGNORECASE,
)
"""The second, third … of what the report does not count."""

_REACH = 200
"""Signs before a number that may say what it is."""
# "Satu" is an article, too: salah satu, satu pun, satu per satu, menjadi satu.
_COUNTING = re.compile(r"\b(?:sebanyak|sejumlah|hanya|baru|cuma|tinggal) $", re.IGNORECASE)
COUNTED = re.compile(
    r" (?:orang|peserta|petugas|pegawai|warga|kader|keluarga|penerima|pelanggan|provinsi|kabupaten|kota|kecamatan"
    r"|desa|kelurahan|kawasan|wilayah|daerah|lokasi|titik|kegiatan|program|rapat|kasus|kali|jam|hari|minggu|pekan"
    r"|bulan|tahun|unit|lembaga|instansi|dokumen|laporan|layanan|sekolah|persen)\b",
    re.IGNORECASE,
)
"""What is counted, after a blank."""
_ANY = re.compile(r"\b(?:salah|tidak|per|nomor|peringkat|urutan) $", re.IGNORECASE)
_TOGETHER = re.compile(
    rf"(?<!bulan )(?<!hari )(?<!minggu )(?<!pekan )(?<!tahun )(?<!kali )(?<!triwulan )(?<!yang )"
    rf"\bke(?!dua )(?:{COUNT})(?: (?:belas|puluh|ratus))*(?={COUNTED.pattern})",
    re.IGNORECASE,
)
"""So many of what the report does not count: ketujuh desa."""

_FORMS = (NUMBER, _GLUED, _WORDS, _ORDINAL, _TOGETHER)


@dataclass(frozen=True, slots=True)
class Bilangan:
    """A number as it stands in a sentence."""

    awal: int
    akhir: int
    teks: str


def find_written(kalimat: Kalimat) -> Iterator[Bilangan]:
    """The numbers of a sentence, in figures and in words."""
    for form in _FORMS:
        for found in form.finditer(kalimat.teks):
            text = found[0].strip()
            if text.casefold() != "satu" or is_count(kalimat.teks, *found.span()):
                yield Bilangan(found.end() - len(found[0].lstrip()), found.start() + len(found[0].rstrip()), text)


def is_count(text: str, start: int, end: int) -> bool:
    """Whether the "satu" that stands there counts something."""
    first = max(start - _REACH, 0)
    if _ANY.search(text, first, start):
        return False
    return _COUNTING.search(text, first, start) is not None or COUNTED.match(text, end) is not None


# --- years -----------------------------------------------------------------------------------------------------------

_YEAR = "(?:19|20)[0-9]{2}"
_RANGE = rf"(?:{_YEAR}(?: ?[–/-] ?| s\.d\. | sampai(?: dengan)? | hingga )(?:tahun )?)?"
_SERIES = rf"(?:{_YEAR}(?:, (?:dan )?| dan | atau | ke ))*"
_CALENDAR = re.compile(
    rf"(?:^|\(|\b(?:tahun|tahun anggaran|TA|lakip|lkjip|renstra|RPJM[ND]|RKP|periode|sejak"
    rf"|semester I{{1,2}}|(?:triwulan|TW) (?:I{{1,3}}|IV)|{'|'.join(language.MONTHS)}) ){_RANGE}$",
    re.IGNORECASE,
)
"""What makes a calendar year of the number behind it."""
_DOCUMENT = re.compile(
    r"\b(?:tahun|target|capaian|realisasi|kinerja|anggaran|pagu|serapan|laporan|hasil|perjanjian|evaluasi"
    rf"|pada|dari|hingga|sampai|dengan|dibandingkan|daripada) {_SERIES}{_RANGE}$|^[A-Z][\w ]+, $",
    re.IGNORECASE,
)
"""What may stand before a year, where the number counts no noun behind it."""
_UNCOUNTED = re.compile(
    r"\W*$|[.,;:!?)”–/]| (?:[–(]|(?:adalah|dan|yang|telah|sudah|belum|tidak|di|ke|hingga|sampai|untuk|pada|naik|turun"
    r"|tetap|sebesar|sebanyak|selama|sebagai|sesuai|sedangkan|serta|sehingga|mencapai|melampaui|melebihi|memenuhi"
    r"|meningkat|menurun|menjadi|berjalan|di(?!nas|strik|vis|rekt)\w{4,}|ter(?!nak|minal)\w{3,})\b)",
    re.IGNORECASE,
)


def is_year(text: str, bilangan: Bilangan) -> bool:
    """Whether a number can only be read as a calendar year: tahun 2021, Renstra 2020–2024, Target 2021 Tercapai."""
    if not re.fullmatch(_YEAR, bilangan.teks):
        return False
    first, start = max(bilangan.awal - _REACH, 0), bilangan.awal
    is_uncounted = _UNCOUNTED.match(text, bilangan.akhir) is not None
    named = _CALENDAR.search(text, first, start)
    if named and any(map(str.isalpha, named[0])):
        return True
    return is_uncounted and (named is not None or _DOCUMENT.search(text, first, start) is not None)
