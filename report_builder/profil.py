"""The profile of an office's public-relations unit: how its releases begin and end, read from TOML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from report_builder import settings
from report_builder.given import keeping

ISIAN = ("instansi", "unit_kerja", "singkatan", "kota")
"""The keys of the sheet Identitas that a pattern may hold, as ``{kota}``, or ``{KOTA}`` for capitals."""

_HOLE = re.compile(r"\{(\w*)\}")

T = TypeVar("T")


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
    form = settings.read(data, name, "profil", {"isian": _find_unknown_holes})
    return Profil(
        dateline=form["dateline"],
        kantor=form["kantor"],
        lembaga=tuple(Lembaga(nama, singkatan) for nama, singkatan in form.get("lembaga", {}).items()),
        akun=_by_year(form.get("akun", {}), lambda each: Akun(**each)),
        tagar=_by_year(form.get("tagar", {}), str),
        moto=form.get("moto", ""),
    )


def _find_unknown_holes(pattern: str) -> Iterator[str]:
    for hole in _HOLE.finditer(pattern):
        if hole[1] not in ISIAN and hole[1] not in map(str.upper, ISIAN):
            yield f"Isian “{hole[0]}” tidak dikenal."
    if re.search(r"[{}]", _HOLE.sub("", pattern)):
        yield "Kurung kurawal tidak berpasangan."


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
