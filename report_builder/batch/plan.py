"""What a batch makes: which offices, which documents of each, and within which limits."""

from __future__ import annotations

import glob
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from report_builder.batch.bagian import Bagian
from report_builder.errors import Problem

DEFAULT_KINDS = ("lakip",)
DEFAULT_TIMEZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may take, and how often it is tried; 0 is no limit.

    Only what may go well the next time is tried again: a report that hung, was killed or ran out of memory.
    """

    jobs: int = 0
    """Workers at once; 0 for one on each processor."""
    seconds: float = 600
    megabytes: int = 2048
    retries: int = 1
    offices_per_worker: int = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What the documents of every office of a plan have in common; a change of it makes them anew."""

    formats: tuple[str, ...] = ()
    final: bool = False
    profil: str = ""
    templates: tuple[str, ...] = ()
    periode: str = ""
    """As if the data said so; empty for what they say."""
    tahun: int | None = None
    """The year of a database; the latest where none is named."""
    query: Mapping[str, str] = field(default_factory=dict)
    """The SELECTs of a database whose tables have other names, by the sheets that they give."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One office: the name of its folder, where its data are, and which unit of them it is where they hold several."""

    unit: str
    input: str
    pilih: str = ""
    bagian: Bagian | None = None
    """The unit's part of such data."""
    masalah: Problem | None = None
    """What keeps it from being worked on at all."""

    @property
    def sumber(self) -> Mapping[str, str]:
        """The part by a place of its own, with its hash; nothing where the input is this office's alone."""
        return {f"{self.input}#{self.pilih}": self.bagian.sha256} if self.bagian else {}


_PART = re.compile(r"(?P<whole>.+)-(?P<nomor>\d+)-dari-(?P<dari>\d+)")
"""How the name of a part's ledger is made of that of the whole."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a plan, for a machine of its own; an office is in the same one whatever the others are.

    It has a ledger of its own beside those of the others, so that all of them can run at once on one disk.
    """

    nomor: int
    dari: int

    def __str__(self) -> str:
        """``2/4``."""
        return f"{self.nomor}/{self.dari}"

    @property
    def division(self) -> tuple[Shard, ...]:
        """All parts of the plan, this one among them."""
        return tuple(Shard(nomor, self.dari) for nomor in range(1, self.dari + 1))

    def holds(self, unit: str) -> bool:
        """Whether this office belongs to it."""
        digest = hashlib.sha256(unit.encode()).digest()
        return int.from_bytes(digest[:8], "big") % self.dari == self.nomor - 1

    def ledger(self, whole: Path) -> Path:
        """Its own ledger: ``status.sqlite`` -> ``status-2-dari-4.sqlite``."""
        return whole.with_stem(f"{whole.stem}-{self.nomor}-dari-{self.dari}")


def ledgers_beside(whole: Path) -> tuple[Path, ...]:
    """The ledgers that there are of a plan: that of the whole, and those of its parts."""
    return tuple(path for path in (whole, *files_of_parts(whole, whole.suffix)) if path.is_file())


def files_of_parts(whole: Path, suffix: str) -> Iterator[Path]:
    """The files with this suffix that lie beside a ledger for the parts of its plan."""
    for path in sorted(whole.parent.glob(f"{glob.escape(whole.stem)}-*-dari-*{suffix}")):
        if path.suffix == suffix and parts_of(path) and whole_of(path).stem == whole.stem:
            yield path


def parts_of(ledger: Path) -> int:
    """Of how many parts a ledger keeps one; 0 where it keeps the whole."""
    shard = shard_of(ledger)
    return shard.dari if shard else 0


def shard_of(ledger: Path) -> Shard | None:
    """The part that a ledger keeps; None where it keeps the whole."""
    form = _PART.fullmatch(ledger.stem)
    return Shard(int(form["nomor"]), int(form["dari"])) if form else None


def whole_of(ledger: Path) -> Path:
    """The ledger of the whole plan of which this one may keep a part."""
    form = _PART.fullmatch(ledger.stem)
    return ledger.with_stem(form["whole"]) if form else ledger


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole batch. ``outputs`` is a folder or its URL, ``ledger`` a file."""

    entries: tuple[Entry, ...]
    outputs: str
    ledger: str
    kinds: tuple[str, ...] = DEFAULT_KINDS
    options: Options = Options()
    limits: Limits = Limits()
    timezone: str = DEFAULT_TIMEZONE
    on_failure: tuple[str, ...] = field(default=())
    """The command, word by word, that is started when reports have failed."""
    kantor: tuple[str, ...] = ()
    """The units of the whole plan where ``entries`` are only some of them."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units of the whole plan, whether they are worked on or not."""
        return self.kantor or tuple(entry.unit for entry in self.entries)

    def folder_of(self, entry: Entry) -> str:
        """Where the reports of an office go."""
        return f"{self.outputs.rstrip('/')}/{entry.unit}"

    @property
    def halaman(self) -> Path:
        """The status page, beside the ledger."""
        return Path(self.ledger).with_suffix(".html")

    def part(self, shard: Shard) -> Plan:
        """The offices of one part, with the ledger of that part."""
        entries = tuple(entry for entry in self.entries if shard.holds(entry.unit))
        kantor = tuple(filter(shard.holds, self.units))
        return replace(self, entries=entries, kantor=kantor, ledger=str(shard.ledger(Path(self.ledger))))

    def only(self, units: Collection[str]) -> Plan:
        """The offices of these names, as their folders or their data spell them."""
        named = tuple(entry for entry in self.entries if {entry.unit, entry.pilih} & set(units))
        return replace(self, entries=named, kantor=self.units)
