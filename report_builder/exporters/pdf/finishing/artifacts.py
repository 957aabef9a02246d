"""Content that is no part of the text: headers, page numbers, repeated heads of tables, leaders."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import pydyf

from report_builder.exporters.pdf.finishing.objects import ContentStream


class Artifact(Enum):
    """Why marked content is not read, as the property list of its marks says it."""

    HEADER = ("Pagination", "Header")
    FOOTER = ("Pagination", "Footer")
    PAGINATION = ("Pagination", "")
    LAYOUT = ("Layout", "")

    def properties(self) -> pydyf.Dictionary:
        """Give the property list."""
        kind, subtype = self.value
        listed = {"Type": f"/{kind}", "Subtype": f"/{subtype}"} if subtype else {"Type": f"/{kind}"}
        return pydyf.Dictionary(listed)


def mark_artifacts(stream: ContentStream, artifacts: Mapping[int, Artifact]) -> None:
    """Turn marked content of a page, by its number, into artifacts.

    ``/Span <</MCID 7>> BDC`` -> ``/Artifact <</Type /Pagination /Subtype /Footer>> BDC``
    """
    operands = stream.stream
    for index, operand in enumerate(operands):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in artifacts:
            operands[index - 1 : index + 1] = ["/Artifact", artifacts[operand["MCID"]].properties()]
