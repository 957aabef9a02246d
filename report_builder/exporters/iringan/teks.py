"""Texts to be pasted into a message, whose length is held against what its receiver takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from unicodedata import normalize

from report_builder.errors import Place, Problem, Severity
from report_builder.exporters import Output, text
from report_builder.exporters.iringan import Bekal, Iringan
from report_builder.language import format_number
from report_builder.page import Block, Heading, Page

_HINT = "Pendekkan nama unit kerja atau indikator pada data, atau ubah templat ini; tidak ada yang dipotong."


def write(one: Iringan, page: Page, _bekal: Bekal) -> Output:
    """The Page as plain text, with a warning for each heading under which there is more than its limit."""
    output = text.export(page, one.berkas)
    return replace(output, problems=tuple(_too_long(one, page)))


def count(page: Page) -> int:
    """How many characters (NFC) a Page has as plain text."""
    written = text.export(replace(page, draf=False), "").data.decode()
    return len(normalize("NFC", written.strip()))


def _too_long(one: Iringan, page: Page) -> Iterator[Problem]:
    for section in page.sections:
        for place, block in enumerate(section.blocks):
            if isinstance(block, Heading) and block.id in one.batas:
                below = tuple(takewhile(_is_no_heading, section.blocks[place + 1 :]))
                length = count(replace(page, sections=(replace(section, blocks=below),)))
                if length > one.batas[block.id]:
                    yield _tell(one, block, length)


def _is_no_heading(block: Block) -> bool:
    return not isinstance(block, Heading)


def _tell(one: Iringan, heading: Heading, length: int) -> Problem:
    most = one.batas[heading.id]
    message = f"Teks “{heading.id}” panjangnya {_number(length)} karakter, lebih dari {_number(most)}."
    return Problem(Severity.WARNING, message, Place(one.template), _HINT)


def _number(value: int) -> str:
    return format_number(Decimal(value))
