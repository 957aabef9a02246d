"""Words parted at the end of a line, which are one word to whoever hears or searches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from report_builder.exporters.pdf.finishing.objects import look_up

if TYPE_CHECKING:
    import pydyf

_PARTING = "\u2010"
"""What WeasyPrint parts words with."""
_SOFT = "\u00ad"
_PARTING_CODE, _SOFT_CODE = b" <2010>", b" <00ad>"


def leave_parting(markup: str) -> str:
    """The markup with the hyphen that parts words used for nothing else; the common one looks the same.

    Soft hyphens go: words part by their language, and in a cell WeasyPrint would make all up to one a single word.
    """
    return markup.replace(_PARTING, "-").replace(_SOFT, "")


def soften_hyphens(pdf: pydyf.PDF) -> None:
    """Let the hyphen that parts words mean a soft one: ``<01> <2010>`` -> ``<01> <00ad>`` in each font's letters."""
    for font in pdf.objects:
        if isinstance(font, dict) and "ToUnicode" in font:
            letters = look_up(pdf, font["ToUnicode"])
            letters.stream = [line.replace(_PARTING_CODE, _SOFT_CODE) for line in letters.stream]
