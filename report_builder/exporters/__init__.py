"""Writers of a Page: each exporter is one module with ``export(page, …) -> Output``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from report_builder.errors import Problem


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file: its name, its bytes, what was noticed while it was made.

    ``page_numbers`` holds, by the id of each heading and caption, the page number as printed (``iv``, ``12``),
    where the format has pages.
    """

    name: str
    data: bytes
    problems: tuple[Problem, ...] = ()
    page_numbers: Mapping[str, str] = field(default_factory=dict)
