"""Whose the comments are that the program puts into Word files: by these names office programs can filter them."""

from __future__ import annotations

from dataclasses import dataclass

from report_builder.exporters.docx.parts import AUTHOR


@dataclass(frozen=True, slots=True)
class Penulis:
    """The author of comments, as Word knows him."""

    nama: str
    inisial: str


PEMERIKSA = Penulis(f"{AUTHOR} (pemeriksaan)", "RBA")
PEMERIKSA_LAMA = Penulis(AUTHOR, "RBA")
"""As the comments of an audit were signed before they had an author of their own."""
NAMA_SENDIRI = frozenset({AUTHOR, PEMERIKSA.nama})
"""The names that the program comments under; what they say is no part of a document."""
