"""The profile of an office's public-relations unit: how its releases begin and end, read from TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.given import keeping

ISIAN = ("instansi", "unit_kerja", "singkatan", "kota")
"""The keys of the sheet Identitas that a pattern may hold, as ``{kota}``, or ``{KOTA}`` for capitals."""

_TEXTS = ("dateline", "kantor", "moto")
_MUST = ("dateline", "kantor")
_PATTERNS = ("dateline", "kantor")
_ACCOUNT = ("media", "nama")
_HOLE = re.compile(r"\{(\w*)\}")
_YEAR = re.compile(r"[12][0-9]{3}")
_HASHTAG = re.compile(r"#\w+")
_LINE = re.compile(r"(?P<reason>.+?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")

T = TypeVar("T")
_Found: TypeAlias = Iterator[tuple[str, str, str]]
"""Each fault: the key, what is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class Lembaga:
    """A full name that is written out at its first mention, and the abbreviation that stands for it from there on."""

    nama: str
    singkatan: str


@dataclass(frozen=True, slots=True)
class Akun:
    """An account of the office: ``Instagram``, ``@infobnn_ri``."""

    media: str
    nama: str


@dataclass(frozen=True, slots=True)
class Tanda:
    """The dateline and the sign-off line of one report; empty is one for which a key in ``kurang`` is not given."""

    dateline: str
    kantor: str
    kurang: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profil:
    """What an office's releases have in common; accounts and hashtags hold from their year on."""

    dateline: str
    kantor: str
    lembaga: tuple[Lembaga, ...] = ()
    akun: Mapping[int, tuple[Akun, ...]] = field(default_factory=dict)
    tagar: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    moto: str = ""

    def akun_of(self, tahun: int) -> tuple[Akun, ...]:
        """The accounts of the newest year that is not after this one; none before the first."""
        return _newest(self.akun, tahun)

    def tagar_of(self, tahun: int) -> tuple[str, ...]:
        """The hashtags of the newest year that is not after this one; none before the first."""
        return _newest(self.tagar, tahun)

    def tanda(self, isian: Mapping[str, str]) -> Tanda:
        """The patterns with the values of these keys: ``{kota}`` -> ``Jakarta``, ``{KOTA}`` -> ``JAKARTA``."""
        asked = (kunci for pattern in (self.dateline, self.kantor) for kunci in _keys(pattern))
        lacking = tuple(dict.fromkeys(kunci for kunci in asked if not isian.get(kunci)))
        return Tanda(_fill(self.dateline, isian), _fill(self.kantor, isian), lacking)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that a document may print word for word."""
        akun = (text for accounts in self.akun.values() for one in accounts for text in (one.media, one.nama))
        tagar = (tag for tags in self.tagar.values() for tag in tags)
        lembaga = (text for one in self.lembaga for text in (one.nama, one.singkatan))
        return tuple(text for text in (self.dateline, self.kantor, self.moto, *lembaga, *akun, *tagar) if text)


def parse(data: bytes, name: str) -> Profil:
    """The profile that a TOML file of this name holds; raises ReportError (template) with everything wrong in it."""
    form = _load(data, name)
    problems = [error(message, Place(name, "", key), hint) for key, message, hint in _faults(form)]
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    return Profil(
        **{key: form[key] for key in _TEXTS if key in form},
        lembaga=tuple(Lembaga(nama, singkatan) for nama, singkatan in form.get("lembaga", {}).items()),
        akun=_by_year(form.get("akun", {}), lambda each: Akun(**each)),
        tagar=_by_year(form.get("tagar", {}), str),
    )


def _load(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise _refusal("Berkas ini bukan teks UTF-8.", Place(name, "", f"baris {line}")) from failure
    except tomllib.TOMLDecodeError as failure:
        told = _LINE.fullmatch(str(failure))
        reason, line_number = (told["reason"], told["line"]) if told else (str(failure), None)
        place = Place(name, "", f"baris {line_number}" if line_number else "")
        raise _refusal(f"Berkas ini tidak sah sebagai TOML ({reason}).", place) from failure
    except RecursionError as failure:
        raise _refusal("Berkas ini tidak sah sebagai TOML (kurungnya terlalu dalam).", Place(name)) from failure


def _refusal(message: str, place: Place) -> ReportError:
    return ReportError([error(message, place, "Lihat contohnya dalam profil/bnn.toml.")], ExitCode.TEMPLATE)


# --- what may be wrong -----------------------------------------------------------------------------------------------


def _faults(form: Mapping[str, Any]) -> _Found:
    for key in _MUST:
        if key not in form:
            yield key, f"Kunci “{key}” belum ada.", "Tambahkan kunci itu."
    for key, value in form.items():
        if key in _CHECKS:
            yield from _CHECKS[key](key, value)
        else:
            yield key, f"Kunci “{key}” tidak dikenal.", f"Yang dikenal: {', '.join(_CHECKS)}."


def _text_faults(key: str, value: object) -> _Found:
    if not isinstance(value, str) or not value.strip():
        yield key, "Isinya harus teks dan tidak boleh kosong.", "Tulis di antara tanda petik ganda."


def _pattern_faults(key: str, value: object) -> _Found:
    yield from _text_faults(key, value)
    if not isinstance(value, str):
        return
    allowed = f"Yang dikenal: {', '.join(f'{{{kunci}}}' for kunci in ISIAN)}."
    for hole in _HOLE.finditer(value):
        if hole[1] not in ISIAN and hole[1] not in map(str.upper, ISIAN):
            yield key, f"Isian “{hole[0]}” tidak dikenal.", allowed
    if re.search(r"[{}]", _HOLE.sub("", value)):
        yield key, "Kurung kurawal tidak berpasangan.", allowed


def _lembaga_faults(key: str, value: object) -> _Found:
    if not isinstance(value, dict):
        yield key, f"“{key}” harus tabel.", 'Tulis seperti: "Badan Contoh Provinsi" = "BCP".'
        return
    for nama, singkatan in value.items():
        yield from _text_faults(f"{key}.{nama}", singkatan)
        if not nama.strip():
            yield key, "Nama lengkap tidak boleh kosong.", f"Hapus baris itu, atau tulis nama lengkap “{singkatan}”."


def _years_faults(key: str, value: object, check: Callable[[str, object], _Found], example: str) -> _Found:
    hint = f"Tulis seperti: {example}."
    if not isinstance(value, dict):
        yield key, f"“{key}” harus tabel menurut tahun.", hint
        return
    for tahun, entries in value.items():
        place = f"{key}.{tahun}"
        if not _YEAR.fullmatch(tahun):
            yield place, f"“{tahun}” bukan tahun.", hint
        if isinstance(entries, list):
            for number, entry in enumerate(entries, 1):
                yield from check(f"{place} butir {number}", entry)
        else:
            yield place, "Isinya harus daftar.", hint


def _akun_faults(key: str, value: object) -> _Found:
    yield from _years_faults(key, value, _account_faults, '2021 = [{ media = "YouTube", nama = "Humas" }]')


def _account_faults(place: str, entry: object) -> _Found:
    if not isinstance(entry, dict) or set(entry) != set(_ACCOUNT):
        yield place, "Akun harus terdiri atas media dan nama.", 'Tulis seperti: { media = "YouTube", nama = "Humas" }.'
        return
    for key, value in entry.items():
        yield from _text_faults(f"{place} {key}", value)


def _tagar_faults(key: str, value: object) -> _Found:
    yield from _years_faults(key, value, _hashtag_faults, '2021 = ["#LayananPrima"]')


def _hashtag_faults(place: str, entry: object) -> _Found:
    if not isinstance(entry, str) or not _HASHTAG.fullmatch(entry):
        hint = "Tulis sebagai teks: tanda # lalu huruf, angka, atau garis bawah tanpa spasi."
        yield place, f"“{entry}” bukan tagar.", hint


_CHECKS: Mapping[str, Callable[[str, object], _Found]] = {
    **dict.fromkeys(_TEXTS, _text_faults),
    **dict.fromkeys(_PATTERNS, _pattern_faults),
    "lembaga": _lembaga_faults,
    "akun": _akun_faults,
    "tagar": _tagar_faults,
}


# --- years and patterns ----------------------------------------------------------------------------------------------


def _by_year(table: Mapping[str, list[Any]], read: Callable[[Any], T]) -> Mapping[int, tuple[T, ...]]:
    return {int(tahun): tuple(read(entry) for entry in entries) for tahun, entries in table.items()}


def _newest(by_year: Mapping[int, tuple[T, ...]], tahun: int) -> tuple[T, ...]:
    known = [year for year in by_year if year <= tahun]
    return by_year[max(known)] if known else ()


def _keys(pattern: str) -> Iterator[str]:
    return (hole[1].lower() for hole in _HOLE.finditer(pattern))


@keeping
def _fill(pattern: str, isian: Mapping[str, str]) -> str:
    """The pattern with its values; nothing where one is lacking, so that no half of a line is printed."""
    if not all(isian.get(kunci) for kunci in _keys(pattern)):
        return ""
    return _HOLE.sub(lambda hole: isian[hole[1].lower()].upper() if hole[1].isupper() else isian[hole[1]], pattern)
