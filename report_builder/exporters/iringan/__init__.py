"""Writers of the files beside a document, each of which is a Page: plain text, a card as a picture, its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pkgutil import resolve_name
from typing import Any, Literal, TypeAlias

from report_builder.dataset import Table
from report_builder.errors import Problem
from report_builder.exporters import Output
from report_builder.facts import Ledger
from report_builder.page import Page

__all__ = ["Bekal", "Bentuk", "Draw", "Iringan", "write"]

Bentuk: TypeAlias = Literal["teks", "svg", "png", "bukti"]
Draw: TypeAlias = Callable[[str, Mapping[str, Any]], str]
"""Gives what a drawing template of this name makes of these values."""


@dataclass(frozen=True, slots=True)
class Iringan:
    """A file that goes along with the documents of a kind: its name, the template of its Page and what it is.

    ``gambar`` is the template that draws a card, or sets a page of evidence. ``batas`` says how many characters may
    stand under the heading of each id.
    """

    berkas: str
    template: str
    bentuk: Bentuk
    gambar: str = ""
    batas: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bekal:
    """What a writer is given beside the Page: templates that draw, and what its figures rest on.

    ``tables`` are those of the input, ``problems`` what was noticed of it and what the document still asks for;
    ``sebutan`` says what the codes that ids begin with stand for.
    """

    draw: Draw
    ledger: Ledger
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    sebutan: Mapping[str, str] = field(default_factory=dict)


WRITERS: Mapping[Bentuk, str] = {
    "teks": "report_builder.exporters.iringan.teks:write",
    "svg": "report_builder.exporters.iringan.svg:write",
    "png": "report_builder.exporters.iringan.png:write",
    "bukti": "report_builder.exporters.iringan.bukti:write",
}
"""Where the function of each form is; it is loaded when used."""


def write(one: Iringan, page: Page, bekal: Bekal) -> Output:
    """The Page as a file; a card is drawn with the fonts among its resources.

    Raises ReportError (template) for what is no card or no picture of it, and ReportError (output) where it cannot be
    made into pixels.
    """
    make: Callable[[Iringan, Page, Bekal], Output] = resolve_name(WRITERS[one.bentuk])
    return make(one, page, bekal)
