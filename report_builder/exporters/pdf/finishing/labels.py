"""The printed page numbers as the viewer's own, so that “page 5” is one page to both."""

from __future__ import annotations

from collections.abc import Iterable

import pydyf

from report_builder.exporters.numbers import Numbering, Run

_STYLES = {Numbering.NONE: {"P": pydyf.String("Sampul")}, Numbering.ROMAN: {"S": "/r"}, Numbering.DECIMAL: {"S": "/D"}}


def page_labels(runs: Iterable[Run]) -> pydyf.Dictionary:
    """Give the catalog's ``/PageLabels``: the cover by name, the front matter in roman, the rest in decimal numbers."""
    numbers = pydyf.Array()
    for run in runs:
        numbers.extend([run.begin, pydyf.Dictionary(_STYLES[run.numbering])])
    return pydyf.Dictionary({"Nums": numbers})
