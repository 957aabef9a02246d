"""What all that read the markup's tree need: the text of an element, and problems at its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from report_builder.errors import Place, Problem, error

if TYPE_CHECKING:
    from lxml import etree

WHITE = re.compile(r"[ \t\r\n]+")  # not the no-break spaces, which mean something


def plain(element: etree._Element) -> str:
    """Give the text of an element and all in it, white space folded."""
    return WHITE.sub(" ", "".join(map(str, element.itertext()))).strip(" ")


def problem(name: str, element: etree._Element, message: str, hint: str = "") -> Problem:
    """Give an error at the line of an element; ``name`` is the file's."""
    return error(message, Place(name, "", f"baris {element.sourceline}"), hint)
