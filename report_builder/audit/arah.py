"""Words that tell of a rise or a fall, before the number that they tell of."""

from __future__ import annotations

import re

_NAIK = r"(?:kenaikan|peningkatan|pertumbuhan|lonjakan|meningkat|naik|tumbuh|bertambah)"
NAIK_TURUN = rf"(?:{_NAIK}|penurunan|menurun|turun|berkurang)"
_SO_MUCH = r"(?: (?:sebesar|sebanyak|sekitar|hingga|mencapai))*[ (]*$"

BERTAMBAH = re.compile(rf"\b{_NAIK}{_SO_MUCH}", re.IGNORECASE)
"""The end of a text that makes the number behind it a rise."""
BERUBAH = re.compile(rf"\b{NAIK_TURUN}{_SO_MUCH}", re.IGNORECASE)
"""The end of a text that makes the number behind it a change, which is no print of what changed."""
