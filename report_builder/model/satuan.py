"""The units of indikator: a percentage or an amount of money, however its name is spelled, is one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from report_builder.model.rows import Row, fold

_PERCENT = frozenset({"%", "persen", "prosen", "persentase", "prosentase", "presentase"})
_RUPIAH = frozenset({"rp", "rupiah"})
_SIGNS: Mapping[str, frozenset[str]] = {"%": _PERCENT, "Rp": _RUPIAH}
_WORD = re.compile(r"[\w%]+")


def read_satuan(row: Row) -> Mapping[str, str]:
    """The satuan "%" for a row that writes "Persen", "prosentase" or "persen (%)", "Rp" for one that writes "rupiah".

    Nothing for any other: it stays as written.
    """
    sign = _sign(row.teks("satuan"))
    return {"satuan": sign} if sign else {}


@lru_cache(maxsize=1024)
def _sign(satuan: str) -> str:
    words = set(_WORD.findall(fold(satuan)))
    return next((sign for sign, names in _SIGNS.items() if words and words <= names), "")
