"""Writers of the files beside a document: each makes bytes of what a template gave, without a Page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pkgutil import resolve_name
from typing import Literal, TypeAlias

from report_builder.exporters import Output

__all__ = ["Bentuk", "write"]

Bentuk: TypeAlias = Literal["teks", "svg", "png"]

WRITERS: Mapping[Bentuk, str] = {
    "teks": "report_builder.exporters.iringan.teks:write",
    "svg": "report_builder.exporters.iringan.svg:write",
    "png": "report_builder.exporters.iringan.png:write",
}
"""Where the function of each form is; it is loaded when used."""


def write(bentuk: Bentuk, text: str, name: str, resources: Mapping[str, bytes]) -> Output:
    """The text that a template gave as a file of this form, drawn with the fonts among the resources.

    Raises ReportError (template) for what is no SVG, and ReportError (output) where it cannot be drawn.
    """
    make: Callable[[str, Mapping[str, bytes]], bytes] = resolve_name(WRITERS[bentuk])
    return Output(name, make(text, resources))
