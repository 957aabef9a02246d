"""How the reports of a batch stand, read from its ledger: for programs as JSON, for people as a page."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from report_builder import __version__, language, plugins
from report_builder.batch import store
from report_builder.batch.ledger import Catatan, Keadaan, Ledger, Putaran
from report_builder.batch.plan import Shard
from report_builder.errors import Problem
from report_builder.templating import Library

TEMPLATE = "batch/status.html"
_SHOWN = 10
"""Problems of one report that people are shown; one wrong column gives thousands of them."""
_ZONES = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT"}


class Tampak(StrEnum):
    """How a report looks after a run."""

    GAGAL = "gagal"
    BELUM = "belum selesai"
    DIBUAT = "dibuat"
    DILEWATI = "dilewati"
    TAK_DIPERIKSA = "tidak diperiksa"


@dataclass(frozen=True, slots=True)
class Laporan:
    """One report: how it stands and why, since when, and its files, or those that are left of an earlier one."""

    unit: str
    jenis: str
    keadaan: Tampak
    sebab: tuple[str, ...]
    waktu: str
    percobaan: int
    berkas: tuple[str, ...]
    sebelumnya: tuple[str, ...] = ()
    masalah: tuple[Problem, ...] = ()
    """What stopped it, each problem with its place and advice apart."""

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {**asdict(self), "masalah": [one.to_json() for one in self.masalah]}


@dataclass(frozen=True, slots=True)
class Status:
    """All reports of a plan, by unit and jenis, and its last run; ``hasil`` is where they lie.

    ``bagian`` has the parts of which this tells, each with its last run, where the plan was divided.
    """

    laporan: tuple[Laporan, ...]
    putaran: Putaran | None
    hasil: str
    bagian: Mapping[Shard, Putaran | None] = field(default_factory=dict)

    @property
    def jumlah(self) -> Mapping[Tampak, int]:
        """How many reports stand so, each state named."""
        counts = Counter(one.keadaan for one in self.laporan)
        return {tampak: counts[tampak] for tampak in Tampak}

    def to_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "putaran": _run_to_json(self.putaran),
            "bagian": [{**asdict(shard), "putaran": _run_to_json(run)} for shard, run in self.bagian.items()],
            "hasil": self.hasil,
            "jumlah": dict(self.jumlah),
            "laporan": [one.to_json() for one in self.laporan],
        }


def _run_to_json(putaran: Putaran | None) -> dict[str, Any] | None:
    return asdict(putaran) if putaran else None


def read_status(ledger: Ledger, hasil: str, shard: Shard | None = None) -> Status:
    """How the reports stand that a plan, or this part of it, had in its last run; their folders lie in ``hasil``."""
    last = ledger.last_run()
    laporan = (
        _look(known, Tampak.DILEWATI if looked else Tampak.TAK_DIPERIKSA, last, hasil)
        if known
        else _not_begun(unit, jenis)
        for unit, jenis, looked, known in ledger.expected()
    )
    return Status(tuple(laporan), last, hasil, {shard: last} if shard else {})


def join(parts: Sequence[Status]) -> Status:
    """The reports of several ledgers, such as those of shards, each as the one tells it that knows it last.

    The run that was begun last stands for all of theirs; where it was one of a part, the others of its division are
    named, those too that have not run.
    """
    latest: dict[tuple[str, str], Laporan] = {}
    for one in sorted((one for part in parts for one in part.laporan), key=lambda laporan: laporan.waktu):
        latest[one.unit, one.jenis] = one
    newest = max(parts, key=lambda part: part.putaran.mulai if part.putaran else "")
    runs = {shard: run for part in parts for shard, run in part.bagian.items()}
    bagian = {each: runs.get(each) for shard in newest.bagian for each in shard.division}
    return Status(tuple(latest[key] for key in sorted(latest)), newest.putaran, parts[0].hasil, bagian)


def _not_begun(unit: str, jenis: str) -> Laporan:
    return Laporan(unit, jenis, Tampak.BELUM, ("Belum dikerjakan; putaran berikutnya mengerjakannya.",), "", 0, ())


def _look(catatan: Catatan, otherwise: Tampak, last: Putaran | None, hasil: str) -> Laporan:
    """How a report stands; ``otherwise`` where an earlier run made it."""
    is_made = catatan.keadaan is Keadaan.SELESAI
    is_new = is_made and last is not None and catatan.putaran == last.nomor
    tampak = Tampak.DIBUAT if is_new else _LOOKS.get(catatan.keadaan, otherwise)
    return Laporan(
        unit=catatan.unit,
        jenis=catatan.jenis,
        keadaan=tampak,
        sebab=tuple(_reasons(catatan, tampak)),
        waktu=catatan.selesai or catatan.mulai,
        percobaan=catatan.percobaan,
        berkas=tuple(catatan.hasil) if is_made else (),
        sebelumnya=() if is_made else _left(catatan, hasil),
        masalah=catatan.kesalahan.masalah if catatan.kesalahan else (),
    )


def _left(catatan: Catatan, hasil: str) -> tuple[str, ...]:
    """What is there of an earlier report; a store is not asked, for a status needs no network."""
    folder = f"{hasil.rstrip('/')}/{catatan.unit}"
    gone = () if store.is_url(folder) else tuple(store.at(folder).lacking(folder, catatan.hasil))
    return tuple(name for name in catatan.hasil if name not in gone)


_LOOKS = {Keadaan.GAGAL: Tampak.GAGAL, Keadaan.BERJALAN: Tampak.BELUM}


def _reasons(catatan: Catatan, tampak: Tampak) -> Iterator[str]:
    if catatan.kesalahan:
        yield from catatan.kesalahan.pesan
    elif tampak is Tampak.BELUM:
        yield "Sedang dikerjakan, atau terputus; putaran berikutnya meneruskannya."
    elif catatan.versi != __version__:
        yield f"Dibuat oleh versi {catatan.versi}; pakai --upgrade untuk membuatnya lagi."


# --- the page --------------------------------------------------------------------------------------------------------


def write_page(status: Status, path: Path, templates: tuple[str, ...]) -> None:
    """Write the page; a reader meets the old one or the new one, never a half.

    Raises ReportError (template) where the template that the user changed cannot be run, and OSError.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(render(status, path.parent, templates), encoding="utf-8", errors="backslashreplace")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def render(status: Status, folder: Path, templates: tuple[str, ...]) -> str:
    """The page as it stands in a folder, its links told from there."""
    library = Library.on_path((*map(Path, templates), *plugins.template_roots()))
    root = _address(status.hasil, folder)
    rows = [_row(one, root) for one in status.laporan]
    context = {
        "putaran": status.putaran,
        "jalannya": [(shard, run, *_say_times(run)) for shard, run in _runs(status)],
        "hasil": status.hasil,
        "jumlah": list(status.jumlah.items()),
        "kantor": [(unit, list(group)) for unit, group in groupby(rows, lambda row: str(row["unit"]))],
        "gagal": list(_failures(status)),
    }
    return library.fill(TEMPLATE, context)


def _runs(status: Status) -> Iterable[tuple[Shard | None, Putaran | None]]:
    """The run of the whole, or those of its parts."""
    return status.bagian.items() or [(None, status.putaran)]


def _row(laporan: Laporan, root: str) -> Mapping[str, Any]:
    folder = f"{root}{quote(laporan.unit)}"
    return {
        "unit": laporan.unit,
        "jenis": laporan.jenis,
        "keadaan": laporan.keadaan,
        "sebab": laporan.sebab,
        "waktu": _say_moment(laporan.waktu),
        "berkas": _links(laporan.berkas, laporan.jenis, folder),
        "sebelumnya": _links(laporan.sebelumnya, laporan.jenis, folder),
    }


def _links(names: Iterable[str], jenis: str, folder: str) -> list[tuple[str, str]]:
    return [(_say_file(name, jenis), f"{folder}/{quote(name)}") for name in names]


def _failures(status: Status) -> Iterator[Mapping[str, Any]]:
    """What failed, once for all reports of an office that failed for the same reasons."""
    failed = [one for one in status.laporan if one.keadaan is Tampak.GAGAL]
    for (unit, sebab), group in groupby(failed, lambda one: (one.unit, one.sebab)):
        same = list(group)
        yield {
            "unit": unit,
            "jenis": [one.jenis for one in same],
            "sebab": shown(sebab),
            "masih_ada": any(one.sebelumnya for one in same),
            "waktu": _say_moment(same[-1].waktu),
            "percobaan": max(one.percobaan for one in same),
        }


def shown(sebab: Sequence[str]) -> tuple[str, ...]:
    """The first reasons, and where the others are told."""
    rest = len(sebab) - _SHOWN
    more = (f"… dan {rest} masalah lain; lihat semuanya dengan: report-builder batch status --json.",)
    return (*sebab[:_SHOWN], *(more if rest > 0 else ()))


def _say_file(name: str, jenis: str) -> str:
    """A file by what tells it from the others of its report: ``siaran-pers-alt.txt`` -> ``alt.txt``."""
    return name.removeprefix(jenis).lstrip(".-")


def _address(hasil: str, folder: Path) -> str:
    """How links on a page in a folder begin; relative, so that page and reports can be moved together."""
    if store.is_url(hasil):
        return f"{hasil.rstrip('/')}/"
    try:
        way = Path(os.path.relpath(hasil, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return f"{Path(hasil).as_uri()}/"
    return "" if way == "." else f"{quote(way)}/"


def _say_times(putaran: Putaran | None) -> tuple[str, str]:
    """When a run began and ended."""
    return (say_time(putaran.mulai), say_time(putaran.selesai)) if putaran else ("", "")


def say_time(moment: str) -> str:
    """``2026-11-25T02:07:00+07:00`` -> ``25 November 2026, 02.07 WIB``; empty where there is none."""
    offset = moment[19:]
    return f"{_say_moment(moment)} {_ZONES.get(offset, f'UTC{offset}')}" if moment else ""


@lru_cache(maxsize=1024)
def _say_moment(moment: str) -> str:
    """The same without its zone, which a page says once."""
    if not moment:
        return ""
    when = datetime.fromisoformat(moment)
    return f"{language.format_date(when.date())}, {when:%H.%M}"
