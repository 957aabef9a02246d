"""The units of indikator: a percentage, however its name is spelled, is one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from report_builder.model.rows import Row, fold

_PERCENT = frozenset({"%", "persen", "prosen", "persentase", "prosentase", "presentase"})
_WORD = re.compile(r"[\w%]+")


def percent_sign(row: Row) -> Mapping[str, str]:
    """The satuan "%" for a row that writes it as "Persen", "prosentase" or "persen (%)"; nothing for any other."""
    words = set(_WORD.findall(fold(row.teks("satuan"))))
    return {"satuan": "%"} if words and words <= _PERCENT else {}
