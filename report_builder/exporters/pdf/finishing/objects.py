"""The untyped things of WeasyPrint and pydyf that the finishing handles, and how a reference finds its object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pydyf

Box: TypeAlias = Any
"""A laid-out box of WeasyPrint: what stands of an element on one page, or on one line."""
Element: TypeAlias = Any
"""An HTML element: the same object for all its boxes."""
ContentStream: TypeAlias = Any
"""The operators and operands that draw a page."""


def look_up(pdf: pydyf.PDF, reference: bytes) -> Any:  # noqa: ANN401 - it is what the file holds there.
    """Give the object that a reference names: ``12 0 R``."""
    return pdf.objects[int(reference.split()[0])]
