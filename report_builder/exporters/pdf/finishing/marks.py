"""Which marked content of a page each box became: WeasyPrint knows, and forgets it once its own tags are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.document import Page as LaidOutPage

from report_builder.exporters.pdf.finishing.objects import Box, ContentStream

if TYPE_CHECKING:
    from weasyprint.document import Document


class MarkedPage(LaidOutPage):
    """A laid-out page that keeps, from being painted, its content stream and the mark of each box."""

    def __init__(self, page: LaidOutPage) -> None:
        self.__dict__.update(page.__dict__)  # The constructor of a page would gather its links a second time.
        self.stream: ContentStream = None
        self.marks: dict[Box, int] = {}

    @property
    def box(self) -> Box:
        """The box of the whole page, margins included."""
        return self._page_box

    def paint(self, stream: ContentStream, scale: float = 1) -> None:
        """Draw the page into the stream, and keep what was marked in it."""
        super().paint(stream, scale)
        self.stream = stream
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}  # noqa: SLF001 - nothing else tells.


def keep_marks(document: Document) -> None:
    """Make every page of a document keep its marks when it is painted."""
    document.pages[:] = map(MarkedPage, document.pages)
