"""Plain text, to be pasted into a message."""

from __future__ import annotations

import re
from collections.abc import Mapping


def write(text: str, _resources: Mapping[str, bytes]) -> bytes:
    """The text as UTF-8: no line ends in white space, and never two empty lines in a row."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return (re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n").encode()
