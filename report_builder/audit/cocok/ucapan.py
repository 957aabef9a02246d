"""What the words around a number say that it is: whose, which measure, and of when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from report_builder.audit.angka import Angka, Jenis, Ujung
from report_builder.audit.arah import NAIK_TURUN
from report_builder.audit.cocok.konteks import Konteks, anak_kalimat
from report_builder.audit.cocok.nama import UNIT, Bernama
from report_builder.audit.cocok.turunan import CHANGED
from report_builder.language import MONTHS

_KATA_UKURAN = (
    ("pagu_awal", r"(?:pagu|alokasi)(?:nya)?(?: anggaran)? (?:awal|semula)"),
    ("pagu", r"(?:pagu|alokasi)\w*(?: anggaran)?(?: (?:akhir|revisi|definitif))?"),
    ("serapan", r"(?:penye|se)rapan\w*(?: anggaran)?|(?:ter|di)serap|menyerap"),
    ("sisa", r"sisa\w*(?: anggaran)?|tersisa|(?:tidak|belum) (?:ter|di)serap"),
    ("nilai_efisiensi", r"nilai efisiensi(?: anggaran)?"),
    ("efisiensi", r"efisiensi(?: anggaran)?"),
    ("realisasi_anggaran", r"realisasi\w* anggaran|belanja"),
    ("realisasi", r"realisasi\w*|terealisasi\w*|direalisasikan|tercapai|dicapai"),
    ("target", r"target\w*|ditargetkan|direncanakan|diperjanjikan|rencana"),
    ("capaian", r"capaian\w*|ketercapaian|pencapaian"),
    ("anggaran", r"anggaran(?!nya? terserap)"),
    ("standar", r"standar(?: nasional)?|(?:rata-rata|tingkat|angka) nasional"),
    ("bobot", r"bobot"),
)
"""The words that name measures; the longer name goes first."""
_UKURAN = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _KATA_UKURAN), re.IGNORECASE)
_STATE = re.compile(r"\b(?:mencapai|melampaui|memenuhi|melebihi) target\w*(?= ?[:;,(])", re.IGNORECASE)
"""What tells how the target was met, and is not the measure of the number behind it."""
_RESPECTIVELY = re.compile(
    r"\b(?:masing-masing|berturut-turut)\b|\b(?:target|realisasi|capaian) dan (?:target|realisasi|capaian)\b",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:dari(?: (?:total |seluruh )?(?:pagu|anggaran|target)\w*)?|batas(?: \w+)?|melampaui|melebihi|memenuhi"
    r"|di ?atas|di ?bawah|dibanding\w*|daripada|terhadap|ditetapkan|seharusnya|diharapkan|standar(?: \w+)?|rentang"
    r"|kisaran|antara)(?: (?:sebesar|sebanyak|hanya))? [(]?$",
    re.IGNORECASE,
)
"""The end of a text that makes the number behind it one to be held against, as targets are."""
_RISEN = re.compile(rf"\b{NAIK_TURUN}(?: \w+)? dari $", re.IGNORECASE)
_LIMIT = re.compile(
    r"\bbatas(?: (?:maksimal|minimal|maksimum|minimum|atas|bawah|tertinggi|terendah|paling \w+))?"
    r"(?: (?:sebesar|sebanyak))? [(]?$",
    re.IGNORECASE,
)
"""What is a target by another name."""
_SPENT = re.compile(
    r" (?:dari )?(?:anggaran|pagu)(?: (?:telah|sudah|berhasil|dapat|yang))* (?:ter|di)(?:serap|realisasi|guna|belanja)",
    re.IGNORECASE,
)
_INTENDED_BEHIND = re.compile(
    r"(?: (?!dari\b|dan\b|atas\b)[\w/]+){0,3} yang (?:ditargetkan|direncanakan|diperjanjikan)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bantara [^.;]{1,20} (?:dan|sampai|hingga) $", re.IGNORECASE)
"""Before the end of what was to be reached: antara 80% dan 90%."""
_THIS = re.compile(
    r"\b(?:indikator|capaian|realisasi|target|anggaran)(?: (?:kinerja|indikator))? ?(?:ini|tersebut|nya)\b",
    re.IGNORECASE,
)
"""What speaks of the one that the heading above names."""
_WHOLE = re.compile(
    r"\b(?:unit kerja|seluruhnya|keseluruhan|semuanya|rata-rata capaian|capaian rata-rata|secara umum|total"
    r"|seluruh (?:indikator|sasaran|program))\b",
    re.IGNORECASE,
)
"""Who speaks of all names nobody, whatever the heading above does."""
_OF_UNIT = re.compile(
    r"\b(?:anggaran|pagu|serapan|penyerapan|efisiensi|capaian kinerja|kinerja anggaran)\b", re.IGNORECASE
)
"""What is told of the whole unit where nobody is named."""
_TIME = re.compile(
    r"\b(?:TW|triwulan|kuartal)[ -]?(?P<quarter>III|II|IV|I|[1-4])\b(?:,? (?:tahun |TA )?(?P<of>(?:19|20)[0-9]{2}))?"
    r"|(?<![\d.,/–-])(?P<year>(?:19|20)[0-9]{2})(?![\d.,/–-]*\d)"
    r"|\btahun (?:(?P<now>ini|berjalan)|(?P<last>lalu|sebelumnya))\b",
    re.IGNORECASE,
)
"""A year or a quarter; no spans of years, as those of a plan."""
_QUARTERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_BEHIND = re.compile(
    r"(?: (?!dan |serta |menjadi |lalu |kemudian |atau |dibanding|daripada |dari |sejak )[a-z/]+){0,2} ?\(?"
    r"(?:(?:pada|di|untuk|selama) )?(?:tahun |TA )?",
    re.IGNORECASE,
)
"""What may stand between a number and the time that it is of: 3,15 (2023), 65 kawasan pada tahun 2021."""
_COMPARED = re.compile(
    r"\b(?:sejak|dibanding\w*|daripada|dari|sampai|hingga|s\.d\.|lalu|sebelum\w*)"
    r"(?: (?:dengan|akhir|kondisi|keadaan|capaian|realisasi|pada|dari|separuh|setengah|seper\w+|lipat)){0,3}"
    r"(?: tahun| TA)? \(?$",
    re.IGNORECASE,
)
"""Before a time: it is not that of the number behind it."""
_BECAME = re.compile(r"\bmenjadi(?: (?:sebesar|sebanyak))? $", re.IGNORECASE)
_DATE = re.compile(rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)})(?: [0-9]{{4}})?\b", re.IGNORECASE)
_OTHER_TIMES = re.compile(
    r"\b(?:semester|bulan|lalu|sebelum\w*|semula|awal tahun|menjadi|naik|turun|meningkat|menurun|membaik|memburuk"
    r"|ke(?:naik|turun)an|peningkatan|penurunan|dibanding\w*|daripada|sejak|hingga|sampai|selama|kumulatif|jangka"
    rf"|renstra|{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
"""What may tell of another time than the year that is said."""
_JOINT_LENGTH = len(" sampai dengan ")
_NO_FIGURES = frozenset({Jenis.TAHUN, Jenis.NOMOR, Jenis.URUTAN, Jenis.SAMAR, Jenis.JAM})


@dataclass(frozen=True, slots=True)
class Ucapan:
    """What is said of a number.

    ``siapa`` are those who are named, the nearest; ``disebut`` all whom its sentence names; ``tegas`` where its own
    sentence or row names them, or speaks of "this" one below a heading that does. ``disinggung`` are those of whose
    names only some words are there. ``ukuran`` are the measures that are said of it, more than one of a list; ``waktu``
    the times that it may be of, None for any.
    """

    siapa: frozenset[str]
    disebut: frozenset[str]
    tegas: bool
    disinggung: frozenset[str]
    ukuran: tuple[str, ...]
    waktu: frozenset[str] | None
    dituju: bool
    """It is held against, as a target is."""
    berubah: bool
    """The words tell of a change or a difference."""


@dataclass(frozen=True, slots=True)
class Pendengar:
    """Hears what is said of numbers, of the subjects of a report and its year."""

    bernama: Bernama
    tahun: int
    triwulan: int | None

    def dengar(self, angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> Ucapan:
        """What the words around a number say of it, the other numbers of its paragraph bounding them."""
        before, behind = _between(angka, konteks, lain)
        siapa, tegas = self._siapa(angka, before, konteks)
        return Ucapan(
            siapa,
            self.bernama.sebut(konteks.kalimat),
            tegas,
            frozenset() if tegas else self.bernama.singgung(konteks.kalimat) - siapa,
            self._said(before, behind, konteks),
            self._waktu(before, behind, konteks),
            _is_intended(before, behind) or _BETWEEN.search(konteks.sebelum) is not None,
            CHANGED.search(konteks.kalimat) is not None and not _BECAME.search(before),
        )

    # --- whose ------------------------------------------------------------------------------------------------------

    def _siapa(self, angka: Angka, before: str, konteks: Konteks) -> tuple[frozenset[str], bool]:
        own = (*self._clause(before, konteks), konteks.kalimat, konteks.baris)
        if named := self._nearest(own):
            return named, True
        farther = self._nearest(konteks.sekitar[:-1]) or self.bernama.sebut_judul(konteks.judul)
        if farther:
            return farther, _THIS.search(konteks.kalimat) is not None
        if _OF_UNIT.search(_told_with(angka, before, konteks)):
            return frozenset({UNIT}), True
        return frozenset(), False

    def _clause(self, before: str, konteks: Konteks) -> Iterator[str]:
        """The clause around a number, else the nearest before it, that names one of several whom its sentence names.

        What stands right behind another figure is that one's.
        """
        owners = self.bernama.sebut(konteks.kalimat)
        if len(owners) > 1 and not _RESPECTIVELY.search(konteks.kalimat):
            clauses = anak_kalimat(before)[0 if len(before) == len(konteks.sebelum) else 1 :]
            for text in (konteks.sekitar_angka, *reversed(clauses)):
                named = self.bernama.sebut(text)
                if len(named) == 1 and named < owners:
                    yield text

    def _nearest(self, texts: Sequence[str]) -> frozenset[str]:
        for text in texts:
            named = self.bernama.sebut(text) | (frozenset({UNIT}) if _WHOLE.search(text) else frozenset())
            if named:
                return named
        return frozenset()

    # --- which measure ----------------------------------------------------------------------------------------------

    def ukuran(self, teks: str) -> tuple[str, ...]:
        """All measures that a text names, in order."""
        return tuple(each.lastgroup or "" for each in _UKURAN.finditer(_STATE.sub(" ", self.bernama.tanpa_nama(teks))))

    def _said(self, before: str, behind: str, konteks: Konteks) -> tuple[str, ...]:
        """The measure that is named last before a number and behind the one before it, else by its column or row."""
        if _LIMIT.search(before):
            return ("target",)
        if _SPENT.match(behind):
            return ("serapan",)
        text, said = next(
            ((one, named) for one in (before, konteks.kepala, konteks.baris) if (named := self.ukuran(one))), ("", ())
        )
        return tuple(dict.fromkeys(said)) if _RESPECTIVELY.search(text) else said[-1:]

    # --- of when ----------------------------------------------------------------------------------------------------

    def _waktu(self, before: str, behind: str, konteks: Konteks) -> frozenset[str] | None:
        """That which stands right behind a number, else the last before it that is no other number's; None for any."""
        said = _time_behind(behind) or _time_before(before, is_first=len(before) == len(konteks.sebelum))
        said = said or _time_before(konteks.kepala, is_first=True)
        if said:
            return self._named(said)
        if _BECAME.search(before):
            return self.kini()
        if list(self._others(f"{' '.join(konteks.dekat)} {konteks.kepala}")):
            return None
        above = [self._named(each) for each in _TIME.finditer(konteks.judul) if each["quarter"]]
        return frozenset().union(*above) if above else self.kini()

    def _others(self, around: str) -> Iterator[str]:
        """What tells of other times than that of the report; the day of a dateline does not."""
        around = _DATE.sub(" ", around)
        yield from (each[0] for each in _OTHER_TIMES.finditer(self.bernama.tanpa_nama(around)))
        yield from (each[0] for each in _TIME.finditer(around) if not self._named(each) & self.kini())

    def _named(self, said: re.Match[str]) -> frozenset[str]:
        """How facts name a time: that of the report is named in several ways."""
        year = said["year"] or said["of"] or str(self.tahun - bool(said["last"]))
        quarter = said["quarter"] if year == str(self.tahun) else None
        name = f"TW{_QUARTERS.get(quarter.upper(), quarter)}" if quarter else year
        return self.kini() if name in self.kini() else frozenset({name})

    def kini(self) -> frozenset[str]:
        """The names of the time of the report."""
        return frozenset({"", str(self.tahun), *([f"TW{self.triwulan}"] if self.triwulan else [])})


def _between(angka: Angka, konteks: Konteks, lain: Sequence[Angka]) -> tuple[str, str]:
    """The text of the sentence between a number and the figures before and behind it."""
    figures = [each for each in lain if each.jenis not in _NO_FIGURES and not _are_one_range(each, angka)]
    start = max((each.akhir for each in figures if each.akhir <= angka.awal), default=0)
    end = min((each.awal for each in figures if each.awal >= angka.akhir), default=angka.akhir + len(konteks.sesudah))
    lead = min((each.awal for each in lain if _are_one_range(each, angka)), default=angka.awal)
    offset = angka.awal - len(konteks.sebelum)
    before = konteks.sebelum[max(0, start - offset) : max(0, min(lead, angka.awal) - offset)]
    return before, konteks.sesudah[: end - angka.akhir]


def _told_with(angka: Angka, before: str, konteks: Konteks) -> str:
    """Where the money of the unit is spoken of that a number is of: nearer for what need not be money."""
    if angka.jenis is Jenis.RUPIAH:
        return konteks.kalimat
    return konteks.sekitar_angka if angka.jenis in {Jenis.PERSEN, Jenis.POIN} else before


def _is_intended(before: str, behind: str) -> bool:
    held = _INTENDED.search(before) and not _RISEN.search(before)
    return bool(held or _INTENDED_BEHIND.match(behind))


def _are_one_range(one: Angka, other: Angka) -> bool:
    first, last = sorted((one, other), key=lambda each: each.awal)
    return first.ujung is Ujung.AWAL and last.ujung is Ujung.AKHIR and last.awal - first.akhir <= _JOINT_LENGTH


def _time_behind(behind: str) -> re.Match[str] | None:
    """The time that a number is said to be of by what stands right behind it."""
    found = _TIME.search(behind)
    return found if found and _BEHIND.fullmatch(behind[: found.start()]) else None


def _time_before(before: str, *, is_first: bool) -> re.Match[str] | None:
    """The last time before a number, where it is not that of the figure before."""
    claimed = None if is_first else _time_behind(before)
    found = [each for each in _TIME.finditer(before) if claimed is None or each.start() > claimed.start()]
    return found[-1] if found and not _COMPARED.search(before[: found[-1].start()]) else None
