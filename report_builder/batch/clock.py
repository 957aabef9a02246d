"""The time of a batch: days and hours for people, and how long things took, which no change of the clock touches."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a time zone such as ``Asia/Jakarta``.

    ``wall`` gives the seconds since 1970, and may be set at any time, back too: what it tells is shown to people, and
    orders nothing.
    """

    zone: ZoneInfo
    wall: Callable[[], float] = time.time

    def now(self) -> str:
        """This moment to the second, with its offset: ``2026-11-25T02:00:00+07:00``."""
        return datetime.fromtimestamp(self.wall(), self.zone).isoformat(timespec="seconds")

    def elapsed(self) -> float:
        """Seconds of a clock that only runs forward."""
        return time.monotonic()
