"""Writers of the files beside a document, each of which is a Page of its own: plain text, or a card as a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pkgutil import resolve_name
from typing import Any, Literal, TypeAlias

from report_builder.exporters import Output
from report_builder.page import Page

__all__ = ["Bentuk", "Draw", "Iringan", "write"]

Bentuk: TypeAlias = Literal["teks", "svg", "png"]
Draw: TypeAlias = Callable[[str, Mapping[str, Any]], str]
"""Gives what a drawing template of this name makes of these values."""


@dataclass(frozen=True, slots=True)
class Iringan:
    """A file that goes along with the documents of a kind: its name, the template of its Page and what it is.

    ``gambar`` is the template that draws a card. ``batas`` says how many characters may stand under the heading of
    each id.
    """

    berkas: str
    template: str
    bentuk: Bentuk
    gambar: str = ""
    batas: Mapping[str, int] = field(default_factory=dict)


WRITERS: Mapping[Bentuk, str] = {
    "teks": "report_builder.exporters.iringan.teks:write",
    "svg": "report_builder.exporters.iringan.svg:write",
    "png": "report_builder.exporters.iringan.png:write",
}
"""Where the function of each form is; it is loaded when used."""


def write(one: Iringan, page: Page, draw: Draw) -> Output:
    """The Page as a file; a card is drawn with the fonts among its resources.

    Raises ReportError (template) for what is no card or no picture of it, and ReportError (output) where it cannot be
    made into pixels.
    """
    make: Callable[[Iringan, Page, Draw], Output] = resolve_name(WRITERS[one.bentuk])
    return make(one, page, draw)
