"""What happens in a run, as lines of JSON for those who watch many machines."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from report_builder.batch.clock import Clock

Tell: TypeAlias = Callable[..., None]
"""Takes an event and its values, as a structured log does."""


class Lines:
    """Writes each event as one line at once, with the time and the machine.

    A line that cannot be written is lost, for a run does not end because its log does; ``failure`` says why.
    """

    def __init__(self, stream: TextIO, clock: Clock) -> None:
        import structlog

        def add_time(_logger: object, _name: str, values: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
            return {"waktu": clock.now(), "event": values.pop("event"), **values}

        self.failure: OSError | None = None
        self._logger = structlog.wrap_logger(
            structlog.WriteLogger(stream),
            processors=[add_time, structlog.processors.JSONRenderer(ensure_ascii=False)],
            wrapper_class=structlog.BoundLogger,
            context_class=dict,
        ).bind(host=platform.node())

    def __call__(self, event: str, **values: object) -> None:
        """Write an event."""
        try:
            self._logger.msg(event, **values)
        except OSError as failure:
            self.failure = failure


def open_file(path: Path) -> TextIO:
    """The file of a log, written at its end wherever that is by then: whoever empties it meanwhile disturbs nothing.

    What an earlier run could write only half of, on a full disk, takes no line of this one along. Raises OSError where
    it cannot be opened.
    """
    is_half = path.is_file() and _ends_within_a_line(path)
    file = path.open("a", encoding="utf-8", errors="backslashreplace")
    file.write("\n" if is_half else "")
    return file


def _ends_within_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        return file.read(1) not in {b"", b"\n"}
