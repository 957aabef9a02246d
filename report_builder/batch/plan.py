"""What a batch makes: which offices, which documents of each, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One office: the name of its folder, where its data are, and which unit of them it is where they hold several."""

    unit: str
    input: str
    pilih: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole batch. ``outputs`` and ``ledger`` are a folder and a file, or their URLs."""

    entries: tuple[Entry, ...]
    outputs: str
    ledger: str
    kinds: tuple[str, ...] = DEFAULT_KINDS
    options: Options = Options()
    limits: Limits = Limits()
    timezone: str = DEFAULT_TIMEZONE
    on_failure: tuple[str, ...] = field(default=())
    """The command, word by word, that is started when reports have failed."""

    def folder_of(self, entry: Entry) -> str:
        """Where the reports of an office go."""
        return f"{self.outputs.rstrip('/')}/{entry.unit}"
