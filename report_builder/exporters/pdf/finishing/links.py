"""The areas of links: one for each line that a link takes, in the words that are printed there."""

from __future__ import annotations

import pydyf

from report_builder.exporters.pdf.finishing.objects import Box


def word(area: pydyf.Dictionary, box: Box) -> None:
    """Describe an area by the words of its link: WeasyPrint gives the name of the target, which nobody sees."""
    area["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))


def widen(area: pydyf.Dictionary, inner: pydyf.Dictionary) -> None:
    """Let an area reach over one inside it: WeasyPrint gives one to each box of a link, and readers stop at each."""
    sides, others = area["Rect"], inner["Rect"]
    lefts, bottoms = (*sides[::2], *others[::2]), (*sides[1::2], *others[1::2])
    area["Rect"] = pydyf.Array([min(lefts), min(bottoms), max(lefts), max(bottoms)])


def remove(pdf: pydyf.PDF, areas: list[pydyf.Dictionary]) -> None:
    """Take areas off their pages."""
    references = {area.reference for area in areas}
    for page in (each for each in pdf.objects if isinstance(each, pydyf.Dictionary) and "Annots" in each):
        page["Annots"] = pydyf.Array([each for each in page["Annots"] if each not in references])
    for area in areas:
        area.clear()
