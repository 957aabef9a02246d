"""Counters of chapters, tables and figures that LibreOffice simplified when it saved a file, put back.

It drops the switches by which a caption repeats the number of its chapter and each chapter begins anew, so that they
would count up with every caption.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from report_builder.audit.membaca.paket import Element
from report_builder.exporters.docx.tree import W
from report_builder.refresh.berkas import Berkas

_COUNTER = re.compile(r"\s*SEQ (\w+) \\\* ARABIC\s*")
_RESTARTS = {"NomorTabel": r" SEQ NomorTabel \r 0 \h ", "NomorGambar": r" SEQ NomorGambar \r 0 \h "}
_NUMBERED = {
    "Bab": r" SEQ Bab \c \* ARABIC ",
    "Lampiran": r" SEQ Lampiran \c \* ARABIC ",
    "NomorTabel": r" SEQ NomorTabel \* ARABIC \s 1 ",
    "NomorGambar": r" SEQ NomorGambar \* ARABIC \s 1 ",
}
"""What the counters of a caption are; a heading lets both counts begin anew."""


def pulihkan_penomoran(berkas: Berkas) -> None:
    """Give the counters of the body their switches back where they lack them."""
    for paragraph in berkas.badan.iter(f"{W}p"):
        counters = _counters(paragraph)
        within = _RESTARTS.keys() & counters.keys()
        if within:
            switched = _RESTARTS if len(within) > 1 else _NUMBERED
            for name in switched.keys() & counters.keys():
                counters[name].text = switched[name]
            berkas.berubah.add(berkas.letak.utama)


def _counters(paragraph: Element) -> Mapping[str, Element]:
    """The counters of a paragraph that have no switches, by their names."""
    found = ((_COUNTER.fullmatch(each.text or ""), each) for each in paragraph.iter(f"{W}instrText"))
    return {one[1]: each for one, each in found if one}
