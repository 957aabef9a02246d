"""The units of indikator: a percentage or an amount of money, however its name is spelled, is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from report_builder.model.rows import fold

_PERCENT = frozenset({"%", "persen", "prosen", "persentase", "prosentase", "presentase"})
_RUPIAH = frozenset({"rp", "rupiah"})
_SIGNS: Mapping[str, frozenset[str]] = {"%": _PERCENT, "Rp": _RUPIAH}
_WORD = re.compile(r"[\w%]+")


@lru_cache(maxsize=1024)
def read_satuan(satuan: str) -> str:
    """The sign "%" for "Persen", "prosentase" or "persen (%)", "Rp" for "rupiah"; any other satuan as it is written."""
    words = set(_WORD.findall(fold(satuan)))
    return next((sign for sign, names in _SIGNS.items() if words and words <= names), satuan)
