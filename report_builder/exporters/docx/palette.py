"""The design tokens as Word writes colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from report_builder.errors import ExitCode, Place, ReportError, error
from report_builder.exporters.docx.formatting import Gaya

TOKENS = (
    "tinta", "redup", "aksen", "dasar", "garis", "kertas", "baik", "perhatian", "buruk", "sorot",
    "seri-2", "seri-3", "seri-4", "seri-5", "baik-muda", "perhatian-muda", "buruk-muda",
)  # fmt: skip
TINTS = MappingProxyType({"hijau": "baik-muda", "kuning": "perhatian-muda", "merah": "buruk-muda"})
"""The tokens of the tints of cells."""
ALMOST = "sorot-selang"
"""A colour of Word's own, which no eye tells from ``sorot``."""
_FILE = "gaya/token.css"
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def palette(tokens: Mapping[str, str]) -> Gaya:
    """``#12406b`` -> ``12406B`` for each token, and ``ALMOST``.

    Raises ReportError (template) for all that are missing or no colour.
    """
    problems = [
        error(
            f"Warna “{name}” tidak ada atau bukan kode enam angka.",
            Place(_FILE),
            f"Tulislah seperti ini: --{name}: #12406b;",
        )
        for name in TOKENS
        if not _HEX.fullmatch(tokens.get(name, "").strip())
    ]
    if problems:
        raise ReportError(problems, ExitCode.TEMPLATE)
    colors = {name: tokens[name].strip().removeprefix("#").upper() for name in TOKENS}
    return colors | {ALMOST: f"{int(colors['sorot'], 16) ^ 1:06X}"}
