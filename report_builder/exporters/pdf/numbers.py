"""The page numbers of the PDF, as printed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from report_builder.exporters.numbers import printed_numbers
from report_builder.page import Page


def page_numbers(page: Page, anchors: Sequence[Collection[str]]) -> dict[str, str]:
    """Give the printed page number of every heading, table and figure by its id.

    ``anchors`` holds the ids that stand on each page, in order.
    """
    return printed_numbers(page, {key: place for place, keys in reversed(list(enumerate(anchors))) for key in keys})
