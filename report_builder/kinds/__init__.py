"""Report kinds: each module says which template a kind uses and what that template sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from report_builder.measure import Measured
from report_builder.model import Laporan

Context: TypeAlias = Mapping[str, Any]
"""What a template sees, by name. What it still asks for it says itself, as ``perlu-diisi`` of the HTML contract."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A report kind: its name, the stem of its files, its template, and the function that makes its context."""

    nama: str
    berkas: str
    template: str
    context: Callable[[Laporan, Measured], Context]
