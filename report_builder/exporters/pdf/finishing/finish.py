"""The order of the finishing steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from report_builder.exporters.numbers import Run
from report_builder.exporters.pdf.finishing.artifacts import mark_artifacts
from report_builder.exporters.pdf.finishing.files import settle_files
from report_builder.exporters.pdf.finishing.hyphens import soften_hyphens
from report_builder.exporters.pdf.finishing.labels import page_labels
from report_builder.exporters.pdf.finishing.links import remove
from report_builder.exporters.pdf.finishing.metadata import claim_accessibility
from report_builder.exporters.pdf.finishing.tables import relate_cells
from report_builder.exporters.pdf.finishing.tree import build_tree
from report_builder.exporters.pdf.finishing.writing import replace_tree

if TYPE_CHECKING:
    import pydyf
    from weasyprint.document import Document


@dataclass(frozen=True, slots=True)
class Finish:
    """What WeasyPrint calls before it writes the file; the document's pages must keep their marks."""

    runs: tuple[Run, ...]
    media_types: Mapping[str, str]
    """Of each attached file, by its name."""

    def __call__(self, document: Document, pdf: pydyf.PDF) -> None:
        """Bring the file to its finished state."""
        self._structure(document, pdf)
        soften_hyphens(pdf)
        settle_files(pdf, self.media_types)
        claim_accessibility(pdf)
        pdf.catalog["PageLabels"] = page_labels(self.runs)

    def _structure(self, document: Document, pdf: pydyf.PDF) -> None:
        counts = [len(page.marks) for page in document.pages]
        tree = build_tree(document.pages)
        relate_cells(node for node in tree.root.all() if node.role == "Table")
        remove(pdf, tree.spare_areas)
        replace_tree(pdf, tree.root, counts)
        for page, artifacts in zip(document.pages, tree.artifacts, strict=True):
            mark_artifacts(page.stream, artifacts)
