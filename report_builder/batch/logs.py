"""What happens in a run, as lines of JSON for those who watch many machines."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from report_builder.batch.clock import Clock

Tell: TypeAlias = Callable[..., None]
"""Takes an event and its values, as a structured log does."""


def silent(_event: str, **_values: object) -> None:
    """Tell nobody."""


def to_stream(stream: TextIO, clock: Clock) -> Tell:
    """Writes each event as one line at once, with the time and the machine."""
    import structlog

    def add_time(_logger: object, _name: str, values: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {"waktu": clock.now(), "event": values.pop("event"), **values}

    logger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[add_time, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.BoundLogger,
        context_class=dict,
    ).bind(host=platform.node())

    def tell(event: str, **values: object) -> None:
        logger.msg(event, **values)

    return tell


@contextmanager
def to_file(path: Path, clock: Clock) -> Iterator[Tell]:
    """The same at the end of a file, wherever that is by then: whoever empties or rotates it disturbs nothing."""
    with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
        yield to_stream(file, clock)
