"""The time of a batch: days and hours for people, and how long things took, which no change of the clock touches."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a time zone such as ``Asia/Jakarta``; raises ZoneInfoNotFoundError for one that is unknown."""

    zone: ZoneInfo

    def now(self) -> str:
        """This moment to the second, with its offset: ``2026-11-25T02:00:00+07:00``."""
        return datetime.now(self.zone).isoformat(timespec="seconds")

    def elapsed(self) -> float:
        """Seconds of a clock that only runs forward."""
        return time.monotonic()
